// The TokenMeter under test: where it is, what it says without a browser, and
// its parts, stopped and started.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const FOLDER = process.env.SITE;
const CONTROL = new URL('../site', import.meta.url).pathname;
const [webPort, apiPort] = readFileSync(`${FOLDER}/ports`, 'utf8').split(/\s/);

let users = 0;

export const site = {
	web: `http://127.0.0.1:${webPort}`,
	api: `http://127.0.0.1:${apiPort}`,

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

	/** A user nobody has seen yet. */
	newUser() {
		return `user-${process.pid}-${++users}`;
	},

	/** Records one event or several; throws unless they are counted. */
	async record(events) {
		const response = await fetch(`${site.api}/usage/events`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify(events),
		});
		if (!response.ok)
			throw new Error(`recording: ${await response.text()}`);
	},

	/** The usage document of USER; QUERY: `{days, timeZone}`. */
	async usage(user, query = {}) {
		const parameters = new URLSearchParams({ userId: user, ...query });
		const response = await fetch(
			`${site.web}/api/user/token-usage?${parameters}`);
		if (!response.ok)
			throw new Error(`reading: ${await response.text()}`);
		return response.json();
	},
};
