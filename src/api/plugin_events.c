#include "api/plugin_events.h"

#include <inttypes.h>
#include <string.h>

#include "base/log.h"
#include "base/timestamp.h"

#define PROGRESS_PAUSE (TIMESTAMP_SECOND / 10)
#define SILENCE_MAXIMUM (15 * TIMESTAMP_SECOND)
#define COMMENT ":\n\n"

static void send(struct plugin_events *events, const char *text, size_t length)
{
	events->sent_at = timestamp_monotonic();
	if (events->left_at == 0 &&
	    !http_stream_write(events->stream, text, length))
		events->left_at = events->sent_at;
}

/* DATA has no line end. */
static void send_event(
    struct plugin_events *events, const char *name, const struct buffer *data)
{
	struct buffer event = {0};

	buffer_add_format(&event, "event: %s\ndata: ", name);
	buffer_add(&event, data->data, data->length);
	buffer_add_text(&event, "\n\n");
	send(events, event.data, event.length);
	buffer_clear(&event);
}

static void send_progress(struct plugin_events *events)
{
	struct buffer data = {0};

	events->sent = events->latest;
	buffer_add_format(&data,
	    "{\"characters\":%" PRId64 ",\"files\":%" PRId64 "}",
	    events->sent.characters, events->sent.files);
	send_event(events, "progress", &data);
	buffer_clear(&data);
}

static bool owes_progress(const struct plugin_events *events)
{
	return events->latest.characters != events->sent.characters ||
	       events->latest.files != events->sent.files;
}

void plugin_events_begin(struct plugin_events *events,
    struct http_stream *stream, const struct config *config)
{
	struct buffer headers = {0};

	*events = (struct plugin_events){.stream = stream, .config = config};
	buffer_add_text(&headers, "Content-Type: text/event-stream\r\n");
	if (!http_stream_begin(stream, 200, &headers))
		events->left_at = timestamp_monotonic();
	buffer_clear(&headers);
	send_progress(events);
}

static bool goes_on(const struct plugin_events *events)
{
	int64_t limit = events->config->drain_seconds * TIMESTAMP_SECOND;

	return events->left_at == 0 ||
	       (events->config->on_abort == ON_ABORT_DRAIN &&
		   timestamp_monotonic() - events->left_at < limit);
}

bool plugin_events_watch(void *context, const struct plugin_progress *progress)
{
	struct plugin_events *events = context;
	int64_t now = timestamp_monotonic();

	events->latest = *progress;
	if (events->left_at == 0 && http_stream_client_left(events->stream))
		events->left_at = now;
	if (owes_progress(events) && now - events->sent_at >= PROGRESS_PAUSE)
		send_progress(events);
	else if (now - events->sent_at >= SILENCE_MAXIMUM)
		send(events, COMMENT, strlen(COMMENT));
	return goes_on(events);
}

static void finish(
    struct plugin_events *events, const char *name, const struct buffer *data)
{
	if (owes_progress(events))
		send_progress(events);
	send_event(events, name, data);
}

void plugin_events_end(
    struct plugin_events *events, const struct http_response *response)
{
	finish(events, "result", &response->body);
}

void plugin_events_fail(struct plugin_events *events,
    const struct http_request *request, enum err err, const struct error *error,
    struct http_response *response)
{
	int status = http_status_of(err);

	/* The log's line of the request says 200. */
	if (err == ERR_INTERNAL)
		log_error("request %s: %s", request->id, error->message);
	else
		log_info("request %s: its stream ends with status %d",
		    request->id, status);
	http_response_error_member(response, "status", json_integer(status));
	http_response_fail(response, request, err, error);
	finish(events, "error", &response->body);
}
