import assert from "node:assert/strict";
import { test } from "node:test";
import {
	LONGEST_WAIT,
	readRetryAfter,
	waitAfter,
} from "../../src/web/shared/backoff.ts";

const NOW = Date.parse("2026-03-01T12:00:00Z");

for (const [value, seconds] of [
	["0", 0],
	[" 20 ", 20],
	["Sun, 01 Mar 2026 12:00:30 GMT", 30],
	["Sun, 01 Mar 2026 11:00:00 GMT", 0],
	["", undefined],
	[null, undefined],
	["-5", undefined],
	["1.5", undefined],
	["soon", undefined],
] as const) {
	test(`Retry-After "${value}" is ${seconds} seconds`, () => {
		assert.equal(readRetryAfter(value, NOW), seconds);
	});
}

test("waits double up to a minute, with a random half", () => {
	const most = [1, 2, 3, 4].map((n) => waitAfter(n, 1000, undefined, 1));
	const least = [1, 2, 3, 4].map((n) => waitAfter(n, 1000, undefined, 0));
	assert.deepEqual(most, [1000, 2000, 4000, 8000]);
	assert.deepEqual(least, [500, 1000, 2000, 4000]);
	assert.equal(waitAfter(1000, 1000, undefined, 1), LONGEST_WAIT);
});

test("a wait that the server asked for is not cut short", () => {
	assert.equal(waitAfter(1, 1000, 20, 0), 20_000);
	assert.equal(waitAfter(9, 1000, 20, 1), 25_000);
});

test("many that were told the same do not come back together", () => {
	assert.notEqual(waitAfter(1, 1000, 0, 0), waitAfter(1, 1000, 0, 1));
});

test("nobody is sent away for a day", () => {
	assert.ok(waitAfter(1, 1000, 86_400, 1) < 20 * 60_000);
});
