/*
 * <plugin-generator>: has a plugin written for the page's user, shows how far
 * the model is, the files it made and the tokens it took.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type {
	PluginAnswer,
	PluginFile,
	PluginProgress,
} from "../public/token-usage-client.js";
import type { Formats } from "../shared/format.ts";
import { generatePlugin } from "../shared/generate.ts";
import { UsageError } from "../shared/usage-error.ts";
import { copyText } from "./copy.ts";
import { failureOf } from "./request.ts";

const PROMPT_LIMIT = 20_000;
const COPIED_MILLISECONDS = 2_000;

type Outcome =
	| { kind: "idle" }
	| { kind: "running"; progress: PluginProgress | undefined }
	/** USER: whose tokens it took; the page may have gone on to another. */
	| { kind: "done"; answer: PluginAnswer; user: string }
	| { kind: "stopped" }
	| { kind: "failed"; failure: UsageError };

export class PluginGenerator extends LitElement {
	static override properties = {
		user: { attribute: false },
		mayGenerate: { attribute: false },
		outcome: { state: true },
		copied: { state: true },
	};

	declare user: string;
	/** Not where the reader's credential only reads. */
	declare mayGenerate: boolean;
	declare outcome: Outcome;
	/** The path that has just been copied. */
	declare copied: string;

	readonly #formats: Formats;
	readonly #onUnknown: (failure: UsageError) => void;
	#request: AbortController | undefined;

	/** ONUNKNOWN is called where the server does not know the reader. */
	constructor(
		formats: Formats,
		onUnknown: (failure: UsageError) => void,
	) {
		super();
		this.#formats = formats;
		this.#onUnknown = onUnknown;
		this.user = "";
		this.mayGenerate = true;
		this.copied = "";
		this.outcome = { kind: "idle" };
	}

	override createRenderRoot(): this {
		this.className = "generator panel";
		this.setAttribute("role", "region");
		this.setAttribute("aria-labelledby", "generator-title");
		return this;
	}

	/** Breaks off, and forgets what was made. */
	reset(): void {
		this.#request?.abort();
		this.#request = undefined;
		this.outcome = { kind: "idle" };
		const prompt = this.querySelector("textarea");
		if (prompt) prompt.value = "";
	}

	override render(): TemplateResult {
		const title = html`<h2 id="generator-title">Generate a plugin</h2>`;
		if (this.mayGenerate) return html`${title} ${this.#form()} ${this.#result()}`;
		return html`${title}
			<p class="reading quiet">
				A viewer token reads only. Sign in with a key to generate.
			</p>`;
	}

	#form(): TemplateResult {
		const isRunning = this.outcome.kind === "running";
		return html`<form @submit=${(event: SubmitEvent) => this.#submit(event)}>
				<label for="prompt" class="of"
					>What the Minecraft plugin is to do. Its tokens count for
					${this.user === "" ? "the user above" : html`<b>${this.user}</b>`}.</label
				>
				<textarea
					id="prompt"
					name="prompt"
					required
					maxlength=${PROMPT_LIMIT}
					placeholder="a /home command with a cooldown"
				></textarea>
				<div class="doing">
					<span class="of" role="status">${this.#progress()}</span>
					${isRunning
						? html`<button type="button" @click=${() => this.#request?.abort()}>
								Stop
							</button>`
						: nothing}
					<button class="main" ?disabled=${isRunning || this.user === ""}>
						Generate
					</button>
				</div>
				${isRunning
					? html`<progress aria-label="The model is writing"></progress>`
					: nothing}
		</form>`;
	}

	#progress(): string {
		const { outcome } = this;
		if (outcome.kind !== "running") return "";
		if (!outcome.progress) return "Asking the model…";
		const { characters, files } = outcome.progress;
		const begun = typeof files === "number" ? files : files.length;
		return (
			`${this.#formats.counted(characters, "character")}, ` +
			this.#formats.counted(begun, "file")
		);
	}

	#result(): TemplateResult | typeof nothing {
		const { outcome } = this;
		switch (outcome.kind) {
			case "done":
				return this.#answer(outcome.answer, outcome.user);
			case "failed":
				return this.#failure(outcome.failure);
			case "stopped":
				return html`<div class="answer">
					<p>Stopped. What the model used until then is counted.</p>
				</div>`;
			default:
				return nothing;
		}
	}

	#answer(
		{ result, tokenUsage }: PluginAnswer,
		user: string,
	): TemplateResult {
		const exact = (count: number) => this.#formats.exact(count);
		return html`<section class="answer" aria-label="The plugin">
			<h3>${result.pluginName}</h3>
			<p class="spent" role="status" data-spent>
				<b>${exact(tokenUsage.tokensUsedThisRequest)} tokens</b> for this
				request; ${exact(tokenUsage.totalTokens)} in
				all${user === this.user ? nothing : html` of <b>${user}</b>`}.
			</p>
			<p>${result.message}</p>
			${result.files.map((file) => this.#file(file))}
		</section>`;
	}

	#file(file: PluginFile): TemplateResult {
		const word = this.copied === file.path ? "Copied" : "Copy";
		return html`<section class="file" aria-label=${file.path}>
			<header>
				<code>${file.path}</code>
				<button
					class="plain"
					aria-label="${word} ${file.path}"
					@click=${(event: Event) => this.#copy(file, event)}
				>
					${word}
				</button>
			</header>
			<pre tabindex="0" role="region" aria-label="Contents of ${file.path}"
			><code>${file.content}</code></pre>
		</section>`;
	}

	#failure(failure: UsageError): TemplateResult {
		const used = failure.tokenUsage;
		return html`<div class="answer">
			<div class="failed" role="alert" data-failed>
				<p>${failure.message}.</p>
				${used
					? html`<p>
							What the model used is counted:
							${this.#formats.exact(used.totalTokens)} tokens in all.
						</p>`
					: nothing}
				${failure.requestId
					? html`<p>Request <code>${failure.requestId}</code></p>`
					: nothing}
			</div>
		</div>`;
	}

	async #submit(event: SubmitEvent): Promise<void> {
		event.preventDefault();
		const form = event.currentTarget as HTMLFormElement;
		const prompt = String(new FormData(form).get("prompt")).trim();
		if (prompt === "" || this.outcome.kind === "running") return;
		const request = new AbortController();
		const { user } = this;
		this.#request = request;
		this.outcome = { kind: "running", progress: undefined };
		try {
			const answer = await generatePlugin({
				userId: user,
				prompt,
				signal: request.signal,
				onProgress: (progress) => {
					if (this.#request !== request) return;
					this.outcome = { kind: "running", progress };
				},
			});
			if (this.#request !== request) return;
			this.outcome = { kind: "done", answer, user };
		} catch (error) {
			if (this.#request !== request) return;
			if (error instanceof UsageError && error.status === 401) {
				this.#onUnknown(error);
				return;
			}
			this.outcome = request.signal.aborted
				? { kind: "stopped" }
				: { kind: "failed", failure: failureOf(error) };
		}
	}

	async #copy(file: PluginFile, event: Event): Promise<void> {
		const section = (event.currentTarget as Element).closest(".file");
		const contents = section?.querySelector("pre");
		if (!(await copyText(file.content, contents))) return;
		this.copied = file.path;
		setTimeout(() => {
			this.copied = "";
		}, COPIED_MILLISECONDS);
	}
}

customElements.define("plugin-generator", PluginGenerator);
