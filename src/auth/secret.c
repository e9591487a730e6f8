#include "auth/secret.h"

#include <openssl/sha.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/log.h"

#define RANDOM_BYTES 32
#define DIGITS 43 /* of six bits, for as many bytes */

static const char *const beginnings[] = {
    [SECRET_KEY] = "tm_", [SECRET_VIEWER] = "tmv_", [SECRET_SESSION] = "tms_"};

#define BEGINNING_COUNT (sizeof beginnings / sizeof *beginnings)

/* RFC 4648, section 5. */
static const char digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static char digit_at(const unsigned char *bytes, size_t index)
{
	size_t bit = index * 6;
	unsigned pair = (unsigned)bytes[bit / 8] << 8;

	if (bit / 8 + 1 < RANDOM_BYTES)
		pair |= bytes[bit / 8 + 1];
	return digits[pair >> (10 - bit % 8) & 63];
}

void secret_make(enum secret_kind kind, char text[static SECRET_TEXT_SIZE])
{
	unsigned char bytes[RANDOM_BYTES];
	size_t length = strlen(beginnings[kind]);

	/* Up to 256 bytes come whole and cannot be interrupted. */
	if (getrandom(bytes, sizeof bytes, 0) != sizeof bytes) {
		log_error("the kernel gives no random bytes");
		abort();
	}
	memcpy(text, beginnings[kind], length);
	for (size_t i = 0; i < DIGITS; i++)
		text[length + i] = digit_at(bytes, i);
	text[length + DIGITS] = '\0';
	explicit_bzero(bytes, sizeof bytes);
}

static size_t beginning_of(const char *text)
{
	for (size_t i = 0; i < BEGINNING_COUNT; i++) {
		size_t length = strlen(beginnings[i]);

		if (strncmp(text, beginnings[i], length) == 0)
			return length;
	}
	return 0;
}

bool secret_is_ours(const char *text)
{
	return beginning_of(text) > 0;
}

const char *secret_find(const char *text, size_t length)
{
	for (const char *at = text; (size_t)(at - text) < length; at++) {
		size_t left = length - (size_t)(at - text), begin;

		at = memmem(at, left, "tm", 2);
		if (at == NULL)
			return NULL;
		left = length - (size_t)(at - text);
		begin = beginning_of(at);
		if (at > text && strchr(digits, at[-1]) != NULL)
			continue; /* within a longer word */
		if (begin > 0 && left >= begin + DIGITS &&
		    strspn(at + begin, digits) >= DIGITS)
			return at;
	}
	return NULL;
}

void secret_hash(const char *text, unsigned char hash[static SECRET_HASH_SIZE])
{
	SHA256((const unsigned char *)text, strlen(text), hash);
}
