/* TokenMeter; its packages: licenses.txt */
var xe=class{},sn={createTreeWalker:()=>({}),createComment:()=>({})},p=globalThis.HTMLElement??xe,f=globalThis.document??sn;var J=globalThis,ee=J.ShadowRoot&&(J.ShadyCSS===void 0||J.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,we=Symbol(),Ze=new WeakMap,P=class{constructor(e,t,r){if(this._$cssResult$=!0,r!==we)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(ee&&e===void 0){let r=t!==void 0&&t.length===1;r&&(e=Ze.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),r&&Ze.set(t,e))}return e}toString(){return this.cssText}},Ve=n=>new P(typeof n=="string"?n:n+"",void 0,we),x=(n,...e)=>{let t=n.length===1?n[0]:e.reduce((r,s,i)=>r+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+n[i+1],n[0]);return new P(t,n,we)},Qe=(n,e)=>{if(ee)n.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let r=f.createElement("style"),s=J.litNonce;s!==void 0&&r.setAttribute("nonce",s),r.textContent=t.cssText,n.appendChild(r)}},$e=ee?n=>n:n=>n instanceof CSSStyleSheet?(e=>{let t="";for(let r of e.cssRules)t+=r.cssText;return Ve(t)})(n):n;var{is:on,defineProperty:an,getOwnPropertyDescriptor:ln,getOwnPropertyNames:un,getOwnPropertySymbols:dn,getPrototypeOf:cn}=Object,te=globalThis,Ke=te.trustedTypes,hn=Ke?Ke.emptyScript:"",fn=te.reactiveElementPolyfillSupport,B=(n,e)=>n,ke={toAttribute(n,e){switch(e){case Boolean:n=n?hn:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,e){let t=n;switch(e){case Boolean:t=n!==null;break;case Number:t=n===null?null:Number(n);break;case Object:case Array:try{t=JSON.parse(n)}catch{t=null}}return t}},Ye=(n,e)=>!on(n,e),Ge={attribute:!0,type:String,converter:ke,reflect:!1,useDefault:!1,hasChanged:Ye};Symbol.metadata??=Symbol("metadata"),te.litPropertyMetadata??=new WeakMap;var k=class extends p{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Ge){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let r=Symbol(),s=this.getPropertyDescriptor(e,r,t);s!==void 0&&an(this.prototype,e,s)}}static getPropertyDescriptor(e,t,r){let{get:s,set:i}=ln(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:s,set(o){let l=s?.call(this);i?.call(this,o),this.requestUpdate(e,l,r)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Ge}static _$Ei(){if(this.hasOwnProperty(B("elementProperties")))return;let e=cn(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(B("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(B("properties"))){let t=this.properties,r=[...un(t),...dn(t)];for(let s of r)this.createProperty(s,t[s])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[r,s]of t)this.elementProperties.set(r,s)}this._$Eh=new Map;for(let[t,r]of this.elementProperties){let s=this._$Eu(t,r);s!==void 0&&this._$Eh.set(s,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let r=new Set(e.flat(1/0).reverse());for(let s of r)t.unshift($e(s))}else e!==void 0&&t.push($e(e));return t}static _$Eu(e,t){let r=t.attribute;return r===!1?void 0:typeof r=="string"?r:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let r of t.keys())this.hasOwnProperty(r)&&(e.set(r,this[r]),delete this[r]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Qe(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,r){this._$AK(e,r)}_$ET(e,t){let r=this.constructor.elementProperties.get(e),s=this.constructor._$Eu(e,r);if(s!==void 0&&r.reflect===!0){let i=(r.converter?.toAttribute!==void 0?r.converter:ke).toAttribute(t,r.type);this._$Em=e,i==null?this.removeAttribute(s):this.setAttribute(s,i),this._$Em=null}}_$AK(e,t){let r=this.constructor,s=r._$Eh.get(e);if(s!==void 0&&this._$Em!==s){let i=r.getPropertyOptions(s),o=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:ke;this._$Em=s;let l=o.fromAttribute(t,i.type);this[s]=l??this._$Ej?.get(s)??l,this._$Em=null}}requestUpdate(e,t,r,s=!1,i){if(e!==void 0){let o=this.constructor;if(s===!1&&(i=this[e]),r??=o.getPropertyOptions(e),!((r.hasChanged??Ye)(i,t)||r.useDefault&&r.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,r))))return;this.C(e,t,r)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:r,reflect:s,wrapped:i},o){r&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),i!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||r||(t=void 0),this._$AL.set(e,t)),s===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,i]of this._$Ep)this[s]=i;this._$Ep=void 0}let r=this.constructor.elementProperties;if(r.size>0)for(let[s,i]of r){let{wrapped:o}=i,l=this[s];o!==!0||this._$AL.has(s)||l===void 0||this.C(s,void 0,i,l)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(r=>r.hostUpdate?.()),this.update(t)):this._$EM()}catch(r){throw e=!1,this._$EM(),r}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};k.elementStyles=[],k.shadowRootOptions={mode:"open"},k[B("elementProperties")]=new Map,k[B("finalized")]=new Map,fn?.({ReactiveElement:k}),(te.reactiveElementVersions??=[]).push("2.1.2");var Ue=globalThis,Xe=n=>n,ne=Ue.trustedTypes,Je=ne?ne.createPolicy("lit-html",{createHTML:n=>n}):void 0,it="$lit$",T=`lit$${Math.random().toFixed(9).slice(2)}$`,ot="?"+T,pn=`<${ot}>`,E=f,H=()=>E.createComment(""),z=n=>n===null||typeof n!="object"&&typeof n!="function",Re=Array.isArray,mn=n=>Re(n)||typeof n?.[Symbol.iterator]=="function",Te=`[ 	
\f\r]`,F=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,et=/-->/g,tt=/>/g,C=RegExp(`>|${Te}(?:([^\\s"'>=/]+)(${Te}*=${Te}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),nt=/'/g,rt=/"/g,at=/^(?:script|style|textarea|title)$/i,Ie=n=>(e,...t)=>({_$litType$:n,strings:e,values:t}),c=Ie(1),R=Ie(2),qr=Ie(3),U=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),st=new WeakMap,_=E.createTreeWalker(E,129);function lt(n,e){if(!Re(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return Je!==void 0?Je.createHTML(e):e}var gn=(n,e)=>{let t=n.length-1,r=[],s,i=e===2?"<svg>":e===3?"<math>":"",o=F;for(let l=0;l<t;l++){let a=n[l],u,g,h=-1,m=0;for(;m<a.length&&(o.lastIndex=m,g=o.exec(a),g!==null);)m=o.lastIndex,o===F?g[1]==="!--"?o=et:g[1]!==void 0?o=tt:g[2]!==void 0?(at.test(g[2])&&(s=RegExp("</"+g[2],"g")),o=C):g[3]!==void 0&&(o=C):o===C?g[0]===">"?(o=s??F,h=-1):g[1]===void 0?h=-2:(h=o.lastIndex-g[2].length,u=g[1],o=g[3]===void 0?C:g[3]==='"'?rt:nt):o===rt||o===nt?o=C:o===et||o===tt?o=F:(o=C,s=void 0);let y=o===C&&n[l+1].startsWith("/>")?" ":"";i+=o===F?a+pn:h>=0?(r.push(u),a.slice(0,h)+it+a.slice(h)+T+y):a+T+(h===-2?l:y)}return[lt(n,i+(n[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),r]},j=class n{constructor({strings:e,_$litType$:t},r){let s;this.parts=[];let i=0,o=0,l=e.length-1,a=this.parts,[u,g]=gn(e,t);if(this.el=n.createElement(u,r),_.currentNode=this.el.content,t===2||t===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(s=_.nextNode())!==null&&a.length<l;){if(s.nodeType===1){if(s.hasAttributes())for(let h of s.getAttributeNames())if(h.endsWith(it)){let m=g[o++],y=s.getAttribute(h).split(T),v=/([.?@])?(.*)/.exec(m);a.push({type:1,index:i,name:v[2],strings:y,ctor:v[1]==="."?Ae:v[1]==="?"?Ce:v[1]==="@"?_e:M}),s.removeAttribute(h)}else h.startsWith(T)&&(a.push({type:6,index:i}),s.removeAttribute(h));if(at.test(s.tagName)){let h=s.textContent.split(T),m=h.length-1;if(m>0){s.textContent=ne?ne.emptyScript:"";for(let y=0;y<m;y++)s.append(h[y],H()),_.nextNode(),a.push({type:2,index:++i});s.append(h[m],H())}}}else if(s.nodeType===8)if(s.data===ot)a.push({type:2,index:i});else{let h=-1;for(;(h=s.data.indexOf(T,h+1))!==-1;)a.push({type:7,index:i}),h+=T.length-1}i++}}static createElement(e,t){let r=E.createElement("template");return r.innerHTML=e,r}};function O(n,e,t=n,r){if(e===U)return e;let s=r!==void 0?t._$Co?.[r]:t._$Cl,i=z(e)?void 0:e._$litDirective$;return s?.constructor!==i&&(s?._$AO?.(!1),i===void 0?s=void 0:(s=new i(n),s._$AT(n,t,r)),r!==void 0?(t._$Co??=[])[r]=s:t._$Cl=s),s!==void 0&&(e=O(n,s._$AS(n,e.values),s,r)),e}var Se=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:r}=this._$AD,s=(e?.creationScope??E).importNode(t,!0);_.currentNode=s;let i=_.nextNode(),o=0,l=0,a=r[0];for(;a!==void 0;){if(o===a.index){let u;a.type===2?u=new W(i,i.nextSibling,this,e):a.type===1?u=new a.ctor(i,a.name,a.strings,this,e):a.type===6&&(u=new Ee(i,this,e)),this._$AV.push(u),a=r[++l]}o!==a?.index&&(i=_.nextNode(),o++)}return _.currentNode=E,s}p(e){let t=0;for(let r of this._$AV)r!==void 0&&(r.strings!==void 0?(r._$AI(e,r,t),t+=r.strings.length-2):r._$AI(e[t])),t++}},W=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,r,s){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=r,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=O(this,e,t),z(e)?e===d||e==null||e===""?(this._$AH!==d&&this._$AR(),this._$AH=d):e!==this._$AH&&e!==U&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):mn(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==d&&z(this._$AH)?this._$AA.nextSibling.data=e:this.T(E.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:r}=e,s=typeof r=="number"?this._$AC(e):(r.el===void 0&&(r.el=j.createElement(lt(r.h,r.h[0]),this.options)),r);if(this._$AH?._$AD===s)this._$AH.p(t);else{let i=new Se(s,this),o=i.u(this.options);i.p(t),this.T(o),this._$AH=i}}_$AC(e){let t=st.get(e.strings);return t===void 0&&st.set(e.strings,t=new j(e)),t}k(e){Re(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,r,s=0;for(let i of e)s===t.length?t.push(r=new n(this.O(H()),this.O(H()),this,this.options)):r=t[s],r._$AI(i),s++;s<t.length&&(this._$AR(r&&r._$AB.nextSibling,s),t.length=s)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let r=Xe(e).nextSibling;Xe(e).remove(),e=r}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},M=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,r,s,i){this.type=1,this._$AH=d,this._$AN=void 0,this.element=e,this.name=t,this._$AM=s,this.options=i,r.length>2||r[0]!==""||r[1]!==""?(this._$AH=Array(r.length-1).fill(new String),this.strings=r):this._$AH=d}_$AI(e,t=this,r,s){let i=this.strings,o=!1;if(i===void 0)e=O(this,e,t,0),o=!z(e)||e!==this._$AH&&e!==U,o&&(this._$AH=e);else{let l=e,a,u;for(e=i[0],a=0;a<i.length-1;a++)u=O(this,l[r+a],t,a),u===U&&(u=this._$AH[a]),o||=!z(u)||u!==this._$AH[a],u===d?e=d:e!==d&&(e+=(u??"")+i[a+1]),this._$AH[a]=u}o&&!s&&this.j(e)}j(e){e===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Ae=class extends M{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===d?void 0:e}},Ce=class extends M{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==d)}},_e=class extends M{constructor(e,t,r,s,i){super(e,t,r,s,i),this.type=5}_$AI(e,t=this){if((e=O(this,e,t,0)??d)===U)return;let r=this._$AH,s=e===d&&r!==d||e.capture!==r.capture||e.once!==r.once||e.passive!==r.passive,i=e!==d&&(r===d||s);s&&this.element.removeEventListener(this.name,this,r),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Ee=class{constructor(e,t,r){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=r}get _$AU(){return this._$AM._$AU}_$AI(e){O(this,e)}};var yn=Ue.litHtmlPolyfillSupport;yn?.(j,W),(Ue.litHtmlVersions??=[]).push("3.3.3");var ut=(n,e,t)=>{let r=t?.renderBefore??e,s=r._$litPart$;if(s===void 0){let i=t?.renderBefore??null;r._$litPart$=s=new W(e.insertBefore(H(),i),i,void 0,t??{})}return s._$AI(n),s};var Oe=globalThis,S=class extends k{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=ut(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return U}};S._$litElement$=!0,S.finalized=!0,Oe.litElementHydrateSupport?.({LitElement:S});var bn=Oe.litElementPolyfillSupport;bn?.({LitElement:S});(Oe.litElementVersions??=[]).push("4.2.2");var D=class extends Map{constructor(e,t=wn){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:t}}),e!=null)for(let[r,s]of e)this.set(r,s)}get(e){return super.get(dt(this,e))}has(e){return super.has(dt(this,e))}set(e,t){return super.set(vn(this,e),t)}delete(e){return super.delete(xn(this,e))}};function dt({_intern:n,_key:e},t){let r=e(t);return n.has(r)?n.get(r):t}function vn({_intern:n,_key:e},t){let r=e(t);return n.has(r)?n.get(r):(n.set(r,t),t)}function xn({_intern:n,_key:e},t){let r=e(t);return n.has(r)&&(t=n.get(r),n.delete(r)),t}function wn(n){return n!==null&&typeof n=="object"?n.valueOf():n}var $n=Math.sqrt(50),kn=Math.sqrt(10),Tn=Math.sqrt(2);function re(n,e,t){let r=(e-n)/Math.max(0,t),s=Math.floor(Math.log10(r)),i=r/Math.pow(10,s),o=i>=$n?10:i>=kn?5:i>=Tn?2:1,l,a,u;return s<0?(u=Math.pow(10,-s)/o,l=Math.round(n*u),a=Math.round(e*u),l/u<n&&++l,a/u>e&&--a,u=-u):(u=Math.pow(10,s)*o,l=Math.round(n/u),a=Math.round(e/u),l*u<n&&++l,a*u>e&&--a),a<l&&.5<=t&&t<2?re(n,e,t*2):[l,a,u]}function se(n,e,t){if(e=+e,n=+n,t=+t,!(t>0))return[];if(n===e)return[n];let r=e<n,[s,i,o]=r?re(e,n,t):re(n,e,t);if(!(i>=s))return[];let l=i-s+1,a=new Array(l);if(r)if(o<0)for(let u=0;u<l;++u)a[u]=(i-u)/-o;else for(let u=0;u<l;++u)a[u]=(i-u)*o;else if(o<0)for(let u=0;u<l;++u)a[u]=(s+u)/-o;else for(let u=0;u<l;++u)a[u]=(s+u)*o;return a}function Me(n,e,t){return e=+e,n=+n,t=+t,re(n,e,t)[2]}function ie(n,e,t){let r;for(;;){let s=Me(n,e,t);if(s===r||s===0||!isFinite(s))return[n,e];s>0?(n=Math.floor(n/s)*s,e=Math.ceil(e/s)*s):s<0&&(n=Math.ceil(n*s)/s,e=Math.floor(e*s)/s),r=s}}function Z(n,e){let t;if(e===void 0)for(let r of n)r!=null&&(t<r||t===void 0&&r>=r)&&(t=r);else{let r=-1;for(let s of n)(s=e(s,++r,n))!=null&&(t<s||t===void 0&&s>=s)&&(t=s)}return t}function oe(n,e,t){n=+n,e=+e,t=(s=arguments.length)<2?(e=n,n=0,1):s<3?1:+t;for(var r=-1,s=Math.max(0,Math.ceil((e-n)/t))|0,i=new Array(s);++r<s;)i[r]=n+r*t;return i}function ae(n,e){switch(arguments.length){case 0:break;case 1:this.range(n);break;default:this.range(e).domain(n);break}return this}var ct=Symbol("implicit");function le(){var n=new D,e=[],t=[],r=ct;function s(i){let o=n.get(i);if(o===void 0){if(r!==ct)return r;n.set(i,o=e.push(i)-1)}return t[o%t.length]}return s.domain=function(i){if(!arguments.length)return e.slice();e=[],n=new D;for(let o of i)n.has(o)||n.set(o,e.push(o)-1);return s},s.range=function(i){return arguments.length?(t=Array.from(i),s):t.slice()},s.unknown=function(i){return arguments.length?(r=i,s):r},s.copy=function(){return le(e,t).unknown(r)},ae.apply(s,arguments),s}function V(){var n=le().unknown(void 0),e=n.domain,t=n.range,r=0,s=1,i,o,l=!1,a=0,u=0,g=.5;delete n.unknown;function h(){var m=e().length,y=s<r,v=y?s:r,$=y?r:s;i=($-v)/Math.max(1,m-a+u*2),l&&(i=Math.floor(i)),v+=($-v-i*(m-a))*g,o=i*(1-a),l&&(v=Math.round(v),o=Math.round(o));var X=oe(m).map(function(rn){return v+i*rn});return t(y?X.reverse():X)}return n.domain=function(m){return arguments.length?(e(m),h()):e()},n.range=function(m){return arguments.length?([r,s]=m,r=+r,s=+s,h()):[r,s]},n.rangeRound=function(m){return[r,s]=m,r=+r,s=+s,l=!0,h()},n.bandwidth=function(){return o},n.step=function(){return i},n.round=function(m){return arguments.length?(l=!!m,h()):l},n.padding=function(m){return arguments.length?(a=Math.min(1,u=+m),h()):a},n.paddingInner=function(m){return arguments.length?(a=Math.min(1,m),h()):a},n.paddingOuter=function(m){return arguments.length?(u=+m,h()):u},n.align=function(m){return arguments.length?(g=Math.max(0,Math.min(1,m)),h()):g},n.copy=function(){return V(e(),[r,s]).round(l).paddingInner(a).paddingOuter(u).align(g)},ae.apply(h(),arguments)}function Q(n){return function(){return n}}var qs=Array.prototype.slice;function ht(n){return typeof n=="object"&&"length"in n?n:Array.from(n)}function De(n,e){if((o=n.length)>1)for(var t=1,r,s,i=n[e[0]],o,l=i.length;t<o;++t)for(s=i,i=n[e[t]],r=0;r<l;++r)i[r][1]+=i[r][0]=isNaN(s[r][1])?s[r][0]:s[r][1]}function qe(n){for(var e=n.length,t=new Array(e);--e>=0;)t[e]=e;return t}function Sn(n,e){return n[e]}function An(n){let e=[];return e.key=n,e}function Ne(){var n=Q([]),e=qe,t=De,r=Sn;function s(i){var o=Array.from(n.apply(this,arguments),An),l,a=o.length,u=-1,g;for(let h of i)for(l=0,++u;l<a;++l)(o[l][u]=[0,+r(h,o[l].key,u,i)]).data=h;for(l=0,g=ht(e(o));l<a;++l)o[g[l]].index=l;return t(o,g),o}return s.keys=function(i){return arguments.length?(n=typeof i=="function"?i:Q(Array.from(i)),s):n},s.value=function(i){return arguments.length?(r=typeof i=="function"?i:Q(+i),s):r},s.order=function(i){return arguments.length?(e=i==null?qe:typeof i=="function"?i:Q(Array.from(i)),s):e},s.offset=function(i){return arguments.length?(t=i??De,s):t},s}var Cn=.62,_n=44,ft=3,En=["promptTokens","completionTokens"];function Le(n,e){return n.replace(/[mw]/gi,"00").length*Cn*e}function pt(n,e){let{width:t,height:r,fontSize:s,write:i}=e,o=Z(n,$=>$.totalTokens)||1,[,l]=ie(0,o,ft),a=se(0,l,ft).filter(Number.isInteger),u=a.map(i),g=Z(u,$=>Le($,s))??0,h=Math.ceil(g)+8,m={x:h,y:Math.ceil(s*.7),width:Math.max(t-h,1),height:Math.max(r-s*2.6,1)},y=m.y+m.height,v=$=>y-$/l*m.height;return{plot:m,bars:Rn(n,m,v),rows:a.map(($,X)=>({at:Math.round(v($))+.5,text:u[X]})),columns:In(n,m,s)}}function Un(n,e){let t=e.width/Math.max(n.length,1)<3;return V().domain(n.map(r=>r.key)).range([e.x,e.x+e.width]).paddingInner(t?0:.25).paddingOuter(t?0:.125)}function Rn(n,e,t){let r=Un(n,e),s=r.bandwidth(),i=Math.min(s,_n),[o,l]=Ne().keys(En).value((a,u)=>a[u])(n);return n.map((a,u)=>{let g=(r(a.key)??e.x)+(s-i)/2,h=([m,y])=>({x:g,y:t(y),width:i,height:t(m)-t(y)});return{column:{x:e.x+e.width/n.length*u,y:e.y,width:e.width/n.length,height:e.height},prompt:h(o[u]),completion:h(l[u]),whole:h([0,a.totalTokens])}})}function In(n,e,t){for(let r=1;;r++){let s=On(n,r,e,t);if(s.length<2||Mn(s,t))return s}}function On(n,e,t,r){let s=t.width/n.length,i=[];for(let o=n.length-1;o>=0;o-=e){let l=n[o].label,a=t.x+s*(o+.5);i.push(Dn(t,l,a,r))}return i}function Mn(n,e){return n.every((r,s)=>{let i=n[s-1];return!i||t(r,1)+e<=t(i,0)});function t({at:r,text:s,anchor:i},o){let l=Le(s,e),a={start:0,middle:.5,end:1}[i];return r+l*(o-a)}}function Dn(n,e,t,r){let s=Le(e,r)/2,i=n.x+n.width;return t+s>i?{at:i,text:e,anchor:"end"}:t<s?{at:0,text:e,anchor:"start"}:{at:t,text:e,anchor:"middle"}}var mt=new Map;function qn(n){let e=mt.get(n);return e||(e=new Intl.DateTimeFormat("en",{timeZone:n,calendar:"gregory",numberingSystem:"latn",year:"numeric",month:"2-digit",day:"2-digit"}),mt.set(n,e)),e}function q(n,e){let t=qn(n).formatToParts(e),r=s=>t.find(i=>i.type===s)?.value??"";return`${r("year").padStart(4,"0")}-${r("month")}-${r("day")}`}function w(n){return Date.parse(`${n.length===7?`${n}-01`:n}T00:00:00Z`)}function gt(n,e){let t=w(n);return Array.from({length:e},(r,s)=>new Date(t-(e-1-s)*864e5).toISOString().slice(0,10))}function ue(n,e,t){let r=[],[s,i]=e.split("-").map(Number);for(;r.length<t;){let o=`${String(s).padStart(4,"0")}-${String(i).padStart(2,"0")}`;if(o<n)break;r.unshift(o),i--,i===0&&(i=12,s--)}return r}var Nn=62,Ln=6,yt=24,Pn={promptTokens:0,completionTokens:0,totalTokens:0,requestCount:0,cost:void 0};function bt(n,e,t,r){return n.map(s=>{let i=e.get(s);return{...Pn,...i&&{promptTokens:i.promptTokens,completionTokens:i.completionTokens,totalTokens:i.totalTokens,requestCount:i.requestCount,cost:i.cost},...r(s),key:s,isRunning:s===t,isReported:i!==void 0}})}function Bn(n,e){return(w(e)-w(n))/864e5+1}function vt(n,e,t){let r=n.dailyUsage,s=new Map(r.map(h=>[h.date,h])),i=[...s.keys()],o=[n.today,i.at(-1)??""].sort().at(-1),l=i[0]?Bn(i[0],o):0,a=e!==void 0||l<=Nn,u=a?gt(o,e??Math.max(l,7)):i,g=t.dateRange(u[0],u.at(-1));return{bars:bt(u,s,o,h=>({label:t.date(h),title:t.date(h,"long")})),period:a?g:`${g}, days with usage only`}}function Fn(n,e,t){let r=new Map(n.monthlyUsage.map(l=>[l.month,l])),s=e.at(-1),i=ue("0000-01",s,Ln),o=e.length<i.length?i:e;return{bars:bt(o,r,n.today.slice(0,7),l=>({label:t.month(l),title:t.month(l,"long")})),period:t.monthRange(o[0],s)}}function xt(n,e){let t=n.monthlyUsage.map(({month:a})=>a),r=n.today.slice(0,7),s=t.at(-1)??r,i=ue("0000-01",r,yt),o=s<i[0]||s>r?s:r,l=ue(t[0]??o,o,yt);return Fn(n,l,e)}function Pe(n,e){let t=n.isRunning?`${n.title}, so far`:n.title;if(n.requestCount===0&&n.totalTokens===0)return`${t}: no usage`;let r=e.cost(n.cost,n.requestCount);return[`${t}: ${e.counted(n.totalTokens,"token")}`,`${e.exact(n.promptTokens)} prompt`,`${e.exact(n.completionTokens)} completion`,e.counted(n.requestCount,"request"),...r?[r.words]:[]].join(" \xB7 ")}var Hn=x`
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
`;function de(n,e,t){return n.height<=0?d:R`<rect class=${e} x=${n.x} y=${n.y} width=${n.width}
		height=${n.height} fill=${t??d}></rect>`}function zn(n,e,t){let r=t.cost(n.cost,n.requestCount);return c`<tr>
		<th scope="row">
			${n.title}${n.isRunning?c` <span class="quiet">so far</span>`:d}
			<small class="narrow quiet">
				${t.counted(n.requestCount,"request")}
			</small>
		</th>
		<td class="wide number">${t.exact(n.promptTokens)}</td>
		<td class="wide number">${t.exact(n.completionTokens)}</td>
		<td class="number">
			${t.exact(n.totalTokens)}
			<small class="narrow quiet">
				${t.exact(n.promptTokens)} +
				${t.exact(n.completionTokens)}
			</small>
			${e?c`<small class="narrow quiet">
						${r?.amount}
						${r?.note?c`<span class="note">${r.note}</span>`:d}
					</small>`:d}
		</td>
		<td class="wide number">${t.exact(n.requestCount)}</td>
		${e?c`<td class="wide number">
					${r?.amount}
					${r?.note?c`<small class="note quiet">${r.note}</small>`:d}
				</td>`:d}
	</tr>`}function jn(n){let{requestCount:e}=n;return{...n,promptTokens:e,completionTokens:0,totalTokens:e}}var N=class{static{this.styles=Hn}#e;#n;#t;#r=null;#s=0;#i=0;#a=11;#o;#u="";constructor(e,t){this.#e=e,this.#n=t,this.#t=globalThis.ResizeObserver?new ResizeObserver(r=>this.#h(r)):void 0,e.addController(this)}get#l(){return Math.ceil(this.#a*.3)}hostUpdated(){let e=(this.#e.shadowRoot??this.#e).querySelector(`[data-plot="${this.#n}"]`);e!==this.#r&&(this.#r&&this.#t?.unobserve(this.#r),e&&this.#t?.observe(e),this.#r=e)}hostDisconnected(){this.#t?.disconnect(),this.#r=null}#h(e){let t=e.at(-1);if(!t||t.contentRect.width===0)return;let r=getComputedStyle(t.target);this.#s=t.contentRect.width,this.#i=t.contentRect.height,this.#a=Number.parseFloat(r.fontSize)||this.#a,this.#e.requestUpdate()}render(e,t,r){let{bars:s}=e,i=s.findIndex(a=>a.key===this.#o),o=s[i]??s.at(-1),l=`${t.title}, ${e.period}, ${t.timeZone}`;return c`<div
				class="plot"
				data-plot=${this.#n}
				tabindex="0"
				role="application"
				aria-roledescription="bar chart"
				aria-label="${l}. Arrow keys read the bars."
				@keydown=${a=>this.#g(a,s,r)}
				@focus=${()=>this.#m(o,r)}
				@blur=${()=>this.#y()}
				@pointerleave=${a=>{a.pointerType!=="touch"&&this.#y()}}
			>
				${this.#s>0?this.#d(s,i,t,r):d}
			</div>
			<p class="readout" aria-hidden="true">
				${o?Pe(o,r):d}
			</p>
			<p class="unseen" role="status">${this.#u}</p>`}renderTable(e,t,r){let s=e.bars.filter(l=>l.isReported).reverse(),i=s.some(l=>l.cost!==void 0),o=`${t.title}, ${e.period}, ${t.timeZone}`;return c`<div class="scroll" tabindex="0" role="region" aria-label=${o}>
			<table class="bars">
				<thead>
					<tr>
						<th scope="col">${t.unit}</th>
						<th scope="col" class="wide number">Prompt</th>
						<th scope="col" class="wide number">Completion</th>
						<th scope="col" class="number">Tokens</th>
						<th scope="col" class="wide number">Requests</th>
						${i?c`<th scope="col" class="wide number">Cost</th>`:d}
					</tr>
				</thead>
				<tbody>
					${s.map(l=>zn(l,i,r))}
				</tbody>
			</table>
		</div>`}#d(e,t,r,s){let i=r.height==="requests",o=pt(i?e.map(jn):e,{width:this.#s,height:this.#i,fontSize:this.#a,write:a=>s.compact(a)}),l=`hatch-${this.#n}`;return c`<svg
			aria-hidden="true"
			width=${this.#s}
			height=${this.#i}
			viewBox="0 0 ${this.#s} ${this.#i}"
			@pointerdown=${a=>this.#c(a,e,o)}
			@pointermove=${a=>this.#c(a,e,o)}
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
			${o.rows.map(({at:a,text:u})=>R`
					<line class="row" x1=${o.plot.x} x2=${this.#s}
						y1=${a} y2=${a}></line>
					<text x=${o.plot.x-6} y=${a} dy="0.32em"
						text-anchor="end">${u}</text>`)}
			${o.columns.map(({at:a,text:u,anchor:g})=>R`
					<text x=${a} y=${this.#i-this.#l}
						text-anchor=${g}>${u}</text>`)}
			${t>=0?de(o.bars[t].column,"chosen"):d}
			${o.bars.map((a,u)=>[de(a.prompt,i?"count":"prompt"),de(a.completion,"completion"),e[u].isRunning?de(a.whole,"running",`url(#${l})`):d])}
		</svg>`}#c(e,t,r){let s=e.currentTarget.getBoundingClientRect(),{plot:i}=r,o=(e.clientX-s.left-i.x)/i.width;this.#p(t[Math.floor(o*t.length)])}#g(e,t,r){let s=t.length-1,i=t.findIndex(a=>a.key===this.#o),o=i<0?s:i,l={ArrowLeft:Math.max(o-1,0),ArrowRight:Math.min(o+1,s),Home:0,End:s}[e.key];l===void 0||e.ctrlKey||e.altKey||e.metaKey||(e.preventDefault(),this.#p(t[l]),this.#m(t[l],r))}#p(e){e?.key!==this.#o&&(this.#o=e?.key,this.#e.requestUpdate())}#m(e,t){e&&(this.#o=e.key,this.#u=Pe(e,t),this.#e.requestUpdate())}#y(){this.#o=void 0,this.#u="",this.#e.requestUpdate()}};function ce(n,e,t,r){return{label:n,value:r.compact(e),exact:r.exact(e),period:t}}function Wn(n,e){let t=e>0?100*n/e:0;return c`<svg
		class="split"
		viewBox="0 0 100 6"
		preserveAspectRatio="none"
		aria-hidden="true"
	>
		${e>0?R`<rect class="completion" width="100" height="6"></rect>
				<rect class="prompt" width=${t} height="6"></rect>
				<rect class="gap" x=${t-.3} width="0.6" height="6"></rect>`:R`<rect class="nothing" width="100" height="6"></rect>`}
	</svg>`}function Zn(n,e,t){let{promptTokens:r,completionTokens:s,totalTokens:i}=n;return{...ce("Total tokens",i,e,t),isMain:!0,details:[Wn(r,i),c`<span class="pair">
				<span><i class="key prompt"></i> ${t.exact(r)} prompt</span>
				<span><i class="key completion"></i> ${t.exact(s)} completion</span>
			</span>`]}}function wt(n,e){let{timeZone:t,today:r}=n,s=n.firstRequestAt?`since ${e.day(n.firstRequestAt,t)}, ${t}`:`so far, ${t}`,i=e.cost(n.cost,n.requestCount),o=e.counted(n.averageTokensPerRequest,"token");return[Zn(n,s,e),{...ce("Requests",n.requestCount,s,e),details:[`${o} on average`]},ce("Tokens today",n.todayUsage,`${e.date(r)} so far, ${t}`,e),ce("Tokens this month",n.thisMonthUsage,`${e.month(r.slice(0,7),"long")} so far, ${t}`,e),...i?[{label:"Cost",value:i.amount,exact:i.amount,period:s,...i.note&&{details:[i.note]}}]:[]]}function $t(n){let e=n.value!==n.exact;return c`<div
		class="card panel ${n.isMain?"main":""}"
		role="group"
		tabindex=${e?0:d}
		aria-label="${n.label}, ${n.exact}"
	>
		<p class="label">${n.label}</p>
		<p class="value ${e?"short":""}">
			<span class="compact" aria-hidden=${e?"true":d}
				>${n.value}</span
			>${e?c`<span class="exact">${n.exact}</span>`:d}
		</p>
		${n.details?.map(t=>c`<div class="detail">${t}</div>`)}
		<p class="period">${n.period}</p>
	</div>`}function kt(n){return Array.from({length:n},(e,t)=>c`<div class="card panel ${t===0?"main":""}">
			<p class="label"><span class="blank half">&nbsp;</span></p>
			<p class="value"><span class="blank">&nbsp;</span></p>
			${t===0?c`<div class="detail"><span class="blank split"></span></div>`:d}
			${t<2?c`<div class="detail"><span class="blank">&nbsp;</span></div>`:d}
			<p class="period"><span class="blank half">&nbsp;</span></p>
		</div>`)}var Tt=x`
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

	/* A bound of a cost keeps its line. */
	@container (max-width: 22rem) {
		.cards.five .card:nth-child(n + 4) {
			grid-column: span 2;
		}
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
`;var Vn="\u2014",Qn={amount:null,currency:"",unpricedRequests:0},Kn=2;function Gn(n,e){let[t,r=""]=n.split(".");return e>0?`${t}.${r.slice(0,e)}`:t}function Yn(n,e){let t=n.split(".")[1]??"",r=/^0*/.exec(t)[0].length,s=Math.max(e,r)+Kn;return Math.abs(Number(n))<1&&/[1-9]/.test(t.slice(e,s))?s:e}var K=class{#e;#n;#t;#r;#s;#i=new Map;#a=new Map;#o;constructor(e){this.#e=e}get locale(){return this.#n??=Xn(this.#e),this.#n}change(e){return new Intl.NumberFormat(this.locale,{style:"percent",signDisplay:"exceptZero",maximumFractionDigits:0}).formatToParts(e).map(({type:t,value:r})=>t==="minusSign"?r.replace("-","\u2212"):r).join("")}exact(e){return this.#t??=new Intl.NumberFormat(this.locale),this.#t.format(e)}compact(e){return this.#r??=new Intl.NumberFormat(this.locale,{notation:"compact",maximumSignificantDigits:3}),this.#r.format(e)}counted(e,t,r=`${t}s`){this.#s??=new Intl.PluralRules("en");let s=this.#s.select(e)==="one"?t:r;return`${this.exact(e)} ${s}`}cost(e,t){if(e===void 0)return;let{amount:r,currency:s,unpricedRequests:i}=e??Qn,o=i>0?`${this.counted(i,"request")} without a price`:"",l=t>0&&i>=t;if(r===null||l)return{amount:Vn,note:o,words:"no price known"};let a=this.#u(r,s);return i>0?{amount:`\u2265\xA0${a}`,note:o,words:`at least ${a}, ${o}`}:{amount:a,note:o,words:a}}#u(e,t){let{maximumFractionDigits:r=2}=this.#l(t).resolvedOptions(),s=Yn(e,r),i=Gn(e,s);return this.#l(t,s).format(i)}#l(e,t){let r=`${e} ${t}`,s=this.#i.get(r);return s||(s=new Intl.NumberFormat(this.locale,{style:"currency",currency:e,...t!==void 0&&{minimumFractionDigits:t,maximumFractionDigits:t}}),this.#i.set(r,s)),s}date(e,t="short"){return this.#d(w(e),"UTC",{month:"short",day:"numeric",...t==="long"&&{weekday:"short",year:"numeric"}})}dateRange(e,t){return this.#c("UTC",{month:"short",day:"numeric",year:"numeric"}).formatRange(w(e),w(t))}month(e,t="short"){return this.#d(w(e),"UTC",{month:t,year:"numeric"})}monthRange(e,t){return this.#c("UTC",{month:"short",year:"numeric"}).formatRange(w(e),w(t))}day(e,t){return this.#d(new Date(e).getTime(),t,{month:"short",day:"numeric",year:"numeric"})}moment(e,t,r){let s=new Date(e).getTime(),i=o=>q(t,o).slice(0,4);return this.#d(s,t,{month:"short",day:"numeric",hour:this.#h(),minute:"2-digit",...i(s)!==i(r)&&{year:"numeric"}})}clock(e,t="minute"){return this.#d(e,void 0,{hour:this.#h(),minute:"2-digit",...t==="second"&&{second:"2-digit"}})}#h(){if(!this.#o){let e=this.#c("UTC",{timeStyle:"short"}).formatToParts(324e5).find(({type:t})=>t==="hour").value;this.#o=e.length>1?"2-digit":"numeric"}return this.#o}#d(e,t,r){return this.#c(t,r).format(e)}#c(e,t){let r=JSON.stringify([e,t]),s=this.#a.get(r);return s||(s=new Intl.DateTimeFormat(this.locale,{...t,...e&&{timeZone:e}}),this.#a.set(r,s)),s}};function Xn(n){try{return new Intl.NumberFormat(n||void 0).resolvedOptions().locale}catch{return new Intl.NumberFormat().resolvedOptions().locale}}function Jn(n){let e=(n??"").replaceAll("_"," ").trim();return e?e.charAt(0).toUpperCase()+e.slice(1):"Request"}function er({provider:n,model:e}){return[e,n].filter(Boolean).join(" \xB7 ")||"\u2014"}function tr(n,e,t,r){let s=r.moment(n.timestamp,e,Date.now()),i=r.cost(n.cost??null,1),{promptTokens:o,completionTokens:l,totalTokens:a}=n;return c`<tr>
		<th scope="row">
			${Jn(n.operation)}
			${n.pluginName?c`<span class="quiet">${n.pluginName}</span>`:d}
			<small class="narrow quiet">${n.model??"\u2014"}</small>
			<small class="narrow quiet">${s}</small>
		</th>
		<td class="wide">${er(n)}</td>
		<td class="wide when">
			<time datetime=${n.timestamp}>${s}</time>
		</td>
		<td class="wide number">${r.exact(o)}</td>
		<td class="wide number">${r.exact(l)}</td>
		<td class="number">
			${r.exact(a)}
			<small class="narrow quiet">
				${r.exact(o)} + ${r.exact(l)}
			</small>
			${t?c`<small class="narrow quiet">${i?.amount}</small>`:d}
		</td>
		${t?c`<td class="wide number">${i?.amount}</td>`:d}
	</tr>`}function St(n,e){let{recentSessions:t,timeZone:r}=n,s=n.cost!==void 0;return c`<table class="sessions">
		<thead>
			<tr>
				<th scope="col">Request</th>
				<th scope="col" class="wide">Model</th>
				<th scope="col" class="wide">Time (${r})</th>
				<th scope="col" class="wide number">Prompt</th>
				<th scope="col" class="wide number">Completion</th>
				<th scope="col" class="number">Tokens</th>
				${s?c`<th scope="col" class="wide number">Cost</th>`:d}
			</tr>
		</thead>
		<tbody>
			${t.map(i=>tr(i,r,s,e))}
		</tbody>
	</table>`}var At=x`
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
`;var nr={offline:"This device is offline",unreachable:"The numbers could not be loaded",timeout:"The numbers could not be loaded",denied:"These numbers are not for this page",busy:"The server is busy",refused:"The server does not take this request",failed:"The numbers could not be loaded",unreadable:"The numbers could not be read"};function _t(n){return n.status===429?"Too many requests":n.status===503?"The server is not available now":nr[n.kind]}var rr=5;function Et(n,e){let t=(n.failure?.retryAfter??0)>=rr;return n.loading?"trying again":n.retryAt?t?`trying again at ${e.clock(n.retryAt,"second")}`:"trying again":""}function Ct(n){let e=n.charAt(0).toUpperCase()+n.slice(1);return/[.!?]$/.test(e)?e:`${e}.`}function Ut(n){return c`<button type="button" @click=${n}>Try again</button>`}function Rt(n,e,t,r){let s=Et(n,t);return c`<div class="message" role="alert">
		<h3>${_t(e)}</h3>
		<p>
			${Ct(e.message)}
			${s?Ct(s):d}
		</p>
		${e.requestId?c`<p class="quiet">Request ${e.requestId}</p>`:d}
		${Ut(r)}
	</div>`}function It(n,e,t){let{document:r,failure:s,loadedAt:i,offline:o}=n;if(!r||!s&&!o)return d;let l=o||s?.kind==="offline"?"Offline":s?.kind==="busy"?_t(s):"Could not refresh",a=[s&&l==="Could not refresh"?s.message:"",s?Et(n,e):"",s?.requestId?`request ${s.requestId}`:""].filter(Boolean);return c`<div class="notice" role="status">
		<span>
			<strong>${l} · data from ${e.clock(i)}</strong>
			${a.length>0?c`<small>${a.join(" \xB7 ")}</small>`:d}
		</span>
		${Ut(t)}
	</div>`}function Ot(n){return n.document?n.live==="streaming"?"Live":n.live==="polling"?"Checked every few seconds":"":""}var Mt=x`
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
`,Dt=x`
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
`,qt=x`
	:host {
		${Mt}
	}

	@media (prefers-color-scheme: dark) {
		:host {
			${Dt}
		}
	}

	:host([theme="light"]) {
		${Mt}
	}

	:host([theme="dark"]) {
		${Dt}
	}
`,Nt=x`
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
		padding: 0.35rem 0.45rem 0.35rem 0;
		border-top: 1px solid var(--line);
		text-align: start;
		vertical-align: baseline;
		font-weight: 400;
		overflow-wrap: anywhere;
	}

	@container (min-width: 32rem) {
		th,
		td {
			padding-inline-end: 0.75rem;
		}
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

	@media print {
		button,
		.waiting {
			display: none;
		}

		.scroll {
			max-height: none;
			overflow: visible;
		}

		.panel,
		tr {
			break-inside: avoid;
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
`;function he(n){return(n??"").trim().replace(/\/+$/,"")}function Lt(n,e){return`${n}?${new URLSearchParams(e)}`}function Pt(n,e){let t={userId:e.userId};return e.days!==void 0&&(t.days=String(e.days)),e.timeZone&&(t.timeZone=e.timeZone),Lt(`${he(n)}/api/user/token-usage`,t)}function Bt(n,e){return Lt(`${he(n)}/api/user/token-usage/events`,{userId:e})}var Be=class{#e;#n;#t;constructor(e){this.#e=e}async get(){return this.#n&&Date.now()<this.#n.renewAt?this.#n.token:(this.#t??=this.#r().finally(()=>{this.#t=void 0}),this.#t)}refuse(e){this.#n?.token===e&&(this.#n=void 0)}async#r(){let e=await this.#e(),{token:t,expiresAt:r=null}=typeof e=="string"?{token:e}:e,s=Date.now(),i=r?Date.parse(r)-s:Number.NaN,o=Math.min(6e4,i/10);return this.#n={token:t,renewAt:Number.isNaN(i)?1/0:s+i-o},t}},Ft=new WeakMap;function Ht(n){if(!n)return;let e=Ft.get(n);return e||Ft.set(n,e=new Be(n)),e}function zt(n,e){let t=n?.trim()??"";if(/^\d{1,9}$/.test(t))return Number(t);let r=/[A-Za-z]/.test(t)?Date.parse(t):Number.NaN;if(!Number.isNaN(r))return Math.max(0,Math.ceil((r-e)/1e3))}function fe(n,e,t,r){if(t!==void 0){let o=Math.min(t*1e3,9e5);return Math.round(o+Math.max(o/4,250)*r)}let s=Math.min(n-1,16),i=Math.min(e*2**s,6e4);return Math.round(i/2+i/2*r)}var b=class extends Error{constructor(t,r,s={}){super(r);this.name="UsageError";this.kind=t,this.status=s.status??0,this.code=s.code,this.requestId=s.requestId,this.retryAfter=s.retryAfter,this.tokenUsage=s.tokenUsage}};function sr(n){return n===401||n===403?"denied":n===429||n===503?"busy":n>=500?"failed":"refused"}function jt(n){return n.kind!=="denied"&&n.kind!=="refused"}function pe(n){return typeof n=="string"&&n!==""?n:void 0}function A(n){if(typeof n!="object"||n===null)return!1;let e=n;return["promptTokens","completionTokens","totalTokens","requestCount"].every(t=>Number.isFinite(e[t]))&&Number(e.promptTokens)+Number(e.completionTokens)===e.totalTokens}function me(n,e){let t={};try{t=Object(JSON.parse(e))}catch{}let r=t.tokenUsage;return new b(sr(n.status),pe(t.error)??`The server answered with status ${n.status}`,{status:n.status,code:pe(t.code),requestId:pe(t.requestId)??pe(n.headers.get("X-Request-Id")),retryAfter:zt(n.headers.get("Retry-After"),Date.now()),tokenUsage:A(r)?r:void 0})}var ir=2e4;async function He(n,e){let{fetchToken:t,...r}=e,s=Ht(t);if(!s)return Fe(n,r);let i=await Zt(s),o=await Fe(n,Wt(r,i));if(o.status!==401)return o;s.refuse(i);let l=await Zt(s);return l===i?o:(await o.body?.cancel(),Fe(n,Wt(r,l)))}function Wt(n,e){return{...n,headers:{...n.headers,Authorization:`Bearer ${e}`}}}async function Zt(n){try{return await n.get()}catch(e){throw e instanceof b?e:new b("denied","This page could not get permission to read the numbers")}}async function Fe(n,e){try{return await fetch(n,e)}catch(t){throw Vt(t,e.signal)}}function Vt(n,e){return n instanceof b?n:e?.aborted?e.reason instanceof DOMException&&e.reason.name==="TimeoutError"?new b("timeout","The server did not answer in time"):n:globalThis.navigator?.onLine===!1?new b("offline","This device is offline"):new b("unreachable","The server could not be reached")}async function or(n,e){let t;try{t=await n.text()}catch(r){throw Vt(r,e)}if(!n.ok)throw me(n,t);return t}function ar(n,e){try{return JSON.parse(n)}catch{throw Qt(e)}}function Qt(n){return new b("unreadable","The answer is not one of TokenMeter's; is the base URL right?",{status:n.status,requestId:n.headers.get("X-Request-Id")??void 0})}function lr(n){return A(n)&&Array.isArray(n.dailyUsage)&&Array.isArray(n.monthlyUsage)&&typeof n.userId=="string"}function ur(n){let e=n.timeZone??"UTC";return{...n,recentSessions:n.recentSessions??[],timeZone:e,today:n.today??q(e,Date.now())}}async function ge(n){let e=AbortSignal.timeout(ir),t=n.signal?dr([n.signal,e]):e,r=await He(Pt(n.baseUrl??"",n),{headers:{Accept:"application/json"},fetchToken:n.fetchToken,signal:t}),s=ar(await or(r,t),r);if(!lr(s))throw Qt(r);return ur(s)}function dr(n){let e=new AbortController;for(let t of n){let r=()=>e.abort(t.reason);t.aborted&&r(),t.addEventListener("abort",r,{once:!0,signal:e.signal})}return e.signal}var ye=class{#e;#n;#t;constructor(e,t=400){this.#e=e,this.#n=t}call(){this.#t??=setTimeout(()=>{this.#t=void 0,this.#e()},this.#n)}cancel(){clearTimeout(this.#t),this.#t=void 0}};var be=class{constructor(){this.lastEventId="";this.#e="";this.#n=!1;this.#t=!1;this.#r="";this.#s=[];this.#i=0;this.#a=""}#e;#n;#t;#r;#s;#i;#a;feed(e){let t=[];for(let r of this.#o(e)){let s=this.#u(r);s&&t.push(s)}if(this.#e.length+this.#i>1048576)throw new RangeError("An event of the live stream is endless");return t}#o(e){!this.#n&&e!==""&&(this.#n=!0,e.startsWith("\uFEFF")&&(e=e.slice(1))),this.#t&&e!==""&&(e.startsWith(`
`)&&(e=e.slice(1)),this.#t=!1),e.endsWith("\r")&&(this.#t=!0);let t=(this.#e+e).split(/\r\n|\n|\r/);return this.#e=t.pop()??"",t}#u(e){if(e==="")return this.#l();let t=e.indexOf(":");if(t===0)return;let r=t<0?e:e.slice(0,t),s=t<0?"":e.slice(t+1).replace(/^ /,"");r==="event"?this.#r=s:r==="data"?(this.#s.push(s),this.#i+=s.length):r==="id"&&!s.includes("\0")?this.#a=s:r==="retry"&&/^\d{1,9}$/.test(s)&&(this.retryMilliseconds=Number(s))}#l(){let e=this.#r||"message",t=this.#s;if(this.lastEventId=this.#a,this.#r="",this.#s=[],this.#i=0,t.length!==0)return{type:e,data:t.join(`
`),lastEventId:this.lastEventId}}};var L="token-usage-updated";function Kt(){return typeof globalThis.addEventListener=="function"?globalThis:void 0}function I(){return globalThis.document?.visibilityState==="hidden"}function G(){return globalThis.navigator?.onLine===!1}function Gt(n){Kt()?.dispatchEvent(new CustomEvent(L,{detail:n}))}function ze(n){let e=n.detail;return typeof e=="object"&&e!==null?e:{}}function Yt(n,e){return n.userId===void 0||String(n.userId)===e}function Y(n,e){let t=[Kt(),globalThis.document];for(let r of n)t[r==="visibilitychange"?1:0]?.addEventListener(r,e);return()=>{for(let r of n)t[r==="visibilitychange"?1:0]?.removeEventListener(r,e)}}var cr=1e3,hr=45e3,Xt=15,fr=60;function pr(n,e){return n?.totalTokens===e.totalTokens&&n.promptTokens===e.promptTokens&&n.requestCount===e.requestCount}function mr(n){if(n.type===L)try{let e=Object(JSON.parse(n.data)).tokenUsage;return A(e)?e:void 0}catch{return}}var je=class{constructor(e,t){this.state="waiting";this.#t=new Set;this.#s="";this.#i=cr;this.#a=Xt;this.#o=0;this.#n=e,this.#e=t}#e;#n;#t;#r;#s;#i;#a;#o;#u;#l;get isUnused(){return this.#t.size===0}add(e){this.#t.add(e),!this.#l&&(this.#l=Y(["visibilitychange","online",L],t=>this.#h(t)),this.#c())}remove(e){this.#t.delete(e),this.isUnused&&(this.#l?.(),this.#l=void 0,this.#d())}note(e){this.#r=e}#h(e){if(e.type===L){let t=ze(e);t.userId===this.#e&&A(t.tokenUsage)&&this.note(t.tokenUsage)}else e.type==="online"?(this.#d(),this.#c()):I()?this.#d():this.#c()}#d(){this.#u?.abort(),this.#u=void 0,this.#b("waiting")}#c(){this.#u||I()||this.isUnused||(this.#o=0,this.#u=new AbortController,this.#g(this.#u.signal))}async#g(e){for(;!e.aborted;){let t;try{t=await this.#m(e)}catch(r){if(e.aborted)return;t=this.#p(r)}if(e.aborted)return;this.#o++,await gr(fe(this.#o,this.#i,t,Math.random()),e)}}#p(e){if(this.state==="streaming"&&this.#b("waiting"),e instanceof b){if(e.kind==="denied"){this.#b("waiting");for(let t of[...this.#t])t.onDenied?.();return fr}return e.retryAfter}}async#m(e){if(this.state==="polling")return this.#x(e);let t=new AbortController,r=()=>t.abort();e.addEventListener("abort",r,{once:!0});try{let s=await He(Bt(this.#n,this.#e),{headers:this.#y(),fetchToken:this.fetchToken,cache:"no-store",signal:t.signal});return await this.#w(s,t)}finally{e.removeEventListener("abort",r),t.abort()}}#y(){let e={Accept:"text/event-stream"};return this.#s&&(e["Last-Event-ID"]=this.#s),e}async#w(e,t){let r=e.headers.get("Content-Type")??"";if(e.ok&&e.body&&/^text\/event-stream/i.test(r)){await this.#$(e.body,t);return}let s=me(e,await e.text());if(e.ok||[404,405,501].includes(e.status))return this.#b("polling"),this.#a=s.retryAfter||Xt,this.#a;throw s}async#$(e,t){let r=new be,s=new TextDecoder,i=e.getReader();for(r.lastEventId=this.#s,this.#b("streaming");;){let o=setTimeout(()=>t.abort(),hr),{done:l,value:a}=await i.read().finally(()=>clearTimeout(o));if(l)break;for(let u of r.feed(s.decode(a,{stream:!0})))this.#v(u);this.#i=r.retryMilliseconds??this.#i}this.#b("waiting")}#v(e){this.#o=0,this.#s=e.lastEventId||this.#s;let t=mr(e);t&&this.#f(t)}async#x(e){let t=await ge({userId:this.#e,baseUrl:this.#n,signal:e,...this.fetchToken&&{fetchToken:this.fetchToken}});return this.#o=0,this.#f({promptTokens:t.promptTokens,completionTokens:t.completionTokens,totalTokens:t.totalTokens,requestCount:t.requestCount}),this.#a}#f(e){let t=this.#r;this.note(e),t&&!pr(t,e)&&Gt({userId:this.#e,tokenUsage:e})}#b(e){if(this.state!==e){this.state=e;for(let t of[...this.#t])t.onState?.(e)}}};function gr(n,e){return new Promise(t=>{let r=()=>{clearTimeout(s),e.removeEventListener("abort",r),t()},s=setTimeout(r,n);e.addEventListener("abort",r)})}var yr=Symbol.for("tokenmeter.live.1");function br(){let n=globalThis;return n[yr]??=new Map}function Jt({baseUrl:n,userId:e,fetchToken:t},r={}){let s=he(n),i=`${s} ${e}`,o=br(),l=o.get(i);l||(l=new je(s,e),o.set(i,l));let a=l;a.fetchToken=t??a.fetchToken;let u={...r};return a.add(u),{get state(){return a.state},note:g=>a.note(g),close(){a.remove(u),a.isUnused&&o.delete(i)}}}function en(n,e){return Y([L],t=>{let r=ze(t);Yt(r,n)&&e(r)})}var vr=2e3,xr=3e4,wr=3e5,tn={document:void 0,days:void 0,loadedAt:0,loading:!1,failure:void 0,retryAt:0,live:"waiting",offline:!1};function $r(n,e){return n!==void 0&&n.userId===e.userId&&n.baseUrl===e.baseUrl&&n.days===e.days&&n.timeZone===e.timeZone&&n.fetchToken===e.fetchToken}function kr(n,e){return n?.userId===e.userId&&n.baseUrl===e.baseUrl&&n.fetchToken===e.fetchToken}function Tr(n,{userId:e,tokenUsage:t}){if(e!==n.userId||!A(t)||t.requestCount<=n.requestCount)return n;let{promptTokens:r,completionTokens:s,totalTokens:i,requestCount:o}=t;return{...n,promptTokens:r,completionTokens:s,totalTokens:i,requestCount:o}}var ve=class{constructor(e){this.view=tn;this.#n=new ye(()=>this.#d());this.#r=!1;this.#i=!1;this.#a=0;this.#h=[];this.#e=e}#e;#n;#t;#r;#s;#i;#a;#o;#u;#l;#h;show(e){if($r(this.#t,e))return;let t=kr(this.#t,e);if(this.#t=e,t){this.#x(),this.#r&&this.refresh();return}let r=this.#r;this.stop(),this.#f({...tn,offline:G()}),r&&this.start()}start(){if(this.#r=!0,!this.#t?.userId||this.#h.length>0)return;let{userId:e}=this.#t;this.#h=[en(e,t=>this.#w(t)),Y(["online","offline","visibilitychange"],t=>this.#$(t.type))],this.#u=setInterval(()=>this.#v(),xr),this.refresh()}stop(){this.#r=!1;for(let e of this.#h)e();this.#h=[],clearInterval(this.#u),this.#x(),this.#n.cancel(),this.#l?.close(),this.#l=void 0,this.#a=0}refresh(){if(!(!this.#r||!this.#t?.userId)){if(this.#s){this.#i=!0;return}this.#c(this.#t)}}#d(){let{failure:e,retryAt:t}=this.view;e?.status===429&&Date.now()<t||this.refresh()}async#c(e){let t=new AbortController;this.#s=t,this.#i=!1,clearTimeout(this.#o),this.#f({loading:!0,retryAt:0});try{let r=await ge({...e,signal:t.signal});if(t.signal.aborted)return;this.#g(r,e)}catch(r){if(t.signal.aborted)return;this.#p(r)}this.#i&&this.#n.call()}#g(e,{days:t}){this.#s=void 0,this.#a=0,this.#f({document:e,days:t,loadedAt:Date.now(),loading:!1,failure:void 0,offline:G()}),this.#m(),this.#l?.note(e)}#p(e){let t=e instanceof b?e:new b("unreadable","The answer could not be read");this.#s=void 0,this.#a++;let r=fe(this.#a,vr,t.retryAfter,Math.random()),s=jt(t)&&!I();s&&(this.#o=setTimeout(()=>this.refresh(),r)),this.#f({...t.kind==="denied"&&{document:void 0},loading:!1,failure:t,retryAt:s?Date.now()+r:0,offline:G()})}#m(){if(this.#l||!this.#t)return;let{userId:e,baseUrl:t,fetchToken:r}=this.#t;this.#l=Jt({userId:e,...t!==void 0&&{baseUrl:t},...r&&{fetchToken:r}},{onState:s=>this.#y(s),onDenied:()=>this.refresh()}),this.#f({live:this.#l.state})}#y(e){this.#f({live:e}),e!=="waiting"&&this.view.failure&&this.refresh()}#w(e){let{document:t}=this.view;t&&this.#f({document:Tr(t,e)}),this.#n.call()}#$(e){let{failure:t,retryAt:r}=this.view;e!=="visibilitychange"&&this.#f({offline:G()}),!(e==="offline"||I())&&(this.#v(),t&&(e==="online"||r===0)&&this.refresh())}#v(){let{document:e,loadedAt:t}=this.view,r=Date.now();if(!e||I())return;let s=q(e.timeZone,r)>e.today,i=r-t<wr;s&&!i&&this.#n.call()}#x(){this.#s?.abort(),this.#s=void 0,clearTimeout(this.#o)}#f(e){this.view={...this.view,...e},this.#e()}};function nn(n){let e=Number(n);return Number.isInteger(e)&&e>=1&&e<=366?e:void 0}var Sr={userId:{attribute:"user-id"},baseUrl:{attribute:"base-url"},days:{attribute:"days",converter:nn},timeZone:{attribute:"time-zone"},theme:{reflect:!0},fetchToken:{attribute:!1},shape:{state:!0}},Ar=c`<span class="legend">
	<span><i class="key prompt"></i> prompt</span>
	<span><i class="key completion"></i> completion</span>
</span>`,Cr=x`
	/* A ground of its own: the page around it may know no dark. */
	:host {
		display: block;
		padding: 0.75rem;
		border-radius: 0.75rem;
		background: var(--ground);
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
`,We=class extends S{static{this.properties=Sr}static{this.styles=[qt,Nt,Tt,N.styles,At,Cr]}#e=new ve(()=>this.requestUpdate());#n=new N(this,"daily");#t=new N(this,"monthly");#r=new K;#s="";#i;constructor(){super(),this.userId="",this.baseUrl="",this.timeZone="",this.theme="",this.shape="chart"}connectedCallback(){super.connectedCallback();let e=this.closest("[lang]")?.getAttribute("lang");this.#r=new K(_r(e)),this.hasUpdated&&(this.#a(),this.#e.start())}disconnectedCallback(){super.disconnectedCallback(),this.#e.stop()}refresh(){this.#e.refresh()}willUpdate(e){this.#a(),!this.hasUpdated&&this.isConnected&&this.#e.start();let t=this.#e.view.failure?.kind==="denied";e.has("fetchToken")&&t&&this.refresh()}#a(){this.#e.show({userId:this.userId??"",baseUrl:this.baseUrl??"",days:nn(this.days),timeZone:this.timeZone||void 0,fetchToken:this.#o()})}#o(){let e=`${this.baseUrl} ${this.userId}`;if(this.fetchToken)return(!this.#i||this.#s!==e)&&(this.#s=e,this.#i=()=>this.fetchToken?.()??""),this.#i}render(){let{view:e}=this.#e;return c`<section
			class="whole"
			aria-label="Token usage"
			aria-busy=${e.loading?"true":"false"}
		>
			${e.loading&&e.document?c`<div class="waiting"></div>`:d}
			${this.#u()}
			${It(e,this.#r,()=>this.refresh())}
			${this.#h()}
		</section>`}#u(){let{view:e}=this.#e,t=Ot(e);return c`<header>
			<h2>
				Token usage
				${this.userId?c`<span class="quiet">${this.userId}</span>`:d}
			</h2>
			<div class="status">
				${t?c`<span>
							${t==="Live"?c`<span class="light"></span>`:d}${t}
						</span>`:d}
				${e.document?c`<span>Updated ${this.#r.clock(e.loadedAt)}</span>
							${this.#l()}`:d}
			</div>
		</header>`}#l(){let e=(t,r)=>c`<button
				type="button"
				aria-pressed=${this.shape===t?"true":"false"}
				@click=${()=>this.shape=t}
			>
				${r}
			</button>`;return c`<div class="choice" role="group" aria-label="Show the days and months as">
			${e("chart","Chart")} ${e("table","Table")}
		</div>`}#h(){let{view:e}=this.#e,{document:t,failure:r}=e;return this.userId?t?t.requestCount===0?this.#c(t):this.#g(t,e.days):r?c`<div class="panel">
					${Rt(e,r,this.#r,()=>this.refresh())}
				</div>`:this.#m():this.#d("No user is chosen","Set the attribute user-id.")}#d(e,t){return c`<div class="panel message">
			<h3>${e}</h3>
			<p class="quiet">${t}</p>
		</div>`}#c(e){return this.#d("No usage yet",`${e.userId} has not used any tokens. The first ones appear here by themselves. Days are those of ${e.timeZone}.`)}#g(e,t){let r=this.#r,s=wt(e,r),i={timeZone:e.timeZone};return c`<div class="cards ${s.length===5?"five":""}">
				${s.map($t)}
			</div>
			<div class="charts">
				${this.#p(this.#n,vt(e,t,r),{title:"Tokens per day",unit:"Day",...i})}
				${this.#p(this.#t,xt(e,r),{title:"Tokens per month",unit:"Month",...i})}
			</div>
			<div class="panel">
				<div class="head">
					<h3>
						Newest requests
						<small class="quiet">times in ${e.timeZone}</small>
					</h3>
				</div>
				${St(e,r)}
			</div>`}#p(e,t,r){let s=!t.bars.some(o=>o.isReported),i=s?c`<p class="quiet">No usage in this period</p>`:this.shape==="table"?e.renderTable(t,r,this.#r):e.render(t,r,this.#r);return c`<div class="panel">
			<div class="head">
				<h3>
					${r.title}
					<small class="quiet">${t.period}, ${r.timeZone}</small>
				</h3>
				${this.shape==="chart"?Ar:d}
			</div>
			<div class="body ${s?"empty":""}">${i}</div>
		</div>`}#m(){let e=t=>c`<div class="panel">
			<div class="head">
				<h3>${t} <small><span class="blank">&nbsp;</span></small></h3>
			</div>
			<div class="body"><span class="blank plot"></span></div>
		</div>`;return c`<p class="unseen" role="status">Loading</p>
			<div class="cards five">${kt(5)}</div>
			<div class="charts">
				${e("Tokens per day")} ${e("Tokens per month")}
			</div>`}};function _r(n){let e=globalThis.navigator?.languages??[],t=n?.split("-")[0];return e.find(r=>r.split("-")[0]===t)??e[0]}globalThis.customElements&&!customElements.get("token-usage-stats")&&customElements.define("token-usage-stats",We);export{We as TokenUsageStats};
