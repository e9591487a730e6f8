CREATE OR REPLACE VIEW usage_user_from_events AS
SELECT user_id,
	sum(prompt_tokens)::bigint AS prompt_tokens,
	sum(completion_tokens)::bigint AS completion_tokens,
	coalesce(sum(cached_tokens), 0)::bigint AS cached_tokens,
	coalesce(sum(cache_write_tokens), 0)::bigint AS cache_write_tokens,
	coalesce(sum(reasoning_tokens), 0)::bigint AS reasoning_tokens,
	count(*) AS request_count,
	min(occurred_at) AS first_request_at,
	max(occurred_at) AS last_request_at,
	sum(cost) AS cost,
	count(cost) AS priced_count
FROM usage_event
GROUP BY 1;

COMMENT ON VIEW usage_user_from_events IS
	'usage_user as the events have it: what "tokenmeter rebuild" writes and
"tokenmeter verify" compares with.';
