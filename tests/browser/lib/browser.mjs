// Debian's Chromium, profiles in it, and what no page of ours may do: write
// to the console, throw, or ask another host for anything.

import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { site } from './site.mjs';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
// Chromium itself writes this for every answer of 400 and above.
const ANSWER = /^Failed to load resource: the server responded with/;
const NO_ANSWER = /^Failed to load resource: net::/;

const browsers = new Set();
const profiles = new Set();
let shared;

/** A browser of its own: another process with another folder of user data.
 * MORE are arguments of it. */
export async function launchBrowser(more = []) {
	const browser = await chromium.launch({
		executablePath: CHROMIUM,
		args: ['--no-sandbox', '--disable-gpu', '--no-first-run',
			'--disable-background-networking',
			'--disable-component-update', '--disable-sync',
			'--disable-dev-shm-usage', ...more],
	});
	browsers.add(browser);
	return browser;
}

export async function closeBrowsers() {
	await Promise.all([...browsers].map((browser) => browser.close()));
	browsers.clear();
}

/**
 * A fresh profile. OPTIONS are Playwright's for a context, and:
 *   browser          where, in place of the one that tests share
 *   failures         true where answers of 400 and above, or none at all,
 *                    are provoked: Chromium tells the console of each
 *   hosts            origins that may be asked beside the site's own
 *   remarks          a pattern of what the console is provoked to say; the
 *                    profile counts it in `remarked`
 */
export async function newProfile(options = {}) {
	const { browser, failures, hosts, remarks, ...settings } = options;
	shared ??= launchBrowser();
	const context = await (browser ?? await shared).newContext({
		locale: 'en-GB',
		timezoneId: 'UTC',
		viewport: { width: 1440, height: 900 },
		reducedMotion: 'reduce',
		...settings,
	});
	const profile = new Profile(context, failures === true,
		new Set([site.web, ...(hosts ?? [])]), remarks);
	profiles.add(profile);
	return profile;
}

/** Closes them; throws where a page did what it must not. */
export async function closeProfiles() {
	const wrong = [...profiles].flatMap((profile) => profile.wrong);
	await Promise.all([...profiles].map((profile) => profile.close()));
	profiles.clear();
	if (wrong.length > 0)
		throw new Error(`A page misbehaved:\n${wrong.join('\n')}`);
}

/** A picture of each open page, for whoever looks into a failure. */
export async function saveFailure(name) {
	const folder = `${process.env.BUILD}/browser`;
	const file = name.replace(/[^\w-]+/g, '-');
	let number = 0;
	await mkdir(folder, { recursive: true });
	for (const profile of profiles) {
		for (const page of profile.context.pages()) {
			await page.screenshot({ path: `${folder}/${file}-${number++}.png`,
				timeout: 5000 }).catch(() => {});
		}
	}
}

class Profile {
	constructor(context, failures, origins, remarks) {
		this.context = context;
		this.failures = failures;
		this.origins = origins;
		this.remarks = remarks;
		this.remarked = 0;
		context.setDefaultTimeout(60_000);
		this.wrong = [];
		context.on('console', (message) => this.#console(message));
		context.on('weberror', (error) =>
			this.wrong.push(`thrown: ${error.error().stack}`));
		context.on('request', (request) => this.#request(request));
	}

	/** Opens PATH of the site, or a whole URL; waits for its document. */
	async open(path, options) {
		const page = await this.context.newPage();
		const url = new URL(path, site.web);
		await page.goto(url.href, { waitUntil: 'load', ...options });
		return page;
	}

	close() {
		return this.context.close();
	}

	#console(message) {
		const text = message.text();
		if (process.env.LIVE_ABSENT && /\/events\?/.test(message.location().url))
			return;
		if (this.failures && (ANSWER.test(text) || NO_ANSWER.test(text)))
			return;
		if (this.remarks?.test(text)) {
			this.remarked++;
			return;
		}
		this.wrong.push(`console ${message.type()}: ${text} ` +
			`(${message.location().url})`);
	}

	#request(request) {
		const url = new URL(request.url());
		if (url.protocol.startsWith('http') &&
			!this.origins.has(url.origin))
			this.wrong.push(`asked another host: ${url.href}`);
	}
}
