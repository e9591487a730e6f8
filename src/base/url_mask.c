#include "base/url_mask.h"

#include <string.h>

#define SPACE " \t\r\n"
#define MASK "***"

/* The last "@" counts, wherever it stands: a password may hold any character
 * that its owner forgot to encode. */
static void add_word(struct buffer *buffer, const char *word, size_t length)
{
	const char *scheme = memmem(word, length, "://", 3);
	const char *at = memrchr(word, '@', length);
	const char *end = word + length, *query;

	if (at != NULL) {
		if (scheme != NULL && memchr(word, ':', length) == scheme)
			buffer_add(buffer, word, (size_t)(scheme + 3 - word));
		buffer_add_text(buffer, MASK);
		word = at;
	}
	query = memchr(word, '?', (size_t)(end - word));
	buffer_add(
	    buffer, word, (size_t)((query != NULL ? query + 1 : end) - word));
	if (query != NULL)
		buffer_add_text(buffer, MASK);
}

void url_mask_add(struct buffer *buffer, const char *text)
{
	while (*text != '\0') {
		size_t space = strspn(text, SPACE);
		size_t length = strcspn(text + space, SPACE);

		buffer_add(buffer, text, space);
		add_word(buffer, text + space, length);
		text += space + length;
	}
}
