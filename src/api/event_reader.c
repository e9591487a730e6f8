#include "api/event_reader.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/timestamp.h"
#include "meter/recorder.h"

#define TOTAL_NOT_GIVEN INT64_C(-1)

/* The members of an event, as they are told. */
struct told {
	const char *user_id, *request_id;
	int64_t occurred_at;
	const char *operation, *provider, *model, *plugin_name;
	int64_t prompt, completion, total, cached, cache_write, reasoning;
	const char *cost;
	const json_t *metadata;
};

#define PLACE(member) offsetof(struct told, member)
#define NAME(name, member)                                            \
	{                                                             \
		name, NULL, FIELD_NAME, false, 0, USAGE_NAME_MAXIMUM, \
		    PLACE(member)                                     \
	}
#define TOKENS(name, required, member)                                       \
	{                                                                    \
		name, NULL, FIELD_INTEGER, required, 0, TOKEN_COUNT_MAXIMUM, \
		    PLACE(member)                                            \
	}

const struct field event_fields[EVENT_FIELD_COUNT] = {
    {"requestId", NULL, FIELD_NAME, false, 0, REQUEST_ID_MAXIMUM,
	PLACE(request_id)},
    {"userId", "User ID", FIELD_NAME, true, 0, USER_ID_MAXIMUM, PLACE(user_id)},
    {"timestamp", NULL, FIELD_TIMESTAMP, false, 0, 0, PLACE(occurred_at)},
    NAME("operation", operation),
    NAME("provider", provider),
    NAME("model", model),
    TOKENS("promptTokens", true, prompt),
    TOKENS("completionTokens", true, completion),
    {"totalTokens", NULL, FIELD_INTEGER, false, 0, 2 * TOKEN_COUNT_MAXIMUM,
	PLACE(total)},
    TOKENS("cachedTokens", false, cached),
    TOKENS("cacheWriteTokens", false, cache_write),
    TOKENS("reasoningTokens", false, reasoning),
    NAME("pluginName", plugin_name),
    {"cost", NULL, FIELD_DECIMAL, false, 0, 0, PLACE(cost)},
    {"metadata", NULL, FIELD_OBJECT, false, 0, USAGE_METADATA_MAXIMUM,
	PLACE(metadata)},
};

void event_batch_clear(struct event_batch *batch)
{
	for (size_t i = 0; i < batch->count; i++) {
		json_decref(batch->documents[i]);
		free(batch->metadata[i]);
	}
	free(batch->events);
	free(batch->documents);
	free(batch->own_ids);
	free(batch->metadata);
	free(batch->lines);
	*batch = (struct event_batch){0};
}

static void make_room(struct event_batch *batch, size_t room)
{
	batch->room = room;
	batch->events = memory_calloc(room, sizeof *batch->events);
	batch->documents = memory_calloc(room, sizeof *batch->documents);
	batch->own_ids = memory_calloc(room, sizeof *batch->own_ids);
	batch->metadata = memory_calloc(room, sizeof *batch->metadata);
}

/* The rules that concern more than one member. */
static void check_sums(
    const struct told *told, size_t index, struct field_problems *problems)
{
	int64_t cached = told->cached > 0 ? told->cached : 0;
	int64_t cache_write = told->cache_write > 0 ? told->cache_write : 0;

	if (told->total != TOTAL_NOT_GIVEN &&
	    told->total != told->prompt + told->completion)
		field_problem_add(problems, index, "totalTokens",
		    "TOTAL_TOKENS_INVALID",
		    "totalTokens must be promptTokens + completionTokens, "
		    "which is %" PRId64,
		    told->prompt + told->completion);
	if (cached + cache_write > told->prompt)
		field_problem_add(problems, index,
		    cached > told->prompt ? "cachedTokens" : "cacheWriteTokens",
		    "CACHED_TOKENS_INVALID",
		    "cachedTokens and cacheWriteTokens are parts of "
		    "promptTokens and must not exceed it");
	if (told->reasoning > told->completion)
		field_problem_add(problems, index, "reasoningTokens",
		    "REASONING_TOKENS_INVALID",
		    "reasoningTokens is a part of completionTokens and must "
		    "not exceed it");
}

static char *metadata_text(const json_t *metadata)
{
	struct buffer text = {0};

	if (metadata == NULL)
		return NULL;
	json_write_readable(metadata, &text);
	return buffer_steal(&text);
}

static void keep(struct event_batch *batch, size_t index,
    const struct told *told, json_t *document)
{
	char *own_id = batch->own_ids[index];

	batch->documents[index] = document;
	batch->metadata[index] = metadata_text(told->metadata);
	if (told->request_id == NULL)
		random_id_make(own_id);
	batch->events[index] = (struct usage_event){.user_id = told->user_id,
	    .request_id = told->request_id != NULL ? told->request_id : own_id,
	    .occurred_at = told->occurred_at,
	    .provider = told->provider,
	    .model = told->model,
	    .operation = told->operation,
	    .plugin_name = told->plugin_name,
	    .usage = {.prompt = told->prompt,
		.completion = told->completion,
		.cached = told->cached,
		.cache_write = told->cache_write,
		.reasoning = told->reasoning,
		.source = USAGE_SOURCE_APPLICATION},
	    .latency_ms = -1,
	    .metadata = batch->metadata[index],
	    .cost = told->cost,
	    .cost_source = told->cost != NULL ? "application" : NULL,
	    .user_source = "body"};
}

/* Adds the event in DOCUMENT, which is taken over. */
static void add_event(struct event_batch *batch, json_t *document, int64_t now,
    struct field_problems *problems)
{
	struct told told = {.occurred_at = now,
	    .total = TOTAL_NOT_GIVEN,
	    .cached = TOKEN_COUNT_UNKNOWN,
	    .cache_write = TOKEN_COUNT_UNKNOWN,
	    .reasoning = TOKEN_COUNT_UNKNOWN};
	size_t index = batch->count++, before = problems->count;

	if (!json_is_object(document)) {
		field_problem_add(problems, index, "", "EVENT_INVALID",
		    "An event must be a JSON object");
		batch->documents[index] = document;
		return;
	}
	fields_read_object(
	    event_fields, EVENT_FIELD_COUNT, document, index, &told, problems);
	if (problems->count == before)
		check_sums(&told, index, problems);
	if (told.occurred_at > now + USAGE_FUTURE_MAXIMUM)
		field_problem_add(problems, index, "timestamp",
		    "TIMESTAMP_INVALID",
		    "timestamp must not be more than 24 hours ahead of this "
		    "server's clock");
	keep(batch, index, &told, document);
}

static enum err refuse_count(struct error *error)
{
	return error_set(error, ERR_INVALID, "TOO_MANY_EVENTS",
	    "One request may hold at most %d events", RECORD_EVENTS_MAXIMUM);
}

/* Parses LENGTH bytes from START of TEXT as one document; a failure also
 * becomes a problem, of event INDEX if that is known. */
static enum err parse(struct event_batch *batch, const char *text,
    size_t length, bool is_line, json_t **document,
    struct field_problems *problems, struct error *error)
{
	enum err err =
	    json_read(text, length, document, &batch->problem, error);
	size_t index = batch->count;

	if (err != ERR_OK) {
		if (!is_line)
			index = json_element_at(
			    text, length, batch->problem.position);
		field_problem_add(problems, index, batch->problem.member,
		    error->code, "%s", error->message);
	}
	return err;
}

static enum err read_document(struct event_batch *batch, const char *text,
    size_t length, int64_t now, struct field_problems *problems,
    struct error *error)
{
	json_t *document, *element;
	size_t index;
	enum err err =
	    parse(batch, text, length, false, &document, problems, error);

	if (err != ERR_OK)
		return err;
	if (!json_is_array(document)) {
		make_room(batch, 1);
		add_event(batch, document, now, problems);
		return ERR_OK;
	}
	if (json_array_size(document) > RECORD_EVENTS_MAXIMUM) {
		json_decref(document);
		return refuse_count(error);
	}
	make_room(batch, json_array_size(document));
	json_array_foreach(document, index, element)
	    add_event(batch, json_incref(element), now, problems);
	json_decref(document);
	return ERR_OK;
}

static bool is_blank(const char *line, size_t length)
{
	return strspn(line, " \t\r\n") >= length;
}

static enum err read_lines(struct event_batch *batch, const char *text,
    size_t length, int64_t now, struct field_problems *problems,
    struct error *error)
{
	const char *end = text + length;
	size_t number = 0;

	make_room(batch, RECORD_EVENTS_MAXIMUM);
	batch->lines = memory_calloc(batch->room, sizeof *batch->lines);
	for (const char *line = text; line < end;) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		size_t size = (size_t)((stop != NULL ? stop : end) - line);
		json_t *document;
		enum err err;

		number++;
		if (!is_blank(line, size)) {
			if (batch->count == batch->room)
				return refuse_count(error);
			batch->lines[batch->count] = number;
			err = parse(batch, line, size, true, &document,
			    problems, error);
			if (err != ERR_OK)
				return err;
			add_event(batch, document, now, problems);
		}
		line += size + 1;
	}
	if (batch->count == 0)
		return error_set(error, ERR_INVALID, "NO_EVENTS",
		    "The body holds no events");
	return ERR_OK;
}

enum err event_batch_read(struct event_batch *batch, const char *text,
    size_t length, bool is_ndjson, int64_t now, struct field_problems *problems,
    struct error *error)
{
	enum err err = json_check_limits(text, length, error);

	if (err == ERR_OK)
		err = is_ndjson ? read_lines(
				      batch, text, length, now, problems, error)
				: read_document(batch, text, length, now,
				      problems, error);
	return err == ERR_OK ? field_problems_first(problems, error) : err;
}
