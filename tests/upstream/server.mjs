/*
 * Answers the requests of clients by the protocols' routes, and those of
 * tests:
 *
 *   GET /ledger[?tag=TAG]        {connections, entries}
 *   GET /ledger/sums             what was reported, by user
 *   DELETE /ledger               forgets both
 *   POST /release?tag=TAG[&count=N]   lets a stalled answer go on
 */
import { deliver, refuse } from './delivery.mjs';
import { Gates } from './gates.mjs';
import { Ledger } from './ledger.mjs';
import { parseScript } from './script.mjs';
import { idOf, SERVED } from './texts.mjs';
import * as anthropic from './anthropic.mjs';
import * as gemini from './gemini.mjs';
import * as ollama from './ollama.mjs';
import * as openai from './openai.mjs';

const PROTOCOLS = [openai, anthropic, gemini, ollama];

async function bodyOf(request) {
	const parts = [];
	for await (const part of request)
		parts.push(part);
	return Buffer.concat(parts);
}

/* The route of a request, its protocol, and the model in its path. */
function find(method, path) {
	for (const protocol of PROTOCOLS)
		for (const route of protocol.routes) {
			const match = route.path.exec(path);
			if (match && route.method === method)
				return { protocol, route, model: match[1] };
		}
	return null;
}

function say(response, status, value) {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(value));
}

function readModel(found, body) {
	const model = found.model ?? body.model;
	return model === undefined ? 'stand-in' : decodeURIComponent(model);
}

export function newHandler() {
	const ledger = new Ledger();
	const gates = new Gates();

	function control(request, response, url) {
		const tag = url.searchParams.get('tag');
		switch (`${request.method} ${url.pathname}`) {
		case 'GET /ledger':
			return say(response, 200, {
				connections: ledger.connections,
				entries: ledger.entries(tag),
			});
		case 'GET /ledger/sums':
			return say(response, 200, ledger.sums());
		case 'DELETE /ledger':
			ledger.clear();
			gates.clear();
			return say(response, 200, {});
		case 'POST /release':
			gates.release(tag,
				Number(url.searchParams.get('count') ?? 1));
			return say(response, 200, {});
		default:
			return null;
		}
	}

	async function provide(request, response, url) {
		const entry = ledger.open(request);
		const abort = new AbortController();
		response.on('close', () => {
			entry.end ??= 'left';
			abort.abort();
		});
		const bytes = await bodyOf(request);
		const found = find(request.method, url.pathname);
		if (!found)
			return say(response, 404,
				openai.errorBody(404, 'There is no such path'));
		const body = bytes.length > 0 ? JSON.parse(bytes) : {};
		entry.model = readModel(found, body);
		const script = parseScript(entry.model);
		entry.tag = script.tag;
		const call = { request, response, script, entry, gates,
			protocol: found.protocol, signal: abort.signal };
		if (script.strict && body.stream_options)
			script.status = 400;
		if (script.status !== 200) {
			entry.upstreamId = idOf('refused-', script);
			return refuse(call, 'As the script says');
		}
		const answer = found.route.answer(script, body, url);
		entry.served = SERVED;
		entry.upstreamId = answer.upstreamId;
		entry.streamed = answer.framing !== 'json';
		return deliver(answer, call);
	}

	return async (request, response) => {
		const url = new URL(request.url, 'http://stand-in');
		try {
			if (control(request, response, url) === null)
				await provide(request, response, url);
		} catch (error) {
			if (response.headersSent || response.destroyed)
				return;
			say(response, 400, openai.errorBody(400, error.message));
		}
	};
}
