/*
 * The table of all users: searched, sorted, a page after the other.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { CostText, Formats } from "../../shared/format.ts";
import { type PageState, type Sort, writeState } from "../state.ts";
import { share } from "../tables.ts";
import type { SiteUser, UsersFrame } from "./documents.ts";
import { drawSparkline } from "./sparkline.ts";

export interface UsersTable {
	rows: SiteUser[];
	frame: UsersFrame;
	state: PageState;
	formats: Formats;
	/** The rows are about to be replaced. */
	isBusy: boolean;
	onSort: (sort: Sort) => void;
}

const COLUMNS: Record<Sort, { label: string; order: "ascending" | "descending" }> = {
	user: { label: "User", order: "ascending" },
	tokens: { label: "Tokens", order: "descending" },
	cost: { label: "Cost", order: "descending" },
};

const ORDERS: Record<Sort, string> = {
	tokens: "most tokens first",
	cost: "highest cost first",
	user: "by user id",
};

/** Which users they are, of what their numbers are, in which order. */
export function describeUsers({ search, sort, timeZone }: UsersFrame): string {
	const which = search === "" ? "" : `whose id contains “${search}”, `;
	return `${which}all time, ${ORDERS[sort]} · days and times in ${timeZone}`;
}

function sortButton(table: UsersTable, by: Sort, kind = ""): TemplateResult {
	const { label, order } = COLUMNS[by];
	const isChosen = table.frame.sort === by;
	const mark = order === "ascending" ? "↑" : "↓";
	return html`<button
		type="button"
		class="sort ${kind} ${isChosen ? "chosen" : ""}"
		aria-pressed=${kind === "" ? nothing : `${isChosen}`}
		@click=${() => table.onSort(by)}
	>
		${label}<span class="mark" aria-hidden="true"
			>${isChosen ? mark : nothing}</span
		>
	</button>`;
}

/** A column's head, which sorts by it. */
function sortHead(
	table: UsersTable,
	by: Sort,
	kind: string,
	more: TemplateResult | typeof nothing = nothing,
): TemplateResult {
	const isChosen = table.frame.sort === by;
	return html`<th
		scope="col"
		class=${kind}
		aria-sort=${isChosen ? COLUMNS[by].order : nothing}
	>
		${sortButton(table, by)} ${more}
	</th>`;
}

function head(table: UsersTable): TemplateResult {
	return html`<thead>
		<tr>
			${sortHead(table, "user", "")}
			<th scope="col" class="wide number">Share of tokens</th>
			<th scope="col" class="wide">Last ${table.frame.days} days</th>
			<th scope="col" class="wide number">Requests</th>
			${sortHead(
				table,
				"tokens",
				"number",
				sortButton(table, "cost", "narrowest"),
			)}
			${sortHead(table, "cost", "medium number")}
			<th scope="col" class="wide number">Last request</th>
		</tr>
	</thead>`;
}

/**
 * The share of TOKENS, PERCENT as the server wrote it, in the reader's locale:
 * some are never 0%.
 */
export function percentText(
	percent: string,
	tokens: number,
	{ locale }: Formats,
): string {
	const format = new Intl.NumberFormat(locale, {
		style: "percent",
		minimumFractionDigits: 2,
	});
	return tokens > 0 && Number(percent) === 0
		? `<\u00A0${format.format(0.0001)}`
		: format.format(Number(percent) / 100);
}

/** Small text stands below. */
function drawCost(cost: CostText | undefined): TemplateResult {
	return html`${cost?.amount}
	${cost?.note
		? html`<small class="note quiet">${cost.note}</small>`
		: nothing}`;
}

function row(table: UsersTable, user: SiteUser): TemplateResult {
	const { formats, frame, state } = table;
	const { userId, requestCount, lastRequestAt, totalTokens } = user;
	const cost = formats.cost(user.cost, requestCount);
	const page = writeState({ ...state, site: null, user: userId, zone: "" });
	const last =
		lastRequestAt === null
			? "never"
			: formats.moment(lastRequestAt, frame.timeZone, Date.now());
	const requests = formats.counted(requestCount, "request");
	return html`<tr class="row">
		<th scope="row" class="name">
			<a href=${page}>${userId}</a>
			<small class="narrow quiet">${requests}, last ${last}</small>
		</th>
		<td class="wide number share-of">
			${percentText(user.share, totalTokens, formats)}
			${share(Number(user.share), 100)}
		</td>
		<td class="wide">
			${drawSparkline(user.dailyUsage, frame.days, frame.today, formats)}
		</td>
		<td class="wide number">${formats.exact(requestCount)}</td>
		<td class="number">
			${formats.exact(totalTokens)}
			<small class="narrowest">${drawCost(cost)}</small>
		</td>
		<td class="medium number">${drawCost(cost)}</td>
		<td class="wide number">${last}</td>
	</tr>`;
}

export function drawUsers(table: UsersTable): TemplateResult {
	return html`<table class="users" aria-busy=${table.isBusy}>
		<caption class="unseen">
			Users, since the first request of each
		</caption>
		${head(table)}
		<tbody>
			${table.rows.map((user) => row(table, user))}
		</tbody>
	</table>`;
}
