#include "llm/event_lines.h"

#include <string.h>

enum state {
	STATE_LINE_START,
	STATE_FIELD, /* its name */
	STATE_COLON, /* one blank after it is not of the value */
	STATE_DATA,
	STATE_NAME, /* of the event */
	STATE_OTHER,
};

static const char byte_order_mark[] = "\xEF\xBB\xBF";

void event_lines_start(struct event_lines *lines, bool by_lines)
{
	*lines = (struct event_lines){.state = STATE_LINE_START,
	    .by_lines = by_lines,
	    .mark_length = by_lines ? sizeof byte_order_mark - 1 : 0};
}

static bool is_line_end(const struct event_lines *lines, char byte)
{
	return byte == '\n' || (byte == '\r' && !lines->by_lines);
}

/* Returns how many bytes come before the line's end. */
static size_t rest_of_line(
    const struct event_lines *lines, const char *data, size_t length)
{
	size_t at = 0;

	while (at < length && !is_line_end(lines, data[at]))
		at++;
	return at;
}

static bool field_is(const struct event_lines *lines, const char *name)
{
	return lines->field_length == strlen(name) &&
	       memcmp(lines->field, name, lines->field_length) == 0;
}

static void begin_data(struct event_lines *lines)
{
	lines->state = STATE_DATA;
	lines->join_owed = lines->has_data;
	lines->has_data = lines->has_fields = true;
}

static void begin_value(struct event_lines *lines)
{
	lines->has_fields = true;
	if (field_is(lines, "data")) {
		begin_data(lines);
	} else if (field_is(lines, "event")) {
		lines->state = STATE_NAME;
		lines->name_length = 0;
		lines->name[0] = '\0';
	} else {
		lines->state = STATE_OTHER;
	}
}

static void add_to_name(
    struct event_lines *lines, const char *data, size_t length)
{
	if (length >= sizeof lines->name - lines->name_length) {
		/* Too long for any name that matters. */
		lines->name[0] = '\0';
		lines->state = STATE_OTHER;
		return;
	}
	memcpy(lines->name + lines->name_length, data, length);
	lines->name_length += length;
	lines->name[lines->name_length] = '\0';
}

/* A field without a colon has an empty value. */
static size_t end_line(
    struct event_lines *lines, char byte, struct event_piece *piece)
{
	bool ends = lines->by_lines || lines->state == STATE_LINE_START;

	if (lines->state == STATE_FIELD)
		begin_value(lines);
	lines->state = STATE_LINE_START;
	lines->join_owed = false;
	lines->after_return = byte == '\r';
	lines->ended = ends;
	piece->kind = ends ? EVENT_PIECE_END : EVENT_PIECE_LINE_END;
	return 1;
}

static size_t begin_line(struct event_lines *lines, char byte)
{
	lines->field_length = 0;
	if (lines->by_lines) {
		begin_data(lines);
		return 0;
	}
	lines->state = byte == ':' ? STATE_OTHER : STATE_FIELD;
	return byte == ':' ? 1 : 0;
}

static size_t read_field(
    struct event_lines *lines, const char *data, size_t length)
{
	size_t at = 0;

	for (; at < length && !is_line_end(lines, data[at]); at++) {
		if (data[at] == ':') {
			lines->state = STATE_COLON;
			return at + 1;
		}
		if (lines->field_length < sizeof lines->field)
			lines->field[lines->field_length++] = data[at];
	}
	return at;
}

/* Reads what stands within a line; DATA begins with no line end. */
static size_t read_line(struct event_lines *lines, const char *data,
    size_t length, struct event_piece *piece)
{
	size_t rest;

	if (lines->state == STATE_FIELD)
		return read_field(lines, data, length);
	rest = rest_of_line(lines, data, length);
	if (lines->state == STATE_NAME)
		add_to_name(lines, data, rest);
	if (lines->state == STATE_DATA)
		*piece = (struct event_piece){EVENT_PIECE_DATA, data, rest};
	return rest;
}

static void begin_event(struct event_lines *lines)
{
	lines->ended = false;
	lines->has_data = lines->has_fields = false;
	lines->name[0] = '\0';
}

size_t event_lines_read(struct event_lines *lines, const char *data,
    size_t length, struct event_piece *piece)
{
	bool after_return = lines->after_return;

	*piece = (struct event_piece){EVENT_PIECE_OTHER, NULL, 0};
	lines->after_return = false;
	if (after_return && *data == '\n') {
		piece->kind = EVENT_PIECE_TAIL;
		return 1;
	}
	if (lines->ended)
		begin_event(lines);
	if (lines->mark_length < sizeof byte_order_mark - 1) {
		if (*data == byte_order_mark[lines->mark_length]) {
			lines->mark_length++;
			return 1;
		}
		lines->mark_length = sizeof byte_order_mark - 1;
	}
	if (lines->state == STATE_COLON) {
		begin_value(lines);
		if (*data == ' ')
			return 1;
	}
	if (lines->join_owed) {
		lines->join_owed = false;
		*piece = (struct event_piece){EVENT_PIECE_DATA, "\n", 1};
		return 0;
	}
	if (is_line_end(lines, *data))
		return end_line(lines, *data, piece);
	if (lines->state == STATE_LINE_START && begin_line(lines, *data) > 0)
		return 1;
	return read_line(lines, data, length, piece);
}

void event_lines_feed(struct event_lines *lines,
    const struct event_taker *taker, const char *data, size_t length)
{
	while (length > 0) {
		struct event_piece piece;
		size_t took = event_lines_read(lines, data, length, &piece);

		if (piece.kind == EVENT_PIECE_DATA)
			taker->take_data(
			    taker->context, piece.data, piece.length);
		else if (piece.kind == EVENT_PIECE_END)
			taker->end_event(taker->context);
		data += took;
		length -= took;
	}
}
