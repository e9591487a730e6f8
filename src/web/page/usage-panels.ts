/*
 * <usage-panels>: one user's cards, charts, models and newest requests, as the
 * page's state wants them. It is drawn into the page itself, so that one style
 * sheet holds for all.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { UsageDocument } from "../public/token-usage-client.js";
import { BarChart } from "../shared/bar-chart.ts";
import type { Formats } from "../shared/format.ts";
import { renderSessions, sessionStyles } from "../shared/sessions.ts";
import { failureMessage } from "../shared/states.ts";
import type { UsageView } from "../shared/usage-store.ts";
import { drawCards } from "./cards.ts";
import {
	drawNeverUsed,
	drawNotBrought,
	drawNotForYou,
	drawStart,
	drawUntold,
} from "./notices.ts";
import { drawPanel, type Panel } from "./panel.ts";
import { type PeriodUsage, usageOfPeriod } from "./period-usage.ts";
import type { Reader } from "./session.ts";
import { seriesOf, UNITS } from "./series.ts";
import {
	ALL_TIME,
	daysToAsk,
	type PageState,
	type Period,
	writeState,
} from "./state.ts";
import { drawModels, modelsCsv, requestsCsv, unitsCsv } from "./tables.ts";

const FRESH_MILLISECONDS = 1_400;

const TITLES = { day: "Tokens by day", month: "Tokens by month" } as const;

export class UsagePanels extends LitElement {
	static override properties = {
		state: { attribute: false },
		view: { attribute: false },
		reader: { attribute: false },
		site: { attribute: false },
	};

	declare state: PageState;
	declare view: UsageView;
	declare reader: Reader;
	/** The admin view, once it has come; null: it did not come. */
	declare site: HTMLElement | null | undefined;

	readonly #formats: Formats;
	readonly #refresh: () => void;
	readonly #generator: HTMLElement;
	readonly #signIn: HTMLElement;
	readonly #userData: HTMLElement;
	/** That the numbers are of; the chosen one, as soon as they are there. */
	#period: Period | undefined;
	#shownUser: string | undefined;
	#shown = new Map<string, string | null>();
	readonly #charts = {
		day: new BarChart(this, "day"),
		month: new BarChart(this, "month"),
	};

	/**
	 * GENERATOR stands between the cards and the rest, SIGNIN alone, USERDATA
	 * below all of it, for admins.
	 */
	constructor(
		formats: Formats,
		refresh: () => void,
		generator: HTMLElement,
		signIn: HTMLElement,
		userData: HTMLElement,
	) {
		super();
		this.#formats = formats;
		this.#refresh = refresh;
		this.#generator = generator;
		this.#signIn = signIn;
		this.#userData = userData;
	}

	override createRenderRoot(): this {
		this.className = "usage";
		return this;
	}

	override willUpdate(): void {
		const { period } = this.state;
		const { days = 0 } = this.view;
		if (days >= daysToAsk(period)) this.#period = period;
	}

	/** A card whose number has moved says so for a moment. */
	override updated(): void {
		const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
		const { userId } = this.view.document ?? {};
		const before = userId === this.#shownUser ? this.#shown : new Map();
		this.#shownUser = userId;
		this.#shown = new Map();
		for (const card of this.querySelectorAll<HTMLElement>("[data-card]")) {
			const { textContent } = card.querySelector(".value") ?? card;
			const name = `${this.#period?.name} ${card.dataset["card"]}`;
			const old = before.get(name);
			this.#shown.set(name, textContent);
			if (still || old === undefined || old === textContent) continue;
			card.animate(
				{ backgroundColor: ["var(--fresh)", "var(--surface)"] },
				FRESH_MILLISECONDS,
			);
		}
	}

	override render(): TemplateResult {
		const { document, failure } = this.view;
		const { reader } = this;
		if (reader.kind === "unknown") return html`${this.#signIn}`;
		if (this.state.site !== null) return this.#site();
		if (this.state.user === "") {
			if (reader.kind === "asked") return this.#skeleton();
			return reader.kind === "failed"
				? drawUntold(this.#formats, reader)
				: this.#without(drawStart(this.#allUsers));
		}
		if (document && this.#period) return this.#usage(document, this.#period);
		if (!failure) return this.#skeleton();
		return this.#without(
			html`${this.#heading()}
			<section class="panel">
				<h2 class="unseen">Usage</h2>
				${failureMessage(this.view, failure, this.#formats, this.#refresh)}
			</section>`,
		);
	}

	get #isAdmin(): boolean {
		const { reader } = this;
		return reader.kind === "known" && reader.session.role === "admin";
	}

	/** The link to the admin view, for who may see it. */
	get #allUsers(): string | undefined {
		return this.#isAdmin
			? writeState({ ...this.state, site: "usage" })
			: undefined;
	}

	#site(): TemplateResult {
		const { reader, site, state } = this;
		if (reader.kind === "failed") return drawUntold(this.#formats, reader);
		if (reader.kind === "known" && !this.#isAdmin) {
			const instead = writeState({ ...state, site: null });
			return drawNotForYou(reader.session, instead);
		}
		if (reader.kind === "known" && site) return html`${site}`;
		return site === null
			? drawNotBrought(() => location.reload())
			: html`<header class="whose"><h1>Administration</h1></header>`;
	}

	#heading(of = ""): TemplateResult {
		return html`<header class="whose">
			<h1>${this.state.user}</h1>
			<p>${of}</p>
			${this.#allUsers
				? html`<nav class="parts" aria-label="Site">
						<a href=${this.#allUsers}>All users</a>
					</nav>`
				: nothing}
		</header>`;
	}

	/** NOTICE says why there are no numbers. */
	#without(notice: TemplateResult): TemplateResult {
		return html`${notice} ${this.#generator}`;
	}

	/** Of the final size, so that nothing jumps. */
	#skeleton(): TemplateResult {
		return html`${this.#heading()}
			<div class="cards skeleton" data-state="loading">
				${Array.from({ length: 6 }, () => html`<div class="card"></div>`)}
			</div>
			${this.#generator}
			<div class="panel trend skeleton"></div>
			<div class="panel half skeleton"></div>
			<div class="panel half skeleton"></div>
			<div class="panel requests skeleton"></div>`;
	}

	#usage(document: UsageDocument, period: Period): TemplateResult {
		const usage = usageOfPeriod(document, period);
		const range = this.#range(document, usage, period);
		return html`${this.#heading(
				`${range} · days and months in ${document.timeZone}`,
			)}
			${drawCards(this.#formats, document, usage, period)} ${this.#generator}
			${document.firstRequestAt === null
				? drawNeverUsed()
				: this.#panels(document, usage, period)}
			${this.#isAdmin ? this.#userData : nothing}`;
	}

	#panels(
		document: UsageDocument,
		usage: PeriodUsage,
		period: Period,
	): TemplateResult {
		const other = period.unit === "day" ? "month" : "day";
		const models = document.modelUsage;
		const draw = (kind: string, panel: Panel) =>
			this.#draw(kind, panel, document, period);
		return html`${draw(
				"trend",
				this.#chart(document, period.unit, period, usage),
			)}
			${draw(models ? "half" : "", this.#chart(document, other, period))}
			${models ? draw("half", this.#models(document)) : nothing}
			${draw("requests", this.#requests(document))}`;
	}

	#range(
		{ firstRequestAt, timeZone }: UsageDocument,
		{ first, last }: PeriodUsage,
		period: Period,
	): string {
		if (period === ALL_TIME) {
			return firstRequestAt === null
				? period.label
				: `since ${this.#formats.day(firstRequestAt, timeZone)}`;
		}
		return period.unit === "day"
			? this.#formats.dateRange(first, last)
			: this.#formats.monthRange(first, last);
	}

	#draw(
		kind: string,
		panel: Panel,
		{ timeZone }: UsageDocument,
		period: Period,
	): TemplateResult {
		const { user } = this.state;
		return drawPanel(
			kind,
			panel,
			(name) => `tokens-${user}-${name}-${period.name}-${timeZone}`,
		);
	}

	/** USAGE: where the chart shows the period itself. */
	#chart(
		document: UsageDocument,
		unit: "day" | "month",
		period: Period,
		usage?: PeriodUsage,
	): Panel {
		const series = seriesOf(document, unit, period, this.#formats);
		const { timeZone } = document;
		const texts = { title: TITLES[unit], unit: UNITS[unit], timeZone };
		const chart = this.#charts[unit];
		const { rows } = usage ?? {
			rows: unit === "day" ? document.dailyUsage : document.monthlyUsage,
		};
		const isEmpty = series.bars.every((bar) => bar.requestCount === 0);
		return {
			name: unit === "day" ? "days" : "months",
			title: texts.title,
			of: `${series.period}, ${document.timeZone}`,
			csv: unitsCsv(rows, unit),
			content: isEmpty
				? html`<p class="empty">No tokens in this period.</p>`
				: this.state.tables
					? chart.renderTable(series, texts, this.#formats)
					: html`<div class="body">
							${chart.render(series, texts, this.#formats)}
						</div>`,
			legend: !isEmpty && !this.state.tables,
		};
	}

	#models(document: UsageDocument): Panel {
		const models = document.modelUsage ?? [];
		return {
			name: "models",
			title: "Models",
			of: "all time",
			csv: modelsCsv(models),
			content: drawModels(this.#formats, models, document.totalTokens),
		};
	}

	#requests(document: UsageDocument): Panel {
		const { recentSessions, timeZone } = document;
		return {
			name: "requests",
			title: "Newest requests",
			of: `at most ten, times in ${timeZone}`,
			csv: requestsCsv(recentSessions),
			content: renderSessions(document, this.#formats),
		};
	}
}

const sheets = [BarChart.styles, sessionStyles].map((css) => css.styleSheet);
document.adoptedStyleSheets = sheets.filter((sheet) => sheet !== undefined);
customElements.define("usage-panels", UsagePanels);
