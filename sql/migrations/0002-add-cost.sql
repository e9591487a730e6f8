-- What usage costs, and what the model's provider told about a request beside
-- its counts.
--
-- Every new column is empty in the rows that are there, or has a constant in
-- them, so no row is written: on millions of them this takes as long as it
-- takes to read them once for the new constraints. Sums hold how many requests
-- have a cost, not how many have none: 0 is right for the rows that are there,
-- and for those that a program of the schema before still writes.

ALTER TABLE usage_event
	ADD COLUMN cost numeric,
	ADD COLUMN cost_source text,
	ADD COLUMN cache_write_hour_tokens bigint,
	ADD COLUMN audio_prompt_tokens bigint,
	ADD COLUMN audio_completion_tokens bigint,
	ADD COLUMN upstream_id text,
	ADD COLUMN user_source text,
	ADD COLUMN first_byte_ms bigint,
	ADD COLUMN streamed boolean,
	ADD COLUMN http_status smallint,
	ADD CONSTRAINT cost_range CHECK
		(cost BETWEEN 0 AND 10000000000000 AND scale(cost) <= 12),
	ADD CONSTRAINT cost_source_name CHECK (cost_source IN
		('provider', 'application', 'list', 'override', 'refused',
		'free')),
	ADD CONSTRAINT cost_has_source
		CHECK ((cost IS NULL) = (cost_source IS NULL)),
	ADD CONSTRAINT refused_is_free CHECK (cost_source NOT IN ('refused', 'free')
		OR cost + prompt_tokens + completion_tokens = 0),
	ADD CONSTRAINT cache_write_hour_is_part_of_cache_write
		CHECK (cache_write_hour_tokens
			BETWEEN 0 AND coalesce(cache_write_tokens, 0)),
	ADD CONSTRAINT audio_prompt_is_part_of_prompt
		CHECK (audio_prompt_tokens BETWEEN 0 AND prompt_tokens),
	ADD CONSTRAINT audio_completion_is_part_of_completion
		CHECK (audio_completion_tokens BETWEEN 0 AND completion_tokens),
	ADD CONSTRAINT first_byte_is_not_negative CHECK (first_byte_ms >= 0),
	ADD CONSTRAINT http_status_range
		CHECK (http_status BETWEEN 100 AND 999);

COMMENT ON COLUMN usage_event.cost IS
	'US dollars, at most 12 digits after the point; NULL: no price is
known, which is not 0.';
COMMENT ON COLUMN usage_event.cost_source IS
	'Where the cost comes from: provider (it told), application (one
told), list (the price list''s price for that time), override (the operator''s
own price), refused (the provider''s status was 400 or more and it used no
tokens, or it could not be reached: 0), free (the request only read what was there, such as the list of
models: 0). "tokenmeter reprice" changes list and override alone, and NULL.';
COMMENT ON COLUMN usage_event.cache_write_hour_tokens IS
	'Part of cache_write_tokens that is kept for an hour; NULL: none told.';
COMMENT ON COLUMN usage_event.audio_prompt_tokens IS
	'Part of the prompt that is audio; NULL: none told.';
COMMENT ON COLUMN usage_event.audio_completion_tokens IS
	'Part of the completion that is audio; NULL: none told.';
COMMENT ON COLUMN usage_event.upstream_id IS
	'The provider''s own id of its answer.';
COMMENT ON COLUMN usage_event.user_source IS
	'Where the user_id came from: header (X-Tokenmeter-User), body (our own
API), safety_identifier, user, metadata (members of the provider''s request),
default (TOKENMETER_DEFAULT_USER); NULL: not told.';
COMMENT ON COLUMN usage_event.first_byte_ms IS
	'From the request to the first byte of the answer; NULL: not measured.';
COMMENT ON COLUMN usage_event.streamed IS
	'Whether the answer came as a stream; NULL: not told.';
COMMENT ON COLUMN usage_event.http_status IS
	'Status of the provider''s answer; NULL: none came, or not told.';

ALTER TABLE usage_bucket
	ADD COLUMN cost numeric,
	ADD COLUMN priced_count bigint NOT NULL DEFAULT 0,
	ADD CONSTRAINT usage_bucket_priced_count_range
		CHECK (priced_count BETWEEN 0 AND request_count),
	ADD CONSTRAINT usage_bucket_cost_is_of_priced
		CHECK ((cost IS NULL) = (priced_count = 0)),
	ADD CONSTRAINT usage_bucket_cost_is_not_negative
		CHECK (cost >= 0 AND cost < 'Infinity');

COMMENT ON COLUMN usage_bucket.cost IS
	'Sum in US dollars over the requests that have a cost; NULL: none has.';
COMMENT ON COLUMN usage_bucket.priced_count IS
	'How many of the requests have a cost.';

ALTER TABLE usage_day
	ADD COLUMN cost numeric,
	ADD COLUMN priced_count bigint NOT NULL DEFAULT 0,
	ADD CONSTRAINT usage_day_priced_count_range
		CHECK (priced_count BETWEEN 0 AND request_count),
	ADD CONSTRAINT usage_day_cost_is_of_priced
		CHECK ((cost IS NULL) = (priced_count = 0)),
	ADD CONSTRAINT usage_day_cost_is_not_negative
		CHECK (cost >= 0 AND cost < 'Infinity');

COMMENT ON COLUMN usage_day.cost IS
	'Sum in US dollars over the requests that have a cost; NULL: none has.';
COMMENT ON COLUMN usage_day.priced_count IS
	'How many of the requests have a cost.';

-- It gets columns for these, which no function can get in place.
DROP FUNCTION IF EXISTS daily_usage_in_time_zone(text, text);
