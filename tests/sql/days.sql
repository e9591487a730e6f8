-- The days of any zone, from the buckets, are those of the events; so are the
-- deployment's, from the days. Random instants, among them the years in which
-- Newfoundland's days began a minute past midnight.
SELECT setseed(0.5);
INSERT INTO usage_event (user_id, request_id, occurred_at, prompt_tokens,
	completion_tokens, cached_tokens, cache_write_tokens, reasoning_tokens,
	model, usage_source, cost, cost_source)
SELECT 'user' || i % 3, i::text,
	CASE i % 4
	WHEN 0 THEN timestamptz '1971-12-31 00:00+00' + random() * interval '20 days'
	WHEN 1 THEN timestamptz '2010-11-07 02:00+00' + random() * interval '1 hour'
	WHEN 2 THEN timestamptz '2026-03-01 00:00+00' + random() * interval '9 months'
	ELSE date_trunc('day', timestamptz '2026-01-01 00:00+00'
		+ random() * interval '300 days')
		+ (i % 7 - 3) * interval '1 microsecond'
	END,
	i % 100, i % 7, i % 100 / 3, nullif(i % 100 / 4, 0), nullif(i % 7 / 2, 0),
	'm' || i % 2, 'application', cost, CASE WHEN cost >= 0 THEN 'list' END
FROM generate_series(1, 20000) i,
	nullif(i % 5 * 0.000000000001, 0) cost;
INSERT INTO usage_bucket TABLE usage_bucket_from_events;
INSERT INTO usage_day TABLE usage_day_from_events;
INSERT INTO usage_user SELECT * FROM usage_user_from_events;

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
	min(occurred_at) AS first_request_at, max(occurred_at) AS last_request_at,
	sum(cost) AS cost, count(*) - count(cost) AS unpriced_count
FROM usage_event e, zone z
GROUP BY 1, 2, 3;

CREATE TEMP TABLE from_buckets AS
SELECT z.name, u.user_id, d.day, d.prompt_tokens, d.completion_tokens,
	d.request_count, d.first_request_at, d.last_request_at, d.cost,
	d.unpriced_count
FROM zone z, (SELECT DISTINCT user_id FROM usage_event) u,
	daily_usage_in_time_zone(u.user_id, z.name) d;

SELECT count(*) > 10000 AS "many days" FROM from_events;
SELECT count(*) AS "days that differ" FROM (
	(TABLE from_events EXCEPT TABLE from_buckets)
	UNION ALL (TABLE from_buckets EXCEPT TABLE from_events)) d;

-- All zones there are, for some of the events.
INSERT INTO usage_event (user_id, request_id, occurred_at, prompt_tokens,
	completion_tokens, usage_source)
SELECT 'traveller', request_id, occurred_at, prompt_tokens,
	completion_tokens, usage_source
FROM usage_event WHERE user_id = 'user1' AND request_id::integer % 10 < 3;
INSERT INTO usage_bucket
SELECT * FROM usage_bucket_from_events WHERE user_id = 'traveller';
INSERT INTO usage_day
SELECT * FROM usage_day_from_events WHERE user_id = 'traveller';
INSERT INTO usage_user
SELECT * FROM usage_user_from_events WHERE user_id = 'traveller';
INSERT INTO usage_site SELECT * FROM usage_site_from_events;

CREATE TEMP TABLE any_zone AS
SELECT name FROM pg_timezone_names
WHERE name !~ '^(posix|right)/' AND name NOT IN ('posixrules', 'localtime');
CREATE TEMP TABLE any_from_events AS
SELECT z.name, (e.occurred_at AT TIME ZONE z.name)::date AS day,
	sum(prompt_tokens + completion_tokens)::bigint AS total_tokens,
	count(*) AS request_count
FROM usage_event e, any_zone z
WHERE user_id = 'traveller'
GROUP BY 1, 2;
CREATE TEMP TABLE any_from_buckets AS
SELECT z.name, d.day, d.total_tokens, d.request_count
FROM any_zone z, daily_usage_in_time_zone('traveller', z.name) d;

SELECT count(DISTINCT name) > 400 AS "all zones", count(*) > 50000 AS "and days"
FROM any_from_events;
SELECT DISTINCT name AS "zone in which days differ" FROM (
	(TABLE any_from_events EXCEPT TABLE any_from_buckets)
	UNION ALL (TABLE any_from_buckets EXCEPT TABLE any_from_events)) d;

-- The views are the events' sums, column by column.
CREATE TEMP VIEW event AS
SELECT *, (occurred_at AT TIME ZONE 'UTC')::date AS day,
	date_trunc('month', occurred_at AT TIME ZONE 'UTC')::date AS month
FROM usage_event;

\set sums 'sum(prompt_tokens)::bigint, sum(completion_tokens)::bigint, sum(prompt_tokens + completion_tokens)::bigint, coalesce(sum(cached_tokens), 0)::bigint, coalesce(sum(cache_write_tokens), 0)::bigint, coalesce(sum(reasoning_tokens), 0)::bigint, count(*), min(occurred_at), max(occurred_at), sum(cost), count(*) - count(cost)'

CREATE TEMP TABLE expected_day AS SELECT * FROM daily_usage LIMIT 0;
INSERT INTO expected_day
SELECT user_id, day, :sums FROM event GROUP BY user_id, day;
CREATE TEMP TABLE expected_month AS SELECT * FROM monthly_usage LIMIT 0;
INSERT INTO expected_month
SELECT user_id, month, :sums FROM event GROUP BY user_id, month;
CREATE TEMP TABLE expected_total AS SELECT * FROM total_usage LIMIT 0;
INSERT INTO expected_total SELECT user_id, :sums FROM event GROUP BY user_id;
CREATE TEMP TABLE expected_model AS SELECT * FROM model_usage LIMIT 0;
INSERT INTO expected_model
SELECT user_id, provider, model, :sums FROM event
GROUP BY user_id, provider, model;
CREATE TEMP TABLE expected_site AS SELECT * FROM site_daily_usage LIMIT 0;
INSERT INTO expected_site
SELECT day, provider, model, :sums FROM event GROUP BY day, provider, model;

SELECT (SELECT count(*) > 500 FROM expected_day) AS "days were expected",
	(SELECT count(*) > 30 FROM expected_month) AS "and months",
	(SELECT count(*) FROM expected_total) AS "and totals";
SELECT count(*) AS "days that differ from the view" FROM (
	(TABLE expected_day EXCEPT TABLE daily_usage)
	UNION ALL (TABLE daily_usage EXCEPT TABLE expected_day)) d;
SELECT count(*) AS "months that differ from the view" FROM (
	(TABLE expected_month EXCEPT TABLE monthly_usage)
	UNION ALL (TABLE monthly_usage EXCEPT TABLE expected_month)) d;
SELECT count(*) AS "totals that differ from the view" FROM (
	(TABLE expected_total EXCEPT TABLE total_usage)
	UNION ALL (TABLE total_usage EXCEPT TABLE expected_total)) d;
SELECT count(*) AS "models that differ from the view" FROM (
	(TABLE expected_model EXCEPT TABLE model_usage)
	UNION ALL (TABLE model_usage EXCEPT TABLE expected_model)) d;
SELECT count(*) AS "days of the site that differ from the view" FROM (
	(TABLE expected_site EXCEPT TABLE site_daily_usage)
	UNION ALL (TABLE site_daily_usage EXCEPT TABLE expected_site)) d;

-- In however many rows a sum of the site stands, and whichever of them a cost
-- that changed went to, the view is the same.
UPDATE usage_site SET cost = coalesce(cost, 0) + 5,
	priced_count = priced_count + 2;
INSERT INTO usage_site SELECT day, provider, model, 15, 0, 0, 0, 0, 0, 0,
	first_request_at, last_request_at, -5, -2 FROM usage_site;
SELECT count(*) AS "days that differ in several rows" FROM (
	(TABLE expected_site EXCEPT TABLE site_daily_usage)
	UNION ALL (TABLE site_daily_usage EXCEPT TABLE expected_site)) d;

-- Steps are a coarse order of amounts, from the smallest cost to more tokens
-- than there can be.
CREATE TEMP TABLE amount AS
SELECT DISTINCT amount::numeric FROM (
	SELECT greatest(power(2::numeric, i) + j, 0) AS amount
	FROM generate_series(0, 62) i, generate_series(-20, 20) j
	UNION ALL SELECT (power(1.1::numeric, i) / 1000000000000)::numeric(40, 12)
	FROM generate_series(0, 700) i) a;
SELECT count(*) > 3000 AS "many amounts",
	count(*) FILTER (WHERE step < before) AS "steps down",
	max(step) < usage_step('Infinity') AS "room above", min(step) AS lowest
FROM (SELECT step, lag(step) OVER (ORDER BY amount) AS before
	FROM amount, LATERAL usage_step(amount::double precision) step) s;
SELECT min(i) || ' to ' || max(i) AS "the same step"
FROM generate_series(16, 63) i GROUP BY usage_step(i) ORDER BY min(i);
