CREATE OR REPLACE VIEW usage_bucket_from_events AS
SELECT user_id,
	usage_bucket_start(occurred_at) AS bucket_start,
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
FROM usage_event
GROUP BY 1, 2, 3, 4;

COMMENT ON VIEW usage_bucket_from_events IS
	'usage_bucket as the events have it: what "tokenmeter rebuild" writes
and "tokenmeter verify" compares with.';
