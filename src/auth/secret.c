#include "auth/secret.h"

#include <openssl/sha.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/log.h"

#define RANDOM_BYTES 32

static char digit_at(const unsigned char *bytes, size_t index)
{
	size_t bit = index * 6;
	unsigned pair = (unsigned)bytes[bit / 8] << 8;

	if (bit / 8 + 1 < RANDOM_BYTES)
		pair |= bytes[bit / 8 + 1];
	return secret_digits[pair >> (10 - bit % 8) & 63];
}

void secret_make(enum secret_kind kind, char text[static SECRET_TEXT_SIZE])
{
	unsigned char bytes[RANDOM_BYTES];
	size_t length = strlen(secret_beginnings[kind]);

	/* Up to 256 bytes come whole and cannot be interrupted. */
	if (getrandom(bytes, sizeof bytes, 0) != sizeof bytes) {
		log_error("the kernel gives no random bytes");
		abort();
	}
	memcpy(text, secret_beginnings[kind], length);
	for (size_t i = 0; i < SECRET_TEXT_DIGITS; i++)
		text[length + i] = digit_at(bytes, i);
	text[length + SECRET_TEXT_DIGITS] = '\0';
	explicit_bzero(bytes, sizeof bytes);
}

bool secret_is_ours(const char *text)
{
	return secret_text_beginning(text) > 0;
}

void secret_hash(const char *text, unsigned char hash[static SECRET_HASH_SIZE])
{
	SHA256((const unsigned char *)text, strlen(text), hash);
}
