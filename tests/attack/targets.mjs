// Writes a request for each row of the route table, for sqlmap: an asterisk
// stands behind each value that it shall try.
//
// usage: node tests/attack/targets.mjs DIRECTORY <SETTINGS
//
// SETTINGS are those of fuzz.mjs. Prints a line per request: its file, how many
// values there are to try, at which level, and the row.
import { readFileSync, writeFileSync } from "node:fs";
import { GOOD } from "./values.mjs";

const directory = process.argv[2];
const settings = JSON.parse(readFileSync(0, "utf8"));
const MARK = "*";

/** What callers say beside the path and the body, and the program reads. */
const HEADERS = {
	"User-Agent": "x",
	Referer: "http://127.0.0.1/",
	Cookie: "tokenmeter=x",
	"Last-Event-ID": "1-2-3",
};

/** Names with "token" in them are tried from level 4 on. */
const RELAY_HEADERS = { ...HEADERS, "X-Tokenmeter-User": "ada" };

/** They are read before the row's own handler: on one row of each access. */
const accesses = new Set();

function headersOf(route) {
	const isFirst = !accesses.has(route.access);
	accesses.add(route.access);
	const marked = isRelay(route) ? RELAY_HEADERS : HEADERS;
	return isFirst ? marked : {};
}

const isRelay = (route) => route.access === "relay";

const goodOf = (field) => {
	if (field.name === "role") return "app";
	if (field.name === "userId") return GOOD.user;
	return GOOD[field.type];
};

/** The value of a member, marked where sqlmap can go on writing. */
function literal(field) {
	const value = goodOf(field);
	if (field.type === "object") return `{"a":"b${MARK}"}`;
	return typeof value === "string" ? `"${value}${MARK}"` : `${value}${MARK}`;
}

function bodyOf(route) {
	if (isRelay(route))
		return `{"model":"m${MARK}","user":"ada${MARK}","messages":[]}`;
	const fields = [...route.members, ...route.items];
	// The sums of the parts are right without those.
	const told = fields.filter(({ name }) => name !== "totalTokens");
	const members = told.map((field) => `"${field.name}":${literal(field)}`);
	return members.length > 0 ? `{${members.join(",")}}` : "";
}

function targetOf(route) {
	const path = route.path.replace(
		/\{([A-Za-z]+)(\*?)\}/g,
		(_, name, tail) => {
			if (tail) return `v1/chat/completions${MARK}`;
			return (name === "id" ? "1" : GOOD.user) + MARK;
		},
	);
	const query = route.parameters
		.filter((field) => field.in === "query")
		.map((field) => `${field.name}=${goodOf(field)}${MARK}`);
	return query.length > 0 ? `${path}?${query.join("&")}` : path;
}

/** A live stream has no end that sqlmap would wait for. */
function methodOf(route) {
	if (route.method === "*") return "POST";
	const isLive = route.method === "GET" && route.path.endsWith("/events");
	return isLive ? "HEAD" : route.method;
}

function requestOf(route) {
	const port = route.path.startsWith("/api/") ? settings.web : settings.api;
	const body = bodyOf(route);
	const headers = headersOf(route);
	const first = Object.keys(headers).length > 0;
	const bearer = settings.callers.at(-1).headers.Authorization;
	const lines = [
		`${methodOf(route)} ${targetOf(route)} HTTP/1.1`,
		`Host: 127.0.0.1:${port}`,
		"Accept: application/json",
		`Authorization: ${bearer}${first ? MARK : ""}`,
		...Object.entries(headers).map(
			([name, value]) => `${name}: ${value}${MARK}`,
		),
	];
	if (body !== "") lines.push("Content-Type: application/json");
	return `${lines.join("\r\n")}\r\n\r\n${body}`;
}

settings.routes.routes.forEach((route, index) => {
	const file = `${directory}/${String(index).padStart(3, "0")}.request`;
	const request = requestOf(route);
	const values = request.split(MARK).length - 1;
	const level = isRelay(route) ? 4 : 3;
	const name = `${route.method} ${route.path}`;
	if (values === 0) return;
	writeFileSync(file, request);
	console.log([file, values, level, name].join("\t"));
});
