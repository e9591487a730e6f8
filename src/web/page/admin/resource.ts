/*
 * What a part of the page reads, kept fresh. Good answers stay while others
 * are on their way and when those do not come; only a refusal drops them.
 */
import { isOffline } from "../../shared/page.ts";
import type { Freshness } from "../../shared/states.ts";
import type { UsageError } from "../../shared/usage-error.ts";
import { failureOf } from "../request.ts";
import type { ListPage, ReadPage } from "./documents.ts";

export interface Loaded<Value> extends Freshness {
	document: Value | undefined;
}

type Read<Value> = (signal: AbortSignal) => Promise<Value>;

const NOTHING = {
	document: undefined,
	loadedAt: 0,
	loading: false,
	failure: undefined,
	retryAt: 0,
	offline: false,
};

export class Resource<Value> {
	/** A new object after each change. */
	view: Loaded<Value> = NOTHING;

	readonly #onChange: () => void;
	#read: Read<Value> | undefined;
	#request: AbortController | undefined;
	/** The server asked not to be asked before. */
	#notBefore = 0;

	/** ONCHANGE is called after each change of `view`. */
	constructor(onChange: () => void) {
		this.#onChange = onChange;
	}

	/** Has READ bring the value, now and whenever it is refreshed. */
	show(read: Read<Value>): void {
		this.#read = read;
		void this.load(read);
	}

	/** Asks again, unless a request is on its way. */
	refresh(): void {
		if (this.#read && !this.#request) void this.load(this.#read);
	}

	/** Asks again in any case: what is on its way is of before. */
	async renew(): Promise<void> {
		if (this.#read) await this.load(this.#read);
	}

	/** The same as refresh(), but not while the server wants to be left alone. */
	refreshByItself(): void {
		if (Date.now() >= this.#notBefore) this.refresh();
	}

	/** Has READ bring the value this once, in place of what is on its way. */
	async load(read: Read<Value>): Promise<void> {
		this.#request?.abort();
		const request = new AbortController();
		this.#request = request;
		this.#set({ loading: true });
		let change: Partial<Loaded<Value>>;
		try {
			const document = await read(request.signal);
			change = { document, loadedAt: Date.now(), failure: undefined };
		} catch (error) {
			change = this.#failed(failureOf(error));
		}
		if (this.#request !== request) return;
		this.#request = undefined;
		this.#set({ ...change, loading: false, offline: isOffline() });
	}

	#failed(failure: UsageError): Partial<Loaded<Value>> {
		this.#notBefore = Date.now() + (failure.retryAfter ?? 0) * 1000;
		return {
			failure,
			...(failure.kind === "denied" && { document: undefined }),
		};
	}

	/** Forgets what it has and what it was to read. */
	drop(): void {
		this.#request?.abort();
		this.#request = undefined;
		this.#read = undefined;
		this.#set(NOTHING);
	}

	#set(change: Partial<Loaded<Value>>): void {
		this.view = { ...this.view, ...change };
		this.#onChange();
	}
}

const PAGE_ROWS = 50;
/** The most rows that the server gives at once. */
const MOST_ROWS = 200;

/**
 * A list that comes in pages. A refresh brings as many rows as there are; ID
 * tells rows apart, as one may move from a page to another meanwhile.
 */
export class PagedList<Row, Frame> extends Resource<ListPage<Row, Frame>> {
	readonly #id: (row: Row) => string | number;
	#readPage: ReadPage<Row, Frame> | undefined;
	#wanted = PAGE_ROWS;

	constructor(onChange: () => void, id: (row: Row) => string | number) {
		super(onChange);
		this.#id = id;
	}

	/** The list that READPAGE reads, from its beginning. */
	showList(readPage: ReadPage<Row, Frame>): void {
		this.#readPage = readPage;
		this.#wanted = PAGE_ROWS;
		this.show((signal) => this.#readAll(readPage, signal));
	}

	/** The next page, below those that are there. */
	async more(): Promise<void> {
		const { document } = this.view;
		const readPage = this.#readPage;
		if (!document?.next || !readPage) return;
		await this.load(async (signal) => {
			const page = await readPage(PAGE_ROWS, document.next, signal);
			return this.#joined(document, page);
		});
		// Another list has come in between.
		if (readPage !== this.#readPage) return;
		const { length = 0 } = this.view.document?.rows ?? {};
		this.#wanted = Math.max(PAGE_ROWS, length);
	}

	async #readAll(
		readPage: ReadPage<Row, Frame>,
		signal: AbortSignal,
	): Promise<ListPage<Row, Frame>> {
		const limit = Math.min(this.#wanted, MOST_ROWS);
		let list = await readPage(limit, null, signal);
		while (list.next !== null && list.rows.length < this.#wanted) {
			const left = this.#wanted - list.rows.length;
			const page = await readPage(
				Math.min(left, MOST_ROWS),
				list.next,
				signal,
			);
			const before = list.rows.length;
			list = this.#joined(list, page);
			if (list.rows.length === before) break;
		}
		return list;
	}

	#joined(
		list: ListPage<Row, Frame>,
		page: ListPage<Row, Frame>,
	): ListPage<Row, Frame> {
		const known = new Set(list.rows.map(this.#id));
		const added = page.rows.filter((row) => !known.has(this.#id(row)));
		return { ...page, rows: [...list.rows, ...added] };
	}
}
