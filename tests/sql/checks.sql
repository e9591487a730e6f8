-- The tables refuse what cannot be true, whoever writes to them: each
-- constraint is broken here, and named.
CREATE FUNCTION pg_temp.attempt(statement text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
	broken text;
	missing text;
BEGIN
	EXECUTE statement;
	RETURN 'accepted';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS broken = CONSTRAINT_NAME, missing = COLUMN_NAME;
	RETURN coalesce(nullif(broken, ''), nullif(missing, ''), SQLSTATE);
END $$;

-- Rows that are right.
CREATE TEMP TABLE sound (relation text, columns jsonb);
INSERT INTO sound VALUES
('usage_event', '{"user_id": "u", "request_id": "r", "provider": "",
	"occurred_at": "2026-01-01", "recorded_at": "2026-01-01", "model": "",
	"operation": "", "prompt_tokens": 10, "completion_tokens": 5,
	"usage_source": "provider"}'),
('usage_bucket', '{"user_id": "u", "bucket_start": "2026-01-01",
	"provider": "", "model": "", "prompt_tokens": 10, "completion_tokens": 5,
	"cached_tokens": 0, "cache_write_tokens": 0, "reasoning_tokens": 0,
	"request_count": 2, "priced_count": 0, "first_request_at": "2026-01-01 00:01",
	"last_request_at": "2026-01-01 00:02"}'),
('usage_day', '{"user_id": "u", "day": "2026-01-01",
	"provider": "", "model": "", "prompt_tokens": 10, "completion_tokens": 5,
	"cached_tokens": 0, "cache_write_tokens": 0, "reasoning_tokens": 0,
	"request_count": 2, "priced_count": 0, "first_request_at": "2026-01-01 00:01",
	"last_request_at": "2026-01-01 00:02"}'),
('usage_user', '{"user_id": "u", "prompt_tokens": 10, "completion_tokens": 5,
	"cached_tokens": 0, "cache_write_tokens": 0, "reasoning_tokens": 0,
	"request_count": 2, "priced_count": 0, "first_request_at": "2026-01-01 00:01",
	"last_request_at": "2026-01-01 00:02"}'),
('usage_site', '{"day": "2026-01-01", "shard": 0,
	"provider": "", "model": "", "prompt_tokens": 10, "completion_tokens": 5,
	"cached_tokens": 0, "cache_write_tokens": 0, "reasoning_tokens": 0,
	"request_count": 2, "priced_count": 0, "first_request_at": "2026-01-01 00:01",
	"last_request_at": "2026-01-01 00:02"}'),
('usage_site_total', '{"shard": 0, "user_count": 1, "prompt_tokens": 10,
	"completion_tokens": 5,
	"cached_tokens": 0, "cache_write_tokens": 0, "reasoning_tokens": 0,
	"request_count": 2, "priced_count": 0, "first_request_at": "2026-01-01 00:01",
	"last_request_at": "2026-01-01 00:02"}'),
('deployment', '{"singleton": true, "time_zone": "UTC"}'),
('credential', jsonb_build_object('credential_id', 1, 'kind', 'key',
	'secret_hash', repeat('h', 32)::bytea, 'role', 'app', 'label', '',
	'created_at', '2026-01-01', 'created_by', 'operator root')),
('audit', '{"audit_id": 1000, "done_at": "2026-01-01", "actor": "key 1",
	"act": "key.create", "subject": "key 2", "details": {}}');

CREATE TEMP TABLE trial (number serial, relation text, changes jsonb);
INSERT INTO trial (relation, changes) VALUES
-- Parts up to their wholes, parts that nobody told, the largest counts.
('usage_event', '{"request_id": "1", "cached_tokens": 6,
	"cache_write_tokens": 4, "reasoning_tokens": 5}'),
('usage_event', '{"request_id": "2", "latency_ms": 0, "metadata": {"a": 1}}'),
('usage_event', '{"request_id": "3", "prompt_tokens": 1000000000000,
	"completion_tokens": 1000000000000}'),
('usage_event', '{"request_id": "4", "prompt_tokens": 0,
	"completion_tokens": 0, "usage_source": "none"}'),
('usage_event', '{"request_id": "5", "cost": 0.000000000001,
	"cost_source": "list", "cache_write_tokens": 7, "http_status": 200,
	"cache_write_hour_tokens": 7, "audio_prompt_tokens": 10,
	"audio_completion_tokens": 5, "first_byte_ms": 0, "streamed": true}'),
('usage_event', '{"request_id": "6", "prompt_tokens": 0, "cost": 0,
	"completion_tokens": 0, "usage_source": "none", "http_status": 429,
	"cost_source": "refused"}'),
('usage_event', '{"request_id": "1"}'),
('usage_event', '{"user_id": ""}'),
('usage_event', '{"user_id": null}'),
('usage_event', '{"request_id": ""}'),
('usage_event', '{"request_id": null}'),
('usage_event', '{"occurred_at": null}'),
('usage_event', '{"prompt_tokens": -1}'),
('usage_event', '{"prompt_tokens": 1000000000001}'),
('usage_event', '{"prompt_tokens": null}'),
('usage_event', '{"completion_tokens": -1}'),
('usage_event', '{"completion_tokens": 1000000000001}'),
('usage_event', '{"completion_tokens": null}'),
('usage_event', '{"cached_tokens": -1}'),
('usage_event', '{"cache_write_tokens": -1}'),
('usage_event', '{"reasoning_tokens": -1}'),
('usage_event', '{"latency_ms": -1}'),
('usage_event', '{"cached_tokens": 11}'),
('usage_event', '{"cache_write_tokens": 11}'),
('usage_event', '{"cached_tokens": 6, "cache_write_tokens": 5}'),
('usage_event', '{"reasoning_tokens": 6}'),
('usage_event', '{"usage_source": "guessed"}'),
('usage_event', '{"usage_source": null}'),
('usage_event', '{"usage_source": "none"}'),
('usage_event', '{"provider": null}'),
('usage_event', '{"cost": -0.01, "cost_source": "list"}'),
('usage_event', '{"cost": "NaN", "cost_source": "list"}'),
('usage_event', '{"cost": "Infinity", "cost_source": "list"}'),
('usage_event', '{"cost": 0.0000000000001, "cost_source": "list"}'),
('usage_event', '{"cost": 1, "cost_source": "guessed"}'),
('usage_event', '{"cost": 1}'),
('usage_event', '{"cost_source": "list"}'),
('usage_event', '{"cost": 0, "cost_source": "refused"}'),
('usage_event', '{"cache_write_hour_tokens": 1}'),
('usage_event', '{"cache_write_tokens": 3, "cache_write_hour_tokens": 4}'),
('usage_event', '{"audio_prompt_tokens": 11}'),
('usage_event', '{"audio_prompt_tokens": -1}'),
('usage_event', '{"audio_completion_tokens": 6}'),
('usage_event', '{"first_byte_ms": -1}'),
('usage_event', '{"http_status": 99}'),
('usage_bucket', '{"request_count": 0}'),
('usage_bucket', '{"first_request_at": "2025-12-31 23:59"}'),
('usage_bucket', '{"last_request_at": "2026-01-01 00:00"}'),
('usage_bucket', '{"model": null}'),
('usage_bucket', '{"priced_count": 3, "cost": 1}'),
('usage_bucket', '{"priced_count": -1, "cost": 1}'),
('usage_bucket', '{"priced_count": 1, "cost": null}'),
('usage_bucket', '{"priced_count": 0, "cost": 1}'),
('usage_bucket', '{"priced_count": 1, "cost": -1}'),
('usage_bucket', '{"priced_count": 1, "cost": "NaN"}'),
('usage_bucket', '{}'),
('usage_bucket', '{}'),
('usage_day', '{"request_count": 0}'),
('usage_day', '{"last_request_at": "2026-01-01 00:00"}'),
('usage_day', '{"model": null}'),
('usage_day', '{"priced_count": 3, "cost": 1}'),
('usage_day', '{"priced_count": -1, "cost": 1}'),
('usage_day', '{"priced_count": 1, "cost": null}'),
('usage_day', '{"priced_count": 0, "cost": 1}'),
('usage_day', '{"priced_count": 1, "cost": -1}'),
('usage_day', '{"priced_count": 1, "cost": "NaN"}'),
('usage_day', '{}'),
('usage_day', '{}'),
('usage_user', '{"request_count": 0}'),
('usage_user', '{"last_request_at": "2026-01-01 00:00"}'),
('usage_user', '{"prompt_tokens": null}'),
('usage_user', '{"priced_count": 3, "cost": 1}'),
('usage_user', '{"priced_count": 1, "cost": null}'),
('usage_user', '{"priced_count": 0, "cost": 1}'),
('usage_user', '{"priced_count": 1, "cost": -1}'),
('usage_user', '{"priced_count": 1, "cost": "NaN"}'),
('usage_user', '{}'),
('usage_user', '{}'),
('usage_site', '{"shard": 16}'),
('usage_site', '{"request_count": -1}'),
('usage_site', '{"last_request_at": "2026-01-01 00:00"}'),
('usage_site', '{"shard": 1, "request_count": 0, "priced_count": -1, "cost": -1}'),
('usage_site', '{}'),
('usage_site', '{}'),
('usage_site_total', '{"shard": -1}'),
('usage_site_total', '{"request_count": -1}'),
('usage_site_total', '{"user_count": -1}'),
('usage_site_total', '{"last_request_at": "2026-01-01 00:00"}'),
('usage_site_total', '{}'),
('usage_site_total', '{}'),
('deployment', '{}'),
('deployment', '{"singleton": false}'),
('deployment', '{"time_zone": null}'),
('credential', '{"secret_hash": "short"}'),
('credential', '{"kind": "badge"}'),
('credential', '{"role": "root"}'),
('credential', '{"role": "viewer", "user_id": "u"}'),
('credential', '{"kind": "viewer", "expires_at": "2030-01-01"}'),
('credential', '{"role": "user"}'),
('credential', '{"role": "app", "user_id": "u"}'),
('credential', '{"role": "user", "user_id": ""}'),
('credential', '{"kind": "viewer", "role": "viewer", "user_id": "u"}'),
('credential', '{"kind": "session", "expires_at": "2030-01-01"}'),
('credential', '{"parent_id": 99}'),
('credential', '{}'),
('credential', '{}'),
('credential', '{"credential_id": 2}'),
('audit', '{"actor": ""}'),
('audit', '{"act": "something else"}'),
('audit', '{"details": []}'),
('audit', '{}'),
('audit', '{}');
INSERT INTO trial (relation, changes)
SELECT 'credential', jsonb_build_object('label', repeat('é', 128));
-- Ids are measured in bytes.
INSERT INTO trial (relation, changes)
SELECT 'usage_event', jsonb_build_object(name, id)
FROM unnest(ARRAY['user_id', 'request_id']) name,
	unnest(ARRAY[repeat('é', 127), repeat('é', 128)]) id;

CREATE TEMP TABLE outcome AS
SELECT number, relation, changes, pg_temp.attempt(format(
	'INSERT INTO %1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM jsonb_populate_record(NULL::%1$I, %3$L)',
	relation, written, columns || changes)) AS outcome
FROM trial JOIN sound USING (relation), LATERAL (
	SELECT string_agg(attname, ', ') AS written FROM pg_attribute
	WHERE attrelid = relation::regclass AND attnum > 0 AND NOT attisdropped
		AND attgenerated = '') those
ORDER BY number;

SELECT relation, replace(changes::text, repeat('é', 127), '127 × é…') AS changes,
	outcome
FROM outcome ORDER BY number;

SELECT pg_temp.attempt('UPDATE deployment SET time_zone = ''Mars/Olympus''')
	AS "a zone that is none";

-- time_zone_is_known cannot be false: its expression fails instead.
SELECT conname AS "constraint that nothing here breaks" FROM pg_constraint
WHERE connamespace = 'public'::regnamespace
	AND conrelid <> 'schema_migration'::regclass AND contype IN ('c', 'p', 'u')
	AND conname <> 'time_zone_is_known'
	AND conname NOT IN (SELECT outcome FROM outcome)
ORDER BY 1;

-- What was written to the audit stays, whoever asks.
SELECT statement, pg_temp.attempt(statement) FROM unnest(ARRAY[
	'UPDATE audit SET actor = ''nobody''', 'DELETE FROM audit',
	'TRUNCATE audit', 'UPDATE audit SET actor = actor WHERE false']) statement;
SET session_replication_role = replica;
SELECT pg_temp.attempt('DELETE FROM audit') AS "as a replica";
SELECT count(*) AS "rows in the audit" FROM audit;
