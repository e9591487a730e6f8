#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "api/provider_headers.h"
#include "api/record_usage.h"
#include "api/relay.h"
#include "base/timestamp.h"

/* Larger answers pass on while they come, all but their last byte. */
#define HOLD_MAXIMUM ((size_t)1024 * 1024)

/* Of an answer that nobody reads but for its usage report. */
#define DRAIN_MAXIMUM ((size_t)64 * 1024 * 1024)

static enum usage_format format_of(const char *type)
{
	static const struct {
		const char *type;
		enum usage_format format;
	} formats[] = {{"text/event-stream", USAGE_FORMAT_SSE},
	    {"application/x-ndjson", USAGE_FORMAT_NDJSON},
	    {"application/ndjson", USAGE_FORMAT_NDJSON},
	    {"application/jsonl", USAGE_FORMAT_NDJSON},
	    {"application/x-json-stream", USAGE_FORMAT_NDJSON}};
	size_t length;

	if (type == NULL)
		return USAGE_FORMAT_JSON;
	length = strcspn(type, "; \t");
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strlen(formats[i].type) == length &&
		    strncasecmp(type, formats[i].type, length) == 0)
			return formats[i].format;
	return USAGE_FORMAT_JSON;
}

static bool is_success(int status)
{
	return status >= 200 && status < 300;
}

static bool shows_usage(const struct relay *relay)
{
	return relay->operation.counted || relay->operation.shows_answer;
}

static void note_client_left(struct relay *relay)
{
	relay->client_left = true;
	relay->left_at = timestamp_monotonic();
}

static void begin(struct relay *relay)
{
	if (!http_stream_begin(relay->stream, relay->status, &relay->head))
		note_client_left(relay);
}

/* Tells whether the answer, LENGTH bytes more of which are here, is read on:
 * for a client that has left only for the sake of its report. */
static bool goes_on(struct relay *relay, size_t length)
{
	const struct config *config = relay->api->config;
	int64_t limit = config->drain_seconds * TIMESTAMP_SECOND;

	if (record_is_urgent(relay->api))
		return false;
	if (!relay->client_left)
		return true;
	relay->drained += length;
	return relay->operation.counted && config->on_abort == ON_ABORT_DRAIN &&
	       relay->drained <= DRAIN_MAXIMUM &&
	       timestamp_monotonic() - relay->left_at < limit;
}

/* The provider's name for the answer, as far as its header tells. */
static void read_upstream_id(struct relay *relay, const struct buffer *headers)
{
	relay->upstream_id = provider_header_find(headers, "x-request-id");
	if (relay->upstream_id == NULL)
		relay->upstream_id =
		    provider_header_find(headers, "request-id");
}

static void prepare_reading(struct relay *relay, enum usage_format format)
{
	if (!shows_usage(relay) || !is_success(relay->status))
		return;
	relay->reader = usage_reader_new(relay->operation.protocol, format);
	/* Some call their streams something else. */
	if (relay->adds_option)
		relay->filter = usage_chunk_filter_new();
}

bool relay_take_head(void *context, int status, const struct buffer *headers)
{
	struct relay *relay = context;
	char *type = provider_header_find(headers, "content-type");
	enum usage_format format = format_of(type);

	free(type);
	relay->status = status;
	/* One line looks like the other. */
	if (format == USAGE_FORMAT_JSON && relay->asks_stream &&
	    relay->operation.protocol == LLM_OLLAMA)
		format = USAGE_FORMAT_NDJSON;
	relay->streams = format != USAGE_FORMAT_JSON || relay->asks_stream;
	relay->at_once =
	    is_success(status) && (relay->streams || !shows_usage(relay));
	read_upstream_id(relay, headers);
	prepare_reading(relay, format);
	provider_headers_back(status, headers, &relay->head);
	if (relay->at_once && !relay->client_left)
		begin(relay);
	return goes_on(relay, 0);
}

static void send(struct relay *relay, const char *data, size_t length)
{
	if (length > 0 && !relay->client_left &&
	    !http_stream_write(relay->stream, data, length))
		note_client_left(relay);
}

static void hold(struct relay *relay, const char *data, size_t length)
{
	struct buffer *held = &relay->held;
	char last;

	buffer_add(held, data, length);
	if (held->length <= HOLD_MAXIMUM)
		return;
	if (!http_stream_has_begun(relay->stream))
		begin(relay);
	last = held->data[held->length - 1];
	send(relay, held->data, held->length - 1);
	buffer_reset(held);
	buffer_add(held, &last, 1);
}

bool relay_take_body(void *context, const char *data, size_t length)
{
	struct relay *relay = context;
	size_t came = length;

	if (relay->first_byte_at == 0)
		relay->first_byte_at = timestamp_monotonic();
	if (relay->reader != NULL)
		usage_reader_feed(relay->reader, data, length);
	if (relay->client_left)
		return goes_on(relay, came);
	if (relay->filter != NULL) {
		buffer_reset(&relay->passed);
		usage_chunk_filter_feed(
		    relay->filter, data, length, &relay->passed);
		data = relay->passed.data;
		length = relay->passed.length;
	}
	if (relay->at_once)
		send(relay, data, length);
	else
		hold(relay, data, length);
	return goes_on(relay, came);
}

bool relay_tick(void *context)
{
	struct relay *relay = context;

	if (!relay->client_left && http_stream_client_left(relay->stream))
		note_client_left(relay);
	return goes_on(relay, 0);
}

static bool has_length(const struct relay *relay)
{
	return relay->status != 204 && relay->status != 304 &&
	       strcmp(relay->request->method, "HEAD") != 0;
}

void relay_send_rest(struct relay *relay)
{
	if (relay->client_left)
		return;
	if (!http_stream_has_begun(relay->stream)) {
		if (has_length(relay))
			buffer_add_format(&relay->head,
			    "content-length: %zu\r\n", relay->held.length);
		begin(relay);
	}
	if (relay->filter != NULL) {
		buffer_reset(&relay->passed);
		usage_chunk_filter_end(relay->filter, &relay->passed);
		send(relay, relay->passed.data, relay->passed.length);
	}
	send(relay, relay->held.data, relay->held.length);
}
