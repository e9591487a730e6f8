import assert from "node:assert/strict";
import { test } from "node:test";
import type { ListPage } from "../../src/web/page/admin/documents.ts";
import { PagedList, Resource } from "../../src/web/page/admin/resource.ts";
import { readState, writeState } from "../../src/web/page/state.ts";
import { UsageError } from "../../src/web/shared/usage-error.ts";

for (const query of [
	"?view=admin&period=30d",
	"?view=admin&sort=cost&q=a%26b+%C3%BC&period=12m&view=tables",
	"?view=admin&part=keys&period=7d",
	"?user=ada&period=90d&zone=Asia%2FKathmandu&view=tables",
	"?user=ada&period=all",
]) {
	test(`a link is what it was written from: ${query}`, () => {
		assert.equal(writeState(readState(query)), query);
	});
}

test("what no link of ours says is preset", () => {
	const state = readState("?view=admin&part=nothing&sort=age&period=1s");
	assert.deepEqual(
		[state.site, state.sort, state.period.name],
		["usage", "tokens", "30d"],
	);
	assert.equal(readState("?view=tables").site, null);
});

test("all time is no period of the site", () => {
	assert.equal(readState("?view=admin&period=all").period.name, "30d");
	const state = readState("?user=ada&period=all");
	assert.equal(
		writeState({ ...state, site: "usage" }),
		"?view=admin&period=30d",
	);
});

/** A promise, settled from without. */
function later<Value>() {
	let resolve!: (value: Value) => void;
	const promise = new Promise<Value>((one) => {
		resolve = one;
	});
	return { promise, resolve };
}

test("an answer to what was asked before tells nothing", async () => {
	const resource = new Resource<string>(() => {});
	const old = later<string>();
	resource.show(() => old.promise);
	await resource.load(async () => "new");
	old.resolve("old");
	await old.promise;
	assert.equal(resource.view.document, "new");
});

for (const [kind, document] of [
	["unreachable", "good"],
	["busy", "good"],
	["denied", undefined],
] as const) {
	test(`${kind}: ${document ? "what was good stays" : "nothing is left"}`,
		async () => {
			const resource = new Resource<string>(() => {});
			await resource.load(async () => "good");
			await resource.load(async () => {
				throw new UsageError(kind, "a reason");
			});
			assert.equal(resource.view.document, document);
			assert.equal(resource.view.failure?.kind, kind);
			assert.equal(resource.view.loading, false);
		});
}

test("who was asked to wait does not ask by itself", async () => {
	const resource = new Resource<string>(() => {});
	let asked = 0;
	resource.show(async () => {
		asked++;
		throw new UsageError("busy", "a reason", { retryAfter: 60 });
	});
	await new Promise(setImmediate);
	resource.refreshByItself();
	assert.equal(asked, 1);
	resource.refresh();
	assert.equal(asked, 2);
});

/** Reads pages of COUNT rows, and says what was asked for. */
function pages(count: number) {
	const asked: [number, string | null][] = [];
	const read = async (
		limit: number,
		from: string | null,
	): Promise<ListPage<number, object>> => {
		asked.push([limit, from]);
		const start = Number(from ?? 0);
		const end = Math.min(start + limit, count);
		const rows = Array.from({ length: end - start }, (_, at) => start + at);
		return { rows, frame: {}, next: end < count ? `${end}` : null };
	};
	return { asked, read };
}

async function shown(list: PagedList<number, object>, rows: number) {
	while (list.view.loading) await new Promise(setImmediate);
	assert.equal(list.view.document?.rows.length, rows);
}

test("a refresh brings as many rows as there are, 200 at a time", async () => {
	const { asked, read } = pages(1_000);
	const list = new PagedList<number, object>(() => {}, (row) => row);
	list.showList(read);
	await shown(list, 50);
	for (const rows of [100, 150, 200, 250]) {
		await list.more();
		await shown(list, rows);
	}
	asked.length = 0;
	list.refresh();
	await shown(list, 250);
	assert.deepEqual(asked, [
		[200, null],
		[50, "200"],
	]);
});

test("rows that were added to a list say nothing of the next one", async () => {
	const { asked, read } = pages(1_000);
	const list = new PagedList<number, object>(() => {}, (row) => row);
	list.showList(read);
	await shown(list, 50);
	await list.more();
	await shown(list, 100);
	const more = list.more();
	list.showList(async (limit, from) => {
		await new Promise(setImmediate);
		return read(limit, from);
	});
	await more;
	await shown(list, 50);
	asked.length = 0;
	list.refresh();
	await shown(list, 50);
	assert.deepEqual(asked, [[50, null]]);
});

test("a row that has moved to the next page is there once", async () => {
	const list = new PagedList<number, object>(() => {}, (row) => row);
	list.showList(async (_, from) =>
		from === null
			? { rows: [1, 2], frame: {}, next: "2" }
			: { rows: [2, 3], frame: {}, next: null },
	);
	await shown(list, 3);
	assert.deepEqual(list.view.document?.rows, [1, 2, 3]);
});
