/* <token-usage-stats> in Vue's templates. */
import type {} from "vue";
import type { TokenUsageStatsAttributes } from "./token-usage-stats.js";

declare module "vue" {
	interface GlobalComponents {
		"token-usage-stats": new () => { $props: TokenUsageStatsAttributes };
	}
}
