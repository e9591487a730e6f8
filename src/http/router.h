/*
 * Routes are rows of a table. Everything a row can decide is decided before
 * its handler runs: who may call, path, method, media type, body size,
 * parameters, members. What the handler gets is valid.
 */
#ifndef HTTP_ROUTER_H
#define HTTP_ROUTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/fields.h"
#include "http/caller.h"
#include "http/request.h"
#include "http/response.h"
#include "http/stream.h"

/*
 * Fills RESPONSE (200 unless said otherwise) or fails; a failure becomes the
 * JSON error of its kind. INPUT is the row's struct, filled by its fields.
 */
typedef enum err http_handler(const void *context,
    const struct http_request *request, const void *input,
    struct http_response *response, struct error *error);

/*
 * The same for an answer that is sent while it is made. If it returns without
 * having begun STREAM, RESPONSE or the failure is sent just as a handler's.
 * Else the answer ends with its return, and a failure breaks it off in a way
 * that the client notices, since it must not be taken for whole. (Plain CGI has
 * no such way.)
 */
typedef enum err http_stream_handler(const void *context,
    struct http_request *request, const void *input, struct http_stream *stream,
    struct http_response *response, struct error *error);

struct http_fields {
	const struct field *list;
	size_t count;
};

#define HTTP_INPUT_MAXIMUM 256 /* bytes */

/*
 * METHOD is GET (which answers HEAD, too), POST, DELETE, or "*": any of GET,
 * HEAD, POST, PUT, PATCH, DELETE and OPTIONS.
 * PATH is like "/user/{userId}/token-usage": a part in braces is the parameter
 * of that name, one segment. The last may be "{name*}", the rest of the path,
 * slashes included, perhaps nothing; rows without it come before those with
 * it, whatever their order, if they take the method.
 */
struct http_route {
	const char *method;
	const char *path;
	http_handler *handler;		     /* either this */
	http_stream_handler *stream_handler; /* or that */
	enum http_access access;	     /* who may */
	http_error_writer *write_error;	     /* NULL: our own shape */
	struct http_fields parameters;	     /* of the query and the path */
	struct http_fields members;	     /* of the body, a JSON object */
	/* Of each object in the body, where the handler itself reads them. */
	struct http_fields items;
	const void *defaults; /* INPUT before fields are read */
	size_t input_size;    /* up to HTTP_INPUT_MAXIMUM */
	size_t body_limit;    /* bytes; 0: no body is read */
	/* Media types of the body, then NULL; without it any type and coding
	 * is taken. */
	const char *const *accepts;
};

/*
 * Finds out who sends REQUEST, notes it there, and decides whether he may use
 * ROUTE (NULL: there is none for his path and method). Called before anything
 * else, the body's reading included. A failure becomes the answer; RESPONSE
 * may get headers either way.
 */
typedef enum err http_guard(const void *context, const struct http_route *route,
    struct http_request *request, struct http_response *response,
    struct error *error);

struct http_site {
	const struct http_route *routes;
	size_t route_count;
	const void *context;	  /* for the handlers and the guard */
	const char *cors_origins; /* as cors_check_origins() took them */
	/* NULL: whoever is on this host (http/access.h) may everything. */
	http_guard *guard;
};

/*
 * Answers one request. Afterwards either STREAM has begun, and there is
 * nothing more to send, or RESPONSE is complete. False: the stream is to be
 * broken off. STREAM may be NULL where no row streams.
 */
bool http_site_answer(const struct http_site *site,
    struct http_request *request, struct http_stream *stream,
    struct http_response *response);

/* The refusal of what concerns another user: ERR_FORBIDDEN, in the same words
 * whoever that is. */
enum err http_refuse_user(struct error *error) ERROR_MUST_CHECK;

/* Makes RESPONSE a 503 in the shape of the row that would have answered. */
void http_site_refuse_as_busy(const struct http_site *site,
    struct http_request *request, struct http_response *response);

/* Writes the log's line for a request whose answer is complete: STREAM's if
 * it has begun, else RESPONSE's. */
void http_log_request(const struct http_request *request,
    const struct http_stream *stream, const struct http_response *response);

#endif
