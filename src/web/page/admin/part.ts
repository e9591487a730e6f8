/*
 * What the parts of the admin view have in common: numbers of their own, which
 * they load when they are opened and drop when the reader may not see them.
 */
import {
	html,
	LitElement,
	nothing,
	type PropertyDeclarations,
	type TemplateResult,
} from "lit";
import type { Formats } from "../../shared/format.ts";
import { failureMessage, type Freshness } from "../../shared/states.ts";
import type { UsageError } from "../../shared/usage-error.ts";
import type { PageState } from "../state.ts";
import type { Loaded, PagedList } from "./resource.ts";

/** What the page does for a part. */
export interface PartHost {
	formats: Formats;
	/** What the part shows has changed. */
	changed: () => void;
	/** The server does not know the reader. */
	unknown: (failure: UsageError) => void;
	/** Where CHANGE leads; INSTEAD: without a step that "back" takes back. */
	go: (change: Partial<PageState>, instead?: boolean) => void;
}

/** The zone of the reader's own clock: what is done has no day of the site's. */
export function ownZone(): string {
	return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const OPEN = "open";

/** Who did something, of which the server notes ACTOR. */
export function actorName(actor: string): string {
	return actor === OPEN ? "open mode" : actor;
}

/** The same within a sentence. */
export function byWhom(actor: string): string {
	return actor === OPEN ? "in open mode" : `by ${actor}`;
}

/** How fresh all of VIEWS are: as the oldest of them, and as the failed one. */
export function freshnessOf(views: Loaded<unknown>[]): Freshness {
	const failed = views.find((view) => view.failure);
	const loaded = views.filter((view) => view.document);
	return {
		document: loaded.length > 0 ? loaded : undefined,
		loadedAt: Math.min(...loaded.map((view) => view.loadedAt)),
		loading: views.some((view) => view.loading),
		failure: failed?.failure,
		retryAt: 0,
		offline: views.some((view) => view.offline),
	};
}

/** Moves the focus to ELEMENT, which need not be one that takes it. */
export function focusOn(element: HTMLElement | null | undefined): void {
	element?.setAttribute("tabindex", "-1");
	element?.focus();
}

export abstract class SitePartElement extends LitElement {
	static override properties: PropertyDeclarations = {
		state: { attribute: false },
	};

	declare state: PageState;

	protected readonly host: PartHost;

	constructor(host: PartHost) {
		super();
		this.host = host;
	}

	override createRenderRoot(): this {
		this.className = "site-part";
		return this;
	}

	/** What its numbers are of. */
	abstract readonly of: string;
	abstract readonly freshness: Freshness;
	/** Asks for all of it; BYITSELF: nobody is waiting for it. */
	abstract refresh(byItself?: boolean): void;
	abstract drop(): void;

	/** For its resources. */
	protected readonly follow = (): void => {
		const { failure } = this.freshness;
		this.requestUpdate();
		if (failure?.status === 401) this.host.unknown(failure);
		else this.host.changed();
	};

	/** In the place of what VIEW has not got. */
	protected drawFailure(view: Loaded<unknown>): TemplateResult {
		const { failure } = view;
		return html`${failure
			? failureMessage(view, failure, this.host.formats, () =>
					this.refresh(),
				)
			: nothing}`;
	}

	/** Below a list: how to see more of it. COUNT says how much that is. */
	protected drawMore<Row, Frame>(
		list: PagedList<Row, Frame>,
		count: string,
	): TemplateResult {
		const { document, loading } = list.view;
		return html`<footer class="more-rows">
			<p class="quiet" role="status">${count}</p>
			${document?.next
				? html`<button
						type="button"
						aria-disabled=${loading ? "true" : nothing}
						@click=${() => this.#showMore(list)}
					>
						Show more
					</button>`
				: nothing}
		</footer>`;
	}

	/** Where there is no more to show, the focus goes to what came. */
	async #showMore<Row, Frame>(list: PagedList<Row, Frame>): Promise<void> {
		if (list.view.loading) return;
		const before = list.view.document?.rows.length ?? 0;
		await list.more();
		await this.updateComplete;
		if (list.view.document?.next) return;
		const row = this.querySelectorAll<HTMLElement>("tr.row")[before];
		const link = row?.querySelector<HTMLElement>("a, button");
		if (link) link.focus();
		else focusOn(row);
	}
}
