/*
 * An upstream: a configured base URL that speaks a model provider's protocol,
 * and one call to it. It hides libcurl.
 *
 * A call is bounded in time (to connect, in silence, in all) and in the size
 * of the answer. Redirects are not followed, certificates are checked, the
 * proxies are those that libcurl takes from the environment. Keys appear in
 * no log line and in no error.
 */
#ifndef LLM_UPSTREAM_H
#define LLM_UPSTREAM_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/config.h"
#include "base/error.h"

#define UPSTREAM_ANSWER_MAXIMUM (16 * 1024 * 1024) /* bytes */

struct transfers;

/* Starts as {0}, which stands for no upstream at all. */
struct upstream {
	const char *provider;	   /* static: openai, openrouter or ollama */
	const char *default_model; /* static; NULL: only its owner knows one */
	char *base_url;		   /* may hold a secret */
	char *host;		   /* host or host:port, for sentences */
	char *api_key;		   /* secret; NULL: none */
	int64_t connect_seconds;
	int64_t stall_seconds;
	int64_t total_seconds;
	struct transfers *transfers;
};

/* What came back, whatever its status. Starts as {0}. */
struct upstream_answer {
	long status; /* HTTP */
	struct buffer body;
};

/* Prepares libcurl: once, before threads start. ERR_INTERNAL. */
enum err upstream_start(struct error *error) ERROR_MUST_CHECK;

/* Undoes upstream_start(), after every upstream was cleared. */
void upstream_stop(void);

/*
 * Chooses the generator's upstream: OPENAI_BASE_URL or OPENAI_API_KEY, else
 * OPENROUTER_API_KEY, else OLLAMA_HOST. ERR_BUSY with GENERATOR_NOT_CONFIGURED
 * when none is set, which need not stop a start; ERR_INVALID when one is set
 * to what cannot be used. UPSTREAM is {0} after a failure.
 */
enum err upstream_from_config(const struct config *config,
    struct upstream *upstream, struct error *error) ERROR_MUST_CHECK;

/* Frees what UPSTREAM holds and makes it {0}. No call may be running. */
void upstream_clear(struct upstream *upstream);

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
