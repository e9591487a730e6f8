/* TokenMeter; its packages: licenses.txt */
import{$ as xe,A,B as H,C as se,D as ke,E as k,F as be,G as Te,H as j,I as b,J as G,K as Se,L as y,M as Ee,N as z,O as T,P as $e,Q as ne,R as Re,S as V,T as Ue,W as Ie,X as Pe,Y as Le,Z as Ae,_ as Ce,a as ue,aa as Oe,b as o,ca as De,d,da as ie,e as ce,ea as Me,f as g,g as N,h as w,j as he,k as me,l as fe,m as R,n as h,o as pe,p as ge,q as v,r as ve,s as F,t as ye,u as we,v as te,w as P,x as _,y as L,z as f}from"./chunk.817ac0c07b3d.js";var ct="\u2014",ht={amount:null,currency:"",unpricedRequests:0},mt=2;function ft(n,e){let[t,s=""]=n.split(".");return e>0?`${t}.${s.slice(0,e)}`:t}function pt(n,e){let t=n.split(".")[1]??"",s=/^0*/.exec(t)[0].length,i=Math.max(e,s)+mt;return Math.abs(Number(n))<1&&/[1-9]/.test(t.slice(e,i))?i:e}var B=class{#t;#s;#e;#i;#n;#r=new Map;#o=new Map;#d;constructor(e){this.#t=e}get locale(){return this.#s??=gt(this.#t),this.#s}change(e){return new Intl.NumberFormat(this.locale,{style:"percent",signDisplay:"exceptZero",maximumFractionDigits:0}).formatToParts(e).map(({type:t,value:s})=>t==="minusSign"?s.replace("-","\u2212"):s).join("")}exact(e){return this.#e??=new Intl.NumberFormat(this.locale),this.#e.format(e)}compact(e){return this.#i??=new Intl.NumberFormat(this.locale,{notation:"compact",maximumSignificantDigits:3}),this.#i.format(e)}counted(e,t,s=`${t}s`){this.#n??=new Intl.PluralRules("en");let i=this.#n.select(e)==="one"?t:s;return`${this.exact(e)} ${i}`}cost(e,t){if(e===void 0)return;let{amount:s,currency:i,unpricedRequests:r}=e??ht,a=r>0?`${this.counted(r,"request")} without a price`:"",l=t>0&&r>=t;if(s===null||l)return{amount:ct,note:a,words:"no price known"};let u=this.#l(s,i);return r>0?{amount:`\u2265\xA0${u}`,note:a,words:`at least ${u}, ${a}`}:{amount:u,note:a,words:u}}#l(e,t){let{maximumFractionDigits:s=2}=this.#a(t).resolvedOptions(),i=pt(e,s),r=ft(e,i);return this.#a(t,i).format(r)}#a(e,t){let s=`${e} ${t}`,i=this.#r.get(s);return i||(i=new Intl.NumberFormat(this.locale,{style:"currency",currency:e,...t!==void 0&&{minimumFractionDigits:t,maximumFractionDigits:t}}),this.#r.set(s,i)),i}date(e,t="short"){return this.#h(w(e),"UTC",{month:"short",day:"numeric",...t==="long"&&{weekday:"short",year:"numeric"}})}dateRange(e,t){return this.#c("UTC",{month:"short",day:"numeric",year:"numeric"}).formatRange(w(e),w(t))}month(e,t="short"){return this.#h(w(e),"UTC",{month:t,year:"numeric"})}monthRange(e,t){return this.#c("UTC",{month:"short",year:"numeric"}).formatRange(w(e),w(t))}day(e,t){return this.#h(new Date(e).getTime(),t,{month:"short",day:"numeric",year:"numeric"})}moment(e,t,s){let i=new Date(e).getTime(),r=a=>N(t,a).slice(0,4);return this.#h(i,t,{month:"short",day:"numeric",hour:this.#u(),minute:"2-digit",...r(i)!==r(s)&&{year:"numeric"}})}clock(e,t="minute"){return this.#h(e,void 0,{hour:this.#u(),minute:"2-digit",...t==="second"&&{second:"2-digit"}})}#u(){if(!this.#d){let e=this.#c("UTC",{timeStyle:"short"}).formatToParts(324e5).find(({type:t})=>t==="hour").value;this.#d=e.length>1?"2-digit":"numeric"}return this.#d}#h(e,t,s){return this.#c(t,s).format(e)}#c(e,t){let s=JSON.stringify([e,t]),i=this.#o.get(s);return i||(i=new Intl.DateTimeFormat(this.locale,{...t,...e&&{timeZone:e}}),this.#o.set(s,i)),i}};function gt(n){try{return new Intl.NumberFormat(n||void 0).resolvedOptions().locale}catch{return new Intl.NumberFormat().resolvedOptions().locale}}var Z=class{#t;#s;#e;constructor(e,t=400){this.#t=e,this.#s=t}call(){this.#e??=setTimeout(()=>{this.#e=void 0,this.#t()},this.#s)}cancel(){clearTimeout(this.#e),this.#e=void 0}};var U=class{constructor(){this.lastEventId="";this.#t="";this.#s=!1;this.#e=!1;this.#i="";this.#n=[];this.#r=0;this.#o=""}#t;#s;#e;#i;#n;#r;#o;feed(e){let t=[];for(let s of this.#d(e)){let i=this.#l(s);i&&t.push(i)}if(this.#t.length+this.#r>1048576)throw new RangeError("An event of the live stream is endless");return t}#d(e){!this.#s&&e!==""&&(this.#s=!0,e.startsWith("\uFEFF")&&(e=e.slice(1))),this.#e&&e!==""&&(e.startsWith(`
`)&&(e=e.slice(1)),this.#e=!1),e.endsWith("\r")&&(this.#e=!0);let t=(this.#t+e).split(/\r\n|\n|\r/);return this.#t=t.pop()??"",t}#l(e){if(e==="")return this.#a();let t=e.indexOf(":");if(t===0)return;let s=t<0?e:e.slice(0,t),i=t<0?"":e.slice(t+1).replace(/^ /,"");s==="event"?this.#i=i:s==="data"?(this.#n.push(i),this.#r+=i.length):s==="id"&&!i.includes("\0")?this.#o=i:s==="retry"&&/^\d{1,9}$/.test(i)&&(this.retryMilliseconds=Number(i))}#a(){let e=this.#i||"message",t=this.#n;if(this.lastEventId=this.#o,this.#i="",this.#n=[],this.#r=0,t.length!==0)return{type:e,data:t.join(`
`),lastEventId:this.lastEventId}}};var vt=1e3,yt=45e3,qe=15,wt=60;function kt(n,e){return n?.totalTokens===e.totalTokens&&n.promptTokens===e.promptTokens&&n.requestCount===e.requestCount}function bt(n){if(n.type===L)try{let e=Object(JSON.parse(n.data)).tokenUsage;return v(e)?e:void 0}catch{return}}var re=class{constructor(e,t){this.state="waiting";this.#e=new Set;this.#n="";this.#r=vt;this.#o=qe;this.#d=0;this.#s=e,this.#t=t}#t;#s;#e;#i;#n;#r;#o;#d;#l;#a;get isUnused(){return this.#e.size===0}add(e){this.#e.add(e),!this.#a&&(this.#a=k(["visibilitychange","online",L],t=>this.#u(t)),this.#c())}remove(e){this.#e.delete(e),this.isUnused&&(this.#a?.(),this.#a=void 0,this.#h())}note(e){this.#i=e}#u(e){if(e.type===L){let t=se(e);t.userId===this.#t&&v(t.tokenUsage)&&this.note(t.tokenUsage)}else e.type==="online"?(this.#h(),this.#c()):f()?this.#h():this.#c()}#h(){this.#l?.abort(),this.#l=void 0,this.#y("waiting")}#c(){this.#l||f()||this.isUnused||(this.#d=0,this.#l=new AbortController,this.#p(this.#l.signal))}async#p(e){for(;!e.aborted;){let t;try{t=await this.#w(e)}catch(s){if(e.aborted)return;t=this.#g(s)}if(e.aborted)return;this.#d++,await Tt(R(this.#d,this.#r,t,Math.random()),e)}}#g(e){if(this.state==="streaming"&&this.#y("waiting"),e instanceof h){if(e.kind==="denied"){this.#y("waiting");for(let t of[...this.#e])t.onDenied?.();return wt}return e.retryAfter}}async#w(e){if(this.state==="polling")return this.#v(e);let t=new AbortController,s=()=>t.abort();e.addEventListener("abort",s,{once:!0});try{let i=await F(me(this.#s,this.#t),{headers:this.#k(),fetchToken:this.fetchToken,cache:"no-store",signal:t.signal});return await this.#b(i,t)}finally{e.removeEventListener("abort",s),t.abort()}}#k(){let e={Accept:"text/event-stream"};return this.#n&&(e["Last-Event-ID"]=this.#n),e}async#b(e,t){let s=e.headers.get("Content-Type")??"";if(e.ok&&e.body&&/^text\/event-stream/i.test(s)){await this.#T(e.body,t);return}let i=ve(e,await e.text());if(e.ok||[404,405,501].includes(e.status))return this.#y("polling"),this.#o=i.retryAfter||qe,this.#o;throw i}async#T(e,t){let s=new U,i=new TextDecoder,r=e.getReader();for(s.lastEventId=this.#n,this.#y("streaming");;){let a=setTimeout(()=>t.abort(),yt),{done:l,value:u}=await r.read().finally(()=>clearTimeout(a));if(l)break;for(let $ of s.feed(i.decode(u,{stream:!0})))this.#f($);this.#r=s.retryMilliseconds??this.#r}this.#y("waiting")}#f(e){this.#d=0,this.#n=e.lastEventId||this.#n;let t=bt(e);t&&this.#m(t)}async#v(e){let t=await _({userId:this.#t,baseUrl:this.#s,signal:e,...this.fetchToken&&{fetchToken:this.fetchToken}});return this.#d=0,this.#m({promptTokens:t.promptTokens,completionTokens:t.completionTokens,totalTokens:t.totalTokens,requestCount:t.requestCount}),this.#o}#m(e){let t=this.#i;this.note(e),t&&!kt(t,e)&&H({userId:this.#t,tokenUsage:e})}#y(e){if(this.state!==e){this.state=e;for(let t of[...this.#e])t.onState?.(e)}}};function Tt(n,e){return new Promise(t=>{let s=()=>{clearTimeout(i),e.removeEventListener("abort",s),t()},i=setTimeout(s,n);e.addEventListener("abort",s)})}var St=Symbol.for("tokenmeter.live.1");function Et(){let n=globalThis;return n[St]??=new Map}function Ne({baseUrl:n,userId:e,fetchToken:t},s={}){let i=he(n),r=`${i} ${e}`,a=Et(),l=a.get(r);l||(l=new re(i,e),a.set(r,l));let u=l;u.fetchToken=t??u.fetchToken;let $={...s};return u.add($),{get state(){return u.state},note:q=>u.note(q),close(){u.remove($),u.isUnused&&a.delete(r)}}}function Fe(n,e){return k([L],t=>{let s=se(t);ke(s,n)&&e(s)})}var $t=2e3,Rt=3e4,Ut=3e5,_e={document:void 0,days:void 0,loadedAt:0,loading:!1,failure:void 0,retryAt:0,live:"waiting",offline:!1};function It(n,e){return n!==void 0&&n.userId===e.userId&&n.baseUrl===e.baseUrl&&n.days===e.days&&n.timeZone===e.timeZone&&n.fetchToken===e.fetchToken}function Pt(n,e){return n?.userId===e.userId&&n.baseUrl===e.baseUrl&&n.fetchToken===e.fetchToken}function Lt(n,{userId:e,tokenUsage:t}){if(e!==n.userId||!v(t)||t.requestCount<=n.requestCount)return n;let{promptTokens:s,completionTokens:i,totalTokens:r,requestCount:a}=t;return{...n,promptTokens:s,completionTokens:i,totalTokens:r,requestCount:a}}var Q=class{constructor(e){this.view=_e;this.#s=new Z(()=>this.#h());this.#i=!1;this.#r=!1;this.#o=0;this.#u=[];this.#t=e}#t;#s;#e;#i;#n;#r;#o;#d;#l;#a;#u;show(e){if(It(this.#e,e))return;let t=Pt(this.#e,e);if(this.#e=e,t){this.#v(),this.#i&&this.refresh();return}let s=this.#i;this.stop(),this.#m({..._e,offline:A()}),s&&this.start()}start(){if(this.#i=!0,!this.#e?.userId||this.#u.length>0)return;let{userId:e}=this.#e;this.#u=[Fe(e,t=>this.#b(t)),k(["online","offline","visibilitychange"],t=>this.#T(t.type))],this.#l=setInterval(()=>this.#f(),Rt),this.refresh()}stop(){this.#i=!1;for(let e of this.#u)e();this.#u=[],clearInterval(this.#l),this.#v(),this.#s.cancel(),this.#a?.close(),this.#a=void 0,this.#o=0}refresh(){if(!(!this.#i||!this.#e?.userId)){if(this.#n){this.#r=!0;return}this.#c(this.#e)}}#h(){let{failure:e,retryAt:t}=this.view;e?.status===429&&Date.now()<t||this.refresh()}async#c(e){let t=new AbortController;this.#n=t,this.#r=!1,clearTimeout(this.#d),this.#m({loading:!0,retryAt:0});try{let s=await _({...e,signal:t.signal});if(t.signal.aborted)return;this.#p(s,e)}catch(s){if(t.signal.aborted)return;this.#g(s)}this.#r&&this.#s.call()}#p(e,{days:t}){this.#n=void 0,this.#o=0,this.#m({document:e,days:t,loadedAt:Date.now(),loading:!1,failure:void 0,offline:A()}),this.#w(),this.#a?.note(e)}#g(e){let t=e instanceof h?e:new h("unreadable","The answer could not be read");this.#n=void 0,this.#o++;let s=R(this.#o,$t,t.retryAfter,Math.random()),i=ge(t)&&!f();i&&(this.#d=setTimeout(()=>this.refresh(),s)),this.#m({...t.kind==="denied"&&{document:void 0},loading:!1,failure:t,retryAt:i?Date.now()+s:0,offline:A()})}#w(){if(this.#a||!this.#e)return;let{userId:e,baseUrl:t,fetchToken:s}=this.#e;this.#a=Ne({userId:e,...t!==void 0&&{baseUrl:t},...s&&{fetchToken:s}},{onState:i=>this.#k(i),onDenied:()=>this.refresh()}),this.#m({live:this.#a.state})}#k(e){this.#m({live:e}),e!=="waiting"&&this.view.failure&&this.refresh()}#b(e){let{document:t}=this.view;t&&this.#m({document:Lt(t,e)}),this.#s.call()}#T(e){let{failure:t,retryAt:s}=this.view;e!=="visibilitychange"&&this.#m({offline:A()}),!(e==="offline"||f())&&(this.#f(),t&&(e==="online"||s===0)&&this.refresh())}#f(){let{document:e,loadedAt:t}=this.view,s=Date.now();if(!e||f())return;let i=N(e.timeZone,s)>e.today,r=s-t<Ut;i&&!r&&this.#s.call()}#v(){this.#n?.abort(),this.#n=void 0,clearTimeout(this.#d)}#m(e){this.view={...this.view,...e},this.#t()}};function At(){try{return Intl.supportedValuesOf("timeZone")}catch{return[]}}function Ct(n){"requestIdleCallback"in globalThis?requestIdleCallback(n,{timeout:5e3}):setTimeout(n,1e3)}var Y=class{#t;#s;#e;#i=!1;#n="";constructor(e,t){this.#t=e,this.#s=e.querySelector("[name=user]"),this.#e=e.querySelector("[name=zone]"),e.addEventListener("submit",s=>{s.preventDefault(),t({site:null,user:this.#s.value.trim()})}),e.addEventListener("change",s=>{let i=s.target;i.name==="zone"&&t({zone:i.value});let r=Te.find(({name:a})=>a===i.value);i.name==="period"&&r&&t({period:r}),i.name==="view"&&t({tables:i.checked})})}show(e,t){let s=t.kind==="known"&&t.session.userId!==null;this.#t.classList.toggle("shut",t.kind==="unknown"),this.#t.classList.toggle("fixed",s);let i=t.kind==="known"&&t.session.role==="admin",r=e.site===null||e.site==="usage"&&i;this.#t.classList.toggle("of-site",e.site!==null),this.#t.classList.toggle("timeless",!r),this.#s.readOnly=s,(!(!s&&document.activeElement===this.#s)||e.user!==this.#n)&&(this.#s.value=e.user),this.#n=e.user;for(let l of this.#t.querySelectorAll("input"))l.name==="period"?l.checked=l.value===e.period.name:l.name==="view"&&(l.checked=e.tables);this.#e.value=e.zone,this.#e.value!==e.zone&&(this.#r(e.zone),this.#e.value=e.zone)}#r(e){let{options:t}=this.#e,s=[...t].find(({value:i})=>i===e);this.#e.append(s??new Option(e,e))}addZones(){this.#i||(this.#i=!0,Ct(()=>this.#o()))}#o(){let e=Intl.DateTimeFormat().resolvedOptions().timeZone;for(let t of new Set([e,"UTC",...At()]))this.#r(t)}};function je(n){let{result:e,tokenUsage:t}=Object(n);return Array.isArray(e?.files)&&v(t)}function He(n,e){if(!e)return;let{promptTokens:t,completionTokens:s,totalTokens:i,requestCount:r}=e;H({userId:n,tokenUsage:{promptTokens:t,completionTokens:s,totalTokens:i,requestCount:r}})}function xt(n){let{prompt:e,userId:t,name:s,complexity:i}=n;return JSON.stringify({prompt:e,userId:t,name:s,complexity:i})}async function Ge(n){try{let e=await Ot(n);return He(n.userId,e.tokenUsage),e}catch(e){throw e instanceof h&&He(n.userId,e.tokenUsage),e}}async function Ot(n){let e=n.onProgress!==void 0,t=await F(fe(n.baseUrl??""),{method:"POST",headers:{"Content-Type":"application/json",Accept:e?"text/event-stream, application/json;q=0.9":"application/json"},body:xt(n),fetchToken:n.fetchToken,...n.signal&&{signal:n.signal}}),s=t.headers.get("Content-Type")??"";if(t.ok&&t.body&&/^text\/event-stream/i.test(s))try{return await Dt(t,n)}catch(a){throw ye(a,n.signal)}let i=await we(t,n.signal),r=te(i,t);if(!je(r))throw P(t);return r}async function Dt(n,e){let t=new U,s=new TextDecoder,i=n.body.getReader();for(;;){let{done:r,value:a}=await i.read();if(r)break;for(let l of t.feed(s.decode(a,{stream:!0}))){let u=Mt(l,n,e);if(u)return await i.cancel(),u}}throw new h("failed","The answer broke off",{requestId:n.headers.get("X-Request-Id")??void 0})}function Mt(n,e,t){let s=te(n.data,e);if(n.type==="progress")t.onProgress?.(s);else{if(n.type==="error")throw qt(s,e);if(n.type==="result"){if(!je(s))throw P(e);return s}}}function qt(n,e){let{error:t,code:s,requestId:i,status:r,tokenUsage:a}=Object(n),l=typeof r=="number"?r:502;return new h(pe(l),typeof t=="string"?t:"The generation failed",{status:l,code:typeof s=="string"?s:void 0,requestId:typeof i=="string"?i:e.headers.get("X-Request-Id")??void 0,tokenUsage:v(a)?a:void 0})}var Nt=2e4,Ft=2e3,C=class extends g{static{this.properties={user:{attribute:!1},mayGenerate:{attribute:!1},outcome:{state:!0},copied:{state:!0}}}#t;#s;#e;constructor(e,t){super(),this.#t=e,this.#s=t,this.user="",this.mayGenerate=!0,this.copied="",this.outcome={kind:"idle"}}createRenderRoot(){return this.className="generator panel",this.setAttribute("role","region"),this.setAttribute("aria-labelledby","generator-title"),this}reset(){this.#e?.abort(),this.#e=void 0,this.outcome={kind:"idle"};let e=this.querySelector("textarea");e&&(e.value="")}render(){let e=o`<h2 id="generator-title">Generate a plugin</h2>`;return this.mayGenerate?o`${e} ${this.#i()} ${this.#r()}`:o`${e}
			<p class="reading quiet">
				A viewer token reads only. Sign in with a key to generate.
			</p>`}#i(){let e=this.outcome.kind==="running";return o`<form @submit=${t=>this.#a(t)}>
				<label for="prompt" class="of"
					>What the Minecraft plugin is to do. Its tokens count for
					${this.user===""?"the user above":o`<b>${this.user}</b>`}.</label
				>
				<textarea
					id="prompt"
					name="prompt"
					required
					maxlength=${Nt}
					placeholder="a /home command with a cooldown"
				></textarea>
				<div class="doing">
					<span class="of" role="status">${this.#n()}</span>
					${e?o`<button type="button" @click=${()=>this.#e?.abort()}>
								Stop
							</button>`:d}
					<button class="main" ?disabled=${e||this.user===""}>
						Generate
					</button>
				</div>
				${e?o`<progress aria-label="The model is writing"></progress>`:d}
		</form>`}#n(){let{outcome:e}=this;if(e.kind!=="running")return"";if(!e.progress)return"Asking the model\u2026";let{characters:t,files:s}=e.progress,i=typeof s=="number"?s:s.length;return`${this.#t.counted(t,"character")}, `+this.#t.counted(i,"file")}#r(){let{outcome:e}=this;switch(e.kind){case"done":return this.#o(e.answer,e.user);case"failed":return this.#l(e.failure);case"stopped":return o`<div class="answer">
					<p>Stopped. What the model used until then is counted.</p>
				</div>`;default:return d}}#o({result:e,tokenUsage:t},s){let i=r=>this.#t.exact(r);return o`<section class="answer" aria-label="The plugin">
			<h3>${e.pluginName}</h3>
			<p class="spent" role="status" data-spent>
				<b>${i(t.tokensUsedThisRequest)} tokens</b> for this
				request; ${i(t.totalTokens)} in
				all${s===this.user?d:o` of <b>${s}</b>`}.
			</p>
			<p>${e.message}</p>
			${e.files.map(r=>this.#d(r))}
		</section>`}#d(e){let t=this.copied===e.path?"Copied":"Copy";return o`<section class="file" aria-label=${e.path}>
			<header>
				<code>${e.path}</code>
				<button
					class="plain"
					aria-label="${t} ${e.path}"
					@click=${s=>this.#u(e,s)}
				>
					${t}
				</button>
			</header>
			<pre tabindex="0" role="region" aria-label="Contents of ${e.path}"
			><code>${e.content}</code></pre>
		</section>`}#l(e){let t=e.tokenUsage;return o`<div class="answer">
			<div class="failed" role="alert" data-failed>
				<p>${e.message}.</p>
				${t?o`<p>
							What the model used is counted:
							${this.#t.exact(t.totalTokens)} tokens in all.
						</p>`:d}
				${e.requestId?o`<p>Request <code>${e.requestId}</code></p>`:d}
			</div>
		</div>`}async#a(e){e.preventDefault();let t=e.currentTarget,s=String(new FormData(t).get("prompt")).trim();if(s===""||this.outcome.kind==="running")return;let i=new AbortController,{user:r}=this;this.#e=i,this.outcome={kind:"running",progress:void 0};try{let a=await Ge({userId:r,prompt:s,signal:i.signal,onProgress:l=>{this.#e===i&&(this.outcome={kind:"running",progress:l})}});if(this.#e!==i)return;this.outcome={kind:"done",answer:a,user:r}}catch(a){if(this.#e!==i)return;if(a instanceof h&&a.status===401){this.#s(a);return}this.outcome=i.signal.aborted?{kind:"stopped"}:{kind:"failed",failure:y(a)}}}async#u(e,t){let i=t.currentTarget.closest(".file")?.querySelector("pre");await Se(e.content,i)&&(this.copied=e.path,setTimeout(()=>{this.copied=""},Ft))}};customElements.define("plugin-generator",C);function ze(n){return o`<section class="panel message" data-state="start">
		<h1>Whose tokens?</h1>
		<p>
			Type a user’s id into the bar above to see how many tokens that user
			has spent on language models, each request counted once, on the
			right day.
		</p>
		${n?o`<p><a href=${n}>All users</a>, keys, and what was done</p>`:d}
	</section>`}var _t={viewer:"a viewer token, which reads one user\u2019s numbers",user:"a key of the role user, which is for one user",app:"a key of the role app, which is for an application",admin:"a key of the role admin"};function Ve({role:n,knownBy:e},t){let s=e==="login"?"the web server\u2019s login":_t[n];return o`<section
		class="panel message whole"
		role="alert"
		data-state="refused"
	>
		<h1>This view is for admins</h1>
		<p>
			You are signed in with ${s}. An admin’s key shows all users, keys,
			and what was done.
		</p>
		<p><a href=${t}>To the page of one user</a></p>
	</section>`}function Be(n){return o`<section
		class="panel message whole"
		role="alert"
		data-state="not-brought"
	>
		<h1>The admin view could not be loaded</h1>
		<p>The server could not be reached, or has another version now.</p>
		<button type="button" @click=${n}>Load the page again</button>
	</section>`}function oe(n,{failure:e,retryAt:t}){return o`<section class="panel message" role="alert">
		<h1>The server does not answer as it should</h1>
		<p>
			${T(e.message)} Trying again at
			${n.clock(t,"second")}.
		</p>
		${e.requestId?o`<p class="quiet">Request ${e.requestId}</p>`:d}
	</section>`}function Ze(n,e){return o`<div class="notice" role="status">
		<span>
			<strong>You are still signed in</strong>
			<small>${T(n.message)}</small>
		</span>
		<button type="button" @click=${e}>Try again</button>
	</div>`}function Qe(){return o`<section class="panel message" data-state="empty">
		<h2>No tokens yet</h2>
		<p>
			Nothing has been counted for this user. The first request will show up
			here by itself; <em>Generate</em> makes one.
		</p>
	</section>`}function Ye(n,e,t){let s=Re(e),i=e.document&&!e.failure&&!e.offline;return o`${i?o`<span data-state=${e.live}
						>${s==="Live"?o`<span class="light"></span>`:d}${s}</span
					><span>Updated ${n.clock(e.loadedAt)}</span>`:d}
		${ne(e,n,t)}
		${e.loading?o`<div class="waiting"></div>`:d}`}function We(n,e,t){let s=e.document&&!e.failure&&!e.offline;return o`${s?o`<span>Updated ${n.clock(e.loadedAt)}</span>`:d}
		<button type="button" class="plain" @click=${t}>Refresh</button>
		${ne(e,n,t)}
		${e.loading?o`<div class="waiting"></div>`:d}`}var Je="/api/session",Ht=2e3,jt=["viewer","user","app","admin"];function Gt(n,e){let{role:t,userId:s=null,knownBy:i}=Object(n);if(t===void 0||!jt.includes(t)||typeof i!="string"||s!==null&&typeof s!="string")throw P(e);return{role:t,userId:s,knownBy:i}}function Ke(n,e={}){return z(Je,Gt,{method:n,headers:e})}function zt(n){return n.trim().replace(/^(Authorization:\s*)?Bearer\s+/i,"")}var W=class{constructor(e){this.reader={kind:"asked"};this.#s=0;this.#i=0;this.#t=e,k(["visibilitychange"],()=>{!f()&&this.reader.kind==="unknown"&&this.ask()})}#t;#s;#e;#i;get session(){return this.reader.kind==="known"?this.reader.session:void 0}async ask(){let e=++this.#i;clearTimeout(this.#e);try{let t=await Ke("GET");e===this.#i&&this.#o({kind:"known",session:t})}catch(t){e===this.#i&&this.#n(y(t))}}async signIn(e){let t=zt(e);if(!/^[\x21-\x7e]+$/.test(t))throw new h("refused","This is neither a key (tm_\u2026) nor a viewer token (tmv_\u2026)");try{let s=await Ke("POST",{Authorization:`Bearer ${t}`});this.#r({kind:"known",session:{...s,knownBy:"cookie"}})}catch(s){throw y(s)}}async signOut(){try{await Ee(Je,{method:"DELETE"})}catch(e){let t=y(e);if(t.status!==401)throw t}this.#r({kind:"unknown",ended:void 0})}end(e){if(this.reader.kind==="unknown")return;let t=this.reader.kind==="known"?e:void 0;this.#r({kind:"unknown",ended:t})}#n(e){if(e.status===401){if(this.reader.kind==="unknown")return;this.#o({kind:"unknown",ended:void 0});return}if(this.reader.kind==="unknown")return;let t=R(++this.#s,Ht,e.retryAfter,Math.random());this.#e=setTimeout(()=>{this.ask()},t),this.#o({kind:"failed",failure:e,retryAt:Date.now()+t})}#r(e){++this.#i,clearTimeout(this.#e),this.#o(e)}#o(e){e.kind!=="failed"&&(this.#s=0),this.reader=e,this.#t()}};var x=class extends g{static{this.properties={ended:{attribute:!1},refusal:{state:!0},isSending:{state:!0}}}#t;#s;constructor(e,t){super(),this.#t=e,this.#s=t,this.isSending=!1}createRenderRoot(){return this.className="sign-in panel message",this.dataset.state="sign-in",this.setAttribute("role","region"),this.setAttribute("aria-labelledby","sign-in-title"),this}connectedCallback(){super.connectedCallback(),this.refusal=void 0,this.updateComplete.then(()=>this.#e?.focus())}disconnectedCallback(){super.disconnectedCallback(),this.#e&&(this.#e.value="")}get#e(){return this.querySelector("input")}render(){return o`<h1 id="sign-in-title">Sign in</h1>
			${this.#i()}
			<form
				method="post"
				@submit=${e=>this.#r(e)}
			>
				<label for="secret">Viewer token or key</label>
				<input
					id="secret"
					type="password"
					required
					maxlength="400"
					autocomplete="off"
					autocapitalize="none"
					spellcheck="false"
					placeholder="tmv_… or tm_…"
					aria-describedby="secret-use"
				/>
				<p id="secret-use" class="quiet">
					Sent once, in exchange for a cookie. The page keeps no copy.
				</p>
				<button
					class="main"
					aria-disabled=${this.isSending?"true":d}
				>
					${this.isSending?"Signing in\u2026":"Sign in"}
				</button>
			</form>
			<p class="quiet">
				The application that counts your tokens can give you a viewer token;
				whoever runs this server makes keys with
				<code>tokenmeter key create</code>.
			</p>`}#i(){let{refusal:e,ended:t}=this;return o`<div role="alert">
			${e?this.#n(e.failure,T(e.failure.message)):t?this.#n(t,"You are signed out: the sign-in has ended or was revoked."):d}
		</div>`}#n({requestId:e},t){let{nextAt:s}=this.refusal??{nextAt:0};return o`<div class="failed">
			<p>
				${t}
				${s>0?`Try again at ${this.#t.clock(s,"second")}.`:d}
			</p>
			${e?o`<p>Request <code>${e}</code></p>`:d}
		</div>`}async#r(e){e.preventDefault();let t=this.#e;if(!(!t||this.isSending)){this.isSending=!0,this.refusal=void 0;try{await this.#s.signIn(t.value),t.value=""}catch(s){let i=s,{retryAfter:r=0,kind:a}=i;this.refusal={failure:i,nextAt:r>0?Date.now()+r*1e3:0},a==="denied"&&(t.value=""),t.focus()}finally{this.isSending=!1}}}};customElements.define("sign-in",x);function Vt(n){let e=(n??"").replaceAll("_"," ").trim();return e?e.charAt(0).toUpperCase()+e.slice(1):"Request"}function Bt({provider:n,model:e}){return[e,n].filter(Boolean).join(" \xB7 ")||"\u2014"}function Zt(n,e,t,s){let i=s.moment(n.timestamp,e,Date.now()),r=s.cost(n.cost??null,1),{promptTokens:a,completionTokens:l,totalTokens:u}=n;return o`<tr>
		<th scope="row">
			${Vt(n.operation)}
			${n.pluginName?o`<span class="quiet">${n.pluginName}</span>`:d}
			<small class="narrow quiet">${n.model??"\u2014"}</small>
			<small class="narrow quiet">${i}</small>
		</th>
		<td class="wide">${Bt(n)}</td>
		<td class="wide when">
			<time datetime=${n.timestamp}>${i}</time>
		</td>
		<td class="wide number">${s.exact(a)}</td>
		<td class="wide number">${s.exact(l)}</td>
		<td class="number">
			${s.exact(u)}
			<small class="narrow quiet">
				${s.exact(a)} + ${s.exact(l)}
			</small>
			${t?o`<small class="narrow quiet">${r?.amount}</small>`:d}
		</td>
		${t?o`<td class="wide number">${r?.amount}</td>`:d}
	</tr>`}function Xe(n,e){let{recentSessions:t,timeZone:s}=n,i=n.cost!==void 0;return o`<table class="sessions">
		<thead>
			<tr>
				<th scope="col">Request</th>
				<th scope="col" class="wide">Model</th>
				<th scope="col" class="wide">Time (${s})</th>
				<th scope="col" class="wide number">Prompt</th>
				<th scope="col" class="wide number">Completion</th>
				<th scope="col" class="number">Tokens</th>
				${i?o`<th scope="col" class="wide number">Cost</th>`:d}
			</tr>
		</thead>
		<tbody>
			${t.map(r=>Zt(r,s,i,e))}
		</tbody>
	</table>`}var et=ue`
	.sessions .wide {
		display: none;
	}

	.sessions .when {
		white-space: nowrap;
	}

	@container (min-width: 44rem) {
		.sessions .wide {
			display: table-cell;
		}

		.sessions .narrow {
			display: none;
		}
	}
`;var Qt=1400,Yt={day:"Tokens by day",month:"Tokens by month"},O=class extends g{static{this.properties={state:{attribute:!1},view:{attribute:!1},reader:{attribute:!1},site:{attribute:!1}}}#t;#s;#e;#i;#n;#r;#o;#d=new Map;#l={day:new V(this,"day"),month:new V(this,"month")};constructor(e,t,s,i,r){super(),this.#t=e,this.#s=t,this.#e=s,this.#i=i,this.#n=r}createRenderRoot(){return this.className="usage",this}willUpdate(){let{period:e}=this.state,{days:t=0}=this.view;t>=G(e)&&(this.#r=e)}updated(){let e=matchMedia("(prefers-reduced-motion: reduce)").matches,{userId:t}=this.view.document??{},s=t===this.#o?this.#d:new Map;this.#o=t,this.#d=new Map;for(let i of this.querySelectorAll("[data-card]")){let{textContent:r}=i.querySelector(".value")??i,a=`${this.#r?.name} ${i.dataset.card}`,l=s.get(a);this.#d.set(a,r),!(e||l===void 0||l===r)&&i.animate({backgroundColor:["var(--fresh)","var(--surface)"]},Qt)}}render(){let{document:e,failure:t}=this.view,{reader:s}=this;return s.kind==="unknown"?o`${this.#i}`:this.state.site!==null?this.#h():this.state.user===""?s.kind==="asked"?this.#g():s.kind==="failed"?oe(this.#t,s):this.#p(ze(this.#u)):e&&this.#r?this.#w(e,this.#r):t?this.#p(o`${this.#c()}
			<section class="panel">
				<h2 class="unseen">Usage</h2>
				${$e(this.view,t,this.#t,this.#s)}
			</section>`):this.#g()}get#a(){let{reader:e}=this;return e.kind==="known"&&e.session.role==="admin"}get#u(){return this.#a?b({...this.state,site:"usage"}):void 0}#h(){let{reader:e,site:t,state:s}=this;if(e.kind==="failed")return oe(this.#t,e);if(e.kind==="known"&&!this.#a){let i=b({...s,site:null});return Ve(e.session,i)}return e.kind==="known"&&t?o`${t}`:t===null?Be(()=>location.reload()):o`<header class="whose"><h1>Administration</h1></header>`}#c(e=""){return o`<header class="whose">
			<h1>${this.state.user}</h1>
			<p>${e}</p>
			${this.#u?o`<nav class="parts" aria-label="Site">
						<a href=${this.#u}>All users</a>
					</nav>`:d}
		</header>`}#p(e){return o`${e} ${this.#e}`}#g(){return o`${this.#c()}
			<div class="cards skeleton" data-state="loading">
				${Array.from({length:6},()=>o`<div class="card"></div>`)}
			</div>
			${this.#e}
			<div class="panel trend skeleton"></div>
			<div class="panel half skeleton"></div>
			<div class="panel half skeleton"></div>
			<div class="panel requests skeleton"></div>`}#w(e,t){let s=Ue(e,t),i=this.#b(e,s,t);return o`${this.#c(`${i} \xB7 days and months in ${e.timeZone}`)}
			${Ie(this.#t,e,s,t)} ${this.#e}
			${e.firstRequestAt===null?Qe():this.#k(e,s,t)}
			${this.#a?this.#n:d}`}#k(e,t,s){let i=s.unit==="day"?"month":"day",r=e.modelUsage,a=(l,u)=>this.#T(l,u,e,s);return o`${a("trend",this.#f(e,s.unit,s,t))}
			${a(r?"half":"",this.#f(e,i,s))}
			${r?a("half",this.#v(e)):d}
			${a("requests",this.#m(e))}`}#b({firstRequestAt:e,timeZone:t},{first:s,last:i},r){return r===be?e===null?r.label:`since ${this.#t.day(e,t)}`:r.unit==="day"?this.#t.dateRange(s,i):this.#t.monthRange(s,i)}#T(e,t,{timeZone:s},i){let{user:r}=this.state;return Pe(e,t,a=>`tokens-${r}-${a}-${i.name}-${s}`)}#f(e,t,s,i){let r=Ae(e,t,s,this.#t),{timeZone:a}=e,l={title:Yt[t],unit:Le[t],timeZone:a},u=this.#l[t],{rows:$}=i??{rows:t==="day"?e.dailyUsage:e.monthlyUsage},q=r.bars.every(ut=>ut.requestCount===0);return{name:t==="day"?"days":"months",title:l.title,of:`${r.period}, ${e.timeZone}`,csv:Ce($,t),content:q?o`<p class="empty">No tokens in this period.</p>`:this.state.tables?u.renderTable(r,l,this.#t):o`<div class="body">
							${u.render(r,l,this.#t)}
						</div>`,legend:!q&&!this.state.tables}}#v(e){let t=e.modelUsage??[];return{name:"models",title:"Models",of:"all time",csv:xe(t),content:De(this.#t,t,e.totalTokens)}}#m(e){let{recentSessions:t,timeZone:s}=e;return{name:"requests",title:"Newest requests",of:`at most ten, times in ${s}`,csv:Oe(t),content:Xe(e,this.#t)}}},Wt=[V.styles,et].map(n=>n.styleSheet);document.adoptedStyleSheets=Wt.filter(n=>n!==void 0);customElements.define("usage-panels",O);function tt(n,e){return`/api/admin/users${n}?${new URLSearchParams({userId:e})}`}function Kt(n){let{removedEvents:e}=Object(n);return Number(e??0)}var D=class extends g{static{this.properties={user:{attribute:!1},outcome:{state:!0}}}#t;#s;#e;constructor(e,t,s){super(),this.#t=e,this.#s=t,this.#e=s,this.user="",this.outcome={kind:"idle"}}createRenderRoot(){return this.className="user-data panel",this.setAttribute("role","region"),this.setAttribute("aria-labelledby","user-data-title"),this}willUpdate(e){e.has("user")&&(this.outcome={kind:"idle"},ie())}disconnectedCallback(){super.disconnectedCallback(),ie()}render(){let{kind:e}=this.outcome;return o`<header>
				<h2 id="user-data-title">This user’s data</h2>
				<p class="of">
					All that is held about this user, one JSON object a line. A removal
					leaves only the site’s totals. Both are recorded.
				</p>
			</header>
			<div class="choices">
				<a
					class="button"
					href=${tt("/export",this.user)}
					download="tokenmeter-${this.user}.ndjson"
					>Download</a
				>
				<button
					type="button"
					class="danger"
					aria-disabled=${e==="removing"?"true":d}
					@click=${()=>this.#n()}
				>
					Remove the user…
				</button>
			</div>
			<div role="status">${this.#i()}</div>`}#i(){let{outcome:e}=this;if(e.kind==="removed"){let i=this.#t.counted(e.events,"request");return o`<p class="done">
				Removed, with ${i}. The site’s totals stay.
			</p>`}if(e.kind!=="failed")return d;let{message:t,requestId:s}=e.failure;return o`<div class="failed">
			<p>${T(t)}</p>
			${s?o`<p>Request <code>${s}</code></p>`:d}
		</div>`}async#n(){let{user:e}=this;if(this.outcome.kind==="removing")return;await Me({title:"Remove this user?",text:"The user\u2019s requests and numbers are removed, and keys and tokens of the user end. The site\u2019s totals stay. This cannot be undone.",action:"Remove the user",typed:e})&&e===this.user&&await this.#r(e)}async#r(e){this.outcome={kind:"removing"};let t;try{t={kind:"removed",events:await z(tt("",e),Kt,{method:"DELETE"})}}catch(s){t={kind:"failed",failure:y(s)}}e===this.user&&(this.outcome=t,t.kind==="removed"?this.#s():t.failure.status===401&&this.#e(t.failure))}};customElements.define("user-data",D);var S=new B,I=new Q(ee),m=new W(ns),ae=()=>I.refresh(),de=n=>m.end(n),K=new C(S,de),st=new D(S,ae,de),nt=new x(S,m),E=new O(S,ae,K,nt,st),X=document.querySelector("main"),Jt=le("status"),it=le("sign-out"),rt=new Y(le("bar"),dt),c=j(location.search),p,ot=!1,J;function le(n){return document.getElementById(n)}function ee(){let{document:n,failure:e}=I.view;if(e?.status===401&&m.reader.kind!=="unknown"){m.end(e);return}E.view=I.view,ce(o`${Xt()}
		${J?Ze(J,lt):d}`,Jt),(n||e||c.user==="")&&rt.addZones()}function Xt(){return c.site===null?Ye(S,I.view,ae):p?.isConnected?We(S,p.freshness,()=>p?.refresh()):d}function at(){return c.site!==null&&m.session?.role==="admin"}function es(){at()&&(p?p.state=c:ot||ts())}async function ts(){ot=!0;try{let{SiteView:n}=await import("./site-view.498f82178a94.js");p=new n({formats:S,unknown:de,changed:ee,go:dt}),p.state=c,E.site=p}catch{E.site=null}}function M(n){let{reader:e}=m,t=m.session?.userId??null;c=t===null?n:{...n,user:t};let i=e.kind==="unknown"||c.site!==null?"":c.user;rt.show(c,e),E.state=c,E.reader=e,nt.ended=e.kind==="unknown"?e.ended:void 0,it.hidden=m.session?.knownBy!=="cookie",K.user=i,st.user=i,K.mayGenerate=m.session?.role!=="viewer",es();let r=at()?"Administration":i;document.title=r===""?"TokenMeter":`${r} \xB7 TokenMeter`,I.show({userId:i,days:G(c.period),timeZone:c.zone}),I.start(),ee()}function dt(n,e=!1){let t={...c,...n};e?history.replaceState(null,"",b(t)):history.pushState(null,"",b(t)),M(t)}function ss(n){let e=n.target.closest("a[href^='?']"),t=n.ctrlKey||n.metaKey||n.shiftKey||n.altKey;!e||t||(n.preventDefault(),history.pushState(null,"",e.getAttribute("href")),M(j(location.search)),scrollTo(0,0),X.focus({preventScroll:!0}))}function ns(){let n=E.reader.kind==="unknown",{reader:e}=m;e.kind==="unknown"&&(K.reset(),p?.drop()),J=void 0,M(c),e.kind==="known"&&(e.session.userId!==null&&history.replaceState(null,"",b(c)),n&&X.focus({preventScroll:!0}))}function lt(){m.signOut().catch(n=>{J=n,ee()})}it.addEventListener("click",lt);X.addEventListener("click",ss);addEventListener("popstate",()=>M(j(location.search)));X.replaceChildren(E);M(c);m.ask();
