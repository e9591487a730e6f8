/*
 * <site-view>: what admins see of the whole site, in parts. What is shown is
 * asked for again by itself while somebody may be looking.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { isHidden, listen } from "../../shared/page.ts";
import type { Freshness } from "../../shared/states.ts";
import { type PageState, type SitePart, writeState } from "../state.ts";
import { ActsPart } from "./acts-part.ts";
import { KeysPart } from "./keys-part.ts";
import type { PartHost, SitePartElement } from "./part.ts";
import { siteStyles } from "./styles.ts";
import { UsagePart } from "./usage-part.ts";

const REFRESH_MILLISECONDS = 30_000;

const LABELS: Record<SitePart, string> = {
	usage: "Usage",
	keys: "Keys",
	acts: "What was done",
};

export class SiteView extends LitElement {
	static override properties = { state: { attribute: false } };

	declare state: PageState;

	readonly #parts: Record<SitePart, SitePartElement>;
	#end: (() => void) | undefined;

	constructor(host: PartHost) {
		super();
		const partHost = {
			...host,
			changed: () => {
				this.requestUpdate();
				host.changed();
			},
		};
		this.#parts = {
			usage: new UsagePart(partHost),
			keys: new KeysPart(partHost),
			acts: new ActsPart(partHost),
		};
	}

	override createRenderRoot(): this {
		this.className = "site";
		return this;
	}

	get #part(): SitePartElement {
		return this.#parts[this.state.site ?? "usage"];
	}

	get freshness(): Freshness {
		return this.#part.freshness;
	}

	/** Asks for what is shown anew. */
	refresh(): void {
		this.#part.refresh();
	}

	/** Forgets all that it has. */
	drop(): void {
		for (const part of Object.values(this.#parts)) part.drop();
	}

	override connectedCallback(): void {
		super.connectedCallback();
		const lookAgain = () => {
			if (!isHidden()) this.#part.refresh(true);
		};
		const timer = setInterval(lookAgain, REFRESH_MILLISECONDS);
		const silence = listen(["visibilitychange", "online"], lookAgain);
		this.#end = () => {
			clearInterval(timer);
			silence();
		};
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#end?.();
	}

	override render(): TemplateResult {
		const part = this.#part;
		part.state = this.state;
		return html`<header class="whose">
				<h1>Administration</h1>
				<p>${part.of}</p>
				${this.#tabs()}
			</header>
			${part}`;
	}

	#tabs(): TemplateResult {
		const names = Object.keys(LABELS) as SitePart[];
		return html`<nav class="parts" aria-label="Parts of the admin view">
			${names.map(
				(site) => html`<a
					href=${writeState({ ...this.state, site })}
					aria-current=${site === this.state.site ? "page" : nothing}
					>${LABELS[site]}</a
				>`,
			)}
		</nav>`;
	}
}

const sheet = siteStyles.styleSheet;
if (sheet) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
customElements.define("site-view", SiteView);
