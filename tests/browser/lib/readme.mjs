// README's examples, as they stand there: a block whose fence names a file.

import { readFileSync } from "node:fs";

export const ROOT = new URL("../../../", import.meta.url).pathname;

const text = readFileSync(`${ROOT}README.md`, "utf8");
const blocks = new Map([...text.matchAll(
	/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)].map(([, name, body]) => [name, body]));

/** The example that README calls NAME; throws if it has none. */
export function readmeFile(name) {
	const body = blocks.get(name);
	if (body === undefined)
		throw new Error(`README.md has no example ${name}`);
	return body;
}

/** The web face that README's examples name. */
export const README_WEB = "http://127.0.0.1:3000";
