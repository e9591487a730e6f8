/*
 * A window and a document for modules that listen on them, in Node.
 */

const events = new EventTarget();
const pageDocument = Object.assign(new EventTarget(), {
	visibilityState: "visible",
});

// Node 18 has none of its own.
globalThis.CustomEvent ??= class<T> extends Event {
	readonly detail: T | null;
	constructor(type: string, init: { detail?: T } = {}) {
		super(type);
		this.detail = init.detail ?? null;
	}
} as unknown as typeof CustomEvent;

Object.assign(globalThis, {
	addEventListener: events.addEventListener.bind(events),
	removeEventListener: events.removeEventListener.bind(events),
	dispatchEvent: events.dispatchEvent.bind(events),
	document: pageDocument,
});

/** Hides or shows the page. */
export function setVisible(isVisible: boolean): void {
	pageDocument.visibilityState = isVisible ? "visible" : "hidden";
	pageDocument.dispatchEvent(new Event("visibilitychange"));
}

/** What token-usage-updated has said since, in order. */
export function hearUpdates(): { details: unknown[]; end: () => void } {
	const details: unknown[] = [];
	const listener = (event: Event) =>
		details.push((event as CustomEvent<unknown>).detail);
	events.addEventListener("token-usage-updated", listener);
	return {
		details,
		end: () => events.removeEventListener("token-usage-updated", listener),
	};
}

/** When a wait is given up, milliseconds: nothing that works takes as long. */
const LONGEST_WAIT = 30_000;

/** Resolves once CONDITION holds. */
export async function until(condition: () => boolean): Promise<void> {
	const deadline = Date.now() + LONGEST_WAIT;
	while (!condition()) {
		if (Date.now() > deadline) throw new Error(`Never: ${condition}`);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}
