// README's examples, as they stand, built with the real Next.js and Vue.

import assert from "node:assert/strict";
import { followsUsage } from "./lib/component.mjs";
import { buildVue, startNext } from "./lib/frameworks.mjs";
import { allow, newVisitor, serveFolder } from "./lib/other-origin.mjs";
import { README_WEB } from "./lib/readme.mjs";
import { history } from "./lib/scenes.mjs";
import { site } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";

const USER = "test123";
const next = await startNext();
const vue = await serveFolder(await buildVue());
await allow(next, vue);
await site.record(history(USER, 60));

/** Opens the page of ORIGIN; SENT gets the requests to TokenMeter's API. */
async function openPage(origin, sent = []) {
	const visitor = await newVisitor(origin);
	visitor.context.on("request", (request) => {
		if (request.url().startsWith(`${README_WEB}/api/`))
			sent.push(request);
	});
	return visitor.open(origin);
}

test("Next.js renders it on the server", async () => {
	const html = await (await fetch(next)).text();
	assert.match(html, /<token-usage-stats user-id="test123"/);
	assert.doesNotMatch(html, /NEXT_ERROR|Application error/);
});

test("Next.js: its numbers are the server's, and live", async () => {
	await followsUsage(await openPage(next), USER);
});

test("Next.js: what React sets arrives", async () => {
	const page = await openPage(next);
	assert.deepEqual(await page.locator("token-usage-stats").evaluate(
		({ userId, days, baseUrl }) => ({ userId, days, baseUrl })),
	{ userId: USER, days: 30, baseUrl: README_WEB });
});

test("Vue: its numbers are the server's, and live", async () => {
	await followsUsage(await openPage(vue), USER);
});

test("Vue: what fetchToken brings is sent", async () => {
	const sent = [];
	await followsUsage(await openPage(vue, sent), USER);
	assert.ok(sent.length > 1);
	for (const request of sent)
		assert.equal(request.headers().authorization,
			"Bearer a-token-of-the-page");
});
