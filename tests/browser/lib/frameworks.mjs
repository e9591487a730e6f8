// Small pages that embed TokenMeter, built with the real frameworks from what
// README says. They lie in build/frameworks and are built again when something
// they are made of has changed.

import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { readmeFile, ROOT } from "./readme.mjs";

const SOURCES = join(ROOT, "tests/browser/frameworks");
const BUILT = join(ROOT, "build/frameworks");
const SERVED = join(ROOT, "src/web/dist");
const environment = { ...process.env, CI: "1", NEXT_TELEMETRY_DISABLED: "1" };

/** Runs a program of node's in FOLDER; throws with all that it said. */
async function run(folder, command, ...options) {
	try {
		await promisify(execFile)(command, options, { cwd: folder,
			env: environment, maxBuffer: 1 << 24 });
	} catch (error) {
		throw new Error(`${command} ${options.join(" ")}: ${error.message}\n` +
			`${error.stdout}${error.stderr}`);
	}
}

async function read(path) {
	return readFile(path, "utf8").catch(() => "");
}

/** Calls MAKE in FOLDER unless it was made of the same PARTS before. */
async function onceFor(folder, parts, make) {
	const mark = join(folder, ".made-of");
	const hash = createHash("sha256").update(parts.join("\0")).digest("hex");
	if (await read(mark) === hash)
		return;
	await make();
	await writeFile(mark, hash);
}

async function install() {
	const names = ["package.json", "package-lock.json", ".npmrc"];
	const parts = await Promise.all(names.map((name) =>
		read(join(SOURCES, name))));
	await mkdir(BUILT, { recursive: true });
	await onceFor(BUILT, parts, async () => {
		for (const name of names)
			await cp(join(SOURCES, name), join(BUILT, name));
		await run(BUILT, "npm", "ci", "--ignore-scripts", "--no-progress");
	});
	return parts;
}

/** What FOLDER holds, names and contents. */
async function contentsOf(folder) {
	const entries = await readdir(folder, { recursive: true,
		withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name)).sort();
	return Promise.all(files.map(async (file) => file + await read(file)));
}

/**
 * Builds tests/browser/frameworks/NAME with the files that README names,
 * EXAMPLES by where they go, and those it says to copy into FOLDER. Returns
 * where it was built.
 */
async function make(name, examples, folder, ...command) {
	const target = join(BUILT, name);
	const source = join(SOURCES, name);
	const files = Object.entries(examples).map(([place, example]) =>
		[place, readmeFile(example)]);
	const parts = [...await install(), ...await contentsOf(source),
		...await contentsOf(SERVED), ...files.flat(), ...command];
	await mkdir(target, { recursive: true });
	await onceFor(target, parts, async () => {
		await rm(target, { recursive: true });
		await cp(source, target, { recursive: true });
		for (const file of await readdir(SERVED))
			if (/^token-usage-[a-z]+(\.d\.ts|\.js)$/.test(file))
				await cp(join(SERVED, file), join(target, folder, file));
		for (const [place, body] of files)
			await writeFile(join(target, place), body);
		await run(target, "node", ...command);
	});
	return target;
}

const NEXT = join(BUILT, "node_modules/next/dist/bin/next");
const VITE = join(BUILT, "node_modules/vite/bin/vite.js");

/** A page of Next.js, built and started; returns its origin. */
export async function startNext() {
	const folder = await make("next", { "app/usage.tsx": "usage.tsx" }, "app",
		NEXT, "build");
	const server = spawn("node", [NEXT, "start", "-H", "127.0.0.1", "-p", "0"],
		{ cwd: folder, env: environment, stdio: ["ignore", "pipe", "inherit"] });
	process.on("exit", () => server.kill());
	let said = "";
	for await (const line of createInterface(server.stdout)) {
		said += `${line}\n`;
		const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
		if (origin) {
			server.stdout.resume();
			return origin;
		}
	}
	throw new Error(`next start has ended: ${said}`);
}

/** A page of Vue, built by Vite; returns the folder to serve. */
export async function buildVue() {
	const folder = await make("vue", { "src/Usage.vue": "Usage.vue",
		"vite.config.js": "vite.config.js" }, "src", VITE, "build");
	return join(folder, "dist");
}
