import assert from "node:assert/strict";
import { test } from "node:test";
import { EventStreamParser } from "../../src/web/shared/event-stream.ts";

function all(parser: EventStreamParser, pieces: Iterable<string>) {
	return [...pieces].flatMap((piece) => parser.feed(piece));
}

const STREAM = [
	"\uFEFF: hello\r\n",
	"retry: 1500\r",
	"id: 7\nevent: token-usage-updated\r\ndata: {\"a\":1}\r\n\r\n",
	"data: one\ndata:  two\ndata\n\n",
	"event: nothing\n\n",
	"id: 8\r\rdata: after\r\r",
].join("");

const EVENTS = [
	{ type: "token-usage-updated", data: '{"a":1}', lastEventId: "7" },
	{ type: "message", data: "one\n two\n", lastEventId: "7" },
	{ type: "message", data: "after", lastEventId: "8" },
];

test("events are read as the standard says", () => {
	const parser = new EventStreamParser();
	assert.deepEqual(all(parser, [STREAM]), EVENTS);
	assert.equal(parser.retryMilliseconds, 1500);
	assert.equal(parser.lastEventId, "8");
});

test("where the stream is split changes nothing", () => {
	assert.deepEqual(all(new EventStreamParser(), STREAM), EVENTS);
	for (let at = 0; at <= STREAM.length; at++) {
		const pieces = [STREAM.slice(0, at), STREAM.slice(at)];
		assert.deepEqual(all(new EventStreamParser(), pieces), EVENTS, `${at}`);
	}
});

test("an event that was not finished is none", () => {
	assert.deepEqual(all(new EventStreamParser(), ["data: half\n"]), []);
});

test("an id with a NUL and a retry that is no number are left out", () => {
	const parser = new EventStreamParser();
	const [event] = all(parser, ["id: 3\n\n", "id: a\0b\nretry: 1s\ndata: x\n\n"]);
	assert.equal(event?.lastEventId, "3");
	assert.equal(parser.retryMilliseconds, undefined);
});

test("an endless line breaks the stream off", () => {
	const parser = new EventStreamParser();
	const piece = "x".repeat(100_000);
	assert.throws(() => {
		for (let times = 0; times < 20; times++) parser.feed(piece);
	}, RangeError);
});

test("an endless event breaks the stream off", () => {
	const parser = new EventStreamParser();
	const piece = `data: ${"x".repeat(100_000)}\n`;
	assert.throws(() => {
		for (let times = 0; times < 20; times++) parser.feed(piece);
	}, RangeError);
});
