-- Days begin on a quarter hour of UTC in every zone in use, but have not
-- always: until November 2010 Newfoundland set its clocks at one minute past
-- midnight, and until 1972 offsets in seconds were about. So usage dated before
-- 2011 (imports, tests) gets buckets of a second, the finest step that zone
-- offsets have, and every zone's days stay exact at any time.
--
-- Not STRICT, though it is: then PostgreSQL would call it for each event, rather
-- than write its body into the statement.
CREATE OR REPLACE FUNCTION usage_bucket_start(occurred_at timestamptz)
RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN date_bin(
	CASE WHEN occurred_at < '2011-01-01 00:00:00+00' THEN interval '1 second'
		ELSE interval '15 minutes' END,
	occurred_at, '2000-01-01 00:00:00+00');

COMMENT ON FUNCTION usage_bucket_start(timestamptz) IS
	'Start of the usage_bucket that an instant belongs to: a quarter hour
of UTC, or a second before 2011.';
