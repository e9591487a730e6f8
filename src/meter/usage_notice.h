/*
 * How a commit says whose usage it changed: by NOTIFY, once for all events of
 * its transaction, to whoever watches in any process on any machine. The
 * payload has a short hash for each user, or says "everybody" when they are
 * too many for the 8,000 bytes of a payload; who watches looks for himself
 * what it is now.
 */
#ifndef METER_USAGE_NOTICE_H
#define METER_USAGE_NOTICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

#define USAGE_NOTICE_CHANNEL "tokenmeter_usage"

/* Starts as {0}; buffer_clear() its payload. */
struct usage_notice {
	struct buffer payload;
	bool everybody;
};

/* The hash of a user in payloads. */
uint32_t usage_notice_hash(const char *user_id);

/* Adds a user; the same twice in succession is once. */
void usage_notice_add(struct usage_notice *notice, const char *user_id);

/* The payload, borrowed from NOTICE, never empty once a user was added. */
const char *usage_notice_text(const struct usage_notice *notice);

/*
 * Calls TAKE for each hash in PAYLOAD. False: it is for everybody, or is none
 * that usage_notice_text() made.
 */
bool usage_notice_read(const char *payload,
    void (*take)(void *context, uint32_t hash), void *context);

#endif
