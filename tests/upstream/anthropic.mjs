/* Anthropic's messages. */
import { anthropicUsage, truth, truthSoFar } from './usage.mjs';
import { idOf, pieces, SERVED, TOOL } from './texts.mjs';

const ERROR_TYPES = {
	400: 'invalid_request_error', 401: 'authentication_error',
	404: 'not_found_error', 429: 'rate_limit_error',
	529: 'overloaded_error',
};

export function errorBody(status, message) {
	return {
		type: 'error',
		error: { type: ERROR_TYPES[status] ?? 'api_error', message },
		request_id: 'req_stand_in',
	};
}

function thinking(script) {
	return script.reasoning > 0;
}

function content(script) {
	return [
		...(thinking(script) ? [{ type: 'thinking', thinking: 'Hm. Ὦ.',
			signature: 'c2lnbmVk' }] : []),
		script.tools
			? { type: 'tool_use', id: 'toolu_1', name: TOOL.name,
				input: TOOL.arguments }
			: { type: 'text', text: pieces(script).join('') },
	];
}

function message(script, ended) {
	const stop = script.tools ? 'tool_use' : 'end_turn';
	return {
		id: idOf('msg_', script),
		type: 'message',
		role: 'assistant',
		model: SERVED,
		content: ended ? content(script) : [],
		stop_reason: ended ? stop : null,
		stop_sequence: null,
		usage: anthropicUsage(script, ended ? script.completion : 1),
	};
}

function block(index, start, deltas) {
	return [
		{ type: 'content_block_start', index, content_block: start },
		...deltas.map((delta) => ({
			type: 'content_block_delta', index, delta,
		})),
		{ type: 'content_block_stop', index },
	];
}

function thinkingBlock(index) {
	return block(index, { type: 'thinking', thinking: '', signature: '' }, [
		{ type: 'thinking_delta', thinking: 'Hm. Ὦ.' },
		{ type: 'signature_delta', signature: 'c2lnbmVk' },
	]);
}

function lastBlock(script, index) {
	if (!script.tools)
		return block(index, { type: 'text', text: '' },
			pieces(script).map(
				(text) => ({ type: 'text_delta', text })));
	const text = JSON.stringify(TOOL.arguments);
	return block(index,
		{ type: 'tool_use', id: 'toolu_1', name: TOOL.name, input: {} },
		[text.slice(0, 7), text.slice(7)].map((part) => ({
			type: 'input_json_delta', partial_json: part,
		})));
}

/* The last report is cumulative. */
function events(script) {
	const started = { type: 'message_start',
		message: message(script, false) };
	const ended = {
		type: 'message_delta',
		delta: { stop_reason: script.tools ? 'tool_use' : 'end_turn',
			stop_sequence: null },
		usage: anthropicUsage(script, script.completion),
	};
	return [
		{ data: started, report: truthSoFar(script, 1) },
		...(thinking(script) ? thinkingBlock(0) : [])
			.map((data) => ({ data })),
		...lastBlock(script, thinking(script) ? 1 : 0)
			.map((data) => ({ data })),
		{ data: ended, report: truth(script) },
		{ data: { type: 'message_stop' } },
	].map((event) => ({ name: event.data.type, ...event }));
}

function messages(script, body) {
	return {
		upstreamId: idOf('msg_', script),
		framing: body.stream ? 'sse' : 'json',
		events: body.stream ? events(script) : [{
			data: message(script, true), report: truth(script),
		}],
	};
}

function countTokens(script) {
	return {
		upstreamId: null,
		framing: 'json',
		events: [{ data: { input_tokens: script.prompt } }],
	};
}

export const routes = [
	{ method: 'POST', path: /\/v1\/messages$/, answer: messages },
	{ method: 'POST', path: /\/v1\/messages\/count_tokens$/,
		answer: countTokens },
];

export function errorEvent(message) {
	return { name: 'error', data: errorBody(529, message) };
}
