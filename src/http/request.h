/*
 * A request as the web server hands it over, in FastCGI and CGI alike: the
 * variables of RFC 3875 (PATH_INFO is decoded already) and a body.
 */
#ifndef HTTP_REQUEST_H
#define HTTP_REQUEST_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/random_id.h"
#include "http/caller.h"

/* Where the body comes from. */
struct http_body {
	/* Reads up to ROOM bytes; fewer means the end, or a failure. */
	size_t (*read)(void *context, char *to, size_t room);
	/* Tells whether reading failed, as opposed to ended. */
	bool (*failed)(void *context);
	/* Whether reading beyond the announced length is possible; a CGI's
	 * standard input may stay open. */
	bool ends;
	void *context;
	/* Has reading end at WHEN, monotonic, even if the peer sends on; NULL:
	 * it is for others to see that he does not send for ever. */
	void (*end_at)(void *context, int64_t when);
};

struct http_request {
	char id[RANDOM_ID_SIZE]; /* in the log, in X-Request-Id, in errors */
	int64_t started_at;	 /* monotonic */
	const char *method;
	const char *path; /* begins with '/' */
	char *const *variables;
	struct http_caller caller; /* nobody, until it is found out */
	const struct http_body *source;
	uint64_t taken; /* bytes of the body that were read */
	struct buffer body;
	json_t *json; /* the body, if the route has fields for it */
	/* TOKENMETER_CORS_ORIGINS, once the site has the request; or NULL. */
	const char *cors_origins;
};

/* All pointers are borrowed and outlive the request. */
void http_request_init(struct http_request *request, char *const *variables,
    const struct http_body *source);
void http_request_clear(struct http_request *request);

/* A CGI variable's value ("HTTP_ACCEPT"), or NULL. */
const char *http_request_variable(
    const struct http_request *request, const char *name);

/* Tells whether the media type of Content-Type, parameters aside, is TYPE. */
bool http_request_is_type(const struct http_request *request, const char *type);

/* Tells whether Accept names the media type TYPE itself, and does not refuse
 * it; a range with an asterisk does not name it. */
bool http_request_accepts(const struct http_request *request, const char *type);

/*
 * Reads the whole body: ERR_TOO_LARGE over LIMIT bytes, ERR_INVALID if it is
 * shorter or longer than CONTENT_LENGTH, or does not come in time: a minute,
 * and a second more for each 16 KiB.
 */
enum err http_request_read_body(struct http_request *request, size_t limit,
    struct error *error) ERROR_MUST_CHECK;

/* Reads on to the end of a body that nobody wanted, and forgets it: a peer
 * that still writes would take our answer for a broken connection. A body
 * that does not end where it said, or within a few seconds, is left at that. */
void http_request_drop_body(struct http_request *request);

#endif
