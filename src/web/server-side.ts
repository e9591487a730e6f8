/*
 * Stands in for the browser's globals that Lit touches while a module loads,
 * so that a page may be rendered on a server that imports the component. The
 * build puts these in wherever a bundle names HTMLElement or document; in a
 * browser they are the browser's own.
 */

class NoElement {}

/** What Lit calls before anything is rendered. */
const noDocument = {
	createTreeWalker: () => ({}),
	createComment: () => ({}),
};

const browserElement = globalThis.HTMLElement ?? NoElement;
const browserDocument = globalThis.document ?? noDocument;

export { browserElement as HTMLElement, browserDocument as document };
