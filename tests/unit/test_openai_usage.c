/* A usage object, whatever is in it, becomes token_usage by the rules. */
#include <inttypes.h>
#include <string.h>

#include "base/buffer.h"
#include "base/json.h"
#include "base/log.h"
#include "llm/usage_reader.h"
#include "unit.h"

#define UNKNOWN TOKEN_COUNT_UNKNOWN
#define TRILLION INT64_C(1000000000000)
#define NO_USAGE                                                             \
	{                                                                    \
		0, 0, UNKNOWN, UNKNOWN, UNKNOWN, USAGE_SOURCE_NONE, NULL, 0, \
		    0, 0                                                     \
	}
#define PROVIDER USAGE_SOURCE_PROVIDER

/* Columns: prompt, completion, cached, cache write, reasoning. */
static const struct {
	const char *report;
	struct token_usage usage;
} usage_rows[] = {
    /* OpenAI */
    {"{\"prompt_tokens\":19,\"completion_tokens\":10,\"total_tokens\":29,"
     "\"prompt_tokens_details\":{\"cached_tokens\":4,\"audio_tokens\":0},"
     "\"completion_tokens_details\":{\"reasoning_tokens\":6,"
     "\"audio_tokens\":0,\"accepted_prediction_tokens\":0,"
     "\"rejected_prediction_tokens\":0}}",
	{19, 10, 4, UNKNOWN, 6, PROVIDER, NULL, 0, 0, 0}},
    {"{\"prompt_tokens\":100,\"completion_tokens\":1,\"total_tokens\":101,"
     "\"prompt_tokens_details\":{\"cached_tokens\":60,"
     "\"cache_write_tokens\":40}}",
	{100, 1, 60, 40, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},
    /* llama.cpp and others without details */
    {"{\"prompt_tokens\":7,\"completion_tokens\":3,\"total_tokens\":10}",
	{7, 3, UNKNOWN, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},
    {"{\"prompt_tokens\":7,\"completion_tokens\":3}",
	{7, 3, UNKNOWN, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},
    {"{\"prompt_tokens\":0,\"completion_tokens\":0,\"total_tokens\":0}",
	{0, 0, UNKNOWN, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},
    /* vLLM: details are null */
    {"{\"prompt_tokens\":7,\"completion_tokens\":3,\"total_tokens\":10,"
     "\"prompt_tokens_details\":null,\"completion_tokens_details\":null}",
	{7, 3, UNKNOWN, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},
    {"{\"prompt_tokens\":7,\"completion_tokens\":3,\"total_tokens\":10,"
     "\"prompt_tokens_details\":{\"cached_tokens\":null},"
     "\"completion_tokens_details\":{\"reasoning_tokens\":null}}",
	{7, 3, UNKNOWN, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},
    {"{\"prompt_tokens\":7,\"completion_tokens\":3,\"total_tokens\":10,"
     "\"prompt_tokens_details\":[],\"completion_tokens_details\":\"\"}",
	{7, 3, UNKNOWN, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},
    /* DeepSeek: prompt = hit + miss */
    {"{\"prompt_tokens\":100,\"completion_tokens\":9,\"total_tokens\":109,"
     "\"prompt_cache_hit_tokens\":64,\"prompt_cache_miss_tokens\":36}",
	{100, 9, 64, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},
    {"{\"prompt_tokens\":100,\"completion_tokens\":9,\"total_tokens\":109,"
     "\"prompt_tokens_details\":{\"cached_tokens\":64},"
     "\"prompt_cache_hit_tokens\":64,\"prompt_cache_miss_tokens\":36}",
	{100, 9, 64, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},
    /* Of two, OpenAI's own place counts. */
    {"{\"prompt_tokens\":100,\"completion_tokens\":9,\"total_tokens\":109,"
     "\"num_cached_tokens\":0,\"prompt_tokens_details\":{\"cached_tokens\":64}"
     "}",
	{100, 9, 64, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},
    /* Mistral, three spellings */
    {"{\"prompt_tokens\":100,\"completion_tokens\":9,\"total_tokens\":109,"
     "\"num_cached_tokens\":50}",
	{100, 9, 50, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},
    {"{\"prompt_tokens\":100,\"completion_tokens\":9,\"total_tokens\":109,"
     "\"prompt_token_details\":{\"cached_tokens\":50}}",
	{100, 9, 50, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},
    {"{\"prompt_tokens\":100,\"completion_tokens\":9,\"total_tokens\":109,"
     "\"prompt_tokens_details\":null,\"num_cached_tokens\":50}",
	{100, 9, 50, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},
    /* OpenRouter: a cost beside the counts */
    {"{\"prompt_tokens\":14,\"completion_tokens\":163,\"total_tokens\":177,"
     "\"cost\":0.00014,\"is_byok\":false,"
     "\"cost_details\":{\"upstream_inference_cost\":null}}",
	{14, 163, UNKNOWN, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},
    /* OpenAI embeddings */
    {"{\"prompt_tokens\":8,\"total_tokens\":8}",
	{8, 0, UNKNOWN, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},
    {"{\"prompt_tokens\":8,\"completion_tokens\":null,\"total_tokens\":8}",
	{8, 0, UNKNOWN, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},

    /* Rule 1: the total vouches for prompt and completion. */
    {"{\"prompt_tokens\":10,\"completion_tokens\":20,\"total_tokens\":30,"
     "\"completion_tokens_details\":{\"reasoning_tokens\":20}}",
	{10, 20, UNKNOWN, UNKNOWN, 20, PROVIDER, NULL, 0, 0, 0}},
    {"{\"prompt_tokens\":10,\"completion_tokens\":20,\"total_tokens\":30,"
     "\"completion_tokens_details\":{\"reasoning_tokens\":21}}",
	{10, 20, UNKNOWN, UNKNOWN, UNKNOWN, PROVIDER, "mismatch", 0, 0, 0}},
    /* Rule 2: xAI leaves reasoning out of the completion. */
    {"{\"prompt_tokens\":32,\"completion_tokens\":9,\"total_tokens\":135,"
     "\"prompt_tokens_details\":{\"text_tokens\":32,\"cached_tokens\":6},"
     "\"completion_tokens_details\":{\"reasoning_tokens\":94},"
     "\"num_sources_used\":0,\"cost_in_usd_ticks\":150000}",
	{32, 103, 6, UNKNOWN, 94, PROVIDER, NULL, 0, 0, 0}},
    {"{\"prompt_tokens\":32,\"completion_tokens\":100,\"total_tokens\":142,"
     "\"completion_tokens_details\":{\"reasoning_tokens\":10}}",
	{32, 110, UNKNOWN, UNKNOWN, 10, PROVIDER, NULL, 0, 0, 0}},
    /* Rule 3: more reasoning than completion. */
    {"{\"prompt_tokens\":10,\"completion_tokens\":5,"
     "\"completion_tokens_details\":{\"reasoning_tokens\":20}}",
	{10, 25, UNKNOWN, UNKNOWN, 20, PROVIDER, NULL, 0, 0, 0}},
    {"{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":40,"
     "\"completion_tokens_details\":{\"reasoning_tokens\":20}}",
	{10, 25, UNKNOWN, UNKNOWN, 20, PROVIDER, NULL, 0, 0, 0}},
    {"{\"prompt_tokens\":10,\"completion_tokens\":5,"
     "\"completion_tokens_details\":{\"reasoning_tokens\":5}}",
	{10, 5, UNKNOWN, UNKNOWN, 5, PROVIDER, NULL, 0, 0, 0}},
    /* Rule 4: the total has more than both. */
    {"{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":40}",
	{10, 30, UNKNOWN, UNKNOWN, 25, PROVIDER, "inferred", 0, 0, 0}},
    {"{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":40,"
     "\"completion_tokens_details\":{\"reasoning_tokens\":3}}",
	{10, 30, UNKNOWN, UNKNOWN, 28, PROVIDER, "inferred", 0, 0, 0}},
    /* Rule 5: the total has less. */
    {"{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":12}",
	{10, 5, UNKNOWN, UNKNOWN, UNKNOWN, PROVIDER, "mismatch", 0, 0, 0}},
    {"{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":0}",
	{10, 5, UNKNOWN, UNKNOWN, UNKNOWN, PROVIDER, "mismatch", 0, 0, 0}},
    /* Rule 6: the cached part stands outside the prompt. */
    {"{\"prompt_tokens\":3,\"completion_tokens\":5,\"total_tokens\":8,"
     "\"prompt_tokens_details\":{\"cached_tokens\":20}}",
	{23, 5, 20, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},
    {"{\"prompt_tokens\":20,\"completion_tokens\":5,\"total_tokens\":25,"
     "\"prompt_tokens_details\":{\"cached_tokens\":20}}",
	{20, 5, 20, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0}},
    /* … and so does the written part where both do not fit: the numbers are
     * the example of Anthropic's in another dress. */
    {"{\"prompt_tokens\":3,\"completion_tokens\":527,\"total_tokens\":530,"
     "\"prompt_tokens_details\":{\"cached_tokens\":9493,"
     "\"cache_write_tokens\":2849}}",
	{12345, 527, 9493, 2849, UNKNOWN, PROVIDER, "inferred", 0, 0, 0}},
    {"{\"prompt_tokens\":100,\"completion_tokens\":5,\"total_tokens\":105,"
     "\"prompt_tokens_details\":{\"cached_tokens\":80,"
     "\"cache_write_tokens\":50}}",
	{150, 5, 80, 50, UNKNOWN, PROVIDER, "inferred", 0, 0, 0}},
    {"{\"prompt_tokens\":3,\"completion_tokens\":5,\"total_tokens\":28,"
     "\"prompt_tokens_details\":{\"cached_tokens\":20},"
     "\"completion_tokens_details\":{\"reasoning_tokens\":20}}",
	{23, 25, 20, UNKNOWN, 20, PROVIDER, NULL, 0, 0, 0}},

    /* The largest counts there are. */
    {"{\"prompt_tokens\":1000000000000,\"completion_tokens\":1000000000000}",
	{TRILLION, TRILLION, UNKNOWN, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0,
	    0}},

    /* No report. */
    {"null", NO_USAGE},
    {"{}", NO_USAGE},
    {"[]", NO_USAGE},
    {"\"1\"", NO_USAGE},
    {"{\"prompt_tokens\":null,\"completion_tokens\":null}", NO_USAGE},
    {"{\"completion_tokens\":5,\"total_tokens\":12}", NO_USAGE},
    {"{\"total_tokens\":12}", NO_USAGE},
    /* Reports that cannot be true. */
    {"{\"prompt_tokens\":-1,\"completion_tokens\":5}", NO_USAGE},
    {"{\"prompt_tokens\":1,\"completion_tokens\":-5}", NO_USAGE},
    {"{\"prompt_tokens\":1,\"completion_tokens\":5,\"total_tokens\":-6}",
	NO_USAGE},
    {"{\"prompt_tokens\":1000000000001,\"completion_tokens\":5}", NO_USAGE},
    {"{\"prompt_tokens\":1,\"completion_tokens\":9223372036854775807}",
	NO_USAGE},
    {"{\"prompt_tokens\":1,\"completion_tokens\":1,"
     "\"total_tokens\":9223372036854775807}",
	NO_USAGE},
    {"{\"prompt_tokens\":1000000000000,\"completion_tokens\":1,"
     "\"total_tokens\":1000000000001}",
	NO_USAGE},
    {"{\"prompt_tokens\":1.0,\"completion_tokens\":5}", NO_USAGE},
    {"{\"prompt_tokens\":1e3,\"completion_tokens\":5}", NO_USAGE},
    {"{\"prompt_tokens\":\"1\",\"completion_tokens\":5}", NO_USAGE},
    {"{\"prompt_tokens\":true,\"completion_tokens\":5}", NO_USAGE},
    {"{\"prompt_tokens\":10,\"completion_tokens\":5,"
     "\"prompt_tokens_details\":{\"cached_tokens\":-1}}",
	NO_USAGE},
    {"{\"prompt_tokens\":10,\"completion_tokens\":5,"
     "\"prompt_tokens_details\":{\"cache_write_tokens\":0.5}}",
	NO_USAGE},
    {"{\"prompt_tokens\":10,\"completion_tokens\":5,"
     "\"completion_tokens_details\":{\"reasoning_tokens\":-1}}",
	NO_USAGE},
    {"{\"prompt_tokens\":10,\"completion_tokens\":5,"
     "\"prompt_tokens_details\":{\"cached_tokens\":1},"
     "\"num_cached_tokens\":-1}",
	NO_USAGE},
    /* Sums beyond what a count can be. */
    {"{\"prompt_tokens\":1,\"completion_tokens\":5,"
     "\"prompt_tokens_details\":{\"cached_tokens\":1000000000000}}",
	NO_USAGE},
    {"{\"prompt_tokens\":1,\"completion_tokens\":5,"
     "\"completion_tokens_details\":{\"reasoning_tokens\":1000000000000}}",
	NO_USAGE},
};

static void start(void)
{
	json_start();
	log_set_level(LOG_LEVEL_ERROR);
}

static void assert_usage(
    const struct token_usage *is, const struct token_usage *should)
{
	ck_assert_int_eq(is->prompt, should->prompt);
	ck_assert_int_eq(is->completion, should->completion);
	ck_assert_int_eq(is->cached, should->cached);
	ck_assert_int_eq(is->cache_write, should->cache_write);
	ck_assert_int_eq(is->reasoning, should->reasoning);
	ck_assert_int_eq(is->source, should->source);
	ck_assert_pstr_eq(is->note, should->note);
	ck_assert(token_usage_is_sound(is));
}

/* Reads REPORT where it stands in an answer. */
static void read_usage(const char *report, struct token_usage *usage)
{
	struct usage_reader *reader =
	    usage_reader_new(LLM_OPENAI, USAGE_FORMAT_JSON);
	struct usage_report whole = {.failed = false};
	struct buffer answer = {0};

	buffer_add_format(&answer,
	    "{\"object\":\"chat.completion\",\"choices\":[{\"message\":"
	    "{\"content\":\"a\"}}],\"usage\":%s}",
	    report);
	usage_reader_feed(reader, answer.data, answer.length);
	usage_reader_finish(reader, true, &whole);
	*usage = whole.usage;
	usage_report_clear(&whole);
	usage_reader_free(reader);
	buffer_clear(&answer);
}

START_TEST(usage_is_read_by_the_rules)
{
	struct token_usage usage;

	start();
	read_usage(usage_rows[_i].report, &usage);
	assert_usage(&usage, &usage_rows[_i].usage);
}
END_TEST

/* Every combination of small and large counts ends in a sound usage. */
START_TEST(usage_is_always_sound)
{
	static const int64_t counts[] = {
	    -1, 0, 1, 5, TRILLION / 2, TRILLION, TRILLION + 1};
	const size_t n = UNIT_COUNT(counts);

	start();
	for (size_t i = 0; i < n * n * n * n * n * n; i++) {
		struct token_usage usage;
		size_t k = i;
		int64_t count[6];
		char report[400];

		for (size_t j = 0; j < 6; j++, k /= n)
			count[j] = counts[k % n];
		snprintf(report, sizeof report,
		    "{\"prompt_tokens\":%" PRId64
		    ",\"completion_tokens\":%" PRId64
		    ",\"total_tokens\":%" PRId64
		    ",\"prompt_tokens_details\":{\"cached_tokens\":%" PRId64
		    ",\"cache_write_tokens\":%" PRId64
		    "},\"completion_tokens_details\":"
		    "{\"reasoning_tokens\":%" PRId64 "}}",
		    count[0], count[1], count[2], count[3], count[4], count[5]);
		read_usage(report, &usage);
		ck_assert_msg(token_usage_is_sound(&usage), "row %zu", i);
	}
}
END_TEST

UNIT_MAIN("openai_usage", UNIT_ROWS(usage_is_read_by_the_rules, usage_rows),
    UNIT_ONCE(usage_is_always_sound))
