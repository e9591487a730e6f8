#include "llm/request_facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_picker.h"
#include "base/text.h"

#define OPTION "\"include_usage\":true"

enum pick {
	PICK_ROOT = 1,
	PICK_MODEL,
	PICK_SAFETY_IDENTIFIER,
	PICK_USER,
	PICK_METADATA,
	PICK_METADATA_USER,
	PICK_STREAM,
	PICK_STREAM_OPTIONS,
	PICK_INCLUDE_USAGE,
};

/* Text stands in strings, in parts, and in parts of results of tools. */
static const struct json_wanted result_part_members[] = {
    JSON_COUNTED("text"),
    JSON_WANTED_END,
};

static const struct json_wanted result_parts[] = {
    JSON_WITHIN(JSON_ELEMENTS, result_part_members),
    JSON_WANTED_END,
};

static const struct json_wanted part_members[] = {
    JSON_COUNTED("text"),
    {"content", 0, true, result_parts},
    JSON_WANTED_END,
};

static const struct json_wanted parts[] = {
    {JSON_ELEMENTS, 0, true, part_members},
    JSON_WANTED_END,
};

static const struct json_wanted message_members[] = {
    {"content", 0, true, parts},
    JSON_COUNTED("output"), /* of a tool, in responses */
    JSON_WITHIN("parts", parts),
    JSON_WANTED_END,
};

static const struct json_wanted messages[] = {
    {JSON_ELEMENTS, 0, true, message_members},
    JSON_WANTED_END,
};

static const struct json_wanted metadata_members[] = {
    JSON_PICKED("user_id", PICK_METADATA_USER),
    JSON_WANTED_END,
};

static const struct json_wanted option_members[] = {
    JSON_PICKED("include_usage", PICK_INCLUDE_USAGE),
    JSON_WANTED_END,
};

#define STREAM_OPTIONS                                                       \
	{                                                                    \
		"stream_options", PICK_STREAM_OPTIONS, false, option_members \
	}

/* The members of all protocols: none means two things. */
static const struct json_wanted request_members[] = {
    JSON_PICKED("model", PICK_MODEL),
    JSON_PICKED("safety_identifier", PICK_SAFETY_IDENTIFIER),
    JSON_PICKED("user", PICK_USER),
    {"metadata", PICK_METADATA, false, metadata_members},
    JSON_PICKED("stream", PICK_STREAM),
    STREAM_OPTIONS,
    JSON_WITHIN("messages", messages),
    JSON_COUNTED("instructions"),
    {"input", 0, true, messages},
    {"prompt", 0, true, parts},
    JSON_COUNTED("suffix"),
    {"system", 0, true, parts},
    JSON_WITHIN("contents", messages),
    JSON_WITHIN("systemInstruction", message_members),
    JSON_WITHIN("system_instruction", message_members),
    JSON_WANTED_END,
};

static const struct json_wanted request = {NULL, 0, false, request_members};

struct reading {
	struct request_facts *facts;
	char *safety_identifier;
	char *user;
	char *metadata_user;
};

static void take_name(char **name, const struct json_pick *pick)
{
	char *told = NULL;

	free(*name);
	*name = NULL;
	if (pick->kind == JSON_PICK_STRING && pick->text != NULL)
		told = json_pick_string(pick);
	if (told != NULL &&
	    text_is_name(told, strlen(told), REQUEST_NAME_MAXIMUM))
		*name = told;
	else
		free(told);
}

static void take_fact(void *context, const struct json_pick *pick)
{
	struct reading *reading = context;
	struct request_facts *facts = reading->facts;

	switch (pick->pick) {
	case PICK_MODEL:
		take_name(&facts->model, pick);
		break;
	case PICK_SAFETY_IDENTIFIER:
		take_name(&reading->safety_identifier, pick);
		break;
	case PICK_USER:
		take_name(&reading->user, pick);
		break;
	case PICK_METADATA: /* a second one takes the first one's place */
		if (pick->kind == JSON_PICK_OBJECT_END)
			break;
		free(reading->metadata_user);
		reading->metadata_user = NULL;
		break;
	case PICK_METADATA_USER:
		take_name(&reading->metadata_user, pick);
		break;
	case PICK_STREAM:
		facts->streams = pick->kind == JSON_PICK_TRUE;
		break;
	case PICK_STREAM_OPTIONS:
		if (pick->kind != JSON_PICK_OBJECT_END)
			facts->asks_usage = false;
		break;
	case PICK_INCLUDE_USAGE:
		facts->asks_usage = pick->kind == JSON_PICK_TRUE;
		break;
	default:
		break;
	}
}

/* Moves the first user there is, in the order of who is meant most surely. */
static void choose_user(struct reading *reading)
{
	const struct {
		char **user;
		const char *source;
	} choices[] = {
	    {&reading->safety_identifier, "safety_identifier"},
	    {&reading->user, "user"},
	    {&reading->metadata_user, "metadata"},
	};

	for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
		if (*choices[i].user == NULL)
			continue;
		reading->facts->user = *choices[i].user;
		reading->facts->user_source = choices[i].source;
		*choices[i].user = NULL;
		return;
	}
}

void request_facts_read(enum llm_protocol protocol, const char *body,
    size_t length, struct request_facts *facts)
{
	struct reading reading = {.facts = facts};
	struct json_picker *picker =
	    json_picker_new(&request, take_fact, &reading);

	*facts = (struct request_facts){.streams = protocol == LLM_OLLAMA};
	json_picker_feed(picker, body, length);
	facts->prompt_bytes = json_picker_counted(picker);
	choose_user(&reading);
	free(reading.safety_identifier);
	free(reading.user);
	free(reading.metadata_user);
	json_picker_free(picker);
}

void request_facts_clear(struct request_facts *facts)
{
	free(facts->model);
	free(facts->user);
	*facts = (struct request_facts){0};
}

static const struct json_wanted asking_members[] = {
    JSON_PICKED("stream", PICK_STREAM),
    STREAM_OPTIONS,
    JSON_WANTED_END,
};

static const struct json_wanted asking = {NULL, 0, false, asking_members};

struct plainness {
	bool lost;
	unsigned seen; /* a bit for each pick */
};

static bool has_plain_value(const struct json_pick *pick)
{
	bool is_options = pick->pick == PICK_STREAM_OPTIONS;

	switch (pick->kind) {
	case JSON_PICK_NULL:
		return true;
	case JSON_PICK_TRUE:
	case JSON_PICK_FALSE:
		return !is_options;
	default:
		return is_options && pick->kind == JSON_PICK_OBJECT;
	}
}

static void take_asking(void *context, const struct json_pick *pick)
{
	struct plainness *plainness = context;
	unsigned bit = 1U << pick->pick;

	if (pick->kind == JSON_PICK_OBJECT_END)
		return;
	if ((plainness->seen & bit) != 0 || pick->in_other_letters ||
	    !has_plain_value(pick))
		plainness->lost = true;
	plainness->seen |= bit;
}

bool request_asks_plainly(const char *body, size_t length)
{
	struct plainness plainness = {.lost = false};
	struct json_picker *picker =
	    json_picker_new(&asking, take_asking, &plainness);
	bool whole;

	json_picker_ignore_case(picker);
	json_picker_feed(picker, body, length);
	whole = json_picker_is_whole(picker);
	json_picker_free(picker);
	return whole && !plainness.lost;
}

static const struct json_wanted body_members[] = {
    STREAM_OPTIONS,
    JSON_WANTED_END,
};

static const struct json_wanted body_root = {
    NULL, PICK_ROOT, false, body_members};

struct addition {
	const char *body;
	struct buffer *out;
	size_t copied; /* bytes of the body */
	size_t root;   /* where the objects begin */
	size_t options;
	bool is_object;
	bool has_options;
	bool has_option;
};

/* Copies the body up to UNTIL, and leaves out the bytes from there to NEXT. */
static void copy_until(struct addition *addition, size_t until, size_t next)
{
	buffer_add(addition->out, addition->body + addition->copied,
	    until - addition->copied);
	addition->copied = next;
}

/* Inserts MEMBER as the first of the object from BEGIN to END, its brackets. */
static void insert_member(
    struct addition *addition, const char *member, size_t begin, size_t end)
{
	size_t at = begin + 1;

	copy_until(addition, at, at);
	buffer_add_text(addition->out, member);
	while (memchr(" \t\r\n", addition->body[at], 4) != NULL)
		at++;
	if (at != end)
		buffer_add_text(addition->out, ",");
}

static void replace_value(
    struct addition *addition, const struct json_pick *pick, const char *value)
{
	copy_until(addition, pick->position, pick->position + pick->length);
	buffer_add_text(addition->out, value);
}

static void take_root(struct addition *addition, const struct json_pick *pick)
{
	if (pick->kind == JSON_PICK_OBJECT) {
		addition->is_object = true;
		addition->root = pick->position;
	} else if (pick->kind == JSON_PICK_OBJECT_END &&
		   !addition->has_options) {
		insert_member(addition, "\"stream_options\":{" OPTION "}",
		    addition->root, pick->position);
	}
}

static void take_options(
    struct addition *addition, const struct json_pick *pick)
{
	addition->has_options = true;
	if (pick->kind == JSON_PICK_OBJECT) {
		addition->options = pick->position;
		addition->has_option = false;
	} else if (pick->kind == JSON_PICK_OBJECT_END &&
		   !addition->has_option) {
		insert_member(
		    addition, OPTION, addition->options, pick->position);
	} else if (pick->kind == JSON_PICK_NULL) {
		replace_value(addition, pick, "{" OPTION "}");
	}
}

static void take_option(void *context, const struct json_pick *pick)
{
	struct addition *addition = context;

	switch (pick->pick) {
	case PICK_ROOT:
		take_root(addition, pick);
		break;
	case PICK_STREAM_OPTIONS:
		take_options(addition, pick);
		break;
	case PICK_INCLUDE_USAGE:
		addition->has_option = true;
		if (pick->kind == JSON_PICK_NULL ||
		    pick->kind == JSON_PICK_FALSE)
			replace_value(addition, pick, "true");
		break;
	default:
		break;
	}
}

bool request_add_usage_option(
    const char *body, size_t length, struct buffer *out)
{
	struct addition addition = {.body = body, .out = out};
	struct json_picker *picker =
	    json_picker_new(&body_root, take_option, &addition);
	size_t before = out->length;
	bool done;

	json_picker_feed(picker, body, length);
	done = addition.is_object && json_picker_is_whole(picker);
	if (done) {
		copy_until(&addition, length, length);
	} else if (out->length > before) {
		out->length = before;
		out->data[before] = '\0';
	}
	json_picker_free(picker);
	return done;
}
