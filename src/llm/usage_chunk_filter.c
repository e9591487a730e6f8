#include "llm/usage_chunk_filter.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/json_picker.h"
#include "base/memory.h"
#include "llm/event_lines.h"

enum pick {
	PICK_CHOICES = 1,
	PICK_CHOICE,
	PICK_USAGE,
	PICK_ERROR,
};

static const struct json_wanted choices[] = {
    JSON_PICKED(JSON_ELEMENTS, PICK_CHOICE),
    JSON_WANTED_END,
};

static const struct json_wanted chunk_members[] = {
    {"choices", PICK_CHOICES, false, choices},
    JSON_PICKED("usage", PICK_USAGE),
    JSON_PICKED("error", PICK_ERROR),
    JSON_WANTED_END,
};

static const struct json_wanted chunk = {NULL, 0, false, chunk_members};

struct usage_chunk_filter {
	struct event_lines lines;
	struct json_picker *picker;
	struct buffer held; /* of this event, from its first byte */
	bool passes;	    /* this event does, what was held has */
	bool has_choices;
	bool has_usage;
	bool last_passed; /* the event before this one did */
};

static void take_pick(void *context, const struct json_pick *pick)
{
	struct usage_chunk_filter *filter = context;

	switch (pick->pick) {
	case PICK_CHOICES:
		filter->has_choices = true;
		filter->passes |= pick->kind != JSON_PICK_ARRAY &&
				  pick->kind != JSON_PICK_ARRAY_END;
		break;
	case PICK_USAGE:
		filter->has_usage = true;
		filter->passes |= pick->kind != JSON_PICK_OBJECT &&
				  pick->kind != JSON_PICK_OBJECT_END;
		break;
	case PICK_ERROR:
		filter->passes |= pick->kind != JSON_PICK_NULL;
		break;
	default: /* a choice */
		filter->passes = true;
	}
}

static void begin_event(struct usage_chunk_filter *filter)
{
	buffer_reset(&filter->held);
	json_picker_reset(filter->picker);
	filter->passes = filter->has_choices = filter->has_usage = false;
}

struct usage_chunk_filter *usage_chunk_filter_new(void)
{
	struct usage_chunk_filter *filter = memory_calloc(1, sizeof *filter);

	filter->picker = json_picker_new(&chunk, take_pick, filter);
	event_lines_start(&filter->lines, false);
	return filter;
}

void usage_chunk_filter_free(struct usage_chunk_filter *filter)
{
	if (filter == NULL)
		return;
	json_picker_free(filter->picker);
	buffer_clear(&filter->held);
	free(filter);
}

static void release(struct usage_chunk_filter *filter, struct buffer *out)
{
	if (filter->held.length > 0)
		buffer_add(out, filter->held.data, filter->held.length);
	buffer_reset(&filter->held);
}

static bool is_usage_chunk(const struct usage_chunk_filter *filter)
{
	return !filter->passes && filter->has_choices && filter->has_usage &&
	       json_picker_is_whole(filter->picker);
}

static void end_event(struct usage_chunk_filter *filter, struct buffer *out)
{
	filter->last_passed = !is_usage_chunk(filter);
	if (filter->last_passed)
		release(filter, out);
	begin_event(filter);
}

static void take_piece(struct usage_chunk_filter *filter,
    const struct event_piece *piece, struct buffer *out)
{
	if (piece->kind == EVENT_PIECE_END) {
		end_event(filter, out);
		return;
	}
	if (piece->kind == EVENT_PIECE_DATA && !filter->passes) {
		json_picker_feed(filter->picker, piece->data, piece->length);
		filter->passes |= json_picker_is_malformed(filter->picker);
	}
	filter->passes |= filter->held.length > USAGE_CHUNK_MAXIMUM;
	/* Comments before the event are not of it: they keep connections
	 * awake. */
	if (filter->passes || (!filter->lines.has_fields &&
				  (piece->kind == EVENT_PIECE_LINE_END ||
				      piece->kind == EVENT_PIECE_TAIL)))
		release(filter, out);
}

void usage_chunk_filter_feed(struct usage_chunk_filter *filter,
    const char *data, size_t length, struct buffer *out)
{
	while (length > 0) {
		struct event_piece piece;
		size_t took =
		    event_lines_read(&filter->lines, data, length, &piece);
		bool is_late =
		    piece.kind == EVENT_PIECE_TAIL && filter->lines.ended;

		if (is_late) {
			if (filter->last_passed)
				buffer_add(out, data, took);
		} else {
			buffer_add(
			    filter->passes ? out : &filter->held, data, took);
			take_piece(filter, &piece, out);
		}
		data += took;
		length -= took;
	}
}

void usage_chunk_filter_end(
    struct usage_chunk_filter *filter, struct buffer *out)
{
	end_event(filter, out);
}
