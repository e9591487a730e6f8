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
import { addDays, addMonths, unitsUpTo } from "./calendar.ts";
import type { Period } from "./state.ts";

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
	document: UsageDocument,
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

/** Null where there was no usage before, or not long enough. */
function compare(
	document: UsageDocument,
	period: Period,
	rows: (DayUsage | MonthUsage)[],
	first: string,
): Comparison | null {
	const whole = rows.slice(0, -1);
	const back = period.unit === "day" ? addDays : addMonths;
	const earlier = pick(
		document,
		period.unit,
		unitsUpTo(period.unit, back(first, -1), whole.length),
	);
	const before = sumOf(earlier).totalTokens;
	if (before === 0) return null;
	return { count: whole.length, tokens: sumOf(whole).totalTokens, before };
}

/** DOCUMENT has been asked for with daysToAsk(PERIOD). */
export function usageOfPeriod(
	document: UsageDocument,
	period: Period,
): PeriodUsage {
	const last =
		period.unit === "day" ? document.today : document.today.slice(0, 7);
	const units = unitsUpTo(period.unit, last, period.count);
	const first = units[0] ?? last;
	const rows = pick(document, period.unit, units);
	return {
		rows,
		sums: sumOf(rows),
		first,
		last,
		comparison: compare(document, period, rows, first),
	};
}
