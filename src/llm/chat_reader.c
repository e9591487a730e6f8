#include "llm/chat_reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/memory.h"
#include "llm/event_lines.h"

enum layout {
	LAYOUT_UNKNOWN, /* nothing but blanks came */
	LAYOUT_WHOLE,
	LAYOUT_EVENTS,
};

struct chat_reader {
	const struct chat_protocol *protocol;
	bool by_lines; /* what it streams is lines */
	enum layout layout;
	struct event_lines lines;
	struct buffer held; /* the event's data, or the answer */
	bool skips;	    /* the event is too long */
	struct chat_reading reading;
	struct error why; /* the answer cannot be read */
};

struct chat_reader *chat_reader_new(enum llm_protocol protocol, bool streams)
{
	struct chat_reader *reader = memory_calloc(1, sizeof *reader);

	reader->protocol = chat_protocol_find(protocol);
	reader->by_lines = streams && protocol == LLM_OLLAMA;
	return reader;
}

void chat_reader_free(struct chat_reader *reader)
{
	if (reader == NULL)
		return;
	buffer_clear(&reader->held);
	buffer_clear(&reader->reading.text);
	buffer_clear(&reader->reading.refusal);
	free(reader->reading.failure);
	free(reader);
}

static json_t *read_json(const char *text, size_t length, struct error *why)
{
	json_t *value = NULL;

	if (json_check_limits(text, length, why) != ERR_OK ||
	    json_read(text, length, &value, NULL, why) == ERR_OK)
		return value;
	/* A count beyond 64 bits spoils the report, not the answer. */
	if (strcmp(why->code, "JSON_NUMBER_TOO_LARGE") == 0)
		value = json_loadb(text, length,
		    JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, NULL);
	return value;
}

/* Reads what is held: an answer, an event, or (Gemini without events) an array
 * of such. */
static void read_held(struct chat_reader *reader)
{
	const char *text = reader->held.data != NULL ? reader->held.data : "";
	struct error why = {0};
	json_t *value = read_json(text, reader->held.length, &why);
	const json_t *element;
	size_t i;

	if (value == NULL && reader->layout != LAYOUT_EVENTS)
		reader->why = why;
	if (json_is_object(value))
		reader->protocol->read(value, &reader->reading);
	json_array_foreach(value, i, element)
	{
		reader->protocol->read(element, &reader->reading);
	}
	json_decref(value);
	buffer_reset(&reader->held);
}

static void take_data(void *context, const char *data, size_t length)
{
	struct chat_reader *reader = context;

	if (length > CHAT_EVENT_MAXIMUM - reader->held.length)
		reader->skips = true;
	if (!reader->skips)
		buffer_add(&reader->held, data, length);
}

static void end_event(void *context)
{
	struct chat_reader *reader = context;

	if (reader->held.length > 0 && !reader->skips)
		read_held(reader);
	buffer_reset(&reader->held);
	reader->skips = false;
}

static void read_events(
    struct chat_reader *reader, const char *data, size_t length)
{
	const struct event_taker taker = {take_data, end_event, reader};

	event_lines_feed(&reader->lines, &taker, data, length);
}

/* No JSON that matters begins like a field of an event, or a comment. */
static void decide_layout(struct chat_reader *reader, char first)
{
	bool is_event = strchr("deir:", first) != NULL;

	reader->layout =
	    is_event || reader->by_lines ? LAYOUT_EVENTS : LAYOUT_WHOLE;
	event_lines_start(&reader->lines, !is_event);
}

void chat_reader_feed(
    struct chat_reader *reader, const char *data, size_t length)
{
	while (reader->layout == LAYOUT_UNKNOWN && length > 0) {
		if (memchr(" \t\r\n", *data, 4) == NULL && *data != '\0') {
			decide_layout(reader, *data);
			break;
		}
		data++;
		length--;
	}
	if (length == 0)
		return;
	if (reader->layout == LAYOUT_EVENTS)
		read_events(reader, data, length);
	else
		buffer_add(&reader->held, data, length);
}

void chat_reader_finish(struct chat_reader *reader)
{
	if (reader->layout == LAYOUT_EVENTS)
		end_event(reader);
	else
		read_held(reader);
}

const struct chat_reading *chat_reader_reading(const struct chat_reader *reader)
{
	return &reader->reading;
}

enum err chat_reader_refuse(
    const struct chat_reader *reader, struct error *error)
{
	if (reader->why.code[0] != '\0')
		return error_set(error, ERR_UPSTREAM,
		    "PROVIDER_ANSWER_UNUSABLE",
		    "The model provider's answer cannot be read: %s",
		    reader->why.message);
	return error_set(error, ERR_UPSTREAM, "PROVIDER_ANSWER_UNUSABLE",
	    "The model provider's answer is no chat completion");
}
