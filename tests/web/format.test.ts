import assert from "node:assert/strict";
import { test } from "node:test";
import type { Cost } from "../../src/web/public/token-usage-client.js";
import { Formats } from "../../src/web/shared/format.ts";

const formats = new Formats("en-US");

/** Intl writes several kinds of spaces. */
function plain(text: string | undefined): string | undefined {
	return text?.replace(/\s/g, " ");
}

function dollars(amount: string | null, unpricedRequests = 0): Cost {
	return { amount, currency: "USD", unpricedRequests };
}

for (const [cost, requests, amount, note] of [
	[dollars("12.345678"), 8, "$12.34", ""],
	[dollars("12.409"), 8, "$12.40", ""],
	[dollars("1"), 8, "$1.00", ""],
	[dollars("0.19643"), 8, "$0.1964", ""],
	[dollars("0.19643", 3), 8, "≥ $0.1964", "3 requests without a price"],
	[dollars("0.726"), 8, "$0.7260", ""],
	[dollars("0.5"), 8, "$0.50", ""],
	[dollars("0.50001"), 8, "$0.50", ""],
	[dollars("0"), 8, "$0.00", ""],
	[dollars("0"), 0, "$0.00", ""],
	[dollars("0.000123"), 8, "$0.00012", ""],
	[dollars("12.409", 3), 8, "≥ $12.40", "3 requests without a price"],
	[dollars("12", 3), 8, "≥ $12.00", "3 requests without a price"],
	[dollars("0.0099", 1), 8, "≥ $0.0099", "1 request without a price"],
	[dollars("0.000129", 1), 8, "≥ $0.00012", "1 request without a price"],
	[dollars("0", 8), 8, "—", "8 requests without a price"],
	[dollars(null, 8), 8, "—", "8 requests without a price"],
	[null, 1, "—", ""],
	[dollars("1234567890.129"), 8, "$1,234,567,890.12", ""],
	[
		{ amount: "129.9", currency: "JPY", unpricedRequests: 1 },
		8,
		"≥ ¥129",
		"1 request without a price",
	],
] as const) {
	test(`a cost of ${JSON.stringify(cost)} reads ${amount}`, () => {
		const text = formats.cost(cost, requests);
		assert.deepEqual(
			{ amount: plain(text?.amount), note: text?.note },
			{ amount, note },
		);
	});
}

for (const [cost, words] of [
	[dollars("12.409"), "$12.40"],
	[dollars("12.409", 3), "at least $12.40, 3 requests without a price"],
	[dollars("0", 8), "no price known"],
	[dollars(null, 8), "no price known"],
	[null, "no price known"],
] as const) {
	test(`in a sentence ${JSON.stringify(cost)} is "${words}"`, () => {
		assert.equal(formats.cost(cost, 8)?.words, words);
	});
}

test("a change has a minus sign, not a hyphen", () => {
	assert.equal(formats.change(-0.114), "−11%");
	assert.equal(formats.change(0.5), "+50%");
	assert.equal(formats.change(0), "0%");
});

test("a server that knows no costs has none shown", () => {
	assert.equal(formats.cost(undefined, 8), undefined);
});

test("numbers are compact in cards, exact in tables", () => {
	assert.equal(formats.compact(36_629), "36.6K");
	assert.equal(formats.exact(36_629), "36,629");
	assert.equal(formats.compact(999), "999");
	assert.equal(formats.counted(1, "request"), "1 request");
	assert.equal(formats.counted(1_200, "request"), "1,200 requests");
});

test("the reader's locale decides, one that is none does not break it", () => {
	assert.equal(new Formats("de-DE").exact(36_629), "36.629");
	assert.equal(plain(new Formats("de-DE").date("2026-03-01")), "1. März");
	assert.ok(new Formats("not a locale").exact(1));
});

test("a calendar date is that date wherever the reader is", () => {
	const zone = process.env["TZ"];
	for (const place of ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"]) {
		process.env["TZ"] = place;
		assert.equal(formats.date("2026-03-01", "long"), "Sun, Mar 1, 2026");
		assert.equal(formats.month("2026-03", "long"), "March 2026");
	}
	if (zone === undefined) delete process.env["TZ"];
	else process.env["TZ"] = zone;
});

test("a moment is told in the zone of the numbers", () => {
	const moment = "2026-03-01T20:00:00Z";
	const now = Date.parse("2026-03-02T00:00:00Z");
	assert.equal(
		plain(formats.moment(moment, "Asia/Kathmandu", now)),
		"Mar 2, 1:45 AM",
	);
	assert.match(
		formats.moment("2025-12-31T12:00:00Z", "UTC", now),
		/2025/,
		"another year is named",
	);
});

test("an hour before ten has the digits its locale gives it", () => {
	const moment = Date.parse("2026-03-01T03:07:00Z");
	const hours = (locale: string) => {
		const formats = new Formats(locale);
		return [
			plain(formats.moment(moment, "UTC", moment)),
			plain(formats.clock(moment, "second")),
		];
	};
	const zone = process.env["TZ"];
	process.env["TZ"] = "UTC";
	assert.deepEqual(hours("en-US"), ["Mar 1, 3:07 AM", "3:07:00 AM"]);
	assert.deepEqual(hours("en-GB"), ["1 Mar, 03:07", "03:07:00"]);
	assert.deepEqual(hours("de"), ["1. März, 03:07", "03:07:00"]);
	assert.deepEqual(hours("es"), ["1 mar, 3:07", "3:07:00"]);
	if (zone === undefined) delete process.env["TZ"];
	else process.env["TZ"] = zone;
});
