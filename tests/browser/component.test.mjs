// <token-usage-stats> in a page of somebody else, under a strict policy.

import assert from "node:assert/strict";
import { assertAccessible } from "./lib/axe.mjs";
import {
	brokenWords, cutTexts, fitsInWidth, inEachTheme, mainColour,
	sidewaysScrolls, written,
} from "./lib/dashboard.mjs";
import { history } from "./lib/scenes.mjs";
import { site } from "./lib/site.mjs";
import { test, until } from "./lib/test.mjs";

const DOCUMENT = /\/api\/user\/token-usage\?/;
const STREAM = /\/api\/user\/token-usage\/events\?/;
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; " +
	"img-src data:; require-trusted-types-for 'script'; trusted-types lit-html";
const user = site.newUser();
await site.record(history(user, 60));

/** Opens a page of the site's origin that holds MARKUP and the component. */
async function host(profile, markup, answer = undefined) {
	const page = await profile.context.newPage();
	await page.route(`${site.web}/host.html`, (route) => route.fulfill({
		contentType: "text/html; charset=utf-8",
		headers: { "Content-Security-Policy": POLICY },
		body: "<!doctype html><html lang=en><title>Host</title>" +
			'<script type=module src="/token-usage-stats.js"></script>' +
			`<link rel=icon href="data:,"><main><h1>Host</h1>${markup}</main>`,
	}));
	if (answer !== undefined)
		await page.route(DOCUMENT, (route) => route.fulfill(answer));
	await page.goto(`${site.web}/host.html`);
	return page;
}

function tag(userId, attributes = "") {
	return `<token-usage-stats user-id="${userId}" ${attributes}>` +
		"</token-usage-stats>";
}

/** Waits until the component shows COUNT somewhere, exactly. */
function shows(page, count) {
	return until(`${written(count)} in the component`, async () =>
		(await page.locator("token-usage-stats .cards").first().textContent())
			.includes(written(count)));
}

async function assertSound(page, state) {
	await inEachTheme(page, (theme) =>
		assertAccessible(page, `${state}, ${theme}`));
	for (const width of [1440, 320]) {
		await page.setViewportSize({ width, height: 800 });
		await until(`${width} px is enough for ${state}`, () =>
			fitsInWidth(page));
		assert.deepEqual(await cutTexts(page), [], `${state} at ${width} px`);
		assert.deepEqual(await brokenWords(page), [],
			`${state} at ${width} px`);
		assert.deepEqual(await sidewaysScrolls(page), [],
			`${state} at ${width} px`);
	}
	await page.setViewportSize({ width: 1440, height: 900 });
}

test("its numbers are the server's", async ({ profile }) => {
	const page = await host(await profile(), tag(user));
	const document = await site.usage(user);
	for (const name of ["totalTokens", "promptTokens", "completionTokens",
		"requestCount", "todayUsage", "thisMonthUsage",
		"averageTokensPerRequest"])
		await shows(page, document[name]);
	await assertSound(page, "numbers");
});

test("its tables have the server's days and months", async ({ profile }) => {
	const page = await host(await profile(), tag(user, 'days="30"'));
	await page.getByRole("button", { name: "Table" }).click();
	const cells = (index) => page.locator("token-usage-stats table.bars")
		.nth(index).locator("tbody tr").evaluateAll((rows) => rows.map((row) =>
			row.querySelector("td:nth-of-type(3)").firstChild.textContent.trim() ||
			row.querySelector("td:nth-of-type(3)").innerText.split("\n")[0]));
	const { dailyUsage, monthlyUsage } = await site.usage(user, { days: 30 });
	const totals = (rows) => rows.map((row) => written(row.totalTokens))
		.reverse();
	await until("the tables", async () => (await cells(1)).length > 0);
	assert.deepEqual((await cells(0)).map((text) => text.trim()),
		totals(dailyUsage));
	assert.deepEqual((await cells(1)).map((text) => text.trim()),
		totals(monthlyUsage));
	await assertSound(page, "tables");
});

test("arrow keys walk the bars and speak them", async ({ profile }) => {
	const page = await host(await profile(), tag(user, 'days="30"'));
	const plot = page.locator("token-usage-stats [data-plot]").first();
	await plot.focus();
	const spoken = page.locator("token-usage-stats [role=status]").first();
	const { dailyUsage, today } = await site.usage(user, { days: 30 });
	const hear = async (key, what) => {
		await page.keyboard.press(key);
		return until(`${what} after ${key}`, async () => {
			const text = await spoken.textContent();
			return what.test(text) && text;
		});
	};
	const day = (date, options) => new RegExp(new Intl.DateTimeFormat("en-GB",
		{ timeZone: "UTC", day: "numeric", month: "short", ...options })
		.format(new Date(date)));
	await hear("End", day(today));
	const earlier = new Date(Date.parse(today) - 86_400_000)
		.toISOString().slice(0, 10);
	await hear("ArrowLeft", day(earlier));
	await hear("ArrowRight", day(today));
	const oldest = new Date(Date.parse(today) - 29 * 86_400_000)
		.toISOString().slice(0, 10);
	const text = await hear("Home", day(oldest));
	const row = dailyUsage.find(({ date }) => date === oldest);
	assert.match(text, row ? new RegExp(written(row.totalTokens)) : /no usage/);
});

test("it refreshes when the page says so, for its user", async ({ profile }) => {
	const other = site.newUser();
	const page = await host(await profile(), tag(other));
	await page.getByText("No usage yet").waitFor();
	await assertSound(page, "never used");
	let fetched = 0;
	page.on("request", (request) => {
		fetched += DOCUMENT.test(request.url()) ? 1 : 0;
	});
	const tell = (detail) => page.evaluate((given) => dispatchEvent(
		new CustomEvent("token-usage-updated", { detail: given })), detail);
	await tell({ userId: user });
	// Longer than events are gathered for.
	await page.evaluate(() => new Promise((resolve) => {
		setTimeout(resolve, 600);
	}));
	assert.equal(fetched, 0);
	await tell({ userId: other });
	await until("a refetch", () => fetched > 0);
	await tell(null);
	await until("another one", () => fetched > 1);
});

test("what the server reports is told to the page", async ({ profile }) => {
	const other = site.newUser();
	const page = await host(await profile(), tag(other));
	await page.getByText("Live", { exact: true }).waitFor();
	await page.evaluate(() => {
		addEventListener("token-usage-updated", ({ detail }) => {
			window.heard = detail;
		});
	});
	await site.record({ userId: other, promptTokens: 5, completionTokens: 6 });
	const heard = await until("the event", () =>
		page.evaluate(() => window.heard));
	assert.deepEqual(heard, { userId: other, tokenUsage: { promptTokens: 5,
		completionTokens: 6, totalTokens: 11, requestCount: 1 } });
	await shows(page, 11);
});

test("however many there are, one live connection", async ({ profile }) => {
	const made = await profile();
	let opened = 0;
	made.context.on("request", (request) => {
		opened += STREAM.test(request.url()) ? 1 : 0;
	});
	const page = await host(made, tag(user) + tag(user, 'days="7"') + tag(user));
	await until("all are live", async () =>
		await page.getByText("Live", { exact: true }).count() === 3);
	assert.equal(opened, 1);
});

test("another user, another zone", async ({ profile }) => {
	const other = site.newUser();
	await site.record({ userId: other, promptTokens: 4, completionTokens: 5 });
	const page = await host(await profile(), tag(user));
	await shows(page, (await site.usage(user)).totalTokens);
	await page.locator("token-usage-stats").evaluate((element, id) => {
		element.userId = id;
		element.timeZone = "Asia/Kathmandu";
	}, other);
	await shows(page, 9);
	assert.match(await page.locator("token-usage-stats .whole").innerText(),
		/Asia\/Kathmandu/);
});

test("by attribute it is dark where the reader is light", async ({ profile }) => {
	const page = await host(await profile(),
		tag(user, 'theme="dark"') + tag(user, 'theme="light"'));
	await page.locator("token-usage-stats .panel").nth(1).waitFor();
	const [dark, light] = await page.locator("token-usage-stats")
		.evaluateAll((all) => all.map((element) => getComputedStyle(
			element.shadowRoot.querySelector(".panel")).backgroundColor));
	assert.notEqual(dark, light);
});

test("the chosen shape shows in forced colours", async ({ profile }) => {
	const made = await profile({ forcedColors: "active" });
	const page = await host(made, tag(user));
	const seen = (name) => page.getByRole("button", { name }).screenshot()
		.then((png) => mainColour(made.context, png));
	await page.getByRole("button", { name: "Table" }).waitFor();
	assert.notEqual(await seen("Chart"), await seen("Table"));
});

for (const status of [500, 404, 503, 429, 401, 403]) {
	test(`${status}: the reason and the request id`, async ({ profile }) => {
		const page = await host(await profile({ failures: true }), tag(user), {
			status,
			contentType: "application/json",
			body: JSON.stringify({ error: "The reason in words", code: "REASON",
				requestId: "req_of_the_test" }),
		});
		const alert = page.locator("token-usage-stats [role=alert]");
		await alert.waitFor();
		assert.match(await alert.innerText(), /The reason in words/);
		assert.match(await alert.innerText(), /req_of_the_test/);
		await assertSound(page, `${status}`);
	});
}

test("old numbers stay, and say how old they are", async ({ profile }) => {
	const page = await host(await profile({ failures: true }), tag(user));
	const { totalTokens } = await site.usage(user);
	await shows(page, totalTokens);
	// Nothing but the button asks again.
	await page.route(DOCUMENT, (route) => route.fulfill({ status: 500,
		headers: { "Retry-After": "600" } }));
	await page.locator("token-usage-stats").evaluate((element) =>
		element.refresh());
	const notice = page.locator("token-usage-stats .notice");
	await notice.waitFor();
	assert.match(await notice.innerText(), /data from \d\d:\d\d/);
	await shows(page, totalTokens);
	await assertSound(page, "stale");
	await page.unroute(DOCUMENT);
	await notice.getByRole("button", { name: "Try again" }).click();
	await notice.waitFor({ state: "detached" });
});
