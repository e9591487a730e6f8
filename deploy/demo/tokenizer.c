#include "tokenizer.h"

#include <stdbool.h>

#define WORD_BYTES_PER_TOKEN 4

static bool is_word_byte(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_';
}

static bool begins_character(unsigned char c)
{
	return c > ' ' && c != 0x7f && (c & 0xc0) != 0x80;
}

size_t tokenizer_count(const char *text)
{
	size_t tokens = 0, word = 0;

	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if (!is_word_byte(c)) {
			word = 0;
			tokens += begins_character(c);
		} else if (word++ % WORD_BYTES_PER_TOKEN == 0) {
			tokens++;
		}
	}
	return tokens;
}
