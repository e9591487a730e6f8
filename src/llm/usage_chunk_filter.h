/*
 * Takes out of a stream of OpenAI chat chunks the one that a client did not
 * ask for: usage with `choices: []`, which clients that read choices[0] cannot
 * bear. Every other byte passes as it is and at once; an event is held only
 * while it can still be that chunk, and never more than USAGE_CHUNK_MAXIMUM
 * bytes of it (a longer one passes).
 */
#ifndef LLM_USAGE_CHUNK_FILTER_H
#define LLM_USAGE_CHUNK_FILTER_H

#include <stddef.h>

#include "base/buffer.h"

#define USAGE_CHUNK_MAXIMUM ((size_t)64 * 1024)

struct usage_chunk_filter;

/* A filter for one stream. Free with usage_chunk_filter_free(). Belongs to one
 * thread at a time. */
struct usage_chunk_filter *usage_chunk_filter_new(void);

/* Adds to OUT what passes, of LENGTH bytes more and of what was held. */
void usage_chunk_filter_feed(struct usage_chunk_filter *filter,
    const char *data, size_t length, struct buffer *out);

/* The stream has ended: adds to OUT what is still held, except a usage chunk
 * that is whole but for its blank line. */
void usage_chunk_filter_end(
    struct usage_chunk_filter *filter, struct buffer *out);

void usage_chunk_filter_free(struct usage_chunk_filter *filter);

#endif
