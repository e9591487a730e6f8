/*
 * What stands in the place of numbers, or above old ones, when there are no
 * new ones: reasons in words, the request id for the operator, and what to do.
 * Reusable.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Formats } from "./format.ts";
import type { UsageError } from "./usage-error.ts";
import type { UsageView } from "./usage-store.ts";

/** What the notices need to know of numbers: whether there are any, of when. */
export type Freshness = Omit<UsageView, "document" | "days" | "live"> & {
	document: unknown;
};

const HEADLINES: Record<UsageError["kind"], string> = {
	offline: "This device is offline",
	unreachable: "The numbers could not be loaded",
	timeout: "The numbers could not be loaded",
	denied: "These numbers are not for this page",
	busy: "The server is busy",
	refused: "The server does not take this request",
	failed: "The numbers could not be loaded",
	unreadable: "The numbers could not be read",
};

function headline(failure: UsageError): string {
	if (failure.status === 429) return "Too many requests";
	if (failure.status === 503) return "The server is not available now";
	return HEADLINES[failure.kind];
}

/** A wait that the server asked for is told when it is worth telling. */
const TOLD_SECONDS = 5;

function again(view: Freshness, formats: Formats): string {
	const isLong = (view.failure?.retryAfter ?? 0) >= TOLD_SECONDS;
	if (view.loading) return "trying again";
	if (!view.retryAt) return "";
	return isLong
		? `trying again at ${formats.clock(view.retryAt, "second")}`
		: "trying again";
}

/** TEXT with a capital at its beginning and a stop at its end. */
export function sentence(text: string): string {
	const whole = text.charAt(0).toUpperCase() + text.slice(1);
	return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

function retry(onRetry: () => void): TemplateResult {
	return html`<button type="button" @click=${onRetry}>Try again</button>`;
}

/** In the place of the numbers. */
export function failureMessage(
	view: Freshness,
	failure: UsageError,
	formats: Formats,
	onRetry: () => void,
): TemplateResult {
	const automatic = again(view, formats);
	return html`<div class="message" role="alert">
		<h3>${headline(failure)}</h3>
		<p>
			${sentence(failure.message)}
			${automatic ? sentence(automatic) : nothing}
		</p>
		${failure.requestId
			? html`<p class="quiet">Request ${failure.requestId}</p>`
			: nothing}
		${retry(onRetry)}
	</div>`;
}

/** Above numbers that could not be refreshed, or that a lost network keeps. */
export function staleNotice(
	view: Freshness,
	formats: Formats,
	onRetry: () => void,
): TemplateResult | typeof nothing {
	const { document, failure, loadedAt, offline } = view;
	if (!document || (!failure && !offline)) return nothing;
	const reason =
		offline || failure?.kind === "offline"
			? "Offline"
			: failure?.kind === "busy"
				? headline(failure)
				: "Could not refresh";
	const details = [
		failure && reason === "Could not refresh" ? failure.message : "",
		failure ? again(view, formats) : "",
		failure?.requestId ? `request ${failure.requestId}` : "",
	].filter(Boolean);
	return html`<div class="notice" role="status">
		<span>
			<strong>${reason} · data from ${formats.clock(loadedAt)}</strong>
			${details.length > 0 ? html`<small>${details.join(" · ")}</small>` : nothing}
		</span>
		${retry(onRetry)}
	</div>`;
}

/** Whether news comes by itself, in words; empty where it does not. */
export function liveText(view: UsageView): string {
	if (!view.document) return "";
	if (view.live === "streaming") return "Live";
	return view.live === "polling" ? "Checked every few seconds" : "";
}
