#include "base/address_mask.h"

#include <string.h>

#define HIDDEN "…"

/* Returns where the host of the WORD of LENGTH bytes begins, with what stands
 * before its @. */
static size_t find_authority(const char *word, size_t length)
{
	for (size_t i = 0; i + 3 <= length; i++)
		if (memcmp(word + i, "://", 3) == 0)
			return i + 3;
	return 0;
}

/* The length of what stands before the host and its @; 0: nothing. A password
 * that was not encoded may hold any character, so the last @ counts. */
static size_t find_user(const char *authority, size_t length)
{
	while (length > 0 && authority[length - 1] != '@')
		length--;
	return length > 0 ? length - 1 : 0;
}

static void add_word(struct buffer *out, const char *word, size_t length)
{
	size_t authority = find_authority(word, length);
	size_t user = find_user(word + authority, length - authority);
	const char *rest = word + authority + user;
	size_t left = length - authority - user;
	const char *query = memchr(rest, '?', left);

	buffer_add(out, word, authority);
	if (user > 0)
		buffer_add_text(out, HIDDEN);
	buffer_add(out, rest, query != NULL ? (size_t)(query - rest) : left);
	if (query != NULL)
		buffer_add_text(out, "?" HIDDEN);
}

void address_mask_add(struct buffer *out, const char *text)
{
	while (*text != '\0') {
		size_t blanks = strspn(text, " "), length;

		buffer_add(out, text, blanks);
		text += blanks;
		length = strcspn(text, " ");
		add_word(out, text, length);
		text += length;
	}
}
