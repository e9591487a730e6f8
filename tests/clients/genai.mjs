/* Google's client library for Gemini. */
import { Calls, readAll } from './lib/calls.mjs';
import { run } from './lib/check.mjs';
import { genaiAt } from './lib/clients.mjs';

const CONTENTS = 'Say what you say. 🦜';
const TOOLS = [{ functionDeclarations: [{
	name: 'look_up',
	parametersJsonSchema: { type: 'object',
		properties: { city: { type: 'string' } } },
}] }];

/* It gives the answer's headers, too. */
function withoutHeaders({ parts, value, ...rest }) {
	const without = ({ sdkHttpResponse, ...others }) => others;
	return { ...rest, parts: parts.map(without),
		...(value ? { value: without(value) } : {}) };
}

const COMMON = {
	provider: 'gemini', userSource: 'header', tellsWrites: false,
	operation: 'generate_content', same: withoutHeaders,
};

const OPERATIONS = [{
	...COMMON,
	name: 'generate',
	streamed: false,
	call: (base, model, user) => genaiAt(base, user).models
		.generateContent({ model, contents: CONTENTS }),
}, {
	...COMMON,
	name: 'generate-tools',
	script: ';tools;tool=77',
	streamed: false,
	call: (base, model, user) => genaiAt(base, user).models
		.generateContent({ model, contents: CONTENTS,
			config: { tools: TOOLS } }),
}, {
	...COMMON,
	name: 'generate-stream',
	streamed: true,
	call: async (base, model, user, seen) => readAll(
		await genaiAt(base, user).models.generateContentStream(
			{ model, contents: CONTENTS }), seen),
}];

await run('genai', async () => {
	const calls = new Calls('genai');
	for (const operation of OPERATIONS)
		await calls.tryAll(operation);
	await calls.settle();
});
