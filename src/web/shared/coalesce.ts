/*
 * Many calls, one action. Reusable; no browser needed.
 */

/** What update events are gathered for before one refetch, milliseconds. */
export const GATHER_MILLISECONDS = 250;

/** Runs ACTION once, a fixed time after the first of the calls. */
export class Coalescer {
	readonly #action: () => void;
	readonly #milliseconds: number;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(action: () => void, milliseconds = GATHER_MILLISECONDS) {
		this.#action = action;
		this.#milliseconds = milliseconds;
	}

	call(): void {
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			this.#action();
		}, this.#milliseconds);
	}

	cancel(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}
}
