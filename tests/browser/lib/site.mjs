// The TokenMeter under test: where it is, what it says without a browser, and
// its parts, stopped and started.

import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const FOLDER = process.env.SITE;
const CONTROL = new URL('../site', import.meta.url).pathname;
const [webPort, apiPort] = readFileSync(`${FOLDER}/ports`, 'utf8').split(/\s/);

const execute = promisify(execFile);
let users = 0;

function authorization() {
	return site.secret === undefined ? {} :
		{ Authorization: `Bearer ${site.secret}` };
}

export const site = {
	web: `http://127.0.0.1:${webPort}`,
	api: `http://127.0.0.1:${apiPort}`,

	/** What record() and usage() present, where the site is closed. */
	secret: undefined,

	/** From now on, record() and usage() speak to another TokenMeter. */
	moveTo(web, api) {
		site.web = `http://127.0.0.1:${web}`;
		site.api = `http://127.0.0.1:${api}`;
	},

	/** ACTION of tests/browser/site. */
	control(action, ...settings) {
		return new Promise((resolve, reject) => {
			const child = spawn(CONTROL, [FOLDER, action, ...settings],
				{ stdio: ['ignore', 'ignore', 'pipe'] });
			let said = '';
			child.stderr.on('data', (data) => { said += data; });
			child.on('exit', (code) => code === 0 ? resolve() :
				reject(new Error(`${action}: status ${code}. ${said}`)));
		});
	},

	/** Starts the program anew: whoever asks needs a credential. */
	async close(...settings) {
		await site.control('start-program', 'TOKENMETER_ACCESS=closed',
			...settings);
		site.secret ??= (await site.makeKey('admin')).secret;
	},

	/** Starts the program anew, as it was at first. */
	async reopen() {
		site.secret = undefined;
		await site.control('start-program');
	},

	/** An operator's key of ROLE, for one USER or any: `{id, secret}`. */
	async makeKey(role, user) {
		const words = user === undefined ? [] : ['--user', user];
		const { stdout, stderr } = await execute(CONTROL,
			[FOLDER, 'key', 'create', '--role', role, ...words]);
		return { id: /^key (\d+),/m.exec(stderr)[1], secret: stdout.trim() };
	},

	revokeKey(id) {
		return site.control('key', 'revoke', id);
	},

	/** What an application with the key SECRET hands to its page for USER. */
	async viewerToken(secret, user) {
		const response = await fetch(`${site.api}/viewer-tokens`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json',
				Authorization: `Bearer ${secret}` },
			body: JSON.stringify({ userId: user, ttlSeconds: 600 }),
		});
		if (!response.ok)
			throw new Error(`a viewer's token: ${await response.text()}`);
		return response.json();
	},

	/** A user nobody has seen yet. */
	newUser() {
		return `user-${process.pid}-${++users}`;
	},

	/** Records one event or several; throws unless they are counted. */
	async record(events) {
		const response = await fetch(`${site.api}/usage/events`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json', ...authorization() },
			body: JSON.stringify(events),
		});
		if (!response.ok)
			throw new Error(`recording: ${await response.text()}`);
	},

	/** The usage document of USER; QUERY: `{days, timeZone}`. */
	async usage(user, query = {}) {
		const parameters = new URLSearchParams({ userId: user, ...query });
		const response = await fetch(
			`${site.web}/api/user/token-usage?${parameters}`,
			{ headers: authorization() });
		if (!response.ok)
			throw new Error(`reading: ${await response.text()}`);
		return response.json();
	},
};
