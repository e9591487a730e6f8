/* TokenMeter; its packages: licenses.txt */
var Me=class{},qn={createTreeWalker:()=>({}),createComment:()=>({})},f=globalThis.HTMLElement??Me,d=globalThis.document??qn;var ae=globalThis,le=ae.ShadowRoot&&(ae.ShadyCSS===void 0||ae.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Oe=Symbol(),yt=new WeakMap,H=class{constructor(e,t,s){if(this._$cssResult$=!0,s!==Oe)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(le&&e===void 0){let s=t!==void 0&&t.length===1;s&&(e=yt.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),s&&yt.set(t,e))}return e}toString(){return this.cssText}},bt=n=>new H(typeof n=="string"?n:n+"",void 0,Oe),j=(n,...e)=>{let t=n.length===1?n[0]:e.reduce((s,r,o)=>s+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+n[o+1],n[0]);return new H(t,n,Oe)},vt=(n,e)=>{if(le)n.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let s=d.createElement("style"),r=ae.litNonce;r!==void 0&&s.setAttribute("nonce",r),s.textContent=t.cssText,n.appendChild(s)}},De=le?n=>n:n=>n instanceof CSSStyleSheet?(e=>{let t="";for(let s of e.cssRules)t+=s.cssText;return bt(t)})(n):n;var{is:Ln,defineProperty:Nn,getOwnPropertyDescriptor:Fn,getOwnPropertyNames:Bn,getOwnPropertySymbols:Hn,getPrototypeOf:jn}=Object,ue=globalThis,$t=ue.trustedTypes,zn=$t?$t.emptyScript:"",Vn=ue.reactiveElementPolyfillSupport,z=(n,e)=>n,qe={toAttribute(n,e){switch(e){case Boolean:n=n?zn:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,e){let t=n;switch(e){case Boolean:t=n!==null;break;case Number:t=n===null?null:Number(n);break;case Object:case Array:try{t=JSON.parse(n)}catch{t=null}}return t}},xt=(n,e)=>!Ln(n,e),wt={attribute:!0,type:String,converter:qe,reflect:!1,useDefault:!1,hasChanged:xt};Symbol.metadata??=Symbol("metadata"),ue.litPropertyMetadata??=new WeakMap;var S=class extends f{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=wt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let s=Symbol(),r=this.getPropertyDescriptor(e,s,t);r!==void 0&&Nn(this.prototype,e,r)}}static getPropertyDescriptor(e,t,s){let{get:r,set:o}=Fn(this.prototype,e)??{get(){return this[t]},set(i){this[t]=i}};return{get:r,set(i){let a=r?.call(this);o?.call(this,i),this.requestUpdate(e,a,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??wt}static _$Ei(){if(this.hasOwnProperty(z("elementProperties")))return;let e=jn(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(z("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(z("properties"))){let t=this.properties,s=[...Bn(t),...Hn(t)];for(let r of s)this.createProperty(r,t[r])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[s,r]of t)this.elementProperties.set(s,r)}this._$Eh=new Map;for(let[t,s]of this.elementProperties){let r=this._$Eu(t,s);r!==void 0&&this._$Eh.set(r,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let s=new Set(e.flat(1/0).reverse());for(let r of s)t.unshift(De(r))}else e!==void 0&&t.push(De(e));return t}static _$Eu(e,t){let s=t.attribute;return s===!1?void 0:typeof s=="string"?s:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let s of t.keys())this.hasOwnProperty(s)&&(e.set(s,this[s]),delete this[s]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return vt(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,s){this._$AK(e,s)}_$ET(e,t){let s=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,s);if(r!==void 0&&s.reflect===!0){let o=(s.converter?.toAttribute!==void 0?s.converter:qe).toAttribute(t,s.type);this._$Em=e,o==null?this.removeAttribute(r):this.setAttribute(r,o),this._$Em=null}}_$AK(e,t){let s=this.constructor,r=s._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let o=s.getPropertyOptions(r),i=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:qe;this._$Em=r;let a=i.fromAttribute(t,o.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(e,t,s,r=!1,o){if(e!==void 0){let i=this.constructor;if(r===!1&&(o=this[e]),s??=i.getPropertyOptions(e),!((s.hasChanged??xt)(o,t)||s.useDefault&&s.reflect&&o===this._$Ej?.get(e)&&!this.hasAttribute(i._$Eu(e,s))))return;this.C(e,t,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:s,reflect:r,wrapped:o},i){s&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,i??t??this[e]),o!==!0||i!==void 0)||(this._$AL.has(e)||(this.hasUpdated||s||(t=void 0),this._$AL.set(e,t)),r===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,o]of this._$Ep)this[r]=o;this._$Ep=void 0}let s=this.constructor.elementProperties;if(s.size>0)for(let[r,o]of s){let{wrapped:i}=o,a=this[r];i!==!0||this._$AL.has(r)||a===void 0||this.C(r,void 0,o,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(t)):this._$EM()}catch(s){throw e=!1,this._$EM(),s}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};S.elementStyles=[],S.shadowRootOptions={mode:"open"},S[z("elementProperties")]=new Map,S[z("finalized")]=new Map,Vn?.({ReactiveElement:S}),(ue.reactiveElementVersions??=[]).push("2.1.2");var ze=globalThis,kt=n=>n,ce=ze.trustedTypes,Tt=ce?ce.createPolicy("lit-html",{createHTML:n=>n}):void 0,_t="$lit$",C=`lit$${Math.random().toFixed(9).slice(2)}$`,Rt="?"+C,Wn=`<${Rt}>`,_=d,W=()=>_.createComment(""),Z=n=>n===null||typeof n!="object"&&typeof n!="function",Ve=Array.isArray,Zn=n=>Ve(n)||typeof n?.[Symbol.iterator]=="function",Le=`[ 	
\f\r]`,V=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,St=/-->/g,Ct=/>/g,E=RegExp(`>|${Le}(?:([^\\s"'>=/]+)(${Le}*=${Le}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),At=/'/g,Et=/"/g,Pt=/^(?:script|style|textarea|title)$/i,We=n=>(e,...t)=>({_$litType$:n,strings:e,values:t}),c=We(1),de=We(2),Hr=We(3),R=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),Ut=new WeakMap,U=_.createTreeWalker(_,129);function It(n,e){if(!Ve(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return Tt!==void 0?Tt.createHTML(e):e}var Gn=(n,e)=>{let t=n.length-1,s=[],r,o=e===2?"<svg>":e===3?"<math>":"",i=V;for(let a=0;a<t;a++){let l=n[a],u,p,m=-1,g=0;for(;g<l.length&&(i.lastIndex=g,p=i.exec(l),p!==null);)g=i.lastIndex,i===V?p[1]==="!--"?i=St:p[1]!==void 0?i=Ct:p[2]!==void 0?(Pt.test(p[2])&&(r=RegExp("</"+p[2],"g")),i=E):p[3]!==void 0&&(i=E):i===E?p[0]===">"?(i=r??V,m=-1):p[1]===void 0?m=-2:(m=i.lastIndex-p[2].length,u=p[1],i=p[3]===void 0?E:p[3]==='"'?Et:At):i===Et||i===At?i=E:i===St||i===Ct?i=V:(i=E,r=void 0);let b=i===E&&n[a+1].startsWith("/>")?" ":"";o+=i===V?l+Wn:m>=0?(s.push(u),l.slice(0,m)+_t+l.slice(m)+C+b):l+C+(m===-2?a:b)}return[It(n,o+(n[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),s]},G=class n{constructor({strings:e,_$litType$:t},s){let r;this.parts=[];let o=0,i=0,a=e.length-1,l=this.parts,[u,p]=Gn(e,t);if(this.el=n.createElement(u,s),U.currentNode=this.el.content,t===2||t===3){let m=this.el.content.firstChild;m.replaceWith(...m.childNodes)}for(;(r=U.nextNode())!==null&&l.length<a;){if(r.nodeType===1){if(r.hasAttributes())for(let m of r.getAttributeNames())if(m.endsWith(_t)){let g=p[i++],b=r.getAttribute(m).split(C),v=/([.?@])?(.*)/.exec(g);l.push({type:1,index:o,name:v[2],strings:b,ctor:v[1]==="."?Fe:v[1]==="?"?Be:v[1]==="@"?He:M}),r.removeAttribute(m)}else m.startsWith(C)&&(l.push({type:6,index:o}),r.removeAttribute(m));if(Pt.test(r.tagName)){let m=r.textContent.split(C),g=m.length-1;if(g>0){r.textContent=ce?ce.emptyScript:"";for(let b=0;b<g;b++)r.append(m[b],W()),U.nextNode(),l.push({type:2,index:++o});r.append(m[g],W())}}}else if(r.nodeType===8)if(r.data===Rt)l.push({type:2,index:o});else{let m=-1;for(;(m=r.data.indexOf(C,m+1))!==-1;)l.push({type:7,index:o}),m+=C.length-1}o++}}static createElement(e,t){let s=_.createElement("template");return s.innerHTML=e,s}};function I(n,e,t=n,s){if(e===R)return e;let r=s!==void 0?t._$Co?.[s]:t._$Cl,o=Z(e)?void 0:e._$litDirective$;return r?.constructor!==o&&(r?._$AO?.(!1),o===void 0?r=void 0:(r=new o(n),r._$AT(n,t,s)),s!==void 0?(t._$Co??=[])[s]=r:t._$Cl=r),r!==void 0&&(e=I(n,r._$AS(n,e.values),r,s)),e}var Ne=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:s}=this._$AD,r=(e?.creationScope??_).importNode(t,!0);U.currentNode=r;let o=U.nextNode(),i=0,a=0,l=s[0];for(;l!==void 0;){if(i===l.index){let u;l.type===2?u=new Q(o,o.nextSibling,this,e):l.type===1?u=new l.ctor(o,l.name,l.strings,this,e):l.type===6&&(u=new je(o,this,e)),this._$AV.push(u),l=s[++a]}i!==l?.index&&(o=U.nextNode(),i++)}return U.currentNode=_,r}p(e){let t=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(e,s,t),t+=s.strings.length-2):s._$AI(e[t])),t++}},Q=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,s,r){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=s,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=I(this,e,t),Z(e)?e===h||e==null||e===""?(this._$AH!==h&&this._$AR(),this._$AH=h):e!==this._$AH&&e!==R&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Zn(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==h&&Z(this._$AH)?this._$AA.nextSibling.data=e:this.T(_.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:s}=e,r=typeof s=="number"?this._$AC(e):(s.el===void 0&&(s.el=G.createElement(It(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===r)this._$AH.p(t);else{let o=new Ne(r,this),i=o.u(this.options);o.p(t),this.T(i),this._$AH=o}}_$AC(e){let t=Ut.get(e.strings);return t===void 0&&Ut.set(e.strings,t=new G(e)),t}k(e){Ve(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,s,r=0;for(let o of e)r===t.length?t.push(s=new n(this.O(W()),this.O(W()),this,this.options)):s=t[r],s._$AI(o),r++;r<t.length&&(this._$AR(s&&s._$AB.nextSibling,r),t.length=r)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let s=kt(e).nextSibling;kt(e).remove(),e=s}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},M=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,s,r,o){this.type=1,this._$AH=h,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=o,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=h}_$AI(e,t=this,s,r){let o=this.strings,i=!1;if(o===void 0)e=I(this,e,t,0),i=!Z(e)||e!==this._$AH&&e!==R,i&&(this._$AH=e);else{let a=e,l,u;for(e=o[0],l=0;l<o.length-1;l++)u=I(this,a[s+l],t,l),u===R&&(u=this._$AH[l]),i||=!Z(u)||u!==this._$AH[l],u===h?e=h:e!==h&&(e+=(u??"")+o[l+1]),this._$AH[l]=u}i&&!r&&this.j(e)}j(e){e===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Fe=class extends M{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===h?void 0:e}},Be=class extends M{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==h)}},He=class extends M{constructor(e,t,s,r,o){super(e,t,s,r,o),this.type=5}_$AI(e,t=this){if((e=I(this,e,t,0)??h)===R)return;let s=this._$AH,r=e===h&&s!==h||e.capture!==s.capture||e.once!==s.once||e.passive!==s.passive,o=e!==h&&(s===h||r);r&&this.element.removeEventListener(this.name,this,s),o&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},je=class{constructor(e,t,s){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(e){I(this,e)}};var Qn=ze.litHtmlPolyfillSupport;Qn?.(G,Q),(ze.litHtmlVersions??=[]).push("3.3.3");var he=(n,e,t)=>{let s=t?.renderBefore??e,r=s._$litPart$;if(r===void 0){let o=t?.renderBefore??null;s._$litPart$=r=new Q(e.insertBefore(W(),o),o,void 0,t??{})}return r._$AI(n),r};var Ze=globalThis,T=class extends S{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=he(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return R}};T._$litElement$=!0,T.finalized=!0,Ze.litElementHydrateSupport?.({LitElement:T});var Kn=Ze.litElementPolyfillSupport;Kn?.({LitElement:T});(Ze.litElementVersions??=[]).push("4.2.2");var Mt=new Map;function Yn(n){let e=Mt.get(n);return e||(e=new Intl.DateTimeFormat("en",{timeZone:n,calendar:"gregory",numberingSystem:"latn",year:"numeric",month:"2-digit",day:"2-digit"}),Mt.set(n,e)),e}function A(n,e){let t=Yn(n).formatToParts(e),s=r=>t.find(o=>o.type===r)?.value??"";return`${s("year").padStart(4,"0")}-${s("month")}-${s("day")}`}function w(n){return Date.parse(`${n.length===7?`${n}-01`:n}T00:00:00Z`)}function me(n,e){let t=w(n);return Array.from({length:e},(s,r)=>new Date(t-(e-1-r)*864e5).toISOString().slice(0,10))}function O(n,e,t){let s=[],[r,o]=e.split("-").map(Number);for(;s.length<t;){let i=`${String(r).padStart(4,"0")}-${String(o).padStart(2,"0")}`;if(i<n)break;s.unshift(i),o--,o===0&&(o=12,r--)}return s}var Xn="\u2014",Jn={amount:null,currency:"",unpricedRequests:0},es=2;function ts(n,e){let[t,s=""]=n.split(".");return e>0?`${t}.${s.slice(0,e)}`:t}function ns(n,e){let t=n.split(".")[1]??"",s=/^0*/.exec(t)[0].length,r=Math.max(e,s)+es;return Math.abs(Number(n))<1&&/[1-9]/.test(t.slice(e,r))?r:e}var fe=class{#e;#n;#t;#r;#s;#o=new Map;#a=new Map;constructor(e){this.#e=e}get locale(){return this.#n??=ss(this.#e),this.#n}change(e){return new Intl.NumberFormat(this.locale,{style:"percent",signDisplay:"exceptZero",maximumFractionDigits:0}).formatToParts(e).map(({type:t,value:s})=>t==="minusSign"?s.replace("-","\u2212"):s).join("")}exact(e){return this.#t??=new Intl.NumberFormat(this.locale),this.#t.format(e)}compact(e){return this.#r??=new Intl.NumberFormat(this.locale,{notation:"compact",maximumSignificantDigits:3}),this.#r.format(e)}counted(e,t,s=`${t}s`){this.#s??=new Intl.PluralRules("en");let r=this.#s.select(e)==="one"?t:s;return`${this.exact(e)} ${r}`}cost(e,t){if(e===void 0)return;let{amount:s,currency:r,unpricedRequests:o}=e??Jn,i=o>0?`${this.counted(o,"request")} without a price`:"",a=t>0&&o>=t;if(s===null||a)return{amount:Xn,note:i,words:"no price known"};let l=this.#i(s,r);return o>0?{amount:`\u2265\xA0${l}`,note:i,words:`at least ${l}, ${i}`}:{amount:l,note:i,words:l}}#i(e,t){let{maximumFractionDigits:s=2}=this.#u(t).resolvedOptions(),r=ns(e,s),o=ts(e,r);return this.#u(t,r).format(o)}#u(e,t){let s=`${e} ${t}`,r=this.#o.get(s);return r||(r=new Intl.NumberFormat(this.locale,{style:"currency",currency:e,...t!==void 0&&{minimumFractionDigits:t,maximumFractionDigits:t}}),this.#o.set(s,r)),r}date(e,t="short"){return this.#l(w(e),"UTC",{month:"short",day:"numeric",...t==="long"&&{weekday:"short",year:"numeric"}})}dateRange(e,t){return this.#c("UTC",{month:"short",day:"numeric",year:"numeric"}).formatRange(w(e),w(t))}month(e,t="short"){return this.#l(w(e),"UTC",{month:t,year:"numeric"})}monthRange(e,t){return this.#c("UTC",{month:"short",year:"numeric"}).formatRange(w(e),w(t))}day(e,t){return this.#l(new Date(e).getTime(),t,{month:"short",day:"numeric",year:"numeric"})}moment(e,t,s){let r=new Date(e).getTime(),o=i=>A(t,i).slice(0,4);return this.#l(r,t,{month:"short",day:"numeric",hour:"numeric",minute:"2-digit",...o(r)!==o(s)&&{year:"numeric"}})}clock(e,t="minute"){return this.#l(e,void 0,{hour:"numeric",minute:"2-digit",...t==="second"&&{second:"2-digit"}})}#l(e,t,s){return this.#c(t,s).format(e)}#c(e,t){let s=JSON.stringify([e,t]),r=this.#a.get(s);return r||(r=new Intl.DateTimeFormat(this.locale,{...t,...e&&{timeZone:e}}),this.#a.set(s,r)),r}};function ss(n){try{return new Intl.NumberFormat(n||void 0).resolvedOptions().locale}catch{return new Intl.NumberFormat().resolvedOptions().locale}}function K(n){return(n??"").trim().replace(/\/+$/,"")}function Ot(n,e){return`${n}?${new URLSearchParams(e)}`}function Dt(n,e){let t={userId:e.userId};return e.days!==void 0&&(t.days=String(e.days)),e.timeZone&&(t.timeZone=e.timeZone),Ot(`${K(n)}/api/user/token-usage`,t)}function qt(n,e){return Ot(`${K(n)}/api/user/token-usage/events`,{userId:e})}function Lt(n){return`${K(n)}/api/plugin/generate`}var Ge=class{#e;#n;#t;constructor(e){this.#e=e}async get(){return this.#n&&Date.now()<this.#n.renewAt?this.#n.token:(this.#t??=this.#r().finally(()=>{this.#t=void 0}),this.#t)}refuse(e){this.#n?.token===e&&(this.#n=void 0)}async#r(){let e=await this.#e(),{token:t,expiresAt:s=null}=typeof e=="string"?{token:e}:e,r=Date.now(),o=s?Date.parse(s)-r:Number.NaN,i=Math.min(6e4,o/10);return this.#n={token:t,renewAt:Number.isNaN(o)?1/0:r+o-i},t}},Nt=new WeakMap;function Ft(n){if(!n)return;let e=Nt.get(n);return e||Nt.set(n,e=new Ge(n)),e}function Bt(n,e){let t=n?.trim()??"";if(/^\d{1,9}$/.test(t))return Number(t);let s=/[A-Za-z]/.test(t)?Date.parse(t):Number.NaN;if(!Number.isNaN(s))return Math.max(0,Math.ceil((s-e)/1e3))}function pe(n,e,t,s){if(t!==void 0){let i=Math.min(t*1e3,9e5);return Math.round(i+Math.max(i/4,250)*s)}let r=Math.min(n-1,16),o=Math.min(e*2**r,6e4);return Math.round(o/2+o/2*s)}var y=class extends Error{constructor(t,s,r={}){super(s);this.name="UsageError";this.kind=t,this.status=r.status??0,this.code=r.code,this.requestId=r.requestId,this.retryAfter=r.retryAfter,this.tokenUsage=r.tokenUsage}};function Qe(n){return n===401||n===403?"denied":n===429||n===503?"busy":n>=500?"failed":"refused"}function Ht(n){return n.kind!=="denied"&&n.kind!=="refused"}function ge(n){return typeof n=="string"&&n!==""?n:void 0}function x(n){if(typeof n!="object"||n===null)return!1;let e=n;return["promptTokens","completionTokens","totalTokens","requestCount"].every(t=>Number.isFinite(e[t]))&&Number(e.promptTokens)+Number(e.completionTokens)===e.totalTokens}function ye(n,e){let t={};try{t=Object(JSON.parse(e))}catch{}let s=t.tokenUsage;return new y(Qe(n.status),ge(t.error)??`The server answered with status ${n.status}`,{status:n.status,code:ge(t.code),requestId:ge(t.requestId)??ge(n.headers.get("X-Request-Id")),retryAfter:Bt(n.headers.get("Retry-After"),Date.now()),tokenUsage:x(s)?s:void 0})}var rs=2e4;async function Y(n,e){let{fetchToken:t,...s}=e,r=Ft(t);if(!r)return Ke(n,s);let o=await zt(r),i=await Ke(n,jt(s,o));if(i.status!==401)return i;r.refuse(o);let a=await zt(r);return a===o?i:(await i.body?.cancel(),Ke(n,jt(s,a)))}function jt(n,e){return{...n,headers:{...n.headers,Authorization:`Bearer ${e}`}}}async function zt(n){try{return await n.get()}catch(e){throw e instanceof y?e:new y("denied","This page could not get permission to read the numbers")}}async function Ke(n,e){try{return await fetch(n,e)}catch(t){throw be(t,e.signal)}}function be(n,e){return n instanceof y?n:e?.aborted?e.reason instanceof DOMException&&e.reason.name==="TimeoutError"?new y("timeout","The server did not answer in time"):n:globalThis.navigator?.onLine===!1?new y("offline","This device is offline"):new y("unreachable","The server could not be reached")}async function Ye(n,e){let t;try{t=await n.text()}catch(s){throw be(s,e)}if(!n.ok)throw ye(n,t);return t}function ve(n,e){try{return JSON.parse(n)}catch{throw X(e)}}function X(n){return new y("unreadable","The answer is not one of TokenMeter's; is the base URL right?",{status:n.status,requestId:n.headers.get("X-Request-Id")??void 0})}function os(n){return x(n)&&Array.isArray(n.dailyUsage)&&Array.isArray(n.monthlyUsage)&&typeof n.userId=="string"}function is(n){let e=n.timeZone??"UTC";return{...n,recentSessions:n.recentSessions??[],timeZone:e,today:n.today??A(e,Date.now())}}async function $e(n){let e=AbortSignal.timeout(rs),t=n.signal?as([n.signal,e]):e,s=await Y(Dt(n.baseUrl??"",n),{headers:{Accept:"application/json"},fetchToken:n.fetchToken,signal:t}),r=ve(await Ye(s,t),s);if(!os(r))throw X(s);return is(r)}function as(n){let e=new AbortController;for(let t of n){let s=()=>e.abort(t.reason);t.aborted&&s(),t.addEventListener("abort",s,{once:!0,signal:e.signal})}return e.signal}var we=class{#e;#n;#t;constructor(e,t=400){this.#e=e,this.#n=t}call(){this.#t??=setTimeout(()=>{this.#t=void 0,this.#e()},this.#n)}cancel(){clearTimeout(this.#t),this.#t=void 0}};var D=class{constructor(){this.lastEventId="";this.#e="";this.#n=!1;this.#t=!1;this.#r="";this.#s=[];this.#o=0;this.#a=""}#e;#n;#t;#r;#s;#o;#a;feed(e){let t=[];for(let s of this.#i(e)){let r=this.#u(s);r&&t.push(r)}if(this.#e.length+this.#o>1048576)throw new RangeError("An event of the live stream is endless");return t}#i(e){!this.#n&&e!==""&&(this.#n=!0,e.startsWith("\uFEFF")&&(e=e.slice(1))),this.#t&&e!==""&&(e.startsWith(`
`)&&(e=e.slice(1)),this.#t=!1),e.endsWith("\r")&&(this.#t=!0);let t=(this.#e+e).split(/\r\n|\n|\r/);return this.#e=t.pop()??"",t}#u(e){if(e==="")return this.#l();let t=e.indexOf(":");if(t===0)return;let s=t<0?e:e.slice(0,t),r=t<0?"":e.slice(t+1).replace(/^ /,"");s==="event"?this.#r=r:s==="data"?(this.#s.push(r),this.#o+=r.length):s==="id"&&!r.includes("\0")?this.#a=r:s==="retry"&&/^\d{1,9}$/.test(r)&&(this.retryMilliseconds=Number(r))}#l(){let e=this.#r||"message",t=this.#s;if(this.lastEventId=this.#a,this.#r="",this.#s=[],this.#o=0,t.length!==0)return{type:e,data:t.join(`
`),lastEventId:this.lastEventId}}};var q="token-usage-updated";function Vt(){return typeof globalThis.addEventListener=="function"?globalThis:void 0}function P(){return globalThis.document?.visibilityState==="hidden"}function J(){return globalThis.navigator?.onLine===!1}function xe(n){Vt()?.dispatchEvent(new CustomEvent(q,{detail:n}))}function Xe(n){let e=n.detail;return typeof e=="object"&&e!==null?e:{}}function Wt(n,e){return n.userId===void 0||String(n.userId)===e}function ee(n,e){let t=[Vt(),globalThis.document];for(let s of n)t[s==="visibilitychange"?1:0]?.addEventListener(s,e);return()=>{for(let s of n)t[s==="visibilitychange"?1:0]?.removeEventListener(s,e)}}var ls=1e3,us=45e3,Zt=15,cs=60;function ds(n,e){return n?.totalTokens===e.totalTokens&&n.promptTokens===e.promptTokens&&n.requestCount===e.requestCount}function hs(n){if(n.type===q)try{let e=Object(JSON.parse(n.data)).tokenUsage;return x(e)?e:void 0}catch{return}}var Je=class{constructor(e,t){this.state="waiting";this.#t=new Set;this.#s="";this.#o=ls;this.#a=Zt;this.#i=0;this.#n=e,this.#e=t}#e;#n;#t;#r;#s;#o;#a;#i;#u;#l;get isUnused(){return this.#t.size===0}add(e){this.#t.add(e),!this.#l&&(this.#l=ee(["visibilitychange","online",q],t=>this.#c(t)),this.#d())}remove(e){this.#t.delete(e),this.isUnused&&(this.#l?.(),this.#l=void 0,this.#m())}note(e){this.#r=e}#c(e){if(e.type===q){let t=Xe(e);t.userId===this.#e&&x(t.tokenUsage)&&this.note(t.tokenUsage)}else e.type==="online"?(this.#m(),this.#d()):P()?this.#m():this.#d()}#m(){this.#u?.abort(),this.#u=void 0,this.#y("waiting")}#d(){this.#u||P()||this.isUnused||(this.#i=0,this.#u=new AbortController,this.#p(this.#u.signal))}async#p(e){for(;!e.aborted;){let t;try{t=await this.#f(e)}catch(s){if(e.aborted)return;t=this.#g(s)}if(e.aborted)return;this.#i++,await ms(pe(this.#i,this.#o,t,Math.random()),e)}}#g(e){if(this.state==="streaming"&&this.#y("waiting"),e instanceof y){if(e.kind==="denied"){this.#y("waiting");for(let t of[...this.#t])t.onDenied?.();return cs}return e.retryAfter}}async#f(e){if(this.state==="polling")return this.#h(e);let t=new AbortController,s=()=>t.abort();e.addEventListener("abort",s,{once:!0});try{let r=await Y(qt(this.#n,this.#e),{headers:this.#b(),fetchToken:this.fetchToken,cache:"no-store",signal:t.signal});return await this.#v(r,t)}finally{e.removeEventListener("abort",s),t.abort()}}#b(){let e={Accept:"text/event-stream"};return this.#s&&(e["Last-Event-ID"]=this.#s),e}async#v(e,t){let s=e.headers.get("Content-Type")??"";if(e.ok&&e.body&&/^text\/event-stream/i.test(s)){await this.#$(e.body,t);return}let r=ye(e,await e.text());if(e.ok||[404,405,501].includes(e.status))return this.#y("polling"),this.#a=r.retryAfter||Zt,this.#a;throw r}async#$(e,t){let s=new D,r=new TextDecoder,o=e.getReader();for(s.lastEventId=this.#s,this.#y("streaming");;){let i=setTimeout(()=>t.abort(),us),{done:a,value:l}=await o.read().finally(()=>clearTimeout(i));if(a)break;for(let u of s.feed(r.decode(l,{stream:!0})))this.#w(u);this.#o=s.retryMilliseconds??this.#o}this.#y("waiting")}#w(e){this.#i=0,this.#s=e.lastEventId||this.#s;let t=hs(e);t&&this.#x(t)}async#h(e){let t=await $e({userId:this.#e,baseUrl:this.#n,signal:e,...this.fetchToken&&{fetchToken:this.fetchToken}});return this.#i=0,this.#x({promptTokens:t.promptTokens,completionTokens:t.completionTokens,totalTokens:t.totalTokens,requestCount:t.requestCount}),this.#a}#x(e){let t=this.#r;this.note(e),t&&!ds(t,e)&&xe({userId:this.#e,tokenUsage:e})}#y(e){if(this.state!==e){this.state=e;for(let t of[...this.#t])t.onState?.(e)}}};function ms(n,e){return new Promise(t=>{let s=()=>{clearTimeout(r),e.removeEventListener("abort",s),t()},r=setTimeout(s,n);e.addEventListener("abort",s)})}var fs=Symbol.for("tokenmeter.live.1");function ps(){let n=globalThis;return n[fs]??=new Map}function Gt({baseUrl:n,userId:e,fetchToken:t},s={}){let r=K(n),o=`${r} ${e}`,i=ps(),a=i.get(o);a||(a=new Je(r,e),i.set(o,a));let l=a;l.fetchToken=t??l.fetchToken;let u={...s};return l.add(u),{get state(){return l.state},note:p=>l.note(p),close(){l.remove(u),l.isUnused&&i.delete(o)}}}function Qt(n,e){return ee([q],t=>{let s=Xe(t);Wt(s,n)&&e(s)})}var gs=2e3,ys=3e4,bs=3e5,Kt={document:void 0,loadedAt:0,loading:!1,failure:void 0,retryAt:0,live:"waiting",offline:!1};function vs(n,e){return n!==void 0&&n.userId===e.userId&&n.baseUrl===e.baseUrl&&n.days===e.days&&n.timeZone===e.timeZone&&n.fetchToken===e.fetchToken}function $s(n,e){return n?.userId===e.userId&&n.baseUrl===e.baseUrl&&n.fetchToken===e.fetchToken}function ws(n,{userId:e,tokenUsage:t}){if(e!==n.userId||!x(t)||t.requestCount<=n.requestCount)return n;let{promptTokens:s,completionTokens:r,totalTokens:o,requestCount:i}=t;return{...n,promptTokens:s,completionTokens:r,totalTokens:o,requestCount:i}}var ke=class{constructor(e){this.view=Kt;this.#n=new we(()=>this.refresh());this.#r=!1;this.#o=!1;this.#a=0;this.#c=[];this.#e=e}#e;#n;#t;#r;#s;#o;#a;#i;#u;#l;#c;show(e){if(vs(this.#t,e))return;let t=$s(this.#t,e);if(this.#t=e,t){this.#w(),this.#r&&this.refresh();return}let s=this.#r;this.stop(),this.#h({...Kt,offline:J()}),s&&this.start()}start(){if(this.#r=!0,!this.#t?.userId||this.#c.length>0)return;let{userId:e}=this.#t;this.#c=[Qt(e,t=>this.#b(t)),ee(["online","offline","visibilitychange"],t=>this.#v(t.type))],this.#u=setInterval(()=>this.#$(),ys),this.refresh()}stop(){this.#r=!1;for(let e of this.#c)e();this.#c=[],clearInterval(this.#u),this.#w(),this.#n.cancel(),this.#l?.close(),this.#l=void 0,this.#a=0}refresh(){if(!(!this.#r||!this.#t?.userId)){if(this.#s){this.#o=!0;return}this.#m(this.#t)}}async#m(e){let t=new AbortController;this.#s=t,this.#o=!1,clearTimeout(this.#i),this.#h({loading:!0,retryAt:0});try{let s=await $e({...e,signal:t.signal});if(t.signal.aborted)return;this.#d(s)}catch(s){if(t.signal.aborted)return;this.#p(s)}this.#o&&this.#n.call()}#d(e){this.#s=void 0,this.#a=0,this.#h({document:e,loadedAt:Date.now(),loading:!1,failure:void 0,offline:J()}),this.#g(),this.#l?.note(e)}#p(e){let t=e instanceof y?e:new y("unreadable","The answer could not be read");this.#s=void 0,this.#a++;let s=pe(this.#a,gs,t.retryAfter,Math.random()),r=Ht(t)&&!P();r&&(this.#i=setTimeout(()=>this.refresh(),s)),this.#h({...t.kind==="denied"&&{document:void 0},loading:!1,failure:t,retryAt:r?Date.now()+s:0,offline:J()})}#g(){if(this.#l||!this.#t)return;let{userId:e,baseUrl:t,fetchToken:s}=this.#t;this.#l=Gt({userId:e,...t!==void 0&&{baseUrl:t},...s&&{fetchToken:s}},{onState:r=>this.#f(r),onDenied:()=>this.refresh()}),this.#h({live:this.#l.state})}#f(e){this.#h({live:e}),e!=="waiting"&&this.view.failure&&this.refresh()}#b(e){let{document:t}=this.view;t&&this.#h({document:ws(t,e)}),this.#n.call()}#v(e){let{failure:t,retryAt:s}=this.view;e!=="visibilitychange"&&this.#h({offline:J()}),!(e==="offline"||P())&&(this.#$(),t&&(e==="online"||s===0)&&this.refresh())}#$(){let{document:e,loadedAt:t}=this.view,s=Date.now();if(!e||P())return;let r=A(e.timeZone,s)>e.today,o=s-t<bs;r&&!o&&this.#n.call()}#w(){this.#s?.abort(),this.#s=void 0,clearTimeout(this.#i)}#h(e){this.view={...this.view,...e},this.#e()}};var Te=[{name:"7d",label:"7 days",unit:"day",count:7},{name:"30d",label:"30 days",unit:"day",count:30},{name:"90d",label:"90 days",unit:"day",count:90},{name:"12m",label:"12 months",unit:"month",count:12}],xs=Te[1];function et(n){let e=new URLSearchParams(n),t=e.get("period");return{user:e.get("user")??"",period:Te.find(s=>s.name===t)??xs,zone:e.get("zone")??"",tables:e.get("view")==="tables"}}function Yt(n){let e=new URLSearchParams;return n.user!==""&&e.set("user",n.user),e.set("period",n.period.name),n.zone!==""&&e.set("zone",n.zone),n.tables&&e.set("view","tables"),`?${e}`}var tt=30;function Xt(n){return n.unit==="day"?2*n.count:tt}function ks(){try{return Intl.supportedValuesOf("timeZone")}catch{return[]}}function Ts(n){"requestIdleCallback"in globalThis?requestIdleCallback(n,{timeout:5e3}):setTimeout(n,1e3)}var Se=class{#e;#n;#t;#r=!1;constructor(e,t){this.#e=e,this.#n=e.querySelector("[name=user]"),this.#t=e.querySelector("[name=zone]"),e.addEventListener("submit",s=>{s.preventDefault(),t({user:this.#n.value.trim()})}),e.addEventListener("change",s=>{let r=s.target;r.name==="zone"&&t({zone:r.value});let o=Te.find(({name:i})=>i===r.value);r.name==="period"&&o&&t({period:o}),r.name==="view"&&t({tables:r.checked})})}show(e){this.#n.value=e.user;for(let t of this.#e.querySelectorAll("input"))t.name==="period"?t.checked=t.value===e.period.name:t.name==="view"&&(t.checked=e.tables);this.#t.value=e.zone,this.#t.value!==e.zone&&(this.#s(e.zone),this.#t.value=e.zone)}#s(e){let{options:t}=this.#t,s=[...t].find(({value:r})=>r===e);this.#t.append(s??new Option(e,e))}addZones(){this.#r||(this.#r=!0,Ts(()=>this.#o()))}#o(){let e=Intl.DateTimeFormat().resolvedOptions().timeZone;for(let t of new Set([e,"UTC",...ks()]))this.#s(t)}};function en(n){let{result:e,tokenUsage:t}=Object(n);return Array.isArray(e?.files)&&x(t)}function Jt(n,e){if(!e)return;let{promptTokens:t,completionTokens:s,totalTokens:r,requestCount:o}=e;xe({userId:n,tokenUsage:{promptTokens:t,completionTokens:s,totalTokens:r,requestCount:o}})}function Ss(n){let{prompt:e,userId:t,name:s,complexity:r}=n;return JSON.stringify({prompt:e,userId:t,name:s,complexity:r})}async function tn(n){try{let e=await Cs(n);return Jt(n.userId,e.tokenUsage),e}catch(e){throw e instanceof y&&Jt(n.userId,e.tokenUsage),e}}async function Cs(n){let e=n.onProgress!==void 0,t=await Y(Lt(n.baseUrl??""),{method:"POST",headers:{"Content-Type":"application/json",Accept:e?"text/event-stream, application/json;q=0.9":"application/json"},body:Ss(n),fetchToken:n.fetchToken,...n.signal&&{signal:n.signal}}),s=t.headers.get("Content-Type")??"";if(t.ok&&t.body&&/^text\/event-stream/i.test(s))try{return await As(t,n)}catch(i){throw be(i,n.signal)}let r=await Ye(t,n.signal),o=ve(r,t);if(!en(o))throw X(t);return o}async function As(n,e){let t=new D,s=new TextDecoder,r=n.body.getReader();for(;;){let{done:o,value:i}=await r.read();if(o)break;for(let a of t.feed(s.decode(i,{stream:!0}))){let l=Es(a,n,e);if(l)return await r.cancel(),l}}throw new y("failed","The answer broke off",{requestId:n.headers.get("X-Request-Id")??void 0})}function Es(n,e,t){let s=ve(n.data,e);if(n.type==="progress")t.onProgress?.(s);else{if(n.type==="error")throw Us(s,e);if(n.type==="result"){if(!en(s))throw X(e);return s}}}function Us(n,e){let{error:t,code:s,requestId:r,status:o,tokenUsage:i}=Object(n),a=typeof o=="number"?o:502;return new y(Qe(a),typeof t=="string"?t:"The generation failed",{status:a,code:typeof s=="string"?s:void 0,requestId:typeof r=="string"?r:e.headers.get("X-Request-Id")??void 0,tokenUsage:x(i)?i:void 0})}var _s=2e4,Rs=2e3,te=class extends T{static{this.properties={user:{attribute:!1},outcome:{state:!0},copied:{state:!0}}}#e;#n;constructor(e){super(),this.#e=e,this.user="",this.copied="",this.outcome={kind:"idle"}}createRenderRoot(){return this.className="generator panel",this.setAttribute("role","region"),this.setAttribute("aria-labelledby","generator-title"),this}render(){let e=this.outcome.kind==="running";return c`<h2 id="generator-title">Generate a plugin</h2>
			<form @submit=${t=>this.#i(t)}>
				<label for="prompt" class="of"
					>What the Minecraft plugin is to do. Its tokens count for
					${this.user===""?"the user above":c`<b>${this.user}</b>`}.</label
				>
				<textarea
					id="prompt"
					name="prompt"
					required
					maxlength=${_s}
					placeholder="a /home command with a cooldown"
				></textarea>
				<div class="doing">
					<span class="of" role="status">${this.#t()}</span>
					${e?c`<button type="button" @click=${()=>this.#n?.abort()}>
								Stop
							</button>`:h}
					<button class="main" ?disabled=${e||this.user===""}>
						Generate
					</button>
				</div>
				${e?c`<progress aria-label="The model is writing"></progress>`:h}
			</form>
			${this.#r()}`}#t(){let{outcome:e}=this;if(e.kind!=="running")return"";if(!e.progress)return"Asking the model\u2026";let{characters:t,files:s}=e.progress,r=typeof s=="number"?s:s.length;return`${this.#e.counted(t,"character")}, `+this.#e.counted(r,"file")}#r(){let{outcome:e}=this;switch(e.kind){case"done":return this.#s(e.answer);case"failed":return this.#a(e.failure);case"stopped":return c`<div class="answer">
					<p>Stopped. What the model used until then is counted.</p>
				</div>`;default:return h}}#s({result:e,tokenUsage:t}){let s=r=>this.#e.exact(r);return c`<section class="answer" aria-label="The plugin">
			<h3>${e.pluginName}</h3>
			<p class="spent" role="status" data-spent>
				<b>${s(t.tokensUsedThisRequest)} tokens</b> for this
				request; ${s(t.totalTokens)} in all.
			</p>
			<p>${e.message}</p>
			${e.files.map(r=>this.#o(r))}
		</section>`}#o(e){let t=this.copied===e.path?"Copied":"Copy";return c`<section class="file" aria-label=${e.path}>
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
		</section>`}#a(e){let t=e.tokenUsage;return c`<div class="answer">
			<div class="failed" role="alert" data-failed>
				<p>${e.message}.</p>
				${t?c`<p>
							What the model used is counted:
							${this.#e.exact(t.totalTokens)} tokens in all.
						</p>`:h}
				${e.requestId?c`<p>Request <code>${e.requestId}</code></p>`:h}
			</div>
		</div>`}async#i(e){e.preventDefault();let t=e.currentTarget,s=String(new FormData(t).get("prompt")).trim();if(s===""||this.outcome.kind==="running")return;let r=new AbortController;this.#n=r,this.outcome={kind:"running",progress:void 0};try{let o=await tn({userId:this.user,prompt:s,signal:r.signal,onProgress:i=>{this.outcome={kind:"running",progress:i}}});this.outcome={kind:"done",answer:o}}catch(o){this.outcome=r.signal.aborted?{kind:"stopped"}:{kind:"failed",failure:Ps(o)}}}async#u(e,t){let s=t.currentTarget.closest(".file");try{await navigator.clipboard.writeText(e.content),this.copied=e.path,setTimeout(()=>{this.copied=""},Rs)}catch{let r=s?.querySelector("pre");r&&getSelection()?.selectAllChildren(r)}}};function Ps(n){return n instanceof y?n:new y("unreadable","The answer could not be read")}customElements.define("plugin-generator",te);var Is={offline:"This device is offline",unreachable:"The numbers could not be loaded",timeout:"The numbers could not be loaded",denied:"These numbers are not for this page",busy:"The server is busy",refused:"The server does not take this request",failed:"The numbers could not be loaded",unreadable:"The numbers could not be read"};function sn(n){return n.status===429?"Too many requests":n.status===503?"The server is not available now":Is[n.kind]}var Ms=5;function rn(n,e){let t=(n.failure?.retryAfter??0)>=Ms;return n.loading?"trying again":n.retryAt?t?`trying again at ${e.clock(n.retryAt,"second")}`:"trying again":""}function nn(n){let e=n.charAt(0).toUpperCase()+n.slice(1);return/[.!?]$/.test(e)?e:`${e}.`}function on(n){return c`<button type="button" @click=${n}>Try again</button>`}function an(n,e,t,s){let r=rn(n,t);return c`<div class="message" role="alert">
		<h3>${sn(e)}</h3>
		<p>
			${nn(e.message)}
			${r?nn(r):h}
		</p>
		${e.requestId?c`<p class="quiet">Request ${e.requestId}</p>`:h}
		${on(s)}
	</div>`}function ln(n,e,t){let{document:s,failure:r,loadedAt:o,offline:i}=n;if(!s||!r&&!i)return h;let a=i||r?.kind==="offline"?"Offline":r?.kind==="busy"?sn(r):"Could not refresh",l=[r&&a==="Could not refresh"?r.message:"",r?rn(n,e):"",r?.requestId?`request ${r.requestId}`:""].filter(Boolean);return c`<div class="notice" role="status">
		<span>
			<strong>${a} · data from ${e.clock(o)}</strong>
			${l.length>0?c`<small>${l.join(" \xB7 ")}</small>`:h}
		</span>
		${on(t)}
	</div>`}function un(n){return n.document?n.live==="streaming"?"Live":n.live==="polling"?"Checked every few seconds":"":""}function cn(){return c`<section class="panel message" data-state="start">
		<h1>Whose tokens?</h1>
		<p>
			Type a user’s id into the bar above to see how many tokens that user
			has spent on language models, each request counted once, on the
			right day.
		</p>
	</section>`}function dn(){return c`<section class="panel message" data-state="empty">
		<h2>No tokens yet</h2>
		<p>
			Nothing has been counted for this user. The first request will show up
			here by itself; <em>Generate</em> makes one.
		</p>
	</section>`}function hn(n,e,t){let s=un(e),r=e.document&&!e.failure&&!e.offline;return c`${r?c`<span data-state=${e.live}
						>${s==="Live"?c`<span class="light"></span>`:h}${s}</span
					><span>Updated ${n.clock(e.loadedAt)}</span>`:h}
		${ln(e,n,t)}
		${e.loading?c`<div class="waiting"></div>`:h}`}var L=class extends Map{constructor(e,t=qs){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:t}}),e!=null)for(let[s,r]of e)this.set(s,r)}get(e){return super.get(mn(this,e))}has(e){return super.has(mn(this,e))}set(e,t){return super.set(Os(this,e),t)}delete(e){return super.delete(Ds(this,e))}};function mn({_intern:n,_key:e},t){let s=e(t);return n.has(s)?n.get(s):t}function Os({_intern:n,_key:e},t){let s=e(t);return n.has(s)?n.get(s):(n.set(s,t),t)}function Ds({_intern:n,_key:e},t){let s=e(t);return n.has(s)&&(t=n.get(s),n.delete(s)),t}function qs(n){return n!==null&&typeof n=="object"?n.valueOf():n}var Ls=Math.sqrt(50),Ns=Math.sqrt(10),Fs=Math.sqrt(2);function Ce(n,e,t){let s=(e-n)/Math.max(0,t),r=Math.floor(Math.log10(s)),o=s/Math.pow(10,r),i=o>=Ls?10:o>=Ns?5:o>=Fs?2:1,a,l,u;return r<0?(u=Math.pow(10,-r)/i,a=Math.round(n*u),l=Math.round(e*u),a/u<n&&++a,l/u>e&&--l,u=-u):(u=Math.pow(10,r)*i,a=Math.round(n/u),l=Math.round(e/u),a*u<n&&++a,l*u>e&&--l),l<a&&.5<=t&&t<2?Ce(n,e,t*2):[a,l,u]}function Ae(n,e,t){if(e=+e,n=+n,t=+t,!(t>0))return[];if(n===e)return[n];let s=e<n,[r,o,i]=s?Ce(e,n,t):Ce(n,e,t);if(!(o>=r))return[];let a=o-r+1,l=new Array(a);if(s)if(i<0)for(let u=0;u<a;++u)l[u]=(o-u)/-i;else for(let u=0;u<a;++u)l[u]=(o-u)*i;else if(i<0)for(let u=0;u<a;++u)l[u]=(r+u)/-i;else for(let u=0;u<a;++u)l[u]=(r+u)*i;return l}function nt(n,e,t){return e=+e,n=+n,t=+t,Ce(n,e,t)[2]}function Ee(n,e,t){let s;for(;;){let r=nt(n,e,t);if(r===s||r===0||!isFinite(r))return[n,e];r>0?(n=Math.floor(n/r)*r,e=Math.ceil(e/r)*r):r<0&&(n=Math.ceil(n*r)/r,e=Math.floor(e*r)/r),s=r}}function ne(n,e){let t;if(e===void 0)for(let s of n)s!=null&&(t<s||t===void 0&&s>=s)&&(t=s);else{let s=-1;for(let r of n)(r=e(r,++s,n))!=null&&(t<r||t===void 0&&r>=r)&&(t=r)}return t}function Ue(n,e,t){n=+n,e=+e,t=(r=arguments.length)<2?(e=n,n=0,1):r<3?1:+t;for(var s=-1,r=Math.max(0,Math.ceil((e-n)/t))|0,o=new Array(r);++s<r;)o[s]=n+s*t;return o}function _e(n,e){switch(arguments.length){case 0:break;case 1:this.range(n);break;default:this.range(e).domain(n);break}return this}var fn=Symbol("implicit");function Re(){var n=new L,e=[],t=[],s=fn;function r(o){let i=n.get(o);if(i===void 0){if(s!==fn)return s;n.set(o,i=e.push(o)-1)}return t[i%t.length]}return r.domain=function(o){if(!arguments.length)return e.slice();e=[],n=new L;for(let i of o)n.has(i)||n.set(i,e.push(i)-1);return r},r.range=function(o){return arguments.length?(t=Array.from(o),r):t.slice()},r.unknown=function(o){return arguments.length?(s=o,r):s},r.copy=function(){return Re(e,t).unknown(s)},_e.apply(r,arguments),r}function se(){var n=Re().unknown(void 0),e=n.domain,t=n.range,s=0,r=1,o,i,a=!1,l=0,u=0,p=.5;delete n.unknown;function m(){var g=e().length,b=r<s,v=b?r:s,k=b?s:r;o=(k-v)/Math.max(1,g-l+u*2),a&&(o=Math.floor(o)),v+=(k-v-o*(g-l))*p,i=o*(1-l),a&&(v=Math.round(v),i=Math.round(i));var ie=Ue(g).map(function(Dn){return v+o*Dn});return t(b?ie.reverse():ie)}return n.domain=function(g){return arguments.length?(e(g),m()):e()},n.range=function(g){return arguments.length?([s,r]=g,s=+s,r=+r,m()):[s,r]},n.rangeRound=function(g){return[s,r]=g,s=+s,r=+r,a=!0,m()},n.bandwidth=function(){return i},n.step=function(){return o},n.round=function(g){return arguments.length?(a=!!g,m()):a},n.padding=function(g){return arguments.length?(l=Math.min(1,u=+g),m()):l},n.paddingInner=function(g){return arguments.length?(l=Math.min(1,g),m()):l},n.paddingOuter=function(g){return arguments.length?(u=+g,m()):u},n.align=function(g){return arguments.length?(p=Math.max(0,Math.min(1,g)),m()):p},n.copy=function(){return se(e(),[s,r]).round(a).paddingInner(l).paddingOuter(u).align(p)},_e.apply(m(),arguments)}function re(n){return function(){return n}}var na=Array.prototype.slice;function pn(n){return typeof n=="object"&&"length"in n?n:Array.from(n)}function st(n,e){if((i=n.length)>1)for(var t=1,s,r,o=n[e[0]],i,a=o.length;t<i;++t)for(r=o,o=n[e[t]],s=0;s<a;++s)o[s][1]+=o[s][0]=isNaN(r[s][1])?r[s][0]:r[s][1]}function rt(n){for(var e=n.length,t=new Array(e);--e>=0;)t[e]=e;return t}function Bs(n,e){return n[e]}function Hs(n){let e=[];return e.key=n,e}function ot(){var n=re([]),e=rt,t=st,s=Bs;function r(o){var i=Array.from(n.apply(this,arguments),Hs),a,l=i.length,u=-1,p;for(let m of o)for(a=0,++u;a<l;++a)(i[a][u]=[0,+s(m,i[a].key,u,o)]).data=m;for(a=0,p=pn(e(i));a<l;++a)i[p[a]].index=a;return t(i,p),i}return r.keys=function(o){return arguments.length?(n=typeof o=="function"?o:re(Array.from(o)),r):n},r.value=function(o){return arguments.length?(s=typeof o=="function"?o:re(+o),r):s},r.order=function(o){return arguments.length?(e=o==null?rt:typeof o=="function"?o:re(Array.from(o)),r):e},r.offset=function(o){return arguments.length?(t=o??st,r):t},r}var it=.6,js=44,gn=3,zs=["promptTokens","completionTokens"];function yn(n,e){let{width:t,height:s,fontSize:r,write:o}=e,i=ne(n,k=>k.totalTokens)||1,[,a]=Ee(0,i,gn),l=Ae(0,a,gn).filter(Number.isInteger),u=l.map(o),p=ne(u,k=>k.length)??0,m=Math.ceil(p*it*r)+8,g={x:m,y:Math.ceil(r*.7),width:Math.max(t-m,1),height:Math.max(s-r*2.6,1)},b=g.y+g.height,v=k=>b-k/a*g.height;return{plot:g,bars:Ws(n,g,v),rows:l.map((k,ie)=>({at:Math.round(v(k))+.5,text:u[ie]})),columns:Zs(n,g,r)}}function Vs(n,e){let t=e.width/Math.max(n.length,1)<3;return se().domain(n.map(s=>s.key)).range([e.x,e.x+e.width]).paddingInner(t?0:.25).paddingOuter(t?0:.125)}function Ws(n,e,t){let s=Vs(n,e),r=s.bandwidth(),o=Math.min(r,js),[i,a]=ot().keys(zs).value((l,u)=>l[u])(n);return n.map((l,u)=>{let p=(s(l.key)??e.x)+(r-o)/2,m=([g,b])=>({x:p,y:t(b),width:o,height:t(g)-t(b)});return{column:{x:e.x+e.width/n.length*u,y:e.y,width:e.width/n.length,height:e.height},prompt:m(i[u]),completion:m(a[u]),whole:m([0,l.totalTokens])}})}function Zs(n,e,t){for(let s=1;;s++){let r=Gs(n,s,e,t);if(r.length<2||Qs(r,t))return r}}function Gs(n,e,t,s){let r=t.width/n.length,o=[];for(let i=n.length-1;i>=0;i-=e){let a=n[i].label,l=t.x+r*(i+.5);o.push(Ks(t,a,l,s))}return o}function Qs(n,e){return n.every((s,r)=>{let o=n[r-1];return!o||t(s,1)+e<=t(o,0)});function t({at:s,text:r,anchor:o},i){let a=r.length*it*e,l={start:0,middle:.5,end:1}[o];return s+a*(i-l)}}function Ks(n,e,t,s){let r=e.length*it*s/2,o=n.x+n.width;return t+r>o?{at:o,text:e,anchor:"end"}:t<r?{at:0,text:e,anchor:"start"}:{at:t,text:e,anchor:"middle"}}var Ys=62,Xs=6,bn=24,Js={promptTokens:0,completionTokens:0,totalTokens:0,requestCount:0,cost:void 0};function vn(n,e,t,s){return n.map(r=>{let o=e.get(r);return{...Js,...o&&{promptTokens:o.promptTokens,completionTokens:o.completionTokens,totalTokens:o.totalTokens,requestCount:o.requestCount,cost:o.cost},...s(r),key:r,isRunning:r===t,isReported:o!==void 0}})}function er(n,e){return(w(e)-w(n))/864e5+1}function $n(n,e,t){let s=n.dailyUsage,r=new Map(s.map(m=>[m.date,m])),o=[...r.keys()],i=[n.today,o.at(-1)??""].sort().at(-1),a=o[0]?er(o[0],i):0,l=e!==void 0||a<=Ys,u=l?me(i,e??Math.max(a,7)):o,p=t.dateRange(u[0],u.at(-1));return{bars:vn(u,r,i,m=>({label:t.date(m),title:t.date(m,"long")})),period:l?p:`${p}, days with usage only`}}function at(n,e){let t=new Map(n.monthlyUsage.map(m=>[m.month,m])),s=[...t.keys()],r=n.today.slice(0,7),o=s.at(-1)??r,i=O("0000-01",r,bn),a=o<i[0]||o>r?o:r,l=O("0000-01",a,Xs)[0],u=[s[0]??l,l].sort()[0],p=O(u,a,bn);return{bars:vn(p,t,r,m=>({label:e.month(m),title:e.month(m,"long")})),period:e.monthRange(p[0],p.at(-1))}}function lt(n,e){let t=n.isRunning?`${n.title}, so far`:n.title;if(n.requestCount===0&&n.totalTokens===0)return`${t}: no usage`;let s=e.cost(n.cost,n.requestCount);return[`${t}: ${e.counted(n.totalTokens,"token")}`,`${e.exact(n.promptTokens)} prompt`,`${e.exact(n.completionTokens)} completion`,e.counted(n.requestCount,"request"),...s?[s.words]:[]].join(" \xB7 ")}var tr=j`
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
`;function Pe(n,e,t){return n.height<=0?h:de`<rect class=${e} x=${n.x} y=${n.y} width=${n.width}
		height=${n.height} fill=${t??h}></rect>`}function nr(n,e,t){let s=t.cost(n.cost,n.requestCount);return c`<tr>
		<th scope="row">
			${n.title}${n.isRunning?c` <span class="quiet">so far</span>`:h}
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
		${e?c`<td class="number">
					${s?.amount}
					${s?.note?c`<small class="note quiet">${s.note}</small>`:h}
				</td>`:h}
	</tr>`}var N=class{static{this.styles=tr}#e;#n;#t;#r=null;#s=0;#o=0;#a=11;#i;#u="";constructor(e,t){this.#e=e,this.#n=t,this.#t=globalThis.ResizeObserver?new ResizeObserver(s=>this.#l(s)):void 0,e.addController(this)}hostUpdated(){let e=(this.#e.shadowRoot??this.#e).querySelector(`[data-plot="${this.#n}"]`);e!==this.#r&&(this.#r&&this.#t?.unobserve(this.#r),e&&this.#t?.observe(e),this.#r=e)}hostDisconnected(){this.#t?.disconnect(),this.#r=null}#l(e){let t=e.at(-1);if(!t||t.contentRect.width===0)return;let s=getComputedStyle(t.target);this.#s=t.contentRect.width,this.#o=t.contentRect.height,this.#a=Number.parseFloat(s.fontSize)||this.#a,this.#e.requestUpdate()}render(e,t,s){let{bars:r}=e,o=r.findIndex(l=>l.key===this.#i),i=r[o]??r.at(-1),a=`${t.title}, ${e.period}, ${t.timeZone}`;return c`<div
				class="plot"
				data-plot=${this.#n}
				tabindex="0"
				role="application"
				aria-roledescription="bar chart"
				aria-label="${a}. Arrow keys read the bars."
				@keydown=${l=>this.#d(l,r,s)}
				@focus=${()=>this.#g(i,s)}
				@blur=${()=>this.#f()}
				@pointerleave=${()=>this.#f()}
			>
				${this.#s>0?this.#c(r,o,s):h}
			</div>
			<p class="readout" aria-hidden="true">
				${i?lt(i,s):h}
			</p>
			<p class="unseen" role="status">${this.#u}</p>`}renderTable(e,t,s){let r=e.bars.filter(a=>a.isReported).reverse(),o=r.some(a=>a.cost!==void 0),i=`${t.title}, ${e.period}, ${t.timeZone}`;return c`<div class="scroll" tabindex="0" role="region" aria-label=${i}>
			<table class="bars">
				<thead>
					<tr>
						<th scope="col">${t.unit}</th>
						<th scope="col" class="wide number">Prompt</th>
						<th scope="col" class="wide number">Completion</th>
						<th scope="col" class="number">Tokens</th>
						<th scope="col" class="wide number">Requests</th>
						${o?c`<th scope="col" class="number">Cost</th>`:h}
					</tr>
				</thead>
				<tbody>
					${r.map(a=>nr(a,o,s))}
				</tbody>
			</table>
		</div>`}#c(e,t,s){let r=yn(e,{width:this.#s,height:this.#o,fontSize:this.#a,write:i=>s.compact(i)}),o=`hatch-${this.#n}`;return c`<svg
			aria-hidden="true"
			width=${this.#s}
			height=${this.#o}
			@pointermove=${i=>this.#m(i,e,r)}
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
			${r.rows.map(({at:i,text:a})=>de`
					<line class="row" x1=${r.plot.x} x2=${this.#s}
						y1=${i} y2=${i}></line>
					<text x=${r.plot.x-6} y=${i} dy="0.32em"
						text-anchor="end">${a}</text>`)}
			${r.columns.map(({at:i,text:a,anchor:l})=>de`
					<text x=${i} y=${this.#o-2}
						text-anchor=${l}>${a}</text>`)}
			${t>=0?Pe(r.bars[t].column,"chosen"):h}
			${r.bars.map((i,a)=>[Pe(i.prompt,"prompt"),Pe(i.completion,"completion"),e[a].isRunning?Pe(i.whole,"running",`url(#${o})`):h])}
		</svg>`}#m(e,t,s){let r=e.currentTarget.getBoundingClientRect(),{plot:o}=s,i=(e.clientX-r.left-o.x)/o.width;this.#p(t[Math.floor(i*t.length)])}#d(e,t,s){let r=t.length-1,o=t.findIndex(l=>l.key===this.#i),i=o<0?r:o,a={ArrowLeft:Math.max(i-1,0),ArrowRight:Math.min(i+1,r),Home:0,End:r}[e.key];a===void 0||e.ctrlKey||e.altKey||e.metaKey||(e.preventDefault(),this.#p(t[a]),this.#g(t[a],s))}#p(e){e?.key!==this.#i&&(this.#i=e?.key,this.#e.requestUpdate())}#g(e,t){e&&(this.#i=e.key,this.#u=lt(e,t),this.#e.requestUpdate())}#f(){this.#i=void 0,this.#u="",this.#e.requestUpdate()}};function sr(n){let e=(n??"").replaceAll("_"," ").trim();return e?e.charAt(0).toUpperCase()+e.slice(1):"Request"}function rr({provider:n,model:e}){return[e,n].filter(Boolean).join(" \xB7 ")||"\u2014"}function or(n,e,t,s){let r=s.moment(n.timestamp,e,Date.now()),o=s.cost(n.cost??null,1),{promptTokens:i,completionTokens:a,totalTokens:l}=n;return c`<tr>
		<th scope="row">
			${sr(n.operation)}
			${n.pluginName?c`<span class="quiet">${n.pluginName}</span>`:h}
			<small class="narrow quiet">${n.model??"\u2014"}</small>
			<small class="narrow quiet">${r}</small>
		</th>
		<td class="wide">${rr(n)}</td>
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
		${t?c`<td class="number">${o?.amount}</td>`:h}
	</tr>`}function wn(n,e){let{recentSessions:t,timeZone:s}=n,r=n.cost!==void 0;return c`<table class="sessions">
		<thead>
			<tr>
				<th scope="col">Request</th>
				<th scope="col" class="wide">Model</th>
				<th scope="col" class="wide">Time (${s})</th>
				<th scope="col" class="wide number">Prompt</th>
				<th scope="col" class="wide number">Completion</th>
				<th scope="col" class="number">Tokens</th>
				${r?c`<th scope="col" class="number">Cost</th>`:h}
			</tr>
		</thead>
		<tbody>
			${t.map(o=>or(o,s,r,e))}
		</tbody>
	</table>`}var xn=j`
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
`;var ir=1e10;function ar(n){return c`<div class="card" data-card=${n.name}>
		<dt>${n.label}</dt>
		<dd class="value" title=${n.exact??h}>${n.value}</dd>
		${n.more.map(e=>c`<dd class="more">${e}</dd>`)}
	</div>`}function F(n,e){let t=n.exact(e);return e<ir?{value:t}:{value:n.compact(e),exact:t}}function lr(n,e,t){let{count:s,tokens:r,before:o}=e,i=n.counted(s,`whole ${t}`);return c`<span
		title="The ${i} of this period, against as many before"
		>${n.change((r-o)/o)} against the ${i}
		before</span
	>`}function ur(n,e,t){let{sums:s,comparison:r}=e;return{name:"period",label:`Tokens, last ${t.label}`,...F(n,s.totalTokens),more:[`${n.exact(s.promptTokens)} prompt + ${n.exact(s.completionTokens)} completion`,...r?[lr(n,r,t.unit)]:[]]}}function ut(n,e){return n.counted(e,"request")}function cr(n,e){let t=e.dailyUsage.find(({date:s})=>s===e.today);return{name:"today",label:"Tokens, today so far",...F(n,e.todayUsage),more:[ut(n,t?.requestCount??0),`${n.date(e.today,"long")}, ${e.timeZone}`]}}function dr(n,e){let t=e.today.slice(0,7),s=e.monthlyUsage.find(r=>r.month===t);return{name:"month",label:"Tokens, this month so far",...F(n,e.thisMonthUsage),more:[ut(n,s?.requestCount??0),n.month(t,"long")]}}function hr(n,{sums:e},t){let{requestCount:s,totalTokens:r}=e,o=s>0?Math.round(r/s):0;return{name:"requests",label:`Requests, last ${t.label}`,...F(n,s),more:[`${n.exact(o)} tokens each, on average`]}}function mr(n,e){let{firstRequestAt:t,timeZone:s}=e;return t===null?"":`, since ${n.day(t,s)}`}function fr(n,e){return{name:"all",label:"Tokens, all time",...F(n,e.totalTokens),more:[ut(n,e.requestCount)+mr(n,e)]}}function pr(n,e){return{name:"average",label:"Tokens a request, all time",...F(n,e.averageTokensPerRequest),more:["on average"]}}function gr(n,e){let t=e.today.slice(0,7),s=e.monthlyUsage.find(i=>i.month===t),r=n.cost(e.cost,e.requestCount),o=s?.cost?.amount&&n.cost(s.cost,s.requestCount);return r?{name:"cost",label:"Cost, all time",value:r.amount,more:[...r.note?[r.note]:[],...o?[`${o.amount} this month so far`]:[]]}:pr(n,e)}function kn(n,e,t,s){return c`<dl class="cards">
		${[ur(n,t,s),cr(n,e),dr(n,e),hr(n,t,s),fr(n,e),gr(n,e)].map(ar)}
	</dl>`}var yr=/^[=+\-@＝＋－＠\t\r\n]/,br=/[",\r\n]/;function vr(n){if(n==null)return"";if(typeof n=="number")return`${n}`;let e=yr.test(n)?`'${n}`:n;return br.test(e)?`"${e.replaceAll('"','""')}"`:e}function Tn(n,e){return[n,...e].map(t=>`${t.map(vr).join(",")}\r
`).join("")}function $r(n){return n.replace(/[^\p{L}\p{N}._-]+/gu,"-").slice(0,120)}function Sn(n,e){let t=new Blob(["\uFEFF",e],{type:"text/csv"}),s=d.createElement("a");s.href=URL.createObjectURL(t),s.download=`${$r(n)}.csv`,s.click(),setTimeout(()=>URL.revokeObjectURL(s.href),6e4)}var ct={promptTokens:0,completionTokens:0,totalTokens:0,requestCount:0};function wr(n,e){return{promptTokens:n.promptTokens+e.promptTokens,completionTokens:n.completionTokens+e.completionTokens,totalTokens:n.totalTokens+e.totalTokens,requestCount:n.requestCount+e.requestCount}}function xr(n,e,t){if(e==="day"){let r=new Map(n.dailyUsage.map(o=>[o.date,o]));return t.map(o=>r.get(o)??{date:o,...ct})}let s=new Map(n.monthlyUsage.map(r=>[r.month,r]));return t.map(r=>s.get(r)??{month:r,...ct})}function dt(n){return n.reduce(wr,ct)}function kr({firstRequestAt:n,timeZone:e}){return n===null?"9999-12-31":A(e,Date.parse(n))}function Tr(n,e,t,s){let r=s.slice(0,-1),o=dt(t).totalTokens,i=dt(r).totalTokens,a=kr(n).slice(0,e.length)<=e;return o===0||i===0||!a?null:{count:r.length,tokens:i,before:o}}function Sr(n,e,t){return e==="day"?me(n.today,t):O("0000-01",n.today.slice(0,7),t)}function ht(n,e){let{unit:t,count:s}=e,r=Sr(n,t,2*s),o=xr(n,t,r),i=o.slice(-s),a=o.slice(1,-s);return{rows:i,sums:dt(i),first:r.at(-s)??"",last:r.at(-1)??"",comparison:Tr(n,r[1]??"",a,i)}}function Ie(n){return n.some(({cost:e})=>e!==void 0)}function mt(n){return[n?.amount,n?.currency,n?.unpricedRequests]}var Cn=["cost","currency","unpricedRequests"];function Cr(n){return"date"in n?n.date:n.month}function An(n,e){let t=Ie(n);return{header:[e,"promptTokens","completionTokens","totalTokens","requests",...t?Cn:[]],rows:n.map(s=>[Cr(s),s.promptTokens,s.completionTokens,s.totalTokens,s.requestCount,...t?mt(s.cost):[]])}}function En(n){let e=Ie(n);return{header:["provider","model","promptTokens","completionTokens","totalTokens","requests",...e?Cn:[]],rows:n.map(t=>[t.provider,t.model,t.promptTokens,t.completionTokens,t.totalTokens,t.requestCount,...e?mt(t.cost):[]])}}function Un(n){let e=Ie(n);return{header:["timestamp","requestId","operation","pluginName","provider","model","promptTokens","completionTokens","totalTokens",...e?["cost","currency"]:[]],rows:n.map(t=>[t.timestamp,t.requestId,t.operation,t.pluginName,t.provider,t.model,t.promptTokens,t.completionTokens,t.totalTokens,...e?mt(t.cost).slice(0,2):[]])}}function Ar(n,e,t){let s=n.cost(e??null,t);return c`<td class="number" title=${s?.note||h}>
		${s?.amount}
	</td>`}function Er(n,e){let t=e>0?Math.max(100*n/e,.5):0;return c`<svg class="share" aria-hidden="true" width="100%" height="4">
		<rect width=${`${t}%`} height="4"></rect>
	</svg>`}function _n(n,e,t){let s=Ie(e);return c`<div
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
					${s?c`<th scope="col" class="number">Cost</th>`:h}
				</tr>
			</thead>
			<tbody>
				${e.map(r=>c`<tr>
						<th scope="row" class="name">
							${r.model??"not told"}
							<span class="aside quiet">${r.provider??""}</span>
							${Er(r.totalTokens,t)}
						</th>
						<td class="wide number">
							${n.exact(r.requestCount)}
						</td>
						<td class="number">${n.exact(r.totalTokens)}</td>
						${s?Ar(n,r.cost,r.requestCount):h}
					</tr>`)}
			</tbody>
		</table>
	</div>`}var Ur=c`<span class="legend">
	<span><i class="key prompt"></i>prompt</span>
	<span><i class="key completion"></i>completion</span>
</span>`,_r=1400,Rr={day:{title:"Tokens by day",unit:"Day"},month:{title:"Tokens by month",unit:"Month"}},oe=class extends T{static{this.properties={state:{attribute:!1},view:{attribute:!1}}}#e;#n;#t;#r;#s=new Map;#o={day:new N(this,"day"),month:new N(this,"month")};constructor(e,t,s){super(),this.#e=e,this.#n=t,this.#t=s}createRenderRoot(){return this.className="usage",this}updated(){let e=matchMedia("(prefers-reduced-motion: reduce)").matches,{userId:t}=this.view.document??{},s=t===this.#r?this.#s:new Map;this.#r=t,this.#s=new Map;for(let r of this.querySelectorAll("[data-card]")){let{textContent:o}=r.querySelector(".value")??r,i=`${this.state.period.name} ${r.dataset.card}`,a=s.get(i);this.#s.set(i,o),!(e||a===void 0||a===o)&&r.animate({backgroundColor:["var(--fresh)","var(--surface)"]},_r)}}render(){let{document:e,failure:t}=this.view;return this.state.user===""?this.#i(cn()):e?this.#l(e):t?this.#i(c`${this.#a()}
			<section class="panel">
				<h2 class="unseen">Usage</h2>
				${an(this.view,t,this.#e,this.#n)}
			</section>`):this.#u()}#a(e=""){return c`<header class="whose">
			<h1>${this.state.user}</h1>
			<p>${e}</p>
		</header>`}#i(e){return c`${e} ${this.#t}`}#u(){return c`${this.#a()}
			<div class="cards skeleton" data-state="loading">
				${Array.from({length:6},()=>c`<div class="card"></div>`)}
			</div>
			${this.#t}
			<div class="panel trend skeleton"></div>
			<div class="panel half skeleton"></div>
			<div class="panel half skeleton"></div>
			<div class="panel requests skeleton"></div>`}#l(e){let{period:t}=this.state,s=ht(e,t),r=this.#m(s);return c`${this.#a(`${r} \xB7 days and months in ${e.timeZone}`)}
			${kn(this.#e,e,s,t)} ${this.#t}
			${e.firstRequestAt===null?dn():this.#c(e,s)}`}#c(e,t){let{unit:s}=this.state.period,r=s==="day"?"month":"day",o=e.modelUsage;return c`${this.#d("trend",this.#f(e,s,t))}
			${this.#d(o?"half":"",this.#f(e,r))}
			${o?this.#d("half",this.#b(e)):h}
			${this.#d("requests",this.#v(e))}`}#m({first:e,last:t}){return this.state.period.unit==="day"?this.#e.dateRange(e,t):this.#e.monthRange(e,t)}#d(e,t){let s=`panel-${t.name}`;return c`<section
			class="panel ${e}"
			data-panel=${t.name}
			aria-labelledby=${s}
		>
			<header>
				<h2 id=${s}>${t.title}</h2>
				<p class="of">${t.of}</p>
				${t.legend?Ur:h}
				<button
					class="plain"
					aria-label="CSV: ${t.title}"
					@click=${()=>this.#p(t)}
				>
					CSV
				</button>
			</header>
			${t.content}
		</section>`}#p({name:e,csv:t}){let{user:s,period:r}=this.state,o=this.view.document?.timeZone??"";Sn(`tokens-${s}-${e}-${r.name}-${o}`,Tn(t.header,t.rows))}#g(e,t){let{period:s}=this.state;if(t==="day"){let a=s.unit==="day"?s.count:tt;return $n(e,a,this.#e)}if(s.unit==="day")return at(e,this.#e);let{rows:r}=ht(e,s),o=at({...e,monthlyUsage:r},this.#e),i=o.bars.map(a=>({...a,isReported:a.requestCount>0}));return{...o,bars:i}}#f(e,t,s){let r=this.#g(e,t),o={...Rr[t],timeZone:e.timeZone},i=this.#o[t],{rows:a}=s??{rows:t==="day"?e.dailyUsage:e.monthlyUsage},l=r.bars.every(u=>u.requestCount===0);return{name:t==="day"?"days":"months",title:o.title,of:`${r.period}, ${e.timeZone}`,csv:An(a,t),content:l?c`<p class="empty">No tokens in this period.</p>`:this.state.tables?i.renderTable(r,o,this.#e):c`<div class="body">
							${i.render(r,o,this.#e)}
						</div>`,legend:!l&&!this.state.tables}}#b(e){let t=e.modelUsage??[];return{name:"models",title:"Models",of:"all time",csv:En(t),content:_n(this.#e,t,e.totalTokens)}}#v(e){let{recentSessions:t,timeZone:s}=e;return{name:"requests",title:"Newest requests",of:`at most ten, times in ${s}`,csv:Un(t),content:wn(e,this.#e)}}},Pr=[N.styles,xn].map(n=>n.styleSheet);d.adoptedStyleSheets=Pr.filter(n=>n!==void 0);customElements.define("usage-panels",oe);var ft=new fe,B=new ke(On),Rn=()=>B.refresh(),Pn=new te(ft),pt=new oe(ft,Rn,Pn),Ir=Mn("status"),In=new Se(Mn("bar"),Mr),$=et(location.search);function Mn(n){return d.getElementById(n)}function On(){pt.view=B.view,he(hn(ft,B.view,Rn),Ir);let{document:n,failure:e}=B.view;(n||e||$.user==="")&&In.addZones()}function gt(n){$=n,In.show($),pt.state=$,Pn.user=$.user,d.title=$.user===""?"TokenMeter":`${$.user} \xB7 TokenMeter`,B.show({userId:$.user,days:Xt($.period),timeZone:$.zone}),B.start(),On()}function Mr(n){let e={...$,...n};history.pushState(null,"",Yt(e)),gt(e)}addEventListener("popstate",()=>gt(et(location.search)));d.querySelector("main")?.replaceChildren(pt);gt($);
