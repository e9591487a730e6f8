/*
 * Colours, type and the small pieces that the component and the page share, as
 * constructed style sheets: nothing of it is inline, so `style-src 'self'`
 * holds. Light or dark by the reader's preference, or by the attribute theme
 * of the element. Reusable.
 */
import { css } from "lit";

const light = css`
	color-scheme: light;
	--ground: #f7f6f2;
	--surface: #ffffff;
	--line: #e2dfd6;
	--edge: #8a8f8a;
	--text: #22282a;
	--quiet: #59635f;
	--accent: #1d5f56;
	--focus: #1d5f56;
	--prompt: #1f6f64;
	--completion: #bd7a14;
	--chosen: #e9efec;
	--blank: #eceae3;
	--warning-ground: #fdf3dc;
	--warning-line: #d9a53a;
	--warning-text: #5e4200;
	--live: #2a7d4f;
`;

const dark = css`
	color-scheme: dark;
	--ground: #151a1b;
	--surface: #1d2425;
	--line: #334041;
	--edge: #7d8a87;
	--text: #e6e9e6;
	--quiet: #a3afab;
	--accent: #8fd3c4;
	--focus: #8fd3c4;
	--prompt: #5fb3a3;
	--completion: #f0bd62;
	--chosen: #2a3536;
	--blank: #2a3334;
	--warning-ground: #3a2f14;
	--warning-line: #a8802c;
	--warning-text: #f5dfae;
	--live: #6fcf97;
`;

/** The colours of :host. */
export const colours = css`
	:host {
		${light}
	}

	@media (prefers-color-scheme: dark) {
		:host {
			${dark}
		}
	}

	:host([theme="light"]) {
		${light}
	}

	:host([theme="dark"]) {
		${dark}
	}
`;

/** Text, tables, buttons and notices. */
export const pieces = css`
	*,
	*::before,
	*::after {
		box-sizing: border-box;
	}

	h2,
	h3,
	p {
		margin: 0;
	}

	h2 {
		font-size: 1.05rem;
		font-weight: 650;
	}

	h3 {
		font-size: 0.9rem;
		font-weight: 600;
	}

	small {
		display: block;
		font-size: 0.75rem;
	}

	.quiet {
		color: var(--quiet);
		font-weight: 400;
	}

	.unseen {
		position: absolute;
		width: 1px;
		height: 1px;
		margin: -1px;
		overflow: hidden;
		clip-path: inset(50%);
		white-space: nowrap;
	}

	.panel {
		padding: 0.8rem 0.9rem;
		border: 1px solid var(--line);
		border-radius: 0.6rem;
		background: var(--surface);
		min-width: 0;
	}

	button {
		padding: 0.3rem 0.7rem;
		border: 1px solid var(--edge);
		border-radius: 0.4rem;
		background: var(--surface);
		color: var(--text);
		font: inherit;
		font-size: 0.85rem;
		cursor: pointer;
	}

	button:hover {
		border-color: var(--accent);
	}

	button:focus-visible,
	.scroll:focus-visible,
	[tabindex]:focus-visible {
		outline: 2px solid var(--focus);
		outline-offset: 2px;
	}

	.choice {
		display: inline-flex;
	}

	.choice button {
		border-radius: 0;
		border-color: var(--line);
	}

	.choice button + button {
		margin-inline-start: -1px;
	}

	.choice button:first-child {
		border-start-start-radius: 0.4rem;
		border-end-start-radius: 0.4rem;
	}

	.choice button:last-child {
		border-start-end-radius: 0.4rem;
		border-end-end-radius: 0.4rem;
	}

	.choice button[aria-pressed="true"] {
		position: relative;
		border-color: var(--accent);
		background: var(--accent);
		color: var(--surface);
	}

	.scroll {
		max-height: 13.9rem;
		overflow: auto;
	}

	table {
		width: 100%;
		border-collapse: collapse;
		font-size: 0.82rem;
	}

	th,
	td {
		padding: 0.35rem 0.45rem 0.35rem 0;
		border-top: 1px solid var(--line);
		text-align: start;
		vertical-align: baseline;
		font-weight: 400;
		overflow-wrap: anywhere;
	}

	@container (min-width: 32rem) {
		th,
		td {
			padding-inline-end: 0.75rem;
		}
	}

	thead th {
		border-top: 0;
		color: var(--quiet);
		font-size: 0.75rem;
	}

	.number {
		text-align: end;
		font-variant-numeric: tabular-nums;
		white-space: nowrap;
	}

	td.number:last-child,
	th.number:last-child {
		padding-inline-end: 0.15rem;
	}

	.notice {
		display: flex;
		flex-wrap: wrap;
		align-items: center;
		justify-content: space-between;
		gap: 0.35rem 1rem;
		padding: 0.5rem 0.75rem;
		border: 1px solid var(--warning-line);
		border-radius: 0.5rem;
		background: var(--warning-ground);
		color: var(--warning-text);
		font-size: 0.85rem;
		overflow-wrap: anywhere;
	}

	.message {
		display: flex;
		flex-direction: column;
		align-items: flex-start;
		gap: 0.5rem;
		overflow-wrap: anywhere;
	}

	.message .quiet {
		font-size: 0.85rem;
	}

	.blank {
		display: block;
		border-radius: 0.3rem;
		background: var(--blank);
	}

	@media (prefers-reduced-motion: no-preference) {
		.blank {
			animation: breathe 1.6s ease-in-out infinite alternate;
		}
	}

	@keyframes breathe {
		to {
			opacity: 0.5;
		}
	}

	/* Short waits show nothing. */
	.waiting {
		position: absolute;
		inset: 0 0 auto;
		height: 2px;
		overflow: hidden;
		background: var(--accent);
		opacity: 0;
		animation: appear 0s 0.4s forwards;
	}

	@keyframes appear {
		to {
			opacity: 0.7;
		}
	}

	@media (prefers-reduced-motion: no-preference) {
		.waiting {
			background: linear-gradient(
				90deg,
				transparent,
				var(--accent),
				transparent
			);
			background-size: 50% 100%;
			animation:
				appear 0s 0.4s forwards,
				pass 1.2s linear infinite;
		}
	}

	@keyframes pass {
		from {
			background-position: -100% 0;
		}
		to {
			background-position: 200% 0;
		}
	}

	@media print {
		button,
		.waiting {
			display: none;
		}

		.scroll {
			max-height: none;
			overflow: visible;
		}

		.panel,
		tr {
			break-inside: avoid;
		}
	}

	@media (forced-colors: active) {
		.choice button[aria-pressed="true"] {
			forced-color-adjust: none;
			border-color: Highlight;
			background: Highlight;
			color: HighlightText;
		}

		.blank {
			border: 1px solid GrayText;
		}
	}
`;
