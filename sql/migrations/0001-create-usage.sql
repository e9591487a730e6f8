-- The record of usage: events are the source of truth, buckets and days are
-- sums over them that move in the event's own transaction.
--
-- Keys are compared by bytes (COLLATE "C"): one order for every writer, which
-- is what keeps concurrent batches free of deadlocks, and the same order on
-- every host.

CREATE TABLE deployment (
	singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
	time_zone text NOT NULL CONSTRAINT time_zone_is_known CHECK
		(timestamptz '2000-01-01 00:00:00+00' AT TIME ZONE time_zone
			IS NOT NULL)
);

COMMENT ON TABLE deployment IS
	'One row: what holds for this installation as a whole.';
COMMENT ON COLUMN deployment.time_zone IS
	'IANA zone of usage_day. Changed by "tokenmeter rebuild" alone, which
recomputes the days in the same transaction.';

CREATE TABLE usage_event (
	user_id text COLLATE "C" NOT NULL,
	request_id text COLLATE "C" NOT NULL,
	occurred_at timestamptz NOT NULL,
	recorded_at timestamptz NOT NULL DEFAULT now(),
	prompt_tokens bigint NOT NULL,
	completion_tokens bigint NOT NULL,
	cached_tokens bigint,
	cache_write_tokens bigint,
	reasoning_tokens bigint,
	latency_ms bigint,
	provider text COLLATE "C" NOT NULL DEFAULT '',
	model text COLLATE "C" NOT NULL DEFAULT '',
	operation text NOT NULL DEFAULT '',
	plugin_name text,
	usage_source text NOT NULL,
	usage_note text,
	metadata jsonb,
	PRIMARY KEY (user_id, request_id),
	CONSTRAINT user_id_length
		CHECK (octet_length(user_id) BETWEEN 1 AND 255),
	CONSTRAINT request_id_length
		CHECK (octet_length(request_id) BETWEEN 1 AND 255),
	CONSTRAINT prompt_tokens_range
		CHECK (prompt_tokens BETWEEN 0 AND 1000000000000),
	CONSTRAINT completion_tokens_range
		CHECK (completion_tokens BETWEEN 0 AND 1000000000000),
	CONSTRAINT parts_are_not_negative
		CHECK (least(cached_tokens, cache_write_tokens,
			reasoning_tokens, latency_ms) >= 0),
	CONSTRAINT cached_is_part_of_prompt
		CHECK (coalesce(cached_tokens, 0)
			+ coalesce(cache_write_tokens, 0) <= prompt_tokens),
	CONSTRAINT reasoning_is_part_of_completion
		CHECK (reasoning_tokens <= completion_tokens),
	CONSTRAINT usage_source_name CHECK (usage_source IN
		('provider', 'application', 'partial', 'estimated', 'none')),
	CONSTRAINT no_source_no_tokens CHECK (usage_source <> 'none'
		OR prompt_tokens + completion_tokens = 0)
);

CREATE INDEX usage_event_by_time
	ON usage_event (user_id, occurred_at, request_id);

COMMENT ON TABLE usage_event IS
	'One model request''s usage, counted once. The source of truth: all
other numbers are sums over these rows.';
COMMENT ON COLUMN usage_event.user_id IS
	'The customer''s end user; an opaque text.';
COMMENT ON COLUMN usage_event.request_id IS
	'Unique for its user; the same id again is the same request.';
COMMENT ON COLUMN usage_event.occurred_at IS
	'When the request was made; decides its day and month.';
COMMENT ON COLUMN usage_event.recorded_at IS
	'When it was committed here.';
COMMENT ON COLUMN usage_event.prompt_tokens IS
	'All input: cached, cache-write and tool tokens included.';
COMMENT ON COLUMN usage_event.completion_tokens IS
	'All output: reasoning included.';
COMMENT ON COLUMN usage_event.cached_tokens IS
	'Part of the prompt read from the provider''s cache; NULL: not told.';
COMMENT ON COLUMN usage_event.cache_write_tokens IS
	'Part of the prompt written to that cache; NULL: not told.';
COMMENT ON COLUMN usage_event.reasoning_tokens IS
	'Part of the completion spent on reasoning; NULL: not told.';
COMMENT ON COLUMN usage_event.latency_ms IS
	'From the request to the whole answer; NULL: not measured.';
COMMENT ON COLUMN usage_event.provider IS
	'Vendor or protocol, such as openai; empty: not told.';
COMMENT ON COLUMN usage_event.model IS
	'The model that answered; empty: not told.';
COMMENT ON COLUMN usage_event.operation IS
	'What it was for, such as chat; empty: not told.';
COMMENT ON COLUMN usage_event.plugin_name IS
	'The plugin that was generated, if one was.';
COMMENT ON COLUMN usage_event.usage_source IS
	'Where the counts come from: provider (its final report), application
(told by one), partial (the answer broke off: the last report), estimated
(counted by us), none (no usable report: the counts are 0).';
COMMENT ON COLUMN usage_event.usage_note IS
	'What was done to make the provider''s report consistent: inferred (an
unexplained rest of its total became reasoning), mismatch (its total is less
than the parts, which were kept).';
COMMENT ON COLUMN usage_event.metadata IS
	'What the application said beside; never interpreted.';
COMMENT ON INDEX usage_event_by_time IS
	'The newest requests of a user.';

CREATE TABLE usage_bucket (
	user_id text COLLATE "C" NOT NULL,
	bucket_start timestamptz NOT NULL,
	provider text COLLATE "C" NOT NULL,
	model text COLLATE "C" NOT NULL,
	prompt_tokens bigint NOT NULL,
	completion_tokens bigint NOT NULL,
	cached_tokens bigint NOT NULL,
	cache_write_tokens bigint NOT NULL,
	reasoning_tokens bigint NOT NULL,
	request_count bigint NOT NULL CHECK (request_count > 0),
	first_request_at timestamptz NOT NULL,
	last_request_at timestamptz NOT NULL,
	PRIMARY KEY (user_id, bucket_start, provider, model),
	CHECK (first_request_at >= bucket_start),
	CHECK (last_request_at >= first_request_at)
) WITH (fillfactor = 80);

COMMENT ON TABLE usage_bucket IS
	'Sums over usage_event by user, quarter hour of UTC, provider and
model, from which the days of any time zone come exactly. Derived: "tokenmeter
rebuild" makes it again.';
COMMENT ON COLUMN usage_bucket.bucket_start IS
	'usage_bucket_start(occurred_at) of its events.';
COMMENT ON COLUMN usage_bucket.cached_tokens IS
	'Sum of what was told; the same for the columns beside it.';

CREATE TABLE usage_day (
	user_id text COLLATE "C" NOT NULL,
	day date NOT NULL,
	provider text COLLATE "C" NOT NULL,
	model text COLLATE "C" NOT NULL,
	prompt_tokens bigint NOT NULL,
	completion_tokens bigint NOT NULL,
	cached_tokens bigint NOT NULL,
	cache_write_tokens bigint NOT NULL,
	reasoning_tokens bigint NOT NULL,
	request_count bigint NOT NULL CHECK (request_count > 0),
	first_request_at timestamptz NOT NULL,
	last_request_at timestamptz NOT NULL,
	PRIMARY KEY (user_id, day, provider, model),
	CHECK (last_request_at >= first_request_at)
) WITH (fillfactor = 80);

COMMENT ON TABLE usage_day IS
	'Sums over usage_event by user, day in deployment.time_zone, provider
and model. Derived: "tokenmeter rebuild" makes it again.';
COMMENT ON COLUMN usage_day.day IS
	'Local date in deployment.time_zone.';
COMMENT ON COLUMN usage_day.cached_tokens IS
	'Sum of what was told; the same for the columns beside it.';
