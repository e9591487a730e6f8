// The dashboard as a test sees it.

import { until } from "./test.mjs";

const exact = new Intl.NumberFormat("en-GB");

/** COUNT as the page writes it for the tests' locale. */
export function written(count) {
	return exact.format(count);
}

/** The number on a card, as it is written. */
export function card(page, name) {
	return page.locator(`[data-card=${name}] .value`);
}

/** Waits until the card shows COUNT. */
export function cardShows(page, name, count) {
	let text;
	return until(`card ${name} shows ${written(count)}`, async () => {
		text = await card(page, name).textContent({ timeout: 100 });
		return text.trim() === written(count);
	});
}

/** The cells of a panel's table, row by row, without the head. */
export function tableRows(page, panel) {
	return page.locator(`[data-panel=${panel}] tbody tr`).evaluateAll((rows) =>
		rows.map((row) => [...row.cells].map((cell) =>
			cell.innerText.replace(/\s+/g, " ").trim())));
}

/** Presses the panel's CSV button; gives the file's name and its text. */
export async function csvOf(page, panel) {
	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.locator(`[data-panel=${panel}]`)
			.getByRole("button", { name: /^CSV/ }).click(),
	]);
	const chunks = [];
	for await (const chunk of await download.createReadStream())
		chunks.push(chunk);
	return {
		name: download.suggestedFilename(),
		text: Buffer.concat(chunks).toString("utf8").replace(/^\uFEFF/, ""),
	};
}

/** Has a plugin written; waits for what it took. */
export async function generate(page, prompt) {
	await page.getByRole("textbox", { name: /Minecraft/ }).fill(prompt);
	await page.getByRole("button", { name: "Generate" }).click();
	await page.locator("[data-spent]").waitFor({ timeout: 120_000 });
}

/** True unless something is wider than the window. */
export function fitsInWidth(page) {
	return page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth <= clientWidth;
	});
}

/** Elements whose text is wider than their box, and cut. */
export function cutTexts(page) {
	return page.evaluate(() => {
		const cut = [];
		const look = (root) => {
			for (const element of root.querySelectorAll("*")) {
				if (element.shadowRoot) look(element.shadowRoot);
				const { overflowX } = getComputedStyle(element);
				const hides = overflowX === "hidden" || overflowX === "clip";
				// What is for screen readers alone is cut on purpose.
				if (hides && element.clientWidth > 1 &&
					element.scrollWidth > element.clientWidth + 1)
					cut.push(element.outerHTML.slice(0, 120));
			}
		};
		look(document);
		return cut;
	});
}

/** Words of tables and cards that go on in the next line. */
export function brokenWords(page) {
	return page.evaluate(() => {
		const broken = [];
		const lookAt = (text) => {
			const range = document.createRange();
			for (const { 0: word, index } of
				text.data.matchAll(/[^\s/-]+/g)) {
				range.setStart(text, index);
				range.setEnd(text, index + word.length);
				const tops = [...range.getClientRects()]
					.map(({ top }) => Math.round(top));
				if (new Set(tops).size > 1)
					broken.push(word);
			}
		};
		const look = (root) => {
			for (const element of root.querySelectorAll("*")) {
				if (element.shadowRoot) look(element.shadowRoot);
				if (!element.closest("table, .value")) continue;
				for (const node of element.childNodes)
					if (node.nodeType === Node.TEXT_NODE) lookAt(node);
			}
		};
		look(document);
		return broken;
	});
}

/** Elements that have to be pushed sideways to be read. */
export function sidewaysScrolls(page) {
	return page.locator(".scroll").evaluateAll((elements) => elements
		.filter((one) => one.scrollWidth > one.clientWidth)
		.map((one) => one.getAttribute("aria-label")));
}

/** Calls LOOK with the theme's name while PAGE is shown in it. */
export async function inEachTheme(page, look) {
	for (const [theme, media] of [
		["light", { colorScheme: "light", forcedColors: "none" }],
		["dark", { colorScheme: "dark", forcedColors: "none" }],
		["forced colours", { forcedColors: "active" }],
	]) {
		await page.emulateMedia(media);
		await look(theme);
	}
	await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
}

/** How far things have jumped on PAGE since it was opened. */
export function layoutShift(page) {
	return page.evaluate(() => new Promise((resolve) => {
		new PerformanceObserver((list, observer) => {
			observer.disconnect();
			resolve(list.getEntries().filter((one) => !one.hadRecentInput)
				.reduce((sum, { value }) => sum + value, 0));
		}).observe({ type: "layout-shift", buffered: true });
		// Without any, the observer stays silent.
		requestAnimationFrame(() => setTimeout(resolve, 100, 0));
	}));
}

/** The colour that most of a picture has, decoded by a blank page. */
export async function mainColour(context, png) {
	const blank = await context.newPage();
	const colour = await blank.evaluate(async (base64) => {
		const image = new Image();
		image.src = `data:image/png;base64,${base64}`;
		await image.decode();
		const { width, height } = image;
		const canvas = new OffscreenCanvas(width, height).getContext("2d");
		canvas.drawImage(image, 0, 0);
		const { data } = canvas.getImageData(0, 0, width, height);
		const counts = new Map();
		for (let at = 0; at < data.length; at += 4) {
			const key = data.slice(at, at + 3).join(" ");
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
		return [...counts].sort((one, other) => other[1] - one[1])[0][0];
	}, png.toString("base64"));
	await blank.close();
	return colour;
}
