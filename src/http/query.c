#include "http/query.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

void query_clear(struct query *query)
{
	free(query->text);
	free(query->pairs);
	*query = (struct query){0};
}

/* Decodes LENGTH bytes in place and ends them with NUL; false, and as they
 * were, from the first broken %XX on. */
static bool decode(char *text, size_t length, size_t *decoded)
{
	char *to = text;
	bool valid = true;

	for (size_t i = 0; i < length; i++) {
		int high = length - i > 2 ? text_hex_digit(text[i + 1]) : -1;
		int low = high >= 0 ? text_hex_digit(text[i + 2]) : -1;

		if (text[i] == '%' && low >= 0) {
			*to++ = (char)(high * 16 + low);
			i += 2;
			continue;
		}
		valid = valid && text[i] != '%';
		*to++ = text[i] == '+' ? ' ' : text[i];
	}
	*to = '\0';
	*decoded = (size_t)(to - text);
	return valid;
}

/* Decodes one "name=value"; PAIR is LENGTH bytes and the '&' or NUL behind. */
static void read_pair(struct query *query, char *pair, size_t length)
{
	char *equals = memchr(pair, '=', length);
	size_t name = equals != NULL ? (size_t)(equals - pair) : length;
	char *value = equals != NULL ? equals + 1 : pair + length;
	struct query_pair *decoded = &query->pairs[query->count++];

	decoded->valid =
	    decode(value, (size_t)(pair + length - value), &decoded->length);
	decode(pair, name, &decoded->name_length);
	decoded->name = pair;
	decoded->value = value;
}

enum err query_read(
    struct query *query, const char *string, struct error *error)
{
	size_t length = strlen(string), pairs = 1;
	char *at;

	if (length > QUERY_LENGTH_MAXIMUM)
		return error_set(error, ERR_TOO_LARGE, "QUERY_TOO_LONG",
		    "The query string is longer than %d bytes",
		    QUERY_LENGTH_MAXIMUM);
	query->text = memory_strdup(string);
	for (at = query->text; (at = strchr(at, '&')) != NULL; at++)
		pairs++;
	query->pairs = memory_calloc(pairs, sizeof *query->pairs);
	for (at = query->text;;) {
		size_t pair = strcspn(at, "&");
		char end = at[pair];

		if (pair > 0)
			read_pair(query, at, pair);
		if (end == '\0')
			return ERR_OK;
		at += pair + 1;
	}
}

const struct query_pair *query_find(
    const struct query *query, const char *name, size_t *count)
{
	const struct query_pair *found = NULL;

	*count = 0;
	for (size_t i = 0; i < query->count; i++) {
		/* A decoded name may hold a NUL. */
		if (query->pairs[i].name_length != strlen(name) ||
		    strcmp(query->pairs[i].name, name) != 0)
			continue;
		if ((*count)++ == 0)
			found = &query->pairs[i];
	}
	return found;
}
