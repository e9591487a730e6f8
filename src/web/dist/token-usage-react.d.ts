/* <token-usage-stats> in React's JSX (React 18 and 19, Next.js). */
import type {} from "react";
import type {
	TokenUsageStats,
	TokenUsageStatsAttributes,
} from "./token-usage-stats.js";

interface TokenUsageStatsElement extends TokenUsageStatsAttributes {
	className?: string;
	key?: string | number | bigint | null;
	ref?:
		| ((element: TokenUsageStats | null) => void)
		| { current: TokenUsageStats | null }
		| null;
}

declare module "react" {
	namespace JSX {
		interface IntrinsicElements {
			"token-usage-stats": TokenUsageStatsElement;
		}
	}
}

declare global {
	namespace JSX {
		interface IntrinsicElements {
			"token-usage-stats": TokenUsageStatsElement;
		}
	}
}
