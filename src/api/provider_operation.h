/*
 * What a request on a provider path asks for, as its method and path tell:
 * which of the provider's operations, in which protocol it is answered, and
 * whether the answer reports usage.
 */
#ifndef API_PROVIDER_OPERATION_H
#define API_PROVIDER_OPERATION_H

#include <stdbool.h>
#include <stddef.h>

#include "llm/protocol.h"
#include "llm/upstream.h"

struct provider_operation {
	const char *name; /* static: "chat", "messages", …, "other" */
	enum llm_protocol protocol;
	bool counted; /* its answer reports usage */
	/* A stream's usage has to be asked for by stream_options. */
	bool asks_by_option;
	bool never_streams;   /* whatever the request says */
	bool streams_by_path; /* the path, not the body, asks for a stream */
	bool may_spend;	      /* a POST: others only read, or delete */
	/* It shows an answer that was asked for earlier, and perhaps what that
	 * used. */
	bool shows_answer;
	/* The model that the path names, borrowed from it; length 0: none. */
	const char *model;
	size_t model_length;
};

/* PATH is what follows the base URL at UPSTREAM, "" or from its slash on. */
struct provider_operation provider_operation_find(
    const struct upstream *upstream, const char *method, const char *path);

/* Returns PATH, what follows the upstream's name, without the part that the
 * upstream's base URL stands for; borrowed. */
const char *provider_path_below_base(
    const struct upstream *upstream, const char *path);

#endif
