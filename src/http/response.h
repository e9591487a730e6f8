/*
 * A response, filled by a handler and sent when it is complete, so that a
 * failure can still change it.
 */
#ifndef HTTP_RESPONSE_H
#define HTTP_RESPONSE_H

#include <jansson.h>

#include "base/buffer.h"
#include "base/error.h"
#include "http/request.h"

/*
 * Adds to BODY the JSON text of an error: STATUS, a CODE such as
 * "BODY_TOO_LARGE" and a sentence for a person.
 */
typedef void http_error_writer(const struct http_request *request, int status,
    const char *code, const char *message, struct buffer *body);

struct http_response {
	int status;
	struct buffer body;    /* JSON; empty for 204 and 304 */
	const char *allow;     /* for 405 and OPTIONS; owned by the router */
	struct buffer headers; /* further lines "Name: value\r\n" */
	char etag[24];	       /* quoted, or "" */
	json_t *error_members; /* what an error's body has beside ours */
	http_error_writer *write_error; /* NULL: in our own shape */
};

void http_response_init(struct http_response *response);
void http_response_clear(struct http_response *response);

/* Adds a member to the body in case this becomes an error; takes VALUE. */
void http_response_error_member(
    struct http_response *response, const char *name, json_t *value);

/* The status that failures of kind ERR are answered with. */
int http_status_of(enum err err);

/* Makes it the error answer for a failure of kind ERR. */
void http_response_fail(struct http_response *response,
    const struct http_request *request, enum err err,
    const struct error *error);

/* The same with a status that has no kind of its own (405, 415, …). */
void http_response_refuse(struct http_response *response,
    const struct http_request *request, int status, const char *code,
    const char *message);

/* Gives a 200 its ETag, and makes it a 304 if the client has it already. */
void http_response_validate(
    struct http_response *response, const struct http_request *request);

/* What a status is called (RFC 9110, 15); some clients want it. */
const char *http_reason(int status);

/* Adds the CGI header (RFC 3875, section 6) to HEAD. */
void http_response_write_head(const struct http_response *response,
    const struct http_request *request, struct buffer *head);

#endif
