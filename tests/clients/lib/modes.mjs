/*
 * What can happen to an answer. Each mode is what the model's name gets (see
 * tests/upstream/script.mjs), and what it is for: whole and streamed answers
 * unless it names one.
 */
export const MODES = [
	{ name: 'plain', script: '' },
	{ name: 'zero', script: ';completion=0' },
	{ name: 'cached', script: ';cached=1234;written=56' },
	{ name: 'reasoning', script: ';reasoning=343' },
	{ name: 'bytewise', script: ';split=1' },
	{ name: 'sevens', script: ';split=7' },
	{ name: 'crlf', script: ';crlf', only: 'stream' },
	{ name: 'comments', script: ';comments', only: 'stream' },
	{ name: 'pings', script: ';pings', only: 'stream' },
	{ name: 'everything', script: ';crlf;comments;pings;split=3',
		only: 'stream' },
	{ name: 'megabyte', script: ';wide=1100000' },
	{ name: 'megabyte-sevens', script: ';wide=40000;split=7' },
	{ name: 'long', script: ';pieces=400', only: 'stream' },
	{ name: 'wrong-type', script: ';type=text.html' },
	{ name: 'garbage', script: ';garbage' },
	{ name: 'unreported', script: ';report=none' },
	{ name: 'negative', script: ';report=negative' },
	{ name: 'beyond', script: ';report=huge' },
	{ name: 'status-400', script: ';status=400' },
	{ name: 'status-401', script: ';status=401' },
	{ name: 'status-404', script: ';status=404' },
	{ name: 'status-429', script: ';status=429;retry-after=7' },
	{ name: 'status-500', script: ';status=500' },
	{ name: 'status-503', script: ';status=503' },
	{ name: 'failing', script: ';failing' },
	{ name: 'error-within', script: ';error=2', only: 'stream' },
	{ name: 'cut-within', script: ';cut=2', only: 'stream' },
	{ name: 'cut-after', script: ';ragged', only: 'stream' },
	{ name: 'cut-half', script: ';cut=1', only: 'whole' },
	{ name: 'closing', script: ';close=now' },
	{ name: 'closing-idle', script: ';close=idle' },
	{ name: 'after-idle', script: '' },
];

/* Those for whole (STREAMED false) or streamed answers. */
export function modesFor(streamed) {
	const kind = streamed ? 'stream' : 'whole';
	return MODES.filter(({ only }) => (only ?? kind) === kind);
}
