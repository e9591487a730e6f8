/*
 * Values for a statement, in PostgreSQL's binary format: no quoting, no
 * parsing on either side, and a thousand rows travel as a handful of arrays.
 * Format: the *recv functions of PostgreSQL's types (int8recv, array_recv,
 * timestamptz_recv, jsonb_recv), integers in network byte order.
 *
 *	struct db_params params = {0};
 *	db_params_add_text(&params, user_id);
 *	db_params_add_integer(&params, days);
 *	…
 *	db_params_clear(&params);
 */
#ifndef DB_PARAMS_H
#define DB_PARAMS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

#define DB_PARAMS_MAXIMUM 32

/* Begin with {0}; parameters are numbered $1… in the order they are added. */
struct db_params {
	int count;
	size_t offset[DB_PARAMS_MAXIMUM]; /* into bytes */
	int length[DB_PARAMS_MAXIMUM];	  /* -1: NULL */
	struct buffer bytes;
	size_t dimension; /* where the open array's length stands */
	uint32_t elements;
};

void db_params_clear(struct db_params *params);

/* One value each, copied. NULL text is SQL's NULL. */
void db_params_add_text(struct db_params *params, const char *text);
void db_params_add_bytes(
    struct db_params *params, const void *bytes, size_t length); /* bytea */
void db_params_add_integer(struct db_params *params, int64_t value);
void db_params_add_timestamp(struct db_params *params, int64_t micros);
void db_params_add_null(struct db_params *params);

enum db_type {
	DB_TYPE_INTEGER = 20, /* bigint; the numbers are pg_type's OIDs */
	DB_TYPE_TEXT = 25,
	DB_TYPE_TIMESTAMP = 1184, /* timestamptz */
	DB_TYPE_JSON = 3802,	  /* jsonb */
};

/*
 * An array parameter: begin it, add its elements by the functions for its
 * type, end it. NULL text, or NULL JSON, is an element that is SQL's NULL.
 */
void db_params_begin_array(struct db_params *params, enum db_type type);
void db_params_element_integer(struct db_params *params, int64_t value);
void db_params_element_timestamp(struct db_params *params, int64_t micros);
void db_params_element_text(struct db_params *params, const char *text);
void db_params_element_json(struct db_params *params, const char *text);
void db_params_element_null(struct db_params *params);
void db_params_end_array(struct db_params *params);

#endif
