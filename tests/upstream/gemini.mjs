/* Gemini's generateContent. The model stands in the path. */
import { geminiUsage, truth, truthSoFar } from './usage.mjs';
import { idOf, pieces, SERVED, TOOL } from './texts.mjs';

const STATUS_NAMES = {
	400: 'INVALID_ARGUMENT', 401: 'UNAUTHENTICATED', 404: 'NOT_FOUND',
	429: 'RESOURCE_EXHAUSTED', 503: 'UNAVAILABLE',
};

export function errorBody(status, message) {
	return {
		error: { code: status, message,
			status: STATUS_NAMES[status] ?? 'INTERNAL' },
	};
}

function chunk(script, part, finish, output) {
	return {
		candidates: [{
			content: { parts: [part], role: 'model' },
			...(finish ? { finishReason: 'STOP' } : {}),
			index: 0,
		}],
		usageMetadata: geminiUsage(script, output),
		modelVersion: SERVED,
		responseId: idOf('gemini-', script),
	};
}

function parts(script) {
	return script.tools
		? [{ functionCall: { name: TOOL.name, args: TOOL.arguments } }]
		: pieces(script).map((text) => ({ text }));
}

/* Each chunk has a running total. */
function streamEvents(script) {
	const list = parts(script);
	return list.map((part, i) => {
		const last = i === list.length - 1;
		/* What was thought was thought before. */
		const output = last ? script.completion
			: Math.min(script.reasoning + i, script.completion);
		const report = last ? truth(script)
			: truthSoFar(script, output);
		if (report && !last)
			report.reasoning = Math.min(script.reasoning, output);
		return { data: chunk(script, part, last, output), report };
	});
}

function generate(script) {
	const whole = script.tools ? parts(script)[0]
		: { text: pieces(script).join('') };
	return {
		upstreamId: idOf('gemini-', script),
		framing: 'json',
		events: [{
			data: chunk(script, whole, true, script.completion),
			report: truth(script),
		}],
	};
}

function stream(script, body, url) {
	return {
		upstreamId: idOf('gemini-', script),
		framing: url.searchParams.get('alt') === 'sse' ? 'sse' : 'array',
		events: streamEvents(script),
	};
}

function embed(script) {
	return {
		upstreamId: null,
		framing: 'json',
		events: [{ data: { embeddings: [{ values: [0.25, -0.5] }] } }],
	};
}

export const routes = [
	{ method: 'POST', path: /\/models\/([^/]+):generateContent$/,
		answer: generate },
	{ method: 'POST', path: /\/models\/([^/]+):streamGenerateContent$/,
		answer: stream, streams: true },
	{ method: 'POST', path: /\/models\/([^/]+):batchEmbedContents$/,
		answer: embed },
];

export function errorEvent(message) {
	return { data: errorBody(503, message) };
}
