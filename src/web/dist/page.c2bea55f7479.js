/* TokenMeter; its packages: licenses.txt */
import{$ as Ce,A,B as H,C as te,D as ye,E as k,F as we,G as j,H as b,I as ke,J as be,K as y,L as Te,M as z,N as T,O as Se,P as se,Q as Ee,R as G,U as $e,V as Re,W as Ie,X as Ue,Y as Le,Z as Pe,_ as Ae,a as de,b as o,ba as xe,ca as Oe,d,e as le,f as g,g as N,h as w,j as ue,k as ce,l as he,m as R,n as h,o as me,p as fe,q as v,r as pe,s as F,t as ge,u as ve,v as ee,w as L,x as _,y as P,z as f}from"./chunk.77f23736e230.js";var lt="\u2014",ut={amount:null,currency:"",unpricedRequests:0},ct=2;function ht(n,e){let[t,s=""]=n.split(".");return e>0?`${t}.${s.slice(0,e)}`:t}function mt(n,e){let t=n.split(".")[1]??"",s=/^0*/.exec(t)[0].length,i=Math.max(e,s)+ct;return Math.abs(Number(n))<1&&/[1-9]/.test(t.slice(e,i))?i:e}var V=class{#t;#s;#e;#i;#n;#r=new Map;#o=new Map;#d;constructor(e){this.#t=e}get locale(){return this.#s??=ft(this.#t),this.#s}change(e){return new Intl.NumberFormat(this.locale,{style:"percent",signDisplay:"exceptZero",maximumFractionDigits:0}).formatToParts(e).map(({type:t,value:s})=>t==="minusSign"?s.replace("-","\u2212"):s).join("")}exact(e){return this.#e??=new Intl.NumberFormat(this.locale),this.#e.format(e)}compact(e){return this.#i??=new Intl.NumberFormat(this.locale,{notation:"compact",maximumSignificantDigits:3}),this.#i.format(e)}counted(e,t,s=`${t}s`){this.#n??=new Intl.PluralRules("en");let i=this.#n.select(e)==="one"?t:s;return`${this.exact(e)} ${i}`}cost(e,t){if(e===void 0)return;let{amount:s,currency:i,unpricedRequests:r}=e??ut,a=r>0?`${this.counted(r,"request")} without a price`:"",l=t>0&&r>=t;if(s===null||l)return{amount:lt,note:a,words:"no price known"};let u=this.#l(s,i);return r>0?{amount:`\u2265\xA0${u}`,note:a,words:`at least ${u}, ${a}`}:{amount:u,note:a,words:u}}#l(e,t){let{maximumFractionDigits:s=2}=this.#a(t).resolvedOptions(),i=mt(e,s),r=ht(e,i);return this.#a(t,i).format(r)}#a(e,t){let s=`${e} ${t}`,i=this.#r.get(s);return i||(i=new Intl.NumberFormat(this.locale,{style:"currency",currency:e,...t!==void 0&&{minimumFractionDigits:t,maximumFractionDigits:t}}),this.#r.set(s,i)),i}date(e,t="short"){return this.#u(w(e),"UTC",{month:"short",day:"numeric",...t==="long"&&{weekday:"short",year:"numeric"}})}dateRange(e,t){return this.#h("UTC",{month:"short",day:"numeric",year:"numeric"}).formatRange(w(e),w(t))}month(e,t="short"){return this.#u(w(e),"UTC",{month:t,year:"numeric"})}monthRange(e,t){return this.#h("UTC",{month:"short",year:"numeric"}).formatRange(w(e),w(t))}day(e,t){return this.#u(new Date(e).getTime(),t,{month:"short",day:"numeric",year:"numeric"})}moment(e,t,s){let i=new Date(e).getTime(),r=a=>N(t,a).slice(0,4);return this.#u(i,t,{month:"short",day:"numeric",hour:this.#c(),minute:"2-digit",...r(i)!==r(s)&&{year:"numeric"}})}clock(e,t="minute"){return this.#u(e,void 0,{hour:this.#c(),minute:"2-digit",...t==="second"&&{second:"2-digit"}})}#c(){if(!this.#d){let e=this.#h("UTC",{timeStyle:"short"}).formatToParts(324e5).find(({type:t})=>t==="hour").value;this.#d=e.length>1?"2-digit":"numeric"}return this.#d}#u(e,t,s){return this.#h(t,s).format(e)}#h(e,t){let s=JSON.stringify([e,t]),i=this.#o.get(s);return i||(i=new Intl.DateTimeFormat(this.locale,{...t,...e&&{timeZone:e}}),this.#o.set(s,i)),i}};function ft(n){try{return new Intl.NumberFormat(n||void 0).resolvedOptions().locale}catch{return new Intl.NumberFormat().resolvedOptions().locale}}var Z=class{#t;#s;#e;constructor(e,t=400){this.#t=e,this.#s=t}call(){this.#e??=setTimeout(()=>{this.#e=void 0,this.#t()},this.#s)}cancel(){clearTimeout(this.#e),this.#e=void 0}};var I=class{constructor(){this.lastEventId="";this.#t="";this.#s=!1;this.#e=!1;this.#i="";this.#n=[];this.#r=0;this.#o=""}#t;#s;#e;#i;#n;#r;#o;feed(e){let t=[];for(let s of this.#d(e)){let i=this.#l(s);i&&t.push(i)}if(this.#t.length+this.#r>1048576)throw new RangeError("An event of the live stream is endless");return t}#d(e){!this.#s&&e!==""&&(this.#s=!0,e.startsWith("\uFEFF")&&(e=e.slice(1))),this.#e&&e!==""&&(e.startsWith(`
`)&&(e=e.slice(1)),this.#e=!1),e.endsWith("\r")&&(this.#e=!0);let t=(this.#t+e).split(/\r\n|\n|\r/);return this.#t=t.pop()??"",t}#l(e){if(e==="")return this.#a();let t=e.indexOf(":");if(t===0)return;let s=t<0?e:e.slice(0,t),i=t<0?"":e.slice(t+1).replace(/^ /,"");s==="event"?this.#i=i:s==="data"?(this.#n.push(i),this.#r+=i.length):s==="id"&&!i.includes("\0")?this.#o=i:s==="retry"&&/^\d{1,9}$/.test(i)&&(this.retryMilliseconds=Number(i))}#a(){let e=this.#i||"message",t=this.#n;if(this.lastEventId=this.#o,this.#i="",this.#n=[],this.#r=0,t.length!==0)return{type:e,data:t.join(`
`),lastEventId:this.lastEventId}}};var pt=1e3,gt=45e3,De=15,vt=60;function yt(n,e){return n?.totalTokens===e.totalTokens&&n.promptTokens===e.promptTokens&&n.requestCount===e.requestCount}function wt(n){if(n.type===P)try{let e=Object(JSON.parse(n.data)).tokenUsage;return v(e)?e:void 0}catch{return}}var ne=class{constructor(e,t){this.state="waiting";this.#e=new Set;this.#n="";this.#r=pt;this.#o=De;this.#d=0;this.#s=e,this.#t=t}#t;#s;#e;#i;#n;#r;#o;#d;#l;#a;get isUnused(){return this.#e.size===0}add(e){this.#e.add(e),!this.#a&&(this.#a=k(["visibilitychange","online",P],t=>this.#c(t)),this.#h())}remove(e){this.#e.delete(e),this.isUnused&&(this.#a?.(),this.#a=void 0,this.#u())}note(e){this.#i=e}#c(e){if(e.type===P){let t=te(e);t.userId===this.#t&&v(t.tokenUsage)&&this.note(t.tokenUsage)}else e.type==="online"?(this.#u(),this.#h()):f()?this.#u():this.#h()}#u(){this.#l?.abort(),this.#l=void 0,this.#w("waiting")}#h(){this.#l||f()||this.isUnused||(this.#d=0,this.#l=new AbortController,this.#p(this.#l.signal))}async#p(e){for(;!e.aborted;){let t;try{t=await this.#b(e)}catch(s){if(e.aborted)return;t=this.#k(s)}if(e.aborted)return;this.#d++,await kt(R(this.#d,this.#r,t,Math.random()),e)}}#k(e){if(this.state==="streaming"&&this.#w("waiting"),e instanceof h){if(e.kind==="denied"){this.#w("waiting");for(let t of[...this.#e])t.onDenied?.();return vt}return e.retryAfter}}async#b(e){if(this.state==="polling")return this.#y(e);let t=new AbortController,s=()=>t.abort();e.addEventListener("abort",s,{once:!0});try{let i=await F(ce(this.#s,this.#t),{headers:this.#T(),fetchToken:this.fetchToken,cache:"no-store",signal:t.signal});return await this.#f(i,t)}finally{e.removeEventListener("abort",s),t.abort()}}#T(){let e={Accept:"text/event-stream"};return this.#n&&(e["Last-Event-ID"]=this.#n),e}async#f(e,t){let s=e.headers.get("Content-Type")??"";if(e.ok&&e.body&&/^text\/event-stream/i.test(s)){await this.#g(e.body,t);return}let i=pe(e,await e.text());if(e.ok||[404,405,501].includes(e.status))return this.#w("polling"),this.#o=i.retryAfter||De,this.#o;throw i}async#g(e,t){let s=new I,i=new TextDecoder,r=e.getReader();for(s.lastEventId=this.#n,this.#w("streaming");;){let a=setTimeout(()=>t.abort(),gt),{done:l,value:u}=await r.read().finally(()=>clearTimeout(a));if(l)break;for(let $ of s.feed(i.decode(u,{stream:!0})))this.#v($);this.#r=s.retryMilliseconds??this.#r}this.#w("waiting")}#v(e){this.#d=0,this.#n=e.lastEventId||this.#n;let t=wt(e);t&&this.#m(t)}async#y(e){let t=await _({userId:this.#t,baseUrl:this.#s,signal:e,...this.fetchToken&&{fetchToken:this.fetchToken}});return this.#d=0,this.#m({promptTokens:t.promptTokens,completionTokens:t.completionTokens,totalTokens:t.totalTokens,requestCount:t.requestCount}),this.#o}#m(e){let t=this.#i;this.note(e),t&&!yt(t,e)&&H({userId:this.#t,tokenUsage:e})}#w(e){if(this.state!==e){this.state=e;for(let t of[...this.#e])t.onState?.(e)}}};function kt(n,e){return new Promise(t=>{let s=()=>{clearTimeout(i),e.removeEventListener("abort",s),t()},i=setTimeout(s,n);e.addEventListener("abort",s)})}var bt=Symbol.for("tokenmeter.live.1");function Tt(){let n=globalThis;return n[bt]??=new Map}function Me({baseUrl:n,userId:e,fetchToken:t},s={}){let i=ue(n),r=`${i} ${e}`,a=Tt(),l=a.get(r);l||(l=new ne(i,e),a.set(r,l));let u=l;u.fetchToken=t??u.fetchToken;let $={...s};return u.add($),{get state(){return u.state},note:q=>u.note(q),close(){u.remove($),u.isUnused&&a.delete(r)}}}function qe(n,e){return k([P],t=>{let s=te(t);ye(s,n)&&e(s)})}var St=2e3,Et=3e4,$t=3e5,Ne={document:void 0,loadedAt:0,loading:!1,failure:void 0,retryAt:0,live:"waiting",offline:!1};function Rt(n,e){return n!==void 0&&n.userId===e.userId&&n.baseUrl===e.baseUrl&&n.days===e.days&&n.timeZone===e.timeZone&&n.fetchToken===e.fetchToken}function It(n,e){return n?.userId===e.userId&&n.baseUrl===e.baseUrl&&n.fetchToken===e.fetchToken}function Ut(n,{userId:e,tokenUsage:t}){if(e!==n.userId||!v(t)||t.requestCount<=n.requestCount)return n;let{promptTokens:s,completionTokens:i,totalTokens:r,requestCount:a}=t;return{...n,promptTokens:s,completionTokens:i,totalTokens:r,requestCount:a}}var B=class{constructor(e){this.view=Ne;this.#s=new Z(()=>this.#u());this.#i=!1;this.#r=!1;this.#o=0;this.#c=[];this.#t=e}#t;#s;#e;#i;#n;#r;#o;#d;#l;#a;#c;show(e){if(Rt(this.#e,e))return;let t=It(this.#e,e);if(this.#e=e,t){this.#y(),this.#i&&this.refresh();return}let s=this.#i;this.stop(),this.#m({...Ne,offline:A()}),s&&this.start()}start(){if(this.#i=!0,!this.#e?.userId||this.#c.length>0)return;let{userId:e}=this.#e;this.#c=[qe(e,t=>this.#f(t)),k(["online","offline","visibilitychange"],t=>this.#g(t.type))],this.#l=setInterval(()=>this.#v(),Et),this.refresh()}stop(){this.#i=!1;for(let e of this.#c)e();this.#c=[],clearInterval(this.#l),this.#y(),this.#s.cancel(),this.#a?.close(),this.#a=void 0,this.#o=0}refresh(){if(!(!this.#i||!this.#e?.userId)){if(this.#n){this.#r=!0;return}this.#h(this.#e)}}#u(){let{failure:e,retryAt:t}=this.view;e?.status===429&&Date.now()<t||this.refresh()}async#h(e){let t=new AbortController;this.#n=t,this.#r=!1,clearTimeout(this.#d),this.#m({loading:!0,retryAt:0});try{let s=await _({...e,signal:t.signal});if(t.signal.aborted)return;this.#p(s)}catch(s){if(t.signal.aborted)return;this.#k(s)}this.#r&&this.#s.call()}#p(e){this.#n=void 0,this.#o=0,this.#m({document:e,loadedAt:Date.now(),loading:!1,failure:void 0,offline:A()}),this.#b(),this.#a?.note(e)}#k(e){let t=e instanceof h?e:new h("unreadable","The answer could not be read");this.#n=void 0,this.#o++;let s=R(this.#o,St,t.retryAfter,Math.random()),i=fe(t)&&!f();i&&(this.#d=setTimeout(()=>this.refresh(),s)),this.#m({...t.kind==="denied"&&{document:void 0},loading:!1,failure:t,retryAt:i?Date.now()+s:0,offline:A()})}#b(){if(this.#a||!this.#e)return;let{userId:e,baseUrl:t,fetchToken:s}=this.#e;this.#a=Me({userId:e,...t!==void 0&&{baseUrl:t},...s&&{fetchToken:s}},{onState:i=>this.#T(i),onDenied:()=>this.refresh()}),this.#m({live:this.#a.state})}#T(e){this.#m({live:e}),e!=="waiting"&&this.view.failure&&this.refresh()}#f(e){let{document:t}=this.view;t&&this.#m({document:Ut(t,e)}),this.#s.call()}#g(e){let{failure:t,retryAt:s}=this.view;e!=="visibilitychange"&&this.#m({offline:A()}),!(e==="offline"||f())&&(this.#v(),t&&(e==="online"||s===0)&&this.refresh())}#v(){let{document:e,loadedAt:t}=this.view,s=Date.now();if(!e||f())return;let i=N(e.timeZone,s)>e.today,r=s-t<$t;i&&!r&&this.#s.call()}#y(){this.#n?.abort(),this.#n=void 0,clearTimeout(this.#d)}#m(e){this.view={...this.view,...e},this.#t()}};function Lt(){try{return Intl.supportedValuesOf("timeZone")}catch{return[]}}function Pt(n){"requestIdleCallback"in globalThis?requestIdleCallback(n,{timeout:5e3}):setTimeout(n,1e3)}var Q=class{#t;#s;#e;#i=!1;constructor(e,t){this.#t=e,this.#s=e.querySelector("[name=user]"),this.#e=e.querySelector("[name=zone]"),e.addEventListener("submit",s=>{s.preventDefault(),t({site:null,user:this.#s.value.trim()})}),e.addEventListener("change",s=>{let i=s.target;i.name==="zone"&&t({zone:i.value});let r=we.find(({name:a})=>a===i.value);i.name==="period"&&r&&t({period:r}),i.name==="view"&&t({tables:i.checked})})}show(e,t){let s=t.kind==="known"&&t.session.userId!==null;this.#t.classList.toggle("shut",t.kind==="unknown"),this.#t.classList.toggle("fixed",s);let i=t.kind==="known"&&t.session.role==="admin",r=e.site===null||e.site==="usage"&&i;this.#t.classList.toggle("of-site",e.site!==null),this.#t.classList.toggle("timeless",!r),this.#s.readOnly=s,this.#s.value=e.user;for(let a of this.#t.querySelectorAll("input"))a.name==="period"?a.checked=a.value===e.period.name:a.name==="view"&&(a.checked=e.tables);this.#e.value=e.zone,this.#e.value!==e.zone&&(this.#n(e.zone),this.#e.value=e.zone)}#n(e){let{options:t}=this.#e,s=[...t].find(({value:i})=>i===e);this.#e.append(s??new Option(e,e))}addZones(){this.#i||(this.#i=!0,Pt(()=>this.#r()))}#r(){let e=Intl.DateTimeFormat().resolvedOptions().timeZone;for(let t of new Set([e,"UTC",...Lt()]))this.#n(t)}};function _e(n){let{result:e,tokenUsage:t}=Object(n);return Array.isArray(e?.files)&&v(t)}function Fe(n,e){if(!e)return;let{promptTokens:t,completionTokens:s,totalTokens:i,requestCount:r}=e;H({userId:n,tokenUsage:{promptTokens:t,completionTokens:s,totalTokens:i,requestCount:r}})}function At(n){let{prompt:e,userId:t,name:s,complexity:i}=n;return JSON.stringify({prompt:e,userId:t,name:s,complexity:i})}async function He(n){try{let e=await Ct(n);return Fe(n.userId,e.tokenUsage),e}catch(e){throw e instanceof h&&Fe(n.userId,e.tokenUsage),e}}async function Ct(n){let e=n.onProgress!==void 0,t=await F(he(n.baseUrl??""),{method:"POST",headers:{"Content-Type":"application/json",Accept:e?"text/event-stream, application/json;q=0.9":"application/json"},body:At(n),fetchToken:n.fetchToken,...n.signal&&{signal:n.signal}}),s=t.headers.get("Content-Type")??"";if(t.ok&&t.body&&/^text\/event-stream/i.test(s))try{return await xt(t,n)}catch(a){throw ge(a,n.signal)}let i=await ve(t,n.signal),r=ee(i,t);if(!_e(r))throw L(t);return r}async function xt(n,e){let t=new I,s=new TextDecoder,i=n.body.getReader();for(;;){let{done:r,value:a}=await i.read();if(r)break;for(let l of t.feed(s.decode(a,{stream:!0}))){let u=Ot(l,n,e);if(u)return await i.cancel(),u}}throw new h("failed","The answer broke off",{requestId:n.headers.get("X-Request-Id")??void 0})}function Ot(n,e,t){let s=ee(n.data,e);if(n.type==="progress")t.onProgress?.(s);else{if(n.type==="error")throw Dt(s,e);if(n.type==="result"){if(!_e(s))throw L(e);return s}}}function Dt(n,e){let{error:t,code:s,requestId:i,status:r,tokenUsage:a}=Object(n),l=typeof r=="number"?r:502;return new h(me(l),typeof t=="string"?t:"The generation failed",{status:l,code:typeof s=="string"?s:void 0,requestId:typeof i=="string"?i:e.headers.get("X-Request-Id")??void 0,tokenUsage:v(a)?a:void 0})}var Mt=2e4,qt=2e3,C=class extends g{static{this.properties={user:{attribute:!1},mayGenerate:{attribute:!1},outcome:{state:!0},copied:{state:!0}}}#t;#s;#e;constructor(e,t){super(),this.#t=e,this.#s=t,this.user="",this.mayGenerate=!0,this.copied="",this.outcome={kind:"idle"}}createRenderRoot(){return this.className="generator panel",this.setAttribute("role","region"),this.setAttribute("aria-labelledby","generator-title"),this}reset(){this.#e?.abort(),this.#e=void 0,this.outcome={kind:"idle"};let e=this.querySelector("textarea");e&&(e.value="")}render(){let e=o`<h2 id="generator-title">Generate a plugin</h2>`;return this.mayGenerate?o`${e} ${this.#i()} ${this.#r()}`:o`${e}
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
					maxlength=${Mt}
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
		</form>`}#n(){let{outcome:e}=this;if(e.kind!=="running")return"";if(!e.progress)return"Asking the model\u2026";let{characters:t,files:s}=e.progress,i=typeof s=="number"?s:s.length;return`${this.#t.counted(t,"character")}, `+this.#t.counted(i,"file")}#r(){let{outcome:e}=this;switch(e.kind){case"done":return this.#o(e.answer);case"failed":return this.#l(e.failure);case"stopped":return o`<div class="answer">
					<p>Stopped. What the model used until then is counted.</p>
				</div>`;default:return d}}#o({result:e,tokenUsage:t}){let s=i=>this.#t.exact(i);return o`<section class="answer" aria-label="The plugin">
			<h3>${e.pluginName}</h3>
			<p class="spent" role="status" data-spent>
				<b>${s(t.tokensUsedThisRequest)} tokens</b> for this
				request; ${s(t.totalTokens)} in all.
			</p>
			<p>${e.message}</p>
			${e.files.map(i=>this.#d(i))}
		</section>`}#d(e){let t=this.copied===e.path?"Copied":"Copy";return o`<section class="file" aria-label=${e.path}>
			<header>
				<code>${e.path}</code>
				<button
					class="plain"
					aria-label="${t} ${e.path}"
					@click=${s=>this.#c(e,s)}
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
		</div>`}async#a(e){e.preventDefault();let t=e.currentTarget,s=String(new FormData(t).get("prompt")).trim();if(s===""||this.outcome.kind==="running")return;let i=new AbortController;this.#e=i,this.outcome={kind:"running",progress:void 0};try{let r=await He({userId:this.user,prompt:s,signal:i.signal,onProgress:a=>{this.#e===i&&(this.outcome={kind:"running",progress:a})}});if(this.#e!==i)return;this.outcome={kind:"done",answer:r}}catch(r){if(this.#e!==i)return;if(r instanceof h&&r.status===401){this.#s(r);return}this.outcome=i.signal.aborted?{kind:"stopped"}:{kind:"failed",failure:y(r)}}}async#c(e,t){let i=t.currentTarget.closest(".file")?.querySelector("pre");await be(e.content,i)&&(this.copied=e.path,setTimeout(()=>{this.copied=""},qt))}};customElements.define("plugin-generator",C);function je(n){return o`<section class="panel message" data-state="start">
		<h1>Whose tokens?</h1>
		<p>
			Type a user’s id into the bar above to see how many tokens that user
			has spent on language models, each request counted once, on the
			right day.
		</p>
		${n?o`<p><a href=${n}>All users</a>, keys, and what was done</p>`:d}
	</section>`}var Nt={viewer:"a viewer token, which reads one user\u2019s numbers",user:"a key of the role user, which is for one user",app:"a key of the role app, which is for an application",admin:"a key of the role admin"};function ze({role:n,knownBy:e},t){let s=e==="login"?"the web server\u2019s login":Nt[n];return o`<section
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
	</section>`}function Ge(n){return o`<section
		class="panel message whole"
		role="alert"
		data-state="not-brought"
	>
		<h1>The admin view could not be loaded</h1>
		<p>The server could not be reached, or has another version now.</p>
		<button type="button" @click=${n}>Load the page again</button>
	</section>`}function ie(n,{failure:e,retryAt:t}){return o`<section class="panel message" role="alert">
		<h1>The server does not answer as it should</h1>
		<p>
			${T(e.message)} Trying again at
			${n.clock(t,"second")}.
		</p>
		${e.requestId?o`<p class="quiet">Request ${e.requestId}</p>`:d}
	</section>`}function Ve(n,e){return o`<div class="notice" role="status">
		<span>
			<strong>You are still signed in</strong>
			<small>${T(n.message)}</small>
		</span>
		<button type="button" @click=${e}>Try again</button>
	</div>`}function Ze(){return o`<section class="panel message" data-state="empty">
		<h2>No tokens yet</h2>
		<p>
			Nothing has been counted for this user. The first request will show up
			here by itself; <em>Generate</em> makes one.
		</p>
	</section>`}function Be(n,e,t){let s=Ee(e),i=e.document&&!e.failure&&!e.offline;return o`${i?o`<span data-state=${e.live}
						>${s==="Live"?o`<span class="light"></span>`:d}${s}</span
					><span>Updated ${n.clock(e.loadedAt)}</span>`:d}
		${se(e,n,t)}
		${e.loading?o`<div class="waiting"></div>`:d}`}function Qe(n,e,t){let s=e.document&&!e.failure&&!e.offline;return o`${s?o`<span>Updated ${n.clock(e.loadedAt)}</span>`:d}
		<button type="button" class="plain" @click=${t}>Refresh</button>
		${se(e,n,t)}
		${e.loading?o`<div class="waiting"></div>`:d}`}var We="/api/session",Ft=2e3,_t=["viewer","user","app","admin"];function Ht(n,e){let{role:t,userId:s=null,knownBy:i}=Object(n);if(t===void 0||!_t.includes(t)||typeof i!="string"||s!==null&&typeof s!="string")throw L(e);return{role:t,userId:s,knownBy:i}}function Ye(n,e={}){return z(We,Ht,{method:n,headers:e})}function jt(n){return n.trim().replace(/^(Authorization:\s*)?Bearer\s+/i,"")}var Y=class{constructor(e){this.reader={kind:"asked"};this.#s=0;this.#i=0;this.#t=e,k(["visibilitychange"],()=>{!f()&&this.reader.kind==="unknown"&&this.ask()})}#t;#s;#e;#i;get session(){return this.reader.kind==="known"?this.reader.session:void 0}async ask(){let e=++this.#i;clearTimeout(this.#e);try{let t=await Ye("GET");e===this.#i&&this.#o({kind:"known",session:t})}catch(t){e===this.#i&&this.#n(y(t))}}async signIn(e){let t=jt(e);if(!/^[\x21-\x7e]+$/.test(t))throw new h("refused","This is neither a key (tm_\u2026) nor a viewer token (tmv_\u2026)");try{let s=await Ye("POST",{Authorization:`Bearer ${t}`});this.#r({kind:"known",session:{...s,knownBy:"cookie"}})}catch(s){throw y(s)}}async signOut(){try{await Te(We,{method:"DELETE"})}catch(e){let t=y(e);if(t.status!==401)throw t}this.#r({kind:"unknown",ended:void 0})}end(e){if(this.reader.kind==="unknown")return;let t=this.reader.kind==="known"?e:void 0;this.#r({kind:"unknown",ended:t})}#n(e){if(e.status===401){if(this.reader.kind==="unknown")return;this.#o({kind:"unknown",ended:void 0});return}if(this.reader.kind==="unknown")return;let t=R(++this.#s,Ft,e.retryAfter,Math.random());this.#e=setTimeout(()=>{this.ask()},t),this.#o({kind:"failed",failure:e,retryAt:Date.now()+t})}#r(e){++this.#i,clearTimeout(this.#e),this.#o(e)}#o(e){e.kind!=="failed"&&(this.#s=0),this.reader=e,this.#t()}};var x=class extends g{static{this.properties={ended:{attribute:!1},refusal:{state:!0},isSending:{state:!0}}}#t;#s;constructor(e,t){super(),this.#t=e,this.#s=t,this.isSending=!1}createRenderRoot(){return this.className="sign-in panel message",this.dataset.state="sign-in",this.setAttribute("role","region"),this.setAttribute("aria-labelledby","sign-in-title"),this}connectedCallback(){super.connectedCallback(),this.refusal=void 0,this.updateComplete.then(()=>this.#e?.focus())}disconnectedCallback(){super.disconnectedCallback(),this.#e&&(this.#e.value="")}get#e(){return this.querySelector("input")}render(){return o`<h1 id="sign-in-title">Sign in</h1>
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
				<button class="main" ?disabled=${this.isSending}>
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
		</div>`}async#r(e){e.preventDefault();let t=this.#e;if(!(!t||this.isSending)){this.isSending=!0,this.refusal=void 0;try{await this.#s.signIn(t.value),t.value=""}catch(s){let i=s,{retryAfter:r=0,kind:a}=i;this.refusal={failure:i,nextAt:r>0?Date.now()+r*1e3:0},a==="denied"&&(t.value=""),t.focus()}finally{this.isSending=!1}}}};customElements.define("sign-in",x);function zt(n){let e=(n??"").replaceAll("_"," ").trim();return e?e.charAt(0).toUpperCase()+e.slice(1):"Request"}function Gt({provider:n,model:e}){return[e,n].filter(Boolean).join(" \xB7 ")||"\u2014"}function Vt(n,e,t,s){let i=s.moment(n.timestamp,e,Date.now()),r=s.cost(n.cost??null,1),{promptTokens:a,completionTokens:l,totalTokens:u}=n;return o`<tr>
		<th scope="row">
			${zt(n.operation)}
			${n.pluginName?o`<span class="quiet">${n.pluginName}</span>`:d}
			<small class="narrow quiet">${n.model??"\u2014"}</small>
			<small class="narrow quiet">${i}</small>
		</th>
		<td class="wide">${Gt(n)}</td>
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
		</td>
		${t?o`<td class="number">${r?.amount}</td>`:d}
	</tr>`}function Ke(n,e){let{recentSessions:t,timeZone:s}=n,i=n.cost!==void 0;return o`<table class="sessions">
		<thead>
			<tr>
				<th scope="col">Request</th>
				<th scope="col" class="wide">Model</th>
				<th scope="col" class="wide">Time (${s})</th>
				<th scope="col" class="wide number">Prompt</th>
				<th scope="col" class="wide number">Completion</th>
				<th scope="col" class="number">Tokens</th>
				${i?o`<th scope="col" class="number">Cost</th>`:d}
			</tr>
		</thead>
		<tbody>
			${t.map(r=>Vt(r,s,i,e))}
		</tbody>
	</table>`}var Je=de`
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
`;var Zt=1400,Bt={day:"Tokens by day",month:"Tokens by month"},O=class extends g{static{this.properties={state:{attribute:!1},view:{attribute:!1},reader:{attribute:!1},site:{attribute:!1}}}#t;#s;#e;#i;#n;#r;#o=new Map;#d={day:new G(this,"day"),month:new G(this,"month")};constructor(e,t,s,i,r){super(),this.#t=e,this.#s=t,this.#e=s,this.#i=i,this.#n=r}createRenderRoot(){return this.className="usage",this}updated(){let e=matchMedia("(prefers-reduced-motion: reduce)").matches,{userId:t}=this.view.document??{},s=t===this.#r?this.#o:new Map;this.#r=t,this.#o=new Map;for(let i of this.querySelectorAll("[data-card]")){let{textContent:r}=i.querySelector(".value")??i,a=`${this.state.period.name} ${i.dataset.card}`,l=s.get(a);this.#o.set(a,r),!(e||l===void 0||l===r)&&i.animate({backgroundColor:["var(--fresh)","var(--surface)"]},Zt)}}render(){let{document:e,failure:t}=this.view,{reader:s}=this;return s.kind==="unknown"?o`${this.#i}`:this.state.site!==null?this.#c():this.state.user===""?s.kind==="asked"?this.#p():s.kind==="failed"?ie(this.#t,s):this.#h(je(this.#a)):e?this.#k(e):t?this.#h(o`${this.#u()}
			<section class="panel">
				<h2 class="unseen">Usage</h2>
				${Se(this.view,t,this.#t,this.#s)}
			</section>`):this.#p()}get#l(){let{reader:e}=this;return e.kind==="known"&&e.session.role==="admin"}get#a(){return this.#l?b({...this.state,site:"usage"}):void 0}#c(){let{reader:e,site:t,state:s}=this;if(e.kind==="failed")return ie(this.#t,e);if(e.kind==="known"&&!this.#l){let i=b({...s,site:null});return ze(e.session,i)}return e.kind==="known"&&t?o`${t}`:t===null?Ge(()=>location.reload()):o`<header class="whose"><h1>Administration</h1></header>`}#u(e=""){return o`<header class="whose">
			<h1>${this.state.user}</h1>
			<p>${e}</p>
			${this.#a?o`<nav class="parts" aria-label="Site">
						<a href=${this.#a}>All users</a>
					</nav>`:d}
		</header>`}#h(e){return o`${e} ${this.#e}`}#p(){return o`${this.#u()}
			<div class="cards skeleton" data-state="loading">
				${Array.from({length:6},()=>o`<div class="card"></div>`)}
			</div>
			${this.#e}
			<div class="panel trend skeleton"></div>
			<div class="panel half skeleton"></div>
			<div class="panel half skeleton"></div>
			<div class="panel requests skeleton"></div>`}#k(e){let{period:t}=this.state,s=Ie(e,t),i=this.#T(s);return o`${this.#u(`${i} \xB7 days and months in ${e.timeZone}`)}
			${$e(this.#t,e,s,t)} ${this.#e}
			${e.firstRequestAt===null?Ze():this.#b(e,s)}
			${this.#l?this.#n:d}`}#b(e,t){let{unit:s}=this.state.period,i=s==="day"?"month":"day",r=e.modelUsage;return o`${this.#f("trend",this.#g(e,s,t))}
			${this.#f(r?"half":"",this.#g(e,i))}
			${r?this.#f("half",this.#v(e)):d}
			${this.#f("requests",this.#y(e))}`}#T({first:e,last:t}){return this.state.period.unit==="day"?this.#t.dateRange(e,t):this.#t.monthRange(e,t)}#f(e,t){let{user:s,period:i}=this.state,r=this.view.document?.timeZone??"";return Re(e,t,a=>`tokens-${s}-${a}-${i.name}-${r}`)}#g(e,t,s){let{period:i}=this.state,r=Le(e,t,i,this.#t),{timeZone:a}=e,l={title:Bt[t],unit:Ue[t],timeZone:a},u=this.#d[t],{rows:$}=s??{rows:t==="day"?e.dailyUsage:e.monthlyUsage},q=r.bars.every(dt=>dt.requestCount===0);return{name:t==="day"?"days":"months",title:l.title,of:`${r.period}, ${e.timeZone}`,csv:Pe($,t),content:q?o`<p class="empty">No tokens in this period.</p>`:this.state.tables?u.renderTable(r,l,this.#t):o`<div class="body">
							${u.render(r,l,this.#t)}
						</div>`,legend:!q&&!this.state.tables}}#v(e){let t=e.modelUsage??[];return{name:"models",title:"Models",of:"all time",csv:Ae(t),content:xe(this.#t,t,e.totalTokens)}}#y(e){let{recentSessions:t,timeZone:s}=e;return{name:"requests",title:"Newest requests",of:`at most ten, times in ${s}`,csv:Ce(t),content:Ke(e,this.#t)}}},Qt=[G.styles,Je].map(n=>n.styleSheet);document.adoptedStyleSheets=Qt.filter(n=>n!==void 0);customElements.define("usage-panels",O);function Xe(n,e){return`/api/admin/users${n}?${new URLSearchParams({userId:e})}`}function Yt(n){let{removedEvents:e}=Object(n);return Number(e??0)}var D=class extends g{static{this.properties={user:{attribute:!1},outcome:{state:!0}}}#t;#s;#e;constructor(e,t,s){super(),this.#t=e,this.#s=t,this.#e=s,this.user="",this.outcome={kind:"idle"}}createRenderRoot(){return this.className="user-data panel",this.setAttribute("role","region"),this.setAttribute("aria-labelledby","user-data-title"),this}willUpdate(e){e.has("user")&&(this.outcome={kind:"idle"})}render(){let{kind:e}=this.outcome;return o`<header>
				<h2 id="user-data-title">This user’s data</h2>
				<p class="of">
					All that is held about this user, one JSON object a line. A removal
					leaves only the site’s totals. Both are recorded.
				</p>
			</header>
			<div class="choices">
				<a
					class="button"
					href=${Xe("/export",this.user)}
					download="tokenmeter-${this.user}.ndjson"
					>Download</a
				>
				<button
					type="button"
					class="danger"
					?disabled=${e==="removing"}
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
		</div>`}async#n(){let{user:e}=this;await Oe({title:"Remove this user?",text:"The user\u2019s requests and numbers are removed, and keys and tokens of the user end. The site\u2019s totals stay. This cannot be undone.",action:"Remove the user",typed:e})&&e===this.user&&await this.#r(e)}async#r(e){this.outcome={kind:"removing"};let t;try{t={kind:"removed",events:await z(Xe("",e),Yt,{method:"DELETE"})}}catch(s){t={kind:"failed",failure:y(s)}}e===this.user&&(this.outcome=t,t.kind==="removed"?this.#s():t.failure.status===401&&this.#e(t.failure))}};customElements.define("user-data",D);var S=new V,U=new B(X),m=new Y(ts),re=()=>U.refresh(),oe=n=>m.end(n),W=new C(S,oe),et=new D(S,re,oe),tt=new x(S,m),E=new O(S,re,W,tt,et),J=document.querySelector("main"),Wt=ae("status"),st=ae("sign-out"),nt=new Q(ae("bar"),ot),c=j(location.search),p,it=!1,K;function ae(n){return document.getElementById(n)}function X(){let{document:n,failure:e}=U.view;if(e?.status===401&&m.reader.kind!=="unknown"){m.end(e);return}E.view=U.view,le(o`${Kt()}
		${K?Ve(K,at):d}`,Wt),(n||e||c.user==="")&&nt.addZones()}function Kt(){return c.site===null?Be(S,U.view,re):p?.isConnected?Qe(S,p.freshness,()=>p?.refresh()):d}function rt(){return c.site!==null&&m.session?.role==="admin"}function Jt(){rt()&&(p?p.state=c:it||Xt())}async function Xt(){it=!0;try{let{SiteView:n}=await import("./site-view.443fde843551.js");p=new n({formats:S,unknown:oe,changed:X,go:ot}),p.state=c,E.site=p}catch{E.site=null}}function M(n){let{reader:e}=m,t=m.session?.userId??null;c=t===null?n:{...n,user:t};let i=e.kind==="unknown"||c.site!==null?"":c.user;nt.show(c,e),E.state=c,E.reader=e,tt.ended=e.kind==="unknown"?e.ended:void 0,st.hidden=m.session?.knownBy!=="cookie",W.user=i,et.user=i,W.mayGenerate=m.session?.role!=="viewer",Jt();let r=rt()?"Administration":i;document.title=r===""?"TokenMeter":`${r} \xB7 TokenMeter`,U.show({userId:i,days:ke(c.period),timeZone:c.zone}),U.start(),X()}function ot(n,e=!1){let t={...c,...n};e?history.replaceState(null,"",b(t)):history.pushState(null,"",b(t)),M(t)}function es(n){let e=n.target.closest("a[href^='?']"),t=n.ctrlKey||n.metaKey||n.shiftKey||n.altKey;!e||t||(n.preventDefault(),history.pushState(null,"",e.getAttribute("href")),M(j(location.search)),scrollTo(0,0),J.focus({preventScroll:!0}))}function ts(){let n=E.reader.kind==="unknown",{reader:e}=m;e.kind==="unknown"&&(W.reset(),p?.drop()),K=void 0,M(c),e.kind==="known"&&(e.session.userId!==null&&history.replaceState(null,"",b(c)),n&&J.focus({preventScroll:!0}))}function at(){m.signOut().catch(n=>{K=n,X()})}st.addEventListener("click",at);J.addEventListener("click",es);addEventListener("popstate",()=>M(j(location.search)));J.replaceChildren(E);M(c);m.ask();
