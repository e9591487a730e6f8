/*
 * Numbers, money and times as the reader's locale writes them. Reusable; no
 * browser needed.
 */
import type { Cost } from "../public/token-usage-client.js";
import { dateAsMoment, dateIn } from "./period.ts";

/** What the unpriced part of a cost is called, and a cost that is not known. */
export interface CostText {
	/** Such as "$12.40", "≥ $12.40" or "—". */
	amount: string;
	/** Such as "3 requests without a price"; empty when all have one. */
	note: string;
	/** Both in a sentence, such as "at least $12.40, 3 requests without a price". */
	words: string;
}

const NO_PRICE = "—";
const UNKNOWN_COST = { amount: null, currency: "", unpricedRequests: 0 };

/** Digits behind those of the currency, of amounts below one. */
const SMALL_DIGITS = 2;

/** A decimal text with at most DIGITS behind the point, never rounded up. */
function cut(amount: string, digits: number): string {
	const [whole, fraction = ""] = amount.split(".");
	return digits > 0 ? `${whole}.${fraction.slice(0, digits)}` : whole!;
}

/** How many digits of AMOUNT are shown where its currency has CENTS. */
function digitsOf(amount: string, cents: number): number {
	const fraction = amount.split(".")[1] ?? "";
	const zeros = /^0*/.exec(fraction)![0].length;
	const digits = Math.max(cents, zeros) + SMALL_DIGITS;
	const isSmall = Math.abs(Number(amount)) < 1;
	return isSmall && /[1-9]/.test(fraction.slice(cents, digits))
		? digits
		: cents;
}

/* A page's first use of Intl takes longer than all of its other script, so
 * nothing is made before there is something to write. */
export class Formats {
	readonly #wanted: string | undefined;
	#locale: string | undefined;
	#exact: Intl.NumberFormat | undefined;
	#compact: Intl.NumberFormat | undefined;
	#plural: Intl.PluralRules | undefined;
	/** By currency and digits. */
	readonly #currencies = new Map<string, Intl.NumberFormat>();
	/** By zone and options: making one takes longer than a hundred uses. */
	readonly #times = new Map<string, Intl.DateTimeFormat>();
	#hour?: "numeric" | "2-digit";

	/** LOCALE: preset is the reader's; one nobody knows is replaced by it. */
	constructor(locale?: string) {
		this.#wanted = locale;
	}

	get locale(): string {
		this.#locale ??= supported(this.#wanted);
		return this.#locale;
	}

	/** A change of PART, such as "+12%" or "−12%". */
	change(part: number): string {
		return new Intl.NumberFormat(this.locale, {
			style: "percent",
			signDisplay: "exceptZero",
			maximumFractionDigits: 0,
		})
			.formatToParts(part)
			.map(({ type, value }) =>
				// Some locales write a hyphen, which is easily overlooked.
				type === "minusSign" ? value.replace("-", "−") : value,
			)
			.join("");
	}

	exact(count: number): string {
		this.#exact ??= new Intl.NumberFormat(this.locale);
		return this.#exact.format(count);
	}

	/** At most three digits that count, such as 36.6K. */
	compact(count: number): string {
		this.#compact ??= new Intl.NumberFormat(this.locale, {
			notation: "compact",
			maximumSignificantDigits: 3,
		});
		return this.#compact.format(count);
	}

	/** A count with its noun, such as "1 request". */
	counted(count: number, one: string, many = `${one}s`): string {
		this.#plural ??= new Intl.PluralRules("en");
		const noun = this.#plural.select(count) === "one" ? one : many;
		return `${this.exact(count)} ${noun}`;
	}

	/**
	 * Undefined where the server says nothing of costs. What is shown is cut,
	 * not rounded, lower bound or not: parts never add up to more than the
	 * whole that stands beside them.
	 */
	cost(cost: Cost | null | undefined, requests: number): CostText | undefined {
		if (cost === undefined) return undefined;
		const { amount, currency, unpricedRequests } = cost ?? UNKNOWN_COST;
		const note =
			unpricedRequests > 0
				? `${this.counted(unpricedRequests, "request")} without a price`
				: "";
		const nothingPriced = requests > 0 && unpricedRequests >= requests;
		if (amount === null || nothingPriced) {
			return { amount: NO_PRICE, note, words: "no price known" };
		}
		const money = this.#money(amount, currency);
		return unpricedRequests > 0
			? {
					amount: `≥\u00A0${money}`,
					note,
					words: `at least ${money}, ${note}`,
				}
			: { amount: money, note, words: money };
	}

	#money(amount: string, currency: string): string {
		const { maximumFractionDigits: cents = 2 } =
			this.#currency(currency).resolvedOptions();
		const digits = digitsOf(amount, cents);
		// As text: where the engine can, no digit is lost.
		const text = cut(amount, digits) as `${number}`;
		return this.#currency(currency, digits).format(text);
	}

	/** DIGITS: behind the point; preset are the currency's own. */
	#currency(currency: string, digits?: number): Intl.NumberFormat {
		const key = `${currency} ${digits}`;
		let format = this.#currencies.get(key);
		if (!format) {
			format = new Intl.NumberFormat(this.locale, {
				style: "currency",
				currency,
				...(digits !== undefined && {
					minimumFractionDigits: digits,
					maximumFractionDigits: digits,
				}),
			});
			this.#currencies.set(key, format);
		}
		return format;
	}

	/** A calendar date (YYYY-MM-DD). */
	date(date: string, style: "short" | "long" = "short"): string {
		return this.#time(dateAsMoment(date), "UTC", {
			month: "short",
			day: "numeric",
			...(style === "long" && { weekday: "short", year: "numeric" }),
		});
	}

	/** From one calendar date to another, with the year. */
	dateRange(first: string, last: string): string {
		return this.#timeFormat("UTC", {
			month: "short",
			day: "numeric",
			year: "numeric",
		}).formatRange(dateAsMoment(first), dateAsMoment(last));
	}

	/** A month (YYYY-MM). */
	month(month: string, style: "short" | "long" = "short"): string {
		return this.#time(dateAsMoment(month), "UTC", {
			month: style,
			year: "numeric",
		});
	}

	/** From one month to another. */
	monthRange(first: string, last: string): string {
		return this.#timeFormat("UTC", {
			month: "short",
			year: "numeric",
		}).formatRange(dateAsMoment(first), dateAsMoment(last));
	}

	/** The day of a moment, in a zone. */
	day(moment: number | string, timeZone: string): string {
		return this.#time(new Date(moment).getTime(), timeZone, {
			month: "short",
			day: "numeric",
			year: "numeric",
		});
	}

	/** The day and the minute, in a zone; the year unless it is NOW's. */
	moment(moment: number | string, timeZone: string, now: number): string {
		const milliseconds = new Date(moment).getTime();
		const year = (one: number) => dateIn(timeZone, one).slice(0, 4);
		return this.#time(milliseconds, timeZone, {
			month: "short",
			day: "numeric",
			hour: this.#hourDigits(),
			minute: "2-digit",
			...(year(milliseconds) !== year(now) && { year: "numeric" }),
		});
	}

	/** A moment on the reader's own clock. */
	clock(moment: number, precision: "minute" | "second" = "minute"): string {
		return this.#time(moment, undefined, {
			hour: this.#hourDigits(),
			minute: "2-digit",
			...(precision === "second" && { second: "2-digit" }),
		});
	}

	/**
	 * "2-digit" where the locale itself writes 09:30, "numeric" where it writes
	 * 9:30: asked for single fields, "numeric" would be 9:30 for all of them.
	 */
	#hourDigits(): "numeric" | "2-digit" {
		if (!this.#hour) {
			const nine = this.#timeFormat("UTC", { timeStyle: "short" })
				.formatToParts(9 * 3_600_000)
				.find(({ type }) => type === "hour")!.value;
			this.#hour = nine.length > 1 ? "2-digit" : "numeric";
		}
		return this.#hour;
	}

	#time(
		moment: number,
		timeZone: string | undefined,
		options: Intl.DateTimeFormatOptions,
	): string {
		return this.#timeFormat(timeZone, options).format(moment);
	}

	#timeFormat(
		timeZone: string | undefined,
		options: Intl.DateTimeFormatOptions,
	): Intl.DateTimeFormat {
		const key = JSON.stringify([timeZone, options]);
		let format = this.#times.get(key);
		if (!format) {
			format = new Intl.DateTimeFormat(this.locale, {
				...options,
				...(timeZone && { timeZone }),
			});
			this.#times.set(key, format);
		}
		return format;
	}
}

function supported(locale: string | undefined): string {
	try {
		return new Intl.NumberFormat(locale || undefined).resolvedOptions().locale;
	} catch {
		return new Intl.NumberFormat().resolvedOptions().locale;
	}
}
