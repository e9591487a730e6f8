// README's examples, as they stand, on pages of other origins: a page under a
// strict policy, an interface of one's own, and the dashboard in a frame.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { assertAccessible } from "./lib/axe.mjs";
import { followsUsage } from "./lib/component.mjs";
import { allow, newVisitor, serve } from "./lib/other-origin.mjs";
import { README_WEB, readmeFile } from "./lib/readme.mjs";
import { history } from "./lib/scenes.mjs";
import { site } from "./lib/site.mjs";
import { test, until } from "./lib/test.mjs";

const USER = "test123";
const FRAME = `<!doctype html><html lang="en"><title>Frame</title>
	<link rel="icon" href="data:,"><iframe title="Usage"
	src="${README_WEB}/?user=${USER}"></iframe></html>`;
const [, policy] = /^Content-Security-Policy: (.*)$/m
	.exec(readmeFile("policy.txt"));

async function find(path) {
	switch (path) {
	case "/page.html":
		return { body: readmeFile("page.html"),
			headers: { "Content-Security-Policy": policy } };
	case "/client.html":
		return { body: readmeFile("client.html") };
	case "/frame.html":
		return { body: FRAME };
	case "/empty.html":
		return { body: '<link rel="icon" href="data:,">' };
	default:
		return undefined;
	}
}

const listed = await serve(find);
const unlisted = await serve(find);
await allow("https://app.example.com", listed);
await site.record(history(USER, 60));

/** Opens PATH of ORIGIN in a browser that will say so: REMARKS. */
async function openRefused(remarks, origin, path) {
	const visitor = await newVisitor(origin, { failures: true, remarks });
	const page = await visitor.open(`${origin}${path}`);
	const isRemarked = () => until("the browser's remark", () =>
		visitor.remarked > 0);
	return { page, isRemarked };
}

test("README's page shows the numbers, under its policy", async () => {
	const visitor = await newVisitor(listed);
	const page = await visitor.open(`${listed}/page.html`);
	await followsUsage(page, USER);
	assert.match(policy, /require-trusted-types-for 'script'/);
	assert.match(policy, /default-src 'none'/);
	assert.doesNotMatch(policy, /unsafe|\*/);
	await assertAccessible(page, "embedded");
});

test("README's own interface shows them and generates", async () => {
	const visitor = await newVisitor(listed);
	const page = await visitor.open(`${listed}/client.html`);
	const output = page.locator("output");
	const shows = async () => {
		const { totalTokens } = await site.usage(USER);
		await until(`${totalTokens} in the page`, async () =>
			await output.textContent() === `${totalTokens}`);
		return totalTokens;
	};
	const before = await shows();
	await page.getByRole("button").click();
	await until("the generation", async () =>
		(await site.usage(USER)).totalTokens > before);
	const generated = await shows();
	await site.record({ userId: USER, promptTokens: 3, completionTokens: 4 });
	assert.equal(await shows(), generated + 7);
});

test("a page that is not listed reads nothing", async () => {
	const { page, isRemarked } = await openRefused(/blocked by CORS policy/,
		unlisted, "/page.html");
	await page.getByText("could not be reached").first().waitFor();
	assert.equal(await page.locator("token-usage-stats [aria-label^=Total]")
		.count(), 0);
	await isRemarked();
});

test("a page that is not listed changes nothing", async () => {
	const { page, isRemarked } = await openRefused(/blocked by CORS policy/,
		unlisted, "/empty.html");
	const { totalTokens } = await site.usage(USER);
	const statuses = [];
	page.on("response", (response) => {
		if (response.request().method() === "POST")
			statuses.push(response.status());
	});
	const event = JSON.stringify({ userId: USER, promptTokens: 1,
		completionTokens: 1 });
	// As a browser lets any page do, without asking the server before.
	await page.evaluate(([url, body]) =>
		fetch(url, { method: "POST", mode: "no-cors", body }),
	[`${README_WEB}/api/usage/events`, event]);
	await until("the refusal", () => statuses.length > 0);
	assert.deepEqual(statuses, [403]);
	// And as it asks for first.
	await assert.rejects(page.evaluate(([url, body]) => fetch(url, {
		method: "POST", body, headers: { "Content-Type": "application/json" },
	}), [`${README_WEB}/api/usage/events`, event]));
	assert.equal((await site.usage(USER)).totalTokens, totalTokens);
	await isRemarked();
});

test("nobody frames the page", async () => {
	const { page, isRemarked } = await openRefused(/frame-ancestors|X-Frame-Options/i,
		listed, "/frame.html");
	await until("the refusal", () => page.frames().some((frame) =>
		frame.url().startsWith("chrome-error:")));
	await isRemarked();
});

test("README's line lets one origin frame it", async () => {
	const file = `${process.env.SITE}/nginx/nginx.conf`;
	const before = await readFile(file, "utf8");
	// README names an origin of its own choice.
	const line = readmeFile("frame.conf").replace(/http:[^"]*/, listed);
	await site.control("stop-nginx");
	await writeFile(file, before.replace("root web;", `$&\n${line}`));
	await site.control("start-nginx");
	try {
		const visitor = await newVisitor(listed);
		const page = await visitor.open(`${listed}/frame.html`);
		const { totalTokens } = await site.usage(USER);
		await until("the number in the frame", async () =>
			(await page.frameLocator("iframe").locator("[data-card=all] .value")
				.textContent()).replaceAll(",", "").trim() === `${totalTokens}`);
		await visitor.close();
	} finally {
		await site.control("stop-nginx");
		await writeFile(file, before);
		await site.control("start-nginx");
	}
});
