/*
 * Addresses as people may see them: those in settings can hold a user, a
 * password, or a key in the query.
 */
#ifndef BASE_URL_MASK_H
#define BASE_URL_MASK_H

#include "base/buffer.h"

/* Adds TEXT, words with white space between, each an address (with a scheme or
 * without) or NAME=ADDRESS, to BUFFER: "***" stands for what is before the last
 * "@" of one, and for a query. */
void url_mask_add(struct buffer *buffer, const char *text);

#endif
