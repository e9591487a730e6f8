#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "api/api.h"
#include "api/limits.h"
#include "api/plugin_events.h"
#include "api/pricing.h"
#include "api/readiness.h"
#include "api/record_usage.h"
#include "base/json.h"
#include "base/timestamp.h"
#include "db/schema.h"
#include "meter/usage_totals.h"

#define OPERATION "plugin_generation"

/* How long we try to read the totals, if the database goes away just then. */
#define PATIENCE (10 * TIMESTAMP_SECOND)
#define PAUSE_NS 200000000

/* What the model used, as an event of this request. */
static struct usage_event describe_event(const struct api *api,
    const struct http_request *request, const struct generate_input *asked,
    int64_t asked_at, const struct plugin_generation *generation)
{
	const char *provider = api->config->generator_provider;

	return (struct usage_event){.user_id = asked->user_id,
	    .request_id = request->id,
	    .occurred_at = asked_at,
	    .provider = provider != NULL ? provider : generation->provider,
	    .model = generation->model,
	    .operation = OPERATION,
	    .plugin_name = generation->plugin_name,
	    .usage = generation->usage,
	    .latency_ms = generation->latency_ms,
	    .cost = generation->cost,
	    .cost_source = generation->cost != NULL ? "provider" : NULL,
	    .upstream_id = generation->upstream_id,
	    .user_source = "body",
	    .first_byte_ms = generation->first_byte_ms,
	    .streamed = generation->streamed ? STREAMED_YES : STREAMED_NO,
	    .http_status = generation->http_status};
}

static enum err total_patiently(const struct api *api, const char *user_id,
    struct usage_totals *totals, struct error *error)
{
	int64_t deadline = timestamp_monotonic() + PATIENCE;
	const struct timespec pause = {.tv_nsec = PAUSE_NS};
	enum err err = usage_totals_read(api->pool, user_id, totals, error);

	while (err == ERR_BUSY && timestamp_monotonic() < deadline) {
		nanosleep(&pause, NULL);
		err = usage_totals_read(api->pool, user_id, totals, error);
	}
	return err;
}

static json_t *token_usage(
    const struct usage_totals *totals, const struct token_usage *usage)
{
	return json_pack("{s:I, s:I, s:I, s:I, s:I}", "promptTokens",
	    (json_int_t)totals->prompt, "completionTokens",
	    (json_int_t)totals->completion, "totalTokens",
	    (json_int_t)(totals->prompt + totals->completion), "requestCount",
	    (json_int_t)totals->requests, "tokensUsedThisRequest",
	    (json_int_t)(usage->prompt + usage->completion));
}

/* Records what was used, whether or not the reply was of use. */
static enum err account(const struct api *api,
    const struct http_request *request, const struct generate_input *asked,
    int64_t asked_at, const struct plugin_generation *generation, json_t **used,
    struct error *error)
{
	struct usage_event event =
	    describe_event(api, request, asked, asked_at, generation);
	struct usage_totals totals;
	struct price price;
	enum err err;

	api_price_event(api, &event, &price);
	err = record_patiently(api, &event, error);
	if (err == ERR_OK)
		err = total_patiently(api, event.user_id, &totals, error);

	if (err == ERR_OK)
		*used = token_usage(&totals, &generation->usage);
	return err;
}

static void write_result(const struct plugin_generation *generation,
    json_t *used, struct http_response *response)
{
	json_t *body = json_pack(
	    "{s:O, s:o}", "result", generation->result, "tokenUsage", used);

	json_write(body, &response->body);
	json_decref(body);
}

/*
 * Has it written and accounted for, and fills RESPONSE, also with what a
 * failure has beside its words.
 */
static enum err generate(const struct api *api,
    const struct http_request *request, const struct generate_input *asked,
    const struct plugin_watcher *watcher, struct http_response *response,
    struct error *error)
{
	struct plugin_order order = {.prompt = asked->prompt,
	    .name = asked->name != NULL ? asked->name : asked->plugin_name,
	    .complexity = asked->complexity};
	struct plugin_generation generation = {0};
	struct error recording = {0};
	json_t *used = NULL;
	int64_t asked_at = timestamp_now();
	enum err err, recorded;

	err = plugin_generate(
	    api->generator, &order, watcher, &generation, error);
	if (!generation.answered)
		goto out;
	recorded = account(
	    api, request, asked, asked_at, &generation, &used, &recording);
	if (recorded != ERR_OK) {
		err = recorded;
		*error = recording;
	} else if (err != ERR_OK) {
		http_response_error_member(response, "tokenUsage", used);
	} else {
		write_result(&generation, used, response);
	}
out:
	plugin_generation_clear(&generation);
	return err;
}

static void stream_generation(const struct api *api,
    const struct http_request *request, const struct generate_input *asked,
    struct http_stream *stream, struct http_response *response,
    struct error *error)
{
	struct plugin_events events;
	const struct plugin_watcher watcher = {plugin_events_watch, &events};
	enum err err;

	plugin_events_begin(&events, stream, api->config);
	err = generate(api, request, asked, &watcher, response, error);
	if (err == ERR_OK)
		plugin_events_end(&events, response);
	else
		plugin_events_fail(&events, request, err, error, response);
}

enum err api_post_plugin_generate(const void *context,
    struct http_request *request, const void *input, struct http_stream *stream,
    struct http_response *response, struct error *error)
{
	const struct api *api = context;
	const struct generate_input *asked = input;
	enum err err;

	/* What cannot be counted must not be spent. */
	err = schema_check_ready(api->pool, error);
	if (err == ERR_OK)
		err = readiness_check_held(api->readiness, error);
	if (err == ERR_OK)
		err = plugin_generator_check(api->generator, error);
	if (err == ERR_OK)
		err = limits_begin_generation(
		    api->limits, request, asked->user_id, response, error);
	if (err != ERR_OK)
		return err;
	if (http_request_accepts(request, "text/event-stream"))
		stream_generation(api, request, asked, stream, response, error);
	else
		err = generate(api, request, asked, NULL, response, error);
	limits_end_generation(api->limits, request, asked->user_id);
	return err;
}
