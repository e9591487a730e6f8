// How heavy the page is, how soon it shows something, whether it jumps, and
// how long a commit takes to another browser's screen. One line a measure:
// what, figure, what it has to reach.

import { readFile, readdir } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import {
	closeBrowsers, closeProfiles, launchBrowser, newProfile,
} from "./browser.mjs";
import { cardShows, layoutShift } from "./dashboard.mjs";
import { history } from "./scenes.mjs";
import { site } from "./site.mjs";

const WEB_ROOT = new URL("../../../src/web/dist/", import.meta.url);
const LOADS = 9;
const COMMITS = 21;
const SLOWDOWN = 4;

function median(values) {
	return [...values].sort((one, other) => one - other)[values.length >> 1];
}

function say(what, figure, reach) {
	console.log(`${what.padEnd(52)} ${figure.padStart(12)}   ${reach}`);
}

async function gzipped(pattern) {
	let sum = 0;
	for (const file of await readdir(WEB_ROOT)) {
		if (pattern.test(file))
			sum += gzipSync(await readFile(new URL(file, WEB_ROOT)),
				{ level: 9 }).length;
	}
	return sum;
}

/** Notes, in the page, when the card of all tokens first has a number. */
function noteFirstNumber() {
	new MutationObserver((_, observer) => {
		if (!document.querySelector("[data-card=all] .value"))
			return;
		observer.disconnect();
		requestAnimationFrame(() => {
			window.firstNumber = performance.now();
		});
	}).observe(document, { childList: true, subtree: true });
}

async function load(user) {
	const { context } = await newProfile();
	await context.addInitScript(noteFirstNumber);
	const page = await context.newPage();
	const debug = await context.newCDPSession(page);
	await debug.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
	await page.goto(`${site.web}/?user=${user}`);
	await page.waitForFunction(() => window.firstNumber);
	const result = await page.evaluate(() => ({
		paint: performance.getEntriesByName("first-contentful-paint")[0]
			.startTime,
		number: window.firstNumber,
	}));
	result.shift = await layoutShift(page);
	await closeProfiles();
	return result;
}

async function measureLoads() {
	const user = site.newUser();
	await site.record(history(user, 90));
	const loads = [];
	for (let index = 0; index < LOADS; index++)
		loads.push(await load(user));
	const of = (name) => median(loads.map((one) => one[name]));
	say(`first paint, processor ${SLOWDOWN} times slower, median`,
		`${Math.round(of("paint"))} ms`, "<= 500 ms");
	say("the same, first number on a card",
		`${Math.round(of("number"))} ms`, "-");
	say("layout shift", of("shift").toFixed(3), "<= 0.05");
}

/** Milliseconds from sending a recording until PAGE has drawn it. */
async function commitToPixel(page, user, total) {
	await page.evaluate(() => {
		const value = document.querySelector("[data-card=all] .value");
		new MutationObserver((_, observer) => {
			observer.disconnect();
			requestAnimationFrame(() => {
				window.drawnAt = Date.now();
			});
		}).observe(value, { characterData: true, childList: true,
			subtree: true });
	});
	const sent = Date.now();
	await site.record({ userId: user, promptTokens: 10, completionTokens: 0 });
	await cardShows(page, "all", total);
	return await page.evaluate(() => window.drawnAt) - sent;
}

async function measureCommits() {
	const user = site.newUser();
	await site.record({ userId: user, promptTokens: 10, completionTokens: 0 });
	const profile = await newProfile({ browser: await launchBrowser() });
	const page = await profile.open(`/?user=${user}`);
	await page.locator("[data-state=streaming]").waitFor();
	const times = [];
	for (let index = 0; index < COMMITS; index++) {
		times.push(await commitToPixel(page, user, 10 * (index + 2)));
		// A user's stream has at most four events a second.
		await page.waitForTimeout(400);
	}
	await closeProfiles();
	say("recording sent until another browser shows it, median",
		`${median(times)} ms`, "<= 300 ms");
}

say("component, gzip", `${await gzipped(/^token-usage-stats\.js$/)} B`,
	"<= 30000 B");
say("page with all that it loads, gzip",
	`${await gzipped(/^(index\.html|page\..*\.(js|css)|icon\.svg)$/)} B`,
	"<= 55000 B");
await measureLoads();
await measureCommits();
await closeBrowsers();
