/*
 * Where the bars of a chart stand, in pixels. Reusable; no browser needed.
 */
import { max, nice, ticks } from "d3-array";
import { scaleBand } from "d3-scale";
import { stack } from "d3-shape";
import type { Bar } from "./bars.ts";

export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

export interface PlacedBar {
	/** The whole height, for the pointer and the mark of the chosen one. */
	column: Box;
	prompt: Box;
	completion: Box;
	/** Both. */
	whole: Box;
}

export interface Tick {
	at: number;
	text: string;
}

export interface BarLayout {
	bars: PlacedBar[];
	/** Bottom up, with a line each. */
	rows: Tick[];
	/** Below the bars; `anchor` keeps the outer ones inside. */
	columns: (Tick & { anchor: "start" | "middle" | "end" })[];
	plot: Box;
}

export interface LayoutOptions {
	width: number;
	height: number;
	/** Of the chart's text, in pixels. */
	fontSize: number;
	/** How a count is written beside the rows. */
	write: (count: number) => string;
}

/** About how wide a character is, in its font size. */
const CHARACTER = 0.62;
const WIDEST_BAR = 44;
const ROWS = 3;
const PARTS = ["promptTokens", "completionTokens"] as const;

/** Every how manieth label fits. */
function stepFor(labels: string[], step: number, fontSize: number): number {
	const widest = max(labels, (label) => label.length) ?? 0;
	return Math.max(1, Math.ceil(((widest + 2) * CHARACTER * fontSize) / step));
}

export function layOut(bars: Bar[], options: LayoutOptions): BarLayout {
	const { width, height, fontSize, write } = options;
	const largest = max(bars, (bar) => bar.totalTokens) || 1;
	const [, top] = nice(0, largest, ROWS);
	const values = ticks(0, top, ROWS).filter(Number.isInteger);
	const texts = values.map(write);
	const widest = max(texts, (text) => text.length) ?? 0;
	const gutter = Math.ceil(widest * CHARACTER * fontSize) + 8;
	const plot = {
		x: gutter,
		y: Math.ceil(fontSize * 0.7),
		width: Math.max(width - gutter, 1),
		height: Math.max(height - fontSize * 2.6, 1),
	};
	const bottom = plot.y + plot.height;
	const y = (count: number) => bottom - (count / top) * plot.height;
	return {
		plot,
		bars: placed(bars, plot, y),
		rows: values.map((value, index) => ({
			at: Math.round(y(value)) + 0.5,
			text: texts[index]!,
		})),
		columns: columnsOf(bars, plot, fontSize),
	};
}

function bandOf(bars: Bar[], plot: Box) {
	const crowded = plot.width / Math.max(bars.length, 1) < 3;
	return scaleBand<string>()
		.domain(bars.map((bar) => bar.key))
		.range([plot.x, plot.x + plot.width])
		.paddingInner(crowded ? 0 : 0.25)
		.paddingOuter(crowded ? 0 : 0.125);
}

function placed(
	bars: Bar[],
	plot: Box,
	y: (count: number) => number,
): PlacedBar[] {
	const band = bandOf(bars, plot);
	const bandwidth = band.bandwidth();
	const width = Math.min(bandwidth, WIDEST_BAR);
	const [prompts, completions] = stack<Bar, (typeof PARTS)[number]>()
		.keys(PARTS)
		.value((bar, part) => bar[part])(bars);
	return bars.map((bar, index) => {
		const x = (band(bar.key) ?? plot.x) + (bandwidth - width) / 2;
		const box = ([from, to]: ArrayLike<number> & Iterable<number>) => ({
			x,
			y: y(to!),
			width,
			height: y(from!) - y(to!),
		});
		return {
			column: {
				x: plot.x + (plot.width / bars.length) * index,
				y: plot.y,
				width: plot.width / bars.length,
				height: plot.height,
			},
			prompt: box(prompts![index]!),
			completion: box(completions![index]!),
			whole: box([0, bar.totalTokens]),
		};
	});
}

/** The newest bar has a label, and as many before it as fit. */
function columnsOf(bars: Bar[], plot: Box, fontSize: number) {
	const step = plot.width / Math.max(bars.length, 1);
	const every = stepFor(
		bars.map((bar) => bar.label),
		step,
		fontSize,
	);
	return bars.flatMap((bar, index) => {
		if ((bars.length - 1 - index) % every !== 0) return [];
		const half = (bar.label.length * CHARACTER * fontSize) / 2;
		const middle = plot.x + step * (index + 0.5);
		if (middle + half > plot.x + plot.width) {
			const at = plot.x + plot.width;
			return [{ at, text: bar.label, anchor: "end" as const }];
		}
		if (middle < half) {
			return [{ at: 0, text: bar.label, anchor: "start" as const }];
		}
		return [{ at: middle, text: bar.label, anchor: "middle" as const }];
	});
}
