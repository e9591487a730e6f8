#include "meter/usage_json.h"

#include "base/decimal.h"
#include "base/timestamp.h"

/* From the first column on. */
enum { PROMPT, COMPLETION, REQUESTS, COST, UNPRICED };

enum err usage_json_check_zone(
    const struct db_result *rows, struct error *error)
{
	if (db_result_rows(rows) > 0 && db_result_integer(rows, 0, 0) == 1)
		return ERR_OK;
	return error_set(error, ERR_BUSY, "DATABASE_NOT_MIGRATED",
	    "The database lacks its time zone; an operator has to run "
	    "`tokenmeter migrate`");
}

struct usage_json_rows usage_json_find(
    const struct db_result *rows, int64_t kind)
{
	struct usage_json_rows found = {0, 0};
	size_t count = db_result_rows(rows);

	while (found.first < count &&
	       db_result_integer(rows, found.first, 0) != kind)
		found.first++;
	found.end = found.first;
	while (
	    found.end < count && db_result_integer(rows, found.end, 0) == kind)
		found.end++;
	return found;
}

int64_t usage_json_tokens(const struct db_result *rows, size_t row, int column)
{
	return db_result_integer(rows, row, column + PROMPT) +
	       db_result_integer(rows, row, column + COMPLETION);
}

void usage_json_put_tokens(struct json_writer *json,
    const struct db_result *rows, size_t row, int column)
{
	json_put_integer(json, "promptTokens",
	    db_result_integer(rows, row, column + PROMPT));
	json_put_integer(json, "completionTokens",
	    db_result_integer(rows, row, column + COMPLETION));
	json_put_integer(
	    json, "totalTokens", usage_json_tokens(rows, row, column));
}

void usage_json_put_counts(struct json_writer *json,
    const struct db_result *rows, size_t row, int column)
{
	usage_json_put_tokens(json, rows, row, column);
	json_put_integer(json, "requestCount",
	    db_result_integer(rows, row, column + REQUESTS));
}

void usage_json_put_cost(struct json_writer *json, const struct db_result *rows,
    size_t row, int column)
{
	const char *cost = db_result_text(rows, row, column + COST);
	int64_t unpriced = db_result_integer(rows, row, column + UNPRICED);
	char amount[DECIMAL_TEXT_SIZE];
	struct decimal value;

	if (cost == NULL && unpriced == 0)
		cost = "0";
	/* Larger sums than can be read are shown as the database has them. */
	if (cost != NULL && decimal_parse(cost, &value, NULL)) {
		decimal_format(value, amount);
		cost = amount;
	}
	json_begin_object(json, "cost");
	json_put_text(json, "amount", cost);
	json_put_text(json, "currency", "USD");
	json_put_integer(json, "unpricedRequests", unpriced);
	json_end_object(json);
}

void usage_json_put_time(struct json_writer *json, const char *name,
    const struct db_result *rows, size_t row, int column)
{
	char text[TIMESTAMP_TEXT_SIZE];

	if (db_result_is_null(rows, row, column)) {
		json_put_text(json, name, NULL);
		return;
	}
	timestamp_format(db_result_timestamp(rows, row, column), text);
	json_put_text(json, name, text);
}

void usage_json_put_told(struct json_writer *json, const char *name,
    const struct db_result *rows, size_t row, int column)
{
	const char *text = db_result_text(rows, row, column);

	json_put_text(
	    json, name, text != NULL && text[0] != '\0' ? text : NULL);
}

void usage_json_put_date(
    struct json_writer *json, const char *name, int64_t day, int length)
{
	char text[TIMESTAMP_TEXT_SIZE];

	timestamp_format(day * TIMESTAMP_DAY, text);
	text[length] = '\0';
	json_put_text(json, name, text);
}
