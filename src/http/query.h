/*
 * Query strings: application/x-www-form-urlencoded, as browsers write it (URL
 * Standard, section 5): pairs between '&', '+' for a space, %XX for a byte.
 */
#ifndef HTTP_QUERY_H
#define HTTP_QUERY_H

#include <stddef.h>

#include "base/error.h"

#define QUERY_LENGTH_MAXIMUM 8192 /* bytes */

/* A decoded query; begin with {0}. */
struct query {
	char *text; /* names and values, each followed by NUL */
	size_t count;
	struct query_pair {
		const char *name, *value; /* borrowed from text */
		size_t length;		  /* of the value */
	} * pairs;
};

void query_clear(struct query *query);

/*
 * Decodes STRING. ERR_INVALID (QUERY_MALFORMED) for a broken %XX, a NUL byte or
 * bad UTF-8; ERR_TOO_LARGE for a longer one than QUERY_LENGTH_MAXIMUM.
 */
enum err query_read(struct query *query, const char *string,
    struct error *error) ERROR_MUST_CHECK;

/* Finds the first pair called NAME and counts how many there are. */
const struct query_pair *query_find(
    const struct query *query, const char *name, size_t *count);

#endif
