/* OpenAI's API, and that of those who copied it. */
import { embeddingsUsage, openaiUsage, responsesUsage, truth, truthSoFar }
	from './usage.mjs';
import { idOf, pieces, SERVED, TOOL } from './texts.mjs';

const CREATED = 1767225600;

const ERROR_TYPES = {
	400: 'invalid_request_error', 401: 'invalid_request_error',
	404: 'invalid_request_error', 429: 'rate_limit_exceeded',
};

export function errorBody(status, message) {
	return {
		error: {
			message,
			type: ERROR_TYPES[status] ?? 'server_error',
			param: null,
			code: status === 429 ? 'rate_limit_exceeded' : null,
		},
	};
}

function toolCalls() {
	return [{
		id: 'call_1',
		type: 'function',
		function: {
			name: TOOL.name,
			arguments: JSON.stringify(TOOL.arguments),
		},
	}];
}

function message(script) {
	return script.tools
		? { role: 'assistant', content: null, refusal: null,
			tool_calls: toolCalls() }
		: { role: 'assistant', content: pieces(script).join(''),
			refusal: null };
}

function head(script, object) {
	return {
		id: idOf('chatcmpl-', script),
		object,
		created: CREATED,
		model: SERVED,
	};
}

function wholeChat(script) {
	return {
		...head(script, 'chat.completion'),
		choices: [{
			index: 0,
			message: message(script),
			logprobs: null,
			finish_reason: script.tools ? 'tool_calls' : 'stop',
		}],
		usage: openaiUsage(script),
	};
}

/* A tool's arguments come in parts. */
function toolDeltas() {
	const [call] = toolCalls();
	const text = call.function.arguments;
	const part = (text, more) => ({ tool_calls: [
		{ index: 0, ...more, function: { ...more?.function,
			arguments: text } }] });
	return [
		part('', { id: call.id, type: 'function',
			function: { name: call.function.name } }),
		part(text.slice(0, 9)),
		part(text.slice(9)),
	];
}

function chatDeltas(script) {
	return [
		{ role: 'assistant', content: '' },
		...(script.tools ? toolDeltas()
			: pieces(script).map((content) => ({ content }))),
	];
}

function chatChunk(script, delta, finish) {
	return {
		...head(script, 'chat.completion.chunk'),
		choices: [{ index: 0, delta, logprobs: null,
			finish_reason: finish }],
	};
}

/* The chunks of a stream; with ASKED, the usage comes in one of its own. */
function chatEvents(script, asked) {
	const deltas = chatDeltas(script);
	const events = deltas.map((delta, i) => {
		const data = chatChunk(script, delta, null);
		if (script.report === 'every')
			return { data: { ...data,
				usage: openaiUsage({ ...script, completion: i,
					reasoning: 0, total: null }) },
				report: truthSoFar(script, i) };
		return { data: asked ? { ...data, usage: null } : data };
	});
	const last = chatChunk(script, {},
		script.tools ? 'tool_calls' : 'stop');
	const usage = openaiUsage(script);
	if (script.shape === 'groq')
		events.push({ data: { ...last, x_groq: { id: 'req_1', usage } },
			report: truth(script) });
	else if (script.report === 'every')
		events.push({ data: { ...last, usage },
			report: truth(script) });
	else
		events.push({ data: asked ? { ...last, usage: null } : last });
	if (asked && usage && script.report !== 'every' &&
		script.shape !== 'groq')
		events.push({
			data: { ...head(script, 'chat.completion.chunk'),
				choices: [], usage },
			report: truth(script),
		});
	return [...events, { data: '[DONE]' }];
}

function chat(script, body) {
	if (body.stream)
		return {
			upstreamId: idOf('chatcmpl-', script),
			framing: 'sse',
			events: chatEvents(script,
				body.stream_options?.include_usage === true),
		};
	return {
		upstreamId: idOf('chatcmpl-', script),
		framing: 'json',
		events: [{ data: wholeChat(script), report: truth(script) }],
	};
}

function completionChunk(script, text, finish) {
	return {
		...head(script, 'text_completion'),
		choices: [{ index: 0, text, logprobs: null,
			finish_reason: finish }],
	};
}

function completionEvents(script, asked) {
	const events = [
		...pieces(script).map(
			(text) => completionChunk(script, text, null)),
		completionChunk(script, '', 'stop'),
	].map((data) => ({ data: asked ? { ...data, usage: null } : data }));
	if (asked && script.report !== 'none')
		events.push({
			data: { ...head(script, 'text_completion'), choices: [],
				usage: openaiUsage(script) },
			report: truth(script),
		});
	return [...events, { data: '[DONE]' }];
}

function completions(script, body) {
	if (body.stream)
		return {
			upstreamId: idOf('chatcmpl-', script),
			framing: 'sse',
			events: completionEvents(script,
				body.stream_options?.include_usage === true),
		};
	return {
		upstreamId: idOf('chatcmpl-', script),
		framing: 'json',
		events: [{
			data: {
				...completionChunk(script,
					pieces(script).join(''), 'stop'),
				usage: openaiUsage(script),
			},
			report: truth(script),
		}],
	};
}

function responseOutput(script) {
	return script.tools ? [{
		type: 'function_call',
		id: 'fc_1',
		call_id: 'call_1',
		name: TOOL.name,
		arguments: JSON.stringify(TOOL.arguments),
		status: 'completed',
	}] : [{
		type: 'message',
		id: 'msg_1',
		status: 'completed',
		role: 'assistant',
		content: [{ type: 'output_text', annotations: [],
			text: pieces(script).join('') }],
	}];
}

/* STATUS: in_progress, completed, incomplete or failed. */
function response(script, status) {
	const ended = status !== 'in_progress';
	return {
		id: idOf('resp_', script),
		object: 'response',
		created_at: CREATED,
		status,
		error: status === 'failed'
			? { code: 'server_error', message: 'The model failed' }
			: null,
		incomplete_details: null,
		model: SERVED,
		output: ended ? responseOutput(script) : [],
		usage: ended ? responsesUsage(script) : null,
	};
}

function responseEvents(script) {
	const status = script.failing ? 'failed' : 'completed';
	const place = { item_id: 'msg_1', output_index: 0, content_index: 0 };
	const events = [
		{ type: 'response.created',
			response: response(script, 'in_progress') },
		{ type: 'response.output_item.added', output_index: 0,
			item: { id: 'msg_1', type: 'message',
				status: 'in_progress', role: 'assistant',
				content: [] } },
		{ type: 'response.content_part.added', ...place,
			part: { type: 'output_text', text: '',
				annotations: [] } },
		...pieces(script).map((delta) => ({
			type: 'response.output_text.delta', ...place, delta,
		})),
		{ type: 'response.output_text.done', ...place,
			text: pieces(script).join('') },
		{ type: `response.${status}`,
			response: response(script, status) },
	];
	return events.map((event, i) => ({
		name: event.type,
		data: { ...event, sequence_number: i },
		report: i === events.length - 1 ? truth(script) : undefined,
	}));
}

function responses(script, body) {
	return {
		tellsFailure: true,
		upstreamId: idOf('resp_', script),
		framing: body.stream ? 'sse' : 'json',
		events: body.stream ? responseEvents(script) : [{
			data: response(script,
				script.failing ? 'failed' : 'completed'),
			report: truth(script),
		}],
	};
}

/* As 32-bit floats in base64, unless the client wants numbers. */
function vector(body) {
	const numbers = [0.25, -0.5, 0.125];
	return body.encoding_format === 'base64'
		? Buffer.from(new Float32Array(numbers).buffer)
			.toString('base64')
		: numbers;
}

function embeddings(script, body) {
	return {
		upstreamId: null,
		framing: 'json',
		events: [{
			data: {
				object: 'list',
				data: [].concat(body.input).map((_, index) => ({
					object: 'embedding',
					index,
					embedding: vector(body),
				})),
				model: SERVED,
				usage: embeddingsUsage(script),
			},
			report: truth({ ...script, completion: 0, reasoning: 0 }),
		}],
	};
}

/* It has no counts. */
function moderations(script) {
	return {
		upstreamId: idOf('modr-', script),
		framing: 'json',
		events: [{
			data: { id: idOf('modr-', script), model: SERVED,
				results: [{ flagged: false }] },
		}],
	};
}

function models() {
	return {
		upstreamId: null,
		framing: 'json',
		events: [{
			data: {
				object: 'list',
				data: ['stand-in', SERVED].map((id) => ({
					id, object: 'model', created: CREATED,
					owned_by: 'tests',
				})),
			},
		}],
	};
}

/* Path's end → the answer to SCRIPT and BODY. */
export const routes = [
	{ method: 'POST', path: /\/chat\/completions$/, answer: chat },
	{ method: 'POST', path: /\/completions$/, answer: completions },
	{ method: 'POST', path: /\/responses$/, answer: responses },
	{ method: 'POST', path: /\/embeddings$/, answer: embeddings },
	{ method: 'POST', path: /\/moderations$/, answer: moderations },
	{ method: 'GET', path: /\/v1\/models$/, answer: models },
];

/* What an error in a stream looks like. */
export function errorEvent(message) {
	return { data: errorBody(500, message) };
}
