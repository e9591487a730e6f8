/*
 * One user's numbers on a page, kept fresh: what there is to show at the
 * moment, and why there is not more. It draws nothing; the component and the
 * page draw what `view` says. Reusable.
 *
 * Good numbers stay while others are on their way and when those do not come;
 * only a refusal (401, 403) drops them.
 */
import type {
	TokenUsageUpdate,
	UsageDocument,
	UsageQuery,
} from "../public/token-usage-client.js";
import { fetchUsage } from "./api.ts";
import { waitAfter } from "./backoff.ts";
import { Coalescer } from "./coalesce.ts";
import {
	type LiveHandle,
	type LiveState,
	onUpdate,
	openLive,
} from "./live.ts";
import { isHidden, isOffline, listen } from "./page.ts";
import { dateIn } from "./period.ts";
import { isTokenCounts, mayRecover, UsageError } from "./usage-error.ts";

/** The first wait after a failure. */
const RETRY_MILLISECONDS = 2_000;

/** How often to look whether the zone's day has changed. */
const DAY_CHECK_MILLISECONDS = 30_000;

/** Where this clock is ahead of the server's: how long to go on with its day. */
const SAME_DAY_MILLISECONDS = 300_000;

export interface UsageView {
	/** The newest good answer. */
	document: UsageDocument | undefined;
	/** What its days were asked for with; undefined where they were not. */
	days: number | undefined;
	/** When it came, in milliseconds. */
	loadedAt: number;
	/** A request is on its way. */
	loading: boolean;
	/** Why the newest request brought nothing; undefined when it did. */
	failure: UsageError | undefined;
	/** When it is tried again by itself, in milliseconds; 0: it is not. */
	retryAt: number;
	/** Whether news comes by itself. */
	live: LiveState;
	offline: boolean;
}

export type StoreQuery = Pick<
	UsageQuery,
	"userId" | "baseUrl" | "days" | "timeZone" | "fetchToken"
>;

const NOTHING: UsageView = {
	document: undefined,
	days: undefined,
	loadedAt: 0,
	loading: false,
	failure: undefined,
	retryAt: 0,
	live: "waiting",
	offline: false,
};

function sameQuery(one: StoreQuery | undefined, other: StoreQuery): boolean {
	return (
		one !== undefined &&
		one.userId === other.userId &&
		one.baseUrl === other.baseUrl &&
		one.days === other.days &&
		one.timeZone === other.timeZone &&
		one.fetchToken === other.fetchToken
	);
}

function sameReader(one: StoreQuery | undefined, other: StoreQuery): boolean {
	return (
		one?.userId === other.userId &&
		one.baseUrl === other.baseUrl &&
		one.fetchToken === other.fetchToken
	);
}

/**
 * The document with the totals that an update brings, until the next request
 * brings the rest. Totals that are behind the document's change nothing.
 */
export function withTotals(
	document: UsageDocument,
	{ userId, tokenUsage }: TokenUsageUpdate,
): UsageDocument {
	if (
		userId !== document.userId ||
		!isTokenCounts(tokenUsage) ||
		tokenUsage.requestCount <= document.requestCount
	) {
		return document;
	}
	const { promptTokens, completionTokens, totalTokens, requestCount } =
		tokenUsage;
	return {
		...document,
		promptTokens,
		completionTokens,
		totalTokens,
		requestCount,
	};
}

export class UsageStore {
	/** What to show; a new object after each change. */
	view: UsageView = NOTHING;

	readonly #onChange: () => void;
	readonly #gather = new Coalescer(() => this.#catchUp());
	#query: StoreQuery | undefined;
	#running = false;
	#request: AbortController | undefined;
	#missed = false;
	#failures = 0;
	#retryTimer: ReturnType<typeof setTimeout> | undefined;
	#dayTimer: ReturnType<typeof setInterval> | undefined;
	#live: LiveHandle | undefined;
	#endings: (() => void)[] = [];

	/** ONCHANGE is called after each change of `view`. */
	constructor(onChange: () => void) {
		this.#onChange = onChange;
	}

	/** What to show from now on; without a user id, nothing. */
	show(query: StoreQuery): void {
		if (sameQuery(this.#query, query)) return;
		const reader = sameReader(this.#query, query);
		this.#query = query;
		if (reader) {
			// Another period of the same numbers: the old ones stay until
			// the new ones come.
			this.#cancel();
			if (this.#running) this.refresh();
			return;
		}
		const wasRunning = this.#running;
		this.stop();
		this.#set({ ...NOTHING, offline: isOffline() });
		if (wasRunning) this.start();
	}

	/** Begins to load and to listen. */
	start(): void {
		this.#running = true;
		if (!this.#query?.userId || this.#endings.length > 0) return;
		const { userId } = this.#query;
		this.#endings = [
			onUpdate(userId, (update) => this.#hear(update)),
			listen(["online", "offline", "visibilitychange"], (event) =>
				this.#notice(event.type),
			),
		];
		this.#dayTimer = setInterval(
			() => this.#checkDay(),
			DAY_CHECK_MILLISECONDS,
		);
		this.refresh();
	}

	/** Ends both; `view` stays. */
	stop(): void {
		this.#running = false;
		for (const end of this.#endings) end();
		this.#endings = [];
		clearInterval(this.#dayTimer);
		this.#cancel();
		this.#gather.cancel();
		this.#live?.close();
		this.#live = undefined;
		this.#failures = 0;
	}

	/** Asks again now. While a request is on its way, one more follows it. */
	refresh(): void {
		if (!this.#running || !this.#query?.userId) return;
		if (this.#request) {
			this.#missed = true;
			return;
		}
		void this.#load(this.#query);
	}

	/** Asks again for what is new. Too many requests are not made more. */
	#catchUp(): void {
		const { failure, retryAt } = this.view;
		if (failure?.status === 429 && Date.now() < retryAt) return;
		this.refresh();
	}

	async #load(query: StoreQuery): Promise<void> {
		const request = new AbortController();
		this.#request = request;
		this.#missed = false;
		clearTimeout(this.#retryTimer);
		this.#set({ loading: true, retryAt: 0 });
		try {
			const document = await fetchUsage({
				...query,
				signal: request.signal,
			} as UsageQuery);
			if (request.signal.aborted) return;
			this.#succeed(document, query);
		} catch (error) {
			if (request.signal.aborted) return;
			this.#fail(error);
		}
		if (this.#missed) this.#gather.call();
	}

	#succeed(document: UsageDocument, { days }: StoreQuery): void {
		this.#request = undefined;
		this.#failures = 0;
		this.#set({
			document,
			days,
			loadedAt: Date.now(),
			loading: false,
			failure: undefined,
			offline: isOffline(),
		});
		this.#connect();
		this.#live?.note(document);
	}

	#fail(error: unknown): void {
		const failure =
			error instanceof UsageError
				? error
				: new UsageError("unreadable", "The answer could not be read");
		this.#request = undefined;
		this.#failures++;
		const wait = waitAfter(
			this.#failures,
			RETRY_MILLISECONDS,
			failure.retryAfter,
			Math.random(),
		);
		const retries = mayRecover(failure) && !isHidden();
		if (retries) {
			this.#retryTimer = setTimeout(() => this.refresh(), wait);
		}
		this.#set({
			...(failure.kind === "denied" && { document: undefined }),
			loading: false,
			failure,
			retryAt: retries ? Date.now() + wait : 0,
			offline: isOffline(),
		});
	}

	/** After the first document: its totals tell what would be news. */
	#connect(): void {
		if (this.#live || !this.#query) return;
		const { userId, baseUrl, fetchToken } = this.#query;
		this.#live = openLive(
			{
				userId,
				...(baseUrl !== undefined && { baseUrl }),
				...(fetchToken && { fetchToken }),
			},
			{
				onState: (live) => this.#followLive(live),
				onDenied: () => this.refresh(),
			},
		);
		this.#set({ live: this.#live.state });
	}

	/** A server that is back need not be waited for. */
	#followLive(live: LiveState): void {
		this.#set({ live });
		if (live !== "waiting" && this.view.failure) this.refresh();
	}

	#hear(update: TokenUsageUpdate): void {
		const { document } = this.view;
		if (document) this.#set({ document: withTotals(document, update) });
		this.#gather.call();
	}

	#notice(what: string): void {
		const { failure, retryAt } = this.view;
		if (what !== "visibilitychange") this.#set({ offline: isOffline() });
		if (what === "offline" || isHidden()) return;
		this.#checkDay();
		if (failure && (what === "online" || retryAt === 0)) this.refresh();
	}

	/** At midnight today's and this month's numbers are others. */
	#checkDay(): void {
		const { document, loadedAt } = this.view;
		const now = Date.now();
		if (!document || isHidden()) return;
		const isOver = dateIn(document.timeZone, now) > document.today;
		const isNew = now - loadedAt < SAME_DAY_MILLISECONDS;
		if (isOver && !isNew) this.#gather.call();
	}

	#cancel(): void {
		this.#request?.abort();
		this.#request = undefined;
		clearTimeout(this.#retryTimer);
	}

	#set(change: Partial<UsageView>): void {
		this.view = { ...this.view, ...change };
		this.#onChange();
	}
}
