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

/* A list holds thousands of these: they are kept small. */
struct name_pattern {
	enum kind kind;
	unsigned count; /* of bytes in text, or of parts */
	union {
		char *text; /* in lower case */
		regex_t *regex;
		struct name_pattern *parts;
	};
};

void name_lower(char *name)
{
	for (; *name != '\0'; name++)
		if (*name >= 'A' && *name <= 'Z')
			*name = (char)(*name - 'A' + 'a');
}

static bool has_parts(const struct name_pattern *pattern)
{
	return pattern->kind == KIND_OR || pattern->kind == KIND_AND ||
	       pattern->kind == KIND_NOT;
}

static void clear(struct name_pattern *pattern)
{
	if (has_parts(pattern)) {
		for (unsigned i = 0; i < pattern->count; i++)
			clear(&pattern->parts[i]);
		free(pattern->parts);
	} else if (pattern->kind == KIND_REGEX) {
		if (pattern->regex != NULL)
			regfree(pattern->regex);
		free(pattern->regex);
	} else {
		free(pattern->text);
	}
}

void name_pattern_free(struct name_pattern *pattern)
{
	if (pattern == NULL)
		return;
	clear(pattern);
	free(pattern);
}

static enum err read_regex(
    const char *text, struct name_pattern *pattern, struct error *error)
{
	char why[200];
	regex_t *regex = memory_alloc(sizeof *regex);
	int code = regcomp(regex, text, REG_EXTENDED | REG_ICASE | REG_NOSUB);

	if (code != 0) {
		regerror(code, regex, why, sizeof why);
		free(regex);
		return error_set(error, ERR_INVALID, "PRICES_INVALID",
		    "must be a POSIX extended regular expression: %s", why);
	}
	pattern->regex = regex;
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
	pattern->count = (unsigned)strlen(text);
	name_lower(pattern->text);
	return ERR_OK;
}

static enum err read_pattern(
    json_t *value, struct name_pattern *pattern, struct error *error);

/* The nesting is bounded by that of the document. */
static enum err read_parts(
    json_t *list, struct name_pattern *pattern, struct error *error)
{
	size_t count = json_array_size(list);
	enum err err = ERR_OK;

	if (!json_is_array(list) || count == 0)
		return error_set(error, ERR_INVALID, "PRICES_INVALID",
		    "must have a list that is not empty as \"%s\"",
		    kind_names[pattern->kind]);
	pattern->parts = memory_calloc(count, sizeof *pattern->parts);
	pattern->count = (unsigned)count;
	for (size_t i = 0; err == ERR_OK && i < count; i++)
		err = read_pattern(
		    json_array_get(list, i), &pattern->parts[i], error);
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
		pattern->parts = memory_calloc(1, sizeof *pattern->parts);
		pattern->count = 1;
		return read_pattern(value, pattern->parts, error);
	default:
		return read_text(value, pattern, error);
	}
}

/* PATTERN is all zeros, and to be cleared also after a failure. */
static enum err read_pattern(
    json_t *value, struct name_pattern *pattern, struct error *error)
{
	const char *name = json_object_iter_key(json_object_iter(value));
	enum kind kind = 0;

	while (name != NULL && kind < KIND_COUNT &&
	       strcmp(name, kind_names[kind]) != 0)
		kind++;
	if (name == NULL || kind == KIND_COUNT || json_object_size(value) != 1)
		return error_set(error, ERR_INVALID, "PRICES_INVALID",
		    "must be an object of one member: equals, starts_with, "
		    "ends_with, contains, regex, or, and, not");
	pattern->kind = kind;
	return read_value(json_object_get(value, name), pattern, error);
}

enum err name_pattern_read(
    json_t *value, struct name_pattern **pattern, struct error *error)
{
	struct name_pattern *new = memory_calloc(1, sizeof *new);
	enum err err = read_pattern(value, new, error);

	*pattern = err == ERR_OK ? new : NULL;
	if (err != ERR_OK)
		name_pattern_free(new);
	return err;
}

static bool ends_with(const struct name_pattern *pattern, const char *name)
{
	size_t length = strlen(name);

	return length >= pattern->count &&
	       strcmp(name + length - pattern->count, pattern->text) == 0;
}

/* Tells whether a part's match is WANTED. */
static bool any_part(
    const struct name_pattern *pattern, const char *name, bool wanted)
{
	for (unsigned i = 0; i < pattern->count; i++)
		if (name_pattern_matches(&pattern->parts[i], name) == wanted)
			return true;
	return false;
}

bool name_pattern_matches(const struct name_pattern *pattern, const char *name)
{
	switch (pattern->kind) {
	case KIND_EQUALS:
		return strcmp(name, pattern->text) == 0;
	case KIND_STARTS_WITH:
		return strncmp(name, pattern->text, pattern->count) == 0;
	case KIND_ENDS_WITH:
		return ends_with(pattern, name);
	case KIND_CONTAINS:
		return strstr(name, pattern->text) != NULL;
	case KIND_REGEX:
		return regexec(pattern->regex, name, 0, NULL, 0) == 0;
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
