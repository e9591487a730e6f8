/*
 * token-usage-client.js: one user's token usage, for pages that bring their
 * own interface. Importing it on a server does nothing and does not throw.
 */

export interface TokenCounts {
	promptTokens: number;
	completionTokens: number;
	/** Their sum. */
	totalTokens: number;
	requestCount: number;
}

export interface Cost {
	/** Decimal text, of the requests that have a price; null if none has. */
	amount: string | null;
	/** ISO 4217, such as USD. */
	currency: string;
	/** Requests that the amount leaves out, as their price is not known. */
	unpricedRequests: number;
}

export interface DayUsage extends TokenCounts {
	/** YYYY-MM-DD in the document's zone. */
	date: string;
	/** Servers before the provider paths had none. */
	cost?: Cost | null;
}

export interface MonthUsage extends TokenCounts {
	/** YYYY-MM in the document's zone. */
	month: string;
	cost?: Cost | null;
}

export interface ModelUsage extends TokenCounts {
	provider: string | null;
	model: string | null;
	cost?: Cost | null;
}

export interface RecentSession {
	requestId: string;
	/** RFC 3339, UTC. */
	timestamp: string;
	operation: string | null;
	provider: string | null;
	model: string | null;
	promptTokens: number;
	completionTokens: number;
	totalTokens: number;
	/** The same as totalTokens. */
	tokens: number;
	pluginName: string | null;
	cost?: Cost | null;
}

/** What GET /api/user/token-usage answers. */
export interface UsageDocument extends TokenCounts {
	userId: string;
	/** Ascending; days without usage are left out. */
	dailyUsage: DayUsage[];
	/** Ascending; months without usage are left out. */
	monthlyUsage: MonthUsage[];
	lastRequestAt: string | null;
	firstRequestAt: string | null;
	averageTokensPerRequest: number;
	todayUsage: number;
	thisMonthUsage: number;
	/** IANA name. */
	timeZone: string;
	/** YYYY-MM-DD in that zone, when the server answered. */
	today: string;
	/** At most ten, newest first. */
	recentSessions: RecentSession[];
	cost?: Cost | null;
	/** By provider and model, most tokens first. */
	modelUsage?: ModelUsage[];
}

/** A bearer token, alone or with the time it ends (RFC 3339). */
export type BearerToken = string | { token: string; expiresAt?: string | null };

/**
 * Brings a fresh bearer token. It is called when one is first needed, shortly
 * before the last one ends, and once after a 401.
 */
export type FetchToken = () => Promise<BearerToken> | BearerToken;

export interface Connection {
	userId: string;
	/** Where the web face is; preset: the page's own origin. */
	baseUrl?: string;
	fetchToken?: FetchToken;
}

export interface UsageQuery extends Connection {
	/** 1 to 366: today and the days before; else the newest 30 with usage. */
	days?: number;
	/** IANA name; preset: the deployment's. */
	timeZone?: string;
	signal?: AbortSignal;
}

export interface PluginRequest extends Connection {
	/** 1 to 20,000 characters. */
	prompt: string;
	name?: string;
	/** 1 to 10. */
	complexity?: number;
	signal?: AbortSignal;
	/** Called while the model writes, where the server can stream. */
	onProgress?: (progress: PluginProgress) => void;
}

export interface PluginProgress {
	/** Written so far. */
	characters: number;
	/** Paths begun so far, or how many. */
	files: string[] | number;
}

export interface PluginFile {
	path: string;
	content: string;
}

export interface PluginAnswer {
	result: { pluginName: string; message: string; files: PluginFile[] };
	/** The user's totals after this request, and this request's tokens. */
	tokenUsage: TokenCounts & { tokensUsedThisRequest: number };
}

/** What the window event token-usage-updated carries. */
export interface TokenUsageUpdate {
	/** Absent: it may be anybody's. */
	userId?: string;
	/** The user's totals. */
	tokenUsage?: TokenCounts;
}

export type UsageErrorKind =
	/** The browser has no network. */
	| "offline"
	/** No answer came. */
	| "unreachable"
	/** No answer came in time. */
	| "timeout"
	/** 401 or 403. */
	| "denied"
	/** 429 or 503. */
	| "busy"
	/** Another 4xx. */
	| "refused"
	/** Another 5xx. */
	| "failed"
	/** An answer that is not TokenMeter's. */
	| "unreadable";

export declare class UsageError extends Error {
	constructor(kind: UsageErrorKind, message: string);
	readonly kind: UsageErrorKind;
	/** HTTP; 0 without an answer. */
	readonly status: number;
	/** Such as USER_ID_REQUIRED. */
	readonly code?: string;
	/** What to tell the operator. */
	readonly requestId?: string;
	/** Seconds to wait, where the server said so. */
	readonly retryAfter?: number;
	/** The user's totals, where a failed generation has used tokens. */
	readonly tokenUsage?: TokenCounts;
}

/** Reads the usage document. Rejects with UsageError, or as SIGNAL aborts. */
export declare function fetchUsage(query: UsageQuery): Promise<UsageDocument>;

/**
 * Has a plugin written, then dispatches token-usage-updated on window with
 * {userId, tokenUsage}; also when it fails after tokens were used.
 */
export declare function generatePlugin(
	request: PluginRequest,
): Promise<PluginAnswer>;

/**
 * Calls LISTENER with each token-usage-updated of the user, from this page or
 * from the server's live stream; returns what ends it. However many subscribe,
 * the page has one live connection for each user and server.
 */
export declare function subscribe(
	connection: Connection,
	listener: (update: TokenUsageUpdate) => void,
): () => void;

declare global {
	interface WindowEventMap {
		"token-usage-updated": CustomEvent<TokenUsageUpdate | null>;
	}
}
