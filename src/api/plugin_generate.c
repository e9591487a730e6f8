#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "api/api.h"
#include "base/json.h"
#include "base/json_writer.h"
#include "base/log.h"
#include "base/timestamp.h"
#include "db/schema.h"
#include "meter/usage_totals.h"

#define OPERATION "plugin_generation"

/* The tokens are spent: how long we try to record that, if the database goes
 * away just then. */
#define RECORD_PATIENCE (10 * TIMESTAMP_SECOND)
#define RECORD_PAUSE_NS 200000000

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
	    .latency_ms = generation->latency_ms};
}

static void put_if_known(
    struct json_writer *json, const char *name, int64_t count)
{
	if (count != TOKEN_COUNT_UNKNOWN)
		json_put_integer(json, name, count);
}

/* The last resort: the log keeps what POST /usage/events would take. */
static void log_unrecorded(const struct usage_event *event)
{
	const struct token_usage *usage = &event->usage;
	char when[TIMESTAMP_TEXT_SIZE];
	struct buffer text = {0};
	struct json_writer json = {&text, false};

	timestamp_format(event->occurred_at, when);
	json_begin_object(&json, NULL);
	json_put_text(&json, "requestId", event->request_id);
	json_put_text(&json, "userId", event->user_id);
	json_put_text(&json, "timestamp", when);
	json_put_text(&json, "operation", event->operation);
	json_put_text(&json, "provider", event->provider);
	json_put_text(&json, "model", event->model);
	json_put_text(&json, "pluginName", event->plugin_name);
	json_put_integer(&json, "promptTokens", usage->prompt);
	json_put_integer(&json, "completionTokens", usage->completion);
	put_if_known(&json, "cachedTokens", usage->cached);
	put_if_known(&json, "cacheWriteTokens", usage->cache_write);
	put_if_known(&json, "reasoningTokens", usage->reasoning);
	json_end_object(&json);
	log_error(
	    "usage not recorded, send it to /usage/events: %s", text.data);
	buffer_clear(&text);
}

/* Records EVENT, again and again if need be: that counts it once. */
static enum err record_patiently(const struct api *api,
    const struct usage_event *event, int64_t deadline, struct error *error)
{
	const struct timespec pause = {.tv_nsec = RECORD_PAUSE_NS};
	enum record_outcome outcome;
	enum err err =
	    recorder_record(api->recorder, event, 1, &outcome, error);

	while (err == ERR_BUSY && timestamp_monotonic() < deadline) {
		nanosleep(&pause, NULL);
		err = recorder_record(api->recorder, event, 1, &outcome, error);
	}
	if (err != ERR_OK)
		log_unrecorded(event);
	return err;
}

static enum err total_patiently(const struct api *api, const char *user_id,
    int64_t deadline, struct usage_totals *totals, struct error *error)
{
	const struct timespec pause = {.tv_nsec = RECORD_PAUSE_NS};
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
	int64_t deadline = timestamp_monotonic() + RECORD_PATIENCE;
	struct usage_totals totals;
	enum err err = record_patiently(api, &event, deadline, error);

	if (err == ERR_OK)
		err = total_patiently(
		    api, event.user_id, deadline, &totals, error);

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

enum err api_post_plugin_generate(const void *context,
    const struct http_request *request, const void *input,
    struct http_response *response, struct error *error)
{
	const struct api *api = context;
	const struct generate_input *asked = input;
	struct plugin_order order = {.prompt = asked->prompt,
	    .name = asked->name != NULL ? asked->name : asked->plugin_name,
	    .complexity = asked->complexity};
	struct plugin_generation generation = {0};
	struct error recording = {0};
	json_t *used = NULL;
	int64_t asked_at = timestamp_now();
	enum err err, recorded;

	/* What cannot be counted must not be spent. */
	err = schema_check_ready(api->pool, error);
	if (err != ERR_OK)
		return err;
	err = plugin_generate(api->generator, &order, &generation, error);
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
