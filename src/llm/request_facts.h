/*
 * What we have to know of a request to a model provider, read from its body
 * without changing it; and the one change that we make.
 */
#ifndef LLM_REQUEST_FACTS_H
#define LLM_REQUEST_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "llm/protocol.h"

#define REQUEST_NAME_MAXIMUM 255 /* bytes of model and user */

/* Starts as {0}. Where a member stands twice, the last counts. */
struct request_facts {
	char *model; /* NULL: not told (Gemini's stands in the path) */
	char *user;  /* whose tokens these are: the first that is told of
			safety_identifier, user, metadata.user_id; or NULL */
	const char *user_source; /* static: "safety_identifier", "user" or
				    "metadata"; NULL without user */
	bool streams;	 /* asks for a stream (Gemini says so in the path) */
	bool asks_usage; /* stream_options.include_usage is true */
	int64_t prompt_bytes; /* of text to the model, for estimates */
};

/*
 * Reads BODY, JSON of LENGTH bytes. Never fails: what cannot be read, is no
 * name (text_is_name()) or longer than REQUEST_NAME_MAXIMUM is absent; what
 * stands before a mistake in the text counts. The caller clears FACTS. Any
 * thread.
 */
void request_facts_read(enum llm_protocol protocol, const char *body,
    size_t length, struct request_facts *facts);

void request_facts_clear(struct request_facts *facts);

/*
 * Tells whether BODY, an OpenAI chat request, asks the same of everybody who
 * reads it: one that streams, and reports usage, or one that does not. Readers
 * differ over what is no strict JSON, over members that stand twice or in
 * other letters, and over numbers and texts in the place of true and false.
 * Any thread.
 */
bool request_asks_plainly(const char *body, size_t length);

/*
 * Adds to OUT the body of an OpenAI chat request with
 * stream_options.include_usage set to true: inserted where it is absent, put
 * in the place of null or false; every other byte stays. Values of the wrong
 * type stay too, for the provider to refuse. False, OUT untouched: BODY is no
 * JSON object. Any thread.
 */
bool request_add_usage_option(
    const char *body, size_t length, struct buffer *out);

#endif
