/*
 * <site-usage>: the site's cards, charts and models, and all of its users.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { BarChart } from "../../shared/bar-chart.ts";
import type { Freshness } from "../../shared/states.ts";
import { drawPanel, type Panel } from "../panel.ts";
import { usageOfPeriod } from "../period-usage.ts";
import { seriesOf, UNITS } from "../series.ts";
import type { Period } from "../state.ts";
import { drawModels, modelsCsv, unitsCsv } from "../tables.ts";
import {
	readUsage,
	type SiteUsage,
	type SiteUser,
	type UsersFrame,
	usersReader,
} from "./documents.ts";
import { freshnessOf, SitePartElement } from "./part.ts";
import { PagedList, Resource } from "./resource.ts";
import { drawSiteCards } from "./site-cards.ts";
import { describeUsers, drawUsers, percentText } from "./users.ts";

/** A search begins when nothing has been typed for this long. */
const TYPING_MILLISECONDS = 300;

interface UsageOfPeriod {
	usage: SiteUsage;
	/** That it was asked for. */
	period: Period;
}

interface Chart {
	unit: "day" | "month";
	height: "tokens" | "requests";
	/** It has the rows of the period itself. */
	isOfPeriod: boolean;
	chart: BarChart;
}

const NOTHING_IN_PERIOD = html`<p class="empty">No tokens in this period.</p>`;

export class UsagePart extends SitePartElement {
	readonly #usage = new Resource<UsageOfPeriod>(this.follow);
	readonly #users = new PagedList<SiteUser, UsersFrame>(
		this.follow,
		({ userId }) => userId,
	);
	readonly #charts = {
		tokens: new BarChart(this, "tokens"),
		requests: new BarChart(this, "requests"),
		other: new BarChart(this, "other"),
	};
	#typing: ReturnType<typeof setTimeout> | undefined;
	/** What was asked for last. */
	#asked = { usage: "", users: "" };

	get freshness(): Freshness {
		return freshnessOf([this.#usage.view, this.#users.view]);
	}

	get of(): string {
		const { document } = this.#usage.view;
		if (!document) return "";
		return `${this.#range(document)} · days and months in ${document.usage.timeZone}`;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		this.#ask();
		this.refresh();
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		clearTimeout(this.#typing);
	}

	refresh(byItself = false): void {
		for (const one of [this.#usage, this.#users]) {
			if (byItself) one.refreshByItself();
			else one.refresh();
		}
	}

	drop(): void {
		this.#asked = { usage: "", users: "" };
		this.#usage.drop();
		this.#users.drop();
	}

	override willUpdate(changed: PropertyValues): void {
		if (changed.has("state")) this.#ask();
	}

	/** Asks once for each thing that is another one than before. */
	#ask(): void {
		const { period, search, sort } = this.state;
		if (this.#asked.usage !== period.name) {
			this.#asked.usage = period.name;
			this.#usage.show(async (signal) => {
				const { timeZone } = this.#usage.view.document?.usage ?? {};
				const usage = await readUsage(period, timeZone, signal);
				return { usage, period };
			});
		}
		const users = `${sort} ${search}`;
		if (this.#asked.users !== users) {
			this.#asked.users = users;
			this.#users.showList(usersReader(sort, search));
		}
	}

	override render(): TemplateResult {
		const { document, failure } = this.#usage.view;
		if (document) return this.#drawAll(document);
		if (!failure) return this.#skeleton();
		return html`<section class="panel">
			<h2 class="unseen">Usage</h2>
			${this.drawFailure(this.#usage.view)}
		</section>`;
	}

	#skeleton(): TemplateResult {
		return html`<div class="cards skeleton" data-state="loading">
				${Array.from({ length: 6 }, () => html`<div class="card"></div>`)}
			</div>
			${Array.from(
				{ length: 4 },
				() => html`<div class="panel half skeleton"></div>`,
			)}
			<div class="panel requests skeleton"></div>`;
	}

	#drawAll(document: UsageOfPeriod): TemplateResult {
		const { usage, period } = document;
		const cards = drawSiteCards(this.host.formats, usage, period);
		if (usage.firstRequestAt === null) {
			return html`${cards}
				<section class="panel message" data-state="empty">
					<h2>No requests yet</h2>
					<p>
						Nothing has been counted for anybody. The first request will
						show up here by itself.
					</p>
				</section>`;
		}
		const { tokens, requests, other } = this.#charts;
		const { unit } = period;
		const charts: Chart[] = [
			{ unit, height: "tokens", isOfPeriod: true, chart: tokens },
			{ unit, height: "requests", isOfPeriod: true, chart: requests },
			{
				unit: unit === "day" ? "month" : "day",
				height: "tokens",
				isOfPeriod: false,
				chart: other,
			},
		];
		return html`${cards} ${this.#drawCharts(document, charts)}
			${this.#draw("half", document, this.#models(document))}
			${this.#usersPanel(usage)}`;
	}

	/** A table has both, tokens and requests. */
	#drawCharts(document: UsageOfPeriod, charts: Chart[]): TemplateResult[] {
		const { tables } = this.state;
		return charts
			.filter(({ height }) => !tables || height === "tokens")
			.map((chart) =>
				this.#draw(
					tables && chart.isOfPeriod ? "" : "half",
					document,
					this.#chart(document, chart),
				),
			);
	}

	#draw(
		kind: string,
		{ usage, period }: UsageOfPeriod,
		panel: Panel,
	): TemplateResult {
		return drawPanel(
			kind,
			panel,
			(name) => `site-${name}-${period.name}-${usage.timeZone}`,
		);
	}

	#chart({ usage, period }: UsageOfPeriod, chart: Chart): Panel {
		const { formats } = this.host;
		const { unit, height, isOfPeriod } = chart;
		const series = seriesOf(usage, unit, period, formats);
		const noun = height === "tokens" ? "Tokens" : "Requests";
		const { timeZone } = usage;
		const texts = {
			title: `${noun} by ${unit}`,
			unit: UNITS[unit],
			timeZone,
			height,
		};
		const rows = unit === "day" ? usage.dailyUsage : usage.monthlyUsage;
		const isEmpty = series.bars.every((bar) => bar.requestCount === 0);
		const isTable = this.state.tables;
		return {
			name: isOfPeriod ? height : `${unit}s`,
			title: texts.title,
			of: `${series.period}, ${timeZone}`,
			csv: unitsCsv(
				isOfPeriod ? usageOfPeriod(usage, period).rows : rows,
				unit,
			),
			content: isEmpty
				? NOTHING_IN_PERIOD
				: isTable
					? chart.chart.renderTable(series, texts, formats)
					: html`<div class="body">
							${chart.chart.render(series, texts, formats)}
						</div>`,
			legend: !isEmpty && !isTable && height === "tokens",
		};
	}

	#range({ usage, period }: UsageOfPeriod): string {
		const { from, to } = usage.period;
		const { formats } = this.host;
		return period.unit === "day"
			? formats.dateRange(from, to)
			: formats.monthRange(from.slice(0, 7), to.slice(0, 7));
	}

	#models(document: UsageOfPeriod): Panel {
		const { modelUsage, period, timeZone } = document.usage;
		const { formats } = this.host;
		return {
			name: "models",
			title: "Models",
			of: `${this.#range(document)}, ${timeZone}, most tokens first`,
			csv: modelsCsv(modelUsage),
			content:
				modelUsage.length === 0
					? NOTHING_IN_PERIOD
					: drawModels(
							formats,
							modelUsage,
							period.totalTokens,
							({ share, totalTokens }) =>
								percentText(share, totalTokens, formats),
						),
		};
	}

	#usersPanel(usage: SiteUsage): TemplateResult {
		const { document } = this.#users.view;
		return html`<section
			class="panel users-panel"
			data-panel="users"
			aria-labelledby="panel-users"
		>
			<header>
				<h2 id="panel-users">Users</h2>
				<p class="of">${document ? describeUsers(document.frame) : nothing}</p>
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
					@input=${(event: InputEvent) => this.#type(event)}
					@change=${(event: Event) => this.#search(event)}
				/>
			</header>
			${this.#usersList(usage.userCount)}
		</section>`;
	}

	#usersList(userCount: number): TemplateResult | typeof nothing {
		const { document, failure, loading } = this.#users.view;
		const { formats, go } = this.host;
		if (!document) return failure ? this.drawFailure(this.#users.view) : nothing;
		const { rows, frame, next } = document;
		const shown = formats.counted(rows.length, "user");
		const count =
			frame.search === ""
				? `${formats.exact(rows.length)} of ${formats.counted(Math.max(userCount, rows.length), "user")}`
				: next === null
					? `${shown} found`
					: `the first ${shown} found`;
		return html`${rows.length === 0
			? html`<p class="empty">
					${frame.search === ""
						? "No users any more."
						: `No user id contains “${frame.search}”.`}
				</p>`
			: drawUsers({
					rows,
					frame,
					state: this.state,
					formats,
					isBusy: loading,
					onSort: (sort) => go({ sort }),
				})}
		${this.drawMore(this.#users, count)}`;
	}

	#type(event: InputEvent): void {
		clearTimeout(this.#typing);
		this.#typing = setTimeout(() => this.#search(event), TYPING_MILLISECONDS);
	}

	#search({ target }: Event): void {
		clearTimeout(this.#typing);
		const { value } = target as HTMLInputElement;
		if (value !== this.state.search) this.host.go({ search: value }, true);
	}
}

customElements.define("site-usage", UsagePart);
