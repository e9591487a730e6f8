/*
 * <sign-in>: in the place of everything else where the server does not know
 * the reader. What is pasted is sent once and forgotten.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Formats } from "../shared/format.ts";
import { sentence } from "../shared/states.ts";
import { UsageError } from "../shared/usage-error.ts";
import type { ReaderSession } from "./session.ts";

interface Refusal {
	failure: UsageError;
	/** When the next try may succeed, in milliseconds; 0: any time. */
	nextAt: number;
}

export class SignIn extends LitElement {
	static override properties = {
		ended: { attribute: false },
		refusal: { state: true },
		isSending: { state: true },
	};

	/** Why the reader has to do it again. */
	declare ended: UsageError | undefined;
	declare refusal: Refusal | undefined;
	declare isSending: boolean;

	readonly #formats: Formats;
	readonly #session: ReaderSession;

	constructor(formats: Formats, session: ReaderSession) {
		super();
		this.#formats = formats;
		this.#session = session;
		this.isSending = false;
	}

	override createRenderRoot(): this {
		this.className = "sign-in panel message";
		this.dataset["state"] = "sign-in";
		this.setAttribute("role", "region");
		this.setAttribute("aria-labelledby", "sign-in-title");
		return this;
	}

	/** Whoever comes here has one thing to do. */
	override connectedCallback(): void {
		super.connectedCallback();
		this.refusal = undefined;
		void this.updateComplete.then(() => this.#secret?.focus());
	}

	/** Who has signed in elsewhere meanwhile leaves nothing behind. */
	override disconnectedCallback(): void {
		super.disconnectedCallback();
		if (this.#secret) this.#secret.value = "";
	}

	get #secret(): HTMLInputElement | null {
		return this.querySelector("input");
	}

	override render(): TemplateResult {
		return html`<h1 id="sign-in-title">Sign in</h1>
			${this.#reason()}
			<form
				method="post"
				@submit=${(event: SubmitEvent) => this.#submit(event)}
			>
				<label for="secret">Viewer token or key</label>
				<input
					id="secret"
					type="password"
					required
					maxlength="400"
					autocomplete="off"
					autocapitalize="none"
					spellcheck="false"
					placeholder="tmv_… or tm_…"
					aria-describedby="secret-use"
				/>
				<p id="secret-use" class="quiet">
					Sent once, in exchange for a cookie. The page keeps no copy.
				</p>
				<button
					class="main"
					aria-disabled=${this.isSending ? "true" : nothing}
				>
					${this.isSending ? "Signing in…" : "Sign in"}
				</button>
			</form>
			<p class="quiet">
				The application that counts your tokens can give you a viewer token;
				whoever runs this server makes keys with
				<code>tokenmeter key create</code>.
			</p>`;
	}

	#reason(): TemplateResult {
		const { refusal, ended } = this;
		return html`<div role="alert">
			${refusal
				? this.#say(refusal.failure, sentence(refusal.failure.message))
				: ended
					? this.#say(
							ended,
							"You are signed out: the sign-in has ended or was revoked.",
						)
					: nothing}
		</div>`;
	}

	#say({ requestId }: UsageError, words: string): TemplateResult {
		const { nextAt } = this.refusal ?? { nextAt: 0 };
		return html`<div class="failed">
			<p>
				${words}
				${nextAt > 0
					? `Try again at ${this.#formats.clock(nextAt, "second")}.`
					: nothing}
			</p>
			${requestId ? html`<p>Request <code>${requestId}</code></p>` : nothing}
		</div>`;
	}

	async #submit(event: SubmitEvent): Promise<void> {
		event.preventDefault();
		const input = this.#secret;
		if (!input || this.isSending) return;
		this.isSending = true;
		this.refusal = undefined;
		try {
			await this.#session.signIn(input.value);
			input.value = "";
		} catch (error) {
			const failure = error as UsageError;
			const { retryAfter = 0, kind } = failure;
			this.refusal = {
				failure,
				nextAt: retryAfter > 0 ? Date.now() + retryAfter * 1000 : 0,
			};
			// Where it was not looked at, it need not be pasted again.
			if (kind === "denied") input.value = "";
			input.focus();
		} finally {
			this.isSending = false;
		}
	}
}

customElements.define("sign-in", SignIn);
