/*
 * Where the web face's paths are. Reusable; no browser needed.
 */

export interface UsageAddress {
	userId: string;
	days?: number | undefined;
	timeZone?: string | undefined;
}

/** A base URL in one form: without the slashes at its end. */
export function normalBase(baseUrl: string | undefined): string {
	return (baseUrl ?? "").trim().replace(/\/+$/, "");
}

function withQuery(path: string, query: Record<string, string>): string {
	return `${path}?${new URLSearchParams(query)}`;
}

export function usageUrl(base: string, address: UsageAddress): string {
	const query: Record<string, string> = { userId: address.userId };
	if (address.days !== undefined) query["days"] = String(address.days);
	if (address.timeZone) query["timeZone"] = address.timeZone;
	return withQuery(`${normalBase(base)}/api/user/token-usage`, query);
}

export function eventsUrl(base: string, userId: string): string {
	return withQuery(`${normalBase(base)}/api/user/token-usage/events`, {
		userId,
	});
}

export function generateUrl(base: string): string {
	return `${normalBase(base)}/api/plugin/generate`;
}
