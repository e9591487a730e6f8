/*
 * A provider whose certificate TokenMeter can verify is asked; one whose
 * certificate it cannot is not.
 */
import OpenAI from 'openai';
import { holds, is, run } from './lib/check.mjs';
import { MESSAGES, openaiAt } from './lib/clients.mjs';
import { meter } from './lib/meter.mjs';

function chat(program, user) {
	return openaiAt(meter(program)).chat.completions.create(
		{ model: `stand-in;tag=${user}`, user, messages: MESSAGES });
}

await run('tls', async () => {
	const answer = await chat('trusting', 'tls-trusting');
	is('a verified answer', answer.id, 'chatcmpl-tls-trusting');
	let error = null;
	try {
		await chat('wary', 'tls-wary');
	} catch (caught) {
		error = caught;
	}
	holds('the client\'s error', error instanceof OpenAI.InternalServerError);
	is('its status', error?.status, 502);
	/* The handshake comes before any key does. */
	const ledger = await fetch(
		`${process.env.STAND_IN_TLS_URL}/ledger?tag=tls-wary`);
	is('requests the provider has seen', (await ledger.json()).entries, []);
});
