/*
 * One request on its way to a provider, and the answer on its way back: what
 * the files of the provider paths share.
 *
 * A stream passes on as it comes. A counted answer that is none is held until
 * it is whole and its usage is committed. Either way the client has the end of
 * an answer only after that commit, and one that breaks off is not made to
 * look whole.
 */
#ifndef API_RELAY_H
#define API_RELAY_H

#include <stdbool.h>
#include <stdint.h>

#include "api/api.h"
#include "api/attribution.h"
#include "api/provider_operation.h"
#include "base/buffer.h"
#include "http/stream.h"
#include "llm/exchange.h"
#include "llm/request_facts.h"
#include "llm/usage_chunk_filter.h"
#include "llm/usage_reader.h"

struct relay {
	const struct api *api;
	struct http_request *request;
	struct http_stream *stream;
	int64_t asked_at; /* the wall clock */

	/* The request. */
	const struct upstream *upstream;
	const char *path; /* below the base URL, decoded */
	struct provider_operation operation;
	struct request_facts facts;
	struct attribution who;
	bool asks_stream;
	bool adds_option; /* usage is asked for in place of the client */

	/* The answer; times are monotonic, 0 for what has not happened. */
	int status; /* 0: none yet */
	bool streams;
	bool at_once; /* bytes pass on as they come */
	struct usage_reader *reader;
	struct usage_chunk_filter *filter;
	struct buffer head; /* lines for the client */
	struct buffer held, passed;
	char *upstream_id; /* of the header, or NULL */
	int64_t sent_at, first_byte_at, ended_at;
	bool never_sent; /* the provider could not be reached */

	/* The client, once it has left. */
	bool client_left;
	int64_t left_at;
	size_t drained; /* bytes */
};

/* The answer's way, for exchange_run(); CONTEXT is a struct relay. */
bool relay_take_head(void *context, int status, const struct buffer *headers);
bool relay_take_body(void *context, const char *data, size_t length);
bool relay_tick(void *context);

/* Sends what is left of an answer that came whole. */
void relay_send_rest(struct relay *relay);

/*
 * Records what was used, if anybody is known to have used it, and returns
 * after the commit, or after it could not be recorded, which the log then
 * says. WHOLE: the answer came to its end. What an earlier request used and
 * this answer shows (see meter/unreported.h) is recorded for that one's user.
 * Once per relay.
 */
void relay_record(struct relay *relay, bool whole);

void relay_clear(struct relay *relay);

#endif
