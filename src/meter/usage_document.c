#include "meter/usage_document.h"

#include <jansson.h>
#include <string.h>

#include "base/json.h"
#include "base/timestamp.h"

#define NEWEST_DAYS 30

enum kind { KIND_TOTAL = 1, KIND_MONTH, KIND_DAY, KIND_SESSION };

/*
 * Rows of four kinds with the same columns, in the order of enum column. The
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
	COLUMN_FIRST_AT,
	COLUMN_LAST_AT,
	COLUMN_REQUEST_ID,
	COLUMN_OPERATION,
	COLUMN_PROVIDER,
	COLUMN_MODEL,
	COLUMN_PLUGIN_NAME,
};

#define NO_SESSION "NULL::text, NULL::text, NULL::text, NULL::text, NULL::text"

#define DAYS_OF_WINDOW                                                       \
	" WHERE $2::bigint IS NULL"                                          \
	"  OR d.day BETWEEN here.today - $2::bigint::int + 1 AND here.today" \
	" ORDER BY d.day DESC LIMIT $3::bigint)"

#define NEWEST_SESSIONS                                                \
	" UNION ALL (SELECT 4, NULL, NULL, e.prompt_tokens,"           \
	"  e.completion_tokens, 1, NULL, e.occurred_at, e.request_id," \
	"  e.operation, e.provider, e.model, e.plugin_name"            \
	" FROM usage_event e WHERE e.user_id = $1::text"               \
	" ORDER BY e.occurred_at DESC, e.request_id DESC LIMIT 10)"

/* For the deployment's zone: the views, and a row per day and model. */
static const struct db_statement own_zone_statement = {"usage_document",
    "WITH here AS MATERIALIZED (SELECT time_zone,"
    "  (now() AT TIME ZONE time_zone)::date AS today FROM deployment)"
    " SELECT 1 AS kind, here.time_zone, here.today, t.prompt_tokens,"
    "  t.completion_tokens, t.request_count, t.first_request_at,"
    "  t.last_request_at, " NO_SESSION
    " FROM here LEFT JOIN total_usage t ON t.user_id = $1::text"
    " UNION ALL (SELECT 2, NULL, m.month, m.prompt_tokens,"
    "  m.completion_tokens, m.request_count, NULL, NULL, " NO_SESSION
    " FROM monthly_usage m WHERE m.user_id = $1::text ORDER BY m.month)"
    " UNION ALL (SELECT 3, NULL, d.day, d.prompt_tokens,"
    "  d.completion_tokens, d.request_count, NULL, NULL, " NO_SESSION
    " FROM here CROSS JOIN (SELECT * FROM daily_usage"
    "  WHERE user_id = $1::text) d" DAYS_OF_WINDOW NEWEST_SESSIONS};

/* For any other zone: the same, from quarter hours. */
static const struct db_statement any_zone_statement = {"usage_document_in_zone",
    "WITH here AS MATERIALIZED (SELECT $4::text AS time_zone,"
    "  (now() AT TIME ZONE $4::text)::date AS today),"
    " d AS MATERIALIZED (SELECT *"
    "  FROM daily_usage_in_time_zone($1::text, $4::text))"
    " SELECT 1 AS kind, here.time_zone, here.today,"
    "  sum(d.prompt_tokens)::bigint, sum(d.completion_tokens)::bigint,"
    "  sum(d.request_count)::bigint, min(d.first_request_at),"
    "  max(d.last_request_at), " NO_SESSION
    " FROM here LEFT JOIN d ON true GROUP BY here.time_zone, here.today"
    " UNION ALL (SELECT 2, NULL, date_trunc('month', d.day::timestamp)::date,"
    "  sum(d.prompt_tokens)::bigint, sum(d.completion_tokens)::bigint,"
    "  sum(d.request_count)::bigint, NULL, NULL, " NO_SESSION
    " FROM d GROUP BY 3 ORDER BY 3)"
    " UNION ALL (SELECT 3, NULL, d.day, d.prompt_tokens,"
    "  d.completion_tokens, d.request_count, NULL, NULL, " NO_SESSION
    " FROM here CROSS JOIN d" DAYS_OF_WINDOW NEWEST_SESSIONS};

/* What the rows amount to; lists are owned until they become members. */
struct answer {
	const struct db_result *rows;
	json_t *days, *months, *sessions;
	int64_t today; /* days since 1970 */
	int64_t today_tokens, month_tokens;
};

static void set_integer(json_t *object, const char *name, int64_t value)
{
	json_object_set_new_nocheck(object, name, json_integer(value));
}

static void set_text(json_t *object, const char *name, const char *text)
{
	json_object_set_new_nocheck(object, name,
	    text != NULL ? json_string_nocheck(text) : json_null());
}

static void set_time(json_t *object, const char *name,
    const struct db_result *rows, size_t row, int column)
{
	char text[TIMESTAMP_TEXT_SIZE];

	if (db_result_is_null(rows, row, column)) {
		set_text(object, name, NULL);
		return;
	}
	timestamp_format(db_result_timestamp(rows, row, column), text);
	set_text(object, name, text);
}

/* Empty text in the database is "not told", which JSON calls null. */
static void set_told(json_t *object, const char *name,
    const struct db_result *rows, size_t row, int column)
{
	const char *text = db_result_text(rows, row, column);

	set_text(object, name, text != NULL && text[0] != '\0' ? text : NULL);
}

static int64_t row_tokens(const struct db_result *rows, size_t row)
{
	return db_result_integer(rows, row, COLUMN_PROMPT) +
	       db_result_integer(rows, row, COLUMN_COMPLETION);
}

/* {"date": …} or {"month": …}: LENGTH says how much of YYYY-MM-DD. */
static json_t *period(
    const struct db_result *rows, size_t row, const char *name, int length)
{
	char text[TIMESTAMP_TEXT_SIZE];
	json_t *object = json_object();
	int64_t day = db_result_date(rows, row, COLUMN_DATE);

	timestamp_format(day * TIMESTAMP_DAY, text);
	text[length] = '\0';
	set_text(object, name, text);
	set_integer(object, "promptTokens",
	    db_result_integer(rows, row, COLUMN_PROMPT));
	set_integer(object, "completionTokens",
	    db_result_integer(rows, row, COLUMN_COMPLETION));
	set_integer(object, "totalTokens", row_tokens(rows, row));
	set_integer(object, "requestCount",
	    db_result_integer(rows, row, COLUMN_REQUESTS));
	return object;
}

static json_t *session(const struct db_result *rows, size_t row)
{
	json_t *object = json_object();

	set_text(
	    object, "requestId", db_result_text(rows, row, COLUMN_REQUEST_ID));
	set_time(object, "timestamp", rows, row, COLUMN_LAST_AT);
	set_told(object, "operation", rows, row, COLUMN_OPERATION);
	set_told(object, "provider", rows, row, COLUMN_PROVIDER);
	set_told(object, "model", rows, row, COLUMN_MODEL);
	set_integer(object, "promptTokens",
	    db_result_integer(rows, row, COLUMN_PROMPT));
	set_integer(object, "completionTokens",
	    db_result_integer(rows, row, COLUMN_COMPLETION));
	set_integer(object, "totalTokens", row_tokens(rows, row));
	set_integer(object, "tokens", row_tokens(rows, row));
	set_told(object, "pluginName", rows, row, COLUMN_PLUGIN_NAME);
	return object;
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

static void take_row(struct answer *answer, size_t row)
{
	const struct db_result *rows = answer->rows;
	int64_t date = db_result_date(rows, row, COLUMN_DATE);

	switch ((enum kind)db_result_integer(rows, row, COLUMN_KIND)) {
	case KIND_TOTAL:
		break;
	case KIND_MONTH:
		json_array_append_new(
		    answer->months, period(rows, row, "month", 7));
		if (date == first_of_month(answer->today))
			answer->month_tokens = row_tokens(rows, row);
		break;
	case KIND_DAY: /* they come newest first, for the limit's sake */
		json_array_insert_new(
		    answer->days, 0, period(rows, row, "date", 10));
		if (date == answer->today)
			answer->today_tokens = row_tokens(rows, row);
		break;
	case KIND_SESSION:
		json_array_append_new(answer->sessions, session(rows, row));
		break;
	}
}

static json_t *build(const char *user_id, const struct db_result *rows)
{
	struct answer answer = {.rows = rows,
	    .days = json_array(),
	    .months = json_array(),
	    .sessions = json_array(),
	    .today = db_result_date(rows, 0, COLUMN_DATE)};
	json_t *document = json_object();
	int64_t tokens = row_tokens(rows, 0);
	int64_t requests = db_result_integer(rows, 0, COLUMN_REQUESTS);

	for (size_t row = 0; row < db_result_rows(rows); row++)
		take_row(&answer, row);
	set_text(document, "userId", user_id);
	set_integer(document, "totalTokens", tokens);
	set_integer(document, "promptTokens",
	    db_result_integer(rows, 0, COLUMN_PROMPT));
	set_integer(document, "completionTokens",
	    db_result_integer(rows, 0, COLUMN_COMPLETION));
	set_integer(document, "requestCount", requests);
	json_object_set_new(document, "dailyUsage", answer.days);
	json_object_set_new(document, "monthlyUsage", answer.months);
	set_time(document, "lastRequestAt", rows, 0, COLUMN_LAST_AT);
	set_time(document, "firstRequestAt", rows, 0, COLUMN_FIRST_AT);
	set_integer(document, "averageTokensPerRequest",
	    requests > 0 ? (tokens + requests / 2) / requests : 0);
	set_integer(document, "todayUsage", answer.today_tokens);
	set_integer(document, "thisMonthUsage", answer.month_tokens);
	set_text(document, "timeZone", db_result_text(rows, 0, COLUMN_ZONE));
	json_object_set_new(document, "recentSessions", answer.sessions);
	return document;
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
	if (err == ERR_OK && db_result_rows(*rows) == 0) {
		db_result_free(*rows);
		*rows = NULL;
		err = error_set(error, ERR_BUSY, "DATABASE_NOT_MIGRATED",
		    "The database lacks its time zone; an operator has to run "
		    "`tokenmeter migrate`");
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
	struct db_result *rows = NULL;
	json_t *document;
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
	document = build(question->user_id, rows);
	json_write(document, json);
	json_decref(document);
	db_result_free(rows);
	return ERR_OK;
}

enum err usage_totals_read(struct db_pool *pool, const char *user_id,
    struct usage_totals *totals, struct error *error)
{
	static const struct db_statement statement = {"usage_totals",
	    "SELECT prompt_tokens, completion_tokens, request_count"
	    " FROM total_usage WHERE user_id = $1::text"};
	struct db_params params = {0};
	struct db_result *result = NULL;
	enum err err;

	*totals = (struct usage_totals){0};
	db_params_add_text(&params, user_id);
	err = db_query(pool, &statement, &params, &result, error);
	db_params_clear(&params);
	if (err != ERR_OK)
		return err;
	if (db_result_rows(result) == 1) {
		totals->prompt = db_result_integer(result, 0, 0);
		totals->completion = db_result_integer(result, 0, 1);
		totals->requests = db_result_integer(result, 0, 2);
	}
	db_result_free(result);
	return ERR_OK;
}
