import assert from "node:assert/strict";
import { test } from "node:test";
import { layOut } from "../../src/web/shared/bar-layout.ts";
import {
	dailySeries,
	describeBar,
	monthlySeries,
} from "../../src/web/shared/bars.ts";
import { Formats } from "../../src/web/shared/format.ts";
import {
	dateIn,
	datesUntil,
	monthsBetween,
} from "../../src/web/shared/period.ts";
import { totalsAfter, usageDocument } from "./server.ts";

const formats = new Formats("en-US");

function daysOf(...dates: string[]) {
	return usageDocument(1, {
		dailyUsage: dates.map((date) => ({ date, ...totalsAfter(2) })),
	});
}

test("the day is that of the zone, not of the browser", () => {
	const moment = Date.parse("2026-02-28T18:20:00Z");
	assert.equal(dateIn("Asia/Kathmandu", moment), "2026-03-01");
	assert.equal(dateIn("America/New_York", moment), "2026-02-28");
});

test("days and months are counted over leap days and new years", () => {
	assert.deepEqual(datesUntil("2028-03-01", 3), [
		"2028-02-28",
		"2028-02-29",
		"2028-03-01",
	]);
	assert.deepEqual(monthsBetween("2025-11", "2026-02", 24), [
		"2025-11",
		"2025-12",
		"2026-01",
		"2026-02",
	]);
	assert.equal(monthsBetween("2020-01", "2026-02", 24).length, 24);
});

test("the days that were asked for are all there, empty ones too", () => {
	const { bars, period } = dailySeries(
		daysOf("2026-02-26", "2026-03-02"),
		7,
		formats,
	);
	assert.deepEqual(
		bars.map((bar) => [bar.key.slice(5), bar.totalTokens, bar.isReported]),
		[
			["02-25", 0, false],
			["02-26", 30, true],
			["02-27", 0, false],
			["02-28", 0, false],
			["03-01", 0, false],
			["03-02", 30, true],
			["03-03", 0, false],
		],
	);
	assert.deepEqual(
		bars.filter((bar) => bar.isRunning).map((bar) => bar.key),
		["2026-03-03"],
	);
	assert.match(period, /^Feb 25\s–\sMar 3, 2026$/u);
});

test("newest days that lie far apart are not drawn as a calendar", () => {
	const { bars, period } = dailySeries(
		daysOf("2024-06-01", "2026-03-02"),
		undefined,
		formats,
	);
	assert.deepEqual(
		bars.map((bar) => bar.key),
		["2024-06-01", "2026-03-02"],
	);
	assert.match(period, /days with usage only$/);
});

test("newest days that lie close together are", () => {
	const { bars } = dailySeries(
		daysOf("2026-02-20", "2026-03-02"),
		undefined,
		formats,
	);
	assert.equal(bars.length, 12);
});

test("months run from the first one with usage to the current one", () => {
	const { bars } = monthlySeries(
		usageDocument(1, {
			monthlyUsage: [{ month: "2025-06", ...totalsAfter(3) }],
		}),
		formats,
	);
	assert.equal(bars[0]?.key, "2025-06");
	assert.equal(bars[0]?.totalTokens, 45);
	assert.equal(bars.at(-1)?.key, "2026-03");
	assert.equal(bars.at(-1)?.isRunning, true);
	assert.equal(bars.length, 10);
});

test("usage of long ago is still shown", () => {
	const { bars } = monthlySeries(
		usageDocument(1, {
			monthlyUsage: [{ month: "2019-06", ...totalsAfter(3) }],
		}),
		formats,
	);
	assert.equal(bars.at(-1)?.key, "2019-06");
	assert.ok(bars.every((bar) => !bar.isRunning));
});

test("a bar says what it is, exactly", () => {
	const [bar] = dailySeries(daysOf("2026-03-03"), 1, formats).bars;
	assert.equal(
		describeBar(bar!, formats),
		"Tue, Mar 3, 2026, so far: 30 tokens · 20 prompt · 10 completion ·" +
			" 2 requests",
	);
	const [empty] = dailySeries(daysOf("2026-03-03"), 2, formats).bars;
	assert.equal(describeBar(empty!, formats), "Mon, Mar 2, 2026: no usage");
});

function layOutDays(count: number, width: number) {
	const { bars } = dailySeries(daysOf("2026-03-03"), count, formats);
	return layOut(bars, {
		width,
		height: 180,
		fontSize: 12,
		write: (value) => formats.compact(value),
	});
}

for (const count of [1, 7, 30, 366]) {
	for (const width of [240, 700]) {
		test(`${count} days in ${width} pixels stay inside, in order`, () => {
			const { bars, columns, plot } = layOutDays(count, width);
			assert.equal(bars.length, count);
			for (const [index, { prompt, completion, whole }] of bars.entries()) {
				const before = bars[index - 1];
				assert.ok(prompt.x >= plot.x - 0.01);
				assert.ok(prompt.x + prompt.width <= width + 0.01);
				assert.ok(!before || before.prompt.x < prompt.x);
				assert.ok(completion.y >= plot.y - 0.01);
				assert.ok(
					Math.abs(whole.height - prompt.height - completion.height) <
						0.001,
				);
			}
			const positions = columns.map(({ at }) => at);
			assert.ok(positions.every((at) => at >= 0 && at <= width));
			assert.ok(columns.length >= 1);
			assert.equal(columns[0]?.text, "Mar 3");
		});
	}
}

test("wide letters have room beside the rows", () => {
	const { bars } = dailySeries(daysOf("2026-03-03"), 7, formats);
	const gutterOf = (unit: string) =>
		layOut(bars, {
			width: 700,
			height: 180,
			fontSize: 12,
			write: (value) => `${value}${unit}`,
		}).plot.x;
	assert.ok(gutterOf("m") >= gutterOf("i") + 7);
});

test("the prompt's part is below, and both are to scale", () => {
	const { prompt, completion, whole } = layOutDays(7, 700).bars.at(-1)!;
	assert.ok(Math.abs(prompt.height - 2 * completion.height) < 0.001);
	assert.ok(Math.abs(completion.y + completion.height - prompt.y) < 0.001);
	assert.ok(Math.abs(whole.y - completion.y) < 0.001);
});
