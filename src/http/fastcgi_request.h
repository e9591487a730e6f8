/*
 * One FastCGI request on a connection of its own: what is read from it by
 * libfcgi, what is written to it, and its end. Owns libfcgi.
 *
 * What libfcgi makes us mind:
 * - what it accepts and closes itself it may look at with select(), which
 *   cannot see descriptors from 1024 on: it does neither here;
 * - it waits without end for a peer that says nothing: sockets have limits;
 * - a body is whole only if it is as long as announced and no error is set;
 * - a writer of its own splits what it sends into records of 8 KiB.
 */
#ifndef HTTP_FASTCGI_REQUEST_H
#define HTTP_FASTCGI_REQUEST_H

#include <fcgiapp.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "http/request.h"
#include "http/response.h"
#include "http/stream.h"

struct fastcgi_request {
	FCGX_Request fcgi;
	int descriptor; /* -1: handed over */
	const _Atomic int64_t *writes_end_at;
	int64_t body_ends_at;  /* monotonic; 0: when it is whole */
	bool write_failed;     /* the peer has left, or does not read */
	struct http_body body; /* reads from this */
	struct http_sink sink; /* writes to this */
};

/* Sets libfcgi up; once, before threads start. */
bool fastcgi_request_library_start(void);

/*
 * Takes over the connection DESCRIPTOR and reads the request's variables
 * (fcgi.envp), waiting some seconds for each part. False: there came none, and
 * the connection is closed. From *WRITES_END_AT on (monotonic; 0: not yet),
 * which outlives the request, the sink does not wait for a peer that does not
 * read. Any thread; the request stays where it is.
 */
bool fastcgi_request_begin_take(struct fastcgi_request *request, int descriptor,
    const _Atomic int64_t *writes_end_at);

/* Sends RESPONSE, without its body to HEAD. */
void fastcgi_request_respond(struct fastcgi_request *request,
    const struct http_request *http, const struct http_response *response);

/* Ends the answer and closes the connection, unless it was handed over. Not
 * WHOLE: what was sent so far is to be taken for broken off. */
void fastcgi_request_end(struct fastcgi_request *request, bool whole);

#endif
