#include "llm/openai.h"

#include <string.h>

#include "base/json.h"
#include "base/log.h"
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

START_TEST(usage_is_read_by_the_rules)
{
	const char *report = usage_rows[_i].report;
	struct token_usage usage;
	json_t *object;

	start();
	ck_assert_int_eq(
	    json_read(report, strlen(report), &object, NULL, NULL), ERR_OK);
	openai_read_usage(object, &usage);
	assert_usage(&usage, &usage_rows[_i].usage);
	json_decref(object);
}
END_TEST

/* Every combination of small and large counts ends in a sound usage. */
START_TEST(usage_is_always_sound)
{
	static const json_int_t counts[] = {
	    -1, 0, 1, 5, TRILLION / 2, TRILLION, TRILLION + 1};
	const size_t n = UNIT_COUNT(counts);

	start();
	for (size_t i = 0; i < n * n * n * n * n * n; i++) {
		struct token_usage usage;
		size_t k = i;
		json_int_t count[6];
		json_t *report;

		for (size_t j = 0; j < 6; j++, k /= n)
			count[j] = counts[k % n];
		report = json_pack("{s:I, s:I, s:I, s:{s:I, s:I}, s:{s:I}}",
		    "prompt_tokens", count[0], "completion_tokens", count[1],
		    "total_tokens", count[2], "prompt_tokens_details",
		    "cached_tokens", count[3], "cache_write_tokens", count[4],
		    "completion_tokens_details", "reasoning_tokens", count[5]);
		openai_read_usage(report, &usage);
		ck_assert_msg(token_usage_is_sound(&usage), "row %zu", i);
		json_decref(report);
	}
}
END_TEST

#define USAGE                                                     \
	"\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3," \
	"\"total_tokens\":10}"
#define SEVEN_THREE                                                      \
	{                                                                \
		7, 3, UNKNOWN, UNKNOWN, UNKNOWN, PROVIDER, NULL, 0, 0, 0 \
	}

static const struct {
	const char *text;
	const char *content, *refusal, *model, *upstream_id;
	bool truncated;
	struct token_usage usage;
} reply_rows[] = {
    {"{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\","
     "\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{\"index\":0,"
     "\"message\":{\"role\":\"assistant\",\"content\":\"Hello\","
     "\"refusal\":null},\"finish_reason\":\"stop\"}]," USAGE "}",
	"Hello", NULL, "gpt-4o-mini-2024-07-18", "chatcmpl-1", false,
	SEVEN_THREE},
    {"{\"choices\":[{\"message\":{\"content\":\"Hel\"},"
     "\"finish_reason\":\"length\"}]," USAGE "}",
	"Hel", NULL, NULL, NULL, true, SEVEN_THREE},
    {"{\"choices\":[{\"message\":{\"content\":\"a\"}}]}", "a", NULL, NULL, NULL,
	false, NO_USAGE},
    {"{\"choices\":[{\"message\":{\"content\":\"a\"}}],\"usage\":null}", "a",
	NULL, NULL, NULL, false, NO_USAGE},
    {"{\"choices\":[{\"message\":{\"content\":\"a\"}}],\"usage\":\"many\"}",
	"a", NULL, NULL, NULL, false, NO_USAGE},
    {"{\"choices\":[{\"message\":{\"content\":null,"
     "\"refusal\":\"I can't\\nhelp.\"}}]," USAGE "}",
	NULL, "I can't help.", NULL, NULL, false, SEVEN_THREE},
    {"{\"choices\":[{\"message\":{\"content\":\"a\",\"refusal\":\"\"}}]," USAGE
     "}",
	"a", NULL, NULL, NULL, false, SEVEN_THREE},
    /* Mistral: text in parts */
    {"{\"choices\":[{\"message\":{\"content\":["
     "{\"type\":\"thinking\",\"thinking\":[]},"
     "{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"text\",\"text\":\"b\"}]}}"
     "]," USAGE "}",
	"ab", NULL, NULL, NULL, false, SEVEN_THREE},
    /* Groq */
    {"{\"choices\":[{\"message\":{\"content\":\"a\"}}],"
     "\"x_groq\":{\"id\":\"req_1\"," USAGE "}}",
	"a", NULL, NULL, NULL, false, SEVEN_THREE},
    {"{\"choices\":[{\"message\":{\"content\":\"a\"}}],\"usage\":null,"
     "\"x_groq\":{" USAGE "}}",
	"a", NULL, NULL, NULL, false, SEVEN_THREE},
    {"{\"choices\":[{\"message\":{\"content\":\"a\"}}]," USAGE ","
     "\"x_groq\":{\"id\":\"req_1\"}}",
	"a", NULL, NULL, NULL, false, SEVEN_THREE},
    /* OpenRouter: the choice failed under way */
    {"{\"choices\":[{\"error\":{\"code\":502,\"message\":\"overloaded\"},"
     "\"message\":{\"content\":\"\"},\"finish_reason\":\"error\"}]," USAGE "}",
	"", "overloaded", NULL, NULL, false, SEVEN_THREE},
    {"{\"error\":{\"message\":\"broke off\"}," USAGE "}", NULL, "broke off",
	NULL, NULL, false, SEVEN_THREE},
    {"{\"error\":null,\"choices\":[]," USAGE "}", NULL, NULL, NULL, NULL, false,
	SEVEN_THREE},
    /* Names that are none. */
    {"{\"id\":7,\"model\":\"a\\nb\",\"choices\":[{}]," USAGE "}", NULL, NULL,
	NULL, NULL, false, SEVEN_THREE},
    {"{\"id\":\"\",\"model\":null,\"choices\":[{}]," USAGE "}", NULL, NULL,
	NULL, NULL, false, SEVEN_THREE},
    /* Counts that jansson cannot hold spoil the report alone. */
    {"{\"choices\":[{\"message\":{\"content\":\"a\"}}],\"usage\":"
     "{\"prompt_tokens\":1000000000000000000000000000000,"
     "\"completion_tokens\":5}}",
	"a", NULL, NULL, NULL, false, NO_USAGE},
};

START_TEST(replies_are_read)
{
	const char *text = reply_rows[_i].text;
	struct error error = {.message = ""};
	struct chat_reply reply;
	enum err err;

	start();
	err = openai_read_reply(text, strlen(text), &reply, &error);
	ck_assert_msg(err == ERR_OK, "%s", error.message);
	ck_assert_pstr_eq(reply.content, reply_rows[_i].content);
	ck_assert_pstr_eq(reply.refusal, reply_rows[_i].refusal);
	ck_assert_pstr_eq(reply.model, reply_rows[_i].model);
	ck_assert_pstr_eq(reply.upstream_id, reply_rows[_i].upstream_id);
	ck_assert_int_eq(reply.truncated, reply_rows[_i].truncated);
	assert_usage(&reply.usage, &reply_rows[_i].usage);
	chat_reply_clear(&reply);
}
END_TEST

static const struct {
	const char *text, *code, *words;
} refused_rows[] = {
    {"", "PROVIDER_ANSWER_UNUSABLE", "cannot be read"},
    {"<html>502 Bad Gateway</html>", "PROVIDER_ANSWER_UNUSABLE",
	"cannot be read"},
    {"{\"choices\":[{\"mess", "PROVIDER_ANSWER_UNUSABLE", "cannot be read"},
    {"{\"choices\":[{}]} {}", "PROVIDER_ANSWER_UNUSABLE", "cannot be read"},
    {"{\"a\":1e999}", "PROVIDER_ANSWER_UNUSABLE", "cannot be read"},
    {"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
	"PROVIDER_ANSWER_UNUSABLE", "nested"},
    {"null", "PROVIDER_ANSWER_UNUSABLE", "no chat completion"},
    {"[]", "PROVIDER_ANSWER_UNUSABLE", "no chat completion"},
    {"{}", "PROVIDER_ANSWER_UNUSABLE", "no chat completion"},
    {"{\"choices\":[]}", "PROVIDER_ANSWER_UNUSABLE", "no chat completion"},
    {"{\"choices\":[7]}", "PROVIDER_ANSWER_UNUSABLE", "no chat completion"},
    {"{\"error\":{\"message\":\"No credits\",\"code\":402}}",
	"PROVIDER_REFUSED", "error: No credits"},
    {"{\"error\":\"model not found\"}", "PROVIDER_REFUSED",
	"error: model not found"},
    {"{\"error\":{\"message\":\"a\\u0007\\u0085b\"}}", "PROVIDER_REFUSED",
	"error: a   b"},
    {"{\"error\":7}", "PROVIDER_REFUSED", "with an error"},
    {"{\"error\":{\"message\":\"\"},\"choices\":[]}", "PROVIDER_REFUSED",
	"with an error"},
};

START_TEST(what_is_no_reply_is_refused)
{
	const char *text = refused_rows[_i].text;
	struct error error = {.message = ""};
	struct chat_reply reply;

	start();
	ck_assert_int_eq(openai_read_reply(text, strlen(text), &reply, &error),
	    ERR_UPSTREAM);
	ck_assert_str_eq(error.code, refused_rows[_i].code);
	ck_assert_msg(strstr(error.message, refused_rows[_i].words) != NULL,
	    "%s", error.message);
	ck_assert_ptr_null(reply.content);
	chat_reply_clear(&reply);
}
END_TEST

START_TEST(words_of_a_provider_are_cut_at_a_character)
{
	struct error error = {.message = ""};
	struct buffer text = {0};
	struct chat_reply reply;

	start();
	buffer_add_text(&text, "{\"error\":\"x");
	for (int i = 0; i < 1000; i++)
		buffer_add_text(&text, "\xC3\xA9");
	buffer_add_text(&text, "\"}");
	ck_assert_int_eq(
	    openai_read_reply(text.data, text.length, &reply, &error),
	    ERR_UPSTREAM);
	ck_assert_uint_lt(strlen(error.message), 300);
	ck_assert_str_eq(error.message + strlen(error.message) - 2, "\xC3\xA9");
	buffer_clear(&text);
}
END_TEST

START_TEST(a_request_names_model_and_messages)
{
	struct buffer body = {0};
	json_t *messages;

	start();
	messages = json_pack("[{s:s, s:s}]", "role", "user", "content", "a\"b");
	openai_write_chat_request("m", messages, &body);
	ck_assert_str_eq(body.data,
	    "{\"model\":\"m\",\"messages\":[{\"role\":\"user\","
	    "\"content\":\"a\\\"b\"}],\"stream\":false}");
	json_decref(messages);
	buffer_clear(&body);
}
END_TEST

UNIT_MAIN("openai_usage", UNIT_ROWS(usage_is_read_by_the_rules, usage_rows),
    UNIT_ONCE(usage_is_always_sound), UNIT_ROWS(replies_are_read, reply_rows),
    UNIT_ROWS(what_is_no_reply_is_refused, refused_rows),
    UNIT_ONCE(words_of_a_provider_are_cut_at_a_character),
    UNIT_ONCE(a_request_names_model_and_messages))
