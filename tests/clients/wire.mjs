/*
 * What crosses, byte by byte: answers come as they are and at once, and
 * headers only where they belong.
 */
import { holds, is, run } from './lib/check.mjs';
import { CONFIGURED_KEY, connections, ledger, meter, recorded, recordedCount,
	release, stalled, STAND_IN, until } from './lib/meter.mjs';

const MESSAGES = [{ role: 'user', content: 'Say' }];

/* PATH at the stand-in, and PLACE before it at a program. */
const STREAMS = {
	'openai-chat': {
		place: '/openai',
		path: () => '/v1/chat/completions',
		body: { messages: MESSAGES, stream: true,
			stream_options: { include_usage: true } },
	},
	'openai-responses': {
		place: '/openai',
		path: () => '/v1/responses',
		body: { input: 'Say', stream: true },
	},
	anthropic: {
		place: '/anthropic',
		path: () => '/v1/messages',
		body: { messages: MESSAGES, max_tokens: 9, stream: true },
	},
	'gemini-events': {
		place: '/gemini',
		path: (model) => `/v1beta/models/${model}` +
			':streamGenerateContent?alt=sse',
		body: { contents: [] },
	},
	'gemini-array': {
		place: '/gemini',
		path: (model) => `/v1beta/models/${model}` +
			':streamGenerateContent',
		body: { contents: [] },
	},
	ollama: {
		place: '/ollama',
		path: () => '/api/chat',
		body: { messages: MESSAGES },
	},
};

const HEADERS = {
	'content-type': 'application/json',
	/* As a program does that reads bytes. */
	'accept-encoding': 'identity',
};

function send(base, { place, path, body }, model, user, headers = {}) {
	const url = base + (base === STAND_IN ? '' : place) + path(model);
	return fetch(url, {
		method: 'POST',
		/* Ends a test that has failed. */
		signal: AbortSignal.timeout(90000),
		headers: { ...HEADERS, 'x-tokenmeter-user': user, ...headers },
		body: JSON.stringify({ model, ...body }),
	});
}

const WAYS = ['', ';split=1', ';crlf;comments;pings;split=5', ';wide=3000000',
	';type=application.octet-stream', ';garbage', ';failing', ';error=2',
	';status=429;retry-after=9', ';plain'];

async function isSame(name, stream, way, at) {
	const tag = `wire-bytes-${name}-${at}`;
	const model = `stand-in;tag=${tag}${way}`;
	const direct = await send(STAND_IN, stream, model, tag);
	const metered = await send(meter(), stream, model, tag);
	const seen = (response) => [response.status,
		response.headers.get('content-type'),
		response.headers.get('retry-after'),
		response.headers.get('x-ratelimit-remaining-requests')];
	is(`${tag}${way}: head`, seen(metered), seen(direct));
	is(`${tag}${way}: cookies`, metered.headers.get('set-cookie'), null);
	const [expected, actual] = [await direct.arrayBuffer(),
		await metered.arrayBuffer()].map(
		(bytes) => Buffer.from(bytes));
	holds(`${tag}${way}: the same ${expected.length} bytes ` +
		`(${actual.length})`, actual.equals(expected));
}

/* The next part is let go when one has arrived, so that an answer that is held
 * back anywhere never ends. */
async function isImmediate(name, stream) {
	const tag = `wire-at-once-${name}`;
	const response = await send(meter(), stream,
		`stand-in;tag=${tag};paced`, tag);
	let released = 0;
	for await (const part of response.body) {
		const entry = await stalled(tag, released + 1);
		holds(`${tag}: ${part.length} bytes are here, and the ` +
			'stand-in waits', entry?.stalled > released);
		await release(tag);
		released++;
	}
	is(`${tag}: the answer`, (await ledger(tag))[0].end, 'completed');
}

/* A line that never ends reaches the client, who may count it; it does not
 * stay in TokenMeter. */
async function isEndlessLineBounded(name, stream) {
	const tag = `wire-endless-${name}`;
	const response = await send(meter(), stream,
		`stand-in;tag=${tag};endless=20000000`, tag);
	let length = 0, error = null;
	try {
		for await (const part of response.body)
			length += part.length;
	} catch (caught) {
		error = caught;
	}
	holds(`${tag}: ${length} bytes arrived`, length > 20000000);
	holds(`${tag}: the client sees that it was cut`, error);
	holds(`${tag}: is recorded`,
		await until(async () => await recordedCount(tag) > 0));
	const [event] = await recorded(tag);
	is(`${tag}: source`, event.usage_source, 'partial');
}

/* What came before a provider's connection broke is not lost with it. */
async function doesHeadOutliveCut(name, stream) {
	for (let i = 0; i < 20; i++) {
		const tag = `wire-cut-${name}-${i}`;
		const response = await send(meter(), stream,
			`stand-in;tag=${tag};cut=1`, tag);
		is(`${tag}: status`, response.status, 200);
		await response.arrayBuffer().catch(() => null);
	}
}

async function areHeadersRight() {
	const tag = 'wire-headers';
	const response = await send(meter(), STREAMS['openai-chat'],
		`stand-in;tag=${tag}`, tag, {
			cookie: 'session=1',
			'x-tokenmeter-note': 'x',
			te: 'trailers',
			'openai-organization': 'org-1',
			'x-stainless-lang': 'js',
			'idempotency-key': 'key-1',
		});
	await response.text();
	const [entry] = await ledger(tag);
	is('headers that must not cross', entry.forbidden, []);
	for (const name of ['openai-organization', 'x-stainless-lang',
		'idempotency-key', 'content-type', 'user-agent'])
		holds(`${name} crosses`, entry.headers.includes(name));
	holds('the answer has a request id',
		/^req_[0-9a-f]{16,}$/.test(response.headers.get('x-request-id')));
	holds('it is the event\'s', await until(async () =>
		(await recorded(tag))[0]?.request_id ===
			response.headers.get('x-request-id')));
}

/* TokenMeter's own key takes the place of the caller's; without one, the
 * caller's passes, in whichever header it came. */
async function areKeysRight() {
	const cases = [
		['openai-chat', { authorization: 'Bearer sk-secret-1' },
			`authorization: Bearer ${CONFIGURED_KEY}`],
		['anthropic', { 'x-api-key': 'sk-secret-2' },
			'x-api-key: sk-secret-2'],
		['anthropic', { authorization: 'Bearer sk-secret-3' },
			'authorization: Bearer sk-secret-3'],
		['gemini-events', { 'x-goog-api-key': 'sk-secret-4' },
			'x-goog-api-key: sk-secret-4'],
		['ollama', { authorization: 'Bearer sk-secret-5' },
			'authorization: Bearer sk-secret-5'],
	];
	for (const [at, [name, headers, expected]] of cases.entries()) {
		const tag = `wire-keys-${at}`;
		const response = await send(meter(), STREAMS[name],
			`stand-in;tag=${tag}`, tag, headers);
		await response.text();
		is(tag, (await ledger(tag))[0]?.credentials, [expected]);
	}
}

/* One request after the other needs no connection of its own. */
async function areConnectionsKept() {
	const before = await connections();
	for (let i = 0; i < 40; i++) {
		const tag = `wire-kept-${i}`;
		const response = await send(meter(), STREAMS.ollama,
			`stand-in;tag=${tag}`, tag);
		await response.text();
	}
	const made = await connections() - before;
	holds(`40 requests made ${made} connections`, made <= 8);
}

await run('wire', async () => {
	for (const [name, stream] of Object.entries(STREAMS)) {
		for (const [at, way] of WAYS.entries())
			await isSame(name, stream, way, at);
		await isImmediate(name, stream);
		await isEndlessLineBounded(name, stream);
		await doesHeadOutliveCut(name, stream);
	}
	await areHeadersRight();
	await areKeysRight();
	await areConnectionsKept();
});
