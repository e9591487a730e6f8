/* A request's body from memory, which may break off or go on too long. */
#ifndef TESTS_FAKE_BODY_H
#define TESTS_FAKE_BODY_H

#include <string.h>

#include "http/request.h"

struct fake_body {
	const char *text;
	size_t length, at;
	bool fails;	 /* at its end */
	int64_t ends_at; /* what it was told, monotonic */
	struct http_body source;
};

static inline size_t fake_body_read(void *context, char *to, size_t room)
{
	struct fake_body *body = context;
	size_t left = body->length - body->at;
	size_t part = left < room ? left : room;

	if (part > 0)
		memcpy(to, body->text + body->at, part);
	body->at += part;
	return part;
}

static inline bool fake_body_failed(void *context)
{
	return ((const struct fake_body *)context)->fails;
}

static inline void fake_body_end_at(void *context, int64_t when)
{
	((struct fake_body *)context)->ends_at = when;
}

/* Makes BODY the LENGTH bytes of TEXT; what BODY->source points to is BODY. */
static inline void fake_body_init(
    struct fake_body *body, const char *text, size_t length)
{
	*body = (struct fake_body){.text = text, .length = length};
	body->source = (struct http_body){
	    fake_body_read, fake_body_failed, true, body, fake_body_end_at};
}

#endif
