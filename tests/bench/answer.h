/*
 * An HTTP/1.1 answer, read as it comes in: in any pieces, its body counted or
 * chunked or up to the end of the connection. One thread at a time.
 */
#ifndef BENCH_ANSWER_H
#define BENCH_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/* Receives a piece of the body, valid until it returns. */
typedef void answer_body(void *context, const char *data, size_t length);

enum answer_part {
	ANSWER_HEAD,
	ANSWER_BODY,
	ANSWER_CHUNK_SIZE,
	ANSWER_CHUNK,
	ANSWER_CHUNK_END,
	ANSWER_TRAILER,
	ANSWER_WHOLE,
	ANSWER_BROKEN, /* it is not HTTP, or ended too early */
};

struct answer {
	enum answer_part part;
	int status;	  /* 0: not read yet */
	bool closes;	  /* the server will close the connection */
	size_t remaining; /* bytes of the body or chunk */
	bool is_chunked, is_counted;
	struct buffer line; /* as much as was read of it */
	answer_body *body;
	void *context;
};

/* Makes ANSWER, {0} or used before, ready for the next one. CONTEXT is handed
 * to BODY, which may be NULL. */
void answer_begin(struct answer *answer, answer_body *body, void *context);

/* Takes what was received. What follows a whole answer makes it broken, as
 * nothing was asked yet that it could answer. */
void answer_feed(struct answer *answer, const char *data, size_t length);

/* The connection ended: the answer is whole or broken after this. */
void answer_end(struct answer *answer);

bool answer_is_over(const struct answer *answer);

void answer_clear(struct answer *answer);

#endif
