/*
 * The cards of the site: of the period, and of all time.
 */
import { html, type TemplateResult } from "lit";
import type { Formats } from "../../shared/format.ts";
import { type Card, count, drawCard } from "../cards.ts";
import type { Period } from "../state.ts";
import type { Counts, SiteUsage } from "./documents.ts";

function tokensCard(
	formats: Formats,
	name: string,
	label: string,
	counts: Counts,
): Card {
	return {
		name,
		label,
		...count(formats, counts.totalTokens),
		more: [
			`${formats.exact(counts.promptTokens)} prompt + ` +
				`${formats.exact(counts.completionTokens)} completion`,
		],
	};
}

function requestsCard(formats: Formats, label: string, usage: Counts): Card {
	const { requestCount, totalTokens } = usage;
	const average =
		requestCount > 0 ? Math.round(totalTokens / requestCount) : 0;
	return {
		name: "requests",
		label,
		...count(formats, requestCount),
		more: [`${formats.exact(average)} tokens each, on average`],
	};
}

function allRequestsCard(formats: Formats, usage: SiteUsage): Card {
	const { firstRequestAt, requestCount, timeZone, userCount } = usage;
	const since =
		firstRequestAt === null
			? ""
			: `, since ${formats.day(firstRequestAt, timeZone)}`;
	return {
		name: "all-requests",
		label: "Requests, all time",
		...count(formats, requestCount),
		more: [`of ${formats.counted(userCount, "user")}${since}`],
	};
}

function costCard(
	formats: Formats,
	name: string,
	label: string,
	{ cost, requestCount }: Counts,
): Card {
	const text = formats.cost(cost, requestCount);
	return {
		name,
		label,
		value: text?.amount ?? "—",
		more: text?.note ? [text.note] : [],
	};
}

export function drawSiteCards(
	formats: Formats,
	usage: SiteUsage,
	period: Period,
): TemplateResult {
	const { label: last } = period;
	return html`<dl class="cards">
		${[
			tokensCard(formats, "period", `Tokens, ${last}`, usage.period),
			requestsCard(formats, `Requests, ${last}`, usage.period),
			costCard(formats, "cost", `Cost, ${last}`, usage.period),
			tokensCard(formats, "all", "Tokens, all time", usage),
			allRequestsCard(formats, usage),
			costCard(formats, "all-cost", "Cost, all time", usage),
		].map(drawCard)}
	</dl>`;
}
