-- EACH events for each of USERS users, as they came in: on DAYS days,
-- STEP days apart, of MODELS models a day.
INSERT INTO usage_event (user_id, request_id, occurred_at, provider, model,
	operation, prompt_tokens, completion_tokens, usage_source)
SELECT 1001 + i % :users, 'event-' || e,
	date_trunc('day', now()) - day * interval '1 day'
		+ (e * 7919 + i) % 600 * interval '1 second',
	'openai', 'model-' || (day + e % :models) % 3, 'chat',
	(e + i) % 5000, (e + i) % 700, 'provider'
FROM generate_series(0, :each * :users - 1) i,
	LATERAL (SELECT i / :users AS e) number,
	LATERAL (SELECT :step * (:days - e * :days / :each) AS day) days;
