/*
 * What the rest needs to know of the page it runs in. Reusable; harmless where
 * there is no browser: then the page is shown, online, and nobody listens.
 */
import type { TokenUsageUpdate } from "../public/token-usage-client.js";

export const UPDATED = "token-usage-updated";

function windowTarget(): EventTarget | undefined {
	return typeof globalThis.addEventListener === "function"
		? globalThis
		: undefined;
}

export function isHidden(): boolean {
	return globalThis.document?.visibilityState === "hidden";
}

export function isOffline(): boolean {
	return globalThis.navigator?.onLine === false;
}

/** Tells every part of the page, and other scripts, of new usage. */
export function announce(update: TokenUsageUpdate): void {
	windowTarget()?.dispatchEvent(new CustomEvent(UPDATED, { detail: update }));
}

/** What an update event says; without a detail it says nothing, and counts. */
export function updateOf(event: Event): TokenUsageUpdate {
	const detail = (event as CustomEvent<unknown>).detail;
	return typeof detail === "object" && detail !== null ? detail : {};
}

/** True unless the update names another user. */
export function concerns(update: TokenUsageUpdate, userId: string): boolean {
	return update.userId === undefined || String(update.userId) === userId;
}

/** Calls LISTENER for the events on window; returns what ends it. */
export function listen(
	types: readonly string[],
	listener: (event: Event) => void,
): () => void {
	const targets = [windowTarget(), globalThis.document];
	for (const type of types) {
		// visibilitychange alone is the document's.
		targets[type === "visibilitychange" ? 1 : 0]?.addEventListener(
			type,
			listener,
		);
	}
	return () => {
		for (const type of types) {
			targets[type === "visibilitychange" ? 1 : 0]?.removeEventListener(
				type,
				listener,
			);
		}
	};
}
