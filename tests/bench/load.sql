-- EACH events for each of USERS users, as they came in: on DAYS days,
-- STEP days apart, of MODELS models a day. With PRICED 1, the provider told what
-- each costs; with 0, nobody knows.
INSERT INTO usage_event (user_id, request_id, occurred_at, provider, model,
	operation, prompt_tokens, completion_tokens, usage_source,
	cost, cost_source)
SELECT 1001 + i % :users, 'event-' || e,
	date_trunc('day', now()) - day * interval '1 day'
		+ (e * 7919 + i) % 600 * interval '1 second',
	'openai', 'model-' || (day + e % :models) % 3, 'chat',
	(e + i) % 5000, (e + i) % 700, 'provider',
	CASE :priced WHEN 1 THEN (e + i) % 5000 * 0.000001 END,
	CASE :priced WHEN 1 THEN 'provider' END
FROM generate_series(0, :each * :users - 1) i,
	LATERAL (SELECT i / :users AS e) number,
	LATERAL (SELECT :step * (:days - e * :days / :each) AS day) days;
