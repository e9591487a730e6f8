/*
 * The programs under test, the stand-in behind them, and what they recorded.
 * tests/clients/run says where: METER_URL and STAND_IN_URL, and PG… for psql.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export const STAND_IN = process.env.STAND_IN_URL;
/* What the program has as its own keys; see tests/clients/run. */
export const CONFIGURED_KEY = process.env.CONFIGURED_KEY;
/* What a caller sends. */
export const CALLER_KEY = process.env.CALLER_KEY;
/* What the stand-in calls itself. */
export const SERVED = 'stand-in-2026-01-01';

/* PROGRAM: "" for the one with presets, or a name that run gives another. */
export function meter(program = '') {
	return process.env.METER_URL + (program && `/${program}`);
}

/* Rows as objects. */
export async function rows(sql) {
	const { stdout } = await execute('psql', ['-XqAtc',
		`SELECT coalesce(json_agg(q), '[]') FROM (${sql}) q`],
	{ maxBuffer: 1 << 28 });
	return JSON.parse(stdout);
}

function quote(text) {
	return `'${text.replaceAll("'", "''")}'`;
}

/* What is recorded for users whose name begins with PREFIX, a plain text. */
export function recorded(prefix) {
	return rows(`SELECT * FROM usage_event WHERE starts_with(user_id,
		${quote(prefix)}) ORDER BY user_id, occurred_at`);
}

export async function recordedCount(prefix) {
	const [{ count }] = await rows(`SELECT count(*) FROM usage_event
		WHERE starts_with(user_id, ${quote(prefix)})`);
	return count;
}

let patience = 60000;

/* Polls until CONDITION gives something true. False after a time that ends
 * only a test that has failed; later waits of it are short. */
export async function until(condition) {
	const deadline = Date.now() + patience;
	for (;;) {
		const value = await condition();
		if (value)
			return value;
		if (Date.now() > deadline) {
			patience = 2000;
			return value;
		}
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

async function ask(path, options) {
	const response = await fetch(STAND_IN + path, options);
	if (!response.ok)
		throw new Error(`the stand-in answered ${response.status}`);
	return response.json();
}

/* The stand-in's requests with TAG, oldest first. */
export async function ledger(tag) {
	const { entries } =
		await ask(`/ledger?tag=${encodeURIComponent(tag)}`);
	return entries;
}

export async function connections() {
	return (await ask('/ledger?tag=nothing')).connections;
}

/* Lets a stalled answer go on. */
export function release(tag, count = 1) {
	return ask(`/release?tag=${encodeURIComponent(tag)}&count=${count}`,
		{ method: 'POST' });
}

/* The stand-in's answer to TAG has stalled TIMES times. */
export function stalled(tag, times = 1) {
	return until(async () => {
		const entry = (await ledger(tag)).at(-1);
		return entry && entry.stalled >= times ? entry : null;
	});
}

/* The answer to TAG's newest request has ended, in whatever way. */
export function ended(tag) {
	return until(async () => {
		const entry = (await ledger(tag)).at(-1);
		return entry?.end ? entry : null;
	});
}

export async function usageDocument(user) {
	const response = await fetch(
		`${meter()}/user/${encodeURIComponent(user)}/token-usage`);
	return response.json();
}

/* What the stand-in reported to users whose name begins with PREFIX, in all. */
export async function told(prefix) {
	return Object.fromEntries(Object.entries(await ask('/ledger/sums'))
		.filter(([user]) => user.startsWith(prefix)));
}
