/*
 * The route table for people and for programs that make requests of it:
 * clients, tests, fuzzers. It says what the router holds requests to, since
 * both read the same rows.
 */
#ifndef API_ROUTE_LIST_H
#define API_ROUTE_LIST_H

#include <jansson.h>
#include <stdio.h>

#include "api/api.h"

/* Writes a line a row: method, path and access, with tabs between. */
void route_list_print(const struct api_route_table *table, FILE *out);

/*
 * Returns a new reference to {"routes": […]}. A route has
 *   method, path, access   as route_list_print() writes them;
 *   streams      whether the answer may be sent while it is made;
 *   bodyLimit    in bytes; 0: it takes no body;
 *   mediaTypes   of the body; empty: any;
 *   parameters   of the path and the query, each with "in" saying which;
 *   members      of the body, a JSON object;
 *   items        of each object in the body, one or several.
 * A parameter or member has name, type (base/fields.h), required, and minimum
 * and maximum: of an integer its value, of text its length, of an object its
 * bytes; null where there is none.
 */
json_t *route_list_describe(const struct api_route_table *table);

/* Writes that, a route a line. */
void route_list_print_json(const struct api_route_table *table, FILE *out);

#endif
