// What a browser makes of the pages: their weight, their first paints, and how
// long it takes from a commit to the pixel. Prints figures, `NAME NUMBER` a
// line; tests/bench/show starts the site that SITE names.
//
// usage: node show.mjs EMPTY     the URL of a page with one word, to compare

import {
	closeBrowsers, closeProfiles, launchBrowser, newProfile,
} from '../browser/lib/browser.mjs';
import { card, layoutShift } from '../browser/lib/dashboard.mjs';
import { history } from '../browser/lib/scenes.mjs';
import { site } from '../browser/lib/site.mjs';
import { until } from '../browser/lib/test.mjs';

const SLOWDOWN = 4;
const PAINTS = 9;
const COMMITS = 25;
const GENERATIONS = 9;
// Longer than commits of one user are gathered for, here and in the program.
const PAUSE_MS = 700;
const USER = 'bench';
const HISTORY_DAYS = 200;

const empty = process.argv[2];

function figure(name, number) {
	console.log(`${name} ${number}`);
}

function pause(milliseconds) {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A profile as people have it, who see things move. */
function newVisitor(options = {}) {
	return newProfile({ reducedMotion: 'no-preference', ...options });
}

/** The user's page, whose numbers are there and are kept fresh. */
async function openLive(profile) {
	const page = await profile.open(`/?user=${USER}`);
	await card(page, 'all').waitFor();
	await page.locator('[data-state=streaming]').waitFor();
	return page;
}

/**
 * Runs in the page before its own scripts. Notes in `window.shown` each text
 * of the first card and when the frame with it was over, by the page's clock
 * and by the host's.
 */
function noteFirstCard() {
	let last;
	window.shown = [];
	const note = (text) => requestAnimationFrame(() => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => window.shown.push(
			{ text, at: performance.now(), date: Date.now() });
		port2.postMessage(null);
	});
	new MutationObserver(() => {
		const text = document.querySelector('[data-card=all] .value')
			?.textContent.trim();
		if (!text || text === last)
			return;
		last = text;
		note(text);
	}).observe(document,
		{ childList: true, subtree: true, characterData: true });
}

/** Bytes as they came, without headers: of the page, and of a component. */
async function measureWeight() {
	const page = await openLive(await newVisitor());
	const bytes = await page.evaluate(() =>
		[...performance.getEntriesByType('navigation'),
			...performance.getEntriesByType('resource')]
			.filter(({ name }) => !new URL(name).pathname.startsWith('/api/'))
			.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0));
	figure('weight.page', bytes);
	figure('weight.component', await page.evaluate(async () => {
		const { url, ...answer } = await fetch('/token-usage-stats.js')
			.then(async (response) =>
				({ url: response.url, body: await response.text() }));
		const [entry] = performance.getEntriesByName(url);
		return answer.body.length > 0 ? entry.encodedBodySize : NaN;
	}));
	await closeProfiles();
}

/** Opens URL for the first time, on a slow processor. */
async function openSlowly(url) {
	const { context } = await newVisitor({ hosts: [new URL(empty).origin] });
	const page = await context.newPage();
	const debug = await context.newCDPSession(page);
	await debug.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
	await page.addInitScript(noteFirstCard);
	await page.goto(url, { waitUntil: 'load' });
	return page;
}

/** Milliseconds from the start of the navigation. */
async function firstPaint(page) {
	const handle = await page.waitForFunction(() =>
		performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
	return handle.jsonValue();
}

async function measurePaints() {
	for (let turn = 0; turn < PAINTS; turn++) {
		figure('paint.empty', await firstPaint(await openSlowly(empty)));
		await closeProfiles();
		const page = await openSlowly(`${site.web}/?user=${USER}`);
		figure('paint.page', await firstPaint(page));
		const number = await page.waitForFunction(() => window.shown[0]?.at);
		figure('paint.number', await number.jsonValue());
		await page.locator('[data-state=streaming]').waitFor();
		figure('paint.shift', await layoutShift(page));
		await closeProfiles();
	}
}

/** When PAGE showed more than COUNT texts of its first card; host's clock. */
async function shownAfter(page, count) {
	const { date } = await until('the card changes', () =>
		page.evaluate((seen) => window.shown[seen], count));
	return date;
}

/** How long until PAGE shows what ACT, which gives a time, has caused. */
async function timeToPixel(page, act) {
	const seen = await page.evaluate(() => window.shown.length);
	const since = await act();
	const time = await shownAfter(page, seen) - since;
	await pause(PAUSE_MS);
	return time;
}

/** Records usage; gives when its request was sent. */
async function record() {
	const sent = Date.now();
	await site.record({ userId: USER, promptTokens: 3_120,
		completionTokens: 1_480, model: 'gpt-4.1' });
	return sent;
}

/** Has PAGE generate a plugin; gives when the answer was there. */
function generate(page) {
	return page.evaluate(async (userId) => {
		const response = await fetch('/api/plugin/generate', {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ userId,
				prompt: 'a /home command with a cooldown' }),
		});
		await response.text();
		if (!response.ok)
			throw new Error(`generating: ${response.status}`);
		return Date.now();
	}, USER);
}

async function measurePixels() {
	const watcher = await newVisitor({ browser: await launchBrowser() });
	await watcher.context.addInitScript(noteFirstCard);
	const watching = await openLive(watcher);
	const page = await openLive(await newVisitor());
	await pause(PAUSE_MS);
	for (let turn = 0; turn < COMMITS; turn++)
		figure('pixel.recorded', await timeToPixel(watching, record));
	for (let turn = 0; turn < GENERATIONS; turn++)
		figure('pixel.generated',
			await timeToPixel(watching, () => generate(page)));
	await closeProfiles();
}

try {
	await site.record(history(USER, HISTORY_DAYS));
	await measureWeight();
	await measurePaints();
	await measurePixels();
} finally {
	await closeBrowsers();
}
