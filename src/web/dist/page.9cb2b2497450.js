var It=class{},mi={createTreeWalker:()=>({}),createComment:()=>({})},g=globalThis.HTMLElement??It,m=globalThis.document??mi;/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var lt=globalThis,ct=lt.ShadowRoot&&(lt.ShadyCSS===void 0||lt.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Ot=Symbol(),ke=new WeakMap,j=class{constructor(t,n,i){if(this._$cssResult$=!0,i!==Ot)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=n}get styleSheet(){let t=this.o,n=this.t;if(ct&&t===void 0){let i=n!==void 0&&n.length===1;i&&(t=ke.get(n)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&ke.set(n,t))}return t}toString(){return this.cssText}},xe=e=>new j(typeof e=="string"?e:e+"",void 0,Ot),V=(e,...t)=>{let n=e.length===1?e[0]:t.reduce((i,r,o)=>i+(s=>{if(s._$cssResult$===!0)return s.cssText;if(typeof s=="number")return s;throw Error("Value passed to 'css' function must be a 'css' function result: "+s+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+e[o+1],e[0]);return new j(n,e,Ot)},$e=(e,t)=>{if(ct)e.adoptedStyleSheets=t.map(n=>n instanceof CSSStyleSheet?n:n.styleSheet);else for(let n of t){let i=m.createElement("style"),r=lt.litNonce;r!==void 0&&i.setAttribute("nonce",r),i.textContent=n.cssText,e.appendChild(i)}},qt=ct?e=>e:e=>e instanceof CSSStyleSheet?(t=>{let n="";for(let i of t.cssRules)n+=i.cssText;return xe(n)})(e):e;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:gi,defineProperty:_i,getOwnPropertyDescriptor:yi,getOwnPropertyNames:vi,getOwnPropertySymbols:bi,getPrototypeOf:wi}=Object,ht=globalThis,Se=ht.trustedTypes,Ti=Se?Se.emptyScript:"",ki=ht.reactiveElementPolyfillSupport,Z=(e,t)=>e,Dt={toAttribute(e,t){switch(t){case Boolean:e=e?Ti:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let n=e;switch(t){case Boolean:n=e!==null;break;case Number:n=e===null?null:Number(e);break;case Object:case Array:try{n=JSON.parse(e)}catch{n=null}}return n}},Ee=(e,t)=>!gi(e,t),Ae={attribute:!0,type:String,converter:Dt,reflect:!1,useDefault:!1,hasChanged:Ee};Symbol.metadata??=Symbol("metadata"),ht.litPropertyMetadata??=new WeakMap;var S=class extends g{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,n=Ae){if(n.state&&(n.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((n=Object.create(n)).wrapped=!0),this.elementProperties.set(t,n),!n.noAccessor){let i=Symbol(),r=this.getPropertyDescriptor(t,i,n);r!==void 0&&_i(this.prototype,t,r)}}static getPropertyDescriptor(t,n,i){let{get:r,set:o}=yi(this.prototype,t)??{get(){return this[n]},set(s){this[n]=s}};return{get:r,set(s){let a=r?.call(this);o?.call(this,s),this.requestUpdate(t,a,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??Ae}static _$Ei(){if(this.hasOwnProperty(Z("elementProperties")))return;let t=wi(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(Z("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Z("properties"))){let n=this.properties,i=[...vi(n),...bi(n)];for(let r of i)this.createProperty(r,n[r])}let t=this[Symbol.metadata];if(t!==null){let n=litPropertyMetadata.get(t);if(n!==void 0)for(let[i,r]of n)this.elementProperties.set(i,r)}this._$Eh=new Map;for(let[n,i]of this.elementProperties){let r=this._$Eu(n,i);r!==void 0&&this._$Eh.set(r,n)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let n=[];if(Array.isArray(t)){let i=new Set(t.flat(1/0).reverse());for(let r of i)n.unshift(qt(r))}else t!==void 0&&n.push(qt(t));return n}static _$Eu(t,n){let i=n.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,n=this.constructor.elementProperties;for(let i of n.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return $e(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,n,i){this._$AK(t,i)}_$ET(t,n){let i=this.constructor.elementProperties.get(t),r=this.constructor._$Eu(t,i);if(r!==void 0&&i.reflect===!0){let o=(i.converter?.toAttribute!==void 0?i.converter:Dt).toAttribute(n,i.type);this._$Em=t,o==null?this.removeAttribute(r):this.setAttribute(r,o),this._$Em=null}}_$AK(t,n){let i=this.constructor,r=i._$Eh.get(t);if(r!==void 0&&this._$Em!==r){let o=i.getPropertyOptions(r),s=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:Dt;this._$Em=r;let a=s.fromAttribute(n,o.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(t,n,i,r=!1,o){if(t!==void 0){let s=this.constructor;if(r===!1&&(o=this[t]),i??=s.getPropertyOptions(t),!((i.hasChanged??Ee)(o,n)||i.useDefault&&i.reflect&&o===this._$Ej?.get(t)&&!this.hasAttribute(s._$Eu(t,i))))return;this.C(t,n,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,n,{useDefault:i,reflect:r,wrapped:o},s){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,s??n??this[t]),o!==!0||s!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(n=void 0),this._$AL.set(t,n)),r===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(n){Promise.reject(n)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,o]of this._$Ep)this[r]=o;this._$Ep=void 0}let i=this.constructor.elementProperties;if(i.size>0)for(let[r,o]of i){let{wrapped:s}=o,a=this[r];s!==!0||this._$AL.has(r)||a===void 0||this.C(r,void 0,o,a)}}let t=!1,n=this._$AL;try{t=this.shouldUpdate(n),t?(this.willUpdate(n),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(n)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(n)}willUpdate(t){}_$AE(t){this._$EO?.forEach(n=>n.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(n=>this._$ET(n,this[n])),this._$EM()}updated(t){}firstUpdated(t){}};S.elementStyles=[],S.shadowRootOptions={mode:"open"},S[Z("elementProperties")]=new Map,S[Z("finalized")]=new Map,ki?.({ReactiveElement:S}),(ht.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Vt=globalThis,Ce=e=>e,ft=Vt.trustedTypes,Me=ft?ft.createPolicy("lit-html",{createHTML:e=>e}):void 0,Oe="$lit$",A=`lit$${Math.random().toFixed(9).slice(2)}$`,qe="?"+A,xi=`<${qe}>`,R=m,Y=()=>R.createComment(""),Q=e=>e===null||typeof e!="object"&&typeof e!="function",Zt=Array.isArray,$i=e=>Zt(e)||typeof e?.[Symbol.iterator]=="function",Lt=`[ 	
\f\r]`,W=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Re=/-->/g,Ue=/>/g,C=RegExp(`>|${Lt}(?:([^\\s"'>=/]+)(${Lt}*=${Lt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ne=/'/g,Pe=/"/g,De=/^(?:script|style|textarea|title)$/i,Wt=e=>(t,...n)=>({_$litType$:e,strings:t,values:n}),d=Wt(1),dt=Wt(2),Io=Wt(3),U=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),Ie=new WeakMap,M=R.createTreeWalker(R,129);function Le(e,t){if(!Zt(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return Me!==void 0?Me.createHTML(t):t}var Si=(e,t)=>{let n=e.length-1,i=[],r,o=t===2?"<svg>":t===3?"<math>":"",s=W;for(let a=0;a<n;a++){let u=e[a],l,h,c=-1,f=0;for(;f<u.length&&(s.lastIndex=f,h=s.exec(u),h!==null);)f=s.lastIndex,s===W?h[1]==="!--"?s=Re:h[1]!==void 0?s=Ue:h[2]!==void 0?(De.test(h[2])&&(r=RegExp("</"+h[2],"g")),s=C):h[3]!==void 0&&(s=C):s===C?h[0]===">"?(s=r??W,c=-1):h[1]===void 0?c=-2:(c=s.lastIndex-h[2].length,l=h[1],s=h[3]===void 0?C:h[3]==='"'?Pe:Ne):s===Pe||s===Ne?s=C:s===Re||s===Ue?s=W:(s=C,r=void 0);let y=s===C&&e[a+1].startsWith("/>")?" ":"";o+=s===W?u+xi:c>=0?(i.push(l),u.slice(0,c)+Oe+u.slice(c)+A+y):u+A+(c===-2?a:y)}return[Le(e,o+(e[n]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]},G=class e{constructor({strings:t,_$litType$:n},i){let r;this.parts=[];let o=0,s=0,a=t.length-1,u=this.parts,[l,h]=Si(t,n);if(this.el=e.createElement(l,i),M.currentNode=this.el.content,n===2||n===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(r=M.nextNode())!==null&&u.length<a;){if(r.nodeType===1){if(r.hasAttributes())for(let c of r.getAttributeNames())if(c.endsWith(Oe)){let f=h[s++],y=r.getAttribute(c).split(A),v=/([.?@])?(.*)/.exec(f);u.push({type:1,index:o,name:v[2],strings:y,ctor:v[1]==="."?Bt:v[1]==="?"?Ht:v[1]==="@"?zt:I}),r.removeAttribute(c)}else c.startsWith(A)&&(u.push({type:6,index:o}),r.removeAttribute(c));if(De.test(r.tagName)){let c=r.textContent.split(A),f=c.length-1;if(f>0){r.textContent=ft?ft.emptyScript:"";for(let y=0;y<f;y++)r.append(c[y],Y()),M.nextNode(),u.push({type:2,index:++o});r.append(c[f],Y())}}}else if(r.nodeType===8)if(r.data===qe)u.push({type:2,index:o});else{let c=-1;for(;(c=r.data.indexOf(A,c+1))!==-1;)u.push({type:7,index:o}),c+=A.length-1}o++}}static createElement(t,n){let i=R.createElement("template");return i.innerHTML=t,i}};function P(e,t,n=e,i){if(t===U)return t;let r=i!==void 0?n._$Co?.[i]:n._$Cl,o=Q(t)?void 0:t._$litDirective$;return r?.constructor!==o&&(r?._$AO?.(!1),o===void 0?r=void 0:(r=new o(e),r._$AT(e,n,i)),i!==void 0?(n._$Co??=[])[i]=r:n._$Cl=r),r!==void 0&&(t=P(e,r._$AS(e,t.values),r,i)),t}var Ft=class{constructor(t,n){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:n},parts:i}=this._$AD,r=(t?.creationScope??R).importNode(n,!0);M.currentNode=r;let o=M.nextNode(),s=0,a=0,u=i[0];for(;u!==void 0;){if(s===u.index){let l;u.type===2?l=new X(o,o.nextSibling,this,t):u.type===1?l=new u.ctor(o,u.name,u.strings,this,t):u.type===6&&(l=new jt(o,this,t)),this._$AV.push(l),u=i[++a]}s!==u?.index&&(o=M.nextNode(),s++)}return M.currentNode=R,r}p(t){let n=0;for(let i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,n),n+=i.strings.length-2):i._$AI(t[n])),n++}},X=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,n,i,r){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=t,this._$AB=n,this._$AM=i,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,n=this._$AM;return n!==void 0&&t?.nodeType===11&&(t=n.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,n=this){t=P(this,t,n),Q(t)?t===p||t==null||t===""?(this._$AH!==p&&this._$AR(),this._$AH=p):t!==this._$AH&&t!==U&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):$i(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==p&&Q(this._$AH)?this._$AA.nextSibling.data=t:this.T(R.createTextNode(t)),this._$AH=t}$(t){let{values:n,_$litType$:i}=t,r=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=G.createElement(Le(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===r)this._$AH.p(n);else{let o=new Ft(r,this),s=o.u(this.options);o.p(n),this.T(s),this._$AH=o}}_$AC(t){let n=Ie.get(t.strings);return n===void 0&&Ie.set(t.strings,n=new G(t)),n}k(t){Zt(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,i,r=0;for(let o of t)r===n.length?n.push(i=new e(this.O(Y()),this.O(Y()),this,this.options)):i=n[r],i._$AI(o),r++;r<n.length&&(this._$AR(i&&i._$AB.nextSibling,r),n.length=r)}_$AR(t=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);t!==this._$AB;){let i=Ce(t).nextSibling;Ce(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},I=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,n,i,r,o){this.type=1,this._$AH=p,this._$AN=void 0,this.element=t,this.name=n,this._$AM=r,this.options=o,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=p}_$AI(t,n=this,i,r){let o=this.strings,s=!1;if(o===void 0)t=P(this,t,n,0),s=!Q(t)||t!==this._$AH&&t!==U,s&&(this._$AH=t);else{let a=t,u,l;for(t=o[0],u=0;u<o.length-1;u++)l=P(this,a[i+u],n,u),l===U&&(l=this._$AH[u]),s||=!Q(l)||l!==this._$AH[u],l===p?t=p:t!==p&&(t+=(l??"")+o[u+1]),this._$AH[u]=l}s&&!r&&this.j(t)}j(t){t===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Bt=class extends I{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===p?void 0:t}},Ht=class extends I{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==p)}},zt=class extends I{constructor(t,n,i,r,o){super(t,n,i,r,o),this.type=5}_$AI(t,n=this){if((t=P(this,t,n,0)??p)===U)return;let i=this._$AH,r=t===p&&i!==p||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,o=t!==p&&(i===p||r);r&&this.element.removeEventListener(this.name,this,i),o&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},jt=class{constructor(t,n,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=n,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){P(this,t)}};var Ai=Vt.litHtmlPolyfillSupport;Ai?.(G,X),(Vt.litHtmlVersions??=[]).push("3.3.3");var pt=(e,t,n)=>{let i=n?.renderBefore??t,r=i._$litPart$;if(r===void 0){let o=n?.renderBefore??null;i._$litPart$=r=new X(t.insertBefore(Y(),o),o,void 0,n??{})}return r._$AI(e),r};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Yt=globalThis,x=class extends S{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let n=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=pt(n,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return U}};x._$litElement$=!0,x.finalized=!0,Yt.litElementHydrateSupport?.({LitElement:x});var Ei=Yt.litElementPolyfillSupport;Ei?.({LitElement:x});(Yt.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function $(e,t){let n=new Intl.DateTimeFormat("en",{timeZone:e,calendar:"gregory",numberingSystem:"latn",year:"numeric",month:"2-digit",day:"2-digit"}).formatToParts(t),i=r=>n.find(o=>o.type===r)?.value??"";return`${i("year").padStart(4,"0")}-${i("month")}-${i("day")}`}function b(e){return Date.parse(`${e.length===7?`${e}-01`:e}T00:00:00Z`)}function mt(e,t){let n=b(e);return Array.from({length:t},(i,r)=>new Date(n-(t-1-r)*864e5).toISOString().slice(0,10))}function O(e,t,n){let i=[],[r,o]=t.split("-").map(Number);for(;i.length<n;){let s=`${String(r).padStart(4,"0")}-${String(o).padStart(2,"0")}`;if(s<e)break;i.unshift(s),o--,o===0&&(o=12,r--)}return i}var Fe="\u2014",Ci=.01,gt=class{#t;#n;#e;constructor(t){this.locale=Mi(t),this.#t=new Intl.NumberFormat(this.locale),this.#n=new Intl.NumberFormat(this.locale,{notation:"compact",maximumSignificantDigits:3}),this.#e=new Intl.PluralRules("en")}exact(t){return this.#t.format(t)}compact(t){return this.#n.format(t)}counted(t,n,i=`${n}s`){let r=this.#e.select(t)==="one"?n:i;return`${this.exact(t)} ${r}`}cost(t,n){if(t===void 0)return;if(t===null)return{amount:Fe,note:""};let{amount:i,currency:r,unpricedRequests:o}=t,s=o>0?`${this.counted(o,"request")} without a price`:"",a=n>0&&o>=n;if(i===null||a)return{amount:Fe,note:s};let u=this.#r(i,r,o>0);return{amount:o>0?`\u2265\xA0${u}`:u,note:s}}#r(t,n,i){let r=Number(t),o={style:"currency",currency:n,...i&&{roundingMode:"floor"},...r!==0&&Math.abs(r)<Ci&&{maximumSignificantDigits:2}};return new Intl.NumberFormat(this.locale,o).format(t)}date(t,n="short"){return this.#i(b(t),"UTC",{month:"short",day:"numeric",...n==="long"&&{weekday:"short",year:"numeric"}})}dateRange(t,n){return new Intl.DateTimeFormat(this.locale,{timeZone:"UTC",month:"short",day:"numeric",year:"numeric"}).formatRange(b(t),b(n))}month(t,n="short"){return this.#i(b(t),"UTC",{month:n,year:"numeric"})}monthRange(t,n){return new Intl.DateTimeFormat(this.locale,{timeZone:"UTC",month:"short",year:"numeric"}).formatRange(b(t),b(n))}day(t,n){return this.#i(new Date(t).getTime(),n,{month:"short",day:"numeric",year:"numeric"})}moment(t,n,i){let r=new Date(t).getTime(),o=s=>$(n,s).slice(0,4);return this.#i(r,n,{month:"short",day:"numeric",hour:"numeric",minute:"2-digit",...o(r)!==o(i)&&{year:"numeric"}})}clock(t,n="minute"){return this.#i(t,void 0,{hour:"numeric",minute:"2-digit",...n==="second"&&{second:"2-digit"}})}#i(t,n,i){return new Intl.DateTimeFormat(this.locale,{...i,...n&&{timeZone:n}}).format(t)}};function Mi(e){try{return new Intl.NumberFormat(e||void 0).resolvedOptions().locale}catch{return new Intl.NumberFormat().resolvedOptions().locale}}function K(e){return(e??"").trim().replace(/\/+$/,"")}function Be(e,t){return`${e}?${new URLSearchParams(t)}`}function He(e,t){let n={userId:t.userId};return t.days!==void 0&&(n.days=String(t.days)),t.timeZone&&(n.timeZone=t.timeZone),Be(`${K(e)}/api/user/token-usage`,n)}function ze(e,t){return Be(`${K(e)}/api/user/token-usage/events`,{userId:t})}function je(e){return`${K(e)}/api/plugin/generate`}var Qt=class{#t;#n;#e;constructor(t){this.#t=t}async get(){return this.#n&&Date.now()<this.#n.renewAt?this.#n.token:(this.#e??=this.#r().finally(()=>{this.#e=void 0}),this.#e)}refuse(t){this.#n?.token===t&&(this.#n=void 0)}async#r(){let t=await this.#t(),{token:n,expiresAt:i=null}=typeof t=="string"?{token:t}:t,r=Date.now(),o=i?Date.parse(i)-r:Number.NaN,s=Math.min(6e4,o/10);return this.#n={token:n,renewAt:Number.isNaN(o)?1/0:r+o-s},n}},Ve=new WeakMap;function Ze(e){if(!e)return;let t=Ve.get(e);return t||Ve.set(e,t=new Qt(e)),t}function We(e,t){let n=e?.trim()??"";if(/^\d{1,9}$/.test(n))return Number(n);let i=/[A-Za-z]/.test(n)?Date.parse(n):Number.NaN;if(!Number.isNaN(i))return Math.max(0,Math.ceil((i-t)/1e3))}function _t(e,t,n,i){if(n!==void 0){let s=Math.min(n*1e3,9e5);return Math.round(s+Math.max(s/4,250)*i)}let r=Math.min(e-1,16),o=Math.min(t*2**r,6e4);return Math.round(o/2+o/2*i)}var _=class extends Error{constructor(n,i,r={}){super(i);this.name="UsageError";this.kind=n,this.status=r.status??0,this.code=r.code,this.requestId=r.requestId,this.retryAfter=r.retryAfter,this.tokenUsage=r.tokenUsage}};function Gt(e){return e===401||e===403?"denied":e===429||e===503?"busy":e>=500?"failed":"refused"}function Ye(e){return e.kind!=="denied"&&e.kind!=="refused"}function yt(e){return typeof e=="string"&&e!==""?e:void 0}function w(e){if(typeof e!="object"||e===null)return!1;let t=e;return["promptTokens","completionTokens","totalTokens","requestCount"].every(n=>Number.isFinite(t[n]))&&Number(t.promptTokens)+Number(t.completionTokens)===t.totalTokens}function vt(e,t){let n={};try{n=Object(JSON.parse(t))}catch{}let i=n.tokenUsage;return new _(Gt(e.status),yt(n.error)??`The server answered with status ${e.status}`,{status:e.status,code:yt(n.code),requestId:yt(n.requestId)??yt(e.headers.get("X-Request-Id")),retryAfter:We(e.headers.get("Retry-After"),Date.now()),tokenUsage:w(i)?i:void 0})}var Ri=2e4;async function J(e,t){let{fetchToken:n,...i}=t,r=Ze(n);if(!r)return Xt(e,i);let o=await Ge(r),s=await Xt(e,Qe(i,o));if(s.status!==401)return s;r.refuse(o);let a=await Ge(r);return a===o?s:(await s.body?.cancel(),Xt(e,Qe(i,a)))}function Qe(e,t){return{...e,headers:{...e.headers,Authorization:`Bearer ${t}`}}}async function Ge(e){try{return await e.get()}catch(t){throw t instanceof _?t:new _("denied","This page could not get permission to read the numbers")}}async function Xt(e,t){try{return await fetch(e,t)}catch(n){throw bt(n,t.signal)}}function bt(e,t){return e instanceof _?e:t?.aborted?t.reason instanceof DOMException&&t.reason.name==="TimeoutError"?new _("timeout","The server did not answer in time"):e:globalThis.navigator?.onLine===!1?new _("offline","This device is offline"):new _("unreachable","The server could not be reached")}async function Kt(e,t){let n;try{n=await e.text()}catch(i){throw bt(i,t)}if(!e.ok)throw vt(e,n);return n}function wt(e,t){try{return JSON.parse(e)}catch{throw tt(t)}}function tt(e){return new _("unreadable","The answer is not one of TokenMeter's; is the base URL right?",{status:e.status,requestId:e.headers.get("X-Request-Id")??void 0})}function Ui(e){return w(e)&&Array.isArray(e.dailyUsage)&&Array.isArray(e.monthlyUsage)&&typeof e.userId=="string"}function Ni(e){let t=e.timeZone??"UTC";return{...e,recentSessions:e.recentSessions??[],timeZone:t,today:e.today??$(t,Date.now())}}async function Tt(e){let t=AbortSignal.timeout(Ri),n=e.signal?Pi([e.signal,t]):t,i=await J(He(e.baseUrl??"",e),{headers:{Accept:"application/json"},fetchToken:e.fetchToken,signal:n}),r=wt(await Kt(i,n),i);if(!Ui(r))throw tt(i);return Ni(r)}function Pi(e){let t=new AbortController;for(let n of e){let i=()=>t.abort(n.reason);n.aborted&&i(),n.addEventListener("abort",i,{once:!0,signal:t.signal})}return t.signal}var kt=class{#t;#n;#e;constructor(t,n=250){this.#t=t,this.#n=n}call(){this.#e??=setTimeout(()=>{this.#e=void 0,this.#t()},this.#n)}cancel(){clearTimeout(this.#e),this.#e=void 0}};var q=class{constructor(){this.lastEventId="";this.#t="";this.#n=!1;this.#e=!1;this.#r="";this.#i=[];this.#a=0;this.#s=""}#t;#n;#e;#r;#i;#a;#s;feed(t){let n=[];for(let i of this.#o(t)){let r=this.#u(i);r&&n.push(r)}if(this.#t.length+this.#a>1048576)throw new RangeError("An event of the live stream is endless");return n}#o(t){!this.#n&&t!==""&&(this.#n=!0,t.startsWith("\uFEFF")&&(t=t.slice(1))),this.#e&&t!==""&&(t.startsWith(`
`)&&(t=t.slice(1)),this.#e=!1),t.endsWith("\r")&&(this.#e=!0);let n=(this.#t+t).split(/\r\n|\n|\r/);return this.#t=n.pop()??"",n}#u(t){if(t==="")return this.#l();let n=t.indexOf(":");if(n===0)return;let i=n<0?t:t.slice(0,n),r=n<0?"":t.slice(n+1).replace(/^ /,"");i==="event"?this.#r=r:i==="data"?(this.#i.push(r),this.#a+=r.length):i==="id"&&!r.includes("\0")?this.#s=r:i==="retry"&&/^\d{1,9}$/.test(r)&&(this.retryMilliseconds=Number(r))}#l(){let t=this.#r||"message",n=this.#i;if(this.lastEventId=this.#s,this.#r="",this.#i=[],this.#a=0,n.length!==0)return{type:t,data:n.join(`
`),lastEventId:this.lastEventId}}};var D="token-usage-updated";function Xe(){return typeof globalThis.addEventListener=="function"?globalThis:void 0}function N(){return globalThis.document?.visibilityState==="hidden"}function et(){return globalThis.navigator?.onLine===!1}function xt(e){Xe()?.dispatchEvent(new CustomEvent(D,{detail:e}))}function Jt(e){let t=e.detail;return typeof t=="object"&&t!==null?t:{}}function Ke(e,t){return e.userId===void 0||String(e.userId)===t}function nt(e,t){let n=[Xe(),globalThis.document];for(let i of e)n[i==="visibilitychange"?1:0]?.addEventListener(i,t);return()=>{for(let i of e)n[i==="visibilitychange"?1:0]?.removeEventListener(i,t)}}var Ii=1e3,Oi=45e3,Je=15,qi=60;function Di(e,t){return e?.totalTokens===t.totalTokens&&e.promptTokens===t.promptTokens&&e.requestCount===t.requestCount}function Li(e){if(e.type===D)try{let t=Object(JSON.parse(e.data)).tokenUsage;return w(t)?t:void 0}catch{return}}var te=class{constructor(t,n){this.state="waiting";this.#e=new Set;this.#i="";this.#a=Ii;this.#s=Je;this.#o=0;this.#n=t,this.#t=n}#t;#n;#e;#r;#i;#a;#s;#o;#u;#l;get isUnused(){return this.#e.size===0}add(t){this.#e.add(t),!this.#l&&(this.#l=nt(["visibilitychange","online",D],n=>this.#h(n)),this.#c())}remove(t){this.#e.delete(t),this.isUnused&&(this.#l?.(),this.#l=void 0,this.#d())}note(t){this.#r=t}#h(t){if(t.type===D){let n=Jt(t);n.userId===this.#t&&w(n.tokenUsage)&&this.note(n.tokenUsage)}else t.type==="online"?(this.#d(),this.#c()):N()?this.#d():this.#c()}#d(){this.#u?.abort(),this.#u=void 0,this.#_("waiting")}#c(){this.#u||N()||this.isUnused||(this.#o=0,this.#u=new AbortController,this.#m(this.#u.signal))}async#m(t){for(;!t.aborted;){let n;try{n=await this.#p(t)}catch(i){if(t.aborted)return;n=this.#g(i)}if(t.aborted)return;this.#o++,await Fi(_t(this.#o,this.#a,n,Math.random()),t)}}#g(t){if(this.state==="streaming"&&this.#_("waiting"),t instanceof _){if(t.kind==="denied"){this.#_("waiting");for(let n of[...this.#e])n.onDenied?.();return qi}return t.retryAfter}}async#p(t){if(this.state==="polling")return this.#f(t);let n=new AbortController,i=()=>n.abort();t.addEventListener("abort",i,{once:!0});try{let r=await J(ze(this.#n,this.#t),{headers:this.#y(),fetchToken:this.fetchToken,cache:"no-store",signal:n.signal});return await this.#v(r,n)}finally{t.removeEventListener("abort",i),n.abort()}}#y(){let t={Accept:"text/event-stream"};return this.#i&&(t["Last-Event-ID"]=this.#i),t}async#v(t,n){let i=t.headers.get("Content-Type")??"";if(t.ok&&t.body&&/^text\/event-stream/i.test(i)){await this.#b(t.body,n);return}let r=vt(t,await t.text());if(t.ok||[404,405,501].includes(t.status))return this.#_("polling"),this.#s=r.retryAfter||Je,this.#s;throw r}async#b(t,n){let i=new q,r=new TextDecoder,o=t.getReader();for(i.lastEventId=this.#i,this.#_("streaming");;){let s=setTimeout(()=>n.abort(),Oi),{done:a,value:u}=await o.read().finally(()=>clearTimeout(s));if(a)break;for(let l of i.feed(r.decode(u,{stream:!0})))this.#w(l);this.#a=i.retryMilliseconds??this.#a}this.#_("waiting")}#w(t){this.#o=0,this.#i=t.lastEventId||this.#i;let n=Li(t);n&&this.#T(n)}async#f(t){let n=await Tt({userId:this.#t,baseUrl:this.#n,signal:t,...this.fetchToken&&{fetchToken:this.fetchToken}});return this.#o=0,this.#T({promptTokens:n.promptTokens,completionTokens:n.completionTokens,totalTokens:n.totalTokens,requestCount:n.requestCount}),this.#s}#T(t){let n=this.#r;this.note(t),n&&!Di(n,t)&&xt({userId:this.#t,tokenUsage:t})}#_(t){if(this.state!==t){this.state=t;for(let n of[...this.#e])n.onState?.(t)}}};function Fi(e,t){return new Promise(n=>{let i=()=>{clearTimeout(r),t.removeEventListener("abort",i),n()},r=setTimeout(i,e);t.addEventListener("abort",i)})}var Bi=Symbol.for("tokenmeter.live.1");function Hi(){let e=globalThis;return e[Bi]??=new Map}function tn({baseUrl:e,userId:t,fetchToken:n},i={}){let r=K(e),o=`${r} ${t}`,s=Hi(),a=s.get(o);a||(a=new te(r,t),s.set(o,a));let u=a;u.fetchToken=n??u.fetchToken;let l={...i};return u.add(l),{get state(){return u.state},note:h=>u.note(h),close(){u.remove(l),u.isUnused&&s.delete(o)}}}function en(e,t){return nt([D],n=>{let i=Jt(n);Ke(i,e)&&t(i)})}var zi=2e3,ji=3e4,nn={document:void 0,loadedAt:0,loading:!1,failure:void 0,retryAt:0,live:"waiting",offline:!1};function Vi(e,t){return e!==void 0&&e.userId===t.userId&&e.baseUrl===t.baseUrl&&e.days===t.days&&e.timeZone===t.timeZone&&e.fetchToken===t.fetchToken}function Zi(e,t){return e?.userId===t.userId&&e.baseUrl===t.baseUrl&&e.fetchToken===t.fetchToken}function Wi(e,{userId:t,tokenUsage:n}){if(t!==e.userId||!w(n)||n.requestCount<=e.requestCount)return e;let{promptTokens:i,completionTokens:r,totalTokens:o,requestCount:s}=n;return{...e,promptTokens:i,completionTokens:r,totalTokens:o,requestCount:s}}var $t=class{constructor(t){this.view=nn;this.#n=new kt(()=>this.refresh());this.#r=!1;this.#a=!1;this.#s=0;this.#h=[];this.#t=t}#t;#n;#e;#r;#i;#a;#s;#o;#u;#l;#h;show(t){if(Vi(this.#e,t))return;let n=Zi(this.#e,t);if(this.#e=t,n){this.#w(),this.#r&&this.refresh();return}let i=this.#r;this.stop(),this.#f({...nn,offline:et()}),i&&this.start()}start(){if(this.#r=!0,!this.#e?.userId||this.#h.length>0)return;let{userId:t}=this.#e;this.#h=[en(t,n=>this.#y(n)),nt(["online","offline","visibilitychange"],n=>this.#v(n.type))],this.#u=setInterval(()=>this.#b(),ji),this.refresh()}stop(){this.#r=!1;for(let t of this.#h)t();this.#h=[],clearInterval(this.#u),this.#w(),this.#n.cancel(),this.#l?.close(),this.#l=void 0,this.#s=0}refresh(){if(!(!this.#r||!this.#e?.userId)){if(this.#i){this.#a=!0;return}this.#d(this.#e)}}async#d(t){let n=new AbortController;this.#i=n,this.#a=!1,clearTimeout(this.#o),this.#f({loading:!0,retryAt:0});try{let i=await Tt({...t,signal:n.signal});if(n.signal.aborted)return;this.#c(i)}catch(i){if(n.signal.aborted)return;this.#m(i)}this.#a&&this.#n.call()}#c(t){this.#i=void 0,this.#s=0,this.#f({document:t,loadedAt:Date.now(),loading:!1,failure:void 0,offline:et()}),this.#g(),this.#l?.note(t)}#m(t){let n=t instanceof _?t:new _("unreadable","The answer could not be read");this.#i=void 0,this.#s++;let i=_t(this.#s,zi,n.retryAfter,Math.random()),r=Ye(n)&&!N();r&&(this.#o=setTimeout(()=>this.refresh(),i)),this.#f({...n.kind==="denied"&&{document:void 0},loading:!1,failure:n,retryAt:r?Date.now()+i:0,offline:et()})}#g(){if(this.#l||!this.#e)return;let{userId:t,baseUrl:n,fetchToken:i}=this.#e;this.#l=tn({userId:t,...n!==void 0&&{baseUrl:n},...i&&{fetchToken:i}},{onState:r=>this.#p(r),onDenied:()=>this.refresh()}),this.#f({live:this.#l.state})}#p(t){this.#f({live:t}),t!=="waiting"&&this.view.failure&&this.refresh()}#y(t){let{document:n}=this.view;n&&this.#f({document:Wi(n,t)}),this.#n.call()}#v(t){let{failure:n,retryAt:i}=this.view;t!=="visibilitychange"&&this.#f({offline:et()}),!(t==="offline"||N())&&(this.#b(),n&&(t==="online"||i===0)&&this.refresh())}#b(){let{document:t,loadedAt:n}=this.view;if(!t||N())return;let i=t.timeZone;$(i,n)!==$(i,Date.now())&&this.#n.call()}#w(){this.#i?.abort(),this.#i=void 0,clearTimeout(this.#o)}#f(t){this.view={...this.view,...t},this.#t()}};var St=[{name:"7d",label:"7 days",unit:"day",count:7},{name:"30d",label:"30 days",unit:"day",count:30},{name:"90d",label:"90 days",unit:"day",count:90},{name:"12m",label:"12 months",unit:"month",count:12}],Yi=St[1];function ee(e){let t=new URLSearchParams(e),n=t.get("period");return{user:t.get("user")??"",period:St.find(i=>i.name===n)??Yi,zone:t.get("zone")??"",tables:t.get("view")==="tables"}}function rn(e){let t=new URLSearchParams;return e.user!==""&&t.set("user",e.user),t.set("period",e.period.name),e.zone!==""&&t.set("zone",e.zone),e.tables&&t.set("view","tables"),`?${t}`}var ne=30;function on(e){return e.unit==="day"?2*e.count:ne}function Qi(){try{return Intl.supportedValuesOf("timeZone")}catch{return[]}}function Gi(e){"requestIdleCallback"in globalThis?requestIdleCallback(e,{timeout:5e3}):setTimeout(e,1e3)}var At=class{#t;#n;#e;constructor(t,n){this.#t=t,this.#n=t.querySelector("[name=user]"),this.#e=t.querySelector("[name=zone]"),t.addEventListener("submit",i=>{i.preventDefault(),n({user:this.#n.value.trim()})}),t.addEventListener("change",i=>{let r=i.target;r.name==="zone"&&n({zone:r.value});let o=St.find(({name:s})=>s===r.value);r.name==="period"&&o&&n({period:o}),r.name==="view"&&n({tables:r.checked})}),Gi(()=>this.#i())}show(t){this.#n.value=t.user;for(let n of this.#t.querySelectorAll("input"))n.name==="period"?n.checked=n.value===t.period.name:n.name==="view"&&(n.checked=t.tables);this.#e.value=t.zone,this.#e.value!==t.zone&&(this.#r(t.zone),this.#e.value=t.zone)}#r(t){let{options:n}=this.#e,i=[...n].find(({value:r})=>r===t);this.#e.append(i??new Option(t,t))}#i(){let t=Intl.DateTimeFormat().resolvedOptions().timeZone;for(let n of new Set([t,"UTC",...Qi()]))this.#r(n)}};function an(e){let{result:t,tokenUsage:n}=Object(e);return Array.isArray(t?.files)&&w(n)}function sn(e,t){if(!t)return;let{promptTokens:n,completionTokens:i,totalTokens:r,requestCount:o}=t;xt({userId:e,tokenUsage:{promptTokens:n,completionTokens:i,totalTokens:r,requestCount:o}})}function Xi(e){let{prompt:t,userId:n,name:i,complexity:r}=e;return JSON.stringify({prompt:t,userId:n,name:i,complexity:r})}async function un(e){try{let t=await Ki(e);return sn(e.userId,t.tokenUsage),t}catch(t){throw t instanceof _&&sn(e.userId,t.tokenUsage),t}}async function Ki(e){let t=e.onProgress!==void 0,n=await J(je(e.baseUrl??""),{method:"POST",headers:{"Content-Type":"application/json",Accept:t?"text/event-stream, application/json;q=0.9":"application/json"},body:Xi(e),fetchToken:e.fetchToken,...e.signal&&{signal:e.signal}}),i=n.headers.get("Content-Type")??"";if(n.ok&&n.body&&/^text\/event-stream/i.test(i))try{return await Ji(n,e)}catch(s){throw bt(s,e.signal)}let r=await Kt(n,e.signal),o=wt(r,n);if(!an(o))throw tt(n);return o}async function Ji(e,t){let n=new q,i=new TextDecoder,r=e.body.getReader();for(;;){let{done:o,value:s}=await r.read();if(o)break;for(let a of n.feed(i.decode(s,{stream:!0}))){let u=tr(a,e,t);if(u)return await r.cancel(),u}}throw new _("failed","The answer broke off",{requestId:e.headers.get("X-Request-Id")??void 0})}function tr(e,t,n){let i=wt(e.data,t);if(e.type==="progress")n.onProgress?.(i);else{if(e.type==="error")throw er(i,t);if(e.type==="result"){if(!an(i))throw tt(t);return i}}}function er(e,t){let{error:n,code:i,requestId:r,status:o,tokenUsage:s}=Object(e),a=typeof o=="number"?o:502;return new _(Gt(a),typeof n=="string"?n:"The generation failed",{status:a,code:typeof i=="string"?i:void 0,requestId:typeof r=="string"?r:t.headers.get("X-Request-Id")??void 0,tokenUsage:w(s)?s:void 0})}var nr=2e4,ir=2e3,it=class extends x{static{this.properties={user:{attribute:!1},outcome:{state:!0},copied:{state:!0}}}#t;#n;constructor(t){super(),this.#t=t,this.user="",this.copied="",this.outcome={kind:"idle"}}createRenderRoot(){return this.className="generator panel",this.setAttribute("role","region"),this.setAttribute("aria-labelledby","generator-title"),this}render(){let t=this.outcome.kind==="running";return d`<h2 id="generator-title">Generate a plugin</h2>
			<form @submit=${n=>this.#o(n)}>
				<label for="prompt" class="of"
					>What the Minecraft plugin is to do. Its tokens count for
					${this.user===""?"the user above":d`<b>${this.user}</b>`}.</label
				>
				<textarea
					id="prompt"
					name="prompt"
					required
					maxlength=${nr}
					placeholder="a /home command with a cooldown"
				></textarea>
				<div class="doing">
					<span class="of" role="status">${this.#e()}</span>
					${t?d`<button type="button" @click=${()=>this.#n?.abort()}>
								Stop
							</button>`:p}
					<button class="main" ?disabled=${t||this.user===""}>
						Generate
					</button>
				</div>
				${t?d`<progress aria-label="The model is writing"></progress>`:p}
			</form>
			${this.#r()}`}#e(){let{outcome:t}=this;if(t.kind!=="running")return"";if(!t.progress)return"Asking the model\u2026";let{characters:n,files:i}=t.progress,r=typeof i=="number"?i:i.length;return`${this.#t.counted(n,"character")}, `+this.#t.counted(r,"file")}#r(){let{outcome:t}=this;switch(t.kind){case"done":return this.#i(t.answer);case"failed":return this.#s(t.failure);case"stopped":return d`<div class="answer">
					<p>Stopped. What the model used until then is counted.</p>
				</div>`;default:return p}}#i({result:t,tokenUsage:n}){let i=r=>this.#t.exact(r);return d`<section class="answer" aria-label="The plugin">
			<h3>${t.pluginName}</h3>
			<p class="spent" role="status" data-spent>
				<b>${i(n.tokensUsedThisRequest)} tokens</b> for this
				request; ${i(n.totalTokens)} in all.
			</p>
			<p>${t.message}</p>
			${t.files.map(r=>this.#a(r))}
		</section>`}#a(t){let n=this.copied===t.path?"Copied":"Copy";return d`<section class="file" aria-label=${t.path}>
			<header>
				<code>${t.path}</code>
				<button
					class="plain"
					aria-label="${n} ${t.path}"
					@click=${i=>this.#u(t,i)}
				>
					${n}
				</button>
			</header>
			<pre tabindex="0" role="region" aria-label="Contents of ${t.path}"
			><code>${t.content}</code></pre>
		</section>`}#s(t){let n=t.tokenUsage;return d`<div class="answer">
			<div class="failed" role="alert" data-failed>
				<p>${t.message}.</p>
				${n?d`<p>
							What the model used is counted:
							${this.#t.exact(n.totalTokens)} tokens in all.
						</p>`:p}
				${t.requestId?d`<p>Request <code>${t.requestId}</code></p>`:p}
			</div>
		</div>`}async#o(t){t.preventDefault();let n=t.currentTarget,i=String(new FormData(n).get("prompt")).trim();if(i===""||this.outcome.kind==="running")return;let r=new AbortController;this.#n=r,this.outcome={kind:"running",progress:void 0};try{let o=await un({userId:this.user,prompt:i,signal:r.signal,onProgress:s=>{this.outcome={kind:"running",progress:s}}});this.outcome={kind:"done",answer:o}}catch(o){this.outcome=r.signal.aborted?{kind:"stopped"}:{kind:"failed",failure:rr(o)}}}async#u(t,n){let i=n.currentTarget.closest(".file");try{await navigator.clipboard.writeText(t.content),this.copied=t.path,setTimeout(()=>{this.copied=""},ir)}catch{let r=i?.querySelector("pre");r&&getSelection()?.selectAllChildren(r)}}};function rr(e){return e instanceof _?e:new _("unreadable","The answer could not be read")}customElements.define("plugin-generator",it);var or={offline:"This device is offline",unreachable:"The numbers could not be loaded",timeout:"The numbers could not be loaded",denied:"These numbers are not for this page",busy:"The server is busy",refused:"The server does not take this request",failed:"The numbers could not be loaded",unreadable:"The numbers could not be read"};function cn(e){return e.status===429?"Too many requests":e.status===503?"The server is not available now":or[e.kind]}var sr=5;function hn(e,t){let n=(e.failure?.retryAfter??0)>=sr;return e.loading?"trying again":e.retryAt?n?`trying again at ${t.clock(e.retryAt,"second")}`:"trying again":""}function ln(e){let t=e.charAt(0).toUpperCase()+e.slice(1);return/[.!?]$/.test(t)?t:`${t}.`}function fn(e){return d`<button type="button" @click=${e}>Try again</button>`}function dn(e,t,n,i){let r=hn(e,n);return d`<div class="message" role="alert">
		<h3>${cn(t)}</h3>
		<p>
			${ln(t.message)}
			${r?ln(r):p}
		</p>
		${t.requestId?d`<p class="quiet">Request ${t.requestId}</p>`:p}
		${fn(i)}
	</div>`}function pn(e,t,n){let{document:i,failure:r,loadedAt:o,offline:s}=e;if(!i||!r&&!s)return p;let a=s||r?.kind==="offline"?"Offline":r?.kind==="busy"?cn(r):"Could not refresh",u=[r&&a==="Could not refresh"?r.message:"",r?hn(e,t):"",r?.requestId?`request ${r.requestId}`:""].filter(Boolean);return d`<div class="notice" role="status">
		<span>
			<strong>${a} · data from ${t.clock(o)}</strong>
			${u.length>0?d`<small>${u.join(" \xB7 ")}</small>`:p}
		</span>
		${fn(n)}
	</div>`}function mn(e){return e.live==="streaming"?"Live":e.live==="polling"?"Checked every few seconds":""}function gn(){return d`<section class="panel message" data-state="start">
		<h1>Whose tokens?</h1>
		<p>
			Type a user’s id into the bar above to see how many tokens that user
			has spent on language models, each request counted once, on the
			right day.
		</p>
	</section>`}function _n(){return d`<section class="panel message" data-state="empty">
		<h2>No tokens yet</h2>
		<p>
			Nothing has been counted for this user. The first request will show up
			here by itself; <em>Generate</em> makes one.
		</p>
	</section>`}function yn(e,t,n){let i=mn(t);return d`${t.document?d`<span data-state=${t.live}
						>${i==="Live"?d`<span class="light"></span>`:p}${i}</span
					><span>Updated ${e.clock(t.loadedAt)}</span>`:p}
		${pn(t,e,n)}
		${t.loading?d`<div class="waiting"></div>`:p}`}function rt(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function ar(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function bn(e){let t,n,i;e.length!==2?(t=rt,n=(a,u)=>rt(e(a),u),i=(a,u)=>e(a)-u):(t=e===rt||e===ar?e:ur,n=e,i=e);function r(a,u,l=0,h=a.length){if(l<h){if(t(u,u)!==0)return h;do{let c=l+h>>>1;n(a[c],u)<0?l=c+1:h=c}while(l<h)}return l}function o(a,u,l=0,h=a.length){if(l<h){if(t(u,u)!==0)return h;do{let c=l+h>>>1;n(a[c],u)<=0?l=c+1:h=c}while(l<h)}return l}function s(a,u,l=0,h=a.length){let c=r(a,u,l,h-1);return c>l&&i(a[c-1],u)>-i(a[c],u)?c-1:c}return{left:r,center:s,right:o}}function ur(){return 0}function lr(e){return e===null?NaN:+e}var wn=bn(rt),cr=wn.right,ha=wn.left,fa=bn(lr).center;var da=Tn(kn),pa=Tn(hr);function Tn(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid ry");let{data:r,width:o,height:s}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:r.length/o))>=0))throw new RangeError("invalid height");if(!o||!s||!n&&!i)return t;let a=n&&e(n),u=i&&e(i),l=r.slice();return a&&u?(L(a,l,r,o,s),L(a,r,l,o,s),L(a,l,r,o,s),F(u,r,l,o,s),F(u,l,r,o,s),F(u,r,l,o,s)):a?(L(a,r,l,o,s),L(a,l,r,o,s),L(a,r,l,o,s)):u&&(F(u,r,l,o,s),F(u,l,r,o,s),F(u,r,l,o,s)),t}}function L(e,t,n,i,r){for(let o=0,s=i*r;o<s;)e(t,n,o,o+=i,1)}function F(e,t,n,i,r){for(let o=0,s=i*r;o<i;++o)e(t,n,o,o+s,i)}function hr(e){let t=kn(e);return(n,i,r,o,s)=>{r<<=2,o<<=2,s<<=2,t(n,i,r+0,o+0,s),t(n,i,r+1,o+1,s),t(n,i,r+2,o+2,s),t(n,i,r+3,o+3,s)}}function kn(e){let t=Math.floor(e);if(t===e)return fr(e);let n=e-t,i=2*e+1;return(r,o,s,a,u)=>{if(!((a-=u)>=s))return;let l=t*o[s],h=u*t,c=h+u;for(let f=s,y=s+h;f<y;f+=u)l+=o[Math.min(a,f)];for(let f=s,y=a;f<=y;f+=u)l+=o[Math.min(a,f+h)],r[f]=(l+n*(o[Math.max(s,f-c)]+o[Math.min(a,f+c)]))/i,l-=o[Math.max(s,f-h)]}}function fr(e){let t=2*e+1;return(n,i,r,o,s)=>{if(!((o-=s)>=r))return;let a=e*i[r],u=s*e;for(let l=r,h=r+u;l<h;l+=s)a+=i[Math.min(o,l)];for(let l=r,h=o;l<=h;l+=s)a+=i[Math.min(o,l+u)],n[l]=a/t,a-=i[Math.max(r,l-u)]}}var ot=class extends Map{constructor(t,n=mr){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:n}}),t!=null)for(let[i,r]of t)this.set(i,r)}get(t){return super.get(vn(this,t))}has(t){return super.has(vn(this,t))}set(t,n){return super.set(dr(this,t),n)}delete(t){return super.delete(pr(this,t))}};function vn({_intern:e,_key:t},n){let i=t(n);return e.has(i)?e.get(i):n}function dr({_intern:e,_key:t},n){let i=t(n);return e.has(i)?e.get(i):(e.set(i,n),n)}function pr({_intern:e,_key:t},n){let i=t(n);return e.has(i)&&(n=e.get(i),e.delete(i)),n}function mr(e){return e!==null&&typeof e=="object"?e.valueOf():e}var gr=Array.prototype,ma=gr.slice;var _r=Math.sqrt(50),yr=Math.sqrt(10),vr=Math.sqrt(2);function Et(e,t,n){let i=(t-e)/Math.max(0,n),r=Math.floor(Math.log10(i)),o=i/Math.pow(10,r),s=o>=_r?10:o>=yr?5:o>=vr?2:1,a,u,l;return r<0?(l=Math.pow(10,-r)/s,a=Math.round(e*l),u=Math.round(t*l),a/l<e&&++a,u/l>t&&--u,l=-l):(l=Math.pow(10,r)*s,a=Math.round(e/l),u=Math.round(t/l),a*l<e&&++a,u*l>t&&--u),u<a&&.5<=n&&n<2?Et(e,t,n*2):[a,u,l]}function ie(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[r,o,s]=i?Et(t,e,n):Et(e,t,n);if(!(o>=r))return[];let a=o-r+1,u=new Array(a);if(i)if(s<0)for(let l=0;l<a;++l)u[l]=(o-l)/-s;else for(let l=0;l<a;++l)u[l]=(o-l)*s;else if(s<0)for(let l=0;l<a;++l)u[l]=(r+l)/-s;else for(let l=0;l<a;++l)u[l]=(r+l)*s;return u}function xn(e,t,n){return t=+t,e=+e,n=+n,Et(e,t,n)[2]}function $n(e,t,n){let i;for(;;){let r=xn(e,t,n);if(r===i||r===0||!isFinite(r))return[e,t];if(r>0){let o=Math.ceil(e/r),s=Math.floor(t/r);e=(o-(o*r>e))*r,t=(s+(s*r<t))*r}else if(r<0){let o=-r,s=Math.ceil(e*o),a=Math.floor(t*o);e=(s-(s/o>e))/o,t=(a+(a/o<t))/o}i=r}}function re(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n<i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let r of e)(r=t(r,++i,e))!=null&&(n<r||n===void 0&&r>=r)&&(n=r)}return n}function Sn(e,t,n){e=+e,t=+t,n=(r=arguments.length)<2?(t=e,e=0,1):r<3?1:+n;for(var i=-1,r=Math.max(0,Math.ceil((t-e)/n))|0,o=new Array(r);++i<r;)o[i]=e+i*n;return o}var ga=br(Math.random);function br(e){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let s=e()*o--|0,a=n[o+i];n[o+i]=n[s+i],n[s+i]=a}return n}}function En(e,t){switch(arguments.length){case 0:break;case 1:this.range(e);break;default:this.range(t).domain(e);break}return this}var An=Symbol("implicit");function Cn(){var e=new ot,t=[],n=[],i=An;function r(o){let s=e.get(o);if(s===void 0){if(i!==An)return i;e.set(o,s=t.push(o)-1)}return n[s%n.length]}return r.domain=function(o){if(!arguments.length)return t.slice();t=[],e=new ot;for(let s of o)e.has(s)||e.set(s,t.push(s)-1);return r},r.range=function(o){return arguments.length?(n=Array.from(o),r):n.slice()},r.unknown=function(o){return arguments.length?(i=o,r):i},r.copy=function(){return Cn(t,n).unknown(i)},En.apply(r,arguments),r}function oe(){var e=Cn().unknown(void 0),t=e.domain,n=e.range,i=0,r=1,o,s,a=!1,u=0,l=0,h=.5;delete e.unknown;function c(){var f=t().length,y=r<i,v=y?r:i,k=y?i:r;o=(k-v)/Math.max(1,f-u+l*2),a&&(o=Math.floor(o)),v+=(k-v-o*(f-u))*h,s=o*(1-u),a&&(v=Math.round(v),s=Math.round(s));var ut=Sn(f).map(function(pi){return v+o*pi});return n(y?ut.reverse():ut)}return e.domain=function(f){return arguments.length?(t(f),c()):t()},e.range=function(f){return arguments.length?([i,r]=f,i=+i,r=+r,c()):[i,r]},e.rangeRound=function(f){return[i,r]=f,i=+i,r=+r,a=!0,c()},e.bandwidth=function(){return s},e.step=function(){return o},e.round=function(f){return arguments.length?(a=!!f,c()):a},e.padding=function(f){return arguments.length?(u=Math.min(1,l=+f),c()):u},e.paddingInner=function(f){return arguments.length?(u=Math.min(1,f),c()):u},e.paddingOuter=function(f){return arguments.length?(l=+f,c()):l},e.align=function(f){return arguments.length?(h=Math.max(0,Math.min(1,f)),c()):h},e.copy=function(){return oe(t(),[i,r]).round(a).paddingInner(u).paddingOuter(l).align(h)},En.apply(c(),arguments)}function Ct(e){return function(){return e}}var wr=Math.cos;var ae=Math.sin,B=Math.sqrt,Mn=1e-12,Mt=Math.PI,$a=Mt/2,qn=2*Mt;var Sa=Array.prototype.slice;function Tr(e){return typeof e=="object"&&"length"in e?e:Array.from(e)}function Dn(e){this._context=e}Dn.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;default:this._context.lineTo(e,t);break}}};function kr(e){return new Dn(e)}var Aa=xr(kr);function Ln(e){this._curve=e}Ln.prototype={areaStart:function(){this._curve.areaStart()},areaEnd:function(){this._curve.areaEnd()},lineStart:function(){this._curve.lineStart()},lineEnd:function(){this._curve.lineEnd()},point:function(e,t){this._curve.point(t*Math.sin(e),t*-Math.cos(e))}};function xr(e){function t(n){return new Ln(e(n))}return t._curve=e,t}var Ea=B(3);var $r=B(1/3),Ca=$r*2;var Fn=ae(Mt/10)/ae(7*Mt/10),Ma=ae(qn/10)*Fn,Ra=-wr(qn/10)*Fn;var Ua=B(3);var Na=B(3);var Pa=B(3)/2,Sr=1/B(12),Ia=(Sr/2+1)*3;function E(){}function Rt(e,t,n){e._context.bezierCurveTo((2*e._x0+e._x1)/3,(2*e._y0+e._y1)/3,(e._x0+2*e._x1)/3,(e._y0+2*e._y1)/3,(e._x0+4*e._x1+t)/6,(e._y0+4*e._y1+n)/6)}function le(e){this._context=e}le.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){switch(this._point){case 3:Rt(this,this._x1,this._y1);case 2:this._context.lineTo(this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;break;case 2:this._point=3,this._context.lineTo((5*this._x0+this._x1)/6,(5*this._y0+this._y1)/6);default:Rt(this,e,t);break}this._x0=this._x1,this._x1=e,this._y0=this._y1,this._y1=t}};function Ar(e){this._context=e}Ar.prototype={areaStart:E,areaEnd:E,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._y0=this._y1=this._y2=this._y3=this._y4=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x2,this._y2),this._context.closePath();break}case 2:{this._context.moveTo((this._x2+2*this._x3)/3,(this._y2+2*this._y3)/3),this._context.lineTo((this._x3+2*this._x2)/3,(this._y3+2*this._y2)/3),this._context.closePath();break}case 3:{this.point(this._x2,this._y2),this.point(this._x3,this._y3),this.point(this._x4,this._y4);break}}},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._x2=e,this._y2=t;break;case 1:this._point=2,this._x3=e,this._y3=t;break;case 2:this._point=3,this._x4=e,this._y4=t,this._context.moveTo((this._x0+4*this._x1+e)/6,(this._y0+4*this._y1+t)/6);break;default:Rt(this,e,t);break}this._x0=this._x1,this._x1=e,this._y0=this._y1,this._y1=t}};function Er(e){this._context=e}Er.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3;var n=(this._x0+4*this._x1+e)/6,i=(this._y0+4*this._y1+t)/6;this._line?this._context.lineTo(n,i):this._context.moveTo(n,i);break;case 3:this._point=4;default:Rt(this,e,t);break}this._x0=this._x1,this._x1=e,this._y0=this._y1,this._y1=t}};function Bn(e,t){this._basis=new le(e),this._beta=t}Bn.prototype={lineStart:function(){this._x=[],this._y=[],this._basis.lineStart()},lineEnd:function(){var e=this._x,t=this._y,n=e.length-1;if(n>0)for(var i=e[0],r=t[0],o=e[n]-i,s=t[n]-r,a=-1,u;++a<=n;)u=a/n,this._basis.point(this._beta*e[a]+(1-this._beta)*(i+u*o),this._beta*t[a]+(1-this._beta)*(r+u*s));this._x=this._y=null,this._basis.lineEnd()},point:function(e,t){this._x.push(+e),this._y.push(+t)}};var Oa=(function e(t){function n(i){return t===1?new le(i):new Bn(i,t)}return n.beta=function(i){return e(+i)},n})(.85);function Ut(e,t,n){e._context.bezierCurveTo(e._x1+e._k*(e._x2-e._x0),e._y1+e._k*(e._y2-e._y0),e._x2+e._k*(e._x1-t),e._y2+e._k*(e._y1-n),e._x2,e._y2)}function ce(e,t){this._context=e,this._k=(1-t)/6}ce.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:Ut(this,this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2,this._x1=e,this._y1=t;break;case 2:this._point=3;default:Ut(this,e,t);break}this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var qa=(function e(t){function n(i){return new ce(i,t)}return n.tension=function(i){return e(+i)},n})(0);function he(e,t){this._context=e,this._k=(1-t)/6}he.prototype={areaStart:E,areaEnd:E,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._x3=e,this._y3=t;break;case 1:this._point=2,this._context.moveTo(this._x4=e,this._y4=t);break;case 2:this._point=3,this._x5=e,this._y5=t;break;default:Ut(this,e,t);break}this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var Da=(function e(t){function n(i){return new he(i,t)}return n.tension=function(i){return e(+i)},n})(0);function fe(e,t){this._context=e,this._k=(1-t)/6}fe.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:Ut(this,e,t);break}this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var La=(function e(t){function n(i){return new fe(i,t)}return n.tension=function(i){return e(+i)},n})(0);function de(e,t,n){var i=e._x1,r=e._y1,o=e._x2,s=e._y2;if(e._l01_a>Mn){var a=2*e._l01_2a+3*e._l01_a*e._l12_a+e._l12_2a,u=3*e._l01_a*(e._l01_a+e._l12_a);i=(i*a-e._x0*e._l12_2a+e._x2*e._l01_2a)/u,r=(r*a-e._y0*e._l12_2a+e._y2*e._l01_2a)/u}if(e._l23_a>Mn){var l=2*e._l23_2a+3*e._l23_a*e._l12_a+e._l12_2a,h=3*e._l23_a*(e._l23_a+e._l12_a);o=(o*l+e._x1*e._l23_2a-t*e._l12_2a)/h,s=(s*l+e._y1*e._l23_2a-n*e._l12_2a)/h}e._context.bezierCurveTo(i,r,o,s,e._x2,e._y2)}function Hn(e,t){this._context=e,this._alpha=t}Hn.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:this.point(this._x2,this._y2);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){if(e=+e,t=+t,this._point){var n=this._x2-e,i=this._y2-t;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(n*n+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;break;case 2:this._point=3;default:de(this,e,t);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var Fa=(function e(t){function n(i){return t?new Hn(i,t):new ce(i,0)}return n.alpha=function(i){return e(+i)},n})(.5);function zn(e,t){this._context=e,this._alpha=t}zn.prototype={areaStart:E,areaEnd:E,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(e,t){if(e=+e,t=+t,this._point){var n=this._x2-e,i=this._y2-t;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(n*n+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._x3=e,this._y3=t;break;case 1:this._point=2,this._context.moveTo(this._x4=e,this._y4=t);break;case 2:this._point=3,this._x5=e,this._y5=t;break;default:de(this,e,t);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var Ba=(function e(t){function n(i){return t?new zn(i,t):new he(i,0)}return n.alpha=function(i){return e(+i)},n})(.5);function jn(e,t){this._context=e,this._alpha=t}jn.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){if(e=+e,t=+t,this._point){var n=this._x2-e,i=this._y2-t;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(n*n+i*i,this._alpha))}switch(this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:de(this,e,t);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var Ha=(function e(t){function n(i){return t?new jn(i,t):new fe(i,0)}return n.alpha=function(i){return e(+i)},n})(.5);function Cr(e){this._context=e}Cr.prototype={areaStart:E,areaEnd:E,lineStart:function(){this._point=0},lineEnd:function(){this._point&&this._context.closePath()},point:function(e,t){e=+e,t=+t,this._point?this._context.lineTo(e,t):(this._point=1,this._context.moveTo(e,t))}};function Rn(e){return e<0?-1:1}function Un(e,t,n){var i=e._x1-e._x0,r=t-e._x1,o=(e._y1-e._y0)/(i||r<0&&-0),s=(n-e._y1)/(r||i<0&&-0),a=(o*r+s*i)/(i+r);return(Rn(o)+Rn(s))*Math.min(Math.abs(o),Math.abs(s),.5*Math.abs(a))||0}function Nn(e,t){var n=e._x1-e._x0;return n?(3*(e._y1-e._y0)/n-t)/2:t}function se(e,t,n){var i=e._x0,r=e._y0,o=e._x1,s=e._y1,a=(o-i)/3;e._context.bezierCurveTo(i+a,r+a*t,o-a,s-a*n,o,s)}function ue(e){this._context=e}ue.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=this._t0=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x1,this._y1);break;case 3:se(this,this._t0,Nn(this,this._t0));break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){var n=NaN;if(e=+e,t=+t,!(e===this._x1&&t===this._y1)){switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;break;case 2:this._point=3,se(this,Nn(this,n=Un(this,e,t)),n);break;default:se(this,this._t0,n=Un(this,e,t));break}this._x0=this._x1,this._x1=e,this._y0=this._y1,this._y1=t,this._t0=n}}};function Mr(e){this._context=new Vn(e)}(Mr.prototype=Object.create(ue.prototype)).point=function(e,t){ue.prototype.point.call(this,t,e)};function Vn(e){this._context=e}Vn.prototype={moveTo:function(e,t){this._context.moveTo(t,e)},closePath:function(){this._context.closePath()},lineTo:function(e,t){this._context.lineTo(t,e)},bezierCurveTo:function(e,t,n,i,r,o){this._context.bezierCurveTo(t,e,i,n,o,r)}};function Rr(e){this._context=e}Rr.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=[],this._y=[]},lineEnd:function(){var e=this._x,t=this._y,n=e.length;if(n)if(this._line?this._context.lineTo(e[0],t[0]):this._context.moveTo(e[0],t[0]),n===2)this._context.lineTo(e[1],t[1]);else for(var i=Pn(e),r=Pn(t),o=0,s=1;s<n;++o,++s)this._context.bezierCurveTo(i[0][o],r[0][o],i[1][o],r[1][o],e[s],t[s]);(this._line||this._line!==0&&n===1)&&this._context.closePath(),this._line=1-this._line,this._x=this._y=null},point:function(e,t){this._x.push(+e),this._y.push(+t)}};function Pn(e){var t,n=e.length-1,i,r=new Array(n),o=new Array(n),s=new Array(n);for(r[0]=0,o[0]=2,s[0]=e[0]+2*e[1],t=1;t<n-1;++t)r[t]=1,o[t]=4,s[t]=4*e[t]+2*e[t+1];for(r[n-1]=2,o[n-1]=7,s[n-1]=8*e[n-1]+e[n],t=1;t<n;++t)i=r[t]/o[t-1],o[t]-=i,s[t]-=i*s[t-1];for(r[n-1]=s[n-1]/o[n-1],t=n-2;t>=0;--t)r[t]=(s[t]-r[t+1])/o[t];for(o[n-1]=(e[n]+r[n-1])/2,t=0;t<n-1;++t)o[t]=2*e[t+1]-r[t+1];return[r,o]}function Ur(e,t){this._context=e,this._t=t}Ur.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=this._y=NaN,this._point=0},lineEnd:function(){0<this._t&&this._t<1&&this._point===2&&this._context.lineTo(this._x,this._y),(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line>=0&&(this._t=1-this._t,this._line=1-this._line)},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;default:{if(this._t<=0)this._context.lineTo(this._x,t),this._context.lineTo(e,t);else{var n=this._x*(1-this._t)+e*this._t;this._context.lineTo(n,this._y),this._context.lineTo(n,t)}break}}this._x=e,this._y=t}};function In(e,t){if((s=e.length)>1)for(var n=1,i,r,o=e[t[0]],s,a=o.length;n<s;++n)for(r=o,o=e[t[n]],i=0;i<a;++i)o[i][1]+=o[i][0]=isNaN(r[i][1])?r[i][0]:r[i][1]}function On(e){for(var t=e.length,n=new Array(t);--t>=0;)n[t]=t;return n}function Nr(e,t){return e[t]}function Pr(e){let t=[];return t.key=e,t}function Zn(){var e=Ct([]),t=On,n=In,i=Nr;function r(o){var s=Array.from(e.apply(this,arguments),Pr),a,u=s.length,l=-1,h;for(let c of o)for(a=0,++l;a<u;++a)(s[a][l]=[0,+i(c,s[a].key,l,o)]).data=c;for(a=0,h=Tr(t(s));a<u;++a)s[h[a]].index=a;return n(s,h),s}return r.keys=function(o){return arguments.length?(e=typeof o=="function"?o:Ct(Array.from(o)),r):e},r.value=function(o){return arguments.length?(i=typeof o=="function"?o:Ct(+o),r):i},r.order=function(o){return arguments.length?(t=o==null?On:typeof o=="function"?o:Ct(Array.from(o)),r):t},r.offset=function(o){return arguments.length?(n=o??In,r):n},r}var pe=.6,Ir=44,Wn=3,Or=["promptTokens","completionTokens"];function Yn(e,t){let{width:n,height:i,fontSize:r,write:o}=t,s=re(e,k=>k.totalTokens)||1,[,a]=$n(0,s,Wn),u=ie(0,a,Wn).filter(Number.isInteger),l=u.map(o),h=re(l,k=>k.length)??0,c=Math.ceil(h*pe*r)+8,f={x:c,y:Math.ceil(r*.7),width:Math.max(n-c,1),height:Math.max(i-r*2.6,1)},y=f.y+f.height,v=k=>y-k/a*f.height;return{plot:f,bars:Dr(e,f,v),rows:u.map((k,ut)=>({at:Math.round(v(k))+.5,text:l[ut]})),columns:Lr(e,f,r)}}function qr(e,t){let n=t.width/Math.max(e.length,1)<3;return oe().domain(e.map(i=>i.key)).range([t.x,t.x+t.width]).paddingInner(n?0:.25).paddingOuter(n?0:.125)}function Dr(e,t,n){let i=qr(e,t),r=i.bandwidth(),o=Math.min(r,Ir),[s,a]=Zn().keys(Or).value((u,l)=>u[l])(e);return e.map((u,l)=>{let h=(i(u.key)??t.x)+(r-o)/2,c=([f,y])=>({x:h,y:n(y),width:o,height:n(f)-n(y)});return{column:{x:t.x+t.width/e.length*l,y:t.y,width:t.width/e.length,height:t.height},prompt:c(s[l]),completion:c(a[l]),whole:c([0,u.totalTokens])}})}function Lr(e,t,n){for(let i=1;;i++){let r=Fr(e,i,t,n);if(r.length<2||Br(r,n))return r}}function Fr(e,t,n,i){let r=n.width/e.length,o=[];for(let s=e.length-1;s>=0;s-=t){let a=e[s].label,u=n.x+r*(s+.5);o.push(Hr(n,a,u,i))}return o}function Br(e,t){return e.every((i,r)=>{let o=e[r-1];return!o||n(i,1)+t<=n(o,0)});function n({at:i,text:r,anchor:o},s){let a=r.length*pe*t,u={start:0,middle:.5,end:1}[o];return i+a*(s-u)}}function Hr(e,t,n,i){let r=t.length*pe*i/2,o=e.x+e.width;return n+r>o?{at:o,text:t,anchor:"end"}:n<r?{at:0,text:t,anchor:"start"}:{at:n,text:t,anchor:"middle"}}var zr=62,jr=6,Qn=24,Vr={promptTokens:0,completionTokens:0,totalTokens:0,requestCount:0,cost:void 0};function Gn(e,t,n,i){return e.map(r=>{let o=t.get(r);return{...Vr,...o&&{promptTokens:o.promptTokens,completionTokens:o.completionTokens,totalTokens:o.totalTokens,requestCount:o.requestCount,cost:o.cost},...i(r),key:r,isRunning:r===n,isReported:o!==void 0}})}function Zr(e,t){return(b(t)-b(e))/864e5+1}function Xn(e,t,n,i){let r=e.dailyUsage,o=new Map(r.map(f=>[f.date,f])),s=[...o.keys()],a=[$(e.timeZone,n),s.at(-1)??""].sort().at(-1),u=s[0]?Zr(s[0],a):0,l=t!==void 0||u<=zr,h=l?mt(a,t??Math.max(u,7)):s,c=i.dateRange(h[0],h.at(-1));return{bars:Gn(h,o,a,f=>({label:i.date(f),title:i.date(f,"long")})),period:l?c:`${c}, days with usage only`}}function Kn(e,t,n){let i=new Map(e.monthlyUsage.map(f=>[f.month,f])),r=[...i.keys()],o=$(e.timeZone,t).slice(0,7),s=r.at(-1)??o,a=O("0000-01",o,Qn),u=s<a[0]||s>o?s:o,l=O("0000-01",u,jr)[0],h=[r[0]??l,l].sort()[0],c=O(h,u,Qn);return{bars:Gn(c,i,o,f=>({label:n.month(f),title:n.month(f,"long")})),period:n.monthRange(c[0],c.at(-1))}}function me(e,t){let n=e.isRunning?`${e.title}, so far`:e.title;if(e.requestCount===0&&e.totalTokens===0)return`${n}: no usage`;let i=t.cost(e.cost,e.requestCount);return[`${n}: ${t.counted(e.totalTokens,"token")}`,`${t.exact(e.promptTokens)} prompt`,`${t.exact(e.completionTokens)} completion`,t.counted(e.requestCount,"request"),...i?[[i.amount,i.note].filter(Boolean).join(", ")]:[]].join(" \xB7 ")}var Wr=V`
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

	.bars small {
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

		.prompt {
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
`;function Nt(e,t,n){return e.height<=0?p:dt`<rect class=${t} x=${e.x} y=${e.y} width=${e.width}
		height=${e.height} fill=${n??p}></rect>`}function Yr(e,t,n){let i=n.cost(e.cost,e.requestCount);return d`<tr>
		<th scope="row">
			${e.title}${e.isRunning?d` <span class="quiet">so far</span>`:p}
		</th>
		<td class="wide number">${n.exact(e.promptTokens)}</td>
		<td class="wide number">${n.exact(e.completionTokens)}</td>
		<td class="number">
			${n.exact(e.totalTokens)}
			<small class="narrow quiet">
				${n.exact(e.promptTokens)} +
				${n.exact(e.completionTokens)}
			</small>
		</td>
		<td class="number">${n.exact(e.requestCount)}</td>
		${t?d`<td class="number">
					${i?.amount}
					${i?.note?d`<small class="quiet">${i.note}</small>`:p}
				</td>`:p}
	</tr>`}var H=class{static{this.styles=Wr}#t;#n;#e;#r=null;#i=0;#a=0;#s=11;#o;#u="";constructor(t,n){this.#t=t,this.#n=n,this.#e=globalThis.ResizeObserver?new ResizeObserver(i=>this.#l(i)):void 0,t.addController(this)}hostUpdated(){let t=(this.#t.shadowRoot??this.#t).querySelector(`[data-plot="${this.#n}"]`);t!==this.#r&&(this.#r&&this.#e?.unobserve(this.#r),t&&this.#e?.observe(t),this.#r=t)}hostDisconnected(){this.#e?.disconnect(),this.#r=null}#l(t){let n=t.at(-1);if(!n||n.contentRect.width===0)return;let i=getComputedStyle(n.target);this.#i=n.contentRect.width,this.#a=n.contentRect.height,this.#s=Number.parseFloat(i.fontSize)||this.#s,this.#t.requestUpdate()}render(t,n,i){let{bars:r}=t,o=r.findIndex(u=>u.key===this.#o),s=r[o]??r.at(-1),a=`${n.title}, ${t.period}, ${n.timeZone}`;return d`<div
				class="plot"
				data-plot=${this.#n}
				tabindex="0"
				role="application"
				aria-roledescription="bar chart"
				aria-label="${a}. Arrow keys read the bars."
				@keydown=${u=>this.#c(u,r,i)}
				@focus=${()=>this.#g(s,i)}
				@blur=${()=>this.#p()}
				@pointerleave=${()=>this.#p()}
			>
				${this.#i>0?this.#h(r,o,i):p}
			</div>
			<p class="readout" aria-hidden="true">
				${s?me(s,i):p}
			</p>
			<p class="unseen" role="status">${this.#u}</p>`}renderTable(t,n,i){let r=t.bars.filter(a=>a.isReported).reverse(),o=r.some(a=>a.cost!==void 0),s=`${n.title}, ${t.period}, ${n.timeZone}`;return d`<div class="scroll" tabindex="0" role="region" aria-label=${s}>
			<table class="bars">
				<thead>
					<tr>
						<th scope="col">${n.unit}</th>
						<th scope="col" class="wide number">Prompt</th>
						<th scope="col" class="wide number">Completion</th>
						<th scope="col" class="number">Tokens</th>
						<th scope="col" class="number">Requests</th>
						${o?d`<th scope="col" class="number">Cost</th>`:p}
					</tr>
				</thead>
				<tbody>
					${r.map(a=>Yr(a,o,i))}
				</tbody>
			</table>
		</div>`}#h(t,n,i){let r=Yn(t,{width:this.#i,height:this.#a,fontSize:this.#s,write:s=>i.compact(s)}),o=`hatch-${this.#n}`;return d`<svg
			aria-hidden="true"
			width=${this.#i}
			height=${this.#a}
			@pointermove=${s=>this.#d(s,t,r)}
		>
			<defs>
				<pattern
					id=${o}
					width="6"
					height="6"
					patternUnits="userSpaceOnUse"
					patternTransform="rotate(45)"
				>
					<rect class="hatch" width="2.5" height="6"></rect>
				</pattern>
			</defs>
			${r.rows.map(({at:s,text:a})=>dt`
					<line class="row" x1=${r.plot.x} x2=${this.#i}
						y1=${s} y2=${s}></line>
					<text x=${r.plot.x-6} y=${s} dy="0.32em"
						text-anchor="end">${a}</text>`)}
			${r.columns.map(({at:s,text:a,anchor:u})=>dt`
					<text x=${s} y=${this.#a-2}
						text-anchor=${u}>${a}</text>`)}
			${n>=0?Nt(r.bars[n].column,"chosen"):p}
			${r.bars.map((s,a)=>[Nt(s.prompt,"prompt"),Nt(s.completion,"completion"),t[a].isRunning?Nt(s.whole,"running",`url(#${o})`):p])}
		</svg>`}#d(t,n,i){let r=t.currentTarget.getBoundingClientRect(),{plot:o}=i,s=(t.clientX-r.left-o.x)/o.width;this.#m(n[Math.floor(s*n.length)])}#c(t,n,i){let r=n.length-1,o=n.findIndex(u=>u.key===this.#o),s=o<0?r:o,a={ArrowLeft:Math.max(s-1,0),ArrowRight:Math.min(s+1,r),Home:0,End:r}[t.key];a===void 0||t.ctrlKey||t.altKey||t.metaKey||(t.preventDefault(),this.#m(n[a]),this.#g(n[a],i))}#m(t){t?.key!==this.#o&&(this.#o=t?.key,this.#t.requestUpdate())}#g(t,n){t&&(this.#o=t.key,this.#u=me(t,n),this.#t.requestUpdate())}#p(){this.#o=void 0,this.#u="",this.#t.requestUpdate()}};function Qr(e){let t=(e??"").replaceAll("_"," ").trim();return t?t.charAt(0).toUpperCase()+t.slice(1):"Request"}function Gr({provider:e,model:t}){return[t,e].filter(Boolean).join(" \xB7 ")||"\u2014"}function Xr(e,t,n,i){let r=i.moment(e.timestamp,t,Date.now()),o=i.cost(e.cost??null,1),{promptTokens:s,completionTokens:a,totalTokens:u}=e;return d`<tr>
		<th scope="row">
			${Qr(e.operation)}
			${e.pluginName?d`<span class="quiet">${e.pluginName}</span>`:p}
			<small class="narrow quiet">${e.model??"\u2014"}</small>
			<small class="narrow quiet">${r}</small>
		</th>
		<td class="wide">${Gr(e)}</td>
		<td class="wide when">
			<time datetime=${e.timestamp}>${r}</time>
		</td>
		<td class="wide number">${i.exact(s)}</td>
		<td class="wide number">${i.exact(a)}</td>
		<td class="number">
			${i.exact(u)}
			<small class="narrow quiet">
				${i.exact(s)} + ${i.exact(a)}
			</small>
		</td>
		${n?d`<td class="number">${o?.amount}</td>`:p}
	</tr>`}function Jn(e,t){let{recentSessions:n,timeZone:i}=e,r=e.cost!==void 0;return d`<table class="sessions">
		<thead>
			<tr>
				<th scope="col">Request</th>
				<th scope="col" class="wide">Model</th>
				<th scope="col" class="wide">Time (${i})</th>
				<th scope="col" class="wide number">Prompt</th>
				<th scope="col" class="wide number">Completion</th>
				<th scope="col" class="number">Tokens</th>
				${r?d`<th scope="col" class="number">Cost</th>`:p}
			</tr>
		</thead>
		<tbody>
			${n.map(o=>Xr(o,i,r,t))}
		</tbody>
	</table>`}var ti=V`
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
`;var Kr=1e10;function Jr(e){return d`<div class="card" data-card=${e.name}>
		<dt>${e.label}</dt>
		<dd class="value" title=${e.exact??p}>${e.value}</dd>
		${e.more.map(t=>d`<dd class="more">${t}</dd>`)}
	</div>`}function z(e,t){let n=e.exact(t);return t<Kr?{value:n}:{value:e.compact(t),exact:n}}function to(e,t,n){let{count:i,tokens:r,before:o}=t;return`${new Intl.NumberFormat(e.locale,{style:"percent",signDisplay:"exceptZero",maximumFractionDigits:0}).format((r-o)/o)} in ${i} whole ${n}s against ${i} before`}function eo(e,t,n){let{sums:i,comparison:r}=t;return{name:"period",label:`Tokens, last ${n.label}`,...z(e,i.totalTokens),more:[`${e.exact(i.promptTokens)} prompt + ${e.exact(i.completionTokens)} completion`,...r?[to(e,r,n.unit)]:[]]}}function ge(e,t){return e.counted(t,"request")}function no(e,t){let n=t.dailyUsage.find(({date:i})=>i===t.today);return{name:"today",label:"Tokens, today so far",...z(e,t.todayUsage),more:[ge(e,n?.requestCount??0),`${e.date(t.today,"long")}, ${t.timeZone}`]}}function io(e,t){let n=t.today.slice(0,7),i=t.monthlyUsage.find(r=>r.month===n);return{name:"month",label:"Tokens, this month so far",...z(e,t.thisMonthUsage),more:[ge(e,i?.requestCount??0),e.month(n,"long")]}}function ro(e,{sums:t},n){let{requestCount:i,totalTokens:r}=t,o=i>0?Math.round(r/i):0;return{name:"requests",label:`Requests, last ${n.label}`,...z(e,i),more:[`${e.exact(o)} tokens each, on average`]}}function oo(e,t){return t.firstRequestAt===null?"no request yet":`since ${e.day(t.firstRequestAt,t.timeZone)}`}function so(e,t){return{name:"all",label:"Tokens, all time",...z(e,t.totalTokens),more:[`${ge(e,t.requestCount)}, `+oo(e,t)]}}function ao(e,t){return{name:"average",label:"Tokens a request, all time",...z(e,t.averageTokensPerRequest),more:["on average"]}}function uo(e,t){let n=t.today.slice(0,7),i=t.monthlyUsage.find(s=>s.month===n),r=e.cost(t.cost,t.requestCount),o=i&&e.cost(i.cost,i.requestCount);return r?{name:"cost",label:"Cost, all time",value:r.amount,more:[...r.note?[r.note]:[],...o?[`${o.amount} this month so far`]:[]]}:ao(e,t)}function ei(e,t,n,i){return d`<dl class="cards">
		${[eo(e,n,i),no(e,t),io(e,t),ro(e,n,i),so(e,t),uo(e,t)].map(Jr)}
	</dl>`}var lo=/^[=+\-@＝＋－＠\t\r\n]/,co=/[",\r\n]/;function ho(e){if(e==null)return"";if(typeof e=="number")return`${e}`;let t=lo.test(e)?`'${e}`:e;return co.test(t)?`"${t.replaceAll('"','""')}"`:t}function ni(e,t){return[e,...t].map(n=>`${n.map(ho).join(",")}\r
`).join("")}function fo(e){return e.replace(/[^\p{L}\p{N}._-]+/gu,"-").slice(0,120)}function ii(e,t){let n=new Blob(["\uFEFF",t],{type:"text/csv"}),i=m.createElement("a");i.href=URL.createObjectURL(n),i.download=`${fo(e)}.csv`,i.click(),setTimeout(()=>URL.revokeObjectURL(i.href),6e4)}var _e={promptTokens:0,completionTokens:0,totalTokens:0,requestCount:0};function po(e,t){return{promptTokens:e.promptTokens+t.promptTokens,completionTokens:e.completionTokens+t.completionTokens,totalTokens:e.totalTokens+t.totalTokens,requestCount:e.requestCount+t.requestCount}}function mo(e,t,n){if(t==="day"){let r=new Map(e.dailyUsage.map(o=>[o.date,o]));return n.map(o=>r.get(o)??{date:o,..._e})}let i=new Map(e.monthlyUsage.map(r=>[r.month,r]));return n.map(r=>i.get(r)??{month:r,..._e})}function ye(e){return e.reduce(po,_e)}function go(e,t){let n=t.slice(0,-1),i=ye(e.slice(-n.length)).totalTokens;return i===0?null:{count:n.length,tokens:ye(n).totalTokens,before:i}}function _o(e,t,n){return t==="day"?mt(e.today,n):O("0000-01",e.today.slice(0,7),n)}function ri(e,t){let{unit:n,count:i}=t,r=_o(e,n,2*i),o=mo(e,n,r),s=o.slice(-i);return{rows:s,sums:ye(s),first:r.at(-i)??"",last:r.at(-1)??"",comparison:go(o.slice(0,-i),s)}}function Pt(e){return e.some(({cost:t})=>t!==void 0)}function ve(e){return[e?.amount,e?.currency,e?.unpricedRequests]}var oi=["cost","currency","unpricedRequests"];function yo(e){return"date"in e?e.date:e.month}function si(e,t){let n=Pt(e);return{header:[t,"promptTokens","completionTokens","totalTokens","requests",...n?oi:[]],rows:e.map(i=>[yo(i),i.promptTokens,i.completionTokens,i.totalTokens,i.requestCount,...n?ve(i.cost):[]])}}function ai(e){let t=Pt(e);return{header:["provider","model","promptTokens","completionTokens","totalTokens","requests",...t?oi:[]],rows:e.map(n=>[n.provider,n.model,n.promptTokens,n.completionTokens,n.totalTokens,n.requestCount,...t?ve(n.cost):[]])}}function ui(e){let t=Pt(e);return{header:["timestamp","requestId","operation","pluginName","provider","model","promptTokens","completionTokens","totalTokens",...t?["cost","currency"]:[]],rows:e.map(n=>[n.timestamp,n.requestId,n.operation,n.pluginName,n.provider,n.model,n.promptTokens,n.completionTokens,n.totalTokens,...t?ve(n.cost).slice(0,2):[]])}}function vo(e,t,n){let i=e.cost(t??null,n);return d`<td class="number" title=${i?.note||p}>
		${i?.amount}
	</td>`}function bo(e,t){let n=t>0?Math.max(100*e/t,.5):0;return d`<svg class="share" aria-hidden="true" width="100%" height="4">
		<rect width=${`${n}%`} height="4"></rect>
	</svg>`}function li(e,t,n){let i=Pt(t);return d`<div
		class="scroll"
		role="region"
		tabindex="0"
		aria-label="Table of models"
	>
		<table>
			<thead>
				<tr>
					<th scope="col">Model</th>
					<th scope="col" class="number">Requests</th>
					<th scope="col" class="number">Tokens</th>
					${i?d`<th scope="col" class="number">Cost</th>`:p}
				</tr>
			</thead>
			<tbody>
				${t.map(r=>d`<tr>
						<th scope="row" class="name">
							${r.model??"not told"}
							<span class="aside quiet">${r.provider??""}</span>
							${bo(r.totalTokens,n)}
						</th>
						<td class="number">${e.exact(r.requestCount)}</td>
						<td class="number">${e.exact(r.totalTokens)}</td>
						${i?vo(e,r.cost,r.requestCount):p}
					</tr>`)}
			</tbody>
		</table>
	</div>`}var wo=d`<span class="legend">
	<span><i class="key prompt"></i>prompt</span>
	<span><i class="key completion"></i>completion</span>
</span>`,To=1400,ko={day:{title:"Tokens by day",unit:"Day"},month:{title:"Tokens by month",unit:"Month"}},st=class extends x{static{this.properties={state:{attribute:!1},view:{attribute:!1}}}#t;#n;#e;#r;#i=new Map;#a={day:new H(this,"day"),month:new H(this,"month")};constructor(t,n,i){super(),this.#t=t,this.#n=n,this.#e=i}createRenderRoot(){return this.className="usage",this}updated(){let t=matchMedia("(prefers-reduced-motion: reduce)").matches,{userId:n}=this.view.document??{},i=n===this.#r?this.#i:new Map;this.#r=n,this.#i=new Map;for(let r of this.querySelectorAll("[data-card]")){let{textContent:o}=r.querySelector(".value")??r,s=`${this.state.period.name} ${r.dataset.card}`,a=i.get(s);this.#i.set(s,o),!(t||a===void 0||a===o)&&r.animate({backgroundColor:["var(--fresh)","var(--surface)"]},To)}}render(){let{document:t,failure:n}=this.view;return this.state.user===""?this.#o(gn()):t?this.#l(t):n?this.#o(d`${this.#s()}
			<section class="panel">
				<h2 class="unseen">Usage</h2>
				${dn(this.view,n,this.#t,this.#n)}
			</section>`):this.#u()}#s(t=""){return d`<header class="whose">
			<h1>${this.state.user}</h1>
			<p>${t}</p>
		</header>`}#o(t){return d`${t} ${this.#e}`}#u(){return d`${this.#s()}
			<div class="cards skeleton" data-state="loading">
				${Array.from({length:6},()=>d`<div class="card"></div>`)}
			</div>
			${this.#e}
			<div class="panel trend skeleton"></div>
			<div class="panel half skeleton"></div>
			<div class="panel half skeleton"></div>
			<div class="panel requests skeleton"></div>`}#l(t){let{period:n}=this.state,i=ri(t,n),r=this.#d(i);return d`${this.#s(`${r} \xB7 days and months in ${t.timeZone}`)}
			${ei(this.#t,t,i,n)} ${this.#e}
			${t.requestCount===0?_n():this.#h(t,i)}`}#h(t,n){let{unit:i}=this.state.period,r=i==="day"?"month":"day",o=t.modelUsage;return d`${this.#c("trend",this.#p(t,i,n))}
			${this.#c(o?"half":"",this.#p(t,r))}
			${o?this.#c("half",this.#y(t)):p}
			${this.#c("requests",this.#v(t))}`}#d({first:t,last:n}){return this.state.period.unit==="day"?this.#t.dateRange(t,n):this.#t.monthRange(t,n)}#c(t,n){let i=`panel-${n.name}`;return d`<section
			class="panel ${t}"
			data-panel=${n.name}
			aria-labelledby=${i}
		>
			<header>
				<h2 id=${i}>${n.title}</h2>
				<p class="of">${n.of}</p>
				${n.legend?wo:p}
				<button
					class="plain"
					aria-label="CSV: ${n.title}"
					@click=${()=>this.#m(n)}
				>
					CSV
				</button>
			</header>
			${n.content}
		</section>`}#m({name:t,csv:n}){let{user:i,period:r}=this.state,o=this.view.document?.timeZone??"";ii(`tokens-${i}-${t}-${r.name}-${o}`,ni(n.header,n.rows))}#g(t,n){let{period:i}=this.state,r=Date.now();if(n==="day"){let a=i.unit==="day"?i.count:ne;return Xn(t,a,r,this.#t)}let o=Kn(t,r,this.#t);if(i.unit==="day")return o;let s=o.bars.slice(-i.count);return{bars:s,period:this.#t.monthRange(s[0].key,s.at(-1).key)}}#p(t,n,i){let r=this.#g(t,n),o={...ko[n],timeZone:t.timeZone},s=this.#a[n],{rows:a}=i??{rows:n==="day"?t.dailyUsage:t.monthlyUsage},u=r.bars.every(l=>l.requestCount===0);return{name:n==="day"?"days":"months",title:o.title,of:`${r.period}, ${t.timeZone}`,csv:si(a,n),content:u?d`<p class="empty">No tokens in this period.</p>`:this.state.tables?s.renderTable(r,o,this.#t):d`<div class="body">
							${s.render(r,o,this.#t)}
						</div>`,legend:!u&&!this.state.tables}}#y(t){let n=t.modelUsage??[];return{name:"models",title:"Models",of:"all time",csv:ai(n),content:li(this.#t,n,t.totalTokens)}}#v(t){let{recentSessions:n,timeZone:i}=t;return{name:"requests",title:"Newest requests",of:`at most ten, times in ${i}`,csv:ui(n),content:Jn(t,this.#t)}}},xo=[H.styles,ti].map(e=>e.styleSheet);m.adoptedStyleSheets=xo.filter(e=>e!==void 0);customElements.define("usage-panels",st);var be=new gt,at=new $t(di),ci=()=>at.refresh(),hi=new it(be),we=new st(be,ci,hi),$o=fi("status"),So=new At(fi("bar"),Ao),T=ee(location.search);function fi(e){return m.getElementById(e)}function di(){we.view=at.view,pt(yn(be,at.view,ci),$o)}function Te(e){T=e,So.show(T),we.state=T,hi.user=T.user,m.title=T.user===""?"TokenMeter":`${T.user} \xB7 TokenMeter`,at.show({userId:T.user,days:on(T.period),timeZone:T.zone}),at.start(),di()}function Ao(e){let t={...T,...e};history.pushState(null,"",rn(t)),Te(t)}addEventListener("popstate",()=>Te(ee(location.search)));m.querySelector("main")?.replaceChildren(we);Te(T);
