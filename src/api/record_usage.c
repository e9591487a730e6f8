#include "api/record_usage.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "api/readiness.h"
#include "base/json_writer.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/timestamp.h"

#define PATIENCE (10 * TIMESTAMP_SECOND)
#define PAUSE_NS 200000000

/* One of the recordings; lives on the stack of who records. */
struct recording {
	const struct usage_event *event;
	bool logged;
	struct recording *next, **link; /* LINK is what points here */
};

struct recordings {
	pthread_mutex_t lock;
	struct recording *first;
	bool ending; /* the log has those that were there */
};

static void put_if_known(
    struct json_writer *json, const char *name, int64_t count)
{
	if (count != TOKEN_COUNT_UNKNOWN)
		json_put_integer(json, name, count);
}

/* Counts that POST /usage/events does not take, but prices are made of. */
static bool has_priced_parts(const struct token_usage *usage)
{
	return usage->cache_write_hour > 0 || usage->audio_prompt > 0 ||
	       usage->audio_completion > 0;
}

static bool is_of_list(const char *cost_source)
{
	return strcmp(cost_source, "list") == 0 ||
	       strcmp(cost_source, "override") == 0;
}

/* The list prices it again; what it cannot know has to be kept. */
static bool has_own_cost(const struct usage_event *event)
{
	return event->cost != NULL && (!is_of_list(event->cost_source) ||
					  has_priced_parts(&event->usage));
}

/* The last resort: the log keeps what POST /usage/events would take, and, for
 * people, the counts that it would not. */
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
	if (has_own_cost(event))
		json_put_text(&json, "cost", event->cost);
	if (has_priced_parts(usage)) {
		json_put_integer(
		    &json, "cacheWriteHourTokens", usage->cache_write_hour);
		json_put_integer(
		    &json, "audioPromptTokens", usage->audio_prompt);
		json_put_integer(
		    &json, "audioCompletionTokens", usage->audio_completion);
	}
	json_put_text(&json, "usageSource", usage_source_name(usage->source));
	json_end_object(&json);
	log_error(
	    "usage not recorded, send it to /usage/events: %s", text.data);
	buffer_clear(&text);
}

struct recordings *recordings_new(void)
{
	struct recordings *recordings = memory_calloc(1, sizeof *recordings);

	pthread_mutex_init(&recordings->lock, NULL);
	return recordings;
}

void recordings_free(struct recordings *recordings)
{
	if (recordings == NULL)
		return;
	pthread_mutex_destroy(&recordings->lock);
	free(recordings);
}

/* Under the lock. */
static void log_once(struct recording *recording)
{
	if (!recording->logged)
		log_unrecorded(recording->event);
	recording->logged = true;
}

void recordings_log(struct recordings *recordings)
{
	pthread_mutex_lock(&recordings->lock);
	recordings->ending = true;
	for (struct recording *r = recordings->first; r != NULL; r = r->next)
		log_once(r);
	pthread_mutex_unlock(&recordings->lock);
}

static void enter(struct recordings *recordings, struct recording *recording)
{
	pthread_mutex_lock(&recordings->lock);
	recording->next = recordings->first;
	recording->link = &recordings->first;
	if (recording->next != NULL)
		recording->next->link = &recording->next;
	recordings->first = recording;
	if (recordings->ending)
		log_once(recording);
	pthread_mutex_unlock(&recordings->lock);
}

static void leave(
    struct recordings *recordings, struct recording *recording, bool recorded)
{
	pthread_mutex_lock(&recordings->lock);
	*recording->link = recording->next;
	if (recording->next != NULL)
		recording->next->link = recording->link;
	if (!recorded)
		log_once(recording);
	pthread_mutex_unlock(&recordings->lock);
}

bool record_is_urgent(const struct api *api)
{
	int64_t end = atomic_load(&api->relays_end_at);

	return end != 0 && timestamp_monotonic() >= end;
}

/* Other reasons to be busy may be one event's alone. */
static bool takes_no_rows(enum err err, const struct error *error)
{
	return err == ERR_BUSY &&
	       strcmp(error->code, "DATABASE_OVERLOADED") == 0;
}

enum err record_patiently(
    const struct api *api, const struct usage_event *event, struct error *error)
{
	int64_t deadline = timestamp_monotonic() + PATIENCE;
	const struct timespec pause = {.tv_nsec = PAUSE_NS};
	struct recording recording = {.event = event};
	enum record_outcome outcome;
	bool held;
	enum err err;

	enter(api->recordings, &recording);
	err = recorder_record(api->recorder, event, 1, &outcome, error);
	held = takes_no_rows(err, error);
	if (held)
		readiness_hold(api->readiness, error);
	while (err == ERR_BUSY && timestamp_monotonic() < deadline &&
	       !record_is_urgent(api)) {
		nanosleep(&pause, NULL);
		err = recorder_record(api->recorder, event, 1, &outcome, error);
	}
	if (held)
		readiness_resume(api->readiness);
	leave(api->recordings, &recording, err == ERR_OK);
	readiness_note(api->readiness, err == ERR_OK);
	return err;
}
