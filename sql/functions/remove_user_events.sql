-- One step of a user's removal, in a transaction that began as
-- meter/event_lock.h says: nobody else changes events then, and whoever
-- records goes on.
--
-- The events that come next, at most 1000, become those of NOBODY, without
-- what could tell whose they were, but for their instants, which sums over all
-- users have, too. Then their days are locked, as the recorder does it
-- before it comes to the quarter hours: from there on events and sums tell the
-- same, since whoever recorded into these days has committed both, and whoever
-- is about to waits. What moved is taken from the one's sums and added to the
-- other's; days are the sums of their quarter hours, and so, once it is locked,
-- is the user's total of the days. The site's sums stay, but for the number of
-- users, among whom both are meanwhile.
CREATE OR REPLACE FUNCTION remove_user_events(
	removed text,
	nobody text,
	after_at timestamptz,
	after_request_id text,
	until timestamptz,
	OUT moved_count bigint,
	OUT last_at timestamptz,
	OUT last_request_id text)
LANGUAGE plpgsql AS $$
DECLARE
	places tid[] := ARRAY(
		SELECT ctid FROM usage_event
		WHERE user_id = removed
			AND (occurred_at, request_id) > (after_at, after_request_id)
			AND occurred_at <= until
		ORDER BY occurred_at, request_id LIMIT 1000);
	moved usage_bucket[];
	zone text := (SELECT time_zone FROM deployment);
	users_before bigint;
	users_more bigint;
BEGIN
	moved_count := cardinality(places);
	IF moved_count = 0 THEN
		RETURN;
	END IF;
	SELECT occurred_at, request_id INTO last_at, last_request_id
		FROM usage_event WHERE ctid = places[moved_count];

	WITH event AS (
		UPDATE usage_event SET user_id = nobody,
			request_id = gen_random_uuid()::text,
			recorded_at = occurred_at,
			latency_ms = NULL, first_byte_ms = NULL, operation = '',
			plugin_name = NULL, metadata = NULL, upstream_id = NULL,
			user_source = NULL
		WHERE ctid = ANY (places) AND user_id = removed
		RETURNING *
	), bucket AS (
		SELECT nobody, usage_bucket_start(occurred_at), provider, model,
			sum(prompt_tokens)::bigint, sum(completion_tokens)::bigint,
			coalesce(sum(cached_tokens), 0)::bigint,
			coalesce(sum(cache_write_tokens), 0)::bigint,
			coalesce(sum(reasoning_tokens), 0)::bigint,
			count(*), min(occurred_at), max(occurred_at),
			coalesce(sum(cost), 0), count(cost)
		FROM event GROUP BY 2, 3, 4
	)
	SELECT array_agg(bucket::usage_bucket) INTO moved FROM bucket;

	PERFORM 1 FROM usage_day
		WHERE user_id = removed AND (day, provider, model) IN (
			SELECT (bucket_start AT TIME ZONE zone)::date, provider, model
			FROM unnest(moved))
		ORDER BY day, provider, model FOR UPDATE;

	MERGE INTO usage_bucket s USING (
		SELECT -1 AS sign, removed AS owner, * FROM unnest(moved)
		UNION ALL SELECT 1, nobody, * FROM unnest(moved)
	) m ON s.user_id = m.owner AND s.bucket_start = m.bucket_start
		AND s.provider = m.provider AND s.model = m.model
	WHEN MATCHED AND s.request_count + sign * m.request_count <= 0 THEN DELETE
	WHEN MATCHED THEN UPDATE SET
		prompt_tokens = s.prompt_tokens + sign * m.prompt_tokens,
		completion_tokens = s.completion_tokens + sign * m.completion_tokens,
		cached_tokens = s.cached_tokens + sign * m.cached_tokens,
		cache_write_tokens =
			s.cache_write_tokens + sign * m.cache_write_tokens,
		reasoning_tokens = s.reasoning_tokens + sign * m.reasoning_tokens,
		request_count = s.request_count + sign * m.request_count,
		first_request_at = coalesce((SELECT occurred_at FROM usage_event e
			WHERE e.user_id = m.owner AND e.provider = m.provider
				AND e.model = m.model AND e.occurred_at BETWEEN
				least(s.first_request_at, m.first_request_at)
				AND greatest(s.last_request_at, m.last_request_at)
			ORDER BY e.occurred_at, e.request_id LIMIT 1),
			s.first_request_at),
		last_request_at = coalesce((SELECT occurred_at FROM usage_event e
			WHERE e.user_id = m.owner AND e.provider = m.provider
				AND e.model = m.model AND e.occurred_at BETWEEN
				least(s.first_request_at, m.first_request_at)
				AND greatest(s.last_request_at, m.last_request_at)
			ORDER BY e.occurred_at DESC, e.request_id DESC LIMIT 1),
			s.last_request_at),
		cost = CASE WHEN s.priced_count + sign * m.priced_count > 0
			THEN coalesce(s.cost, 0) + sign * m.cost END,
		priced_count = s.priced_count + sign * m.priced_count
	WHEN NOT MATCHED AND sign > 0 THEN INSERT (user_id, bucket_start,
			provider, model, prompt_tokens, completion_tokens,
			cached_tokens, cache_write_tokens, reasoning_tokens,
			request_count, first_request_at, last_request_at, cost,
			priced_count)
		VALUES (nobody, m.bucket_start, m.provider, m.model,
			m.prompt_tokens, m.completion_tokens, m.cached_tokens,
			m.cache_write_tokens, m.reasoning_tokens, m.request_count,
			m.first_request_at, m.last_request_at,
			CASE WHEN m.priced_count > 0 THEN m.cost END,
			m.priced_count);

	MERGE INTO usage_day s USING (
		SELECT owner, touched.day, touched.provider, touched.model, sums.*
		FROM (SELECT DISTINCT (bucket_start AT TIME ZONE zone)::date AS day,
			provider, model FROM unnest(moved)) touched
		CROSS JOIN unnest(ARRAY[removed, nobody]) AS owner
		CROSS JOIN LATERAL (
			SELECT sum(prompt_tokens)::bigint AS prompt_tokens,
				sum(completion_tokens)::bigint AS completion_tokens,
				sum(cached_tokens)::bigint AS cached_tokens,
				sum(cache_write_tokens)::bigint AS cache_write_tokens,
				sum(reasoning_tokens)::bigint AS reasoning_tokens,
				sum(request_count)::bigint AS request_count,
				min(first_request_at) AS first_request_at,
				max(last_request_at) AS last_request_at,
				sum(cost) AS cost,
				sum(priced_count)::bigint AS priced_count
			FROM usage_bucket b
			WHERE b.user_id = owner AND b.provider = touched.provider
				AND b.model = touched.model
				AND (b.bucket_start AT TIME ZONE zone)::date = touched.day
				-- For the index: no zone is further from UTC.
				AND b.bucket_start >= (touched.day - 1)::timestamp
					AT TIME ZONE 'UTC'
				AND b.bucket_start < (touched.day + 2)::timestamp
					AT TIME ZONE 'UTC') sums
	) m ON s.user_id = m.owner AND s.day = m.day
		AND s.provider = m.provider AND s.model = m.model
	WHEN MATCHED AND m.request_count IS NULL THEN DELETE
	WHEN MATCHED THEN UPDATE SET prompt_tokens = m.prompt_tokens,
		completion_tokens = m.completion_tokens,
		cached_tokens = m.cached_tokens,
		cache_write_tokens = m.cache_write_tokens,
		reasoning_tokens = m.reasoning_tokens,
		request_count = m.request_count,
		first_request_at = m.first_request_at,
		last_request_at = m.last_request_at,
		cost = m.cost,
		priced_count = m.priced_count
	WHEN NOT MATCHED AND m.request_count IS NOT NULL THEN
		INSERT (user_id, day, provider, model, prompt_tokens,
			completion_tokens, cached_tokens, cache_write_tokens,
			reasoning_tokens, request_count, first_request_at,
			last_request_at, cost, priced_count)
		VALUES (m.owner, m.day, m.provider, m.model, m.prompt_tokens,
			m.completion_tokens, m.cached_tokens, m.cache_write_tokens,
			m.reasoning_tokens, m.request_count, m.first_request_at,
			m.last_request_at, m.cost, m.priced_count);

	PERFORM 1 FROM usage_user WHERE user_id = removed FOR UPDATE;
	users_before := (SELECT count(*) FROM usage_user
		WHERE user_id IN (removed, nobody));

	MERGE INTO usage_user s USING (
		SELECT owner, sums.*
		FROM unnest(ARRAY[removed, nobody]) AS owner
		CROSS JOIN LATERAL (
			SELECT sum(prompt_tokens)::bigint AS prompt_tokens,
				sum(completion_tokens)::bigint AS completion_tokens,
				sum(cached_tokens)::bigint AS cached_tokens,
				sum(cache_write_tokens)::bigint AS cache_write_tokens,
				sum(reasoning_tokens)::bigint AS reasoning_tokens,
				sum(request_count)::bigint AS request_count,
				min(first_request_at) AS first_request_at,
				max(last_request_at) AS last_request_at,
				sum(cost) AS cost,
				sum(priced_count)::bigint AS priced_count
			FROM usage_day d WHERE d.user_id = owner) sums
	) m ON s.user_id = m.owner
	WHEN MATCHED AND m.request_count IS NULL THEN DELETE
	WHEN MATCHED THEN UPDATE SET prompt_tokens = m.prompt_tokens,
		completion_tokens = m.completion_tokens,
		cached_tokens = m.cached_tokens,
		cache_write_tokens = m.cache_write_tokens,
		reasoning_tokens = m.reasoning_tokens,
		request_count = m.request_count,
		first_request_at = m.first_request_at,
		last_request_at = m.last_request_at,
		cost = m.cost,
		priced_count = m.priced_count
	WHEN NOT MATCHED AND m.request_count IS NOT NULL THEN
		INSERT (user_id, prompt_tokens, completion_tokens, cached_tokens,
			cache_write_tokens, reasoning_tokens, request_count,
			first_request_at, last_request_at, cost, priced_count)
		VALUES (m.owner, m.prompt_tokens, m.completion_tokens,
			m.cached_tokens, m.cache_write_tokens, m.reasoning_tokens,
			m.request_count, m.first_request_at, m.last_request_at,
			m.cost, m.priced_count);

	users_more := (SELECT count(*) FROM usage_user
		WHERE user_id IN (removed, nobody)) - users_before;
	IF users_more <> 0 THEN
		-- None of the rows may fall below 0; the largest does not.
		UPDATE usage_site_total SET user_count = user_count + users_more
			WHERE shard = (SELECT shard FROM usage_site_total
				ORDER BY user_count DESC, shard LIMIT 1);
	END IF;
END $$;

COMMENT ON FUNCTION remove_user_events(text, text, timestamptz, text,
	timestamptz) IS
	'One step of "DELETE /admin/users/{id}", for it alone.';
