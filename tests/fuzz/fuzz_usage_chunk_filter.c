#include "llm/usage_chunk_filter.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void filter_pieces(
    const uint8_t *data, size_t size, size_t step, struct buffer *out)
{
	struct usage_chunk_filter *filter = usage_chunk_filter_new();

	for (size_t at = 0; at < size; at += step)
		usage_chunk_filter_feed(filter, (const char *)data + at,
		    size - at < step ? size - at : step, out);
	usage_chunk_filter_end(filter, out);
	usage_chunk_filter_free(filter);
}

/* Tells whether the bytes of OUT stand in DATA in their order. */
static bool is_part_of(
    const struct buffer *out, const uint8_t *data, size_t size)
{
	size_t found = 0;

	for (size_t at = 0; at < size && found < out->length; at++)
		found += (uint8_t)out->data[found] == data[at];
	return found == out->length;
}

/* Nothing is added or moved; what passes is the same for any split, and all of
 * it where no usage is spoken of. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buffer once = {0}, bytewise = {0};

	filter_pieces(data, size, size + 1, &once);
	filter_pieces(data, size, 1, &bytewise);
	if (once.length != bytewise.length ||
	    (once.length > 0 &&
		memcmp(once.data, bytewise.data, once.length) != 0))
		abort();
	if (!is_part_of(&once, data, size))
		abort();
	/* Names may be written with escapes. */
	if (once.length != size && memmem(data, size, "usage", 5) == NULL &&
	    memchr(data, '\\', size) == NULL)
		abort();
	buffer_clear(&once);
	buffer_clear(&bytewise);
	return 0;
}
