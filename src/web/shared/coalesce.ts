/*
 * Many calls, one action. Reusable; no browser needed.
 */

/**
 * What update events are gathered for before one refetch, milliseconds. The
 * server reports a user at most four times a second: the first and the last of
 * a burst of commits belong together.
 */
export const GATHER_MILLISECONDS = 400;

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
