#include "meter/usage_document.h"

#include <string.h>

#include "base/json_writer.h"
#include "base/timestamp.h"
#include "meter/usage_json.h"

#define NEWEST_DAYS 30
#define MODELS_MAXIMUM "100" /* in SQL; models are whatever clients say */
#define DOCUMENT_ROOM 8192   /* bytes; enough for most */

enum kind { KIND_TOTAL = 1, KIND_MONTH, KIND_DAY, KIND_SESSION, KIND_MODEL };

/*
 * Rows of five kinds with the same columns, in the order of enum column. The
 * first says which zone and which day it is now; so "today" and the days come
 * from the same clock.
 */
enum column {
	COLUMN_KIND,
	COLUMN_ZONE,
	COLUMN_DATE,
	COLUMN_PROMPT,
	COLUMN_COMPLETION,
	COLUMN_REQUESTS,
	COLUMN_COST,
	COLUMN_UNPRICED,
	COLUMN_FIRST_AT,
	COLUMN_LAST_AT,
	COLUMN_REQUEST_ID,
	COLUMN_OPERATION,
	COLUMN_PROVIDER,
	COLUMN_MODEL,
	COLUMN_PLUGIN_NAME,
};

#define NO_SESSION "NULL::text, NULL::text, NULL::text, NULL::text, NULL::text"

#define SUMS                                                                \
	"  sum(d.prompt_tokens)::bigint, sum(d.completion_tokens)::bigint," \
	"  sum(d.request_count)::bigint, sum(d.cost)::text,"                \
	"  sum(d.request_count - d.priced_count)::bigint,"

/*
 * HERE is the zone and the day it is there now, DAYS one user's days in it, a
 * row for each day and model. Everything else adds up those, so they are read
 * once. Parameters: user, window in days or NULL, most days or NULL, zone (if
 * HERE names it).
 */
#define DOCUMENT_OF(here, days)                                               \
	"WITH here AS MATERIALIZED (" here "), d AS MATERIALIZED (" days ")"  \
	" SELECT 1 AS kind, here.time_zone, here.today," SUMS                 \
	"  min(d.first_request_at), max(d.last_request_at), " NO_SESSION      \
	" FROM here LEFT JOIN d ON true GROUP BY here.time_zone, here.today"  \
	" UNION ALL (SELECT 2, NULL,"                                         \
	"  date_trunc('month', d.day::timestamp)::date," SUMS                 \
	"  NULL, NULL, " NO_SESSION " FROM d GROUP BY 3 ORDER BY 3)"          \
	" UNION ALL (SELECT 3, NULL, d.day," SUMS "  NULL, NULL, " NO_SESSION \
	" FROM here CROSS JOIN d WHERE $2::bigint IS NULL"                    \
	"  OR d.day BETWEEN here.today - $2::bigint::int + 1 AND here.today"  \
	" GROUP BY d.day ORDER BY d.day DESC LIMIT $3::bigint)"               \
	" UNION ALL (SELECT 4, NULL, NULL, e.prompt_tokens,"                  \
	"  e.completion_tokens, 1, e.cost::text, (e.cost IS NULL)::int,"      \
	"  NULL, e.occurred_at, e.request_id,"                                \
	"  e.operation, e.provider, e.model, e.plugin_name"                   \
	" FROM usage_event e WHERE e.user_id = $1::text"                      \
	" ORDER BY e.occurred_at DESC, e.request_id DESC LIMIT 10)"           \
	" UNION ALL (SELECT 5, NULL, NULL," SUMS                              \
	"  NULL, NULL, NULL, NULL, d.provider, d.model, NULL"                 \
	" FROM d GROUP BY d.provider, d.model"                                \
	" ORDER BY sum(d.prompt_tokens + d.completion_tokens) DESC,"          \
	"  d.provider, d.model LIMIT " MODELS_MAXIMUM ")"

/* The deployment's zone has a row per day and model. */
static const struct db_statement own_zone_statement = {"usage_document",
    DOCUMENT_OF("SELECT time_zone, (now() AT TIME ZONE time_zone)::date"
		"  AS today FROM deployment",
	"SELECT day, provider, model, prompt_tokens, completion_tokens,"
	"  request_count, cost, priced_count, first_request_at,"
	"  last_request_at FROM usage_day WHERE user_id = $1::text")};

/* Any other zone is added up from quarter hours. */
static const struct db_statement any_zone_statement = {"usage_document_in_zone",
    DOCUMENT_OF("SELECT $4::text AS time_zone,"
		"  (now() AT TIME ZONE $4::text)::date AS today",
	"SELECT (bucket_start AT TIME ZONE $4::text)::date AS day, provider,"
	"  model, sum(prompt_tokens)::bigint AS prompt_tokens,"
	"  sum(completion_tokens)::bigint AS completion_tokens,"
	"  sum(request_count)::bigint AS request_count, sum(cost) AS cost,"
	"  sum(priced_count)::bigint AS priced_count,"
	"  min(first_request_at) AS first_request_at,"
	"  max(last_request_at) AS last_request_at"
	" FROM usage_bucket WHERE user_id = $1::text GROUP BY 1, 2, 3")};

static int64_t row_tokens(const struct db_result *rows, size_t row)
{
	return usage_json_tokens(rows, row, COLUMN_PROMPT);
}

static void put_counts_and_cost(
    struct json_writer *json, const struct db_result *rows, size_t row)
{
	usage_json_put_counts(json, rows, row, COLUMN_PROMPT);
	usage_json_put_cost(json, rows, row, COLUMN_PROMPT);
}

/* {"date": …} or {"month": …}, of LENGTH characters. */
static void put_period(struct json_writer *json, const struct db_result *rows,
    size_t row, const char *name, int length)
{
	json_begin_object(json, NULL);
	usage_json_put_date(
	    json, name, db_result_date(rows, row, COLUMN_DATE), length);
	put_counts_and_cost(json, rows, row);
	json_end_object(json);
}

static void put_model(
    struct json_writer *json, const struct db_result *rows, size_t row)
{
	json_begin_object(json, NULL);
	usage_json_put_told(json, "provider", rows, row, COLUMN_PROVIDER);
	usage_json_put_told(json, "model", rows, row, COLUMN_MODEL);
	put_counts_and_cost(json, rows, row);
	json_end_object(json);
}

static void put_session(
    struct json_writer *json, const struct db_result *rows, size_t row)
{
	json_begin_object(json, NULL);
	json_put_text(
	    json, "requestId", db_result_text(rows, row, COLUMN_REQUEST_ID));
	usage_json_put_time(json, "timestamp", rows, row, COLUMN_LAST_AT);
	usage_json_put_told(json, "operation", rows, row, COLUMN_OPERATION);
	usage_json_put_told(json, "provider", rows, row, COLUMN_PROVIDER);
	usage_json_put_told(json, "model", rows, row, COLUMN_MODEL);
	usage_json_put_tokens(json, rows, row, COLUMN_PROMPT);
	json_put_integer(json, "tokens", row_tokens(rows, row));
	usage_json_put_told(json, "pluginName", rows, row, COLUMN_PLUGIN_NAME);
	usage_json_put_cost(json, rows, row, COLUMN_PROMPT);
	json_end_object(json);
}

/* The first day of the month that DAY (since 1970) lies in. */
static int64_t first_of_month(int64_t day)
{
	char text[TIMESTAMP_TEXT_SIZE];
	int64_t when = 0;

	timestamp_format(day * TIMESTAMP_DAY, text);
	memcpy(text + 8, "01", 2);
	timestamp_parse(text, strlen(text), &when);
	return when / TIMESTAMP_DAY;
}

/* The tokens of the period in SPAN that begins on DATE; 0 without one. */
static int64_t tokens_of(
    const struct db_result *rows, struct usage_json_rows span, int64_t date)
{
	for (size_t row = span.first; row < span.end; row++)
		if (db_result_date(rows, row, COLUMN_DATE) == date)
			return row_tokens(rows, row);
	return 0;
}

static void put_lists(struct json_writer *json, const struct db_result *rows,
    struct usage_json_rows days, struct usage_json_rows months)
{
	json_begin_array(json, "dailyUsage");
	/* They come newest first, for the limit's sake. */
	for (size_t row = days.end; row > days.first; row--)
		put_period(json, rows, row - 1, "date", USAGE_JSON_DAY);
	json_end_array(json);
	json_begin_array(json, "monthlyUsage");
	for (size_t row = months.first; row < months.end; row++)
		put_period(json, rows, row, "month", USAGE_JSON_MONTH);
	json_end_array(json);
}

/* The newest requests, what all of them cost, and their models. */
static void put_requests(struct json_writer *json, const struct db_result *rows)
{
	struct usage_json_rows sessions = usage_json_find(rows, KIND_SESSION);
	struct usage_json_rows models = usage_json_find(rows, KIND_MODEL);

	json_begin_array(json, "recentSessions");
	for (size_t row = sessions.first; row < sessions.end; row++)
		put_session(json, rows, row);
	json_end_array(json);
	usage_json_put_cost(json, rows, 0, COLUMN_PROMPT);
	json_begin_array(json, "modelUsage");
	for (size_t row = models.first; row < models.end; row++)
		put_model(json, rows, row);
	json_end_array(json);
}

static void put_document(
    struct json_writer *json, const char *user_id, const struct db_result *rows)
{
	struct usage_json_rows days = usage_json_find(rows, KIND_DAY);
	struct usage_json_rows months = usage_json_find(rows, KIND_MONTH);
	int64_t today = db_result_date(rows, 0, COLUMN_DATE);
	int64_t tokens = row_tokens(rows, 0);
	int64_t requests = db_result_integer(rows, 0, COLUMN_REQUESTS);

	json_begin_object(json, NULL);
	json_put_text(json, "userId", user_id);
	json_put_integer(json, "totalTokens", tokens);
	json_put_integer(
	    json, "promptTokens", db_result_integer(rows, 0, COLUMN_PROMPT));
	json_put_integer(json, "completionTokens",
	    db_result_integer(rows, 0, COLUMN_COMPLETION));
	json_put_integer(json, "requestCount", requests);
	put_lists(json, rows, days, months);
	usage_json_put_time(json, "lastRequestAt", rows, 0, COLUMN_LAST_AT);
	usage_json_put_time(json, "firstRequestAt", rows, 0, COLUMN_FIRST_AT);
	json_put_integer(json, "averageTokensPerRequest",
	    requests > 0 ? (tokens + requests / 2) / requests : 0);
	json_put_integer(json, "todayUsage", tokens_of(rows, days, today));
	json_put_integer(json, "thisMonthUsage",
	    tokens_of(rows, months, first_of_month(today)));
	json_put_text(json, "timeZone", db_result_text(rows, 0, COLUMN_ZONE));
	usage_json_put_date(json, "today", today, USAGE_JSON_DAY);
	put_requests(json, rows);
	json_end_object(json);
}

/* ZONE NULL: the deployment's. */
static enum err ask(struct db_pool *pool, const struct usage_question *question,
    const char *zone, struct db_result **rows, struct error *error)
{
	struct db_params params = {0};
	enum err err;

	db_params_add_text(&params, question->user_id);
	if (question->days > 0) {
		db_params_add_integer(&params, question->days);
		db_params_add_null(&params);
	} else {
		db_params_add_null(&params);
		db_params_add_integer(&params, NEWEST_DAYS);
	}
	if (zone != NULL)
		db_params_add_text(&params, zone);
	err = db_query(pool,
	    zone == NULL ? &own_zone_statement : &any_zone_statement, &params,
	    rows, error);
	db_params_clear(&params);
	if (err == ERR_OK)
		err = usage_json_check_zone(*rows, error);
	if (err != ERR_OK) {
		db_result_free(*rows);
		*rows = NULL;
	}
	return err;
}

static bool is_zone_of(const struct db_result *rows, const char *zone)
{
	return rows != NULL &&
	       strcmp(db_result_text(rows, 0, COLUMN_ZONE), zone) == 0;
}

enum err usage_document_write(struct db_pool *pool, struct time_zones *zones,
    const struct usage_question *question, struct buffer *json,
    struct error *error)
{
	const char *zone = question->time_zone;
	struct json_writer writer = {json, false};
	struct db_result *rows = NULL;
	enum err err = ERR_OK;

	if (zone != NULL && strcmp(zone, question->own_time_zone) != 0)
		err = time_zone_check(zones, zone, error);
	else
		err = ask(pool, question, NULL, &rows, error);
	if (err == ERR_OK && zone != NULL && !is_zone_of(rows, zone)) {
		db_result_free(rows);
		err = ask(pool, question, zone, &rows, error);
	}
	if (err != ERR_OK)
		return err;
	buffer_reserve(json, DOCUMENT_ROOM);
	put_document(&writer, question->user_id, rows);
	db_result_free(rows);
	return ERR_OK;
}
