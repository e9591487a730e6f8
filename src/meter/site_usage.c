#include "meter/site_usage.h"

#include "meter/usage_json.h"

#define MODELS_MAXIMUM "100" /* in SQL; models are whatever clients say */
#define DOCUMENT_ROOM 32768  /* bytes; enough for most */

enum kind { KIND_TOTAL = 1, KIND_PERIOD, KIND_DAY, KIND_MONTH, KIND_MODEL };

/* Rows of five kinds with the same columns. */
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
	COLUMN_USERS,
	COLUMN_PROVIDER,
	COLUMN_MODEL,
	COLUMN_SHARE,
};

/* Whoever records as fast as he can for hours could get past 64 bits; the sums
 * go on, what is shown of each stays below 2^62. */
#define SHOWN(sum) " least(coalesce(" sum ", 0), 4611686018427387903)::bigint,"

#define SUMS                                                    \
	SHOWN("sum(prompt_tokens)")                             \
	SHOWN("sum(completion_tokens)")                         \
	" sum(request_count)::bigint,"                          \
	" (CASE WHEN sum(priced_count) > 0 THEN sum(cost) END)" \
	"  ::text,"                                             \
	" sum(request_count - priced_count)::bigint,"

#define NO_TIMES " NULL::timestamptz, NULL::timestamptz, NULL::bigint,"
#define NO_MODEL " NULL::text, NULL::text, NULL::text"

/* D is the window, in all its shards. */
static const struct db_statement statement = {"site_usage",
    "WITH here AS MATERIALIZED ("
    " SELECT time_zone, (now() AT TIME ZONE time_zone)::date AS today"
    " FROM deployment"
    "), d AS MATERIALIZED ("
    " SELECT s.* FROM here JOIN usage_site s ON s.day"
    "  BETWEEN here.today - $1::bigint::int + 1 AND here.today"
    ") SELECT 1 AS kind, time_zone, today," SHOWN("prompt_tokens") SHOWN(
	"completion_tokens") " request_count, cost::text, unpriced_count,"
			     " first_request_at, last_request_at, "
			     "user_count," NO_MODEL
			     " FROM here CROSS JOIN site_usage"
			     " UNION ALL"
			     " SELECT 2, NULL, NULL," SUMS NO_TIMES NO_MODEL
			     " FROM d"
			     " UNION ALL"
			     " (SELECT 3, NULL, day," SUMS NO_TIMES NO_MODEL
			     "  FROM d GROUP BY day ORDER BY day)"
			     " UNION ALL"
			     " (SELECT 4, NULL, date_trunc('month', "
			     "day::timestamp)::date," SUMS NO_TIMES NO_MODEL
			     " FROM usage_site GROUP BY 3 ORDER BY 3)"
			     " UNION ALL"
			     " (SELECT 5, NULL, NULL," SUMS NO_TIMES
			     " provider, model,"
			     "  coalesce(round(100 * sum(prompt_tokens + "
			     "completion_tokens)"
			     "   / nullif((SELECT sum(prompt_tokens + "
			     "completion_tokens) FROM d), 0),"
			     "   2), 0.00)::text"
			     "  FROM d GROUP BY provider, model"
			     "  ORDER BY sum(prompt_tokens + "
			     "completion_tokens) DESC, provider, model"
			     "  LIMIT " MODELS_MAXIMUM ")"};

static void put_counts(
    struct json_writer *json, const struct db_result *rows, size_t row)
{
	usage_json_put_counts(json, rows, row, COLUMN_PROMPT);
	usage_json_put_cost(json, rows, row, COLUMN_PROMPT);
}

static void put_totals(
    struct json_writer *json, const struct db_result *rows, int64_t days)
{
	json_put_integer(
	    json, "totalTokens", usage_json_tokens(rows, 0, COLUMN_PROMPT));
	json_put_integer(
	    json, "promptTokens", db_result_integer(rows, 0, COLUMN_PROMPT));
	json_put_integer(json, "completionTokens",
	    db_result_integer(rows, 0, COLUMN_COMPLETION));
	json_put_integer(
	    json, "requestCount", db_result_integer(rows, 0, COLUMN_REQUESTS));
	json_put_integer(
	    json, "userCount", db_result_integer(rows, 0, COLUMN_USERS));
	usage_json_put_cost(json, rows, 0, COLUMN_PROMPT);
	usage_json_put_time(json, "firstRequestAt", rows, 0, COLUMN_FIRST_AT);
	usage_json_put_time(json, "lastRequestAt", rows, 0, COLUMN_LAST_AT);
	json_put_text(json, "timeZone", db_result_text(rows, 0, COLUMN_ZONE));
	usage_json_put_date(json, "today", db_result_date(rows, 0, COLUMN_DATE),
	    USAGE_JSON_DAY);
	json_put_integer(json, "days", days);
}

static void put_period(
    struct json_writer *json, const struct db_result *rows, int64_t days)
{
	int64_t today = db_result_date(rows, 0, COLUMN_DATE);

	json_begin_object(json, "period");
	usage_json_put_date(json, "from", today - days + 1, USAGE_JSON_DAY);
	usage_json_put_date(json, "to", today, USAGE_JSON_DAY);
	put_counts(json, rows, usage_json_find(rows, KIND_PERIOD).first);
	json_end_object(json);
}

/* A list of {"date": …} or {"month": …}, of LENGTH characters. */
static void put_dates(struct json_writer *json, const struct db_result *rows,
    enum kind kind, const char *list, const char *name, int length)
{
	struct usage_json_rows dates = usage_json_find(rows, kind);

	json_begin_array(json, list);
	for (size_t row = dates.first; row < dates.end; row++) {
		json_begin_object(json, NULL);
		usage_json_put_date(
		    json, name, db_result_date(rows, row, COLUMN_DATE), length);
		put_counts(json, rows, row);
		json_end_object(json);
	}
	json_end_array(json);
}

static void put_models(struct json_writer *json, const struct db_result *rows)
{
	struct usage_json_rows models = usage_json_find(rows, KIND_MODEL);

	json_begin_array(json, "modelUsage");
	for (size_t row = models.first; row < models.end; row++) {
		json_begin_object(json, NULL);
		usage_json_put_told(
		    json, "provider", rows, row, COLUMN_PROVIDER);
		usage_json_put_told(json, "model", rows, row, COLUMN_MODEL);
		put_counts(json, rows, row);
		json_put_text(
		    json, "share", db_result_text(rows, row, COLUMN_SHARE));
		json_end_object(json);
	}
	json_end_array(json);
}

enum err site_usage_write(
    struct db_pool *pool, int64_t days, struct buffer *out, struct error *error)
{
	struct json_writer json = {out, false};
	struct db_params params = {0};
	struct db_result *rows = NULL;
	enum err err;

	db_params_add_integer(&params, days);
	err = db_query(pool, &statement, &params, &rows, error);
	db_params_clear(&params);
	if (err == ERR_OK)
		err = usage_json_check_zone(rows, error);
	if (err == ERR_OK) {
		buffer_reserve(out, DOCUMENT_ROOM);
		json_begin_object(&json, NULL);
		put_totals(&json, rows, days);
		put_period(&json, rows, days);
		put_dates(&json, rows, KIND_DAY, "dailyUsage", "date",
		    USAGE_JSON_DAY);
		put_dates(&json, rows, KIND_MONTH, "monthlyUsage", "month",
		    USAGE_JSON_MONTH);
		put_models(&json, rows);
		json_end_object(&json);
	}
	db_result_free(rows);
	return err;
}
