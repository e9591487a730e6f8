CREATE OR REPLACE FUNCTION daily_usage_in_time_zone(
	of_user_id text, in_time_zone text)
RETURNS TABLE (day date, prompt_tokens bigint, completion_tokens bigint,
	total_tokens bigint, cached_tokens bigint, cache_write_tokens bigint,
	reasoning_tokens bigint, request_count bigint,
	first_request_at timestamptz, last_request_at timestamptz,
	cost numeric, unpriced_count bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT (b.bucket_start AT TIME ZONE in_time_zone)::date,
		sum(b.prompt_tokens)::bigint,
		sum(b.completion_tokens)::bigint,
		sum(b.prompt_tokens + b.completion_tokens)::bigint,
		sum(b.cached_tokens)::bigint,
		sum(b.cache_write_tokens)::bigint,
		sum(b.reasoning_tokens)::bigint,
		sum(b.request_count)::bigint,
		min(b.first_request_at),
		max(b.last_request_at),
		sum(b.cost),
		sum(b.request_count - b.priced_count)::bigint
	FROM usage_bucket b
	WHERE b.user_id = of_user_id
	GROUP BY 1;
END;

COMMENT ON FUNCTION daily_usage_in_time_zone(text, text) IS
	'daily_usage of one user with the days of any IANA time zone.';
