#include "answer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define LINE_MAXIMUM 8192

void answer_begin(struct answer *answer, answer_body *body, void *context)
{
	struct buffer line = answer->line;

	buffer_reset(&line);
	*answer =
	    (struct answer){.line = line, .body = body, .context = context};
}

static void read_header(struct answer *answer, const char *line)
{
	const char *colon = strchr(line, ':'), *value;
	size_t length;

	if (colon == NULL)
		return;
	length = (size_t)(colon - line);
	value = colon + 1 + strspn(colon + 1, " ");
	if (length == 14 && strncasecmp(line, "Content-Length", length) == 0) {
		answer->is_counted = true;
		answer->remaining = strtoul(value, NULL, 10);
	} else if (length == 17 &&
		   strncasecmp(line, "Transfer-Encoding", length) == 0) {
		answer->is_chunked = strcasecmp(value, "chunked") == 0;
	} else if (length == 10 &&
		   strncasecmp(line, "Connection", length) == 0) {
		answer->closes = strcasecmp(value, "close") == 0;
	}
}

static enum answer_part after_head(struct answer *answer)
{
	if (answer->is_chunked)
		return ANSWER_CHUNK_SIZE;
	if (!answer->is_counted) {
		answer->closes = true;
		answer->remaining = SIZE_MAX;
	}
	return answer->remaining > 0 ? ANSWER_BODY : ANSWER_WHOLE;
}

static enum answer_part after_head_line(struct answer *answer, const char *line)
{
	if (answer->status == 0) {
		if (strncmp(line, "HTTP/1.1 ", 9) != 0)
			return ANSWER_BROKEN;
		answer->status = (int)strtol(line + 9, NULL, 10);
		return answer->status > 0 ? ANSWER_HEAD : ANSWER_BROKEN;
	}
	if (*line == '\0')
		return after_head(answer);
	read_header(answer, line);
	return ANSWER_HEAD;
}

static enum answer_part after_chunk_size(
    struct answer *answer, const char *line)
{
	char *end;

	answer->remaining = strtoul(line, &end, 16);
	if (end == line)
		return ANSWER_BROKEN;
	return answer->remaining > 0 ? ANSWER_CHUNK : ANSWER_TRAILER;
}

static enum answer_part after_line(struct answer *answer, const char *line)
{
	switch (answer->part) {
	case ANSWER_HEAD:
		return after_head_line(answer, line);
	case ANSWER_CHUNK_SIZE:
		return after_chunk_size(answer, line);
	case ANSWER_CHUNK_END:
		return *line == '\0' ? ANSWER_CHUNK_SIZE : ANSWER_BROKEN;
	case ANSWER_TRAILER:
		return *line == '\0' ? ANSWER_WHOLE : ANSWER_TRAILER;
	default:
		return ANSWER_BROKEN;
	}
}

/* Returns how many bytes it took. */
static size_t take_line(struct answer *answer, const char *data, size_t length)
{
	struct buffer *line = &answer->line;
	const char *end = memchr(data, '\n', length);
	size_t taken = end == NULL ? length : (size_t)(end - data) + 1;

	buffer_add(line, data, taken);
	if (line->length > LINE_MAXIMUM) {
		answer->part = ANSWER_BROKEN;
	} else if (end != NULL) {
		line->data[strcspn(line->data, "\r\n")] = '\0';
		answer->part = after_line(answer, line->data);
		buffer_reset(line);
	}
	return taken;
}

static size_t take_body(struct answer *answer, const char *data, size_t length)
{
	size_t taken = length < answer->remaining ? length : answer->remaining;

	if (answer->body != NULL)
		answer->body(answer->context, data, taken);
	if (answer->remaining != SIZE_MAX)
		answer->remaining -= taken;
	if (answer->remaining == 0)
		answer->part = answer->part == ANSWER_CHUNK ? ANSWER_CHUNK_END
							    : ANSWER_WHOLE;
	return taken;
}

void answer_feed(struct answer *answer, const char *data, size_t length)
{
	while (length > 0 && answer->part != ANSWER_BROKEN) {
		size_t taken;

		if (answer->part == ANSWER_WHOLE) {
			answer->part = ANSWER_BROKEN;
			return;
		}
		if (answer->part == ANSWER_BODY || answer->part == ANSWER_CHUNK)
			taken = take_body(answer, data, length);
		else
			taken = take_line(answer, data, length);
		data += taken;
		length -= taken;
	}
}

void answer_end(struct answer *answer)
{
	bool is_whole =
	    answer->part == ANSWER_WHOLE ||
	    (answer->part == ANSWER_BODY && answer->remaining == SIZE_MAX);

	answer->part = is_whole ? ANSWER_WHOLE : ANSWER_BROKEN;
}

bool answer_is_over(const struct answer *answer)
{
	return answer->part == ANSWER_WHOLE || answer->part == ANSWER_BROKEN;
}

void answer_clear(struct answer *answer)
{
	buffer_clear(&answer->line);
}
