/*
 * The bar that stays: whose usage, which period, which zone. The form is in
 * the document, so that it is there before the script; here it is kept in step
 * with the page's state.
 */
import type { Reader } from "./session.ts";
import { type PageState, PERIODS } from "./state.ts";

/** The zones that the browser knows. */
function zonesOfBrowser(): string[] {
	try {
		return Intl.supportedValuesOf("timeZone");
	} catch {
		return [];
	}
}

function whenIdle(action: () => void): void {
	if ("requestIdleCallback" in globalThis) {
		requestIdleCallback(action, { timeout: 5_000 });
	} else {
		setTimeout(action, 1_000);
	}
}

export class Bar {
	readonly #form: HTMLFormElement;
	readonly #user: HTMLInputElement;
	readonly #zone: HTMLSelectElement;
	#hasZones = false;
	#shownUser = "";

	/** ONCHANGE is called with what the reader chose. */
	constructor(
		form: HTMLFormElement,
		onChange: (change: Partial<PageState>) => void,
	) {
		this.#form = form;
		this.#user = form.querySelector("[name=user]") as HTMLInputElement;
		this.#zone = form.querySelector("[name=zone]") as HTMLSelectElement;
		form.addEventListener("submit", (event) => {
			event.preventDefault();
			onChange({ site: null, user: this.#user.value.trim() });
		});
		form.addEventListener("change", (event) => {
			const target = event.target as HTMLInputElement;
			if (target.name === "zone") onChange({ zone: target.value });
			const period = PERIODS.find(({ name }) => name === target.value);
			if (target.name === "period" && period) onChange({ period });
			if (target.name === "view") onChange({ tables: target.checked });
		});
	}

	/** A reader who may see one user only has no other to choose. */
	show(state: PageState, reader: Reader): void {
		const isFixed =
			reader.kind === "known" && reader.session.userId !== null;
		this.#form.classList.toggle("shut", reader.kind === "unknown");
		this.#form.classList.toggle("fixed", isFixed);
		// The site has its own zone; what is no usage has no period either.
		const isAdmin =
			reader.kind === "known" && reader.session.role === "admin";
		const isUsage = state.site === null || (state.site === "usage" && isAdmin);
		this.#form.classList.toggle("of-site", state.site !== null);
		this.#form.classList.toggle("timeless", !isUsage);
		this.#user.readOnly = isFixed;
		// What is being typed meanwhile stays.
		const isTyped = !isFixed && document.activeElement === this.#user;
		if (!isTyped || state.user !== this.#shownUser) {
			this.#user.value = state.user;
		}
		this.#shownUser = state.user;
		for (const input of this.#form.querySelectorAll("input")) {
			if (input.name === "period") {
				input.checked = input.value === state.period.name;
			} else if (input.name === "view") {
				input.checked = state.tables;
			}
		}
		this.#zone.value = state.zone;
		if (this.#zone.value !== state.zone) {
			this.#addZone(state.zone);
			this.#zone.value = state.zone;
		}
	}

	#addZone(name: string): void {
		const { options } = this.#zone;
		const known = [...options].find(({ value }) => value === name);
		// One that a link brought goes where it belongs in the list.
		this.#zone.append(known ?? new Option(name, name));
	}

	/** Hundreds of options, which would be in the way of the first paint. */
	addZones(): void {
		if (this.#hasZones) return;
		this.#hasZones = true;
		whenIdle(() => this.#fillZones());
	}

	#fillZones(): void {
		const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
		for (const zone of new Set([own, "UTC", ...zonesOfBrowser()])) {
			this.#addZone(zone);
		}
	}
}
