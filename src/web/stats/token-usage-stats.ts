/*
 * <token-usage-stats>: one user's token usage, live. Its description is
 * public/token-usage-stats.d.ts. It loads by UsageStore and draws what that
 * says with the shared pieces; here is only which goes where.
 */
import {
	css,
	html,
	LitElement,
	nothing,
	type PropertyDeclarations,
	type PropertyValues,
	type TemplateResult,
} from "lit";
import type {
	FetchToken,
	UsageDocument,
} from "../public/token-usage-client.js";
import { BarChart, type ChartTexts } from "../shared/bar-chart.ts";
import { dailySeries, monthlySeries, type Series } from "../shared/bars.ts";
import {
	cardStyles,
	renderBlankCards,
	renderCard,
	usageCards,
} from "../shared/cards.ts";
import { Formats } from "../shared/format.ts";
import { renderSessions, sessionStyles } from "../shared/sessions.ts";
import { failureMessage, liveText, staleNotice } from "../shared/states.ts";
import { colours, pieces } from "../shared/theme.ts";
import { UsageStore } from "../shared/usage-store.ts";

/** What the server takes; anything else is as good as none. */
function daysOf(value: unknown): number | undefined {
	const days = Number(value);
	return Number.isInteger(days) && days >= 1 && days <= 366 ? days : undefined;
}

const PROPERTIES: PropertyDeclarations = {
	userId: { attribute: "user-id" },
	baseUrl: { attribute: "base-url" },
	days: { attribute: "days", converter: daysOf },
	timeZone: { attribute: "time-zone" },
	theme: { reflect: true },
	fetchToken: { attribute: false },
	shape: { state: true },
};

const legend = html`<span class="legend">
	<span><i class="key prompt"></i> prompt</span>
	<span><i class="key completion"></i> completion</span>
</span>`;

const layout = css`
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
`;

export class TokenUsageStats extends LitElement {
	static override readonly properties = PROPERTIES;
	static override readonly styles = [
		colours,
		pieces,
		cardStyles,
		BarChart.styles,
		sessionStyles,
		layout,
	];

	declare userId: string;
	declare baseUrl: string;
	declare days: number | undefined;
	declare timeZone: string;
	declare theme: "light" | "dark" | "";
	declare fetchToken: FetchToken | undefined;
	declare shape: "chart" | "table";

	readonly #store = new UsageStore(() => this.requestUpdate());
	readonly #daily = new BarChart(this, "daily");
	readonly #monthly = new BarChart(this, "monthly");
	#formats = new Formats();
	#tokensFor = "";
	#bringToken: FetchToken | undefined;

	constructor() {
		super();
		this.userId = "";
		this.baseUrl = "";
		this.timeZone = "";
		this.theme = "";
		this.shape = "chart";
	}

	override connectedCallback(): void {
		super.connectedCallback();
		const locale = this.closest("[lang]")?.getAttribute("lang");
		this.#formats = new Formats(readersLocale(locale));
		if (!this.hasUpdated) return;
		this.#follow();
		this.#store.start();
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#store.stop();
	}

	refresh(): void {
		this.#store.refresh();
	}

	override willUpdate(changed: PropertyValues<this>): void {
		this.#follow();
		// Only now: properties that were set before the element was defined,
		// fetchToken perhaps, come with the first update.
		if (!this.hasUpdated && this.isConnected) this.#store.start();
		const isDenied = this.#store.view.failure?.kind === "denied";
		if (changed.has("fetchToken") && isDenied) this.refresh();
	}

	#follow(): void {
		this.#store.show({
			userId: this.userId ?? "",
			baseUrl: this.baseUrl ?? "",
			days: daysOf(this.days),
			timeZone: this.timeZone || undefined,
			fetchToken: this.#tokens(),
		});
	}

	/**
	 * The same function for the same numbers: frameworks set a new one with
	 * each rendering, which must not end the tokens that were fetched.
	 */
	#tokens(): FetchToken | undefined {
		const wanted = `${this.baseUrl} ${this.userId}`;
		if (!this.fetchToken) return undefined;
		if (!this.#bringToken || this.#tokensFor !== wanted) {
			this.#tokensFor = wanted;
			this.#bringToken = () => this.fetchToken?.() ?? "";
		}
		return this.#bringToken;
	}

	protected override render(): TemplateResult {
		const { view } = this.#store;
		return html`<section
			class="whole"
			aria-label="Token usage"
			aria-busy=${view.loading ? "true" : "false"}
		>
			${view.loading && view.document
				? html`<div class="waiting"></div>`
				: nothing}
			${this.#header()}
			${staleNotice(view, this.#formats, () => this.refresh())}
			${this.#content()}
		</section>`;
	}

	#header(): TemplateResult {
		const { view } = this.#store;
		const live = liveText(view);
		return html`<header>
			<h2>
				Token usage
				${this.userId ? html`<span class="quiet">${this.userId}</span>` : nothing}
			</h2>
			<div class="status">
				${live
					? html`<span>
							${live === "Live"
								? html`<span class="light"></span>`
								: nothing}${live}
						</span>`
					: nothing}
				${view.document
					? html`<span>Updated ${this.#formats.clock(view.loadedAt)}</span>
							${this.#choice()}`
					: nothing}
			</div>
		</header>`;
	}

	#choice(): TemplateResult {
		const button = (shape: "chart" | "table", text: string) =>
			html`<button
				type="button"
				aria-pressed=${this.shape === shape ? "true" : "false"}
				@click=${() => (this.shape = shape)}
			>
				${text}
			</button>`;
		return html`<div class="choice" role="group" aria-label="Show the days and months as">
			${button("chart", "Chart")} ${button("table", "Table")}
		</div>`;
	}

	#content(): TemplateResult {
		const { view } = this.#store;
		const { document, failure } = view;
		if (!this.userId) {
			return this.#message("No user is chosen", "Set the attribute user-id.");
		}
		if (document) {
			return document.requestCount === 0
				? this.#neverUsed(document)
				: this.#numbers(document, view.days);
		}
		return failure
			? html`<div class="panel">
					${failureMessage(view, failure, this.#formats, () => this.refresh())}
				</div>`
			: this.#firstLoad();
	}

	#message(headline: string, text: string): TemplateResult {
		return html`<div class="panel message">
			<h3>${headline}</h3>
			<p class="quiet">${text}</p>
		</div>`;
	}

	#neverUsed(document: UsageDocument): TemplateResult {
		return this.#message(
			"No usage yet",
			`${document.userId} has not used any tokens. The first ones appear` +
				` here by themselves. Days are those of ${document.timeZone}.`,
		);
	}

	/** DAYS: what DOCUMENT was asked for with; others may be on their way. */
	#numbers(
		document: UsageDocument,
		days: number | undefined,
	): TemplateResult {
		const formats = this.#formats;
		const cards = usageCards(document, formats);
		const zone = { timeZone: document.timeZone };
		return html`<div class="cards ${cards.length === 5 ? "five" : ""}">
				${cards.map(renderCard)}
			</div>
			<div class="charts">
				${this.#chart(
					this.#daily,
					dailySeries(document, days, formats),
					{ title: "Tokens per day", unit: "Day", ...zone },
				)}
				${this.#chart(this.#monthly, monthlySeries(document, formats), {
					title: "Tokens per month",
					unit: "Month",
					...zone,
				})}
			</div>
			<div class="panel">
				<div class="head">
					<h3>
						Newest requests
						<small class="quiet">times in ${document.timeZone}</small>
					</h3>
				</div>
				${renderSessions(document, formats)}
			</div>`;
	}

	#chart(chart: BarChart, series: Series, texts: ChartTexts): TemplateResult {
		const isEmpty = !series.bars.some((bar) => bar.isReported);
		const body = isEmpty
			? html`<p class="quiet">No usage in this period</p>`
			: this.shape === "table"
				? chart.renderTable(series, texts, this.#formats)
				: chart.render(series, texts, this.#formats);
		return html`<div class="panel">
			<div class="head">
				<h3>
					${texts.title}
					<small class="quiet">${series.period}, ${texts.timeZone}</small>
				</h3>
				${this.shape === "chart" ? legend : nothing}
			</div>
			<div class="body ${isEmpty ? "empty" : ""}">${body}</div>
		</div>`;
	}

	#firstLoad(): TemplateResult {
		const chart = (title: string) => html`<div class="panel">
			<div class="head">
				<h3>${title} <small><span class="blank">&nbsp;</span></small></h3>
			</div>
			<div class="body"><span class="blank plot"></span></div>
		</div>`;
		return html`<p class="unseen" role="status">Loading</p>
			<div class="cards five">${renderBlankCards(5)}</div>
			<div class="charts">
				${chart("Tokens per day")} ${chart("Tokens per month")}
			</div>`;
	}
}

/** The reader's own form of the page's language, where it is one. */
function readersLocale(language: string | null | undefined): string | undefined {
	const own = globalThis.navigator?.languages ?? [];
	const base = language?.split("-")[0];
	return own.find((one) => one.split("-")[0] === base) ?? own[0];
}

if (globalThis.customElements && !customElements.get("token-usage-stats")) {
	customElements.define("token-usage-stats", TokenUsageStats);
}
