#include "http/stream.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "http/cors.h"
#include "http/response.h"

/* Lines that every stream has; nginx holds back what has not the last one. */
static const struct {
	const char *name, *value;
} presets[] = {{"X-Content-Type-Options", "nosniff"},
    {"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}};

void http_stream_init(struct http_stream *stream, const struct http_sink *sink,
    const struct http_request *request)
{
	*stream = (struct http_stream){.sink = sink, .request = request};
}

/* Adds LINES (or NULL) but for those that say which pages may read this: who
 * wrote them may speak of other pages. */
static void add_headers(struct buffer *head, const char *lines)
{
	static const char foreign[] = "Access-Control-";

	while (lines != NULL && *lines != '\0') {
		size_t length = strcspn(lines, "\n");

		if (lines[length] == '\n')
			length++;
		if (strncasecmp(lines, foreign, sizeof foreign - 1) != 0)
			buffer_add(head, lines, length);
		lines += length;
	}
}

static bool send_bytes(
    struct http_stream *stream, const char *data, size_t length)
{
	if (!stream->client_left &&
	    !stream->sink->write(stream->sink->context, data, length))
		stream->client_left = true;
	return !stream->client_left;
}

bool http_stream_begin(
    struct http_stream *stream, int status, const struct buffer *headers)
{
	struct buffer head = {0};
	bool sent;

	stream->status = status;
	buffer_add_format(
	    &head, "Status: %d %s\r\n", status, http_reason(status));
	if (!text_has_header(headers->data, "X-Request-Id"))
		buffer_add_format(
		    &head, "X-Request-Id: %s\r\n", stream->request->id);
	for (size_t i = 0; i < sizeof presets / sizeof *presets; i++)
		if (!text_has_header(headers->data, presets[i].name))
			buffer_add_format(&head, "%s: %s\r\n", presets[i].name,
			    presets[i].value);
	add_headers(&head, headers->data);
	cors_write_head(stream->request, NULL, &head);
	buffer_add_text(&head, "\r\n");
	sent = send_bytes(stream, head.data, head.length);
	buffer_clear(&head);
	return sent;
}

bool http_stream_write(
    struct http_stream *stream, const char *data, size_t length)
{
	if (stream->client_left)
		return false;
	if (length == 0 || strcmp(stream->request->method, "HEAD") == 0)
		return true;
	if (!send_bytes(stream, data, length))
		return false;
	stream->bytes_sent += length;
	return true;
}

bool http_stream_has_begun(const struct http_stream *stream)
{
	return stream->status != 0;
}

bool http_stream_client_left(struct http_stream *stream)
{
	if (!stream->client_left &&
	    stream->sink->client_left(stream->sink->context))
		stream->client_left = true;
	return stream->client_left;
}

bool http_stream_can_stay(const struct http_stream *stream)
{
	return stream->sink->hand_over != NULL;
}

int http_stream_hand_over(struct http_stream *stream, unsigned *id)
{
	stream->handed_over = true;
	return stream->sink->hand_over(stream->sink->context, id);
}
