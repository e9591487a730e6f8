/*
 * OpenAI's client at the other upstreams of its kind: their ways to report,
 * their names, OpenRouter's costs; and what else a path passes on.
 */
import { Calls, readAll } from './lib/calls.mjs';
import { holds, is, run } from './lib/check.mjs';
import { anthropicAt, MESSAGES, openaiAt, userHeader } from './lib/clients.mjs';
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

/* Some refuse to be asked for usage, so that TokenMeter does not. */
async function isNotAskedForUsage() {
	const user = 'upstreams-strict';
	const parts = [];
	await readAll(await openaiAt(meter(), '/strict/v1').chat.completions
		.create({ model: `stand-in;tag=${user};strict`, user,
			messages: MESSAGES, stream: true }),
	(part) => parts.push(part));
	holds(`${user}: parts`, parts.length > 3);
	holds(`${user} is recorded`, await until(
		async () => await recordedCount(user) === 1));
	const [event] = await recorded(user);
	is(`${user}: source`, event.usage_source, 'none');
}

/* The header names the user, whoever the body names. */
async function isNamedByHeader() {
	const user = 'upstreams-header';
	const { id } = await openaiAt(meter(), '/openai/v1', userHeader(user))
		.chat.completions.create({ model: `stand-in;tag=${user}`,
			user: 'upstreams-body', messages: MESSAGES });
	const message = await anthropicAt(meter(), { authToken: CALLER_KEY,
		defaultHeaders: userHeader(user) }).messages.create({
		model: `stand-in;tag=${user}`, max_tokens: 9,
		metadata: { user_id: 'upstreams-body' }, messages: MESSAGES });
	holds(`${user} is recorded`, await until(
		async () => await recordedCount(user) === 2));
	const events = await recorded(user);
	is(user, events.map((event) => [event.upstream_id, event.user_source]),
		[[id, 'header'], [message.id, 'header']]);
	is('the user in the body', await recordedCount('upstreams-body'), 0);
}

/* TOKENMETER_ESTIMATE=on: what nobody counted is estimated, and marked. */
async function isEstimated() {
	const user = 'upstreams-estimated';
	await openaiAt(meter('estimating')).chat.completions.create({
		model: `stand-in;tag=${user};report=none`, user,
		messages: MESSAGES,
	});
	holds(`${user} is recorded`, await until(
		async () => await recordedCount(user) === 1));
	const [event] = await recorded(user);
	is(`${user}: source`, event.usage_source, 'estimated');
	holds(`${user}: tokens`,
		event.prompt_tokens > 0 && event.completion_tokens > 0);
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
	await isNotAskedForUsage();
	await isEstimated();
	await isNamedByHeader();
});
