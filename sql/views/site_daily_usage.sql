CREATE OR REPLACE VIEW site_daily_usage AS
SELECT day, provider, model,
	sum(prompt_tokens) AS prompt_tokens,
	sum(completion_tokens) AS completion_tokens,
	sum(prompt_tokens + completion_tokens) AS total_tokens,
	sum(cached_tokens) AS cached_tokens,
	sum(cache_write_tokens) AS cache_write_tokens,
	sum(reasoning_tokens) AS reasoning_tokens,
	sum(request_count)::bigint AS request_count,
	min(first_request_at) AS first_request_at,
	max(last_request_at) AS last_request_at,
	CASE WHEN sum(priced_count) > 0 THEN sum(cost) END AS cost,
	sum(request_count - priced_count)::bigint AS unpriced_count
FROM usage_site
GROUP BY day, provider, model;

COMMENT ON VIEW site_daily_usage IS
	'Usage of all users together by day in deployment.time_zone, provider
and model.';
