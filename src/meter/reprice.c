#include "meter/reprice.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_writer.h"
#include "base/memory.h"
#include "base/timestamp.h"
#include "meter/audit_note.h"
#include "meter/event_lock.h"
#include "meter/site_usage.h"

#define BATCH_EVENTS INT64_C(1000)

/* How many are read for a batch at most: where few are to be priced, others
 * wait for it no longer than where all are. In SQL. */
#define WINDOW_EVENTS "20000"

/* How often a batch that stood in another transaction's way is repeated. */
#define ATTEMPTS_MAXIMUM 10

/* What is done, in events. */
struct tally {
	int64_t seen;
	int64_t priced;	  /* had no cost */
	int64_t changed;  /* had another */
	int64_t unpriced; /* have none any more */
};

/* A run: where it is in the order of the keys, and what it has done. */
struct run {
	const struct reprice_order *order;
	char *user_id, *request_id;
	struct tally tally;
};

/* An event whose cost changes; texts are the result's. */
struct change {
	struct usage_event event;
	const char *old_cost; /* NULL: none */
	struct reprice_price price;
	bool has_price;
};

static enum err check_day(
    const char *option, const char *day, struct error *error)
{
	char text[64];
	int64_t when;
	int length = snprintf(text, sizeof text, "%sT00:00:00Z", day);

	if (length != (int)strlen("2025-06-10T00:00:00Z") ||
	    !timestamp_parse(text, (size_t)length, &when))
		return error_set(error, ERR_INVALID, "DAY_INVALID",
		    "%s must be a day such as 2025-06-10", option);
	return ERR_OK;
}

/* Days are the deployment's. */
static enum err check_zone(struct db_pool *pool, struct error *error)
{
	static const struct db_statement statement = {
	    "reprice_zone", "SELECT FROM deployment"};
	struct db_result *result = NULL;
	enum err err = db_query(pool, &statement, NULL, &result, error);

	if (err == ERR_OK && db_result_rows(result) != 1)
		err = error_set(error, ERR_BUSY, "DATABASE_NOT_MIGRATED",
		    "The database lacks its time zone; run `tokenmeter "
		    "migrate`");
	db_result_free(result);
	return err;
}

enum column {
	COLUMN_USER_ID,
	COLUMN_REQUEST_ID,
	COLUMN_OCCURRED_AT,
	COLUMN_PROVIDER,
	COLUMN_MODEL,
	COLUMN_PROMPT,
	COLUMN_COMPLETION,
	COLUMN_CACHED,
	COLUMN_CACHE_WRITE,
	COLUMN_REASONING,
	COLUMN_CACHE_WRITE_HOUR,
	COLUMN_AUDIO_PROMPT,
	COLUMN_AUDIO_COMPLETION,
	COLUMN_USAGE_SOURCE,
	COLUMN_COST,
	COLUMN_COST_SOURCE,
};

#define WINDOW                                                \
	" FROM usage_event"                                   \
	" WHERE (user_id, request_id) > ($1::text, $2::text)" \
	" ORDER BY user_id, request_id"

/* What is to be priced in the window from the run's place on. A day may begin
 * twice, where clocks are set back at midnight, so it is asked for by its name,
 * not by instants. */
static enum err read_batch(struct db_transaction *transaction,
    const struct run *run, struct db_result **events, struct error *error)
{
	static const struct db_statement statement = {"reprice_read",
	    "SELECT user_id, request_id, occurred_at, provider, model,"
	    " prompt_tokens, completion_tokens, cached_tokens,"
	    " cache_write_tokens, reasoning_tokens,"
	    " cache_write_hour_tokens, audio_prompt_tokens,"
	    " audio_completion_tokens, usage_source, cost::text,"
	    " cost_source FROM (SELECT *" WINDOW " LIMIT " WINDOW_EVENTS ") e"
	    " WHERE (cost IS NULL OR ($5::bigint = 0"
	    "  AND cost_source IN ('list', 'override')))"
	    " AND (occurred_at AT TIME ZONE"
	    "  (SELECT time_zone FROM deployment))::date"
	    "  BETWEEN $3::text::date"
	    "  AND coalesce($4::text::date, 'infinity')"
	    " ORDER BY user_id, request_id LIMIT $6::bigint"};
	struct db_params params = {0};
	enum err err;

	db_params_add_text(&params, run->user_id);
	db_params_add_text(&params, run->request_id);
	db_params_add_text(&params, run->order->from);
	db_params_add_text(&params, run->order->to);
	db_params_add_integer(&params, run->order->unpriced);
	db_params_add_integer(&params, BATCH_EVENTS);
	err = db_run(transaction, &statement, &params, events, error);
	db_params_clear(&params);
	return err;
}

/* The last key of the window, unless it goes to the end. It is asked for after
 * the events: what was recorded meanwhile makes it end earlier, never later. */
static enum err read_end(struct db_transaction *transaction,
    const struct run *run, struct db_result **end, struct error *error)
{
	static const struct db_statement statement = {"reprice_end",
	    "SELECT user_id, request_id" WINDOW " OFFSET " WINDOW_EVENTS
	    " - 1 LIMIT 1"};
	struct db_params params = {0};
	enum err err;

	db_params_add_text(&params, run->user_id);
	db_params_add_text(&params, run->request_id);
	err = db_run(transaction, &statement, &params, end, error);
	db_params_clear(&params);
	return err;
}

static int64_t count_or_unknown(
    const struct db_result *events, size_t row, int column)
{
	return db_result_is_null(events, row, column)
		   ? TOKEN_COUNT_UNKNOWN
		   : db_result_integer(events, row, column);
}

static struct usage_event read_event(const struct db_result *events, size_t row)
{
	return (struct usage_event){
	    .user_id = db_result_text(events, row, COLUMN_USER_ID),
	    .request_id = db_result_text(events, row, COLUMN_REQUEST_ID),
	    .occurred_at = db_result_timestamp(events, row, COLUMN_OCCURRED_AT),
	    .provider = db_result_text(events, row, COLUMN_PROVIDER),
	    .model = db_result_text(events, row, COLUMN_MODEL),
	    .usage = {.prompt = db_result_integer(events, row, COLUMN_PROMPT),
		.completion = db_result_integer(events, row, COLUMN_COMPLETION),
		.cached = count_or_unknown(events, row, COLUMN_CACHED),
		.cache_write =
		    count_or_unknown(events, row, COLUMN_CACHE_WRITE),
		.reasoning = count_or_unknown(events, row, COLUMN_REASONING),
		.source = usage_source_of(
		    db_result_text(events, row, COLUMN_USAGE_SOURCE)),
		.cache_write_hour =
		    db_result_integer(events, row, COLUMN_CACHE_WRITE_HOUR),
		.audio_prompt =
		    db_result_integer(events, row, COLUMN_AUDIO_PROMPT),
		.audio_completion =
		    db_result_integer(events, row, COLUMN_AUDIO_COMPLETION)},
	};
}

static bool same_cost(const char *old, const struct reprice_price *price)
{
	struct decimal a, b;

	return decimal_parse(old, &a, NULL) &&
	       decimal_parse(price->amount, &b, NULL) && a.units == b.units;
}

/* Prices the event in ROW; true if that CHANGES it. */
static bool find_change(const struct reprice_order *order,
    const struct db_result *events, size_t row, struct change *change)
{
	const char *old_source =
	    db_result_text(events, row, COLUMN_COST_SOURCE);

	change->event = read_event(events, row);
	change->old_cost = db_result_text(events, row, COLUMN_COST);
	change->has_price =
	    order->price(order->context, &change->event, &change->price);
	if (change->old_cost == NULL || !change->has_price)
		return (change->old_cost != NULL) != change->has_price;
	return !same_cost(change->old_cost, &change->price) ||
	       strcmp(old_source, change->price.source) != 0;
}

static const char *new_cost(const struct change *change)
{
	return change->has_price ? change->price.amount : NULL;
}

/* Every statement here takes the same parameters, one element a change. */
static void add_changes(
    struct db_params *params, const struct change *changes, size_t count)
{
	static const enum db_type types[] = {DB_TYPE_TEXT, DB_TYPE_TEXT,
	    DB_TYPE_TIMESTAMP, DB_TYPE_TEXT, DB_TYPE_TEXT, DB_TYPE_TEXT,
	    DB_TYPE_TEXT, DB_TYPE_TEXT};

	for (size_t column = 0; column < sizeof types / sizeof *types;
	     column++) {
		db_params_begin_array(params, types[column]);
		for (size_t i = 0; i < count; i++) {
			const struct change *c = &changes[i];
			const char *const texts[] = {c->event.user_id,
			    c->event.request_id, NULL, c->event.provider,
			    c->event.model, c->old_cost, new_cost(c),
			    c->has_price ? c->price.source : NULL};

			if (types[column] == DB_TYPE_TIMESTAMP)
				db_params_element_timestamp(
				    params, c->event.occurred_at);
			else
				db_params_element_text(params, texts[column]);
		}
		db_params_end_array(params);
	}
}

/* What is a key has the order of the tables', whatever the database's. */
#define KEYS "::text[] COLLATE \"C\","

#define CHANGE                                                                \
	" unnest($1" KEYS " $2" KEYS " $3::timestamptz[], $4" KEYS " $5" KEYS \
	"  $6::text[], $7::text[], $8::text[])"                               \
	" AS change (user_id, request_id, occurred_at, provider, model,"      \
	"  old_cost, cost, cost_source)"

/* By how much the sums of changes move. */
#define MOVES                                          \
	" sum(coalesce(cost::numeric, 0)"              \
	"  - coalesce(old_cost::numeric, 0)) AS cost," \
	" count(cost) - count(old_cost) AS priced_count"

/* Sums of what changes, by the KEY of the table of sums, which COLUMNS make and
 * SAME compares; its rows are locked in the order of their keys, as the
 * recorder does, before the first moves. */
#define MOVE_SUMS(table, key, columns, same)                         \
	"WITH locked AS MATERIALIZED ("                              \
	" SELECT " key ", moved.cost, moved.priced_count"            \
	" FROM " table " s JOIN ("                                   \
	"  SELECT " columns "," MOVES " FROM deployment," CHANGE     \
	"  GROUP BY " key ") moved USING (" key ")"                  \
	" ORDER BY " key " FOR UPDATE OF s)"                         \
	" UPDATE " table " s SET"                                    \
	" priced_count = s.priced_count + locked.priced_count,"      \
	" cost = CASE WHEN s.priced_count + locked.priced_count > 0" \
	"  THEN coalesce(s.cost, 0) + locked.cost END"               \
	" FROM locked WHERE " same

#define MOVE_MODEL_SUMS(table, start, expression)                    \
	MOVE_SUMS(table, "user_id, " start ", provider, model",      \
	    "user_id, " expression " AS " start ", provider, model", \
	    "(s.user_id, s." start ", s.provider, s.model) ="        \
	    " (locked.user_id, locked." start ", locked.provider,"   \
	    "  locked.model)")

/* The site's sums move in our own shard: a row that may be new, and then holds
 * nothing but what moved. */
#define MOVE_SITE_SUMS(table, key, columns)                                  \
	"INSERT INTO " table " AS s (" key ", cost, priced_count,"           \
	" first_request_at, last_request_at, request_count, prompt_tokens,"  \
	" completion_tokens, cached_tokens, cache_write_tokens,"             \
	" reasoning_tokens) SELECT " columns "," MOVES ", min(occurred_at)," \
	" max(occurred_at), 0, 0, 0, 0, 0, 0 FROM deployment," CHANGE        \
	" GROUP BY " key " ORDER BY " key " ON CONFLICT (" key               \
	") DO UPDATE SET"                                                    \
	" cost = coalesce(s.cost, 0) + excluded.cost,"                       \
	" priced_count = s.priced_count + excluded.priced_count"

#define DAY "(occurred_at AT TIME ZONE time_zone)::date"

/* In the order that meter/event_lock.h tells. */
static const struct db_statement write_statements[] = {
    {"reprice_events", "UPDATE usage_event e SET cost = change.cost::numeric,"
		       " cost_source = change.cost_source FROM" CHANGE
		       " WHERE e.user_id = change.user_id"
		       " AND e.request_id = change.request_id"},
    {"reprice_days", MOVE_MODEL_SUMS("usage_day", "day", DAY)},
    {"reprice_buckets", MOVE_MODEL_SUMS("usage_bucket", "bucket_start",
			    "usage_bucket_start(occurred_at)")},
    {"reprice_users", MOVE_SUMS("usage_user", "user_id", "user_id",
			  "s.user_id = locked.user_id")},
    {"reprice_site_total", MOVE_SITE_SUMS("usage_site_total", "shard",
			       SITE_USAGE_SHARD " AS shard")},
    {"reprice_site",
	MOVE_SITE_SUMS("usage_site", "day, provider, model, shard",
	    DAY " AS day, provider, model, " SITE_USAGE_SHARD " AS shard")},
};

static enum err write_changes(struct db_transaction *transaction,
    const struct change *changes, size_t count, struct error *error)
{
	struct db_params params = {0};
	enum err err = ERR_OK;

	add_changes(&params, changes, count);
	for (size_t i = 0; err == ERR_OK && i < sizeof write_statements /
						    sizeof *write_statements;
	     i++) {
		struct db_result *result = NULL;

		err = db_run(
		    transaction, &write_statements[i], &params, &result, error);
		db_result_free(result);
	}
	db_params_clear(&params);
	return err;
}

static void count_change(struct tally *tally, const struct change *change)
{
	if (change->old_cost == NULL)
		tally->priced++;
	else if (change->has_price)
		tally->changed++;
	else
		tally->unpriced++;
}

/* Prices EVENTS and writes what changes; adds to TALLY. */
static enum err price_batch(struct db_transaction *transaction,
    const struct reprice_order *order, const struct db_result *events,
    struct tally *tally, struct error *error)
{
	size_t rows = db_result_rows(events), count = 0;
	struct change *changes = memory_calloc(rows + 1, sizeof *changes);
	enum err err = ERR_OK;

	for (size_t row = 0; row < rows; row++) {
		if (!find_change(order, events, row, &changes[count]))
			continue;
		count_change(tally, &changes[count]);
		count++;
	}
	tally->seen += (int64_t)rows;
	if (count > 0 && !order->dry_run)
		err = write_changes(transaction, changes, count, error);
	free(changes);
	return err;
}

/* With the first batch: from then on something may have changed. */
static enum err note_start(struct db_transaction *transaction,
    const struct reprice_order *order, struct error *error)
{
	struct buffer details = {0};
	struct json_writer json = {&details, false};
	enum err err;

	json_begin_object(&json, NULL);
	json_put_text(&json, "from", order->from);
	json_put_text(&json, "to", order->to);
	json_put_text(&json, "events", order->unpriced ? "unpriced" : "all");
	json_end_object(&json);
	err = audit_note_write(transaction,
	    &(struct audit_note){
		order->actor, "costs.reprice", "", details.data},
	    error);
	buffer_clear(&details);
	return err;
}

/* What a batch has read; all is the caller's to free. */
struct batch {
	struct db_result *events;
	struct db_result *end; /* NULL: the last of the events is */
	struct tally tally;    /* of the run, with this batch */
};

static void batch_clear(struct batch *batch)
{
	db_result_free(batch->events);
	db_result_free(batch->end);
	*batch = (struct batch){0};
}

static enum err run_batch(struct db_transaction *transaction,
    const struct run *run, struct batch *batch, struct error *error)
{
	enum err err = ERR_OK;

	if (!run->order->dry_run)
		err = db_run_script(transaction, EVENT_LOCK, error);
	if (err == ERR_OK && !run->order->dry_run && run->user_id[0] == '\0')
		err = note_start(transaction, run->order, error);
	if (err == ERR_OK)
		err = read_batch(transaction, run, &batch->events, error);
	if (err == ERR_OK &&
	    db_result_rows(batch->events) < (size_t)BATCH_EVENTS)
		err = read_end(transaction, run, &batch->end, error);
	if (err == ERR_OK)
		err = price_batch(transaction, run->order, batch->events,
		    &batch->tally, error);
	return err;
}

/* One batch in one transaction. */
static enum err try_batch(struct db_pool *pool, const struct run *run,
    struct batch *batch, struct error *error)
{
	struct db_transaction *transaction = NULL;
	enum err err = db_begin(pool,
	    run->order->dry_run ? "ISOLATION LEVEL REPEATABLE READ READ ONLY"
				: "ISOLATION LEVEL READ COMMITTED",
	    &transaction, error);
	enum err end;

	if (err != ERR_OK)
		return err;
	err = run_batch(transaction, run, batch, error);
	end = db_end(transaction, err == ERR_OK, err == ERR_OK ? error : NULL);
	return err != ERR_OK ? err : end;
}

static void go_on(struct run *run, const struct batch *batch, bool *more)
{
	const struct db_result *last =
	    batch->end != NULL ? batch->end : batch->events;
	size_t rows = db_result_rows(last);

	run->tally = batch->tally;
	*more = rows > 0;
	if (rows == 0)
		return;
	free(run->user_id);
	free(run->request_id);
	run->user_id =
	    memory_strdup(db_result_text(last, rows - 1, COLUMN_USER_ID));
	run->request_id =
	    memory_strdup(db_result_text(last, rows - 1, COLUMN_REQUEST_ID));
}

/* Goes one batch on; *MORE tells whether there may be another. */
static enum err do_batch(
    struct db_pool *pool, struct run *run, bool *more, struct error *error)
{
	struct batch batch = {0};
	enum err err = ERR_CONFLICT;

	for (int i = 0; i < ATTEMPTS_MAXIMUM && err == ERR_CONFLICT; i++) {
		batch_clear(&batch);
		batch.tally = run->tally;
		err = try_batch(pool, run, &batch, error);
	}
	if (err == ERR_OK)
		go_on(run, &batch, more);
	batch_clear(&batch);
	return err;
}

static void say(const struct run *run, FILE *out)
{
	fprintf(out,
	    "%" PRId64 " event%s looked at: %" PRId64 " had no cost and %s "
	    "one, %" PRId64 " %s another, %" PRId64 " %s none any more\n",
	    run->tally.seen, run->tally.seen == 1 ? "" : "s", run->tally.priced,
	    run->order->dry_run ? "would get" : "got", run->tally.changed,
	    run->order->dry_run ? "would get" : "got", run->tally.unpriced,
	    run->order->dry_run ? "would have" : "have");
}

enum err reprice(struct db_pool *pool, const struct reprice_order *order,
    FILE *out, struct error *error)
{
	struct run run = {.order = order};
	bool more = true;
	enum err err = check_day("--from", order->from, error);

	if (err == ERR_OK && order->to != NULL)
		err = check_day("--to", order->to, error);
	if (err == ERR_OK)
		err = check_zone(pool, error);
	run.user_id = memory_strdup("");
	run.request_id = memory_strdup("");
	while (err == ERR_OK && more)
		err = do_batch(pool, &run, &more, error);
	/* Also after a failure: what is done is done. */
	if (err == ERR_OK || run.tally.seen > 0)
		say(&run, out);
	free(run.user_id);
	free(run.request_id);
	return err;
}
