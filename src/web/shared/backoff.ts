/*
 * How long to wait before trying again. Reusable; no browser needed.
 */

/** The longest wait that we choose ourselves, in milliseconds. */
export const LONGEST_WAIT = 60_000;

/** The longest wait that a server may ask for, in milliseconds. */
const LONGEST_ASKED_WAIT = 15 * 60_000;

/**
 * Seconds that a Retry-After header asks for, which is a number or a date;
 * undefined where it is neither. NOW is in milliseconds.
 */
export function readRetryAfter(
	value: string | null,
	now: number,
): number | undefined {
	const text = value?.trim() ?? "";
	if (/^\d{1,9}$/.test(text)) return Number(text);
	const date = /[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN;
	if (Number.isNaN(date)) return undefined;
	return Math.max(0, Math.ceil((date - now) / 1000));
}

/**
 * Milliseconds to wait after the FAILURES-th failure in a row (from 1), about
 * doubling from BASE on, with a random half, so that the many who lost the
 * same server do not come back together. Where the server asked for a wait, in
 * seconds, it is that and up to a quarter more. RANDOM is from 0 to 1.
 */
export function waitAfter(
	failures: number,
	base: number,
	asked: number | undefined,
	random: number,
): number {
	if (asked !== undefined) {
		const wait = Math.min(asked * 1000, LONGEST_ASKED_WAIT);
		return Math.round(wait + Math.max(wait / 4, 250) * random);
	}
	const doublings = Math.min(failures - 1, 16);
	const wait = Math.min(base * 2 ** doublings, LONGEST_WAIT);
	return Math.round(wait / 2 + (wait / 2) * random);
}
