/*
 * The requests to the web face: authorization, errors and time limits in one
 * place. Reusable; uses fetch, so it runs in browsers and in Node.
 */
import type {
	FetchToken,
	UsageDocument,
	UsageQuery,
} from "../public/token-usage-client.js";
import { usageUrl } from "./address.ts";
import { tokensOf } from "./bearer-token.ts";
import { dateIn } from "./period.ts";
import { errorOfAnswer, isTokenCounts, UsageError } from "./usage-error.ts";

/** The longest wait for a usage document, in milliseconds. */
const DOCUMENT_TIMEOUT = 20_000;

export interface Sent extends Omit<RequestInit, "headers"> {
	headers?: Record<string, string>;
	fetchToken?: FetchToken | undefined;
}

/**
 * Sends with the page's bearer token, if it has any; where the server refuses
 * that one, once more with a fresh one. Answers of any status resolve. Rejects
 * with UsageError, or as the signal aborts.
 */
export async function send(url: string, sent: Sent): Promise<Response> {
	const { fetchToken, ...init } = sent;
	const tokens = tokensOf(fetchToken);
	if (!tokens) return reach(url, init);
	const token = await tokenOf(tokens);
	const response = await reach(url, authorized(init, token));
	if (response.status !== 401) return response;
	tokens.refuse(token);
	const fresh = await tokenOf(tokens);
	if (fresh === token) return response;
	await response.body?.cancel();
	return reach(url, authorized(init, fresh));
}

function authorized(
	init: Omit<Sent, "fetchToken">,
	token: string,
): Omit<Sent, "fetchToken"> {
	return {
		...init,
		headers: { ...init.headers, Authorization: `Bearer ${token}` },
	};
}

async function tokenOf(tokens: {
	get(): Promise<string>;
}): Promise<string> {
	try {
		return await tokens.get();
	} catch (error) {
		if (error instanceof UsageError) throw error;
		throw new UsageError(
			"denied",
			"This page could not get permission to read the numbers",
		);
	}
}

async function reach(url: string, init: RequestInit): Promise<Response> {
	try {
		return await fetch(url, init);
	} catch (error) {
		throw asUsageError(error, init.signal);
	}
}

/** What fetch or a body rejects with, in our words; aborts stay aborts. */
export function asUsageError(
	error: unknown,
	signal: AbortSignal | null | undefined,
): unknown {
	if (error instanceof UsageError) return error;
	if (signal?.aborted) {
		return signal.reason instanceof DOMException &&
			signal.reason.name === "TimeoutError"
			? new UsageError("timeout", "The server did not answer in time")
			: error;
	}
	return globalThis.navigator?.onLine === false
		? new UsageError("offline", "This device is offline")
		: new UsageError("unreachable", "The server could not be reached");
}

/** The text of an answer; rejects with UsageError unless it is a 2xx. */
export async function textOf(
	response: Response,
	signal?: AbortSignal | null,
): Promise<string> {
	let body: string;
	try {
		body = await response.text();
	} catch (error) {
		throw asUsageError(error, signal);
	}
	if (!response.ok) throw errorOfAnswer(response, body);
	return body;
}

export function jsonOf(body: string, response: Response): unknown {
	try {
		return JSON.parse(body) as unknown;
	} catch {
		throw unreadable(response);
	}
}

export function unreadable(response: Response): UsageError {
	return new UsageError(
		"unreadable",
		"The answer is not one of TokenMeter's; is the base URL right?",
		{
			status: response.status,
			requestId: response.headers.get("X-Request-Id") ?? undefined,
		},
	);
}

function isUsageDocument(value: unknown): value is UsageDocument {
	return (
		isTokenCounts(value) &&
		Array.isArray((value as UsageDocument).dailyUsage) &&
		Array.isArray((value as UsageDocument).monthlyUsage) &&
		typeof (value as UsageDocument).userId === "string"
	);
}

/** What older servers leave out. */
function completed(document: UsageDocument): UsageDocument {
	const timeZone = document.timeZone ?? "UTC";
	return {
		...document,
		recentSessions: document.recentSessions ?? [],
		timeZone,
		today: document.today ?? dateIn(timeZone, Date.now()),
	};
}

/** Reads the usage document; see the client's description. */
export async function fetchUsage(query: UsageQuery): Promise<UsageDocument> {
	const timeout = AbortSignal.timeout(DOCUMENT_TIMEOUT);
	const signal = query.signal
		? anyOf([query.signal, timeout])
		: timeout;
	const response = await send(usageUrl(query.baseUrl ?? "", query), {
		headers: { Accept: "application/json" },
		fetchToken: query.fetchToken,
		signal,
	});
	const value = jsonOf(await textOf(response, signal), response);
	if (!isUsageDocument(value)) throw unreadable(response);
	return completed(value);
}

/** AbortSignal.any, which browsers of 2022 lack. */
export function anyOf(signals: AbortSignal[]): AbortSignal {
	const controller = new AbortController();
	for (const signal of signals) {
		const abort = () => controller.abort(signal.reason);
		if (signal.aborted) abort();
		signal.addEventListener("abort", abort, {
			once: true,
			signal: controller.signal,
		});
	}
	return controller.signal;
}
