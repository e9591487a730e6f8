/*
 * A crowd of streamed requests in four protocols, a tenth of whose clients
 * leave early and a tenth of whose providers fail: each user's totals are what
 * the stand-in's ledger has, to the token.
 *
 * STORM_STREAMS (preset 10000) scales it.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { holds, is, run } from './lib/check.mjs';
import { meter, recordedCount, rows, told, until } from './lib/meter.mjs';

const execute = promisify(execFile);
const STREAMS = Number(process.env.STORM_STREAMS ?? 10000);
const CLIENTS = 50;
const USERS = 7;

async function recordedSums() {
	const users = await rows(`SELECT user_id AS user,
			sum(request_count) AS requests,
			sum(prompt_tokens) AS prompt,
			sum(completion_tokens) AS completion,
			sum(cached_tokens) AS cached,
			sum(cache_write_tokens) AS written,
			sum(reasoning_tokens) AS reasoning
		FROM usage_bucket WHERE starts_with(user_id, 'storm-')
		GROUP BY user_id ORDER BY user_id`);
	return Object.fromEntries(
		users.map(({ user, ...sum }) => [user, sum]));
}

await run('storm', async () => {
	const { stdout } = await execute(
		`${process.env.BUILD}/http/stream_crowd`,
		[meter(), CLIENTS, STREAMS, USERS].map(String));
	const [whole, left, failed] = stdout.trim().split(' ').map(Number);
	is('requests that were made', whole + left + failed, STREAMS);
	/* A client may leave before its answer has begun. */
	holds('some clients left', left >= STREAMS / 20);
	holds('some answers failed', failed >= STREAMS / 20);
	holds('all is recorded', await until(
		async () => await recordedCount('storm-') >= STREAMS));
	const sums = await told('storm-');
	is('users', Object.keys(sums).length, USERS);
	is('sums', await recordedSums(), sums);
	const sources = await rows(`SELECT usage_source, count(*) FROM
		usage_event WHERE starts_with(user_id, 'storm-') GROUP BY 1`);
	is('sources', sources.map(({ usage_source: source }) => source).sort(),
		['partial', 'provider']);
});
