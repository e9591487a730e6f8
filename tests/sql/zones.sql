-- What usage_bucket rests on: since 2011 no zone's local date has changed
-- within a quarter hour of UTC, nor will it by today's rules. Between changes
-- of its offset a zone's midnights are evenly spaced, so it is enough that the
-- offset is a multiple of a quarter hour, and to look minute by minute where it
-- changes. No zone changes it twice within four days.
CREATE TEMP TABLE day AS
SELECT name, at, (at AT TIME ZONE name) - (at AT TIME ZONE 'UTC') AS shift
FROM pg_timezone_names, generate_series(timestamptz '2011-01-01 00:00+00',
	'2038-01-01 00:00+00', interval '4 days') AS at
WHERE name !~ '^(posix|right)/'
	AND name NOT IN ('posixrules', 'localtime', 'Factory');

SELECT count(DISTINCT name) > 400 AS "zones were found" FROM day;

SELECT DISTINCT name AS "offset is no multiple of a quarter hour"
FROM day WHERE extract(epoch FROM shift)::bigint % 900 <> 0;

CREATE TEMP TABLE change AS
SELECT name, hour
FROM (SELECT name, at, shift,
		lead(shift) OVER (PARTITION BY name ORDER BY at) AS next
	FROM day) d,
	generate_series(at, at + interval '4 days', interval '1 hour') AS hour
WHERE shift <> next
	AND (hour AT TIME ZONE name) + interval '1 hour'
		<> (hour + interval '1 hour') AT TIME ZONE name;

SELECT count(*) > 5000 AS "changes were found" FROM change;

SELECT DISTINCT name AS "date changes within a quarter hour"
FROM change, generate_series(hour - interval '1 hour',
	hour + interval '2 hours', interval '1 minute') AS minute
WHERE (minute AT TIME ZONE name)::date
	<> (date_bin('15 minutes', minute, '2000-01-01 00:00+00')
		AT TIME ZONE name)::date;

-- Before 2011 that did not hold, and buckets are a second.
SELECT usage_bucket_start('2010-11-07 02:30:59.9+00') AS "newfoundland",
	usage_bucket_start('2010-12-31 23:59:59.9+00') AS "last second",
	usage_bucket_start('2011-01-01 00:14:59.9+00') AS "first quarter",
	usage_bucket_start('2026-06-30 23:59:59.9+00') AS "a quarter";
