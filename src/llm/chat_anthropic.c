/* Anthropic's messages. */
#include "base/json.h"
#include "llm/chat_protocol.h"

/* The protocol wants a limit; the least that its current models have. */
#define TOKENS_MAXIMUM 32000

static void write_path(const struct chat_request *request, struct buffer *path)
{
	(void)request;
	buffer_add_text(path, "/v1/messages");
}

static void write_body(const struct upstream *upstream,
    const struct chat_request *request, struct buffer *body)
{
	json_t *root = json_object(), *messages = json_array();

	(void)upstream;
	chat_add_message(messages, "user", request->prompt);
	json_object_set_new(root, "model", json_string(request->model));
	json_object_set_new(root, "max_tokens", json_integer(TOKENS_MAXIMUM));
	json_object_set_new(root, "system", json_string(request->instructions));
	json_object_set_new(root, "messages", messages);
	json_object_set_new(root, "stream", json_boolean(request->streams));
	json_write(root, body);
	json_decref(root);
}

static void read_end(const json_t *end, struct chat_reading *reading)
{
	const json_t *reason = json_object_get(end, "stop_reason");

	if (chat_is(reason, "max_tokens") ||
	    chat_is(reason, "model_context_window_exceeded"))
		reading->truncated = true;
	else if (chat_is(reason, "refusal"))
		buffer_add_text(&reading->refusal, "it declined");
}

/* Thinking has other members. */
static void read_message(const json_t *message, struct chat_reading *reading)
{
	const json_t *block;
	size_t i;

	reading->begun = true;
	json_array_foreach(json_object_get(message, "content"), i, block)
	{
		chat_add_text(json_object_get(block, "text"), &reading->text);
	}
	read_end(message, reading);
}

static void read(const json_t *object, struct chat_reading *reading)
{
	const json_t *type = json_object_get(object, "type");
	const json_t *delta = json_object_get(object, "delta");

	if (chat_is(type, "message"))
		read_message(object, reading);
	else if (chat_is(type, "message_start"))
		read_message(json_object_get(object, "message"), reading);
	else if (chat_is(type, "content_block_start"))
		chat_add_text(
		    json_object_get(
			json_object_get(object, "content_block"), "text"),
		    &reading->text);
	else if (chat_is(type, "content_block_delta"))
		chat_add_text(json_object_get(delta, "text"), &reading->text);
	else if (chat_is(type, "message_delta"))
		read_end(delta, reading);
	chat_note_failure(object, reading);
}

const struct chat_protocol chat_anthropic = {
    .headers = "Anthropic-Version: 2023-06-01\r\n",
    .write_path = write_path,
    .write_body = write_body,
    .read = read};
