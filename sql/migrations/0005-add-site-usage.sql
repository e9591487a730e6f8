-- Sums over users and over the whole site, for those who look after it: read as
-- fast at ten million users as at ten.
--
-- Nothing may be recorded by a program that does not know them, so "tokenmeter
-- migrate" refuses while one is connected, and what writes all the same waits.

LOCK TABLE usage_event, usage_bucket, usage_day IN SHARE ROW EXCLUSIVE MODE;

-- The exponent of IEEE 754 and three digits of the fraction: numbers of 0 and more
-- are in the order of their bits, and conversion keeps the order, too.
CREATE FUNCTION usage_step(amount double precision) RETURNS smallint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ((get_byte(float8send(amount), 0) * 256
	+ get_byte(float8send(amount), 1)) / 2)::smallint;

COMMENT ON FUNCTION usage_step(double precision) IS
	'A coarse order of amounts of 0 and more, eight steps to each doubling:
a larger amount never has a smaller step. Stored in usage_user, so it never
changes.';

CREATE TABLE usage_user (
	user_id text COLLATE "C" PRIMARY KEY,
	prompt_tokens bigint NOT NULL,
	completion_tokens bigint NOT NULL,
	cached_tokens bigint NOT NULL,
	cache_write_tokens bigint NOT NULL,
	reasoning_tokens bigint NOT NULL,
	request_count bigint NOT NULL CHECK (request_count > 0),
	first_request_at timestamptz NOT NULL,
	last_request_at timestamptz NOT NULL,
	cost numeric,
	priced_count bigint NOT NULL,
	tokens_step smallint NOT NULL GENERATED ALWAYS AS
		(usage_step(prompt_tokens + completion_tokens)) STORED,
	cost_step smallint NOT NULL GENERATED ALWAYS AS
		(coalesce(usage_step(cost::double precision), -1)) STORED,
	CHECK (last_request_at >= first_request_at),
	CONSTRAINT usage_user_priced_count_range
		CHECK (priced_count BETWEEN 0 AND request_count),
	CONSTRAINT usage_user_cost_is_of_priced
		CHECK ((cost IS NULL) = (priced_count = 0)),
	CONSTRAINT usage_user_cost_is_not_negative
		CHECK (cost >= 0 AND cost < 'Infinity')
) WITH (fillfactor = 80);

CREATE INDEX usage_user_by_tokens ON usage_user (tokens_step, user_id);
CREATE INDEX usage_user_by_cost ON usage_user (cost_step, user_id);

COMMENT ON TABLE usage_user IS
	'Sums over usage_event by user, since the first event. Derived:
"tokenmeter rebuild" makes it again.';
COMMENT ON COLUMN usage_user.cached_tokens IS
	'Sum of what was told; the same for the columns beside it.';
COMMENT ON COLUMN usage_user.cost IS
	'Sum in US dollars over the requests that have a cost; NULL: none has.';
COMMENT ON COLUMN usage_user.priced_count IS
	'How many of the requests have a cost.';
COMMENT ON COLUMN usage_user.tokens_step IS
	'usage_step() of all tokens. It changes with few of a user''s events, so
its index seldom has to be written; within a step, whoever reads sorts.';
COMMENT ON COLUMN usage_user.cost_step IS
	'The same of the cost; -1: none is known.';
COMMENT ON INDEX usage_user_by_tokens IS
	'Who used most.';
COMMENT ON INDEX usage_user_by_cost IS
	'Who cost most.';

-- Everybody's sums are nobody's to break: they have no upper end.
CREATE TABLE usage_site (
	day date NOT NULL,
	provider text COLLATE "C" NOT NULL,
	model text COLLATE "C" NOT NULL,
	shard smallint NOT NULL,
	prompt_tokens numeric NOT NULL,
	completion_tokens numeric NOT NULL,
	cached_tokens numeric NOT NULL,
	cache_write_tokens numeric NOT NULL,
	reasoning_tokens numeric NOT NULL,
	request_count bigint NOT NULL,
	first_request_at timestamptz NOT NULL,
	last_request_at timestamptz NOT NULL,
	cost numeric,
	priced_count bigint NOT NULL,
	PRIMARY KEY (day, provider, model, shard),
	CONSTRAINT usage_site_shard_range CHECK (shard BETWEEN 0 AND 15),
	CHECK (request_count >= 0),
	CHECK (last_request_at >= first_request_at)
) WITH (fillfactor = 50);

COMMENT ON TABLE usage_site IS
	'Sums over the events of all users by day in deployment.time_zone,
provider and model, each in several rows, so that writers do not wait for each
other; read site_daily_usage. Derived: "tokenmeter rebuild" makes it again.';
COMMENT ON COLUMN usage_site.day IS
	'Local date in deployment.time_zone.';
COMMENT ON COLUMN usage_site.shard IS
	'Which of the rows: pg_backend_pid() % 16 of who wrote. One row alone
means nothing: a cost that changes may do so in any of them.';
COMMENT ON COLUMN usage_site.cached_tokens IS
	'Sum of what was told; the same for the columns beside it.';
COMMENT ON COLUMN usage_site.cost IS
	'Part of the sum in US dollars over the requests that have a cost.';
COMMENT ON COLUMN usage_site.priced_count IS
	'Part of the number of requests that have a cost; may be below 0.';

CREATE TABLE usage_site_total (
	shard smallint PRIMARY KEY,
	prompt_tokens numeric NOT NULL,
	completion_tokens numeric NOT NULL,
	cached_tokens numeric NOT NULL,
	cache_write_tokens numeric NOT NULL,
	reasoning_tokens numeric NOT NULL,
	request_count bigint NOT NULL,
	first_request_at timestamptz NOT NULL,
	last_request_at timestamptz NOT NULL,
	cost numeric,
	priced_count bigint NOT NULL,
	user_count bigint NOT NULL DEFAULT 0,
	CONSTRAINT usage_site_total_shard_range CHECK (shard BETWEEN 0 AND 15),
	CHECK (request_count >= 0),
	CHECK (user_count >= 0),
	CHECK (last_request_at >= first_request_at)
) WITH (fillfactor = 10);

COMMENT ON TABLE usage_site_total IS
	'usage_site since the first event, with the number of users: neither is
to be counted whenever somebody looks. Read site_usage. Derived: "tokenmeter
rebuild" makes it again.';
COMMENT ON COLUMN usage_site_total.shard IS
	'As in usage_site.';
COMMENT ON COLUMN usage_site_total.cached_tokens IS
	'Sum of what was told; the same for the columns beside it.';
COMMENT ON COLUMN usage_site_total.cost IS
	'Part of the sum in US dollars over the requests that have a cost.';
COMMENT ON COLUMN usage_site_total.priced_count IS
	'Part of the number of requests that have a cost; may be below 0.';
COMMENT ON COLUMN usage_site_total.user_count IS
	'How many users came into usage_user by whoever wrote this row.';

INSERT INTO usage_user
SELECT user_id, sum(prompt_tokens), sum(completion_tokens), sum(cached_tokens),
	sum(cache_write_tokens), sum(reasoning_tokens), sum(request_count),
	min(first_request_at), max(last_request_at), sum(cost), sum(priced_count)
FROM usage_day GROUP BY 1 ORDER BY 1;

INSERT INTO usage_site
SELECT day, provider, model, 0, sum(prompt_tokens), sum(completion_tokens),
	sum(cached_tokens), sum(cache_write_tokens), sum(reasoning_tokens),
	sum(request_count), min(first_request_at), max(last_request_at),
	sum(cost), sum(priced_count)
FROM usage_day GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;

INSERT INTO usage_site_total
SELECT 0, sum(prompt_tokens), sum(completion_tokens), sum(cached_tokens),
	sum(cache_write_tokens), sum(reasoning_tokens), sum(request_count),
	min(first_request_at), max(last_request_at), sum(cost), sum(priced_count),
	count(*)
FROM usage_user HAVING count(*) > 0;
