import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { subscribe } from "../../src/web/client/token-usage-client.ts";
import { type LiveHandle, openLive } from "../../src/web/shared/live.ts";
import { hearUpdates, setVisible, until } from "./page.ts";
import {
	beginEvents,
	EVENTS,
	type Face,
	sendError,
	sendJson,
	startFace,
	totalsAfter,
	updateEvent,
	USAGE,
	usageDocument,
} from "./server.ts";

let face: Face;
let handles: LiveHandle[];
let heard: ReturnType<typeof hearUpdates>;

before(async () => {
	face = await startFace({});
});

after(() => face.stop());

beforeEach(() => {
	face.asked.length = 0;
	face.answers = {
		[EVENTS]: (_, response) => beginEvents(response),
	};
	handles = [];
	heard = hearUpdates();
	setVisible(true);
});

afterEach(async () => {
	for (const handle of handles) handle.close();
	heard.end();
	await until(() => face.open.size === 0);
});

function open(userId = "ada"): LiveHandle {
	const handle = openLive({ userId, baseUrl: face.baseUrl });
	handles.push(handle);
	return handle;
}

function write(text: string): void {
	for (const response of face.open) response.write(text);
}

test("what the server reports is told on window, once", async () => {
	open().note(totalsAfter(1));
	await until(() => face.open.size === 1);
	write(updateEvent("ada", 1));
	write(updateEvent("ada", 2));
	write(updateEvent("ada", 2));
	write(updateEvent("ada", 3));
	await until(() => heard.details.length >= 2);
	assert.deepEqual(heard.details, [
		{ userId: "ada", tokenUsage: totalsAfter(2) },
		{ userId: "ada", tokenUsage: totalsAfter(3) },
	]);
});

test("what the page has heard already is not told again", async () => {
	open().note(totalsAfter(1));
	await until(() => face.open.size === 1);
	globalThis.dispatchEvent(
		new CustomEvent("token-usage-updated", {
			detail: { userId: "ada", tokenUsage: totalsAfter(2) },
		}),
	);
	write(updateEvent("ada", 2));
	write(updateEvent("ada", 3));
	await until(() => heard.details.length >= 2);
	assert.deepEqual(heard.details[1], {
		userId: "ada",
		tokenUsage: totalsAfter(3),
	});
});

test("the totals at the start are no news where none are known", async () => {
	open();
	await until(() => face.open.size === 1);
	write(updateEvent("ada", 5));
	write(updateEvent("ada", 6));
	await until(() => heard.details.length > 0);
	assert.deepEqual(heard.details, [
		{ userId: "ada", tokenUsage: totalsAfter(6) },
	]);
});

test("what cannot be read is passed over", async () => {
	open().note(totalsAfter(1));
	await until(() => face.open.size === 1);
	write("event: token-usage-updated\ndata: {\n\n");
	write('event: token-usage-updated\ndata: {"tokenUsage":{}}\n\n');
	write("event: another\ndata: {}\n\n");
	write(updateEvent("ada", 2));
	await until(() => heard.details.length > 0);
	assert.equal(heard.details.length, 1);
});

test("however many share it, there is one connection", async () => {
	const first = open();
	open();
	open("grace");
	await until(() => face.open.size === 2);
	assert.deepEqual(
		face.asked.map(({ query }) => query.get("userId")).sort(),
		["ada", "grace"],
	);
	first.close();
	handles[1]!.close();
	await until(() => face.open.size === 1);
	assert.equal(handles[2]!.state, "streaming");
});

test("it is closed while the page is hidden", async () => {
	open();
	await until(() => face.open.size === 1);
	setVisible(false);
	await until(() => face.open.size === 0);
	assert.equal(handles[0]!.state, "waiting");
	setVisible(true);
	await until(() => face.open.size === 1);
});

test("it comes back by itself, and says what it saw last", async () => {
	face.answers[EVENTS] = (_, response) => {
		beginEvents(response);
		if (face.count(EVENTS) === 1) {
			response.end(`retry: 1\n\n${updateEvent("ada", 1, "41")}`);
		}
	};
	open();
	await until(() => face.count(EVENTS) === 2);
	assert.equal(face.asked[0]?.headers["last-event-id"], undefined);
	assert.equal(face.asked[1]?.headers["last-event-id"], "41");
});

test("a server that is full is asked again when it said", async () => {
	face.answers[EVENTS] = (_, response) =>
		face.count(EVENTS) === 1
			? sendError(response, 503, "Too many", { "Retry-After": "0" })
			: beginEvents(response);
	const handle = open();
	await until(() => handle.state === "streaming");
	assert.equal(face.count(EVENTS), 2);
});

test("where the server cannot stream, it is asked again and again", async () => {
	let count = 1;
	face.answers = {
		[EVENTS]: (_, response) =>
			sendError(response, 501, "No streams", { "Retry-After": "1" }),
		[USAGE]: (_, response) =>
			sendJson(response, 200, usageDocument(count)),
	};
	const handle = open();
	handle.note(totalsAfter(1));
	await until(() => face.count(USAGE) === 1);
	assert.equal(handle.state, "polling");
	assert.deepEqual(heard.details, []);
	count = 2;
	await until(() => heard.details.length === 1);
	assert.deepEqual(heard.details, [
		{ userId: "ada", tokenUsage: totalsAfter(2) },
	]);
	assert.equal(face.count(EVENTS), 1);
});

test("who may not read any more is told so", async () => {
	face.answers[EVENTS] = (_, response) =>
		sendError(response, 403, "Not yours");
	let denied = 0;
	const handle = openLive(
		{ userId: "ada", baseUrl: face.baseUrl },
		{ onDenied: () => denied++ },
	);
	handles.push(handle);
	await until(() => denied > 0);
	assert.equal(handle.state, "waiting");
});

test("a subscriber hears of its own user and of nobody's", async () => {
	const updates: unknown[] = [];
	const end = subscribe({ userId: "ada", baseUrl: face.baseUrl }, (update) =>
		updates.push(update),
	);
	await until(() => face.open.size === 1);
	write(updateEvent("ada", 1));
	write(updateEvent("ada", 2));
	await until(() => updates.length === 1);
	for (const detail of [{ userId: "grace" }, { userId: "ada" }, null]) {
		globalThis.dispatchEvent(
			new CustomEvent("token-usage-updated", { detail }),
		);
	}
	assert.deepEqual(updates, [
		{ userId: "ada", tokenUsage: totalsAfter(2) },
		{ userId: "ada" },
		{},
	]);
	end();
	await until(() => face.open.size === 0);
	globalThis.dispatchEvent(new CustomEvent("token-usage-updated"));
	assert.equal(updates.length, 3);
});
