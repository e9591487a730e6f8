import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
	Coalescer,
	GATHER_MILLISECONDS,
} from "../../src/web/shared/coalesce.ts";

/** The waits that were begun, and what comes after each. */
const waits: { milliseconds: number; end: () => void }[] = [];
const timers = {
	setTimeout: globalThis.setTimeout,
	clearTimeout: globalThis.clearTimeout,
};

Object.assign(globalThis, {
	setTimeout: (end: () => void, milliseconds: number) =>
		waits.push({ milliseconds, end }) - 1,
	clearTimeout: (wait?: number) => {
		if (wait !== undefined) waits[wait]!.end = () => {};
	},
});
after(() => Object.assign(globalThis, timers));

test("calls during one wait are one action, the next call another", () => {
	let actions = 0;
	const coalescer = new Coalescer(() => actions++);
	for (let call = 0; call < 20; call++) coalescer.call();
	assert.equal(waits.length, 1);
	assert.equal(actions, 0);
	waits[0]!.end();
	assert.equal(actions, 1);
	coalescer.call();
	assert.equal(waits.length, 2);
	waits[1]!.end();
	assert.equal(actions, 2);
	coalescer.call();
	coalescer.cancel();
	waits[2]!.end();
	assert.equal(actions, 2);
});

test("the wait is longer than the server's between two reports", () => {
	assert.ok(GATHER_MILLISECONDS > 250);
	assert.ok(waits.every((wait) => wait.milliseconds === GATHER_MILLISECONDS));
});
