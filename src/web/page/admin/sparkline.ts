/*
 * A user's newest days as bars of a line's height, each as high as its part of
 * the highest one. It is a picture with a text in its place.
 */
import { html, svg, type TemplateResult } from "lit";
import type { DayUsage } from "../../public/token-usage-client.js";
import type { Formats } from "../../shared/format.ts";
import { datesUntil } from "../../shared/period.ts";

const STEP = 3;
const BAR = 2;
const HEIGHT = 20;
/** A day with any usage shows. */
const LOWEST = 1.5;

/** The bars of COUNTS as a path; the first one is FIRST-th. */
function bars(counts: number[], most: number, first: number): string {
	return counts
		.map((tokens, index) => {
			if (tokens === 0) return "";
			const height = Math.max((tokens / most) * HEIGHT, LOWEST).toFixed(1);
			const x = (first + index) * STEP;
			return `M${x} ${HEIGHT}v-${height}h${BAR}v${height}z`;
		})
		.join("");
}

function inWords(
	usage: DayUsage[],
	dates: string[],
	formats: Formats,
): string {
	const period = formats.dateRange(dates[0]!, dates.at(-1)!);
	const most = usage.reduce<DayUsage | undefined>(
		(best, day) =>
			best && best.totalTokens >= day.totalTokens ? best : day,
		undefined,
	);
	if (!most) return `${period}: no usage`;
	return (
		`${period}: usage on ${formats.counted(usage.length, "day")}, ` +
		`most on ${formats.date(most.date)} with ` +
		formats.counted(most.totalTokens, "token")
	);
}

/** The last DAYS days up to TODAY, of which USAGE has those with usage. */
export function drawSparkline(
	usage: DayUsage[],
	days: number,
	today: string,
	formats: Formats,
): TemplateResult {
	const dates = datesUntil(today, days);
	const tokens = new Map(usage.map((day) => [day.date, day.totalTokens]));
	const counts = dates.map((date) => tokens.get(date) ?? 0);
	const most = Math.max(...counts, 1);
	const width = days * STEP - (STEP - BAR);
	return html`<svg
		class="sparkline"
		role="img"
		aria-label=${inWords(usage, dates, formats)}
		width=${width}
		height=${HEIGHT + 1}
	>
		${svg`<path class="ground" d="M0 ${HEIGHT + 0.5}h${width}"></path>
			<path class="days" d=${bars(counts.slice(0, -1), most, 0)}></path>
			<path class="today" d=${bars(counts.slice(-1), most, days - 1)}></path>`}
	</svg>`;
}
