/* Anthropic's client library. */
import { Calls, readAll } from './lib/calls.mjs';
import { run } from './lib/check.mjs';
import { anthropicAt, MESSAGES } from './lib/clients.mjs';
import { CALLER_KEY } from './lib/meter.mjs';

const TOOLS = [{
	name: 'look_up',
	input_schema: { type: 'object',
		properties: { city: { type: 'string' } } },
}];

function parameters(model, user, more) {
	return { model, max_tokens: 1000, messages: MESSAGES,
		metadata: { user_id: user }, ...more };
}

const COMMON = {
	provider: 'anthropic', operation: 'messages', userSource: 'metadata',
};

const OPERATIONS = [{
	...COMMON,
	name: 'messages',
	streamed: false,
	call: (base, model, user) =>
		anthropicAt(base).messages.create(parameters(model, user)),
}, {
	...COMMON,
	name: 'messages-bearer',
	streamed: false,
	call: (base, model, user) => anthropicAt(base, { authToken: CALLER_KEY })
		.messages.create(parameters(model, user)),
}, {
	...COMMON,
	name: 'messages-tools',
	script: ';tools;written=90;written-hour=40',
	streamed: false,
	without: ['cached'],
	call: (base, model, user) => anthropicAt(base).messages.create(
		parameters(model, user, { tools: TOOLS })),
}, {
	...COMMON,
	name: 'messages-stream',
	streamed: true,
	call: async (base, model, user, seen) => readAll(
		await anthropicAt(base).messages.create(
			parameters(model, user, { stream: true })), seen),
}, {
	...COMMON,
	name: 'messages-stream-tools',
	script: ';tools',
	streamed: true,
	call: async (base, model, user, seen) => {
		const stream = anthropicAt(base).messages.stream(
			parameters(model, user, { tools: TOOLS }));
		await readAll(stream, seen);
		return (await stream.finalMessage()).content;
	},
}];

await run('anthropic', async () => {
	const calls = new Calls('anthropic');
	for (const operation of OPERATIONS)
		await calls.tryAll(operation);
	await calls.settle();
});
