-- What usage_bucket rests on: from 2011 to 2037 no zone's local date changes
-- within a quarter hour of UTC. Proven over all quarter hours of all zones that
-- PostgreSQL knows: while the offset of a zone stays, a multiple of a quarter
-- hour, its midnights lie on quarter hours, so it is enough to look closely at
-- the days in which the offset changes.
CREATE TEMP TABLE zone AS
SELECT name FROM pg_timezone_names
WHERE name !~ '^(posix|right)/'
	AND name NOT IN ('posixrules', 'localtime', 'Factory');

SELECT count(*) > 400 AS "zones were found" FROM zone;

-- Days of UTC; the last one ends with 2037.
CREATE TEMP TABLE day AS
SELECT local AT TIME ZONE 'UTC' AS at, local AS utc
FROM generate_series(timestamp '2011-01-01', '2037-12-31', interval '1 day')
	AS local;

-- A zone that goes back within a day, so that its midnights look as if nothing
-- had happened, shows at noon.
CREATE TEMP TABLE restless AS
SELECT name, at, shift, next FROM zone, day, LATERAL (SELECT
	(at AT TIME ZONE name) - utc AS shift,
	((at + interval '12 hours') AT TIME ZONE name) - utc
		- interval '12 hours' AS noon,
	((at + interval '24 hours') AT TIME ZONE name) - utc
		- interval '24 hours' AS next) shifts
WHERE shift <> noon OR shift <> next OR at = '2011-01-01 00:00+00';

SELECT DISTINCT name AS "offset is no multiple of a quarter hour"
FROM restless WHERE extract(epoch FROM shift)::bigint % 900 <> 0
	OR extract(epoch FROM next)::bigint % 900 <> 0;

SELECT count(*) > 5000 AS "changes were found",
	count(DISTINCT name) > 400 AS "in all zones" FROM restless;

-- Each quarter hour of those days ends with the date with which it begins.
CREATE TEMP TABLE quarter AS
SELECT name, start, start AT TIME ZONE name AS first,
	(start + interval '14 minutes 59.999999 seconds') AT TIME ZONE name
		AS last
FROM restless, generate_series(at, at + interval '1435 minutes',
	interval '15 minutes') AS start;

SELECT DISTINCT name AS "date changes within a quarter hour"
FROM quarter WHERE first::date <> last::date;

-- Where the offset changes within one, the date stays each minute.
SELECT DISTINCT name AS "date changes for a moment"
FROM quarter, generate_series(start, start + interval '14 minutes',
	interval '1 minute') AS minute
WHERE last - first <> interval '14 minutes 59.999999 seconds'
	AND first::date <> (minute AT TIME ZONE name)::date;

-- Before 2011 that did not hold, and buckets are a second.
SELECT name AS "zones that rest on it, in 2010" FROM zone
WHERE (timestamptz '2010-11-07 02:30:00+00' AT TIME ZONE name)::date
	<> (timestamptz '2010-11-07 02:31:00+00' AT TIME ZONE name)::date
	AND name LIKE '%St_Johns';
SELECT usage_bucket_start('2010-11-07 02:30:59.9+00') AS "newfoundland",
	usage_bucket_start('2010-12-31 23:59:59.9+00') AS "last second",
	usage_bucket_start('2011-01-01 00:14:59.9+00') AS "first quarter",
	usage_bucket_start('2026-06-30 23:59:59.9+00') AS "a quarter",
	usage_bucket_start('0001-01-01 00:00:00.5+00') AS "the first";
