-- The days of any zone, from the buckets, are those of the events; so are the
-- deployment's, from the days. Random instants, among them the years in which
-- Newfoundland's days began a minute past midnight.
SELECT setseed(0.5);
INSERT INTO usage_event (user_id, request_id, occurred_at, prompt_tokens,
	completion_tokens, model, usage_source)
SELECT 'user' || i % 3, i::text,
	CASE i % 4
	WHEN 0 THEN timestamptz '1971-12-31 00:00+00' + random() * interval '20 days'
	WHEN 1 THEN timestamptz '2010-11-07 02:00+00' + random() * interval '1 hour'
	WHEN 2 THEN timestamptz '2026-03-01 00:00+00' + random() * interval '9 months'
	ELSE date_trunc('day', timestamptz '2026-01-01 00:00+00'
		+ random() * interval '300 days')
		+ (i % 7 - 3) * interval '1 microsecond'
	END,
	i % 100, i % 7, 'm' || i % 2, 'application'
FROM generate_series(1, 20000) i;
INSERT INTO usage_bucket TABLE usage_bucket_from_events;
INSERT INTO usage_day TABLE usage_day_from_events;

CREATE TEMP TABLE zone (name text);
INSERT INTO zone VALUES ('UTC'), ('Europe/Berlin'), ('America/New_York'),
	('America/St_Johns'), ('America/Goose_Bay'), ('Asia/Kathmandu'),
	('Asia/Kolkata'), ('Australia/Eucla'), ('Australia/Lord_Howe'),
	('Pacific/Chatham'), ('Pacific/Apia'), ('Pacific/Kiritimati'),
	('Africa/Monrovia'), ('Africa/Cairo'), ('Asia/Gaza');

CREATE TEMP TABLE from_events AS
SELECT z.name, e.user_id, (e.occurred_at AT TIME ZONE z.name)::date AS day,
	sum(prompt_tokens)::bigint AS prompt_tokens,
	sum(completion_tokens)::bigint AS completion_tokens,
	count(*) AS request_count,
	min(occurred_at) AS first_request_at, max(occurred_at) AS last_request_at
FROM usage_event e, zone z
GROUP BY 1, 2, 3;

CREATE TEMP TABLE from_buckets AS
SELECT z.name, u.user_id, d.day, d.prompt_tokens, d.completion_tokens,
	d.request_count, d.first_request_at, d.last_request_at
FROM zone z, (SELECT DISTINCT user_id FROM usage_event) u,
	daily_usage_in_time_zone(u.user_id, z.name) d;

SELECT count(*) > 10000 AS "many days" FROM from_events;
SELECT count(*) AS "days that differ" FROM (
	(TABLE from_events EXCEPT TABLE from_buckets)
	UNION ALL (TABLE from_buckets EXCEPT TABLE from_events)) d;

-- The views add up.
SELECT count(*) AS "days that differ from the view" FROM (
	(SELECT user_id, day, prompt_tokens, completion_tokens, request_count
		FROM from_events WHERE name = 'UTC'
	EXCEPT SELECT user_id, day, prompt_tokens, completion_tokens,
		request_count FROM daily_usage)
	UNION ALL
	(SELECT user_id, day, prompt_tokens, completion_tokens, request_count
		FROM daily_usage
	EXCEPT SELECT user_id, day, prompt_tokens, completion_tokens,
		request_count FROM from_events WHERE name = 'UTC')) d;
SELECT (SELECT sum(total_tokens) FROM daily_usage)
	= (SELECT sum(total_tokens) FROM monthly_usage)
	AND (SELECT sum(total_tokens) FROM monthly_usage)
	= (SELECT sum(total_tokens) FROM total_usage)
	AND (SELECT sum(total_tokens) FROM total_usage)
	= (SELECT sum(prompt_tokens + completion_tokens) FROM usage_event)
	AS "days, months and totals agree";
SELECT DISTINCT extract(day FROM month) AS "months begin on" FROM monthly_usage;
