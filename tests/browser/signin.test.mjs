// A closed TokenMeter in the browser: signing in and out, whose numbers then
// show, and what happens to them when that is over; on the dashboard, and with
// the component on a page of another origin.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { assertAccessible } from "./lib/axe.mjs";
import { newProfile } from "./lib/browser.mjs";
import { followsUsage, showsUsage } from "./lib/component.mjs";
import {
	cardShows, cutTexts, fitsInWidth, generate, inEachTheme,
} from "./lib/dashboard.mjs";
import { serve } from "./lib/other-origin.mjs";
import { site } from "./lib/site.mjs";
import { afterwards, test, until } from "./lib/test.mjs";

const WRONG = `tm_${"A".repeat(43)}`;
const SESSION = /\/api\/session$/;

await site.close();
afterwards(() => site.reopen());
const app = await site.makeKey("app");

/** Somebody with 120 tokens. */
async function newUser() {
	const user = site.newUser();
	await record(user);
	return user;
}

function record(user) {
	return site.record({ userId: user, promptTokens: 100,
		completionTokens: 20, model: "gpt-4.1" });
}

/** Opens PATH where refusals, which Chromium tells the console, are due. */
async function open(path) {
	const profile = await newProfile({ failures: true });
	return profile.open(path);
}

function panel(page) {
	return page.locator("[data-state=sign-in]");
}

function secretField(page) {
	return page.getByLabel("Viewer token or key");
}

/** Types SECRET in, by keyboard alone; the field has the focus. */
async function signIn(page, secret) {
	await until("the field has the focus", () => secretField(page).evaluate(
		(field) => field === document.activeElement));
	await page.keyboard.insertText(secret);
	await page.keyboard.press("Enter");
}

/** Opens PATH and signs in there. */
async function openSignedIn(path, secret) {
	const page = await open(path);
	await signIn(page, secret);
	await panel(page).waitFor({ state: "detached" });
	return page;
}

async function openLive(path, secret) {
	const page = await openSignedIn(path, secret);
	await page.locator("[data-state=streaming]").waitFor();
	return page;
}

/** Waits until PAGE asks to sign in; nothing of a user may be left on it. */
async function dropsNumbers(page) {
	await panel(page).waitFor();
	assert.equal(await page.locator("[data-card], .file, [data-panel]")
		.count(), 0);
	// A request's id may have any digits.
	const said = (await page.locator("main").innerText())
		.replace(/Request \S+/g, "");
	assert.doesNotMatch(said, /120|user-/);
	assert.equal(await page.title(), "TokenMeter");
}

/** Whatever the state: readable in each theme, and nothing sticks out. */
async function assertSound(page, state) {
	await inEachTheme(page, (theme) =>
		assertAccessible(page, `${state}, ${theme}`));
	for (const width of [1440, 768, 320]) {
		await page.setViewportSize({ width, height: 800 });
		await until(`${width} px is enough for ${state}`, () =>
			fitsInWidth(page));
		assert.deepEqual(await cutTexts(page), [], `${state} at ${width} px`);
	}
	await page.setViewportSize({ width: 1440, height: 900 });
}

test("who is not known sees a way in and nothing else", async () => {
	const user = await newUser();
	const page = await open(`/?user=${user}`);
	await dropsNumbers(page);
	assert.equal(await secretField(page).getAttribute("type"), "password");
	assert.equal(await secretField(page).getAttribute("autocomplete"), "off");
	assert.equal(await page.getByRole("button").count(), 1);
	await assertSound(page, "sign-in");
	// From the field on, and back to the field.
	await secretField(page).focus();
	const stops = [];
	for (let index = 0; index < 2; index++) {
		await page.keyboard.press("Tab");
		stops.push(await page.evaluate(() => document.activeElement.innerText));
	}
	assert.equal(stops[0], "Sign in");
});

test("a viewer's token shows one user, who is not chosen", async () => {
	const [user, other] = [await newUser(), await newUser()];
	const { token } = await site.viewerToken(app.secret, user);
	const page = await openLive("/", token);
	await cardShows(page, "all", 120);
	const field = page.getByRole("searchbox", { name: "User" });
	assert.equal(await field.inputValue(), user);
	assert.equal(await field.getAttribute("readonly"), "");
	assert.equal(new URL(page.url()).searchParams.get("user"), user);
	// It only reads.
	await page.getByText("A viewer token reads only").waitFor();
	assert.equal(await page.locator("textarea").count(), 0);
	await record(user);
	await cardShows(page, "all", 240);
	await assertSound(page, "a viewer's page");
	// A link to somebody else.
	await page.goto(`${site.web}/?user=${other}&period=7d`);
	await cardShows(page, "all", 240);
	assert.equal(await page.locator("h1").innerText(), user);
});

test("what was typed in is nowhere, the cookie is not the page's",
	async () => {
		const user = await newUser();
		const { token } = await site.viewerToken(app.secret, user);
		const asked = [];
		const page = await open("/");
		page.on("request", (request) => asked.push(request.url()));
		await signIn(page, `Authorization: Bearer ${token} `);
		await cardShows(page, "all", 120);
		const held = await page.evaluate(() => [document.cookie,
			document.documentElement.outerHTML, location.href,
			JSON.stringify({ ...localStorage, ...sessionStorage }),
			...[...document.querySelectorAll("input")].map((one) => one.value)]);
		assert.equal(held[0], "");
		assert.doesNotMatch(`${held} ${asked}`, /tmv_|tms_[A-Za-z0-9_-]{9}/);
		const [cookie] = await page.context().cookies();
		assert.deepEqual([cookie.httpOnly, cookie.sameSite], [true, "Strict"]);
		assert.doesNotMatch(cookie.value, new RegExp(token));
		await page.reload();
		await cardShows(page, "all", 120);
	});

test("who is signed in meets no refusal", async () => {
	const user = await newUser();
	const { token } = await site.viewerToken(app.secret, user);
	// The console has to stay silent.
	const profile = await newProfile();
	const answer = await profile.context.request.post(
		`${site.web}/api/session`,
		{ headers: { Authorization: `Bearer ${token}` } });
	assert.equal(answer.status(), 200);
	const page = await profile.open(`/?user=${user}`);
	await cardShows(page, "all", 120);
	await page.locator("[data-state=streaming]").waitFor();
	await page.getByRole("button", { name: "Sign out" }).click();
	await dropsNumbers(page);
});

test("a user's key generates by the cookie", async () => {
	const user = await newUser();
	const { secret } = await site.makeKey("user", user);
	const page = await openLive("/", secret);
	await generate(page, "a /home command with a cooldown");
	const { totalTokens } = await site.usage(user);
	assert.ok(totalTokens > 120);
	await cardShows(page, "all", totalTokens);
});

test("an application's key shows whoever is chosen", async () => {
	const [user, other] = [await newUser(), await newUser()];
	await record(other);
	const page = await openSignedIn(`/?user=${user}`, app.secret);
	await cardShows(page, "all", 120);
	const field = page.getByRole("searchbox", { name: "User" });
	await field.fill(other);
	await page.keyboard.press("Enter");
	await cardShows(page, "all", 240);
});

test("a wrong one is refused in words, and another try is free", async () => {
	const user = await newUser();
	const page = await open("/");
	await signIn(page, WRONG);
	const alert = panel(page).getByRole("alert");
	await until("the reason", async () =>
		/is not known here/.test(await alert.innerText()));
	assert.match(await alert.innerText(), /Request \S{8}/);
	assert.equal(await secretField(page).inputValue(), "");
	await assertSound(page, "refused");
	await signIn(page, (await site.viewerToken(app.secret, user)).token);
	await cardShows(page, "all", 120);
});

test("what no header can hold is not sent", async () => {
	const page = await open("/");
	await panel(page).waitFor();
	let sent = 0;
	page.on("request", (request) => {
		sent += SESSION.test(request.url()) ? 1 : 0;
	});
	await signIn(page, "tm_…");
	await panel(page).getByText("neither a key").waitFor();
	assert.equal(sent, 0);
});

test("too many tries: when the next may succeed", async () => {
	await site.close("TOKENMETER_RATE_FAILURES=1");
	try {
		const page = await open("/");
		const alert = panel(page).getByRole("alert");
		await until("the limit", async () => {
			await secretField(page).fill(WRONG);
			await page.keyboard.press("Enter");
			await page.getByRole("button", { name: "Sign in", exact: true })
				.waitFor();
			await page.locator(".failed").waitFor();
			return /Try again at \d\d:\d\d:\d\d\./.test(await alert.innerText());
		});
		assert.match(await alert.innerText(), /come from this address/);
		assert.equal(await secretField(page).inputValue(), WRONG);
	} finally {
		await site.close();
	}
});

test("signing out ends it, in every tab", async () => {
	const user = await newUser();
	const { token } = await site.viewerToken(app.secret, user);
	const page = await openLive("/?period=7d", token);
	const tab = await page.context().newPage();
	await tab.goto(`${site.web}/`);
	await tab.locator("[data-state=streaming]").waitFor();
	const [cookie] = await page.context().cookies();
	await page.getByLabel("30 days").check();
	await page.getByRole("button", { name: "Sign out" }).click();
	await dropsNumbers(page);
	await dropsNumbers(tab);
	assert.deepEqual(await page.context().cookies(), []);
	await page.goBack();
	await dropsNumbers(page);
	// Whoever kept it has nothing.
	const response = await fetch(`${site.web}/api/session`, {
		headers: { Cookie: `${cookie.name}=${cookie.value}` } });
	assert.equal(response.status, 401);
});

test("a sign-out that does not reach the server is not one", async () => {
	const user = await newUser();
	const { token } = await site.viewerToken(app.secret, user);
	const page = await openLive("/", token);
	await page.route(SESSION, (route) => route.abort());
	await page.getByRole("button", { name: "Sign out" }).click();
	await page.getByText("You are still signed in").waitFor();
	await page.unroute(SESSION);
	await page.getByRole("button", { name: "Try again" }).click();
	await dropsNumbers(page);
});

test("a revoked key's page drops everything by itself", async () => {
	const user = site.newUser();
	const key = await site.makeKey("user", user);
	const page = await openLive("/", key.secret);
	await generate(page, "a /home command with a cooldown");
	assert.ok(await page.locator(".file").count() > 0);
	await site.revokeKey(key.id);
	await dropsNumbers(page);
	const text = await panel(page).getByRole("alert").innerText();
	assert.match(text, /ended or was revoked/);
	assert.match(text, /Request \S{8}/);
	await assertSound(page, "ended");
	// Nothing of it comes back with who signs in next.
	await signIn(page, (await site.makeKey("user", user)).secret);
	const { totalTokens } = await site.usage(user);
	await cardShows(page, "all", totalTokens);
	assert.equal(await page.locator("textarea").count(), 1);
	assert.equal(await page.locator(".file").count(), 0);
});

test("the web server's login is enough", async () => {
	const user = await newUser();
	const folder = `${process.env.SITE}/nginx`;
	const before = await readFile(`${folder}/nginx.conf`, "utf8");
	await writeFile(`${folder}/logins`, `${user}:{PLAIN}secret\n`);
	await site.control("stop-nginx");
	await writeFile(`${folder}/nginx.conf`, before.replace("root web;", `$&
		auth_basic TokenMeter;
		auth_basic_user_file logins;
		fastcgi_param REMOTE_USER $remote_user;`));
	await site.control("start-nginx");
	await site.close("TOKENMETER_TRUST_REMOTE_USER=on");
	try {
		const profile = await newProfile({ failures: true,
			httpCredentials: { username: user, password: "secret" } });
		const page = await profile.open("/");
		await cardShows(page, "all", 120);
		await page.locator("[data-state=streaming]").waitFor();
		assert.equal(await page.getByRole("button", { name: "Sign out" })
			.count(), 0);
		await profile.close();
	} finally {
		await site.control("stop-nginx");
		await writeFile(`${folder}/nginx.conf`, before);
		await site.control("start-nginx");
		await site.close();
	}
});

/** An application with a page for USER; `key` is what it asks tokens with.
 * SETTINGS are the program's. */
async function embed(user, key, ...settings) {
	const host = { key, tokens: [] };
	host.origin = await serve(async (path) => {
		if (path === "/")
			return { body: pageFor(user),
				headers: { "Content-Type": "text/html; charset=utf-8" } };
		if (path !== "/token" || host.key === undefined)
			return undefined;
		const answer = host.next ??
			await site.viewerToken(host.key.secret, user);
		host.next = undefined;
		host.tokens.push(answer.token);
		return { body: JSON.stringify(answer) };
	});
	await site.close(`TOKENMETER_CORS_ORIGINS=${host.origin}`, ...settings);
	return host;
}

function pageFor(user) {
	return `<!doctype html><html lang="en"><title>Host</title>
		<link rel="icon" href="data:,">
		<script type="module" src="${site.web}/token-usage-stats.js"></script>
		<script type="module">
			const stats = document.querySelector("token-usage-stats");
			stats.fetchToken = async () => {
				const response = await fetch("/token");
				if (!response.ok) throw new Error("no token");
				return response.json();
			};
			stats.userId = ${JSON.stringify(user)};
		</script>
		<token-usage-stats base-url="${site.web}"></token-usage-stats>
		</html>`;
}

async function openHost(host) {
	const profile = await newProfile({ failures: true, hosts: [host.origin] });
	return profile.open(`${host.origin}/`);
}

test("elsewhere, the component shows one user by a viewer's token",
	async () => {
		const user = await newUser();
		const host = await embed(user, app);
		const page = await openHost(host);
		await followsUsage(page, user);
		assert.equal(host.tokens.length, 1);
		assert.deepEqual(await page.context().cookies(), []);
		assert.doesNotMatch(await page.content(), /tmv_/);
	});

test("elsewhere, a token is renewed when it is refused or about to end",
	async () => {
		const user = await newUser();
		const host = await embed(user, app);
		host.next = { token: WRONG };
		const page = await openHost(host);
		await showsUsage(page, user);
		assert.equal(host.tokens[0], WRONG);
		assert.equal(host.tokens.length, 2);
		// Of another key, which is then revoked: the stream goes on.
		const brief = await site.makeKey("app");
		const { token } = await site.viewerToken(brief.secret, user);
		host.next = { token, expiresAt: new Date(Date.now() - 1).toISOString() };
		await page.reload();
		await followsUsage(page, user);
		assert.equal(host.tokens[2], token);
		await until("another token", () => host.tokens.length > 3);
		await site.revokeKey(brief.id);
		await followsUsage(page, user);
	});

test("elsewhere, revocation ends the stream and drops the numbers",
	async () => {
		const user = await newUser();
		const key = await site.makeKey("app");
		const host = await embed(user, key);
		const page = await openHost(host);
		await followsUsage(page, user);
		host.key = undefined;
		await site.revokeKey(key.id);
		await page.getByText("These numbers are not for this page").waitFor();
		assert.equal(await page.locator("token-usage-stats .card").count(), 0);
		assert.equal(await page.getByText("Live", { exact: true }).count(), 0);
	});

/** From now on `said` on PAGE has all that the component says, however
 * briefly. */
function keepsWhatItSays(page) {
	return page.evaluate(() => {
		const { shadowRoot } = document.querySelector("token-usage-stats");
		window.said = "";
		new MutationObserver(() => {
			window.said += shadowRoot.textContent.replace(/\s+/g, " ");
		}).observe(shadowRoot,
			{ childList: true, characterData: true, subtree: true });
	});
}

test("elsewhere, too many requests: when it asks again, and then it does",
	async () => {
		const user = await newUser();
		// Two at once, then one every six seconds.
		const host = await embed(user, app, "TOKENMETER_RATE_USER=10");
		const page = await openHost(host);
		const asked = [];
		page.on("requestfinished", async (request) => {
			if (request.method() !== "GET" ||
				!/token-usage\?/.test(request.url()))
				return;
			const answer = await request.response();
			asked.push({ at: request.timing().startTime,
				status: answer.status(),
				wait: answer.headers()["retry-after"] });
		});
		await page.getByText("Live", { exact: true }).waitFor();
		await keepsWhatItSays(page);
		const tellsOfNews = () => page.evaluate((userId) =>
			window.dispatchEvent(new CustomEvent("token-usage-updated",
				{ detail: { userId } })), user);
		await until("a refusal", async () => {
			await tellsOfNews();
			return asked.some(({ status }) => status === 429);
		});
		const refusal = asked.find(({ status }) => status === 429);
		// A short wait is not worth a time.
		const again = refusal.wait < 5 ? "trying again" :
			"trying again at [0-9:]{8}";
		await until("when it asks again", async () => new RegExp(
			`Too many requests · data from [0-9:]+ ?${again} · request req_`)
			.test(await page.evaluate(() => window.said)));
		await tellsOfNews();
		await record(user);
		await showsUsage(page, user);
		await page.getByText(/Too many requests/).waitFor({ state: "detached" });
		asked.sort((one, other) => one.at - other.at);
		const next = asked[asked.indexOf(refusal) + 1];
		assert.ok(next.at >= refusal.at + 1000 * refusal.wait - 100,
			JSON.stringify(asked));
	});
