#include "chat.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/json.h"
#include "base/random_id.h"
#include "plugin.h"
#include "tokenizer.h"

#define BODY_MAXIMUM 1048576ul
#define STREAM_PIECE_BYTES 64

/* A stream takes about as long as somebody likes to watch it. */
#define STREAM_NANOSECONDS 1500000000L

/* One chat/completions request, read and answered. */
struct completion {
	FCGX_Stream *out;
	char id[sizeof "chatcmpl-" + RANDOM_ID_SIZE];
	json_int_t created;
	json_t *body;
	const json_t *messages;
	bool stream;
	bool include_usage;
	char *content;
	size_t prompt_tokens;
	size_t completion_tokens;
};

struct failure {
	int status;
	const char *code; /* may be NULL */
	char message[400];
};

static bool fail(
    struct failure *failure, int status, const char *code, const char *message)
{
	failure->status = status;
	failure->code = code;
	snprintf(failure->message, sizeof failure->message, "%s", message);
	return false;
}

static void send_buffer(FCGX_Stream *out, struct buffer *bytes)
{
	FCGX_PutStr(bytes->data, (int)bytes->length, out);
	buffer_reset(bytes);
}

static void send_json(FCGX_Stream *out, int status, json_t *value)
{
	struct buffer head = {0}, body = {0};

	json_write(value, &body);
	buffer_add_format(&head,
	    "Status: %d\r\nContent-Type: application/json\r\n"
	    "Content-Length: %zu\r\n\r\n",
	    status, body.length);
	send_buffer(out, &head);
	send_buffer(out, &body);
	buffer_clear(&head);
	buffer_clear(&body);
	json_decref(value);
}

static void send_failure(FCGX_Stream *out, const struct failure *failure)
{
	send_json(out, failure->status,
	    json_pack("{s:{s:s, s:s, s:n, s:s?}}", "error", "message",
		failure->message, "type", "invalid_request_error", "param",
		"code", failure->code));
}

static bool read_body(
    FCGX_Request *request, struct buffer *body, struct failure *failure)
{
	const char *given = FCGX_GetParam("CONTENT_LENGTH", request->envp);
	char *end;
	unsigned long length;

	errno = 0;
	length = given != NULL ? strtoul(given, &end, 10) : 0;
	if (errno != 0 || length > BODY_MAXIMUM)
		return fail(failure, 413, NULL, "The body is over 1 MiB.");
	body->length = (size_t)FCGX_GetStr(
	    buffer_reserve(body, length), (int)length, request->in);
	if (body->length != length)
		return fail(failure, 400, NULL, "The body is incomplete.");
	return true;
}

static bool is_text_message(const json_t *message)
{
	const json_t *content = json_object_get(message, "content");

	return json_is_string(json_object_get(message, "role")) &&
	       (json_is_string(content) || json_is_array(content) ||
		   json_is_null(content));
}

static bool check_messages(
    struct completion *completion, struct failure *failure)
{
	size_t index;
	json_t *message;

	completion->messages = json_object_get(completion->body, "messages");
	if (json_array_size(completion->messages) == 0)
		return fail(failure, 400, NULL,
		    "'messages' must be an array of at least one message.");
	json_array_foreach(completion->messages, index,
	    message) if (!is_text_message(message)) return fail(failure, 400,
	    NULL, "Each message needs a role and a content.");
	return true;
}

static bool check_model(
    const struct completion *completion, struct failure *failure)
{
	const char *model =
	    json_string_value(json_object_get(completion->body, "model"));

	if (model == NULL)
		return fail(
		    failure, 400, NULL, "You must provide a model parameter.");
	if (strcmp(model, CHAT_MODEL) != 0)
		return fail(failure, 404, "model_not_found",
		    "There is one model here, " CHAT_MODEL ".");
	return true;
}

static bool check_stream(struct completion *completion, struct failure *failure)
{
	const json_t *stream = json_object_get(completion->body, "stream");
	const json_t *options =
	    json_object_get(completion->body, "stream_options");

	completion->stream = json_is_true(stream);
	completion->include_usage =
	    json_is_true(json_object_get(options, "include_usage"));
	if (json_is_object(options) && !completion->stream)
		return fail(failure, 400, NULL,
		    "The 'stream_options' parameter is only allowed when "
		    "'stream' is enabled.");
	return true;
}

static bool read_completion(struct completion *completion,
    FCGX_Request *request, struct failure *failure)
{
	struct buffer body = {0};
	struct error error;
	bool good = read_body(request, &body, failure);

	if (good &&
	    (json_check_limits(body.data, body.length, &error) != ERR_OK ||
		json_read(body.data, body.length, &completion->body, NULL,
		    &error) != ERR_OK))
		good = fail(failure, 400, NULL, error.message);
	buffer_clear(&body);
	return good && check_model(completion, failure) &&
	       check_messages(completion, failure) &&
	       check_stream(completion, failure);
}

/* Adds a message's text: its content, or the text parts of it. */
static void add_content(struct buffer *text, const json_t *message)
{
	const json_t *content = json_object_get(message, "content");
	size_t index;
	json_t *part;

	if (json_is_string(content))
		buffer_add_text(text, json_string_value(content));
	json_array_foreach(content, index, part)
	{
		const json_t *words = json_object_get(part, "text");

		if (json_is_string(words))
			buffer_add_text(text, json_string_value(words));
	}
}

static bool is_from_user(const json_t *message)
{
	return strcmp(json_string_value(json_object_get(message, "role")),
		   "user") == 0;
}

static void write_content(struct completion *completion)
{
	struct buffer text = {0}, prompt = {0}, content = {0};
	size_t index;
	json_t *message, *plugin;

	buffer_add_text(&prompt, "");
	json_array_foreach(completion->messages, index, message)
	{
		buffer_reset(&text);
		buffer_add_text(&text, "");
		add_content(&text, message);
		completion->prompt_tokens += tokenizer_count(text.data);
		if (is_from_user(message)) {
			buffer_reset(&prompt);
			buffer_add(&prompt, text.data, text.length);
		}
	}
	plugin = plugin_write(prompt.data);
	json_write(plugin, &content);
	json_decref(plugin);
	completion->content = buffer_steal(&content);
	completion->completion_tokens = tokenizer_count(completion->content);
	buffer_clear(&prompt);
	buffer_clear(&text);
}

static json_t *usage(const struct completion *completion)
{
	return json_pack("{s:I, s:I, s:I}", "prompt_tokens",
	    (json_int_t)completion->prompt_tokens, "completion_tokens",
	    (json_int_t)completion->completion_tokens, "total_tokens",
	    (json_int_t)completion->prompt_tokens +
		(json_int_t)completion->completion_tokens);
}

/* What a whole answer and each piece of a streamed one have in common. */
static json_t *answer(
    const struct completion *completion, const char *object, json_t *choices)
{
	return json_pack("{s:s, s:s, s:I, s:s, s:o}", "id", completion->id,
	    "object", object, "created", completion->created, "model",
	    CHAT_MODEL, "choices", choices);
}

static void send_whole(const struct completion *completion)
{
	json_t *choices =
	    json_pack("[{s:i, s:{s:s, s:s, s:n}, s:n, s:s}]", "index", 0,
		"message", "role", "assistant", "content", completion->content,
		"refusal", "logprobs", "finish_reason", "stop");
	json_t *whole = answer(completion, "chat.completion", choices);

	json_object_set_new(whole, "usage", usage(completion));
	send_json(completion->out, 200, whole);
}

static void send_chunk(
    const struct completion *completion, json_t *choices, json_t *report)
{
	struct buffer event = {0};
	json_t *chunk = answer(completion, "chat.completion.chunk", choices);

	if (completion->include_usage)
		json_object_set_new(chunk, "usage", report);
	else
		json_decref(report);
	buffer_add_text(&event, "data: ");
	json_write(chunk, &event);
	buffer_add_text(&event, "\n\n");
	send_buffer(completion->out, &event);
	FCGX_FFlush(completion->out);
	buffer_clear(&event);
	json_decref(chunk);
}

static void send_delta(const struct completion *completion, json_t *delta,
    const char *finish_reason)
{
	send_chunk(completion,
	    json_pack("[{s:i, s:o, s:n, s:s?}]", "index", 0, "delta", delta,
		"logprobs", "finish_reason", finish_reason),
	    json_null());
}

/* Returns how many of the next bytes to send: whole characters. */
static size_t piece_length(const char *content)
{
	size_t length = strnlen(content, STREAM_PIECE_BYTES);

	while (length > 0 && ((unsigned char)content[length] & 0xc0) == 0x80)
		length--;
	return length;
}

/* How long there is nothing between two pieces; nobody is kept waiting who
 * has left. */
static void pause_between_pieces(const struct completion *completion)
{
	long pieces = (long)(strlen(completion->content) / STREAM_PIECE_BYTES);
	const struct timespec pause = {
	    .tv_nsec = STREAM_NANOSECONDS / (pieces + 2)};

	if (FCGX_GetError(completion->out) == 0)
		nanosleep(&pause, NULL);
}

static void send_stream(const struct completion *completion)
{
	const char *content = completion->content;

	FCGX_PutS("Status: 200\r\nContent-Type: text/event-stream\r\n"
		  "Cache-Control: no-cache\r\nX-Accel-Buffering: no\r\n\r\n",
	    completion->out);
	send_delta(completion,
	    json_pack("{s:s, s:s}", "role", "assistant", "content", ""), NULL);
	while (*content != '\0') {
		size_t length = piece_length(content);

		send_delta(completion,
		    json_pack("{s:s%}", "content", content, length), NULL);
		content += length;
		pause_between_pieces(completion);
	}
	send_delta(completion, json_object(), "stop");
	if (completion->include_usage)
		send_chunk(completion, json_array(), usage(completion));
	FCGX_PutS("data: [DONE]\n\n", completion->out);
}

static void answer_completion(FCGX_Request *request)
{
	struct completion completion = {.out = request->out};
	struct failure failure = {0};
	char id[RANDOM_ID_SIZE];

	random_id_make(id);
	snprintf(completion.id, sizeof completion.id, "chatcmpl-%s",
	    id + strlen("req_"));
	completion.created = (json_int_t)time(NULL);
	if (read_completion(&completion, request, &failure)) {
		write_content(&completion);
		if (completion.stream)
			send_stream(&completion);
		else
			send_whole(&completion);
	} else {
		send_failure(request->out, &failure);
	}
	free(completion.content);
	json_decref(completion.body);
}

static void answer_models(FCGX_Request *request)
{
	send_json(request->out, 200,
	    json_pack("{s:s, s:[{s:s, s:s, s:i, s:s}]}", "object", "list",
		"data", "id", CHAT_MODEL, "object", "model", "created", 0,
		"owned_by", "tokenmeter"));
}

static const struct {
	const char *ending;
	const char *method;
	void (*answer)(FCGX_Request *);
} routes[] = {
    {"/chat/completions", "POST", answer_completion},
    {"/models", "GET", answer_models},
};

static bool ends_with(const char *text, const char *ending)
{
	size_t length = strlen(text), end = strlen(ending);

	return length >= end && strcmp(text + length - end, ending) == 0;
}

static const char *parameter(FCGX_Request *request, const char *name)
{
	const char *value = FCGX_GetParam(name, request->envp);

	return value != NULL ? value : "";
}

void chat_answer(FCGX_Request *request)
{
	const char *path = parameter(request, "PATH_INFO");
	const char *method = parameter(request, "REQUEST_METHOD");
	struct failure failure;

	fail(&failure, 404, "unknown_url", "There is nothing under this URL.");
	for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
		if (!ends_with(path, routes[i].ending))
			continue;
		if (strcmp(method, routes[i].method) == 0) {
			routes[i].answer(request);
			return;
		}
		fail(&failure, 405, "method_not_supported",
		    "This URL takes another method.");
	}
	send_failure(request->out, &failure);
}
