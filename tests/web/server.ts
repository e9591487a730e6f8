/*
 * A web face to talk to: an HTTP server on loopback whose answers a test
 * chooses, and that remembers what it was asked.
 */
import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { UsageDocument } from "../../src/web/public/token-usage-client.js";

export interface Asked {
	method: string;
	path: string;
	query: URLSearchParams;
	headers: IncomingMessage["headers"];
	body: string;
}

export type Answer = (asked: Asked, response: ServerResponse) => void;

export interface Face {
	baseUrl: string;
	asked: Asked[];
	/** How often a path was asked for. */
	count(path: string): number;
	/** Open answers whose client has not left. */
	open: Set<ServerResponse>;
	answers: Record<string, Answer>;
	stop(): Promise<void>;
}

export const USAGE = "/api/user/token-usage";
export const EVENTS = `${USAGE}/events`;
export const GENERATE = "/api/plugin/generate";

async function bodyOf(request: IncomingMessage): Promise<string> {
	let body = "";
	for await (const piece of request.setEncoding("utf8")) body += piece;
	return body;
}

export async function startFace(
	answers: Record<string, Answer>,
): Promise<Face> {
	const asked: Asked[] = [];
	const open = new Set<ServerResponse>();
	const server = createServer((request, response) => {
		open.add(response);
		response.on("close", () => open.delete(response));
		void bodyOf(request).then((body) => {
			const url = new URL(request.url ?? "/", "http://face");
			const one = {
				method: request.method ?? "",
				path: url.pathname,
				query: url.searchParams,
				headers: request.headers,
				body,
			};
			asked.push(one);
			const answer = face.answers[url.pathname];
			if (answer) answer(one, response);
			else sendError(response, 404, "There is nothing at this path");
		});
	});
	await new Promise<void>((resolve) =>
		server.listen(0, "127.0.0.1", resolve),
	);
	const { port } = server.address() as AddressInfo;
	const face: Face = {
		baseUrl: `http://127.0.0.1:${port}`,
		asked,
		answers,
		open,
		count: (path) => asked.filter((one) => one.path === path).length,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
	return face;
}

export function sendJson(
	response: ServerResponse,
	status: number,
	value: unknown,
	headers: Record<string, string> = {},
): void {
	response.writeHead(status, {
		"Content-Type": "application/json",
		...headers,
	});
	response.end(JSON.stringify(value));
}

export function sendError(
	response: ServerResponse,
	status: number,
	error: string,
	headers: Record<string, string> = {},
): void {
	const code = "SOME_CODE";
	sendJson(response, status, { error, code, requestId: "req_1" }, headers);
}

export function beginEvents(response: ServerResponse): void {
	response.writeHead(200, { "Content-Type": "text/event-stream" });
	response.flushHeaders();
}

/** A user's totals after COUNT requests of 10 and 5 tokens. */
export function totalsAfter(count: number) {
	return {
		promptTokens: 10 * count,
		completionTokens: 5 * count,
		totalTokens: 15 * count,
		requestCount: count,
	};
}

export function updateEvent(userId: string, count: number, id = ""): string {
	const data = JSON.stringify({ userId, tokenUsage: totalsAfter(count) });
	return `${id ? `id: ${id}\n` : ""}event: token-usage-updated\ndata: ${data}\n\n`;
}

export function usageDocument(
	count: number,
	change: Partial<UsageDocument> = {},
): UsageDocument {
	const totals = totalsAfter(count);
	return {
		userId: "ada",
		...totals,
		dailyUsage: count > 0 ? [{ date: "2026-03-01", ...totals }] : [],
		monthlyUsage: count > 0 ? [{ month: "2026-03", ...totals }] : [],
		lastRequestAt: count > 0 ? "2026-03-01T12:00:00.000Z" : null,
		firstRequestAt: count > 0 ? "2026-03-01T12:00:00.000Z" : null,
		averageTokensPerRequest: count > 0 ? 15 : 0,
		todayUsage: 0,
		thisMonthUsage: 0,
		timeZone: "UTC",
		today: "2026-03-03",
		recentSessions: [],
		...change,
	};
}
