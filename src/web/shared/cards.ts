/*
 * The cards with the main numbers. A compact number shows itself exactly under
 * the pointer and when its card has the focus; screen readers always get the
 * exact one. Reusable: add `cardStyles` to the element's own.
 */
import { css, html, nothing, svg, type TemplateResult } from "lit";
import type { UsageDocument } from "../public/token-usage-client.js";
import type { Formats } from "./format.ts";

export interface Card {
	/** What is counted, such as "Total tokens". */
	label: string;
	/** As it is shown at first, and exactly. */
	value: string;
	exact: string;
	/** The period, and the zone it is in. */
	period: string;
	details?: (string | TemplateResult)[];
	/** Takes more room. */
	isMain?: boolean;
}

function numberCard(
	label: string,
	count: number,
	period: string,
	formats: Formats,
): Card {
	return {
		label,
		value: formats.compact(count),
		exact: formats.exact(count),
		period,
	};
}

/** The parts of a whole as a line of two colours. */
function split(prompt: number, total: number): TemplateResult {
	const share = total > 0 ? (100 * prompt) / total : 0;
	return html`<svg
		class="split"
		viewBox="0 0 100 6"
		preserveAspectRatio="none"
		aria-hidden="true"
	>
		${total > 0
			? svg`<rect class="completion" width="100" height="6"></rect>
				<rect class="prompt" width=${share} height="6"></rect>
				<rect class="gap" x=${share - 0.3} width="0.6" height="6"></rect>`
			: svg`<rect class="nothing" width="100" height="6"></rect>`}
	</svg>`;
}

function totalCard(
	document: UsageDocument,
	since: string,
	formats: Formats,
): Card {
	const { promptTokens, completionTokens, totalTokens } = document;
	return {
		...numberCard("Total tokens", totalTokens, since, formats),
		isMain: true,
		details: [
			split(promptTokens, totalTokens),
			html`<span class="pair">
				<span><i class="key prompt"></i> ${formats.exact(promptTokens)} prompt</span>
				<span><i class="key completion"></i> ${formats.exact(completionTokens)} completion</span>
			</span>`,
		],
	};
}

/** The cards of a document. */
export function usageCards(document: UsageDocument, formats: Formats): Card[] {
	const { timeZone: zone, today } = document;
	const since = document.firstRequestAt
		? `since ${formats.day(document.firstRequestAt, zone)}, ${zone}`
		: `so far, ${zone}`;
	const cost = formats.cost(document.cost, document.requestCount);
	const average = formats.counted(document.averageTokensPerRequest, "token");
	return [
		totalCard(document, since, formats),
		{
			...numberCard("Requests", document.requestCount, since, formats),
			details: [`${average} on average`],
		},
		numberCard(
			"Tokens today",
			document.todayUsage,
			`${formats.date(today)} so far, ${zone}`,
			formats,
		),
		numberCard(
			"Tokens this month",
			document.thisMonthUsage,
			`${formats.month(today.slice(0, 7), "long")} so far, ${zone}`,
			formats,
		),
		...(cost
			? [
					{
						label: "Cost",
						value: cost.amount,
						exact: cost.amount,
						period: since,
						...(cost.note && { details: [cost.note] }),
					},
				]
			: []),
	];
}

export function renderCard(card: Card): TemplateResult {
	const isShort = card.value !== card.exact;
	return html`<div
		class="card panel ${card.isMain ? "main" : ""}"
		role="group"
		tabindex=${isShort ? 0 : nothing}
		aria-label="${card.label}, ${card.exact}"
	>
		<p class="label">${card.label}</p>
		<p class="value ${isShort ? "short" : ""}">
			<span class="compact" aria-hidden=${isShort ? "true" : nothing}
				>${card.value}</span
			>${isShort ? html`<span class="exact">${card.exact}</span>` : nothing}
		</p>
		${card.details?.map((detail) => html`<div class="detail">${detail}</div>`)}
		<p class="period">${card.period}</p>
	</div>`;
}

/** For the first load: the size that the cards will have. */
export function renderBlankCards(count: number): TemplateResult[] {
	return Array.from(
		{ length: count },
		(_, index) => html`<div class="card panel ${index === 0 ? "main" : ""}">
			<p class="label"><span class="blank half">&nbsp;</span></p>
			<p class="value"><span class="blank">&nbsp;</span></p>
			${index === 0
				? html`<div class="detail"><span class="blank split"></span></div>`
				: nothing}
			${index < 2
				? html`<div class="detail"><span class="blank">&nbsp;</span></div>`
				: nothing}
			<p class="period"><span class="blank half">&nbsp;</span></p>
		</div>`,
	);
}

/** Needs the colours and pieces of theme.ts, in a size container. */
export const cardStyles = css`
	.cards {
		display: grid;
		grid-template-columns: repeat(2, minmax(0, 1fr));
		gap: 0.6rem;
	}

	.card.main,
	.cards:not(.five) .card:nth-child(2) {
		grid-column: span 2;
	}

	.card {
		display: flex;
		flex-direction: column;
		gap: 0.15rem;
	}

	.label {
		font-size: 0.82rem;
		color: var(--quiet);
	}

	.value {
		position: relative;
		font-size: clamp(1.05rem, 6.2cqi, 1.35rem);
		font-weight: 620;
		line-height: 1.25;
		letter-spacing: -0.015em;
		font-variant-numeric: tabular-nums;
		overflow-wrap: anywhere;
	}

	.value .exact {
		position: absolute;
		inset: 0;
		display: flex;
		align-items: center;
		opacity: 0;
		font-size: min(1.25rem, 9cqi);
	}

	.card:is(:hover, :focus) .short .compact {
		visibility: hidden;
	}

	.card:is(:hover, :focus) .exact {
		opacity: 1;
	}

	.detail {
		font-size: 0.8rem;
		font-variant-numeric: tabular-nums;
	}

	.pair {
		display: flex;
		flex-wrap: wrap;
		gap: 0 1rem;
	}

	.period {
		margin-top: auto;
		padding-top: 0.2rem;
		font-size: 0.75rem;
		color: var(--quiet);
		overflow-wrap: anywhere;
	}

	.split {
		display: block;
		width: 100%;
		height: 6px;
		margin: 0.25rem 0 0.35rem;
		border-radius: 3px;
	}

	.split .prompt {
		fill: var(--prompt);
	}

	.split .completion {
		fill: var(--completion);
	}

	.split .gap {
		fill: var(--surface);
	}

	.split .nothing {
		fill: var(--blank);
	}

	.key {
		display: inline-block;
		width: 0.65em;
		height: 0.65em;
		border-radius: 2px;
	}

	.key.prompt {
		background: var(--prompt);
	}

	.key.completion {
		background: var(--completion);
	}

	.blank.half {
		width: 60%;
	}

	/* A bound of a cost keeps its line. */
	@container (max-width: 22rem) {
		.cards.five .card:nth-child(n + 4) {
			grid-column: span 2;
		}
	}

	@container (min-width: 34rem) {
		.cards {
			grid-template-columns: repeat(3, minmax(0, 1fr));
		}

		.cards.five {
			grid-template-columns: repeat(4, minmax(0, 1fr));
		}

		.cards .card.main {
			grid-column: 1 / -1;
		}

		.cards:not(.five) .card:nth-child(2) {
			grid-column: auto;
		}

		.value {
			font-size: 1.6rem;
		}
	}

	@container (min-width: 56rem) {
		.cards {
			grid-template-columns: 1.6fr repeat(3, minmax(0, 1fr));
		}

		.cards.five {
			grid-template-columns: 1.6fr repeat(4, minmax(0, 1fr));
		}

		.cards .card.main {
			grid-column: auto;
		}
	}

	@media (forced-colors: active) {
		.split,
		.key {
			forced-color-adjust: none;
		}

		.split .prompt,
		.key.prompt {
			fill: CanvasText;
			background: CanvasText;
		}

		.split .completion,
		.key.completion {
			fill: Canvas;
			background: Canvas;
			stroke: CanvasText;
			border: 1px solid CanvasText;
		}

		.split .gap {
			fill: Canvas;
		}
	}
`;
