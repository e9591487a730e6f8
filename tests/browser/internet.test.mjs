// README's "Put it on the internet", step by step: first on this machine, as
// the steps stand, then over TLS, with the application on another origin. Each
// test goes on from the one before.

import assert from "node:assert/strict";
import { followsUsage, showsUsage } from "./lib/component.mjs";
import { cardShows } from "./lib/dashboard.mjs";
import {
	accessLog, APP, ask, close, files, loopbackApp, METER, newVisitor,
	onInternet, onLoopback, otherLogs, shell, start, startApp, startNginx, step,
	stop, variable,
} from "./lib/internet.mjs";
import { site } from "./lib/site.mjs";
import { afterwards, test, until } from "./lib/test.mjs";

const USER = "test123";
const SECRET = /tm[vs]?_[A-Za-z0-9_-]{12}/;
const DENIED = "These numbers are not for this page";
// Of the hour that a token of the application's has.
const NEARLY_ITS_TIME = 3_570_000;

afterwards(stop);
await start();

/** The two answers of refused.sh: somebody else's, and without a token. */
async function refusals(place) {
	const answers = (await step("refused.sh", place)).trim().split("\n");
	return answers.map((answer) => JSON.parse(answer).code);
}

/** Opens the application's page; `asked` grows by what the page requests. */
async function openPage(options = {}) {
	const profile = await newVisitor(options);
	const page = await profile.context.newPage();
	const asked = [];
	page.on("request", (request) => asked.push(request));
	await page.goto(`${options.origin ?? APP}/`);
	return { page, asked };
}

function tokensAsked(asked) {
	return asked.filter((one) => one.url().endsWith("/usage-token")).length;
}

/** All markup of PAGE, shadow roots included. */
function markupOf(page) {
	return page.evaluate(() => {
		const all = (root) => [root.innerHTML, ...[...root.querySelectorAll("*")]
			.filter((one) => one.shadowRoot).map((one) => all(one.shadowRoot))];
		return all(document).concat(document.documentElement.outerHTML).join();
	});
}

test("steps 1 to 3: closed, a key, a viewer's token", async () => {
	const said = await close();
	await step("key.sh");
	// The way in that `make up` tells.
	const [command] = /\.run\/tokenmeter key create .*/.exec(said);
	site.secret = (await shell(command)).trim();
	const shown = JSON.parse(await step("token.sh"));
	assert.deepEqual(shown, await site.usage(USER));
	assert.ok(shown.totalTokens > 0);
	assert.deepEqual(await refusals(),
		["USER_FORBIDDEN", "CREDENTIAL_REQUIRED"]);
});

test("the operator's command has the settings of what runs", async () => {
	const said = await shell(
		"TOKENMETER_ACCESS=open .run/tokenmeter check || true");
	assert.match(said, /^TOKENMETER_ACCESS +closed$/m);
	assert.match(said, new RegExp(`^TOKENMETER_CORS_ORIGINS .* ${APP}$`, "m"));
	assert.match(said, /^generator +openai, model demo-template$/m);
});

test("step 4: the application's page shows them", async () => {
	await startApp(onLoopback);
	const { page } = await openPage({ origin: loopbackApp(),
		hosts: [loopbackApp(), site.web] });
	await followsUsage(page, USER);
});

test("step 5: over TLS, from another origin, for whoever has a token",
	async () => {
		await startNginx();
		await startApp(onInternet);
		assert.deepEqual(JSON.parse(await step("token.sh", onInternet)),
			await site.usage(USER));
		assert.deepEqual(await refusals(onInternet),
			["USER_FORBIDDEN", "CREDENTIAL_REQUIRED"]);
		const { page, asked } = await openPage();
		await followsUsage(page, USER);
		assert.equal(tokensAsked(asked), 1);
		assert.deepEqual(await page.context().cookies(), []);
		const seen = [await markupOf(page), ...asked.map((one) => one.url())];
		assert.doesNotMatch(seen.join(), SECRET);
		const toMeter = asked.filter((one) =>
			one.url().startsWith(`${METER}/api/`) && one.method() === "GET");
		assert.ok(toMeter.length > 1);
		for (const one of toMeter)
			assert.match(one.headers().authorization ?? "", SECRET);
	});

test("who has no credential reaches health and files alone", async () => {
	const rows = (await shell(".run/tokenmeter routes")).trim().split("\n")
		.map((row) => row.split("\t"));
	assert.ok(rows.length > 30);
	for (const [method, pattern, access] of rows) {
		const verb = method === "*" ? "POST" : method;
		const path = `${pattern.replace(/\{[^}]*\}/g, "x")}?userId=${USER}`;
		const api = await ask(8443, verb, path);
		assert.equal(api.status, access === "public" ? 200 : 401,
			`${verb} ${path}`);
		const web = await ask(443, verb, path);
		if (path.startsWith("/api/"))
			assert.equal(web.status, api.status, `${verb} ${path}`);
		else
			assert.ok([404, 405].includes(web.status), `${verb} ${path}`);
	}
	for (const file of await files()) {
		assert.equal((await ask(443, "GET", `/${file}`)).status, 200);
		assert.equal((await ask(8443, "GET", `/${file}`)).status, 401);
	}
});

test("every answer has a browser stay with TLS, and names no version",
	async () => {
		for (const [port, path] of [[443, "/"], [443, "/api/health"],
			[443, "/nothing"], [443, "/api/session"], [8443, "/health"]]) {
			const { headers } = await ask(port, "GET", path);
			assert.equal(headers["strict-transport-security"],
				port === 443 ? "max-age=31536000" : undefined, path);
			assert.equal(headers.server, "nginx", path);
		}
	});

test("somebody else is refused as nobody is", async () => {
	const { page } = await openPage({ failures: true });
	await showsUsage(page, USER);
	const errors = [];
	for (const user of ["demo", "nobody-of-that-name"]) {
		await Promise.all([
			page.waitForResponse((answer) => answer.status() === 403 &&
				answer.url().includes(`userId=${user}`)),
			page.evaluate((other) => {
				document.querySelector("token-usage-stats").userId = other;
			}, user)]);
		await page.getByText(DENIED).waitFor();
		assert.equal(await page.locator("token-usage-stats .card").count(), 0);
		const { status, body } = await ask(443, "GET",
			`/api/user/token-usage?userId=${user}`,
			{ Authorization: `Bearer ${variable("TOKEN")}` });
		const { error, code } = JSON.parse(body);
		errors.push({ status, error, code });
	}
	assert.equal(errors[0].status, 403);
	assert.deepEqual(errors[0], errors[1]);
});

test("the dashboard's cookie is for this host alone, encrypted", async () => {
	const profile = await newVisitor({ failures: true });
	const page = await profile.open(`${METER}/`);
	await page.getByLabel("Viewer token or key").fill(variable("TOKEN"));
	await page.keyboard.press("Enter");
	await cardShows(page, "all", (await site.usage(USER)).totalTokens);
	await page.locator("[data-state=streaming]").waitFor();
	const [cookie, ...others] = await page.context().cookies();
	assert.deepEqual(others, []);
	assert.match(cookie.name, /^__Host-/);
	const { secure, httpOnly, sameSite, domain, path } = cookie;
	assert.deepEqual({ secure, httpOnly, sameSite, domain, path },
		{ secure: true, httpOnly: true, sameSite: "Strict",
			domain: "meter.example.com", path: "/" });
	await page.getByRole("button", { name: "Sign out" }).click();
	await page.getByLabel("Viewer token or key").waitFor();
	assert.deepEqual(await page.context().cookies(), []);
});

test("a token is renewed before it ends", async () => {
	const { page, asked } = await openPage();
	await followsUsage(page, USER);
	assert.equal(tokensAsked(asked), 1);
	await page.clock.setSystemTime(Date.now() + NEARLY_ITS_TIME);
	await page.evaluate((userId) => window.dispatchEvent(new CustomEvent(
		"token-usage-updated", { detail: { userId } })), USER);
	await until("another token", () => tokensAsked(asked) === 2);
	await followsUsage(page, USER);
});

test("step 6: a key is replaced, and no reader notices", async () => {
	const { page, asked } = await openPage({ failures: true });
	await followsUsage(page, USER);
	await step("new-key.sh");
	await startApp(onInternet);
	await step("revoke.sh");
	await until("another token", () => tokensAsked(asked) === 2);
	await followsUsage(page, USER);
	assert.equal((await ask(443, "GET", `/api/user/token-usage?userId=${USER}`,
		{ Authorization: `Bearer ${variable("TOKEN")}` })).status, 401);
});

test("without a good key the page drops the numbers", async () => {
	const { page } = await openPage({ failures: true });
	await followsUsage(page, USER);
	const keys = (await shell(".run/tokenmeter key list")).split("\n")
		.map((row) => row.split("\t"));
	const [id] = keys.find(([, state, , , label]) =>
		state === "good" && label === "shop");
	await shell(`.run/tokenmeter key revoke ${id}`);
	await page.getByText(DENIED).waitFor();
	assert.equal(await page.locator("token-usage-stats .card").count(), 0);
});

test("no log on the way has a secret, and the site's has no query",
	async () => {
		const path = `/api/user/token-usage?userId=${USER}`;
		const logged = "GET /api/user/token-usage HTTP/1.1\" 400";
		const { status, body } = await ask(443, "GET",
			`${path}&key=${variable("APP_KEY")}`);
		assert.equal(status, 400);
		assert.equal(JSON.parse(body).code, "CREDENTIAL_IN_QUERY");
		await until("the request is logged", async () =>
			(await accessLog()).includes(logged));
		const log = await accessLog();
		assert.doesNotMatch(log, /userId=/);
		assert.doesNotMatch(log + await otherLogs(), SECRET);
	});
