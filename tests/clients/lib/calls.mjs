/*
 * A vendor's client makes the same call to the stand-in and, through
 * TokenMeter, again: it must see the same, and TokenMeter must have recorded
 * what the stand-in's ledger says.
 */
import { holds, is, isOneOf, plain } from './check.mjs';
import { ledger, meter, recorded, recordedCount, SERVED, STAND_IN, until,
	usageDocument } from './meter.mjs';
import { modesFor } from './modes.mjs';

/* Errors of connections, which tell of it in many words. */
function isConnectionError(error) {
	return (error.status ?? error.status_code) === undefined;
}

/* What an error says to whom catches it. */
function describe(error) {
	if (isConnectionError(error))
		return { kind: 'connection or stream' };
	return {
		kind: error.constructor.name,
		status: error.status ?? error.status_code,
		message: error.message,
		type: error.type,
		code: error.code,
		param: error.param,
		body: error.error,
	};
}

/* What CALL gives or throws, as data; the parts of a stream before. */
export async function outcome(call) {
	const parts = [];
	try {
		const value = await call((part) => parts.push(plain(part)));
		return { parts, value: plain(value) };
	} catch (error) {
		return { parts, error: plain(describe(error)) };
	}
}

/* Hands each part of STREAM to SEEN. */
export async function readAll(stream, seen) {
	for await (const part of stream)
		seen(part);
}

/* A whole answer that broke off is none; TokenMeter says so. */
function isBadGateway(name, metered, direct) {
	is(name, [metered.parts, metered.error?.status], [[], 502]);
	is(`${name}, without TokenMeter`, direct.error?.kind,
		'connection or stream');
}

/* How much of a stream arrives before the connection ends is chance; but
 * what does is the same. */
function isSameUpToCut(name, metered, direct) {
	const length = Math.min(metered.parts.length, direct.parts.length);
	is(name, { ...metered, parts: metered.parts.slice(0, length) },
		{ ...direct, parts: direct.parts.slice(0, length) });
}

/* A client that has all it waits for may not look at the end. */
function isSameUpToEnd(name, metered, direct) {
	isSameUpToCut(name, { parts: metered.parts }, { parts: direct.parts });
}

function comparison(script, streamed) {
	if (/;ragged/.test(script))
		return isSameUpToEnd;
	if (!/;cut=/.test(script))
		return is;
	return streamed ? isSameUpToCut : isBadGateway;
}

function isError(entry) {
	return entry.status !== 200;
}

/* An answer that broke off without a report is partial, too; where all that
 * came was an error, there was none to break off. */
function expectedSources(entry, script) {
	const broke = entry.end !== 'completed' || /;error=/.test(script);
	if (/;report=(negative|huge)/.test(script) || isError(entry))
		return ['none'];
	if (entry.usage === null && /;failing/.test(script))
		return ['none', 'partial'];
	if (broke)
		return ['partial'];
	return [entry.usage === null ? 'none' : 'provider'];
}

/* The names that an answer with no model of its own may be recorded under. */
function expectedModels(entry, script) {
	if (isError(entry) || /;garbage|;failing/.test(script))
		return [entry.model, SERVED];
	return entry.end === 'completed' ? [SERVED] : [SERVED, entry.model];
}

function expectedIds(entry, script) {
	if (/;garbage|;failing/.test(script))
		return [null, entry.upstreamId];
	return entry.end === 'completed' || entry.streamed
		? [entry.upstreamId] : [entry.upstreamId, null];
}

const NOTHING = { prompt: 0, completion: 0 };

/* ROW has what ENTRY, of the stand-in's ledger, told. */
export function isRecorded(name, row, entry, expected) {
	const { prompt, completion } = entry.usage ?? NOTHING;
	is(`${name}: tokens`, [row.prompt_tokens, row.completion_tokens],
		[prompt, completion]);
	if (entry.usage)
		is(`${name}: parts`, [row.cached_tokens ?? 0,
			row.cache_write_tokens ?? 0, row.reasoning_tokens ?? 0],
		[entry.usage.cached, expected.tellsWrites === false ? 0
			: entry.usage.written, entry.usage.reasoning]);
	isOneOf(`${name}: source`, row.usage_source,
		expectedSources(entry, expected.script));
	isOneOf(`${name}: model`, row.model,
		expectedModels(entry, expected.script));
	isOneOf(`${name}: upstream id`, row.upstream_id,
		expectedIds(entry, expected.script));
	is(`${name}: operation, provider, status, user_source`,
		[row.operation, row.provider, row.http_status, row.user_source],
		[expected.operation, expected.provider, entry.status,
			expected.userSource]);
	if (!isError(entry))
		is(`${name}: streamed`, row.streamed, expected.streamed);
}

export class Calls {
	#prefix;
	#expected = [];

	/* Users are named PREFIX-…. */
	constructor(prefix) {
		this.#prefix = prefix;
	}

	/* OPERATION: {name, operation, provider, streamed, userSource, call},
	 * where call(base, model, user, seen) makes the call at a base URL. */
	async #try(operation, mode) {
		const tag = `${this.#prefix}-${operation.name}-${mode.name}`;
		const script = (operation.script ?? '') + mode.script;
		const model = `stand-in;tag=${tag}${script}`;
		const through = (base, how) => outcome(
			(seen) => operation.call(base, how, tag, seen));
		/* A connection that closed unannounced is TokenMeter's to
		 * mind; these clients do not. */
		const direct = await through(STAND_IN,
			model.replace(';close=idle', ''));
		const metered = await through(meter(), model);
		const same = operation.same ?? ((seen) => seen);
		comparison(script, operation.streamed)(
			`${tag}: what the client sees`, same(metered),
			same(direct));
		const entries = await ledger(tag);
		is(`${tag}: requests to the provider`, entries.length, 2);
		const { acceptEncoding, forbidden } = entries[1];
		isOneOf(`${tag}: Accept-Encoding`, acceptEncoding,
			['', 'identity']);
		is(`${tag}: headers that must not cross`, forbidden, []);
		this.#expected.push({ ...operation, tag, script,
			entry: entries[1] });
	}

	/* In every mode that fits. */
	async tryAll(operation) {
		for (const mode of modesFor(operation.streamed))
			if (!operation.without?.includes(mode.name))
				await this.#try(operation, mode);
	}

	/* In those whose names are in the set NAMES. */
	async trySome(operation, names) {
		for (const mode of modesFor(operation.streamed))
			if (names.has(mode.name))
				await this.#try(operation, mode);
	}

	async #compare(expected, found) {
		const { tag, entry } = expected;
		is(`${tag}: events`, found.length, 1);
		if (found.length !== 1)
			return;
		isRecorded(tag, found[0], entry, expected);
		const { prompt, completion } = entry.usage ?? NOTHING;
		const document = await usageDocument(tag);
		is(`${tag}: usage document`, [document.promptTokens,
			document.completionTokens, document.totalTokens,
			document.requestCount],
		[prompt, completion, prompt + completion, 1]);
	}

	/* When all is recorded, compares it. */
	async settle() {
		const prefix = `${this.#prefix}-`;
		const wanted = this.#expected.length;
		holds(`${prefix}: all is recorded`, await until(
			async () => await recordedCount(prefix) >= wanted));
		const events = await recorded(prefix);
		is(`${prefix}: events`, events.length, wanted);
		for (const expected of this.#expected)
			await this.#compare(expected, events.filter(
				({ user_id: user }) => user === expected.tag));
	}
}
