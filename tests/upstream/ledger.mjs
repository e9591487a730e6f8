/*
 * What the stand-in told whom: an entry for each request, and a sum for each
 * tag's user (what stands before the tag's first ".").
 */

/* Headers that concern one connection, our own, and a browser's. */
const FORBIDDEN = new Set(['connection', 'keep-alive', 'proxy-authenticate',
	'proxy-authorization', 'proxy-connection', 'te', 'trailer',
	'transfer-encoding', 'upgrade', 'cookie', 'forwarded', 'expect',
	'x-forwarded-for', 'x-real-ip']);
const CREDENTIALS = ['authorization', 'x-api-key', 'x-goog-api-key',
	'api-key'];

function isForbidden(name) {
	return FORBIDDEN.has(name) || name.startsWith('x-tokenmeter-');
}

const NOTHING = {
	prompt: 0, completion: 0, cached: 0, written: 0, reasoning: 0,
};

export class Ledger {
	#entries = [];
	#sockets = new WeakMap();
	#connections = 0;

	/* Opens the entry of REQUEST, whose script may not be known yet. */
	open(request) {
		const { socket } = request;
		if (!this.#sockets.has(socket))
			this.#sockets.set(socket, ++this.#connections);
		const names = Object.keys(request.headers);
		const entry = {
			tag: null,
			method: request.method,
			path: request.url,
			connection: this.#sockets.get(socket),
			headers: names.sort(),
			forbidden: names.filter(isForbidden),
			credentials: CREDENTIALS
				.filter((name) => request.headers[name])
				.map((name) =>
					`${name}: ${request.headers[name]}`),
			acceptEncoding: request.headers['accept-encoding'] ?? '',
			model: null,
			served: null,
			upstreamId: null,
			streamed: null,
			status: null,
			/* The last report that was sent; null: none was. */
			usage: null,
			/* Frames that were sent, and waits for a release. */
			sent: 0,
			stalled: 0,
			/* How the answer ended: completed; cut, by the script; or
			 * left, when the client closed the connection before. */
			end: null,
		};
		this.#entries.push(entry);
		return entry;
	}

	/* Those of TAG, oldest first, or all. */
	entries(tag) {
		return this.#entries.filter(
			(entry) => tag === null || entry.tag === tag);
	}

	/* Requests and what was reported, by user. */
	sums() {
		const sums = {};
		for (const entry of this.#entries) {
			const user = (entry.tag ?? '').split('.')[0];
			const sum = sums[user] ??= { requests: 0, ...NOTHING };
			sum.requests++;
			for (const name of Object.keys(NOTHING))
				sum[name] += entry.usage?.[name] ?? 0;
		}
		return sums;
	}

	get connections() {
		return this.#connections;
	}

	clear() {
		this.#entries = [];
	}
}
