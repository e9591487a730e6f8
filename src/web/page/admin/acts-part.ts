/*
 * <site-acts>: the record of what was done to the installation, newest first.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Formats } from "../../shared/format.ts";
import type { Freshness } from "../../shared/states.ts";
import { type Act, readActs } from "./documents.ts";
import { actorName, byWhom, ownZone, SitePartElement } from "./part.ts";
import { PagedList } from "./resource.ts";

const WORDS: Record<string, string> = {
	"key.create": "Key made",
	"key.revoke": "Key revoked",
	"user.export": "User’s data exported",
	"user.remove": "User removed",
	"sums.rebuild": "Sums rebuilt",
	"costs.reprice": "Costs computed anew",
	"settings.change": "Settings changed",
	"schema.migrate": "Database brought up to date",
};

const NAMES: Record<string, string> = { userId: "user", expiresAt: "expires" };
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** What a setting was and is. */
function isChange(value: unknown): value is { old: unknown; new: unknown } {
	return value instanceof Object && "old" in value && "new" in value;
}

function detailText(value: unknown, formats: Formats): string {
	if (isChange(value)) {
		const [before, after] = [value.old, value.new].map((one) =>
			one === null ? "not set" : detailText(one, formats),
		);
		return `${before} → ${after}`;
	}
	if (typeof value !== "string") return JSON.stringify(value);
	return TIMESTAMP.test(value)
		? formats.moment(value, ownZone(), Date.now())
		: value;
}

function drawDetails(
	details: Record<string, unknown>,
	formats: Formats,
): TemplateResult[] {
	return Object.entries(details)
		.filter(([, value]) => value !== "" && value !== null)
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(
			([name, value]) =>
				html`<span class="detail"
					><span class="quiet">${NAMES[name] ?? name}</span>
					${detailText(value, formats)}</span
				>`,
		);
}

export class ActsPart extends SitePartElement {
	readonly #acts = new PagedList<Act, object>(this.follow, ({ id }) => id);

	get freshness(): Freshness {
		return this.#acts.view;
	}

	get of(): string {
		return "nobody can change or remove what it says";
	}

	override connectedCallback(): void {
		super.connectedCallback();
		this.#acts.showList(readActs);
	}

	refresh(byItself = false): void {
		if (byItself) this.#acts.refreshByItself();
		else this.#acts.refresh();
	}

	drop(): void {
		this.#acts.drop();
	}

	override render(): TemplateResult {
		return html`<section
			class="panel acts-panel"
			data-panel="acts"
			aria-labelledby="panel-acts"
		>
			<header>
				<h2 id="panel-acts">What was done</h2>
				<p class="of">the newest first, times in ${ownZone()}</p>
			</header>
			${this.#list()}
		</section>`;
	}

	#list(): TemplateResult {
		const { document, failure } = this.#acts.view;
		if (!document) {
			return failure
				? this.drawFailure(this.#acts.view)
				: html`<div class="blank-rows" data-state="loading"></div>`;
		}
		const { rows, next } = document;
		if (rows.length === 0) {
			return html`<p class="empty">Nothing has been done yet.</p>`;
		}
		const count = this.host.formats.counted(rows.length, "act");
		return html`<table class="acts">
				<thead>
					<tr>
						<th scope="col" class="medium">When</th>
						<th scope="col">What</th>
						<th scope="col" class="medium">By</th>
						<th scope="col" class="wide">Details</th>
					</tr>
				</thead>
				<tbody>
					${rows.map((act) => this.#row(act))}
				</tbody>
			</table>
			${this.drawMore(
				this.#acts,
				next === null ? count : `the newest ${count}`,
			)}`;
	}

	#row(act: Act): TemplateResult {
		const { formats } = this.host;
		const details = drawDetails(act.details, formats);
		const when = formats.moment(act.doneAt, ownZone(), Date.now());
		return html`<tr class="row">
			<td class="medium when">
				<time datetime=${act.doneAt}>${when}</time>
			</td>
			<th scope="row" class="name">
				${WORDS[act.act] ?? act.act}
				<small class="quiet">${act.subject}</small>
				<small class="narrowest quiet">${when}, ${byWhom(act.actor)}</small>
				${details.length > 0
					? html`<small class="narrow">${details}</small>`
					: nothing}
			</th>
			<td class="medium name">${actorName(act.actor)}</td>
			<td class="wide name">${details}</td>
		</tr>`;
	}
}

customElements.define("site-acts", ActsPart);
