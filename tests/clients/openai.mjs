/* OpenAI's client library. */
import { Calls, readAll } from './lib/calls.mjs';
import { run } from './lib/check.mjs';
import { MESSAGES, openaiAt } from './lib/clients.mjs';

const TOOLS = [{
	type: 'function',
	function: {
		name: 'look_up',
		parameters: { type: 'object',
			properties: { city: { type: 'string' } } },
	},
}];

/* TokenMeter asks for usage, so that chunks say that theirs is null. */
function withoutNullUsage({ parts, ...rest }) {
	return {
		...rest,
		parts: parts.map((part) => {
			const { usage, ...others } = part;
			return usage === null ? others : part;
		}),
	};
}

const COMMON = { provider: 'openai', userSource: 'user' };

const OPERATIONS = [{
	...COMMON,
	name: 'chat',
	operation: 'chat',
	streamed: false,
	call: (base, model, user) => openaiAt(base).chat.completions.create(
		{ model, user, messages: MESSAGES }),
}, {
	...COMMON,
	name: 'chat-tools',
	script: ';tools',
	operation: 'chat',
	streamed: false,
	call: (base, model, user) => openaiAt(base).chat.completions.create(
		{ model, user, messages: MESSAGES, tools: TOOLS }),
}, {
	...COMMON,
	name: 'chat-stream',
	operation: 'chat',
	streamed: true,
	same: withoutNullUsage,
	call: async (base, model, user, seen) => readAll(
		await openaiAt(base).chat.completions.create(
			{ model, user, messages: MESSAGES, stream: true }),
		seen),
}, {
	...COMMON,
	name: 'chat-stream-usage',
	operation: 'chat',
	streamed: true,
	call: async (base, model, user, seen) => readAll(
		await openaiAt(base).chat.completions.create(
			{ model, user, messages: MESSAGES, stream: true,
				stream_options: { include_usage: true } }),
		seen),
}, {
	...COMMON,
	name: 'chat-stream-tools',
	script: ';tools',
	operation: 'chat',
	streamed: true,
	same: withoutNullUsage,
	call: async (base, model, user, seen) => {
		const stream = openaiAt(base).chat.completions.stream(
			{ model, user, messages: MESSAGES, tools: TOOLS });
		await readAll(stream, seen);
		return (await stream.finalChatCompletion()).choices;
	},
}, {
	...COMMON,
	name: 'completions',
	operation: 'completions',
	streamed: false,
	call: (base, model, user) => openaiAt(base).completions.create(
		{ model, user, prompt: 'Say' }),
}, {
	...COMMON,
	name: 'completions-stream',
	operation: 'completions',
	streamed: true,
	same: withoutNullUsage,
	call: async (base, model, user, seen) => readAll(
		await openaiAt(base).completions.create(
			{ model, user, prompt: 'Say', stream: true }),
		seen),
}, {
	...COMMON,
	name: 'responses',
	operation: 'responses',
	userSource: 'safety_identifier',
	tellsWrites: false,
	streamed: false,
	call: (base, model, user) => openaiAt(base).responses.create(
		{ model, safety_identifier: user, input: 'Say' }),
}, {
	...COMMON,
	name: 'responses-stream',
	operation: 'responses',
	userSource: 'safety_identifier',
	tellsWrites: false,
	streamed: true,
	call: async (base, model, user, seen) => readAll(
		await openaiAt(base).responses.create(
			{ model, safety_identifier: user, input: 'Say',
				stream: true }),
		seen),
}, {
	...COMMON,
	name: 'embeddings',
	operation: 'embeddings',
	tellsWrites: false,
	streamed: false,
	without: ['cached', 'reasoning'],
	call: (base, model, user) => openaiAt(base).embeddings.create(
		{ model, user, input: ['one', 'two'] }),
}];

await run('openai', async () => {
	const calls = new Calls('openai');
	for (const operation of OPERATIONS)
		await calls.tryAll(operation);
	await calls.settle();
});
