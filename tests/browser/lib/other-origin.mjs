// Pages of somebody else, and a browser in which TokenMeter is where README's
// examples look for it.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { launchBrowser, newProfile } from "./browser.mjs";
import { README_WEB } from "./readme.mjs";
import { site } from "./site.mjs";

const TYPES = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
};

let browser;

/**
 * Serves on an origin of its own, which is returned with no slash at its end.
 * FIND gives for a path `{body, headers}`, or undefined for 404.
 */
export async function serve(find) {
	const server = createServer(async (request, response) => {
		const { pathname } = new URL(request.url, "http://here");
		const found = await find(pathname);
		response.writeHead(found === undefined ? 404 : 200, {
			"Content-Type": TYPES[extname(pathname)] ?? "text/plain",
			...found?.headers,
		});
		response.end(found?.body);
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	server.unref();
	return `http://127.0.0.1:${server.address().port}`;
}

/** Serves what lies in FOLDER; "/" is its index.html. */
export function serveFolder(folder) {
	return serve(async (path) => {
		const file = path === "/" ? "index.html" : path;
		const body = await readFile(join(folder, file)).catch(() => undefined);
		return body && { body, headers: { "Content-Type":
			TYPES[extname(file)] ?? "application/octet-stream" } };
	});
}

/** Starts the program anew, with ORIGINS allowed. */
export function allow(...origins) {
	return site.control("start-program",
		`TOKENMETER_CORS_ORIGINS=${origins.join(" ")}`);
}

/** A profile whose pages may ask ORIGIN and README's web face, which is the
 * site's. */
export async function newVisitor(origin, options = {}) {
	browser ??= await launchBrowser([`--host-resolver-rules=MAP ` +
		`${new URL(README_WEB).host} ${new URL(site.web).host}`]);
	return newProfile({ browser, hosts: [origin, README_WEB], ...options });
}
