/*
 * The compiler compares what the shipped types promise with what is there; the
 * suite's check "types" fails where they differ.
 */
import * as client from "../../src/web/client/token-usage-client.ts";
import type * as promisedClient from "../../src/web/public/token-usage-client.js";
import type * as promisedStats from "../../src/web/public/token-usage-stats.js";
import type { TokenUsageStats } from "../../src/web/stats/token-usage-stats.ts";

/** Nothing more and nothing less than is promised. */
type SameNames<One, Other> = [keyof One, keyof Other] extends [
	keyof Other,
	keyof One,
]
	? true
	: never;

export const kept: Pick<
	typeof promisedClient,
	"fetchUsage" | "generatePlugin" | "subscribe" | "UsageError"
> = client;

export const names: SameNames<typeof client, typeof promisedClient> = true;

export const element = (
	one: TokenUsageStats,
): Pick<
	promisedStats.TokenUsageStats,
	| "userId"
	| "baseUrl"
	| "days"
	| "timeZone"
	| "theme"
	| "fetchToken"
	| "refresh"
> => one;
