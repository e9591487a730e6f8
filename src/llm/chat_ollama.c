/* Ollama's own chat. */
#include "base/json.h"
#include "llm/chat_protocol.h"

static void write_path(const struct chat_request *request, struct buffer *path)
{
	(void)request;
	buffer_add_text(path, "/api/chat");
}

static void write_body(const struct upstream *upstream,
    const struct chat_request *request, struct buffer *body)
{
	json_t *root = json_object(), *messages = json_array();

	(void)upstream;
	chat_add_message(messages, "system", request->instructions);
	chat_add_message(messages, "user", request->prompt);
	json_object_set_new(root, "model", json_string(request->model));
	json_object_set_new(root, "messages", messages);
	json_object_set_new(root, "stream", json_boolean(request->streams));
	json_write(root, body);
	json_decref(root);
}

static void read(const json_t *object, struct chat_reading *reading)
{
	const json_t *message = json_object_get(object, "message");

	if (json_is_object(message))
		reading->begun = true;
	chat_add_text(json_object_get(message, "content"), &reading->text);
	if (chat_is(json_object_get(object, "done_reason"), "length"))
		reading->truncated = true;
	chat_note_failure(object, reading);
}

const struct chat_protocol chat_ollama = {
    .write_path = write_path, .write_body = write_body, .read = read};
