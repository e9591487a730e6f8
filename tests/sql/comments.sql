-- Tables, views and functions say what they are, and so do the columns whose
-- names leave a question.
SELECT 'no comment on ' || relname
FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')
	AND obj_description(oid, 'pg_class') IS NULL
ORDER BY 1;

SELECT 'no comment on ' || proname
FROM pg_proc
WHERE pronamespace = 'public'::regnamespace
	AND obj_description(oid, 'pg_proc') IS NULL
ORDER BY 1;

SELECT 'no comment on usage_event.' || attname
FROM pg_attribute
WHERE attrelid = 'usage_event'::regclass AND attnum > 0
	AND col_description(attrelid, attnum) IS NULL
ORDER BY 1;

SELECT count(*) || ' relations and functions commented'
FROM pg_description
WHERE objsubid = 0 AND objoid IN (
	SELECT oid FROM pg_class
	WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')
	UNION ALL SELECT oid FROM pg_proc
	WHERE pronamespace = 'public'::regnamespace);
