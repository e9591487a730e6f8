/*
 * OpenAI's client at the other upstreams of its kind: their ways to report,
 * their names, OpenRouter's costs; and what else a path passes on.
 */
import { Calls, readAll } from './lib/calls.mjs';
import { holds, is, run } from './lib/check.mjs';
import { MESSAGES, openaiAt } from './lib/clients.mjs';
import { CALLER_KEY, CONFIGURED_KEY, ledger, meter, recorded, recordedCount,
	STAND_IN, until } from './lib/meter.mjs';

function chat(path, provider, name, script) {
	return {
		name,
		provider,
		script,
		operation: 'chat',
		userSource: 'user',
		streamed: false,
		call: (base, model, user) => openaiAt(base, path).chat
			.completions.create({ model, user, messages: MESSAGES }),
	};
}

function chatStream(path, provider, name, script) {
	return {
		...chat(path, provider, name, script),
		streamed: true,
		call: async (base, model, user, seen) => readAll(
			await openaiAt(base, path).chat.completions.create({
				model, user, messages: MESSAGES, stream: true,
				stream_options: { include_usage: true },
			}), seen),
	};
}

/* Their habits, each in a whole and a streamed answer. */
const SHAPES = [
	['/groq/v1', 'groq', 'groq', ';shape=groq;reasoning=12'],
	['/local/v1', 'local', 'deepseek', ';shape=deepseek;cached=64'],
	['/local/v1', 'local', 'mistral', ';shape=mistral;cached=33'],
	['/local/v1', 'local', 'xai', ';shape=xai;reasoning=480'],
	['/local/v1', 'local', 'every', ';report=every'],
	['/openrouter/api/v1', 'openrouter', 'openrouter', ';cost=0.00014'],
];

async function costs(prefix) {
	const events = await recorded(prefix);
	return events.map(({ cost, cost_source: source }) => [cost, source]);
}

async function isPassedOn(path, method, body, operation) {
	const user = `upstreams-other-${operation}`;
	const ask = (base) => fetch(base + path, {
		method,
		headers: {
			authorization: `Bearer ${CALLER_KEY}`,
			'content-type': 'application/json',
			'x-tokenmeter-user': user,
		},
		body: body && JSON.stringify({ ...body,
			model: `stand-in;tag=${user}` }),
	});
	const direct = await ask(STAND_IN);
	const metered = await ask(`${meter()}/openai`);
	is(`${path}: status`, metered.status, direct.status);
	is(`${path}: body`, await metered.text(), await direct.text());
}

async function areOthersPassedOn() {
	await isPassedOn('/v1/models', 'GET', undefined, 'models');
	await isPassedOn('/v1/moderations', 'POST', { input: 'x' },
		'moderations');
	await isPassedOn('/v1/nothing', 'GET', undefined, 'nothing');
	const user = 'upstreams-other-moderations';
	holds(`${user} is recorded`, await until(
		async () => await recordedCount(user) === 1));
	const [event] = await recorded(user);
	is(user, [event.prompt_tokens, event.completion_tokens,
		event.usage_source, event.http_status], [0, 0, 'none', 200]);
}

/* TokenMeter's own key, where it has one; else the caller's. */
async function areKeysRight() {
	const [, configured] = await ledger('upstreams-openrouter-plain');
	is('credentials for OpenRouter', configured.credentials,
		[`authorization: Bearer ${CONFIGURED_KEY}`]);
	const [, passed] = await ledger('upstreams-groq-plain');
	is('credentials for groq', passed.credentials,
		[`authorization: Bearer ${CALLER_KEY}`]);
}

await run('upstreams', async () => {
	const calls = new Calls('upstreams');
	const few = new Set(['plain', 'bytewise', 'status-429', 'cut-within']);
	for (const shape of SHAPES) {
		await calls.trySome(chat(...shape), few);
		const [path, provider, name, script] = shape;
		await calls.trySome(chatStream(path, provider,
			`${name}-stream`, script), few);
	}
	await calls.settle();
	is('costs', await costs('upstreams-openrouter-plain'),
		[[0.00014, 'provider']]);
	is('costs in a stream', await costs('upstreams-openrouter-stream-plain'),
		[[0.00014, 'provider']]);
	await areKeysRight();
	await areOthersPassedOn();
});
