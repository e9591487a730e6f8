/*
 * Tables as CSV (RFC 4180), for spreadsheets: a cell that one would take for a
 * formula begins with an apostrophe.
 */

export type Cell = string | number | null | undefined;

const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;
const SPECIAL = /[",\r\n]/;

function writeCell(cell: Cell): string {
	if (cell === null || cell === undefined) return "";
	if (typeof cell === "number") return `${cell}`;
	const text = FORMULA.test(cell) ? `'${cell}` : cell;
	return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line a row, the first being HEADER. */
export function writeCsv(header: string[], rows: Cell[][]): string {
	return [header, ...rows]
		.map((row) => `${row.map(writeCell).join(",")}\r\n`)
		.join("");
}

/** Letters, digits and what else no file system minds. */
function fileName(name: string): string {
	return name.replace(/[^\p{L}\p{N}._-]+/gu, "-").slice(0, 120);
}

/** Hands the text over as a file. */
export function download(name: string, csv: string): void {
	// Spreadsheets know UTF-8 by the mark.
	const blob = new Blob(["\uFEFF", csv], { type: "text/csv" });
	const link = document.createElement("a");
	link.href = URL.createObjectURL(blob);
	link.download = `${fileName(name)}.csv`;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
