/*
 * The bearer token of a page: asked for once, however many want it, and again
 * shortly before it ends or after the server refused it. Reusable; no browser
 * needed.
 */
import type { FetchToken } from "../public/token-usage-client.js";

/** A token is renewed when a tenth of its life is left, or this. */
const RENEW_BEFORE_MILLISECONDS = 60_000;

export class BearerTokens {
	readonly #fetchToken: FetchToken;
	#current: { token: string; renewAt: number } | undefined;
	#pending: Promise<string> | undefined;

	constructor(fetchToken: FetchToken) {
		this.#fetchToken = fetchToken;
	}

	/** A token that holds; rejects as fetchToken does. */
	async get(): Promise<string> {
		if (this.#current && Date.now() < this.#current.renewAt) {
			return this.#current.token;
		}
		this.#pending ??= this.#renew().finally(() => {
			this.#pending = undefined;
		});
		return this.#pending;
	}

	/** The server refused TOKEN: the next one is a fresh one. */
	refuse(token: string): void {
		if (this.#current?.token === token) this.#current = undefined;
	}

	async #renew(): Promise<string> {
		const answer = await this.#fetchToken();
		const { token, expiresAt = null } =
			typeof answer === "string" ? { token: answer } : answer;
		const now = Date.now();
		const life = expiresAt ? Date.parse(expiresAt) - now : Number.NaN;
		const early = Math.min(RENEW_BEFORE_MILLISECONDS, life / 10);
		this.#current = {
			token,
			renewAt: Number.isNaN(life) ? Infinity : now + life - early,
		};
		return token;
	}
}

const known = new WeakMap<FetchToken, BearerTokens>();

/** The one holder of FETCHTOKEN's tokens. */
export function tokensOf(
	fetchToken: FetchToken | undefined,
): BearerTokens | undefined {
	if (!fetchToken) return undefined;
	let tokens = known.get(fetchToken);
	if (!tokens) known.set(fetchToken, (tokens = new BearerTokens(fetchToken)));
	return tokens;
}
