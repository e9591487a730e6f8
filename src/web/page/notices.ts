/*
 * What the page says where it has no numbers to draw, and how fresh those are
 * that it has.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Formats } from "../shared/format.ts";
import {
	type Freshness,
	liveText,
	sentence,
	staleNotice,
} from "../shared/states.ts";
import type { UsageError } from "../shared/usage-error.ts";
import type { UsageView } from "../shared/usage-store.ts";
import type { Reader, Session } from "./session.ts";

/** Before anybody has been chosen. ALLUSERS: where an admin sees them. */
export function drawStart(allUsers: string | undefined): TemplateResult {
	return html`<section class="panel message" data-state="start">
		<h1>Whose tokens?</h1>
		<p>
			Type a user’s id into the bar above to see how many tokens that user
			has spent on language models, each request counted once, on the
			right day.
		</p>
		${allUsers
			? html`<p><a href=${allUsers}>All users</a>, keys, and what was done</p>`
			: nothing}
	</section>`;
}

const READERS: Record<Session["role"], string> = {
	viewer: "a viewer token, which reads one user’s numbers",
	user: "a key of the role user, which is for one user",
	app: "a key of the role app, which is for an application",
	admin: "a key of the role admin",
};

/** In the place of the admin view, for who is no admin. INSTEAD is a link. */
export function drawNotForYou(
	{ role, knownBy }: Session,
	instead: string,
): TemplateResult {
	const reader =
		knownBy === "login" ? "the web server’s login" : READERS[role];
	return html`<section
		class="panel message whole"
		role="alert"
		data-state="refused"
	>
		<h1>This view is for admins</h1>
		<p>
			You are signed in with ${reader}. An admin’s key shows all users, keys,
			and what was done.
		</p>
		<p><a href=${instead}>To the page of one user</a></p>
	</section>`;
}

/** The admin view's own script has not come. */
export function drawNotBrought(again: () => void): TemplateResult {
	return html`<section
		class="panel message whole"
		role="alert"
		data-state="not-brought"
	>
		<h1>The admin view could not be loaded</h1>
		<p>The server could not be reached, or has another version now.</p>
		<button type="button" @click=${again}>Load the page again</button>
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

/** The same of the admin view, whose numbers are asked for now and then. */
export function drawSiteStatus(
	formats: Formats,
	view: Freshness,
	again: () => void,
): TemplateResult {
	const isGood = view.document && !view.failure && !view.offline;
	return html`${isGood
			? html`<span>Updated ${formats.clock(view.loadedAt)}</span>`
			: nothing}
		<button type="button" class="plain" @click=${again}>Refresh</button>
		${staleNotice(view, formats, again)}
		${view.loading ? html`<div class="waiting"></div>` : nothing}`;
}
