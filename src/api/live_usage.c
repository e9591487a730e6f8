#include "api/live_usage.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json_writer.h"
#include "base/memory.h"
#include "meter/usage_watch.h"

#define EVENT_NAME "token-usage-updated"

struct live_usage {
	struct http_live *live;
	struct usage_watch *watch;
};

static void open_user(void *context, const char *user_id)
{
	struct live_usage *usage = context;

	usage_watch_open(usage->watch, user_id);
}

static void close_user(void *context, const char *user_id)
{
	struct live_usage *usage = context;

	usage_watch_close(usage->watch, user_id);
}

static void write_event(
    struct buffer *data, const char *user_id, const struct usage_totals *totals)
{
	struct json_writer json = {data, false};

	json_begin_object(&json, NULL);
	json_put_text(&json, "userId", user_id);
	json_begin_object(&json, "tokenUsage");
	json_put_integer(&json, "promptTokens", totals->prompt);
	json_put_integer(&json, "completionTokens", totals->completion);
	json_put_integer(
	    &json, "totalTokens", totals->prompt + totals->completion);
	json_put_integer(&json, "requestCount", totals->requests);
	json_end_object(&json);
	json_end_object(&json);
}

/* The totals are their own id: whoever has seen these needs no event, whatever
 * process he saw them from. */
static void tell(
    void *context, const char *user_id, const struct usage_totals *totals)
{
	struct live_usage *usage = context;
	struct buffer data = {0};
	char id[LIVE_ID_SIZE];

	snprintf(id, sizeof id, "%" PRId64 "-%" PRId64 "-%" PRId64,
	    totals->requests, totals->prompt, totals->completion);
	write_event(&data, user_id, totals);
	http_live_publish(usage->live, user_id, id, EVENT_NAME, data.data);
	buffer_clear(&data);
}

enum err live_usage_start(const struct config *config, struct db_pool *pool,
    struct live_usage **started, struct error *error)
{
	struct live_usage *usage = memory_calloc(1, sizeof *usage);
	const struct http_live_publisher publisher = {
	    open_user, close_user, usage};
	enum err err;

	*started = usage;
	usage->watch = usage_watch_new(pool);
	err = http_live_start(
	    (size_t)config->max_streams, &publisher, &usage->live, error);
	if (err == ERR_OK)
		err = usage_watch_start(usage->watch, tell, usage, error);
	return err;
}

void live_usage_stop(struct live_usage *usage)
{
	if (usage != NULL)
		http_live_stop(usage->live);
}

void live_usage_free(struct live_usage *usage)
{
	if (usage == NULL)
		return;
	usage_watch_free(usage->watch);
	http_live_free(usage->live);
	free(usage);
}

enum err live_usage_join(struct live_usage *usage, struct http_stream *stream,
    const char *user_id, const char *last_id, struct error *error)
{
	if (usage_watch_is_away(usage->watch))
		return error_set(error, ERR_BUSY, "DATABASE_UNAVAILABLE",
		    "The database cannot be reached at the moment");
	return http_live_join(usage->live, stream, user_id, last_id, error);
}

void live_usage_end(struct live_usage *usage, int64_t credential)
{
	http_live_end(usage->live, credential);
}
