#include "base/hash.h"

#include <string.h>

uint64_t hash_bytes(const char *data, size_t length)
{
	uint64_t value = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < length; i++)
		value =
		    (value ^ (unsigned char)data[i]) * UINT64_C(0x100000001b3);
	return value;
}

uint32_t hash_text(const char *text)
{
	uint64_t value = hash_bytes(text, strlen(text));

	return (uint32_t)(value ^ value >> 32);
}
