/*
 * One HTTP exchange with a model provider, or another server: a request, and
 * its answer, which is handed on while it comes. It hides libcurl.
 *
 * It runs in the calling thread, on a connection that the pool has kept, if
 * there is one that is surely alive. A request is sent once: where a kept
 * connection turns out to be dead, the exchange fails rather than risk that
 * the provider does the work a second time. Certificates are checked,
 * redirects are not followed, the answer is not decompressed; proxies are
 * those that libcurl takes from the environment.
 */
#ifndef LLM_EXCHANGE_H
#define LLM_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "llm/exchange_pool.h"

#define EXCHANGE_HEAD_MAXIMUM ((size_t)64 * 1024) /* bytes of an answer's */

/* What is sent. All is borrowed. */
struct exchange_request {
	const char *method;
	const char *url;
	const struct buffer *headers; /* lines "Name: value\r\n"; those of
				       * length and connection are ours */
	const char *body;	      /* NULL: none */
	size_t body_length;
	int64_t connect_seconds; /* to be connected */
	int64_t stall_seconds;	 /* of silence, also before the answer */
	int64_t total_seconds;
	bool direct; /* whatever proxy the environment names */
};

/* Who is told of the answer, in this thread, in this order. One that returns
 * false ends the exchange; it may wait as long as it likes. */
struct exchange_listener {
	/* Once, with the final status (200 or more) and the header's lines. */
	bool (*head)(void *context, int status, const struct buffer *headers);
	/* Any number of times; LENGTH is 1 or more. */
	bool (*body)(void *context, const char *data, size_t length);
	/* About once a second while nothing comes; NULL: nobody minds. */
	bool (*tick)(void *context);
	void *context;
};

/*
 * Runs one exchange. ERR_OK: the answer, whatever its status, came whole.
 * ERR_UPSTREAM: PROVIDER_UNREACHABLE, PROVIDER_ANSWER_UNUSABLE (no HTTP, cut
 * off, a header over EXCHANGE_HEAD_MAXIMUM), or EXCHANGE_ENDED when the
 * listener returned false. ERR_TIMEOUT: PROVIDER_TIMEOUT. ERR_INTERNAL:
 * libcurl cannot be used. Any thread, also with a small stack.
 */
enum err exchange_run(struct exchange_pool *pool,
    const struct exchange_request *request,
    const struct exchange_listener *listener,
    struct error *error) ERROR_MUST_CHECK;

#endif
