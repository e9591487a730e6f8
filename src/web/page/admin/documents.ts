/*
 * What the server tells admins of the site: the answers' shapes, and how they
 * are asked for.
 */
import type {
	Cost,
	DayUsage,
	ModelUsage,
	MonthUsage,
	TokenCounts,
} from "../../public/token-usage-client.js";
import { unreadable } from "../../shared/api.ts";
import { dateAsMoment, dateIn } from "../../shared/period.ts";
import { isTokenCounts } from "../../shared/usage-error.ts";
import { request, requestJson } from "../request.ts";
import type { Period, Sort } from "../state.ts";

export interface Counts extends TokenCounts {
	cost: Cost | null;
}

/** GET /api/admin/usage: what is not of a period is since the first request. */
export interface SiteUsage extends Counts {
	userCount: number;
	firstRequestAt: string | null;
	lastRequestAt: string | null;
	timeZone: string;
	today: string;
	period: Counts & { from: string; to: string };
	dailyUsage: DayUsage[];
	monthlyUsage: MonthUsage[];
	/** Of the period. SHARE: per cent of its tokens, such as "25.31". */
	modelUsage: (ModelUsage & { share: string })[];
}

export interface SiteUser extends Counts {
	userId: string;
	/** Per cent of the site's tokens, such as "25.31". */
	share: string;
	firstRequestAt: string | null;
	lastRequestAt: string | null;
	dailyUsage: DayUsage[];
}

/** What a list of users says beside its rows. */
export interface UsersFrame {
	/** That the rows' days are of. */
	days: number;
	timeZone: string;
	today: string;
	/** What was asked for. */
	sort: Sort;
	search: string;
}

export interface Key {
	id: number;
	role: string;
	userId: string | null;
	label: string;
	createdBy: string;
	createdAt: string;
	expiresAt: string | null;
	lastUsedAt: string | null;
	revokedAt: string | null;
}

export interface NewKey {
	role: string;
	userId?: string;
	label?: string;
	expiresAt?: string;
}

export interface MadeKey {
	id: number;
	/** The secret. */
	key: string;
	role: string;
	userId: string | null;
}

export interface Act {
	id: number;
	doneAt: string;
	actor: string;
	act: string;
	subject: string;
	details: Record<string, unknown>;
}

/** A part of a list; NEXT is where the following one begins. */
export interface ListPage<Row, Frame> {
	rows: Row[];
	frame: Frame;
	next: string | null;
}

type Query = Record<string, string | number>;

function path(name: string, query: Query = {}): string {
	const text = new URLSearchParams(
		Object.entries(query).map(([key, value]) => [key, `${value}`]),
	).toString();
	return `/api/admin/${name}${text && `?${text}`}`;
}

function siteUsageOf(value: unknown, response: Response): SiteUsage {
	const usage = value as SiteUsage;
	const lists = ["dailyUsage", "monthlyUsage", "modelUsage"] as const;
	if (
		!isTokenCounts(usage) ||
		!isTokenCounts(usage.period) ||
		!lists.every((name) => Array.isArray(usage[name]))
	) {
		throw unreadable(response);
	}
	return usage;
}

function requestUsage(days: number, signal: AbortSignal): Promise<SiteUsage> {
	return requestJson(path("usage", { days }), siteUsageOf, { signal });
}

/** The days up to TODAY that PERIOD has: its months are whole ones. */
function daysOf({ unit, count }: Period, today: string): number {
	if (unit === "day") return count;
	const [year, month] = today.split("-").map(Number) as [number, number];
	const first = Date.UTC(year, month - count, 1);
	return Math.round((dateAsMoment(today) - first) / 86_400_000) + 1;
}

/**
 * The usage of PERIOD. TIMEZONE is the site's, where that is known; without it
 * the first answer tells which day it is there.
 */
export async function readUsage(
	period: Period,
	timeZone: string | undefined,
	signal: AbortSignal,
): Promise<SiteUsage> {
	const guessed = daysOf(period, dateIn(timeZone ?? "UTC", Date.now()));
	const usage = await requestUsage(guessed, signal);
	const days = daysOf(period, usage.today);
	return days === guessed ? usage : requestUsage(days, signal);
}

/** Takes apart what has its rows in the member NAME. */
function listOf<Row, Frame>(
	name: string,
	value: unknown,
	response: Response,
): ListPage<Row, Frame> {
	const { [name]: rows, next = null, ...frame } = Object(value) as Record<
		string,
		unknown
	>;
	if (!Array.isArray(rows)) throw unreadable(response);
	return {
		rows: rows as Row[],
		frame: frame as Frame,
		next: next === null ? null : `${next as string | number}`,
	};
}

/** Reads LIMIT rows, from FROM on: the `next` of the page before. */
export type ReadPage<Row, Frame> = (
	limit: number,
	from: string | null,
	signal: AbortSignal,
) => Promise<ListPage<Row, Frame>>;

export function usersReader(
	sort: Sort,
	search: string,
): ReadPage<SiteUser, UsersFrame> {
	return (limit, from, signal) =>
		requestJson(
			path("users", {
				sort,
				...(search !== "" && { q: search }),
				limit,
				...(from !== null && { page: from }),
			}),
			(value, response) => {
				const list = listOf<SiteUser, UsersFrame>("users", value, response);
				return { ...list, frame: { ...list.frame, sort, search } };
			},
			{ signal },
		);
}

function newestFirst<Row>(name: string, member: string): ReadPage<Row, object> {
	return (limit, from, signal) =>
		requestJson(
			path(name, { limit, ...(from !== null && { before: from }) }),
			(value, response) => listOf(member, value, response),
			{ signal },
		);
}

export const readKeys = newestFirst<Key>("keys", "keys");
export const readActs = newestFirst<Act>("audit", "acts");

export function makeKey(key: NewKey): Promise<MadeKey> {
	return requestJson(
		path("keys"),
		(value, response) => {
			const made = Object(value) as MadeKey;
			if (typeof made.key !== "string") throw unreadable(response);
			return made;
		},
		{ method: "POST", body: key },
	);
}

export async function revokeKey(id: number): Promise<void> {
	await request(path(`keys/${id}`), { method: "DELETE" });
}
