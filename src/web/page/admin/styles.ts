/*
 * The admin view's own style; the rest is the page's.
 */
import { css } from "lit";

export const siteStyles = css`
	.site {
		display: block;
	}

	.site .whose {
		align-items: center;
		margin-bottom: 1rem;
	}

	/* Tabs that are links. */
	.site .parts {
		display: flex;
		gap: 0.25rem;
	}

	.site .parts a {
		padding: 0.25rem 0.625rem;
		border: 1px solid transparent;
		border-radius: 0.4375rem;
		color: inherit;
		font-weight: 550;
		text-decoration: none;
	}

	.site .parts a:hover {
		border-color: var(--line);
	}

	.site .parts a[aria-current] {
		border-color: var(--edge);
		background: var(--surface);
	}

	.site-part {
		display: grid;
		grid-template-columns: repeat(2, minmax(0, 1fr));
		align-items: start;
		gap: 1rem;
	}

	.site-part > * {
		grid-column: 1 / -1;
		min-width: 0;
	}

	.site-part > .half {
		grid-column: auto;
		align-self: stretch;
	}

	.site-part .scroll {
		max-height: 30rem;
	}

	.site-part > .half .scroll {
		max-height: 18rem;
	}

	/* --- users ------------------------------------------------------------ */

	.users-panel > header {
		grid-template-columns: minmax(0, 1fr) minmax(8rem, 16rem);
		align-items: center;
	}

	.users-panel > header > input {
		grid-column: 2;
		grid-row: 1 / span 2;
	}

	.users-panel > header > .of {
		grid-column: 1;
	}

	.users-panel {
		min-height: 20rem;
	}

	.site td,
	.site th {
		vertical-align: middle;
	}

	.site tbody th,
	.site tbody td {
		height: 2.5rem;
	}

	.users .note {
		white-space: normal;
	}

	.sort.narrowest {
		display: block;
		margin-inline-start: auto;
	}

	.sort {
		min-height: 1.75rem;
		margin: 0 calc(-0.375rem - 1px);
		padding: 0 0.375rem;
		border-color: transparent;
		background: none;
		font-weight: 500;
	}

	.sort.chosen {
		color: var(--text);
		font-weight: 650;
	}

	.mark:not(:empty) {
		margin-inline-start: 0.25rem;
	}

	/* What is left goes to the ids. */
	.users :is(th, td):not(:first-child) {
		width: 1%;
		padding-inline-start: 1.25rem;
	}

	.users .share-of .share {
		width: 7rem;
		margin-inline-start: auto;
	}

	.site th a {
		font-weight: 550;
		text-decoration: none;
	}

	.site th a:hover {
		text-decoration: underline;
	}

	.sparkline {
		display: block;
	}

	.sparkline .days {
		fill: var(--prompt);
	}

	/* A day that is not over. */
	.sparkline .today {
		fill: var(--prompt);
		opacity: 0.55;
	}

	.sparkline .ground {
		stroke: var(--line);
	}

	:is(.users, .keys, .acts) :is(.wide, .medium) {
		display: none;
	}

	@container (min-width: 30rem) {
		:is(.users, .keys, .acts) .medium {
			display: table-cell;
		}

		:is(.users, .keys, .acts) .narrowest {
			display: none;
		}

		.users .note {
			white-space: nowrap;
		}
	}

	/* Ids may break anywhere; what is short keeps its line. */
	@container (min-width: 30rem) {
		.acts .medium.name {
			width: 9rem;
		}

		.acts tbody th {
			min-width: 11rem;
		}
	}

	@container (max-width: 29.99rem) {
		:is(.users, .keys, .acts) :is(th, td):not(.wide, .medium) {
			padding-inline-end: 0;
		}

		.users td.number {
			min-width: 7.5rem;
		}

		.acts th {
			padding-inline-start: 0;
		}
	}

	.more-rows {
		display: flex;
		align-items: center;
		justify-content: space-between;
		gap: 1rem;
		min-height: 2.25rem;
		margin-top: 0.75rem;
		font-size: 0.8125rem;
	}

	/* --- keys ------------------------------------------------------------- */

	.keys-panel {
		min-height: 20rem;
	}

	.state {
		font-size: 0.8125rem;
		white-space: nowrap;
	}

	.state::before {
		content: "";
		display: inline-block;
		width: 0.5rem;
		height: 0.5rem;
		margin-inline-end: 0.375rem;
		border: 1px solid var(--edge);
		border-radius: 50%;
	}

	.state.active::before {
		border-color: var(--live);
		background: var(--live);
	}

	.state.expired,
	.state.revoked {
		color: var(--quiet);
	}

	.action {
		text-align: end;
	}

	.new-key form,
	.told {
		display: flex;
		flex-direction: column;
		gap: 0.375rem;
	}

	.new-key form > label {
		margin-top: 0.5rem;
		font-weight: 550;
	}

	.new-key form > .main {
		align-self: flex-start;
		margin-top: 0.625rem;
	}

	.new-key legend {
		padding: 0;
		font-weight: 550;
	}

	.choice {
		display: flex;
		gap: 0.5rem;
		padding: 0.25rem 0;
		cursor: pointer;
	}

	.choice input {
		width: 1rem;
		height: 1rem;
		margin: 0.25rem 0 0;
	}

	.told {
		gap: 0.75rem;
	}

	.secret {
		padding: 0.625rem 0.75rem;
		border: 1px solid var(--warning-line);
		border-radius: 0.4375rem;
		background: var(--warning-ground);
		color: var(--warning-text);
		overflow-wrap: anywhere;
		user-select: all;
	}

	/* --- what was done ---------------------------------------------------- */

	.acts-panel {
		min-height: 20rem;
	}

	.acts .when {
		white-space: nowrap;
		font-variant-numeric: tabular-nums;
	}

	.detail {
		max-width: 100%;
		display: inline-block;
		margin-inline-end: 0.75rem;
	}

	.blank-rows {
		min-height: 14rem;
		border-radius: 0.4375rem;
		background: var(--blank);
	}

	/* --- wider, narrower -------------------------------------------------- */

	@container (min-width: 44rem) {
		:is(.keys, .acts) .wide {
			display: table-cell;
		}

		:is(.keys, .acts) .narrow {
			display: none;
		}
	}

	@container (min-width: 58rem) {
		.keys .wide {
			white-space: nowrap;
		}

		.users .wide {
			display: table-cell;
		}

		.users tbody th {
			min-width: 9rem;
		}

		.users .narrow {
			display: none;
		}
	}

	/* All columns, with little room. */
	@container (min-width: 58rem) and (max-width: 66rem) {
		.users :is(th, td):not(:first-child) {
			padding-inline-start: 0.75rem;
		}

		.users .note {
			white-space: normal;
		}

		.users .share-of .share {
			width: 100%;
		}
	}

	@media (min-width: 42rem) {
		.site-part .card {
			min-height: 6.25rem;
		}
	}

	@media (min-width: 62rem) {
		site-keys.site-part {
			grid-template-columns: minmax(0, 1fr) 22rem;
		}

		site-keys.site-part > * {
			grid-column: 1;
			grid-row: 1;
		}

		site-keys.site-part > .new-key {
			grid-column: 2;
		}
	}

	@media (max-width: 56rem) {
		.site-part > .half {
			grid-column: 1 / -1;
		}
	}

	@media (max-width: 42rem) {
		.site .whose {
			margin-bottom: 0.75rem;
		}

		.site .parts {
			width: 100%;
			margin: 0.25rem 0 0;
		}

		.site-part {
			gap: 0.75rem;
		}

		.users-panel > header {
			grid-template-columns: minmax(0, 1fr);
		}

		.users-panel > header > input {
			grid-column: 1;
			grid-row: 3;
			margin-top: 0.5rem;
		}
	}

	@media print {
		.site-part > .new-key,
		.users-panel input {
			display: none;
		}

		.site-part .scroll,
		.site-part > .half .scroll {
			max-height: none;
		}
	}

	@media (forced-colors: active) {
		.site .parts a[aria-current] {
			border-color: Highlight;
			text-decoration: underline;
		}

		.sparkline {
			forced-color-adjust: none;
		}

		.sparkline .days,
		.sparkline .today {
			fill: CanvasText;
			opacity: 1;
		}
	}
`;
