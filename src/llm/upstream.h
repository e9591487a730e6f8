/*
 * An upstream: a configured base URL that speaks a model provider's protocol,
 * the key for it, and the connections to it.
 *
 * A call is bounded in time (to connect, in silence, in all); how it is made
 * says exchange.h. Keys appear in no log line and in no error.
 */
#ifndef LLM_UPSTREAM_H
#define LLM_UPSTREAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/config.h"
#include "base/error.h"
#include "llm/exchange_pool.h"
#include "llm/protocol.h"

#define UPSTREAM_ANSWER_MAXIMUM (16 * 1024 * 1024) /* bytes */

/* The header that carries the key. */
enum upstream_key_header {
	KEY_IN_AUTHORIZATION, /* Authorization: Bearer */
	KEY_IN_X_API_KEY,     /* Anthropic */
	KEY_IN_X_GOOG_API_KEY,
	KEY_IN_API_KEY, /* Azure */
};

/* Starts as {0}, which stands for no upstream at all. */
struct upstream {
	char *name; /* what usage is recorded under: openai, groq, … */
	enum llm_protocol protocol;
	const char *default_model; /* static; NULL: only its owner knows one */
	const char *mount;	   /* static: what a path may have before what
				    * the base URL is followed by ("/v1"), or "" */
	char *base_url;		   /* may hold a secret */
	char *host;		   /* host or host:port, for sentences */
	char *api_key;		   /* secret; NULL: none */
	enum upstream_key_header key_header;
	bool refuses_stream_options;
	int64_t connect_seconds;
	int64_t stall_seconds;
	int64_t total_seconds;
	struct exchange_pool *pool;
};

/* What came back, whatever its status. Starts as {0}. */
struct upstream_answer {
	long status; /* HTTP */
	struct buffer body;
};

/*
 * Makes UPSTREAM, whose limits are set, that of NAME at BASE_URL with KEY
 * (NULL: none). ERR_INVALID with a sentence that names URL_SETTING or
 * KEY_SETTING, the variables they come from; ERR_INTERNAL when libcurl cannot
 * be used. After a failure UPSTREAM is {0}. After exchange_start().
 */
enum err upstream_init(struct upstream *upstream, const char *name,
    const char *base_url, const char *url_setting, const char *key,
    const char *key_setting, struct error *error) ERROR_MUST_CHECK;

/* Frees what UPSTREAM holds and makes it {0}. No call may be running. */
void upstream_clear(struct upstream *upstream);

/*
 * Returns the URL that stands PATH, "" or one that begins with a slash and is
 * encoded, behind the base URL's, QUERY (NULL: none) behind its query; for the
 * caller to free. The host is always that of the base URL. NULL: they cannot
 * stand in a URL.
 */
char *upstream_url(
    const struct upstream *upstream, const char *path, const char *query);

/* Adds the header that carries the key, if there is one, as a line. */
void upstream_add_key(const struct upstream *upstream, struct buffer *headers);

/*
 * Posts BODY, JSON, to the base URL followed by PATH ("/chat/completions"),
 * and waits for the whole answer. ERR_OK for every HTTP status; the caller
 * clears ANSWER. ERR_UPSTREAM (PROVIDER_UNREACHABLE, PROVIDER_ANSWER_UNUSABLE,
 * PROVIDER_ANSWER_TOO_LARGE) or ERR_TIMEOUT (PROVIDER_TIMEOUT) otherwise, and
 * ANSWER is empty. Any thread, also with a small stack.
 */
enum err upstream_post_json(const struct upstream *upstream, const char *path,
    const struct buffer *body, struct upstream_answer *answer,
    struct error *error) ERROR_MUST_CHECK;

void upstream_answer_clear(struct upstream_answer *answer);

#endif
