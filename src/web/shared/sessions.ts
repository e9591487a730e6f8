/*
 * The newest requests as a table. In a narrow place the model and the time
 * move below the operation, the cost below the tokens. Reusable: add
 * `sessionStyles` to the element's own.
 */
import { css, html, nothing, type TemplateResult } from "lit";
import type {
	RecentSession,
	UsageDocument,
} from "../public/token-usage-client.js";
import type { Formats } from "./format.ts";

/** plugin_generation reads as "Plugin generation". */
export function operationText(operation: string | null): string {
	const text = (operation ?? "").replaceAll("_", " ").trim();
	return text ? text.charAt(0).toUpperCase() + text.slice(1) : "Request";
}

function modelText({ provider, model }: RecentSession): string {
	return [model, provider].filter(Boolean).join(" · ") || "—";
}

function row(
	session: RecentSession,
	zone: string,
	hasCost: boolean,
	formats: Formats,
): TemplateResult {
	const when = formats.moment(session.timestamp, zone, Date.now());
	const cost = formats.cost(session.cost ?? null, 1);
	const { promptTokens, completionTokens, totalTokens } = session;
	return html`<tr>
		<th scope="row">
			${operationText(session.operation)}
			${session.pluginName
				? html`<span class="quiet">${session.pluginName}</span>`
				: nothing}
			<small class="narrow quiet">${session.model ?? "—"}</small>
			<small class="narrow quiet">${when}</small>
		</th>
		<td class="wide">${modelText(session)}</td>
		<td class="wide when">
			<time datetime=${session.timestamp}>${when}</time>
		</td>
		<td class="wide number">${formats.exact(promptTokens)}</td>
		<td class="wide number">${formats.exact(completionTokens)}</td>
		<td class="number">
			${formats.exact(totalTokens)}
			<small class="narrow quiet">
				${formats.exact(promptTokens)} + ${formats.exact(completionTokens)}
			</small>
			${hasCost
				? html`<small class="narrow quiet">${cost?.amount}</small>`
				: nothing}
		</td>
		${hasCost ? html`<td class="wide number">${cost?.amount}</td>` : nothing}
	</tr>`;
}

export function renderSessions(
	document: UsageDocument,
	formats: Formats,
): TemplateResult {
	const { recentSessions, timeZone } = document;
	const hasCost = document.cost !== undefined;
	return html`<table class="sessions">
		<thead>
			<tr>
				<th scope="col">Request</th>
				<th scope="col" class="wide">Model</th>
				<th scope="col" class="wide">Time (${timeZone})</th>
				<th scope="col" class="wide number">Prompt</th>
				<th scope="col" class="wide number">Completion</th>
				<th scope="col" class="number">Tokens</th>
				${hasCost
					? html`<th scope="col" class="wide number">Cost</th>`
					: nothing}
			</tr>
		</thead>
		<tbody>
			${recentSessions.map((session) =>
				row(session, timeZone, hasCost, formats),
			)}
		</tbody>
	</table>`;
}

/** Needs the pieces of theme.ts, in a size container. */
export const sessionStyles = css`
	.sessions .wide {
		display: none;
	}

	.sessions .when {
		white-space: nowrap;
	}

	@container (min-width: 44rem) {
		.sessions .wide {
			display: table-cell;
		}

		.sessions .narrow {
			display: none;
		}
	}
`;
