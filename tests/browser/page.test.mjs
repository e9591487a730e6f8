// The dashboard with good numbers: what it shows, of what, and the way there.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { assertAccessible } from "./lib/axe.mjs";
import {
	brokenWords, card, cardShows, csvOf, cutTexts, fitsInWidth, generate,
	inEachTheme, mainColour, sidewaysScrolls, tableRows, written,
} from "./lib/dashboard.mjs";
import { history } from "./lib/scenes.mjs";
import { site } from "./lib/site.mjs";
import { test, until } from "./lib/test.mjs";

const DAY = 86_400_000;
const user = site.newUser();
await site.record(history(user, 200));

function sum(rows, name = "totalTokens") {
	return rows.reduce((total, row) => total + row[name], 0);
}

/** The server's days of the last COUNT, today included. */
async function daysOf(count, timeZone = "UTC") {
	return (await site.usage(user, { days: count, timeZone })).dailyUsage;
}

test("the cards show what the server counted", async ({ open }) => {
	const page = await open(`/?user=${user}`);
	const document = await site.usage(user);
	const days = await daysOf(30);
	await cardShows(page, "all", document.totalTokens);
	await cardShows(page, "today", document.todayUsage);
	await cardShows(page, "month", document.thisMonthUsage);
	await cardShows(page, "period", sum(days));
	await cardShows(page, "requests", sum(days, "requestCount"));
	assert.match(await page.locator("[data-card=period]").innerText(),
		new RegExp(`${written(sum(days, "promptTokens"))} prompt`));
});

test("every card names what it is of", async ({ open }) => {
	const page = await open(`/?user=${user}&period=7d`);
	await card(page, "all").waitFor();
	const labels = await page.locator("[data-card] dt").allInnerTexts();
	assert.equal(labels.length, 6);
	for (const label of labels)
		assert.match(label, /, (last 7 days|today so far|this month so far|all time)$/);
	await page.getByRole("radio", { name: "All time" }).check();
	await page.locator("[data-card=year]").waitFor();
	assert.deepEqual(await page.locator("[data-card] dt").allInnerTexts(),
		["Tokens, all time", "Tokens, today so far", "Tokens, this month so far",
			"Requests, all time", "Tokens, last 12 months", "Cost, all time"]);
	assert.match(await page.locator(".whose").innerText(), /UTC/);
	for (const of of await page.locator("[data-panel] .of").allInnerTexts())
		assert.match(of, /UTC|all time/, of);
});

test("costs are the server's, and what has no price is not free",
	async ({ open }) => {
		const other = site.newUser();
		const at = { userId: other, promptTokens: 1_000_000,
			completionTokens: 100_000 };
		await site.record([{ ...at, provider: "openai", model: "gpt-4.1" },
			{ ...at, provider: "nobody", model: "unheard-of" }]);
		const { cost, modelUsage } = await site.usage(other);
		assert.equal(cost.unpricedRequests, 1);
		const money = new Intl.NumberFormat("en-GB",
			{ style: "currency", currency: cost.currency }).format(cost.amount);
		const page = await open(`/?user=${other}&view=tables`);
		await cardShows(page, "all", 2_200_000);
		assert.equal((await card(page, "cost").innerText()).replace(/\s/g, " "),
			`≥ ${money}`);
		assert.match(await page.locator("[data-card=cost]").innerText(),
			/1 request without a price/);
		const rows = await tableRows(page, "models");
		assert.deepEqual(rows.map((row) => [row[2], row[3]]).sort(),
			[["1,100,000", "—"], ["1,100,000", money]].sort());
		assert.equal(modelUsage.length, 2);
		assert.match((await tableRows(page, "days"))[0].at(-1),
			/≥ .*1 request without a price/);
	});

test("what has no price at all is said in words", async ({ open }) => {
	const other = site.newUser();
	await site.record([{ userId: other, provider: "nobody",
		model: "unheard-of", promptTokens: 10, completionTokens: 1 }]);
	const page = await open(`/?user=${other}`);
	await cardShows(page, "all", 11);
	assert.match(await page.locator("[data-panel=days]").innerText(),
		/11 tokens .* 1 request · no price known/);
});

test("the bar is one line", async ({ open }) => {
	const page = await open(`/?user=${user}`);
	await page.locator(".light").waitFor();
	for (const width of [1210, 1280, 1300, 1366, 1440, 1460]) {
		await page.setViewportSize({ width, height: 800 });
		const { height } = await page.locator(".bar").boundingBox();
		assert.ok(height <= 62, `${height} px at ${width}`);
	}
});

test("a model is one line, most tokens first", async ({ open }) => {
	const page = await open(`/?user=${user}`);
	await card(page, "all").waitFor();
	const { modelUsage } = await site.usage(user);
	const rows = await tableRows(page, "models");
	assert.deepEqual(rows.map((row) => [row[0], row[2]]),
		modelUsage.map(({ model, provider, totalTokens }) =>
			[`${model} ${provider}`, written(totalTokens)]));
	const { text } = await csvOf(page, "models");
	assert.deepEqual(text.trimEnd().split("\r\n").slice(1)
		.map((line) => line.split(",").slice(0, 2)),
		modelUsage.map(({ model, provider }) => [provider, model]));
});

function comparisonOf(page) {
	return page.locator("[data-card=period] .more").nth(1);
}

test("the running day is in no comparison", async ({ open }) => {
	const busy = site.newUser();
	const at = (day, tokens) => ({ userId: busy, promptTokens: tokens,
		completionTokens: 0,
		timestamp: new Date(Date.now() - day * DAY).toISOString() });
	await site.record([at(0, 5_000_000), at(3, 100), at(9, 200), at(40, 1)]);
	const page = await open(`/?user=${busy}&period=7d`);
	await cardShows(page, "period", 5_000_100);
	assert.match(await comparisonOf(page).innerText(),
		/^−50% against the 6 whole days before$/);
	// Of 30 days, the 29 before hold nothing but a beginning.
	await page.getByRole("radio", { name: "30 days" }).check();
	await cardShows(page, "period", 5_000_300);
	assert.equal(await comparisonOf(page).count(), 0);
});

for (const [period, label, count] of [["7d", "7 days", 7], ["90d", "90 days", 90]]) {
	test(`${label}: cards, bars and the link follow`, async ({ open }) => {
		const page = await open(`/?user=${user}&view=tables`);
		await card(page, "all").waitFor();
		await page.getByRole("radio", { name: label }).check();
		const days = await daysOf(count);
		await cardShows(page, "period", sum(days));
		assert.equal(new URL(page.url()).searchParams.get("period"), period);
		const rows = await tableRows(page, "days");
		assert.deepEqual(rows.map((row) => row[3]),
			days.map(({ totalTokens }) => written(totalTokens)).reverse());
	});
}

test("12 months are counted by month", async ({ open }) => {
	const page = await open(`/?user=${user}&period=12m&view=tables`);
	const { monthlyUsage } = await site.usage(user);
	await cardShows(page, "period", sum(monthlyUsage.slice(-12)));
	const rows = await tableRows(page, "months");
	assert.deepEqual(rows.map((row) => row[3]), monthlyUsage.slice(-12)
		.map(({ totalTokens }) => written(totalTokens)).reverse());
});

test("all time is the server's totals and all of its months",
	async ({ open }) => {
		const old = site.newUser();
		await site.record([["2019-03-31T23:59:59Z", 5], ["2023-08-01T00:00:00Z", 70],
			[new Date().toISOString(), 900]].map(([timestamp, tokens]) => ({
			userId: old, promptTokens: tokens, completionTokens: 1,
			timestamp })));
		const page = await open(`/?user=${old}&view=tables`);
		await page.getByRole("radio", { name: "30 days" }).focus();
		for (let index = 0; index < 3; index++)
			await page.keyboard.press("ArrowRight");
		const usage = await site.usage(old);
		await cardShows(page, "period", usage.totalTokens);
		await cardShows(page, "requests", 3);
		await cardShows(page, "year", 901);
		assert.equal(new URL(page.url()).searchParams.get("period"), "all");
		assert.match(await page.locator(".whose").innerText(),
			/since 31 Mar 2019 · days and months in UTC/);
		assert.deepEqual((await tableRows(page, "months")).map((row) => row[3]),
			usage.monthlyUsage.map(({ totalTokens }) => written(totalTokens))
				.reverse());
		const { name, text } = await csvOf(page, "months");
		assert.match(name, /-months-all-UTC\.csv$/);
		const [year, month] = usage.today.split("-").map(Number);
		assert.equal(text.trimEnd().split("\r\n").length,
			1 + 12 * (year - 2019) + month - 2);
		await page.getByLabel("Tables").uncheck();
		await page.locator("[data-panel=months] .plot").focus();
		await page.keyboard.press("Home");
		await page.getByText(/^March 2019: 6 tokens/).first().waitFor();
		const receiver = await open(page.url());
		await cardShows(receiver, "period", usage.totalTokens);
		assert.ok(await receiver.getByRole("radio", { name: "All time" })
			.isChecked());
	});

test("a link shows what its sender saw, back goes back", async ({ profile }) => {
	const sender = await profile();
	const page = await sender.open(`/?user=${user}`);
	await card(page, "all").waitFor();
	await page.getByRole("radio", { name: "7 days" }).check();
	// The browser's list comes when there is nothing more urgent.
	await page.getByLabel("Time zone").selectOption("UTC");
	await page.getByLabel("Tables").check();
	const seven = sum(await daysOf(7));
	await cardShows(page, "period", seven);
	const receiver = await (await profile()).open(page.url());
	await cardShows(receiver, "period", seven);
	assert.equal(await receiver.getByLabel("Time zone").inputValue(), "UTC");
	assert.ok(await receiver.getByLabel("Tables").isChecked());
	assert.ok((await tableRows(receiver, "days")).length > 0);
	await page.goBack();
	await page.goBack();
	await page.goBack();
	await cardShows(page, "period", sum(await daysOf(30)));
	assert.ok(await page.getByLabel("30 days").isChecked());
});

test("another user is one form away", async ({ open }) => {
	const other = site.newUser();
	await site.record({ userId: other, promptTokens: 3, completionTokens: 4 });
	const page = await open("/");
	await page.locator("[data-state=start]").waitFor();
	await page.getByRole("searchbox", { name: "User" }).fill(other);
	await page.keyboard.press("Enter");
	await cardShows(page, "all", 7);
	assert.equal(await page.title(), `${other} · TokenMeter`);
	assert.equal(new URL(page.url()).searchParams.get("user"), other);
});

test("what is typed while the page comes stays", async ({ profile }) => {
	const { context } = await profile();
	const page = await context.newPage();
	let release;
	const held = new Promise((resolve) => { release = resolve; });
	await page.route(/\/api\/session$/, async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(site.web);
	const field = page.getByRole("searchbox", { name: "User" });
	await field.pressSequentially("half an i");
	release();
	await page.locator("[data-state=start]").waitFor();
	assert.equal(await field.inputValue(), "half an i");
});

test("a user id is text, whatever is in it", async ({ open }) => {
	const other = `${site.newUser()} <b onclick="x">/&?#%=é`;
	await site.record({ userId: other, promptTokens: 1, completionTokens: 2,
		model: "<img src=x onerror=alert(1)>" });
	const page = await open(`/?user=${encodeURIComponent(other)}`);
	await cardShows(page, "all", 3);
	assert.equal(await page.locator("h1").innerText(), other);
	assert.match(await page.locator("[data-panel=requests]").innerText(),
		/<img src=x onerror=alert\(1\)>/);
});

// Kiritimati is a day ahead of Pago Pago for all but an hour of the day.
test("days are the server's, in whatever zone the browser is",
	async ({ open }) => {
		const now = Date.now();
		const other = site.newUser();
		await site.record([0, 5, 9, 14, 19, 23].map((hours) => ({
			userId: other, promptTokens: 10 ** (hours % 5), completionTokens: 0,
			timestamp: new Date(now - hours * 3_600_000).toISOString() })));
		const ask = async (timeZone) => (await site.usage(other,
			{ days: 30, timeZone })).dailyUsage.map((row) => row.totalTokens);
		const page = await open(`/?user=${other}&view=tables`,
			{ timezoneId: "Pacific/Kiritimati" });
		const shown = async () => (await tableRows(page, "days"))
			.map((row) => Number(row[3].replaceAll(",", ""))).reverse();
		await until("the server's days", async () =>
			`${await shown()}` === `${await ask("UTC")}`);
		for (const zone of ["Pacific/Kiritimati", "Pacific/Pago_Pago",
			"Asia/Kolkata"]) {
			await page.goto(`${site.web}/?user=${other}&view=tables&zone=${zone}`);
			await until(`days of ${zone}`, async () =>
				`${await shown()}` === `${await ask(zone)}`);
			assert.match(await page.locator(".whose").innerText(),
				new RegExp(zone));
		}
	});

test("CSV has the rows that are shown", async ({ open }) => {
	const page = await open(`/?user=${user}&period=7d`);
	await card(page, "all").waitFor();
	const { name, text } = await csvOf(page, "days");
	assert.match(name, /^tokens-.*-days-7d-UTC\.csv$/);
	const [header, ...lines] = text.trimEnd().split("\r\n");
	assert.equal(header, "day,promptTokens,completionTokens,totalTokens," +
		"requests,cost,currency,unpricedRequests");
	assert.equal(lines.length, 7);
	const used = lines.filter((line) => line.split(",")[4] !== "0");
	assert.deepEqual(used, (await daysOf(7)).map((row) =>
		[row.date, row.promptTokens, row.completionTokens, row.totalTokens,
			row.requestCount, row.cost.amount, row.cost.currency,
			row.cost.unpricedRequests].join(",")));
});

test("CSV holds no formulas", async ({ open }) => {
	const other = site.newUser();
	const names = ["=1+1", "+1", "-1", "@SUM(A1)", "a,b", 'say "so"',
		"plain-1"];
	await site.record(names.map((pluginName, index) => ({ userId: other,
		requestId: `${index}`, promptTokens: 1, completionTokens: 1, pluginName,
		timestamp: new Date(Date.now() - index * 1000).toISOString() })));
	const page = await open(`/?user=${other}`);
	await cardShows(page, "all", 2 * names.length);
	const { text } = await csvOf(page, "requests");
	const cells = text.split("\r\n").slice(1, -1).map((line) =>
		/^[^,]*,[^,]*,[^,]*,((?:"(?:[^"]|"")*"|[^,])*),/.exec(line)[1]);
	assert.deepEqual(cells, ["'=1+1", "'+1", "'-1", "'@SUM(A1)",
		'"a,b"', '"say ""so"""', "plain-1"]);
});

test("a generation: progress, files, tokens, and the cards move",
	async ({ profile }) => {
		const other = site.newUser();
		const { context, open } = await profileWithClipboard(profile);
		const page = await open(`/?user=${other}`);
		await page.locator("[data-state=empty]").waitFor();
		await generate(page, "a /home command with a cooldown");
		const { totalTokens, requestCount } = await site.usage(other);
		assert.equal(requestCount, 1);
		await cardShows(page, "all", totalTokens);
		await cardShows(page, "today", totalTokens);
		assert.match(await page.locator("[data-spent]").innerText(),
			new RegExp(`${written(totalTokens)} tokens`));
		const files = page.locator(".file");
		assert.ok(await files.count() >= 2);
		await files.first().getByRole("button", { name: /^Copy/ }).click();
		const copied = await page.evaluate(() =>
			navigator.clipboard.readText());
		assert.equal(copied, await files.first().locator("pre").textContent());
		await assertAccessible(page, "generated");
		// On another user's page the numbers say whose they are.
		const spent = page.locator("[data-spent]");
		assert.doesNotMatch(await spent.innerText(), /in all of/);
		await page.getByRole("searchbox", { name: "User" }).fill(user);
		await page.keyboard.press("Enter");
		await cardShows(page, "all", (await site.usage(user)).totalTokens);
		assert.match(await spent.innerText(), new RegExp(`in all of ${other}`));
		await context.close();
	});

/** A generator whose answer the test writes, event by event. */
async function listenForGeneration(page) {
	let answer;
	const server = createServer((request, response) => {
		response.writeHead(200, { "Content-Type": "text/event-stream" });
		answer = response;
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	const url = `http://127.0.0.1:${server.address().port}/`;
	await page.route(/\/api\/plugin\/generate$/, (route) =>
		route.continue({ url }));
	return {
		begun: () => answer !== undefined,
		send: (name, data) => answer.write(
			`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
		close() {
			answer?.end();
			server.close();
		},
	};
}

test("progress shows while the model writes", async ({ open }) => {
	const page = await open(`/?user=${user}`);
	const model = await listenForGeneration(page);
	try {
		await page.getByRole("textbox", { name: /Minecraft/ }).fill("anything");
		await page.getByRole("button", { name: "Generate" }).click();
		await until("the request", model.begun);
		assert.ok(await page.locator("progress").isVisible());
		assert.ok(await page.getByRole("button", { name: "Generate" })
			.isDisabled());
		model.send("progress", { characters: 1, files: 0 });
		await page.getByText("1 character, 0 files").waitFor();
		model.send("progress", { characters: 1240, files: 2 });
		await page.getByText("1,240 characters, 2 files").waitFor();
		await assertAccessible(page, "generating");
		model.send("result", {
			result: { pluginName: "Homes", message: "It goes home.",
				files: [{ path: "a/Homes.java", content: "class Homes {}" }] },
			tokenUsage: { promptTokens: 1, completionTokens: 2, totalTokens: 3,
				requestCount: 1, tokensUsedThisRequest: 3 } });
		await page.locator("[data-spent]").waitFor();
		assert.equal(await page.locator(".file pre").textContent(),
			"class Homes {}");
		assert.equal(await page.locator("progress").count(), 0);
	} finally {
		model.close();
	}
});

async function profileWithClipboard(profile) {
	const made = await profile({
		permissions: ["clipboard-read", "clipboard-write"] });
	return { context: made.context, open: (path) => made.open(path) };
}

test("nothing sticks out, down to 320 px", async ({ open }) => {
	for (const view of ["", "&view=tables", "&period=all"]) {
		const page = await open(`/?user=${user}${view}`);
		await card(page, "period").waitFor();
		for (const width of [1440, 1024, 768, 360, 320]) {
			await page.setViewportSize({ width, height: 800 });
			await until(`${width} px${view} is enough`, () =>
				fitsInWidth(page));
			assert.deepEqual(await cutTexts(page), [], `${width} px${view}`);
			assert.deepEqual(await brokenWords(page), [], `${width} px${view}`);
			assert.deepEqual(await sidewaysScrolls(page), [],
				`${width} px${view}`);
		}
	}
});

test("axe finds nothing, in each theme", async ({ open }) => {
	for (const view of ["", "&view=tables&period=12m"]) {
		const page = await open(`/?user=${user}${view}`);
		await card(page, "all").waitFor();
		await inEachTheme(page, (theme) =>
			assertAccessible(page, `${theme}${view}`));
		await page.setViewportSize({ width: 320, height: 800 });
		await assertAccessible(page, `narrow${view}`);
	}
});

test("on paper there are the numbers, whole, and no controls",
	async ({ open }) => {
		const page = await open(`/?user=${user}&view=tables&period=90d`);
		await card(page, "period").waitFor();
		await page.emulateMedia({ media: "print" });
		assert.equal(await page.locator(
			"button:visible, input:visible, select:visible, textarea:visible")
			.count(), 0);
		assert.match(await page.locator(".whose").innerText(), /UTC/);
		await page.getByText(/^Updated \d+:\d\d/).waitFor();
		assert.deepEqual(await page.locator(".scroll").evaluateAll((all) =>
			all.filter((one) => one.scrollHeight > one.clientHeight)), []);
		await page.emulateMedia({ media: "screen" });
		await page.getByLabel("Tables").uncheck();
		await page.locator(".plot svg").first().waitFor();
		await page.emulateMedia({ media: "print" });
		// What was drawn for a wide window goes into a narrow box.
		assert.ok(await page.locator(".plot").first().evaluate((plot) => {
			plot.style.width = "300px";
			return plot.querySelector("svg").getBoundingClientRect().width <= 300;
		}));
	});

test("a tap reads a bar, and the bar stays read", async ({ profile }) => {
	const { context } = await profile({ hasTouch: true });
	const page = await context.newPage();
	await page.goto(`${site.web}/?user=${user}&period=7d`);
	const plot = page.locator("[data-panel=days] .plot");
	await plot.locator("svg").waitFor();
	const { width, height } = await plot.boundingBox();
	await plot.tap({ position: { x: width * 0.12, y: height / 2 } });
	const oldest = new Date(Date.parse((await site.usage(user)).today) -
		6 * DAY);
	const day = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC",
		day: "numeric", month: "short" }).format(oldest);
	const readout = page.locator("[data-panel=days] .readout");
	await until("the oldest day", async () =>
		(await readout.innerText()).includes(`${day} `));
	assert.equal(await plot.locator(".chosen").count(), 1);
});

test("the chosen period shows in forced colours", async ({ profile }) => {
	const { context } = await profile({ forcedColors: "active" });
	const page = await context.newPage();
	await page.goto(`${site.web}/?user=${user}&period=90d`);
	await card(page, "all").waitFor();
	// Seen, not asked: a forced ground is the same where its style differs.
	const seen = [];
	for (const label of await page.locator(".periods span").all())
		seen.push(await mainColour(context, await label.screenshot()));
	assert.notDeepEqual(seen[2], seen[1]);
	assert.deepEqual(seen[0], seen[1]);
});

test("the keyboard walks from the bar to the bars", async ({ open }) => {
	const page = await open(`/?user=${user}`);
	await card(page, "all").waitFor();
	const stops = [];
	for (let index = 0; index < 12; index++) {
		await page.keyboard.press("Tab");
		stops.push(await page.evaluate(() => {
			const { activeElement: at } = document;
			return at.getAttribute("aria-label") || at.name || at.innerText;
		}));
	}
	const order = ["TokenMeter, start", "user", "Show", "period", "zone",
		"view", "All users", "prompt"];
	assert.deepEqual(stops.slice(0, order.length), order);
	const plot = page.locator("[data-panel=days] [tabindex='0']").first();
	await plot.focus();
	const spoken = page.locator("[data-panel=days] [role=status]");
	const heard = new Set();
	for (const key of ["End", "ArrowLeft", "ArrowLeft", "Home"]) {
		await page.keyboard.press(key);
		heard.add(await until(`something new after ${key}`, async () => {
			const text = await spoken.textContent();
			return !heard.has(text) && /:/.test(text) && text;
		}));
	}
	const days = await daysOf(30);
	const newest = days.at(-1);
	assert.ok([...heard].some((text) =>
		text.includes(written(newest.totalTokens))) || newest === undefined);
});
