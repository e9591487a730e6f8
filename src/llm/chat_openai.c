/* OpenAI's chat completions, as OpenAI and the many that are compatible with
 * it speak them (llama.cpp, vLLM, Groq, DeepSeek, Mistral, OpenRouter, xAI). */
#include "base/json.h"
#include "llm/chat_protocol.h"

static void write_path(const struct chat_request *request, struct buffer *path)
{
	(void)request;
	buffer_add_text(path, "/chat/completions");
}

static void write_body(const struct upstream *upstream,
    const struct chat_request *request, struct buffer *body)
{
	json_t *root = json_object(), *messages = json_array();

	chat_add_message(messages, "system", request->instructions);
	chat_add_message(messages, "user", request->prompt);
	json_object_set_new(root, "model", json_string(request->model));
	json_object_set_new(root, "messages", messages);
	json_object_set_new(root, "stream", json_boolean(request->streams));
	if (request->streams && !upstream->refuses_stream_options)
		json_object_set_new(root, "stream_options",
		    json_pack("{s:b}", "include_usage", 1));
	json_write(root, body);
	json_decref(root);
}

/* Text is a string, or a list of parts of which some are text. */
static void read_content(const json_t *content, struct buffer *text)
{
	const json_t *part;
	size_t i;

	chat_add_text(content, text);
	json_array_foreach((json_t *)content, i, part)
	{
		chat_add_text(json_object_get(part, "text"), text);
	}
}

static void read(const json_t *object, struct chat_reading *reading)
{
	const json_t *choice =
	    json_array_get(json_object_get(object, "choices"), 0);
	const json_t *message = json_object_get(choice, "message");

	if (message == NULL)
		message = json_object_get(choice, "delta");
	if (json_is_object(choice))
		reading->begun = true;
	read_content(json_object_get(message, "content"), &reading->text);
	chat_add_text(json_object_get(message, "refusal"), &reading->refusal);
	if (chat_is(json_object_get(choice, "finish_reason"), "length"))
		reading->truncated = true;
	chat_note_failure(choice, reading); /* OpenRouter */
	chat_note_failure(object, reading);
}

const struct chat_protocol chat_openai = {
    .write_path = write_path, .write_body = write_body, .read = read};
