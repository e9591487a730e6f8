#include <stdlib.h>
#include <string.h>

#include "api/pricing.h"
#include "api/record_usage.h"
#include "api/relay.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/text.h"
#include "meter/unreported.h"

/* Of text in the languages that people write most; an estimate. */
#define BYTES_PER_TOKEN 4

static const char *name_or_null(const char *text, size_t maximum)
{
	return text != NULL && text_is_name(text, strlen(text), maximum) ? text
									 : NULL;
}

static const char *first_name(const char *a, const char *b, const char *c)
{
	const char *name = name_or_null(a, USAGE_NAME_MAXIMUM);

	if (name == NULL)
		name = name_or_null(b, USAGE_NAME_MAXIMUM);
	return name != NULL ? name : name_or_null(c, USAGE_NAME_MAXIMUM);
}

static int64_t tokens_in(int64_t bytes)
{
	int64_t tokens = (bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;

	return tokens < TOKEN_COUNT_MAXIMUM ? tokens : TOKEN_COUNT_MAXIMUM;
}

/* An answer without a report, or that broke off before one; not one that will
 * be reported yet. */
static void estimate(const struct relay *relay,
    const struct usage_report *report, struct token_usage *usage)
{
	if (relay->api->config->estimate == 0 || !relay->operation.counted ||
	    relay->reader == NULL || report->failed || report->deferred ||
	    token_usage_is_known(usage))
		return;
	*usage =
	    (struct token_usage){.prompt = tokens_in(relay->facts.prompt_bytes),
		.completion = tokens_in(report->text_bytes),
		.cached = TOKEN_COUNT_UNKNOWN,
		.cache_write = TOKEN_COUNT_UNKNOWN,
		.reasoning = TOKEN_COUNT_UNKNOWN,
		.source = USAGE_SOURCE_ESTIMATED};
}

/* Rounded up, so that what was measured is never 0. */
static int64_t milliseconds(int64_t from, int64_t to)
{
	return to > from ? (to - from + 999) / 1000 : 1;
}

static struct usage_event describe_event(const struct relay *relay,
    const struct usage_report *report, const char *path_model)
{
	const char *id = name_or_null(report->upstream_id, USAGE_NAME_MAXIMUM);
	struct usage_event event = {.user_id = relay->who.user_id,
	    .request_id = relay->request->id,
	    .occurred_at = relay->asked_at,
	    .provider = relay->upstream->name,
	    .model = first_name(report->model, relay->facts.model, path_model),
	    .operation = relay->operation.name,
	    .usage = report->usage,
	    .latency_ms = milliseconds(relay->sent_at, relay->ended_at),
	    .cost = report->cost,
	    .cost_source = report->cost != NULL ? "provider" : NULL,
	    .upstream_id = id != NULL ? id
				      : name_or_null(relay->upstream_id,
					    USAGE_NAME_MAXIMUM),
	    .user_source = relay->who.source,
	    .streamed = relay->streams ? STREAMED_YES : STREAMED_NO,
	    .http_status = relay->status};

	if (relay->first_byte_at != 0)
		event.first_byte_ms =
		    milliseconds(relay->sent_at, relay->first_byte_at);
	estimate(relay, report, &event.usage);
	if (!relay->operation.may_spend) {
		event.cost = "0";
		event.cost_source = "free";
	} else if (relay->never_sent) {
		event.cost = "0";
		event.cost_source = "refused";
	}
	return event;
}

static const struct token_usage no_usage = {.cached = TOKEN_COUNT_UNKNOWN,
    .cache_write = TOKEN_COUNT_UNKNOWN,
    .reasoning = TOKEN_COUNT_UNKNOWN,
    .source = USAGE_SOURCE_NONE};

/* What cannot be recorded is in the log by now; the client has paid for its
 * answer, and gets it. */
static void price_and_record(
    const struct relay *relay, struct usage_event *event)
{
	struct price price;
	struct error error;

	api_price_event(relay->api, event, &price);
	if (record_patiently(relay->api, event, &error) != ERR_OK)
		log_error("request %s: %s", relay->request->id, error.message);
}

/* Records REPORT for the request that asked for its answer, FIRST, in that
 * one's day. However often it is read: it counts once for its id. */
static void record_late(const struct relay *relay,
    const struct usage_report *report, const struct unreported *first)
{
	struct buffer id = {0};
	struct usage_event event = {.user_id = first->user_id,
	    .occurred_at = first->occurred_at,
	    .provider = relay->upstream->name,
	    .model = first_name(report->model, first->model, NULL),
	    .operation = first->operation,
	    .usage = report->usage,
	    .latency_ms = -1,
	    .cost = report->cost,
	    .cost_source = report->cost != NULL ? "provider" : NULL,
	    .upstream_id = report->upstream_id,
	    .user_source = first->user_source,
	    .http_status = relay->status};

	buffer_add_format(&id, "%s:report", first->request_id);
	event.request_id = id.data;
	price_and_record(relay, &event);
	buffer_clear(&id);
}

/* An answer that was made in the background, or went on when its reader had
 * left, tells what it used when it is read later. */
static void take_late_report(
    const struct relay *relay, const struct usage_report *report)
{
	struct unreported first = {0};
	struct error error;

	if (report->usage.source != USAGE_SOURCE_PROVIDER ||
	    report->upstream_id == NULL)
		return;
	if (unreported_find(relay->api->pool, relay->upstream->name,
		report->upstream_id, &first, &error) != ERR_OK)
		log_warning("the usage of %s is recorded when it is read "
			    "again: %s",
		    report->upstream_id, error.message);
	else if (first.request_id != NULL)
		record_late(relay, report, &first);
	unreported_clear(&first);
}

void relay_record(struct relay *relay, bool whole)
{
	const struct provider_operation *operation = &relay->operation;
	struct usage_report report = {.usage = no_usage};
	struct usage_event event;
	char *path_model;

	if (relay->reader != NULL)
		usage_reader_finish(relay->reader, whole, &report);
	if (operation->shows_answer) {
		take_late_report(relay, &report);
		report.usage = no_usage;
		free(report.cost);
		report.cost = NULL;
	}
	if (relay->who.user_id != NULL) {
		path_model = memory_strndup(
		    operation->model != NULL ? operation->model : "",
		    operation->model_length);
		event = describe_event(relay, &report, path_model);
		price_and_record(relay, &event);
		free(path_model);
	}
	usage_report_clear(&report);
}
