#include "llm/request_facts.h"

#include <string.h>

#include "base/json.h"
#include "unit.h"

static const struct {
	enum llm_protocol protocol;
	const char *body;
	struct request_facts facts;
} rows[] = {
    {LLM_OPENAI,
	"{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\","
	"\"content\":\"Hello\"}],\"stream\":true,"
	"\"stream_options\":{\"include_usage\":true},\"user\":\"ann\"}",
	{"gpt-4o", "ann", "user", true, true, 5}},
    {LLM_OPENAI,
	"{\"user\":\"ann\",\"safety_identifier\":\"bob\","
	"\"metadata\":{\"user_id\":\"cy\"}}",
	{NULL, "bob", "safety_identifier", false, false, 0}},
    {LLM_OPENAI, "{\"user\":\"ann\",\"metadata\":{\"user_id\":\"cy\"}}",
	{NULL, "ann", "user", false, false, 0}},
    {LLM_ANTHROPIC,
	"{\"model\":\"claude\",\"max_tokens\":9,\"system\":[{\"type\":\"text\","
	"\"text\":\"abc\"}],\"messages\":[{\"role\":\"user\",\"content\":[{"
	"\"type\":\"text\",\"text\":\"de\"},{\"type\":\"tool_result\","
	"\"content\":[{\"type\":\"text\",\"text\":\"f\"}]},{\"type\":"
	"\"tool_result\",\"content\":\"g\"},{\"type\":\"image\",\"source\":{"
	"\"data\":\"AAAA\"}}]}],\"metadata\":{\"user_id\":\"cy\"}}",
	{"claude", "cy", "metadata", false, false, 7}},
    {LLM_GEMINI,
	"{\"systemInstruction\":{\"parts\":[{\"text\":\"ab\"}]},\"contents\":[{"
	"\"role\":\"user\",\"parts\":[{\"text\":\"cde\"},{\"inlineData\":{"
	"\"data\":\"AAAA\"}}]}]}",
	{NULL, NULL, NULL, false, false, 5}},
    {LLM_OLLAMA, "{\"model\":\"llama3.2\",\"prompt\":\"abc\"}",
	{"llama3.2", NULL, NULL, true, false, 3}},
    {LLM_OLLAMA, "{\"model\":\"llama3.2\",\"stream\":false}",
	{"llama3.2", NULL, NULL, false, false, 0}},
    {LLM_OLLAMA, "{\"model\":\"llama3.2\",\"stream\":true}",
	{"llama3.2", NULL, NULL, true, false, 0}},
    /* Other shapes of OpenAI's */
    {LLM_OPENAI, "{\"input\":\"abc\",\"instructions\":\"de\"}",
	{NULL, NULL, NULL, false, false, 5}},
    {LLM_OPENAI, "{\"input\":[\"abc\",\"de\"]}",
	{NULL, NULL, NULL, false, false, 5}},
    {LLM_OPENAI, "{\"input\":[1,2,[3]],\"prompt\":[4]}",
	{NULL, NULL, NULL, false, false, 0}},
    {LLM_OPENAI,
	"{\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\","
	"\"text\":\"abc\"}]},{\"type\":\"function_call_output\",\"output\":"
	"\"de\"}]}",
	{NULL, NULL, NULL, false, false, 5}},
    {LLM_OPENAI, "{\"prompt\":[\"\\u00e9\",\"b\"]}",
	{NULL, NULL, NULL, false, false, 3}},
    /* Values of another type are absent, and so are names that are none. */
    {LLM_OPENAI,
	"{\"model\":7,\"user\":null,\"stream\":1,\"stream_options\":[],"
	"\"safety_identifier\":{},\"metadata\":\"x\",\"messages\":\"y\"}",
	{NULL, NULL, NULL, false, false, 0}},
    {LLM_OPENAI, "{\"stream\":\"true\",\"stream_options\":null}",
	{NULL, NULL, NULL, false, false, 0}},
    {LLM_OPENAI, "{\"safety_identifier\":\"\",\"user\":\"ann\"}",
	{NULL, "ann", "user", false, false, 0}},
    {LLM_OPENAI, "{\"user\":\"a\\nb\",\"model\":\"\\u0000\"}",
	{NULL, NULL, NULL, false, false, 0}},
    {LLM_OPENAI, "{\"user\":\"\\u00e9\\/\",\"model\":\"a\\\"b\"}",
	{"a\"b", "\xC3\xA9/", "user", false, false, 0}},
    {LLM_OPENAI, "{\"stream_options\":{\"include_usage\":false}}",
	{NULL, NULL, NULL, false, false, 0}},
    {LLM_OPENAI, "{\"stream_options\":{\"include_usage\":\"true\"}}",
	{NULL, NULL, NULL, false, false, 0}},
    /* Look-alikes further within */
    {LLM_OPENAI,
	"{\"a\":{\"model\":\"x\",\"user\":\"y\",\"stream\":true,"
	"\"stream_options\":{\"include_usage\":true}},\"user_id\":\"z\"}",
	{NULL, NULL, NULL, false, false, 0}},
    {LLM_OPENAI, "[{\"model\":\"x\"}]", {NULL, NULL, NULL, false, false, 0}},
    /* Twice: the last counts. */
    {LLM_OPENAI,
	"{\"model\":\"x\",\"stream\":true,\"user\":\"a\",\"user\":\"b\","
	"\"stream_options\":{\"include_usage\":true},\"stream_options\":{},"
	"\"stream\":false,\"model\":\"y\"}",
	{"y", "b", "user", false, false, 0}},
    {LLM_OPENAI, "{\"user\":\"a\",\"user\":7}",
	{NULL, NULL, NULL, false, false, 0}},
    {LLM_OPENAI, "{\"metadata\":{\"user_id\":\"a\"},\"metadata\":{}}",
	{NULL, NULL, NULL, false, false, 0}},
    /* What stands before a mistake counts. */
    {LLM_OPENAI, "{\"model\":\"x\",\"stream\":true,\"user\":",
	{"x", NULL, NULL, true, false, 0}},
    {LLM_OPENAI, "", {NULL, NULL, NULL, false, false, 0}},
    {LLM_OPENAI, "model=x", {NULL, NULL, NULL, false, false, 0}},
    {LLM_OLLAMA, "", {NULL, NULL, NULL, true, false, 0}},
};

START_TEST(facts_are_read)
{
	const struct request_facts *should = &rows[_i].facts;
	struct request_facts is = {.streams = false};

	json_start();
	request_facts_read(
	    rows[_i].protocol, rows[_i].body, strlen(rows[_i].body), &is);
	ck_assert_pstr_eq(is.model, should->model);
	ck_assert_pstr_eq(is.user, should->user);
	ck_assert_pstr_eq(is.user_source, should->user_source);
	ck_assert_int_eq(is.streams, should->streams);
	ck_assert_int_eq(is.asks_usage, should->asks_usage);
	ck_assert_int_eq(is.prompt_bytes, should->prompt_bytes);
	request_facts_clear(&is);
	ck_assert_ptr_null(is.user);
}
END_TEST

START_TEST(names_end_at_their_limit)
{
	char body[300];

	for (int length = REQUEST_NAME_MAXIMUM;
	     length <= REQUEST_NAME_MAXIMUM + 1; length++) {
		struct request_facts facts = {.streams = false};
		int size = snprintf(
		    body, sizeof body, "{\"user\":\"%0*d\"}", length, 7);

		request_facts_read(LLM_OPENAI, body, (size_t)size, &facts);
		ck_assert_int_eq(
		    facts.user != NULL, length == REQUEST_NAME_MAXIMUM);
		request_facts_clear(&facts);
	}
}
END_TEST

static const struct {
	const char *body;
	bool plain;
} plain_rows[] = {
    {"{}", true},
    {" {\"model\":\"m\",\"stream\":true} ", true},
    {"\xEF\xBB\xBF{\"stream\":false}", true},
    {"{\"str\\u0065am\":true,\"stream_options\":null}", true},
    {"{\"stream\":null,\"stream_options\":{\"include_usage\":true}}", true},
    {"{\"stream_options\":{\"include_usage\":null,\"a\":1}}", true},
    {"{\"a\":{\"Stream\":1},\"streams\":1,\"include_usage\":1}", true},
    {"{\"stream_options\":{\"stream\":1}}", true},
    {"", false},
    {"stream=true", false},
    {"{\"stream\":true", false},
    {"{\"stream\":true,}", false},
    {"{\"a\":NaN,\"stream\":true}", false},
    {"{\"stream\":1}", false},
    {"{\"stream\":\"true\"}", false},
    {"{\"stream\":[]}", false},
    {"{\"stream\":{}}", false},
    {"{\"stream\":true,\"stream\":true}", false},
    {"{\"Stream\":true}", false},
    {"{\"Stream\":null}", false},
    {"{\"\xC5\xBFtream\":true}", false},
    {"{\"Stream_options\":{}}", false},
    {"{\"stream_options\":true}", false},
    {"{\"stream_options\":[]}", false},
    {"{\"stream_options\":\"\"}", false},
    {"{\"stream_options\":{},\"stream_options\":{}}", false},
    {"{\"stream_options\":{\"include_usage\":0}}", false},
    {"{\"stream_options\":{\"include_usage\":\"no\"}}", false},
    {"{\"stream_options\":{\"include_usage\":{}}}", false},
    {"{\"stream_options\":{\"include_Usage\":true}}", false},
};

START_TEST(requests_are_plain_or_not)
{
	const char *body = plain_rows[_i].body;

	ck_assert_int_eq(
	    request_asks_plainly(body, strlen(body)), plain_rows[_i].plain);
}
END_TEST

#define OPTIONS "\"stream_options\":{\"include_usage\":true}"

static const struct {
	const char *body;
	const char *changed; /* NULL: refused */
} option_rows[] = {
    /* Absent */
    {"{}", "{" OPTIONS "}"},
    {" { \n} ", " {" OPTIONS " \n} "},
    {"{\"model\":\"m\",\"stream\":true}",
	"{" OPTIONS ",\"model\":\"m\",\"stream\":true}"},
    {"{ \"a\" : 1.50 }\n", "{" OPTIONS ", \"a\" : 1.50 }\n"},
    {"\xEF\xBB\xBF{\"a\":\"\xC3\xA9\\u00e9\"}",
	"\xEF\xBB\xBF{" OPTIONS ",\"a\":\"\xC3\xA9\\u00e9\"}"},
    /* Present, without include_usage */
    {"{\"stream_options\":{}}", "{" OPTIONS "}"},
    {"{\"stream_options\": {  } ,\"a\":1}",
	"{\"stream_options\": {\"include_usage\":true  } ,\"a\":1}"},
    {"{\"stream_options\":{\"include_obfuscation\":false}}",
	"{\"stream_options\":{\"include_usage\":true,"
	"\"include_obfuscation\":false}}"},
    {"{\"stream_options\":null,\"a\":1}", "{" OPTIONS ",\"a\":1}"},
    /* include_usage with a value */
    {"{" OPTIONS "}", "{" OPTIONS "}"},
    {"{\"stream_options\":{\"include_usage\": false }}",
	"{\"stream_options\":{\"include_usage\": true }}"},
    {"{\"stream_options\":{\"a\":1,\"include_usage\":null,\"b\":2}}",
	"{\"stream_options\":{\"a\":1,\"include_usage\":true,\"b\":2}}"},
    {"{\"stream\\u005foptions\":{\"include\\u005Fusage\":false}}",
	"{\"stream\\u005foptions\":{\"include\\u005Fusage\":true}}"},
    /* Twice */
    {"{\"stream_options\":{\"include_usage\":false,\"include_usage\":null}}",
	"{\"stream_options\":{\"include_usage\":true,\"include_usage\":true}}"},
    {"{\"stream_options\":{\"include_usage\":false},\"a\":1,"
     "\"stream_options\":{},\"stream_options\":null}",
	"{" OPTIONS ",\"a\":1," OPTIONS "," OPTIONS "}"},
    /* Look-alikes */
    {"{\"a\":{\"stream_options\":{\"include_usage\":false}},"
     "\"include_usage\":false}",
	"{" OPTIONS ",\"a\":{\"stream_options\":{\"include_usage\":false}},"
	"\"include_usage\":false}"},
    {"{\"a\":\"\\\"stream_options\\\":{}\",\"stream_option\":{}}",
	"{" OPTIONS ",\"a\":\"\\\"stream_options\\\":{}\","
	"\"stream_option\":{}}"},
    {"{\"stream_options\":{\"a\":{\"include_usage\":false}}}",
	"{\"stream_options\":{\"include_usage\":true,"
	"\"a\":{\"include_usage\":false}}}"},
    /* Of the wrong type: for the provider to refuse */
    {"{\"stream_options\":[{\"include_usage\":false}]}",
	"{\"stream_options\":[{\"include_usage\":false}]}"},
    {"{\"stream_options\":true}", "{\"stream_options\":true}"},
    {"{\"stream_options\":{\"include_usage\":\"yes\"}}",
	"{\"stream_options\":{\"include_usage\":\"yes\"}}"},
    {"{\"stream_options\":{\"include_usage\":{}}}",
	"{\"stream_options\":{\"include_usage\":{}}}"},
    /* No JSON object */
    {"", NULL},
    {"[]", NULL},
    {"[{\"stream_options\":{}}]", NULL},
    {"null", NULL},
    {"{\"stream_options\":{}", NULL},
    {"{\"stream_options\":{},}", NULL},
    {"{\"stream_options\":null} x", NULL},
    {"{} {}", NULL},
};

START_TEST(the_usage_option_is_added_and_nothing_else_changes)
{
	const char *body = option_rows[_i].body;
	const char *changed = option_rows[_i].changed;
	struct buffer out = {0};
	struct buffer copy = {0};

	/* Without the NUL, in memory of its own size. */
	buffer_add(&copy, body, strlen(body));
	copy.data = realloc(copy.data, copy.length + 1);
	ck_assert_ptr_nonnull(copy.data);
	buffer_add_text(&out, "before ");
	ck_assert_int_eq(request_add_usage_option(copy.data, copy.length, &out),
	    changed != NULL);
	ck_assert_str_eq(out.data + 7, changed != NULL ? changed : "");
	ck_assert_uint_eq(out.length, strlen(out.data));
	buffer_clear(&copy);
	buffer_clear(&out);
}
END_TEST

START_TEST(a_changed_body_asks_for_usage)
{
	struct request_facts facts = {.streams = false};
	struct buffer out = {0};
	const char *changed = option_rows[_i].changed;

	if (changed == NULL || strstr(changed, OPTIONS) == NULL)
		return;
	ck_assert(request_add_usage_option(
	    option_rows[_i].body, strlen(option_rows[_i].body), &out));
	request_facts_read(LLM_OPENAI, out.data, out.length, &facts);
	ck_assert(facts.asks_usage);
	request_facts_clear(&facts);
	buffer_clear(&out);
}
END_TEST

UNIT_MAIN("request_facts", UNIT_ROWS(facts_are_read, rows),
    UNIT_ONCE(names_end_at_their_limit),
    UNIT_ROWS(requests_are_plain_or_not, plain_rows),
    UNIT_ROWS(the_usage_option_is_added_and_nothing_else_changes, option_rows),
    UNIT_ROWS(a_changed_body_asks_for_usage, option_rows))
