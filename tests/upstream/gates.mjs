/* Where a test holds an answer up: each wait needs a release of its tag, in
 * whatever order the two come. */
export class Gates {
	#waiting = new Map();
	#permits = new Map();

	/* Until released, or SIGNAL is aborted. */
	wait(tag, signal) {
		const permits = this.#permits.get(tag) ?? 0;
		if (permits > 0) {
			this.#permits.set(tag, permits - 1);
			return Promise.resolve();
		}
		return new Promise((resolve) => {
			const waiting = this.#waiting.get(tag) ?? [];
			waiting.push(resolve);
			this.#waiting.set(tag, waiting);
			signal.addEventListener('abort', () => {
				const at = waiting.indexOf(resolve);
				if (at >= 0)
					waiting.splice(at, 1);
				resolve();
			});
		});
	}

	release(tag, count) {
		const waiting = this.#waiting.get(tag) ?? [];
		for (let i = 0; i < count; i++) {
			const resolve = waiting.shift();
			if (resolve)
				resolve();
			else
				this.#permits.set(tag,
					(this.#permits.get(tag) ?? 0) + 1);
		}
	}

	clear() {
		this.#permits.clear();
	}
}
