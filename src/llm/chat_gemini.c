/* Gemini's generateContent and streamGenerateContent. */
#include <ctype.h>
#include <string.h>

#include "base/json.h"
#include "llm/chat_protocol.h"

/* Names may come as Google lists them. */
#define MODELS "models/"

static void write_path(const struct chat_request *request, struct buffer *path)
{
	const char *model = request->model;

	if (strncmp(model, MODELS, strlen(MODELS)) == 0)
		model += strlen(MODELS);
	buffer_add_text(path, "/v1beta/" MODELS);
	for (; *model != '\0'; model++)
		if (isalnum((unsigned char)*model) ||
		    strchr("-._~", *model) != NULL)
			buffer_add(path, model, 1);
		else
			buffer_add_format(
			    path, "%%%02X", (unsigned char)*model);
	buffer_add_text(path,
	    request->streams ? ":streamGenerateContent" : ":generateContent");
}

static json_t *content(const char *text)
{
	return json_pack("{s:[{s:s}]}", "parts", "text", text);
}

static void write_body(const struct upstream *upstream,
    const struct chat_request *request, struct buffer *body)
{
	json_t *root = json_object();
	json_t *question = content(request->prompt);

	(void)upstream;
	json_object_set_new(question, "role", json_string("user"));
	json_object_set_new(
	    root, "systemInstruction", content(request->instructions));
	json_object_set_new(root, "contents", json_pack("[o]", question));
	json_write(root, body);
	json_decref(root);
}

/* Every reason but these two is why there is no more. */
static void read_end(const json_t *candidate, struct chat_reading *reading)
{
	const json_t *reason = json_object_get(candidate, "finishReason");

	if (chat_is(reason, "MAX_TOKENS"))
		reading->truncated = true;
	else if (!chat_is(reason, "STOP"))
		chat_add_text(reason, &reading->refusal);
}

static void read(const json_t *object, struct chat_reading *reading)
{
	const json_t *feedback = json_object_get(object, "promptFeedback");
	const json_t *candidate =
	    json_array_get(json_object_get(object, "candidates"), 0);
	const json_t *part;
	size_t i;

	if (json_is_object(candidate) || json_is_object(feedback))
		reading->begun = true;
	json_array_foreach(
	    json_object_get(json_object_get(candidate, "content"), "parts"), i,
	    part)
	{
		if (!json_is_true(json_object_get(part, "thought")))
			chat_add_text(
			    json_object_get(part, "text"), &reading->text);
	}
	read_end(candidate, reading);
	chat_add_text(
	    json_object_get(feedback, "blockReason"), &reading->refusal);
	chat_note_failure(object, reading);
}

const struct chat_protocol chat_gemini = {.stream_query = "alt=sse",
    .write_path = write_path,
    .write_body = write_body,
    .read = read};
