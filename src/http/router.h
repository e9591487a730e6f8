/*
 * Routes are rows of a table. Everything a row can decide is decided before
 * its handler runs: who may call, path, method, media type, body size,
 * parameters, members. What the handler gets is valid.
 */
#ifndef HTTP_ROUTER_H
#define HTTP_ROUTER_H

#include <stddef.h>

#include "base/error.h"
#include "base/fields.h"
#include "http/request.h"
#include "http/response.h"

/*
 * Fills RESPONSE (200 unless said otherwise) or fails; a failure becomes the
 * JSON error of its kind. INPUT is the row's struct, filled by its fields.
 */
typedef enum err http_handler(const void *context,
    const struct http_request *request, const void *input,
    struct http_response *response, struct error *error);

struct http_fields {
	const struct field *list;
	size_t count;
};

#define HTTP_INPUT_MAXIMUM 256 /* bytes */

struct http_route {
	const char *method; /* GET (answers HEAD, too) or POST */
	const char *path;   /* "/user/{userId}/token-usage": a part in braces
			     * is the parameter of that name, one segment */
	http_handler *handler;
	struct http_fields parameters; /* of the query and the path */
	struct http_fields members;    /* of the body, a JSON object */
	const void *defaults;	       /* INPUT before fields are read */
	size_t input_size;	       /* up to HTTP_INPUT_MAXIMUM */
	size_t body_limit;	       /* bytes; 0: no body is read */
	const char *const *accepts;    /* media types of the body, then NULL */
};

struct http_site {
	const struct http_route *routes;
	size_t route_count;
	const void *context; /* for the handlers */
};

/* Answers one request; never fails. The response is complete afterwards. */
void http_site_answer(const struct http_site *site,
    struct http_request *request, struct http_response *response);

/* Writes the log's line for a request whose response is complete. */
void http_log_request(
    const struct http_request *request, const struct http_response *response);

#endif
