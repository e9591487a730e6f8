CREATE OR REPLACE VIEW daily_usage AS
SELECT user_id, day,
	sum(prompt_tokens)::bigint AS prompt_tokens,
	sum(completion_tokens)::bigint AS completion_tokens,
	sum(prompt_tokens + completion_tokens)::bigint AS total_tokens,
	sum(cached_tokens)::bigint AS cached_tokens,
	sum(cache_write_tokens)::bigint AS cache_write_tokens,
	sum(reasoning_tokens)::bigint AS reasoning_tokens,
	sum(request_count)::bigint AS request_count,
	min(first_request_at) AS first_request_at,
	max(last_request_at) AS last_request_at,
	sum(cost) AS cost,
	sum(request_count - priced_count)::bigint AS unpriced_count
FROM usage_day
GROUP BY user_id, day;

COMMENT ON VIEW daily_usage IS
	'Usage by user and day in deployment.time_zone; days without usage have
no row.';
