// TokenMeter as README puts it on the internet: its steps, taken as they stand
// there, with other addresses; see tests/browser/internet.

import { execFile, spawn } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { promisify } from "node:util";
import { launchBrowser, newProfile } from "./browser.mjs";
import { readmeFile } from "./readme.mjs";
import { site } from "./site.mjs";

const FOLDER = process.env.INTERNET;
const CHECKOUT = `${FOLDER}/checkout`;
const CONTROL = new URL("../internet", import.meta.url).pathname;

const execute = promisify(execFile);
let variables = process.env;
let ports;
let browser;

export const METER = "https://meter.example.com";
export const APP = "https://app.example.com";

/** ACTION of tests/browser/internet. */
function control(action, ...words) {
	return execute(CONTROL, [FOLDER, action, ...words], { env: variables });
}

/** Starts what `make run` starts, of a checkout of its own. */
export async function start() {
	await control("prepare");
	const [web, api, tls, tlsApi, app] =
		(await readFile(`${FOLDER}/ports`, "utf8")).trim().split(" ");
	ports = { web, api, tls, tlsApi, app };
	await writeFile(`${FOLDER}/.curlrc`, [`cacert = ${FOLDER}/authority.pem`,
		`connect-to = meter.example.com:443:127.0.0.1:${tls}`,
		`connect-to = meter.example.com:8443:127.0.0.1:${tlsApi}`,
		'noproxy = "*"', ""].join("\n"));
	const settings = Object.entries(process.env).filter(([name]) =>
		!/^(TOKENMETER_|OPENAI_|OPENROUTER_|OLLAMA_|PG|DATABASE_|MAKE|MFLAGS)/
			.test(name));
	variables = { ...Object.fromEntries(settings), WEB_PORT: web,
		API_PORT: api, CURL_HOME: FOLDER };
	await shell("make up");
	site.moveTo(web, api);
}

export async function stop() {
	await control("stop");
}

/** Runs COMMANDS in the checkout, with the variables of those before; gives
 * what they wrote. */
export async function shell(commands) {
	const state = `${FOLDER}/variables`;
	const child = spawn("bash", ["-euo", "pipefail", "-c",
		`set -a\n${commands}\nenv -0 >"$0"`, state],
	{ cwd: CHECKOUT, env: variables, stdio: ["ignore", "pipe", "pipe"] });
	let said = "";
	let complaints = "";
	child.stdout.on("data", (data) => { said += data; });
	child.stderr.on("data", (data) => { complaints += data; });
	const status = await new Promise((resolve) => child.on("close", resolve));
	if (status !== 0)
		throw new Error(`status ${status} of ${commands}: ${complaints}`);
	variables = Object.fromEntries((await readFile(state, "utf8"))
		.split("\0").filter(Boolean).map((entry) => {
			const at = entry.indexOf("=");
			return [entry.slice(0, at), entry.slice(at + 1)];
		}));
	return said;
}

/** The value of a variable of README's steps. */
export function variable(name) {
	return variables[name];
}

/** TEXT of README, on this machine: with the ports that are ours. */
export function onLoopback(text) {
	return text.replaceAll("127.0.0.1:3000", `127.0.0.1:${ports.web}`)
		.replaceAll("127.0.0.1:3001", `127.0.0.1:${ports.api}`)
		.replaceAll("127.0.0.1:5173", `127.0.0.1:${ports.app}`)
		.replaceAll("listen(5173,", `listen(${ports.app},`);
}

/** TEXT of README, on the internet: with the addresses it tells for that. */
export function onInternet(text) {
	return text.replaceAll("http://127.0.0.1:3000", METER)
		.replaceAll("http://127.0.0.1:3001", `${METER}:8443`)
		.replaceAll("http://127.0.0.1:5173", APP);
}

/** Runs README's block NAME. PLACE is one of the two above. */
export function step(name, place = onLoopback) {
	return shell(place(readmeFile(name)));
}

/** README's step 1 allows the pages of both places. */
export function close() {
	return shell(readmeFile("close.sh").replace("http://127.0.0.1:5173",
		`http://127.0.0.1:${ports.app} ${APP}`));
}

/** Starts README's application anew, whose pages look for TokenMeter in
 * PLACE. */
export async function startApp(place) {
	const folder = `${FOLDER}/app`;
	await mkdir(folder, { recursive: true });
	await writeFile(`${folder}/app.mjs`, onLoopback(readmeFile("app.mjs")));
	for (const name of ["usage.html", "usage.js"])
		await writeFile(`${folder}/${name}`, place(readmeFile(name)));
	await control("start-app", readmeFile("app.sh"));
}

/** nginx with README's site, and the application's. */
export async function startNginx() {
	const conf = readmeFile("meter.conf")
		.replaceAll("listen 443", `listen 127.0.0.1:${ports.tls}`)
		.replaceAll("listen 8443", `listen 127.0.0.1:${ports.tlsApi}`)
		.replaceAll("/etc/letsencrypt/live/meter.example.com", FOLDER)
		.replaceAll("/var/log/nginx/", "")
		.replaceAll("/usr/local/", `${FOLDER}/usr/`);
	await writeFile(`${FOLDER}/nginx/meter.conf`, conf);
	await control("start-nginx");
}

/** Where the application is on this machine. */
export function loopbackApp() {
	return `http://127.0.0.1:${ports.app}`;
}

/** A profile in a browser for which both names are here, and which believes
 * their certificate. */
export async function newVisitor(options = {}) {
	const { publicKey } = new X509Certificate(
		readFileSync(`${FOLDER}/fullchain.pem`));
	const pin = createHash("sha256").update(publicKey.export(
		{ type: "spki", format: "der" })).digest("base64");
	browser ??= await launchBrowser([
		`--ignore-certificate-errors-spki-list=${pin}`,
		"--host-resolver-rules=" +
		`MAP meter.example.com:443 127.0.0.1:${ports.tls},` +
		`MAP app.example.com:443 127.0.0.1:${ports.tls}`]);
	return newProfile({ browser, hosts: [METER, APP], ...options });
}

/** Asks over TLS, on PORT of README's site; gives `{status, headers, body}`. */
export function ask(port, method, path, headers = {}) {
	return new Promise((resolve, reject) => {
		request({ host: "127.0.0.1", method, path, agent: false,
			port: port === 8443 ? ports.tlsApi : ports.tls,
			servername: "meter.example.com",
			ca: readFileSync(`${FOLDER}/authority.pem`),
			headers: { Host: new URL(`${METER}:${port}`).host, ...headers } },
		(response) => {
			let body = "";
			response.on("data", (data) => { body += data; });
			response.on("end", () => resolve({ status: response.statusCode,
				headers: response.headers, body }));
		}).on("error", reject).end();
	});
}

/** What README's site has logged of its requests. */
export function accessLog() {
	return readFile(`${FOLDER}/nginx/access.log`, "utf8");
}

/** What stands in every other log on the way, of nginx, of the program and of
 * the application. */
export async function otherLogs() {
	const { stdout } = await execute("cat", [
		`${FOLDER}/nginx/error.log`, `${FOLDER}/app.log`,
		...["program", "nginx", "postgresql"].map((name) =>
			`${CHECKOUT}/.run/log/${name}.log`)],
	{ maxBuffer: 64 << 20 });
	return stdout;
}

/** The files that the web face serves. */
export async function files() {
	const { stdout } = await execute("ls", [`${CHECKOUT}/src/web/dist`]);
	return stdout.trim().split("\n");
}
