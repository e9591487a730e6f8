/*
 * A panel: a title, what its numbers are of, and the numbers, which may be had
 * as CSV.
 */
import { html, nothing, type TemplateResult } from "lit";
import { download, writeCsv } from "./csv.ts";
import type { Csv } from "./tables.ts";

export interface Panel {
	/** For tests, styles and the file's name. */
	name: string;
	title: string;
	/** What the numbers are of. */
	of: string;
	csv?: Csv;
	content: TemplateResult;
	/** It has bars of two colours. */
	legend?: boolean;
}

const LEGEND = html`<span class="legend">
	<span><i class="key prompt"></i>prompt</span>
	<span><i class="key completion"></i>completion</span>
</span>`;

/** FILE(NAME) is what the panel's numbers are called as a file. */
export function drawPanel(
	kind: string,
	panel: Panel,
	file: (name: string) => string,
): TemplateResult {
	const { name, title, csv } = panel;
	const id = `panel-${name}`;
	return html`<section
		class="panel ${kind}"
		data-panel=${name}
		aria-labelledby=${id}
	>
		<header>
			<h2 id=${id}>${title}</h2>
			<p class="of">${panel.of}</p>
			${panel.legend ? LEGEND : nothing}
			${csv
				? html`<button
						class="plain"
						aria-label="CSV: ${title}"
						@click=${() =>
							download(file(name), writeCsv(csv.header, csv.rows))}
					>
						CSV
					</button>`
				: nothing}
		</header>
		${panel.content}
	</section>`;
}
