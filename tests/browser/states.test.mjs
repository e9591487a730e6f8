// The dashboard without good numbers, or with old ones.

import assert from "node:assert/strict";
import { assertAccessible } from "./lib/axe.mjs";
import {
	card, cardShows, cutTexts, fitsInWidth, inEachTheme, layoutShift,
} from "./lib/dashboard.mjs";
import { history } from "./lib/scenes.mjs";
import { site } from "./lib/site.mjs";
import { test, until } from "./lib/test.mjs";

const user = site.newUser();
await site.record(history(user, 40));
const { totalTokens } = await site.usage(user);
const SESSION = /\/api\/session$/;
const DOCUMENT = /\/api\/user\/token-usage\?/;

/** Whatever the state: readable in each theme, and nothing sticks out. */
async function assertSound(page, state) {
	await inEachTheme(page, (theme) =>
		assertAccessible(page, `${state}, ${theme}`));
	for (const width of [1440, 320]) {
		await page.setViewportSize({ width, height: 800 });
		await until(`${width} px is enough for ${state}`, () =>
			fitsInWidth(page));
		assert.deepEqual(await cutTexts(page), [], `${state} at ${width} px`);
	}
	await page.setViewportSize({ width: 1440, height: 900 });
}

function refusal(status, members = {}, headers = {}) {
	return {
		status,
		headers: { "Content-Type": "application/json", ...headers },
		body: JSON.stringify({ error: "The reason in words",
			code: "REASON", requestId: "req_of_the_test", ...members }),
	};
}

/** Opens the page of USER where each answer for a document is ANSWER. */
async function openWith(profile, answer) {
	const { context } = await profile({ failures: true });
	const page = await context.newPage();
	await page.route(DOCUMENT, (route) => route.fulfill(answer));
	await page.goto(`${site.web}/?user=${user}`);
	return page;
}

test("the first load has the final size", async ({ profile }) => {
	const { context } = await profile();
	const page = await context.newPage();
	let release;
	const held = new Promise((resolve) => { release = resolve; });
	await page.route(DOCUMENT, async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(`${site.web}/?user=${user}`);
	await page.locator("[data-state=loading]").waitFor();
	assert.equal(await page.locator("[data-state=loading] .card").count(), 6);
	await assertSound(page, "first load");
	const before = await page.locator(".trend").boundingBox();
	release();
	await cardShows(page, "all", totalTokens);
	const after = await page.locator(".trend").boundingBox();
	assert.ok(Math.abs(after.y - before.y) <= 4,
		`the chart jumps from ${before.y} to ${after.y}`);
});

test("nothing jumps while the page loads", async ({ open }) => {
	for (const width of [1440, 768, 360]) {
		const page = await open(`/?user=${user}`,
			{ viewport: { width, height: 900 } });
		await cardShows(page, "all", totalTokens);
		const shift = await layoutShift(page);
		assert.ok(shift <= 0.05, `${shift} at ${width} px`);
	}
});

test("nobody is chosen", async ({ open }) => {
	const page = await open("/");
	await page.locator("[data-state=start]").waitFor();
	assert.ok(await page.getByRole("button", { name: "Generate" }).isDisabled());
	await assertSound(page, "start");
});

test("who the reader is cannot be told now", async ({ profile }) => {
	const { context } = await profile({ failures: true });
	const page = await context.newPage();
	await page.route(SESSION, (route) => route.fulfill(
		refusal(503, {}, { "Retry-After": "1" })));
	await page.goto(`${site.web}/`);
	const message = page.locator(".message[role=alert]");
	await message.waitFor();
	assert.match(await message.innerText(), /The reason in words.*at \d/s);
	assert.match(await message.innerText(), /req_of_the_test/);
	await assertSound(page, "untold");
	// It is asked again by itself.
	await page.unroute(SESSION);
	await page.locator("[data-state=start]").waitFor();
	assert.equal(await page.getByRole("button", { name: "Sign out" })
		.count(), 0);
});

test("a user who has never used any", async ({ open }) => {
	const page = await open(`/?user=${site.newUser()}`);
	await page.locator("[data-state=empty]").waitFor();
	await cardShows(page, "all", 0);
	await assertSound(page, "empty");
});

test("a user without usage in this period", async ({ open }) => {
	const other = site.newUser();
	await site.record({ userId: other, promptTokens: 20, completionTokens: 3,
		timestamp: "2024-02-29T12:00:00Z" });
	const page = await open(`/?user=${other}&period=7d`);
	await cardShows(page, "all", 23);
	await cardShows(page, "period", 0);
	assert.match(await page.locator("[data-panel=days]").innerText(),
		/No tokens in this period/);
	await assertSound(page, "empty period");
});

for (const [status, headline] of [
	[500, /could not be loaded/], [404, /does not take/],
	[503, /not available/], [429, /Too many/],
]) {
	test(`${status} says why, and what to tell`, async ({ profile }) => {
		// Nothing but the button asks again.
		const page = await openWith(profile,
			refusal(status, {}, { "Retry-After": "600" }));
		const notice = page.locator(".message[role=alert]");
		await notice.waitFor();
		const text = await notice.innerText();
		assert.match(text, headline);
		assert.match(text, /The reason in words/);
		assert.match(text, /req_of_the_test/);
		await assertSound(page, `${status}`);
		await page.unroute(DOCUMENT);
		await notice.getByRole("button", { name: "Try again" }).click();
		await cardShows(page, "all", totalTokens);
	});
}

test("an answer that is not TokenMeter's", async ({ profile }) => {
	const page = await openWith(profile,
		{ status: 200, contentType: "text/html", body: "<h1>Welcome</h1>" });
	await page.getByText("could not be read").waitFor();
	await assertSound(page, "unreadable");
});

test("a zone that the server does not know", async ({ profile }) => {
	const { open } = await profileOf(profile);
	const page = await open(`/?user=${user}&zone=Mars/Olympus`);
	await page.getByText(/timeZone/i).first().waitFor();
	await page.getByLabel("Time zone").selectOption("");
	await cardShows(page, "all", totalTokens);
});

async function profileOf(profile) {
	const made = await profile({ failures: true });
	return { made, open: (path) => made.open(path) };
}

for (const [status, place] of [
	[401, "[data-state=sign-in]"], [403, ".message[role=alert]"],
]) {
	test(`${status} drops the numbers`, async ({ profile }) => {
		const made = await profile({ failures: true });
		const page = await made.open(`/?user=${user}`);
		await cardShows(page, "all", totalTokens);
		await page.route(DOCUMENT, (route) => route.fulfill(refusal(status)));
		await page.evaluate(() => dispatchEvent(
			new CustomEvent("token-usage-updated")));
		await page.locator(place).waitFor();
		assert.equal(await page.locator("[data-card]").count(), 0);
		assert.doesNotMatch(await page.locator("body").innerText(),
			new RegExp(totalTokens.toLocaleString("en-GB")));
		await assertSound(page, `${status}`);
	});
}

for (const [status, words] of [[500, /Could not refresh/], [503, /not available/]]) {
	test(`${status} later: the numbers stay, and how old they are`,
		async ({ profile }) => {
			const { open } = await profileOf(profile);
			const page = await open(`/?user=${user}`);
			await cardShows(page, "all", totalTokens);
			await page.route(DOCUMENT, (route) =>
				route.fulfill(refusal(status, {}, { "Retry-After": "600" })));
			await page.evaluate(() => dispatchEvent(
				new CustomEvent("token-usage-updated")));
			const notice = page.locator(".notice");
			await notice.waitFor();
			assert.match(await notice.innerText(), words);
			assert.match(await notice.innerText(), /data from \d\d:\d\d/);
			await cardShows(page, "all", totalTokens);
			await assertSound(page, `stale after ${status}`);
			await page.unroute(DOCUMENT);
			await notice.getByRole("button", { name: "Try again" }).click();
			await notice.waitFor({ state: "detached" });
		});
}

test("offline: the numbers stay; online: they are fresh again",
	async ({ profile }) => {
		const { made, open } = await profileOf(profile);
		const page = await open(`/?user=${user}`);
		await cardShows(page, "all", totalTokens);
		await made.context.setOffline(true);
		const notice = page.locator(".notice");
		await notice.waitFor();
		assert.match(await notice.innerText(), /Offline · data from/);
		await cardShows(page, "all", totalTokens);
		await assertSound(page, "offline");
		await made.context.setOffline(false);
		await notice.waitFor({ state: "detached" });
	});

test("a generation that comes to nothing says what it took",
	async ({ profile }) => {
		const made = await profile({ failures: true });
		const page = await made.open(`/?user=${user}`);
		await cardShows(page, "all", totalTokens);
		await page.route(/\/api\/plugin\/generate$/, (route) =>
			route.fulfill(refusal(502, { tokenUsage: { promptTokens: 70,
				completionTokens: 9, totalTokens: 79, requestCount: 1,
				tokensUsedThisRequest: 79 } })));
		await page.getByRole("textbox", { name: /Minecraft/ }).fill("anything");
		await page.getByRole("button", { name: "Generate" }).click();
		const failed = page.locator("[data-failed]");
		await failed.waitFor();
		assert.match(await failed.innerText(), /The reason in words/);
		assert.match(await failed.innerText(), /79 tokens/);
		assert.match(await failed.innerText(), /req_of_the_test/);
		await assertSound(page, "failed generation");
	});

test("a generation can be stopped", async ({ profile }) => {
	const { open } = await profileOf(profile);
	const page = await open(`/?user=${user}`);
	let asked = false;
	await page.route(/\/api\/plugin\/generate$/, () => { asked = true; });
	await page.getByRole("textbox", { name: /Minecraft/ }).fill("anything");
	await page.getByRole("button", { name: "Generate" }).click();
	await until("the request is on its way", () => asked);
	await assertAccessible(page, "generating");
	await page.getByRole("button", { name: "Stop" }).click();
	await page.getByText(/^Stopped/).waitFor();
	assert.ok(await page.getByRole("button", { name: "Generate" }).isEnabled());
});

test("a period that does not come is not made of a shorter one's days",
	async ({ profile }) => {
		const made = await profile({ failures: true });
		const page = await made.open(`/?user=${user}&period=7d`);
		const label = page.locator("[data-card=period] dt");
		await card(page, "period").waitFor();
		const week = await card(page, "period").innerText();
		await page.route(DOCUMENT, (route) => route.abort());
		await page.getByRole("radio", { name: "90 days" }).check();
		await page.locator(".notice").waitFor();
		assert.equal(await label.innerText(), "Tokens, last 7 days");
		assert.equal(await card(page, "period").innerText(), week);
		await page.unroute(DOCUMENT);
		await page.getByRole("button", { name: "Try again" }).click();
		await cardShows(page, "period", totalTokens);
		assert.equal(await label.innerText(), "Tokens, last 90 days");
	});
