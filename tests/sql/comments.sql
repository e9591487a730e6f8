-- Tables, views, functions and indexes say what they are, and so do the columns
-- whose names leave a question.
SELECT relname AS "relation without comment"
FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')
	AND obj_description(oid, 'pg_class') IS NULL
ORDER BY 1;

-- What a constraint made is explained by the constraint.
SELECT relname AS "index without comment"
FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'i'
	AND obj_description(oid, 'pg_class') IS NULL
	AND oid NOT IN (SELECT conindid FROM pg_constraint)
ORDER BY 1;

SELECT proname AS "function without comment"
FROM pg_proc
WHERE pronamespace = 'public'::regnamespace
	AND obj_description(oid, 'pg_proc') IS NULL
ORDER BY 1;

CREATE TEMP TABLE attribute AS
SELECT relname, attname, col_description(a.attrelid, attnum) AS comment
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0
	AND NOT attisdropped;

-- A column of a table of sums has an event's comment, whose sum it is.
SELECT relname || '.' || attname AS "column without comment"
FROM attribute a
WHERE comment IS NULL
	AND attname NOT IN ('singleton', 'version', 'name', 'applied_at',
		'request_count', 'first_request_at', 'last_request_at')
	AND NOT EXISTS (SELECT FROM attribute e
	WHERE e.relname = 'usage_event' AND e.attname = a.attname
	AND e.comment IS NOT NULL AND a.relname IN ('usage_bucket', 'usage_day', 'usage_user',
		'usage_site', 'usage_site_total'))
ORDER BY 1;

SELECT count(*) || ' relations and functions commented'
FROM pg_description
WHERE objsubid = 0 AND objoid IN (
	SELECT oid FROM pg_class
	WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')
	UNION ALL SELECT oid FROM pg_proc
	WHERE pronamespace = 'public'::regnamespace);
