/*
 * The cards: how much, of which period. Numbers are exact while they fit, so
 * that a reader sees them move.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { UsageDocument } from "../public/token-usage-client.js";
import type { Formats } from "../shared/format.ts";
import {
	type Comparison,
	type PeriodUsage,
	usageOfPeriod,
} from "./period-usage.ts";
import { ALL_TIME, type Period, YEAR } from "./state.ts";

/** More digits than a card has room for. */
const TOO_LONG = 1e10;

export interface Card {
	/** For tests and styles. */
	name: string;
	label: string;
	value: string;
	/** The exact number, where VALUE is not. */
	exact?: string | undefined;
	more: (string | TemplateResult)[];
}

export function drawCard(card: Card): TemplateResult {
	return html`<div class="card" data-card=${card.name}>
		<dt>${card.label}</dt>
		<dd class="value" title=${card.exact ?? nothing}>${card.value}</dd>
		${card.more.map((line) => html`<dd class="more">${line}</dd>`)}
	</div>`;
}

export function count(formats: Formats, tokens: number): Pick<Card, "value" | "exact"> {
	const exact = formats.exact(tokens);
	return tokens < TOO_LONG
		? { value: exact }
		: { value: formats.compact(tokens), exact };
}

function change(
	formats: Formats,
	comparison: Comparison,
	unit: string,
): TemplateResult {
	const { count, tokens, before } = comparison;
	const units = formats.counted(count, `whole ${unit}`);
	return html`<span
		title="The ${units} of this period, against as many before"
		>${formats.change((tokens - before) / before)} against the ${units}
		before</span
	>`;
}

function periodCard(
	formats: Formats,
	{ sums, comparison }: PeriodUsage,
	period: Period,
	name = "period",
): Card {
	return {
		name,
		label: `Tokens, ${period.label}`,
		...count(formats, sums.totalTokens),
		more: [
			`${formats.exact(sums.promptTokens)} prompt + ` +
				`${formats.exact(sums.completionTokens)} completion`,
			...(comparison ? [change(formats, comparison, period.unit)] : []),
		],
	};
}

function requestsOf(formats: Formats, requests: number): string {
	return formats.counted(requests, "request");
}

function todayCard(formats: Formats, document: UsageDocument): Card {
	const row = document.dailyUsage.find(({ date }) => date === document.today);
	return {
		name: "today",
		label: "Tokens, today so far",
		...count(formats, document.todayUsage),
		more: [
			requestsOf(formats, row?.requestCount ?? 0),
			`${formats.date(document.today, "long")}, ${document.timeZone}`,
		],
	};
}

function monthCard(formats: Formats, document: UsageDocument): Card {
	const month = document.today.slice(0, 7);
	const row = document.monthlyUsage.find((one) => one.month === month);
	return {
		name: "month",
		label: "Tokens, this month so far",
		...count(formats, document.thisMonthUsage),
		more: [
			requestsOf(formats, row?.requestCount ?? 0),
			formats.month(month, "long"),
		],
	};
}

function requestsCard(
	formats: Formats,
	{ sums }: PeriodUsage,
	period: Period,
): Card {
	const { requestCount, totalTokens } = sums;
	const average =
		requestCount > 0 ? Math.round(totalTokens / requestCount) : 0;
	return {
		name: "requests",
		label: `Requests, ${period.label}`,
		...count(formats, requestCount),
		more: [`${formats.exact(average)} tokens each, on average`],
	};
}

function since(formats: Formats, document: UsageDocument): string {
	const { firstRequestAt, timeZone } = document;
	return firstRequestAt === null
		? ""
		: `, since ${formats.day(firstRequestAt, timeZone)}`;
}

function allCard(formats: Formats, document: UsageDocument): Card {
	return {
		name: "all",
		label: "Tokens, all time",
		...count(formats, document.totalTokens),
		more: [
			requestsOf(formats, document.requestCount) +
				since(formats, document),
		],
	};
}

/** All time, or where that is the period, a year. */
function longerCard(
	formats: Formats,
	document: UsageDocument,
	period: Period,
): Card {
	return period === ALL_TIME
		? periodCard(formats, usageOfPeriod(document, YEAR), YEAR, "year")
		: allCard(formats, document);
}

/** What a request takes on average, where nothing is said of costs. */
function averageCard(formats: Formats, document: UsageDocument): Card {
	return {
		name: "average",
		label: "Tokens a request, all time",
		...count(formats, document.averageTokensPerRequest),
		more: ["on average"],
	};
}

function costCard(formats: Formats, document: UsageDocument): Card {
	const month = document.today.slice(0, 7);
	const row = document.monthlyUsage.find((one) => one.month === month);
	const all = formats.cost(document.cost, document.requestCount);
	const now = row?.cost?.amount && formats.cost(row.cost, row.requestCount);
	if (!all) return averageCard(formats, document);
	return {
		name: "cost",
		label: "Cost, all time",
		value: all.amount,
		more: [
			...(all.note ? [all.note] : []),
			...(now ? [`${now.amount} this month so far`] : []),
		],
	};
}

export function drawCards(
	formats: Formats,
	document: UsageDocument,
	usage: PeriodUsage,
	period: Period,
): TemplateResult {
	return html`<dl class="cards">
		${[
			periodCard(formats, usage, period),
			todayCard(formats, document),
			monthCard(formats, document),
			requestsCard(formats, usage, period),
			longerCard(formats, document, period),
			costCard(formats, document),
		].map(drawCard)}
	</dl>`;
}
