#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"

static void *or_abort(void *memory)
{
	if (memory == NULL) {
		log_error("out of memory");
		abort();
	}
	return memory;
}

void *memory_alloc(size_t size)
{
	return or_abort(malloc(size > 0 ? size : 1));
}

void *memory_calloc(size_t count, size_t size)
{
	if (count == 0 || size == 0)
		count = size = 1;
	return or_abort(calloc(count, size));
}

void *memory_realloc(void *old, size_t size)
{
	return or_abort(realloc(old, size));
}

char *memory_strdup(const char *text)
{
	return text == NULL ? NULL : or_abort(strdup(text));
}

char *memory_strndup(const char *text, size_t length)
{
	char *copy = memory_alloc(length + 1);

	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}
