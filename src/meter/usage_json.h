/*
 * What documents of usage have in common. Each comes from one statement, whose
 * rows are of several kinds (column 0), those of a kind together; the members
 * here are written from such a row. COLUMN is the first of five that stand
 * together: prompt tokens, completion tokens, requests, cost (as text; NULL:
 * none is known) and requests without a cost.
 */
#ifndef METER_USAGE_JSON_H
#define METER_USAGE_JSON_H

#include "base/error.h"
#include "base/json_writer.h"
#include "db/db.h"

/* ERR_BUSY unless the first row is of kind 1, the one that the deployment's
 * zone is in: without it the database is not migrated. */
enum err usage_json_check_zone(
    const struct db_result *rows, struct error *error) ERROR_MUST_CHECK;

/* Which rows of a result are of one kind: from FIRST to before END. */
struct usage_json_rows {
	size_t first, end;
};

struct usage_json_rows usage_json_find(
    const struct db_result *rows, int64_t kind);

int64_t usage_json_tokens(const struct db_result *rows, size_t row, int column);

/* promptTokens, completionTokens, totalTokens. */
void usage_json_put_tokens(struct json_writer *json,
    const struct db_result *rows, size_t row, int column);

/* Those and requestCount. */
void usage_json_put_counts(struct json_writer *json,
    const struct db_result *rows, size_t row, int column);

/* The sum of the costs that are known; null if requests are there, and of none
 * of them it is. */
void usage_json_put_cost(struct json_writer *json, const struct db_result *rows,
    size_t row, int column);

/* What is here the one COLUMN alone: an instant, NULL as null. */
void usage_json_put_time(struct json_writer *json, const char *name,
    const struct db_result *rows, size_t row, int column);

/* Text; empty in the database is "not told", which JSON calls null. */
void usage_json_put_told(struct json_writer *json, const char *name,
    const struct db_result *rows, size_t row, int column);

#define USAGE_JSON_DAY 10  /* characters of YYYY-MM-DD */
#define USAGE_JSON_MONTH 7 /* of YYYY-MM */

/* The first LENGTH characters of DAY (since 1970). */
void usage_json_put_date(
    struct json_writer *json, const char *name, int64_t day, int length);

#endif
