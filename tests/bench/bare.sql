-- A table without index and constraint, and two pgbench scripts that insert
-- the same 500 rows into it, in one statement and in 500.
\pset tuples_only
\pset format unaligned
CREATE TABLE bare AS TABLE usage_event WITH NO DATA;

\set into 'INSERT INTO bare (user_id, request_id, occurred_at, recorded_at, provider, model, operation, prompt_tokens, completion_tokens, usage_source) VALUES '

CREATE TEMPORARY TABLE row_text AS
SELECT format('(%L, %L, %L, now(), %L, %L, %L, %s, %s, %L)',
	1001 + floor(random() * 1000), 'run-12345-' || i,
	now() - random() * interval '5 minutes', 'openai',
	'model-' || floor(random() * 3), 'chat', floor(random() * 5000),
	floor(random() * 1000), 'application') AS value
FROM generate_series(1, 500) i;

\o :one
SELECT :'into' || string_agg(value, ',') || ';' FROM row_text;
\o :many
SELECT 'BEGIN;';
SELECT :'into' || value || ';' FROM row_text;
SELECT 'COMMIT;';
