CREATE OR REPLACE VIEW usage_site_from_events AS
SELECT (occurred_at AT TIME ZONE time_zone)::date AS day,
	provider,
	model,
	0::smallint AS shard,
	sum(prompt_tokens) AS prompt_tokens,
	sum(completion_tokens) AS completion_tokens,
	coalesce(sum(cached_tokens), 0) AS cached_tokens,
	coalesce(sum(cache_write_tokens), 0) AS cache_write_tokens,
	coalesce(sum(reasoning_tokens), 0) AS reasoning_tokens,
	count(*) AS request_count,
	min(occurred_at) AS first_request_at,
	max(occurred_at) AS last_request_at,
	sum(cost) AS cost,
	count(cost) AS priced_count
FROM usage_event CROSS JOIN deployment
GROUP BY 1, 2, 3;

COMMENT ON VIEW usage_site_from_events IS
	'usage_site as the events have it: what "tokenmeter rebuild" writes and
"tokenmeter verify" compares with, all shards together.';
