#include "meter/recorder.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "meter/site_usage.h"
#include "meter/usage_notice.h"

/*
 * One writer takes all that waits, since a crowd is cheapest together. Another
 * may write beside it only when what waits fills half a transaction: then the
 * work, not the commit, is what takes time.
 */
#define WRITERS_MAXIMUM 4
#define CROWD_EVENTS (RECORD_EVENTS_MAXIMUM / 2)

/* How often a batch that stood in another transaction's way is repeated. */
#define ATTEMPTS_MAXIMUM 4

/* What one call hands in; lives on its stack until it is done. */
struct submission {
	const struct usage_event *events;
	size_t count;
	enum record_outcome *outcomes;
	enum err err;
	struct error error;
	bool done;
	pthread_cond_t wake;
	struct submission *next;
};

struct recorder {
	struct db_pool *pool;
	pthread_mutex_t lock;
	size_t writers;
	size_t waiting;			 /* events */
	struct submission *first, **end; /* those who wait, oldest first */
};

/* An event in a batch. */
struct item {
	const struct usage_event *event;
	enum record_outcome *outcome;
	size_t order; /* of arrival */
	bool settled;
};

struct recorder *recorder_new(struct db_pool *pool)
{
	struct recorder *recorder = memory_calloc(1, sizeof *recorder);

	recorder->pool = pool;
	recorder->end = &recorder->first;
	pthread_mutex_init(&recorder->lock, NULL);
	return recorder;
}

void recorder_free(struct recorder *recorder)
{
	if (recorder == NULL)
		return;
	pthread_mutex_destroy(&recorder->lock);
	free(recorder);
}

static int compare_keys(
    const struct usage_event *a, const struct usage_event *b)
{
	int order = strcmp(a->user_id, b->user_id);

	return order != 0 ? order : strcmp(a->request_id, b->request_id);
}

static int compare_items(const void *left, const void *right)
{
	const struct item *a = left, *b = right;
	int order = compare_keys(a->event, b->event);

	return order != 0 ? order
			  : (a->order > b->order) - (a->order < b->order);
}

/* The columns of every table of sums, after its key. */
#define SUM_COLUMNS                                                            \
	" prompt_tokens, completion_tokens, cached_tokens, "                   \
	"cache_write_tokens,"                                                  \
	" reasoning_tokens, request_count, first_request_at, last_request_at," \
	" cost, priced_count"

#define SUMS_OF_RECORDED                                             \
	" sum(prompt_tokens), sum(completion_tokens),"               \
	" coalesce(sum(cached_tokens), 0),"                          \
	" coalesce(sum(cache_write_tokens), 0),"                     \
	" coalesce(sum(reasoning_tokens), 0),"                       \
	" count(*), min(occurred_at), max(occurred_at), sum(cost), " \
	"count(cost)"

#define GROUP_AND_ORDER " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"

#define ADD_TO_OLD                                                     \
	" DO UPDATE SET"                                               \
	" prompt_tokens = old.prompt_tokens + excluded.prompt_tokens," \
	" completion_tokens = old.completion_tokens"                   \
	"  + excluded.completion_tokens,"                              \
	" cached_tokens = old.cached_tokens + excluded.cached_tokens," \
	" cache_write_tokens = old.cache_write_tokens"                 \
	"  + excluded.cache_write_tokens,"                             \
	" reasoning_tokens = old.reasoning_tokens"                     \
	"  + excluded.reasoning_tokens,"                               \
	" request_count = old.request_count + excluded.request_count," \
	" first_request_at = least(old.first_request_at,"              \
	"  excluded.first_request_at),"                                \
	" last_request_at = greatest(old.last_request_at,"             \
	"  excluded.last_request_at),"                                 \
	" cost = coalesce(old.cost + excluded.cost, old.cost,"         \
	"  excluded.cost),"                                            \
	" priced_count = old.priced_count + excluded.priced_count"

/* The columns of an event, without those whose parameters are of other types.
 */
#define EVENT_COLUMNS                                                \
	" user_id, request_id, occurred_at, provider, model,"        \
	" operation, plugin_name, prompt_tokens, completion_tokens," \
	" cached_tokens, cache_write_tokens, reasoning_tokens,"      \
	" usage_source, usage_note, latency_ms, metadata,"           \
	" cache_write_hour_tokens, audio_prompt_tokens,"             \
	" audio_completion_tokens, cost_source, upstream_id,"        \
	" user_source, first_byte_ms, http_status"

/*
 * One statement, one transaction: what RECORDED returns is exactly what was
 * new, and only that moves the sums. Its rows are all locked before the first
 * sum is, since grouping has to read them to the end.
 *
 * PostgreSQL runs the parts that the last one does not read from last to first:
 * days, quarter hours, the totals of users, then the site's, which most others
 * want, too. A user is new whose requests in PERSON are all in this statement.
 */
static const struct db_statement record_statement = {"record_usage",
    "WITH recorded AS ("
    " INSERT INTO usage_event (" EVENT_COLUMNS ", cost, streamed)"
    " SELECT " EVENT_COLUMNS ", cost::numeric, streamed = 1"
    " FROM unnest($1::text[], $2::text[], $3::timestamptz[],"
    "  $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[],"
    "  $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[],"
    "  $13::text[], $14::text[], $15::bigint[], $16::jsonb[],"
    "  $17::bigint[], $18::bigint[], $19::bigint[], $20::text[],"
    "  $21::text[], $22::text[], $23::bigint[], $24::bigint[],"
    "  $25::text[], $26::bigint[])"
    "  AS event (" EVENT_COLUMNS ", cost, streamed)"
    " ORDER BY user_id COLLATE \"C\", request_id COLLATE \"C\""
    " ON CONFLICT (user_id, request_id) DO NOTHING"
    " RETURNING user_id, request_id, occurred_at, provider, model,"
    "  prompt_tokens, completion_tokens, cached_tokens, cache_write_tokens,"
    "  reasoning_tokens, cost"
    "), site AS ("
    " INSERT INTO usage_site AS old (day, provider, model, shard," SUM_COLUMNS
    ")"
    " SELECT (occurred_at AT TIME ZONE time_zone)::date, provider, model,"
    "  " SITE_USAGE_SHARD "," SUMS_OF_RECORDED
    " FROM recorded, deployment" GROUP_AND_ORDER
    " ON CONFLICT (day, provider, model, shard)" ADD_TO_OLD "), person AS ("
    " INSERT INTO usage_user AS old (user_id," SUM_COLUMNS ")"
    " SELECT user_id," SUMS_OF_RECORDED " FROM recorded GROUP BY 1 ORDER BY 1"
    " ON CONFLICT (user_id)" ADD_TO_OLD " RETURNING user_id, request_count"
    "), total AS ("
    " INSERT INTO usage_site_total AS old (shard, user_count," SUM_COLUMNS ")"
    " SELECT " SITE_USAGE_SHARD ", (SELECT count(*) FROM person JOIN"
    "   (SELECT user_id, count(*) AS request_count FROM recorded GROUP BY 1)"
    "   AS here USING (user_id, request_count))," SUMS_OF_RECORDED
    " FROM recorded GROUP BY 1"
    " ON CONFLICT (shard)" ADD_TO_OLD
    ", user_count = old.user_count + excluded.user_count"
    "), bucket AS ("
    " INSERT INTO usage_bucket AS old"
    "  (user_id, bucket_start, provider, model," SUM_COLUMNS ")"
    " SELECT user_id, usage_bucket_start(occurred_at), provider,"
    "  model," SUMS_OF_RECORDED " FROM recorded" GROUP_AND_ORDER
    " ON CONFLICT (user_id, bucket_start, provider, model)" ADD_TO_OLD
    "), day AS ("
    " INSERT INTO usage_day AS old (user_id, day, provider, model," SUM_COLUMNS
    ")"
    " SELECT user_id, (occurred_at AT TIME ZONE time_zone)::date, provider,"
    "  model," SUMS_OF_RECORDED " FROM recorded, deployment" GROUP_AND_ORDER
    " ON CONFLICT (user_id, day, provider, model)" ADD_TO_OLD "), notice AS ("
    " SELECT pg_notify('" USAGE_NOTICE_CHANNEL "', $27::text)"
    "  WHERE EXISTS (SELECT FROM recorded)"
    ") SELECT user_id, request_id"
    " FROM recorded CROSS JOIN (SELECT count(*) FROM notice) AS told"};

/* Tells whether ITEMS[AT] is the first with its key, the one to be sent. */
static bool is_first(const struct item *items, size_t at)
{
	return at == 0 ||
	       compare_keys(items[at - 1].event, items[at].event) != 0;
}

typedef void add_element(
    struct db_params *params, const struct usage_event *event);

static void add_user_id(struct db_params *p, const struct usage_event *e)
{
	db_params_element_text(p, e->user_id);
}

static void add_request_id(struct db_params *p, const struct usage_event *e)
{
	db_params_element_text(p, e->request_id);
}

static void add_occurred_at(struct db_params *p, const struct usage_event *e)
{
	db_params_element_timestamp(p, e->occurred_at);
}

static void add_or_empty(struct db_params *p, const char *text)
{
	db_params_element_text(p, text != NULL ? text : "");
}

static void add_provider(struct db_params *p, const struct usage_event *e)
{
	add_or_empty(p, e->provider);
}

static void add_model(struct db_params *p, const struct usage_event *e)
{
	add_or_empty(p, e->model);
}

static void add_operation(struct db_params *p, const struct usage_event *e)
{
	add_or_empty(p, e->operation);
}

static void add_plugin_name(struct db_params *p, const struct usage_event *e)
{
	db_params_element_text(p, e->plugin_name);
}

static void add_prompt(struct db_params *p, const struct usage_event *e)
{
	db_params_element_integer(p, e->usage.prompt);
}

static void add_completion(struct db_params *p, const struct usage_event *e)
{
	db_params_element_integer(p, e->usage.completion);
}

static void add_if_known(struct db_params *p, int64_t value)
{
	if (value < 0)
		db_params_element_null(p);
	else
		db_params_element_integer(p, value);
}

static void add_cached(struct db_params *p, const struct usage_event *e)
{
	add_if_known(p, e->usage.cached);
}

static void add_cache_write(struct db_params *p, const struct usage_event *e)
{
	add_if_known(p, e->usage.cache_write);
}

static void add_reasoning(struct db_params *p, const struct usage_event *e)
{
	add_if_known(p, e->usage.reasoning);
}

static void add_source(struct db_params *p, const struct usage_event *e)
{
	db_params_element_text(p, usage_source_name(e->usage.source));
}

static void add_note(struct db_params *p, const struct usage_event *e)
{
	db_params_element_text(p, e->usage.note);
}

static void add_latency(struct db_params *p, const struct usage_event *e)
{
	add_if_known(p, e->latency_ms);
}

static void add_metadata(struct db_params *p, const struct usage_event *e)
{
	db_params_element_json(p, e->metadata);
}

/* For counts of which 0 means that none was told. */
static void add_if_any(struct db_params *p, int64_t value)
{
	if (value <= 0)
		db_params_element_null(p);
	else
		db_params_element_integer(p, value);
}

static void add_cache_write_hour(
    struct db_params *p, const struct usage_event *e)
{
	add_if_any(p, e->usage.cache_write_hour);
}

static void add_audio_prompt(struct db_params *p, const struct usage_event *e)
{
	add_if_any(p, e->usage.audio_prompt);
}

static void add_audio_completion(
    struct db_params *p, const struct usage_event *e)
{
	add_if_any(p, e->usage.audio_completion);
}

static void add_cost_source(struct db_params *p, const struct usage_event *e)
{
	db_params_element_text(p, e->cost_source);
}

static void add_upstream_id(struct db_params *p, const struct usage_event *e)
{
	db_params_element_text(p, e->upstream_id);
}

static void add_user_source(struct db_params *p, const struct usage_event *e)
{
	db_params_element_text(p, e->user_source);
}

static void add_first_byte(struct db_params *p, const struct usage_event *e)
{
	add_if_any(p, e->first_byte_ms);
}

static void add_http_status(struct db_params *p, const struct usage_event *e)
{
	add_if_any(p, e->http_status);
}

static void add_cost(struct db_params *p, const struct usage_event *e)
{
	db_params_element_text(p, e->cost);
}

static void add_streamed(struct db_params *p, const struct usage_event *e)
{
	add_if_any(p, e->streamed);
}

/* The parameters of record_statement, in its order. */
static const struct column {
	enum db_type type;
	add_element *add;
} columns[] = {
    {DB_TYPE_TEXT, add_user_id},
    {DB_TYPE_TEXT, add_request_id},
    {DB_TYPE_TIMESTAMP, add_occurred_at},
    {DB_TYPE_TEXT, add_provider},
    {DB_TYPE_TEXT, add_model},
    {DB_TYPE_TEXT, add_operation},
    {DB_TYPE_TEXT, add_plugin_name},
    {DB_TYPE_INTEGER, add_prompt},
    {DB_TYPE_INTEGER, add_completion},
    {DB_TYPE_INTEGER, add_cached},
    {DB_TYPE_INTEGER, add_cache_write},
    {DB_TYPE_INTEGER, add_reasoning},
    {DB_TYPE_TEXT, add_source},
    {DB_TYPE_TEXT, add_note},
    {DB_TYPE_INTEGER, add_latency},
    {DB_TYPE_JSON, add_metadata},
    {DB_TYPE_INTEGER, add_cache_write_hour},
    {DB_TYPE_INTEGER, add_audio_prompt},
    {DB_TYPE_INTEGER, add_audio_completion},
    {DB_TYPE_TEXT, add_cost_source},
    {DB_TYPE_TEXT, add_upstream_id},
    {DB_TYPE_TEXT, add_user_source},
    {DB_TYPE_INTEGER, add_first_byte},
    {DB_TYPE_INTEGER, add_http_status},
    {DB_TYPE_TEXT, add_cost},
    {DB_TYPE_INTEGER, add_streamed},
};

static void add_column(struct db_params *params, const struct column *column,
    const struct item *items, size_t count)
{
	db_params_begin_array(params, column->type);
	for (size_t i = 0; i < count; i++)
		if (is_first(items, i))
			column->add(params, items[i].event);
	db_params_end_array(params);
}

static void add_notice(
    struct db_params *params, const struct item *items, size_t count)
{
	struct usage_notice notice = {0};

	for (size_t i = 0; i < count; i++)
		usage_notice_add(&notice, items[i].event->user_id);
	db_params_add_text(params, usage_notice_text(&notice));
	buffer_clear(&notice.payload);
}

/* Finds the first of the sorted ITEMS with the key of RESULT's row. */
static size_t find_key(const struct item *items, size_t count,
    const struct db_result *result, size_t row)
{
	struct usage_event key = {.user_id = db_result_text(result, row, 0),
	    .request_id = db_result_text(result, row, 1)};
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_keys(items[middle].event, &key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static enum err insert_new(
    struct db_pool *pool, struct item *items, size_t count, struct error *error)
{
	struct db_params params = {0};
	struct db_result *result = NULL;
	enum err err;

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		add_column(&params, &columns[i], items, count);
	add_notice(&params, items, count);
	err = db_query(pool, &record_statement, &params, &result, error);
	db_params_clear(&params);
	if (err != ERR_OK)
		return err;
	for (size_t row = 0; row < db_result_rows(result); row++) {
		struct item *item = &items[find_key(items, count, result, row)];

		*item->outcome = RECORD_NEW;
		item->settled = true;
	}
	db_result_free(result);
	return ERR_OK;
}

static int64_t count_or_unknown(
    const struct db_result *result, size_t row, int column)
{
	return db_result_is_null(result, row, column)
		   ? TOKEN_COUNT_UNKNOWN
		   : db_result_integer(result, row, column);
}

/* Settles all unsettled items with the key of RESULT's row. */
static void compare_with_row(struct item *items, size_t count,
    const struct db_result *result, size_t row)
{
	struct token_usage there = {.prompt = db_result_integer(result, row, 2),
	    .completion = db_result_integer(result, row, 3),
	    .cached = count_or_unknown(result, row, 4),
	    .cache_write = count_or_unknown(result, row, 5),
	    .reasoning = count_or_unknown(result, row, 6)};
	size_t at = find_key(items, count, result, row), first = at;

	for (; at < count &&
	       compare_keys(items[first].event, items[at].event) == 0;
	     at++) {
		if (items[at].settled)
			continue;
		*items[at].outcome =
		    token_usage_equal_counts(&items[at].event->usage, &there)
			? RECORD_DUPLICATE
			: RECORD_CONFLICT;
		items[at].settled = true;
	}
}

/* Tells duplicates from conflicts, for what was there before. */
static enum err compare_old(
    struct db_pool *pool, struct item *items, size_t count, struct error *error)
{
	static const struct db_statement statement = {"recorded_counts",
	    "SELECT user_id, request_id, prompt_tokens, completion_tokens,"
	    " cached_tokens, cache_write_tokens, reasoning_tokens"
	    " FROM unnest($1::text[], $2::text[]) AS key (user_id, request_id)"
	    " JOIN usage_event USING (user_id, request_id)"};
	static add_element *const keys[] = {add_user_id, add_request_id};
	struct db_params params = {0};
	struct db_result *result = NULL;
	size_t unsettled = 0;
	enum err err;

	for (size_t i = 0; i < count; i++)
		unsettled += !items[i].settled;
	if (unsettled == 0)
		return ERR_OK;
	for (size_t key = 0; key < 2; key++) {
		db_params_begin_array(&params, DB_TYPE_TEXT);
		for (size_t i = 0; i < count; i++)
			if (!items[i].settled)
				keys[key](&params, items[i].event);
		db_params_end_array(&params);
	}
	err = db_query(pool, &statement, &params, &result, error);
	db_params_clear(&params);
	if (err != ERR_OK)
		return err;
	for (size_t row = 0; row < db_result_rows(result); row++)
		compare_with_row(items, count, result, row);
	db_result_free(result);
	return ERR_OK;
}

static enum err write_items(
    struct db_pool *pool, struct item *items, size_t count, struct error *error)
{
	enum err err = ERR_CONFLICT;

	qsort(items, count, sizeof *items, compare_items);
	for (int i = 0; i < ATTEMPTS_MAXIMUM && err == ERR_CONFLICT; i++)
		err = insert_new(pool, items, count, error);
	if (err == ERR_CONFLICT)
		err = ERR_BUSY;
	return err == ERR_OK ? compare_old(pool, items, count, error) : err;
}

/* Writes the COUNT submissions from FIRST on in one transaction. */
static enum err write_together(struct db_pool *pool, struct submission *first,
    size_t count, struct error *error)
{
	struct submission *s = first;
	struct item *items;
	size_t total = 0, at = 0;
	enum err err;

	for (size_t i = 0; i < count; i++, s = s->next)
		total += s->count;
	items = memory_calloc(total, sizeof *items);
	s = first;
	for (size_t i = 0; i < count; i++, s = s->next)
		for (size_t j = 0; j < s->count; j++, at++)
			items[at] = (struct item){
			    &s->events[j], &s->outcomes[j], at, false};
	err = write_items(pool, items, total, error);
	free(items);
	return err;
}

/* Writes COUNT submissions. If the database refuses what one of them holds,
 * each is written by itself, so that it fails alone. */
static void write_batch(
    struct db_pool *pool, struct submission *first, size_t count)
{
	struct error error = {0};
	enum err err = write_together(pool, first, count, &error);
	bool alone = count > 1 && err != ERR_OK && err != ERR_BUSY;
	struct submission *s = first;

	for (size_t i = 0; i < count; i++, s = s->next) {
		if (alone) {
			s->err = write_together(pool, s, 1, &s->error);
		} else {
			s->err = err;
			s->error = error;
		}
	}
}

/* Takes from those who wait, oldest first, as many as fit; under the lock. */
static struct submission *take_batch(struct recorder *recorder, size_t *count)
{
	struct submission *first = recorder->first, *s = first;
	size_t events = 0;

	for (*count = 0; s != NULL; ++*count, s = s->next) {
		if (*count > 0 && events + s->count > RECORD_EVENTS_MAXIMUM)
			break;
		events += s->count;
	}
	recorder->waiting -= events;
	recorder->first = s;
	if (s == NULL)
		recorder->end = &recorder->first;
	return first;
}

static bool may_write(const struct recorder *recorder)
{
	if (recorder->first == NULL)
		return false;
	return recorder->writers == 0 || (recorder->writers < WRITERS_MAXIMUM &&
					     recorder->waiting >= CROWD_EVENTS);
}

/* Writes for those who wait; called and left with the lock held. */
static void lead(struct recorder *recorder)
{
	size_t count;
	struct submission *s = take_batch(recorder, &count);

	recorder->writers++;
	pthread_mutex_unlock(&recorder->lock);
	write_batch(recorder->pool, s, count);
	pthread_mutex_lock(&recorder->lock);
	recorder->writers--;
	while (count-- > 0) {
		struct submission *next = s->next;

		s->done = true;
		pthread_cond_signal(&s->wake);
		s = next;
	}
	if (recorder->first != NULL)
		pthread_cond_signal(&recorder->first->wake);
}

enum err recorder_record(struct recorder *recorder,
    const struct usage_event *events, size_t count,
    enum record_outcome *outcomes, struct error *error)
{
	struct submission mine = {.events = events,
	    .count = count,
	    .outcomes = outcomes,
	    .wake = PTHREAD_COND_INITIALIZER};

	pthread_mutex_lock(&recorder->lock);
	*recorder->end = &mine;
	recorder->end = &mine.next;
	recorder->waiting += count;
	while (!mine.done) {
		if (may_write(recorder))
			lead(recorder);
		else
			pthread_cond_wait(&mine.wake, &recorder->lock);
	}
	pthread_mutex_unlock(&recorder->lock);
	pthread_cond_destroy(&mine.wake);
	*error = mine.error;
	return mine.err;
}
