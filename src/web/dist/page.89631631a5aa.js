/* TokenMeter; its packages: licenses.txt */
var he=globalThis,me=he.ShadowRoot&&(he.ShadyCSS===void 0||he.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ze=Symbol(),Ct=new WeakMap,Z=class{constructor(e,t,s){if(this._$cssResult$=!0,s!==ze)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(me&&e===void 0){let s=t!==void 0&&t.length===1;s&&(e=Ct.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),s&&Ct.set(t,e))}return e}toString(){return this.cssText}},At=n=>new Z(typeof n=="string"?n:n+"",void 0,ze),G=(n,...e)=>{let t=n.length===1?n[0]:e.reduce((s,r,o)=>s+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+n[o+1],n[0]);return new Z(t,n,ze)},Et=(n,e)=>{if(me)n.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let s=document.createElement("style"),r=he.litNonce;r!==void 0&&s.setAttribute("nonce",r),s.textContent=t.cssText,n.appendChild(s)}},Ve=me?n=>n:n=>n instanceof CSSStyleSheet?(e=>{let t="";for(let s of e.cssRules)t+=s.cssText;return At(t)})(n):n;var{is:ns,defineProperty:ss,getOwnPropertyDescriptor:rs,getOwnPropertyNames:os,getOwnPropertySymbols:is,getPrototypeOf:as}=Object,fe=globalThis,Ut=fe.trustedTypes,ls=Ut?Ut.emptyScript:"",us=fe.reactiveElementPolyfillSupport,Q=(n,e)=>n,We={toAttribute(n,e){switch(e){case Boolean:n=n?ls:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,e){let t=n;switch(e){case Boolean:t=n!==null;break;case Number:t=n===null?null:Number(n);break;case Object:case Array:try{t=JSON.parse(n)}catch{t=null}}return t}},_t=(n,e)=>!ns(n,e),Rt={attribute:!0,type:String,converter:We,reflect:!1,useDefault:!1,hasChanged:_t};Symbol.metadata??=Symbol("metadata"),fe.litPropertyMetadata??=new WeakMap;var T=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Rt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let s=Symbol(),r=this.getPropertyDescriptor(e,s,t);r!==void 0&&ss(this.prototype,e,r)}}static getPropertyDescriptor(e,t,s){let{get:r,set:o}=rs(this.prototype,e)??{get(){return this[t]},set(i){this[t]=i}};return{get:r,set(i){let a=r?.call(this);o?.call(this,i),this.requestUpdate(e,a,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Rt}static _$Ei(){if(this.hasOwnProperty(Q("elementProperties")))return;let e=as(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(Q("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Q("properties"))){let t=this.properties,s=[...os(t),...is(t)];for(let r of s)this.createProperty(r,t[r])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[s,r]of t)this.elementProperties.set(s,r)}this._$Eh=new Map;for(let[t,s]of this.elementProperties){let r=this._$Eu(t,s);r!==void 0&&this._$Eh.set(r,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let s=new Set(e.flat(1/0).reverse());for(let r of s)t.unshift(Ve(r))}else e!==void 0&&t.push(Ve(e));return t}static _$Eu(e,t){let s=t.attribute;return s===!1?void 0:typeof s=="string"?s:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let s of t.keys())this.hasOwnProperty(s)&&(e.set(s,this[s]),delete this[s]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Et(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,s){this._$AK(e,s)}_$ET(e,t){let s=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,s);if(r!==void 0&&s.reflect===!0){let o=(s.converter?.toAttribute!==void 0?s.converter:We).toAttribute(t,s.type);this._$Em=e,o==null?this.removeAttribute(r):this.setAttribute(r,o),this._$Em=null}}_$AK(e,t){let s=this.constructor,r=s._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let o=s.getPropertyOptions(r),i=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:We;this._$Em=r;let a=i.fromAttribute(t,o.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(e,t,s,r=!1,o){if(e!==void 0){let i=this.constructor;if(r===!1&&(o=this[e]),s??=i.getPropertyOptions(e),!((s.hasChanged??_t)(o,t)||s.useDefault&&s.reflect&&o===this._$Ej?.get(e)&&!this.hasAttribute(i._$Eu(e,s))))return;this.C(e,t,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:s,reflect:r,wrapped:o},i){s&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,i??t??this[e]),o!==!0||i!==void 0)||(this._$AL.has(e)||(this.hasUpdated||s||(t=void 0),this._$AL.set(e,t)),r===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,o]of this._$Ep)this[r]=o;this._$Ep=void 0}let s=this.constructor.elementProperties;if(s.size>0)for(let[r,o]of s){let{wrapped:i}=o,a=this[r];i!==!0||this._$AL.has(r)||a===void 0||this.C(r,void 0,o,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(t)):this._$EM()}catch(s){throw e=!1,this._$EM(),s}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};T.elementStyles=[],T.shadowRootOptions={mode:"open"},T[Q("elementProperties")]=new Map,T[Q("finalized")]=new Map,us?.({ReactiveElement:T}),(fe.reactiveElementVersions??=[]).push("2.1.2");var Xe=globalThis,Pt=n=>n,pe=Xe.trustedTypes,It=pe?pe.createPolicy("lit-html",{createHTML:n=>n}):void 0,Nt="$lit$",C=`lit$${Math.random().toFixed(9).slice(2)}$`,Ft="?"+C,ds=`<${Ft}>`,R=document,K=()=>R.createComment(""),J=n=>n===null||typeof n!="object"&&typeof n!="function",et=Array.isArray,cs=n=>et(n)||typeof n?.[Symbol.iterator]=="function",Ze=`[ 	
\f\r]`,Y=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Ot=/-->/g,Mt=/>/g,E=RegExp(`>|${Ze}(?:([^\\s"'>=/]+)(${Ze}*=${Ze}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),qt=/'/g,Lt=/"/g,Bt=/^(?:script|style|textarea|title)$/i,tt=n=>(e,...t)=>({_$litType$:n,strings:e,values:t}),d=tt(1),ge=tt(2),co=tt(3),_=Symbol.for("lit-noChange"),c=Symbol.for("lit-nothing"),Dt=new WeakMap,U=R.createTreeWalker(R,129);function Ht(n,e){if(!et(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return It!==void 0?It.createHTML(e):e}var hs=(n,e)=>{let t=n.length-1,s=[],r,o=e===2?"<svg>":e===3?"<math>":"",i=Y;for(let a=0;a<t;a++){let l=n[a],u,m,h=-1,f=0;for(;f<l.length&&(i.lastIndex=f,m=i.exec(l),m!==null);)f=i.lastIndex,i===Y?m[1]==="!--"?i=Ot:m[1]!==void 0?i=Mt:m[2]!==void 0?(Bt.test(m[2])&&(r=RegExp("</"+m[2],"g")),i=E):m[3]!==void 0&&(i=E):i===E?m[0]===">"?(i=r??Y,h=-1):m[1]===void 0?h=-2:(h=i.lastIndex-m[2].length,u=m[1],i=m[3]===void 0?E:m[3]==='"'?Lt:qt):i===Lt||i===qt?i=E:i===Ot||i===Mt?i=Y:(i=E,r=void 0);let g=i===E&&n[a+1].startsWith("/>")?" ":"";o+=i===Y?l+ds:h>=0?(s.push(u),l.slice(0,h)+Nt+l.slice(h)+C+g):l+C+(h===-2?a:g)}return[Ht(n,o+(n[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),s]},X=class n{constructor({strings:e,_$litType$:t},s){let r;this.parts=[];let o=0,i=0,a=e.length-1,l=this.parts,[u,m]=hs(e,t);if(this.el=n.createElement(u,s),U.currentNode=this.el.content,t===2||t===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(r=U.nextNode())!==null&&l.length<a;){if(r.nodeType===1){if(r.hasAttributes())for(let h of r.getAttributeNames())if(h.endsWith(Nt)){let f=m[i++],g=r.getAttribute(h).split(C),y=/([.?@])?(.*)/.exec(f);l.push({type:1,index:o,name:y[2],strings:g,ctor:y[1]==="."?Qe:y[1]==="?"?Ye:y[1]==="@"?Ke:L}),r.removeAttribute(h)}else h.startsWith(C)&&(l.push({type:6,index:o}),r.removeAttribute(h));if(Bt.test(r.tagName)){let h=r.textContent.split(C),f=h.length-1;if(f>0){r.textContent=pe?pe.emptyScript:"";for(let g=0;g<f;g++)r.append(h[g],K()),U.nextNode(),l.push({type:2,index:++o});r.append(h[f],K())}}}else if(r.nodeType===8)if(r.data===Ft)l.push({type:2,index:o});else{let h=-1;for(;(h=r.data.indexOf(C,h+1))!==-1;)l.push({type:7,index:o}),h+=C.length-1}o++}}static createElement(e,t){let s=R.createElement("template");return s.innerHTML=e,s}};function q(n,e,t=n,s){if(e===_)return e;let r=s!==void 0?t._$Co?.[s]:t._$Cl,o=J(e)?void 0:e._$litDirective$;return r?.constructor!==o&&(r?._$AO?.(!1),o===void 0?r=void 0:(r=new o(n),r._$AT(n,t,s)),s!==void 0?(t._$Co??=[])[s]=r:t._$Cl=r),r!==void 0&&(e=q(n,r._$AS(n,e.values),r,s)),e}var Ge=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:s}=this._$AD,r=(e?.creationScope??R).importNode(t,!0);U.currentNode=r;let o=U.nextNode(),i=0,a=0,l=s[0];for(;l!==void 0;){if(i===l.index){let u;l.type===2?u=new ee(o,o.nextSibling,this,e):l.type===1?u=new l.ctor(o,l.name,l.strings,this,e):l.type===6&&(u=new Je(o,this,e)),this._$AV.push(u),l=s[++a]}i!==l?.index&&(o=U.nextNode(),i++)}return U.currentNode=R,r}p(e){let t=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(e,s,t),t+=s.strings.length-2):s._$AI(e[t])),t++}},ee=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,s,r){this.type=2,this._$AH=c,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=s,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=q(this,e,t),J(e)?e===c||e==null||e===""?(this._$AH!==c&&this._$AR(),this._$AH=c):e!==this._$AH&&e!==_&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):cs(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==c&&J(this._$AH)?this._$AA.nextSibling.data=e:this.T(R.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:s}=e,r=typeof s=="number"?this._$AC(e):(s.el===void 0&&(s.el=X.createElement(Ht(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===r)this._$AH.p(t);else{let o=new Ge(r,this),i=o.u(this.options);o.p(t),this.T(i),this._$AH=o}}_$AC(e){let t=Dt.get(e.strings);return t===void 0&&Dt.set(e.strings,t=new X(e)),t}k(e){et(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,s,r=0;for(let o of e)r===t.length?t.push(s=new n(this.O(K()),this.O(K()),this,this.options)):s=t[r],s._$AI(o),r++;r<t.length&&(this._$AR(s&&s._$AB.nextSibling,r),t.length=r)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let s=Pt(e).nextSibling;Pt(e).remove(),e=s}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},L=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,s,r,o){this.type=1,this._$AH=c,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=o,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=c}_$AI(e,t=this,s,r){let o=this.strings,i=!1;if(o===void 0)e=q(this,e,t,0),i=!J(e)||e!==this._$AH&&e!==_,i&&(this._$AH=e);else{let a=e,l,u;for(e=o[0],l=0;l<o.length-1;l++)u=q(this,a[s+l],t,l),u===_&&(u=this._$AH[l]),i||=!J(u)||u!==this._$AH[l],u===c?e=c:e!==c&&(e+=(u??"")+o[l+1]),this._$AH[l]=u}i&&!r&&this.j(e)}j(e){e===c?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Qe=class extends L{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===c?void 0:e}},Ye=class extends L{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==c)}},Ke=class extends L{constructor(e,t,s,r,o){super(e,t,s,r,o),this.type=5}_$AI(e,t=this){if((e=q(this,e,t,0)??c)===_)return;let s=this._$AH,r=e===c&&s!==c||e.capture!==s.capture||e.once!==s.once||e.passive!==s.passive,o=e!==c&&(s===c||r);r&&this.element.removeEventListener(this.name,this,s),o&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Je=class{constructor(e,t,s){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(e){q(this,e)}};var ms=Xe.litHtmlPolyfillSupport;ms?.(X,ee),(Xe.litHtmlVersions??=[]).push("3.3.3");var ye=(n,e,t)=>{let s=t?.renderBefore??e,r=s._$litPart$;if(r===void 0){let o=t?.renderBefore??null;s._$litPart$=r=new ee(e.insertBefore(K(),o),o,void 0,t??{})}return r._$AI(n),r};var nt=globalThis,b=class extends T{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=ye(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return _}};b._$litElement$=!0,b.finalized=!0,nt.litElementHydrateSupport?.({LitElement:b});var fs=nt.litElementPolyfillSupport;fs?.({LitElement:b});(nt.litElementVersions??=[]).push("4.2.2");var jt=new Map;function ps(n){let e=jt.get(n);return e||(e=new Intl.DateTimeFormat("en",{timeZone:n,calendar:"gregory",numberingSystem:"latn",year:"numeric",month:"2-digit",day:"2-digit"}),jt.set(n,e)),e}function A(n,e){let t=ps(n).formatToParts(e),s=r=>t.find(o=>o.type===r)?.value??"";return`${s("year").padStart(4,"0")}-${s("month")}-${s("day")}`}function v(n){return Date.parse(`${n.length===7?`${n}-01`:n}T00:00:00Z`)}function be(n,e){let t=v(n);return Array.from({length:e},(s,r)=>new Date(t-(e-1-r)*864e5).toISOString().slice(0,10))}function D(n,e,t){let s=[],[r,o]=e.split("-").map(Number);for(;s.length<t;){let i=`${String(r).padStart(4,"0")}-${String(o).padStart(2,"0")}`;if(i<n)break;s.unshift(i),o--,o===0&&(o=12,r--)}return s}var gs="\u2014",ys={amount:null,currency:"",unpricedRequests:0},bs=2;function vs(n,e){let[t,s=""]=n.split(".");return e>0?`${t}.${s.slice(0,e)}`:t}function ks(n,e){let t=n.split(".")[1]??"",s=/^0*/.exec(t)[0].length,r=Math.max(e,s)+bs;return Math.abs(Number(n))<1&&/[1-9]/.test(t.slice(e,r))?r:e}var ve=class{#t;#n;#e;#s;#r;#o=new Map;#i=new Map;constructor(e){this.#t=e}get locale(){return this.#n??=ws(this.#t),this.#n}change(e){return new Intl.NumberFormat(this.locale,{style:"percent",signDisplay:"exceptZero",maximumFractionDigits:0}).formatToParts(e).map(({type:t,value:s})=>t==="minusSign"?s.replace("-","\u2212"):s).join("")}exact(e){return this.#e??=new Intl.NumberFormat(this.locale),this.#e.format(e)}compact(e){return this.#s??=new Intl.NumberFormat(this.locale,{notation:"compact",maximumSignificantDigits:3}),this.#s.format(e)}counted(e,t,s=`${t}s`){this.#r??=new Intl.PluralRules("en");let r=this.#r.select(e)==="one"?t:s;return`${this.exact(e)} ${r}`}cost(e,t){if(e===void 0)return;let{amount:s,currency:r,unpricedRequests:o}=e??ys,i=o>0?`${this.counted(o,"request")} without a price`:"",a=t>0&&o>=t;if(s===null||a)return{amount:gs,note:i,words:"no price known"};let l=this.#a(s,r);return o>0?{amount:`\u2265\xA0${l}`,note:i,words:`at least ${l}, ${i}`}:{amount:l,note:i,words:l}}#a(e,t){let{maximumFractionDigits:s=2}=this.#u(t).resolvedOptions(),r=ks(e,s),o=vs(e,r);return this.#u(t,r).format(o)}#u(e,t){let s=`${e} ${t}`,r=this.#o.get(s);return r||(r=new Intl.NumberFormat(this.locale,{style:"currency",currency:e,...t!==void 0&&{minimumFractionDigits:t,maximumFractionDigits:t}}),this.#o.set(s,r)),r}date(e,t="short"){return this.#l(v(e),"UTC",{month:"short",day:"numeric",...t==="long"&&{weekday:"short",year:"numeric"}})}dateRange(e,t){return this.#d("UTC",{month:"short",day:"numeric",year:"numeric"}).formatRange(v(e),v(t))}month(e,t="short"){return this.#l(v(e),"UTC",{month:t,year:"numeric"})}monthRange(e,t){return this.#d("UTC",{month:"short",year:"numeric"}).formatRange(v(e),v(t))}day(e,t){return this.#l(new Date(e).getTime(),t,{month:"short",day:"numeric",year:"numeric"})}moment(e,t,s){let r=new Date(e).getTime(),o=i=>A(t,i).slice(0,4);return this.#l(r,t,{month:"short",day:"numeric",hour:"numeric",minute:"2-digit",...o(r)!==o(s)&&{year:"numeric"}})}clock(e,t="minute"){return this.#l(e,void 0,{hour:"numeric",minute:"2-digit",...t==="second"&&{second:"2-digit"}})}#l(e,t,s){return this.#d(t,s).format(e)}#d(e,t){let s=JSON.stringify([e,t]),r=this.#i.get(s);return r||(r=new Intl.DateTimeFormat(this.locale,{...t,...e&&{timeZone:e}}),this.#i.set(s,r)),r}};function ws(n){try{return new Intl.NumberFormat(n||void 0).resolvedOptions().locale}catch{return new Intl.NumberFormat().resolvedOptions().locale}}function te(n){return(n??"").trim().replace(/\/+$/,"")}function zt(n,e){return`${n}?${new URLSearchParams(e)}`}function Vt(n,e){let t={userId:e.userId};return e.days!==void 0&&(t.days=String(e.days)),e.timeZone&&(t.timeZone=e.timeZone),zt(`${te(n)}/api/user/token-usage`,t)}function Wt(n,e){return zt(`${te(n)}/api/user/token-usage/events`,{userId:e})}function Zt(n){return`${te(n)}/api/plugin/generate`}var st=class{#t;#n;#e;constructor(e){this.#t=e}async get(){return this.#n&&Date.now()<this.#n.renewAt?this.#n.token:(this.#e??=this.#s().finally(()=>{this.#e=void 0}),this.#e)}refuse(e){this.#n?.token===e&&(this.#n=void 0)}async#s(){let e=await this.#t(),{token:t,expiresAt:s=null}=typeof e=="string"?{token:e}:e,r=Date.now(),o=s?Date.parse(s)-r:Number.NaN,i=Math.min(6e4,o/10);return this.#n={token:t,renewAt:Number.isNaN(o)?1/0:r+o-i},t}},Gt=new WeakMap;function Qt(n){if(!n)return;let e=Gt.get(n);return e||Gt.set(n,e=new st(n)),e}function Yt(n,e){let t=n?.trim()??"";if(/^\d{1,9}$/.test(t))return Number(t);let s=/[A-Za-z]/.test(t)?Date.parse(t):Number.NaN;if(!Number.isNaN(s))return Math.max(0,Math.ceil((s-e)/1e3))}function N(n,e,t,s){if(t!==void 0){let i=Math.min(t*1e3,9e5);return Math.round(i+Math.max(i/4,250)*s)}let r=Math.min(n-1,16),o=Math.min(e*2**r,6e4);return Math.round(o/2+o/2*s)}var p=class extends Error{constructor(t,s,r={}){super(s);this.name="UsageError";this.kind=t,this.status=r.status??0,this.code=r.code,this.requestId=r.requestId,this.retryAfter=r.retryAfter,this.tokenUsage=r.tokenUsage}};function rt(n){return n===401||n===403?"denied":n===429||n===503?"busy":n>=500?"failed":"refused"}function Kt(n){return n.kind!=="denied"&&n.kind!=="refused"}function ke(n){return typeof n=="string"&&n!==""?n:void 0}function k(n){if(typeof n!="object"||n===null)return!1;let e=n;return["promptTokens","completionTokens","totalTokens","requestCount"].every(t=>Number.isFinite(e[t]))&&Number(e.promptTokens)+Number(e.completionTokens)===e.totalTokens}function we(n,e){let t={};try{t=Object(JSON.parse(e))}catch{}let s=t.tokenUsage;return new p(rt(n.status),ke(t.error)??`The server answered with status ${n.status}`,{status:n.status,code:ke(t.code),requestId:ke(t.requestId)??ke(n.headers.get("X-Request-Id")),retryAfter:Yt(n.headers.get("Retry-After"),Date.now()),tokenUsage:k(s)?s:void 0})}var xs=2e4;async function P(n,e){let{fetchToken:t,...s}=e,r=Qt(t);if(!r)return ot(n,s);let o=await Xt(r),i=await ot(n,Jt(s,o));if(i.status!==401)return i;r.refuse(o);let a=await Xt(r);return a===o?i:(await i.body?.cancel(),ot(n,Jt(s,a)))}function Jt(n,e){return{...n,headers:{...n.headers,Authorization:`Bearer ${e}`}}}async function Xt(n){try{return await n.get()}catch(e){throw e instanceof p?e:new p("denied","This page could not get permission to read the numbers")}}async function ot(n,e){try{return await fetch(n,e)}catch(t){throw xe(t,e.signal)}}function xe(n,e){return n instanceof p?n:e?.aborted?e.reason instanceof DOMException&&e.reason.name==="TimeoutError"?new p("timeout","The server did not answer in time"):n:globalThis.navigator?.onLine===!1?new p("offline","This device is offline"):new p("unreachable","The server could not be reached")}async function ne(n,e){let t;try{t=await n.text()}catch(s){throw xe(s,e)}if(!n.ok)throw we(n,t);return t}function F(n,e){try{return JSON.parse(n)}catch{throw I(e)}}function I(n){return new p("unreadable","The answer is not one of TokenMeter's; is the base URL right?",{status:n.status,requestId:n.headers.get("X-Request-Id")??void 0})}function $s(n){return k(n)&&Array.isArray(n.dailyUsage)&&Array.isArray(n.monthlyUsage)&&typeof n.userId=="string"}function Ts(n){let e=n.timeZone??"UTC";return{...n,recentSessions:n.recentSessions??[],timeZone:e,today:n.today??A(e,Date.now())}}async function $e(n){let e=AbortSignal.timeout(xs),t=n.signal?it([n.signal,e]):e,s=await P(Vt(n.baseUrl??"",n),{headers:{Accept:"application/json"},fetchToken:n.fetchToken,signal:t}),r=F(await ne(s,t),s);if(!$s(r))throw I(s);return Ts(r)}function it(n){let e=new AbortController;for(let t of n){let s=()=>e.abort(t.reason);t.aborted&&s(),t.addEventListener("abort",s,{once:!0,signal:e.signal})}return e.signal}var Te=class{#t;#n;#e;constructor(e,t=400){this.#t=e,this.#n=t}call(){this.#e??=setTimeout(()=>{this.#e=void 0,this.#t()},this.#n)}cancel(){clearTimeout(this.#e),this.#e=void 0}};var B=class{constructor(){this.lastEventId="";this.#t="";this.#n=!1;this.#e=!1;this.#s="";this.#r=[];this.#o=0;this.#i=""}#t;#n;#e;#s;#r;#o;#i;feed(e){let t=[];for(let s of this.#a(e)){let r=this.#u(s);r&&t.push(r)}if(this.#t.length+this.#o>1048576)throw new RangeError("An event of the live stream is endless");return t}#a(e){!this.#n&&e!==""&&(this.#n=!0,e.startsWith("\uFEFF")&&(e=e.slice(1))),this.#e&&e!==""&&(e.startsWith(`
`)&&(e=e.slice(1)),this.#e=!1),e.endsWith("\r")&&(this.#e=!0);let t=(this.#t+e).split(/\r\n|\n|\r/);return this.#t=t.pop()??"",t}#u(e){if(e==="")return this.#l();let t=e.indexOf(":");if(t===0)return;let s=t<0?e:e.slice(0,t),r=t<0?"":e.slice(t+1).replace(/^ /,"");s==="event"?this.#s=r:s==="data"?(this.#r.push(r),this.#o+=r.length):s==="id"&&!r.includes("\0")?this.#i=r:s==="retry"&&/^\d{1,9}$/.test(r)&&(this.retryMilliseconds=Number(r))}#l(){let e=this.#s||"message",t=this.#r;if(this.lastEventId=this.#i,this.#s="",this.#r=[],this.#o=0,t.length!==0)return{type:e,data:t.join(`
`),lastEventId:this.lastEventId}}};var H="token-usage-updated";function en(){return typeof globalThis.addEventListener=="function"?globalThis:void 0}function S(){return globalThis.document?.visibilityState==="hidden"}function se(){return globalThis.navigator?.onLine===!1}function Se(n){en()?.dispatchEvent(new CustomEvent(H,{detail:n}))}function at(n){let e=n.detail;return typeof e=="object"&&e!==null?e:{}}function tn(n,e){return n.userId===void 0||String(n.userId)===e}function O(n,e){let t=[en(),globalThis.document];for(let s of n)t[s==="visibilitychange"?1:0]?.addEventListener(s,e);return()=>{for(let s of n)t[s==="visibilitychange"?1:0]?.removeEventListener(s,e)}}var Ss=1e3,Cs=45e3,nn=15,As=60;function Es(n,e){return n?.totalTokens===e.totalTokens&&n.promptTokens===e.promptTokens&&n.requestCount===e.requestCount}function Us(n){if(n.type===H)try{let e=Object(JSON.parse(n.data)).tokenUsage;return k(e)?e:void 0}catch{return}}var lt=class{constructor(e,t){this.state="waiting";this.#e=new Set;this.#r="";this.#o=Ss;this.#i=nn;this.#a=0;this.#n=e,this.#t=t}#t;#n;#e;#s;#r;#o;#i;#a;#u;#l;get isUnused(){return this.#e.size===0}add(e){this.#e.add(e),!this.#l&&(this.#l=O(["visibilitychange","online",H],t=>this.#d(t)),this.#f())}remove(e){this.#e.delete(e),this.isUnused&&(this.#l?.(),this.#l=void 0,this.#m())}note(e){this.#s=e}#d(e){if(e.type===H){let t=at(e);t.userId===this.#t&&k(t.tokenUsage)&&this.note(t.tokenUsage)}else e.type==="online"?(this.#m(),this.#f()):S()?this.#m():this.#f()}#m(){this.#u?.abort(),this.#u=void 0,this.#y("waiting")}#f(){this.#u||S()||this.isUnused||(this.#a=0,this.#u=new AbortController,this.#c(this.#u.signal))}async#c(e){for(;!e.aborted;){let t;try{t=await this.#g(e)}catch(s){if(e.aborted)return;t=this.#p(s)}if(e.aborted)return;this.#a++,await Rs(N(this.#a,this.#o,t,Math.random()),e)}}#p(e){if(this.state==="streaming"&&this.#y("waiting"),e instanceof p){if(e.kind==="denied"){this.#y("waiting");for(let t of[...this.#e])t.onDenied?.();return As}return e.retryAfter}}async#g(e){if(this.state==="polling")return this.#h(e);let t=new AbortController,s=()=>t.abort();e.addEventListener("abort",s,{once:!0});try{let r=await P(Wt(this.#n,this.#t),{headers:this.#b(),fetchToken:this.fetchToken,cache:"no-store",signal:t.signal});return await this.#w(r,t)}finally{e.removeEventListener("abort",s),t.abort()}}#b(){let e={Accept:"text/event-stream"};return this.#r&&(e["Last-Event-ID"]=this.#r),e}async#w(e,t){let s=e.headers.get("Content-Type")??"";if(e.ok&&e.body&&/^text\/event-stream/i.test(s)){await this.#v(e.body,t);return}let r=we(e,await e.text());if(e.ok||[404,405,501].includes(e.status))return this.#y("polling"),this.#i=r.retryAfter||nn,this.#i;throw r}async#v(e,t){let s=new B,r=new TextDecoder,o=e.getReader();for(s.lastEventId=this.#r,this.#y("streaming");;){let i=setTimeout(()=>t.abort(),Cs),{done:a,value:l}=await o.read().finally(()=>clearTimeout(i));if(a)break;for(let u of s.feed(r.decode(l,{stream:!0})))this.#k(u);this.#o=s.retryMilliseconds??this.#o}this.#y("waiting")}#k(e){this.#a=0,this.#r=e.lastEventId||this.#r;let t=Us(e);t&&this.#x(t)}async#h(e){let t=await $e({userId:this.#t,baseUrl:this.#n,signal:e,...this.fetchToken&&{fetchToken:this.fetchToken}});return this.#a=0,this.#x({promptTokens:t.promptTokens,completionTokens:t.completionTokens,totalTokens:t.totalTokens,requestCount:t.requestCount}),this.#i}#x(e){let t=this.#s;this.note(e),t&&!Es(t,e)&&Se({userId:this.#t,tokenUsage:e})}#y(e){if(this.state!==e){this.state=e;for(let t of[...this.#e])t.onState?.(e)}}};function Rs(n,e){return new Promise(t=>{let s=()=>{clearTimeout(r),e.removeEventListener("abort",s),t()},r=setTimeout(s,n);e.addEventListener("abort",s)})}var _s=Symbol.for("tokenmeter.live.1");function Ps(){let n=globalThis;return n[_s]??=new Map}function sn({baseUrl:n,userId:e,fetchToken:t},s={}){let r=te(n),o=`${r} ${e}`,i=Ps(),a=i.get(o);a||(a=new lt(r,e),i.set(o,a));let l=a;l.fetchToken=t??l.fetchToken;let u={...s};return l.add(u),{get state(){return l.state},note:m=>l.note(m),close(){l.remove(u),l.isUnused&&i.delete(o)}}}function rn(n,e){return O([H],t=>{let s=at(t);tn(s,n)&&e(s)})}var Is=2e3,Os=3e4,Ms=3e5,on={document:void 0,loadedAt:0,loading:!1,failure:void 0,retryAt:0,live:"waiting",offline:!1};function qs(n,e){return n!==void 0&&n.userId===e.userId&&n.baseUrl===e.baseUrl&&n.days===e.days&&n.timeZone===e.timeZone&&n.fetchToken===e.fetchToken}function Ls(n,e){return n?.userId===e.userId&&n.baseUrl===e.baseUrl&&n.fetchToken===e.fetchToken}function Ds(n,{userId:e,tokenUsage:t}){if(e!==n.userId||!k(t)||t.requestCount<=n.requestCount)return n;let{promptTokens:s,completionTokens:r,totalTokens:o,requestCount:i}=t;return{...n,promptTokens:s,completionTokens:r,totalTokens:o,requestCount:i}}var Ce=class{constructor(e){this.view=on;this.#n=new Te(()=>this.refresh());this.#s=!1;this.#o=!1;this.#i=0;this.#d=[];this.#t=e}#t;#n;#e;#s;#r;#o;#i;#a;#u;#l;#d;show(e){if(qs(this.#e,e))return;let t=Ls(this.#e,e);if(this.#e=e,t){this.#k(),this.#s&&this.refresh();return}let s=this.#s;this.stop(),this.#h({...on,offline:se()}),s&&this.start()}start(){if(this.#s=!0,!this.#e?.userId||this.#d.length>0)return;let{userId:e}=this.#e;this.#d=[rn(e,t=>this.#b(t)),O(["online","offline","visibilitychange"],t=>this.#w(t.type))],this.#u=setInterval(()=>this.#v(),Os),this.refresh()}stop(){this.#s=!1;for(let e of this.#d)e();this.#d=[],clearInterval(this.#u),this.#k(),this.#n.cancel(),this.#l?.close(),this.#l=void 0,this.#i=0}refresh(){if(!(!this.#s||!this.#e?.userId)){if(this.#r){this.#o=!0;return}this.#m(this.#e)}}async#m(e){let t=new AbortController;this.#r=t,this.#o=!1,clearTimeout(this.#a),this.#h({loading:!0,retryAt:0});try{let s=await $e({...e,signal:t.signal});if(t.signal.aborted)return;this.#f(s)}catch(s){if(t.signal.aborted)return;this.#c(s)}this.#o&&this.#n.call()}#f(e){this.#r=void 0,this.#i=0,this.#h({document:e,loadedAt:Date.now(),loading:!1,failure:void 0,offline:se()}),this.#p(),this.#l?.note(e)}#c(e){let t=e instanceof p?e:new p("unreadable","The answer could not be read");this.#r=void 0,this.#i++;let s=N(this.#i,Is,t.retryAfter,Math.random()),r=Kt(t)&&!S();r&&(this.#a=setTimeout(()=>this.refresh(),s)),this.#h({...t.kind==="denied"&&{document:void 0},loading:!1,failure:t,retryAt:r?Date.now()+s:0,offline:se()})}#p(){if(this.#l||!this.#e)return;let{userId:e,baseUrl:t,fetchToken:s}=this.#e;this.#l=sn({userId:e,...t!==void 0&&{baseUrl:t},...s&&{fetchToken:s}},{onState:r=>this.#g(r),onDenied:()=>this.refresh()}),this.#h({live:this.#l.state})}#g(e){this.#h({live:e}),e!=="waiting"&&this.view.failure&&this.refresh()}#b(e){let{document:t}=this.view;t&&this.#h({document:Ds(t,e)}),this.#n.call()}#w(e){let{failure:t,retryAt:s}=this.view;e!=="visibilitychange"&&this.#h({offline:se()}),!(e==="offline"||S())&&(this.#v(),t&&(e==="online"||s===0)&&this.refresh())}#v(){let{document:e,loadedAt:t}=this.view,s=Date.now();if(!e||S())return;let r=A(e.timeZone,s)>e.today,o=s-t<Ms;r&&!o&&this.#n.call()}#k(){this.#r?.abort(),this.#r=void 0,clearTimeout(this.#a)}#h(e){this.view={...this.view,...e},this.#t()}};var Ae=[{name:"7d",label:"7 days",unit:"day",count:7},{name:"30d",label:"30 days",unit:"day",count:30},{name:"90d",label:"90 days",unit:"day",count:90},{name:"12m",label:"12 months",unit:"month",count:12}],Ns=Ae[1],ln=["usage","keys","acts"],un=["tokens","cost","user"];function an(n,e){return n.find(t=>t===e)??n[0]}function ut(n){let e=new URLSearchParams(n),t=e.getAll("view"),s=e.get("period");return{site:t.includes("admin")?an(ln,e.get("part")):null,user:e.get("user")??"",period:Ae.find(r=>r.name===s)??Ns,zone:e.get("zone")??"",tables:t.includes("tables"),sort:an(un,e.get("sort")),search:e.get("q")??""}}function Fs(n,e){n.set("view","admin"),e.site!==null&&e.site!==ln[0]&&n.set("part",e.site),e.sort!==un[0]&&n.set("sort",e.sort),e.search!==""&&n.set("q",e.search)}function dt(n){let e=new URLSearchParams;return n.site!==null?Fs(e,n):n.user!==""&&e.set("user",n.user),e.set("period",n.period.name),n.site===null&&n.zone!==""&&e.set("zone",n.zone),n.tables&&e.append("view","tables"),`?${e}`}var ct=30;function dn(n){return n.unit==="day"?2*n.count:ct}function Bs(){try{return Intl.supportedValuesOf("timeZone")}catch{return[]}}function Hs(n){"requestIdleCallback"in globalThis?requestIdleCallback(n,{timeout:5e3}):setTimeout(n,1e3)}var Ee=class{#t;#n;#e;#s=!1;constructor(e,t){this.#t=e,this.#n=e.querySelector("[name=user]"),this.#e=e.querySelector("[name=zone]"),e.addEventListener("submit",s=>{s.preventDefault(),t({user:this.#n.value.trim()})}),e.addEventListener("change",s=>{let r=s.target;r.name==="zone"&&t({zone:r.value});let o=Ae.find(({name:i})=>i===r.value);r.name==="period"&&o&&t({period:o}),r.name==="view"&&t({tables:r.checked})})}show(e,t){let s=t.kind==="known"&&t.session.userId!==null;this.#t.classList.toggle("shut",t.kind==="unknown"),this.#t.classList.toggle("fixed",s),this.#n.readOnly=s,this.#n.value=e.user;for(let r of this.#t.querySelectorAll("input"))r.name==="period"?r.checked=r.value===e.period.name:r.name==="view"&&(r.checked=e.tables);this.#e.value=e.zone,this.#e.value!==e.zone&&(this.#r(e.zone),this.#e.value=e.zone)}#r(e){let{options:t}=this.#e,s=[...t].find(({value:r})=>r===e);this.#e.append(s??new Option(e,e))}addZones(){this.#s||(this.#s=!0,Hs(()=>this.#o()))}#o(){let e=Intl.DateTimeFormat().resolvedOptions().timeZone;for(let t of new Set([e,"UTC",...Bs()]))this.#r(t)}};function hn(n){let{result:e,tokenUsage:t}=Object(n);return Array.isArray(e?.files)&&k(t)}function cn(n,e){if(!e)return;let{promptTokens:t,completionTokens:s,totalTokens:r,requestCount:o}=e;Se({userId:n,tokenUsage:{promptTokens:t,completionTokens:s,totalTokens:r,requestCount:o}})}function js(n){let{prompt:e,userId:t,name:s,complexity:r}=n;return JSON.stringify({prompt:e,userId:t,name:s,complexity:r})}async function mn(n){try{let e=await zs(n);return cn(n.userId,e.tokenUsage),e}catch(e){throw e instanceof p&&cn(n.userId,e.tokenUsage),e}}async function zs(n){let e=n.onProgress!==void 0,t=await P(Zt(n.baseUrl??""),{method:"POST",headers:{"Content-Type":"application/json",Accept:e?"text/event-stream, application/json;q=0.9":"application/json"},body:js(n),fetchToken:n.fetchToken,...n.signal&&{signal:n.signal}}),s=t.headers.get("Content-Type")??"";if(t.ok&&t.body&&/^text\/event-stream/i.test(s))try{return await Vs(t,n)}catch(i){throw xe(i,n.signal)}let r=await ne(t,n.signal),o=F(r,t);if(!hn(o))throw I(t);return o}async function Vs(n,e){let t=new B,s=new TextDecoder,r=n.body.getReader();for(;;){let{done:o,value:i}=await r.read();if(o)break;for(let a of t.feed(s.decode(i,{stream:!0}))){let l=Ws(a,n,e);if(l)return await r.cancel(),l}}throw new p("failed","The answer broke off",{requestId:n.headers.get("X-Request-Id")??void 0})}function Ws(n,e,t){let s=F(n.data,e);if(n.type==="progress")t.onProgress?.(s);else{if(n.type==="error")throw Zs(s,e);if(n.type==="result"){if(!hn(s))throw I(e);return s}}}function Zs(n,e){let{error:t,code:s,requestId:r,status:o,tokenUsage:i}=Object(n),a=typeof o=="number"?o:502;return new p(rt(a),typeof t=="string"?t:"The generation failed",{status:a,code:typeof s=="string"?s:void 0,requestId:typeof r=="string"?r:e.headers.get("X-Request-Id")??void 0,tokenUsage:k(i)?i:void 0})}var Gs=2e4,Qs=2e3,re=class extends b{static{this.properties={user:{attribute:!1},mayGenerate:{attribute:!1},outcome:{state:!0},copied:{state:!0}}}#t;#n;#e;constructor(e,t){super(),this.#t=e,this.#n=t,this.user="",this.mayGenerate=!0,this.copied="",this.outcome={kind:"idle"}}createRenderRoot(){return this.className="generator panel",this.setAttribute("role","region"),this.setAttribute("aria-labelledby","generator-title"),this}reset(){this.#e?.abort(),this.#e=void 0,this.outcome={kind:"idle"};let e=this.querySelector("textarea");e&&(e.value="")}render(){let e=d`<h2 id="generator-title">Generate a plugin</h2>`;return this.mayGenerate?d`${e} ${this.#s()} ${this.#o()}`:d`${e}
			<p class="reading quiet">
				A viewer token reads only. Sign in with a key to generate.
			</p>`}#s(){let e=this.outcome.kind==="running";return d`<form @submit=${t=>this.#l(t)}>
				<label for="prompt" class="of"
					>What the Minecraft plugin is to do. Its tokens count for
					${this.user===""?"the user above":d`<b>${this.user}</b>`}.</label
				>
				<textarea
					id="prompt"
					name="prompt"
					required
					maxlength=${Gs}
					placeholder="a /home command with a cooldown"
				></textarea>
				<div class="doing">
					<span class="of" role="status">${this.#r()}</span>
					${e?d`<button type="button" @click=${()=>this.#e?.abort()}>
								Stop
							</button>`:c}
					<button class="main" ?disabled=${e||this.user===""}>
						Generate
					</button>
				</div>
				${e?d`<progress aria-label="The model is writing"></progress>`:c}
		</form>`}#r(){let{outcome:e}=this;if(e.kind!=="running")return"";if(!e.progress)return"Asking the model\u2026";let{characters:t,files:s}=e.progress,r=typeof s=="number"?s:s.length;return`${this.#t.counted(t,"character")}, `+this.#t.counted(r,"file")}#o(){let{outcome:e}=this;switch(e.kind){case"done":return this.#i(e.answer);case"failed":return this.#u(e.failure);case"stopped":return d`<div class="answer">
					<p>Stopped. What the model used until then is counted.</p>
				</div>`;default:return c}}#i({result:e,tokenUsage:t}){let s=r=>this.#t.exact(r);return d`<section class="answer" aria-label="The plugin">
			<h3>${e.pluginName}</h3>
			<p class="spent" role="status" data-spent>
				<b>${s(t.tokensUsedThisRequest)} tokens</b> for this
				request; ${s(t.totalTokens)} in all.
			</p>
			<p>${e.message}</p>
			${e.files.map(r=>this.#a(r))}
		</section>`}#a(e){let t=this.copied===e.path?"Copied":"Copy";return d`<section class="file" aria-label=${e.path}>
			<header>
				<code>${e.path}</code>
				<button
					class="plain"
					aria-label="${t} ${e.path}"
					@click=${s=>this.#d(e,s)}
				>
					${t}
				</button>
			</header>
			<pre tabindex="0" role="region" aria-label="Contents of ${e.path}"
			><code>${e.content}</code></pre>
		</section>`}#u(e){let t=e.tokenUsage;return d`<div class="answer">
			<div class="failed" role="alert" data-failed>
				<p>${e.message}.</p>
				${t?d`<p>
							What the model used is counted:
							${this.#t.exact(t.totalTokens)} tokens in all.
						</p>`:c}
				${e.requestId?d`<p>Request <code>${e.requestId}</code></p>`:c}
			</div>
		</div>`}async#l(e){e.preventDefault();let t=e.currentTarget,s=String(new FormData(t).get("prompt")).trim();if(s===""||this.outcome.kind==="running")return;let r=new AbortController;this.#e=r,this.outcome={kind:"running",progress:void 0};try{let o=await mn({userId:this.user,prompt:s,signal:r.signal,onProgress:i=>{this.#e===r&&(this.outcome={kind:"running",progress:i})}});if(this.#e!==r)return;this.outcome={kind:"done",answer:o}}catch(o){if(this.#e!==r)return;if(o instanceof p&&o.status===401){this.#n(o);return}this.outcome=r.signal.aborted?{kind:"stopped"}:{kind:"failed",failure:Ys(o)}}}async#d(e,t){let s=t.currentTarget.closest(".file");try{await navigator.clipboard.writeText(e.content),this.copied=e.path,setTimeout(()=>{this.copied=""},Qs)}catch{let r=s?.querySelector("pre");r&&getSelection()?.selectAllChildren(r)}}};function Ys(n){return n instanceof p?n:new p("unreadable","The answer could not be read")}customElements.define("plugin-generator",re);var Ks={offline:"This device is offline",unreachable:"The numbers could not be loaded",timeout:"The numbers could not be loaded",denied:"These numbers are not for this page",busy:"The server is busy",refused:"The server does not take this request",failed:"The numbers could not be loaded",unreadable:"The numbers could not be read"};function fn(n){return n.status===429?"Too many requests":n.status===503?"The server is not available now":Ks[n.kind]}var Js=5;function pn(n,e){let t=(n.failure?.retryAfter??0)>=Js;return n.loading?"trying again":n.retryAt?t?`trying again at ${e.clock(n.retryAt,"second")}`:"trying again":""}function M(n){let e=n.charAt(0).toUpperCase()+n.slice(1);return/[.!?]$/.test(e)?e:`${e}.`}function gn(n){return d`<button type="button" @click=${n}>Try again</button>`}function yn(n,e,t,s){let r=pn(n,t);return d`<div class="message" role="alert">
		<h3>${fn(e)}</h3>
		<p>
			${M(e.message)}
			${r?M(r):c}
		</p>
		${e.requestId?d`<p class="quiet">Request ${e.requestId}</p>`:c}
		${gn(s)}
	</div>`}function bn(n,e,t){let{document:s,failure:r,loadedAt:o,offline:i}=n;if(!s||!r&&!i)return c;let a=i||r?.kind==="offline"?"Offline":r?.kind==="busy"?fn(r):"Could not refresh",l=[r&&a==="Could not refresh"?r.message:"",r?pn(n,e):"",r?.requestId?`request ${r.requestId}`:""].filter(Boolean);return d`<div class="notice" role="status">
		<span>
			<strong>${a} · data from ${e.clock(o)}</strong>
			${l.length>0?d`<small>${l.join(" \xB7 ")}</small>`:c}
		</span>
		${gn(t)}
	</div>`}function vn(n){return n.document?n.live==="streaming"?"Live":n.live==="polling"?"Checked every few seconds":"":""}function kn(){return d`<section class="panel message" data-state="start">
		<h1>Whose tokens?</h1>
		<p>
			Type a user’s id into the bar above to see how many tokens that user
			has spent on language models, each request counted once, on the
			right day.
		</p>
	</section>`}function wn(n,{failure:e,retryAt:t}){return d`<section class="panel message" role="alert">
		<h1>The server does not answer as it should</h1>
		<p>
			${M(e.message)} Trying again at
			${n.clock(t,"second")}.
		</p>
		${e.requestId?d`<p class="quiet">Request ${e.requestId}</p>`:c}
	</section>`}function xn(n,e){return d`<div class="notice" role="status">
		<span>
			<strong>You are still signed in</strong>
			<small>${M(n.message)}</small>
		</span>
		<button type="button" @click=${e}>Try again</button>
	</div>`}function $n(){return d`<section class="panel message" data-state="empty">
		<h2>No tokens yet</h2>
		<p>
			Nothing has been counted for this user. The first request will show up
			here by itself; <em>Generate</em> makes one.
		</p>
	</section>`}function Tn(n,e,t){let s=vn(e),r=e.document&&!e.failure&&!e.offline;return d`${r?d`<span data-state=${e.live}
						>${s==="Live"?d`<span class="light"></span>`:c}${s}</span
					><span>Updated ${n.clock(e.loadedAt)}</span>`:c}
		${bn(e,n,t)}
		${e.loading?d`<div class="waiting"></div>`:c}`}var Xs=2e4;function Ue(n){return n instanceof p?n:new p("unreadable","The answer could not be read")}async function ht(n,e={}){let{body:t,headers:s,method:r="GET"}=e,o=AbortSignal.timeout(Xs),i=e.signal?it([e.signal,o]):o,a=await P(n,{method:r,headers:{Accept:"application/json",...t!==void 0&&{"Content-Type":"application/json"},...s},...t!==void 0&&{body:JSON.stringify(t)},cache:"no-store",signal:i});return{response:a,body:await ne(a,i)}}async function Sn(n,e,t){let{response:s,body:r}=await ht(n,t);return e(F(r,s),s)}var An="/api/session",er=2e3,tr=["viewer","user","app","admin"];function nr(n,e){let{role:t,userId:s=null,knownBy:r}=Object(n);if(t===void 0||!tr.includes(t)||typeof r!="string"||s!==null&&typeof s!="string")throw I(e);return{role:t,userId:s,knownBy:r}}function Cn(n,e={}){return Sn(An,nr,{method:n,headers:e})}function sr(n){return n.trim().replace(/^(Authorization:\s*)?Bearer\s+/i,"")}var Re=class{constructor(e){this.reader={kind:"asked"};this.#n=0;this.#s=0;this.#t=e,O(["visibilitychange"],()=>{!S()&&this.reader.kind==="unknown"&&this.ask()})}#t;#n;#e;#s;get session(){return this.reader.kind==="known"?this.reader.session:void 0}async ask(){let e=++this.#s;clearTimeout(this.#e);try{let t=await Cn("GET");e===this.#s&&this.#i({kind:"known",session:t})}catch(t){e===this.#s&&this.#r(Ue(t))}}async signIn(e){let t=sr(e);if(!/^[\x21-\x7e]+$/.test(t))throw new p("refused","This is neither a key (tm_\u2026) nor a viewer token (tmv_\u2026)");try{let s=await Cn("POST",{Authorization:`Bearer ${t}`});this.#o({kind:"known",session:{...s,knownBy:"cookie"}})}catch(s){throw Ue(s)}}async signOut(){try{await ht(An,{method:"DELETE"})}catch(e){let t=Ue(e);if(t.status!==401)throw t}this.#o({kind:"unknown",ended:void 0})}end(e){if(this.reader.kind==="unknown")return;let t=this.reader.kind==="known"?e:void 0;this.#o({kind:"unknown",ended:t})}#r(e){if(e.status===401){if(this.reader.kind==="unknown")return;this.#i({kind:"unknown",ended:void 0});return}if(this.reader.kind==="unknown")return;let t=N(++this.#n,er,e.retryAfter,Math.random());this.#e=setTimeout(()=>{this.ask()},t),this.#i({kind:"failed",failure:e,retryAt:Date.now()+t})}#o(e){++this.#s,clearTimeout(this.#e),this.#i(e)}#i(e){e.kind!=="failed"&&(this.#n=0),this.reader=e,this.#t()}};var oe=class extends b{static{this.properties={ended:{attribute:!1},refusal:{state:!0},isSending:{state:!0}}}#t;#n;constructor(e,t){super(),this.#t=e,this.#n=t,this.isSending=!1}createRenderRoot(){return this.className="sign-in panel message",this.dataset.state="sign-in",this.setAttribute("role","region"),this.setAttribute("aria-labelledby","sign-in-title"),this}connectedCallback(){super.connectedCallback(),this.refusal=void 0,this.updateComplete.then(()=>this.#e?.focus())}get#e(){return this.querySelector("input")}render(){return d`<h1 id="sign-in-title">Sign in</h1>
			${this.#s()}
			<form
				method="post"
				@submit=${e=>this.#o(e)}
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
					placeholder="tm_… or tmv_…"
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
			</p>`}#s(){let{refusal:e,ended:t}=this;return d`<div role="alert">
			${e?this.#r(e.failure,M(e.failure.message)):t?this.#r(t,"You are signed out: the sign-in has ended or was revoked."):c}
		</div>`}#r({requestId:e},t){let{nextAt:s}=this.refusal??{nextAt:0};return d`<div class="failed">
			<p>
				${t}
				${s>0?`Try again at ${this.#t.clock(s,"second")}.`:c}
			</p>
			${e?d`<p>Request <code>${e}</code></p>`:c}
		</div>`}async#o(e){e.preventDefault();let t=this.#e;if(!(!t||this.isSending)){this.isSending=!0,this.refusal=void 0;try{await this.#n.signIn(t.value),t.value=""}catch(s){let r=s,{retryAfter:o=0,kind:i}=r;this.refusal={failure:r,nextAt:o>0?Date.now()+o*1e3:0},i==="denied"&&(t.value=""),t.focus()}finally{this.isSending=!1}}}};customElements.define("sign-in",oe);var j=class extends Map{constructor(e,t=ir){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:t}}),e!=null)for(let[s,r]of e)this.set(s,r)}get(e){return super.get(En(this,e))}has(e){return super.has(En(this,e))}set(e,t){return super.set(rr(this,e),t)}delete(e){return super.delete(or(this,e))}};function En({_intern:n,_key:e},t){let s=e(t);return n.has(s)?n.get(s):t}function rr({_intern:n,_key:e},t){let s=e(t);return n.has(s)?n.get(s):(n.set(s,t),t)}function or({_intern:n,_key:e},t){let s=e(t);return n.has(s)&&(t=n.get(s),n.delete(s)),t}function ir(n){return n!==null&&typeof n=="object"?n.valueOf():n}var ar=Math.sqrt(50),lr=Math.sqrt(10),ur=Math.sqrt(2);function _e(n,e,t){let s=(e-n)/Math.max(0,t),r=Math.floor(Math.log10(s)),o=s/Math.pow(10,r),i=o>=ar?10:o>=lr?5:o>=ur?2:1,a,l,u;return r<0?(u=Math.pow(10,-r)/i,a=Math.round(n*u),l=Math.round(e*u),a/u<n&&++a,l/u>e&&--l,u=-u):(u=Math.pow(10,r)*i,a=Math.round(n/u),l=Math.round(e/u),a*u<n&&++a,l*u>e&&--l),l<a&&.5<=t&&t<2?_e(n,e,t*2):[a,l,u]}function Pe(n,e,t){if(e=+e,n=+n,t=+t,!(t>0))return[];if(n===e)return[n];let s=e<n,[r,o,i]=s?_e(e,n,t):_e(n,e,t);if(!(o>=r))return[];let a=o-r+1,l=new Array(a);if(s)if(i<0)for(let u=0;u<a;++u)l[u]=(o-u)/-i;else for(let u=0;u<a;++u)l[u]=(o-u)*i;else if(i<0)for(let u=0;u<a;++u)l[u]=(r+u)/-i;else for(let u=0;u<a;++u)l[u]=(r+u)*i;return l}function mt(n,e,t){return e=+e,n=+n,t=+t,_e(n,e,t)[2]}function Ie(n,e,t){let s;for(;;){let r=mt(n,e,t);if(r===s||r===0||!isFinite(r))return[n,e];r>0?(n=Math.floor(n/r)*r,e=Math.ceil(e/r)*r):r<0&&(n=Math.ceil(n*r)/r,e=Math.floor(e*r)/r),s=r}}function ie(n,e){let t;if(e===void 0)for(let s of n)s!=null&&(t<s||t===void 0&&s>=s)&&(t=s);else{let s=-1;for(let r of n)(r=e(r,++s,n))!=null&&(t<r||t===void 0&&r>=r)&&(t=r)}return t}function Oe(n,e,t){n=+n,e=+e,t=(r=arguments.length)<2?(e=n,n=0,1):r<3?1:+t;for(var s=-1,r=Math.max(0,Math.ceil((e-n)/t))|0,o=new Array(r);++s<r;)o[s]=n+s*t;return o}function Me(n,e){switch(arguments.length){case 0:break;case 1:this.range(n);break;default:this.range(e).domain(n);break}return this}var Un=Symbol("implicit");function qe(){var n=new j,e=[],t=[],s=Un;function r(o){let i=n.get(o);if(i===void 0){if(s!==Un)return s;n.set(o,i=e.push(o)-1)}return t[i%t.length]}return r.domain=function(o){if(!arguments.length)return e.slice();e=[],n=new j;for(let i of o)n.has(i)||n.set(i,e.push(i)-1);return r},r.range=function(o){return arguments.length?(t=Array.from(o),r):t.slice()},r.unknown=function(o){return arguments.length?(s=o,r):s},r.copy=function(){return qe(e,t).unknown(s)},Me.apply(r,arguments),r}function ae(){var n=qe().unknown(void 0),e=n.domain,t=n.range,s=0,r=1,o,i,a=!1,l=0,u=0,m=.5;delete n.unknown;function h(){var f=e().length,g=r<s,y=g?r:s,$=g?s:r;o=($-y)/Math.max(1,f-l+u*2),a&&(o=Math.floor(o)),y+=($-y-o*(f-l))*m,i=o*(1-l),a&&(y=Math.round(y),i=Math.round(i));var ce=Oe(f).map(function(ts){return y+o*ts});return t(g?ce.reverse():ce)}return n.domain=function(f){return arguments.length?(e(f),h()):e()},n.range=function(f){return arguments.length?([s,r]=f,s=+s,r=+r,h()):[s,r]},n.rangeRound=function(f){return[s,r]=f,s=+s,r=+r,a=!0,h()},n.bandwidth=function(){return i},n.step=function(){return o},n.round=function(f){return arguments.length?(a=!!f,h()):a},n.padding=function(f){return arguments.length?(l=Math.min(1,u=+f),h()):l},n.paddingInner=function(f){return arguments.length?(l=Math.min(1,f),h()):l},n.paddingOuter=function(f){return arguments.length?(u=+f,h()):u},n.align=function(f){return arguments.length?(m=Math.max(0,Math.min(1,f)),h()):m},n.copy=function(){return ae(e(),[s,r]).round(a).paddingInner(l).paddingOuter(u).align(m)},Me.apply(h(),arguments)}function le(n){return function(){return n}}var oa=Array.prototype.slice;function Rn(n){return typeof n=="object"&&"length"in n?n:Array.from(n)}function ft(n,e){if((i=n.length)>1)for(var t=1,s,r,o=n[e[0]],i,a=o.length;t<i;++t)for(r=o,o=n[e[t]],s=0;s<a;++s)o[s][1]+=o[s][0]=isNaN(r[s][1])?r[s][0]:r[s][1]}function pt(n){for(var e=n.length,t=new Array(e);--e>=0;)t[e]=e;return t}function dr(n,e){return n[e]}function cr(n){let e=[];return e.key=n,e}function gt(){var n=le([]),e=pt,t=ft,s=dr;function r(o){var i=Array.from(n.apply(this,arguments),cr),a,l=i.length,u=-1,m;for(let h of o)for(a=0,++u;a<l;++a)(i[a][u]=[0,+s(h,i[a].key,u,o)]).data=h;for(a=0,m=Rn(e(i));a<l;++a)i[m[a]].index=a;return t(i,m),i}return r.keys=function(o){return arguments.length?(n=typeof o=="function"?o:le(Array.from(o)),r):n},r.value=function(o){return arguments.length?(s=typeof o=="function"?o:le(+o),r):s},r.order=function(o){return arguments.length?(e=o==null?pt:typeof o=="function"?o:le(Array.from(o)),r):e},r.offset=function(o){return arguments.length?(t=o??ft,r):t},r}var yt=.6,hr=44,_n=3,mr=["promptTokens","completionTokens"];function Pn(n,e){let{width:t,height:s,fontSize:r,write:o}=e,i=ie(n,$=>$.totalTokens)||1,[,a]=Ie(0,i,_n),l=Pe(0,a,_n).filter(Number.isInteger),u=l.map(o),m=ie(u,$=>$.length)??0,h=Math.ceil(m*yt*r)+8,f={x:h,y:Math.ceil(r*.7),width:Math.max(t-h,1),height:Math.max(s-r*2.6,1)},g=f.y+f.height,y=$=>g-$/a*f.height;return{plot:f,bars:pr(n,f,y),rows:l.map(($,ce)=>({at:Math.round(y($))+.5,text:u[ce]})),columns:gr(n,f,r)}}function fr(n,e){let t=e.width/Math.max(n.length,1)<3;return ae().domain(n.map(s=>s.key)).range([e.x,e.x+e.width]).paddingInner(t?0:.25).paddingOuter(t?0:.125)}function pr(n,e,t){let s=fr(n,e),r=s.bandwidth(),o=Math.min(r,hr),[i,a]=gt().keys(mr).value((l,u)=>l[u])(n);return n.map((l,u)=>{let m=(s(l.key)??e.x)+(r-o)/2,h=([f,g])=>({x:m,y:t(g),width:o,height:t(f)-t(g)});return{column:{x:e.x+e.width/n.length*u,y:e.y,width:e.width/n.length,height:e.height},prompt:h(i[u]),completion:h(a[u]),whole:h([0,l.totalTokens])}})}function gr(n,e,t){for(let s=1;;s++){let r=yr(n,s,e,t);if(r.length<2||br(r,t))return r}}function yr(n,e,t,s){let r=t.width/n.length,o=[];for(let i=n.length-1;i>=0;i-=e){let a=n[i].label,l=t.x+r*(i+.5);o.push(vr(t,a,l,s))}return o}function br(n,e){return n.every((s,r)=>{let o=n[r-1];return!o||t(s,1)+e<=t(o,0)});function t({at:s,text:r,anchor:o},i){let a=r.length*yt*e,l={start:0,middle:.5,end:1}[o];return s+a*(i-l)}}function vr(n,e,t,s){let r=e.length*yt*s/2,o=n.x+n.width;return t+r>o?{at:o,text:e,anchor:"end"}:t<r?{at:0,text:e,anchor:"start"}:{at:t,text:e,anchor:"middle"}}var kr=62,wr=6,In=24,xr={promptTokens:0,completionTokens:0,totalTokens:0,requestCount:0,cost:void 0};function On(n,e,t,s){return n.map(r=>{let o=e.get(r);return{...xr,...o&&{promptTokens:o.promptTokens,completionTokens:o.completionTokens,totalTokens:o.totalTokens,requestCount:o.requestCount,cost:o.cost},...s(r),key:r,isRunning:r===t,isReported:o!==void 0}})}function $r(n,e){return(v(e)-v(n))/864e5+1}function Mn(n,e,t){let s=n.dailyUsage,r=new Map(s.map(h=>[h.date,h])),o=[...r.keys()],i=[n.today,o.at(-1)??""].sort().at(-1),a=o[0]?$r(o[0],i):0,l=e!==void 0||a<=kr,u=l?be(i,e??Math.max(a,7)):o,m=t.dateRange(u[0],u.at(-1));return{bars:On(u,r,i,h=>({label:t.date(h),title:t.date(h,"long")})),period:l?m:`${m}, days with usage only`}}function bt(n,e){let t=new Map(n.monthlyUsage.map(h=>[h.month,h])),s=[...t.keys()],r=n.today.slice(0,7),o=s.at(-1)??r,i=D("0000-01",r,In),a=o<i[0]||o>r?o:r,l=D("0000-01",a,wr)[0],u=[s[0]??l,l].sort()[0],m=D(u,a,In);return{bars:On(m,t,r,h=>({label:e.month(h),title:e.month(h,"long")})),period:e.monthRange(m[0],m.at(-1))}}function vt(n,e){let t=n.isRunning?`${n.title}, so far`:n.title;if(n.requestCount===0&&n.totalTokens===0)return`${t}: no usage`;let s=e.cost(n.cost,n.requestCount);return[`${t}: ${e.counted(n.totalTokens,"token")}`,`${e.exact(n.promptTokens)} prompt`,`${e.exact(n.completionTokens)} completion`,e.counted(n.requestCount,"request"),...s?[s.words]:[]].join(" \xB7 ")}var Tr=G`
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
`;function Le(n,e,t){return n.height<=0?c:ge`<rect class=${e} x=${n.x} y=${n.y} width=${n.width}
		height=${n.height} fill=${t??c}></rect>`}function Sr(n,e,t){let s=t.cost(n.cost,n.requestCount);return d`<tr>
		<th scope="row">
			${n.title}${n.isRunning?d` <span class="quiet">so far</span>`:c}
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
		</td>
		<td class="wide number">${t.exact(n.requestCount)}</td>
		${e?d`<td class="number">
					${s?.amount}
					${s?.note?d`<small class="note quiet">${s.note}</small>`:c}
				</td>`:c}
	</tr>`}function Cr(n){let{requestCount:e}=n;return{...n,promptTokens:e,completionTokens:0,totalTokens:e}}var z=class{static{this.styles=Tr}#t;#n;#e;#s=null;#r=0;#o=0;#i=11;#a;#u="";constructor(e,t){this.#t=e,this.#n=t,this.#e=globalThis.ResizeObserver?new ResizeObserver(s=>this.#l(s)):void 0,e.addController(this)}hostUpdated(){let e=(this.#t.shadowRoot??this.#t).querySelector(`[data-plot="${this.#n}"]`);e!==this.#s&&(this.#s&&this.#e?.unobserve(this.#s),e&&this.#e?.observe(e),this.#s=e)}hostDisconnected(){this.#e?.disconnect(),this.#s=null}#l(e){let t=e.at(-1);if(!t||t.contentRect.width===0)return;let s=getComputedStyle(t.target);this.#r=t.contentRect.width,this.#o=t.contentRect.height,this.#i=Number.parseFloat(s.fontSize)||this.#i,this.#t.requestUpdate()}render(e,t,s){let{bars:r}=e,o=r.findIndex(l=>l.key===this.#a),i=r[o]??r.at(-1),a=`${t.title}, ${e.period}, ${t.timeZone}`;return d`<div
				class="plot"
				data-plot=${this.#n}
				tabindex="0"
				role="application"
				aria-roledescription="bar chart"
				aria-label="${a}. Arrow keys read the bars."
				@keydown=${l=>this.#f(l,r,s)}
				@focus=${()=>this.#p(i,s)}
				@blur=${()=>this.#g()}
				@pointerleave=${()=>this.#g()}
			>
				${this.#r>0?this.#d(r,o,t,s):c}
			</div>
			<p class="readout" aria-hidden="true">
				${i?vt(i,s):c}
			</p>
			<p class="unseen" role="status">${this.#u}</p>`}renderTable(e,t,s){let r=e.bars.filter(a=>a.isReported).reverse(),o=r.some(a=>a.cost!==void 0),i=`${t.title}, ${e.period}, ${t.timeZone}`;return d`<div class="scroll" tabindex="0" role="region" aria-label=${i}>
			<table class="bars">
				<thead>
					<tr>
						<th scope="col">${t.unit}</th>
						<th scope="col" class="wide number">Prompt</th>
						<th scope="col" class="wide number">Completion</th>
						<th scope="col" class="number">Tokens</th>
						<th scope="col" class="wide number">Requests</th>
						${o?d`<th scope="col" class="number">Cost</th>`:c}
					</tr>
				</thead>
				<tbody>
					${r.map(a=>Sr(a,o,s))}
				</tbody>
			</table>
		</div>`}#d(e,t,s,r){let o=s.height==="requests",i=Pn(o?e.map(Cr):e,{width:this.#r,height:this.#o,fontSize:this.#i,write:l=>r.compact(l)}),a=`hatch-${this.#n}`;return d`<svg
			aria-hidden="true"
			width=${this.#r}
			height=${this.#o}
			@pointermove=${l=>this.#m(l,e,i)}
		>
			<defs>
				<pattern
					id=${a}
					width="6"
					height="6"
					patternUnits="userSpaceOnUse"
					patternTransform="rotate(45)"
				>
					<rect class="hatch" width="2.5" height="6"></rect>
				</pattern>
			</defs>
			${i.rows.map(({at:l,text:u})=>ge`
					<line class="row" x1=${i.plot.x} x2=${this.#r}
						y1=${l} y2=${l}></line>
					<text x=${i.plot.x-6} y=${l} dy="0.32em"
						text-anchor="end">${u}</text>`)}
			${i.columns.map(({at:l,text:u,anchor:m})=>ge`
					<text x=${l} y=${this.#o-2}
						text-anchor=${m}>${u}</text>`)}
			${t>=0?Le(i.bars[t].column,"chosen"):c}
			${i.bars.map((l,u)=>[Le(l.prompt,o?"count":"prompt"),Le(l.completion,"completion"),e[u].isRunning?Le(l.whole,"running",`url(#${a})`):c])}
		</svg>`}#m(e,t,s){let r=e.currentTarget.getBoundingClientRect(),{plot:o}=s,i=(e.clientX-r.left-o.x)/o.width;this.#c(t[Math.floor(i*t.length)])}#f(e,t,s){let r=t.length-1,o=t.findIndex(l=>l.key===this.#a),i=o<0?r:o,a={ArrowLeft:Math.max(i-1,0),ArrowRight:Math.min(i+1,r),Home:0,End:r}[e.key];a===void 0||e.ctrlKey||e.altKey||e.metaKey||(e.preventDefault(),this.#c(t[a]),this.#p(t[a],s))}#c(e){e?.key!==this.#a&&(this.#a=e?.key,this.#t.requestUpdate())}#p(e,t){e&&(this.#a=e.key,this.#u=vt(e,t),this.#t.requestUpdate())}#g(){this.#a=void 0,this.#u="",this.#t.requestUpdate()}};function Ar(n){let e=(n??"").replaceAll("_"," ").trim();return e?e.charAt(0).toUpperCase()+e.slice(1):"Request"}function Er({provider:n,model:e}){return[e,n].filter(Boolean).join(" \xB7 ")||"\u2014"}function Ur(n,e,t,s){let r=s.moment(n.timestamp,e,Date.now()),o=s.cost(n.cost??null,1),{promptTokens:i,completionTokens:a,totalTokens:l}=n;return d`<tr>
		<th scope="row">
			${Ar(n.operation)}
			${n.pluginName?d`<span class="quiet">${n.pluginName}</span>`:c}
			<small class="narrow quiet">${n.model??"\u2014"}</small>
			<small class="narrow quiet">${r}</small>
		</th>
		<td class="wide">${Er(n)}</td>
		<td class="wide when">
			<time datetime=${n.timestamp}>${r}</time>
		</td>
		<td class="wide number">${s.exact(i)}</td>
		<td class="wide number">${s.exact(a)}</td>
		<td class="number">
			${s.exact(l)}
			<small class="narrow quiet">
				${s.exact(i)} + ${s.exact(a)}
			</small>
		</td>
		${t?d`<td class="number">${o?.amount}</td>`:c}
	</tr>`}function qn(n,e){let{recentSessions:t,timeZone:s}=n,r=n.cost!==void 0;return d`<table class="sessions">
		<thead>
			<tr>
				<th scope="col">Request</th>
				<th scope="col" class="wide">Model</th>
				<th scope="col" class="wide">Time (${s})</th>
				<th scope="col" class="wide number">Prompt</th>
				<th scope="col" class="wide number">Completion</th>
				<th scope="col" class="number">Tokens</th>
				${r?d`<th scope="col" class="number">Cost</th>`:c}
			</tr>
		</thead>
		<tbody>
			${t.map(o=>Ur(o,s,r,e))}
		</tbody>
	</table>`}var Ln=G`
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
`;var Rr=1e10;function _r(n){return d`<div class="card" data-card=${n.name}>
		<dt>${n.label}</dt>
		<dd class="value" title=${n.exact??c}>${n.value}</dd>
		${n.more.map(e=>d`<dd class="more">${e}</dd>`)}
	</div>`}function V(n,e){let t=n.exact(e);return e<Rr?{value:t}:{value:n.compact(e),exact:t}}function Pr(n,e,t){let{count:s,tokens:r,before:o}=e,i=n.counted(s,`whole ${t}`);return d`<span
		title="The ${i} of this period, against as many before"
		>${n.change((r-o)/o)} against the ${i}
		before</span
	>`}function Ir(n,e,t){let{sums:s,comparison:r}=e;return{name:"period",label:`Tokens, last ${t.label}`,...V(n,s.totalTokens),more:[`${n.exact(s.promptTokens)} prompt + ${n.exact(s.completionTokens)} completion`,...r?[Pr(n,r,t.unit)]:[]]}}function kt(n,e){return n.counted(e,"request")}function Or(n,e){let t=e.dailyUsage.find(({date:s})=>s===e.today);return{name:"today",label:"Tokens, today so far",...V(n,e.todayUsage),more:[kt(n,t?.requestCount??0),`${n.date(e.today,"long")}, ${e.timeZone}`]}}function Mr(n,e){let t=e.today.slice(0,7),s=e.monthlyUsage.find(r=>r.month===t);return{name:"month",label:"Tokens, this month so far",...V(n,e.thisMonthUsage),more:[kt(n,s?.requestCount??0),n.month(t,"long")]}}function qr(n,{sums:e},t){let{requestCount:s,totalTokens:r}=e,o=s>0?Math.round(r/s):0;return{name:"requests",label:`Requests, last ${t.label}`,...V(n,s),more:[`${n.exact(o)} tokens each, on average`]}}function Lr(n,e){let{firstRequestAt:t,timeZone:s}=e;return t===null?"":`, since ${n.day(t,s)}`}function Dr(n,e){return{name:"all",label:"Tokens, all time",...V(n,e.totalTokens),more:[kt(n,e.requestCount)+Lr(n,e)]}}function Nr(n,e){return{name:"average",label:"Tokens a request, all time",...V(n,e.averageTokensPerRequest),more:["on average"]}}function Fr(n,e){let t=e.today.slice(0,7),s=e.monthlyUsage.find(i=>i.month===t),r=n.cost(e.cost,e.requestCount),o=s?.cost?.amount&&n.cost(s.cost,s.requestCount);return r?{name:"cost",label:"Cost, all time",value:r.amount,more:[...r.note?[r.note]:[],...o?[`${o.amount} this month so far`]:[]]}:Nr(n,e)}function Dn(n,e,t,s){return d`<dl class="cards">
		${[Ir(n,t,s),Or(n,e),Mr(n,e),qr(n,t,s),Dr(n,e),Fr(n,e)].map(_r)}
	</dl>`}var Br=/^[=+\-@＝＋－＠\t\r\n]/,Hr=/[",\r\n]/;function jr(n){if(n==null)return"";if(typeof n=="number")return`${n}`;let e=Br.test(n)?`'${n}`:n;return Hr.test(e)?`"${e.replaceAll('"','""')}"`:e}function Nn(n,e){return[n,...e].map(t=>`${t.map(jr).join(",")}\r
`).join("")}function zr(n){return n.replace(/[^\p{L}\p{N}._-]+/gu,"-").slice(0,120)}function Fn(n,e){let t=new Blob(["\uFEFF",e],{type:"text/csv"}),s=document.createElement("a");s.href=URL.createObjectURL(t),s.download=`${zr(n)}.csv`,s.click(),setTimeout(()=>URL.revokeObjectURL(s.href),6e4)}var Vr=d`<span class="legend">
	<span><i class="key prompt"></i>prompt</span>
	<span><i class="key completion"></i>completion</span>
</span>`;function Bn(n,e,t){let{name:s,title:r,csv:o}=e,i=`panel-${s}`;return d`<section
		class="panel ${n}"
		data-panel=${s}
		aria-labelledby=${i}
	>
		<header>
			<h2 id=${i}>${r}</h2>
			<p class="of">${e.of}</p>
			${e.legend?Vr:c}
			${o?d`<button
						class="plain"
						aria-label="CSV: ${r}"
						@click=${()=>Fn(t(s),Nn(o.header,o.rows))}
					>
						CSV
					</button>`:c}
		</header>
		${e.content}
	</section>`}var wt={promptTokens:0,completionTokens:0,totalTokens:0,requestCount:0};function Wr(n,e){return{promptTokens:n.promptTokens+e.promptTokens,completionTokens:n.completionTokens+e.completionTokens,totalTokens:n.totalTokens+e.totalTokens,requestCount:n.requestCount+e.requestCount}}function Zr(n,e,t){if(e==="day"){let r=new Map(n.dailyUsage.map(o=>[o.date,o]));return t.map(o=>r.get(o)??{date:o,...wt})}let s=new Map(n.monthlyUsage.map(r=>[r.month,r]));return t.map(r=>s.get(r)??{month:r,...wt})}function xt(n){return n.reduce(Wr,wt)}function Gr({firstRequestAt:n,timeZone:e}){return n===null?"9999-12-31":A(e,Date.parse(n))}function Qr(n,e,t,s){let r=s.slice(0,-1),o=xt(t).totalTokens,i=xt(r).totalTokens,a=Gr(n).slice(0,e.length)<=e;return o===0||i===0||!a?null:{count:r.length,tokens:i,before:o}}function Yr(n,e,t){return e==="day"?be(n.today,t):D("0000-01",n.today.slice(0,7),t)}function De(n,e){let{unit:t,count:s}=e,r=Yr(n,t,2*s),o=Zr(n,t,r),i=o.slice(-s),a=o.slice(1,-s);return{rows:i,sums:xt(i),first:r.at(-s)??"",last:r.at(-1)??"",comparison:Qr(n,r[1]??"",a,i)}}var Hn={day:"Day",month:"Month"};function jn(n,e,t,s){if(e==="day"){let a=t.unit==="day"?t.count:ct;return Mn(n,a,s)}if(t.unit==="day")return bt(n,s);let{rows:r}=De(n,t),o=bt({...n,monthlyUsage:r},s),i=o.bars.map(a=>({...a,isReported:a.requestCount>0}));return{...o,bars:i}}function Ne(n){return n.some(({cost:e})=>e!==void 0)}function $t(n){return[n?.amount,n?.currency,n?.unpricedRequests]}var zn=["cost","currency","unpricedRequests"];function Kr(n){return"date"in n?n.date:n.month}function Vn(n,e){let t=Ne(n);return{header:[e,"promptTokens","completionTokens","totalTokens","requests",...t?zn:[]],rows:n.map(s=>[Kr(s),s.promptTokens,s.completionTokens,s.totalTokens,s.requestCount,...t?$t(s.cost):[]])}}function Wn(n){let e=Ne(n);return{header:["provider","model","promptTokens","completionTokens","totalTokens","requests",...e?zn:[]],rows:n.map(t=>[t.provider,t.model,t.promptTokens,t.completionTokens,t.totalTokens,t.requestCount,...e?$t(t.cost):[]])}}function Zn(n){let e=Ne(n);return{header:["timestamp","requestId","operation","pluginName","provider","model","promptTokens","completionTokens","totalTokens",...e?["cost","currency"]:[]],rows:n.map(t=>[t.timestamp,t.requestId,t.operation,t.pluginName,t.provider,t.model,t.promptTokens,t.completionTokens,t.totalTokens,...e?$t(t.cost).slice(0,2):[]])}}function Jr(n,e,t){let s=n.cost(e??null,t);return d`<td class="number" title=${s?.note||c}>
		${s?.amount}
	</td>`}function Xr(n,e){let t=e>0?Math.max(100*n/e,.5):0;return d`<svg class="share" aria-hidden="true" width="100%" height="4">
		<rect width=${`${t}%`} height="4"></rect>
	</svg>`}function Gn(n,e,t){let s=Ne(e);return d`<div
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
					<th scope="col" class="number">Tokens</th>
					${s?d`<th scope="col" class="number">Cost</th>`:c}
				</tr>
			</thead>
			<tbody>
				${e.map(r=>d`<tr>
						<th scope="row" class="name">
							${r.model??"not told"}
							<span class="aside quiet">${r.provider??""}</span>
							${Xr(r.totalTokens,t)}
						</th>
						<td class="wide number">
							${n.exact(r.requestCount)}
						</td>
						<td class="number">${n.exact(r.totalTokens)}</td>
						${s?Jr(n,r.cost,r.requestCount):c}
					</tr>`)}
			</tbody>
		</table>
	</div>`}var eo=1400,to={day:"Tokens by day",month:"Tokens by month"},ue=class extends b{static{this.properties={state:{attribute:!1},view:{attribute:!1},reader:{attribute:!1}}}#t;#n;#e;#s;#r;#o=new Map;#i={day:new z(this,"day"),month:new z(this,"month")};constructor(e,t,s,r){super(),this.#t=e,this.#n=t,this.#e=s,this.#s=r}createRenderRoot(){return this.className="usage",this}updated(){let e=matchMedia("(prefers-reduced-motion: reduce)").matches,{userId:t}=this.view.document??{},s=t===this.#r?this.#o:new Map;this.#r=t,this.#o=new Map;for(let r of this.querySelectorAll("[data-card]")){let{textContent:o}=r.querySelector(".value")??r,i=`${this.state.period.name} ${r.dataset.card}`,a=s.get(i);this.#o.set(i,o),!(e||a===void 0||a===o)&&r.animate({backgroundColor:["var(--fresh)","var(--surface)"]},eo)}}render(){let{document:e,failure:t}=this.view,{reader:s}=this;return s.kind==="unknown"?d`${this.#s}`:this.state.user===""?s.kind==="asked"?this.#l():s.kind==="failed"?wn(this.#t,s):this.#u(kn()):e?this.#d(e):t?this.#u(d`${this.#a()}
			<section class="panel">
				<h2 class="unseen">Usage</h2>
				${yn(this.view,t,this.#t,this.#n)}
			</section>`):this.#l()}#a(e=""){return d`<header class="whose">
			<h1>${this.state.user}</h1>
			<p>${e}</p>
		</header>`}#u(e){return d`${e} ${this.#e}`}#l(){return d`${this.#a()}
			<div class="cards skeleton" data-state="loading">
				${Array.from({length:6},()=>d`<div class="card"></div>`)}
			</div>
			${this.#e}
			<div class="panel trend skeleton"></div>
			<div class="panel half skeleton"></div>
			<div class="panel half skeleton"></div>
			<div class="panel requests skeleton"></div>`}#d(e){let{period:t}=this.state,s=De(e,t),r=this.#f(s);return d`${this.#a(`${r} \xB7 days and months in ${e.timeZone}`)}
			${Dn(this.#t,e,s,t)} ${this.#e}
			${e.firstRequestAt===null?$n():this.#m(e,s)}`}#m(e,t){let{unit:s}=this.state.period,r=s==="day"?"month":"day",o=e.modelUsage;return d`${this.#c("trend",this.#p(e,s,t))}
			${this.#c(o?"half":"",this.#p(e,r))}
			${o?this.#c("half",this.#g(e)):c}
			${this.#c("requests",this.#b(e))}`}#f({first:e,last:t}){return this.state.period.unit==="day"?this.#t.dateRange(e,t):this.#t.monthRange(e,t)}#c(e,t){let{user:s,period:r}=this.state,o=this.view.document?.timeZone??"";return Bn(e,t,i=>`tokens-${s}-${i}-${r.name}-${o}`)}#p(e,t,s){let{period:r}=this.state,o=jn(e,t,r,this.#t),{timeZone:i}=e,a={title:to[t],unit:Hn[t],timeZone:i},l=this.#i[t],{rows:u}=s??{rows:t==="day"?e.dailyUsage:e.monthlyUsage},m=o.bars.every(h=>h.requestCount===0);return{name:t==="day"?"days":"months",title:a.title,of:`${o.period}, ${e.timeZone}`,csv:Vn(u,t),content:m?d`<p class="empty">No tokens in this period.</p>`:this.state.tables?l.renderTable(o,a,this.#t):d`<div class="body">
							${l.render(o,a,this.#t)}
						</div>`,legend:!m&&!this.state.tables}}#g(e){let t=e.modelUsage??[];return{name:"models",title:"Models",of:"all time",csv:Wn(t),content:Gn(this.#t,t,e.totalTokens)}}#b(e){let{recentSessions:t,timeZone:s}=e;return{name:"requests",title:"Newest requests",of:`at most ten, times in ${s}`,csv:Zn(t),content:qn(e,this.#t)}}},no=[z.styles,Ln].map(n=>n.styleSheet);document.adoptedStyleSheets=no.filter(n=>n!==void 0);customElements.define("usage-panels",ue);var He=new ve,W=new Ce(St),x=new Re(oo),Qn=()=>W.refresh(),Fe=new re(He,n=>x.end(n)),Yn=new oe(He,x),de=new ue(He,Qn,Fe,Yn),Kn=document.querySelector("main"),so=Tt("status"),Jn=Tt("sign-out"),Xn=new Ee(Tt("bar"),ro),w=ut(location.search),Be;function Tt(n){return document.getElementById(n)}function St(){let{document:n,failure:e}=W.view;if(e?.status===401&&x.reader.kind!=="unknown"){x.end(e);return}de.view=W.view,ye(d`${Tn(He,W.view,Qn)}
		${Be?xn(Be,es):c}`,so),(n||e||w.user==="")&&Xn.addZones()}function je(n){let{reader:e}=x,t=x.session?.userId??null;w=t===null?n:{...n,user:t};let s=e.kind==="unknown"?"":w.user;Xn.show(w,e),de.state=w,de.reader=e,Yn.ended=e.kind==="unknown"?e.ended:void 0,Jn.hidden=x.session?.knownBy!=="cookie",Fe.user=s,Fe.mayGenerate=x.session?.role!=="viewer",document.title=s===""?"TokenMeter":`${s} \xB7 TokenMeter`,W.show({userId:s,days:dn(w.period),timeZone:w.zone}),W.start(),St()}function ro(n){let e={...w,...n};history.pushState(null,"",dt(e)),je(e)}function oo(){let n=de.reader.kind==="unknown",{reader:e}=x;e.kind==="unknown"&&Fe.reset(),Be=void 0,je(w),e.kind==="known"&&(e.session.userId!==null&&history.replaceState(null,"",dt(w)),n&&Kn.focus({preventScroll:!0}))}function es(){x.signOut().catch(n=>{Be=n,St()})}Jn.addEventListener("click",es);addEventListener("popstate",()=>je(ut(location.search)));Kn.replaceChildren(de);je(w);x.ask();
