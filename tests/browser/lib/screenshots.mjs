// Pictures of each state, three widths, two themes, for people to look at:
// BUILD/screenshots/STATE-WIDTH-THEME.png. `make screenshots` runs it.

import { mkdir, rm } from "node:fs/promises";
import { closeBrowsers, closeProfiles, newProfile } from "./browser.mjs";
import { card } from "./dashboard.mjs";
import { company } from "./scenes.mjs";
import { site } from "./site.mjs";

const FOLDER = `${process.env.BUILD}/screenshots`;
const WIDTHS = [1440, 768, 320];
const THEMES = ["light", "dark"];
const ADMIN = /\/api\/admin\//;
const DOCUMENT = /\/api\/user\/token-usage\?/;
const SESSION = /\/api\/session$/;
const SITE_USAGE = /\/api\/admin\/usage\?/;
const GENERATE = /\/api\/plugin\/generate$/;
const USER = "ada";

function refusal(status, error, headers = {}) {
	return (route) => route.fulfill({
		status,
		headers: { "Content-Type": "application/json", ...headers },
		body: JSON.stringify({ error, code: "REASON",
			requestId: "req_01a22360c0328914ec7720b0f71279e9" }),
	});
}

const broken = refusal(500, "The server could not do that");

async function goto(page, query) {
	await page.goto(`${site.web}/${query}`);
}

async function usage(page, query = "") {
	await goto(page, `?user=${USER}${query}`);
	await card(page, "all").waitFor();
	await page.locator("[data-state=streaming]").waitFor();
}

async function generate(page) {
	await page.getByRole("textbox", { name: /Minecraft/ })
		.fill("a /home command with a cooldown");
	await page.getByRole("button", { name: "Generate" }).click();
}

async function refreshInVain(page, answer) {
	await usage(page);
	await page.route(DOCUMENT, answer);
	await page.evaluate(() => dispatchEvent(
		new CustomEvent("token-usage-updated")));
	await page.locator(".notice").waitFor();
}

/** Each brings PAGE into its state; CONTEXT is the page's profile. */
const STATES = {
	usage: (page) => usage(page),
	tables: (page) => usage(page, "&view=tables&period=7d"),
	quarter: (page) => usage(page, "&period=90d"),
	year: (page) => usage(page, "&period=12m&zone=Asia/Kathmandu"),
	async "all-time"(page) {
		await goto(page, `?user=${USER}&period=all`);
		await card(page, "period").waitFor();
		await page.locator("[data-state=streaming]").waitFor();
	},
	async paper(page) {
		await usage(page, "&view=tables&period=7d");
		await page.emulateMedia({ media: "print", colorScheme: "light" });
	},
	async costs(page) {
		await page.route(DOCUMENT, withCosts);
		await usage(page);
	},
	async start(page) {
		await goto(page, "");
		await page.locator("[data-state=start]").waitFor();
	},
	async empty(page) {
		await goto(page, "?user=nobody");
		await page.locator("[data-state=empty]").waitFor();
	},
	async "empty-period"(page) {
		await goto(page, "?user=once&period=7d");
		await card(page, "all").waitFor();
	},
	async loading(page) {
		await page.route(DOCUMENT, () => {});
		await goto(page, `?user=${USER}`);
		await page.locator("[data-state=loading]").waitFor();
	},
	async error(page) {
		await page.route(DOCUMENT, broken);
		await goto(page, `?user=${USER}`);
		await page.locator(".message").waitFor();
	},
	async "sign-in"(page) {
		await page.route(SESSION, refusal(401, "The reader is not known"));
		await goto(page, "");
		await page.locator("[data-state=sign-in]").waitFor();
	},
	async "sign-in-refused"(page) {
		await STATES["sign-in"](page);
		await page.getByLabel("Viewer token or key").fill("tm_of_yesterday");
		await page.keyboard.press("Enter");
		await page.locator(".failed").waitFor();
	},
	async denied(page) {
		await page.route(DOCUMENT, refusal(403, "This key may not read that"));
		await goto(page, `?user=${USER}`);
		await page.locator(".message").waitFor();
	},
	stale: (page) => refreshInVain(page, broken),
	busy: (page) => refreshInVain(page, refusal(503,
		"TokenMeter is not available right now; please try again",
		{ "Retry-After": "120" })),
	async offline(page, context) {
		await usage(page);
		await context.setOffline(true);
		await page.locator(".notice").waitFor();
	},
	async generating(page) {
		await usage(page);
		await page.route(GENERATE, () => {});
		await generate(page);
		await page.locator("progress").waitFor();
	},
	async generated(page) {
		await goto(page, "?user=maker");
		await page.locator("[data-state=streaming]").waitFor();
		await generate(page);
		await page.locator("[data-spent]").waitFor();
		await page.locator("[data-panel=requests] tbody tr").first().waitFor();
	},
	async "generation-failed"(page) {
		await usage(page);
		await page.route(GENERATE, refusal(502,
			"The model's reply cannot be read as a plugin"));
		await generate(page);
		await page.locator("[data-failed]").waitFor();
	},
	admin: (page) => admin(page),
	"admin-year": (page) => admin(page, "&period=12m&view=tables&sort=cost"),
	async "admin-empty"(page) {
		await page.route(SITE_USAGE, withoutUsage);
		await goto(page, "?view=admin");
		await page.locator("[data-state=empty]").waitFor();
	},
	async "admin-nobody-found"(page) {
		await goto(page, "?view=admin&q=zz");
		await page.locator("[data-panel=users] .empty").waitFor();
	},
	async "admin-loading"(page) {
		await page.route(ADMIN, () => {});
		await goto(page, "?view=admin");
		await page.locator("[data-state=loading]").waitFor();
	},
	async "admin-stale"(page) {
		await admin(page);
		await page.route(ADMIN, broken);
		await page.getByRole("button", { name: "Refresh" }).click();
		await page.locator(".notice").waitFor();
	},
	async "admin-error"(page) {
		await page.route(ADMIN, broken);
		await goto(page, "?view=admin");
		await page.locator("[role=alert]").first().waitFor();
	},
	async "admin-refused"(page) {
		await page.route(SESSION, (route) => route.fulfill({ json: {
			role: "app", userId: null, knownBy: "cookie", expiresAt: null } }));
		await goto(page, "?view=admin");
		await page.locator("[data-state=refused]").waitFor();
	},
	async "admin-keys"(page) {
		await goto(page, "?view=admin&part=keys");
		await page.locator(".keys").waitFor();
	},
	async "admin-secret"(page) {
		await STATES["admin-keys"](page);
		await page.getByLabel("Label").fill("laptop");
		await page.getByRole("button", { name: "Make the key" }).click();
		await page.locator(".secret").waitFor();
	},
	async "admin-revoke"(page) {
		await STATES["admin-keys"](page);
		await page.getByRole("button", { name: /^Revoke/ }).first().click();
		await page.getByRole("dialog").waitFor();
	},
	async "admin-acts"(page) {
		await goto(page, "?view=admin&part=acts");
		await page.locator(".acts").waitFor();
	},
	async "admin-remove"(page) {
		await usage(page);
		await page.getByRole("button", { name: /^Remove the user/ }).click();
		await page.getByRole("dialog").waitFor();
	},
	async component(page) {
		await page.route(`${site.web}/host.html`, (route) => route.fulfill({
			contentType: "text/html",
			body: "<!doctype html><title>Host</title>" +
				"<meta name=viewport content='width=device-width'>" +
				'<script type=module src="/token-usage-stats.js"></script>' +
				`<token-usage-stats user-id="${USER}"></token-usage-stats>`,
		}));
		await goto(page, "host.html");
		await page.getByText("Live", { exact: true }).waitFor();
	},
};

async function admin(page, query = "") {
	await goto(page, `?view=admin${query}`);
	await page.locator(".users").waitFor();
}

/** What the server says of a site that nobody has used. */
async function withoutUsage(route) {
	const usage = await (await route.fetch()).json();
	const none = { promptTokens: 0, completionTokens: 0, totalTokens: 0,
		requestCount: 0,
		cost: { amount: "0", currency: "USD", unpricedRequests: 0 } };
	await route.fulfill({ json: { ...usage, ...none, userCount: 0,
		firstRequestAt: null, lastRequestAt: null,
		period: { ...usage.period, ...none },
		dailyUsage: [], monthlyUsage: [], modelUsage: [] } });
}

/** The server's answer with costs, some of them unknown. */
async function withCosts(route) {
	const document = await (await route.fetch()).json();
	const cost = (row, index = 0) => ({ ...row, cost: {
		amount: index % 4 === 3 ? null : `${(row.totalTokens ?? 0) * 3e-6}`,
		currency: "USD", unpricedRequests: index % 4 === 3 ? 1 : 0 } });
	await route.fulfill({ json: {
		...document,
		cost: { amount: "12.4031", currency: "USD", unpricedRequests: 3 },
		dailyUsage: document.dailyUsage.map(cost),
		monthlyUsage: document.monthlyUsage.map(cost),
		recentSessions: document.recentSessions.map(cost),
		modelUsage: document.modelUsage ?? [
			["openrouter", "anthropic/claude-sonnet-4", 0.55],
			["openai", "gpt-4.1", 0.3], ["openai", "gpt-4.1-mini", 0.1],
			["ollama", "llama3.1:70b", 0.05],
		].map(([provider, model, share], index) => cost({ provider, model,
			promptTokens: 0, completionTokens: 0, requestCount: 40 - 10 * index,
			totalTokens: Math.round(document.totalTokens * share) }, index)),
	} });
}

async function picture(state, width, theme) {
	const { context } = await newProfile({ failures: true,
		viewport: { width, height: 900 }, colorScheme: theme });
	const page = await context.newPage();
	await STATES[state](page, context);
	// Charts are drawn when their box is known.
	await page.evaluate(() => new Promise((resolve) => {
		requestAnimationFrame(() => requestAnimationFrame(resolve));
	}));
	await page.screenshot({ path: `${FOLDER}/${state}-${width}-${theme}.png`,
		fullPage: true });
	await closeProfiles();
}

await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
for (const events of company(200))
	await site.record(events);
await site.record({ userId: "once", promptTokens: 1_642,
	completionTokens: 2_310, timestamp: "2024-02-29T12:00:00Z" });
for (const words of [["--role", "app", "--label", "deploy bot"],
	["--role", "app", "--label", "nightly build", "--expires", "2099-01-01"],
	["--role", "user", "--user", USER]])
	await site.control("key", "create", ...words);
await site.revokeKey(1);
const wanted = process.argv.slice(2);
for (const state of Object.keys(STATES)) {
	if (wanted.length > 0 && !wanted.includes(state))
		continue;
	for (const width of WIDTHS)
		for (const theme of THEMES)
			await picture(state, width, theme);
	console.log(`${state}: ${WIDTHS.length * THEMES.length} pictures`);
}
console.log(`They are in ${FOLDER}/.`);
await closeBrowsers();
