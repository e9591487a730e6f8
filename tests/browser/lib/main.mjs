// Runs one file of tests: node lib/main.mjs NAME

import { runTests } from './test.mjs';
import { closeBrowsers } from './browser.mjs';

const name = process.argv[2];
await import(`../${name}.test.mjs`);
const failed = await runTests(name);
await closeBrowsers();
process.exit(failed === 0 ? 0 : 1);
