// Makes requests of every row of the route table, as everyone, that are wrong
// in one way or in several, and judges the answers.
//
// usage: node tests/attack/fuzz.mjs <SETTINGS
//
// SETTINGS is JSON: `routes` as `tokenmeter routes --json` writes them;
// `callers`, a list of {name, headers, user}, of whom the last may everything;
// `web` and `api`, ports; `socket`, the program's; `seed`; and `count`: how many
// of the cases there are to try, in an order that the seed decides, and beyond
// them by chance.
// Prints what is wrong, and ends with a line of JSON: how many were tried and
// how many tokens were recorded.
import { readFileSync } from "node:fs";
import { judge } from "./judge.mjs";
import {
	BAD_BYTES,
	BODIES,
	GOOD,
	HEADERS,
	METHODS,
	PATH_TRICKS,
	literalsFor,
	textsFor,
} from "./values.mjs";
import { sendFastcgi, sendHttp } from "./wire.mjs";

const settings = JSON.parse(readFileSync(0, "utf8"));
const { routes } = settings.routes;
const WORKERS = 4;
const FINDINGS_SHOWN = 20;

/** Numbers that the seed decides (mulberry32). */
function chanceOf(seed) {
	let state = seed >>> 0;
	return (limit) => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
	};
}

const chance = chanceOf(settings.seed);
const oneOf = (list) => list[chance(list.length)];

function shuffle(list) {
	for (let i = list.length - 1; i > 0; i--) {
		const j = chance(i + 1);
		[list[i], list[j]] = [list[j], list[i]];
	}
	return list;
}

/** The bytes of TEXT for a path or a query; a % and two digits stay. */
const encoded = (text) =>
	[...Buffer.from(text, "utf8")]
		.map((byte) =>
			/[A-Za-z0-9._~-]/.test(String.fromCharCode(byte))
				? String.fromCharCode(byte)
				: `%${byte.toString(16).padStart(2, "0")}`,
		)
		.join("");

const fieldsOf = (route) => [...route.members, ...route.items];

/** A request that is right: what is wrong with it is added by the case. */
function draft(route) {
	const parameters = route.parameters.map((field) => ({
		field,
		raw: encoded(String(field.name === "id" ? 1 : GOOD[field.type])),
		given: field.required,
	}));
	const members = fieldsOf(route)
		.filter((field) => field.required)
		.map((field) => [
			field.name,
			JSON.stringify(
				field.name === "role"
					? "app"
					: GOOD[field.name === "userId" ? "user" : field.type],
			),
		]);
	return {
		route,
		caller: settings.callers.at(-1),
		face: route.path.startsWith("/api/") ? "web" : "api",
		method: route.method === "*" ? "POST" : route.method,
		transport: "http",
		parameters,
		members,
		extraQuery: [],
		trick: (path) => path,
		headers: [],
		type:
			route.bodyLimit > 0
				? (route.mediaTypes[0] ?? "application/json")
				: undefined,
		body: undefined,
		difference: "",
	};
}

function setMember(request, name, literal) {
	request.members = [
		...request.members.filter(([own]) => own !== name),
		[name, literal],
	];
}

function setParameter(request, name, raw) {
	for (const parameter of request.parameters)
		if (parameter.field.name === name)
			Object.assign(parameter, { raw, given: true });
}

/** A case is a row and a change of its request; `say` is what it changes. */
const change = (route, say, apply) => ({ route, say, apply });

const callerCases = (route) =>
	settings.callers.flatMap((caller) =>
		METHODS.map((method) =>
			change(route, `${method} as ${caller.name}`, (request) =>
				Object.assign(request, { caller, method }),
			),
		),
	);

const parameterCases = (route) =>
	route.parameters.flatMap((field) => [
		...[...textsFor(field).map(encoded), ...BAD_BYTES].map((raw) =>
			change(route, `${field.name}=${raw.slice(0, 60)}`, (request) =>
				setParameter(request, field.name, raw),
			),
		),
		change(route, `without ${field.name}`, (request) => {
			request.parameters = request.parameters.filter(
				(own) => own.field !== field,
			);
		}),
		change(route, `${field.name} twice`, (request) =>
			request.extraQuery.push(`${field.name}=bob`, `${field.name}=ada`),
		),
		change(route, `${field.name}%00`, (request) =>
			request.extraQuery.push(`${field.name}%00=bob`),
		),
		change(route, `${field.name}[]`, (request) =>
			request.extraQuery.push(`${field.name}[]=bob`),
		),
	]);

const memberCases = (route) =>
	fieldsOf(route).flatMap((field) => [
		...literalsFor(field).map((literal) =>
			change(
				route,
				`"${field.name}":${literal.slice(0, 60)}`,
				(request) => setMember(request, field.name, literal),
			),
		),
		change(route, `without "${field.name}"`, (request) => {
			request.members = request.members.filter(
				([name]) => name !== field.name,
			);
		}),
		change(route, `"${field.name}" twice`, (request) =>
			request.members.push([field.name, '"bob"'], [field.name, "1"]),
		),
		change(route, `"${field.name}\\u0000"`, (request) =>
			request.members.push([`${field.name}\\u0000`, '"bob"']),
		),
	]);

const bodyCases = (route) =>
	BODIES.map((body) =>
		change(
			route,
			`the body ${JSON.stringify(body.slice(0, 40))}`,
			(request) => {
				request.body = Buffer.from(body, "utf8");
				request.type ??= "application/json";
			},
		),
	);

const largeCases = (route) =>
	[route.bodyLimit, route.bodyLimit + 1]
		.filter((size) => size > 1)
		.map((size) =>
			change(route, `a body of ${size} bytes`, (request) => {
				request.body = Buffer.alloc(size, " ");
			}),
		);

const pathCases = (route) =>
	PATH_TRICKS.map((trick) =>
		change(route, `the path by ${trick}`, (request) =>
			Object.assign(request, { trick }),
		),
	);

const headerCases = (route) =>
	Object.entries(HEADERS).flatMap(([name, values]) =>
		values.map((value) =>
			change(route, `${name}: ${value.slice(0, 60)}`, (request) =>
				request.headers.push([name, value]),
			),
		),
	);

const queryCases = (route) =>
	[
		"&&&",
		"=",
		"%",
		"a=%zz",
		"?",
		"x=1&".repeat(1500),
		"x".repeat(9000),
		"__proto__=1",
		"%00",
		"%0d%0aX-Injected:%201",
	].map((query) =>
		change(route, `the query ${query.slice(0, 40)}`, (request) =>
			request.extraQuery.push(query),
		),
	);

const kinds = [
	callerCases,
	parameterCases,
	memberCases,
	bodyCases,
	largeCases,
	pathCases,
	headerCases,
	queryCases,
];

function pathOf(request) {
	const filled = request.route.path.replace(
		/\{([A-Za-z]+)(\*?)\}/g,
		(_, name, tail) =>
			tail
				? "v1/chat/completions"
				: (request.parameters.find(({ field }) => field.name === name)
						?.raw ?? ""),
	);
	return request.trick(filled);
}

function targetOf(request) {
	const query = request.parameters
		.filter(({ field, given }) => given && field.in === "query")
		.map(({ field, raw }) => `${field.name}=${raw}`);
	query.push(...request.extraQuery);
	return pathOf(request) + (query.length > 0 ? `?${query.join("&")}` : "");
}

function bodyOf(request) {
	if (request.body !== undefined) return request.body;
	if (
		request.route.bodyLimit === 0 ||
		["GET", "HEAD"].includes(request.method)
	)
		return Buffer.alloc(0);
	const members = request.members.map(
		([name, literal]) => `"${name}":${literal}`,
	);
	return Buffer.from(`{${members.join(",")}}`, "utf8");
}

/** nginx waits for a body as long as it was told; the program is told by nginx
 * that there is no more. */
const tellsTooMuch = (headers, body) =>
	headers.some(
		([name, value]) =>
			name === "Content-Length" &&
			Number(value) > body.length &&
			Number(value) < 1e6,
	);

/** What goes over the wire. A page's own origin comes with its cookie. */
function complete(request) {
	const headers = [
		...Object.entries(request.caller.headers),
		...request.headers,
	];
	const names = headers.map(([name]) => name);
	const body = bodyOf(request);
	if (request.caller.headers.Cookie && !names.includes("Origin"))
		headers.push(["Origin", `http://127.0.0.1:${settings[request.face]}`]);
	if (
		request.type !== undefined &&
		body.length > 0 &&
		!names.includes("Content-Type")
	)
		headers.push(["Content-Type", request.type]);
	if (tellsTooMuch(headers, body)) request.transport = "fastcgi";
	if (request.transport === "fastcgi" && !names.includes("Host"))
		headers.push(["Host", `127.0.0.1:${settings[request.face]}`]);
	return { ...request, headers, body, target: targetOf(request) };
}

/** Of one case, or of several of a row at once. */
function build(cases) {
	const request = draft(cases[0].route);
	for (const one of cases) one.apply(request);
	request.difference = cases.map((one) => one.say).join(", ");
	if (chance(3) === 0) request.transport = "fastcgi";
	return complete(request);
}

/** All cases once, then several at once by chance. */
function* requests() {
	const cases = shuffle(
		routes.flatMap((route) => kinds.flatMap((kind) => kind(route))),
	);
	const byRoute = Map.groupBy?.(cases, (one) => one.route) ?? group(cases);
	for (let i = 0; i < settings.count; i++) {
		if (i < cases.length) {
			yield build([cases[i]]);
		} else {
			const own = byRoute.get(oneOf(routes));
			yield build(
				Array.from({ length: 1 + chance(4) }, () => oneOf(own)),
			);
		}
	}
}

function group(cases) {
	const groups = new Map();
	for (const one of cases)
		groups.set(one.route, [...(groups.get(one.route) ?? []), one]);
	return groups;
}

const send = (request) =>
	request.transport === "fastcgi"
		? sendFastcgi(settings.socket, request)
		: sendHttp(settings[request.face], request);

const tally = { tried: 0, wrong: 0, recordedTokens: 0, statuses: {} };

/** What was recorded is what the answer says of events that were sent. */
function countTokens(request, answer) {
	if (answer.status !== 200 || !request.route.path.endsWith("/usage/events"))
		return;
	const answered = JSON.parse(answer.body.toString("utf8"));
	if (answered.recorded !== 1) return;
	const event = JSON.parse(request.body.toString("utf8"));
	const { promptTokens, completionTokens } = Array.isArray(event)
		? event[0]
		: event;
	tally.recordedTokens += promptTokens + completionTokens;
}

function report(request, answer, wrong) {
	tally.wrong += 1;
	if (tally.wrong > FINDINGS_SHOWN) return;
	console.log(
		`${wrong}: ${request.route.method} ${request.route.path} with ${request.difference}`,
	);
	console.log(
		`  ${request.transport} ${request.face} ${request.method} ${request.target.slice(0, 200)} as ${request.caller.name}`,
	);
	console.log(
		`  ${answer.status} ${answer.body?.toString("utf8").slice(0, 300)}`,
	);
}

async function work(queue) {
	for (const request of queue) {
		const answer = await send(request);
		const wrong = judge(request, answer);
		tally.tried += 1;
		tally.statuses[answer.status] =
			(tally.statuses[answer.status] ?? 0) + 1;
		if (wrong !== undefined) report(request, answer, wrong);
		else if (answer.status < 300 && request.method === "POST")
			countTokens(request, answer);
	}
}

const queue = requests();
await Promise.all(Array.from({ length: WORKERS }, () => work(queue)));
console.log(JSON.stringify(tally));
process.exitCode = tally.wrong > 0 ? 1 : 0;
