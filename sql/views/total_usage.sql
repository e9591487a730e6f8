CREATE OR REPLACE VIEW total_usage AS
SELECT user_id,
	prompt_tokens,
	completion_tokens,
	prompt_tokens + completion_tokens AS total_tokens,
	cached_tokens,
	cache_write_tokens,
	reasoning_tokens,
	request_count,
	first_request_at,
	last_request_at,
	cost,
	request_count - priced_count AS unpriced_count
FROM usage_user;

COMMENT ON VIEW total_usage IS 'Usage by user since the first event.';
