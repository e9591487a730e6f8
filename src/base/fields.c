#include "base/fields.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/text.h"
#include "base/timestamp.h"

const char *field_type_name(enum field_type type)
{
	static const char *const names[] = {[FIELD_NAME] = "name",
	    [FIELD_USER] = "user",
	    [FIELD_TEXT] = "text",
	    [FIELD_INTEGER] = "integer",
	    [FIELD_TIMESTAMP] = "timestamp",
	    [FIELD_DECIMAL] = "decimal",
	    [FIELD_OBJECT] = "object"};

	return names[type];
}

void field_problem_add(struct field_problems *problems, size_t index,
    const char *field, const char *code, const char *format, ...)
{
	char message[sizeof((struct error *)0)->message];
	va_list arguments;

	if (problems->count++ >= FIELD_PROBLEMS_MAXIMUM)
		return;
	va_start(arguments, format);
	vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);

	struct field_problem *problem = &problems->list[problems->count - 1];

	problem->index = index;
	problem->field = field;
	error_set(&problem->error, ERR_INVALID, code, "%s", message);
}

enum err field_problems_first(
    const struct field_problems *problems, struct error *error)
{
	if (problems->count == 0)
		return ERR_OK;
	*error = problems->list[0].error;
	return ERR_INVALID;
}

/* Writes userId and "REQUIRED" as USER_ID_REQUIRED. */
static void make_code(
    const char *name, const char *ending, char *code, size_t room)
{
	size_t used = 0;

	for (; *name != '\0' && used + 12 < room; name++) {
		if (isupper((unsigned char)*name))
			code[used++] = '_';
		code[used++] = (char)toupper((unsigned char)*name);
	}
	snprintf(code + used, room - used, "_%s", ending);
}

static void refuse_missing(
    const struct field *field, size_t index, struct field_problems *problems)
{
	char code[sizeof((struct error *)0)->code];

	make_code(field->name, "REQUIRED", code, sizeof code);
	field_problem_add(problems, index, field->name, code, "%s is required",
	    field->label ? field->label : field->name);
}

void field_refuse_value(
    const struct field *field, size_t index, struct field_problems *problems)
{
	char code[sizeof((struct error *)0)->code], rule[160];

	switch (field->type) {
	case FIELD_NAME:
	case FIELD_USER:
		snprintf(rule, sizeof rule,
		    "text of 1 to %" PRId64
		    " bytes in UTF-8 without control characters",
		    field->maximum);
		break;
	case FIELD_TEXT:
		snprintf(rule, sizeof rule,
		    "text of 1 to %" PRId64 " characters in UTF-8",
		    field->maximum);
		break;
	case FIELD_INTEGER:
		snprintf(rule, sizeof rule,
		    "an integer from %" PRId64 " to %" PRId64, field->minimum,
		    field->maximum);
		break;
	case FIELD_TIMESTAMP:
		snprintf(rule, sizeof rule,
		    "an RFC 3339 time such as 2025-06-23T10:30:00Z");
		break;
	case FIELD_DECIMAL:
		snprintf(rule, sizeof rule,
		    "a decimal number as text, such as \"0.0123\", from 0 to "
		    "less than 10^12");
		break;
	case FIELD_OBJECT:
		snprintf(rule, sizeof rule,
		    "an object of at most %" PRId64 " bytes", field->maximum);
		break;
	}
	make_code(field->name, "INVALID", code, sizeof code);
	field_problem_add(problems, index, field->name, code, "%s must be %s",
	    field->name, rule);
}

static bool store_text(
    const struct field *field, const char *value, size_t length, void *place)
{
	if (field->type == FIELD_NAME || field->type == FIELD_USER) {
		if (!text_is_name(value, length, (size_t)field->maximum))
			return false;
	} else if (length == 0 || memchr(value, '\0', length) != NULL ||
		   text_valid_length(value, length) != length ||
		   text_count_characters(value, length) >
		       (size_t)field->maximum) {
		return false;
	}
	*(const char **)place = value;
	return true;
}

static bool store_decimal(const char *value, size_t length, void *place)
{
	struct decimal number;

	if (strlen(value) != length || !decimal_parse(value, &number, NULL))
		return false;
	*(const char **)place = value;
	return true;
}

static bool store_integer(const struct field *field, int64_t value, void *place)
{
	if (value < field->minimum || value > field->maximum)
		return false;
	*(int64_t *)place = value;
	return true;
}

static bool store_object(
    const struct field *field, const json_t *value, void *place)
{
	if (!json_is_object(value) ||
	    json_dumpb(value, NULL, 0, JSON_COMPACT) > (size_t)field->maximum)
		return false;
	*(const json_t **)place = value;
	return true;
}

static bool store_json(
    const struct field *field, const json_t *value, void *place)
{
	switch (field->type) {
	case FIELD_NAME:
	case FIELD_USER:
	case FIELD_TEXT:
		return json_is_string(value) &&
		       store_text(field, json_string_value(value),
			   json_string_length(value), place);
	case FIELD_INTEGER:
		return json_is_integer(value) &&
		       store_integer(field, json_integer_value(value), place);
	case FIELD_TIMESTAMP:
		return json_is_string(value) &&
		       timestamp_parse(json_string_value(value),
			   json_string_length(value), place);
	case FIELD_DECIMAL:
		return json_is_string(value) &&
		       store_decimal(json_string_value(value),
			   json_string_length(value), place);
	case FIELD_OBJECT:
		return store_object(field, value, place);
	}
	return false;
}

void fields_read_object(const struct field *fields, size_t count,
    const json_t *object, size_t index, void *target,
    struct field_problems *problems)
{
	for (size_t i = 0; i < count; i++) {
		const struct field *field = &fields[i];
		const json_t *value = json_object_get(object, field->name);
		bool empty =
		    json_is_string(value) && json_string_length(value) == 0;

		if (value == NULL || json_is_null(value) ||
		    (empty && field->required)) {
			if (field->required)
				refuse_missing(field, index, problems);
		} else if (!store_json(
			       field, value, (char *)target + field->offset)) {
			field_refuse_value(field, index, problems);
		}
	}
}

static bool read_integer(const char *text, size_t length, int64_t *value)
{
	char *end;

	if (length == 0 || length > 20 ||
	    (!isdigit((unsigned char)text[0]) && text[0] != '-'))
		return false;
	errno = 0;
	*value = strtoll(text, &end, 10);
	return errno == 0 && end == text + length;
}

static bool store_parameter(
    const struct field *field, const char *value, size_t length, void *place)
{
	int64_t integer;

	switch (field->type) {
	case FIELD_NAME:
	case FIELD_USER:
	case FIELD_TEXT:
		return store_text(field, value, length, place);
	case FIELD_INTEGER:
		return read_integer(value, length, &integer) &&
		       store_integer(field, integer, place);
	case FIELD_TIMESTAMP:
		return timestamp_parse(value, length, place);
	case FIELD_DECIMAL: /* no parameter is one */
	case FIELD_OBJECT:
		break;
	}
	return false;
}

void field_read_text(const struct field *field, const char *value,
    size_t length, void *target, struct field_problems *problems)
{
	if (value == NULL || (length == 0 && field->required)) {
		if (field->required)
			refuse_missing(field, 0, problems);
	} else if (!store_parameter(
		       field, value, length, (char *)target + field->offset)) {
		field_refuse_value(field, 0, problems);
	}
}
