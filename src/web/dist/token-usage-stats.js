var wt=class{},Dn={createTreeWalker:()=>({}),createComment:()=>({})},g=globalThis.HTMLElement??wt,m=globalThis.document??Dn;/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var et=globalThis,nt=et.ShadowRoot&&(et.ShadyCSS===void 0||et.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,xt=Symbol(),ee=new WeakMap,z=class{constructor(t,n,i){if(this._$cssResult$=!0,i!==xt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=n}get styleSheet(){let t=this.o,n=this.t;if(nt&&t===void 0){let i=n!==void 0&&n.length===1;i&&(t=ee.get(n)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&ee.set(n,t))}return t}toString(){return this.cssText}},ne=e=>new z(typeof e=="string"?e:e+"",void 0,xt),b=(e,...t)=>{let n=e.length===1?e[0]:t.reduce((i,r,s)=>i+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+e[s+1],e[0]);return new z(n,e,xt)},ie=(e,t)=>{if(nt)e.adoptedStyleSheets=t.map(n=>n instanceof CSSStyleSheet?n:n.styleSheet);else for(let n of t){let i=m.createElement("style"),r=et.litNonce;r!==void 0&&i.setAttribute("nonce",r),i.textContent=n.cssText,e.appendChild(i)}},kt=nt?e=>e:e=>e instanceof CSSStyleSheet?(t=>{let n="";for(let i of t.cssRules)n+=i.cssText;return ne(n)})(e):e;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var{is:Ln,defineProperty:Bn,getOwnPropertyDescriptor:Fn,getOwnPropertyNames:zn,getOwnPropertySymbols:Hn,getPrototypeOf:jn}=Object,it=globalThis,re=it.trustedTypes,Vn=re?re.emptyScript:"",Zn=it.reactiveElementPolyfillSupport,H=(e,t)=>e,Tt={toAttribute(e,t){switch(t){case Boolean:e=e?Vn:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let n=e;switch(t){case Boolean:n=e!==null;break;case Number:n=e===null?null:Number(e);break;case Object:case Array:try{n=JSON.parse(e)}catch{n=null}}return n}},oe=(e,t)=>!Ln(e,t),se={attribute:!0,type:String,converter:Tt,reflect:!1,useDefault:!1,hasChanged:oe};Symbol.metadata??=Symbol("metadata"),it.litPropertyMetadata??=new WeakMap;var T=class extends g{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,n=se){if(n.state&&(n.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((n=Object.create(n)).wrapped=!0),this.elementProperties.set(t,n),!n.noAccessor){let i=Symbol(),r=this.getPropertyDescriptor(t,i,n);r!==void 0&&Bn(this.prototype,t,r)}}static getPropertyDescriptor(t,n,i){let{get:r,set:s}=Fn(this.prototype,t)??{get(){return this[n]},set(o){this[n]=o}};return{get:r,set(o){let a=r?.call(this);s?.call(this,o),this.requestUpdate(t,a,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??se}static _$Ei(){if(this.hasOwnProperty(H("elementProperties")))return;let t=jn(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(H("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(H("properties"))){let n=this.properties,i=[...zn(n),...Hn(n)];for(let r of i)this.createProperty(r,n[r])}let t=this[Symbol.metadata];if(t!==null){let n=litPropertyMetadata.get(t);if(n!==void 0)for(let[i,r]of n)this.elementProperties.set(i,r)}this._$Eh=new Map;for(let[n,i]of this.elementProperties){let r=this._$Eu(n,i);r!==void 0&&this._$Eh.set(r,n)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let n=[];if(Array.isArray(t)){let i=new Set(t.flat(1/0).reverse());for(let r of i)n.unshift(kt(r))}else t!==void 0&&n.push(kt(t));return n}static _$Eu(t,n){let i=n.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,n=this.constructor.elementProperties;for(let i of n.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return ie(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,n,i){this._$AK(t,i)}_$ET(t,n){let i=this.constructor.elementProperties.get(t),r=this.constructor._$Eu(t,i);if(r!==void 0&&i.reflect===!0){let s=(i.converter?.toAttribute!==void 0?i.converter:Tt).toAttribute(n,i.type);this._$Em=t,s==null?this.removeAttribute(r):this.setAttribute(r,s),this._$Em=null}}_$AK(t,n){let i=this.constructor,r=i._$Eh.get(t);if(r!==void 0&&this._$Em!==r){let s=i.getPropertyOptions(r),o=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:Tt;this._$Em=r;let a=o.fromAttribute(n,s.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(t,n,i,r=!1,s){if(t!==void 0){let o=this.constructor;if(r===!1&&(s=this[t]),i??=o.getPropertyOptions(t),!((i.hasChanged??oe)(s,n)||i.useDefault&&i.reflect&&s===this._$Ej?.get(t)&&!this.hasAttribute(o._$Eu(t,i))))return;this.C(t,n,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,n,{useDefault:i,reflect:r,wrapped:s},o){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,o??n??this[t]),s!==!0||o!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(n=void 0),this._$AL.set(t,n)),r===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(n){Promise.reject(n)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,s]of this._$Ep)this[r]=s;this._$Ep=void 0}let i=this.constructor.elementProperties;if(i.size>0)for(let[r,s]of i){let{wrapped:o}=s,a=this[r];o!==!0||this._$AL.has(r)||a===void 0||this.C(r,void 0,s,a)}}let t=!1,n=this._$AL;try{t=this.shouldUpdate(n),t?(this.willUpdate(n),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(n)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(n)}willUpdate(t){}_$AE(t){this._$EO?.forEach(n=>n.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(n=>this._$ET(n,this[n])),this._$EM()}updated(t){}firstUpdated(t){}};T.elementStyles=[],T.shadowRootOptions={mode:"open"},T[H("elementProperties")]=new Map,T[H("finalized")]=new Map,Zn?.({ReactiveElement:T}),(it.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var Rt=globalThis,ae=e=>e,rt=Rt.trustedTypes,ue=rt?rt.createPolicy("lit-html",{createHTML:e=>e}):void 0,pe="$lit$",$=`lit$${Math.random().toFixed(9).slice(2)}$`,me="?"+$,Wn=`<${me}>`,R=m,V=()=>R.createComment(""),Z=e=>e===null||typeof e!="object"&&typeof e!="function",Nt=Array.isArray,Yn=e=>Nt(e)||typeof e?.[Symbol.iterator]=="function",$t=`[ 	
\f\r]`,j=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,le=/-->/g,ce=/>/g,M=RegExp(`>|${$t}(?:([^\\s"'>=/]+)(${$t}*=${$t}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),he=/'/g,fe=/"/g,ge=/^(?:script|style|textarea|title)$/i,Ut=e=>(t,...n)=>({_$litType$:e,strings:t,values:n}),p=Ut(1),U=Ut(2),Ar=Ut(3),N=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),de=new WeakMap,C=R.createTreeWalker(R,129);function _e(e,t){if(!Nt(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return ue!==void 0?ue.createHTML(t):t}var Qn=(e,t)=>{let n=e.length-1,i=[],r,s=t===2?"<svg>":t===3?"<math>":"",o=j;for(let a=0;a<n;a++){let u=e[a],l,h,c=-1,f=0;for(;f<u.length&&(o.lastIndex=f,h=o.exec(u),h!==null);)f=o.lastIndex,o===j?h[1]==="!--"?o=le:h[1]!==void 0?o=ce:h[2]!==void 0?(ge.test(h[2])&&(r=RegExp("</"+h[2],"g")),o=M):h[3]!==void 0&&(o=M):o===M?h[0]===">"?(o=r??j,c=-1):h[1]===void 0?c=-2:(c=o.lastIndex-h[2].length,l=h[1],o=h[3]===void 0?M:h[3]==='"'?fe:he):o===fe||o===he?o=M:o===le||o===ce?o=j:(o=M,r=void 0);let _=o===M&&e[a+1].startsWith("/>")?" ":"";s+=o===j?u+Wn:c>=0?(i.push(l),u.slice(0,c)+pe+u.slice(c)+$+_):u+$+(c===-2?a:_)}return[_e(e,s+(e[n]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]},W=class e{constructor({strings:t,_$litType$:n},i){let r;this.parts=[];let s=0,o=0,a=t.length-1,u=this.parts,[l,h]=Qn(t,n);if(this.el=e.createElement(l,i),C.currentNode=this.el.content,n===2||n===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(r=C.nextNode())!==null&&u.length<a;){if(r.nodeType===1){if(r.hasAttributes())for(let c of r.getAttributeNames())if(c.endsWith(pe)){let f=h[o++],_=r.getAttribute(c).split($),v=/([.?@])?(.*)/.exec(f);u.push({type:1,index:s,name:v[2],strings:_,ctor:v[1]==="."?St:v[1]==="?"?Et:v[1]==="@"?Mt:P}),r.removeAttribute(c)}else c.startsWith($)&&(u.push({type:6,index:s}),r.removeAttribute(c));if(ge.test(r.tagName)){let c=r.textContent.split($),f=c.length-1;if(f>0){r.textContent=rt?rt.emptyScript:"";for(let _=0;_<f;_++)r.append(c[_],V()),C.nextNode(),u.push({type:2,index:++s});r.append(c[f],V())}}}else if(r.nodeType===8)if(r.data===me)u.push({type:2,index:s});else{let c=-1;for(;(c=r.data.indexOf($,c+1))!==-1;)u.push({type:7,index:s}),c+=$.length-1}s++}}static createElement(t,n){let i=R.createElement("template");return i.innerHTML=t,i}};function O(e,t,n=e,i){if(t===N)return t;let r=i!==void 0?n._$Co?.[i]:n._$Cl,s=Z(t)?void 0:t._$litDirective$;return r?.constructor!==s&&(r?._$AO?.(!1),s===void 0?r=void 0:(r=new s(e),r._$AT(e,n,i)),i!==void 0?(n._$Co??=[])[i]=r:n._$Cl=r),r!==void 0&&(t=O(e,r._$AS(e,t.values),r,i)),t}var At=class{constructor(t,n){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:n},parts:i}=this._$AD,r=(t?.creationScope??R).importNode(n,!0);C.currentNode=r;let s=C.nextNode(),o=0,a=0,u=i[0];for(;u!==void 0;){if(o===u.index){let l;u.type===2?l=new Y(s,s.nextSibling,this,t):u.type===1?l=new u.ctor(s,u.name,u.strings,this,t):u.type===6&&(l=new Ct(s,this,t)),this._$AV.push(l),u=i[++a]}o!==u?.index&&(s=C.nextNode(),o++)}return C.currentNode=R,r}p(t){let n=0;for(let i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,n),n+=i.strings.length-2):i._$AI(t[n])),n++}},Y=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,n,i,r){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=t,this._$AB=n,this._$AM=i,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,n=this._$AM;return n!==void 0&&t?.nodeType===11&&(t=n.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,n=this){t=O(this,t,n),Z(t)?t===d||t==null||t===""?(this._$AH!==d&&this._$AR(),this._$AH=d):t!==this._$AH&&t!==N&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Yn(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==d&&Z(this._$AH)?this._$AA.nextSibling.data=t:this.T(R.createTextNode(t)),this._$AH=t}$(t){let{values:n,_$litType$:i}=t,r=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=W.createElement(_e(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===r)this._$AH.p(n);else{let s=new At(r,this),o=s.u(this.options);s.p(n),this.T(o),this._$AH=s}}_$AC(t){let n=de.get(t.strings);return n===void 0&&de.set(t.strings,n=new W(t)),n}k(t){Nt(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,i,r=0;for(let s of t)r===n.length?n.push(i=new e(this.O(V()),this.O(V()),this,this.options)):i=n[r],i._$AI(s),r++;r<n.length&&(this._$AR(i&&i._$AB.nextSibling,r),n.length=r)}_$AR(t=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);t!==this._$AB;){let i=ae(t).nextSibling;ae(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},P=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,n,i,r,s){this.type=1,this._$AH=d,this._$AN=void 0,this.element=t,this.name=n,this._$AM=r,this.options=s,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=d}_$AI(t,n=this,i,r){let s=this.strings,o=!1;if(s===void 0)t=O(this,t,n,0),o=!Z(t)||t!==this._$AH&&t!==N,o&&(this._$AH=t);else{let a=t,u,l;for(t=s[0],u=0;u<s.length-1;u++)l=O(this,a[i+u],n,u),l===N&&(l=this._$AH[u]),o||=!Z(l)||l!==this._$AH[u],l===d?t=d:t!==d&&(t+=(l??"")+s[u+1]),this._$AH[u]=l}o&&!r&&this.j(t)}j(t){t===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},St=class extends P{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===d?void 0:t}},Et=class extends P{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==d)}},Mt=class extends P{constructor(t,n,i,r,s){super(t,n,i,r,s),this.type=5}_$AI(t,n=this){if((t=O(this,t,n,0)??d)===N)return;let i=this._$AH,r=t===d&&i!==d||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,s=t!==d&&(i===d||r);r&&this.element.removeEventListener(this.name,this,i),s&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},Ct=class{constructor(t,n,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=n,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){O(this,t)}};var Kn=Rt.litHtmlPolyfillSupport;Kn?.(W,Y),(Rt.litHtmlVersions??=[]).push("3.3.3");var ye=(e,t,n)=>{let i=n?.renderBefore??t,r=i._$litPart$;if(r===void 0){let s=n?.renderBefore??null;i._$litPart$=r=new Y(t.insertBefore(V(),s),s,void 0,n??{})}return r._$AI(e),r};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */var It=globalThis,A=class extends T{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let n=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=ye(n,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return N}};A._$litElement$=!0,A.finalized=!0,It.litElementHydrateSupport?.({LitElement:A});var Xn=It.litElementPolyfillSupport;Xn?.({LitElement:A});(It.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function Q(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Gn(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function be(e){let t,n,i;e.length!==2?(t=Q,n=(a,u)=>Q(e(a),u),i=(a,u)=>e(a)-u):(t=e===Q||e===Gn?e:Jn,n=e,i=e);function r(a,u,l=0,h=a.length){if(l<h){if(t(u,u)!==0)return h;do{let c=l+h>>>1;n(a[c],u)<0?l=c+1:h=c}while(l<h)}return l}function s(a,u,l=0,h=a.length){if(l<h){if(t(u,u)!==0)return h;do{let c=l+h>>>1;n(a[c],u)<=0?l=c+1:h=c}while(l<h)}return l}function o(a,u,l=0,h=a.length){let c=r(a,u,l,h-1);return c>l&&i(a[c-1],u)>-i(a[c],u)?c-1:c}return{left:r,center:o,right:s}}function Jn(){return 0}function ti(e){return e===null?NaN:+e}var we=be(Q),ei=we.right,Hr=we.left,jr=be(ti).center;var Vr=xe(ke),Zr=xe(ni);function xe(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid ry");let{data:r,width:s,height:o}=t;if(!((s=Math.floor(s))>=0))throw new RangeError("invalid width");if(!((o=Math.floor(o!==void 0?o:r.length/s))>=0))throw new RangeError("invalid height");if(!s||!o||!n&&!i)return t;let a=n&&e(n),u=i&&e(i),l=r.slice();return a&&u?(q(a,l,r,s,o),q(a,r,l,s,o),q(a,l,r,s,o),D(u,r,l,s,o),D(u,l,r,s,o),D(u,r,l,s,o)):a?(q(a,r,l,s,o),q(a,l,r,s,o),q(a,r,l,s,o)):u&&(D(u,r,l,s,o),D(u,l,r,s,o),D(u,r,l,s,o)),t}}function q(e,t,n,i,r){for(let s=0,o=i*r;s<o;)e(t,n,s,s+=i,1)}function D(e,t,n,i,r){for(let s=0,o=i*r;s<i;++s)e(t,n,s,s+o,i)}function ni(e){let t=ke(e);return(n,i,r,s,o)=>{r<<=2,s<<=2,o<<=2,t(n,i,r+0,s+0,o),t(n,i,r+1,s+1,o),t(n,i,r+2,s+2,o),t(n,i,r+3,s+3,o)}}function ke(e){let t=Math.floor(e);if(t===e)return ii(e);let n=e-t,i=2*e+1;return(r,s,o,a,u)=>{if(!((a-=u)>=o))return;let l=t*s[o],h=u*t,c=h+u;for(let f=o,_=o+h;f<_;f+=u)l+=s[Math.min(a,f)];for(let f=o,_=a;f<=_;f+=u)l+=s[Math.min(a,f+h)],r[f]=(l+n*(s[Math.max(o,f-c)]+s[Math.min(a,f+c)]))/i,l-=s[Math.max(o,f-h)]}}function ii(e){let t=2*e+1;return(n,i,r,s,o)=>{if(!((s-=o)>=r))return;let a=e*i[r],u=o*e;for(let l=r,h=r+u;l<h;l+=o)a+=i[Math.min(s,l)];for(let l=r,h=s;l<=h;l+=o)a+=i[Math.min(s,l+u)],n[l]=a/t,a-=i[Math.max(r,l-u)]}}var K=class extends Map{constructor(t,n=oi){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:n}}),t!=null)for(let[i,r]of t)this.set(i,r)}get(t){return super.get(ve(this,t))}has(t){return super.has(ve(this,t))}set(t,n){return super.set(ri(this,t),n)}delete(t){return super.delete(si(this,t))}};function ve({_intern:e,_key:t},n){let i=t(n);return e.has(i)?e.get(i):n}function ri({_intern:e,_key:t},n){let i=t(n);return e.has(i)?e.get(i):(e.set(i,n),n)}function si({_intern:e,_key:t},n){let i=t(n);return e.has(i)&&(n=e.get(i),e.delete(i)),n}function oi(e){return e!==null&&typeof e=="object"?e.valueOf():e}var ai=Array.prototype,Wr=ai.slice;var ui=Math.sqrt(50),li=Math.sqrt(10),ci=Math.sqrt(2);function st(e,t,n){let i=(t-e)/Math.max(0,n),r=Math.floor(Math.log10(i)),s=i/Math.pow(10,r),o=s>=ui?10:s>=li?5:s>=ci?2:1,a,u,l;return r<0?(l=Math.pow(10,-r)/o,a=Math.round(e*l),u=Math.round(t*l),a/l<e&&++a,u/l>t&&--u,l=-l):(l=Math.pow(10,r)*o,a=Math.round(e/l),u=Math.round(t/l),a*l<e&&++a,u*l>t&&--u),u<a&&.5<=n&&n<2?st(e,t,n*2):[a,u,l]}function Ot(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[r,s,o]=i?st(t,e,n):st(e,t,n);if(!(s>=r))return[];let a=s-r+1,u=new Array(a);if(i)if(o<0)for(let l=0;l<a;++l)u[l]=(s-l)/-o;else for(let l=0;l<a;++l)u[l]=(s-l)*o;else if(o<0)for(let l=0;l<a;++l)u[l]=(r+l)/-o;else for(let l=0;l<a;++l)u[l]=(r+l)*o;return u}function Te(e,t,n){return t=+t,e=+e,n=+n,st(e,t,n)[2]}function $e(e,t,n){let i;for(;;){let r=Te(e,t,n);if(r===i||r===0||!isFinite(r))return[e,t];if(r>0){let s=Math.ceil(e/r),o=Math.floor(t/r);e=(s-(s*r>e))*r,t=(o+(o*r<t))*r}else if(r<0){let s=-r,o=Math.ceil(e*s),a=Math.floor(t*s);e=(o-(o/s>e))/s,t=(a+(a/s<t))/s}i=r}}function Pt(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n<i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let r of e)(r=t(r,++i,e))!=null&&(n<r||n===void 0&&r>=r)&&(n=r)}return n}function Ae(e,t,n){e=+e,t=+t,n=(r=arguments.length)<2?(t=e,e=0,1):r<3?1:+n;for(var i=-1,r=Math.max(0,Math.ceil((t-e)/n))|0,s=new Array(r);++i<r;)s[i]=e+i*n;return s}var Yr=hi(Math.random);function hi(e){return function(n,i=0,r=n.length){let s=r-(i=+i);for(;s;){let o=e()*s--|0,a=n[s+i];n[s+i]=n[o+i],n[o+i]=a}return n}}function Ee(e,t){switch(arguments.length){case 0:break;case 1:this.range(e);break;default:this.range(t).domain(e);break}return this}var Se=Symbol("implicit");function Me(){var e=new K,t=[],n=[],i=Se;function r(s){let o=e.get(s);if(o===void 0){if(i!==Se)return i;e.set(s,o=t.push(s)-1)}return n[o%n.length]}return r.domain=function(s){if(!arguments.length)return t.slice();t=[],e=new K;for(let o of s)e.has(o)||e.set(o,t.push(o)-1);return r},r.range=function(s){return arguments.length?(n=Array.from(s),r):n.slice()},r.unknown=function(s){return arguments.length?(i=s,r):i},r.copy=function(){return Me(t,n).unknown(i)},Ee.apply(r,arguments),r}function qt(){var e=Me().unknown(void 0),t=e.domain,n=e.range,i=0,r=1,s,o,a=!1,u=0,l=0,h=.5;delete e.unknown;function c(){var f=t().length,_=r<i,v=_?r:i,k=_?i:r;s=(k-v)/Math.max(1,f-u+l*2),a&&(s=Math.floor(s)),v+=(k-v-s*(f-u))*h,o=s*(1-u),a&&(v=Math.round(v),o=Math.round(o));var tt=Ae(f).map(function(qn){return v+s*qn});return n(_?tt.reverse():tt)}return e.domain=function(f){return arguments.length?(t(f),c()):t()},e.range=function(f){return arguments.length?([i,r]=f,i=+i,r=+r,c()):[i,r]},e.rangeRound=function(f){return[i,r]=f,i=+i,r=+r,a=!0,c()},e.bandwidth=function(){return o},e.step=function(){return s},e.round=function(f){return arguments.length?(a=!!f,c()):a},e.padding=function(f){return arguments.length?(u=Math.min(1,l=+f),c()):u},e.paddingInner=function(f){return arguments.length?(u=Math.min(1,f),c()):u},e.paddingOuter=function(f){return arguments.length?(l=+f,c()):l},e.align=function(f){return arguments.length?(h=Math.max(0,Math.min(1,f)),c()):h},e.copy=function(){return qt(t(),[i,r]).round(a).paddingInner(u).paddingOuter(l).align(h)},Ee.apply(c(),arguments)}function ot(e){return function(){return e}}var fi=Math.cos;var Lt=Math.sin,L=Math.sqrt,Ce=1e-12,at=Math.PI,is=at/2,qe=2*at;var rs=Array.prototype.slice;function di(e){return typeof e=="object"&&"length"in e?e:Array.from(e)}function De(e){this._context=e}De.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;default:this._context.lineTo(e,t);break}}};function pi(e){return new De(e)}var ss=mi(pi);function Le(e){this._curve=e}Le.prototype={areaStart:function(){this._curve.areaStart()},areaEnd:function(){this._curve.areaEnd()},lineStart:function(){this._curve.lineStart()},lineEnd:function(){this._curve.lineEnd()},point:function(e,t){this._curve.point(t*Math.sin(e),t*-Math.cos(e))}};function mi(e){function t(n){return new Le(e(n))}return t._curve=e,t}var os=L(3);var gi=L(1/3),as=gi*2;var Be=Lt(at/10)/Lt(7*at/10),us=Lt(qe/10)*Be,ls=-fi(qe/10)*Be;var cs=L(3);var hs=L(3);var fs=L(3)/2,_i=1/L(12),ds=(_i/2+1)*3;function S(){}function ut(e,t,n){e._context.bezierCurveTo((2*e._x0+e._x1)/3,(2*e._y0+e._y1)/3,(e._x0+2*e._x1)/3,(e._y0+2*e._y1)/3,(e._x0+4*e._x1+t)/6,(e._y0+4*e._y1+n)/6)}function Ft(e){this._context=e}Ft.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){switch(this._point){case 3:ut(this,this._x1,this._y1);case 2:this._context.lineTo(this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;break;case 2:this._point=3,this._context.lineTo((5*this._x0+this._x1)/6,(5*this._y0+this._y1)/6);default:ut(this,e,t);break}this._x0=this._x1,this._x1=e,this._y0=this._y1,this._y1=t}};function yi(e){this._context=e}yi.prototype={areaStart:S,areaEnd:S,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._y0=this._y1=this._y2=this._y3=this._y4=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x2,this._y2),this._context.closePath();break}case 2:{this._context.moveTo((this._x2+2*this._x3)/3,(this._y2+2*this._y3)/3),this._context.lineTo((this._x3+2*this._x2)/3,(this._y3+2*this._y2)/3),this._context.closePath();break}case 3:{this.point(this._x2,this._y2),this.point(this._x3,this._y3),this.point(this._x4,this._y4);break}}},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._x2=e,this._y2=t;break;case 1:this._point=2,this._x3=e,this._y3=t;break;case 2:this._point=3,this._x4=e,this._y4=t,this._context.moveTo((this._x0+4*this._x1+e)/6,(this._y0+4*this._y1+t)/6);break;default:ut(this,e,t);break}this._x0=this._x1,this._x1=e,this._y0=this._y1,this._y1=t}};function vi(e){this._context=e}vi.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3;var n=(this._x0+4*this._x1+e)/6,i=(this._y0+4*this._y1+t)/6;this._line?this._context.lineTo(n,i):this._context.moveTo(n,i);break;case 3:this._point=4;default:ut(this,e,t);break}this._x0=this._x1,this._x1=e,this._y0=this._y1,this._y1=t}};function Fe(e,t){this._basis=new Ft(e),this._beta=t}Fe.prototype={lineStart:function(){this._x=[],this._y=[],this._basis.lineStart()},lineEnd:function(){var e=this._x,t=this._y,n=e.length-1;if(n>0)for(var i=e[0],r=t[0],s=e[n]-i,o=t[n]-r,a=-1,u;++a<=n;)u=a/n,this._basis.point(this._beta*e[a]+(1-this._beta)*(i+u*s),this._beta*t[a]+(1-this._beta)*(r+u*o));this._x=this._y=null,this._basis.lineEnd()},point:function(e,t){this._x.push(+e),this._y.push(+t)}};var ps=(function e(t){function n(i){return t===1?new Ft(i):new Fe(i,t)}return n.beta=function(i){return e(+i)},n})(.85);function lt(e,t,n){e._context.bezierCurveTo(e._x1+e._k*(e._x2-e._x0),e._y1+e._k*(e._y2-e._y0),e._x2+e._k*(e._x1-t),e._y2+e._k*(e._y1-n),e._x2,e._y2)}function zt(e,t){this._context=e,this._k=(1-t)/6}zt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:lt(this,this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2,this._x1=e,this._y1=t;break;case 2:this._point=3;default:lt(this,e,t);break}this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var ms=(function e(t){function n(i){return new zt(i,t)}return n.tension=function(i){return e(+i)},n})(0);function Ht(e,t){this._context=e,this._k=(1-t)/6}Ht.prototype={areaStart:S,areaEnd:S,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._x3=e,this._y3=t;break;case 1:this._point=2,this._context.moveTo(this._x4=e,this._y4=t);break;case 2:this._point=3,this._x5=e,this._y5=t;break;default:lt(this,e,t);break}this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var gs=(function e(t){function n(i){return new Ht(i,t)}return n.tension=function(i){return e(+i)},n})(0);function jt(e,t){this._context=e,this._k=(1-t)/6}jt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:lt(this,e,t);break}this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var _s=(function e(t){function n(i){return new jt(i,t)}return n.tension=function(i){return e(+i)},n})(0);function Vt(e,t,n){var i=e._x1,r=e._y1,s=e._x2,o=e._y2;if(e._l01_a>Ce){var a=2*e._l01_2a+3*e._l01_a*e._l12_a+e._l12_2a,u=3*e._l01_a*(e._l01_a+e._l12_a);i=(i*a-e._x0*e._l12_2a+e._x2*e._l01_2a)/u,r=(r*a-e._y0*e._l12_2a+e._y2*e._l01_2a)/u}if(e._l23_a>Ce){var l=2*e._l23_2a+3*e._l23_a*e._l12_a+e._l12_2a,h=3*e._l23_a*(e._l23_a+e._l12_a);s=(s*l+e._x1*e._l23_2a-t*e._l12_2a)/h,o=(o*l+e._y1*e._l23_2a-n*e._l12_2a)/h}e._context.bezierCurveTo(i,r,s,o,e._x2,e._y2)}function ze(e,t){this._context=e,this._alpha=t}ze.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:this.point(this._x2,this._y2);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){if(e=+e,t=+t,this._point){var n=this._x2-e,i=this._y2-t;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(n*n+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;break;case 2:this._point=3;default:Vt(this,e,t);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var ys=(function e(t){function n(i){return t?new ze(i,t):new zt(i,0)}return n.alpha=function(i){return e(+i)},n})(.5);function He(e,t){this._context=e,this._alpha=t}He.prototype={areaStart:S,areaEnd:S,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(e,t){if(e=+e,t=+t,this._point){var n=this._x2-e,i=this._y2-t;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(n*n+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._x3=e,this._y3=t;break;case 1:this._point=2,this._context.moveTo(this._x4=e,this._y4=t);break;case 2:this._point=3,this._x5=e,this._y5=t;break;default:Vt(this,e,t);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var vs=(function e(t){function n(i){return t?new He(i,t):new Ht(i,0)}return n.alpha=function(i){return e(+i)},n})(.5);function je(e,t){this._context=e,this._alpha=t}je.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){if(e=+e,t=+t,this._point){var n=this._x2-e,i=this._y2-t;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(n*n+i*i,this._alpha))}switch(this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:Vt(this,e,t);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var bs=(function e(t){function n(i){return t?new je(i,t):new jt(i,0)}return n.alpha=function(i){return e(+i)},n})(.5);function bi(e){this._context=e}bi.prototype={areaStart:S,areaEnd:S,lineStart:function(){this._point=0},lineEnd:function(){this._point&&this._context.closePath()},point:function(e,t){e=+e,t=+t,this._point?this._context.lineTo(e,t):(this._point=1,this._context.moveTo(e,t))}};function Re(e){return e<0?-1:1}function Ne(e,t,n){var i=e._x1-e._x0,r=t-e._x1,s=(e._y1-e._y0)/(i||r<0&&-0),o=(n-e._y1)/(r||i<0&&-0),a=(s*r+o*i)/(i+r);return(Re(s)+Re(o))*Math.min(Math.abs(s),Math.abs(o),.5*Math.abs(a))||0}function Ue(e,t){var n=e._x1-e._x0;return n?(3*(e._y1-e._y0)/n-t)/2:t}function Dt(e,t,n){var i=e._x0,r=e._y0,s=e._x1,o=e._y1,a=(s-i)/3;e._context.bezierCurveTo(i+a,r+a*t,s-a,o-a*n,s,o)}function Bt(e){this._context=e}Bt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=this._t0=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x1,this._y1);break;case 3:Dt(this,this._t0,Ue(this,this._t0));break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){var n=NaN;if(e=+e,t=+t,!(e===this._x1&&t===this._y1)){switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;break;case 2:this._point=3,Dt(this,Ue(this,n=Ne(this,e,t)),n);break;default:Dt(this,this._t0,n=Ne(this,e,t));break}this._x0=this._x1,this._x1=e,this._y0=this._y1,this._y1=t,this._t0=n}}};function wi(e){this._context=new Ve(e)}(wi.prototype=Object.create(Bt.prototype)).point=function(e,t){Bt.prototype.point.call(this,t,e)};function Ve(e){this._context=e}Ve.prototype={moveTo:function(e,t){this._context.moveTo(t,e)},closePath:function(){this._context.closePath()},lineTo:function(e,t){this._context.lineTo(t,e)},bezierCurveTo:function(e,t,n,i,r,s){this._context.bezierCurveTo(t,e,i,n,s,r)}};function xi(e){this._context=e}xi.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=[],this._y=[]},lineEnd:function(){var e=this._x,t=this._y,n=e.length;if(n)if(this._line?this._context.lineTo(e[0],t[0]):this._context.moveTo(e[0],t[0]),n===2)this._context.lineTo(e[1],t[1]);else for(var i=Ie(e),r=Ie(t),s=0,o=1;o<n;++s,++o)this._context.bezierCurveTo(i[0][s],r[0][s],i[1][s],r[1][s],e[o],t[o]);(this._line||this._line!==0&&n===1)&&this._context.closePath(),this._line=1-this._line,this._x=this._y=null},point:function(e,t){this._x.push(+e),this._y.push(+t)}};function Ie(e){var t,n=e.length-1,i,r=new Array(n),s=new Array(n),o=new Array(n);for(r[0]=0,s[0]=2,o[0]=e[0]+2*e[1],t=1;t<n-1;++t)r[t]=1,s[t]=4,o[t]=4*e[t]+2*e[t+1];for(r[n-1]=2,s[n-1]=7,o[n-1]=8*e[n-1]+e[n],t=1;t<n;++t)i=r[t]/s[t-1],s[t]-=i,o[t]-=i*o[t-1];for(r[n-1]=o[n-1]/s[n-1],t=n-2;t>=0;--t)r[t]=(o[t]-r[t+1])/s[t];for(s[n-1]=(e[n]+r[n-1])/2,t=0;t<n-1;++t)s[t]=2*e[t+1]-r[t+1];return[r,s]}function ki(e,t){this._context=e,this._t=t}ki.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=this._y=NaN,this._point=0},lineEnd:function(){0<this._t&&this._t<1&&this._point===2&&this._context.lineTo(this._x,this._y),(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line>=0&&(this._t=1-this._t,this._line=1-this._line)},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;default:{if(this._t<=0)this._context.lineTo(this._x,t),this._context.lineTo(e,t);else{var n=this._x*(1-this._t)+e*this._t;this._context.lineTo(n,this._y),this._context.lineTo(n,t)}break}}this._x=e,this._y=t}};function Oe(e,t){if((o=e.length)>1)for(var n=1,i,r,s=e[t[0]],o,a=s.length;n<o;++n)for(r=s,s=e[t[n]],i=0;i<a;++i)s[i][1]+=s[i][0]=isNaN(r[i][1])?r[i][0]:r[i][1]}function Pe(e){for(var t=e.length,n=new Array(t);--t>=0;)n[t]=t;return n}function Ti(e,t){return e[t]}function $i(e){let t=[];return t.key=e,t}function Ze(){var e=ot([]),t=Pe,n=Oe,i=Ti;function r(s){var o=Array.from(e.apply(this,arguments),$i),a,u=o.length,l=-1,h;for(let c of s)for(a=0,++l;a<u;++a)(o[a][l]=[0,+i(c,o[a].key,l,s)]).data=c;for(a=0,h=di(t(o));a<u;++a)o[h[a]].index=a;return n(o,h),o}return r.keys=function(s){return arguments.length?(e=typeof s=="function"?s:ot(Array.from(s)),r):e},r.value=function(s){return arguments.length?(i=typeof s=="function"?s:ot(+s),r):i},r.order=function(s){return arguments.length?(t=s==null?Pe:typeof s=="function"?s:ot(Array.from(s)),r):t},r.offset=function(s){return arguments.length?(n=s??Oe,r):n},r}var Zt=.6,Ai=44,We=3,Si=["promptTokens","completionTokens"];function Ye(e,t){let{width:n,height:i,fontSize:r,write:s}=t,o=Pt(e,k=>k.totalTokens)||1,[,a]=$e(0,o,We),u=Ot(0,a,We).filter(Number.isInteger),l=u.map(s),h=Pt(l,k=>k.length)??0,c=Math.ceil(h*Zt*r)+8,f={x:c,y:Math.ceil(r*.7),width:Math.max(n-c,1),height:Math.max(i-r*2.6,1)},_=f.y+f.height,v=k=>_-k/a*f.height;return{plot:f,bars:Mi(e,f,v),rows:u.map((k,tt)=>({at:Math.round(v(k))+.5,text:l[tt]})),columns:Ci(e,f,r)}}function Ei(e,t){let n=t.width/Math.max(e.length,1)<3;return qt().domain(e.map(i=>i.key)).range([t.x,t.x+t.width]).paddingInner(n?0:.25).paddingOuter(n?0:.125)}function Mi(e,t,n){let i=Ei(e,t),r=i.bandwidth(),s=Math.min(r,Ai),[o,a]=Ze().keys(Si).value((u,l)=>u[l])(e);return e.map((u,l)=>{let h=(i(u.key)??t.x)+(r-s)/2,c=([f,_])=>({x:h,y:n(_),width:s,height:n(f)-n(_)});return{column:{x:t.x+t.width/e.length*l,y:t.y,width:t.width/e.length,height:t.height},prompt:c(o[l]),completion:c(a[l]),whole:c([0,u.totalTokens])}})}function Ci(e,t,n){for(let i=1;;i++){let r=Ri(e,i,t,n);if(r.length<2||Ni(r,n))return r}}function Ri(e,t,n,i){let r=n.width/e.length,s=[];for(let o=e.length-1;o>=0;o-=t){let a=e[o].label,u=n.x+r*(o+.5);s.push(Ui(n,a,u,i))}return s}function Ni(e,t){return e.every((i,r)=>{let s=e[r-1];return!s||n(i,1)+t<=n(s,0)});function n({at:i,text:r,anchor:s},o){let a=r.length*Zt*t,u={start:0,middle:.5,end:1}[s];return i+a*(o-u)}}function Ui(e,t,n,i){let r=t.length*Zt*i/2,s=e.x+e.width;return n+r>s?{at:s,text:t,anchor:"end"}:n<r?{at:0,text:t,anchor:"start"}:{at:n,text:t,anchor:"middle"}}function w(e,t){let n=new Intl.DateTimeFormat("en",{timeZone:e,calendar:"gregory",numberingSystem:"latn",year:"numeric",month:"2-digit",day:"2-digit"}).formatToParts(t),i=r=>n.find(s=>s.type===r)?.value??"";return`${i("year").padStart(4,"0")}-${i("month")}-${i("day")}`}function x(e){return Date.parse(`${e.length===7?`${e}-01`:e}T00:00:00Z`)}function Qe(e,t){let n=x(e);return Array.from({length:t},(i,r)=>new Date(n-(t-1-r)*864e5).toISOString().slice(0,10))}function ct(e,t,n){let i=[],[r,s]=t.split("-").map(Number);for(;i.length<n;){let o=`${String(r).padStart(4,"0")}-${String(s).padStart(2,"0")}`;if(o<e)break;i.unshift(o),s--,s===0&&(s=12,r--)}return i}var Ii=62,Oi=6,Ke=24,Pi={promptTokens:0,completionTokens:0,totalTokens:0,requestCount:0,cost:void 0};function Xe(e,t,n,i){return e.map(r=>{let s=t.get(r);return{...Pi,...s&&{promptTokens:s.promptTokens,completionTokens:s.completionTokens,totalTokens:s.totalTokens,requestCount:s.requestCount,cost:s.cost},...i(r),key:r,isRunning:r===n,isReported:s!==void 0}})}function qi(e,t){return(x(t)-x(e))/864e5+1}function Ge(e,t,n,i){let r=e.dailyUsage,s=new Map(r.map(f=>[f.date,f])),o=[...s.keys()],a=[w(e.timeZone,n),o.at(-1)??""].sort().at(-1),u=o[0]?qi(o[0],a):0,l=t!==void 0||u<=Ii,h=l?Qe(a,t??Math.max(u,7)):o,c=i.dateRange(h[0],h.at(-1));return{bars:Xe(h,s,a,f=>({label:i.date(f),title:i.date(f,"long")})),period:l?c:`${c}, days with usage only`}}function Je(e,t,n){let i=new Map(e.monthlyUsage.map(f=>[f.month,f])),r=[...i.keys()],s=w(e.timeZone,t).slice(0,7),o=r.at(-1)??s,a=ct("0000-01",s,Ke),u=o<a[0]||o>s?o:s,l=ct("0000-01",u,Oi)[0],h=[r[0]??l,l].sort()[0],c=ct(h,u,Ke);return{bars:Xe(c,i,s,f=>({label:n.month(f),title:n.month(f,"long")})),period:n.monthRange(c[0],c.at(-1))}}function Wt(e,t){let n=e.isRunning?`${e.title}, so far`:e.title;if(e.requestCount===0&&e.totalTokens===0)return`${n}: no usage`;let i=t.cost(e.cost,e.requestCount);return[`${n}: ${t.counted(e.totalTokens,"token")}`,`${t.exact(e.promptTokens)} prompt`,`${t.exact(e.completionTokens)} completion`,t.counted(e.requestCount,"request"),...i?[[i.amount,i.note].filter(Boolean).join(", ")]:[]].join(" \xB7 ")}var Di=b`
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
`;function ht(e,t,n){return e.height<=0?d:U`<rect class=${t} x=${e.x} y=${e.y} width=${e.width}
		height=${e.height} fill=${n??d}></rect>`}function Li(e,t,n){let i=n.cost(e.cost,e.requestCount);return p`<tr>
		<th scope="row">
			${e.title}${e.isRunning?p` <span class="quiet">so far</span>`:d}
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
		${t?p`<td class="number">
					${i?.amount}
					${i?.note?p`<small class="quiet">${i.note}</small>`:d}
				</td>`:d}
	</tr>`}var B=class{static{this.styles=Di}#e;#n;#t;#r=null;#i=0;#o=0;#a=11;#s;#u="";constructor(t,n){this.#e=t,this.#n=n,this.#t=globalThis.ResizeObserver?new ResizeObserver(i=>this.#l(i)):void 0,t.addController(this)}hostUpdated(){let t=(this.#e.shadowRoot??this.#e).querySelector(`[data-plot="${this.#n}"]`);t!==this.#r&&(this.#r&&this.#t?.unobserve(this.#r),t&&this.#t?.observe(t),this.#r=t)}hostDisconnected(){this.#t?.disconnect(),this.#r=null}#l(t){let n=t.at(-1);if(!n||n.contentRect.width===0)return;let i=getComputedStyle(n.target);this.#i=n.contentRect.width,this.#o=n.contentRect.height,this.#a=Number.parseFloat(i.fontSize)||this.#a,this.#e.requestUpdate()}render(t,n,i){let{bars:r}=t,s=r.findIndex(u=>u.key===this.#s),o=r[s]??r.at(-1),a=`${n.title}, ${t.period}, ${n.timeZone}`;return p`<div
				class="plot"
				data-plot=${this.#n}
				tabindex="0"
				role="application"
				aria-roledescription="bar chart"
				aria-label="${a}. Arrow keys read the bars."
				@keydown=${u=>this.#d(u,r,i)}
				@focus=${()=>this.#m(o,i)}
				@blur=${()=>this.#g()}
				@pointerleave=${()=>this.#g()}
			>
				${this.#i>0?this.#c(r,s,i):d}
			</div>
			<p class="readout" aria-hidden="true">
				${o?Wt(o,i):d}
			</p>
			<p class="unseen" role="status">${this.#u}</p>`}renderTable(t,n,i){let r=t.bars.filter(a=>a.isReported).reverse(),s=r.some(a=>a.cost!==void 0),o=`${n.title}, ${t.period}, ${n.timeZone}`;return p`<div class="scroll" tabindex="0" role="region" aria-label=${o}>
			<table class="bars">
				<thead>
					<tr>
						<th scope="col">${n.unit}</th>
						<th scope="col" class="wide number">Prompt</th>
						<th scope="col" class="wide number">Completion</th>
						<th scope="col" class="number">Tokens</th>
						<th scope="col" class="number">Requests</th>
						${s?p`<th scope="col" class="number">Cost</th>`:d}
					</tr>
				</thead>
				<tbody>
					${r.map(a=>Li(a,s,i))}
				</tbody>
			</table>
		</div>`}#c(t,n,i){let r=Ye(t,{width:this.#i,height:this.#o,fontSize:this.#a,write:o=>i.compact(o)}),s=`hatch-${this.#n}`;return p`<svg
			aria-hidden="true"
			width=${this.#i}
			height=${this.#o}
			@pointermove=${o=>this.#h(o,t,r)}
		>
			<defs>
				<pattern
					id=${s}
					width="6"
					height="6"
					patternUnits="userSpaceOnUse"
					patternTransform="rotate(45)"
				>
					<rect class="hatch" width="2.5" height="6"></rect>
				</pattern>
			</defs>
			${r.rows.map(({at:o,text:a})=>U`
					<line class="row" x1=${r.plot.x} x2=${this.#i}
						y1=${o} y2=${o}></line>
					<text x=${r.plot.x-6} y=${o} dy="0.32em"
						text-anchor="end">${a}</text>`)}
			${r.columns.map(({at:o,text:a,anchor:u})=>U`
					<text x=${o} y=${this.#o-2}
						text-anchor=${u}>${a}</text>`)}
			${n>=0?ht(r.bars[n].column,"chosen"):d}
			${r.bars.map((o,a)=>[ht(o.prompt,"prompt"),ht(o.completion,"completion"),t[a].isRunning?ht(o.whole,"running",`url(#${s})`):d])}
		</svg>`}#h(t,n,i){let r=t.currentTarget.getBoundingClientRect(),{plot:s}=i,o=(t.clientX-r.left-s.x)/s.width;this.#p(n[Math.floor(o*n.length)])}#d(t,n,i){let r=n.length-1,s=n.findIndex(u=>u.key===this.#s),o=s<0?r:s,a={ArrowLeft:Math.max(o-1,0),ArrowRight:Math.min(o+1,r),Home:0,End:r}[t.key];a===void 0||t.ctrlKey||t.altKey||t.metaKey||(t.preventDefault(),this.#p(n[a]),this.#m(n[a],i))}#p(t){t?.key!==this.#s&&(this.#s=t?.key,this.#e.requestUpdate())}#m(t,n){t&&(this.#s=t.key,this.#u=Wt(t,n),this.#e.requestUpdate())}#g(){this.#s=void 0,this.#u="",this.#e.requestUpdate()}};function ft(e,t,n,i){return{label:e,value:i.compact(t),exact:i.exact(t),period:n}}function Bi(e,t){let n=t>0?100*e/t:0;return p`<svg
		class="split"
		viewBox="0 0 100 6"
		preserveAspectRatio="none"
		aria-hidden="true"
	>
		${t>0?U`<rect class="completion" width="100" height="6"></rect>
				<rect class="prompt" width=${n} height="6"></rect>
				<rect class="gap" x=${n-.3} width="0.6" height="6"></rect>`:U`<rect class="nothing" width="100" height="6"></rect>`}
	</svg>`}function Fi(e,t,n){let{promptTokens:i,completionTokens:r,totalTokens:s}=e;return{...ft("Total tokens",s,t,n),isMain:!0,details:[Bi(i,s),p`<span class="pair">
				<span><i class="key prompt"></i> ${n.exact(i)} prompt</span>
				<span><i class="key completion"></i> ${n.exact(r)} completion</span>
			</span>`]}}function tn(e,t,n){let i=e.timeZone,r=w(i,t),s=e.firstRequestAt?`since ${n.day(e.firstRequestAt,i)}, ${i}`:`so far, ${i}`,o=n.cost(e.cost,e.requestCount),a=n.counted(e.averageTokensPerRequest,"token");return[Fi(e,s,n),{...ft("Requests",e.requestCount,s,n),details:[`${a} on average`]},ft("Tokens today",e.todayUsage,`${n.date(r)} so far, ${i}`,n),ft("Tokens this month",e.thisMonthUsage,`${n.month(r.slice(0,7),"long")} so far, ${i}`,n),...o?[{label:"Cost",value:o.amount,exact:o.amount,period:s,...o.note&&{details:[o.note]}}]:[]]}function en(e){let t=e.value!==e.exact;return p`<div
		class="card panel ${e.isMain?"main":""}"
		role="group"
		tabindex=${t?0:d}
		aria-label="${e.label}, ${e.exact}"
	>
		<p class="label">${e.label}</p>
		<p class="value ${t?"short":""}">
			<span class="compact" aria-hidden=${t?"true":d}
				>${e.value}</span
			>${t?p`<span class="exact">${e.exact}</span>`:d}
		</p>
		${e.details?.map(n=>p`<div class="detail">${n}</div>`)}
		<p class="period">${e.period}</p>
	</div>`}function nn(e){return Array.from({length:e},(t,n)=>p`<div class="card panel ${n===0?"main":""}">
			<p class="label"><span class="blank half">&nbsp;</span></p>
			<p class="value"><span class="blank">&nbsp;</span></p>
			${n===0?p`<div class="detail"><span class="blank split"></span></div>`:d}
			${n<2?p`<div class="detail"><span class="blank">&nbsp;</span></div>`:d}
			<p class="period"><span class="blank half">&nbsp;</span></p>
		</div>`)}var rn=b`
	.cards {
		display: grid;
		grid-template-columns: repeat(2, minmax(0, 1fr));
		gap: 0.6rem;
	}

	.card.main,
	.cards:not(.five) .card:nth-child(2) {
		grid-column: span 2;
	}

	.card {
		display: flex;
		flex-direction: column;
		gap: 0.15rem;
	}

	.label {
		font-size: 0.82rem;
		color: var(--quiet);
	}

	.value {
		position: relative;
		font-size: clamp(1.05rem, 6.2cqi, 1.35rem);
		font-weight: 620;
		line-height: 1.25;
		letter-spacing: -0.015em;
		font-variant-numeric: tabular-nums;
		overflow-wrap: anywhere;
	}

	.value .exact {
		position: absolute;
		inset: 0;
		display: flex;
		align-items: center;
		opacity: 0;
		font-size: min(1.25rem, 9cqi);
	}

	.card:is(:hover, :focus) .short .compact {
		visibility: hidden;
	}

	.card:is(:hover, :focus) .exact {
		opacity: 1;
	}

	.detail {
		font-size: 0.8rem;
		font-variant-numeric: tabular-nums;
	}

	.pair {
		display: flex;
		flex-wrap: wrap;
		gap: 0 1rem;
	}

	.period {
		margin-top: auto;
		padding-top: 0.2rem;
		font-size: 0.75rem;
		color: var(--quiet);
		overflow-wrap: anywhere;
	}

	.split {
		display: block;
		width: 100%;
		height: 6px;
		margin: 0.25rem 0 0.35rem;
		border-radius: 3px;
	}

	.split .prompt {
		fill: var(--prompt);
	}

	.split .completion {
		fill: var(--completion);
	}

	.split .gap {
		fill: var(--surface);
	}

	.split .nothing {
		fill: var(--blank);
	}

	.key {
		display: inline-block;
		width: 0.65em;
		height: 0.65em;
		border-radius: 2px;
	}

	.key.prompt {
		background: var(--prompt);
	}

	.key.completion {
		background: var(--completion);
	}

	.blank.half {
		width: 60%;
	}

	@container (min-width: 34rem) {
		.cards {
			grid-template-columns: repeat(3, minmax(0, 1fr));
		}

		.cards.five {
			grid-template-columns: repeat(4, minmax(0, 1fr));
		}

		.cards .card.main {
			grid-column: 1 / -1;
		}

		.cards:not(.five) .card:nth-child(2) {
			grid-column: auto;
		}

		.value {
			font-size: 1.6rem;
		}
	}

	@container (min-width: 56rem) {
		.cards {
			grid-template-columns: 1.6fr repeat(3, minmax(0, 1fr));
		}

		.cards.five {
			grid-template-columns: 1.6fr repeat(4, minmax(0, 1fr));
		}

		.cards .card.main {
			grid-column: auto;
		}
	}

	@media (forced-colors: active) {
		.split,
		.key {
			forced-color-adjust: none;
		}

		.split .prompt,
		.key.prompt {
			fill: CanvasText;
			background: CanvasText;
		}

		.split .completion,
		.key.completion {
			fill: Canvas;
			background: Canvas;
			stroke: CanvasText;
			border: 1px solid CanvasText;
		}

		.split .gap {
			fill: Canvas;
		}
	}
`;var sn="\u2014",zi=.01,X=class{#e;#n;#t;constructor(t){this.locale=Hi(t),this.#e=new Intl.NumberFormat(this.locale),this.#n=new Intl.NumberFormat(this.locale,{notation:"compact",maximumSignificantDigits:3}),this.#t=new Intl.PluralRules("en")}exact(t){return this.#e.format(t)}compact(t){return this.#n.format(t)}counted(t,n,i=`${n}s`){let r=this.#t.select(t)==="one"?n:i;return`${this.exact(t)} ${r}`}cost(t,n){if(t===void 0)return;if(t===null)return{amount:sn,note:""};let{amount:i,currency:r,unpricedRequests:s}=t,o=s>0?`${this.counted(s,"request")} without a price`:"",a=n>0&&s>=n;if(i===null||a)return{amount:sn,note:o};let u=this.#r(i,r,s>0);return{amount:s>0?`\u2265\xA0${u}`:u,note:o}}#r(t,n,i){let r=Number(t),s={style:"currency",currency:n,...i&&{roundingMode:"floor"},...r!==0&&Math.abs(r)<zi&&{maximumSignificantDigits:2}};return new Intl.NumberFormat(this.locale,s).format(t)}date(t,n="short"){return this.#i(x(t),"UTC",{month:"short",day:"numeric",...n==="long"&&{weekday:"short",year:"numeric"}})}dateRange(t,n){return new Intl.DateTimeFormat(this.locale,{timeZone:"UTC",month:"short",day:"numeric",year:"numeric"}).formatRange(x(t),x(n))}month(t,n="short"){return this.#i(x(t),"UTC",{month:n,year:"numeric"})}monthRange(t,n){return new Intl.DateTimeFormat(this.locale,{timeZone:"UTC",month:"short",year:"numeric"}).formatRange(x(t),x(n))}day(t,n){return this.#i(new Date(t).getTime(),n,{month:"short",day:"numeric",year:"numeric"})}moment(t,n,i){let r=new Date(t).getTime(),s=o=>w(n,o).slice(0,4);return this.#i(r,n,{month:"short",day:"numeric",hour:"numeric",minute:"2-digit",...s(r)!==s(i)&&{year:"numeric"}})}clock(t,n="minute"){return this.#i(t,void 0,{hour:"numeric",minute:"2-digit",...n==="second"&&{second:"2-digit"}})}#i(t,n,i){return new Intl.DateTimeFormat(this.locale,{...i,...n&&{timeZone:n}}).format(t)}};function Hi(e){try{return new Intl.NumberFormat(e||void 0).resolvedOptions().locale}catch{return new Intl.NumberFormat().resolvedOptions().locale}}function ji(e){let t=(e??"").replaceAll("_"," ").trim();return t?t.charAt(0).toUpperCase()+t.slice(1):"Request"}function Vi({provider:e,model:t}){return[t,e].filter(Boolean).join(" \xB7 ")||"\u2014"}function Zi(e,t,n,i){let r=i.moment(e.timestamp,t,Date.now()),s=i.cost(e.cost??null,1),{promptTokens:o,completionTokens:a,totalTokens:u}=e;return p`<tr>
		<th scope="row">
			${ji(e.operation)}
			${e.pluginName?p`<span class="quiet">${e.pluginName}</span>`:d}
			<small class="narrow quiet">${e.model??"\u2014"}</small>
			<small class="narrow quiet">${r}</small>
		</th>
		<td class="wide">${Vi(e)}</td>
		<td class="wide when">
			<time datetime=${e.timestamp}>${r}</time>
		</td>
		<td class="wide number">${i.exact(o)}</td>
		<td class="wide number">${i.exact(a)}</td>
		<td class="number">
			${i.exact(u)}
			<small class="narrow quiet">
				${i.exact(o)} + ${i.exact(a)}
			</small>
		</td>
		${n?p`<td class="number">${s?.amount}</td>`:d}
	</tr>`}function on(e,t){let{recentSessions:n,timeZone:i}=e,r=e.cost!==void 0;return p`<table class="sessions">
		<thead>
			<tr>
				<th scope="col">Request</th>
				<th scope="col" class="wide">Model</th>
				<th scope="col" class="wide">Time (${i})</th>
				<th scope="col" class="wide number">Prompt</th>
				<th scope="col" class="wide number">Completion</th>
				<th scope="col" class="number">Tokens</th>
				${r?p`<th scope="col" class="number">Cost</th>`:d}
			</tr>
		</thead>
		<tbody>
			${n.map(s=>Zi(s,i,r,t))}
		</tbody>
	</table>`}var an=b`
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
`;var Wi={offline:"This device is offline",unreachable:"The numbers could not be loaded",timeout:"The numbers could not be loaded",denied:"These numbers are not for this page",busy:"The server is busy",refused:"The server does not take this request",failed:"The numbers could not be loaded",unreadable:"The numbers could not be read"};function ln(e){return e.status===429?"Too many requests":e.status===503?"The server is not available now":Wi[e.kind]}var Yi=5;function cn(e,t){let n=(e.failure?.retryAfter??0)>=Yi;return e.loading?"trying again":e.retryAt?n?`trying again at ${t.clock(e.retryAt,"second")}`:"trying again":""}function un(e){let t=e.charAt(0).toUpperCase()+e.slice(1);return/[.!?]$/.test(t)?t:`${t}.`}function hn(e){return p`<button type="button" @click=${e}>Try again</button>`}function fn(e,t,n,i){let r=cn(e,n);return p`<div class="message" role="alert">
		<h3>${ln(t)}</h3>
		<p>
			${un(t.message)}
			${r?un(r):d}
		</p>
		${t.requestId?p`<p class="quiet">Request ${t.requestId}</p>`:d}
		${hn(i)}
	</div>`}function dn(e,t,n){let{document:i,failure:r,loadedAt:s,offline:o}=e;if(!i||!r&&!o)return d;let a=o||r?.kind==="offline"?"Offline":r?.kind==="busy"?ln(r):"Could not refresh",u=[r&&a==="Could not refresh"?r.message:"",r?cn(e,t):"",r?.requestId?`request ${r.requestId}`:""].filter(Boolean);return p`<div class="notice" role="status">
		<span>
			<strong>${a} · data from ${t.clock(s)}</strong>
			${u.length>0?p`<small>${u.join(" \xB7 ")}</small>`:d}
		</span>
		${hn(n)}
	</div>`}function pn(e){return e.live==="streaming"?"Live":e.live==="polling"?"Checked every few seconds":""}var mn=b`
	color-scheme: light;
	--ground: #f7f6f2;
	--surface: #ffffff;
	--line: #e2dfd6;
	--edge: #8a8f8a;
	--text: #22282a;
	--quiet: #59635f;
	--accent: #1d5f56;
	--focus: #1d5f56;
	--prompt: #1f6f64;
	--completion: #bd7a14;
	--chosen: #e9efec;
	--blank: #eceae3;
	--warning-ground: #fdf3dc;
	--warning-line: #d9a53a;
	--warning-text: #5e4200;
	--live: #2a7d4f;
`,gn=b`
	color-scheme: dark;
	--ground: #151a1b;
	--surface: #1d2425;
	--line: #334041;
	--edge: #7d8a87;
	--text: #e6e9e6;
	--quiet: #a3afab;
	--accent: #8fd3c4;
	--focus: #8fd3c4;
	--prompt: #5fb3a3;
	--completion: #f0bd62;
	--chosen: #2a3536;
	--blank: #2a3334;
	--warning-ground: #3a2f14;
	--warning-line: #a8802c;
	--warning-text: #f5dfae;
	--live: #6fcf97;
`,_n=b`
	:host {
		${mn}
	}

	@media (prefers-color-scheme: dark) {
		:host {
			${gn}
		}
	}

	:host([theme="light"]) {
		${mn}
	}

	:host([theme="dark"]) {
		${gn}
	}
`,yn=b`
	*,
	*::before,
	*::after {
		box-sizing: border-box;
	}

	h2,
	h3,
	p {
		margin: 0;
	}

	h2 {
		font-size: 1.05rem;
		font-weight: 650;
	}

	h3 {
		font-size: 0.9rem;
		font-weight: 600;
	}

	small {
		display: block;
		font-size: 0.75rem;
	}

	.quiet {
		color: var(--quiet);
		font-weight: 400;
	}

	.unseen {
		position: absolute;
		width: 1px;
		height: 1px;
		margin: -1px;
		overflow: hidden;
		clip-path: inset(50%);
		white-space: nowrap;
	}

	.panel {
		padding: 0.8rem 0.9rem;
		border: 1px solid var(--line);
		border-radius: 0.6rem;
		background: var(--surface);
		min-width: 0;
	}

	button {
		padding: 0.3rem 0.7rem;
		border: 1px solid var(--edge);
		border-radius: 0.4rem;
		background: var(--surface);
		color: var(--text);
		font: inherit;
		font-size: 0.85rem;
		cursor: pointer;
	}

	button:hover {
		border-color: var(--accent);
	}

	button:focus-visible,
	.scroll:focus-visible,
	[tabindex]:focus-visible {
		outline: 2px solid var(--focus);
		outline-offset: 2px;
	}

	.choice {
		display: inline-flex;
	}

	.choice button {
		border-radius: 0;
		border-color: var(--line);
	}

	.choice button + button {
		margin-inline-start: -1px;
	}

	.choice button:first-child {
		border-start-start-radius: 0.4rem;
		border-end-start-radius: 0.4rem;
	}

	.choice button:last-child {
		border-start-end-radius: 0.4rem;
		border-end-end-radius: 0.4rem;
	}

	.choice button[aria-pressed="true"] {
		position: relative;
		border-color: var(--accent);
		background: var(--accent);
		color: var(--surface);
	}

	.scroll {
		max-height: 13.9rem;
		overflow: auto;
	}

	table {
		width: 100%;
		border-collapse: collapse;
		font-size: 0.82rem;
	}

	th,
	td {
		padding: 0.35rem 0.75rem 0.35rem 0;
		border-top: 1px solid var(--line);
		text-align: start;
		vertical-align: baseline;
		font-weight: 400;
		overflow-wrap: anywhere;
	}

	thead th {
		border-top: 0;
		color: var(--quiet);
		font-size: 0.75rem;
	}

	.number {
		text-align: end;
		font-variant-numeric: tabular-nums;
		white-space: nowrap;
	}

	td.number:last-child,
	th.number:last-child {
		padding-inline-end: 0.15rem;
	}

	.notice {
		display: flex;
		flex-wrap: wrap;
		align-items: center;
		justify-content: space-between;
		gap: 0.35rem 1rem;
		padding: 0.5rem 0.75rem;
		border: 1px solid var(--warning-line);
		border-radius: 0.5rem;
		background: var(--warning-ground);
		color: var(--warning-text);
		font-size: 0.85rem;
		overflow-wrap: anywhere;
	}

	.message {
		display: flex;
		flex-direction: column;
		align-items: flex-start;
		gap: 0.5rem;
		overflow-wrap: anywhere;
	}

	.message .quiet {
		font-size: 0.85rem;
	}

	.blank {
		display: block;
		border-radius: 0.3rem;
		background: var(--blank);
	}

	@media (prefers-reduced-motion: no-preference) {
		.blank {
			animation: breathe 1.6s ease-in-out infinite alternate;
		}
	}

	@keyframes breathe {
		to {
			opacity: 0.5;
		}
	}

	/* Short waits show nothing. */
	.waiting {
		position: absolute;
		inset: 0 0 auto;
		height: 2px;
		overflow: hidden;
		background: var(--accent);
		opacity: 0;
		animation: appear 0s 0.4s forwards;
	}

	@keyframes appear {
		to {
			opacity: 0.7;
		}
	}

	@media (prefers-reduced-motion: no-preference) {
		.waiting {
			background: linear-gradient(
				90deg,
				transparent,
				var(--accent),
				transparent
			);
			background-size: 50% 100%;
			animation:
				appear 0s 0.4s forwards,
				pass 1.2s linear infinite;
		}
	}

	@keyframes pass {
		from {
			background-position: -100% 0;
		}
		to {
			background-position: 200% 0;
		}
	}

	@media (forced-colors: active) {
		.choice button[aria-pressed="true"] {
			forced-color-adjust: none;
			border-color: Highlight;
			background: Highlight;
			color: HighlightText;
		}

		.blank {
			border: 1px solid GrayText;
		}
	}
`;function dt(e){return(e??"").trim().replace(/\/+$/,"")}function vn(e,t){return`${e}?${new URLSearchParams(t)}`}function bn(e,t){let n={userId:t.userId};return t.days!==void 0&&(n.days=String(t.days)),t.timeZone&&(n.timeZone=t.timeZone),vn(`${dt(e)}/api/user/token-usage`,n)}function wn(e,t){return vn(`${dt(e)}/api/user/token-usage/events`,{userId:t})}var Yt=class{#e;#n;#t;constructor(t){this.#e=t}async get(){return this.#n&&Date.now()<this.#n.renewAt?this.#n.token:(this.#t??=this.#r().finally(()=>{this.#t=void 0}),this.#t)}refuse(t){this.#n?.token===t&&(this.#n=void 0)}async#r(){let t=await this.#e(),{token:n,expiresAt:i=null}=typeof t=="string"?{token:t}:t,r=Date.now(),s=i?Date.parse(i)-r:Number.NaN,o=Math.min(6e4,s/10);return this.#n={token:n,renewAt:Number.isNaN(s)?1/0:r+s-o},n}},xn=new WeakMap;function kn(e){if(!e)return;let t=xn.get(e);return t||xn.set(e,t=new Yt(e)),t}function Tn(e,t){let n=e?.trim()??"";if(/^\d{1,9}$/.test(n))return Number(n);let i=/[A-Za-z]/.test(n)?Date.parse(n):Number.NaN;if(!Number.isNaN(i))return Math.max(0,Math.ceil((i-t)/1e3))}function pt(e,t,n,i){if(n!==void 0){let o=Math.min(n*1e3,9e5);return Math.round(o+Math.max(o/4,250)*i)}let r=Math.min(e-1,16),s=Math.min(t*2**r,6e4);return Math.round(s/2+s/2*i)}var y=class extends Error{constructor(n,i,r={}){super(i);this.name="UsageError";this.kind=n,this.status=r.status??0,this.code=r.code,this.requestId=r.requestId,this.retryAfter=r.retryAfter,this.tokenUsage=r.tokenUsage}};function Qi(e){return e===401||e===403?"denied":e===429||e===503?"busy":e>=500?"failed":"refused"}function $n(e){return e.kind!=="denied"&&e.kind!=="refused"}function mt(e){return typeof e=="string"&&e!==""?e:void 0}function E(e){if(typeof e!="object"||e===null)return!1;let t=e;return["promptTokens","completionTokens","totalTokens","requestCount"].every(n=>Number.isFinite(t[n]))&&Number(t.promptTokens)+Number(t.completionTokens)===t.totalTokens}function gt(e,t){let n={};try{n=Object(JSON.parse(t))}catch{}let i=n.tokenUsage;return new y(Qi(e.status),mt(n.error)??`The server answered with status ${e.status}`,{status:e.status,code:mt(n.code),requestId:mt(n.requestId)??mt(e.headers.get("X-Request-Id")),retryAfter:Tn(e.headers.get("Retry-After"),Date.now()),tokenUsage:E(i)?i:void 0})}var Ki=2e4;async function Kt(e,t){let{fetchToken:n,...i}=t,r=kn(n);if(!r)return Qt(e,i);let s=await Sn(r),o=await Qt(e,An(i,s));if(o.status!==401)return o;r.refuse(s);let a=await Sn(r);return a===s?o:(await o.body?.cancel(),Qt(e,An(i,a)))}function An(e,t){return{...e,headers:{...e.headers,Authorization:`Bearer ${t}`}}}async function Sn(e){try{return await e.get()}catch(t){throw t instanceof y?t:new y("denied","This page could not get permission to read the numbers")}}async function Qt(e,t){try{return await fetch(e,t)}catch(n){throw En(n,t.signal)}}function En(e,t){return e instanceof y?e:t?.aborted?t.reason instanceof DOMException&&t.reason.name==="TimeoutError"?new y("timeout","The server did not answer in time"):e:globalThis.navigator?.onLine===!1?new y("offline","This device is offline"):new y("unreachable","The server could not be reached")}async function Xi(e,t){let n;try{n=await e.text()}catch(i){throw En(i,t)}if(!e.ok)throw gt(e,n);return n}function Gi(e,t){try{return JSON.parse(e)}catch{throw Mn(t)}}function Mn(e){return new y("unreadable","The answer is not one of TokenMeter's; is the base URL right?",{status:e.status,requestId:e.headers.get("X-Request-Id")??void 0})}function Ji(e){return E(e)&&Array.isArray(e.dailyUsage)&&Array.isArray(e.monthlyUsage)&&typeof e.userId=="string"}function tr(e){let t=e.timeZone??"UTC";return{...e,recentSessions:e.recentSessions??[],timeZone:t,today:e.today??w(t,Date.now())}}async function _t(e){let t=AbortSignal.timeout(Ki),n=e.signal?er([e.signal,t]):t,i=await Kt(bn(e.baseUrl??"",e),{headers:{Accept:"application/json"},fetchToken:e.fetchToken,signal:n}),r=Gi(await Xi(i,n),i);if(!Ji(r))throw Mn(i);return tr(r)}function er(e){let t=new AbortController;for(let n of e){let i=()=>t.abort(n.reason);n.aborted&&i(),n.addEventListener("abort",i,{once:!0,signal:t.signal})}return t.signal}var yt=class{#e;#n;#t;constructor(t,n=250){this.#e=t,this.#n=n}call(){this.#t??=setTimeout(()=>{this.#t=void 0,this.#e()},this.#n)}cancel(){clearTimeout(this.#t),this.#t=void 0}};var vt=class{constructor(){this.lastEventId="";this.#e="";this.#n=!1;this.#t=!1;this.#r="";this.#i=[];this.#o=0;this.#a=""}#e;#n;#t;#r;#i;#o;#a;feed(t){let n=[];for(let i of this.#s(t)){let r=this.#u(i);r&&n.push(r)}if(this.#e.length+this.#o>1048576)throw new RangeError("An event of the live stream is endless");return n}#s(t){!this.#n&&t!==""&&(this.#n=!0,t.startsWith("\uFEFF")&&(t=t.slice(1))),this.#t&&t!==""&&(t.startsWith(`
`)&&(t=t.slice(1)),this.#t=!1),t.endsWith("\r")&&(this.#t=!0);let n=(this.#e+t).split(/\r\n|\n|\r/);return this.#e=n.pop()??"",n}#u(t){if(t==="")return this.#l();let n=t.indexOf(":");if(n===0)return;let i=n<0?t:t.slice(0,n),r=n<0?"":t.slice(n+1).replace(/^ /,"");i==="event"?this.#r=r:i==="data"?(this.#i.push(r),this.#o+=r.length):i==="id"&&!r.includes("\0")?this.#a=r:i==="retry"&&/^\d{1,9}$/.test(r)&&(this.retryMilliseconds=Number(r))}#l(){let t=this.#r||"message",n=this.#i;if(this.lastEventId=this.#a,this.#r="",this.#i=[],this.#o=0,n.length!==0)return{type:t,data:n.join(`
`),lastEventId:this.lastEventId}}};var F="token-usage-updated";function Cn(){return typeof globalThis.addEventListener=="function"?globalThis:void 0}function I(){return globalThis.document?.visibilityState==="hidden"}function G(){return globalThis.navigator?.onLine===!1}function Rn(e){Cn()?.dispatchEvent(new CustomEvent(F,{detail:e}))}function Xt(e){let t=e.detail;return typeof t=="object"&&t!==null?t:{}}function Nn(e,t){return e.userId===void 0||String(e.userId)===t}function J(e,t){let n=[Cn(),globalThis.document];for(let i of e)n[i==="visibilitychange"?1:0]?.addEventListener(i,t);return()=>{for(let i of e)n[i==="visibilitychange"?1:0]?.removeEventListener(i,t)}}var nr=1e3,ir=45e3,Un=15,rr=60;function sr(e,t){return e?.totalTokens===t.totalTokens&&e.promptTokens===t.promptTokens&&e.requestCount===t.requestCount}function or(e){if(e.type===F)try{let t=Object(JSON.parse(e.data)).tokenUsage;return E(t)?t:void 0}catch{return}}var Gt=class{constructor(t,n){this.state="waiting";this.#t=new Set;this.#i="";this.#o=nr;this.#a=Un;this.#s=0;this.#n=t,this.#e=n}#e;#n;#t;#r;#i;#o;#a;#s;#u;#l;get isUnused(){return this.#t.size===0}add(t){this.#t.add(t),!this.#l&&(this.#l=J(["visibilitychange","online",F],n=>this.#c(n)),this.#d())}remove(t){this.#t.delete(t),this.isUnused&&(this.#l?.(),this.#l=void 0,this.#h())}note(t){this.#r=t}#c(t){if(t.type===F){let n=Xt(t);n.userId===this.#e&&E(n.tokenUsage)&&this.note(n.tokenUsage)}else t.type==="online"?(this.#h(),this.#d()):I()?this.#h():this.#d()}#h(){this.#u?.abort(),this.#u=void 0,this.#_("waiting")}#d(){this.#u||I()||this.isUnused||(this.#s=0,this.#u=new AbortController,this.#p(this.#u.signal))}async#p(t){for(;!t.aborted;){let n;try{n=await this.#g(t)}catch(i){if(t.aborted)return;n=this.#m(i)}if(t.aborted)return;this.#s++,await ar(pt(this.#s,this.#o,n,Math.random()),t)}}#m(t){if(this.state==="streaming"&&this.#_("waiting"),t instanceof y){if(t.kind==="denied"){this.#_("waiting");for(let n of[...this.#t])n.onDenied?.();return rr}return t.retryAfter}}async#g(t){if(this.state==="polling")return this.#f(t);let n=new AbortController,i=()=>n.abort();t.addEventListener("abort",i,{once:!0});try{let r=await Kt(wn(this.#n,this.#e),{headers:this.#b(),fetchToken:this.fetchToken,cache:"no-store",signal:n.signal});return await this.#w(r,n)}finally{t.removeEventListener("abort",i),n.abort()}}#b(){let t={Accept:"text/event-stream"};return this.#i&&(t["Last-Event-ID"]=this.#i),t}async#w(t,n){let i=t.headers.get("Content-Type")??"";if(t.ok&&t.body&&/^text\/event-stream/i.test(i)){await this.#y(t.body,n);return}let r=gt(t,await t.text());if(t.ok||[404,405,501].includes(t.status))return this.#_("polling"),this.#a=r.retryAfter||Un,this.#a;throw r}async#y(t,n){let i=new vt,r=new TextDecoder,s=t.getReader();for(i.lastEventId=this.#i,this.#_("streaming");;){let o=setTimeout(()=>n.abort(),ir),{done:a,value:u}=await s.read().finally(()=>clearTimeout(o));if(a)break;for(let l of i.feed(r.decode(u,{stream:!0})))this.#v(l);this.#o=i.retryMilliseconds??this.#o}this.#_("waiting")}#v(t){this.#s=0,this.#i=t.lastEventId||this.#i;let n=or(t);n&&this.#x(n)}async#f(t){let n=await _t({userId:this.#e,baseUrl:this.#n,signal:t,...this.fetchToken&&{fetchToken:this.fetchToken}});return this.#s=0,this.#x({promptTokens:n.promptTokens,completionTokens:n.completionTokens,totalTokens:n.totalTokens,requestCount:n.requestCount}),this.#a}#x(t){let n=this.#r;this.note(t),n&&!sr(n,t)&&Rn({userId:this.#e,tokenUsage:t})}#_(t){if(this.state!==t){this.state=t;for(let n of[...this.#t])n.onState?.(t)}}};function ar(e,t){return new Promise(n=>{let i=()=>{clearTimeout(r),t.removeEventListener("abort",i),n()},r=setTimeout(i,e);t.addEventListener("abort",i)})}var ur=Symbol.for("tokenmeter.live.1");function lr(){let e=globalThis;return e[ur]??=new Map}function In({baseUrl:e,userId:t,fetchToken:n},i={}){let r=dt(e),s=`${r} ${t}`,o=lr(),a=o.get(s);a||(a=new Gt(r,t),o.set(s,a));let u=a;u.fetchToken=n??u.fetchToken;let l={...i};return u.add(l),{get state(){return u.state},note:h=>u.note(h),close(){u.remove(l),u.isUnused&&o.delete(s)}}}function On(e,t){return J([F],n=>{let i=Xt(n);Nn(i,e)&&t(i)})}var cr=2e3,hr=3e4,Pn={document:void 0,loadedAt:0,loading:!1,failure:void 0,retryAt:0,live:"waiting",offline:!1};function fr(e,t){return e!==void 0&&e.userId===t.userId&&e.baseUrl===t.baseUrl&&e.days===t.days&&e.timeZone===t.timeZone&&e.fetchToken===t.fetchToken}function dr(e,t){return e?.userId===t.userId&&e.baseUrl===t.baseUrl&&e.fetchToken===t.fetchToken}function pr(e,{userId:t,tokenUsage:n}){if(t!==e.userId||!E(n)||n.requestCount<=e.requestCount)return e;let{promptTokens:i,completionTokens:r,totalTokens:s,requestCount:o}=n;return{...e,promptTokens:i,completionTokens:r,totalTokens:s,requestCount:o}}var bt=class{constructor(t){this.view=Pn;this.#n=new yt(()=>this.refresh());this.#r=!1;this.#o=!1;this.#a=0;this.#c=[];this.#e=t}#e;#n;#t;#r;#i;#o;#a;#s;#u;#l;#c;show(t){if(fr(this.#t,t))return;let n=dr(this.#t,t);if(this.#t=t,n){this.#v(),this.#r&&this.refresh();return}let i=this.#r;this.stop(),this.#f({...Pn,offline:G()}),i&&this.start()}start(){if(this.#r=!0,!this.#t?.userId||this.#c.length>0)return;let{userId:t}=this.#t;this.#c=[On(t,n=>this.#b(n)),J(["online","offline","visibilitychange"],n=>this.#w(n.type))],this.#u=setInterval(()=>this.#y(),hr),this.refresh()}stop(){this.#r=!1;for(let t of this.#c)t();this.#c=[],clearInterval(this.#u),this.#v(),this.#n.cancel(),this.#l?.close(),this.#l=void 0,this.#a=0}refresh(){if(!(!this.#r||!this.#t?.userId)){if(this.#i){this.#o=!0;return}this.#h(this.#t)}}async#h(t){let n=new AbortController;this.#i=n,this.#o=!1,clearTimeout(this.#s),this.#f({loading:!0,retryAt:0});try{let i=await _t({...t,signal:n.signal});if(n.signal.aborted)return;this.#d(i)}catch(i){if(n.signal.aborted)return;this.#p(i)}this.#o&&this.#n.call()}#d(t){this.#i=void 0,this.#a=0,this.#f({document:t,loadedAt:Date.now(),loading:!1,failure:void 0,offline:G()}),this.#m(),this.#l?.note(t)}#p(t){let n=t instanceof y?t:new y("unreadable","The answer could not be read");this.#i=void 0,this.#a++;let i=pt(this.#a,cr,n.retryAfter,Math.random()),r=$n(n)&&!I();r&&(this.#s=setTimeout(()=>this.refresh(),i)),this.#f({...n.kind==="denied"&&{document:void 0},loading:!1,failure:n,retryAt:r?Date.now()+i:0,offline:G()})}#m(){if(this.#l||!this.#t)return;let{userId:t,baseUrl:n,fetchToken:i}=this.#t;this.#l=In({userId:t,...n!==void 0&&{baseUrl:n},...i&&{fetchToken:i}},{onState:r=>this.#g(r),onDenied:()=>this.refresh()}),this.#f({live:this.#l.state})}#g(t){this.#f({live:t}),t!=="waiting"&&this.view.failure&&this.refresh()}#b(t){let{document:n}=this.view;n&&this.#f({document:pr(n,t)}),this.#n.call()}#w(t){let{failure:n,retryAt:i}=this.view;t!=="visibilitychange"&&this.#f({offline:G()}),!(t==="offline"||I())&&(this.#y(),n&&(t==="online"||i===0)&&this.refresh())}#y(){let{document:t,loadedAt:n}=this.view;if(!t||I())return;let i=t.timeZone;w(i,n)!==w(i,Date.now())&&this.#n.call()}#v(){this.#i?.abort(),this.#i=void 0,clearTimeout(this.#s)}#f(t){this.view={...this.view,...t},this.#e()}};function Jt(e){let t=Number(e);return Number.isInteger(t)&&t>=1&&t<=366?t:void 0}var mr={userId:{attribute:"user-id"},baseUrl:{attribute:"base-url"},days:{attribute:"days",converter:Jt},timeZone:{attribute:"time-zone"},theme:{reflect:!0},fetchToken:{attribute:!1},shape:{state:!0}},gr=p`<span class="legend">
	<span><i class="key prompt"></i> prompt</span>
	<span><i class="key completion"></i> completion</span>
</span>`,_r=b`
	:host {
		display: block;
		color: var(--text);
		font: 0.9375rem/1.45 var(--token-usage-font, system-ui, sans-serif);
		container-type: inline-size;
	}

	:host([hidden]) {
		display: none;
	}

	.whole {
		position: relative;
		display: grid;
		grid-template-columns: minmax(0, 1fr);
		gap: 0.6rem;
	}

	header {
		display: flex;
		flex-wrap: wrap;
		align-items: center;
		justify-content: space-between;
		gap: 0.35rem 1rem;
		min-height: 2rem;
	}

	header h2 {
		min-width: 0;
		overflow-wrap: anywhere;
	}

	.status {
		display: flex;
		flex-wrap: wrap;
		align-items: center;
		gap: 0.35rem 0.8rem;
		color: var(--quiet);
		font-size: 0.8rem;
	}

	.light {
		display: inline-block;
		width: 0.5rem;
		height: 0.5rem;
		margin-inline-end: 0.3rem;
		border-radius: 50%;
		background: var(--live);
	}

	.charts {
		display: grid;
		grid-template-columns: minmax(0, 1fr);
		gap: 0.6rem;
	}

	@container (min-width: 56rem) {
		.charts {
			grid-template-columns: minmax(0, 1.7fr) minmax(0, 1fr);
		}
	}

	.head {
		display: flex;
		flex-wrap: wrap;
		align-items: baseline;
		justify-content: space-between;
		gap: 0 1rem;
		margin-bottom: 0.6rem;
	}

	.head .quiet {
		font-size: 0.8rem;
	}

	.charts .panel {
		display: flex;
		flex-direction: column;
		container-type: inline-size;
	}

	.body {
		display: flex;
		flex: 1 1 auto;
		flex-direction: column;
		min-height: 13.9rem;
	}

	.body.empty {
		align-items: center;
		justify-content: center;
	}

	.legend {
		display: flex;
		gap: 0.8rem;
		color: var(--quiet);
		font-size: 0.8rem;
	}

	@media (forced-colors: active) {
		.light {
			forced-color-adjust: none;
			background: CanvasText;
		}
	}
`,te=class extends A{static{this.properties=mr}static{this.styles=[_n,yn,rn,B.styles,an,_r]}#e=new bt(()=>this.requestUpdate());#n=new B(this,"daily");#t=new B(this,"monthly");#r=new X;constructor(){super(),this.userId="",this.baseUrl="",this.timeZone="",this.theme="",this.shape="chart"}connectedCallback(){super.connectedCallback();let t=this.closest("[lang]")?.getAttribute("lang");this.#r=new X(yr(t)),this.#i(),this.#e.start()}disconnectedCallback(){super.disconnectedCallback(),this.#e.stop()}refresh(){this.#e.refresh()}willUpdate(){this.#i()}#i(){this.#e.show({userId:this.userId??"",baseUrl:this.baseUrl??"",days:Jt(this.days),timeZone:this.timeZone||void 0,fetchToken:this.fetchToken})}render(){let{view:t}=this.#e;return p`<section
			class="whole"
			aria-label="Token usage"
			aria-busy=${t.loading?"true":"false"}
		>
			${t.loading&&t.document?p`<div class="waiting"></div>`:d}
			${this.#o()}
			${dn(t,this.#r,()=>this.refresh())}
			${this.#s()}
		</section>`}#o(){let{view:t}=this.#e,n=pn(t);return p`<header>
			<h2>
				Token usage
				${this.userId?p`<span class="quiet">${this.userId}</span>`:d}
			</h2>
			<div class="status">
				${n?p`<span>
							${n==="Live"?p`<span class="light"></span>`:d}${n}
						</span>`:d}
				${t.document?p`<span>Updated ${this.#r.clock(t.loadedAt)}</span>
							${this.#a()}`:d}
			</div>
		</header>`}#a(){let t=(n,i)=>p`<button
				type="button"
				aria-pressed=${this.shape===n?"true":"false"}
				@click=${()=>this.shape=n}
			>
				${i}
			</button>`;return p`<div class="choice" role="group" aria-label="Show the days and months as">
			${t("chart","Chart")} ${t("table","Table")}
		</div>`}#s(){let{view:t}=this.#e,{document:n,failure:i}=t;return this.userId?n?n.requestCount===0?this.#l(n):this.#c(n):i?p`<div class="panel">
					${fn(t,i,this.#r,()=>this.refresh())}
				</div>`:this.#d():this.#u("No user is chosen","Set the attribute user-id.")}#u(t,n){return p`<div class="panel message">
			<h3>${t}</h3>
			<p class="quiet">${n}</p>
		</div>`}#l(t){return this.#u("No usage yet",`${t.userId} has not used any tokens. The first ones appear here by themselves. Days are those of ${t.timeZone}.`)}#c(t){let n=Date.now(),i=this.#r,r=tn(t,n,i),s=Jt(this.days),o={timeZone:t.timeZone};return p`<div class="cards ${r.length===5?"five":""}">
				${r.map(en)}
			</div>
			<div class="charts">
				${this.#h(this.#n,Ge(t,s,n,i),{title:"Tokens per day",unit:"Day",...o})}
				${this.#h(this.#t,Je(t,n,i),{title:"Tokens per month",unit:"Month",...o})}
			</div>
			<div class="panel">
				<div class="head">
					<h3>
						Newest requests
						<small class="quiet">times in ${t.timeZone}</small>
					</h3>
				</div>
				${on(t,i)}
			</div>`}#h(t,n,i){let r=!n.bars.some(o=>o.isReported),s=r?p`<p class="quiet">No usage in this period</p>`:this.shape==="table"?t.renderTable(n,i,this.#r):t.render(n,i,this.#r);return p`<div class="panel">
			<div class="head">
				<h3>
					${i.title}
					<small class="quiet">${n.period}, ${i.timeZone}</small>
				</h3>
				${this.shape==="chart"?gr:d}
			</div>
			<div class="body ${r?"empty":""}">${s}</div>
		</div>`}#d(){let t=p`<div class="panel">
			<div class="head"><h3 class="blank half">&nbsp;<small>&nbsp;</small></h3></div>
			<div class="body"><span class="blank plot"></span></div>
		</div>`;return p`<p class="unseen" role="status">Loading</p>
			<div class="cards five">${nn(5)}</div>
			<div class="charts">${t}${t}</div>`}};function yr(e){let t=globalThis.navigator?.languages??[],n=e?.split("-")[0];return t.find(i=>i.split("-")[0]===n)??t[0]}globalThis.customElements&&!customElements.get("token-usage-stats")&&customElements.define("token-usage-stats",te);export{te as TokenUsageStats};
