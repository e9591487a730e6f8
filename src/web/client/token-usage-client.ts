/*
 * The client module: what pages with an interface of their own import. Its
 * description is public/token-usage-client.d.ts.
 */
import type {
	Connection,
	TokenUsageUpdate,
} from "../public/token-usage-client.js";
import { onUpdate, openLive } from "../shared/live.ts";

export { fetchUsage } from "../shared/api.ts";
export { generatePlugin } from "../shared/generate.ts";
export { UsageError } from "../shared/usage-error.ts";

export function subscribe(
	connection: Connection,
	listener: (update: TokenUsageUpdate) => void,
): () => void {
	const live = openLive(connection);
	const end = onUpdate(connection.userId, listener);
	return () => {
		end();
		live.close();
	};
}
