/*
 * The page's own requests: with its cookie, never from a cache, in time.
 */
import { anyOf, jsonOf, send, textOf } from "../shared/api.ts";
import { UsageError } from "../shared/usage-error.ts";

const LONGEST_WAIT = 20_000;

export interface Asked {
	method?: string;
	headers?: Record<string, string>;
	/** Sent as JSON. */
	body?: unknown;
	/** What else may break it off. */
	signal?: AbortSignal;
}

/** What went wrong, whatever it was. */
export function failureOf(error: unknown): UsageError {
	return error instanceof UsageError
		? error
		: new UsageError("unreadable", "The answer could not be read");
}

/** A 2xx answer and its text; rejects with UsageError, or as the signal aborts. */
export async function request(
	path: string,
	asked: Asked = {},
): Promise<{ response: Response; body: string }> {
	const { body, headers, method = "GET" } = asked;
	const timeout = AbortSignal.timeout(LONGEST_WAIT);
	const signal = asked.signal ? anyOf([asked.signal, timeout]) : timeout;
	const response = await send(path, {
		method,
		headers: {
			Accept: "application/json",
			...(body !== undefined && { "Content-Type": "application/json" }),
			...headers,
		},
		...(body !== undefined && { body: JSON.stringify(body) }),
		cache: "no-store",
		signal,
	});
	return { response, body: await textOf(response, signal) };
}

/** The answer's JSON, which READ takes apart or throws. */
export async function requestJson<Value>(
	path: string,
	read: (value: unknown, response: Response) => Value,
	asked?: Asked,
): Promise<Value> {
	const { response, body } = await request(path, asked);
	return read(jsonOf(body, response), response);
}
