/*
 * What a period's cards and bars say, taken from the rows that the server
 * counted. The running day or month is in the sums, but never in a
 * comparison: a part of it would be held against a whole one.
 */
import type {
	DayUsage,
	MonthUsage,
	TokenCounts,
	UsageDocument,
} from "../public/token-usage-client.js";
import { dateIn, datesUntil, monthsBetween } from "../shared/period.ts";
import { ALL_TIME, type Period } from "./state.ts";

/** The totals, the rows that are taken from, and what dates them. */
export type CountedUnits = TokenCounts &
	Pick<
		UsageDocument,
		"dailyUsage" | "monthlyUsage" | "firstRequestAt" | "timeZone" | "today"
	>;

/** Longer ago than that, only months with usage are rows. */
const CALENDAR_MONTHS = 600;

export interface PeriodUsage {
	/** One a day or month of the period, ascending; zeros where nothing was. */
	rows: (DayUsage | MonthUsage)[];
	sums: TokenCounts;
	first: string;
	last: string;
	comparison: Comparison | null;
}

export interface Comparison {
	/** Whole days or months on each side. */
	count: number;
	/** Tokens of the whole units of the period, and of as many before. */
	tokens: number;
	before: number;
}

const NOTHING: TokenCounts = {
	promptTokens: 0,
	completionTokens: 0,
	totalTokens: 0,
	requestCount: 0,
};

function add(sums: TokenCounts, row: TokenCounts): TokenCounts {
	return {
		promptTokens: sums.promptTokens + row.promptTokens,
		completionTokens: sums.completionTokens + row.completionTokens,
		totalTokens: sums.totalTokens + row.totalTokens,
		requestCount: sums.requestCount + row.requestCount,
	};
}

/** Of each unit its row, as the server has it or with zeros. */
function pick(
	document: CountedUnits,
	unit: "day" | "month",
	units: string[],
): (DayUsage | MonthUsage)[] {
	if (unit === "day") {
		const rows = new Map(document.dailyUsage.map((row) => [row.date, row]));
		return units.map((date) => rows.get(date) ?? { date, ...NOTHING });
	}
	const rows = new Map(document.monthlyUsage.map((row) => [row.month, row]));
	return units.map((month) => rows.get(month) ?? { month, ...NOTHING });
}

function sumOf(rows: TokenCounts[]): TokenCounts {
	return rows.reduce(add, NOTHING);
}

/** The day of the first request ever; after all others where there is none. */
function firstDay({ firstRequestAt, timeZone }: CountedUnits): string {
	return firstRequestAt === null
		? "9999-12-31"
		: dateIn(timeZone, Date.parse(firstRequestAt));
}

/**
 * Null where a percentage would mislead: nothing was used in one of both, or
 * the user has only begun within the earlier one, which starts with FIRST.
 */
function compare(
	document: CountedUnits,
	first: string,
	earlier: (DayUsage | MonthUsage)[],
	rows: (DayUsage | MonthUsage)[],
): Comparison | null {
	const whole = rows.slice(0, -1);
	const before = sumOf(earlier).totalTokens;
	const tokens = sumOf(whole).totalTokens;
	const hadBegun = firstDay(document).slice(0, first.length) <= first;
	if (before === 0 || tokens === 0 || !hadBegun) return null;
	return { count: whole.length, tokens, before };
}

/** The days or months that end with the running one, ascending. */
function unitsUntil(
	document: CountedUnits,
	unit: "day" | "month",
	count: number,
): string[] {
	return unit === "day"
		? datesUntil(document.today, count)
		: monthsBetween("0000-01", document.today.slice(0, 7), count);
}

/** From the first month with usage to the running one. */
function allMonths({ monthlyUsage, today }: CountedUnits): string[] {
	const used = monthlyUsage.map(({ month }) => month);
	// An event may be a little ahead of the server's clock.
	const last = [today.slice(0, 7), ...used].sort().at(-1)!;
	const first = used[0] ?? last;
	const months = monthsBetween(first, last, CALENDAR_MONTHS);
	return months[0] === first ? months : [...new Set([...used, last])];
}

/** All that the server counted: its own totals, nothing is added up. */
function usageOfAllTime(document: CountedUnits): PeriodUsage {
	const months = allMonths(document);
	const { promptTokens, completionTokens, totalTokens, requestCount } =
		document;
	return {
		rows: pick(document, "month", months),
		sums: { promptTokens, completionTokens, totalTokens, requestCount },
		first: months[0] ?? "",
		last: months.at(-1) ?? "",
		comparison: null,
	};
}

/** DOCUMENT has been asked for with daysToAsk(PERIOD). */
export function usageOfPeriod(
	document: CountedUnits,
	period: Period,
): PeriodUsage {
	if (period === ALL_TIME) return usageOfAllTime(document);
	const { unit, count } = period;
	const units = unitsUntil(document, unit, 2 * count);
	const rows = pick(document, unit, units);
	const shown = rows.slice(-count);
	// As many as are whole among those that are shown.
	const earlier = rows.slice(1, -count);
	return {
		rows: shown,
		sums: sumOf(shown),
		first: units.at(-count) ?? "",
		last: units.at(-1) ?? "",
		comparison: compare(document, units[1] ?? "", earlier, shown),
	};
}
