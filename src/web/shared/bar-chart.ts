/*
 * A chart of stacked bars: prompt tokens below, completion tokens above, the
 * running one hatched; or of requests, in one colour. It is one stop for the keyboard; arrow keys, Home and
 * End walk the bars, and a live region speaks the chosen one. The same bars
 * come as a table. Reusable: a Lit element makes one for each chart, adds
 * `BarChart.styles` to its own, and renders it.
 */
import {
	css,
	html,
	nothing,
	type ReactiveController,
	type ReactiveControllerHost,
	svg,
	type TemplateResult,
} from "lit";
import { type BarLayout, type Box, layOut } from "./bar-layout.ts";
import { type Bar, describeBar, type Series } from "./bars.ts";
import type { Formats } from "./format.ts";

/** Needs the colours and pieces of theme.ts; the table, a size container. */
const styles = css`
	.plot {
		position: relative;
		flex: 1 0 11rem;
		min-height: 11rem;
		font-size: 0.72rem;
		border-radius: 0.25rem;
		touch-action: pan-y;
	}

	.plot:focus-visible {
		outline: 2px solid var(--focus);
		outline-offset: 3px;
	}

	/* The box has its size whatever is drawn in it. */
	.plot svg {
		position: absolute;
		overflow: hidden;
	}

	.plot text {
		fill: var(--quiet);
		font-variant-numeric: tabular-nums;
	}

	.row {
		stroke: var(--line);
		shape-rendering: crispEdges;
	}

	.prompt {
		fill: var(--prompt);
	}

	.completion {
		fill: var(--completion);
	}

	.count {
		fill: var(--count, var(--accent));
	}

	.hatch {
		fill: var(--surface);
		opacity: 0.55;
	}

	.chosen {
		fill: var(--chosen);
	}

	.readout {
		min-height: 2.9em;
		margin: 0.5rem 0 0;
		color: var(--quiet);
		font-size: 0.8rem;
		font-variant-numeric: tabular-nums;
	}

	.bars .wide {
		display: none;
	}

	.bars th {
		overflow-wrap: break-word;
	}

	.bars .note {
		display: block;
		white-space: normal;
	}

	@container (min-width: 32rem) {
		.bars .wide {
			display: table-cell;
		}

		.bars .narrow {
			display: none;
		}
	}

	/* Paper has another width than the page was measured for. */
	@media print {
		.plot svg {
			width: 100%;
			height: 100%;
			print-color-adjust: exact;
		}
	}

	@media (forced-colors: active) {
		.plot svg {
			forced-color-adjust: none;
		}

		.plot text {
			fill: CanvasText;
		}

		.row {
			stroke: GrayText;
		}

		.prompt,
		.count {
			fill: CanvasText;
		}

		.completion {
			fill: Canvas;
			stroke: CanvasText;
		}

		.hatch {
			fill: Canvas;
			opacity: 1;
		}

		.chosen {
			fill: none;
			stroke: Highlight;
			stroke-width: 2;
		}
	}
`;

type Host = ReactiveControllerHost & HTMLElement;

/** Nothing for an empty one, which would still be a line. */
function rectangle(box: Box, kind: string, fill?: string) {
	if (box.height <= 0) return nothing;
	return svg`<rect class=${kind} x=${box.x} y=${box.y} width=${box.width}
		height=${box.height} fill=${fill ?? nothing}></rect>`;
}

function row(bar: Bar, hasCost: boolean, formats: Formats): TemplateResult {
	const cost = formats.cost(bar.cost, bar.requestCount);
	return html`<tr>
		<th scope="row">
			${bar.title}${bar.isRunning
				? html` <span class="quiet">so far</span>`
				: nothing}
			<small class="narrow quiet">
				${formats.counted(bar.requestCount, "request")}
			</small>
		</th>
		<td class="wide number">${formats.exact(bar.promptTokens)}</td>
		<td class="wide number">${formats.exact(bar.completionTokens)}</td>
		<td class="number">
			${formats.exact(bar.totalTokens)}
			<small class="narrow quiet">
				${formats.exact(bar.promptTokens)} +
				${formats.exact(bar.completionTokens)}
			</small>
			${hasCost
				? html`<small class="narrow quiet">
						${cost?.amount}
						${cost?.note ? html`<span class="note">${cost.note}</span>` : nothing}
					</small>`
				: nothing}
		</td>
		<td class="wide number">${formats.exact(bar.requestCount)}</td>
		${hasCost
			? html`<td class="wide number">
					${cost?.amount}
					${cost?.note
						? html`<small class="note quiet">${cost.note}</small>`
						: nothing}
				</td>`
			: nothing}
	</tr>`;
}

export interface ChartTexts {
	/** What the bars are, such as "Tokens per day". */
	title: string;
	/** The first column of the table, such as "Day". */
	unit: string;
	/** IANA name. */
	timeZone: string;
	/** What the bars are as high as; preset: tokens. */
	height?: "tokens" | "requests";
}

/** BAR where its requests are what is drawn. */
function asRequests(bar: Bar): Bar {
	const { requestCount } = bar;
	return {
		...bar,
		promptTokens: requestCount,
		completionTokens: 0,
		totalTokens: requestCount,
	};
}

export class BarChart implements ReactiveController {
	static readonly styles = styles;

	readonly #host: Host;
	readonly #name: string;
	readonly #observer: ResizeObserver | undefined;
	#observed: Element | null = null;
	#width = 0;
	#height = 0;
	#fontSize = 11;
	/** The key of the chosen bar: it stays chosen when bars are added. */
	#chosen: string | undefined;
	#spoken = "";

	/** NAME is unique among the charts of HOST. */
	constructor(host: Host, name: string) {
		this.#host = host;
		this.#name = name;
		this.#observer = globalThis.ResizeObserver
			? new ResizeObserver((entries) => this.#measure(entries))
			: undefined;
		host.addController(this);
	}

	/** What letters need below their line, in pixels. */
	get #descent(): number {
		return Math.ceil(this.#fontSize * 0.3);
	}

	hostUpdated(): void {
		const box = (this.#host.shadowRoot ?? this.#host).querySelector(
			`[data-plot="${this.#name}"]`,
		);
		if (box === this.#observed) return;
		if (this.#observed) this.#observer?.unobserve(this.#observed);
		if (box) this.#observer?.observe(box);
		this.#observed = box;
	}

	hostDisconnected(): void {
		this.#observer?.disconnect();
		this.#observed = null;
	}

	#measure(entries: ResizeObserverEntry[]): void {
		const entry = entries.at(-1);
		if (!entry || entry.contentRect.width === 0) return;
		const style = getComputedStyle(entry.target);
		this.#width = entry.contentRect.width;
		this.#height = entry.contentRect.height;
		this.#fontSize = Number.parseFloat(style.fontSize) || this.#fontSize;
		this.#host.requestUpdate();
	}

	/** The bars, and below them the chosen or newest one in words. */
	render(series: Series, texts: ChartTexts, formats: Formats): TemplateResult {
		const { bars } = series;
		const index = bars.findIndex((bar) => bar.key === this.#chosen);
		const shown = bars[index] ?? bars.at(-1);
		const label = `${texts.title}, ${series.period}, ${texts.timeZone}`;
		return html`<div
				class="plot"
				data-plot=${this.#name}
				tabindex="0"
				role="application"
				aria-roledescription="bar chart"
				aria-label="${label}. Arrow keys read the bars."
				@keydown=${(event: KeyboardEvent) =>
					this.#walk(event, bars, formats)}
				@focus=${() => this.#speak(shown, formats)}
				@blur=${() => this.#forget()}
				@pointerleave=${(event: PointerEvent) => {
					// A finger leaves with every tap.
					if (event.pointerType !== "touch") this.#forget();
				}}
			>
				${this.#width > 0
					? this.#drawing(bars, index, texts, formats)
					: nothing}
			</div>
			<p class="readout" aria-hidden="true">
				${shown ? describeBar(shown, formats) : nothing}
			</p>
			<p class="unseen" role="status">${this.#spoken}</p>`;
	}

	/** The reported bars, newest first, exactly. */
	renderTable(
		series: Series,
		texts: ChartTexts,
		formats: Formats,
	): TemplateResult {
		const bars = series.bars.filter((bar) => bar.isReported).reverse();
		const hasCost = bars.some((bar) => bar.cost !== undefined);
		const label = `${texts.title}, ${series.period}, ${texts.timeZone}`;
		return html`<div class="scroll" tabindex="0" role="region" aria-label=${label}>
			<table class="bars">
				<thead>
					<tr>
						<th scope="col">${texts.unit}</th>
						<th scope="col" class="wide number">Prompt</th>
						<th scope="col" class="wide number">Completion</th>
						<th scope="col" class="number">Tokens</th>
						<th scope="col" class="wide number">Requests</th>
						${hasCost
							? html`<th scope="col" class="wide number">Cost</th>`
							: nothing}
					</tr>
				</thead>
				<tbody>
					${bars.map((bar) => row(bar, hasCost, formats))}
				</tbody>
			</table>
		</div>`;
	}

	#drawing(
		bars: Bar[],
		chosen: number,
		texts: ChartTexts,
		formats: Formats,
	): TemplateResult {
		const isRequests = texts.height === "requests";
		const layout = layOut(isRequests ? bars.map(asRequests) : bars, {
			width: this.#width,
			height: this.#height,
			fontSize: this.#fontSize,
			write: (count) => formats.compact(count),
		});
		const hatch = `hatch-${this.#name}`;
		return html`<svg
			aria-hidden="true"
			width=${this.#width}
			height=${this.#height}
			viewBox="0 0 ${this.#width} ${this.#height}"
			@pointerdown=${(event: PointerEvent) =>
				this.#point(event, bars, layout)}
			@pointermove=${(event: PointerEvent) =>
				this.#point(event, bars, layout)}
		>
			<defs>
				<pattern
					id=${hatch}
					width="6"
					height="6"
					patternUnits="userSpaceOnUse"
					patternTransform="rotate(45)"
				>
					<rect class="hatch" width="2.5" height="6"></rect>
				</pattern>
			</defs>
			${layout.rows.map(
				({ at, text }) => svg`
					<line class="row" x1=${layout.plot.x} x2=${this.#width}
						y1=${at} y2=${at}></line>
					<text x=${layout.plot.x - 6} y=${at} dy="0.32em"
						text-anchor="end">${text}</text>`,
			)}
			${layout.columns.map(
				({ at, text, anchor }) => svg`
					<text x=${at} y=${this.#height - this.#descent}
						text-anchor=${anchor}>${text}</text>`,
			)}
			${chosen >= 0
				? rectangle(layout.bars[chosen]!.column, "chosen")
				: nothing}
			${layout.bars.map((placed, index) => [
				rectangle(placed.prompt, isRequests ? "count" : "prompt"),
				rectangle(placed.completion, "completion"),
				bars[index]!.isRunning
					? rectangle(placed.whole, "running", `url(#${hatch})`)
					: nothing,
			])}
		</svg>`;
	}

	#point(event: PointerEvent, bars: Bar[], layout: BarLayout): void {
		const box = (event.currentTarget as Element).getBoundingClientRect();
		const { plot } = layout;
		const share = (event.clientX - box.left - plot.x) / plot.width;
		this.#choose(bars[Math.floor(share * bars.length)]);
	}

	#walk(event: KeyboardEvent, bars: Bar[], formats: Formats): void {
		const last = bars.length - 1;
		const found = bars.findIndex((bar) => bar.key === this.#chosen);
		const index = found < 0 ? last : found;
		const goal = {
			ArrowLeft: Math.max(index - 1, 0),
			ArrowRight: Math.min(index + 1, last),
			Home: 0,
			End: last,
		}[event.key];
		if (goal === undefined || event.ctrlKey || event.altKey || event.metaKey) {
			return;
		}
		event.preventDefault();
		this.#choose(bars[goal]);
		this.#speak(bars[goal], formats);
	}

	#choose(bar: Bar | undefined): void {
		if (bar?.key === this.#chosen) return;
		this.#chosen = bar?.key;
		this.#host.requestUpdate();
	}

	#speak(bar: Bar | undefined, formats: Formats): void {
		if (!bar) return;
		this.#chosen = bar.key;
		this.#spoken = describeBar(bar, formats);
		this.#host.requestUpdate();
	}

	#forget(): void {
		this.#chosen = undefined;
		this.#spoken = "";
		this.#host.requestUpdate();
	}
}
