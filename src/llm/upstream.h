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
#include "llm/exchange.h"
#include "llm/protocol.h"

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
	const char *mount; /* static: what a path may have before what
			    * the base URL is followed by ("/v1"), or "" */
	char *base_url;	   /* may hold a secret */
	char *host;	   /* host or host:port, for sentences */
	char *api_key;	   /* secret; NULL: none */
	enum upstream_key_header key_header;
	bool refuses_stream_options;
	int64_t connect_seconds;
	int64_t stall_seconds;
	int64_t total_seconds;
	struct exchange_pool *pool;
};

/* A question to an upstream. All is borrowed. */
struct upstream_post {
	const char *path;    /* behind the base URL's: "" or "/…", encoded */
	const char *query;   /* or NULL */
	const char *headers; /* lines "Name: value\r\n" beside ours, or NULL */
	const struct buffer *body; /* JSON */
	int64_t connect_seconds;   /* as in exchange.h */
	int64_t stall_seconds;
	int64_t total_seconds;
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
 * Posts JSON with the key, if there is one; LISTENER hears the answer, as
 * exchange_run() has it, and it fails as that does. Any thread, also with a
 * small stack.
 */
enum err upstream_post_json(const struct upstream *upstream,
    const struct upstream_post *post, const struct exchange_listener *listener,
    struct error *error) ERROR_MUST_CHECK;

#endif
