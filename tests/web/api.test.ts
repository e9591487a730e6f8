import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { fetchUsage } from "../../src/web/shared/api.ts";
import { BearerTokens } from "../../src/web/shared/bearer-token.ts";
import { UsageError } from "../../src/web/shared/usage-error.ts";
import {
	type Face,
	sendError,
	sendJson,
	startFace,
	USAGE,
	usageDocument,
} from "./server.ts";

let face: Face;

before(async () => {
	face = await startFace({});
});

after(() => face.stop());

beforeEach(() => {
	face.asked.length = 0;
	face.answers = {
		[USAGE]: (_, response) => sendJson(response, 200, usageDocument(2)),
	};
});

async function failure(promise: Promise<unknown>): Promise<UsageError> {
	const error = await promise.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	assert.ok(error instanceof UsageError, `${error}`);
	return error;
}

test("what is asked for goes into the query, escaped", async () => {
	const document = await fetchUsage({
		userId: "a/b&c=ü",
		baseUrl: `${face.baseUrl}//`,
		days: 30,
		timeZone: "Asia/Kathmandu",
	});
	assert.equal(document.requestCount, 2);
	const [{ path, query }] = face.asked as [(typeof face.asked)[0]];
	assert.equal(path, USAGE);
	assert.deepEqual(Object.fromEntries(query), {
		userId: "a/b&c=ü",
		days: "30",
		timeZone: "Asia/Kathmandu",
	});
});

test("what an older server leaves out is filled in", async () => {
	const {
		timeZone: _,
		recentSessions: __,
		today: ___,
		...older
	} = usageDocument(1);
	face.answers[USAGE] = (_, response) => sendJson(response, 200, older);
	const { baseUrl } = face;
	const document = await fetchUsage({ userId: "ada", baseUrl });
	assert.deepEqual(document.recentSessions, []);
	assert.equal(document.timeZone, "UTC");
	assert.match(document.today, /^\d{4}-\d\d-\d\d$/);
});

for (const [status, kind] of [
	[400, "refused"],
	[401, "denied"],
	[403, "denied"],
	[404, "refused"],
	[429, "busy"],
	[500, "failed"],
	[503, "busy"],
] as const) {
	test(`${status} is ${kind}, with reason, code and request id`, async () => {
		face.answers[USAGE] = (_, response) =>
			sendError(response, status, "A reason", { "Retry-After": "7" });
		const { baseUrl } = face;
		const error = await failure(fetchUsage({ userId: "ada", baseUrl }));
		assert.deepEqual(
			[error.kind, error.status, error.message, error.code],
			[kind, status, "A reason", "SOME_CODE"],
		);
		assert.deepEqual([error.requestId, error.retryAfter], ["req_1", 7]);
	});
}

for (const [what, body] of [
	["a page", "<!doctype html>"],
	["another document", '{"hello": "world"}'],
	["sums that do not add up", '{"promptTokens":1,"completionTokens":1}'],
	["null", "null"],
] as const) {
	test(`an answer that is ${what} is unreadable`, async () => {
		face.answers[USAGE] = (_, response) => response.end(body);
		const { baseUrl } = face;
		const error = await failure(fetchUsage({ userId: "ada", baseUrl }));
		assert.equal(error.kind, "unreadable");
	});
}

test("an error page of something in between is an error all the same", async () => {
	face.answers[USAGE] = (_, response) => {
		response.writeHead(502, { "X-Request-Id": "req_2" });
		response.end("<h1>Bad Gateway</h1>");
	};
	const { baseUrl } = face;
	const error = await failure(fetchUsage({ userId: "ada", baseUrl }));
	assert.equal(error.kind, "failed");
	assert.match(error.message, /502/);
	assert.equal(error.requestId, "req_2");
});

test("a connection that breaks off is unreachable", async () => {
	face.answers[USAGE] = (_, response) => response.destroy();
	const { baseUrl } = face;
	const error = await failure(fetchUsage({ userId: "ada", baseUrl }));
	assert.equal(error.kind, "unreachable");
});

test("who aborts hears of the abort", async () => {
	const controller = new AbortController();
	face.answers[USAGE] = () => controller.abort();
	await assert.rejects(
		fetchUsage({
			userId: "ada",
			baseUrl: face.baseUrl,
			signal: controller.signal,
		}),
		{ name: "AbortError" },
	);
});

test("a token goes into Authorization, and is fetched once", async () => {
	let fetched = 0;
	const fetchToken = async () => `viewer-${++fetched}`;
	const query = { userId: "ada", baseUrl: face.baseUrl, fetchToken };
	await Promise.all([fetchUsage(query), fetchUsage(query)]);
	assert.deepEqual(
		face.asked.map(({ headers }) => headers.authorization),
		["Bearer viewer-1", "Bearer viewer-1"],
	);
});

test("a token that is refused is replaced, once", async () => {
	let fetched = 0;
	const fetchToken = () => `viewer-${++fetched}`;
	face.answers[USAGE] = ({ headers }, response) =>
		headers.authorization === "Bearer viewer-2"
			? sendJson(response, 200, usageDocument(2))
			: sendError(response, 401, "Sign in first");
	const query = { userId: "ada", baseUrl: face.baseUrl, fetchToken };
	assert.equal((await fetchUsage(query)).requestCount, 2);
	assert.equal(face.asked.length, 2);

	face.answers[USAGE] = (_, response) =>
		sendError(response, 401, "Sign in first");
	assert.equal((await failure(fetchUsage(query))).kind, "denied");
	assert.equal(face.asked.length, 4);
	assert.equal(fetched, 3);
});

test("a page that gets no token is denied", async () => {
	const fetchToken = () => Promise.reject(new Error("signed out"));
	const { baseUrl } = face;
	const error = await failure(
		fetchUsage({ userId: "ada", baseUrl, fetchToken }),
	);
	assert.equal(error.kind, "denied");
	assert.equal(face.asked.length, 0);
});

test("a token is renewed shortly before it ends", async () => {
	const start = Date.parse("2026-03-01T12:00:00Z");
	const { now } = Date;
	try {
		Date.now = () => start;
		let fetched = 0;
		const tokens = new BearerTokens(async () => ({
			token: `viewer-${++fetched}`,
			expiresAt: new Date(Date.now() + 600_000).toISOString(),
		}));
		assert.equal(await tokens.get(), "viewer-1");
		Date.now = () => start + 539_000;
		assert.equal(await tokens.get(), "viewer-1");
		Date.now = () => start + 541_000;
		assert.equal(await tokens.get(), "viewer-2");
	} finally {
		Date.now = now;
	}
});
