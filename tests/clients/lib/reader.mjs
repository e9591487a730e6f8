/*
 * Reads a stream with a vendor's client and says "part" for each part of it;
 * to be killed in the middle.
 *
 * usage: reader.mjs PROTOCOL BASE MODEL USER
 */
import { STREAMS } from './clients.mjs';

const [protocol, base, model, user] = process.argv.slice(2);

for await (const part of await STREAMS[protocol](base, model, user))
	if (part)
		console.log('part');
