#include <endian.h>
#include <libpq-fe.h>
#include <string.h>

#include "db/connection.h"
#include "db/db.h"
#include "db/wire.h"

/* A struct db_result is libpq's own, under a name that the rooms above may
 * know. */
static const PGresult *own(const struct db_result *result)
{
	return (const PGresult *)result;
}

void db_result_free(struct db_result *result)
{
	PQclear((PGresult *)result);
}

size_t db_result_rows(const struct db_result *result)
{
	return (size_t)PQntuples(own(result));
}

bool db_result_is_null(const struct db_result *result, size_t row, int column)
{
	return PQgetisnull(own(result), (int)row, column);
}

const char *db_result_text(
    const struct db_result *result, size_t row, int column)
{
	if (db_result_is_null(result, row, column))
		return NULL;
	return PQgetvalue(own(result), (int)row, column);
}

int64_t db_result_integer(
    const struct db_result *result, size_t row, int column)
{
	const char *value = db_result_text(result, row, column);
	uint64_t wide;
	uint32_t word;
	uint16_t half;

	if (value == NULL)
		return 0;
	switch (PQgetlength(own(result), (int)row, column)) {
	case 8:
		memcpy(&wide, value, sizeof wide);
		return (int64_t)be64toh(wide);
	case 4:
		memcpy(&word, value, sizeof word);
		return (int32_t)be32toh(word);
	case 2:
		memcpy(&half, value, sizeof half);
		return (int16_t)be16toh(half);
	default:
		return value[0];
	}
}

int64_t db_result_timestamp(
    const struct db_result *result, size_t row, int column)
{
	if (db_result_is_null(result, row, column))
		return 0;
	return db_result_integer(result, row, column) + WIRE_EPOCH;
}

int64_t db_result_date(const struct db_result *result, size_t row, int column)
{
	if (db_result_is_null(result, row, column))
		return 0;
	return db_result_integer(result, row, column) + WIRE_EPOCH_DAYS;
}
