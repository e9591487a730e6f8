/* Ollama's own API, whose streams are lines of JSON. */
import { ollamaUsage, truth } from './usage.mjs';
import { pieces, SERVED, TOOL } from './texts.mjs';

const CREATED = '2026-01-01T00:00:00.000000Z';

export function errorBody(status, message) {
	return { error: message };
}

function line(fields) {
	return { model: SERVED, created_at: CREATED, ...fields };
}

function end(script) {
	return {
		done: true,
		done_reason: 'stop',
		total_duration: 4883583458,
		load_duration: 1334875,
		...ollamaUsage(script),
	};
}

/* Counts that are left out are zeros. */
function told(script) {
	return script.report === 'none'
		? truth({ ...script, report: 'good', prompt: 0, completion: 0 })
		: truth(script);
}

/* FIELD makes a line's own part from a text. */
function answer(script, body, field) {
	if (body.stream === false)
		return {
			upstreamId: null,
			framing: 'json',
			events: [{
				data: line({ ...field(pieces(script).join('')),
					...end(script) }),
				report: told(script),
			}],
		};
	return {
		upstreamId: null,
		framing: 'ndjson',
		events: [
			...pieces(script).map((text) => ({
				data: line({ ...field(text), done: false }),
			})),
			{ data: line({ ...field(''), ...end(script) }),
				report: told(script) },
		],
	};
}

function chat(script, body) {
	return answer(script, body, (content) => ({
		message: {
			role: 'assistant',
			content: script.tools ? '' : content,
			...(script.tools && content !== '' ? { tool_calls: [
				{ function: { name: TOOL.name,
					arguments: TOOL.arguments } }] } : {}),
		},
	}));
}

function generate(script, body) {
	return answer(script, body, (response) => ({ response }));
}

function embed(script, body) {
	return {
		upstreamId: null,
		framing: 'json',
		events: [{
			data: {
				model: SERVED,
				embeddings: [].concat(body.input)
					.map(() => [0.25, -0.5, 0.125]),
				total_duration: 14143917,
				load_duration: 1019500,
				...ollamaUsage({ ...script, completion: 0 }),
			},
			report: truth({ ...script, completion: 0, reasoning: 0 }),
		}],
	};
}

function tags() {
	return {
		upstreamId: null,
		framing: 'json',
		events: [{ data: { models: [{ name: SERVED, model: SERVED }] } }],
	};
}

export const routes = [
	{ method: 'POST', path: /\/api\/chat$/, answer: chat, streams: true },
	{ method: 'POST', path: /\/api\/generate$/, answer: generate,
		streams: true },
	{ method: 'POST', path: /\/api\/embed$/, answer: embed },
	{ method: 'GET', path: /\/api\/tags$/, answer: tags },
];

export function errorEvent(message) {
	return { data: errorBody(500, message) };
}
