/* TokenMeter; its packages: licenses.txt */
import{A as _,E as S,H as P,J as z,K as T,L as G,M as w,N as J,O as Q,R as U,S as Y,T as C,V as X,W as ee,X as te,Y as se,Z as re,_ as ae,a as H,aa as oe,b as i,ba as ie,c as j,ca as ne,d as l,f as x,g as B,h as W,i as Z,q as L,w as R,z as V}from"./chunk.6047c635d1d9.js";function y(a,e={}){let t=new URLSearchParams(Object.entries(e).map(([s,r])=>[s,`${r}`])).toString();return`/api/admin/${a}${t&&`?${t}`}`}function Ie(a,e){let t=a,s=["dailyUsage","monthlyUsage","modelUsage"];if(!L(t)||!L(t.period)||!s.every(r=>Array.isArray(t[r])))throw R(e);return t}function le(a,e){return w(y("usage",{days:a}),Ie,{signal:e})}function de({unit:a,count:e},t){if(a==="day")return e;let[s,r]=t.split("-").map(Number),o=Date.UTC(s,r-e,1);return Math.round((W(t)-o)/864e5)+1}async function ce(a,e,t){let s=de(a,B(e??"UTC",Date.now())),r=await le(s,t),o=de(a,r.today);return o===s?r:le(o,t)}function me(a,e,t){let{[a]:s,next:r=null,...o}=Object(e);if(!Array.isArray(s))throw R(t);return{rows:s,frame:o,next:r===null?null:`${r}`}}function ue(a,e){return(t,s,r)=>w(y("users",{sort:a,...e!==""&&{q:e},limit:t,...s!==null&&{page:s}}),(o,n)=>{let d=me("users",o,n);return{...d,frame:{...d.frame,sort:a,search:e}}},{signal:r})}function he(a,e){return(t,s,r)=>w(y(a,{limit:t,...s!==null&&{before:s}}),(o,n)=>me(e,o,n),{signal:r})}var pe=he("keys","keys"),fe=he("audit","acts");function ge(a){return w(y("keys"),(e,t)=>{let s=Object(e);if(typeof s.key!="string")throw R(t);return s},{method:"POST",body:a})}async function we(a){await G(y(`keys/${a}`),{method:"DELETE"})}function p(){return Intl.DateTimeFormat().resolvedOptions().timeZone}function ye(a){let e=a.find(s=>s.failure),t=a.filter(s=>s.document);return{document:t.length>0?t:void 0,loadedAt:Math.min(...t.map(s=>s.loadedAt)),loading:a.some(s=>s.loading),failure:e?.failure,retryAt:0,offline:a.some(s=>s.offline)}}var h=class extends x{constructor(t){super();this.follow=()=>{let{failure:t}=this.freshness;this.requestUpdate(),t?.status===401?this.host.unknown(t):this.host.changed()};this.host=t}static{this.properties={state:{attribute:!1}}}createRenderRoot(){return this.className="site-part",this}drawFailure(t){let{failure:s}=t;return i`${s?Q(t,s,this.host.formats,()=>this.refresh()):l}`}drawMore(t,s){let{document:r,loading:o}=t.view;return i`<footer class="more-rows">
			<p class="quiet" role="status">${s}</p>
			${r?.next?i`<button
						type="button"
						aria-disabled=${o?"true":l}
						@click=${()=>this.#e(t)}
					>
						Show more
					</button>`:l}
		</footer>`}async#e(t){if(t.view.loading)return;let s=t.view.document?.rows.length??0;if(await t.more(),await this.updateComplete,t.view.document?.next)return;let r=this.querySelectorAll("tr.row")[s],o=r?.querySelector("a, button")??r;o===r&&r?.setAttribute("tabindex","-1"),o?.focus()}};var be={document:void 0,loadedAt:0,loading:!1,failure:void 0,retryAt:0,offline:!1},b=class{constructor(e){this.view=be;this.#r=0;this.#e=e}#e;#t;#s;#r;show(e){this.#t=e,this.load(e)}refresh(){this.#t&&!this.#s&&this.load(this.#t)}renew(){this.#t&&this.load(this.#t)}refreshByItself(){Date.now()>=this.#r&&this.refresh()}async load(e){this.#s?.abort();let t=new AbortController;this.#s=t,this.#o({loading:!0});let s;try{s={document:await e(t.signal),loadedAt:Date.now(),failure:void 0}}catch(r){s=this.#a(T(r))}this.#s===t&&(this.#s=void 0,this.#o({...s,loading:!1,offline:_()}))}#a(e){return this.#r=Date.now()+(e.retryAfter??0)*1e3,{failure:e,...e.kind==="denied"&&{document:void 0}}}drop(){this.#s?.abort(),this.#s=void 0,this.#t=void 0,this.#o(be)}#o(e){this.view={...this.view,...e},this.#e()}},F=50,ve=200,f=class extends b{#e;#t;#s=F;constructor(e,t){super(e),this.#e=t}showList(e){this.#t=e,this.#s=F,this.show(t=>this.#r(e,t))}async more(){let{document:e}=this.view,t=this.#t;if(!e?.next||!t||(await this.load(async r=>{let o=await t(F,e.next,r);return this.#a(e,o)}),t!==this.#t))return;let{length:s=0}=this.view.document?.rows??{};this.#s=Math.max(F,s)}async#r(e,t){let s=Math.min(this.#s,ve),r=await e(s,null,t);for(;r.next!==null&&r.rows.length<this.#s;){let o=this.#s-r.rows.length,n=await e(Math.min(o,ve),r.next,t),d=r.rows.length;if(r=this.#a(r,n),r.rows.length===d)break}return r}#a(e,t){let s=new Set(e.rows.map(this.#e)),r=t.rows.filter(o=>!s.has(this.#e(o)));return{...t,rows:[...e.rows,...r]}}};var De={"key.create":"Key made","key.revoke":"Key revoked","user.export":"User\u2019s data exported","user.remove":"User removed","sums.rebuild":"Sums rebuilt","costs.reprice":"Costs computed anew"},Ke={userId:"user",expiresAt:"expires"},Ne=/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;function He(a,e){return typeof a!="string"?JSON.stringify(a):Ne.test(a)?e.moment(a,p(),Date.now()):a}function je(a,e){return Object.entries(a).filter(([,t])=>t!==""&&t!==null).map(([t,s])=>i`<span class="detail"
					><span class="quiet">${Ke[t]??t}</span>
					${He(s,e)}</span
				>`)}var v=class extends h{#e=new f(this.follow,({id:e})=>e);get freshness(){return this.#e.view}get of(){return"nobody can change or remove what it says"}connectedCallback(){super.connectedCallback(),this.#e.showList(fe)}refresh(e=!1){e?this.#e.refreshByItself():this.#e.refresh()}drop(){this.#e.drop()}render(){return i`<section
			class="panel acts-panel"
			data-panel="acts"
			aria-labelledby="panel-acts"
		>
			<header>
				<h2 id="panel-acts">What was done</h2>
				<p class="of">the newest first, times in ${p()}</p>
			</header>
			${this.#t()}
		</section>`}#t(){let{document:e,failure:t}=this.#e.view;if(!e)return t?this.drawFailure(this.#e.view):i`<div class="blank-rows" data-state="loading"></div>`;let{rows:s,next:r}=e;if(s.length===0)return i`<p class="empty">Nothing has been done yet.</p>`;let o=this.host.formats.counted(s.length,"act");return i`<table class="acts">
				<thead>
					<tr>
						<th scope="col" class="medium">When</th>
						<th scope="col">What</th>
						<th scope="col" class="medium">By</th>
						<th scope="col" class="wide">Details</th>
					</tr>
				</thead>
				<tbody>
					${s.map(n=>this.#s(n))}
				</tbody>
			</table>
			${this.drawMore(this.#e,r===null?o:`the newest ${o}`)}`}#s(e){let{formats:t}=this.host,s=je(e.details,t),r=t.moment(e.doneAt,p(),Date.now());return i`<tr class="row">
			<td class="medium when">
				<time datetime=${e.doneAt}>${r}</time>
			</td>
			<th scope="row" class="name">
				${De[e.act]??e.act}
				<small class="quiet">${e.subject}</small>
				<small class="narrowest quiet">${r}, by ${e.actor}</small>
				${s.length>0?i`<small class="narrow">${s}</small>`:l}
			</th>
			<td class="medium name">${e.actor}</td>
			<td class="wide name">${s}</td>
		</tr>`}};customElements.define("site-acts",v);var Be=[{name:"app",use:"records and reads, for any user"},{name:"user",use:"the same, for one user"},{name:"admin",use:"everything, this view too"}],q="app";function We(a){return a.revokedAt!==null?"revoked":a.expiresAt!==null&&Date.parse(a.expiresAt)<=Date.now()?"expired":"active"}function Ze(a){let e=new FormData(a),t=r=>`${e.get(r)??""}`.trim(),s=t("expires");return{role:t("role"),...t("userId")!==""&&{userId:t("userId")},...t("label")!==""&&{label:t("label")},...s!==""&&{expiresAt:new Date(s).toISOString()}}}var $=class extends h{static{this.properties={chosenRole:{state:!0},made:{state:!0},isCopied:{state:!0},isSending:{state:!0},failure:{state:!0}}}#e=new f(this.follow,({id:e})=>e);#t;#s=0;constructor(e){super(e),this.chosenRole=q,this.isCopied=!1,this.isSending=!1}get freshness(){return this.#e.view}get of(){return"who may ask this server for what"}connectedCallback(){super.connectedCallback(),this.#e.showList(pe),this.#t=S(["pagehide"],()=>this.#r())}disconnectedCallback(){super.disconnectedCallback(),this.#s++,this.#r(),this.#t?.()}refresh(e=!1){e?this.#e.refreshByItself():this.#e.refresh()}drop(){this.#r(),this.failure=void 0,this.chosenRole=q,this.#e.drop(),this.querySelector("form")?.reset()}#r(){this.made=void 0,this.isCopied=!1}render(){return i`<section
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
				${this.#a("revoke")} ${this.#o()}
			</section>`}#a(e){let{failure:t}=this;if(t?.what!==e)return i`<div role="alert"></div>`;let{message:s,requestId:r}=t.error;return i`<div role="alert">
			<div class="failed">
				<p>${J(s)}</p>
				${r?i`<p>Request <code>${r}</code></p>`:l}
			</div>
		</div>`}#o(){let{document:e,failure:t}=this.#e.view;if(!e)return t?this.drawFailure(this.#e.view):i`<div class="blank-rows" data-state="loading"></div>`;let{rows:s,next:r}=e;if(s.length===0)return i`<p class="empty">No keys yet. The form makes one.</p>`;let o=this.host.formats.counted(s.length,"key");return i`<table class="keys">
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
					${s.map(n=>this.#d(n))}
				</tbody>
			</table>
			${this.drawMore(this.#e,r===null?o:`the newest ${o}`)}`}#i(e,t){return e===null?t:this.host.formats.moment(e,p(),Date.now())}#d(e){let t=We(e),s=this.#i(e.expiresAt,"never"),r=this.#i(e.lastUsedAt,"never");return i`<tr class="row" data-key=${e.id}>
			<th scope="row" class="name">
				${e.label===""?i`Key ${e.id}`:e.label}
				<small class="quiet">
					${e.label===""?l:`key ${e.id}, `}made by
					${e.createdBy}
				</small>
				<small class="narrow quiet">
					used: ${r}; expires: ${s}
				</small>
				<small class="narrowest">
					<span class="state ${t}">${t}</span>, role ${e.role}
					${e.userId??l}
				</small>
			</th>
			<td class="medium name">
				${e.role}
				${e.userId===null?l:i`<small class="quiet">${e.userId}</small>`}
			</td>
			<td class="medium"><span class="state ${t}">${t}</span></td>
			<td class="wide">${this.#i(e.createdAt,"")}</td>
			<td class="wide">${s}</td>
			<td class="wide">${r}</td>
			<td class="action">
				${t==="active"?i`<button
							type="button"
							class="plain"
							aria-label="Revoke key ${e.id}"
							@click=${()=>this.#c(e)}
						>
							Revoke
						</button>`:l}
			</td>
		</tr>`}async#c(e){let t=e.label===""?"":` \u201C${e.label}\u201D`;await ne({title:`Revoke key ${e.id}${t}?`,text:"Whatever uses it is refused from then on, and so are the viewer tokens and sign-ins that were made with it. This cannot be undone.",action:"Revoke"})&&await this.#n("revoke",()=>we(e.id))}async#n(e,t){if(!this.isSending){this.isSending=!0,this.failure=void 0;try{await t(),this.#e.renew()}catch(s){let r=T(s);r.status===401?this.host.unknown(r):this.failure={what:e,error:r}}finally{this.isSending=!1}}}#m(){let e=this.chosenRole==="user";return i`<header><h2 id="panel-new-key">Make a key</h2></header>
			<form @submit=${t=>this.#u(t)}>
				<fieldset @change=${t=>this.#l(t)}>
					<legend>Role</legend>
					${Be.map(({name:t,use:s})=>i`<label class="choice">
							<input
								type="radio"
								name="role"
								value=${t}
								?checked=${t===q}
								.checked=${this.chosenRole===t}
							/>
							<span>${t}<small class="quiet">${s}</small></span>
						</label>`)}
				</fieldset>
				${e?i`<label for="key-user">User</label>
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
				<input id="key-expires" name="expires" type="datetime-local" />
				${this.#a("make")}
				<button class="main" ?disabled=${this.isSending}>
					${this.isSending?"Making it\u2026":"Make the key"}
				</button>
			</form>`}#l({target:e}){this.chosenRole=e.value}async#u(e){e.preventDefault();let t=e.currentTarget,s=Ze(t),r=this.#s;await this.#n("make",async()=>{let o=await ge(s);r===this.#s&&(this.made=o),this.chosenRole=q}),this.made&&(await this.updateComplete,this.querySelector(".secret")?.focus())}#h(e){return i`<header>
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
			</div>`}async#p(e){let t=this.querySelector(".secret");await z(e.key,t)&&(this.isCopied=!0)}async#f(){this.#r(),await this.updateComplete,this.querySelector(".new-key input:checked")?.focus()}};customElements.define("site-keys",$);var $e=H`
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
		margin: 0 -0.375rem;
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

	[aria-disabled="true"] {
		color: var(--quiet);
		cursor: default;
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

	@container (min-width: 56rem) {
		.users .wide {
			display: table-cell;
		}

		.users .narrow {
			display: none;
		}
	}

	@media (min-width: 42rem) {
		.site-part .card {
			min-height: 6.25rem;
		}
	}

	@media (min-width: 75rem) {
		.site-part .cards {
			grid-template-columns: repeat(6, minmax(0, 1fr));
		}

		.site-part .card .value {
			font-size: 1.5rem;
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
			margin: 0.25rem 0 0 -0.625rem;
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
`;function ke(a,e,t,s){return{name:e,label:t,...C(a,s.totalTokens),more:[`${a.exact(s.promptTokens)} prompt + ${a.exact(s.completionTokens)} completion`]}}function Ve(a,e,t){let{requestCount:s,totalTokens:r}=t,o=s>0?Math.round(r/s):0;return{name:"requests",label:e,...C(a,s),more:[`${a.exact(o)} tokens each, on average`]}}function _e(a,e){let{firstRequestAt:t,requestCount:s,timeZone:r,userCount:o}=e,n=t===null?"":`, since ${a.day(t,r)}`;return{name:"all-requests",label:"Requests, all time",...C(a,s),more:[`of ${a.counted(o,"user")}${n}`]}}function xe(a,e,t,{cost:s,requestCount:r}){let o=a.cost(s,r);return{name:e,label:t,value:o?.amount??"\u2014",more:o?.note?[o.note]:[]}}function Re(a,e,t){let s=`last ${t.label}`;return i`<dl class="cards">
		${[ke(a,"period",`Tokens, ${s}`,e.period),Ve(a,`Requests, ${s}`,e.period),xe(a,"cost",`Cost, ${s}`,e.period),ke(a,"all","Tokens, all time",e),_e(a,e),xe(a,"all-cost","Cost, all time",e)].map(Y)}
	</dl>`}var O=3,Pe=2,A=20,ze=1.5;function Se(a,e,t){return a.map((s,r)=>{if(s===0)return"";let o=Math.max(s/e*A,ze).toFixed(1);return`M${(t+r)*O} ${A}v-${o}h${Pe}v${o}z`}).join("")}function Ge(a,e,t){let s=t.dateRange(e[0],e.at(-1)),r=a.reduce((o,n)=>o&&o.totalTokens>=n.totalTokens?o:n,void 0);return r?`${s}: usage on ${t.counted(a.length,"day")}, most on ${t.date(r.date)} with `+t.counted(r.totalTokens,"token"):`${s}: no usage`}function Te(a,e,t,s){let r=Z(t,e),o=new Map(a.map(m=>[m.date,m.totalTokens])),n=r.map(m=>o.get(m)??0),d=Math.max(...n,1),c=e*O-(O-Pe);return i`<svg
		class="sparkline"
		role="img"
		aria-label=${Ge(a,r,s)}
		width=${c}
		height=${A+1}
	>
		${j`<path class="ground" d="M0 ${A+.5}h${c}"></path>
			<path class="days" d=${Se(n.slice(0,-1),d,0)}></path>
			<path class="today" d=${Se(n.slice(-1),d,e-1)}></path>`}
	</svg>`}var Ce={user:{label:"User",order:"ascending"},tokens:{label:"Tokens",order:"descending"},cost:{label:"Cost",order:"descending"}},Je={tokens:"most tokens first",cost:"highest cost first",user:"by user id"};function Fe({search:a,sort:e,timeZone:t}){return`${a===""?"":`whose id contains \u201C${a}\u201D, `}all time, ${Je[e]} \xB7 days in ${t}`}function qe(a,e,t=""){let{label:s,order:r}=Ce[e],o=a.frame.sort===e;return i`<button
		type="button"
		class="sort ${t} ${o?"chosen":""}"
		@click=${()=>a.onSort(e)}
	>
		${s}<span class="mark" aria-hidden="true"
			>${o?r==="ascending"?"\u2191":"\u2193":l}</span
		>
	</button>`}function M(a,e,t,s=l){let r=a.frame.sort===e;return i`<th
		scope="col"
		class=${t}
		aria-sort=${r?Ce[e].order:l}
	>
		${qe(a,e)} ${s}
	</th>`}function Qe(a){return i`<thead>
		<tr>
			${M(a,"user","")}
			<th scope="col" class="wide number">Share of tokens</th>
			<th scope="col" class="wide">Last ${a.frame.days} days</th>
			<th scope="col" class="wide number">Requests</th>
			${M(a,"tokens","number",qe(a,"cost","narrowest"))}
			${M(a,"cost","medium number")}
			<th scope="col" class="wide number">
				Last request (${a.frame.timeZone})
			</th>
		</tr>
	</thead>`}function I(a,{locale:e}){return new Intl.NumberFormat(e,{style:"percent",minimumFractionDigits:2}).format(Number(a)/100)}function Ue(a){return i`${a?.amount}
	${a?.note?i`<small class="note quiet">${a.note}</small>`:l}`}function Ye(a,e){let{formats:t,frame:s,state:r}=a,{userId:o,requestCount:n,lastRequestAt:d}=e,c=t.cost(e.cost,n),m=P({...r,site:null,user:o,zone:""}),u=d===null?"never":t.moment(d,s.timeZone,Date.now()),g=t.counted(n,"request");return i`<tr class="row">
		<th scope="row" class="name">
			<a href=${m}>${o}</a>
			<small class="narrow quiet">${g}, last ${u}</small>
		</th>
		<td class="wide number share-of">
			${I(e.share,t)} ${oe(Number(e.share),100)}
		</td>
		<td class="wide">
			${Te(e.dailyUsage,s.days,s.today,t)}
		</td>
		<td class="wide number">${t.exact(n)}</td>
		<td class="number">
			${t.exact(e.totalTokens)}
			<small class="narrowest">${Ue(c)}</small>
		</td>
		<td class="medium number">${Ue(c)}</td>
		<td class="wide number">${u}</td>
	</tr>`}function Ae(a){return i`<table class="users" aria-busy=${a.isBusy}>
		<caption class="unseen">
			Users, since the first request of each
		</caption>
		${Qe(a)}
		<tbody>
			${a.rows.map(e=>Ye(a,e))}
		</tbody>
	</table>`}var Xe=300,Ee=i`<p class="empty">No tokens in this period.</p>`,k=class extends h{#e=new b(this.follow);#t=new f(this.follow,({userId:e})=>e);#s={tokens:new U(this,"tokens"),requests:new U(this,"requests"),other:new U(this,"other")};#r;#a={usage:"",users:""};get freshness(){return ye([this.#e.view,this.#t.view])}get of(){let{document:e}=this.#e.view;return e?`${this.#l(e)} \xB7 days and months in ${e.usage.timeZone}`:""}connectedCallback(){super.connectedCallback(),this.#o(),this.refresh()}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.#r)}refresh(e=!1){for(let t of[this.#e,this.#t])e?t.refreshByItself():t.refresh()}drop(){this.#a={usage:"",users:""},this.#e.drop(),this.#t.drop()}willUpdate(e){e.has("state")&&this.#o()}#o(){let{period:e,search:t,sort:s}=this.state;this.#a.usage!==e.name&&(this.#a.usage=e.name,this.#e.show(async o=>{let{timeZone:n}=this.#e.view.document?.usage??{};return{usage:await ce(e,n,o),period:e}}));let r=`${s} ${t}`;this.#a.users!==r&&(this.#a.users=r,this.#t.showList(ue(s,t)))}render(){let{document:e,failure:t}=this.#e.view;return e?this.#d(e):t?i`<section class="panel">
			<h2 class="unseen">Usage</h2>
			${this.drawFailure(this.#e.view)}
		</section>`:this.#i()}#i(){return i`<div class="cards skeleton" data-state="loading">
				${Array.from({length:6},()=>i`<div class="card"></div>`)}
			</div>
			${Array.from({length:4},()=>i`<div class="panel half skeleton"></div>`)}
			<div class="panel requests skeleton"></div>`}#d(e){let{usage:t,period:s}=e,r=Re(this.host.formats,t,s);if(t.firstRequestAt===null)return i`${r}
				<section class="panel message" data-state="empty">
					<h2>No requests yet</h2>
					<p>
						Nothing has been counted for anybody. The first request will
						show up here by itself.
					</p>
				</section>`;let{tokens:o,requests:n,other:d}=this.#s,{unit:c}=s,m=[{unit:c,height:"tokens",isOfPeriod:!0,chart:o},{unit:c,height:"requests",isOfPeriod:!0,chart:n},{unit:c==="day"?"month":"day",height:"tokens",isOfPeriod:!1,chart:d}];return i`${r} ${this.#c(e,m)}
			${this.#n("half",e,this.#u(e))}
			${this.#h(t)}`}#c(e,t){let{tables:s}=this.state;return t.filter(({height:r})=>!s||r==="tokens").map(r=>this.#n(s&&r.isOfPeriod?"":"half",e,this.#m(e,r)))}#n(e,{usage:t,period:s},r){return X(e,r,o=>`site-${o}-${s.name}-${t.timeZone}`)}#m({usage:e,period:t},s){let{formats:r}=this.host,{unit:o,height:n,isOfPeriod:d}=s,c=se(e,o,t,r),m=n==="tokens"?"Tokens":"Requests",{timeZone:u}=e,g={title:`${m} by ${o}`,unit:te[o],timeZone:u,height:n},E=o==="day"?e.dailyUsage:e.monthlyUsage,K=c.bars.every(Me=>Me.requestCount===0),N=this.state.tables;return{name:d?n:`${o}s`,title:g.title,of:`${c.period}, ${u}`,csv:re(d?ee(e,t).rows:E,o),content:K?Ee:N?s.chart.renderTable(c,g,r):i`<div class="body">
							${s.chart.render(c,g,r)}
						</div>`,legend:!K&&!N&&n==="tokens"}}#l({usage:e,period:t}){let{from:s,to:r}=e.period,{formats:o}=this.host;return t.unit==="day"?o.dateRange(s,r):o.monthRange(s.slice(0,7),r.slice(0,7))}#u(e){let{modelUsage:t,period:s,timeZone:r}=e.usage,{formats:o}=this.host;return{name:"models",title:"Models",of:`${this.#l(e)}, ${r}, most tokens first`,csv:ae(t),content:t.length===0?Ee:ie(o,t,s.totalTokens,({share:n})=>I(n,o))}}#h(e){let{document:t}=this.#t.view;return i`<section
			class="panel users-panel"
			data-panel="users"
			aria-labelledby="panel-users"
		>
			<header>
				<h2 id="panel-users">Users</h2>
				<p class="of">${t?Fe(t.frame):l}</p>
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
		</section>`}#p(e){let{document:t,failure:s,loading:r}=this.#t.view,{formats:o,go:n}=this.host;if(!t)return s?this.drawFailure(this.#t.view):l;let{rows:d,frame:c,next:m}=t,u=o.counted(d.length,"user"),g=c.search===""?`${o.exact(d.length)} of ${o.counted(Math.max(e,d.length),"user")}`:m===null?`${u} found`:`the first ${u} found`;return i`${d.length===0?i`<p class="empty">
					No user id contains “${c.search}”.
				</p>`:Ae({rows:d,frame:c,state:this.state,formats:o,isBusy:r,onSort:E=>n({sort:E})})}
		${this.drawMore(this.#t,g)}`}#f(e){clearTimeout(this.#r),this.#r=setTimeout(()=>this.#g(e),Xe)}#g({target:e}){clearTimeout(this.#r);let{value:t}=e;t!==this.state.search&&this.host.go({search:t},!0)}};customElements.define("site-usage",k);var et=3e4,Le={usage:"Usage",keys:"Keys",acts:"What was done"},D=class extends x{static{this.properties={state:{attribute:!1}}}#e;#t;constructor(e){super();let t={...e,changed:()=>{this.requestUpdate(),e.changed()}};this.#e={usage:new k(t),keys:new $(t),acts:new v(t)}}createRenderRoot(){return this.className="site",this}get#s(){return this.#e[this.state.site??"usage"]}get freshness(){return this.#s.freshness}refresh(){this.#s.refresh()}drop(){for(let e of Object.values(this.#e))e.drop()}connectedCallback(){super.connectedCallback();let e=()=>{V()||this.#s.refresh(!0)},t=setInterval(e,et),s=S(["visibilitychange","online"],e);this.#t=()=>{clearInterval(t),s()}}disconnectedCallback(){super.disconnectedCallback(),this.#t?.()}render(){let e=this.#s;return e.state=this.state,i`<header class="whose">
				<h1>Administration</h1>
				<p>${e.of}</p>
				${this.#r()}
			</header>
			${e}`}#r(){let e=Object.keys(Le);return i`<nav class="parts" aria-label="Parts of the admin view">
			${e.map(t=>i`<a
					href=${P({...this.state,site:t})}
					aria-current=${t===this.state.site?"page":l}
					>${Le[t]}</a
				>`)}
		</nav>`}},Oe=$e.styleSheet;Oe&&(document.adoptedStyleSheets=[...document.adoptedStyleSheets,Oe]);customElements.define("site-view",D);export{D as SiteView};
