// <token-usage-stats> as a test of an embedding page sees it.

import { written } from "./dashboard.mjs";
import { site } from "./site.mjs";
import { until } from "./test.mjs";

/** What the cards say to a screen reader, and what stands under two of them. */
function saidOf(document) {
	const cards = Object.entries({
		"Total tokens": document.totalTokens,
		"Requests": document.requestCount,
		"Tokens today": document.todayUsage,
		"Tokens this month": document.thisMonthUsage,
	}).map(([label, count]) => `${label}, ${written(count)}`);
	return [...cards, `${written(document.promptTokens)} prompt`,
		`${written(document.completionTokens)} completion`,
		`${written(document.averageTokensPerRequest)} tokens on average`];
}

/** Waits until the cards have what the server says of USER. */
export async function showsUsage(page, user) {
	const cards = page.locator("token-usage-stats .card");
	return until(`the numbers of ${user}`, async () => {
		const document = await site.usage(user);
		const said = await cards.evaluateAll((all) => all.flatMap((card) =>
			[card.ariaLabel, ...card.innerText.split("\n").map((line) =>
				line.trim())]));
		return saidOf(document).every((text) => said.includes(text)) && document;
	});
}

/** Records usage of USER and waits until PAGE shows it by itself. */
export async function followsUsage(page, user) {
	await page.getByText("Live", { exact: true }).waitFor();
	const { totalTokens } = await showsUsage(page, user);
	await site.record({ userId: user, promptTokens: 1234,
		completionTokens: 567, model: "gpt-4.1" });
	const after = await showsUsage(page, user);
	if (after.totalTokens !== totalTokens + 1801)
		throw new Error(`${after.totalTokens} after ${totalTokens}`);
}
