/* TokenMeter; its packages: licenses.txt */
import{A as V,E as S,H as P,J as _,K as T,L as z,M as w,N as G,O as J,R as U,S as Q,T as C,V as Y,W as X,X as ee,Y as te,Z as se,_ as re,a as N,aa as ae,b as i,ba as oe,c as H,ca as ie,d as l,f as x,g as j,h as B,i as W,q as E,w as R,z as Z}from"./chunk.c103800e466e.js";function y(a,e={}){let t=new URLSearchParams(Object.entries(e).map(([s,r])=>[s,`${r}`])).toString();return`/api/admin/${a}${t&&`?${t}`}`}function Me(a,e){let t=a,s=["dailyUsage","monthlyUsage","modelUsage"];if(!E(t)||!E(t.period)||!s.every(r=>Array.isArray(t[r])))throw R(e);return t}function ne(a,e){return w(y("usage",{days:a}),Me,{signal:e})}function le({unit:a,count:e},t){if(a==="day")return e;let[s,r]=t.split("-").map(Number),o=Date.UTC(s,r-e,1);return Math.round((B(t)-o)/864e5)+1}async function de(a,e,t){let s=le(a,j(e??"UTC",Date.now())),r=await ne(s,t),o=le(a,r.today);return o===s?r:ne(o,t)}function ce(a,e,t){let{[a]:s,next:r=null,...o}=Object(e);if(!Array.isArray(s))throw R(t);return{rows:s,frame:o,next:r===null?null:`${r}`}}function me(a,e){return(t,s,r)=>w(y("users",{sort:a,...e!==""&&{q:e},limit:t,...s!==null&&{page:s}}),(o,n)=>{let d=ce("users",o,n);return{...d,frame:{...d.frame,sort:a,search:e}}},{signal:r})}function ue(a,e){return(t,s,r)=>w(y(a,{limit:t,...s!==null&&{before:s}}),(o,n)=>ce(e,o,n),{signal:r})}var he=ue("keys","keys"),pe=ue("audit","acts");function fe(a){return w(y("keys"),(e,t)=>{let s=Object(e);if(typeof s.key!="string")throw R(t);return s},{method:"POST",body:a})}async function ge(a){await z(y(`keys/${a}`),{method:"DELETE"})}function p(){return Intl.DateTimeFormat().resolvedOptions().timeZone}function we(a){let e=a.find(s=>s.failure),t=a.filter(s=>s.document);return{document:t.length>0?t:void 0,loadedAt:Math.min(...t.map(s=>s.loadedAt)),loading:a.some(s=>s.loading),failure:e?.failure,retryAt:0,offline:a.some(s=>s.offline)}}var h=class extends x{constructor(t){super();this.follow=()=>{let{failure:t}=this.freshness;this.requestUpdate(),t?.status===401?this.host.unknown(t):this.host.changed()};this.host=t}static{this.properties={state:{attribute:!1}}}createRenderRoot(){return this.className="site-part",this}drawFailure(t){let{failure:s}=t;return i`${s?J(t,s,this.host.formats,()=>this.refresh()):l}`}drawMore(t,s){let{document:r,loading:o}=t.view;return i`<footer class="more-rows">
			<p class="quiet" role="status">${s}</p>
			${r?.next?i`<button
						type="button"
						aria-disabled=${o?"true":l}
						@click=${()=>this.#e(t)}
					>
						Show more
					</button>`:l}
		</footer>`}async#e(t){if(t.view.loading)return;let s=t.view.document?.rows.length??0;if(await t.more(),await this.updateComplete,t.view.document?.next)return;let r=this.querySelectorAll("tr.row")[s],o=r?.querySelector("a, button")??r;o===r&&r?.setAttribute("tabindex","-1"),o?.focus()}};var ye={document:void 0,loadedAt:0,loading:!1,failure:void 0,retryAt:0,offline:!1},b=class{constructor(e){this.view=ye;this.#r=0;this.#e=e}#e;#s;#t;#r;show(e){this.#s=e,this.load(e)}refresh(){this.#s&&!this.#t&&this.load(this.#s)}renew(){this.#s&&this.load(this.#s)}refreshByItself(){Date.now()>=this.#r&&this.refresh()}async load(e){this.#t?.abort();let t=new AbortController;this.#t=t,this.#o({loading:!0});let s;try{s={document:await e(t.signal),loadedAt:Date.now(),failure:void 0}}catch(r){s=this.#a(T(r))}this.#t===t&&(this.#t=void 0,this.#o({...s,loading:!1,offline:V()}))}#a(e){return this.#r=Date.now()+(e.retryAfter??0)*1e3,{failure:e,...e.kind==="denied"&&{document:void 0}}}drop(){this.#t?.abort(),this.#t=void 0,this.#s=void 0,this.#o(ye)}#o(e){this.view={...this.view,...e},this.#e()}},F=50,be=200,f=class extends b{#e;#s;#t=F;constructor(e,t){super(e),this.#e=t}showList(e){this.#s=e,this.#t=F,this.show(t=>this.#r(e,t))}async more(){let{document:e}=this.view,t=this.#s;if(!e?.next||!t)return;await this.load(async r=>{let o=await t(F,e.next,r);return this.#a(e,o)});let{length:s=0}=this.view.document?.rows??{};this.#t=Math.max(F,s)}async#r(e,t){let s=Math.min(this.#t,be),r=await e(s,null,t);for(;r.next!==null&&r.rows.length<this.#t;){let o=this.#t-r.rows.length,n=await e(Math.min(o,be),r.next,t),d=r.rows.length;if(r=this.#a(r,n),r.rows.length===d)break}return r}#a(e,t){let s=new Set(e.rows.map(this.#e)),r=t.rows.filter(o=>!s.has(this.#e(o)));return{...t,rows:[...e.rows,...r]}}};var Ie={"key.create":"Key made","key.revoke":"Key revoked","user.export":"User\u2019s data exported","user.remove":"User removed","sums.rebuild":"Sums rebuilt","costs.reprice":"Costs computed anew"},De={userId:"user",expiresAt:"expires"},Ke=/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;function Ne(a,e){return typeof a!="string"?JSON.stringify(a):Ke.test(a)?e.moment(a,p(),Date.now()):a}function He(a,e){return Object.entries(a).filter(([,t])=>t!==""&&t!==null).map(([t,s])=>i`<span class="detail"
					><span class="quiet">${De[t]??t}</span>
					${Ne(s,e)}</span
				>`)}var v=class extends h{#e=new f(this.follow,({id:e})=>e);get freshness(){return this.#e.view}get of(){return"nobody can change or remove what it says"}connectedCallback(){super.connectedCallback(),this.#e.showList(pe)}refresh(e=!1){e?this.#e.refreshByItself():this.#e.refresh()}drop(){this.#e.drop()}render(){return i`<section
			class="panel acts-panel"
			data-panel="acts"
			aria-labelledby="panel-acts"
		>
			<header>
				<h2 id="panel-acts">What was done</h2>
				<p class="of">the newest first, times in ${p()}</p>
			</header>
			${this.#s()}
		</section>`}#s(){let{document:e,failure:t}=this.#e.view;if(!e)return t?this.drawFailure(this.#e.view):i`<div class="blank-rows" data-state="loading"></div>`;let{rows:s,next:r}=e;if(s.length===0)return i`<p class="empty">Nothing has been done yet.</p>`;let o=this.host.formats.counted(s.length,"act");return i`<table class="acts">
				<thead>
					<tr>
						<th scope="col" class="medium">When</th>
						<th scope="col">What</th>
						<th scope="col" class="medium">By</th>
						<th scope="col" class="wide">Details</th>
					</tr>
				</thead>
				<tbody>
					${s.map(n=>this.#t(n))}
				</tbody>
			</table>
			${this.drawMore(this.#e,r===null?o:`the newest ${o}`)}`}#t(e){let{formats:t}=this.host,s=He(e.details,t),r=t.moment(e.doneAt,p(),Date.now());return i`<tr class="row">
			<td class="medium when">
				<time datetime=${e.doneAt}>${r}</time>
			</td>
			<th scope="row" class="name">
				${Ie[e.act]??e.act}
				<small class="quiet">${e.subject}</small>
				<small class="narrowest quiet">${r}, by ${e.actor}</small>
				${s.length>0?i`<small class="narrow">${s}</small>`:l}
			</th>
			<td class="medium name">${e.actor}</td>
			<td class="wide name">${s}</td>
		</tr>`}};customElements.define("site-acts",v);var je=[{name:"app",use:"records and reads, for any user"},{name:"user",use:"the same, for one user"},{name:"admin",use:"everything, this view too"}];function Be(a){return a.revokedAt!==null?"revoked":a.expiresAt!==null&&Date.parse(a.expiresAt)<=Date.now()?"expired":"active"}function We(a){let e=new FormData(a),t=r=>`${e.get(r)??""}`.trim(),s=t("expires");return{role:t("role"),...t("userId")!==""&&{userId:t("userId")},...t("label")!==""&&{label:t("label")},...s!==""&&{expiresAt:new Date(s).toISOString()}}}var $=class extends h{static{this.properties={chosenRole:{state:!0},made:{state:!0},isCopied:{state:!0},isSending:{state:!0},failure:{state:!0}}}#e=new f(this.follow,({id:e})=>e);#s;constructor(e){super(e),this.chosenRole="app",this.isCopied=!1,this.isSending=!1}get freshness(){return this.#e.view}get of(){return"who may ask this server for what"}connectedCallback(){super.connectedCallback(),this.#e.showList(he),this.#s=S(["pagehide"],()=>this.#t())}disconnectedCallback(){super.disconnectedCallback(),this.#t(),this.#s?.()}refresh(e=!1){e?this.#e.refreshByItself():this.#e.refresh()}drop(){this.#t(),this.failure=void 0,this.#e.drop(),this.querySelector("form")?.reset()}#t(){this.made=void 0,this.isCopied=!1}render(){return i`<section
				class="panel new-key"
				data-panel="new-key"
				aria-labelledby="panel-new-key"
			>
				${this.made?this.#u(this.made):this.#n()}
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
				${this.#r("revoke")} ${this.#a()}
			</section>`}#r(e){let{failure:t}=this;if(t?.what!==e)return i`<div role="alert"></div>`;let{message:s,requestId:r}=t.error;return i`<div role="alert">
			<div class="failed">
				<p>${G(s)}</p>
				${r?i`<p>Request <code>${r}</code></p>`:l}
			</div>
		</div>`}#a(){let{document:e,failure:t}=this.#e.view;if(!e)return t?this.drawFailure(this.#e.view):i`<div class="blank-rows" data-state="loading"></div>`;let{rows:s,next:r}=e;if(s.length===0)return i`<p class="empty">No keys yet. The form makes one.</p>`;let o=this.host.formats.counted(s.length,"key");return i`<table class="keys">
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
			${this.drawMore(this.#e,r===null?o:`the newest ${o}`)}`}#o(e,t){return e===null?t:this.host.formats.moment(e,p(),Date.now())}#d(e){let t=Be(e),s=this.#o(e.expiresAt,"never"),r=this.#o(e.lastUsedAt,"never");return i`<tr class="row" data-key=${e.id}>
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
			<td class="wide">${this.#o(e.createdAt,"")}</td>
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
		</tr>`}async#c(e){let t=e.label===""?"":` \u201C${e.label}\u201D`;await ie({title:`Revoke key ${e.id}${t}?`,text:"Whatever uses it is refused from then on, and so are the viewer tokens and sign-ins that were made with it. This cannot be undone.",action:"Revoke"})&&await this.#i("revoke",()=>ge(e.id))}async#i(e,t){if(!this.isSending){this.isSending=!0,this.failure=void 0;try{await t(),this.#e.renew()}catch(s){let r=T(s);r.status===401?this.host.unknown(r):this.failure={what:e,error:r}}finally{this.isSending=!1}}}#n(){let e=this.chosenRole==="user";return i`<header><h2 id="panel-new-key">Make a key</h2></header>
			<form @submit=${t=>this.#l(t)}>
				<fieldset @change=${t=>this.#m(t)}>
					<legend>Role</legend>
					${je.map(({name:t,use:s})=>i`<label class="choice">
							<input
								type="radio"
								name="role"
								value=${t}
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
				${this.#r("make")}
				<button class="main" ?disabled=${this.isSending}>
					${this.isSending?"Making it\u2026":"Make the key"}
				</button>
			</form>`}#m({target:e}){this.chosenRole=e.value}async#l(e){e.preventDefault();let t=e.currentTarget,s=We(t);await this.#i("make",async()=>{let r=await fe(s);this.isConnected&&(this.made=r),this.chosenRole="app"}),this.made&&(await this.updateComplete,this.querySelector(".secret")?.focus())}#u(e){return i`<header>
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
					<button type="button" class="main" @click=${()=>this.#h(e)}>
						${this.isCopied?"Copied":"Copy"}
					</button>
					<button type="button" @click=${()=>this.#p()}>
						I have it
					</button>
				</div>
			</div>`}async#h(e){let t=this.querySelector(".secret");await _(e.key,t)&&(this.isCopied=!0)}async#p(){this.#t(),await this.updateComplete,this.querySelector(".new-key input:checked")?.focus()}};customElements.define("site-keys",$);var ve=N`
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
`;function $e(a,e,t,s){return{name:e,label:t,...C(a,s.totalTokens),more:[`${a.exact(s.promptTokens)} prompt + ${a.exact(s.completionTokens)} completion`]}}function Ze(a,e,t){let{requestCount:s,totalTokens:r}=t,o=s>0?Math.round(r/s):0;return{name:"requests",label:e,...C(a,s),more:[`${a.exact(o)} tokens each, on average`]}}function Ve(a,e){let{firstRequestAt:t,requestCount:s,timeZone:r,userCount:o}=e,n=t===null?"":`, since ${a.day(t,r)}`;return{name:"all-requests",label:"Requests, all time",...C(a,s),more:[`of ${a.counted(o,"user")}${n}`]}}function ke(a,e,t,{cost:s,requestCount:r}){let o=a.cost(s,r);return{name:e,label:t,value:o?.amount??"\u2014",more:o?.note?[o.note]:[]}}function xe(a,e,t){let s=`last ${t.label}`;return i`<dl class="cards">
		${[$e(a,"period",`Tokens, ${s}`,e.period),Ze(a,`Requests, ${s}`,e.period),ke(a,"cost",`Cost, ${s}`,e.period),$e(a,"all","Tokens, all time",e),Ve(a,e),ke(a,"all-cost","Cost, all time",e)].map(Q)}
	</dl>`}var L=3,Se=2,q=20,_e=1.5;function Re(a,e,t){return a.map((s,r)=>{if(s===0)return"";let o=Math.max(s/e*q,_e).toFixed(1);return`M${(t+r)*L} ${q}v-${o}h${Se}v${o}z`}).join("")}function ze(a,e,t){let s=t.dateRange(e[0],e.at(-1)),r=a.reduce((o,n)=>o&&o.totalTokens>=n.totalTokens?o:n,void 0);return r?`${s}: usage on ${t.counted(a.length,"day")}, most on ${t.date(r.date)} with `+t.counted(r.totalTokens,"token"):`${s}: no usage`}function Pe(a,e,t,s){let r=W(t,e),o=new Map(a.map(m=>[m.date,m.totalTokens])),n=r.map(m=>o.get(m)??0),d=Math.max(...n,1),c=e*L-(L-Se);return i`<svg
		class="sparkline"
		role="img"
		aria-label=${ze(a,r,s)}
		width=${c}
		height=${q+1}
	>
		${H`<path class="ground" d="M0 ${q+.5}h${c}"></path>
			<path class="days" d=${Re(n.slice(0,-1),d,0)}></path>
			<path class="today" d=${Re(n.slice(-1),d,e-1)}></path>`}
	</svg>`}var Ue={user:{label:"User",order:"ascending"},tokens:{label:"Tokens",order:"descending"},cost:{label:"Cost",order:"descending"}},Ge={tokens:"most tokens first",cost:"highest cost first",user:"by user id"};function Ce({search:a,sort:e,timeZone:t}){return`${a===""?"":`whose id contains \u201C${a}\u201D, `}all time, ${Ge[e]} \xB7 days in ${t}`}function Fe(a,e,t=""){let{label:s,order:r}=Ue[e],o=a.frame.sort===e;return i`<button
		type="button"
		class="sort ${t} ${o?"chosen":""}"
		@click=${()=>a.onSort(e)}
	>
		${s}<span class="mark" aria-hidden="true"
			>${o?r==="ascending"?"\u2191":"\u2193":l}</span
		>
	</button>`}function O(a,e,t,s=l){let r=a.frame.sort===e;return i`<th
		scope="col"
		class=${t}
		aria-sort=${r?Ue[e].order:l}
	>
		${Fe(a,e)} ${s}
	</th>`}function Je(a){return i`<thead>
		<tr>
			${O(a,"user","")}
			<th scope="col" class="wide number">Share of tokens</th>
			<th scope="col" class="wide">Last ${a.frame.days} days</th>
			<th scope="col" class="wide number">Requests</th>
			${O(a,"tokens","number",Fe(a,"cost","narrowest"))}
			${O(a,"cost","medium number")}
			<th scope="col" class="wide number">
				Last request (${a.frame.timeZone})
			</th>
		</tr>
	</thead>`}function M(a,{locale:e}){return new Intl.NumberFormat(e,{style:"percent",minimumFractionDigits:2}).format(Number(a)/100)}function Te(a){return i`${a?.amount}
	${a?.note?i`<small class="note quiet">${a.note}</small>`:l}`}function Qe(a,e){let{formats:t,frame:s,state:r}=a,{userId:o,requestCount:n,lastRequestAt:d}=e,c=t.cost(e.cost,n),m=P({...r,site:null,user:o,zone:""}),u=d===null?"never":t.moment(d,s.timeZone,Date.now()),g=t.counted(n,"request");return i`<tr class="row">
		<th scope="row" class="name">
			<a href=${m}>${o}</a>
			<small class="narrow quiet">${g}, last ${u}</small>
		</th>
		<td class="wide number share-of">
			${M(e.share,t)} ${ae(Number(e.share),100)}
		</td>
		<td class="wide">
			${Pe(e.dailyUsage,s.days,s.today,t)}
		</td>
		<td class="wide number">${t.exact(n)}</td>
		<td class="number">
			${t.exact(e.totalTokens)}
			<small class="narrowest">${Te(c)}</small>
		</td>
		<td class="medium number">${Te(c)}</td>
		<td class="wide number">${u}</td>
	</tr>`}function qe(a){return i`<table class="users" aria-busy=${a.isBusy}>
		<caption class="unseen">
			Users, since the first request of each
		</caption>
		${Je(a)}
		<tbody>
			${a.rows.map(e=>Qe(a,e))}
		</tbody>
	</table>`}var Ye=300,Ae=i`<p class="empty">No tokens in this period.</p>`,k=class extends h{#e=new b(this.follow);#s=new f(this.follow,({userId:e})=>e);#t={tokens:new U(this,"tokens"),requests:new U(this,"requests"),other:new U(this,"other")};#r;#a={usage:"",users:""};get freshness(){return we([this.#e.view,this.#s.view])}get of(){let{document:e}=this.#e.view;return e?`${this.#l(e)} \xB7 days and months in ${e.usage.timeZone}`:""}connectedCallback(){super.connectedCallback(),this.#o(),this.refresh()}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.#r)}refresh(e=!1){for(let t of[this.#e,this.#s])e?t.refreshByItself():t.refresh()}drop(){this.#a={usage:"",users:""},this.#e.drop(),this.#s.drop()}willUpdate(e){e.has("state")&&this.#o()}#o(){let{period:e,search:t,sort:s}=this.state;this.#a.usage!==e.name&&(this.#a.usage=e.name,this.#e.show(async o=>{let{timeZone:n}=this.#e.view.document?.usage??{};return{usage:await de(e,n,o),period:e}}));let r=`${s} ${t}`;this.#a.users!==r&&(this.#a.users=r,this.#s.showList(me(s,t)))}render(){let{document:e,failure:t}=this.#e.view;return e?this.#c(e):t?i`<section class="panel">
			<h2 class="unseen">Usage</h2>
			${this.drawFailure(this.#e.view)}
		</section>`:this.#d()}#d(){return i`<div class="cards skeleton" data-state="loading">
				${Array.from({length:6},()=>i`<div class="card"></div>`)}
			</div>
			${Array.from({length:4},()=>i`<div class="panel half skeleton"></div>`)}
			<div class="panel requests skeleton"></div>`}#c(e){let{usage:t,period:s}=e,r=xe(this.host.formats,t,s);if(t.firstRequestAt===null)return i`${r}
				<section class="panel message" data-state="empty">
					<h2>No requests yet</h2>
					<p>
						Nothing has been counted for anybody. The first request will
						show up here by itself.
					</p>
				</section>`;let{tokens:o,requests:n,other:d}=this.#t,{unit:c}=s,m=[{unit:c,height:"tokens",isOfPeriod:!0,chart:o},{unit:c,height:"requests",isOfPeriod:!0,chart:n},{unit:c==="day"?"month":"day",height:"tokens",isOfPeriod:!1,chart:d}];return i`${r} ${this.#i(e,m)}
			${this.#n("half",e,this.#u(e))}
			${this.#h(t)}`}#i(e,t){let{tables:s}=this.state;return t.filter(({height:r})=>!s||r==="tokens").map(r=>this.#n(s&&r.isOfPeriod?"":"half",e,this.#m(e,r)))}#n(e,{usage:t,period:s},r){return Y(e,r,o=>`site-${o}-${s.name}-${t.timeZone}`)}#m({usage:e,period:t},s){let{formats:r}=this.host,{unit:o,height:n,isOfPeriod:d}=s,c=te(e,o,t,r),m=n==="tokens"?"Tokens":"Requests",{timeZone:u}=e,g={title:`${m} by ${o}`,unit:ee[o],timeZone:u,height:n},A=o==="day"?e.dailyUsage:e.monthlyUsage,D=c.bars.every(Oe=>Oe.requestCount===0),K=this.state.tables;return{name:d?n:`${o}s`,title:g.title,of:`${c.period}, ${u}`,csv:se(d?X(e,t).rows:A,o),content:D?Ae:K?s.chart.renderTable(c,g,r):i`<div class="body">
							${s.chart.render(c,g,r)}
						</div>`,legend:!D&&!K&&n==="tokens"}}#l({usage:e,period:t}){let{from:s,to:r}=e.period,{formats:o}=this.host;return t.unit==="day"?o.dateRange(s,r):o.monthRange(s.slice(0,7),r.slice(0,7))}#u(e){let{modelUsage:t,period:s,timeZone:r}=e.usage,{formats:o}=this.host;return{name:"models",title:"Models",of:`${this.#l(e)}, ${r}, most tokens first`,csv:re(t),content:t.length===0?Ae:oe(o,t,s.totalTokens,({share:n})=>M(n,o))}}#h(e){let{document:t}=this.#s.view;return i`<section
			class="panel users-panel"
			data-panel="users"
			aria-labelledby="panel-users"
		>
			<header>
				<h2 id="panel-users">Users</h2>
				<p class="of">${t?Ce(t.frame):l}</p>
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
					@input=${s=>this.#g(s)}
					@change=${s=>this.#f(s)}
				/>
			</header>
			${this.#p(e.userCount)}
		</section>`}#p(e){let{document:t,failure:s,loading:r}=this.#s.view,{formats:o,go:n}=this.host;if(!t)return s?this.drawFailure(this.#s.view):l;let{rows:d,frame:c,next:m}=t,u=o.counted(d.length,"user"),g=c.search===""?`${o.exact(d.length)} of ${o.counted(Math.max(e,d.length),"user")}`:m===null?`${u} found`:`the first ${u} found`;return i`${d.length===0?i`<p class="empty">
					No user id contains “${c.search}”.
				</p>`:qe({rows:d,frame:c,state:this.state,formats:o,isBusy:r,onSort:A=>n({sort:A})})}
		${this.drawMore(this.#s,g)}`}#g(e){clearTimeout(this.#r),this.#r=setTimeout(()=>this.#f(e),Ye)}#f({target:e}){clearTimeout(this.#r);let{value:t}=e;t!==this.state.search&&this.host.go({search:t},!0)}};customElements.define("site-usage",k);var Xe=3e4,Ee={usage:"Usage",keys:"Keys",acts:"What was done"},I=class extends x{static{this.properties={state:{attribute:!1}}}#e;#s;constructor(e){super();let t={...e,changed:()=>{this.requestUpdate(),e.changed()}};this.#e={usage:new k(t),keys:new $(t),acts:new v(t)}}createRenderRoot(){return this.className="site",this}get#t(){return this.#e[this.state.site??"usage"]}get freshness(){return this.#t.freshness}refresh(){this.#t.refresh()}drop(){for(let e of Object.values(this.#e))e.drop()}connectedCallback(){super.connectedCallback();let e=()=>{Z()||this.#t.refresh(!0)},t=setInterval(e,Xe),s=S(["visibilitychange","online"],e);this.#s=()=>{clearInterval(t),s()}}disconnectedCallback(){super.disconnectedCallback(),this.#s?.()}render(){let e=this.#t;return e.state=this.state,i`<header class="whose">
				<h1>Administration</h1>
				<p>${e.of}</p>
				${this.#r()}
			</header>
			${e}`}#r(){let e=Object.keys(Ee);return i`<nav class="parts" aria-label="Parts of the admin view">
			${e.map(t=>i`<a
					href=${P({...this.state,site:t})}
					aria-current=${t===this.state.site?"page":l}
					>${Ee[t]}</a
				>`)}
		</nav>`}},Le=ve.styleSheet;Le&&(document.adoptedStyleSheets=[...document.adoptedStyleSheets,Le]);customElements.define("site-view",I);export{I as SiteView};
