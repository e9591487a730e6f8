/*
 * What the page shows: whose usage, of which period, in which zone, as charts
 * or as tables. It lives in the URL, so that a link shows what its sender saw.
 */

export interface Period {
	/** In the URL. */
	name: string;
	label: string;
	/** What its bars are. */
	unit: "day" | "month";
	/** How many of them, the running one included. */
	count: number;
}

export const PERIODS: readonly Period[] = [
	{ name: "7d", label: "7 days", unit: "day", count: 7 },
	{ name: "30d", label: "30 days", unit: "day", count: 30 },
	{ name: "90d", label: "90 days", unit: "day", count: 90 },
	{ name: "12m", label: "12 months", unit: "month", count: 12 },
];

const PRESET = PERIODS[1] as Period;

export interface PageState {
	/** Empty: nobody has been chosen. */
	user: string;
	period: Period;
	/** IANA name; empty: the deployment's. */
	zone: string;
	tables: boolean;
}

/** Reads `?user=…&period=…&zone=…&view=tables`; what it does not know is preset. */
export function readState(search: string): PageState {
	const query = new URLSearchParams(search);
	const name = query.get("period");
	return {
		user: query.get("user") ?? "",
		period: PERIODS.find((period) => period.name === name) ?? PRESET,
		zone: query.get("zone") ?? "",
		tables: query.get("view") === "tables",
	};
}

/** The query that readState() reads; what is preset and no part of it is left out. */
export function writeState(state: PageState): string {
	const query = new URLSearchParams();
	if (state.user !== "") query.set("user", state.user);
	query.set("period", state.period.name);
	if (state.zone !== "") query.set("zone", state.zone);
	if (state.tables) query.set("view", "tables");
	return `?${query}`;
}

/** The days that are drawn beside a period of months. */
export const DAYS_BESIDE_MONTHS = 30;

/** The days to ask for: the period's and those it is compared with. */
export function daysToAsk(period: Period): number {
	return period.unit === "day" ? 2 * period.count : DAYS_BESIDE_MONTHS;
}
