#include "auth/secret.h"

#include <errno.h>
#include <openssl/sha.h>
#include <stdio.h>
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

enum err secret_read_file(
    const char *path, char text[static SECRET_TEXT_SIZE], struct error *error)
{
	char read[SECRET_TEXT_SIZE + sizeof "\r\n"];
	FILE *file = fopen(path, "re");
	size_t length;
	bool ours;

	if (file == NULL)
		return error_set(error, ERR_INVALID, "KEY_UNREADABLE",
		    "The file with the key cannot be read: %s",
		    strerror(errno));
	/* What it read ahead would outlive it. */
	setvbuf(file, NULL, _IONBF, 0);
	length = fread(read, 1, sizeof read - 1, file);
	fclose(file);
	if (length > 0 && read[length - 1] == '\n')
		length--;
	if (length > 0 && read[length - 1] == '\r')
		length--;
	read[length] = '\0';
	ours = strlen(read) == length &&
	       secret_text_find(read, length, SECRET_TEXT_DIGITS) == read &&
	       length == secret_text_beginning(read) + SECRET_TEXT_DIGITS;
	if (ours)
		memcpy(text, read, length + 1);
	explicit_bzero(read, sizeof read);
	return ours ? ERR_OK
		    : error_set(error, ERR_INVALID, "KEY_UNREADABLE",
			  "The file has to hold a key of TokenMeter's, or a "
			  "viewer token, and nothing else");
}

void secret_hash(const char *text, unsigned char hash[static SECRET_HASH_SIZE])
{
	SHA256((const unsigned char *)text, strlen(text), hash);
}
