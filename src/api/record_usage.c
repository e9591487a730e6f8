#include "api/record_usage.h"

#include <string.h>
#include <time.h>

#include "api/readiness.h"
#include "base/json_writer.h"
#include "base/log.h"
#include "base/timestamp.h"

#define PATIENCE (10 * TIMESTAMP_SECOND)
#define PAUSE_NS 200000000

static void put_if_known(
    struct json_writer *json, const char *name, int64_t count)
{
	if (count != TOKEN_COUNT_UNKNOWN)
		json_put_integer(json, name, count);
}

/* The list prices it again; what only others know has to be kept. */
static bool has_told_cost(const struct usage_event *event)
{
	return event->cost != NULL && strcmp(event->cost_source, "list") != 0 &&
	       strcmp(event->cost_source, "override") != 0;
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
	if (has_told_cost(event))
		json_put_text(&json, "cost", event->cost);
	json_end_object(&json);
	log_error(
	    "usage not recorded, send it to /usage/events: %s", text.data);
	buffer_clear(&text);
}

bool record_is_urgent(const struct api *api)
{
	int64_t end = atomic_load(&api->relays_end_at);

	return end != 0 && timestamp_monotonic() >= end;
}

enum err record_patiently(
    const struct api *api, const struct usage_event *event, struct error *error)
{
	int64_t deadline = timestamp_monotonic() + PATIENCE;
	const struct timespec pause = {.tv_nsec = PAUSE_NS};
	enum record_outcome outcome;
	enum err err =
	    recorder_record(api->recorder, event, 1, &outcome, error);

	while (err == ERR_BUSY && timestamp_monotonic() < deadline &&
	       !record_is_urgent(api)) {
		nanosleep(&pause, NULL);
		err = recorder_record(api->recorder, event, 1, &outcome, error);
	}
	readiness_note(api->readiness, err == ERR_OK);
	if (err != ERR_OK)
		log_unrecorded(event);
	return err;
}
