/* TokenMeter; its packages: licenses.txt */
import{$ as ne,A as G,E as P,I as T,K as Q,L as U,M as J,N as y,O as Y,P as X,S as C,T as ee,U as te,V as F,X as se,Y as re,Z as ae,_ as oe,a as W,b as n,ba as ie,c as B,ca as le,d as l,da as de,ea as ce,f as R,g as V,h as Z,i as _,q as L,w as S,z}from"./chunk.817ac0c07b3d.js";function b(r,e={}){let t=new URLSearchParams(Object.entries(e).map(([s,a])=>[s,`${a}`])).toString();return`/api/admin/${r}${t&&`?${t}`}`}function We(r,e){let t=r,s=["dailyUsage","monthlyUsage","modelUsage"];if(!L(t)||!L(t.period)||!s.every(a=>Array.isArray(t[a])))throw S(e);return t}function me(r,e){return y(b("usage",{days:r}),We,{signal:e})}function ue({unit:r,count:e},t){if(r==="day")return e;let[s,a]=t.split("-").map(Number),o=Date.UTC(s,a-e,1);return Math.round((Z(t)-o)/864e5)+1}async function he(r,e,t){let s=ue(r,V(e??"UTC",Date.now())),a=await me(s,t),o=ue(r,a.today);return o===s?a:me(o,t)}function pe(r,e,t){let{[r]:s,next:a=null,...o}=Object(e);if(!Array.isArray(s))throw S(t);return{rows:s,frame:o,next:a===null?null:`${a}`}}function fe(r,e){return(t,s,a)=>y(b("users",{sort:r,...e!==""&&{q:e},limit:t,...s!==null&&{page:s}}),(o,i)=>{let d=pe("users",o,i);return{...d,frame:{...d.frame,sort:r,search:e}}},{signal:a})}function ge(r,e){return(t,s,a)=>y(b(r,{limit:t,...s!==null&&{before:s}}),(o,i)=>pe(e,o,i),{signal:a})}var we=ge("keys","keys"),ye=ge("audit","acts");function be(r){return y(b("keys"),(e,t)=>{let s=Object(e);if(typeof s.key!="string")throw S(t);return s},{method:"POST",body:r})}async function ve(r){await J(b(`keys/${r}`),{method:"DELETE"})}function p(){return Intl.DateTimeFormat().resolvedOptions().timeZone}var $e="open";function ke(r){return r===$e?"open mode":r}function A(r){return r===$e?"in open mode":`by ${r}`}function xe(r){let e=r.find(s=>s.failure),t=r.filter(s=>s.document);return{document:t.length>0?t:void 0,loadedAt:Math.min(...t.map(s=>s.loadedAt)),loading:r.some(s=>s.loading),failure:e?.failure,retryAt:0,offline:r.some(s=>s.offline)}}function M(r){r?.setAttribute("tabindex","-1"),r?.focus()}var h=class extends R{constructor(t){super();this.follow=()=>{let{failure:t}=this.freshness;this.requestUpdate(),t?.status===401?this.host.unknown(t):this.host.changed()};this.host=t}static{this.properties={state:{attribute:!1}}}createRenderRoot(){return this.className="site-part",this}drawFailure(t){let{failure:s}=t;return n`${s?X(t,s,this.host.formats,()=>this.refresh()):l}`}drawMore(t,s){let{document:a,loading:o}=t.view;return n`<footer class="more-rows">
			<p class="quiet" role="status">${s}</p>
			${a?.next?n`<button
						type="button"
						aria-disabled=${o?"true":l}
						@click=${()=>this.#e(t)}
					>
						Show more
					</button>`:l}
		</footer>`}async#e(t){if(t.view.loading)return;let s=t.view.document?.rows.length??0;if(await t.more(),await this.updateComplete,t.view.document?.next)return;let a=this.querySelectorAll("tr.row")[s],o=a?.querySelector("a, button");o?o.focus():M(a)}};var Re={document:void 0,loadedAt:0,loading:!1,failure:void 0,retryAt:0,offline:!1},v=class{constructor(e){this.view=Re;this.#r=0;this.#e=e}#e;#s;#t;#r;show(e){this.#s=e,this.load(e)}refresh(){this.#s&&!this.#t&&this.load(this.#s)}async renew(){this.#s&&await this.load(this.#s)}refreshByItself(){Date.now()>=this.#r&&this.refresh()}async load(e){this.#t?.abort();let t=new AbortController;this.#t=t,this.#o({loading:!0});let s;try{s={document:await e(t.signal),loadedAt:Date.now(),failure:void 0}}catch(a){s=this.#a(U(a))}this.#t===t&&(this.#t=void 0,this.#o({...s,loading:!1,offline:G()}))}#a(e){return this.#r=Date.now()+(e.retryAfter??0)*1e3,{failure:e,...e.kind==="denied"&&{document:void 0}}}drop(){this.#t?.abort(),this.#t=void 0,this.#s=void 0,this.#o(Re)}#o(e){this.view={...this.view,...e},this.#e()}},q=50,Se=200,f=class extends v{#e;#s;#t=q;constructor(e,t){super(e),this.#e=t}showList(e){this.#s=e,this.#t=q,this.show(t=>this.#r(e,t))}async more(){let{document:e}=this.view,t=this.#s;if(!e?.next||!t||(await this.load(async a=>{let o=await t(q,e.next,a);return this.#a(e,o)}),t!==this.#s))return;let{length:s=0}=this.view.document?.rows??{};this.#t=Math.max(q,s)}async#r(e,t){let s=Math.min(this.#t,Se),a=await e(s,null,t);for(;a.next!==null&&a.rows.length<this.#t;){let o=this.#t-a.rows.length,i=await e(Math.min(o,Se),a.next,t),d=a.rows.length;if(a=this.#a(a,i),a.rows.length===d)break}return a}#a(e,t){let s=new Set(e.rows.map(this.#e)),a=t.rows.filter(o=>!s.has(this.#e(o)));return{...t,rows:[...e.rows,...a]}}};var Be={"key.create":"Key made","key.revoke":"Key revoked","user.export":"User\u2019s data exported","user.remove":"User removed","sums.rebuild":"Sums rebuilt","costs.reprice":"Costs computed anew","settings.change":"Settings changed","schema.migrate":"Database brought up to date"},Ve={userId:"user",expiresAt:"expires"},Ze=/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;function _e(r){return r instanceof Object&&"old"in r&&"new"in r}function Pe(r,e){if(_e(r)){let[t,s]=[r.old,r.new].map(a=>a===null?"not set":Pe(a,e));return`${t} \u2192 ${s}`}return typeof r!="string"?JSON.stringify(r):Ze.test(r)?e.moment(r,p(),Date.now()):r}function ze(r,e){return Object.entries(r).filter(([,t])=>t!==""&&t!==null).sort(([t],[s])=>t<s?-1:1).map(([t,s])=>n`<span class="detail"
					><span class="quiet">${Ve[t]??t}</span>
					${Pe(s,e)}</span
				>`)}var $=class extends h{#e=new f(this.follow,({id:e})=>e);get freshness(){return this.#e.view}get of(){return"nobody can change or remove what it says"}connectedCallback(){super.connectedCallback(),this.#e.showList(ye)}refresh(e=!1){e?this.#e.refreshByItself():this.#e.refresh()}drop(){this.#e.drop()}render(){return n`<section
			class="panel acts-panel"
			data-panel="acts"
			aria-labelledby="panel-acts"
		>
			<header>
				<h2 id="panel-acts">What was done</h2>
				<p class="of">the newest first, times in ${p()}</p>
			</header>
			${this.#s()}
		</section>`}#s(){let{document:e,failure:t}=this.#e.view;if(!e)return t?this.drawFailure(this.#e.view):n`<div class="blank-rows" data-state="loading"></div>`;let{rows:s,next:a}=e;if(s.length===0)return n`<p class="empty">Nothing has been done yet.</p>`;let o=this.host.formats.counted(s.length,"act");return n`<table class="acts">
				<thead>
					<tr>
						<th scope="col" class="medium">When</th>
						<th scope="col">What</th>
						<th scope="col" class="medium">By</th>
						<th scope="col" class="wide">Details</th>
					</tr>
				</thead>
				<tbody>
					${s.map(i=>this.#t(i))}
				</tbody>
			</table>
			${this.drawMore(this.#e,a===null?o:`the newest ${o}`)}`}#t(e){let{formats:t}=this.host,s=ze(e.details,t),a=t.moment(e.doneAt,p(),Date.now());return n`<tr class="row">
			<td class="medium when">
				<time datetime=${e.doneAt}>${a}</time>
			</td>
			<th scope="row" class="name">
				${Be[e.act]??e.act}
				<small class="quiet">${e.subject}</small>
				<small class="narrowest quiet">${a}, ${A(e.actor)}</small>
				${s.length>0?n`<small class="narrow">${s}</small>`:l}
			</th>
			<td class="medium name">${ke(e.actor)}</td>
			<td class="wide name">${s}</td>
		</tr>`}};customElements.define("site-acts",$);var Ge=[{name:"app",use:"records and reads, for any user"},{name:"user",use:"the same, for one user"},{name:"admin",use:"everything, this view too"}],E="app";function Qe(r){return r.revokedAt!==null?"revoked":r.expiresAt!==null&&Date.parse(r.expiresAt)<=Date.now()?"expired":"active"}function Je(r){let e=new FormData(r),t=a=>`${e.get(a)??""}`.trim(),s=t("expires");return{role:t("role"),...t("userId")!==""&&{userId:t("userId")},...t("label")!==""&&{label:t("label")},...s!==""&&{expiresAt:new Date(s).toISOString()}}}var k=class extends h{static{this.properties={chosenRole:{state:!0},made:{state:!0},isCopied:{state:!0},isSending:{state:!0},failure:{state:!0},revoked:{state:!0}}}#e=new f(this.follow,({id:e})=>e);#s;#t=0;constructor(e){super(e),this.chosenRole=E,this.isCopied=!1,this.isSending=!1}get freshness(){return this.#e.view}get of(){return"who may ask this server for what"}connectedCallback(){super.connectedCallback(),this.#e.showList(we),this.#s=P(["pagehide"],()=>this.#r())}disconnectedCallback(){super.disconnectedCallback(),this.#t++,this.#r(),de(),this.#s?.()}refresh(e=!1){e?this.#e.refreshByItself():this.#e.refresh()}drop(){this.#r(),this.failure=void 0,this.chosenRole=E,this.#e.drop(),this.querySelector("form")?.reset()}#r(){this.made=void 0,this.isCopied=!1,this.revoked=void 0}render(){return n`<section
				class="panel new-key"
				data-panel="new-key"
				aria-labelledby="panel-new-key"
			>
				${this.made?this.#h(this.made):this.#m()}
			</section>
			<section
				class="panel keys-panel"
				data-panel="keys"
				aria-labelledby="panel-keys"
			>
				<header>
					<h2 id="panel-keys">Keys</h2>
					<p class="of">the newest first, times in ${p()}</p>
				</header>
				<p class="unseen" role="status">
					${this.revoked===void 0?l:`Key ${this.revoked} is revoked`}
				</p>
				${this.#a("revoke")} ${this.#o()}
			</section>`}#a(e){let{failure:t}=this;if(t?.what!==e)return n`<div role="alert"></div>`;let{message:s,requestId:a}=t.error;return n`<div role="alert">
			<div class="failed">
				<p>${Y(s)}</p>
				${a?n`<p>Request <code>${a}</code></p>`:l}
			</div>
		</div>`}#o(){let{document:e,failure:t}=this.#e.view;if(!e)return t?this.drawFailure(this.#e.view):n`<div class="blank-rows" data-state="loading"></div>`;let{rows:s,next:a}=e;if(s.length===0)return n`<p class="empty">No keys yet. The form makes one.</p>`;let o=this.host.formats.counted(s.length,"key");return n`<table class="keys">
				<thead>
					<tr>
						<th scope="col">Key</th>
						<th scope="col" class="medium">Role</th>
						<th scope="col" class="medium">State</th>
						<th scope="col" class="wide">Created</th>
						<th scope="col" class="wide">Expires</th>
						<th scope="col" class="wide">Last used</th>
						<th scope="col"><span class="unseen">What to do</span></th>
					</tr>
				</thead>
				<tbody>
					${s.map(i=>this.#d(i))}
				</tbody>
			</table>
			${this.drawMore(this.#e,a===null?o:`the newest ${o}`)}`}#n(e,t){return e===null?t:this.host.formats.moment(e,p(),Date.now())}#d(e){let t=Qe(e),s=this.#n(e.expiresAt,"never"),a=this.#n(e.lastUsedAt,"never");return n`<tr class="row" data-key=${e.id}>
			<th scope="row" class="name">
				${e.label===""?n`Key ${e.id}`:e.label}
				<small class="quiet">
					${e.label===""?l:`key ${e.id}, `}made
					${A(e.createdBy)}
				</small>
				<small class="narrow quiet">
					used: ${a}; expires: ${s}
				</small>
				<small class="narrowest">
					<span class="state ${t}">${t}</span>, role ${e.role}
					${e.userId??l}
				</small>
			</th>
			<td class="medium name">
				${e.role}
				${e.userId===null?l:n`<small class="quiet">${e.userId}</small>`}
			</td>
			<td class="medium"><span class="state ${t}">${t}</span></td>
			<td class="wide">${this.#n(e.createdAt,"")}</td>
			<td class="wide">${s}</td>
			<td class="wide">${a}</td>
			<td class="action">
				${t==="active"?n`<button
							type="button"
							class="plain"
							aria-label="Revoke key ${e.id}"
							@click=${()=>this.#c(e)}
						>
							Revoke
						</button>`:l}
			</td>
		</tr>`}async#c(e){let t=e.label===""?"":` \u201C${e.label}\u201D`;if(!await ce({title:`Revoke key ${e.id}${t}?`,text:"Whatever uses it is refused from then on, and so are the viewer tokens and sign-ins that were made with it. This cannot be undone.",action:"Revoke"}))return;let a=this.#t;!await this.#i("revoke",()=>ve(e.id))||a!==this.#t||(this.revoked=e.id,await this.#e.renew(),await this.updateComplete,document.activeElement===document.body&&M(this.querySelector(`[data-key="${e.id}"] th`)))}async#i(e,t){if(this.isSending)return!1;let s=this.#t;this.isSending=!0,this.failure=void 0;try{return await t(),!0}catch(a){let o=U(a);return s!==this.#t||(o.status===401?this.host.unknown(o):this.failure={what:e,error:o}),!1}finally{this.isSending=!1}}#m(){let e=this.chosenRole==="user";return n`<header><h2 id="panel-new-key">Make a key</h2></header>
			<form @submit=${t=>this.#u(t)}>
				<fieldset @change=${t=>this.#l(t)}>
					<legend>Role</legend>
					${Ge.map(({name:t,use:s})=>n`<label class="choice">
							<input
								type="radio"
								name="role"
								value=${t}
								?checked=${t===E}
								.checked=${this.chosenRole===t}
							/>
							<span>${t}<small class="quiet">${s}</small></span>
						</label>`)}
				</fieldset>
				${e?n`<label for="key-user">User</label>
							<input
								id="key-user"
								name="userId"
								required
								maxlength="255"
								autocomplete="off"
								autocapitalize="none"
								spellcheck="false"
								placeholder="user id"
							/>`:l}
				<label for="key-label">
					Label <span class="quiet">(optional)</span>
				</label>
				<input
					id="key-label"
					name="label"
					maxlength="255"
					autocomplete="off"
					placeholder="what it is for"
				/>
				<label for="key-expires">
					Expires <span class="quiet">(optional, ${p()})</span>
				</label>
				<input
					id="key-expires"
					name="expires"
					type="datetime-local"
					max="9999-12-31T23:59"
				/>
				${this.#a("make")}
				<button
					class="main"
					aria-disabled=${this.isSending?"true":l}
				>
					${this.isSending?"Making it\u2026":"Make the key"}
				</button>
			</form>`}#l({target:e}){this.chosenRole=e.value}async#u(e){e.preventDefault();let t=e.currentTarget,s=Je(t),a=this.#t;await this.#i("make",async()=>{let i=await be(s);a===this.#t&&(this.made=i),this.chosenRole=E})&&this.#e.renew(),this.made&&(await this.updateComplete,this.querySelector(".secret")?.focus())}#h(e){return n`<header>
				<h2 id="panel-new-key">Key ${e.id} is made</h2>
			</header>
			<div class="told">
				<p id="told-once">
					This is its secret. It is told only now: the server keeps a
					fingerprint of it, from which nobody can read it again.
				</p>
				<code
					class="secret"
					tabindex="0"
					role="textbox"
					aria-readonly="true"
					aria-label="Secret of key ${e.id}"
					aria-describedby="told-once"
					>${e.key}</code
				>
				<p class="unseen" role="status">
					${this.isCopied?"Copied":l}
				</p>
				<div class="choices">
					<button type="button" class="main" @click=${()=>this.#p(e)}>
						${this.isCopied?"Copied":"Copy"}
					</button>
					<button type="button" @click=${()=>this.#f()}>
						I have it
					</button>
				</div>
			</div>`}async#p(e){let t=this.querySelector(".secret");await Q(e.key,t)&&(this.isCopied=!0)}async#f(){this.#r(),await this.updateComplete,this.querySelector(".new-key input:checked")?.focus()}};customElements.define("site-keys",k);var Te=W`
	.site {
		display: block;
	}

	.site .whose {
		align-items: center;
		margin-bottom: 1rem;
	}

	/* Tabs that are links. */
	.site .parts {
		display: flex;
		gap: 0.25rem;
	}

	.site .parts a {
		padding: 0.25rem 0.625rem;
		border: 1px solid transparent;
		border-radius: 0.4375rem;
		color: inherit;
		font-weight: 550;
		text-decoration: none;
	}

	.site .parts a:hover {
		border-color: var(--line);
	}

	.site .parts a[aria-current] {
		border-color: var(--edge);
		background: var(--surface);
	}

	.site-part {
		display: grid;
		grid-template-columns: repeat(2, minmax(0, 1fr));
		align-items: start;
		gap: 1rem;
	}

	.site-part > * {
		grid-column: 1 / -1;
		min-width: 0;
	}

	.site-part > .half {
		grid-column: auto;
		align-self: stretch;
	}

	.site-part .scroll {
		max-height: 30rem;
	}

	.site-part > .half .scroll {
		max-height: 18rem;
	}

	/* --- users ------------------------------------------------------------ */

	.users-panel > header {
		grid-template-columns: minmax(0, 1fr) minmax(8rem, 16rem);
		align-items: center;
	}

	.users-panel > header > input {
		grid-column: 2;
		grid-row: 1 / span 2;
	}

	.users-panel > header > .of {
		grid-column: 1;
	}

	.users-panel {
		min-height: 20rem;
	}

	.site td,
	.site th {
		vertical-align: middle;
	}

	.site tbody th,
	.site tbody td {
		height: 2.5rem;
	}

	.users .note {
		white-space: normal;
	}

	.sort.narrowest {
		display: block;
		margin-inline-start: auto;
	}

	.sort {
		min-height: 1.75rem;
		margin: 0 calc(-0.375rem - 1px);
		padding: 0 0.375rem;
		border-color: transparent;
		background: none;
		font-weight: 500;
	}

	.sort.chosen {
		color: var(--text);
		font-weight: 650;
	}

	.mark:not(:empty) {
		margin-inline-start: 0.25rem;
	}

	/* What is left goes to the ids. */
	.users :is(th, td):not(:first-child) {
		width: 1%;
		padding-inline-start: 1.25rem;
	}

	.users .share-of .share {
		width: 7rem;
		margin-inline-start: auto;
	}

	.site th a {
		font-weight: 550;
		text-decoration: none;
	}

	.site th a:hover {
		text-decoration: underline;
	}

	.sparkline {
		display: block;
	}

	.sparkline .days {
		fill: var(--prompt);
	}

	/* A day that is not over. */
	.sparkline .today {
		fill: var(--prompt);
		opacity: 0.55;
	}

	.sparkline .ground {
		stroke: var(--line);
	}

	:is(.users, .keys, .acts) :is(.wide, .medium) {
		display: none;
	}

	@container (min-width: 30rem) {
		:is(.users, .keys, .acts) .medium {
			display: table-cell;
		}

		:is(.users, .keys, .acts) .narrowest {
			display: none;
		}

		.users .note {
			white-space: nowrap;
		}
	}

	/* Ids may break anywhere; what is short keeps its line. */
	@container (min-width: 30rem) {
		.acts .medium.name {
			width: 9rem;
		}

		.acts tbody th {
			min-width: 11rem;
		}
	}

	@container (max-width: 29.99rem) {
		:is(.users, .keys, .acts) :is(th, td):not(.wide, .medium) {
			padding-inline-end: 0;
		}

		.users td.number {
			min-width: 7.5rem;
		}

		.acts th {
			padding-inline-start: 0;
		}
	}

	.more-rows {
		display: flex;
		align-items: center;
		justify-content: space-between;
		gap: 1rem;
		min-height: 2.25rem;
		margin-top: 0.75rem;
		font-size: 0.8125rem;
	}

	/* --- keys ------------------------------------------------------------- */

	.keys-panel {
		min-height: 20rem;
	}

	.state {
		font-size: 0.8125rem;
		white-space: nowrap;
	}

	.state::before {
		content: "";
		display: inline-block;
		width: 0.5rem;
		height: 0.5rem;
		margin-inline-end: 0.375rem;
		border: 1px solid var(--edge);
		border-radius: 50%;
	}

	.state.active::before {
		border-color: var(--live);
		background: var(--live);
	}

	.state.expired,
	.state.revoked {
		color: var(--quiet);
	}

	.action {
		text-align: end;
	}

	.new-key form,
	.told {
		display: flex;
		flex-direction: column;
		gap: 0.375rem;
	}

	.new-key form > label {
		margin-top: 0.5rem;
		font-weight: 550;
	}

	.new-key form > .main {
		align-self: flex-start;
		margin-top: 0.625rem;
	}

	.new-key legend {
		padding: 0;
		font-weight: 550;
	}

	.choice {
		display: flex;
		gap: 0.5rem;
		padding: 0.25rem 0;
		cursor: pointer;
	}

	.choice input {
		width: 1rem;
		height: 1rem;
		margin: 0.25rem 0 0;
	}

	.told {
		gap: 0.75rem;
	}

	.secret {
		padding: 0.625rem 0.75rem;
		border: 1px solid var(--warning-line);
		border-radius: 0.4375rem;
		background: var(--warning-ground);
		color: var(--warning-text);
		overflow-wrap: anywhere;
		user-select: all;
	}

	/* --- what was done ---------------------------------------------------- */

	.acts-panel {
		min-height: 20rem;
	}

	.acts .when {
		white-space: nowrap;
		font-variant-numeric: tabular-nums;
	}

	.detail {
		max-width: 100%;
		display: inline-block;
		margin-inline-end: 0.75rem;
	}

	.blank-rows {
		min-height: 14rem;
		border-radius: 0.4375rem;
		background: var(--blank);
	}

	/* --- wider, narrower -------------------------------------------------- */

	@container (min-width: 44rem) {
		:is(.keys, .acts) .wide {
			display: table-cell;
		}

		:is(.keys, .acts) .narrow {
			display: none;
		}
	}

	@container (min-width: 58rem) {
		.keys .wide {
			white-space: nowrap;
		}

		.users .wide {
			display: table-cell;
		}

		.users tbody th {
			min-width: 9rem;
		}

		.users .narrow {
			display: none;
		}
	}

	/* All columns, with little room. */
	@container (min-width: 58rem) and (max-width: 66rem) {
		.users :is(th, td):not(:first-child) {
			padding-inline-start: 0.75rem;
		}

		.users .note {
			white-space: normal;
		}

		.users .share-of .share {
			width: 100%;
		}
	}

	@media (min-width: 42rem) {
		.site-part .card {
			min-height: 6.25rem;
		}
	}

	@media (min-width: 62rem) {
		site-keys.site-part {
			grid-template-columns: minmax(0, 1fr) 22rem;
		}

		site-keys.site-part > * {
			grid-column: 1;
			grid-row: 1;
		}

		site-keys.site-part > .new-key {
			grid-column: 2;
		}
	}

	@media (max-width: 56rem) {
		.site-part > .half {
			grid-column: 1 / -1;
		}
	}

	@media (max-width: 42rem) {
		.site .whose {
			margin-bottom: 0.75rem;
		}

		.site .parts {
			width: 100%;
			margin: 0.25rem 0 0;
		}

		.site-part {
			gap: 0.75rem;
		}

		.users-panel > header {
			grid-template-columns: minmax(0, 1fr);
		}

		.users-panel > header > input {
			grid-column: 1;
			grid-row: 3;
			margin-top: 0.5rem;
		}
	}

	@media print {
		.site-part > .new-key,
		.users-panel input {
			display: none;
		}

		.site-part .scroll,
		.site-part > .half .scroll {
			max-height: none;
		}
	}

	@media (forced-colors: active) {
		.site .parts a[aria-current] {
			border-color: Highlight;
			text-decoration: underline;
		}

		.sparkline {
			forced-color-adjust: none;
		}

		.sparkline .days,
		.sparkline .today {
			fill: CanvasText;
			opacity: 1;
		}
	}
`;function Ue(r,e,t,s){return{name:e,label:t,...F(r,s.totalTokens),more:[`${r.exact(s.promptTokens)} prompt + ${r.exact(s.completionTokens)} completion`]}}function Ye(r,e,t){let{requestCount:s,totalTokens:a}=t,o=s>0?Math.round(a/s):0;return{name:"requests",label:e,...F(r,s),more:[`${r.exact(o)} tokens each, on average`]}}function Xe(r,e){let{firstRequestAt:t,requestCount:s,timeZone:a,userCount:o}=e,i=t===null?"":`, since ${r.day(t,a)}`;return{name:"all-requests",label:"Requests, all time",...F(r,s),more:[`of ${r.counted(o,"user")}${i}`]}}function Ce(r,e,t,{cost:s,requestCount:a}){let o=r.cost(s,a);return{name:e,label:t,value:o?.amount??"\u2014",more:o?.note?[o.note]:[]}}function Fe(r,e,t){let{label:s}=t;return n`<dl class="cards">
		${[Ue(r,"period",`Tokens, ${s}`,e.period),Ye(r,`Requests, ${s}`,e.period),Ce(r,"cost",`Cost, ${s}`,e.period),Ue(r,"all","Tokens, all time",e),Xe(r,e),Ce(r,"all-cost","Cost, all time",e)].map(te)}
	</dl>`}var I=3,qe=2,O=20,et=1.5;function Ae(r,e,t){return r.map((s,a)=>{if(s===0)return"";let o=Math.max(s/e*O,et).toFixed(1);return`M${(t+a)*I} ${O}v-${o}h${qe}v${o}z`}).join("")}function tt(r,e,t){let s=t.dateRange(e[0],e.at(-1)),a=r.reduce((o,i)=>o&&o.totalTokens>=i.totalTokens?o:i,void 0);return a?`${s}: usage on ${t.counted(r.length,"day")}, most on ${t.date(a.date)} with `+t.counted(a.totalTokens,"token"):`${s}: no usage`}function Ee(r,e,t,s){let a=_(t,e),o=new Map(r.map(m=>[m.date,m.totalTokens])),i=a.map(m=>o.get(m)??0),d=Math.max(...i,1),c=e*I-(I-qe);return n`<svg
		class="sparkline"
		role="img"
		aria-label=${tt(r,a,s)}
		width=${c}
		height=${O+1}
	>
		${B`<path class="ground" d="M0 ${O+.5}h${c}"></path>
			<path class="days" d=${Ae(i.slice(0,-1),d,0)}></path>
			<path class="today" d=${Ae(i.slice(-1),d,e-1)}></path>`}
	</svg>`}var Le={user:{label:"User",order:"ascending"},tokens:{label:"Tokens",order:"descending"},cost:{label:"Cost",order:"descending"}},st={tokens:"most tokens first",cost:"highest cost first",user:"by user id"};function Me({search:r,sort:e,timeZone:t}){return`${r===""?"":`whose id contains \u201C${r}\u201D, `}all time, ${st[e]} \xB7 days and times in ${t}`}function Ie(r,e,t=""){let{label:s,order:a}=Le[e],o=r.frame.sort===e,i=a==="ascending"?"\u2191":"\u2193";return n`<button
		type="button"
		class="sort ${t} ${o?"chosen":""}"
		aria-pressed=${t===""?l:`${o}`}
		@click=${()=>r.onSort(e)}
	>
		${s}<span class="mark" aria-hidden="true"
			>${o?i:l}</span
		>
	</button>`}function D(r,e,t,s=l){let a=r.frame.sort===e;return n`<th
		scope="col"
		class=${t}
		aria-sort=${a?Le[e].order:l}
	>
		${Ie(r,e)} ${s}
	</th>`}function rt(r){return n`<thead>
		<tr>
			${D(r,"user","")}
			<th scope="col" class="wide number">Share of tokens</th>
			<th scope="col" class="wide">Last ${r.frame.days} days</th>
			<th scope="col" class="wide number">Requests</th>
			${D(r,"tokens","number",Ie(r,"cost","narrowest"))}
			${D(r,"cost","medium number")}
			<th scope="col" class="wide number">Last request</th>
		</tr>
	</thead>`}function K(r,e,{locale:t}){let s=new Intl.NumberFormat(t,{style:"percent",minimumFractionDigits:2});return e>0&&Number(r)===0?`<\xA0${s.format(1e-4)}`:s.format(Number(r)/100)}function Oe(r){return n`${r?.amount}
	${r?.note?n`<small class="note quiet">${r.note}</small>`:l}`}function at(r,e){let{formats:t,frame:s,state:a}=r,{userId:o,requestCount:i,lastRequestAt:d,totalTokens:c}=e,m=t.cost(e.cost,i),g=T({...a,site:null,user:o,zone:""}),u=d===null?"never":t.moment(d,s.timeZone,Date.now()),w=t.counted(i,"request");return n`<tr class="row">
		<th scope="row" class="name">
			<a href=${g}>${o}</a>
			<small class="narrow quiet">${w}, last ${u}</small>
		</th>
		<td class="wide number share-of">
			${K(e.share,c,t)}
			${ie(Number(e.share),100)}
		</td>
		<td class="wide">
			${Ee(e.dailyUsage,s.days,s.today,t)}
		</td>
		<td class="wide number">${t.exact(i)}</td>
		<td class="number">
			${t.exact(c)}
			<small class="narrowest">${Oe(m)}</small>
		</td>
		<td class="medium number">${Oe(m)}</td>
		<td class="wide number">${u}</td>
	</tr>`}function De(r){return n`<table class="users" aria-busy=${r.isBusy}>
		<caption class="unseen">
			Users, since the first request of each
		</caption>
		${rt(r)}
		<tbody>
			${r.rows.map(e=>at(r,e))}
		</tbody>
	</table>`}var ot=300,Ke=n`<p class="empty">No tokens in this period.</p>`,x=class extends h{#e=new v(this.follow);#s=new f(this.follow,({userId:e})=>e);#t={tokens:new C(this,"tokens"),requests:new C(this,"requests"),other:new C(this,"other")};#r;#a={usage:"",users:""};get freshness(){return xe([this.#e.view,this.#s.view])}get of(){let{document:e}=this.#e.view;return e?`${this.#l(e)} \xB7 days and months in ${e.usage.timeZone}`:""}connectedCallback(){super.connectedCallback(),this.#o(),this.refresh()}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.#r)}refresh(e=!1){for(let t of[this.#e,this.#s])e?t.refreshByItself():t.refresh()}drop(){this.#a={usage:"",users:""},this.#e.drop(),this.#s.drop()}willUpdate(e){e.has("state")&&this.#o()}#o(){let{period:e,search:t,sort:s}=this.state;this.#a.usage!==e.name&&(this.#a.usage=e.name,this.#e.show(async o=>{let{timeZone:i}=this.#e.view.document?.usage??{};return{usage:await he(e,i,o),period:e}}));let a=`${s} ${t}`;this.#a.users!==a&&(this.#a.users=a,this.#s.showList(fe(s,t)))}render(){let{document:e,failure:t}=this.#e.view;return e?this.#d(e):t?n`<section class="panel">
			<h2 class="unseen">Usage</h2>
			${this.drawFailure(this.#e.view)}
		</section>`:this.#n()}#n(){return n`<div class="cards skeleton" data-state="loading">
				${Array.from({length:6},()=>n`<div class="card"></div>`)}
			</div>
			${Array.from({length:4},()=>n`<div class="panel half skeleton"></div>`)}
			<div class="panel requests skeleton"></div>`}#d(e){let{usage:t,period:s}=e,a=Fe(this.host.formats,t,s);if(t.firstRequestAt===null)return n`${a}
				<section class="panel message" data-state="empty">
					<h2>No requests yet</h2>
					<p>
						Nothing has been counted for anybody. The first request will
						show up here by itself.
					</p>
				</section>`;let{tokens:o,requests:i,other:d}=this.#t,{unit:c}=s,m=[{unit:c,height:"tokens",isOfPeriod:!0,chart:o},{unit:c,height:"requests",isOfPeriod:!0,chart:i},{unit:c==="day"?"month":"day",height:"tokens",isOfPeriod:!1,chart:d}];return n`${a} ${this.#c(e,m)}
			${this.#i("half",e,this.#u(e))}
			${this.#h(t)}`}#c(e,t){let{tables:s}=this.state;return t.filter(({height:a})=>!s||a==="tokens").map(a=>this.#i(s&&a.isOfPeriod?"":"half",e,this.#m(e,a)))}#i(e,{usage:t,period:s},a){return se(e,a,o=>`site-${o}-${s.name}-${t.timeZone}`)}#m({usage:e,period:t},s){let{formats:a}=this.host,{unit:o,height:i,isOfPeriod:d}=s,c=ae(e,o,t,a),m=i==="tokens"?"Tokens":"Requests",{timeZone:g}=e,u={title:`${m} by ${o}`,unit:re[o],timeZone:g,height:i},w=o==="day"?e.dailyUsage:e.monthlyUsage,H=c.bars.every(je=>je.requestCount===0),j=this.state.tables;return{name:d?i:`${o}s`,title:u.title,of:`${c.period}, ${g}`,csv:oe(d?ee(e,t).rows:w,o),content:H?Ke:j?s.chart.renderTable(c,u,a):n`<div class="body">
							${s.chart.render(c,u,a)}
						</div>`,legend:!H&&!j&&i==="tokens"}}#l({usage:e,period:t}){let{from:s,to:a}=e.period,{formats:o}=this.host;return t.unit==="day"?o.dateRange(s,a):o.monthRange(s.slice(0,7),a.slice(0,7))}#u(e){let{modelUsage:t,period:s,timeZone:a}=e.usage,{formats:o}=this.host;return{name:"models",title:"Models",of:`${this.#l(e)}, ${a}, most tokens first`,csv:ne(t),content:t.length===0?Ke:le(o,t,s.totalTokens,({share:i,totalTokens:d})=>K(i,d,o))}}#h(e){let{document:t}=this.#s.view;return n`<section
			class="panel users-panel"
			data-panel="users"
			aria-labelledby="panel-users"
		>
			<header>
				<h2 id="panel-users">Users</h2>
				<p class="of">${t?Me(t.frame):l}</p>
				<input
					type="search"
					name="q"
					maxlength="255"
					autocomplete="off"
					autocapitalize="none"
					spellcheck="false"
					aria-label="Search users"
					placeholder="Part of a user id"
					.value=${this.state.search}
					@input=${s=>this.#f(s)}
					@change=${s=>this.#g(s)}
				/>
			</header>
			${this.#p(e.userCount)}
		</section>`}#p(e){let{document:t,failure:s,loading:a}=this.#s.view,{formats:o,go:i}=this.host;if(!t)return s?this.drawFailure(this.#s.view):l;let{rows:d,frame:c,next:m}=t,g=o.counted(d.length,"user"),u=c.search===""?`${o.exact(d.length)} of ${o.counted(Math.max(e,d.length),"user")}`:m===null?`${g} found`:`the first ${g} found`;return n`${d.length===0?n`<p class="empty">
					${c.search===""?"No users any more.":`No user id contains \u201C${c.search}\u201D.`}
				</p>`:De({rows:d,frame:c,state:this.state,formats:o,isBusy:a,onSort:w=>i({sort:w})})}
		${this.drawMore(this.#s,u)}`}#f(e){clearTimeout(this.#r),this.#r=setTimeout(()=>this.#g(e),ot)}#g({target:e}){clearTimeout(this.#r);let{value:t}=e;t!==this.state.search&&this.host.go({search:t},!0)}};customElements.define("site-usage",x);var nt=3e4,Ne={usage:"Usage",keys:"Keys",acts:"What was done"},N=class extends R{static{this.properties={state:{attribute:!1}}}#e;#s;constructor(e){super();let t={...e,changed:()=>{this.requestUpdate(),e.changed()}};this.#e={usage:new x(t),keys:new k(t),acts:new $(t)}}createRenderRoot(){return this.className="site",this}get#t(){return this.#e[this.state.site??"usage"]}get freshness(){return this.#t.freshness}refresh(){this.#t.refresh()}drop(){for(let e of Object.values(this.#e))e.drop()}connectedCallback(){super.connectedCallback();let e=()=>{z()||this.#t.refresh(!0)},t=setInterval(e,nt),s=P(["visibilitychange","online"],e);this.#s=()=>{clearInterval(t),s()}}disconnectedCallback(){super.disconnectedCallback(),this.#s?.()}render(){let e=this.#t;return e.state=this.state,n`<header class="whose">
				<h1>Administration</h1>
				<p>${e.of}</p>
				${this.#r()}
			</header>
			${e}`}#r(){let e=Object.keys(Ne);return n`<nav class="parts" aria-label="Parts of the admin view">
			${e.map(t=>n`<a
					href=${T({...this.state,site:t})}
					aria-current=${t===this.state.site?"page":l}
					>${Ne[t]}</a
				>`)}
		</nav>`}},He=Te.styleSheet;He&&(document.adoptedStyleSheets=[...document.adoptedStyleSheets,He]);customElements.define("site-view",N);export{N as SiteView};
