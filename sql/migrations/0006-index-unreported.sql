-- A response that is made in the background is reported when it is read later;
-- then its request has to be found by the provider's id. These are few, and so
-- is what the index holds; making it reads the events once.

CREATE INDEX usage_event_unreported ON usage_event (upstream_id)
	WHERE operation = 'responses' AND usage_source IN ('none', 'partial')
	AND prompt_tokens + completion_tokens = 0 AND upstream_id IS NOT NULL;

COMMENT ON INDEX usage_event_unreported IS
	'The requests whose answers may be reported later.';
