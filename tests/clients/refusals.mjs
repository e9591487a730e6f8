/*
 * What TokenMeter itself refuses comes in the vendor's shape, so that each
 * client throws its own kind of error.
 */
import Anthropic from '@anthropic-ai/sdk';
import { ApiError } from '@google/genai';
import OpenAI from 'openai';
import { outcome, readAll } from './lib/calls.mjs';
import { holds, is, run } from './lib/check.mjs';
import { anthropicAt, genaiAt, MESSAGES, ollamaAt, openaiAt, STREAMS }
	from './lib/clients.mjs';
import { ledger, meter, recorded, recordedCount, until }
	from './lib/meter.mjs';

/* Each client's call, streamed and not; without USER there is none. */
const CALLS = {
	openai: (base, model, user) => openaiAt(base).chat.completions.create(
		{ model, user, messages: MESSAGES }),
	anthropic: (base, model, user) => anthropicAt(base).messages.create(
		{ model, max_tokens: 10, messages: MESSAGES,
			...(user ? { metadata: { user_id: user } } : {}) }),
	genai: (base, model, user) => genaiAt(base, user).models
		.generateContent({ model, contents: 'Say' }),
	ollama: (base, model, user) => ollamaAt(base, user).chat(
		{ model, messages: MESSAGES }),
};

async function thrown(call) {
	try {
		await call();
	} catch (error) {
		return error;
	}
	return null;
}

/* Whether ERROR is what the vendor's client makes of its vendor's STATUS. */
const TYPED = {
	openai: (error, status) => {
		const kind = status === 400 ? OpenAI.BadRequestError
			: OpenAI.InternalServerError;
		return error instanceof kind && error.status === status &&
			typeof error.error.message === 'string' &&
			typeof error.type === 'string' &&
			'code' in error.error && 'param' in error.error;
	},
	anthropic: (error, status) => {
		const kind = status === 400 ? Anthropic.BadRequestError
			: Anthropic.InternalServerError;
		return error instanceof kind && error.status === status &&
			error.error.type === 'error' &&
			typeof error.error.error.type === 'string' &&
			typeof error.error.error.message === 'string';
	},
	genai: (error, status) => {
		if (!(error instanceof ApiError) || error.status !== status)
			return false;
		const body = JSON.parse(error.message).error;
		return body.code === status && /^[A-Z_]+$/.test(body.status) &&
			body.message.length > 10;
	},
	ollama: (error, status) => error.name === 'ResponseError' &&
		error.status_code === status &&
		typeof error.error === 'string' && error.error.length > 10,
};

async function isRefused(client, program, status, model, user) {
	const name = `${client} ${program} ${status}`;
	const error = await thrown(
		() => CALLS[client](meter(program), model, user));
	is(`${name}: status`, error?.status ?? error?.status_code, status);
	if (!TYPED[client](error, status))
		is(`${name}: error`, { name: error.constructor.name,
			message: error.message, body: error.error },
		'of the vendor\'s kind');
	else
		is(`${name}: error`, true, true);
}

/* One that failed before an answer counts as a request without tokens. */
async function isRecordedAsFailed(user) {
	holds(`${user}: is recorded`,
		await until(async () => await recordedCount(user) > 0));
	const [event] = await recorded(user);
	is(`${user}: tokens and source`, [event?.prompt_tokens,
		event?.completion_tokens, event?.usage_source], [0, 0, 'none']);
}

async function areRefusedTyped(client) {
	const nobody = `refusals-nobody-${client}`;
	await isRefused(client, '', 400, `stand-in;tag=${nobody}`);
	is(`${nobody}: requests to the provider`,
		(await ledger(nobody)).length, 0);

	const dead = `refusals-dead-${client}`;
	await isRefused(client, 'dead', 502, `stand-in;tag=${dead}`, dead);
	await isRecordedAsFailed(dead);

	const cut = `refusals-cut-${client}`;
	await isRefused(client, '', 502, `stand-in;tag=${cut};cut=0`, cut);
	await isRecordedAsFailed(cut);

	const slow = `refusals-slow-${client}`;
	await isRefused(client, 'impatient', 504,
		`stand-in;tag=${slow};stall=0`, slow);
	await isRecordedAsFailed(slow);
}

/* A stream that breaks off is cut, which its client notices. */
async function isCut(protocol, name, program, script) {
	const user = `refusals-${name}-${protocol}`;
	const { error } = await outcome(async (seen) => readAll(
		await STREAMS[protocol](meter(program),
			`stand-in;tag=${user}${script}`, user), seen));
	holds(`${user}: the client throws`, error);
	holds(`${user}: is recorded`,
		await until(async () => await recordedCount(user) > 0));
	const [event] = await recorded(user);
	is(`${user}: source`, event?.usage_source, 'partial');
}

await run('refusals', async () => {
	for (const client of Object.keys(CALLS))
		await areRefusedTyped(client);
	for (const protocol of Object.keys(STREAMS)) {
		await isCut(protocol, 'silent', 'impatient', ';stall=3');
		await isCut(protocol, 'reset', '', ';reset=3');
	}
});
