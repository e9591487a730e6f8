CREATE OR REPLACE VIEW site_usage AS
SELECT coalesce(sum(prompt_tokens), 0) AS prompt_tokens,
	coalesce(sum(completion_tokens), 0) AS completion_tokens,
	coalesce(sum(prompt_tokens + completion_tokens), 0) AS total_tokens,
	coalesce(sum(cached_tokens), 0) AS cached_tokens,
	coalesce(sum(cache_write_tokens), 0) AS cache_write_tokens,
	coalesce(sum(reasoning_tokens), 0) AS reasoning_tokens,
	coalesce(sum(request_count), 0)::bigint AS request_count,
	min(first_request_at) AS first_request_at,
	max(last_request_at) AS last_request_at,
	CASE WHEN sum(priced_count) > 0 THEN sum(cost) END AS cost,
	coalesce(sum(request_count - priced_count), 0)::bigint
		AS unpriced_count,
	coalesce(sum(user_count), 0)::bigint AS user_count
FROM usage_site_total;

COMMENT ON VIEW site_usage IS
	'Usage of all users together since the first event, and how many users
there are.';
