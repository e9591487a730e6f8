/* What the stand-in says, and the model it says it is. */

export const SERVED = 'stand-in-2026-01-01';

const WORDS = ['Zażółć', ' gęślą', ' jaźń', ' — ', '日本語', ' 🦜', ' "quoted"',
	' \\ and\n', 'naïve', ' data: {"x":1}'];

/* The pieces that the answer's text comes in. */
export function pieces(script) {
	const texts = Array.from({ length: script.pieces },
		(_, i) => WORDS[i % WORDS.length]);
	if (script.wide > 0)
		texts.push('w'.repeat(script.wide));
	return texts;
}

/* What a tool is called with. */
export const TOOL = {
	name: 'look_up',
	arguments: { city: 'Łódź', usage: { prompt_tokens: 1 } },
};

/* An id that names the request, the same each time. */
export function idOf(prefix, script) {
	return `${prefix}${script.tag.replace(/[^A-Za-z0-9]/g, '-')}`;
}
