/*
 * A client that is killed in the middle of a stream: TokenMeter reads the rest
 * of it, so that the count is exact, or, where that was chosen, stops it and
 * records what is known.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isRecorded } from './lib/calls.mjs';
import { holds, is, run } from './lib/check.mjs';
import { STREAMS } from './lib/clients.mjs';
import { ended, ledger, meter, recorded, recordedCount, release, stalled,
	until } from './lib/meter.mjs';

const READER = fileURLToPath(new URL('lib/reader.mjs', import.meta.url));

const RECORDED_AS = {
	'openai-chat': { provider: 'openai', operation: 'chat',
		userSource: 'user' },
	'openai-responses': { provider: 'openai', operation: 'responses',
		userSource: 'safety_identifier', tellsWrites: false },
	anthropic: { provider: 'anthropic', operation: 'messages',
		userSource: 'metadata' },
	genai: { provider: 'gemini', operation: 'generate_content',
		userSource: 'header', tellsWrites: false },
	ollama: { provider: 'ollama', operation: 'chat',
		userSource: 'header' },
};

/* Kills a client of PROTOCOL when it has had a part and the rest stalls. */
async function leave(protocol, program, tag) {
	const model = `stand-in;tag=${tag};stall=3`;
	const reader = spawn(process.execPath,
		[READER, protocol, meter(program), model, tag],
		{ stdio: ['ignore', 'pipe', 'inherit'] });
	const exit = once(reader, 'exit');
	const [line] = await Promise.race([
		once(createInterface({ input: reader.stdout }), 'line'), exit]);
	is(`${tag}: the client has`, line, 'part');
	holds(`${tag}: the answer stalls`, await stalled(tag));
	reader.kill('SIGKILL');
	await exit;
}

async function theEvent(protocol, tag) {
	holds(`${tag}: is recorded`,
		await until(async () => await recordedCount(tag) > 0));
	const events = await recorded(tag);
	const [entry] = await ledger(tag);
	is(`${tag}: events`, events.length, 1);
	if (events.length === 1)
		isRecorded(tag, events[0], entry, {
			...RECORDED_AS[protocol], script: '', streamed: true,
		});
	return events[0];
}

async function isDrained(protocol) {
	const tag = `leaving-drained-${protocol}`;
	await leave(protocol, '', tag);
	await release(tag);
	const event = await theEvent(protocol, tag);
	is(`${tag}: source`, event?.usage_source, 'provider');
	is(`${tag}: the answer`, (await ledger(tag))[0].end, 'completed');
}

/* Nothing is released: the program itself closes the connection. */
async function isStopped(protocol, program) {
	const tag = `leaving-${program}-${protocol}`;
	await leave(protocol, program, tag);
	is(`${tag}: the answer`, (await ended(tag))?.end, 'left');
	const event = await theEvent(protocol, tag);
	is(`${tag}: source`, event?.usage_source, 'partial');
}

await run('leaving', async () => {
	for (const protocol of Object.keys(STREAMS)) {
		await isDrained(protocol);
		/* TOKENMETER_ON_ABORT=cancel */
		await isStopped(protocol, 'cancelling');
		/* TOKENMETER_DRAIN_SECONDS=1 */
		await isStopped(protocol, 'hasty');
	}
});
