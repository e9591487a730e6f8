/*
 * Puts text into the reader's clipboard.
 */

/**
 * True where that is done; without permission, what ELEMENT shows is selected
 * for the reader's own copying.
 */
export async function copyText(
	text: string,
	element: Element | null | undefined,
): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		if (element) getSelection()?.selectAllChildren(element);
		return false;
	}
}
