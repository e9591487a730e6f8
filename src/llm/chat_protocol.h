/*
 * What chat.h and its protocols share: how a question is written and how the
 * objects of an answer are read, one file for each protocol. Nobody else needs
 * this. Any thread.
 */
#ifndef LLM_CHAT_PROTOCOL_H
#define LLM_CHAT_PROTOCOL_H

#include <jansson.h>
#include <stdbool.h>

#include "base/buffer.h"
#include "llm/chat.h"

/* What has been read of an answer. Starts as {0}. */
struct chat_reading {
	struct buffer text;
	struct buffer refusal; /* the model's own words */
	char *failure;	       /* the provider's, tidied, or NULL */
	bool begun;	       /* something of the protocol's was there */
	bool failed;	       /* an error was */
	bool truncated;	       /* the text was cut off at a length limit */
};

struct chat_protocol {
	const char *headers;	  /* lines that it wants, or NULL */
	const char *stream_query; /* of the URL for a stream, or NULL */
	/* Adds what stands behind the base URL, encoded. */
	void (*write_path)(
	    const struct chat_request *request, struct buffer *path);
	/* Adds the body. */
	void (*write_body)(const struct upstream *upstream,
	    const struct chat_request *request, struct buffer *body);
	/* Reads a whole answer, or the next event of a stream; OBJECT is any
	 * JSON value. */
	void (*read)(const json_t *object, struct chat_reading *reading);
};

extern const struct chat_protocol chat_openai;
extern const struct chat_protocol chat_anthropic;
extern const struct chat_protocol chat_gemini;
extern const struct chat_protocol chat_ollama;

const struct chat_protocol *chat_protocol_find(enum llm_protocol protocol);

/* Adds VALUE, if it is a string, to TEXT. */
void chat_add_text(const json_t *value, struct buffer *text);

/* Adds the message {"role", "content"} to the array MESSAGES. */
void chat_add_message(json_t *messages, const char *role, const char *content);

/* Notes that OBJECT says that the answer failed, if its error is one. */
void chat_note_failure(const json_t *object, struct chat_reading *reading);

/* Tells whether VALUE is the string TEXT. */
bool chat_is(const json_t *value, const char *text);

#endif
