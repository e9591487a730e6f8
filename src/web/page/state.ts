/*
 * What the page shows: whose usage, of which period, in which zone, as charts
 * or as tables; or, for admins, a part of the site as a whole. It lives in the
 * URL, so that a link shows what its sender saw.
 */

export interface Period {
	/** In the URL. */
	name: string;
	/** Within a card's label. */
	label: string;
	/** What its bars are. */
	unit: "day" | "month";
	/** How many of them, the running one included; Infinity: all there are. */
	count: number;
}

export const YEAR: Period = {
	name: "12m",
	label: "last 12 months",
	unit: "month",
	count: 12,
};

export const ALL_TIME: Period = {
	name: "all",
	label: "all time",
	unit: "month",
	count: Infinity,
};

export const PERIODS: readonly Period[] = [
	{ name: "7d", label: "last 7 days", unit: "day", count: 7 },
	{ name: "30d", label: "last 30 days", unit: "day", count: 30 },
	{ name: "90d", label: "last 90 days", unit: "day", count: 90 },
	YEAR,
	ALL_TIME,
];

const PRESET = PERIODS[1] as Period;

/** What an admin sees of the site, by its name in the URL. */
export const SITE_PARTS = ["usage", "keys", "acts"] as const;
export type SitePart = (typeof SITE_PARTS)[number];

/** What users are sorted by. */
export const SORTS = ["tokens", "cost", "user"] as const;
export type Sort = (typeof SORTS)[number];

export interface PageState {
	/** Null: one user's page. */
	site: SitePart | null;
	/** Of one user's page; empty: nobody has been chosen. */
	user: string;
	period: Period;
	/** IANA name; empty: the deployment's. */
	zone: string;
	tables: boolean;
	/** Of the site's users. */
	sort: Sort;
	/** The part of the user ids that are listed; empty: all. */
	search: string;
}

/** What it is of NAMES; the first one where it is none. */
function oneOf<Name extends string>(
	names: readonly [Name, ...Name[]],
	wanted: string | null,
): Name {
	return names.find((name) => name === wanted) ?? names[0];
}

/** Of the site no more than a year is counted by model. */
function periodOf(site: SitePart | null, wanted: Period | undefined): Period {
	const isOffered = wanted && (site === null || wanted !== ALL_TIME);
	return isOffered ? wanted : PRESET;
}

/**
 * Reads `?user=…&period=…&zone=…&view=tables`, and of the site
 * `?view=admin&part=…&period=…&sort=…&q=…&view=tables`; what it does not know
 * is preset.
 */
export function readState(search: string): PageState {
	const query = new URLSearchParams(search);
	const views = query.getAll("view");
	const name = query.get("period");
	const site = views.includes("admin")
		? oneOf(SITE_PARTS, query.get("part"))
		: null;
	return {
		site,
		user: query.get("user") ?? "",
		period: periodOf(
			site,
			PERIODS.find((period) => period.name === name),
		),
		zone: query.get("zone") ?? "",
		tables: views.includes("tables"),
		sort: oneOf(SORTS, query.get("sort")),
		search: query.get("q") ?? "",
	};
}

function writeSite(query: URLSearchParams, state: PageState): void {
	query.set("view", "admin");
	if (state.site !== null && state.site !== SITE_PARTS[0]) {
		query.set("part", state.site);
	}
	if (state.sort !== SORTS[0]) query.set("sort", state.sort);
	if (state.search !== "") query.set("q", state.search);
}

/** The query that readState() reads; what is preset and no part of it is left out. */
export function writeState(state: PageState): string {
	const query = new URLSearchParams();
	if (state.site !== null) writeSite(query, state);
	else if (state.user !== "") query.set("user", state.user);
	query.set("period", periodOf(state.site, state.period).name);
	if (state.site === null && state.zone !== "") query.set("zone", state.zone);
	if (state.tables) query.append("view", "tables");
	return `?${query}`;
}

/** The days that are drawn beside a period of months. */
export const DAYS_BESIDE_MONTHS = 30;

/** The days to ask for: the period's and those it is compared with. */
export function daysToAsk(period: Period): number {
	return period.unit === "day" ? 2 * period.count : DAYS_BESIDE_MONTHS;
}
