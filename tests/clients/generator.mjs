/*
 * The plugin generator with an upstream of each protocol: plain, watched, and
 * left by its reader. What is recorded is what the stand-in's ledger says.
 */
import { holds, is, run } from './lib/check.mjs';
import { isRecorded } from './lib/calls.mjs';
import { ledger, meter, recorded, recordedCount, release, stalled, until }
	from './lib/meter.mjs';
import { PLUGIN } from '../upstream/texts.mjs';

const UPSTREAMS = ['anthropic', 'gemini', 'ollama', 'openrouter', 'groq'];

/* These do not tell how much was written to a cache. */
const WITHOUT_WRITES = ['gemini', 'ollama'];

function generate(program, user, options = {}) {
	return fetch(`${meter(program)}/plugin/generate`, {
		method: 'POST',
		headers: { 'content-type': 'application/json',
			...options.headers },
		body: JSON.stringify({ userId: user, prompt: 'a /home' }),
		signal: options.signal,
	});
}

/* The events of an answer, as they come; comments are none. */
async function* eventsOf(response) {
	let text = '';
	for await (const part of response.body.pipeThrough(
		new TextDecoderStream())) {
		text += part;
		for (let end; (end = text.indexOf('\n\n')) >= 0;
			text = text.slice(end + 2)) {
			const found = /^event: (.*)\ndata: (.*)$/
				.exec(text.slice(0, end));
			if (found)
				yield { name: found[1],
					data: JSON.parse(found[2]) };
		}
	}
}

async function watch(program, user, signal) {
	return eventsOf(await generate(program, user,
		{ signal, headers: { accept: 'text/event-stream' } }));
}

/* Reads until there is text; the events so far. */
async function readSome(events) {
	const seen = [];
	for (;;) {
		const { value, done } = await events.next();
		if (done)
			return seen;
		seen.push(value);
		if (value.data.characters > 0)
			return seen;
	}
}

async function theEvent(upstream, user, streamed) {
	holds(`${user}: is recorded`,
		await until(async () => await recordedCount(user) > 0));
	const [event, ...more] = await recorded(user);
	const entry = (await ledger(`writing-${upstream}`)).at(-1);
	is(`${user}: more events`, more, []);
	isRecorded(user, event, entry, {
		script: '', operation: 'plugin_generation', provider: upstream,
		userSource: 'body', streamed,
		tellsWrites: !WITHOUT_WRITES.includes(upstream),
	});
	return event;
}

async function isPlain(upstream, program) {
	const user = `generator-${upstream}-plain`;
	const response = await generate(program, user);
	const { result, tokenUsage } = await response.json();
	is(`${user}: status`, response.status, 200);
	is(`${user}: result`, result, PLUGIN);
	const event = await theEvent(upstream, user, false);
	is(`${user}: tokens`, tokenUsage.tokensUsedThisRequest,
		event.prompt_tokens + event.completion_tokens);
}

async function isWatched(upstream, program) {
	const user = `generator-${upstream}-watched`;
	const events = await watch(program, user);
	const seen = await readSome(events);
	/* It is seen before the rest is there. */
	holds(`${user}: stalls`, await stalled(program));
	is(`${user}: the first`, seen[0], { name: 'progress',
		data: { characters: 0, files: 0 } });
	await release(program);
	for await (const event of events)
		seen.push(event);
	const last = seen.pop();
	is(`${user}: the last`, last.name, 'result');
	is(`${user}: result`, last.data.result, PLUGIN);
	is(`${user}: others`, [...new Set(seen.map(({ name }) => name))],
		['progress']);
	is(`${user}: files`, seen.at(-1).data.files, PLUGIN.files.length);
	await theEvent(upstream, user, true);
}

async function isLeft(upstream, program) {
	const user = `generator-${upstream}-left`;
	const abort = new AbortController();
	await readSome(await watch(program, user, abort.signal));
	holds(`${user}: stalls`, await stalled(program));
	abort.abort();
	await release(program);
	const event = await theEvent(upstream, user, true);
	is(`${user}: source`, event.usage_source, 'provider');
}

await run('generator', async () => {
	for (const upstream of UPSTREAMS) {
		const program = `writing-${upstream}`;
		await isPlain(upstream, program);
		await isWatched(upstream, program);
		await isLeft(upstream, program);
	}
});
