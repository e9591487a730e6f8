/*
 * What the page says where it has no numbers to draw, and how fresh those are
 * that it has.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Formats } from "../shared/format.ts";
import { liveText, sentence, staleNotice } from "../shared/states.ts";
import type { UsageError } from "../shared/usage-error.ts";
import type { UsageView } from "../shared/usage-store.ts";
import type { Reader } from "./session.ts";

/** Before anybody has been chosen. */
export function drawStart(): TemplateResult {
	return html`<section class="panel message" data-state="start">
		<h1>Whose tokens?</h1>
		<p>
			Type a user’s id into the bar above to see how many tokens that user
			has spent on language models, each request counted once, on the
			right day.
		</p>
	</section>`;
}

/** Where the server could not say who the reader is. */
export function drawUntold(
	formats: Formats,
	{ failure, retryAt }: Extract<Reader, { kind: "failed" }>,
): TemplateResult {
	return html`<section class="panel message" role="alert">
		<h1>The server does not answer as it should</h1>
		<p>
			${sentence(failure.message)} Trying again at
			${formats.clock(retryAt, "second")}.
		</p>
		${failure.requestId
			? html`<p class="quiet">Request ${failure.requestId}</p>`
			: nothing}
	</section>`;
}

/** Above a page that could not sign its reader out. */
export function drawStillSignedIn(
	failure: UsageError,
	again: () => void,
): TemplateResult {
	return html`<div class="notice" role="status">
		<span>
			<strong>You are still signed in</strong>
			<small>${sentence(failure.message)}</small>
		</span>
		<button type="button" @click=${again}>Try again</button>
	</div>`;
}

export function drawNeverUsed(): TemplateResult {
	return html`<section class="panel message" data-state="empty">
		<h2>No tokens yet</h2>
		<p>
			Nothing has been counted for this user. The first request will show up
			here by itself; <em>Generate</em> makes one.
		</p>
	</section>`;
}

/** For the bar; a notice of old numbers lies above the page. */
export function drawStatus(
	formats: Formats,
	view: UsageView,
	again: () => void,
): TemplateResult {
	const live = liveText(view);
	const isGood = view.document && !view.failure && !view.offline;
	return html`${isGood
			? html`<span data-state=${view.live}
						>${live === "Live"
							? html`<span class="light"></span>`
							: nothing}${live}</span
					><span>Updated ${formats.clock(view.loadedAt)}</span>`
			: nothing}
		${staleNotice(view, formats, again)}
		${view.loading ? html`<div class="waiting"></div>` : nothing}`;
}
