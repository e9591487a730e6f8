#include "meter/usage_notice.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

#define HASH_LENGTH 8 /* hexadecimal digits */
#define PAYLOAD_MAXIMUM (HASH_LENGTH * 900)
#define EVERYBODY "*"

uint32_t usage_notice_hash(const char *user_id)
{
	return hash_text(user_id);
}

void usage_notice_add(struct usage_notice *notice, const char *user_id)
{
	struct buffer *payload = &notice->payload;
	char text[HASH_LENGTH + 1];

	if (notice->everybody)
		return;
	snprintf(text, sizeof text, "%08" PRIx32, usage_notice_hash(user_id));
	if (payload->length >= HASH_LENGTH &&
	    memcmp(payload->data + payload->length - HASH_LENGTH, text,
		HASH_LENGTH) == 0)
		return;
	if (payload->length == PAYLOAD_MAXIMUM)
		notice->everybody = true;
	else
		buffer_add(payload, text, HASH_LENGTH);
}

const char *usage_notice_text(const struct usage_notice *notice)
{
	return notice->everybody ? EVERYBODY : notice->payload.data;
}

bool usage_notice_read(const char *payload,
    void (*take)(void *context, uint32_t hash), void *context)
{
	size_t length = strlen(payload);

	if (length == 0 || length % HASH_LENGTH != 0 ||
	    strspn(payload, "0123456789abcdef") != length)
		return false;
	for (size_t at = 0; at < length; at += HASH_LENGTH) {
		char text[HASH_LENGTH + 1] = "";

		memcpy(text, payload + at, HASH_LENGTH);
		take(context, (uint32_t)strtoul(text, NULL, 16));
	}
	return true;
}
