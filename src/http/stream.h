/*
 * An answer that is sent while it is made: a head, then bytes, each part on
 * its way when the call returns. What carries it (FastCGI or CGI) is behind
 * the sink. For the one thread that answers the request.
 */
#ifndef HTTP_STREAM_H
#define HTTP_STREAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "http/request.h"

/* Where the bytes go. */
struct http_sink {
	/* Sends all of it at once, waiting as long as the client reads slowly;
	 * false: there is no one to send to any more. */
	bool (*write)(void *context, const char *data, size_t length);
	/* Tells whether the client has left, without waiting. */
	bool (*client_left)(void *context);
	/* Gives the connection away: returns its descriptor, and in *ID the
	 * number of FastCGI's request. NULL: it cannot be. */
	int (*hand_over)(void *context, unsigned *id);
	void *context;
};

struct http_stream {
	const struct http_sink *sink;
	const struct http_request *request;
	int status;	   /* 0: not begun */
	size_t bytes_sent; /* of the body */
	bool client_left;
	bool handed_over; /* somebody else goes on with it */
};

/* Both are borrowed and outlive the stream. */
void http_stream_init(struct http_stream *stream, const struct http_sink *sink,
    const struct http_request *request);

/*
 * Sends the status and HEADERS: lines "Name: value\r\n", neither Status nor an
 * empty line among them. Those of X-Request-Id, X-Content-Type-Options,
 * Cache-Control (no-store) and X-Accel-Buffering (no) that are missing are
 * added, and what cors.h says; lines of Access-Control-… are left out. Once
 * per stream. False: the client has left.
 */
bool http_stream_begin(
    struct http_stream *stream, int status, const struct buffer *headers);

/* Sends LENGTH bytes of the body; to HEAD it sends none, and counts none.
 * False: the client has left; this and all later calls do nothing. */
bool http_stream_write(
    struct http_stream *stream, const char *data, size_t length);

bool http_stream_has_begun(const struct http_stream *stream);

/* Asks the connection, too; never waits. Once true it stays true. */
bool http_stream_client_left(struct http_stream *stream);

/* Tells whether the connection can outlive the thread that answers. */
bool http_stream_can_stay(const struct http_stream *stream);

/*
 * Gives away the connection of a stream that has begun and can stay: returns
 * its descriptor, for the caller to write FastCGI's records to and to close,
 * and in *ID the request's number. Nothing is sent through the stream any
 * more.
 */
int http_stream_hand_over(struct http_stream *stream, unsigned *id);

#endif
