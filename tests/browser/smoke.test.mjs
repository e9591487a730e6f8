import assert from 'node:assert/strict';
import { test } from './lib/test.mjs';
import { assertAccessible } from './lib/axe.mjs';

test('the page opens', async ({ open }) => {
	const page = await open('/');
	assert.equal(await page.title(), 'TokenMeter');
	await assertAccessible(page, 'start');
});
