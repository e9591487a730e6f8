/*
 * Days and months as text: which one it is in a zone, the ones between. All
 * arithmetic is on calendar dates, never on a browser's own zone. Reusable; no
 * browser needed.
 */

const DAY_MILLISECONDS = 86_400_000;

/** YYYY-MM-DD of a moment (milliseconds) in an IANA zone. */
export function dateIn(timeZone: string, moment: number): string {
	const parts = new Intl.DateTimeFormat("en", {
		timeZone,
		calendar: "gregory",
		numberingSystem: "latn",
		year: "numeric",
		month: "2-digit",
		day: "2-digit",
	}).formatToParts(moment);
	const part = (type: string) =>
		parts.find((one) => one.type === type)?.value ?? "";
	return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** A calendar date as the moment its day begins in UTC. */
export function dateAsMoment(date: string): number {
	return Date.parse(`${date.length === 7 ? `${date}-01` : date}T00:00:00Z`);
}

/** The COUNT dates that end with LAST, ascending. */
export function datesUntil(last: string, count: number): string[] {
	const end = dateAsMoment(last);
	return Array.from({ length: count }, (_, index) =>
		new Date(end - (count - 1 - index) * DAY_MILLISECONDS)
			.toISOString()
			.slice(0, 10),
	);
}

/** The months (YYYY-MM) from FIRST to LAST, at most the newest LIMIT. */
export function monthsBetween(
	first: string,
	last: string,
	limit: number,
): string[] {
	const months: string[] = [];
	let [year, month] = last.split("-").map(Number) as [number, number];
	while (months.length < limit) {
		const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
		if (text < first) break;
		months.unshift(text);
		month--;
		if (month === 0) {
			month = 12;
			year--;
		}
	}
	return months;
}
