#include "base/json.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Returns the position after the string that opens at AT. */
static size_t skip_string(const char *text, size_t length, size_t at)
{
	for (at++; at < length && text[at] != '"'; at++)
		if (text[at] == '\\')
			at++;
	return at < length ? at + 1 : length;
}

enum err json_check_limits(const char *text, size_t length, struct error *error)
{
	size_t depth = 0, values = 1;

	for (size_t at = 0; at < length; at++) {
		switch (text[at]) {
		case '"':
			at = skip_string(text, length, at) - 1;
			break;
		case '[':
		case '{':
			depth++;
			values++;
			break;
		case ']':
		case '}':
			depth -= depth > 0;
			break;
		case ',':
		case '\n':
			values++;
			break;
		}
		if (depth > JSON_DEPTH_MAXIMUM)
			return error_set(error, ERR_INVALID, "JSON_TOO_DEEP",
			    "The JSON is nested more than %d levels deep",
			    JSON_DEPTH_MAXIMUM);
		if (values > JSON_VALUES_MAXIMUM)
			return error_set(error, ERR_INVALID,
			    "JSON_TOO_MANY_VALUES",
			    "The JSON holds more than %d values",
			    JSON_VALUES_MAXIMUM);
	}
	return ERR_OK;
}

/*
 * Finds the member name nearest before POSITION: what the parser was reading,
 * or had just read. Leaves NAME empty when there is none.
 */
static void find_member(
    const char *text, size_t length, size_t position, char *name, size_t room)
{
	name[0] = '\0';
	for (size_t at = 0; at < length && at < position;) {
		size_t end, colon;

		if (text[at] != '"') {
			at++;
			continue;
		}
		end = colon = skip_string(text, length, at);
		while (colon < length && isspace((unsigned char)text[colon]))
			colon++;
		if (colon < length && text[colon] == ':')
			snprintf(name, room, "%.*s", (int)(end - at - 2),
			    text + at + 1);
		at = end;
	}
}

static enum err explain(
    const json_error_t *problem, const char *member, struct error *error)
{
	char where[100];

	snprintf(where, sizeof where, member[0] ? "\"%s\"" : "the document%s",
	    member);
	switch (json_error_code(problem)) {
	case json_error_duplicate_key:
		return error_set(error, ERR_INVALID, "JSON_DUPLICATE_MEMBER",
		    "The member %s is there more than once", where);
	case json_error_numeric_overflow:
		return error_set(error, ERR_INVALID, "JSON_NUMBER_TOO_LARGE",
		    "A number in %s is too large", where);
	case json_error_null_character:
	case json_error_null_byte_in_key:
		return error_set(error, ERR_INVALID, "JSON_NUL_CHARACTER",
		    "The text of %s holds a NUL character", where);
	case json_error_invalid_utf8:
		return error_set(error, ERR_INVALID, "JSON_INVALID_UTF8",
		    "The JSON is not valid UTF-8 at line %d, in or after %s",
		    problem->line, where);
	default:
		break;
	}
	/* A line of NDJSON has no line number of its own. */
	if (problem->line > 1)
		return error_set(error, ERR_INVALID, "JSON_MALFORMED",
		    "The JSON is malformed at line %d, column %d, "
		    "in or after %s",
		    problem->line, problem->column, where);
	return error_set(error, ERR_INVALID, "JSON_MALFORMED",
	    "The JSON is malformed at column %d, in or after %s",
	    problem->column, where);
}

enum err json_read(const char *text, size_t length, json_t **value,
    struct json_problem *problem, struct error *error)
{
	struct json_problem own;
	json_error_t failure;

	*value = json_loadb(
	    text, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &failure);
	if (*value != NULL)
		return ERR_OK;
	if (problem == NULL)
		problem = &own;
	problem->position = failure.position > 0 ? (size_t)failure.position : 0;
	find_member(text, length, problem->position, problem->member,
	    sizeof problem->member);
	return explain(&failure, problem->member, error);
}

size_t json_element_at(const char *text, size_t length, size_t position)
{
	size_t depth = 0, index = 0, at = 0;

	while (at < length && isspace((unsigned char)text[at]))
		at++;
	if (at == length || text[at] != '[')
		return 0;
	for (; at < length && at < position; at++) {
		switch (text[at]) {
		case '"':
			at = skip_string(text, length, at) - 1;
			break;
		case '[':
		case '{':
			depth++;
			break;
		case ']':
		case '}':
			depth -= depth > 0;
			break;
		case ',':
			index += depth == 1;
			break;
		}
	}
	return index;
}

static int add_to_buffer(const char *text, size_t length, void *buffer)
{
	buffer_add(buffer, text, length);
	return 0;
}

static void dump(const json_t *value, size_t digits, struct buffer *buffer)
{
	json_dump_callback(value, add_to_buffer, buffer,
	    JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(digits));
}

void json_write(const json_t *value, struct buffer *buffer)
{
	dump(value, 17, buffer);
}

void json_write_readable(const json_t *value, struct buffer *buffer)
{
	size_t start = buffer->length;
	json_t *again;

	dump(value, 15, buffer);
	again = json_loadb(buffer->data + start, buffer->length - start,
	    JSON_DECODE_ANY, NULL);
	if (!json_equal(value, again)) {
		buffer->length = start;
		dump(value, 17, buffer);
	}
	json_decref(again);
}

void json_start(void)
{
	json_set_alloc_funcs(memory_alloc, free);
	json_object_seed(0);
}
