import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import {
	UsageStore,
	withTotals,
} from "../../src/web/shared/usage-store.ts";
import { setVisible, until } from "./page.ts";
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
let count: number;
let store: UsageStore;

before(async () => {
	face = await startFace({});
});

after(() => face.stop());

beforeEach(() => {
	face.asked.length = 0;
	count = 1;
	face.answers = {
		[EVENTS]: (_, response) => {
			beginEvents(response);
			response.write(updateEvent("ada", count));
		},
		[USAGE]: (_, response) =>
			sendJson(response, 200, usageDocument(count)),
	};
	setVisible(true);
	store = new UsageStore(() => {});
});

afterEach(async () => {
	store.stop();
	await until(() => face.open.size === 0);
});

async function started(): Promise<void> {
	store.show({ userId: "ada", baseUrl: face.baseUrl });
	store.start();
	await until(() => store.view.live === "streaming");
}

function update(detail?: unknown): void {
	globalThis.dispatchEvent(
		new CustomEvent("token-usage-updated", { detail }),
	);
}

const shown = () => store.view.document?.requestCount;

test("nothing is asked for before there is a user", () => {
	store.show({ userId: "", baseUrl: face.baseUrl });
	store.start();
	assert.equal(store.view.loading, false);
});

test("twenty updates at once are one request", async () => {
	await started();
	for (let times = 0; times < 20; times++) {
		update({ userId: "ada", tokenUsage: totalsAfter(times + 2) });
	}
	count = 21;
	await until(() => face.count(USAGE) === 2 && !store.view.loading);
	assert.equal(shown(), 21);
	// The next one is the second request after the first load, not a later.
	count = 22;
	update();
	await until(() => shown() === 22);
	assert.equal(face.count(USAGE), 3);
});

test("another user's update is not ours, nobody's is", async () => {
	await started();
	update({ userId: "grace", tokenUsage: totalsAfter(9) });
	count = 2;
	update();
	await until(() => shown() === 2);
	assert.equal(face.count(USAGE), 2);
});

test("a commit elsewhere comes by the stream, as one request", async () => {
	await started();
	count = 2;
	for (const response of face.open) response.write(updateEvent("ada", 2));
	await until(() => face.count(USAGE) === 2 && !store.view.loading);
	assert.equal(shown(), 2);
});

test("the totals of an update show at once, the rest follows", async () => {
	await started();
	update({ userId: "ada", tokenUsage: totalsAfter(4) });
	assert.equal(shown(), 4);
	assert.equal(store.view.document?.totalTokens, 60);
});

test("totals that are behind, another's or wrong change nothing", () => {
	const document = usageDocument(3);
	for (const change of [
		{ userId: "ada", tokenUsage: totalsAfter(2) },
		{ userId: "grace", tokenUsage: totalsAfter(4) },
		{ tokenUsage: totalsAfter(4) },
		{ userId: "ada", tokenUsage: { ...totalsAfter(4), totalTokens: 1 } },
		{ userId: "ada" },
	]) {
		assert.equal(withTotals(document, change), document);
	}
});

test("good numbers stay when a refresh fails, and it is tried again", async () => {
	await started();
	face.answers[USAGE] = (_, response) =>
		sendError(response, 503, "Not now", { "Retry-After": "0" });
	store.refresh();
	await until(() => store.view.failure !== undefined);
	assert.equal(shown(), 1);
	assert.equal(store.view.failure?.requestId, "req_1");
	face.answers[USAGE] = (_, response) =>
		sendJson(response, 200, usageDocument(2));
	await until(() => store.view.failure === undefined && shown() === 2);
});

test("a refusal drops the numbers", async () => {
	await started();
	face.answers[USAGE] = (_, response) => sendError(response, 403, "No");
	store.refresh();
	await until(() => store.view.failure !== undefined);
	assert.equal(store.view.document, undefined);
	assert.equal(store.view.retryAt, 0);
});

test("another period keeps the numbers until the new ones come", async () => {
	await started();
	let answer = () => {};
	face.answers[USAGE] = (_, response) => {
		answer = () => sendJson(response, 200, usageDocument(7));
	};
	store.show({ userId: "ada", baseUrl: face.baseUrl, days: 30 });
	await until(() => face.count(USAGE) === 2);
	assert.equal(shown(), 1);
	assert.equal(store.view.loading, true);
	assert.equal(store.view.days, undefined);
	answer();
	await until(() => shown() === 7);
	assert.equal(store.view.days, 30);
	assert.equal(face.asked.at(-1)?.query.get("days"), "30");
	assert.equal(face.count(EVENTS), 1);
});

test("another user's numbers are gone at once", async () => {
	await started();
	store.show({ userId: "grace", baseUrl: face.baseUrl });
	assert.equal(store.view.document, undefined);
	await until(() => face.count(EVENTS) === 2);
});

test("an answer to a question that is not asked any more is dropped", async () => {
	let late = () => {};
	face.answers[USAGE] = ({ query }, response) => {
		const user = query.get("userId")!;
		const send = () =>
			sendJson(response, 200, usageDocument(1, { userId: user }));
		if (user === "ada") late = send;
		else send();
	};
	store.show({ userId: "ada", baseUrl: face.baseUrl });
	store.start();
	await until(() => face.count(USAGE) === 1);
	store.show({ userId: "grace", baseUrl: face.baseUrl });
	await until(() => store.view.document?.userId === "grace");
	late();
	await until(() => store.view.live === "streaming");
	assert.equal(store.view.document?.userId, "grace");
});

test("what failed while the page was hidden is tried when it shows", async () => {
	await started();
	face.answers[USAGE] = (_, response) => sendError(response, 500, "Broken");
	setVisible(false);
	store.refresh();
	await until(() => store.view.failure !== undefined);
	assert.equal(store.view.retryAt, 0);
	face.answers[USAGE] = (_, response) =>
		sendJson(response, 200, usageDocument(2));
	setVisible(true);
	await until(() => store.view.failure === undefined && shown() === 2);
});
