/* TokenMeter; its packages: licenses.txt */
var me=globalThis,je=t=>t,j=me.trustedTypes,ze=j?j.createPolicy("lit-html",{createHTML:t=>t}):void 0,Ge="$lit$",$=`lit$${Math.random().toFixed(9).slice(2)}$`,Qe="?"+$,jt=`<${Qe}>`,T=document,M=()=>T.createComment(""),P=t=>t===null||typeof t!="object"&&typeof t!="function",ge=Array.isArray,zt=t=>ge(t)||typeof t?.[Symbol.iterator]=="function",ue=`[ 	
\f\r]`,O=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,We=/-->/g,Ve=/>/g,v=RegExp(`>|${ue}(?:([^\\s"'>=/]+)(${ue}*=${ue}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ke=/'/g,Ze=/"/g,Xe=/^(?:script|style|textarea|title)$/i,ye=t=>(e,...n)=>({_$litType$:t,strings:e,values:n}),f=ye(1),z=ye(2),fr=ye(3),w=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),Ye=new WeakMap,k=T.createTreeWalker(T,129);function Je(t,e){if(!ge(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return ze!==void 0?ze.createHTML(e):e}var Wt=(t,e)=>{let n=t.length-1,r=[],o,s=e===2?"<svg>":e===3?"<math>":"",i=O;for(let l=0;l<n;l++){let a=t[l],u,h,c=-1,p=0;for(;p<a.length&&(i.lastIndex=p,h=i.exec(a),h!==null);)p=i.lastIndex,i===O?h[1]==="!--"?i=We:h[1]!==void 0?i=Ve:h[2]!==void 0?(Xe.test(h[2])&&(o=RegExp("</"+h[2],"g")),i=v):h[3]!==void 0&&(i=v):i===v?h[0]===">"?(i=o??O,c=-1):h[1]===void 0?c=-2:(c=i.lastIndex-h[2].length,u=h[1],i=h[3]===void 0?v:h[3]==='"'?Ze:Ke):i===Ze||i===Ke?i=v:i===We||i===Ve?i=O:(i=v,o=void 0);let m=i===v&&t[l+1].startsWith("/>")?" ":"";s+=i===O?a+jt:c>=0?(r.push(u),a.slice(0,c)+Ge+a.slice(c)+$+m):a+$+(c===-2?l:m)}return[Je(t,s+(t[n]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),r]},q=class t{constructor({strings:e,_$litType$:n},r){let o;this.parts=[];let s=0,i=0,l=e.length-1,a=this.parts,[u,h]=Wt(e,n);if(this.el=t.createElement(u,r),k.currentNode=this.el.content,n===2||n===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(o=k.nextNode())!==null&&a.length<l;){if(o.nodeType===1){if(o.hasAttributes())for(let c of o.getAttributeNames())if(c.endsWith(Ge)){let p=h[i++],m=o.getAttribute(c).split($),g=/([.?@])?(.*)/.exec(p);a.push({type:1,index:s,name:g[2],strings:m,ctor:g[1]==="."?de:g[1]==="?"?pe:g[1]==="@"?fe:C}),o.removeAttribute(c)}else c.startsWith($)&&(a.push({type:6,index:s}),o.removeAttribute(c));if(Xe.test(o.tagName)){let c=o.textContent.split($),p=c.length-1;if(p>0){o.textContent=j?j.emptyScript:"";for(let m=0;m<p;m++)o.append(c[m],M()),k.nextNode(),a.push({type:2,index:++s});o.append(c[p],M())}}}else if(o.nodeType===8)if(o.data===Qe)a.push({type:2,index:s});else{let c=-1;for(;(c=o.data.indexOf($,c+1))!==-1;)a.push({type:7,index:s}),c+=$.length-1}s++}}static createElement(e,n){let r=T.createElement("template");return r.innerHTML=e,r}};function A(t,e,n=t,r){if(e===w)return e;let o=r!==void 0?n._$Co?.[r]:n._$Cl,s=P(e)?void 0:e._$litDirective$;return o?.constructor!==s&&(o?._$AO?.(!1),s===void 0?o=void 0:(o=new s(t),o._$AT(t,n,r)),r!==void 0?(n._$Co??=[])[r]=o:n._$Cl=o),o!==void 0&&(e=A(t,o._$AS(t,e.values),o,r)),e}var ce=class{constructor(e,n){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:n},parts:r}=this._$AD,o=(e?.creationScope??T).importNode(n,!0);k.currentNode=o;let s=k.nextNode(),i=0,l=0,a=r[0];for(;a!==void 0;){if(i===a.index){let u;a.type===2?u=new D(s,s.nextSibling,this,e):a.type===1?u=new a.ctor(s,a.name,a.strings,this,e):a.type===6&&(u=new he(s,this,e)),this._$AV.push(u),a=r[++l]}i!==a?.index&&(s=k.nextNode(),i++)}return k.currentNode=T,o}p(e){let n=0;for(let r of this._$AV)r!==void 0&&(r.strings!==void 0?(r._$AI(e,r,n),n+=r.strings.length-2):r._$AI(e[n])),n++}},D=class t{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,n,r,o){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=e,this._$AB=n,this._$AM=r,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,n=this._$AM;return n!==void 0&&e?.nodeType===11&&(e=n.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,n=this){e=A(this,e,n),P(e)?e===d||e==null||e===""?(this._$AH!==d&&this._$AR(),this._$AH=d):e!==this._$AH&&e!==w&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):zt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==d&&P(this._$AH)?this._$AA.nextSibling.data=e:this.T(T.createTextNode(e)),this._$AH=e}$(e){let{values:n,_$litType$:r}=e,o=typeof r=="number"?this._$AC(e):(r.el===void 0&&(r.el=q.createElement(Je(r.h,r.h[0]),this.options)),r);if(this._$AH?._$AD===o)this._$AH.p(n);else{let s=new ce(o,this),i=s.u(this.options);s.p(n),this.T(i),this._$AH=s}}_$AC(e){let n=Ye.get(e.strings);return n===void 0&&Ye.set(e.strings,n=new q(e)),n}k(e){ge(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,r,o=0;for(let s of e)o===n.length?n.push(r=new t(this.O(M()),this.O(M()),this,this.options)):r=n[o],r._$AI(s),o++;o<n.length&&(this._$AR(r&&r._$AB.nextSibling,o),n.length=o)}_$AR(e=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);e!==this._$AB;){let r=je(e).nextSibling;je(e).remove(),e=r}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},C=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,n,r,o,s){this.type=1,this._$AH=d,this._$AN=void 0,this.element=e,this.name=n,this._$AM=o,this.options=s,r.length>2||r[0]!==""||r[1]!==""?(this._$AH=Array(r.length-1).fill(new String),this.strings=r):this._$AH=d}_$AI(e,n=this,r,o){let s=this.strings,i=!1;if(s===void 0)e=A(this,e,n,0),i=!P(e)||e!==this._$AH&&e!==w,i&&(this._$AH=e);else{let l=e,a,u;for(e=s[0],a=0;a<s.length-1;a++)u=A(this,l[r+a],n,a),u===w&&(u=this._$AH[a]),i||=!P(u)||u!==this._$AH[a],u===d?e=d:e!==d&&(e+=(u??"")+s[a+1]),this._$AH[a]=u}i&&!o&&this.j(e)}j(e){e===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},de=class extends C{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===d?void 0:e}},pe=class extends C{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==d)}},fe=class extends C{constructor(e,n,r,o,s){super(e,n,r,o,s),this.type=5}_$AI(e,n=this){if((e=A(this,e,n,0)??d)===w)return;let r=this._$AH,o=e===d&&r!==d||e.capture!==r.capture||e.once!==r.once||e.passive!==r.passive,s=e!==d&&(r===d||o);o&&this.element.removeEventListener(this.name,this,r),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},he=class{constructor(e,n,r){this.element=e,this.type=6,this._$AN=void 0,this._$AM=n,this.options=r}get _$AU(){return this._$AM._$AU}_$AI(e){A(this,e)}};var Vt=me.litHtmlPolyfillSupport;Vt?.(q,D),(me.litHtmlVersions??=[]).push("3.3.3");var W=(t,e,n)=>{let r=n?.renderBefore??e,o=r._$litPart$;if(o===void 0){let s=n?.renderBefore??null;r._$litPart$=o=new D(e.insertBefore(M(),s),s,void 0,n??{})}return o._$AI(t),o};var V=globalThis,K=V.ShadowRoot&&(V.ShadyCSS===void 0||V.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,xe=Symbol(),et=new WeakMap,N=class{constructor(e,n,r){if(this._$cssResult$=!0,r!==xe)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=n}get styleSheet(){let e=this.o,n=this.t;if(K&&e===void 0){let r=n!==void 0&&n.length===1;r&&(e=et.get(n)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),r&&et.set(n,e))}return e}toString(){return this.cssText}},tt=t=>new N(typeof t=="string"?t:t+"",void 0,xe),be=(t,...e)=>{let n=t.length===1?t[0]:e.reduce((r,o,s)=>r+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+t[s+1],t[0]);return new N(n,t,xe)},nt=(t,e)=>{if(K)t.adoptedStyleSheets=e.map(n=>n instanceof CSSStyleSheet?n:n.styleSheet);else for(let n of e){let r=document.createElement("style"),o=V.litNonce;o!==void 0&&r.setAttribute("nonce",o),r.textContent=n.cssText,t.appendChild(r)}},$e=K?t=>t:t=>t instanceof CSSStyleSheet?(e=>{let n="";for(let r of e.cssRules)n+=r.cssText;return tt(n)})(t):t;var{is:Kt,defineProperty:Zt,getOwnPropertyDescriptor:Yt,getOwnPropertyNames:Gt,getOwnPropertySymbols:Qt,getPrototypeOf:Xt}=Object,Z=globalThis,rt=Z.trustedTypes,Jt=rt?rt.emptyScript:"",en=Z.reactiveElementPolyfillSupport,I=(t,e)=>t,ve={toAttribute(t,e){switch(e){case Boolean:t=t?Jt:null;break;case Object:case Array:t=t==null?t:JSON.stringify(t)}return t},fromAttribute(t,e){let n=t;switch(e){case Boolean:n=t!==null;break;case Number:n=t===null?null:Number(t);break;case Object:case Array:try{n=JSON.parse(t)}catch{n=null}}return n}},st=(t,e)=>!Kt(t,e),ot={attribute:!0,type:String,converter:ve,reflect:!1,useDefault:!1,hasChanged:st};Symbol.metadata??=Symbol("metadata"),Z.litPropertyMetadata??=new WeakMap;var b=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,n=ot){if(n.state&&(n.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((n=Object.create(n)).wrapped=!0),this.elementProperties.set(e,n),!n.noAccessor){let r=Symbol(),o=this.getPropertyDescriptor(e,r,n);o!==void 0&&Zt(this.prototype,e,o)}}static getPropertyDescriptor(e,n,r){let{get:o,set:s}=Yt(this.prototype,e)??{get(){return this[n]},set(i){this[n]=i}};return{get:o,set(i){let l=o?.call(this);s?.call(this,i),this.requestUpdate(e,l,r)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??ot}static _$Ei(){if(this.hasOwnProperty(I("elementProperties")))return;let e=Xt(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(I("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(I("properties"))){let n=this.properties,r=[...Gt(n),...Qt(n)];for(let o of r)this.createProperty(o,n[o])}let e=this[Symbol.metadata];if(e!==null){let n=litPropertyMetadata.get(e);if(n!==void 0)for(let[r,o]of n)this.elementProperties.set(r,o)}this._$Eh=new Map;for(let[n,r]of this.elementProperties){let o=this._$Eu(n,r);o!==void 0&&this._$Eh.set(o,n)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let n=[];if(Array.isArray(e)){let r=new Set(e.flat(1/0).reverse());for(let o of r)n.unshift($e(o))}else e!==void 0&&n.push($e(e));return n}static _$Eu(e,n){let r=n.attribute;return r===!1?void 0:typeof r=="string"?r:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,n=this.constructor.elementProperties;for(let r of n.keys())this.hasOwnProperty(r)&&(e.set(r,this[r]),delete this[r]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return nt(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,n,r){this._$AK(e,r)}_$ET(e,n){let r=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,r);if(o!==void 0&&r.reflect===!0){let s=(r.converter?.toAttribute!==void 0?r.converter:ve).toAttribute(n,r.type);this._$Em=e,s==null?this.removeAttribute(o):this.setAttribute(o,s),this._$Em=null}}_$AK(e,n){let r=this.constructor,o=r._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let s=r.getPropertyOptions(o),i=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:ve;this._$Em=o;let l=i.fromAttribute(n,s.type);this[o]=l??this._$Ej?.get(o)??l,this._$Em=null}}requestUpdate(e,n,r,o=!1,s){if(e!==void 0){let i=this.constructor;if(o===!1&&(s=this[e]),r??=i.getPropertyOptions(e),!((r.hasChanged??st)(s,n)||r.useDefault&&r.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(i._$Eu(e,r))))return;this.C(e,n,r)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,n,{useDefault:r,reflect:o,wrapped:s},i){r&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,i??n??this[e]),s!==!0||i!==void 0)||(this._$AL.has(e)||(this.hasUpdated||r||(n=void 0),this._$AL.set(e,n)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(n){Promise.reject(n)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,s]of this._$Ep)this[o]=s;this._$Ep=void 0}let r=this.constructor.elementProperties;if(r.size>0)for(let[o,s]of r){let{wrapped:i}=s,l=this[o];i!==!0||this._$AL.has(o)||l===void 0||this.C(o,void 0,s,l)}}let e=!1,n=this._$AL;try{e=this.shouldUpdate(n),e?(this.willUpdate(n),this._$EO?.forEach(r=>r.hostUpdate?.()),this.update(n)):this._$EM()}catch(r){throw e=!1,this._$EM(),r}e&&this._$AE(n)}willUpdate(e){}_$AE(e){this._$EO?.forEach(n=>n.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(n=>this._$ET(n,this[n])),this._$EM()}updated(e){}firstUpdated(e){}};b.elementStyles=[],b.shadowRootOptions={mode:"open"},b[I("elementProperties")]=new Map,b[I("finalized")]=new Map,en?.({ReactiveElement:b}),(Z.reactiveElementVersions??=[]).push("2.1.2");var ke=globalThis,_=class extends b{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let n=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=W(n,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return w}};_._$litElement$=!0,_.finalized=!0,ke.litElementHydrateSupport?.({LitElement:_});var tn=ke.litElementPolyfillSupport;tn?.({LitElement:_});(ke.litElementVersions??=[]).push("4.2.2");var nn="token-usage-updated";function it(){return typeof globalThis.addEventListener=="function"?globalThis:void 0}function Er(){return globalThis.document?.visibilityState==="hidden"}function Rr(){return globalThis.navigator?.onLine===!1}function Or(t){it()?.dispatchEvent(new CustomEvent(nn,{detail:t}))}function Mr(t){let e=t.detail;return typeof e=="object"&&e!==null?e:{}}function Pr(t,e){return t.userId===void 0||String(t.userId)===e}function qr(t,e){let n=[it(),globalThis.document];for(let r of t)n[r==="visibilitychange"?1:0]?.addEventListener(r,e);return()=>{for(let r of t)n[r==="visibilitychange"?1:0]?.removeEventListener(r,e)}}var Y={name:"12m",label:"last 12 months",unit:"month",count:12},U={name:"all",label:"all time",unit:"month",count:1/0},lt=[{name:"7d",label:"last 7 days",unit:"day",count:7},{name:"30d",label:"last 30 days",unit:"day",count:30},{name:"90d",label:"last 90 days",unit:"day",count:90},Y,U],rn=lt[1],ut=["usage","keys","acts"],ct=["tokens","cost","user"];function at(t,e){return t.find(n=>n===e)??t[0]}function dt(t,e){return e&&(t===null||e!==U)?e:rn}function Nr(t){let e=new URLSearchParams(t),n=e.getAll("view"),r=e.get("period"),o=n.includes("admin")?at(ut,e.get("part")):null;return{site:o,user:e.get("user")??"",period:dt(o,lt.find(s=>s.name===r)),zone:e.get("zone")??"",tables:n.includes("tables"),sort:at(ct,e.get("sort")),search:e.get("q")??""}}function on(t,e){t.set("view","admin"),e.site!==null&&e.site!==ut[0]&&t.set("part",e.site),e.sort!==ct[0]&&t.set("sort",e.sort),e.search!==""&&t.set("q",e.search)}function Ir(t){let e=new URLSearchParams;return t.site!==null?on(e,t):t.user!==""&&e.set("user",t.user),e.set("period",dt(t.site,t.period).name),t.site===null&&t.zone!==""&&e.set("zone",t.zone),t.tables&&e.append("view","tables"),`?${e}`}var Te=30;function Lr(t){return t.unit==="day"?2*t.count:Te}var pt=new Map;function sn(t){let e=pt.get(t);return e||(e=new Intl.DateTimeFormat("en",{timeZone:t,calendar:"gregory",numberingSystem:"latn",year:"numeric",month:"2-digit",day:"2-digit"}),pt.set(t,e)),e}function G(t,e){let n=sn(t).formatToParts(e),r=o=>n.find(s=>s.type===o)?.value??"";return`${r("year").padStart(4,"0")}-${r("month")}-${r("day")}`}function Q(t){return Date.parse(`${t.length===7?`${t}-01`:t}T00:00:00Z`)}function X(t,e){let n=Q(t);return Array.from({length:e},(r,o)=>new Date(n-(e-1-o)*864e5).toISOString().slice(0,10))}function S(t,e,n){let r=[],[o,s]=e.split("-").map(Number);for(;r.length<n;){let i=`${String(o).padStart(4,"0")}-${String(s).padStart(2,"0")}`;if(i<t)break;r.unshift(i),s--,s===0&&(s=12,o--)}return r}function ft(t,e){let n=t?.trim()??"";if(/^\d{1,9}$/.test(n))return Number(n);let r=/[A-Za-z]/.test(n)?Date.parse(n):Number.NaN;if(!Number.isNaN(r))return Math.max(0,Math.ceil((r-e)/1e3))}function Hr(t,e,n,r){if(n!==void 0){let i=Math.min(n*1e3,9e5);return Math.round(i+Math.max(i/4,250)*r)}let o=Math.min(t-1,16),s=Math.min(e*2**o,6e4);return Math.round(s/2+s/2*r)}var y=class extends Error{constructor(n,r,o={}){super(r);this.name="UsageError";this.kind=n,this.status=o.status??0,this.code=o.code,this.requestId=o.requestId,this.retryAfter=o.retryAfter,this.tokenUsage=o.tokenUsage}};function an(t){return t===401||t===403?"denied":t===429||t===503?"busy":t>=500?"failed":"refused"}function Wr(t){return t.kind!=="denied"&&t.kind!=="refused"}function J(t){return typeof t=="string"&&t!==""?t:void 0}function we(t){if(typeof t!="object"||t===null)return!1;let e=t;return["promptTokens","completionTokens","totalTokens","requestCount"].every(n=>Number.isFinite(e[n]))&&Number(e.promptTokens)+Number(e.completionTokens)===e.totalTokens}function ht(t,e){let n={};try{n=Object(JSON.parse(e))}catch{}let r=n.tokenUsage;return new y(an(t.status),J(n.error)??`The server answered with status ${t.status}`,{status:t.status,code:J(n.code),requestId:J(n.requestId)??J(t.headers.get("X-Request-Id")),retryAfter:ft(t.headers.get("Retry-After"),Date.now()),tokenUsage:we(r)?r:void 0})}function Se(t){return(t??"").trim().replace(/\/+$/,"")}function mt(t,e){return`${t}?${new URLSearchParams(e)}`}function gt(t,e){let n={userId:e.userId};return e.days!==void 0&&(n.days=String(e.days)),e.timeZone&&(n.timeZone=e.timeZone),mt(`${Se(t)}/api/user/token-usage`,n)}function Kr(t,e){return mt(`${Se(t)}/api/user/token-usage/events`,{userId:e})}function Zr(t){return`${Se(t)}/api/plugin/generate`}var Ae=class{#t;#e;#n;constructor(e){this.#t=e}async get(){return this.#e&&Date.now()<this.#e.renewAt?this.#e.token:(this.#n??=this.#r().finally(()=>{this.#n=void 0}),this.#n)}refuse(e){this.#e?.token===e&&(this.#e=void 0)}async#r(){let e=await this.#t(),{token:n,expiresAt:r=null}=typeof e=="string"?{token:e}:e,o=Date.now(),s=r?Date.parse(r)-o:Number.NaN,i=Math.min(6e4,s/10);return this.#e={token:n,renewAt:Number.isNaN(s)?1/0:o+s-i},n}},yt=new WeakMap;function xt(t){if(!t)return;let e=yt.get(t);return e||yt.set(t,e=new Ae(t)),e}var ln=2e4;async function _e(t,e){let{fetchToken:n,...r}=e,o=xt(n);if(!o)return Ce(t,r);let s=await $t(o),i=await Ce(t,bt(r,s));if(i.status!==401)return i;o.refuse(s);let l=await $t(o);return l===s?i:(await i.body?.cancel(),Ce(t,bt(r,l)))}function bt(t,e){return{...t,headers:{...t.headers,Authorization:`Bearer ${e}`}}}async function $t(t){try{return await t.get()}catch(e){throw e instanceof y?e:new y("denied","This page could not get permission to read the numbers")}}async function Ce(t,e){try{return await fetch(t,e)}catch(n){throw vt(n,e.signal)}}function vt(t,e){return t instanceof y?t:e?.aborted?e.reason instanceof DOMException&&e.reason.name==="TimeoutError"?new y("timeout","The server did not answer in time"):t:globalThis.navigator?.onLine===!1?new y("offline","This device is offline"):new y("unreachable","The server could not be reached")}async function Ue(t,e){let n;try{n=await t.text()}catch(r){throw vt(r,e)}if(!t.ok)throw ht(t,n);return n}function Ee(t,e){try{return JSON.parse(t)}catch{throw kt(e)}}function kt(t){return new y("unreadable","The answer is not one of TokenMeter's; is the base URL right?",{status:t.status,requestId:t.headers.get("X-Request-Id")??void 0})}function un(t){return we(t)&&Array.isArray(t.dailyUsage)&&Array.isArray(t.monthlyUsage)&&typeof t.userId=="string"}function cn(t){let e=t.timeZone??"UTC";return{...t,recentSessions:t.recentSessions??[],timeZone:e,today:t.today??G(e,Date.now())}}async function to(t){let e=AbortSignal.timeout(ln),n=t.signal?Re([t.signal,e]):e,r=await _e(gt(t.baseUrl??"",t),{headers:{Accept:"application/json"},fetchToken:t.fetchToken,signal:n}),o=Ee(await Ue(r,n),r);if(!un(o))throw kt(r);return cn(o)}function Re(t){let e=new AbortController;for(let n of t){let r=()=>e.abort(n.reason);n.aborted&&r(),n.addEventListener("abort",r,{once:!0,signal:e.signal})}return e.signal}async function ro(t,e){try{return await navigator.clipboard.writeText(t),!0}catch{return e&&getSelection()?.selectAllChildren(e),!1}}var dn=2e4;function ao(t){return t instanceof y?t:new y("unreadable","The answer could not be read")}async function pn(t,e={}){let{body:n,headers:r,method:o="GET"}=e,s=AbortSignal.timeout(dn),i=e.signal?Re([e.signal,s]):s,l=await _e(t,{method:o,headers:{Accept:"application/json",...n!==void 0&&{"Content-Type":"application/json"},...r},...n!==void 0&&{body:JSON.stringify(n)},cache:"no-store",signal:i});return{response:l,body:await Ue(l,i)}}async function lo(t,e,n){let{response:r,body:o}=await pn(t,n);return e(Ee(o,r),r)}var fn={offline:"This device is offline",unreachable:"The numbers could not be loaded",timeout:"The numbers could not be loaded",denied:"These numbers are not for this page",busy:"The server is busy",refused:"The server does not take this request",failed:"The numbers could not be loaded",unreadable:"The numbers could not be read"};function wt(t){return t.status===429?"Too many requests":t.status===503?"The server is not available now":fn[t.kind]}var hn=5;function St(t,e){let n=(t.failure?.retryAfter??0)>=hn;return t.loading?"trying again":t.retryAt?n?`trying again at ${e.clock(t.retryAt,"second")}`:"trying again":""}function Tt(t){let e=t.charAt(0).toUpperCase()+t.slice(1);return/[.!?]$/.test(e)?e:`${e}.`}function At(t){return f`<button type="button" @click=${t}>Try again</button>`}function po(t,e,n,r){let o=St(t,n);return f`<div class="message" role="alert">
		<h3>${wt(e)}</h3>
		<p>
			${Tt(e.message)}
			${o?Tt(o):d}
		</p>
		${e.requestId?f`<p class="quiet">Request ${e.requestId}</p>`:d}
		${At(r)}
	</div>`}function fo(t,e,n){let{document:r,failure:o,loadedAt:s,offline:i}=t;if(!r||!o&&!i)return d;let l=i||o?.kind==="offline"?"Offline":o?.kind==="busy"?wt(o):"Could not refresh",a=[o&&l==="Could not refresh"?o.message:"",o?St(t,e):"",o?.requestId?`request ${o.requestId}`:""].filter(Boolean);return f`<div class="notice" role="status">
		<span>
			<strong>${l} · data from ${e.clock(s)}</strong>
			${a.length>0?f`<small>${a.join(" \xB7 ")}</small>`:d}
		</span>
		${At(n)}
	</div>`}function ho(t){return t.document?t.live==="streaming"?"Live":t.live==="polling"?"Checked every few seconds":"":""}var E=class extends Map{constructor(e,n=yn){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:n}}),e!=null)for(let[r,o]of e)this.set(r,o)}get(e){return super.get(Ct(this,e))}has(e){return super.has(Ct(this,e))}set(e,n){return super.set(mn(this,e),n)}delete(e){return super.delete(gn(this,e))}};function Ct({_intern:t,_key:e},n){let r=e(n);return t.has(r)?t.get(r):n}function mn({_intern:t,_key:e},n){let r=e(n);return t.has(r)?t.get(r):(t.set(r,n),n)}function gn({_intern:t,_key:e},n){let r=e(n);return t.has(r)&&(n=t.get(r),t.delete(r)),n}function yn(t){return t!==null&&typeof t=="object"?t.valueOf():t}var xn=Math.sqrt(50),bn=Math.sqrt(10),$n=Math.sqrt(2);function ee(t,e,n){let r=(e-t)/Math.max(0,n),o=Math.floor(Math.log10(r)),s=r/Math.pow(10,o),i=s>=xn?10:s>=bn?5:s>=$n?2:1,l,a,u;return o<0?(u=Math.pow(10,-o)/i,l=Math.round(t*u),a=Math.round(e*u),l/u<t&&++l,a/u>e&&--a,u=-u):(u=Math.pow(10,o)*i,l=Math.round(t/u),a=Math.round(e/u),l*u<t&&++l,a*u>e&&--a),a<l&&.5<=n&&n<2?ee(t,e,n*2):[l,a,u]}function te(t,e,n){if(e=+e,t=+t,n=+n,!(n>0))return[];if(t===e)return[t];let r=e<t,[o,s,i]=r?ee(e,t,n):ee(t,e,n);if(!(s>=o))return[];let l=s-o+1,a=new Array(l);if(r)if(i<0)for(let u=0;u<l;++u)a[u]=(s-u)/-i;else for(let u=0;u<l;++u)a[u]=(s-u)*i;else if(i<0)for(let u=0;u<l;++u)a[u]=(o+u)/-i;else for(let u=0;u<l;++u)a[u]=(o+u)*i;return a}function Oe(t,e,n){return e=+e,t=+t,n=+n,ee(t,e,n)[2]}function ne(t,e,n){let r;for(;;){let o=Oe(t,e,n);if(o===r||o===0||!isFinite(o))return[t,e];o>0?(t=Math.floor(t/o)*o,e=Math.ceil(e/o)*o):o<0&&(t=Math.ceil(t*o)/o,e=Math.floor(e*o)/o),r=o}}function L(t,e){let n;if(e===void 0)for(let r of t)r!=null&&(n<r||n===void 0&&r>=r)&&(n=r);else{let r=-1;for(let o of t)(o=e(o,++r,t))!=null&&(n<o||n===void 0&&o>=o)&&(n=o)}return n}function re(t,e,n){t=+t,e=+e,n=(o=arguments.length)<2?(e=t,t=0,1):o<3?1:+n;for(var r=-1,o=Math.max(0,Math.ceil((e-t)/n))|0,s=new Array(o);++r<o;)s[r]=t+r*n;return s}function oe(t,e){switch(arguments.length){case 0:break;case 1:this.range(t);break;default:this.range(e).domain(t);break}return this}var _t=Symbol("implicit");function se(){var t=new E,e=[],n=[],r=_t;function o(s){let i=t.get(s);if(i===void 0){if(r!==_t)return r;t.set(s,i=e.push(s)-1)}return n[i%n.length]}return o.domain=function(s){if(!arguments.length)return e.slice();e=[],t=new E;for(let i of s)t.has(i)||t.set(i,e.push(i)-1);return o},o.range=function(s){return arguments.length?(n=Array.from(s),o):n.slice()},o.unknown=function(s){return arguments.length?(r=s,o):r},o.copy=function(){return se(e,n).unknown(r)},oe.apply(o,arguments),o}function B(){var t=se().unknown(void 0),e=t.domain,n=t.range,r=0,o=1,s,i,l=!1,a=0,u=0,h=.5;delete t.unknown;function c(){var p=e().length,m=o<r,g=m?o:r,x=m?r:o;s=(x-g)/Math.max(1,p-a+u*2),l&&(s=Math.floor(s)),g+=(x-g-s*(p-a))*h,i=s*(1-a),l&&(g=Math.round(g),i=Math.round(i));var H=re(p).map(function(Ht){return g+s*Ht});return n(m?H.reverse():H)}return t.domain=function(p){return arguments.length?(e(p),c()):e()},t.range=function(p){return arguments.length?([r,o]=p,r=+r,o=+o,c()):[r,o]},t.rangeRound=function(p){return[r,o]=p,r=+r,o=+o,l=!0,c()},t.bandwidth=function(){return i},t.step=function(){return s},t.round=function(p){return arguments.length?(l=!!p,c()):l},t.padding=function(p){return arguments.length?(a=Math.min(1,u=+p),c()):a},t.paddingInner=function(p){return arguments.length?(a=Math.min(1,p),c()):a},t.paddingOuter=function(p){return arguments.length?(u=+p,c()):u},t.align=function(p){return arguments.length?(h=Math.max(0,Math.min(1,p)),c()):h},t.copy=function(){return B(e(),[r,o]).round(l).paddingInner(a).paddingOuter(u).align(h)},oe.apply(c(),arguments)}function F(t){return function(){return t}}var Ho=Array.prototype.slice;function Ut(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Me(t,e){if((i=t.length)>1)for(var n=1,r,o,s=t[e[0]],i,l=s.length;n<i;++n)for(o=s,s=t[e[n]],r=0;r<l;++r)s[r][1]+=s[r][0]=isNaN(o[r][1])?o[r][0]:o[r][1]}function Pe(t){for(var e=t.length,n=new Array(e);--e>=0;)n[e]=e;return n}function vn(t,e){return t[e]}function kn(t){let e=[];return e.key=t,e}function qe(){var t=F([]),e=Pe,n=Me,r=vn;function o(s){var i=Array.from(t.apply(this,arguments),kn),l,a=i.length,u=-1,h;for(let c of s)for(l=0,++u;l<a;++l)(i[l][u]=[0,+r(c,i[l].key,u,s)]).data=c;for(l=0,h=Ut(e(i));l<a;++l)i[h[l]].index=l;return n(i,h),i}return o.keys=function(s){return arguments.length?(t=typeof s=="function"?s:F(Array.from(s)),o):t},o.value=function(s){return arguments.length?(r=typeof s=="function"?s:F(+s),o):r},o.order=function(s){return arguments.length?(e=s==null?Pe:typeof s=="function"?s:F(Array.from(s)),o):e},o.offset=function(s){return arguments.length?(n=s??Me,o):n},o}var Tn=.62,wn=44,Et=3,Sn=["promptTokens","completionTokens"];function De(t,e){return t.replace(/[mw]/gi,"00").length*Tn*e}function Rt(t,e){let{width:n,height:r,fontSize:o,write:s}=e,i=L(t,x=>x.totalTokens)||1,[,l]=ne(0,i,Et),a=te(0,l,Et).filter(Number.isInteger),u=a.map(s),h=L(u,x=>De(x,o))??0,c=Math.ceil(h)+8,p={x:c,y:Math.ceil(o*.7),width:Math.max(n-c,1),height:Math.max(r-o*2.6,1)},m=p.y+p.height,g=x=>m-x/l*p.height;return{plot:p,bars:Cn(t,p,g),rows:a.map((x,H)=>({at:Math.round(g(x))+.5,text:u[H]})),columns:_n(t,p,o)}}function An(t,e){let n=e.width/Math.max(t.length,1)<3;return B().domain(t.map(r=>r.key)).range([e.x,e.x+e.width]).paddingInner(n?0:.25).paddingOuter(n?0:.125)}function Cn(t,e,n){let r=An(t,e),o=r.bandwidth(),s=Math.min(o,wn),[i,l]=qe().keys(Sn).value((a,u)=>a[u])(t);return t.map((a,u)=>{let h=(r(a.key)??e.x)+(o-s)/2,c=([p,m])=>({x:h,y:n(m),width:s,height:n(p)-n(m)});return{column:{x:e.x+e.width/t.length*u,y:e.y,width:e.width/t.length,height:e.height},prompt:c(i[u]),completion:c(l[u]),whole:c([0,a.totalTokens])}})}function _n(t,e,n){for(let r=1;;r++){let o=Un(t,r,e,n);if(o.length<2||En(o,n))return o}}function Un(t,e,n,r){let o=n.width/t.length,s=[];for(let i=t.length-1;i>=0;i-=e){let l=t[i].label,a=n.x+o*(i+.5);s.push(Rn(n,l,a,r))}return s}function En(t,e){return t.every((r,o)=>{let s=t[o-1];return!s||n(r,1)+e<=n(s,0)});function n({at:r,text:o,anchor:s},i){let l=De(o,e),a={start:0,middle:.5,end:1}[s];return r+l*(i-a)}}function Rn(t,e,n,r){let o=De(e,r)/2,s=t.x+t.width;return n+o>s?{at:s,text:e,anchor:"end"}:n<o?{at:0,text:e,anchor:"start"}:{at:n,text:e,anchor:"middle"}}var On=62,Mn=6,Ot=24,Pn={promptTokens:0,completionTokens:0,totalTokens:0,requestCount:0,cost:void 0};function Mt(t,e,n,r){return t.map(o=>{let s=e.get(o);return{...Pn,...s&&{promptTokens:s.promptTokens,completionTokens:s.completionTokens,totalTokens:s.totalTokens,requestCount:s.requestCount,cost:s.cost},...r(o),key:o,isRunning:o===n,isReported:s!==void 0}})}function qn(t,e){return(Q(e)-Q(t))/864e5+1}function Pt(t,e,n){let r=t.dailyUsage,o=new Map(r.map(c=>[c.date,c])),s=[...o.keys()],i=[t.today,s.at(-1)??""].sort().at(-1),l=s[0]?qn(s[0],i):0,a=e!==void 0||l<=On,u=a?X(i,e??Math.max(l,7)):s,h=n.dateRange(u[0],u.at(-1));return{bars:Mt(u,o,i,c=>({label:n.date(c),title:n.date(c,"long")})),period:a?h:`${h}, days with usage only`}}function Ne(t,e,n){let r=new Map(t.monthlyUsage.map(l=>[l.month,l])),o=e.at(-1),s=S("0000-01",o,Mn),i=e.length<s.length?s:e;return{bars:Mt(i,r,t.today.slice(0,7),l=>({label:n.month(l),title:n.month(l,"long")})),period:n.monthRange(i[0],o)}}function qt(t,e){let n=t.monthlyUsage.map(({month:a})=>a),r=t.today.slice(0,7),o=n.at(-1)??r,s=S("0000-01",r,Ot),i=o<s[0]||o>r?o:r,l=S(n[0]??i,i,Ot);return Ne(t,l,e)}function Ie(t,e){let n=t.isRunning?`${t.title}, so far`:t.title;if(t.requestCount===0&&t.totalTokens===0)return`${n}: no usage`;let r=e.cost(t.cost,t.requestCount);return[`${n}: ${e.counted(t.totalTokens,"token")}`,`${e.exact(t.promptTokens)} prompt`,`${e.exact(t.completionTokens)} completion`,e.counted(t.requestCount,"request"),...r?[r.words]:[]].join(" \xB7 ")}var Dn=be`
	.plot {
		position: relative;
		flex: 1 0 11rem;
		min-height: 11rem;
		font-size: 0.72rem;
		border-radius: 0.25rem;
		touch-action: pan-y;
	}

	.plot:focus-visible {
		outline: 2px solid var(--focus);
		outline-offset: 3px;
	}

	/* The box has its size whatever is drawn in it. */
	.plot svg {
		position: absolute;
		overflow: hidden;
	}

	.plot text {
		fill: var(--quiet);
		font-variant-numeric: tabular-nums;
	}

	.row {
		stroke: var(--line);
		shape-rendering: crispEdges;
	}

	.prompt {
		fill: var(--prompt);
	}

	.completion {
		fill: var(--completion);
	}

	.count {
		fill: var(--count, var(--accent));
	}

	.hatch {
		fill: var(--surface);
		opacity: 0.55;
	}

	.chosen {
		fill: var(--chosen);
	}

	.readout {
		min-height: 2.9em;
		margin: 0.5rem 0 0;
		color: var(--quiet);
		font-size: 0.8rem;
		font-variant-numeric: tabular-nums;
	}

	.bars .wide {
		display: none;
	}

	.bars th {
		overflow-wrap: break-word;
	}

	.bars .note {
		display: block;
		white-space: normal;
	}

	@container (min-width: 32rem) {
		.bars .wide {
			display: table-cell;
		}

		.bars .narrow {
			display: none;
		}
	}

	/* Paper has another width than the page was measured for. */
	@media print {
		.plot svg {
			width: 100%;
			height: 100%;
			print-color-adjust: exact;
		}
	}

	@media (forced-colors: active) {
		.plot svg {
			forced-color-adjust: none;
		}

		.plot text {
			fill: CanvasText;
		}

		.row {
			stroke: GrayText;
		}

		.prompt,
		.count {
			fill: CanvasText;
		}

		.completion {
			fill: Canvas;
			stroke: CanvasText;
		}

		.hatch {
			fill: Canvas;
			opacity: 1;
		}

		.chosen {
			fill: none;
			stroke: Highlight;
			stroke-width: 2;
		}
	}
`;function ie(t,e,n){return t.height<=0?d:z`<rect class=${e} x=${t.x} y=${t.y} width=${t.width}
		height=${t.height} fill=${n??d}></rect>`}function Nn(t,e,n){let r=n.cost(t.cost,t.requestCount);return f`<tr>
		<th scope="row">
			${t.title}${t.isRunning?f` <span class="quiet">so far</span>`:d}
			<small class="narrow quiet">
				${n.counted(t.requestCount,"request")}
			</small>
		</th>
		<td class="wide number">${n.exact(t.promptTokens)}</td>
		<td class="wide number">${n.exact(t.completionTokens)}</td>
		<td class="number">
			${n.exact(t.totalTokens)}
			<small class="narrow quiet">
				${n.exact(t.promptTokens)} +
				${n.exact(t.completionTokens)}
			</small>
			${e?f`<small class="narrow quiet">
						${r?.amount}
						${r?.note?f`<span class="note">${r.note}</span>`:d}
					</small>`:d}
		</td>
		<td class="wide number">${n.exact(t.requestCount)}</td>
		${e?f`<td class="wide number">
					${r?.amount}
					${r?.note?f`<small class="note quiet">${r.note}</small>`:d}
				</td>`:d}
	</tr>`}function In(t){let{requestCount:e}=t;return{...t,promptTokens:e,completionTokens:0,totalTokens:e}}var Dt=class{static{this.styles=Dn}#t;#e;#n;#r=null;#o=0;#i=0;#a=11;#s;#l="";constructor(e,n){this.#t=e,this.#e=n,this.#n=globalThis.ResizeObserver?new ResizeObserver(r=>this.#h(r)):void 0,e.addController(this)}get#f(){return Math.ceil(this.#a*.3)}hostUpdated(){let e=(this.#t.shadowRoot??this.#t).querySelector(`[data-plot="${this.#e}"]`);e!==this.#r&&(this.#r&&this.#n?.unobserve(this.#r),e&&this.#n?.observe(e),this.#r=e)}hostDisconnected(){this.#n?.disconnect(),this.#r=null}#h(e){let n=e.at(-1);if(!n||n.contentRect.width===0)return;let r=getComputedStyle(n.target);this.#o=n.contentRect.width,this.#i=n.contentRect.height,this.#a=Number.parseFloat(r.fontSize)||this.#a,this.#t.requestUpdate()}render(e,n,r){let{bars:o}=e,s=o.findIndex(a=>a.key===this.#s),i=o[s]??o.at(-1),l=`${n.title}, ${e.period}, ${n.timeZone}`;return f`<div
				class="plot"
				data-plot=${this.#e}
				tabindex="0"
				role="application"
				aria-roledescription="bar chart"
				aria-label="${l}. Arrow keys read the bars."
				@keydown=${a=>this.#g(a,o,r)}
				@focus=${()=>this.#d(i,r)}
				@blur=${()=>this.#p()}
				@pointerleave=${a=>{a.pointerType!=="touch"&&this.#p()}}
			>
				${this.#o>0?this.#m(o,s,n,r):d}
			</div>
			<p class="readout" aria-hidden="true">
				${i?Ie(i,r):d}
			</p>
			<p class="unseen" role="status">${this.#l}</p>`}renderTable(e,n,r){let o=e.bars.filter(l=>l.isReported).reverse(),s=o.some(l=>l.cost!==void 0),i=`${n.title}, ${e.period}, ${n.timeZone}`;return f`<div class="scroll" tabindex="0" role="region" aria-label=${i}>
			<table class="bars">
				<thead>
					<tr>
						<th scope="col">${n.unit}</th>
						<th scope="col" class="wide number">Prompt</th>
						<th scope="col" class="wide number">Completion</th>
						<th scope="col" class="number">Tokens</th>
						<th scope="col" class="wide number">Requests</th>
						${s?f`<th scope="col" class="wide number">Cost</th>`:d}
					</tr>
				</thead>
				<tbody>
					${o.map(l=>Nn(l,s,r))}
				</tbody>
			</table>
		</div>`}#m(e,n,r,o){let s=r.height==="requests",i=Rt(s?e.map(In):e,{width:this.#o,height:this.#i,fontSize:this.#a,write:a=>o.compact(a)}),l=`hatch-${this.#e}`;return f`<svg
			aria-hidden="true"
			width=${this.#o}
			height=${this.#i}
			viewBox="0 0 ${this.#o} ${this.#i}"
			@pointerdown=${a=>this.#u(a,e,i)}
			@pointermove=${a=>this.#u(a,e,i)}
		>
			<defs>
				<pattern
					id=${l}
					width="6"
					height="6"
					patternUnits="userSpaceOnUse"
					patternTransform="rotate(45)"
				>
					<rect class="hatch" width="2.5" height="6"></rect>
				</pattern>
			</defs>
			${i.rows.map(({at:a,text:u})=>z`
					<line class="row" x1=${i.plot.x} x2=${this.#o}
						y1=${a} y2=${a}></line>
					<text x=${i.plot.x-6} y=${a} dy="0.32em"
						text-anchor="end">${u}</text>`)}
			${i.columns.map(({at:a,text:u,anchor:h})=>z`
					<text x=${a} y=${this.#i-this.#f}
						text-anchor=${h}>${u}</text>`)}
			${n>=0?ie(i.bars[n].column,"chosen"):d}
			${i.bars.map((a,u)=>[ie(a.prompt,s?"count":"prompt"),ie(a.completion,"completion"),e[u].isRunning?ie(a.whole,"running",`url(#${l})`):d])}
		</svg>`}#u(e,n,r){let o=e.currentTarget.getBoundingClientRect(),{plot:s}=r,i=(e.clientX-o.left-s.x)/s.width;this.#c(n[Math.floor(i*n.length)])}#g(e,n,r){let o=n.length-1,s=n.findIndex(a=>a.key===this.#s),i=s<0?o:s,l={ArrowLeft:Math.max(i-1,0),ArrowRight:Math.min(i+1,o),Home:0,End:o}[e.key];l===void 0||e.ctrlKey||e.altKey||e.metaKey||(e.preventDefault(),this.#c(n[l]),this.#d(n[l],r))}#c(e){e?.key!==this.#s&&(this.#s=e?.key,this.#t.requestUpdate())}#d(e,n){e&&(this.#s=e.key,this.#l=Ie(e,n),this.#t.requestUpdate())}#p(){this.#s=void 0,this.#l="",this.#t.requestUpdate()}};var Ln=600,Le={promptTokens:0,completionTokens:0,totalTokens:0,requestCount:0};function Bn(t,e){return{promptTokens:t.promptTokens+e.promptTokens,completionTokens:t.completionTokens+e.completionTokens,totalTokens:t.totalTokens+e.totalTokens,requestCount:t.requestCount+e.requestCount}}function Nt(t,e,n){if(e==="day"){let o=new Map(t.dailyUsage.map(s=>[s.date,s]));return n.map(s=>o.get(s)??{date:s,...Le})}let r=new Map(t.monthlyUsage.map(o=>[o.month,o]));return n.map(o=>r.get(o)??{month:o,...Le})}function Be(t){return t.reduce(Bn,Le)}function Fn({firstRequestAt:t,timeZone:e}){return t===null?"9999-12-31":G(e,Date.parse(t))}function Hn(t,e,n,r){let o=r.slice(0,-1),s=Be(n).totalTokens,i=Be(o).totalTokens,l=Fn(t).slice(0,e.length)<=e;return s===0||i===0||!l?null:{count:o.length,tokens:i,before:s}}function jn(t,e,n){return e==="day"?X(t.today,n):S("0000-01",t.today.slice(0,7),n)}function zn({monthlyUsage:t,today:e}){let n=t.map(({month:i})=>i),r=[e.slice(0,7),...n].sort().at(-1),o=n[0]??r,s=S(o,r,Ln);return s[0]===o?s:[...new Set([...n,r])]}function Wn(t){let e=zn(t),{promptTokens:n,completionTokens:r,totalTokens:o,requestCount:s}=t;return{rows:Nt(t,"month",e),sums:{promptTokens:n,completionTokens:r,totalTokens:o,requestCount:s},first:e[0]??"",last:e.at(-1)??"",comparison:null}}function ae(t,e){if(e===U)return Wn(t);let{unit:n,count:r}=e,o=jn(t,n,2*r),s=Nt(t,n,o),i=s.slice(-r),l=s.slice(1,-r);return{rows:i,sums:Be(i),first:o.at(-r)??"",last:o.at(-1)??"",comparison:Hn(t,o[1]??"",l,i)}}var Vn=1e10;function Kn(t){return f`<div class="card" data-card=${t.name}>
		<dt>${t.label}</dt>
		<dd class="value" title=${t.exact??d}>${t.value}</dd>
		${t.more.map(e=>f`<dd class="more">${e}</dd>`)}
	</div>`}function R(t,e){let n=t.exact(e);return e<Vn?{value:n}:{value:t.compact(e),exact:n}}function Zn(t,e,n){let{count:r,tokens:o,before:s}=e,i=t.counted(r,`whole ${n}`);return f`<span
		title="The ${i} of this period, against as many before"
		>${t.change((o-s)/s)} against the ${i}
		before</span
	>`}function It(t,{sums:e,comparison:n},r,o="period"){return{name:o,label:`Tokens, ${r.label}`,...R(t,e.totalTokens),more:[`${t.exact(e.promptTokens)} prompt + ${t.exact(e.completionTokens)} completion`,...n?[Zn(t,n,r.unit)]:[]]}}function Fe(t,e){return t.counted(e,"request")}function Yn(t,e){let n=e.dailyUsage.find(({date:r})=>r===e.today);return{name:"today",label:"Tokens, today so far",...R(t,e.todayUsage),more:[Fe(t,n?.requestCount??0),`${t.date(e.today,"long")}, ${e.timeZone}`]}}function Gn(t,e){let n=e.today.slice(0,7),r=e.monthlyUsage.find(o=>o.month===n);return{name:"month",label:"Tokens, this month so far",...R(t,e.thisMonthUsage),more:[Fe(t,r?.requestCount??0),t.month(n,"long")]}}function Qn(t,{sums:e},n){let{requestCount:r,totalTokens:o}=e,s=r>0?Math.round(o/r):0;return{name:"requests",label:`Requests, ${n.label}`,...R(t,r),more:[`${t.exact(s)} tokens each, on average`]}}function Xn(t,e){let{firstRequestAt:n,timeZone:r}=e;return n===null?"":`, since ${t.day(n,r)}`}function Jn(t,e){return{name:"all",label:"Tokens, all time",...R(t,e.totalTokens),more:[Fe(t,e.requestCount)+Xn(t,e)]}}function er(t,e,n){return n===U?It(t,ae(e,Y),Y,"year"):Jn(t,e)}function tr(t,e){return{name:"average",label:"Tokens a request, all time",...R(t,e.averageTokensPerRequest),more:["on average"]}}function nr(t,e){let n=e.today.slice(0,7),r=e.monthlyUsage.find(i=>i.month===n),o=t.cost(e.cost,e.requestCount),s=r?.cost?.amount&&t.cost(r.cost,r.requestCount);return o?{name:"cost",label:"Cost, all time",value:o.amount,more:[...o.note?[o.note]:[],...s?[`${s.amount} this month so far`]:[]]}:tr(t,e)}function ms(t,e,n,r){return f`<dl class="cards">
		${[It(t,n,r),Yn(t,e),Gn(t,e),Qn(t,n,r),er(t,e,r),nr(t,e)].map(Kn)}
	</dl>`}var rr=/^[=+\-@＝＋－＠\t\r\n]/,or=/[",\r\n]/;function sr(t){if(t==null)return"";if(typeof t=="number")return`${t}`;let e=rr.test(t)?`'${t}`:t;return or.test(e)?`"${e.replaceAll('"','""')}"`:e}function Lt(t,e){return[t,...e].map(n=>`${n.map(sr).join(",")}\r
`).join("")}function ir(t){return t.replace(/[^\p{L}\p{N}._-]+/gu,"-").slice(0,120)}function Bt(t,e){let n=new Blob(["\uFEFF",e],{type:"text/csv"}),r=document.createElement("a");r.href=URL.createObjectURL(n),r.download=`${ir(t)}.csv`,r.click(),setTimeout(()=>URL.revokeObjectURL(r.href),6e4)}var ar=f`<span class="legend">
	<span><i class="key prompt"></i>prompt</span>
	<span><i class="key completion"></i>completion</span>
</span>`;function $s(t,e,n){let{name:r,title:o,csv:s}=e,i=`panel-${r}`;return f`<section
		class="panel ${t}"
		data-panel=${r}
		aria-labelledby=${i}
	>
		<header>
			<h2 id=${i}>${o}</h2>
			<p class="of">${e.of}</p>
			${e.legend?ar:d}
			${s?f`<button
						class="plain"
						aria-label="CSV: ${o}"
						@click=${()=>Bt(n(r),Lt(s.header,s.rows))}
					>
						CSV
					</button>`:d}
		</header>
		${e.content}
	</section>`}var Ss={day:"Day",month:"Month"};function As(t,e,n,r){if(e==="day"){let s=n.unit==="day"?n.count:Te;return Pt(t,s,r)}if(n.unit==="day")return qt(t,r);let o=ae(t,n).rows;return Ne(t,o.map(({month:s})=>s),r)}function le(t){return t.some(({cost:e})=>e!==void 0)}function He(t){return[t?.amount,t?.currency,t?.unpricedRequests]}var Ft=["cost","currency","unpricedRequests"];function lr(t){return"date"in t?t.date:t.month}function Us(t,e){let n=le(t);return{header:[e,"promptTokens","completionTokens","totalTokens","requests",...n?Ft:[]],rows:t.map(r=>[lr(r),r.promptTokens,r.completionTokens,r.totalTokens,r.requestCount,...n?He(r.cost):[]])}}function Es(t){let e=le(t);return{header:["provider","model","promptTokens","completionTokens","totalTokens","requests",...e?Ft:[]],rows:t.map(n=>[n.provider,n.model,n.promptTokens,n.completionTokens,n.totalTokens,n.requestCount,...e?He(n.cost):[]])}}function Rs(t){let e=le(t);return{header:["timestamp","requestId","operation","pluginName","provider","model","promptTokens","completionTokens","totalTokens",...e?["cost","currency"]:[]],rows:t.map(n=>[n.timestamp,n.requestId,n.operation,n.pluginName,n.provider,n.model,n.promptTokens,n.completionTokens,n.totalTokens,...e?He(n.cost).slice(0,2):[]])}}function ur(t,e,n){let r=t.cost(e??null,n);return f`<td class="wide number" title=${r?.note||d}>
		${r?.amount}
	</td>`}function cr(t,{cost:e,requestCount:n}){let r=t.cost(e??null,n);return f`<small class="narrow quiet">${r?.amount}</small>`}function dr(t,e){let n=e>0?Math.max(100*t/e,.5):0;return f`<svg class="share" aria-hidden="true" width="100%" height="4">
		<rect width=${`${n}%`} height="4"></rect>
	</svg>`}function Os(t,e,n,r){let o=le(e);return f`<div
		class="scroll"
		role="region"
		tabindex="0"
		aria-label="Table of models"
	>
		<table class="models">
			<thead>
				<tr>
					<th scope="col">Model</th>
					<th scope="col" class="wide number">Requests</th>
					${r?f`<th scope="col" class="wide number">Share</th>`:d}
					<th scope="col" class="number">Tokens</th>
					${o?f`<th scope="col" class="wide number">Cost</th>`:d}
				</tr>
			</thead>
			<tbody>
				${e.map(s=>f`<tr>
						<th scope="row" class="name">
							${s.model??"not told"}
							<span class="aside quiet">${s.provider??""}</span>
							${dr(s.totalTokens,n)}
						</th>
						<td class="wide number">
							${t.exact(s.requestCount)}
						</td>
						${r?f`<td class="wide number">${r(s)}</td>`:d}
						<td class="number">
							${t.exact(s.totalTokens)}
							${o?cr(t,s):d}
						</td>
						${o?ur(t,s.cost,s.requestCount):d}
					</tr>`)}
			</tbody>
		</table>
	</div>`}function pr(t,e){let{title:n,text:r,action:o,typed:s}=e,i=()=>t.querySelector("input");W(f`<form method="dialog">
			<h2 id="question">${n}</h2>
			<p>${r}</p>
			${s===void 0?d:f`<label for="typed">Type <b>${s}</b> to go on</label>
						<input
							id="typed"
							type="text"
							autocomplete="off"
							autocapitalize="none"
							spellcheck="false"
							@input=${()=>{let a=t.querySelector(".danger");a&&(a.disabled=i()?.value!==s)}}
						/>`}
			<div class="choices">
				<button type="button" @click=${()=>t.close()}>Cancel</button>
				<button
					class="danger"
					value="yes"
					?disabled=${s!==void 0}
				>
					${o}
				</button>
			</div>
		</form>`,t)}function qs(){document.querySelector("dialog")?.close()}function Ds(t){let e=document.createElement("dialog");return e.setAttribute("aria-labelledby","question"),pr(e,t),document.body.append(e),e.showModal(),new Promise(n=>{e.addEventListener("close",()=>{e.remove(),n(e.returnValue==="yes")})})}export{be as a,f as b,z as c,d,W as e,_ as f,G as g,Q as h,X as i,Se as j,Kr as k,Zr as l,Hr as m,y as n,an as o,Wr as p,we as q,ht as r,_e as s,vt as t,Ue as u,Ee as v,kt as w,to as x,nn as y,Er as z,Rr as A,Or as B,Mr as C,Pr as D,qr as E,U as F,lt as G,Nr as H,Ir as I,Lr as J,ro as K,ao as L,pn as M,lo as N,Tt as O,po as P,fo as Q,ho as R,Dt as S,ae as T,Kn as U,R as V,ms as W,$s as X,Ss as Y,As as Z,Us as _,Es as $,Rs as aa,dr as ba,Os as ca,qs as da,Ds as ea};
