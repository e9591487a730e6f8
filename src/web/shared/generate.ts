/*
 * Has a plugin written, with progress where the server can stream, and tells
 * the page of the tokens that it took. Reusable.
 */
import type {
	PluginAnswer,
	PluginProgress,
	PluginRequest,
	TokenCounts,
} from "../public/token-usage-client.js";
import { generateUrl } from "./address.ts";
import { asUsageError, jsonOf, send, textOf, unreadable } from "./api.ts";
import { EventStreamParser, type ServerEvent } from "./event-stream.ts";
import { announce } from "./page.ts";
import { isTokenCounts, kindOfStatus, UsageError } from "./usage-error.ts";

function isAnswer(value: unknown): value is PluginAnswer {
	const { result, tokenUsage } = Object(value) as Partial<PluginAnswer>;
	return Array.isArray(result?.files) && isTokenCounts(tokenUsage);
}

function tell(userId: string, usage: TokenCounts | undefined): void {
	if (!usage) return;
	const { promptTokens, completionTokens, totalTokens, requestCount } = usage;
	announce({
		userId,
		tokenUsage: { promptTokens, completionTokens, totalTokens, requestCount },
	});
}

function bodyOf(request: PluginRequest): string {
	const { prompt, userId, name, complexity } = request;
	return JSON.stringify({ prompt, userId, name, complexity });
}

/** See the client's description. */
export async function generatePlugin(
	request: PluginRequest,
): Promise<PluginAnswer> {
	try {
		const answer = await ask(request);
		tell(request.userId, answer.tokenUsage);
		return answer;
	} catch (error) {
		if (error instanceof UsageError) tell(request.userId, error.tokenUsage);
		throw error;
	}
}

async function ask(request: PluginRequest): Promise<PluginAnswer> {
	const streams = request.onProgress !== undefined;
	const response = await send(generateUrl(request.baseUrl ?? ""), {
		method: "POST",
		headers: {
			"Content-Type": "application/json",
			Accept: streams
				? "text/event-stream, application/json;q=0.9"
				: "application/json",
		},
		body: bodyOf(request),
		fetchToken: request.fetchToken,
		...(request.signal && { signal: request.signal }),
	});
	const type = response.headers.get("Content-Type") ?? "";
	if (response.ok && response.body && /^text\/event-stream/i.test(type)) {
		try {
			return await follow(response, request);
		} catch (error) {
			throw asUsageError(error, request.signal);
		}
	}
	const body = await textOf(response, request.signal);
	const value = jsonOf(body, response);
	if (!isAnswer(value)) throw unreadable(response);
	return value;
}

async function follow(
	response: Response,
	request: PluginRequest,
): Promise<PluginAnswer> {
	const parser = new EventStreamParser();
	const decoder = new TextDecoder();
	const reader = response.body!.getReader();
	for (;;) {
		const { done, value } = await reader.read();
		if (done) break;
		for (const event of parser.feed(
			decoder.decode(value, { stream: true }),
		)) {
			const answer = take(event, response, request);
			if (!answer) continue;
			await reader.cancel();
			return answer;
		}
	}
	throw new UsageError("failed", "The answer broke off", {
		requestId: response.headers.get("X-Request-Id") ?? undefined,
	});
}

/** The answer, once it is there. Throws the error that the stream reports. */
function take(
	event: ServerEvent,
	response: Response,
	request: PluginRequest,
): PluginAnswer | undefined {
	const value = jsonOf(event.data, response);
	if (event.type === "progress") {
		request.onProgress?.(value as PluginProgress);
	} else if (event.type === "error") {
		throw errorOf(value, response);
	} else if (event.type === "result") {
		if (!isAnswer(value)) throw unreadable(response);
		return value;
	}
	return undefined;
}

function errorOf(value: unknown, response: Response): UsageError {
	const { error, code, requestId, status, tokenUsage } = Object(
		value,
	) as Record<string, unknown>;
	const httpStatus = typeof status === "number" ? status : 502;
	return new UsageError(
		kindOfStatus(httpStatus),
		typeof error === "string" ? error : "The generation failed",
		{
			status: httpStatus,
			code: typeof code === "string" ? code : undefined,
			requestId:
				typeof requestId === "string"
					? requestId
					: (response.headers.get("X-Request-Id") ?? undefined),
			tokenUsage: isTokenCounts(tokenUsage) ? tokenUsage : undefined,
		},
	);
}
