#include "llm/usage_reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_picker.h"
#include "base/memory.h"
#include "base/text.h"
#include "llm/event_lines.h"
#include "llm/usage_adapter.h"
#include "llm/usage_cost.h"

#define END_MARK "[DONE]"

struct usage_reader {
	const struct usage_adapter *adapter;
	enum usage_format format;
	bool format_is_sure;
	bool in_array; /* the answer is an array of answers */
	struct event_lines lines;
	struct json_picker *picker;
	size_t beginning_length;
	char beginning[sizeof END_MARK]; /* of the event's data */
	struct usage_gathered gathered;
	char *model;
	char *upstream_id;
	char cost[USAGE_REPORT_COST_SIZE]; /* "": none */
};

void usage_report_clear(struct usage_report *report)
{
	free(report->model);
	free(report->upstream_id);
	free(report->cost);
	*report = (struct usage_report){0};
}

static const struct usage_adapter *find_adapter(enum llm_protocol protocol)
{
	switch (protocol) {
	case LLM_ANTHROPIC:
		return &anthropic_usage_adapter;
	case LLM_GEMINI:
		return &gemini_usage_adapter;
	case LLM_OLLAMA:
		return &ollama_usage_adapter;
	case LLM_OPENAI:
		break;
	}
	return &openai_usage_adapter;
}

/* Most chunks of a stream tell the same name again. */
static void take_name(char **name, const struct json_pick *pick)
{
	char *told;
	size_t length;

	if (pick->kind != JSON_PICK_STRING || pick->text == NULL ||
	    (*name != NULL && json_pick_is(pick, *name)))
		return;
	told = json_pick_string(pick);
	length = told != NULL ? strlen(told) : 0;
	if (!text_is_name(told, length, USAGE_REPORT_NAME_MAXIMUM)) {
		free(told);
		return;
	}
	free(*name);
	*name = told;
}

static void take_cost(
    struct usage_reader *reader, const struct json_pick *pick, int power)
{
	if (pick->kind == JSON_PICK_NUMBER && pick->text != NULL &&
	    !usage_cost_write(
		pick->text, power, reader->cost, sizeof reader->cost))
		reader->cost[0] = '\0';
}

static void begin_answer(struct usage_gathered *gathered)
{
	gathered->has_report = false;
	gathered->has_choice = false;
	gathered->is_unfinished = false;
	gathered->is_last = false;
	gathered->is_list = false;
	gathered->is_running = false;
}

static void take_answer(
    struct usage_reader *reader, const struct json_pick *pick)
{
	switch (pick->kind) {
	case JSON_PICK_OBJECT:
		begin_answer(&reader->gathered);
		break;
	case JSON_PICK_OBJECT_END:
		reader->adapter->take(&reader->gathered, pick);
		break;
	case JSON_PICK_ARRAY:
		reader->in_array = true;
		break;
	default:
		break;
	}
}

static void take_pick(void *context, const struct json_pick *pick)
{
	struct usage_reader *reader = context;
	struct usage_gathered *gathered = &reader->gathered;

	switch (pick->pick) {
	case USAGE_PICK_ANSWER:
		take_answer(reader, pick);
		break;
	case USAGE_PICK_MODEL:
		take_name(&reader->model, pick);
		break;
	case USAGE_PICK_ID:
		take_name(&reader->upstream_id, pick);
		break;
	case USAGE_PICK_ERROR:
		gathered->failed |= pick->kind != JSON_PICK_NULL &&
				    pick->kind != JSON_PICK_FALSE;
		break;
	case USAGE_PICK_COST:
		take_cost(reader, pick, 0);
		break;
	case USAGE_PICK_TICKS:
		take_cost(reader, pick, -10);
		break;
	default:
		if (pick->pick >= USAGE_PICK_COUNT)
			usage_take_count(gathered,
			    (size_t)(pick->pick - USAGE_PICK_COUNT), pick);
		else
			reader->adapter->take(gathered, pick);
	}
}

struct usage_reader *usage_reader_new(
    enum llm_protocol protocol, enum usage_format format)
{
	struct usage_reader *reader = memory_calloc(1, sizeof *reader);

	reader->adapter = find_adapter(protocol);
	reader->format = format;
	reader->picker =
	    json_picker_new(reader->adapter->wanted, take_pick, reader);
	usage_gathered_start(&reader->gathered);
	return reader;
}

void usage_reader_free(struct usage_reader *reader)
{
	if (reader == NULL)
		return;
	json_picker_free(reader->picker);
	free(reader->model);
	free(reader->upstream_id);
	free(reader);
}

static void end_event(void *context)
{
	struct usage_reader *reader = context;

	if (reader->beginning_length == strlen(END_MARK) &&
	    memcmp(reader->beginning, END_MARK, strlen(END_MARK)) == 0)
		reader->gathered.ended = true;
	if (strcmp(reader->lines.name, "error") == 0)
		reader->gathered.failed = true;
	reader->beginning_length = 0;
	json_picker_reset(reader->picker);
}

static void take_data(void *context, const char *data, size_t length)
{
	struct usage_reader *reader = context;
	size_t room = sizeof reader->beginning - reader->beginning_length;
	size_t more = length < room ? length : room;

	memcpy(reader->beginning + reader->beginning_length, data, more);
	reader->beginning_length += more;
	json_picker_feed(reader->picker, data, length);
}

static void read_events(
    struct usage_reader *reader, const char *data, size_t length)
{
	const struct event_taker taker = {take_data, end_event, reader};

	event_lines_feed(&reader->lines, &taker, data, length);
}

/* A text that begins with BYTE can be FORMAT. */
static enum usage_format correct_format(enum usage_format format, char byte)
{
	bool is_json = byte == '{' || byte == '[';

	if (format == USAGE_FORMAT_SSE && is_json)
		return USAGE_FORMAT_JSON;
	/* data, event, id, retry, or a comment */
	if (format != USAGE_FORMAT_SSE && byte != '\0' &&
	    strchr("deir:", byte) != NULL)
		return USAGE_FORMAT_SSE;
	return format;
}

/* Returns how many blanks it passed over: all that came, or those before the
 * byte that decided. */
static size_t decide_format(
    struct usage_reader *reader, const char *data, size_t length)
{
	size_t at = 0;

	while (at < length && memchr(" \t\r\n", data[at], 4) != NULL)
		at++;
	if (at == length)
		return at;
	reader->format = correct_format(reader->format, data[at]);
	reader->format_is_sure = true;
	reader->gathered.streamed = reader->format != USAGE_FORMAT_JSON;
	event_lines_start(
	    &reader->lines, reader->format == USAGE_FORMAT_NDJSON);
	return at;
}

void usage_reader_feed(
    struct usage_reader *reader, const char *data, size_t length)
{
	size_t blanks = 0;

	if (!reader->format_is_sure)
		blanks = decide_format(reader, data, length);
	if (!reader->format_is_sure)
		return;
	if (reader->format == USAGE_FORMAT_JSON)
		json_picker_feed(
		    reader->picker, data + blanks, length - blanks);
	else
		read_events(reader, data + blanks, length - blanks);
}

/* Tells whether the answer broke off, as the header says. */
static bool broke_off(const struct usage_reader *reader, bool whole)
{
	const struct usage_gathered *gathered = &reader->gathered;
	bool is_json = reader->format == USAGE_FORMAT_JSON;

	if (!whole)
		return true;
	if (!gathered->begun)
		return false;
	if (is_json && !json_picker_is_whole(reader->picker))
		return true;
	if (is_json && !reader->in_array)
		return false;
	return !gathered->reported &&
	       (gathered->failed || !(is_json || gathered->ended));
}

void usage_reader_finish(
    struct usage_reader *reader, bool whole, struct usage_report *report)
{
	bool is_partial;

	/* What came without its blank line counts: its JSON says whether it is
	 * whole. */
	if (reader->format_is_sure && reader->format != USAGE_FORMAT_JSON)
		end_event(reader);
	*report = (struct usage_report){.model = reader->model,
	    .upstream_id = reader->upstream_id,
	    .cost =
		reader->cost[0] != '\0' ? memory_strdup(reader->cost) : NULL,
	    .failed = reader->gathered.failed,
	    .deferred =
		reader->gathered.is_running ||
		(reader->gathered.background && !reader->gathered.reported),
	    .text_bytes = json_picker_counted(reader->picker)};
	reader->model = reader->upstream_id = NULL;
	is_partial = broke_off(reader, whole);
	if (usage_conclude(
		reader->adapter, &reader->gathered, &report->usage) &&
	    is_partial)
		report->usage.source = USAGE_SOURCE_PARTIAL;
}
