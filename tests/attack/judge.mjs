// What an answer must never be, whatever was asked. Each function says what is
// wrong with it, or nothing.
import { valuesOf } from "./wire.mjs";

const INSIDE =
	/SELECT |INSERT |UPDATE |SQLSTATE|libpq|PGRES|usage_(event|day|bucket)|pg_(catalog|sleep)|Sanitizer|runtime error|\.[ch]:[0-9]|src\/|\/tmp\/|\/usr\/|\/root\/|\/home\/|core dumped/;
const SECRET = /tm[vs]?_[A-Za-z0-9_-]{43}/;

/** Rows whose answer is a new secret. */
const gives = (route) =>
	route.method === "POST" &&
	/\/(keys|viewer-tokens|session)$/.test(route.path);

/** Rows that ask a provider, who cannot be reached. */
const asksProvider = (route) =>
	route.access === "relay" || route.path.endsWith("/plugin/generate");

function mayFail(request, status) {
	if (status === 501)
		return request.headers.some(([name]) => name === "Transfer-Encoding");
	if (status === 505) return true;
	return asksProvider(request.route) && [502, 503, 504].includes(status);
}

/** Files of the web face answer some of what was meant for a route. */
export function isOfFile(request, answer) {
	return (
		request.face === "web" &&
		valuesOf(answer.headers, "x-request-id").every(
			(id) => !id.startsWith("req_"),
		)
	);
}

function judgeHead(request, answer) {
	const ids = valuesOf(answer.headers, "x-request-id");
	const cache = valuesOf(answer.headers, "cache-control");
	if (valuesOf(answer.headers, "x-injected").length > 0)
		return "a header came from the request";
	if (isOfFile(request, answer) && answer.status < 400) return undefined;
	if (ids.length !== 1 || ids[0].length < 10)
		return `X-Request-Id is ${ids.join(" and ") || "missing"}`;
	if (cache.length !== 1 || !/no-store|private/.test(cache[0]))
		return `Cache-Control is ${cache.join(" and ") || "missing"}`;
	return undefined;
}

function readJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Ours, or one of the providers' own. */
function judgeError(request, answer, body) {
	const own =
		typeof body?.error === "string" && typeof body.code === "string";
	if (own && body.requestId !== valuesOf(answer.headers, "x-request-id")[0])
		return "the id of the request is another in the body";
	if (own || (request.route.access === "relay" && body?.error !== undefined))
		return undefined;
	return "the error has not the shape of one";
}

/** A caller for one user may see no other's numbers. */
function judgeUser(request, answer, body) {
	const told = body?.userId ?? request.caller.user;
	if (request.caller.user === undefined || answer.status !== 200)
		return undefined;
	return told === request.caller.user
		? undefined
		: `the numbers of ${told} were answered`;
}

function judgeAccess(request, answer) {
	if (
		!["none", "wrong"].includes(request.caller.name) ||
		request.route.access === "public"
	)
		return undefined;
	if (isOfFile(request, answer) || answer.status >= 400) return undefined;
	// Preflights, and what a path trick turned into the path of health.
	const text = answer.body.toString("latin1");
	if (answer.status === 204 && request.method === "OPTIONS") return undefined;
	if (answer.status === 200 && /"status":"(healthy|ok)"/.test(text))
		return undefined;
	if (answer.status === 200 && request.method === "HEAD") return undefined;
	return `${request.caller.name} was let in`;
}

function judgeBody(request, answer) {
	const text = answer.body.toString("latin1");
	const type = valuesOf(answer.headers, "content-type")[0] ?? "";
	const headers = answer.headers
		.map((header) => header.join(": "))
		.join("\n");
	if (INSIDE.test(headers)) return "the head shows our inside";
	if (answer.rest.length > 0) return "something comes behind the answer";
	if (isOfFile(request, answer) && answer.status < 400) return undefined;
	if (INSIDE.test(text)) return "the body shows our inside";
	if (SECRET.test(text) && !(gives(request.route) && answer.status < 300))
		return "the body shows a secret";
	if (request.method === "HEAD" || text === "") return undefined;
	if (!type.startsWith("application/json")) return undefined;
	const body = readJson(answer.body.toString("utf8"));
	if (body === undefined) return "the body is no JSON";
	return answer.status >= 400
		? judgeError(request, answer, body)
		: judgeUser(request, answer, body);
}

export function judge(request, answer) {
	if (answer.problem) return answer.problem;
	if (!(answer.status >= 200 && answer.status < 600))
		return `the status is ${answer.status}`;
	if (answer.status >= 500 && !mayFail(request, answer.status))
		return "the server failed";
	return (
		judgeHead(request, answer) ??
		judgeBody(request, answer) ??
		judgeAccess(request, answer)
	);
}
