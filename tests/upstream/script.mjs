/*
 * A request's script: the options after the first ";" of the model's name,
 * such as "stand-in;tag=chat-3;split=1;crlf". The model's name is the one
 * thing that every vendor's client passes on as it is.
 */

const NUMBERS = {
	/* What is told, in TokenMeter's words: wholes and their parts. */
	prompt: null, completion: null, cached: 0, written: 0,
	'written-hour': 0, reasoning: 0, tool: 0,
	/* Overrides the total that follows from them. */
	total: null,
	/* Texts that the answer consists of. */
	pieces: 4,
	/* Bytes a write. */
	split: 0,
	/* Bytes of one more text, in one line. */
	wide: 0,
	/* Bytes of a line that has no end; then the connection is cut. */
	endless: 0,
	/* An error instead of an answer. */
	status: 200, 'retry-after': null,
	/* Before this event (0: before the head; -1: never): an error object
	 * ends the answer; the connection ends; it is reset; nothing more
	 * comes until POST /release?tag=…. */
	error: -1, cut: -1, reset: -1, stall: -1,
};

const WORDS = {
	/* Names the request in the ledger. */
	tag: 'none',
	/* USD, as OpenRouter tells it. */
	cost: null,
	/* Whose variety of OpenAI's report: groq, deepseek, mistral, xai. */
	shape: 'openai',
	/* none, negative, huge: a report that is not one; every: each event of
	 * a stream carries a running one; null: ones that are null, too. */
	report: 'good',
	/* The answer's content type, whatever it is, with a "." for its "/",
	 * which a model in a path cannot have. */
	type: null,
	/* The connection is closed after the answer: now, which the head
	 * announces, or idle, unannounced. */
	close: null,
};

/* ragged: the connection ends after the last event, as if there were more;
 * strict: a request with stream_options is refused. */
const FLAGS = ['crlf', 'comments', 'pings', 'garbage', 'tools', 'paced',
	'failing', 'plain', 'ragged', 'strict'];

function number(text) {
	if (!/^-?\d+$/.test(text))
		throw new Error(`${text} is not a number`);
	return Number(text);
}

/* Spreads counts, so that no two requests are told the same. */
function hash(text) {
	let sum = 7;
	for (const letter of text)
		sum = (sum * 31 + letter.codePointAt(0)) % 1000003;
	return sum;
}

/* The script in MODEL; throws an Error for one that cannot be read. */
export function parseScript(model) {
	const script = { ...NUMBERS, ...WORDS };
	for (const flag of FLAGS)
		script[flag] = false;
	for (const option of model.split(';').slice(1)) {
		const [name, value] = option.split('=', 2);
		if (name in NUMBERS && value !== undefined)
			script[name] = number(value);
		else if (name in WORDS && value !== undefined)
			script[name] = value;
		else if (FLAGS.includes(name) && value === undefined)
			script[name] = true;
		else
			throw new Error(`no script has ${option}`);
	}
	script.prompt ??= 100 + script.cached + script.written + script.tool +
		hash(script.tag) % 9000;
	script.completion ??= 50 + script.reasoning +
		hash(`${script.tag} out`) % 900;
	return script;
}
