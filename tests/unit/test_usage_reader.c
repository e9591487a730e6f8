#include "llm/usage_reader.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/json.h"
#include "base/log.h"
#include "unit.h"

#define USAGE_CHUNK                                             \
	"data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7," \
	"\"completion_tokens\":3,\"total_tokens\":10}}\n\n"
#define MEGABYTE ((size_t)1024 * 1024)

static void feed_text(struct usage_reader *reader, const char *text)
{
	usage_reader_feed(reader, text, strlen(text));
}

static void feed_filler(struct usage_reader *reader, size_t length)
{
	char filler[4096];

	memset(filler, 'x', sizeof filler);
	for (; length > 0; length -= sizeof filler)
		usage_reader_feed(reader, filler, sizeof filler);
}

/* The kilobytes of this process that are in memory. */
static long memory_in_use(void)
{
	FILE *file = fopen("/proc/self/statm", "r");
	long pages = 0, resident = 0;

	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(fscanf(file, "%ld %ld", &pages, &resident), 2);
	fclose(file);
	return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

/* Each is followed by megabytes, and then by what ends it. */
static const struct {
	enum usage_format format;
	const char *begin, *end;
	int64_t text_bytes;
} large_rows[] = {
    {USAGE_FORMAT_SSE, "data: {\"choices\":[{\"delta\":{\"content\":\"",
	"\"}}]}\n\n" USAGE_CHUNK, 32 * 1024 * 1024},
    {USAGE_FORMAT_SSE, "data: {\"model\":\"", "\"}\n\n" USAGE_CHUNK, 0},
    {USAGE_FORMAT_SSE, "data: {\"", "\":1}\n\n" USAGE_CHUNK, 0},
    {USAGE_FORMAT_SSE, "data: ", "\n\n" USAGE_CHUNK, 0},
    {USAGE_FORMAT_SSE, "event: ", "\n\n" USAGE_CHUNK, 0},
    {USAGE_FORMAT_SSE, ": ", "\n\n" USAGE_CHUNK, 0},
    {USAGE_FORMAT_SSE, "d", "\n\n" USAGE_CHUNK, 0},
    {USAGE_FORMAT_JSON, "{\"data\":[{\"b64_json\":\"",
	"\"}],\"usage\":{\"input_tokens\":7,\"output_tokens\":3}}", 0},
};

START_TEST(long_lines_are_read_in_little_memory)
{
	struct usage_report report = {.failed = false};
	struct usage_reader *reader;
	long before;

	log_set_level(LOG_LEVEL_ERROR);
	reader = usage_reader_new(LLM_OPENAI, large_rows[_i].format);
	before = memory_in_use();
	feed_text(reader, large_rows[_i].begin);
	feed_filler(reader, 32 * MEGABYTE);
	ck_assert_int_lt(memory_in_use() - before, 8192);
	feed_text(reader, large_rows[_i].end);
	usage_reader_finish(reader, true, &report);
	ck_assert_int_eq(report.usage.source, USAGE_SOURCE_PROVIDER);
	ck_assert_int_eq(report.usage.prompt, 7);
	ck_assert_int_eq(report.usage.completion, 3);
	ck_assert_int_eq(report.text_bytes, large_rows[_i].text_bytes);
	ck_assert_ptr_null(report.model);
	usage_report_clear(&report);
	usage_reader_free(reader);
}
END_TEST

static size_t count_lines(FILE *file)
{
	size_t lines = 0;
	int byte;

	rewind(file);
	while ((byte = fgetc(file)) != EOF)
		lines += byte == '\n';
	return lines;
}

/* What a stream of such reports leaves in the log. */
static size_t logged_lines(const char *usage, int times)
{
	struct usage_reader *reader =
	    usage_reader_new(LLM_OPENAI, USAGE_FORMAT_SSE);
	struct usage_report report = {.failed = false};
	FILE *file = tmpfile();
	int standard_error = dup(STDERR_FILENO);
	size_t lines;

	ck_assert_ptr_nonnull(file);
	ck_assert_int_ge(dup2(fileno(file), STDERR_FILENO), 0);
	for (int i = 0; i < times; i++) {
		feed_text(reader, "data: {\"choices\":[],\"usage\":");
		feed_text(reader, usage);
		feed_text(reader, "}\n\n");
	}
	feed_text(reader, "data: [DONE]\n\n");
	usage_reader_finish(reader, true, &report);
	ck_assert_int_ge(dup2(standard_error, STDERR_FILENO), 0);
	close(standard_error);
	lines = count_lines(file);
	fclose(file);
	usage_report_clear(&report);
	usage_reader_free(reader);
	return lines;
}

START_TEST(an_impossible_report_is_one_line_in_the_log)
{
	log_set_level(LOG_LEVEL_WARNING);
	ck_assert_uint_eq(logged_lines("{\"prompt_tokens\":-1}", 20), 1);
	ck_assert_uint_eq(logged_lines("{\"completion_tokens\":1}", 20), 1);
	ck_assert_uint_eq(
	    logged_lines("{\"prompt_tokens\":1000000000000,"
			 "\"prompt_tokens_details\":{\"cached_tokens\":"
			 "1000000000000,\"cache_write_tokens\":5}}",
		1),
	    1);
	ck_assert_uint_eq(logged_lines("{\"prompt_tokens\":1}", 20), 0);
	ck_assert_uint_eq(logged_lines("{}", 20), 0);
	ck_assert_uint_eq(logged_lines("null", 20), 0);
}
END_TEST

static const struct {
	const char *text, *model, *id;
} name_rows[] = {
    {"{\"model\":\"a\",\"id\":\"b\"}", "a", "b"},
    {"{\"model\":\"a\\u002Fb\\u00e9\"}", "a/b\xC3\xA9", NULL},
    {"{\"model\":\"\",\"id\":null}", NULL, NULL},
    {"{\"model\":7,\"id\":{\"id\":\"x\"}}", NULL, NULL},
    {"{\"model\":\"a\\nb\",\"id\":\"a\\u0000b\"}", NULL, NULL},
    {"{\"model\":\"\xFF\",\"id\":\"\\ud800\"}", NULL, NULL},
    {"{\"model\":\"a\",\"model\":\"b\",\"model\":\"\",\"model\":3}", "b", NULL},
};

START_TEST(names_are_read)
{
	struct usage_reader *reader =
	    usage_reader_new(LLM_OPENAI, USAGE_FORMAT_JSON);
	struct usage_report report = {.failed = false};

	json_start();
	feed_text(reader, name_rows[_i].text);
	usage_reader_finish(reader, true, &report);
	ck_assert_pstr_eq(report.model, name_rows[_i].model);
	ck_assert_pstr_eq(report.upstream_id, name_rows[_i].id);
	usage_report_clear(&report);
	ck_assert_ptr_null(report.model);
	usage_reader_free(reader);
}
END_TEST

START_TEST(a_name_that_is_too_long_is_none)
{
	for (size_t length = USAGE_REPORT_NAME_MAXIMUM;
	     length <= USAGE_REPORT_NAME_MAXIMUM + 1; length++) {
		struct usage_reader *reader =
		    usage_reader_new(LLM_OPENAI, USAGE_FORMAT_JSON);
		struct usage_report report = {.failed = false};

		feed_text(reader, "{\"model\":\"");
		for (size_t i = 0; i < length; i++)
			feed_text(reader, "m");
		feed_text(reader, "\"}");
		usage_reader_finish(reader, true, &report);
		ck_assert_int_eq(
		    report.model != NULL, length == USAGE_REPORT_NAME_MAXIMUM);
		usage_report_clear(&report);
		usage_reader_free(reader);
	}
}
END_TEST

START_TEST(a_reader_that_was_never_fed_reports_nothing)
{
	static const enum llm_protocol protocols[] = {
	    LLM_OPENAI, LLM_ANTHROPIC, LLM_GEMINI, LLM_OLLAMA};

	for (size_t i = 0; i < 4 * 3 * 2; i++) {
		struct usage_reader *reader = usage_reader_new(
		    protocols[i / 6], (enum usage_format)(i / 2 % 3));
		struct usage_report report = {.failed = false};
		bool whole = i % 2 == 0;

		usage_reader_feed(reader, "", 0);
		usage_reader_finish(reader, whole, &report);
		ck_assert_int_eq(report.usage.source,
		    whole ? USAGE_SOURCE_NONE : USAGE_SOURCE_PARTIAL);
		ck_assert_int_eq(report.usage.prompt, 0);
		ck_assert_int_eq(report.usage.cached, TOKEN_COUNT_UNKNOWN);
		ck_assert(!report.failed);
		usage_report_clear(&report);
		usage_reader_free(reader);
	}
	usage_reader_free(NULL);
}
END_TEST

UNIT_MAIN("usage_reader",
    UNIT_ROWS(long_lines_are_read_in_little_memory, large_rows),
    UNIT_ONCE(an_impossible_report_is_one_line_in_the_log),
    UNIT_ROWS(names_are_read, name_rows),
    UNIT_ONCE(a_name_that_is_too_long_is_none),
    UNIT_ONCE(a_reader_that_was_never_fed_reports_nothing))
