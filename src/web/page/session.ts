/*
 * Who the reader is to the server: asked for when the page comes, changed by
 * signing in and out. What he signs in with is swapped for a cookie that no
 * script can read, and is kept nowhere else.
 */
import { unreadable } from "../shared/api.ts";
import { waitAfter } from "../shared/backoff.ts";
import { isHidden, listen } from "../shared/page.ts";
import { UsageError } from "../shared/usage-error.ts";
import { failureOf, request, requestJson } from "./request.ts";

const PATH = "/api/session";
const RETRY_MILLISECONDS = 2_000;

const ROLES = ["viewer", "user", "app", "admin"] as const;

export interface Session {
	role: (typeof ROLES)[number];
	/** The one user whom the reader may see; null: any. */
	userId: string | null;
	/** By what the server knows him: "cookie", "login", "open". */
	knownBy: string;
}

export type Reader =
	/** The server has not answered yet. */
	| { kind: "asked" }
	| { kind: "known"; session: Session }
	/** He has to sign in; ENDED: again, by what the server said. */
	| { kind: "unknown"; ended: UsageError | undefined }
	/** It cannot be told; it is asked again by itself. */
	| { kind: "failed"; failure: UsageError; retryAt: number };

function sessionOf(value: unknown, response: Response): Session {
	const { role, userId = null, knownBy } = Object(value) as Partial<Session>;
	if (
		role === undefined ||
		!ROLES.includes(role) ||
		typeof knownBy !== "string" ||
		(userId !== null && typeof userId !== "string")
	) {
		throw unreadable(response);
	}
	return { role, userId, knownBy };
}

function requestSession(
	method: string,
	headers: Record<string, string> = {},
): Promise<Session> {
	return requestJson(PATH, sessionOf, { method, headers });
}

/** What was pasted, without what else was copied with it. */
function secretOf(pasted: string): string {
	return pasted.trim().replace(/^(Authorization:\s*)?Bearer\s+/i, "");
}

export class ReaderSession {
	reader: Reader = { kind: "asked" };

	readonly #onChange: () => void;
	#failures = 0;
	#retryTimer: ReturnType<typeof setTimeout> | undefined;
	/** Counts what was asked and settled: an older answer tells nothing. */
	#turn = 0;

	/** ONCHANGE is called after each change of `reader`. */
	constructor(onChange: () => void) {
		this.#onChange = onChange;
		// Another tab may have signed in.
		listen(["visibilitychange"], () => {
			if (!isHidden() && this.reader.kind === "unknown") void this.ask();
		});
	}

	get session(): Session | undefined {
		return this.reader.kind === "known" ? this.reader.session : undefined;
	}

	/** Asks the server; it never rejects. */
	async ask(): Promise<void> {
		const turn = ++this.#turn;
		clearTimeout(this.#retryTimer);
		try {
			const session = await requestSession("GET");
			if (turn === this.#turn) this.#become({ kind: "known", session });
		} catch (error) {
			if (turn === this.#turn) this.#fail(failureOf(error));
		}
	}

	/** Swaps what was PASTED for a cookie; rejects with UsageError. */
	async signIn(pasted: string): Promise<void> {
		const secret = secretOf(pasted);
		// What no header can hold never leaves the page.
		if (!/^[\x21-\x7e]+$/.test(secret)) {
			throw new UsageError(
				"refused",
				"This is neither a key (tm_…) nor a viewer token (tmv_…)",
			);
		}
		try {
			const session = await requestSession("POST", {
				Authorization: `Bearer ${secret}`,
			});
			this.#settle({
				kind: "known",
				session: { ...session, knownBy: "cookie" },
			});
		} catch (error) {
			throw failureOf(error);
		}
	}

	/** Has the server forget the cookie; rejects with UsageError. */
	async signOut(): Promise<void> {
		try {
			await request(PATH, { method: "DELETE" });
		} catch (error) {
			const failure = failureOf(error);
			if (failure.status !== 401) throw failure;
		}
		this.#settle({ kind: "unknown", ended: undefined });
	}

	/** The server has refused the reader elsewhere: FAILURE. */
	end(failure: UsageError): void {
		if (this.reader.kind === "unknown") return;
		const ended = this.reader.kind === "known" ? failure : undefined;
		this.#settle({ kind: "unknown", ended });
	}

	#fail(failure: UsageError): void {
		if (failure.status === 401) {
			if (this.reader.kind === "unknown") return;
			this.#become({ kind: "unknown", ended: undefined });
			return;
		}
		if (this.reader.kind === "unknown") return;
		const wait = waitAfter(
			++this.#failures,
			RETRY_MILLISECONDS,
			failure.retryAfter,
			Math.random(),
		);
		this.#retryTimer = setTimeout(() => void this.ask(), wait);
		this.#become({
			kind: "failed",
			failure,
			retryAt: Date.now() + wait,
		});
	}

	/** Whatever has been asked before is of no interest. */
	#settle(reader: Reader): void {
		++this.#turn;
		clearTimeout(this.#retryTimer);
		this.#become(reader);
	}

	#become(reader: Reader): void {
		if (reader.kind !== "failed") this.#failures = 0;
		this.reader = reader;
		this.#onChange();
	}
}
