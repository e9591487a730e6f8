/*
 * Which row of a site answers a method and a path, and what the path says.
 */
#ifndef HTTP_MATCH_H
#define HTTP_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "http/router.h"

/* What stands in the path where the pattern has braces. Borrowed from both,
 * not terminated. */
struct http_path_value {
	const char *name, *text;
	size_t name_length, length;
};

#define HTTP_PATH_VALUES 2

struct http_match {
	const struct http_route *route; /* NULL: none takes the method */
	struct http_path_value values[HTTP_PATH_VALUES]; /* for the route */
	size_t value_count;
	const char *allow; /* the path's methods if no route was found;
			    * NULL: there is nothing at the path */
};

/* Any thread. With "" for METHOD, which no row takes, it is the path's methods
 * that are found. */
struct http_match http_match_find(
    const struct http_site *site, const char *method, const char *path);

#endif
