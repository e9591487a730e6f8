// Requests byte for byte, as no client would send them: to a web server as
// HTTP, or to the program itself as a web server's FastCGI.
import net from "node:net";

const TIMEOUT_MS = 60_000;

/** A header, path or query of any bytes: a character of the text is a byte. */
const bytes = (text) => Buffer.from(text, "latin1");

/** Sends DATA and collects the answer until IS_WHOLE, or the end. */
function exchange(address, data, isWhole) {
	return new Promise((resolve) => {
		const parts = [];
		const socket = net.connect(address);
		const end = (problem) => {
			socket.destroy();
			resolve({ problem, received: Buffer.concat(parts) });
		};
		socket.setTimeout(TIMEOUT_MS, () => end("no answer in time"));
		// Who refuses a body does not always read it.
		socket.on("error", (error) =>
			end(parts.length > 0 ? "" : error.message),
		);
		socket.on("close", () => end(""));
		socket.on("data", (part) => {
			parts.push(part);
			if (isWhole(Buffer.concat(parts))) end("");
		});
		socket.write(data);
	});
}

function readHead(received) {
	const end = received.indexOf("\r\n\r\n");
	if (end < 0) return undefined;
	const [first, ...lines] = received
		.subarray(0, end)
		.toString("latin1")
		.split("\r\n");
	const headers = lines.map((line) => {
		const colon = line.indexOf(":");
		return [
			line.slice(0, colon).toLowerCase(),
			line.slice(colon + 1).trim(),
		];
	});
	const body = received.subarray(end + 4);
	return / 100 /.test(first)
		? readHead(body)
		: { first, lines, headers, body };
}

export const valuesOf = (headers, name) =>
	headers.filter(([own]) => own === name).map(([, value]) => value);

/** The answer to a live stream has no end. */
const isStream = (head) =>
	valuesOf(head?.headers ?? [], "content-type").some((type) =>
		type.startsWith("text/event-stream"),
	);

function withoutChunks(body) {
	const parts = [];
	let at = 0;
	for (;;) {
		const end = body.indexOf("\r\n", at);
		const size =
			end < 0 ? NaN : parseInt(body.toString("latin1", at, end), 16);
		// A stream that is left has no end.
		if (Number.isNaN(size))
			return { body: Buffer.concat(parts), rest: Buffer.alloc(0) };
		if (size === 0)
			return { body: Buffer.concat(parts), rest: body.subarray(end + 4) };
		parts.push(body.subarray(end + 2, end + 2 + size));
		at = end + 4 + size;
	}
}

/** What a server sends behind its answer would be taken for the next one's. */
function split(head, method) {
	const length = valuesOf(head.headers, "content-length")[0];
	if (valuesOf(head.headers, "transfer-encoding").length > 0)
		return withoutChunks(head.body);
	const size = method === "HEAD" ? 0 : Number(length ?? head.body.length);
	return {
		body: head.body.subarray(0, size),
		rest: head.body.subarray(size),
	};
}

const inChunks = (body) =>
	Buffer.concat([
		...(body.length > 0
			? [bytes(`${body.length.toString(16)}\r\n`), body, bytes("\r\n")]
			: []),
		bytes("0\r\n\r\n"),
	]);

/** REQUEST has method, target, headers and body. */
export async function sendHttp(port, request) {
	const lines = [`${request.method} ${request.target} HTTP/1.1`];
	const names = request.headers.map(([name]) => name.toLowerCase());
	if (!names.includes("host")) lines.push(`Host: 127.0.0.1:${port}`);
	lines.push("Connection: close");
	for (const [name, value] of request.headers)
		lines.push(`${name}: ${value}`);
	const framed =
		names.includes("content-length") || names.includes("transfer-encoding");
	if (request.body.length > 0 && !framed)
		lines.push(`Content-Length: ${request.body.length}`);
	const chunked = valuesOf(
		request.headers.map(([name, value]) => [name.toLowerCase(), value]),
		"transfer-encoding",
	).includes("chunked");
	const data = Buffer.concat([
		bytes(`${lines.join("\r\n")}\r\n\r\n`),
		chunked ? inChunks(request.body) : request.body,
	]);
	const { problem, received } = await exchange(
		{ host: "127.0.0.1", port },
		data,
		(sofar) => isStream(readHead(sofar)),
	);
	const head = readHead(received);
	if (head === undefined) return { problem: problem || "no whole answer" };
	const status = Number(/^HTTP\/1\.[01] ([0-9]{3})/.exec(head.first)?.[1]);
	return {
		problem,
		status,
		headers: head.headers,
		...split(head, request.method),
	};
}

const BEGIN = 1;
const END = 3;
const PARAMS = 4;
const STDIN = 5;
const STDOUT = 6;

function record(type, content) {
	const head = Buffer.from([
		1,
		type,
		0,
		1,
		content.length >> 8,
		content.length & 255,
		0,
		0,
	]);
	return Buffer.concat([head, content]);
}

function stream(type, content) {
	const records = [];
	for (let at = 0; at < content.length; at += 65_535) {
		records.push(record(type, content.subarray(at, at + 65_535)));
	}
	return Buffer.concat([...records, record(type, Buffer.alloc(0))]);
}

function variable(name, value) {
	const head = Buffer.alloc(8);
	head.writeUInt32BE((bytes(name).length | 0x80000000) >>> 0, 0);
	head.writeUInt32BE((bytes(value).length | 0x80000000) >>> 0, 4);
	return Buffer.concat([head, bytes(name), bytes(value)]);
}

/** What is in the records of the answer, and whether it has ended. */
function readRecords(received) {
	const parts = [];
	for (let at = 0; at + 8 <= received.length;) {
		const length = received.readUInt16BE(at + 4);
		if (received[at + 1] === END)
			return { content: Buffer.concat(parts), ended: true };
		if (received[at + 1] === STDOUT)
			parts.push(received.subarray(at + 8, at + 8 + length));
		at += 8 + length + received[at + 6];
	}
	return { content: Buffer.concat(parts), ended: false };
}

const decoded = (text) =>
	text.replace(/%([0-9a-fA-F]{2})/g, (_, digits) =>
		String.fromCharCode(parseInt(digits, 16)),
	);

function variables(request) {
	const question = request.target.indexOf("?");
	const path =
		question < 0 ? request.target : request.target.slice(0, question);
	const list = [
		["REQUEST_METHOD", request.method],
		["PATH_INFO", decoded(path)],
		["REQUEST_URI", request.target],
		[
			"QUERY_STRING",
			question < 0 ? "" : request.target.slice(question + 1),
		],
		["SERVER_ADDR", "127.0.0.1"],
		["REMOTE_ADDR", "127.0.0.1"],
		["CONTENT_LENGTH", String(request.body.length)],
	];
	for (const [name, value] of request.headers) {
		const variableName = name.toUpperCase().replaceAll("-", "_");
		if (variableName === "CONTENT_LENGTH") list[6][1] = value;
		else if (variableName === "CONTENT_TYPE")
			list.push([variableName, value]);
		else list.push([`HTTP_${variableName}`, value]);
	}
	return list;
}

/** The same as one FastCGI request to the program's own socket. */
export async function sendFastcgi(path, request) {
	const data = Buffer.concat([
		record(BEGIN, Buffer.from([0, 1, 0, 0, 0, 0, 0, 0])),
		stream(
			PARAMS,
			Buffer.concat(
				variables(request).map(([name, value]) =>
					variable(name, value),
				),
			),
		),
		stream(STDIN, request.body),
	]);
	const { problem, received } = await exchange({ path }, data, (sofar) => {
		const { content, ended } = readRecords(sofar);
		return ended || isStream(readHead(content));
	});
	const head = readHead(readRecords(received).content);
	if (head === undefined) return { problem: problem || "no whole answer" };
	const lines = [head.first, ...head.lines];
	const status = Number(/^Status: ([0-9]{3})/.exec(head.first)?.[1]);
	const badLine = lines.find(
		(line) => !/^[A-Za-z-]+: [^\r\n\0]*$/.test(line),
	);
	return {
		problem:
			badLine === undefined
				? problem
				: `a line of the head is ${JSON.stringify(badLine)}`,
		status,
		headers: head.headers,
		body: head.body,
		rest: Buffer.alloc(0),
	};
}
