/* Counts what holds and what does not, and says the latter. */
import { isDeepStrictEqual } from 'node:util';

let passed = 0, failed = 0;

/* Data alone, as JSON has it. */
export function plain(value) {
	return value === undefined ? undefined
		: JSON.parse(JSON.stringify(value));
}

function brief(value) {
	const text = JSON.stringify(value) ?? 'undefined';
	return text.length > 900
		? `${text.slice(0, 600)} … ${text.slice(-300)}` : text;
}

/* Where two texts part is what one wants to see of long ones. */
function difference(actual, expected) {
	const [a, b] = [actual, expected].map(
		(value) => JSON.stringify(value) ?? 'undefined');
	let at = 0;
	while (at < a.length && a[at] === b[at])
		at++;
	if (at < 300)
		return '';
	return `\n        from byte ${at}: ${a.slice(at - 60, at + 200)}` +
		`\n            expected: ${b.slice(at - 60, at + 200)}`;
}

export function is(name, actual, expected) {
	if (isDeepStrictEqual(plain(actual), plain(expected))) {
		passed++;
		return;
	}
	failed++;
	console.log(`    ${name} is ${brief(actual)},` +
		`\n        expected ${brief(expected)}` +
		difference(actual, expected));
}

export function isOneOf(name, actual, expected) {
	if (expected.includes(actual))
		passed++;
	else
		is(name, actual, expected);
}

export function holds(name, value) {
	is(name, Boolean(value), true);
}

/* Runs a test file's body, and ends the process with its result. */
export async function run(name, body) {
	try {
		await body();
	} catch (error) {
		failed++;
		console.log(`    broke off: ${error.stack}`);
	}
	console.log(`result ${passed} ${failed} clients/${name}`);
	process.exit(failed === 0 && passed > 0 ? 0 : 1);
}
