/* Where a stream goes in a test: memory. Its client may leave. */
#ifndef TESTS_FAKE_SINK_H
#define TESTS_FAKE_SINK_H

#include "base/buffer.h"
#include "http/stream.h"

struct fake_sink {
	struct buffer sent;
	int writes;
	bool left;   /* the client has, silently */
	size_t room; /* how many bytes it takes before it leaves */
	struct http_sink sink;
};

static inline bool fake_sink_write(
    void *context, const char *data, size_t length)
{
	struct fake_sink *fake = context;

	fake->writes++;
	if (fake->left || fake->sent.length + length > fake->room)
		return false;
	buffer_add(&fake->sent, data, length);
	return true;
}

static inline bool fake_sink_left(void *context)
{
	return ((const struct fake_sink *)context)->left;
}

/* What FAKE->sink points to is FAKE. */
static inline void fake_sink_init(struct fake_sink *fake)
{
	*fake = (struct fake_sink){.room = (size_t)-1};
	fake->sink = (struct http_sink){.write = fake_sink_write,
	    .client_left = fake_sink_left,
	    .context = fake};
}

#endif
