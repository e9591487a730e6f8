/*
 * Reads server-sent events from text that comes in any pieces, as the HTML
 * standard describes them. Reusable; no browser needed.
 */

export interface ServerEvent {
	/** Preset: message. */
	type: string;
	data: string;
	/** The last id seen, which is what to resume from. */
	lastEventId: string;
}

/** Most characters of one event; a longer one breaks the stream off. */
const EVENT_LIMIT = 1 << 20;

export class EventStreamParser {
	/** The last id that an event had. */
	lastEventId = "";
	/** What the server wants to be waited before reconnecting, if it said. */
	retryMilliseconds: number | undefined;

	#rest = "";
	#started = false;
	#afterCarriageReturn = false;
	#type = "";
	#data: string[] = [];
	#length = 0;
	#id = "";

	/** Returns the events that TEXT completes. Throws where one is endless. */
	feed(text: string): ServerEvent[] {
		const events: ServerEvent[] = [];
		for (const line of this.#lines(text)) {
			const event = this.#take(line);
			if (event) events.push(event);
		}
		if (this.#rest.length + this.#length > EVENT_LIMIT) {
			throw new RangeError("An event of the live stream is endless");
		}
		return events;
	}

	/** Complete lines; ends are CRLF, LF or CR, which a piece may split. */
	#lines(text: string): string[] {
		if (!this.#started && text !== "") {
			this.#started = true;
			if (text.startsWith("\uFEFF")) text = text.slice(1);
		}
		if (this.#afterCarriageReturn && text !== "") {
			if (text.startsWith("\n")) text = text.slice(1);
			this.#afterCarriageReturn = false;
		}
		if (text.endsWith("\r")) this.#afterCarriageReturn = true;
		const lines = (this.#rest + text).split(/\r\n|\n|\r/);
		this.#rest = lines.pop() ?? "";
		return lines;
	}

	#take(line: string): ServerEvent | undefined {
		if (line === "") return this.#dispatch();
		const colon = line.indexOf(":");
		if (colon === 0) return undefined;
		const field = colon < 0 ? line : line.slice(0, colon);
		const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
		if (field === "event") {
			this.#type = value;
		} else if (field === "data") {
			this.#data.push(value);
			this.#length += value.length;
		} else if (field === "id" && !value.includes("\0")) {
			this.#id = value;
		} else if (field === "retry" && /^\d{1,9}$/.test(value)) {
			this.retryMilliseconds = Number(value);
		}
		return undefined;
	}

	#dispatch(): ServerEvent | undefined {
		const type = this.#type || "message";
		const data = this.#data;
		this.lastEventId = this.#id;
		this.#type = "";
		this.#data = [];
		this.#length = 0;
		if (data.length === 0) return undefined;
		return { type, data: data.join("\n"), lastEventId: this.lastEventId };
	}
}
