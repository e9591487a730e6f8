// Numbers that move by themselves: in this tab, the next one, another browser,
// and again after the web server or the program was gone.

import assert from "node:assert/strict";
import { launchBrowser } from "./lib/browser.mjs";
import { card, cardShows, generate } from "./lib/dashboard.mjs";
import { site } from "./lib/site.mjs";
import { test, until } from "./lib/test.mjs";

const DOCUMENT = /\/api\/user\/token-usage\?/;
const STREAM = /\/api\/user\/token-usage\/events\?/;
const GATHER_MS = 250;

/** Opens USER's page and waits until news comes by itself. */
async function openLive(profile, user) {
	const page = await profile.open(`/?user=${user}`);
	await page.locator("[data-state=streaming]").waitFor();
	return page;
}

/** Counts the requests that PAGE sends from now on. */
function countRequests(page, pattern) {
	const seen = { count: 0 };
	page.on("request", (request) => {
		if (pattern.test(request.url()))
			seen.count++;
	});
	return seen;
}

function event(user, requestId = undefined) {
	return { userId: user, requestId, promptTokens: 100, completionTokens: 20,
		model: "gpt-4.1" };
}

test("a generation moves every tab and every browser", async ({ profile }) => {
	const user = site.newUser();
	await site.record(event(user));
	const first = await profile();
	const second = await profile({ browser: await launchBrowser() });
	const pages = [await openLive(first, user), await openLive(first, user),
		await openLive(second, user)];
	for (const page of pages)
		await cardShows(page, "all", 120);
	await generate(pages[0], "a /home command with a cooldown");
	const { totalTokens, todayUsage } = await site.usage(user);
	assert.ok(totalTokens > 120);
	for (const page of pages) {
		await cardShows(page, "all", totalTokens);
		await cardShows(page, "today", todayUsage);
	}
});

test("what others record shows, and who it was", async ({ profile }) => {
	const user = site.newUser();
	const page = await openLive(await profile(), user);
	await page.locator("[data-state=empty]").waitFor();
	await site.record({ ...event(user), pluginName: "Homes" });
	await cardShows(page, "all", 120);
	await cardShows(page, "period", 120);
	assert.match(await page.locator("[data-panel=requests]").innerText(),
		/Homes/);
});

test("twenty update events cause one refetch", async ({ profile }) => {
	const user = site.newUser();
	const page = await openLive(await profile(), user);
	const fetched = countRequests(page, DOCUMENT);
	// Recorded first, so that the stream has nothing to add later.
	await site.record(event(user));
	await cardShows(page, "all", 120);
	await cardShows(page, "period", 120);
	const before = fetched.count;
	await page.evaluate(() => {
		for (let index = 0; index < 20; index++)
			dispatchEvent(new CustomEvent("token-usage-updated"));
	});
	await until("the refetch", () => fetched.count > before);
	// What would have come with it has come before this round trip.
	await page.evaluate(() => new Promise((resolve) => {
		addEventListener("test-over", resolve, { once: true });
		setTimeout(() => dispatchEvent(new Event("test-over")), 600);
	}));
	assert.equal(fetched.count, before + 1);
});

test("twenty quick commits are not twenty refetches", async ({ profile }) => {
	const user = site.newUser();
	const page = await openLive(await profile(), user);
	const fetched = countRequests(page, DOCUMENT);
	const start = Date.now();
	await Promise.all(Array.from({ length: 20 }, () =>
		site.record(event(user))));
	await cardShows(page, "requests", 20);
	const most = Math.ceil((Date.now() - start) / GATHER_MS);
	assert.ok(fetched.count <= most,
		`${fetched.count} refetches in ${most} times ${GATHER_MS} ms`);
});

test("a user's events are nobody else's", async ({ profile }) => {
	const [user, other] = [site.newUser(), site.newUser()];
	const page = await openLive(await profile(), user);
	const fetched = countRequests(page, DOCUMENT);
	await site.record(event(other));
	await page.evaluate((userId) => dispatchEvent(
		new CustomEvent("token-usage-updated", { detail: { userId } })), other);
	await site.record(event(user));
	await cardShows(page, "requests", 1);
	assert.equal(fetched.count, 1);
});

test("a hidden page holds no connection", async ({ profile }) => {
	const user = site.newUser();
	const page = await openLive(await profile(), user);
	const ended = page.waitForEvent("requestfailed", (request) =>
		STREAM.test(request.url()));
	await page.evaluate(() => {
		Object.defineProperty(document, "visibilityState",
			{ get: () => window.hides ? "hidden" : "visible" });
		window.hides = true;
		document.dispatchEvent(new Event("visibilitychange"));
	});
	await ended;
	await site.record(event(user));
	await page.evaluate(() => {
		window.hides = false;
		document.dispatchEvent(new Event("visibilitychange"));
	});
	await cardShows(page, "all", 120);
});

for (const part of ["nginx", "program"]) {
	test(`${part} gone and back: the page recovers by itself`,
		async ({ profile }) => {
			const user = site.newUser();
			await site.record(event(user));
			const page = await openLive(await profile({ failures: true }), user);
			await cardShows(page, "all", 120);
			await site.control(`stop-${part}`);
			try {
				await page.locator("[data-state=streaming]")
					.waitFor({ state: "detached" });
				await page.evaluate(() => dispatchEvent(
					new CustomEvent("token-usage-updated")));
				await page.locator(".notice").waitFor();
				assert.equal(await card(page, "all").textContent(), "120");
			} finally {
				await site.control(`start-${part}`);
			}
			await page.locator(".notice").waitFor({ state: "detached" });
			await page.locator("[data-state=streaming]").waitFor();
			await site.record(event(user));
			await cardShows(page, "all", 240);
		});
}

test("the page opened while the program was gone comes to life",
	async ({ profile }) => {
		const user = site.newUser();
		await site.record(event(user));
		const { context } = await profile({ failures: true });
		const page = await context.newPage();
		await site.control("stop-program");
		try {
			await page.goto(`${site.web}/?user=${user}`);
			await page.locator(".message[role=alert]").waitFor();
		} finally {
			await site.control("start-program");
		}
		await cardShows(page, "all", 120);
	});
