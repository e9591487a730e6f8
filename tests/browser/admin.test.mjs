// The admin view: the site's numbers, its users, keys and the record of what
// was done, for admins and nobody else.

import assert from "node:assert/strict";
import { assertAccessible } from "./lib/axe.mjs";
import { newProfile } from "./lib/browser.mjs";
import {
	card, cardShows, csvOf, cutTexts, fitsInWidth, inEachTheme, tableRows,
	written,
} from "./lib/dashboard.mjs";
import { history } from "./lib/scenes.mjs";
import { site } from "./lib/site.mjs";
import { afterwards, test, until } from "./lib/test.mjs";

const USAGE = /\/api\/admin\/usage\?/;
const USERS = /\/api\/admin\/users\?/;
const ADMIN = /\/api\/admin\//;

await site.close();
afterwards(() => site.reopen());
const many = `many-${process.pid}-`;
const first = site.newUser();
await site.record([
	...history(first, 200),
	{ userId: site.newUser(), promptTokens: 1_000_000, completionTokens: 1_000,
		provider: "nobody", model: "unheard-of" },
	...Array.from({ length: 60 }, (_, index) => ({
		userId: `${many}${String(index).padStart(2, "0")}`,
		promptTokens: 10 * (index + 1), completionTokens: 1,
		provider: "openai", model: "gpt-4.1" })),
]);

/** What the server answers an admin. */
async function ask(path, query = {}) {
	const response = await fetch(
		`${site.web}/api/admin/${path}?${new URLSearchParams(query)}`,
		{ headers: { Authorization: `Bearer ${site.secret}` } });
	assert.equal(response.status, 200, path);
	return response.json();
}

/** Has the server make KEY without a page. */
async function makeKey(key) {
	const response = await fetch(`${site.api}/admin/keys`, {
		method: "POST", body: JSON.stringify(key),
		headers: { "Content-Type": "application/json",
			Authorization: `Bearer ${site.secret}` } });
	assert.equal(response.status, 201);
	return response.json();
}

async function signIn(profile, secret) {
	const answer = await profile.context.request.post(
		`${site.web}/api/session`,
		{ headers: { Authorization: `Bearer ${secret}` } });
	assert.equal(answer.status(), 200);
}

/** Opens PATH for whoever has SECRET; the console has to stay silent, unless
 * FAILURES are provoked. */
async function openAs(secret, path, options = {}) {
	const profile = await newProfile(options);
	await signIn(profile, secret);
	return profile.open(path);
}

async function openAdmin(query = "", options = {}) {
	const page = await openAs(site.secret, `/?view=admin${query}`, options);
	await page.locator("site-view .panel").first().waitFor();
	return page;
}

async function openUsage(query = "", options = {}) {
	const page = await openAdmin(query, options);
	await card(page, "all").waitFor();
	await page.locator(".users, [data-panel=users] .empty").waitFor();
	return page;
}

/** The ids in the table of users, as they stand. */
function shownUsers(page) {
	return page.locator(".users tbody th a").allInnerTexts();
}

function showsUsers(page, ids) {
	return until("the users", async () =>
		`${await shownUsers(page)}` === `${ids}`);
}

/** How many requests PAGE has sent that match PATTERN. */
function counting(page, pattern) {
	const counter = { count: 0 };
	page.on("request", (request) => {
		counter.count += pattern.test(request.url()) ? 1 : 0;
	});
	return counter;
}

function queryOf(page) {
	return new URL(page.url()).searchParams;
}

test("the cards show what the server counted", async () => {
	const page = await openUsage();
	const usage = await ask("usage", { days: 30 });
	await cardShows(page, "all", usage.totalTokens);
	await cardShows(page, "all-requests", usage.requestCount);
	await cardShows(page, "period", usage.period.totalTokens);
	await cardShows(page, "requests", usage.period.requestCount);
	assert.match(await page.locator("[data-card=all-requests]").innerText(),
		new RegExp(`of ${written(usage.userCount)} users, since`));
	const cost = await page.locator("[data-card=all-cost]").innerText();
	const { unpricedRequests } = usage.cost;
	assert.ok(unpricedRequests > 0);
	assert.match(cost, new RegExp(
		`≥\\s.*${written(unpricedRequests)} requests? without a price`, "s"));
});

test("every card names what it is of", async () => {
	const page = await openUsage("&period=7d");
	for (const label of await page.locator("[data-card] dt").allInnerTexts())
		assert.match(label, /, (last 7 days|all time)$/);
	assert.match(await page.locator(".whose").innerText(), /UTC/);
	for (const of of await page.locator("[data-panel] .of").allInnerTexts())
		assert.match(of, /UTC/, of);
});

/** Whatever the state: readable in each theme, and nothing sticks out. */
async function assertSound(page, state) {
	await inEachTheme(page, (theme) =>
		assertAccessible(page, `${state}, ${theme}`));
	await assertFits(page, state);
	await assertAccessible(page, `${state}, narrow`);
}

/** Leaves PAGE as narrow as it may be. */
async function assertFits(page, state) {
	for (const width of [1440, 1024, 768, 320]) {
		await page.setViewportSize({ width, height: 800 });
		await until(`${width} px is enough for ${state}`, () =>
			fitsInWidth(page));
		assert.deepEqual(await cutTexts(page), [], `${state} at ${width} px`);
	}
}

test("axe finds nothing, and nothing sticks out down to 320 px",
	async () => {
		await assertSound(await openUsage(`&q=${many}0`), "usage");
		await assertSound(await openUsage("&view=tables&q=100%25_nobody"),
			"tables, and nobody found");
		const keys = await openAdmin("&part=keys");
		await keys.locator(".keys").waitFor();
		await makeWithForm(keys, { role: "user", user: first });
		await assertSound(keys, "a secret");
		await keys.getByRole("button", { name: /^Revoke/ }).first().click();
		await assertAccessible(keys, "a question");
		const acts = await openAdmin("&part=acts");
		await acts.locator(".acts").waitFor();
		await assertAccessible(acts, "acts");
		await assertFits(acts, "acts");
		const user = await openAs(site.secret, `/?user=${first}`);
		await card(user, "all").waitFor();
		await assertAccessible(user, "an admin's page of a user");
		await assertFits(user, "an admin's page of a user");
	});

for (const [period, count] of [["7d", 7], ["90d", 90]]) {
	test(`${count} days: cards, rows and models follow`, async () => {
		const page = await openUsage("&view=tables");
		const usage = await ask("usage", { days: count });
		await page.getByRole("radio", { name: `${count} days` }).check();
		await cardShows(page, "period", usage.period.totalTokens);
		assert.equal(queryOf(page).get("period"), period);
		assert.deepEqual((await tableRows(page, "tokens"))
			.map((row) => [row[3], row[4]]),
		usage.dailyUsage.map((day) => [written(day.totalTokens),
			written(day.requestCount)]).reverse());
		assert.deepEqual((await tableRows(page, "models"))
			.map((row) => [row[0], row[3]]),
		usage.modelUsage.map(({ provider, model, totalTokens }) =>
			[[model ?? "not told", provider].filter(Boolean).join(" "),
				written(totalTokens)]));
	});
}

test("12 months are whole months", async () => {
	const page = await openUsage("&period=12m&view=tables");
	const { today, monthlyUsage } = await ask("usage");
	const [year, month] = today.split("-").map(Number);
	const from = new Date(Date.UTC(year, month - 12, 1));
	const days = (Date.parse(today) - from) / 86_400_000 + 1;
	const { period } = await ask("usage", { days });
	assert.equal(period.from, from.toISOString().slice(0, 10));
	await cardShows(page, "period", period.totalTokens);
	assert.deepEqual((await tableRows(page, "tokens")).map((row) => row[3]),
		monthlyUsage.filter((one) => one.month >= period.from.slice(0, 7))
			.map(({ totalTokens }) => written(totalTokens)).reverse());
	const { name, text } = await csvOf(page, "tokens");
	assert.match(name, /^site-tokens-12m-UTC\.csv$/);
	assert.equal(text.trimEnd().split("\r\n").length, 13);
});

test("requests are bars of their own", async () => {
	// Today may have begun after the others were recorded.
	await site.record([{ userId: first, promptTokens: 1, completionTokens: 1 }]);
	const page = await openUsage();
	const plot = page.locator("[data-panel=requests] .plot");
	await plot.locator("rect.count").first().waitFor();
	assert.equal(await plot.locator("rect.completion").count(), 0);
	await plot.focus();
	await page.keyboard.press("End");
	const { dailyUsage } = await ask("usage");
	const spoken = page.locator("[data-panel=requests] [role=status]");
	await until("today's requests", async () => (await spoken.textContent())
		.includes(`${written(dailyUsage.at(-1).requestCount)} requests`));
});

test("a user is a row of what the server says", async () => {
	const page = await openUsage();
	const { users } = await ask("users");
	await showsUsers(page, users.map(({ userId }) => userId));
	const rows = await tableRows(page, "users");
	const [percent] = [new Intl.NumberFormat("en-GB",
		{ style: "percent", minimumFractionDigits: 2 })];
	users.forEach((user, index) => {
		const [id, share, , requests, tokens, cost] = rows[index];
		const rounded = Number(user.share) === 0 && user.totalTokens > 0
			? `< ${percent.format(0.0001)}`
			: percent.format(Number(user.share) / 100);
		assert.deepEqual([id, share, requests, tokens], [user.userId, rounded,
			written(user.requestCount), written(user.totalTokens)]);
		assert.equal(/^(≥|—)/.test(cost), user.cost.unpricedRequests > 0);
	});
	const drawn = page.getByRole("img", { name: /usage on \d+ days?, most/ });
	assert.ok(await drawn.count() > 0);
	const { dailyUsage } = users.find(({ userId }) => userId === first);
	assert.ok((await drawn.allTextContents()).length <= rows.length);
	const row = page.locator(".users tr", { hasText: first });
	assert.match(await row.getByRole("img").getAttribute("aria-label"),
		new RegExp(`usage on ${dailyUsage.length} day`));
});

test("columns sort, and the link says so", async () => {
	const page = await openUsage(`&q=${many}`);
	for (const [column, sort, order] of [["User", "user", "ascending"],
		["Cost", "cost", "descending"]]) {
		await page.locator(".users").getByRole("button", { name: column })
			.click();
		const { users } = await ask("users", { sort, q: many });
		await showsUsers(page, users.map(({ userId }) => userId));
		assert.equal(queryOf(page).get("sort"), sort);
		const head = page.locator(".users").getByRole("columnheader",
			{ name: column });
		assert.equal(await head.getAttribute("aria-sort"), order);
		assert.equal(await page.locator("[aria-sort]").count(), 1);
	}
	await page.goBack();
	const { users } = await ask("users", { sort: "user", q: many });
	await showsUsers(page, users.map(({ userId }) => userId));
});

test("a search is one request, and a link", async () => {
	const profile = await newProfile();
	await signIn(profile, site.secret);
	await profile.context.clock.install();
	const page = await profile.open("/?view=admin");
	await page.locator(".users").waitFor();
	const counter = counting(page, USERS);
	const field = page.getByRole("searchbox", { name: "Search users" });
	const wanted = `${many.toUpperCase()}07`;
	// However slowly this machine types.
	await page.clock.pauseAt(Date.now() + 1_000);
	await field.pressSequentially(wanted);
	await page.clock.runFor(400);
	await showsUsers(page, [`${many}07`]);
	assert.equal(counter.count, 1);
	await page.clock.resume();
	assert.equal(queryOf(page).get("q"), wanted);
	await page.getByText("1 user found").waitFor();
	await page.reload();
	await showsUsers(page, [`${many}07`]);
	assert.equal(await field.inputValue(), wanted);
	await field.fill("100%_nobody");
	await page.getByText("No user id contains “100%_nobody”.").waitFor();
	await field.fill("");
	const { users } = await ask("users");
	await showsUsers(page, users.map(({ userId }) => userId));
});

test("show more brings the next page, and a refresh keeps it", async () => {
	const page = await openUsage(`&q=${many}&sort=user`);
	const ids = Array.from({ length: 60 }, (_, index) =>
		`${many}${String(index).padStart(2, "0")}`);
	await showsUsers(page, ids.slice(0, 50));
	await page.getByText("the first 50 users found").waitFor();
	await page.getByRole("button", { name: "Show more" }).click();
	await showsUsers(page, ids);
	await until("the focus is on what came", () => page.evaluate(() =>
		document.activeElement.innerText)
		.then((text) => text === ids[50]));
	assert.equal(await page.getByRole("button", { name: "Show more" })
		.count(), 0);
	const answer = page.waitForResponse(USERS);
	await page.getByRole("button", { name: "Refresh" }).click();
	await answer;
	await showsUsers(page, ids);
});

test("from the site to a user and back", async () => {
	const page = await openUsage(`&q=${first}&period=7d`);
	await page.getByRole("link", { name: first, exact: true }).click();
	const { totalTokens } = await site.usage(first);
	await cardShows(page, "all", totalTokens);
	assert.equal(await page.locator("h1").innerText(), first);
	assert.equal(queryOf(page).get("user"), first);
	assert.equal(queryOf(page).get("period"), "7d");
	await page.getByRole("link", { name: "All users" }).click();
	await page.locator(".users").waitFor();
	assert.equal(queryOf(page).get("view"), "admin");
	await page.goBack();
	await cardShows(page, "all", totalTokens);
	// Whom the bar names is shown, from here too.
	await page.goBack();
	await page.locator(".users").waitFor();
	await page.getByRole("searchbox", { name: "User", exact: true })
		.fill(`${many}00`);
	await page.keyboard.press("Enter");
	await cardShows(page, "all", 11);
});

/** The answer's status to whoever presents SECRET. */
async function statusFor(secret, path) {
	const response = await fetch(`${site.web}${path}`,
		{ headers: { Authorization: `Bearer ${secret}` } });
	return response.status;
}

/** Makes a key with the form; gives its secret, which is still shown. */
async function makeWithForm(page, { role = "app", user, label }) {
	const form = page.locator("[data-panel=new-key]");
	await form.locator(`[value=${role}]`).check();
	if (user) await form.getByRole("textbox", { name: "User" }).fill(user);
	if (label) await form.getByLabel("Label").fill(label);
	await form.getByRole("button", { name: "Make the key" }).click();
	const secret = form.locator(".secret");
	await secret.waitFor();
	return secret.innerText();
}

test("a key is made, told once, works, and does not once it is revoked",
	async () => {
		const page = await openAdmin("&part=keys",
			{ permissions: ["clipboard-read", "clipboard-write"] });
		const label = `laptop ${process.pid}`;
		const secret = await makeWithForm(page, { label });
		assert.match(secret, /^tm_/);
		assert.match(await page.locator(".told").innerText(), /told only now/);
		await until("the focus is on it", () => page.evaluate(() =>
			document.activeElement.classList.contains("secret")));
		await page.getByRole("button", { name: "Copy" }).click();
		await until("the clipboard has it", () => page.evaluate(() =>
			navigator.clipboard.readText()).then((text) => text === secret));
		const path = `/api/user/token-usage?userId=${first}`;
		assert.equal(await statusFor(secret, path), 200);
		await page.getByRole("button", { name: "I have it" }).click();
		await page.locator(".secret").waitFor({ state: "detached" });
		const held = await page.evaluate(() => [document.cookie,
			document.documentElement.outerHTML, location.href,
			JSON.stringify({ ...localStorage, ...sessionStorage }),
			...[...document.querySelectorAll("input")].map((one) => one.value)]);
		assert.ok(!`${held}`.includes(secret.slice(3)));
		const row = page.locator(".keys tr", { hasText: label });
		assert.match(await row.innerText(), /app\s+active/);
		await row.getByRole("button", { name: /^Revoke/ }).click();
		await page.getByRole("dialog").getByRole("button", { name: "Cancel" })
			.click();
		assert.equal(await statusFor(secret, path), 200);
		await row.getByRole("button", { name: /^Revoke/ }).click();
		await page.getByRole("dialog").getByRole("button", { name: "Revoke" })
			.click();
		await row.locator("td .revoked").waitFor();
		await until("the focus stays in the key's row", () =>
			row.evaluate((one) => one.contains(document.activeElement)));
		assert.match(await page.locator("[data-panel=keys]")
			.getByRole("status").first().innerText(), /^Key \d+ is revoked$/);
		await until("the key is refused", async () =>
			await statusFor(secret, path) === 401);
	});

test("a key for one user, which ends, is what it is called", async () => {
	const page = await openAdmin("&part=keys");
	const form = page.locator("[data-panel=new-key]");
	await form.locator("[value=user]").check();
	// Without the user it is not sent.
	await form.getByRole("button", { name: "Make the key" }).click();
	assert.ok(await form.getByRole("textbox", { name: "User" })
		.evaluate((field) => field.matches(":invalid")));
	await form.getByLabel("Expires").fill("2099-12-31T23:59");
	const secret = await makeWithForm(page, { role: "user", user: first });
	const { keys: [key] } = await ask("keys", { limit: 1 });
	assert.deepEqual([key.role, key.userId, Date.parse(key.expiresAt)],
		["user", first, Date.parse("2099-12-31T23:59Z")]);
	const row = page.locator(`[data-key="${key.id}"]`);
	assert.match(await row.innerText(), /31 Dec 2099, 23:59/);
	const path = "/api/user/token-usage?userId=";
	assert.equal(await statusFor(secret, path + first), 200);
	assert.equal(await statusFor(secret, `${path}${many}00`), 403);
	// Leaving is as good as having it.
	await page.getByRole("link", { name: "Usage" }).click();
	await page.locator(".users").waitFor();
	await page.goBack();
	await page.locator(".keys").waitFor();
	assert.equal(await page.locator(".secret").count(), 0);
});

for (const [what, link, button] of [
	["the keys", "Keys", /^Revoke/],
	["a user", first, /^Remove the user/],
]) {
	test(`a question goes with the view of ${what} that asks it`, async () => {
		const page = await openUsage(`&q=${first}`);
		await page.getByRole("link", { name: link, exact: true }).click();
		await page.getByRole("button", { name: button }).first().click();
		await page.getByRole("dialog").waitFor();
		await page.goBack();
		await page.locator(".users").waitFor();
		await page.getByRole("dialog").waitFor({ state: "detached" });
	});
}

test("a key that is refused to who has left is not told to the next",
	async () => {
		const page = await openAdmin("&part=keys", { failures: true });
		const form = page.locator("[data-panel=new-key]");
		let release;
		const held = new Promise((resolve) => { release = resolve; });
		await page.route(/\/api\/admin\/keys$/, async (route) => {
			await held;
			await route.fulfill({ status: 401, json: { error: "Who is that",
				code: "UNAUTHORIZED", requestId: "req_1" } });
		});
		const answer = page.waitForResponse(/\/api\/admin\/keys$/);
		await form.getByRole("button", { name: "Make the key" }).click();
		await form.getByText("Making it…").waitFor();
		await page.getByRole("button", { name: "Sign out" }).click();
		await dropsNumbers(page);
		await page.getByLabel("Viewer token or key").fill(site.secret);
		await page.keyboard.press("Enter");
		await form.waitFor();
		release();
		await (await answer).finished();
		await form.getByText("Make the key").waitFor();
		assert.equal(await page.locator("[data-state=sign-in]").count(), 0);
		assert.equal(await page.locator(".failed").count(), 0);
	});

test("the year in which a key expires has four digits", async () => {
	const page = await openAdmin("&part=keys");
	const field = page.getByLabel("Expires");
	await field.evaluate((one) => { one.value = "12345-01-01T00:00"; });
	assert.ok(await field.evaluate((one) => one.matches(":invalid")));
});

test("what the server does not make is said in its words", async () => {
	const page = await openAdmin("&part=keys", { failures: true });
	const form = page.locator("[data-panel=new-key]");
	await form.getByLabel("Expires").fill("2001-01-01T00:00");
	await form.getByRole("button", { name: "Make the key" }).click();
	const alert = form.getByRole("alert").locator(".failed");
	await alert.waitFor();
	assert.match(await alert.innerText(), /Request \S{8}/);
	assert.equal(await form.getByLabel("Expires").inputValue(),
		"2001-01-01T00:00");
});

test("the record shows what was done, the newest first", async () => {
	// More than a page of it.
	for (let index = 0; index < 51; index++)
		await makeKey({ role: "app" });
	const page = await openAdmin("&part=acts");
	const rows = page.locator(".acts tbody tr");
	await until("a page of it", async () => await rows.count() === 50);
	assert.match(await rows.first().innerText(),
		/Key made\s+key \d+\s/);
	await page.getByRole("button", { name: "Show more" }).click();
	await until("more of it", async () => await rows.count() > 50);
	const { acts } = await ask("audit", { limit: 200 });
	const shown = await rows.locator("th small:first-of-type").allInnerTexts();
	assert.deepEqual(shown, acts.slice(0, shown.length)
		.map(({ subject }) => subject));
});

for (const [who, credential, own] of [
	["an application's key", async () => (await makeKey({ role: "app" })).key],
	["a user's key", async () =>
		(await makeKey({ role: "user", userId: first })).key, first],
	["a viewer's token", async () =>
		(await site.viewerToken(site.secret, first)).token, first],
]) {
	test(`${who} opens no admin view`, async () => {
		const page = await openAs(await credential(), "/?view=admin");
		const counter = counting(page, ADMIN);
		const refusal = page.locator("[data-state=refused]");
		await refusal.waitFor();
		assert.match(await refusal.innerText(), /for admins/);
		assert.equal(await page.locator("site-view, [data-card]").count(), 0);
		await assertAccessible(page, `refused to ${who}`);
		await refusal.getByRole("link").click();
		if (own) await card(page, "all").waitFor();
		else await page.locator("[data-state=start]").waitFor();
		assert.equal(await page.getByRole("link", { name: "All users" })
			.count(), 0);
		await page.goto(`${site.web}/?user=${first}`);
		await card(page, "all").waitFor();
		assert.equal(await page.locator("user-data").count(), 0);
		assert.equal(await page.getByRole("link", { name: "All users" })
			.count(), 0);
		assert.equal(counter.count, 0);
	});
}

/** Nothing of the site may be left. */
async function dropsNumbers(page) {
	await page.locator("[data-state=sign-in]").waitFor();
	assert.equal(await page.locator("[data-card], [data-panel], site-view")
		.count(), 0);
	assert.equal(await page.title(), "TokenMeter");
}

test("signing out drops the numbers, signing in brings them", async () => {
	const page = await openUsage("", { failures: true });
	await page.getByRole("button", { name: "Sign out" }).click();
	await dropsNumbers(page);
	await page.getByLabel("Viewer token or key").fill(site.secret);
	await page.keyboard.press("Enter");
	await page.locator(".users").waitFor();
	const { totalTokens } = await ask("usage");
	await cardShows(page, "all", totalTokens);
});

test("who signs in again finds the form for keys as it was at first",
	async () => {
		const page = await openAdmin("&part=keys", { failures: true });
		const form = page.locator("[data-panel=new-key]");
		for (const role of ["app", "user"]) {
			await form.locator(`[value=${role}]`).check();
			await form.getByLabel("Label").fill("of before");
			await page.getByRole("button", { name: "Sign out" }).click();
			await dropsNumbers(page);
			await page.getByLabel("Viewer token or key").fill(site.secret);
			await page.keyboard.press("Enter");
			await form.waitFor();
			assert.ok(await form.locator("[value=app]").isChecked(), role);
			assert.equal(await form.getByLabel("Label").inputValue(), "");
			assert.equal(await form.getByRole("textbox", { name: "User" })
				.count(), 0);
		}
	});

test("a revoked admin's page drops everything when it asks again",
	async () => {
		const { id, key } = await makeKey({ role: "admin" });
		const page = await openAs(key, "/?view=admin",
			{ failures: true });
		await page.locator(".users").waitFor();
		const response = await fetch(`${site.api}/admin/keys/${id}`, {
			method: "DELETE",
			headers: { Authorization: `Bearer ${site.secret}` } });
		assert.equal(response.status, 204);
		await page.getByRole("button", { name: "Refresh" }).click();
		await dropsNumbers(page);
	});

test("who is no admin any more sees nothing any more", async () => {
	const page = await openUsage("", { failures: true });
	await page.route(ADMIN, (route) => route.fulfill({ status: 403,
		json: { error: "This is for admins", code: "ADMINS_ONLY",
			requestId: "req_1" } }));
	await page.getByRole("button", { name: "Refresh" }).click();
	await page.getByText("These numbers are not for this page").waitFor();
	assert.equal(await page.locator("[data-card], .users").count(), 0);
});

test("numbers stay when a refresh fails, and say of when they are",
	async () => {
		const page = await openUsage("", { failures: true });
		await page.route(ADMIN, (route) => route.abort());
		await page.getByRole("button", { name: "Refresh" }).click();
		const notice = page.locator(".notice");
		await notice.waitFor();
		assert.match(await notice.innerText(),
			/Could not refresh · data from \d+:\d\d/);
		assert.ok(await page.locator(".users tbody tr").count() > 0);
		await assertAccessible(page, "stale");
		await page.unroute(ADMIN);
		await notice.getByRole("button", { name: "Try again" }).click();
		await notice.waitFor({ state: "detached" });
	});

test("a failed first load says why, and tries again", async () => {
	const profile = await newProfile({ failures: true });
	await signIn(profile, site.secret);
	await profile.context.route(ADMIN, (route) => route.abort());
	const page = await profile.open("/?view=admin");
	await page.getByText("The numbers could not be loaded").waitFor();
	await profile.context.unroute(ADMIN);
	await page.getByRole("button", { name: "Try again" }).first().click();
	await page.locator(".users").waitFor();
});

test("an admin view that does not come says so", async () => {
	const profile = await newProfile({ failures: true });
	await signIn(profile, site.secret);
	const script = /\/site-view\.[0-9a-f]+\.js$/;
	await profile.context.route(script, (route) => route.abort());
	const page = await profile.open("/?view=admin");
	await page.locator("[data-state=not-brought]").waitFor();
	await profile.context.unroute(script);
	await page.getByRole("button", { name: "Load the page again" }).click();
	await page.locator(".users").waitFor();
});

test("one user's page does without the admin view's script", async () => {
	const asked = [];
	const profile = await newProfile();
	await signIn(profile, site.secret);
	profile.context.on("request", (request) => asked.push(request.url()));
	const page = await profile.open(`/?user=${first}`);
	await card(page, "all").waitFor();
	assert.doesNotMatch(`${asked}`, /site-view/);
});

test("new usage shows within half a minute, when somebody looks",
	async () => {
		const profile = await newProfile();
		await signIn(profile, site.secret);
		await profile.context.clock.install();
		const page = await profile.open("/?view=admin");
		await page.locator(".users").waitFor();
		const record = () => site.record({ userId: first, promptTokens: 5,
			completionTokens: 0, model: "gpt-4.1" });
		const shows = async () => cardShows(page, "all",
			(await ask("usage")).totalTokens);
		await shows();
		await record();
		await page.clock.fastForward(31_000);
		await shows();
		// Hidden pages do not ask; they do when they are seen again.
		const counter = counting(page, USAGE);
		const become = (state) => page.evaluate((state) => {
			Object.defineProperty(document, "visibilityState",
				{ value: state, configurable: true });
			document.dispatchEvent(new Event("visibilitychange"));
		}, state);
		await become("hidden");
		await record();
		await page.clock.fastForward(61_000);
		assert.equal(counter.count, 0);
		await become("visible");
		await shows();
	});

/** Presses the button that removes, and answers the question. */
async function remove(page, typed) {
	await page.getByRole("button", { name: "Remove the user…" }).click();
	const dialog = page.getByRole("dialog");
	const button = dialog.getByRole("button", { name: "Remove the user" });
	assert.ok(await button.isDisabled());
	await dialog.getByRole("textbox").fill(`${typed}x`);
	assert.ok(await button.isDisabled());
	await dialog.getByRole("textbox").fill(typed);
	return { dialog, button };
}

test("a user's data is a file, and goes", async () => {
	const user = `${site.newUser()}/a b`;
	await site.record([1, 2, 3].map((index) => ({ userId: user,
		requestId: `${user}-${index}`, promptTokens: 7, completionTokens: 0,
		provider: "openai", model: "gpt-4.1" })));
	const before = await ask("usage");
	const page = await openAs(site.secret,
		`/?user=${encodeURIComponent(user)}`);
	await cardShows(page, "all", 21);
	const [download] = await Promise.all([page.waitForEvent("download"),
		page.getByRole("link", { name: "Download" }).click()]);
	assert.match(download.suggestedFilename(), /\.ndjson$/);
	const chunks = [];
	for await (const chunk of await download.createReadStream())
		chunks.push(chunk);
	const lines = Buffer.concat(chunks).toString().trimEnd().split("\n")
		.map((line) => JSON.parse(line));
	assert.equal(lines.filter(({ kind }) => kind === "event").length, 3);
	const { dialog } = await remove(page, user);
	await assertAccessible(page, "the question");
	await page.keyboard.press("Escape");
	await dialog.waitFor({ state: "detached" });
	await cardShows(page, "all", 21);
	const { button } = await remove(page, user);
	await button.click();
	await page.getByText("Removed, with 3 requests.").waitFor();
	await cardShows(page, "all", 0);
	const after = await ask("usage");
	assert.equal(after.totalTokens, before.totalTokens);
});

test("the keyboard walks from the parts to the users", async () => {
	const page = await openUsage(`&q=${first}`);
	await page.getByRole("link", { name: "Usage" }).focus();
	const stops = [];
	for (let index = 0; index < 15; index++) {
		stops.push(await page.evaluate(() => {
			const { activeElement: at } = document;
			return at.getAttribute("aria-label") ?? at.innerText.trim();
		}));
		await page.keyboard.press("Tab");
	}
	const named = stops.map((stop) => stop.replace(/,.*|[↑↓]/gs, ""));
	assert.deepEqual(named, ["Usage", "Keys", "What was done",
		"CSV: Tokens by day", "Tokens by day", "CSV: Requests by day",
		"Requests by day", "CSV: Tokens by month", "Tokens by month",
		"CSV: Models", "Table of models", "Search users", "User", "Tokens",
		"Cost"]);
	const link = page.getByRole("link", { name: first, exact: true });
	assert.ok(await link.evaluate((one) => one === document.activeElement));
	await page.keyboard.press("Enter");
	await cardShows(page, "all", (await site.usage(first)).totalTokens);
});

test("parts are links, and the one that is shown says so", async () => {
	const page = await openUsage();
	for (const [label, part, panel] of [["Keys", "keys", "keys"],
		["What was done", "acts", "acts"], ["Usage", null, "users"]]) {
		await page.locator("site-view nav").getByRole("link", { name: label })
			.click();
		await page.locator(`[data-panel=${panel}]`).waitFor();
		assert.equal(queryOf(page).get("part"), part);
		assert.deepEqual(await page.locator("[aria-current=page]")
			.allInnerTexts(), [label]);
	}
});

test("in open mode everybody is an admin", async () => {
	await site.reopen();
	try {
		const page = await (await newProfile()).open("/");
		await page.getByRole("link", { name: "All users" }).click();
		await page.locator(".users").waitFor();
	} finally {
		await site.close();
	}
});
