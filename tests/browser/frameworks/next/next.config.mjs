import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

// Where the packages are, so that it need not guess.
const root = dirname(dirname(fileURLToPath(import.meta.url)));

export default { turbopack: { root }, outputFileTracingRoot: root };
