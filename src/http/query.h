/*
 * Query strings: application/x-www-form-urlencoded, as browsers write it (URL
 * Standard, section 5): pairs between '&', '+' for a space, %XX for a byte.
 */
#ifndef HTTP_QUERY_H
#define HTTP_QUERY_H

#include <stdbool.h>
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
		size_t name_length;
		bool valid; /* each % had its two digits */
	} * pairs;
};

void query_clear(struct query *query);

/*
 * Decodes STRING. What the bytes of a value mean, NUL and bad UTF-8 among them,
 * is for those who use it: nobody minds a broken parameter that nobody knows.
 * ERR_TOO_LARGE for a longer string than QUERY_LENGTH_MAXIMUM.
 */
enum err query_read(struct query *query, const char *string,
    struct error *error) ERROR_MUST_CHECK;

/* Finds the first pair called NAME and counts how many there are. */
const struct query_pair *query_find(
    const struct query *query, const char *name, size_t *count);

#endif
