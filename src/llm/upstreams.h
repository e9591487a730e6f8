/*
 * All upstreams: those of the vendors, which exist without being configured,
 * and those that TOKENMETER_UPSTREAMS names. Which there are is decided at the
 * start; no request can add one or change where it leads.
 */
#ifndef LLM_UPSTREAMS_H
#define LLM_UPSTREAMS_H

#include <stddef.h>
#include <stdio.h>

#include "base/config.h"
#include "base/error.h"
#include "llm/upstream.h"

#define UPSTREAM_NAME_MAXIMUM 40 /* bytes */

/* Starts as {0}. */
struct upstreams {
	struct upstream *list;
	size_t count;
};

/*
 * Reads them from CONFIG. ERR_INVALID with a sentence for what cannot be used:
 * a URL or key, a name that is none (a lower-case letter, then letters, digits
 * and hyphens), is taken, or is a path of ours; a key or a word in
 * TOKENMETER_NO_STREAM_OPTIONS for an upstream that there is not. After a
 * failure UPSTREAMS is {0}. After exchange_start().
 */
enum err upstreams_read(const struct config *config,
    struct upstreams *upstreams, struct error *error) ERROR_MUST_CHECK;

/* No call may be running. */
void upstreams_clear(struct upstreams *upstreams);

/* Finds the upstream whose name is the first LENGTH bytes of NAME, or NULL. */
const struct upstream *upstreams_find(
    const struct upstreams *upstreams, const char *name, size_t length);

/* Prints a line for each: its path, host, and whether there is a key. */
void upstreams_print(const struct upstreams *upstreams, FILE *out);

/* Writes to the log how many exchanges each had over how many connections;
 * nothing of those that had none. */
void upstreams_log_counts(const struct upstreams *upstreams);

#endif
