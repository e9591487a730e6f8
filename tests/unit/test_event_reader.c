#include "api/event_reader.h"

#include <stdio.h>
#include <string.h>

#include "base/timestamp.h"
#include "meter/recorder.h"
#include "unit.h"

#define NOW                                                              \
	(INT64_C(1750000000) * TIMESTAMP_SECOND) /* 2025-06-15T15:06:40Z \
						  */

struct reading {
	struct event_batch batch;
	struct field_problems problems;
	struct error error;
	enum err err;
};

static void read_text(struct reading *reading, const char *text, bool ndjson)
{
	memset(reading, 0, sizeof *reading);
	json_start();
	reading->err = event_batch_read(&reading->batch, text, strlen(text),
	    ndjson, NOW, &reading->problems, &reading->error);
}

START_TEST(every_member_arrives)
{
	const struct usage_event *event;
	struct reading reading;

	read_text(&reading,
	    "{\"requestId\":\"r/1\",\"userId\":\"\xC3\xA9\","
	    "\"timestamp\":\"1970-01-01T00:00:01.5Z\",\"operation\":\"chat\","
	    "\"provider\":\"p\",\"model\":\"m\",\"promptTokens\":150,"
	    "\"completionTokens\":500,\"totalTokens\":650,"
	    "\"cachedTokens\":100,\"cacheWriteTokens\":50,"
	    "\"reasoningTokens\":500,\"pluginName\":\"T\","
	    "\"metadata\":{\"b\": [1, {}], \"a\": \"\\u00e9\"},\"more\":[]}",
	    false);
	ck_assert_int_eq(reading.err, ERR_OK);
	ck_assert_uint_eq(reading.batch.count, 1);
	event = &reading.batch.events[0];
	ck_assert_str_eq(event->user_id, "\xC3\xA9");
	ck_assert_str_eq(event->request_id, "r/1");
	ck_assert_int_eq(event->occurred_at, 1500000);
	ck_assert_str_eq(event->operation, "chat");
	ck_assert_str_eq(event->provider, "p");
	ck_assert_str_eq(event->model, "m");
	ck_assert_str_eq(event->plugin_name, "T");
	ck_assert_str_eq(event->metadata, "{\"b\":[1,{}],\"a\":\"\xC3\xA9\"}");
	ck_assert_int_eq(event->latency_ms, -1);
	ck_assert_int_eq(event->usage.prompt, 150);
	ck_assert_int_eq(event->usage.completion, 500);
	ck_assert_int_eq(event->usage.cached, 100);
	ck_assert_int_eq(event->usage.cache_write, 50);
	ck_assert_int_eq(event->usage.reasoning, 500);
	ck_assert_int_eq(event->usage.source, USAGE_SOURCE_APPLICATION);
	event_batch_clear(&reading.batch);
}
END_TEST

START_TEST(what_is_not_told_is_unknown)
{
	const struct usage_event *event;
	struct reading reading;

	read_text(&reading,
	    "{\"userId\":\"u\",\"promptTokens\":0,\"completionTokens\":0,"
	    "\"cachedTokens\":null,\"metadata\":null,\"model\":null}",
	    false);
	ck_assert_int_eq(reading.err, ERR_OK);
	event = &reading.batch.events[0];
	ck_assert_int_eq(event->occurred_at, NOW);
	ck_assert_ptr_null(event->provider);
	ck_assert_ptr_null(event->model);
	ck_assert_ptr_null(event->operation);
	ck_assert_ptr_null(event->plugin_name);
	ck_assert_ptr_null(event->metadata);
	ck_assert_int_eq(event->usage.cached, TOKEN_COUNT_UNKNOWN);
	ck_assert_int_eq(event->usage.cache_write, TOKEN_COUNT_UNKNOWN);
	ck_assert_int_eq(event->usage.reasoning, TOKEN_COUNT_UNKNOWN);
	ck_assert_int_eq(strncmp(event->request_id, "req_", 4), 0);
	event_batch_clear(&reading.batch);
}
END_TEST

#define EVENT "{\"userId\":\"u\",\"promptTokens\":1,\"completionTokens\":1}"

static const struct {
	const char *text;
	bool ndjson;
	size_t count;
} count_rows[] = {
    {EVENT, false, 1},
    {" " EVENT "\r\n", false, 1},
    {"[]", false, 0},
    {"[" EVENT "]", false, 1},
    {"[" EVENT "," EVENT "\n, " EVENT "]", false, 3},
    {EVENT, true, 1},
    {EVENT "\n", true, 1},
    {EVENT "\n" EVENT, true, 2},
    {"\n\r\n \t\n" EVENT "\r\n\n" EVENT "\n\n", true, 2},
};

START_TEST(one_an_array_or_lines)
{
	struct reading reading;

	read_text(&reading, count_rows[_i].text, count_rows[_i].ndjson);
	ck_assert_msg(reading.err == ERR_OK, "%s", reading.error.message);
	ck_assert_uint_eq(reading.batch.count, count_rows[_i].count);
	for (size_t i = 0; i < reading.batch.count; i++)
		for (size_t j = 0; j < i; j++)
			ck_assert_str_ne(reading.batch.events[i].request_id,
			    reading.batch.events[j].request_id);
	event_batch_clear(&reading.batch);
}
END_TEST

#define NOBODY "{\"promptTokens\":1,\"completionTokens\":1}"

/* A good event with MEMBERS beside. */
#define WITH(members)                                                 \
	"{\"userId\":\"u\",\"promptTokens\":10,\"completionTokens\":" \
	"5," members "}"

static const struct {
	const char *text;
	bool ndjson;
	size_t index;
	const char *field, *code;
} refused_rows[] = {
    {NOBODY, false, 0, "userId", "USER_ID_REQUIRED"},
    {"{\"userId\":\"u\",\"completionTokens\":1}", false, 0, "promptTokens",
	"PROMPT_TOKENS_REQUIRED"},
    {"{\"userId\":\"u\",\"promptTokens\":1}", false, 0, "completionTokens",
	"COMPLETION_TOKENS_REQUIRED"},
    {"{\"userId\":\"u\",\"promptTokens\":-1,\"completionTokens\":1}", false, 0,
	"promptTokens", "PROMPT_TOKENS_INVALID"},
    {"{\"userId\":\"u\",\"promptTokens\":1000000000001,"
     "\"completionTokens\":1}",
	false, 0, "promptTokens", "PROMPT_TOKENS_INVALID"},
    {"{\"userId\":\"u\",\"promptTokens\":1e3,\"completionTokens\":1}", false, 0,
	"promptTokens", "PROMPT_TOKENS_INVALID"},
    {"{\"userId\":\"u\",\"promptTokens\":1"
     "000000000000000000000000000000,\"completionTokens\":1}",
	false, 0, "promptTokens", "JSON_NUMBER_TOO_LARGE"},
    {WITH("\"totalTokens\":16"), false, 0, "totalTokens",
	"TOTAL_TOKENS_INVALID"},
    {WITH("\"totalTokens\":0"), false, 0, "totalTokens",
	"TOTAL_TOKENS_INVALID"},
    {WITH("\"totalTokens\":-1"), false, 0, "totalTokens",
	"TOTAL_TOKENS_INVALID"},
    {WITH("\"cachedTokens\":11"), false, 0, "cachedTokens",
	"CACHED_TOKENS_INVALID"},
    {WITH("\"cacheWriteTokens\":11"), false, 0, "cacheWriteTokens",
	"CACHED_TOKENS_INVALID"},
    {WITH("\"cachedTokens\":6,\"cacheWriteTokens\":5"), false, 0,
	"cacheWriteTokens", "CACHED_TOKENS_INVALID"},
    {WITH("\"cachedTokens\":-1"), false, 0, "cachedTokens",
	"CACHED_TOKENS_INVALID"},
    {WITH("\"reasoningTokens\":6"), false, 0, "reasoningTokens",
	"REASONING_TOKENS_INVALID"},
    {WITH("\"requestId\":\"\""), false, 0, "requestId", "REQUEST_ID_INVALID"},
    {WITH("\"requestId\":5"), false, 0, "requestId", "REQUEST_ID_INVALID"},
    {WITH("\"model\":\"a\\nb\""), false, 0, "model", "MODEL_INVALID"},
    {WITH("\"metadata\":[]"), false, 0, "metadata", "METADATA_INVALID"},
    {WITH("\"timestamp\":\"2025-06-15\""), false, 0, "timestamp",
	"TIMESTAMP_INVALID"},
    {WITH("\"timestamp\":1750000000"), false, 0, "timestamp",
	"TIMESTAMP_INVALID"},
    {WITH("\"timestamp\":\"2025-06-16T15:06:40.000001Z\""), false, 0,
	"timestamp", "TIMESTAMP_INVALID"},
    {WITH("\"userId\":\"u\""), false, 0, "userId", "JSON_DUPLICATE_MEMBER"},
    {WITH("\"model\":\"\\u0000\""), false, 0, "model", "JSON_NUL_CHARACTER"},
    {WITH("\"model\":\"\xFF\""), false, 0, "model", "JSON_INVALID_UTF8"},
    {"5", false, 0, "", "EVENT_INVALID"},
    {"[" EVENT ",[" EVENT "]]", false, 1, "", "EVENT_INVALID"},
    {"[" EVENT "," NOBODY "]", false, 1, "userId", "USER_ID_REQUIRED"},
    {"[" EVENT "," EVENT ",{\"userId\":}]", false, 2, "userId",
	"JSON_MALFORMED"},
    {EVENT "\n" NOBODY "\n", true, 1, "userId", "USER_ID_REQUIRED"},
    {"\n\n" EVENT "\n\n5", true, 1, "", "EVENT_INVALID"},
    {EVENT "\n" EVENT "\n{\"userId\":}", true, 2, "userId", "JSON_MALFORMED"},
    {EVENT " " EVENT, true, 0, "completionTokens", "JSON_MALFORMED"},
    {"[" EVENT "]\n", true, 0, "", "EVENT_INVALID"},
};

START_TEST(an_event_knows_its_line)
{
	struct reading reading;

	read_text(&reading, "\n" EVENT "\r\n \n\n{\"userId\":\n" EVENT, true);
	ck_assert_uint_eq(reading.problems.list[0].index, 1);
	ck_assert_uint_eq(reading.batch.lines[0], 2);
	ck_assert_uint_eq(reading.batch.lines[1], 5);
	event_batch_clear(&reading.batch);
	read_text(&reading, "[5]", false);
	ck_assert_ptr_null(reading.batch.lines);
	event_batch_clear(&reading.batch);
}
END_TEST

START_TEST(a_bad_event_is_named)
{
	struct reading reading;

	read_text(&reading, refused_rows[_i].text, refused_rows[_i].ndjson);
	ck_assert_int_eq(reading.err, ERR_INVALID);
	ck_assert_uint_eq(reading.problems.count, 1);
	ck_assert_uint_eq(
	    reading.problems.list[0].index, refused_rows[_i].index);
	ck_assert_str_eq(
	    reading.problems.list[0].field, refused_rows[_i].field);
	ck_assert_str_eq(
	    reading.problems.list[0].error.code, refused_rows[_i].code);
	ck_assert_str_eq(reading.error.code, refused_rows[_i].code);
	event_batch_clear(&reading.batch);
}
END_TEST

static const char *const edge_rows[] = {
    WITH("\"totalTokens\":15"),
    WITH("\"cachedTokens\":6,\"cacheWriteTokens\":4"),
    WITH("\"cachedTokens\":0,\"cacheWriteTokens\":10"),
    WITH("\"reasoningTokens\":5"),
    WITH("\"timestamp\":\"2025-06-16T15:06:40Z\""),
    WITH("\"timestamp\":\"0001-01-01T00:00:00Z\""),
    WITH("\"metadata\":{}"),
    "{\"userId\":\"u\",\"promptTokens\":1000000000000,"
    "\"completionTokens\":1000000000000,\"totalTokens\":2000000000000}",
};

START_TEST(the_limits_themselves_are_fine)
{
	struct reading reading;

	read_text(&reading, edge_rows[_i], false);
	ck_assert_msg(reading.err == ERR_OK, "%s", reading.error.message);
	event_batch_clear(&reading.batch);
}
END_TEST

START_TEST(each_bad_event_is_listed)
{
	struct reading reading;

	read_text(&reading, "[{}," EVENT ",5,{\"userId\":\"u\"}]", false);
	ck_assert_int_eq(reading.err, ERR_INVALID);
	/* Three members, no object, two members. */
	ck_assert_uint_eq(reading.problems.count, 6);
	ck_assert_uint_eq(reading.problems.list[0].index, 0);
	ck_assert_uint_eq(reading.problems.list[3].index, 2);
	ck_assert_uint_eq(reading.problems.list[5].index, 3);
	ck_assert_str_eq(reading.error.code, "USER_ID_REQUIRED");
	event_batch_clear(&reading.batch);
}
END_TEST

/* COUNT events in an array, or one a line. */
static void many(struct buffer *text, size_t count, bool ndjson)
{
	if (!ndjson)
		buffer_add_text(text, "[");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buffer_add_text(text, ndjson ? "\n" : ",");
		buffer_add_text(text, EVENT);
	}
	if (!ndjson)
		buffer_add_text(text, "]");
}

START_TEST(a_thousand_and_no_more)
{
	for (int ndjson = 0; ndjson < 2; ndjson++) {
		struct reading reading;
		struct buffer text = {0};

		many(&text, RECORD_EVENTS_MAXIMUM, ndjson);
		read_text(&reading, text.data, ndjson);
		ck_assert_int_eq(reading.err, ERR_OK);
		ck_assert_uint_eq(reading.batch.count, RECORD_EVENTS_MAXIMUM);
		event_batch_clear(&reading.batch);
		buffer_reset(&text);
		many(&text, RECORD_EVENTS_MAXIMUM + 1, ndjson);
		read_text(&reading, text.data, ndjson);
		ck_assert_int_eq(reading.err, ERR_INVALID);
		ck_assert_str_eq(reading.error.code, "TOO_MANY_EVENTS");
		event_batch_clear(&reading.batch);
		buffer_clear(&text);
	}
}
END_TEST

static const struct {
	const char *text;
	bool ndjson;
	const char *code;
} body_rows[] = {
    {"", true, "NO_EVENTS"},
    {"\n \r\n", true, "NO_EVENTS"},
    {"", false, "JSON_MALFORMED"},
    {"[", false, "JSON_MALFORMED"},
    {"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", false, "JSON_TOO_DEEP"},
    {"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", true, "JSON_TOO_DEEP"},
};

START_TEST(a_body_without_events_is_refused)
{
	struct reading reading;

	read_text(&reading, body_rows[_i].text, body_rows[_i].ndjson);
	ck_assert_int_eq(reading.err, ERR_INVALID);
	ck_assert_str_eq(reading.error.code, body_rows[_i].code);
	ck_assert_uint_gt(strlen(reading.error.message), 10);
	event_batch_clear(&reading.batch);
}
END_TEST

START_TEST(metadata_is_bounded)
{
	char text[USAGE_METADATA_MAXIMUM + 200], filler[USAGE_METADATA_MAXIMUM];

	memset(filler, 'x', sizeof filler);
	for (int over = 0; over < 2; over++) {
		/* {"a":""} is 8 bytes. */
		int length = USAGE_METADATA_MAXIMUM - 8 + over;
		struct reading reading;

		snprintf(text, sizeof text,
		    WITH("\"metadata\":{\"a\": \"%.*s\"}"), length, filler);
		read_text(&reading, text, false);
		ck_assert_int_eq(reading.err, over ? ERR_INVALID : ERR_OK);
		event_batch_clear(&reading.batch);
	}
}
END_TEST

UNIT_MAIN("event_reader", UNIT_ONCE(every_member_arrives),
    UNIT_ONCE(what_is_not_told_is_unknown),
    UNIT_ROWS(one_an_array_or_lines, count_rows),
    UNIT_ONCE(an_event_knows_its_line),
    UNIT_ROWS(a_bad_event_is_named, refused_rows),
    UNIT_ROWS(the_limits_themselves_are_fine, edge_rows),
    UNIT_ONCE(each_bad_event_is_listed), UNIT_ONCE(a_thousand_and_no_more),
    UNIT_ROWS(a_body_without_events_is_refused, body_rows),
    UNIT_ONCE(metadata_is_bounded))
