/*
 * The bar that stays: whose usage, which period, which zone. The form is in
 * the document, so that it is there before the script; here it is kept in step
 * with the page's state.
 */
import { type PageState, PERIODS } from "./state.ts";

/** The zones that browsers know, without those nobody chooses. */
function zonesOfBrowser(): string[] {
	try {
		return Intl.supportedValuesOf("timeZone");
	} catch {
		return [];
	}
}

export class Bar {
	readonly #form: HTMLFormElement;
	readonly #user: HTMLInputElement;
	readonly #zone: HTMLSelectElement;
	#hasZones = false;

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
			onChange({ user: this.#user.value.trim() });
		});
		form.addEventListener("change", (event) => {
			const target = event.target as HTMLInputElement;
			if (target.name === "zone") onChange({ zone: target.value });
			const period = PERIODS.find(({ name }) => name === target.value);
			if (target.name === "period" && period) onChange({ period });
			if (target.name === "view") onChange({ tables: target.checked });
		});
		// Hundreds of options would be in the way of the first paint.
		for (const event of ["pointerenter", "focus"]) {
			this.#zone.addEventListener(event, () => this.#addZones(), {
				once: true,
			});
		}
	}

	show(state: PageState): void {
		this.#user.value = state.user;
		for (const input of this.#form.querySelectorAll("input")) {
			if (input.name === "period") {
				input.checked = input.value === state.period.name;
			} else if (input.name === "view") {
				input.checked = state.tables;
			}
		}
		if (state.zone !== "") this.#addZone(state.zone);
		this.#zone.value = state.zone;
	}

	#addZone(name: string): void {
		const known = [...this.#zone.options].some(({ value }) => value === name);
		if (!known) this.#zone.append(new Option(name, name));
	}

	#addZones(): void {
		if (this.#hasZones) return;
		this.#hasZones = true;
		const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
		for (const zone of new Set([own, "UTC", ...zonesOfBrowser()])) {
			this.#addZone(zone);
		}
	}
}
