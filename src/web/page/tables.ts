/*
 * The rows that are shown, as CSV; and the models' table.
 */
import { html, nothing, type TemplateResult } from "lit";
import type {
	Cost,
	DayUsage,
	ModelUsage,
	MonthUsage,
	RecentSession,
} from "../public/token-usage-client.js";
import type { Formats } from "../shared/format.ts";
import type { Cell } from "./csv.ts";

export interface Csv {
	header: string[];
	rows: Cell[][];
}

function hasCost(rows: { cost?: Cost | null }[]): boolean {
	return rows.some(({ cost }) => cost !== undefined);
}

function costCells(cost: Cost | null | undefined): Cell[] {
	return [cost?.amount, cost?.currency, cost?.unpricedRequests];
}

const COST_HEADER = ["cost", "currency", "unpricedRequests"];

function unitOf(row: DayUsage | MonthUsage): string {
	return "date" in row ? row.date : row.month;
}

/** Days or months; NAME heads their column. */
export function unitsCsv(rows: (DayUsage | MonthUsage)[], name: string): Csv {
	const cost = hasCost(rows);
	return {
		header: [
			name,
			"promptTokens",
			"completionTokens",
			"totalTokens",
			"requests",
			...(cost ? COST_HEADER : []),
		],
		rows: rows.map((row) => [
			unitOf(row),
			row.promptTokens,
			row.completionTokens,
			row.totalTokens,
			row.requestCount,
			...(cost ? costCells(row.cost) : []),
		]),
	};
}

export function modelsCsv(rows: ModelUsage[]): Csv {
	const cost = hasCost(rows);
	return {
		header: [
			"provider",
			"model",
			"promptTokens",
			"completionTokens",
			"totalTokens",
			"requests",
			...(cost ? COST_HEADER : []),
		],
		rows: rows.map((row) => [
			row.provider,
			row.model,
			row.promptTokens,
			row.completionTokens,
			row.totalTokens,
			row.requestCount,
			...(cost ? costCells(row.cost) : []),
		]),
	};
}

export function requestsCsv(rows: RecentSession[]): Csv {
	const cost = hasCost(rows);
	return {
		header: [
			"timestamp",
			"requestId",
			"operation",
			"pluginName",
			"provider",
			"model",
			"promptTokens",
			"completionTokens",
			"totalTokens",
			...(cost ? ["cost", "currency"] : []),
		],
		rows: rows.map((row) => [
			row.timestamp,
			row.requestId,
			row.operation,
			row.pluginName,
			row.provider,
			row.model,
			row.promptTokens,
			row.completionTokens,
			row.totalTokens,
			...(cost ? costCells(row.cost).slice(0, 2) : []),
		]),
	};
}

function amount(
	formats: Formats,
	cost: Cost | null | undefined,
	requests: number,
): TemplateResult {
	const text = formats.cost(cost ?? null, requests);
	return html`<td class="wide number" title=${text?.note || nothing}>
		${text?.amount}
	</td>`;
}

/** The cost where it has no column of its own. */
function costBelow(
	formats: Formats,
	{ cost, requestCount }: ModelUsage,
): TemplateResult {
	const text = formats.cost(cost ?? null, requestCount);
	return html`<small class="narrow quiet">${text?.amount}</small>`;
}

/** PART of WHOLE as a bar. */
export function share(part: number, whole: number): TemplateResult {
	const width = whole > 0 ? Math.max((100 * part) / whole, 0.5) : 0;
	return html`<svg class="share" aria-hidden="true" width="100%" height="4">
		<rect width=${`${width}%`} height="4"></rect>
	</svg>`;
}

/**
 * TOTAL: the tokens that the shares are of, which PERCENT writes where the
 * rows have more room.
 */
export function drawModels<Row extends ModelUsage>(
	formats: Formats,
	rows: Row[],
	total: number,
	percent?: (row: Row) => string,
): TemplateResult {
	const cost = hasCost(rows);
	return html`<div
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
					${percent
						? html`<th scope="col" class="wide number">Share</th>`
						: nothing}
					<th scope="col" class="number">Tokens</th>
					${cost
						? html`<th scope="col" class="wide number">Cost</th>`
						: nothing}
				</tr>
			</thead>
			<tbody>
				${rows.map(
					(row) => html`<tr>
						<th scope="row" class="name">
							${row.model ?? "not told"}
							<span class="aside quiet">${row.provider ?? ""}</span>
							${share(row.totalTokens, total)}
						</th>
						<td class="wide number">
							${formats.exact(row.requestCount)}
						</td>
						${percent
							? html`<td class="wide number">${percent(row)}</td>`
							: nothing}
						<td class="number">
							${formats.exact(row.totalTokens)}
							${cost ? costBelow(formats, row) : nothing}
						</td>
						${cost ? amount(formats, row.cost, row.requestCount) : nothing}
					</tr>`,
				)}
			</tbody>
		</table>
	</div>`;
}
