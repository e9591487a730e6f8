/* Ollama's client library. */
import { Calls, readAll } from './lib/calls.mjs';
import { run } from './lib/check.mjs';
import { MESSAGES, ollamaAt } from './lib/clients.mjs';

const TOOLS = [{
	type: 'function',
	function: {
		name: 'look_up',
		parameters: { type: 'object',
			properties: { city: { type: 'string' } } },
	},
}];

/* It tells of neither caches nor reasoning. */
const COMMON = {
	provider: 'ollama', userSource: 'header',
	without: ['cached', 'reasoning'],
};

const OPERATIONS = [{
	...COMMON,
	name: 'chat',
	operation: 'chat',
	streamed: false,
	call: (base, model, user) => ollamaAt(base, user).chat(
		{ model, messages: MESSAGES }),
}, {
	...COMMON,
	name: 'chat-tools',
	script: ';tools',
	operation: 'chat',
	streamed: false,
	call: (base, model, user) => ollamaAt(base, user).chat(
		{ model, messages: MESSAGES, tools: TOOLS }),
}, {
	...COMMON,
	name: 'chat-stream',
	operation: 'chat',
	streamed: true,
	call: async (base, model, user, seen) => readAll(
		await ollamaAt(base, user).chat(
			{ model, messages: MESSAGES, stream: true }), seen),
}, {
	...COMMON,
	name: 'generate',
	operation: 'generate',
	streamed: false,
	call: (base, model, user) => ollamaAt(base, user).generate(
		{ model, prompt: 'Say' }),
}, {
	...COMMON,
	name: 'generate-stream',
	operation: 'generate',
	streamed: true,
	call: async (base, model, user, seen) => readAll(
		await ollamaAt(base, user).generate(
			{ model, prompt: 'Say', stream: true }), seen),
}, {
	...COMMON,
	name: 'embed',
	operation: 'embeddings',
	streamed: false,
	call: (base, model, user) => ollamaAt(base, user).embed(
		{ model, input: ['one', 'two'] }),
}];

/* It tells the console what it cannot read. */
console.warn = () => {};

await run('ollama', async () => {
	const calls = new Calls('ollama');
	for (const operation of OPERATIONS)
		await calls.tryAll(operation);
	await calls.settle();
});
