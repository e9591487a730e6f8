/*
 * <site-keys>: the keys there are, and the form that makes one. A new key's
 * secret is told once, and is nowhere after that.
 */
import {
	html,
	nothing,
	type PropertyDeclarations,
	type TemplateResult,
} from "lit";
import { listen } from "../../shared/page.ts";
import { sentence, type Freshness } from "../../shared/states.ts";
import type { UsageError } from "../../shared/usage-error.ts";
import { confirmed, withdrawQuestion } from "../confirm.ts";
import { copyText } from "../copy.ts";
import { failureOf } from "../request.ts";
import {
	type Key,
	type MadeKey,
	makeKey,
	type NewKey,
	readKeys,
	revokeKey,
} from "./documents.ts";
import {
	byWhom,
	focusOn,
	ownZone,
	type PartHost,
	SitePartElement,
} from "./part.ts";
import { PagedList } from "./resource.ts";

const ROLES = [
	{ name: "app", use: "records and reads, for any user" },
	{ name: "user", use: "the same, for one user" },
	{ name: "admin", use: "everything, this view too" },
];

const PRESET_ROLE = "app";

type State = "active" | "expired" | "revoked";

function stateOf(key: Key): State {
	if (key.revokedAt !== null) return "revoked";
	const isOver =
		key.expiresAt !== null && Date.parse(key.expiresAt) <= Date.now();
	return isOver ? "expired" : "active";
}

/** What the form says; empty fields are left out. */
function newKeyOf(form: HTMLFormElement): NewKey {
	const data = new FormData(form);
	const text = (name: string) => `${data.get(name) ?? ""}`.trim();
	const expires = text("expires");
	return {
		role: text("role"),
		...(text("userId") !== "" && { userId: text("userId") }),
		...(text("label") !== "" && { label: text("label") }),
		...(expires !== "" && { expiresAt: new Date(expires).toISOString() }),
	};
}

export class KeysPart extends SitePartElement {
	static override properties: PropertyDeclarations = {
		chosenRole: { state: true },
		made: { state: true },
		isCopied: { state: true },
		isSending: { state: true },
		failure: { state: true },
		revoked: { state: true },
	};

	/** That is chosen in the form. */
	declare private chosenRole: string;
	/** With the secret, until the reader has dealt with it. */
	declare private made: MadeKey | undefined;
	declare private isCopied: boolean;
	declare private isSending: boolean;
	/** Why the last key was not made or revoked. */
	declare private failure:
		| { what: "make" | "revoke"; error: UsageError }
		| undefined;

	/** The id of the key that was revoked last. */
	declare private revoked: number | undefined;

	readonly #keys = new PagedList<Key, object>(this.follow, ({ id }) => id);
	#silence: (() => void) | undefined;
	/** Counts how often the part has been left. */
	#departures = 0;

	constructor(host: PartHost) {
		super(host);
		this.chosenRole = PRESET_ROLE;
		this.isCopied = false;
		this.isSending = false;
	}

	get freshness(): Freshness {
		return this.#keys.view;
	}

	get of(): string {
		return "who may ask this server for what";
	}

	override connectedCallback(): void {
		super.connectedCallback();
		this.#keys.showList(readKeys);
		this.#silence = listen(["pagehide"], () => this.#forget());
	}

	/** A secret that nobody took along is not kept for the next visit. */
	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#departures++;
		this.#forget();
		withdrawQuestion();
		this.#silence?.();
	}

	refresh(byItself = false): void {
		if (byItself) this.#keys.refreshByItself();
		else this.#keys.refresh();
	}

	drop(): void {
		this.#forget();
		this.failure = undefined;
		this.chosenRole = PRESET_ROLE;
		this.#keys.drop();
		this.querySelector("form")?.reset();
	}

	#forget(): void {
		this.made = undefined;
		this.isCopied = false;
		this.revoked = undefined;
	}

	override render(): TemplateResult {
		return html`<section
				class="panel new-key"
				data-panel="new-key"
				aria-labelledby="panel-new-key"
			>
				${this.made ? this.#secret(this.made) : this.#form()}
			</section>
			<section
				class="panel keys-panel"
				data-panel="keys"
				aria-labelledby="panel-keys"
			>
				<header>
					<h2 id="panel-keys">Keys</h2>
					<p class="of">the newest first, times in ${ownZone()}</p>
				</header>
				<p class="unseen" role="status">
					${this.revoked === undefined
						? nothing
						: `Key ${this.revoked} is revoked`}
				</p>
				${this.#failed("revoke")} ${this.#list()}
			</section>`;
	}

	#failed(what: "make" | "revoke"): TemplateResult {
		const { failure } = this;
		if (failure?.what !== what) return html`<div role="alert"></div>`;
		const { message, requestId } = failure.error;
		return html`<div role="alert">
			<div class="failed">
				<p>${sentence(message)}</p>
				${requestId
					? html`<p>Request <code>${requestId}</code></p>`
					: nothing}
			</div>
		</div>`;
	}

	#list(): TemplateResult {
		const { document, failure } = this.#keys.view;
		if (!document) {
			return failure
				? this.drawFailure(this.#keys.view)
				: html`<div class="blank-rows" data-state="loading"></div>`;
		}
		const { rows, next } = document;
		if (rows.length === 0) {
			return html`<p class="empty">No keys yet. The form makes one.</p>`;
		}
		const count = this.host.formats.counted(rows.length, "key");
		return html`<table class="keys">
				<thead>
					<tr>
						<th scope="col">Key</th>
						<th scope="col" class="medium">Role</th>
						<th scope="col" class="medium">State</th>
						<th scope="col" class="wide">Created</th>
						<th scope="col" class="wide">Expires</th>
						<th scope="col" class="wide">Last used</th>
						<th scope="col"><span class="unseen">What to do</span></th>
					</tr>
				</thead>
				<tbody>
					${rows.map((key) => this.#row(key))}
				</tbody>
			</table>
			${this.drawMore(
				this.#keys,
				next === null ? count : `the newest ${count}`,
			)}`;
	}

	#moment(moment: string | null, without: string): string {
		return moment === null
			? without
			: this.host.formats.moment(moment, ownZone(), Date.now());
	}

	#row(key: Key): TemplateResult {
		const state = stateOf(key);
		const expires = this.#moment(key.expiresAt, "never");
		const used = this.#moment(key.lastUsedAt, "never");
		return html`<tr class="row" data-key=${key.id}>
			<th scope="row" class="name">
				${key.label === "" ? html`Key ${key.id}` : key.label}
				<small class="quiet">
					${key.label === "" ? nothing : `key ${key.id}, `}made
					${byWhom(key.createdBy)}
				</small>
				<small class="narrow quiet">
					used: ${used}; expires: ${expires}
				</small>
				<small class="narrowest">
					<span class="state ${state}">${state}</span>, role ${key.role}
					${key.userId ?? nothing}
				</small>
			</th>
			<td class="medium name">
				${key.role}
				${key.userId === null
					? nothing
					: html`<small class="quiet">${key.userId}</small>`}
			</td>
			<td class="medium"><span class="state ${state}">${state}</span></td>
			<td class="wide">${this.#moment(key.createdAt, "")}</td>
			<td class="wide">${expires}</td>
			<td class="wide">${used}</td>
			<td class="action">
				${state === "active"
					? html`<button
							type="button"
							class="plain"
							aria-label="Revoke key ${key.id}"
							@click=${() => this.#revoke(key)}
						>
							Revoke
						</button>`
					: nothing}
			</td>
		</tr>`;
	}

	async #revoke(key: Key): Promise<void> {
		const name = key.label === "" ? "" : ` “${key.label}”`;
		const isWanted = await confirmed({
			title: `Revoke key ${key.id}${name}?`,
			text:
				"Whatever uses it is refused from then on, and so are the viewer " +
				"tokens and sign-ins that were made with it. This cannot be undone.",
			action: "Revoke",
		});
		if (!isWanted) return;
		const departures = this.#departures;
		const isDone = await this.#send("revoke", () => revokeKey(key.id));
		if (!isDone || departures !== this.#departures) return;
		this.revoked = key.id;
		await this.#keys.renew();
		await this.updateComplete;
		// The button that had the focus is gone.
		if (document.activeElement !== document.body) return;
		focusOn(this.querySelector<HTMLElement>(`[data-key="${key.id}"] th`));
	}

	/** Has ACTION done; false where it was not. */
	async #send(
		what: "make" | "revoke",
		action: () => Promise<void>,
	): Promise<boolean> {
		if (this.isSending) return false;
		const departures = this.#departures;
		this.isSending = true;
		this.failure = undefined;
		try {
			await action();
			return true;
		} catch (error) {
			const failure = failureOf(error);
			// Whoever has left, or signed out, is told nothing, nor is the next.
			if (departures !== this.#departures) return false;
			if (failure.status === 401) this.host.unknown(failure);
			else this.failure = { what, error: failure };
			return false;
		} finally {
			this.isSending = false;
		}
	}

	#form(): TemplateResult {
		const isOneUsers = this.chosenRole === "user";
		return html`<header><h2 id="panel-new-key">Make a key</h2></header>
			<form @submit=${(event: SubmitEvent) => this.#make(event)}>
				<fieldset @change=${(event: Event) => this.#choose(event)}>
					<legend>Role</legend>
					${ROLES.map(
						({ name, use }) => html`<label class="choice">
							<input
								type="radio"
								name="role"
								value=${name}
								?checked=${name === PRESET_ROLE}
								.checked=${this.chosenRole === name}
							/>
							<span>${name}<small class="quiet">${use}</small></span>
						</label>`,
					)}
				</fieldset>
				${isOneUsers
					? html`<label for="key-user">User</label>
							<input
								id="key-user"
								name="userId"
								required
								maxlength="255"
								autocomplete="off"
								autocapitalize="none"
								spellcheck="false"
								placeholder="user id"
							/>`
					: nothing}
				<label for="key-label">
					Label <span class="quiet">(optional)</span>
				</label>
				<input
					id="key-label"
					name="label"
					maxlength="255"
					autocomplete="off"
					placeholder="what it is for"
				/>
				<label for="key-expires">
					Expires <span class="quiet">(optional, ${ownZone()})</span>
				</label>
				<input
					id="key-expires"
					name="expires"
					type="datetime-local"
					max="9999-12-31T23:59"
				/>
				${this.#failed("make")}
				<button
					class="main"
					aria-disabled=${this.isSending ? "true" : nothing}
				>
					${this.isSending ? "Making it…" : "Make the key"}
				</button>
			</form>`;
	}

	#choose({ target }: Event): void {
		this.chosenRole = (target as HTMLInputElement).value;
	}

	async #make(event: SubmitEvent): Promise<void> {
		event.preventDefault();
		const form = event.currentTarget as HTMLFormElement;
		const wanted = newKeyOf(form);
		const departures = this.#departures;
		const isMade = await this.#send("make", async () => {
			const made = await makeKey(wanted);
			if (departures === this.#departures) this.made = made;
			this.chosenRole = PRESET_ROLE;
		});
		if (isMade) void this.#keys.renew();
		if (!this.made) return;
		await this.updateComplete;
		this.querySelector<HTMLElement>(".secret")?.focus();
	}

	#secret(made: MadeKey): TemplateResult {
		return html`<header>
				<h2 id="panel-new-key">Key ${made.id} is made</h2>
			</header>
			<div class="told">
				<p id="told-once">
					This is its secret. It is told only now: the server keeps a
					fingerprint of it, from which nobody can read it again.
				</p>
				<code
					class="secret"
					tabindex="0"
					role="textbox"
					aria-readonly="true"
					aria-label="Secret of key ${made.id}"
					aria-describedby="told-once"
					>${made.key}</code
				>
				<p class="unseen" role="status">
					${this.isCopied ? "Copied" : nothing}
				</p>
				<div class="choices">
					<button type="button" class="main" @click=${() => this.#copy(made)}>
						${this.isCopied ? "Copied" : "Copy"}
					</button>
					<button type="button" @click=${() => this.#dismiss()}>
						I have it
					</button>
				</div>
			</div>`;
	}

	async #copy(made: MadeKey): Promise<void> {
		const shown = this.querySelector(".secret");
		if (await copyText(made.key, shown)) this.isCopied = true;
	}

	async #dismiss(): Promise<void> {
		this.#forget();
		await this.updateComplete;
		this.querySelector<HTMLElement>(".new-key input:checked")?.focus();
	}
}

customElements.define("site-keys", KeysPart);
