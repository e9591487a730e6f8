/*
 * What is said where there are no numbers to draw, or where they are old.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Formats } from "../shared/format.ts";
import type { UsageError } from "../shared/usage-error.ts";
import type { UsageView } from "../shared/usage-store.ts";

const TITLES: Record<UsageError["kind"], string> = {
	offline: "This device is offline",
	unreachable: "TokenMeter cannot be reached",
	timeout: "TokenMeter does not answer",
	denied: "These numbers are not open to you",
	busy: "TokenMeter is busy",
	refused: "That cannot be shown",
	failed: "Something went wrong",
	unreadable: "The answer makes no sense",
};

function requestId(failure: UsageError): TemplateResult | typeof nothing {
	return failure.requestId
		? html`<p class="id">Request <code>${failure.requestId}</code></p>`
		: nothing;
}

function retryTime(formats: Formats, view: UsageView): string {
	return view.retryAt > 0
		? `It is tried again by itself, next at ${formats.clock(view.retryAt)}.`
		: "";
}

/** Before anybody has been chosen. */
export function drawStart(): TemplateResult {
	return html`<section class="notice" data-state="start">
		<h2>Whose tokens?</h2>
		<p>
			Type a user’s id into the bar above to see how many tokens that user
			has spent on language models, each request counted once, on the
			right day.
		</p>
	</section>`;
}

/** A failure without numbers from before. */
export function drawFailure(
	formats: Formats,
	view: UsageView,
	failure: UsageError,
	again: () => void,
): TemplateResult {
	return html`<section class="notice wrong" role="alert" data-state=${failure.kind}>
		<h2>${TITLES[failure.kind]}</h2>
		<p>${failure.message}.</p>
		${requestId(failure)}
		<p>${retryTime(formats, view)}</p>
		<button @click=${again} ?disabled=${view.loading}>Try again</button>
	</section>`;
}

function staleText(formats: Formats, view: UsageView): string {
	const from = `numbers from ${formats.clock(view.loadedAt)}`;
	if (view.offline) return `Offline · ${from}`;
	if (view.failure?.kind === "busy") return `TokenMeter is busy · ${from}`;
	return `Could not refresh · ${from}`;
}

function drawStale(
	formats: Formats,
	view: UsageView,
	again: () => void,
): TemplateResult {
	const reason = view.failure
		? `${view.failure.message}. ${retryTime(formats, view)}`
		: nothing;
	return html`<span class="stale" data-state="stale" title=${reason}
			>${staleText(formats, view)}</span
		>
		<button @click=${again} ?disabled=${view.loading}>Try again</button>`;
}

const LIVE = {
	streaming: "Live",
	polling: "Updating",
	waiting: "Shown",
};

/** How fresh the numbers are, for the bar. */
export function drawStatus(
	formats: Formats,
	view: UsageView,
	again: () => void,
): TemplateResult {
	const isStale = view.document && (view.failure || view.offline);
	return html`<span role="status"
			>${isStale
				? drawStale(formats, view, again)
				: view.document
					? html`<span data-state=${view.live}
							>${LIVE[view.live]} · numbers from
							${formats.clock(view.loadedAt)}</span
						>`
					: nothing}</span
		>
		${view.loading ? html`<span class="loading-line"></span>` : nothing}`;
}
