/*
 * Bundles what browsers load and puts the web root together.
 *
 * usage: node build.mjs DIRECTORY
 *
 * DIRECTORY gets every file of static/ and public/, and each bundle twice:
 * under its plain name and under one with its contents' hash, which never
 * changes its contents. The page's own scripts and style have the second name
 * alone. In a .html file, `{{NAME.js}}` becomes the hashed name. licenses.txt
 * has those of the packages that are in the bundles. The sizes are printed; a
 * bundle over its budget fails the build.
 */
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
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

/**
 * The page at /: its files in page/, and what they may weigh together. What a
 * script brings by import() is a file of its own, and so is what both need.
 */
const page = {
	sources: ["page/page.ts", "page/page.css"],
	document: "index.html",
	budget: 55_000,
};

const options = {
	absWorkingDir: here,
	bundle: true,
	format: "esm",
	target: ["chrome106", "firefox110", "safari16.4"],
	minify: true,
	legalComments: "none",
	banner: { js: "/* TokenMeter; its packages: licenses.txt */" },
	metafile: true,
	write: false,
	logLevel: "warning",
};

async function bundle({ source }) {
	const result = await build({
		...options,
		entryPoints: [source],
		inject: ["server-side.ts"],
	});
	return {
		contents: result.outputFiles[0].contents,
		packages: packagesOf(Object.values(result.metafile.outputs)[0].inputs),
	};
}

/** Each file by its name: its contents and the names of those it imports. */
async function bundlePage() {
	const { metafile, outputFiles } = await build({
		...options,
		entryPoints: page.sources,
		splitting: true,
		chunkNames: "[name]",
		outdir: here,
	});
	const outputs = Object.entries(metafile.outputs);
	const files = outputs.map(([path, { imports, inputs }]) => {
		const file = join(here, path);
		const { text } = outputFiles.find((one) => one.path === file);
		return [
			basename(path),
			{
				text,
				imports: imports.map((one) => basename(one.path)),
				packages: packagesOf(inputs),
			},
		];
	});
	return new Map(files);
}

/**
 * Gives the file NAME of FILES, and before it those that it imports, their
 * hashed names, in NAMES and where they are imported.
 */
function nameFile(files, name, names) {
	if (names[name]) return;
	const file = files.get(name);
	for (const other of file.imports) {
		nameFile(files, other, names);
		file.text = file.text.replaceAll(
			`"./${other}"`,
			`"./${names[other]}"`,
		);
	}
	names[name] = hashed(name, file.text);
}

/** The names of the packages that a bundle has a part of. */
function packagesOf(inputs) {
	return Object.entries(inputs)
		.filter(([, { bytesInOutput }]) => bytesInOutput > 0)
		.map(([path]) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1])
		.filter(Boolean);
}

async function licenses(packages) {
	const texts = [];
	for (const name of [...new Set(packages)].sort()) {
		const file = join(here, "node_modules", name, "LICENSE");
		texts.push(`${name}\n\n${(await readFile(file, "utf8")).trim()}\n`);
	}
	return texts.join(`\n${"-".repeat(72)}\n\n`);
}

/** NAME with the hash of CONTENTS before its ending. */
function hashed(name, contents) {
	const hash = createHash("sha256").update(contents).digest("hex");
	return name.replace(/\.\w+$/, `.${hash.slice(0, 12)}$&`);
}

function gzippedSize(contents) {
	return gzipSync(contents, { level: 9 }).length;
}

function report(name, size, budget) {
	console.log(`${name} ${size} of ${budget} bytes, gzip`);
	if (size > budget) {
		throw new Error(`${name} is over its budget`);
	}
}

async function fillInNames(directory, names) {
	for (const file of await readdir(directory)) {
		if (!file.endsWith(".html")) continue;
		const path = join(directory, file);
		const text = await readFile(path, "utf8");
		await writeFile(
			path,
			text.replace(/\{\{([a-z-]+\.\w+)\}\}/g, (_, name) => names[name]),
		);
	}
}

/** Adds its bundles' names to NAMES; returns the packages in them. */
async function writePage(directory, names) {
	const document = await readFile(join(here, "page", page.document));
	const files = await bundlePage();
	let size = gzippedSize(document);
	for (const [name, file] of files) {
		nameFile(files, name, names);
		await writeFile(join(directory, names[name]), file.text);
		size += gzippedSize(file.text);
	}
	await writeFile(join(directory, page.document), document);
	report("the page", size, page.budget);
	return [...files.values()].flatMap(({ packages }) => packages);
}

async function main(directory) {
	const names = {};
	const packages = [];
	await rm(directory, { recursive: true, force: true });
	await mkdir(directory, { recursive: true });
	for (const part of ["static", "public"]) {
		await cp(join(here, part), directory, { recursive: true });
	}
	for (const one of bundles) {
		const name = `${one.name}.js`;
		const { contents, packages: used } = await bundle(one);
		packages.push(...used);
		names[name] = hashed(name, contents);
		await writeFile(join(directory, name), contents);
		await writeFile(join(directory, names[name]), contents);
		report(name, gzippedSize(contents), one.budget);
	}
	packages.push(...(await writePage(directory, names)));
	await writeFile(join(directory, "licenses.txt"), await licenses(packages));
	await fillInNames(directory, names);
}

if (!process.argv[2]) {
	console.error("usage: node build.mjs DIRECTORY");
	process.exit(2);
}
await main(resolve(process.argv[2]));
