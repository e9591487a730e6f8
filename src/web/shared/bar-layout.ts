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

/** `anchor` keeps the outer ones inside. */
export interface Column extends Tick {
	anchor: "start" | "middle" | "end";
}

export interface BarLayout {
	bars: PlacedBar[];
	/** Bottom up, with a line each. */
	rows: Tick[];
	/** Below the bars. */
	columns: Column[];
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

/** About how wide a character is, in its font size; M and W are two of them. */
const CHARACTER = 0.62;
const WIDEST_BAR = 44;
const ROWS = 3;
const PARTS = ["promptTokens", "completionTokens"] as const;

/** About how wide TEXT is, in pixels: rather more than less. */
function widthOf(text: string, fontSize: number): number {
	return text.replace(/[mw]/gi, "00").length * CHARACTER * fontSize;
}

export function layOut(bars: Bar[], options: LayoutOptions): BarLayout {
	const { width, height, fontSize, write } = options;
	const largest = max(bars, (bar) => bar.totalTokens) || 1;
	const [, top] = nice(0, largest, ROWS);
	const values = ticks(0, top, ROWS).filter(Number.isInteger);
	const texts = values.map(write);
	const widest = max(texts, (text) => widthOf(text, fontSize)) ?? 0;
	const gutter = Math.ceil(widest) + 8;
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

/** The newest bar has a label, and as many before it, evenly, as fit. */
function columnsOf(bars: Bar[], plot: Box, fontSize: number): Column[] {
	for (let every = 1; ; every++) {
		const columns = everyOther(bars, every, plot, fontSize);
		if (columns.length < 2 || haveRoom(columns, fontSize)) return columns;
	}
}

/** Newest first. */
function everyOther(
	bars: Bar[],
	every: number,
	plot: Box,
	fontSize: number,
): Column[] {
	const step = plot.width / bars.length;
	const columns: Column[] = [];
	for (let index = bars.length - 1; index >= 0; index -= every) {
		const text = bars[index]!.label;
		const at = plot.x + step * (index + 0.5);
		columns.push(within(plot, text, at, fontSize));
	}
	return columns;
}

/** Their ends, with a little air between two of them. */
function haveRoom(columns: Column[], fontSize: number): boolean {
	return columns.every((column, index) => {
		const next = columns[index - 1];
		return !next || end(column, 1) + fontSize <= end(next, 0);
	});

	function end({ at, text, anchor }: Column, side: 0 | 1): number {
		const width = widthOf(text, fontSize);
		const before = { start: 0, middle: 0.5, end: 1 }[anchor];
		return at + width * (side - before);
	}
}

/** The outer labels stay inside the chart. */
function within(plot: Box, text: string, at: number, fontSize: number): Column {
	const half = widthOf(text, fontSize) / 2;
	const right = plot.x + plot.width;
	if (at + half > right) return { at: right, text, anchor: "end" };
	if (at < half) return { at: 0, text, anchor: "start" };
	return { at, text, anchor: "middle" };
}
