#include "llm/chat_protocol.h"

#include <string.h>

#include "llm/provider_words.h"

const struct chat_protocol *chat_protocol_find(enum llm_protocol protocol)
{
	switch (protocol) {
	case LLM_ANTHROPIC:
		return &chat_anthropic;
	case LLM_GEMINI:
		return &chat_gemini;
	case LLM_OLLAMA:
		return &chat_ollama;
	case LLM_OPENAI:
		break;
	}
	return &chat_openai;
}

void chat_add_text(const json_t *value, struct buffer *text)
{
	if (json_string_length(value) > 0)
		buffer_add(
		    text, json_string_value(value), json_string_length(value));
}

void chat_add_message(json_t *messages, const char *role, const char *content)
{
	json_t *message = json_object();

	json_object_set_new(message, "role", json_string(role));
	json_object_set_new(message, "content", json_string(content));
	json_array_append_new(messages, message);
}

void chat_note_failure(const json_t *object, struct chat_reading *reading)
{
	const json_t *error = json_object_get(object, "error");

	if (error == NULL || json_is_null(error) || json_is_false(error))
		return;
	reading->failed = true;
	if (reading->failure == NULL)
		reading->failure = provider_words_read(object);
}

bool chat_is(const json_t *value, const char *text)
{
	return json_is_string(value) &&
	       strcmp(json_string_value(value), text) == 0;
}
