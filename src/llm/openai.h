/*
 * OpenAI's chat completions, not streamed, as OpenAI and the many that are
 * compatible with it speak them (llama.cpp, vLLM, Ollama's /v1, Groq,
 * DeepSeek, Mistral, OpenRouter, xAI, Azure): the request, the reply, and the
 * usage in it.
 */
#ifndef LLM_OPENAI_H
#define LLM_OPENAI_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/error.h"
#include "llm/openai_usage.h"
#include "llm/upstream.h"
#include "meter/token_usage.h"

/* A reply with a report. Starts as {0}. */
struct chat_reply {
	char *content;	   /* of the first choice; NULL: there is no text */
	char *refusal;	   /* why not, one short line; NULL: unsaid */
	char *model;	   /* as the provider names it; NULL: it does not */
	char *upstream_id; /* the provider's id of the reply, or NULL */
	bool truncated;	   /* cut off at a length limit */
	struct token_usage usage;
};

/* Adds to BODY the request that has MODEL answer MESSAGES (an array of
 * {"role", "content"}). */
void openai_write_chat_request(
    const char *model, const json_t *messages, struct buffer *body);

/*
 * Reads the body of a reply with status 200. ERR_OK when it is a chat
 * completion or holds a usage report, even next to an error; the caller
 * clears REPLY. ERR_UPSTREAM otherwise: PROVIDER_REFUSED for an error object,
 * PROVIDER_ANSWER_UNUSABLE for anything else. Any thread.
 */
enum err openai_read_reply(const char *text, size_t length,
    struct chat_reply *reply, struct error *error) ERROR_MUST_CHECK;

void chat_reply_clear(struct chat_reply *reply);

/*
 * Has MODEL at UPSTREAM answer MESSAGES. Fails as upstream_post_json() and
 * openai_read_reply() do, and with ERR_UPSTREAM and PROVIDER_REFUSED for a
 * status that is not 2xx, in a sentence that names it and what the provider
 * said, unless that may show the key. Any thread.
 */
enum err openai_complete_chat(const struct upstream *upstream,
    const char *model, const json_t *messages, struct chat_reply *reply,
    struct error *error) ERROR_MUST_CHECK;

#endif
