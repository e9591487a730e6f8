/* Sends an answer the way its script wants, and keeps its entry in the ledger
 * up to date. */
import { constants, createGzip } from 'node:zlib';
import { framings } from './framing.mjs';

const ENDLESS_PIECE = Buffer.alloc(65536, 'e');

/* The way to the client: as it is, or compressed. */
class Output {
	#response;
	#gzip = null;
	#split;

	constructor(response, gzip, split) {
		this.#response = response;
		this.#split = split;
		if (gzip) {
			this.#gzip = createGzip();
			this.#gzip.pipe(response);
		}
	}

	get open() {
		return !this.#response.destroyed;
	}

	/* Returns when the kernel has it. */
	async #writePiece(piece) {
		const sink = this.#gzip ?? this.#response;
		await new Promise((resolve) => sink.write(piece, resolve));
		if (this.#gzip)
			await new Promise((resolve) => this.#gzip.flush(
				constants.Z_SYNC_FLUSH, resolve));
	}

	async write(data) {
		const step = this.#split || data.length;
		for (let at = 0; at < data.length && this.open; at += step)
			await this.#writePiece(data.subarray(at, at + step));
	}

	async end() {
		const sink = this.#gzip ?? this.#response;
		sink.end();
		if (this.open && !this.#response.writableFinished)
			await new Promise((resolve) => {
				this.#response.once('finish', resolve);
				this.#response.once('close', resolve);
			});
	}
}

function pseudoRandomBytes(length) {
	const bytes = Buffer.alloc(length);
	let state = 12345;
	for (let i = 0; i < length; i++) {
		state = (state * 1103515245 + 12345) % 2147483648;
		bytes[i] = state >> 16;
	}
	return bytes;
}

/* The frames of ANSWER by PROTOCOL, with what is wrong with them. */
function framesOf(answer, protocol, script) {
	const framing = framings[answer.framing];
	if (script.garbage)
		return [{ data: pseudoRandomBytes(4096) }];
	if (script.failing && !answer.tellsFailure)
		return framing.frames([protocol.errorEvent('It failed')],
			script);
	const frames = framing.frames(answer.events, script);
	if (script.error >= 0) {
		const [broken] = framing.frames(
			[protocol.errorEvent('It broke')], script);
		frames.splice(script.error, frames.length, broken);
	}
	return frames;
}

function headersOf(answer, frames, script, gzip) {
	const headers = {
		'content-type': script.type?.replace('.', '/') ??
			framings[answer.framing].type,
		'x-ratelimit-remaining-requests': '99',
		'set-cookie': 'upstream=1',
	};
	if (gzip)
		headers['content-encoding'] = 'gzip';
	else if (answer.framing === 'json')
		headers['content-length'] = frames.reduce(
			(sum, { data }) => sum + data.length, 0);
	if (script.close === 'now')
		headers.connection = 'close';
	return headers;
}

async function sendEndlessLine(output, length) {
	await output.write(Buffer.from('data: {"object":"'));
	for (let sent = 0; sent < length && output.open;
		sent += ENDLESS_PIECE.length)
		await output.write(ENDLESS_PIECE);
}

/* True: the answer must not go on. */
async function meetsAccident(at, { response, script, entry, gates, signal }) {
	if (script.stall === at || (script.paced && at > 0)) {
		entry.stalled++;
		await gates.wait(script.tag, signal);
	}
	if (script.cut === at || script.reset === at)
		entry.end = 'cut';
	/* The client gets what was sent, but no end of it. */
	if (script.cut === at)
		response.socket.end();
	/* Not even that. */
	if (script.reset === at)
		response.socket.resetAndDestroy();
	return entry.end === 'cut' || signal.aborted;
}

/* Sends FRAMES; true: they ended as they should. */
async function sendFrames(output, frames, call) {
	const { script, entry } = call;
	for (const [i, { data, report }] of frames.entries()) {
		if (i > 0 && await meetsAccident(i, call))
			return false;
		/* Whoever sees the last byte of it may look here next. */
		if (report !== undefined)
			entry.usage = report;
		entry.sent++;
		await output.write(data);
		if (script.endless > 0 && i === 0) {
			await sendEndlessLine(output, script.endless);
			entry.end = 'cut';
			call.response.socket?.end();
			return false;
		}
	}
	if (script.ragged) {
		entry.end = 'cut';
		call.response.socket?.end();
		return false;
	}
	return !await meetsAccident(frames.length, call);
}

/*
 * Sends ANSWER, an object of a protocol's routes.
 *
 * call: {request, response, protocol, script, entry, gates, signal}, whose
 * signal is aborted when the client's connection closes.
 */
export async function deliver(answer, call) {
	const { request, response, protocol, script, entry } = call;
	const frames = framesOf(answer, protocol, script);
	const gzip = !script.plain &&
		/\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
	if (await meetsAccident(0, call))
		return;
	entry.status = 200;
	response.writeHead(200, headersOf(answer, frames, script, gzip));
	response.flushHeaders();
	const output = new Output(response, gzip, script.split);
	if (!await sendFrames(output, frames, call))
		return;
	/* Before the end reaches the client, who may look here next. */
	entry.end = 'completed';
	await output.end();
	if (script.close === 'idle')
		request.socket.end();
}

/* An error in the vendor's shape. */
export function refuse({ response, protocol, script, entry }, message) {
	const { status } = script;
	const headers = {
		'content-type': 'application/json',
		'x-request-id': entry.upstreamId,
	};
	if (script['retry-after'] !== null)
		headers['retry-after'] = script['retry-after'];
	entry.status = status;
	entry.end = 'completed';
	response.writeHead(status, headers);
	response.end(JSON.stringify(protocol.errorBody(status, message)));
}
