/*
 * Why there are no numbers. Reusable; no browser needed.
 */
import type {
	TokenCounts,
	UsageErrorKind,
} from "../public/token-usage-client.js";
import { readRetryAfter } from "./backoff.ts";

export interface UsageErrorFacts {
	status?: number;
	code?: string | undefined;
	requestId?: string | undefined;
	retryAfter?: number | undefined;
	tokenUsage?: TokenCounts | undefined;
}

export class UsageError extends Error {
	override readonly name = "UsageError";
	readonly kind: UsageErrorKind;
	readonly status: number;
	readonly code: string | undefined;
	readonly requestId: string | undefined;
	readonly retryAfter: number | undefined;
	readonly tokenUsage: TokenCounts | undefined;

	constructor(
		kind: UsageErrorKind,
		message: string,
		facts: UsageErrorFacts = {},
	) {
		super(message);
		this.kind = kind;
		this.status = facts.status ?? 0;
		this.code = facts.code;
		this.requestId = facts.requestId;
		this.retryAfter = facts.retryAfter;
		this.tokenUsage = facts.tokenUsage;
	}
}

export function kindOfStatus(status: number): UsageErrorKind {
	if (status === 401 || status === 403) return "denied";
	if (status === 429 || status === 503) return "busy";
	return status >= 500 ? "failed" : "refused";
}

/** True where the same request may succeed a little later. */
export function mayRecover(error: UsageError): boolean {
	return error.kind !== "denied" && error.kind !== "refused";
}

function textOf(value: unknown): string | undefined {
	return typeof value === "string" && value !== "" ? value : undefined;
}

/** True for the four counts with their sum. */
export function isTokenCounts(value: unknown): value is TokenCounts {
	if (typeof value !== "object" || value === null) return false;
	const counts = value as Record<string, unknown>;
	return (
		["promptTokens", "completionTokens", "totalTokens", "requestCount"]
			.every((name) => Number.isFinite(counts[name])) &&
		Number(counts["promptTokens"]) + Number(counts["completionTokens"]) ===
			counts["totalTokens"]
	);
}

/** From an answer that is not 2xx, whoever wrote its body. */
export function errorOfAnswer(
	response: Pick<Response, "status" | "headers">,
	body: string,
): UsageError {
	let members: Record<string, unknown> = {};
	try {
		members = Object(JSON.parse(body)) as Record<string, unknown>;
	} catch {
		// A proxy's page: the status has to say it all.
	}
	const usage = members["tokenUsage"];
	return new UsageError(
		kindOfStatus(response.status),
		textOf(members["error"]) ??
			`The server answered with status ${response.status}`,
		{
			status: response.status,
			code: textOf(members["code"]),
			requestId:
				textOf(members["requestId"]) ??
				textOf(response.headers.get("X-Request-Id")),
			retryAfter: readRetryAfter(
				response.headers.get("Retry-After"),
				Date.now(),
			),
			tokenUsage: isTokenCounts(usage) ? usage : undefined,
		},
	);
}
