/*
 * A generation as server-sent events, for those who want to see it grow:
 *
 *	event: progress    data: {"characters": 1234, "files": 2}
 *	event: result      data: what the plain answer is
 *	event: error       data: what the plain error is, and its status
 *
 * Progress comes at most ten times a second, the last before the end always;
 * a comment comes where nothing else does, so that no proxy gives up. The last
 * event is a result or an error. For the one thread that answers the request.
 */
#ifndef API_PLUGIN_EVENTS_H
#define API_PLUGIN_EVENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/config.h"
#include "base/error.h"
#include "http/response.h"
#include "http/stream.h"
#include "llm/plugin.h"

struct plugin_events {
	struct http_stream *stream;
	const struct config *config;
	struct plugin_progress latest, sent;
	int64_t sent_at; /* anything; monotonic */
	int64_t left_at; /* the client; monotonic, 0: it is there */
};

/* Begins STREAM with a first progress event. All is borrowed. */
void plugin_events_begin(struct plugin_events *events,
    struct http_stream *stream, const struct config *config);

/* For plugin_watcher, CONTEXT is a struct plugin_events. False: the client has
 * left, and TOKENMETER_ON_ABORT or TOKENMETER_DRAIN_SECONDS ends it. */
bool plugin_events_watch(void *context, const struct plugin_progress *progress);

/* Sends what progress is owed, then RESPONSE's body as the result. */
void plugin_events_end(
    struct plugin_events *events, const struct http_response *response);

/* The same for a failure of kind ERR; RESPONSE becomes it. */
void plugin_events_fail(struct plugin_events *events,
    const struct http_request *request, enum err err, const struct error *error,
    struct http_response *response);

#endif
