#!/usr/bin/env node
/*
 * A stand-in for the model providers, on loopback: it speaks the protocols of
 * OpenAI, OpenRouter, Anthropic, Gemini and Ollama, and does what the model's
 * name in a request says (script.mjs), however bad. What it reported to whom
 * is in its ledger (ledger.mjs).
 *
 * usage: stand-in.mjs PORT_FILE [CERTIFICATE KEY]
 *
 * Takes a free port and writes it to PORT_FILE; with a certificate and its key
 * (PEM files) it speaks TLS. Ends on SIGTERM.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer as createPlainServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { newHandler } from './server.mjs';

const [portFile, certificate, key] = process.argv.slice(2);
if (!portFile || (certificate && !key)) {
	console.error('usage: stand-in.mjs PORT_FILE [CERTIFICATE KEY]');
	process.exit(2);
}

/* A client that keeps a connection may use it for as long as it likes. */
const options = { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 };
const handler = newHandler();
const server = certificate
	? createSecureServer({
		...options,
		cert: readFileSync(certificate),
		key: readFileSync(key),
	}, handler)
	: createPlainServer(options, handler);

server.listen({ host: '127.0.0.1', port: 0, backlog: 2048 }, () => {
	/* Whoever sees the file sees the whole port. */
	writeFileSync(`${portFile}.new`, `${server.address().port}\n`);
	renameSync(`${portFile}.new`, portFile);
});
process.on('SIGTERM', () => process.exit(0));
