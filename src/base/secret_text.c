#include "base/secret_text.h"

#include <stdbool.h>
#include <string.h>

const char *const secret_beginnings[SECRET_KINDS] = {
    [SECRET_KEY] = "tm_", [SECRET_VIEWER] = "tmv_", [SECRET_SESSION] = "tms_"};

const char secret_digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

size_t secret_text_beginning(const char *text)
{
	for (size_t i = 0; i < SECRET_KINDS; i++) {
		size_t length = strlen(secret_beginnings[i]);

		if (strncmp(text, secret_beginnings[i], length) == 0)
			return length;
	}
	return 0;
}

static bool is_digit(char c)
{
	return c != '\0' && strchr(secret_digits, c) != NULL;
}

const char *secret_text_find(const char *text, size_t length, size_t digits)
{
	const char *end = text + length;

	for (const char *at = text; at < end; at++) {
		size_t begin;

		at = memmem(at, (size_t)(end - at), "tm", 2);
		if (at == NULL)
			return NULL;
		if (at > text && is_digit(at[-1]))
			continue; /* within a longer word */
		begin = secret_text_beginning(at);
		if (begin > 0 && strspn(at + begin, secret_digits) >= digits)
			return at;
	}
	return NULL;
}
