#include "llm/name_pattern.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum kind {
	KIND_EQUALS,
	KIND_STARTS_WITH,
	KIND_ENDS_WITH,
	KIND_CONTAINS,
	KIND_REGEX,
	KIND_OR,
	KIND_AND,
	KIND_NOT,
	KIND_COUNT
};

static const char *const kind_names[KIND_COUNT] = {"equals", "starts_with",
    "ends_with", "contains", "regex", "or", "and", "not"};

struct name_pattern {
	enum kind kind;
	char *text; /* in lower case; NULL for those with parts */
	size_t length;
	regex_t regex;
	bool has_regex;
	struct name_pattern **parts;
	size_t count;
};

void name_lower(char *name)
{
	for (; *name != '\0'; name++)
		if (*name >= 'A' && *name <= 'Z')
			*name = (char)(*name - 'A' + 'a');
}

void name_pattern_free(struct name_pattern *pattern)
{
	if (pattern == NULL)
		return;
	for (size_t i = 0; i < pattern->count; i++)
		name_pattern_free(pattern->parts[i]);
	if (pattern->has_regex)
		regfree(&pattern->regex);
	free(pattern->parts);
	free(pattern->text);
	free(pattern);
}

static enum err read_regex(
    const char *text, struct name_pattern *pattern, struct error *error)
{
	char why[200];
	int code = regcomp(
	    &pattern->regex, text, REG_EXTENDED | REG_ICASE | REG_NOSUB);

	if (code != 0) {
		regerror(code, &pattern->regex, why, sizeof why);
		return error_set(error, ERR_INVALID, "PRICES_INVALID",
		    "must be a POSIX extended regular expression: %s", why);
	}
	pattern->has_regex = true;
	return ERR_OK;
}

static enum err read_text(
    json_t *value, struct name_pattern *pattern, struct error *error)
{
	const char *text = json_string_value(value);

	if (text == NULL || text[0] == '\0')
		return error_set(error, ERR_INVALID, "PRICES_INVALID",
		    "must have a text that is not empty as \"%s\"",
		    kind_names[pattern->kind]);
	if (pattern->kind == KIND_REGEX)
		return read_regex(text, pattern, error);
	pattern->text = memory_strdup(text);
	pattern->length = strlen(text);
	name_lower(pattern->text);
	return ERR_OK;
}

/* The nesting is bounded by that of the document. */
static enum err read_parts(
    json_t *list, struct name_pattern *pattern, struct error *error)
{
	enum err err = ERR_OK;

	if (!json_is_array(list) || json_array_size(list) == 0)
		return error_set(error, ERR_INVALID, "PRICES_INVALID",
		    "must have a list that is not empty as \"%s\"",
		    kind_names[pattern->kind]);
	pattern->parts =
	    memory_calloc(json_array_size(list), sizeof(struct name_pattern *));
	while (err == ERR_OK && pattern->count < json_array_size(list)) {
		err = name_pattern_read(json_array_get(list, pattern->count),
		    &pattern->parts[pattern->count], error);
		if (err == ERR_OK)
			pattern->count++;
	}
	return err;
}

static enum err read_one_part(
    json_t *value, struct name_pattern *pattern, struct error *error)
{
	enum err err;

	pattern->parts = memory_calloc(1, sizeof(struct name_pattern *));
	err = name_pattern_read(value, &pattern->parts[0], error);
	if (err == ERR_OK)
		pattern->count = 1;
	return err;
}

static enum err read_value(
    json_t *value, struct name_pattern *pattern, struct error *error)
{
	switch (pattern->kind) {
	case KIND_OR:
	case KIND_AND:
		return read_parts(value, pattern, error);
	case KIND_NOT:
		return read_one_part(value, pattern, error);
	default:
		return read_text(value, pattern, error);
	}
}

enum err name_pattern_read(
    json_t *value, struct name_pattern **pattern, struct error *error)
{
	const char *name = json_object_iter_key(json_object_iter(value));
	struct name_pattern *new;
	enum kind kind = 0;
	enum err err;

	*pattern = NULL;
	while (name != NULL && kind < KIND_COUNT &&
	       strcmp(name, kind_names[kind]) != 0)
		kind++;
	if (name == NULL || kind == KIND_COUNT || json_object_size(value) != 1)
		return error_set(error, ERR_INVALID, "PRICES_INVALID",
		    "must be an object of one member: equals, starts_with, "
		    "ends_with, contains, regex, or, and, not");
	new = memory_calloc(1, sizeof *new);
	new->kind = kind;
	err = read_value(json_object_get(value, name), new, error);
	if (err == ERR_OK)
		*pattern = new;
	else
		name_pattern_free(new);
	return err;
}

static bool ends_with(const struct name_pattern *pattern, const char *name)
{
	size_t length = strlen(name);

	return length >= pattern->length &&
	       strcmp(name + length - pattern->length, pattern->text) == 0;
}

/* Tells whether a part's match is WANTED. */
static bool any_part(
    const struct name_pattern *pattern, const char *name, bool wanted)
{
	for (size_t i = 0; i < pattern->count; i++)
		if (name_pattern_matches(pattern->parts[i], name) == wanted)
			return true;
	return false;
}

bool name_pattern_matches(const struct name_pattern *pattern, const char *name)
{
	switch (pattern->kind) {
	case KIND_EQUALS:
		return strcmp(name, pattern->text) == 0;
	case KIND_STARTS_WITH:
		return strncmp(name, pattern->text, pattern->length) == 0;
	case KIND_ENDS_WITH:
		return ends_with(pattern, name);
	case KIND_CONTAINS:
		return strstr(name, pattern->text) != NULL;
	case KIND_REGEX:
		return regexec(&pattern->regex, name, 0, NULL, 0) == 0;
	case KIND_OR:
		return any_part(pattern, name, true);
	case KIND_AND:
		return !any_part(pattern, name, false);
	case KIND_NOT:
		return any_part(pattern, name, false);
	case KIND_COUNT:
		break;
	}
	return false;
}
