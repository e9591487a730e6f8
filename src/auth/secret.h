/*
 * Secrets: 256 random bits as text, "tm_" and the like before them, so that
 * people and scanners of leaked secrets know them when they see them. What is
 * kept of one is its SHA-256. No salt and no slow hash: nobody can try 2^256
 * secrets. Nor is there a comparison whose time could tell anything: a secret
 * is looked up by its hash, and who does not know the secret cannot choose how
 * far its hash agrees with another.
 */
#ifndef AUTH_SECRET_H
#define AUTH_SECRET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/secret_text.h"

#define SECRET_TEXT_SIZE \
	sizeof "tmv_0123456789012345678901234567890123456789012"
#define SECRET_HASH_SIZE 32

/* Writes a new secret. Any thread. */
void secret_make(enum secret_kind kind, char text[static SECRET_TEXT_SIZE]);

/* Tells whether TEXT begins as ours do: it was meant for us, whether or not it
 * is any good. */
bool secret_is_ours(const char *text);

/*
 * Reads the secret that the file PATH is, less the line end that editors add,
 * for the caller to wipe. ERR_INVALID with a sentence that repeats neither, for
 * one may stand in the place of the other: it cannot be read, or is no secret
 * of ours.
 */
enum err secret_read_file(const char *path, char text[static SECRET_TEXT_SIZE],
    struct error *error) ERROR_MUST_CHECK;

/* Writes the hash of TEXT. Any thread. */
void secret_hash(const char *text, unsigned char hash[static SECRET_HASH_SIZE]);

#endif
