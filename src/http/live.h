/*
 * Live streams: server-sent events (HTML Living Standard, "Server-sent
 * events") for readers who stay. They leave the thread that took their
 * request; one thread owns them all, so ten thousand of them cost descriptors
 * and a few hundred bytes each. A reader that does not read is dropped, never
 * waited for; a comment every 15 seconds finds out who has left.
 *
 * A stream belongs to one topic, and gets what is published for it. What is
 * published is the whole state of the topic, so a reader needs the newest
 * event only: it is not sent what it has already, by the event's id.
 */
#ifndef HTTP_LIVE_H
#define HTTP_LIVE_H

#include <stddef.h>

#include "base/error.h"
#include "http/caller.h"
#include "http/stream.h"

#define LIVE_ID_SIZE 80 /* of an event's id, with its NUL */

struct http_live;

/* Who publishes. Called on the thread of the streams, so these must not wait;
 * TOPIC is borrowed for the call. */
struct http_live_publisher {
	/* A stream of TOPIC has been opened and waits for its event. */
	void (*opened)(void *context, const char *topic);
	/* The last stream of TOPIC has ended. */
	void (*closed)(void *context, const char *topic);
	void *context;
};

/* Starts the thread, for at most MAXIMUM streams. ERR_INTERNAL. PUBLISHER is
 * copied. */
enum err http_live_start(size_t maximum,
    const struct http_live_publisher *publisher, struct http_live **live,
    struct error *error) ERROR_MUST_CHECK;

/* Ends all streams, so that their readers come again, and later ones at once.
 * The publisher is not called any more after it has returned. */
void http_live_stop(struct http_live *live);

/* Frees it; after http_live_stop(), when nobody can call any more. */
void http_live_free(struct http_live *live);

/*
 * Begins STREAM as one of TOPIC and takes over its connection. It ends with its
 * request's caller: when his credential does, or what that was made with, and
 * in any case when http_caller_stays_until() is over. The reader has seen the
 * event LAST_ID already, if that is not NULL. ERR_BUSY with TOO_MANY_STREAMS,
 * and the stream has not begun: there are as many as may be, or callers who are
 * for this user only have an eighth of those. Where connections cannot be
 * handed over (plain CGI) it is ERR_INTERNAL: ask http_stream_can_stay() first.
 * Any thread.
 */
enum err http_live_join(struct http_live *live, struct http_stream *stream,
    const char *topic, const char *last_id,
    struct error *error) ERROR_MUST_CHECK;

/*
 * Sends an event, called NAME, with DATA (one line), to the streams of TOPIC
 * that have not seen ID (a text without line ends, under LIVE_ID_SIZE). All
 * are copied. Any thread; never waits for a reader.
 */
void http_live_publish(struct http_live *live, const char *topic,
    const char *id, const char *name, const char *data);

/* Ends the streams of whoever came with the credential of that id, or with one
 * that was made with it; 0 is nobody's. Any thread. */
void http_live_end(struct http_live *live, int64_t credential);

#endif
