/*
 * What the charts draw: the server's days and months in calendar order, with
 * empty ones where it left them out, and which of them is still going on. It
 * adds nothing up. Reusable; no browser needed.
 */
import type {
	Cost,
	TokenCounts,
	UsageDocument,
} from "../public/token-usage-client.js";
import type { Formats } from "./format.ts";
import { dateAsMoment, datesUntil, monthsBetween } from "./period.ts";

export interface Bar extends TokenCounts {
	/** YYYY-MM-DD or YYYY-MM. */
	key: string;
	/** For the axis, such as "Nov 28". */
	label: string;
	/** For the reader, such as "Sat, Nov 28, 2026". */
	title: string;
	/** Undefined where the server says nothing of costs. */
	cost: Cost | null | undefined;
	/** The day or month that is still going on. */
	isRunning: boolean;
	/** The server reported it; the others are empty. */
	isReported: boolean;
}

export interface Series {
	bars: Bar[];
	/** The period in words, without the zone. */
	period: string;
}

export type Days = Pick<UsageDocument, "dailyUsage" | "today">;
export type Months = Pick<UsageDocument, "monthlyUsage" | "today">;

/** Days that were not asked for are drawn as a calendar up to this many. */
const CALENDAR_DAYS = 62;

/** The monthly chart has at least and at most this many months. */
const FEWEST_MONTHS = 6;
const MOST_MONTHS = 24;

const EMPTY = {
	promptTokens: 0,
	completionTokens: 0,
	totalTokens: 0,
	requestCount: 0,
	cost: undefined,
};

type Reported = TokenCounts & { cost?: Cost | null };

function barsOf<Usage extends Reported>(
	keys: string[],
	reported: Map<string, Usage>,
	running: string,
	texts: (key: string) => { label: string; title: string },
): Bar[] {
	return keys.map((key) => {
		const usage = reported.get(key);
		return {
			...EMPTY,
			...(usage && {
				promptTokens: usage.promptTokens,
				completionTokens: usage.completionTokens,
				totalTokens: usage.totalTokens,
				requestCount: usage.requestCount,
				cost: usage.cost,
			}),
			...texts(key),
			key,
			isRunning: key === running,
			isReported: usage !== undefined,
		};
	});
}

function daysApart(first: string, last: string): number {
	return (dateAsMoment(last) - dateAsMoment(first)) / 86_400_000 + 1;
}

/**
 * The days of DOCUMENT. DAYS is what was asked for; without it the document
 * has the newest days with usage, which may lie far apart.
 */
export function dailySeries(
	document: Days,
	days: number | undefined,
	formats: Formats,
): Series {
	const usage = document.dailyUsage;
	const reported = new Map(usage.map((day) => [day.date, day]));
	const dates = [...reported.keys()];
	// An event may be a little ahead of the server's clock.
	const today = [document.today, dates.at(-1) ?? ""].sort().at(-1)!;
	const span = dates[0] ? daysApart(dates[0], today) : 0;
	const isCalendar = days !== undefined || span <= CALENDAR_DAYS;
	const keys = isCalendar ? datesUntil(today, days ?? Math.max(span, 7)) : dates;
	const range = formats.dateRange(keys[0]!, keys.at(-1)!);
	return {
		bars: barsOf(keys, reported, today, (date) => ({
			label: formats.date(date),
			title: formats.date(date, "long"),
		})),
		period: isCalendar ? range : `${range}, days with usage only`,
	};
}

/** MONTHS, ascending, with what DOCUMENT says of them; at least six of them. */
export function seriesOfMonths(
	document: Months,
	months: string[],
	formats: Formats,
): Series {
	const reported = new Map(
		document.monthlyUsage.map((month) => [month.month, month]),
	);
	const last = months.at(-1)!;
	const few = monthsBetween("0000-01", last, FEWEST_MONTHS);
	const keys = months.length < few.length ? few : months;
	return {
		bars: barsOf(keys, reported, document.today.slice(0, 7), (month) => ({
			label: formats.month(month),
			title: formats.month(month, "long"),
		})),
		period: formats.monthRange(keys[0]!, last),
	};
}

/** The months of DOCUMENT, at most the newest two years. */
export function monthlySeries(
	document: Months,
	formats: Formats,
): Series {
	const months = document.monthlyUsage.map(({ month }) => month);
	const current = document.today.slice(0, 7);
	const newest = months.at(-1) ?? current;
	const recent = monthsBetween("0000-01", current, MOST_MONTHS);
	const last = newest < recent[0]! || newest > current ? newest : current;
	const keys = monthsBetween(months[0] ?? last, last, MOST_MONTHS);
	return seriesOfMonths(document, keys, formats);
}

/** A bar in words: what is shown of it and what is spoken. */
export function describeBar(bar: Bar, formats: Formats): string {
	const title = bar.isRunning ? `${bar.title}, so far` : bar.title;
	if (bar.requestCount === 0 && bar.totalTokens === 0) {
		return `${title}: no usage`;
	}
	const cost = formats.cost(bar.cost, bar.requestCount);
	return [
		`${title}: ${formats.counted(bar.totalTokens, "token")}`,
		`${formats.exact(bar.promptTokens)} prompt`,
		`${formats.exact(bar.completionTokens)} completion`,
		formats.counted(bar.requestCount, "request"),
		...(cost ? [cost.words] : []),
	].join(" · ");
}
