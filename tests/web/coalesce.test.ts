import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Coalescer } from "../../src/web/shared/coalesce.ts";

test("twenty calls within 250 ms are one action, the next call another", () => {
	mock.timers.enable({ apis: ["setTimeout"] });
	let actions = 0;
	const coalescer = new Coalescer(() => actions++);
	for (let call = 0; call < 20; call++) {
		coalescer.call();
		mock.timers.tick(12);
	}
	assert.equal(actions, 0);
	mock.timers.tick(10);
	assert.equal(actions, 1);
	mock.timers.tick(1000);
	assert.equal(actions, 1);
	coalescer.call();
	mock.timers.tick(250);
	assert.equal(actions, 2);
	coalescer.call();
	coalescer.cancel();
	mock.timers.tick(1000);
	assert.equal(actions, 2);
	mock.timers.reset();
});
