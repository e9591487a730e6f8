-- A database of schema 1 with some usage, as pg_dump writes it.
CREATE TABLE public.usage_bucket (
    user_id text NOT NULL COLLATE pg_catalog."C",
    bucket_start timestamp with time zone NOT NULL,
    provider text NOT NULL COLLATE pg_catalog."C",
    model text NOT NULL COLLATE pg_catalog."C",
    prompt_tokens bigint NOT NULL,
    completion_tokens bigint NOT NULL,
    cached_tokens bigint NOT NULL,
    cache_write_tokens bigint NOT NULL,
    reasoning_tokens bigint NOT NULL,
    request_count bigint NOT NULL,
    first_request_at timestamp with time zone NOT NULL,
    last_request_at timestamp with time zone NOT NULL,
    CONSTRAINT usage_bucket_check CHECK ((first_request_at >= bucket_start)),
    CONSTRAINT usage_bucket_check1 CHECK ((last_request_at >= first_request_at)),
    CONSTRAINT usage_bucket_request_count_check CHECK ((request_count > 0))
)
WITH (fillfactor='80');
COMMENT ON TABLE public.usage_bucket IS 'Sums over usage_event by user, quarter hour of UTC, provider and
model, from which the days of any time zone come exactly. Derived: "tokenmeter
rebuild" makes it again.';
COMMENT ON COLUMN public.usage_bucket.bucket_start IS 'usage_bucket_start(occurred_at) of its events.';
COMMENT ON COLUMN public.usage_bucket.cached_tokens IS 'Sum of what was told; the same for the columns beside it.';
CREATE FUNCTION public.daily_usage_in_time_zone(of_user_id text, in_time_zone text) RETURNS TABLE(day date, prompt_tokens bigint, completion_tokens bigint, total_tokens bigint, cached_tokens bigint, cache_write_tokens bigint, reasoning_tokens bigint, request_count bigint, first_request_at timestamp with time zone, last_request_at timestamp with time zone)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((b.bucket_start AT TIME ZONE daily_usage_in_time_zone.in_time_zone))::date AS timezone,
     (sum(b.prompt_tokens))::bigint AS sum,
     (sum(b.completion_tokens))::bigint AS sum,
     (sum((b.prompt_tokens + b.completion_tokens)))::bigint AS sum,
     (sum(b.cached_tokens))::bigint AS sum,
     (sum(b.cache_write_tokens))::bigint AS sum,
     (sum(b.reasoning_tokens))::bigint AS sum,
     (sum(b.request_count))::bigint AS sum,
     min(b.first_request_at) AS min,
     max(b.last_request_at) AS max
    FROM public.usage_bucket b
   WHERE (b.user_id = daily_usage_in_time_zone.of_user_id)
   GROUP BY (((b.bucket_start AT TIME ZONE daily_usage_in_time_zone.in_time_zone))::date);
END;
COMMENT ON FUNCTION public.daily_usage_in_time_zone(of_user_id text, in_time_zone text) IS 'daily_usage of one user with the days of any IANA time zone.';
CREATE FUNCTION public.usage_bucket_start(occurred_at timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN date_bin(CASE WHEN (occurred_at < '2011-01-01 00:00:00+00'::timestamp with time zone) THEN '00:00:01'::interval ELSE '00:15:00'::interval END, occurred_at, '2000-01-01 00:00:00+00'::timestamp with time zone);
COMMENT ON FUNCTION public.usage_bucket_start(occurred_at timestamp with time zone) IS 'Start of the usage_bucket that an instant belongs to: a quarter hour
of UTC, or a second before 2011.';
CREATE TABLE public.usage_day (
    user_id text NOT NULL COLLATE pg_catalog."C",
    day date NOT NULL,
    provider text NOT NULL COLLATE pg_catalog."C",
    model text NOT NULL COLLATE pg_catalog."C",
    prompt_tokens bigint NOT NULL,
    completion_tokens bigint NOT NULL,
    cached_tokens bigint NOT NULL,
    cache_write_tokens bigint NOT NULL,
    reasoning_tokens bigint NOT NULL,
    request_count bigint NOT NULL,
    first_request_at timestamp with time zone NOT NULL,
    last_request_at timestamp with time zone NOT NULL,
    CONSTRAINT usage_day_check CHECK ((last_request_at >= first_request_at)),
    CONSTRAINT usage_day_request_count_check CHECK ((request_count > 0))
)
WITH (fillfactor='80');
COMMENT ON TABLE public.usage_day IS 'Sums over usage_event by user, day in deployment.time_zone, provider
and model. Derived: "tokenmeter rebuild" makes it again.';
COMMENT ON COLUMN public.usage_day.day IS 'Local date in deployment.time_zone.';
COMMENT ON COLUMN public.usage_day.cached_tokens IS 'Sum of what was told; the same for the columns beside it.';
CREATE VIEW public.daily_usage AS
 SELECT usage_day.user_id,
    usage_day.day,
    (sum(usage_day.prompt_tokens))::bigint AS prompt_tokens,
    (sum(usage_day.completion_tokens))::bigint AS completion_tokens,
    (sum((usage_day.prompt_tokens + usage_day.completion_tokens)))::bigint AS total_tokens,
    (sum(usage_day.cached_tokens))::bigint AS cached_tokens,
    (sum(usage_day.cache_write_tokens))::bigint AS cache_write_tokens,
    (sum(usage_day.reasoning_tokens))::bigint AS reasoning_tokens,
    (sum(usage_day.request_count))::bigint AS request_count,
    min(usage_day.first_request_at) AS first_request_at,
    max(usage_day.last_request_at) AS last_request_at
   FROM public.usage_day
  GROUP BY usage_day.user_id, usage_day.day;
COMMENT ON VIEW public.daily_usage IS 'Usage by user and day in deployment.time_zone; days without usage have
no row.';
CREATE TABLE public.deployment (
    singleton boolean DEFAULT true NOT NULL,
    time_zone text NOT NULL,
    CONSTRAINT deployment_singleton_check CHECK (singleton),
    CONSTRAINT time_zone_is_known CHECK ((('2000-01-01 00:00:00+00'::timestamp with time zone AT TIME ZONE time_zone) IS NOT NULL))
);
COMMENT ON TABLE public.deployment IS 'One row: what holds for this installation as a whole.';
COMMENT ON COLUMN public.deployment.time_zone IS 'IANA zone of usage_day. Changed by "tokenmeter rebuild" alone, which
recomputes the days in the same transaction.';
CREATE VIEW public.monthly_usage AS
 SELECT usage_day.user_id,
    (date_trunc('month'::text, (usage_day.day)::timestamp without time zone))::date AS month,
    (sum(usage_day.prompt_tokens))::bigint AS prompt_tokens,
    (sum(usage_day.completion_tokens))::bigint AS completion_tokens,
    (sum((usage_day.prompt_tokens + usage_day.completion_tokens)))::bigint AS total_tokens,
    (sum(usage_day.cached_tokens))::bigint AS cached_tokens,
    (sum(usage_day.cache_write_tokens))::bigint AS cache_write_tokens,
    (sum(usage_day.reasoning_tokens))::bigint AS reasoning_tokens,
    (sum(usage_day.request_count))::bigint AS request_count,
    min(usage_day.first_request_at) AS first_request_at,
    max(usage_day.last_request_at) AS last_request_at
   FROM public.usage_day
  GROUP BY usage_day.user_id, ((date_trunc('month'::text, (usage_day.day)::timestamp without time zone))::date);
COMMENT ON VIEW public.monthly_usage IS 'Usage by user and month in deployment.time_zone; month is its first
day.';
CREATE TABLE public.schema_migration (
    version integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);
COMMENT ON TABLE public.schema_migration IS 'The files of sql/migrations that were applied here.';
COMMENT ON COLUMN public.schema_migration.checksum IS 'MD5 of the file: a migration never changes once released.';
CREATE VIEW public.total_usage AS
 SELECT usage_day.user_id,
    (sum(usage_day.prompt_tokens))::bigint AS prompt_tokens,
    (sum(usage_day.completion_tokens))::bigint AS completion_tokens,
    (sum((usage_day.prompt_tokens + usage_day.completion_tokens)))::bigint AS total_tokens,
    (sum(usage_day.cached_tokens))::bigint AS cached_tokens,
    (sum(usage_day.cache_write_tokens))::bigint AS cache_write_tokens,
    (sum(usage_day.reasoning_tokens))::bigint AS reasoning_tokens,
    (sum(usage_day.request_count))::bigint AS request_count,
    min(usage_day.first_request_at) AS first_request_at,
    max(usage_day.last_request_at) AS last_request_at
   FROM public.usage_day
  GROUP BY usage_day.user_id;
COMMENT ON VIEW public.total_usage IS 'Usage by user since the first event.';
CREATE TABLE public.usage_event (
    user_id text NOT NULL COLLATE pg_catalog."C",
    request_id text NOT NULL COLLATE pg_catalog."C",
    occurred_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    prompt_tokens bigint NOT NULL,
    completion_tokens bigint NOT NULL,
    cached_tokens bigint,
    cache_write_tokens bigint,
    reasoning_tokens bigint,
    latency_ms bigint,
    provider text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    model text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    operation text DEFAULT ''::text NOT NULL,
    plugin_name text,
    usage_source text NOT NULL,
    usage_note text,
    metadata jsonb,
    CONSTRAINT cached_is_part_of_prompt CHECK (((COALESCE(cached_tokens, (0)::bigint) + COALESCE(cache_write_tokens, (0)::bigint)) <= prompt_tokens)),
    CONSTRAINT completion_tokens_range CHECK (((completion_tokens >= 0) AND (completion_tokens <= '1000000000000'::bigint))),
    CONSTRAINT no_source_no_tokens CHECK (((usage_source <> 'none'::text) OR ((prompt_tokens + completion_tokens) = 0))),
    CONSTRAINT parts_are_not_negative CHECK ((LEAST(cached_tokens, cache_write_tokens, reasoning_tokens, latency_ms) >= 0)),
    CONSTRAINT prompt_tokens_range CHECK (((prompt_tokens >= 0) AND (prompt_tokens <= '1000000000000'::bigint))),
    CONSTRAINT reasoning_is_part_of_completion CHECK ((reasoning_tokens <= completion_tokens)),
    CONSTRAINT request_id_length CHECK (((octet_length(request_id) >= 1) AND (octet_length(request_id) <= 255))),
    CONSTRAINT usage_source_name CHECK ((usage_source = ANY (ARRAY['provider'::text, 'application'::text, 'partial'::text, 'estimated'::text, 'none'::text]))),
    CONSTRAINT user_id_length CHECK (((octet_length(user_id) >= 1) AND (octet_length(user_id) <= 255)))
);
COMMENT ON TABLE public.usage_event IS 'One model request''s usage, counted once. The source of truth: all
other numbers are sums over these rows.';
COMMENT ON COLUMN public.usage_event.user_id IS 'The customer''s end user; an opaque text.';
COMMENT ON COLUMN public.usage_event.request_id IS 'Unique for its user; the same id again is the same request.';
COMMENT ON COLUMN public.usage_event.occurred_at IS 'When the request was made; decides its day and month.';
COMMENT ON COLUMN public.usage_event.recorded_at IS 'When it was committed here.';
COMMENT ON COLUMN public.usage_event.prompt_tokens IS 'All input: cached, cache-write and tool tokens included.';
COMMENT ON COLUMN public.usage_event.completion_tokens IS 'All output: reasoning included.';
COMMENT ON COLUMN public.usage_event.cached_tokens IS 'Part of the prompt read from the provider''s cache; NULL: not told.';
COMMENT ON COLUMN public.usage_event.cache_write_tokens IS 'Part of the prompt written to that cache; NULL: not told.';
COMMENT ON COLUMN public.usage_event.reasoning_tokens IS 'Part of the completion spent on reasoning; NULL: not told.';
COMMENT ON COLUMN public.usage_event.latency_ms IS 'From the request to the whole answer; NULL: not measured.';
COMMENT ON COLUMN public.usage_event.provider IS 'Vendor or protocol, such as openai; empty: not told.';
COMMENT ON COLUMN public.usage_event.model IS 'The model that answered; empty: not told.';
COMMENT ON COLUMN public.usage_event.operation IS 'What it was for, such as chat; empty: not told.';
COMMENT ON COLUMN public.usage_event.plugin_name IS 'The plugin that was generated, if one was.';
COMMENT ON COLUMN public.usage_event.usage_source IS 'Where the counts come from: provider (its final report), application
(told by one), partial (the answer broke off: the last report), estimated
(counted by us), none (no usable report: the counts are 0).';
COMMENT ON COLUMN public.usage_event.usage_note IS 'What was done to make the provider''s report consistent: inferred (an
unexplained rest of its total became reasoning), mismatch (its total is less
than the parts, which were kept).';
COMMENT ON COLUMN public.usage_event.metadata IS 'What the application said beside; never interpreted.';
CREATE VIEW public.usage_bucket_from_events AS
 SELECT usage_event.user_id,
    public.usage_bucket_start(usage_event.occurred_at) AS bucket_start,
    usage_event.provider,
    usage_event.model,
    (sum(usage_event.prompt_tokens))::bigint AS prompt_tokens,
    (sum(usage_event.completion_tokens))::bigint AS completion_tokens,
    (COALESCE(sum(usage_event.cached_tokens), (0)::numeric))::bigint AS cached_tokens,
    (COALESCE(sum(usage_event.cache_write_tokens), (0)::numeric))::bigint AS cache_write_tokens,
    (COALESCE(sum(usage_event.reasoning_tokens), (0)::numeric))::bigint AS reasoning_tokens,
    count(*) AS request_count,
    min(usage_event.occurred_at) AS first_request_at,
    max(usage_event.occurred_at) AS last_request_at
   FROM public.usage_event
  GROUP BY usage_event.user_id, (public.usage_bucket_start(usage_event.occurred_at)), usage_event.provider, usage_event.model;
COMMENT ON VIEW public.usage_bucket_from_events IS 'usage_bucket as the events have it: what "tokenmeter rebuild" writes
and "tokenmeter verify" compares with.';
CREATE VIEW public.usage_day_from_events AS
 SELECT usage_event.user_id,
    ((usage_event.occurred_at AT TIME ZONE deployment.time_zone))::date AS day,
    usage_event.provider,
    usage_event.model,
    (sum(usage_event.prompt_tokens))::bigint AS prompt_tokens,
    (sum(usage_event.completion_tokens))::bigint AS completion_tokens,
    (COALESCE(sum(usage_event.cached_tokens), (0)::numeric))::bigint AS cached_tokens,
    (COALESCE(sum(usage_event.cache_write_tokens), (0)::numeric))::bigint AS cache_write_tokens,
    (COALESCE(sum(usage_event.reasoning_tokens), (0)::numeric))::bigint AS reasoning_tokens,
    count(*) AS request_count,
    min(usage_event.occurred_at) AS first_request_at,
    max(usage_event.occurred_at) AS last_request_at
   FROM (public.usage_event
     CROSS JOIN public.deployment)
  GROUP BY usage_event.user_id, (((usage_event.occurred_at AT TIME ZONE deployment.time_zone))::date), usage_event.provider, usage_event.model;
COMMENT ON VIEW public.usage_day_from_events IS 'usage_day as the events have it: what "tokenmeter rebuild" writes and
"tokenmeter verify" compares with.';
INSERT INTO public.deployment VALUES
	(true, 'UTC');
INSERT INTO public.schema_migration VALUES
	(1, '0001-create-usage.sql', 'd8ef043c33bf12a82c641612d8f39797', '2026-11-28 18:03:00.976008+00');
INSERT INTO public.usage_bucket VALUES
	('u0', '2025-06-01 21:00:00+00', 'openai', 'o3', 3, 6, 1, 0, 0, 1, '2025-06-01 21:00:00+00', '2025-06-01 21:00:00+00'),
	('u0', '2025-06-02 18:00:00+00', 'openai', 'o3', 6, 12, 3, 0, 0, 1, '2025-06-02 18:00:00+00', '2025-06-02 18:00:00+00'),
	('u0', '2025-06-03 15:00:00+00', 'openai', 'o3', 9, 18, 4, 0, 0, 1, '2025-06-03 15:00:00+00', '2025-06-03 15:00:00+00'),
	('u0', '2025-06-04 12:00:00+00', 'openai', 'o3', 12, 24, 6, 0, 0, 1, '2025-06-04 12:00:00+00', '2025-06-04 12:00:00+00'),
	('u0', '2025-06-05 09:00:00+00', 'openai', 'o3', 15, 30, 7, 0, 0, 1, '2025-06-05 09:00:00+00', '2025-06-05 09:00:00+00'),
	('u0', '2025-06-06 06:00:00+00', 'openai', 'o3', 18, 36, 9, 0, 0, 1, '2025-06-06 06:00:00+00', '2025-06-06 06:00:00+00'),
	('u1', '2025-06-01 07:00:00+00', 'openai', 'o3', 1, 2, 0, 0, 0, 1, '2025-06-01 07:00:00+00', '2025-06-01 07:00:00+00'),
	('u1', '2025-06-02 04:00:00+00', 'openai', 'o3', 4, 8, 2, 0, 0, 1, '2025-06-02 04:00:00+00', '2025-06-02 04:00:00+00'),
	('u1', '2025-06-03 01:00:00+00', 'openai', 'o3', 7, 14, 3, 0, 0, 1, '2025-06-03 01:00:00+00', '2025-06-03 01:00:00+00'),
	('u1', '2025-06-03 22:00:00+00', 'openai', 'o3', 10, 20, 5, 0, 0, 1, '2025-06-03 22:00:00+00', '2025-06-03 22:00:00+00'),
	('u1', '2025-06-04 19:00:00+00', 'openai', 'o3', 13, 26, 6, 0, 0, 1, '2025-06-04 19:00:00+00', '2025-06-04 19:00:00+00'),
	('u1', '2025-06-05 16:00:00+00', 'openai', 'o3', 16, 32, 8, 0, 0, 1, '2025-06-05 16:00:00+00', '2025-06-05 16:00:00+00'),
	('u1', '2025-06-06 13:00:00+00', 'openai', 'o3', 19, 38, 9, 0, 0, 1, '2025-06-06 13:00:00+00', '2025-06-06 13:00:00+00'),
	('u2', '2025-06-01 14:00:00+00', 'openai', 'o3', 2, 4, 1, 0, 0, 1, '2025-06-01 14:00:00+00', '2025-06-01 14:00:00+00'),
	('u2', '2025-06-02 11:00:00+00', 'openai', 'o3', 5, 10, 2, 0, 0, 1, '2025-06-02 11:00:00+00', '2025-06-02 11:00:00+00'),
	('u2', '2025-06-03 08:00:00+00', 'openai', 'o3', 8, 16, 4, 0, 0, 1, '2025-06-03 08:00:00+00', '2025-06-03 08:00:00+00'),
	('u2', '2025-06-04 05:00:00+00', 'openai', 'o3', 11, 22, 5, 0, 0, 1, '2025-06-04 05:00:00+00', '2025-06-04 05:00:00+00'),
	('u2', '2025-06-05 02:00:00+00', 'openai', 'o3', 14, 28, 7, 0, 0, 1, '2025-06-05 02:00:00+00', '2025-06-05 02:00:00+00'),
	('u2', '2025-06-05 23:00:00+00', 'openai', 'o3', 17, 34, 8, 0, 0, 1, '2025-06-05 23:00:00+00', '2025-06-05 23:00:00+00'),
	('u2', '2025-06-06 20:00:00+00', 'openai', 'o3', 20, 40, 10, 0, 0, 1, '2025-06-06 20:00:00+00', '2025-06-06 20:00:00+00');
INSERT INTO public.usage_day VALUES
	('u0', '2025-06-01', 'openai', 'o3', 3, 6, 1, 0, 0, 1, '2025-06-01 21:00:00+00', '2025-06-01 21:00:00+00'),
	('u0', '2025-06-02', 'openai', 'o3', 6, 12, 3, 0, 0, 1, '2025-06-02 18:00:00+00', '2025-06-02 18:00:00+00'),
	('u0', '2025-06-03', 'openai', 'o3', 9, 18, 4, 0, 0, 1, '2025-06-03 15:00:00+00', '2025-06-03 15:00:00+00'),
	('u0', '2025-06-04', 'openai', 'o3', 12, 24, 6, 0, 0, 1, '2025-06-04 12:00:00+00', '2025-06-04 12:00:00+00'),
	('u0', '2025-06-05', 'openai', 'o3', 15, 30, 7, 0, 0, 1, '2025-06-05 09:00:00+00', '2025-06-05 09:00:00+00'),
	('u0', '2025-06-06', 'openai', 'o3', 18, 36, 9, 0, 0, 1, '2025-06-06 06:00:00+00', '2025-06-06 06:00:00+00'),
	('u1', '2025-06-01', 'openai', 'o3', 1, 2, 0, 0, 0, 1, '2025-06-01 07:00:00+00', '2025-06-01 07:00:00+00'),
	('u1', '2025-06-02', 'openai', 'o3', 4, 8, 2, 0, 0, 1, '2025-06-02 04:00:00+00', '2025-06-02 04:00:00+00'),
	('u1', '2025-06-03', 'openai', 'o3', 17, 34, 8, 0, 0, 2, '2025-06-03 01:00:00+00', '2025-06-03 22:00:00+00'),
	('u1', '2025-06-04', 'openai', 'o3', 13, 26, 6, 0, 0, 1, '2025-06-04 19:00:00+00', '2025-06-04 19:00:00+00'),
	('u1', '2025-06-05', 'openai', 'o3', 16, 32, 8, 0, 0, 1, '2025-06-05 16:00:00+00', '2025-06-05 16:00:00+00'),
	('u1', '2025-06-06', 'openai', 'o3', 19, 38, 9, 0, 0, 1, '2025-06-06 13:00:00+00', '2025-06-06 13:00:00+00'),
	('u2', '2025-06-01', 'openai', 'o3', 2, 4, 1, 0, 0, 1, '2025-06-01 14:00:00+00', '2025-06-01 14:00:00+00'),
	('u2', '2025-06-02', 'openai', 'o3', 5, 10, 2, 0, 0, 1, '2025-06-02 11:00:00+00', '2025-06-02 11:00:00+00'),
	('u2', '2025-06-03', 'openai', 'o3', 8, 16, 4, 0, 0, 1, '2025-06-03 08:00:00+00', '2025-06-03 08:00:00+00'),
	('u2', '2025-06-04', 'openai', 'o3', 11, 22, 5, 0, 0, 1, '2025-06-04 05:00:00+00', '2025-06-04 05:00:00+00'),
	('u2', '2025-06-05', 'openai', 'o3', 31, 62, 15, 0, 0, 2, '2025-06-05 02:00:00+00', '2025-06-05 23:00:00+00'),
	('u2', '2025-06-06', 'openai', 'o3', 20, 40, 10, 0, 0, 1, '2025-06-06 20:00:00+00', '2025-06-06 20:00:00+00');
INSERT INTO public.usage_event VALUES
	('u1', '1', '2025-06-01 07:00:00+00', '2025-07-01 00:00:00+00', 1, 2, 0, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u2', '2', '2025-06-01 14:00:00+00', '2025-07-01 00:00:00+00', 2, 4, 1, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u0', '3', '2025-06-01 21:00:00+00', '2025-07-01 00:00:00+00', 3, 6, 1, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u1', '4', '2025-06-02 04:00:00+00', '2025-07-01 00:00:00+00', 4, 8, 2, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u2', '5', '2025-06-02 11:00:00+00', '2025-07-01 00:00:00+00', 5, 10, 2, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u0', '6', '2025-06-02 18:00:00+00', '2025-07-01 00:00:00+00', 6, 12, 3, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u1', '7', '2025-06-03 01:00:00+00', '2025-07-01 00:00:00+00', 7, 14, 3, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u2', '8', '2025-06-03 08:00:00+00', '2025-07-01 00:00:00+00', 8, 16, 4, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u0', '9', '2025-06-03 15:00:00+00', '2025-07-01 00:00:00+00', 9, 18, 4, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u1', '10', '2025-06-03 22:00:00+00', '2025-07-01 00:00:00+00', 10, 20, 5, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u2', '11', '2025-06-04 05:00:00+00', '2025-07-01 00:00:00+00', 11, 22, 5, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u0', '12', '2025-06-04 12:00:00+00', '2025-07-01 00:00:00+00', 12, 24, 6, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u1', '13', '2025-06-04 19:00:00+00', '2025-07-01 00:00:00+00', 13, 26, 6, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u2', '14', '2025-06-05 02:00:00+00', '2025-07-01 00:00:00+00', 14, 28, 7, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u0', '15', '2025-06-05 09:00:00+00', '2025-07-01 00:00:00+00', 15, 30, 7, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u1', '16', '2025-06-05 16:00:00+00', '2025-07-01 00:00:00+00', 16, 32, 8, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u2', '17', '2025-06-05 23:00:00+00', '2025-07-01 00:00:00+00', 17, 34, 8, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u0', '18', '2025-06-06 06:00:00+00', '2025-07-01 00:00:00+00', 18, 36, 9, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u1', '19', '2025-06-06 13:00:00+00', '2025-07-01 00:00:00+00', 19, 38, 9, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL),
	('u2', '20', '2025-06-06 20:00:00+00', '2025-07-01 00:00:00+00', 20, 40, 10, NULL, NULL, NULL, 'openai', 'o3', '', NULL, 'application', NULL, NULL);
ALTER TABLE ONLY public.deployment
    ADD CONSTRAINT deployment_pkey PRIMARY KEY (singleton);
ALTER TABLE ONLY public.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.usage_bucket
    ADD CONSTRAINT usage_bucket_pkey PRIMARY KEY (user_id, bucket_start, provider, model);
ALTER TABLE ONLY public.usage_day
    ADD CONSTRAINT usage_day_pkey PRIMARY KEY (user_id, day, provider, model);
ALTER TABLE ONLY public.usage_event
    ADD CONSTRAINT usage_event_pkey PRIMARY KEY (user_id, request_id);
CREATE INDEX usage_event_by_time ON public.usage_event USING btree (user_id, occurred_at, request_id);
COMMENT ON INDEX public.usage_event_by_time IS 'The newest requests of a user.';
