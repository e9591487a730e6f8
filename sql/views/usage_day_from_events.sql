CREATE OR REPLACE VIEW usage_day_from_events AS
SELECT user_id,
	(occurred_at AT TIME ZONE time_zone)::date AS day,
	provider,
	model,
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
FROM usage_event CROSS JOIN deployment
GROUP BY 1, 2, 3, 4;

COMMENT ON VIEW usage_day_from_events IS
	'usage_day as the events have it: what "tokenmeter rebuild" writes and
"tokenmeter verify" compares with.';
