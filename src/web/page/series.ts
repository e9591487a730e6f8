/*
 * The bars of a page's charts: the period's own, and of the other unit what
 * stands beside them.
 */
import type { MonthUsage } from "../public/token-usage-client.js";
import {
	dailySeries,
	monthlySeries,
	type Series,
	seriesOfMonths,
} from "../shared/bars.ts";
import type { Formats } from "../shared/format.ts";
import { type CountedUnits, usageOfPeriod } from "./period-usage.ts";
import { DAYS_BESIDE_MONTHS, type Period } from "./state.ts";

export const UNITS = { day: "Day", month: "Month" } as const;

/** The bars of DOCUMENT's UNIT while PERIOD is chosen. */
export function seriesOf(
	document: CountedUnits,
	unit: "day" | "month",
	period: Period,
	formats: Formats,
): Series {
	if (unit === "day") {
		const days = period.unit === "day" ? period.count : DAYS_BESIDE_MONTHS;
		return dailySeries(document, days, formats);
	}
	if (period.unit === "day") return monthlySeries(document, formats);
	// The period's months, also those before the first one with usage.
	const rows = usageOfPeriod(document, period).rows as MonthUsage[];
	return seriesOfMonths(
		document,
		rows.map(({ month }) => month),
		formats,
	);
}
