// Tests, one after the other, and waiting for what must come.

import { closeProfiles, newProfile, saveFailure } from './browser.mjs';

const TEST_SECONDS = 240;
const DAY_MS = 86_400_000;
const tests = [];
let tidy = async () => {};

/**
 * Registers a test. RUN gets `open(path, options)`, which opens a page of the
 * site in a profile of its own, and `profile(options)` for several pages in
 * one; see browser.mjs.
 */
export function test(name, run) {
	tests.push({ name, run });
}

/** Has RUN done after the last test of the file. */
export function afterwards(run) {
	tidy = run;
}

/** Runs all of them, writes what failed and the result line. */
export async function runTests(file) {
	const only = process.env.ONLY;
	let passed = 0;
	let failed = 0;
	for (const { name, run } of tests) {
		if (only && !name.includes(only))
			continue;
		await dayThatStays();
		const start = Date.now();
		const reason = await runOne(file, name, run);
		if (process.env.TIMES)
			console.log(`    ${name}: ${Date.now() - start} ms`);
		if (reason === undefined) {
			passed++;
		} else {
			failed++;
			console.log(`    ${file}: ${name}`);
			console.log(`${reason}`.replace(/^/gm, '        '));
		}
	}
	await tidy();
	console.log(`result ${passed} ${failed} browser/${file}`);
	return failed;
}

/** Today (UTC) is to be the same day throughout a test. */
async function dayThatStays() {
	const left = DAY_MS - Date.now() % DAY_MS;
	if (left < 60_000)
		await new Promise((resolve) => setTimeout(resolve, left));
}

async function runOne(file, name, run) {
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(reject, TEST_SECONDS * 1000,
			new Error(`not over after ${TEST_SECONDS} s`));
	});
	try {
		await Promise.race([late, run({ open, profile: newProfile })]);
		await closeProfiles();
		return undefined;
	} catch (error) {
		await saveFailure(`${file}-${name}`);
		await closeProfiles().catch(() => {});
		return error.stack ?? error;
	} finally {
		clearTimeout(timer);
	}
}

async function open(path, options) {
	const profile = await newProfile(options);
	return profile.open(path);
}

/**
 * Waits until CONDITION gives something true, and gives that back. WHAT says
 * in the failure what did not come. A condition may throw until then.
 */
export async function until(what, condition, seconds = 60) {
	const end = Date.now() + seconds * 1000;
	let last;
	for (;;) {
		try {
			last = await condition();
			if (last)
				return last;
		} catch (error) {
			last = error;
		}
		if (Date.now() > end)
			throw new Error(`${what}: not within ${seconds} s, last: ` +
				(last instanceof Error ? last.message :
					JSON.stringify(last)));
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
