/* Events as bytes: each function returns a list of {data, report}, where data
 * is a Buffer and report what it tells of usage, if it does. */

function json(data) {
	return typeof data === 'string' ? data : JSON.stringify(data);
}

function frame(text, report) {
	return { data: Buffer.from(text), report };
}

/* An Anthropic ping is an event; everywhere else it is a comment. */
function ping(name, end) {
	return name === undefined ? `: ping${end}${end}`
		: `event: ping${end}data: {"type": "ping"}${end}${end}`;
}

function sse(events, script) {
	const end = script.crlf ? '\r\n' : '\n';
	return events.map(({ name, data, report }) => frame([
		script.comments ? `: a comment${end}${end}: another${end}` : '',
		script.pings ? ping(name, end) : '',
		name === undefined ? '' : `event: ${name}${end}`,
		`data: ${json(data)}${end}${end}`,
	].join(''), report));
}

function ndjson(events, script) {
	const end = script.crlf ? '\r\n' : '\n';
	return events.map(({ data, report }) =>
		frame(`${json(data)}${end}`, report));
}

/* As Google writes it. */
function array(events) {
	return events.map(({ data, report }, i) => frame(
		(i === 0 ? '[' : ',\r\n') + JSON.stringify(data, null, 2) +
			(i === events.length - 1 ? '\n]\n' : '\n'), report));
}

/* In two parts, so that there is a middle for an accident: before any of the
 * report. */
function whole(events) {
	const [{ data, report }] = events;
	const text = json(data);
	const start = text.search(/"usage|"prompt_eval|"eval_count/);
	const middle = Math.floor(text.length / 2);
	const at = start < 0 ? middle : Math.min(start, middle);
	return [frame(text.slice(0, at)), frame(text.slice(at), report)];
}

export const framings = {
	sse: { type: 'text/event-stream; charset=utf-8', frames: sse },
	ndjson: { type: 'application/x-ndjson', frames: ndjson },
	array: { type: 'application/json; charset=UTF-8', frames: array },
	json: { type: 'application/json', frames: whole },
};
