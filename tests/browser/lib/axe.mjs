// What axe finds on a page as it is now, shadow roots included.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const source = readFileSync(
	createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with what axe has against PAGE; STATE names it in the failure. */
export async function assertAccessible(page, state) {
	// Through the debugger, which no Content-Security-Policy binds.
	if (!await page.evaluate(() => 'axe' in window))
		await page.evaluate(source);
	const violations = await page.evaluate(async () => {
		const { violations } = await window.axe.run(document, {
			resultTypes: ['violations'] });
		return violations.map(({ id, nodes }) => `${id}: ` + nodes.map((node) =>
			`${node.target.join(' ')} ${node.failureSummary}`).join(' | '));
	});
	assert.deepEqual(violations, [], `axe, ${state}`);
}
