/*
 * Days (YYYY-MM-DD) and months (YYYY-MM) as the server wrote them: counted
 * with, never converted to a zone.
 */

const DAY_MS = 86_400_000;

/** The day COUNT days after DAY. */
export function addDays(day: string, count: number): string {
	const [year, month, date] = day.split("-").map(Number);
	const start = Date.UTC(year ?? 0, (month ?? 1) - 1, date);
	return new Date(start + count * DAY_MS).toISOString().slice(0, 10);
}

/** The month COUNT months after MONTH. */
export function addMonths(month: string, count: number): string {
	const [year, number] = month.split("-").map(Number);
	const months = (year ?? 0) * 12 + (number ?? 1) - 1 + count;
	const name = String((months % 12) + 1).padStart(2, "0");
	return `${String(Math.floor(months / 12)).padStart(4, "0")}-${name}`;
}

/** LAST and the COUNT - 1 before it, ascending. */
export function unitsUpTo(
	unit: "day" | "month",
	last: string,
	count: number,
): string[] {
	const add = unit === "day" ? addDays : addMonths;
	return Array.from({ length: count }, (_, index) =>
		add(last, index - count + 1),
	);
}
