/*
 * Bundles what browsers load and puts the web root together.
 *
 * usage: node build.mjs DIRECTORY
 *
 * DIRECTORY gets every file of static/ and public/, and each bundle twice:
 * under its plain name and under one with its contents' hash, which never
 * changes its contents. In a .html file, `{{NAME.js}}` becomes the hashed
 * name. The sizes are printed; a bundle over its budget fails the build.
 */
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));

/** Each bundle, its source and the most it may weigh gzipped, in bytes. */
const bundles = [
	{
		name: "token-usage-stats",
		source: "stats/token-usage-stats.ts",
		budget: 30_000,
	},
	{
		name: "token-usage-client",
		source: "client/token-usage-client.ts",
		budget: 8_000,
	},
];

async function bundle({ source }) {
	const result = await build({
		absWorkingDir: here,
		entryPoints: [source],
		inject: ["server-side.ts"],
		bundle: true,
		format: "esm",
		target: ["chrome106", "firefox104", "safari16.4"],
		minify: true,
		legalComments: "inline",
		write: false,
		logLevel: "warning",
	});
	return result.outputFiles[0].contents;
}

function hashed(name, contents) {
	const hash = createHash("sha256").update(contents).digest("hex");
	return `${name}.${hash.slice(0, 12)}.js`;
}

function report(name, contents, budget) {
	const size = gzipSync(contents, { level: 9 }).length;
	console.log(`${name}.js ${size} of ${budget} bytes, gzip`);
	if (size > budget) {
		throw new Error(`${name}.js is over its budget`);
	}
}

async function fillInNames(directory, names) {
	for (const file of await readdir(directory)) {
		if (!file.endsWith(".html")) continue;
		const path = join(directory, file);
		const text = await readFile(path, "utf8");
		await writeFile(
			path,
			text.replace(/\{\{([a-z-]+)\.js\}\}/g, (_, name) => names[name]),
		);
	}
}

async function main(directory) {
	const names = {};
	await rm(directory, { recursive: true, force: true });
	await mkdir(directory, { recursive: true });
	for (const part of ["static", "public"]) {
		await cp(join(here, part), directory, { recursive: true });
	}
	for (const one of bundles) {
		const contents = await bundle(one);
		names[one.name] = hashed(one.name, contents);
		await writeFile(join(directory, `${one.name}.js`), contents);
		await writeFile(join(directory, names[one.name]), contents);
		report(one.name, contents, one.budget);
	}
	await fillInNames(directory, names);
}

if (!process.argv[2]) {
	console.error("usage: node build.mjs DIRECTORY");
	process.exit(2);
}
await main(resolve(process.argv[2]));
