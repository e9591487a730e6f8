/*
 * The live connection: one for each user and server, however many parts of the
 * page, and bundles of ours, share it. What the server reports becomes a
 * token-usage-updated event on window, unless the page has heard of those
 * totals already. It is closed while the page is hidden. Where the server
 * cannot stream, the usage document is asked for again and again instead.
 * Reusable.
 */
import type {
	Connection,
	FetchToken,
	TokenCounts,
} from "../public/token-usage-client.js";
import { eventsUrl, normalBase } from "./address.ts";
import { fetchUsage, send } from "./api.ts";
import { waitAfter } from "./backoff.ts";
import { EventStreamParser, type ServerEvent } from "./event-stream.ts";
import {
	announce,
	concerns,
	isHidden,
	listen,
	UPDATED,
	updateOf,
} from "./page.ts";
import { errorOfAnswer, isTokenCounts, UsageError } from "./usage-error.ts";

/** The first wait after a lost connection, unless the server names one. */
const RECONNECT_MILLISECONDS = 1_000;

/** The server writes every 15 s; one that is silent for this long is gone. */
const SILENCE_MILLISECONDS = 45_000;

/** How often to ask where the server cannot stream and does not say. */
const POLL_SECONDS = 15;

/** How often to look whether a refused page may read again. */
const DENIED_SECONDS = 60;

/** Whether the numbers come by themselves; "waiting": not at the moment. */
export type LiveState = "waiting" | "streaming" | "polling";

export interface LiveListener {
	/** The state has changed. */
	onState?: (state: LiveState) => void;
	/** The server does not let this page read any more. */
	onDenied?: () => void;
}

export interface LiveHandle {
	readonly state: LiveState;
	/** The page knows these totals, so they are no news. */
	note(totals: TokenCounts): void;
	close(): void;
}

function sameCounts(one: TokenCounts | undefined, other: TokenCounts): boolean {
	return (
		one?.totalTokens === other.totalTokens &&
		one.promptTokens === other.promptTokens &&
		one.requestCount === other.requestCount
	);
}

function totalsOf(event: ServerEvent): TokenCounts | undefined {
	if (event.type !== UPDATED) return undefined;
	try {
		const usage: unknown = Object(JSON.parse(event.data)).tokenUsage;
		return isTokenCounts(usage) ? usage : undefined;
	} catch {
		return undefined;
	}
}

class LiveConnection {
	state: LiveState = "waiting";
	fetchToken: FetchToken | undefined;

	readonly #userId: string;
	readonly #base: string;
	readonly #listeners = new Set<LiveListener>();
	#known: TokenCounts | undefined;
	#lastEventId = "";
	#reconnectMilliseconds = RECONNECT_MILLISECONDS;
	#pollSeconds = POLL_SECONDS;
	#failures = 0;
	#running: AbortController | undefined;
	#unlisten: (() => void) | undefined;

	constructor(base: string, userId: string) {
		this.#base = base;
		this.#userId = userId;
	}

	get isUnused(): boolean {
		return this.#listeners.size === 0;
	}

	add(listener: LiveListener): void {
		this.#listeners.add(listener);
		if (this.#unlisten) return;
		this.#unlisten = listen(
			["visibilitychange", "online", UPDATED],
			(event) => this.#hear(event),
		);
		this.#resume();
	}

	remove(listener: LiveListener): void {
		this.#listeners.delete(listener);
		if (!this.isUnused) return;
		this.#unlisten?.();
		this.#unlisten = undefined;
		this.#pause();
	}

	note(totals: TokenCounts): void {
		this.#known = totals;
	}

	#hear(event: Event): void {
		if (event.type === UPDATED) {
			const update = updateOf(event);
			if (
				update.userId === this.#userId &&
				isTokenCounts(update.tokenUsage)
			) {
				this.note(update.tokenUsage);
			}
		} else if (event.type === "online") {
			this.#pause();
			this.#resume();
		} else if (isHidden()) {
			this.#pause();
		} else {
			this.#resume();
		}
	}

	#pause(): void {
		this.#running?.abort();
		this.#running = undefined;
		this.#become("waiting");
	}

	#resume(): void {
		if (this.#running || isHidden() || this.isUnused) return;
		this.#failures = 0;
		this.#running = new AbortController();
		void this.#run(this.#running.signal);
	}

	/** Until SIGNAL aborts. */
	async #run(signal: AbortSignal): Promise<void> {
		while (!signal.aborted) {
			let asked: number | undefined;
			try {
				asked = await this.#connect(signal);
			} catch (error) {
				if (signal.aborted) return;
				asked = this.#fail(error);
			}
			if (signal.aborted) return;
			this.#failures++;
			await pause(
				waitAfter(
					this.#failures,
					this.#reconnectMilliseconds,
					asked,
					Math.random(),
				),
				signal,
			);
		}
	}

	/** Returns the seconds that the server wants to be left alone for. */
	#fail(error: unknown): number | undefined {
		if (this.state === "streaming") this.#become("waiting");
		if (!(error instanceof UsageError)) return undefined;
		if (error.kind === "denied") {
			this.#become("waiting");
			for (const listener of [...this.#listeners]) listener.onDenied?.();
			return DENIED_SECONDS;
		}
		return error.retryAfter;
	}

	/**
	 * Streams until the connection ends, or asks once. Returns the seconds
	 * until the next time, undefined for as soon as it is polite.
	 */
	async #connect(signal: AbortSignal): Promise<number | undefined> {
		if (this.state === "polling") return this.#poll(signal);
		const connection = new AbortController();
		const end = () => connection.abort();
		signal.addEventListener("abort", end, { once: true });
		try {
			const response = await send(eventsUrl(this.#base, this.#userId), {
				headers: this.#headers(),
				fetchToken: this.fetchToken,
				cache: "no-store",
				signal: connection.signal,
			});
			return await this.#follow(response, connection);
		} finally {
			signal.removeEventListener("abort", end);
			connection.abort();
		}
	}

	#headers(): Record<string, string> {
		const headers: Record<string, string> = {
			Accept: "text/event-stream",
		};
		if (this.#lastEventId) headers["Last-Event-ID"] = this.#lastEventId;
		return headers;
	}

	async #follow(
		response: Response,
		connection: AbortController,
	): Promise<number | undefined> {
		const type = response.headers.get("Content-Type") ?? "";
		if (response.ok && response.body && /^text\/event-stream/i.test(type)) {
			await this.#read(response.body, connection);
			return undefined;
		}
		const error = errorOfAnswer(response, await response.text());
		// 404: a server from before the live stream.
		if (response.ok || [404, 405, 501].includes(response.status)) {
			this.#become("polling");
			this.#pollSeconds = error.retryAfter || POLL_SECONDS;
			return this.#pollSeconds;
		}
		throw error;
	}

	async #read(
		body: ReadableStream<Uint8Array>,
		connection: AbortController,
	): Promise<void> {
		const parser = new EventStreamParser();
		const decoder = new TextDecoder();
		const reader = body.getReader();
		parser.lastEventId = this.#lastEventId;
		this.#become("streaming");
		for (;;) {
			const silence = setTimeout(
				() => connection.abort(),
				SILENCE_MILLISECONDS,
			);
			const { done, value } = await reader
				.read()
				.finally(() => clearTimeout(silence));
			if (done) break;
			for (const event of parser.feed(
				decoder.decode(value, { stream: true }),
			)) {
				this.#take(event);
			}
			this.#reconnectMilliseconds =
				parser.retryMilliseconds ?? this.#reconnectMilliseconds;
		}
		this.#become("waiting");
	}

	#take(event: ServerEvent): void {
		this.#failures = 0;
		this.#lastEventId = event.lastEventId || this.#lastEventId;
		const totals = totalsOf(event);
		if (totals) this.#report(totals);
	}

	async #poll(signal: AbortSignal): Promise<number> {
		const document = await fetchUsage({
			userId: this.#userId,
			baseUrl: this.#base,
			signal,
			...(this.fetchToken && { fetchToken: this.fetchToken }),
		});
		this.#failures = 0;
		this.#report({
			promptTokens: document.promptTokens,
			completionTokens: document.completionTokens,
			totalTokens: document.totalTokens,
			requestCount: document.requestCount,
		});
		return this.#pollSeconds;
	}

	/** The first totals are no news where nobody has noted any. */
	#report(totals: TokenCounts): void {
		const known = this.#known;
		this.note(totals);
		if (known && !sameCounts(known, totals)) {
			announce({ userId: this.#userId, tokenUsage: totals });
		}
	}

	#become(state: LiveState): void {
		if (this.state === state) return;
		this.state = state;
		for (const listener of [...this.#listeners]) listener.onState?.(state);
	}
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const end = () => {
			clearTimeout(timer);
			signal.removeEventListener("abort", end);
			resolve();
		};
		const timer = setTimeout(end, milliseconds);
		signal.addEventListener("abort", end);
	});
}

/** Every bundle of ours on the page finds the same connections. */
const REGISTRY = Symbol.for("tokenmeter.live.1");

function registry(): Map<string, LiveConnection> {
	const page = globalThis as { [REGISTRY]?: Map<string, LiveConnection> };
	return (page[REGISTRY] ??= new Map());
}

/** Shares the live connection of a user until the handle is closed. */
export function openLive(
	{ baseUrl, userId, fetchToken }: Connection,
	listener: LiveListener = {},
): LiveHandle {
	const base = normalBase(baseUrl);
	const key = `${base} ${userId}`;
	const connections = registry();
	let connection = connections.get(key);
	if (!connection) {
		connection = new LiveConnection(base, userId);
		connections.set(key, connection);
	}
	const shared = connection;
	shared.fetchToken = fetchToken ?? shared.fetchToken;
	// A listener may be given twice; each handle is one of its own.
	const own = { ...listener };
	shared.add(own);
	return {
		get state() {
			return shared.state;
		},
		note: (totals) => shared.note(totals),
		close() {
			shared.remove(own);
			if (shared.isUnused) connections.delete(key);
		},
	};
}

/** Hears of every update that concerns a user; returns what ends it. */
export function onUpdate(
	userId: string,
	listener: (update: ReturnType<typeof updateOf>) => void,
): () => void {
	return listen([UPDATED], (event) => {
		const update = updateOf(event);
		if (concerns(update, userId)) listener(update);
	});
}

