/* What the stand-in says, and the model it says it is. */

export const SERVED = 'stand-in-2026-01-01';

const WORDS = ['Zażółć', ' gęślą', ' jaźń', ' — ', '日本語', ' 🦜', ' "quoted"',
	' \\ and\n', 'naïve', ' data: {"x":1}'];

/* What the plugin generator wants, as a model writes it: in prose and a
 * fence, with files that speak of paths. */
export const PLUGIN = {
	pluginName: 'Homes',
	message: 'Adds /home — „zażółć”.',
	files: [
		{ path: 'pom.xml', content: '<project/>' },
		{ path: 'src/Homes.java', content: '// {"path": "no"}\n' },
		{ path: 'src/plugin.yml', content: 'name: Homes\n' },
	],
};

function pluginPieces() {
	const text = `Here:\n\n\`\`\`json\n${JSON.stringify(PLUGIN)}\n\`\`\`\n`;
	const step = Math.ceil(text.length / 8);
	return Array.from({ length: 8 },
		(_, i) => text.slice(i * step, (i + 1) * step));
}

/* The pieces that the answer's text comes in. */
export function pieces(script) {
	if (script.plugin)
		return pluginPieces();
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
