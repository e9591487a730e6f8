#include "llm/provider_words.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#define WORDS_SIZE 201

char *provider_words_tidy(const char *text)
{
	char words[WORDS_SIZE];
	size_t length = strnlen(text, sizeof words - 1);

	memcpy(words, text, length);
	words[text_valid_length(words, length)] = '\0';
	for (char *at = words; *at != '\0'; at++) {
		unsigned char next = (unsigned char)at[1];

		if ((unsigned char)*at < 0x20 || *at == 0x7F)
			*at = ' ';
		else if ((unsigned char)*at == 0xC2 && next < 0xA0)
			at[0] = at[1] = ' '; /* U+0080–U+009F */
	}
	return memory_strdup(words);
}

char *provider_words_read(const json_t *object)
{
	const json_t *error = json_object_get(object, "error");
	const json_t *const candidates[] = {json_object_get(error, "message"),
	    error, json_object_get(object, "message"),
	    json_object_get(object, "detail")};

	for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++)
		if (json_string_length(candidates[i]) > 0)
			return provider_words_tidy(
			    json_string_value(candidates[i]));
	return NULL;
}

bool provider_words_show_key(const char *text, const char *key)
{
	char beginning[9];

	if (text == NULL || key == NULL)
		return false;
	snprintf(beginning, sizeof beginning, "%s", key);
	return strstr(text, beginning) != NULL;
}
