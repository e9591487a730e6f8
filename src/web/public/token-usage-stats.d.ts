/*
 * token-usage-stats.js: defines <token-usage-stats>. Importing it on a server
 * does nothing and does not throw. token-usage-react.d.ts and
 * token-usage-vue.d.ts have the types of its use in JSX and in templates.
 */
import type { FetchToken } from "./token-usage-client.js";

export type * from "./token-usage-client.js";

export declare class TokenUsageStats extends HTMLElement {
	/** Attribute user-id. */
	userId: string;
	/** Attribute base-url: where the web face is; preset: this origin. */
	baseUrl: string;
	/** Attribute days, 1 to 366; else the newest 30 days with usage. */
	days: number | undefined;
	/** Attribute time-zone, an IANA name; preset: the deployment's. */
	timeZone: string;
	/** Attribute theme: light, dark, or by the reader's preference. */
	theme: "light" | "dark" | "";
	/** Only a property: a token in an attribute could be read by anybody. */
	fetchToken: FetchToken | undefined;
	/** Asks again now. */
	refresh(): void;
}

/** What a tag may have in JSX or a template. */
export interface TokenUsageStatsAttributes {
	"user-id": string;
	"base-url"?: string;
	days?: number | string;
	"time-zone"?: string;
	theme?: "light" | "dark";
	/** Set as a property by React 19, Preact and Vue. */
	fetchToken?: FetchToken;
	class?: string;
	id?: string;
	slot?: string;
	hidden?: boolean;
}

declare global {
	interface HTMLElementTagNameMap {
		"token-usage-stats": TokenUsageStats;
	}
}
