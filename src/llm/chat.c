#include "llm/chat.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/memory.h"
#include "base/timestamp.h"
#include "llm/chat_reader.h"
#include "llm/exchange.h"
#include "llm/provider_words.h"

/* One call, seen from the exchange. */
struct call {
	const struct upstream *upstream;
	const struct chat_request *request;
	const struct chat_listener *listener; /* or NULL */
	struct chat_reply *reply;
	struct chat_reader *reader;
	struct usage_reader *usage;
	int64_t started_at;
	size_t bytes; /* of the answer */
	size_t told;  /* of the text */
	bool too_large;
	bool ended;	       /* by the listener */
	struct buffer refused; /* the body of a status that is not 2xx */
};

void chat_reply_clear(struct chat_reply *reply)
{
	free(reply->content);
	free(reply->refusal);
	usage_report_clear(&reply->report);
	*reply = (struct chat_reply){0};
}

static bool is_success(int status)
{
	return status >= 200 && status < 300;
}

/* Tells what text there is more. */
static bool tell(struct call *call)
{
	const struct buffer *text = &chat_reader_reading(call->reader)->text;
	const char *more = text->data != NULL ? text->data + call->told : "";
	size_t length = text->length - call->told;

	call->told = text->length;
	return call->listener == NULL ||
	       call->listener->take(call->listener->context, more, length);
}

static bool take_head(void *context, int status, const struct buffer *headers)
{
	struct call *call = context;

	(void)headers;
	call->reply->status = status;
	return true;
}

static size_t maximum(const struct chat_request *request)
{
	return (size_t)(request->streams ? CHAT_STREAM_MAXIMUM
					 : CHAT_ANSWER_MAXIMUM);
}

static bool take_body(void *context, const char *data, size_t length)
{
	struct call *call = context;
	struct chat_reply *reply = call->reply;

	if (reply->first_byte_ms == 0)
		reply->first_byte_ms =
		    (timestamp_monotonic() - call->started_at + 999) / 1000;
	call->bytes += length;
	call->too_large = call->bytes > maximum(call->request);
	if (call->too_large)
		return false;
	if (!is_success(reply->status)) {
		buffer_add(&call->refused, data, length);
		return true;
	}
	usage_reader_feed(call->usage, data, length);
	chat_reader_feed(call->reader, data, length);
	call->ended = !tell(call);
	return !call->ended;
}

static bool tick(void *context)
{
	struct call *call = context;

	call->ended = !tell(call);
	return !call->ended;
}

static enum err refuse_status(const struct call *call, struct error *error)
{
	const struct upstream *upstream = call->upstream;
	const struct buffer *body = &call->refused;
	int status = call->reply->status;
	bool about_key = status == 401;
	json_t *root = NULL;
	char *words = NULL;
	enum err err;

	if (!about_key &&
	    json_check_limits(body->data, body->length, NULL) == ERR_OK &&
	    json_read(body->data, body->length, &root, NULL, NULL) == ERR_OK)
		words = provider_words_read(root);
	if (provider_words_show_key(words, upstream->api_key)) {
		free(words);
		words = NULL;
	}
	err = error_set(error, ERR_UPSTREAM, "PROVIDER_REFUSED",
	    "The model provider at %s %s (status %d)%s%s", upstream->host,
	    about_key && upstream->api_key == NULL ? "asks for a key"
	    : about_key				   ? "does not accept our key"
	    : status == 429			   ? "says that we ask too much"
						   : "refused the request",
	    status, words != NULL ? ": " : "", words != NULL ? words : "");
	free(words);
	json_decref(root);
	return err;
}

static bool has_counts(const struct token_usage *usage)
{
	return usage->source == USAGE_SOURCE_PROVIDER ||
	       (usage->source == USAGE_SOURCE_PARTIAL &&
		   usage->prompt + usage->completion > 0);
}

/* Tells whether the provider did work. It did for what broke off, even where
 * nobody had said how much that was. */
static bool has_worked(const struct call *call, bool whole)
{
	const struct chat_reply *reply = call->reply;

	if (reply->status == 0)
		return call->ended;
	if (!is_success(reply->status))
		return false;
	return chat_reader_reading(call->reader)->begun ||
	       has_counts(&reply->report.usage) || call->ended ||
	       (call->request->streams && !whole);
}

/* What was read becomes the reply's. */
static void fill_reply(struct call *call, bool whole)
{
	const struct chat_reading *reading = chat_reader_reading(call->reader);
	const char *key = call->upstream->api_key;
	struct chat_reply *reply = call->reply;

	chat_reader_finish(call->reader);
	tell(call);
	usage_reader_finish(call->usage, whole, &reply->report);
	if (reading->text.data != NULL)
		reply->content =
		    memory_strndup(reading->text.data, reading->text.length);
	if (reading->refusal.length > 0)
		reply->refusal = provider_words_tidy(reading->refusal.data);
	else
		reply->refusal = memory_strdup(reading->failure);
	if (provider_words_show_key(reply->refusal, key)) {
		free(reply->refusal);
		reply->refusal = NULL;
	}
	reply->truncated = reading->truncated;
	reply->answered = has_worked(call, whole);
}

static enum err refuse_answer(const struct call *call, struct error *error)
{
	const char *words = call->reply->refusal;

	if (!chat_reader_reading(call->reader)->failed)
		return chat_reader_refuse(call->reader, error);
	return error_set(error, ERR_UPSTREAM, "PROVIDER_REFUSED",
	    "The model provider at %s answered with an error%s%s",
	    call->upstream->host, words != NULL ? ": " : "",
	    words != NULL ? words : "");
}

/* ERR is what the exchange came to. */
static enum err conclude(struct call *call, enum err err, struct error *error)
{
	fill_reply(call, err == ERR_OK);
	if (call->too_large)
		return error_set(error, ERR_UPSTREAM,
		    "PROVIDER_ANSWER_TOO_LARGE",
		    "The answer of the model provider at %s is longer than "
		    "%zu MiB",
		    call->upstream->host,
		    maximum(call->request) / (1024 * 1024));
	if (err != ERR_OK)
		return err;
	if (!is_success(call->reply->status))
		return refuse_status(call, error);
	return call->reply->answered ? ERR_OK : refuse_answer(call, error);
}

static enum err run(struct call *call, struct error *error)
{
	const struct chat_protocol *protocol =
	    chat_protocol_find(call->upstream->protocol);
	const struct chat_request *request = call->request;
	const struct exchange_listener listener = {
	    take_head, take_body, tick, call};
	struct buffer path = {0}, body = {0};
	struct upstream_post post = {
	    .query = request->streams ? protocol->stream_query : NULL,
	    .headers = protocol->headers,
	    .body = &body,
	    .connect_seconds = request->connect_seconds,
	    .stall_seconds = request->stall_seconds,
	    .total_seconds = request->total_seconds};
	enum err err;

	protocol->write_path(request, &path);
	protocol->write_body(call->upstream, request, &body);
	post.path = path.data;
	err = upstream_post_json(call->upstream, &post, &listener, error);
	buffer_clear(&path);
	buffer_clear(&body);
	return err;
}

static enum usage_format stream_format(enum llm_protocol protocol)
{
	return protocol == LLM_OLLAMA ? USAGE_FORMAT_NDJSON : USAGE_FORMAT_SSE;
}

enum err chat_complete(const struct upstream *upstream,
    const struct chat_request *request, const struct chat_listener *listener,
    struct chat_reply *reply, struct error *error)
{
	struct call call = {.upstream = upstream,
	    .request = request,
	    .listener = listener,
	    .reply = reply,
	    .started_at = timestamp_monotonic()};
	enum err err;

	*reply = (struct chat_reply){0};
	call.reader = chat_reader_new(upstream->protocol, request->streams);
	call.usage = usage_reader_new(upstream->protocol,
	    request->streams ? stream_format(upstream->protocol)
			     : USAGE_FORMAT_JSON);
	err = run(&call, error);
	err = conclude(&call, err, error);
	if (err != ERR_OK && error != NULL &&
	    provider_words_show_key(error->message, upstream->api_key))
		error_set(error, err, "PROVIDER_REFUSED",
		    "The model provider at %s answered with an error",
		    upstream->host);
	chat_reader_free(call.reader);
	usage_reader_free(call.usage);
	buffer_clear(&call.refused);
	return err;
}
