/*
 * Asks before what cannot be taken back is done.
 */
import { html, nothing, render } from "lit";

export interface Question {
	title: string;
	text: string;
	/** On the button that does it. */
	action: string;
	/** What has to be typed in first. */
	typed?: string;
}

function draw(dialog: HTMLDialogElement, question: Question): void {
	const { title, text, action, typed } = question;
	const input = () => dialog.querySelector("input");
	const follow = () => {
		const button = dialog.querySelector<HTMLButtonElement>(".danger");
		if (button) button.disabled = input()?.value !== typed;
	};
	render(
		html`<form method="dialog">
			<h2 id="question">${title}</h2>
			<p>${text}</p>
			${typed === undefined
				? nothing
				: html`<label for="typed">Type <b>${typed}</b> to go on</label>
						<input
							id="typed"
							type="text"
							autocomplete="off"
							autocapitalize="none"
							spellcheck="false"
							@input=${follow}
						/>`}
			<div class="choices">
				<button type="button" @click=${() => dialog.close()}>Cancel</button>
				<button
					class="danger"
					value="yes"
					?disabled=${typed !== undefined}
				>
					${action}
				</button>
			</div>
		</form>`,
		dialog,
	);
}

/** What is being asked is not asked any more, as after a "no". */
export function withdrawQuestion(): void {
	document.querySelector("dialog")?.close();
}

/** Resolves to true where the reader wants it. */
export function confirmed(question: Question): Promise<boolean> {
	const dialog = document.createElement("dialog");
	dialog.setAttribute("aria-labelledby", "question");
	draw(dialog, question);
	document.body.append(dialog);
	dialog.showModal();
	return new Promise((resolve) => {
		dialog.addEventListener("close", () => {
			dialog.remove();
			resolve(dialog.returnValue === "yes");
		});
	});
}
