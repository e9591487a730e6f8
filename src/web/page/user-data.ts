/*
 * <user-data>: for admins, on a user's page: all that is held about the user,
 * as a file, and the user's removal.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Formats } from "../shared/format.ts";
import { sentence } from "../shared/states.ts";
import type { UsageError } from "../shared/usage-error.ts";
import { confirmed, withdrawQuestion } from "./confirm.ts";
import { failureOf, requestJson } from "./request.ts";

type Outcome =
	| { kind: "idle" }
	| { kind: "removing" }
	| { kind: "removed"; events: number }
	| { kind: "failed"; failure: UsageError };

function pathOf(part: string, userId: string): string {
	return `/api/admin/users${part}?${new URLSearchParams({ userId })}`;
}

function removedEventsOf(value: unknown): number {
	const { removedEvents } = Object(value) as { removedEvents?: unknown };
	return Number(removedEvents ?? 0);
}

export class UserData extends LitElement {
	static override properties = {
		user: { attribute: false },
		outcome: { state: true },
	};

	declare user: string;
	declare private outcome: Outcome;

	readonly #formats: Formats;
	readonly #removed: () => void;
	readonly #unknown: (failure: UsageError) => void;

	/** REMOVED is called after a removal, UNKNOWN as the generator's. */
	constructor(
		formats: Formats,
		removed: () => void,
		unknown: (failure: UsageError) => void,
	) {
		super();
		this.#formats = formats;
		this.#removed = removed;
		this.#unknown = unknown;
		this.user = "";
		this.outcome = { kind: "idle" };
	}

	override createRenderRoot(): this {
		this.className = "user-data panel";
		this.setAttribute("role", "region");
		this.setAttribute("aria-labelledby", "user-data-title");
		return this;
	}

	override willUpdate(changed: Map<PropertyKey, unknown>): void {
		if (!changed.has("user")) return;
		this.outcome = { kind: "idle" };
		withdrawQuestion();
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		withdrawQuestion();
	}

	override render(): TemplateResult {
		const { kind } = this.outcome;
		return html`<header>
				<h2 id="user-data-title">This user’s data</h2>
				<p class="of">
					All that is held about this user, one JSON object a line. A removal
					leaves only the site’s totals. Both are recorded.
				</p>
			</header>
			<div class="choices">
				<a
					class="button"
					href=${pathOf("/export", this.user)}
					download="tokenmeter-${this.user}.ndjson"
					>Download</a
				>
				<button
					type="button"
					class="danger"
					aria-disabled=${kind === "removing" ? "true" : nothing}
					@click=${() => this.#askToRemove()}
				>
					Remove the user…
				</button>
			</div>
			<div role="status">${this.#result()}</div>`;
	}

	#result(): TemplateResult | typeof nothing {
		const { outcome } = this;
		if (outcome.kind === "removed") {
			const events = this.#formats.counted(outcome.events, "request");
			return html`<p class="done">
				Removed, with ${events}. The site’s totals stay.
			</p>`;
		}
		if (outcome.kind !== "failed") return nothing;
		const { message, requestId } = outcome.failure;
		return html`<div class="failed">
			<p>${sentence(message)}</p>
			${requestId ? html`<p>Request <code>${requestId}</code></p>` : nothing}
		</div>`;
	}

	async #askToRemove(): Promise<void> {
		const { user } = this;
		if (this.outcome.kind === "removing") return;
		const isWanted = await confirmed({
			title: "Remove this user?",
			text:
				"The user’s requests and numbers are removed, and keys and tokens " +
				"of the user end. The site’s totals stay. This cannot be undone.",
			action: "Remove the user",
			typed: user,
		});
		if (isWanted && user === this.user) await this.#remove(user);
	}

	async #remove(user: string): Promise<void> {
		this.outcome = { kind: "removing" };
		let outcome: Outcome;
		try {
			const events = await requestJson(pathOf("", user), removedEventsOf, {
				method: "DELETE",
			});
			outcome = { kind: "removed", events };
		} catch (error) {
			outcome = { kind: "failed", failure: failureOf(error) };
		}
		if (user !== this.user) return;
		this.outcome = outcome;
		if (outcome.kind === "removed") this.#removed();
		else if (outcome.failure.status === 401) this.#unknown(outcome.failure);
	}
}

customElements.define("user-data", UserData);
