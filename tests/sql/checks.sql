-- The table itself refuses what cannot be true, whoever writes to it.
PREPARE event (bigint, bigint, bigint, bigint, bigint, text) AS
INSERT INTO usage_event (user_id, request_id, occurred_at, prompt_tokens,
	completion_tokens, cached_tokens, cache_write_tokens,
	reasoning_tokens, usage_source)
VALUES ('u', 'r' || random(), now(), $1, $2, $3, $4, $5, $6)
RETURNING 'accepted';
\set VERBOSITY sqlstate
\echo parts up to their wholes, and unknown parts
EXECUTE event(10, 5, 6, 4, 5, 'provider');
EXECUTE event(10, 5, NULL, NULL, NULL, 'application');
EXECUTE event(1000000000000, 0, 0, 0, 0, 'partial');
EXECUTE event(0, 0, NULL, NULL, NULL, 'none');
\echo negative, too large
EXECUTE event(-1, 5, NULL, NULL, NULL, 'provider');
EXECUTE event(1, -5, NULL, NULL, NULL, 'provider');
EXECUTE event(1000000000001, 5, NULL, NULL, NULL, 'provider');
EXECUTE event(10, 5, -1, NULL, NULL, 'provider');
\echo parts over their wholes
EXECUTE event(10, 5, 6, 5, NULL, 'provider');
EXECUTE event(10, 5, NULL, 11, NULL, 'provider');
EXECUTE event(10, 5, NULL, NULL, 6, 'provider');
\echo unknown source, tokens from nowhere
EXECUTE event(10, 5, NULL, NULL, NULL, 'guessed');
EXECUTE event(10, 5, NULL, NULL, NULL, 'none');
\echo empty and too long ids, a second deployment, no such zone
INSERT INTO usage_event (user_id, request_id, occurred_at, prompt_tokens,
	completion_tokens, usage_source)
VALUES ('', 'r', now(), 1, 1, 'provider');
INSERT INTO usage_event (user_id, request_id, occurred_at, prompt_tokens,
	completion_tokens, usage_source)
VALUES ('u', repeat('x', 256), now(), 1, 1, 'provider');
INSERT INTO deployment (time_zone) VALUES ('UTC');
INSERT INTO deployment (singleton, time_zone) VALUES (false, 'UTC');
UPDATE deployment SET time_zone = 'Mars/Olympus';
