#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "api/limits.h"
#include "api/provider_errors.h"
#include "api/provider_headers.h"
#include "api/provider_path.h"
#include "api/provider_report.h"
#include "api/readiness.h"
#include "api/relay.h"
#include "base/timestamp.h"

/* The vendors' clients repeat what fails, unless they are told. */
#define NO_RETRY "x-should-retry: false\r\n"
#define RETRY "x-should-retry: true\r\n"

/* The row stands for an upstream that there is. */
static void find_destination(struct relay *relay)
{
	const char *name = relay->request->path + 1;
	size_t length = strcspn(name, "/");

	relay->upstream = upstreams_find(relay->api->upstreams, name, length);
	relay->path = provider_path_below_base(relay->upstream, name + length);
	relay->operation = provider_operation_find(
	    relay->upstream, relay->request->method, relay->path);
}

/* Finds out who asks for what, and whether that can be counted. */
static enum err prepare(struct relay *relay, struct error *error)
{
	const struct http_request *request = relay->request;
	enum err err;

	request_facts_read(relay->operation.protocol,
	    request->body.data != NULL ? request->body.data : "",
	    request->body.length, &relay->facts);
	relay->asks_stream =
	    relay->operation.streams_by_path ||
	    (relay->facts.streams && !relay->operation.never_streams);
	relay->streams = relay->asks_stream;
	err = attribution_find(
	    request, &relay->facts, relay->api->config, &relay->who, error);
	if (err == ERR_OK)
		err = provider_report_check(
		    request, relay->upstream, &relay->operation, error);
	if (err != ERR_OK)
		return err;
	if (relay->who.user_id != NULL)
		return readiness_check(relay->api->readiness, error);
	if (!relay->operation.may_spend)
		return ERR_OK;
	return error_set(error, ERR_INVALID, "USER_ID_REQUIRED",
	    "TokenMeter has to know whose tokens these are: name the user in "
	    "the header X-Tokenmeter-User or in the body (safety_identifier, "
	    "user or metadata.user_id)");
}

/* Adds QUERY without Gemini's key, where ours takes its place. */
static void add_query(
    const struct upstream *upstream, const char *query, struct buffer *out)
{
	while (*query != '\0') {
		size_t length = strcspn(query, "&");

		if (upstream->api_key == NULL ||
		    strncmp(query, "key=", 4) != 0) {
			if (out->length > 0)
				buffer_add_text(out, "&");
			buffer_add(out, query, length);
		}
		query += length;
		query += *query == '&';
	}
}

static enum err make_url(
    const struct relay *relay, char **url, struct error *error)
{
	const char *given =
	    http_request_variable(relay->request, "QUERY_STRING");
	struct buffer path = {0}, query = {0};
	enum err err =
	    provider_path_add(relay->request, relay->path, &path, error);

	if (err != ERR_OK)
		return err;
	add_query(relay->upstream, given != NULL ? given : "", &query);
	*url = upstream_url(
	    relay->upstream, path.data != NULL ? path.data : "", query.data);
	buffer_clear(&path);
	buffer_clear(&query);
	if (*url == NULL)
		return error_set(error, ERR_INVALID, "PATH_INVALID",
		    "The path or its query cannot stand in a URL");
	return ERR_OK;
}

/* Asks the provider to report usage, if the client did not, who then does not
 * see that it was asked. */
static void add_option(struct relay *relay)
{
	struct buffer *body = &relay->request->body, changed = {0};

	if (!relay->operation.asks_by_option || !relay->asks_stream ||
	    relay->facts.asks_usage || relay->upstream->refuses_stream_options)
		return;
	relay->adds_option =
	    request_add_usage_option(body->data, body->length, &changed);
	if (!relay->adds_option)
		return;
	buffer_clear(body);
	*body = changed;
}

static bool has_body(const struct http_request *request)
{
	return request->body.length > 0 ||
	       strcmp(request->method, "POST") == 0 ||
	       strcmp(request->method, "PUT") == 0 ||
	       strcmp(request->method, "PATCH") == 0;
}

static enum err exchange(
    struct relay *relay, const char *url, struct error *error)
{
	const struct buffer *body = &relay->request->body;
	const struct upstream *upstream = relay->upstream;
	const struct exchange_listener listener = {
	    relay_take_head, relay_take_body, relay_tick, relay};
	struct buffer headers = {0};
	struct exchange_request request = {.method = relay->request->method,
	    .url = url,
	    .headers = &headers,
	    .body_length = body->length,
	    .connect_seconds = upstream->connect_seconds,
	    .stall_seconds = upstream->stall_seconds,
	    .total_seconds = upstream->total_seconds};
	enum err err;

	if (has_body(relay->request))
		request.body = body->data != NULL ? body->data : "";
	provider_headers_forth(relay->request, upstream, &headers);
	relay->sent_at = timestamp_monotonic();
	err = exchange_run(upstream->pool, &request, &listener, error);
	relay->ended_at = timestamp_monotonic();
	relay->never_sent =
	    err != ERR_OK && strcmp(error->code, "PROVIDER_UNREACHABLE") == 0;
	buffer_clear(&headers);
	return err;
}

/* Has the provider answer, and records what it used. What only reads needs no
 * place among those that spend. */
static enum err pass_on(struct relay *relay, const char *url,
    struct http_response *response, struct error *error)
{
	struct limits *limits = relay->api->limits;
	bool spends = relay->operation.may_spend && relay->who.user_id != NULL;
	enum err err = ERR_OK;

	if (spends)
		err = limits_begin_generation(limits, relay->request,
		    relay->who.user_id, response, error);
	if (err != ERR_OK) {
		buffer_add_text(&response->headers, RETRY);
		return err;
	}
	add_option(relay);
	err = exchange(relay, url, error);
	if (spends)
		limits_end_generation(
		    limits, relay->request, relay->who.user_id);
	relay_record(relay, err == ERR_OK);
	if (err == ERR_OK)
		relay_send_rest(relay);
	return err;
}

enum err api_relay_to_provider(const void *context,
    struct http_request *request, const void *input, struct http_stream *stream,
    struct http_response *response, struct error *error)
{
	struct relay relay = {.api = context,
	    .request = request,
	    .stream = stream,
	    .asked_at = timestamp_now()};
	char *url = NULL;
	enum err err;

	(void)input;
	find_destination(&relay);
	response->write_error = provider_error_writer(relay.operation.protocol);
	err = prepare(&relay, error);
	if (err == ERR_OK)
		err = make_url(&relay, &url, error);
	if (err == ERR_INVALID)
		buffer_add_text(&response->headers, NO_RETRY);
	if (err == ERR_OK)
		err = pass_on(&relay, url, response, error);
	free(url);
	relay_clear(&relay);
	return err;
}

void relay_clear(struct relay *relay)
{
	request_facts_clear(&relay->facts);
	usage_reader_free(relay->reader);
	usage_chunk_filter_free(relay->filter);
	buffer_clear(&relay->head);
	buffer_clear(&relay->held);
	buffer_clear(&relay->passed);
	free(relay->upstream_id);
}
