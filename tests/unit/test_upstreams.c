#include "llm/upstreams.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "unit.h"

static char *const *environment_of(const char *const *entries)
{
	static char *environment[8];
	size_t count = 0;

	for (; entries[count] != NULL; count++)
		environment[count] = (char *)entries[count];
	environment[count] = NULL;
	return environment;
}

/* Reads the settings and the upstreams, as a start does. */
static enum err read(const char *const *entries, struct config *config,
    struct upstreams *upstreams, struct error *error)
{
	enum err err;

	log_set_level(LOG_LEVEL_ERROR);
	*upstreams = (struct upstreams){0};
	ck_assert_int_eq(exchange_start(error), ERR_OK);
	err = config_read(config, environment_of(entries), error);
	return err == ERR_OK ? upstreams_read(config, upstreams, error) : err;
}

static void clear(struct config *config, struct upstreams *upstreams)
{
	upstreams_clear(upstreams);
	config_clear(config);
	exchange_stop();
}

static const struct {
	const char *entries[4];
	const char *name;
	enum llm_protocol protocol;
	const char *url, *path, *key_line; /* what "/x" becomes; "": no key */
} found_rows[] = {
    {{NULL}, "openai", LLM_OPENAI, "https://api.openai.com/v1",
	"https://api.openai.com/v1/x", ""},
    {{NULL}, "anthropic", LLM_ANTHROPIC, "https://api.anthropic.com",
	"https://api.anthropic.com/x", ""},
    {{NULL}, "gemini", LLM_GEMINI, "https://generativelanguage.googleapis.com",
	"https://generativelanguage.googleapis.com/x", ""},
    {{NULL}, "openrouter", LLM_OPENAI, "https://openrouter.ai/api/v1",
	"https://openrouter.ai/api/v1/x", ""},
    {{NULL}, "ollama", LLM_OLLAMA, "http://127.0.0.1:11434",
	"http://127.0.0.1:11434/x", ""},
    {{"OPENAI_BASE_URL=http://h:1/v1/", "OPENAI_API_KEY=k"}, "openai",
	LLM_OPENAI, "http://h:1/v1/", "http://h:1/v1/x",
	"Authorization: Bearer k\r\n"},
    {{"ANTHROPIC_BASE_URL=http://h", "ANTHROPIC_API_KEY=k"}, "anthropic",
	LLM_ANTHROPIC, "http://h", "http://h/x", "X-Api-Key: k\r\n"},
    {{"GOOGLE_GEMINI_BASE_URL=http://h", "GEMINI_API_KEY=k"}, "gemini",
	LLM_GEMINI, "http://h", "http://h/x", "X-Goog-Api-Key: k\r\n"},
    {{"OLLAMA_HOST=gpu.example"}, "ollama", LLM_OLLAMA,
	"http://gpu.example:11434", "http://gpu.example:11434/x", ""},
    {{"OPENROUTER_BASE_URL=http://h/api/v1", "OPENROUTER_API_KEY=k"},
	"openrouter", LLM_OPENAI, "http://h/api/v1", "http://h/api/v1/x",
	"Authorization: Bearer k\r\n"},
    {{"TOKENMETER_UPSTREAMS=groq=https://api.groq.com/openai/v1",
	 "TOKENMETER_UPSTREAM_GROQ_API_KEY=k"},
	"groq", LLM_OPENAI, "https://api.groq.com/openai/v1",
	"https://api.groq.com/openai/v1/x", "Authorization: Bearer k\r\n"},
    {{"TOKENMETER_UPSTREAMS=  a=http://h/a\n my-gpu-2=http://h/b ",
	 "TOKENMETER_UPSTREAM_MY_GPU_2_API_KEY=k"},
	"my-gpu-2", LLM_OPENAI, "http://h/b", "http://h/b/x",
	"Authorization: Bearer k\r\n"},
    {{"TOKENMETER_UPSTREAMS=azure=https://a.openai.azure.com/openai?"
      "api-version=1",
	 "TOKENMETER_UPSTREAM_AZURE_API_KEY=k"},
	"azure", LLM_OPENAI, "https://a.openai.azure.com/openai?api-version=1",
	"https://a.openai.azure.com/openai/x?api-version=1", "Api-Key: k\r\n"},
};

START_TEST(an_upstream_is_where_its_settings_say)
{
	const struct upstream *upstream;
	struct upstreams upstreams;
	struct buffer lines = {0};
	struct config config;
	struct error error;
	char *url;

	ck_assert_int_eq(
	    read(found_rows[_i].entries, &config, &upstreams, &error), ERR_OK);
	upstream = upstreams_find(
	    &upstreams, found_rows[_i].name, strlen(found_rows[_i].name));
	ck_assert_ptr_nonnull(upstream);
	ck_assert_int_eq(upstream->protocol, found_rows[_i].protocol);
	ck_assert_str_eq(upstream->base_url, found_rows[_i].url);
	url = upstream_url(upstream, "/x", NULL);
	ck_assert_str_eq(url, found_rows[_i].path);
	upstream_add_key(upstream, &lines);
	ck_assert_str_eq(
	    lines.data != NULL ? lines.data : "", found_rows[_i].key_line);
	free(url);
	buffer_clear(&lines);
	clear(&config, &upstreams);
}
END_TEST

static const struct {
	const char *entries[4];
	const char *words;
} refused_rows[] = {
    {{"TOKENMETER_UPSTREAMS=groq"}, "name=URL"},
    {{"TOKENMETER_UPSTREAMS=groq=ftp://h"}, "TOKENMETER_UPSTREAMS"},
    {{"TOKENMETER_UPSTREAMS=groq="}, "TOKENMETER_UPSTREAMS"},
    {{"TOKENMETER_UPSTREAMS=Groq=http://h"}, "\"Groq\" is no name"},
    {{"TOKENMETER_UPSTREAMS=a/b=http://h"}, "is no name"},
    {{"TOKENMETER_UPSTREAMS=1a=http://h"}, "is no name"},
    {{"TOKENMETER_UPSTREAMS==http://h"}, "is no name"},
    {{"TOKENMETER_UPSTREAMS=a-name-that-is-longer-than-a-name-should-be="
      "http://h"},
	"is no name"},
    {{"TOKENMETER_UPSTREAMS=user=http://h"}, "/user is our own"},
    {{"TOKENMETER_UPSTREAMS=usage=http://h"}, "/usage is our own"},
    {{"TOKENMETER_UPSTREAMS=plugin=http://h"}, "/plugin is our own"},
    {{"TOKENMETER_UPSTREAMS=health=http://h"}, "/health is our own"},
    {{"TOKENMETER_UPSTREAMS=api=http://h"}, "/api is our own"},
    {{"TOKENMETER_UPSTREAMS=admin=http://h"}, "/admin is our own"},
    {{"TOKENMETER_UPSTREAMS=openai=http://h"}, "more than one openai"},
    {{"TOKENMETER_UPSTREAMS=a=http://h a=http://i"}, "more than one a"},
    {{"TOKENMETER_UPSTREAMS=groq=http://h",
	 "TOKENMETER_UPSTREAM_GROK_API_KEY=k"},
	"TOKENMETER_UPSTREAM_GROK_API_KEY"},
    {{"TOKENMETER_UPSTREAM_OPENAI_API_KEY=k"},
	"TOKENMETER_UPSTREAM_OPENAI_API_KEY"},
    {{"TOKENMETER_UPSTREAM__API_KEY=k"}, "TOKENMETER_UPSTREAM__API_KEY"},
    {{"TOKENMETER_UPSTREAM_GROQ_API_KE=k"}, "TOKENMETER_UPSTREAM_GROQ_API_KE"},
    {{"TOKENMETER_NO_STREAM_OPTIONS=groq"}, "no upstream groq"},
    {{"ANTHROPIC_API_KEY=a b"}, "ANTHROPIC_API_KEY"},
    {{"OLLAMA_HOST=file:///etc"}, "OLLAMA_HOST"},
};

START_TEST(what_cannot_be_an_upstream_stops_the_start)
{
	struct upstreams upstreams;
	struct config config;
	struct error error;

	ck_assert_int_eq(
	    read(refused_rows[_i].entries, &config, &upstreams, &error),
	    ERR_INVALID);
	ck_assert_msg(strstr(error.message, refused_rows[_i].words) != NULL,
	    "%s", error.message);
	ck_assert_ptr_null(strstr(error.message, "=k"));
	ck_assert_uint_eq(upstreams.count, 0);
	clear(&config, &upstreams);
}
END_TEST

static const struct {
	const char *base, *path, *query, *url; /* NULL: refused */
} url_rows[] = {
    {"http://h/v1", "", NULL, "http://h/v1"},
    {"http://h/v1/", "/a", "b=c&d", "http://h/v1/a?b=c&d"},
    {"http://h/v1//", "/a%20b", "", "http://h/v1/a%20b"},
    {"http://h", "/@evil.example/", NULL, "http://h/@evil.example/"},
    {"http://h", "//evil.example/", NULL, "http://h//evil.example/"},
    {"http://h/v1?k=1", "/a", "b=2", "http://h/v1/a?k=1&b=2"},
    {"http://h/v1", "/a", "u=http://evil.example/",
	"http://h/v1/a?u=http://evil.example/"},
};

START_TEST(a_path_never_leaves_the_host)
{
	struct upstream upstream = {.base_url = (char *)url_rows[_i].base};
	char *url =
	    upstream_url(&upstream, url_rows[_i].path, url_rows[_i].query);

	ck_assert_pstr_eq(url, url_rows[_i].url);
	free(url);
}
END_TEST

START_TEST(the_list_shows_no_key)
{
	static const char *const entries[] = {"OPENAI_API_KEY=sesame",
	    "OPENAI_BASE_URL=https://u:sesame@llm.example/v1?sesame",
	    "TOKENMETER_NO_STREAM_OPTIONS=openai ollama", NULL};
	struct upstreams upstreams;
	struct config config;
	struct error error;
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	ck_assert_int_eq(read(entries, &config, &upstreams, &error), ERR_OK);
	ck_assert(
	    upstreams_find(&upstreams, "openai", 6)->refuses_stream_options);
	ck_assert(
	    !upstreams_find(&upstreams, "gemini", 6)->refuses_stream_options);
	upstreams_print(&upstreams, out);
	fclose(out);
	ck_assert_ptr_nonnull(strstr(text, "/openai/v1 "));
	ck_assert_ptr_nonnull(strstr(text, " llm.example, with our key\n"));
	ck_assert_ptr_nonnull(strstr(text, "with the caller's key\n"));
	ck_assert_ptr_null(strstr(text, "sesame"));
	free(text);
	clear(&config, &upstreams);
}
END_TEST

UNIT_MAIN("upstreams",
    UNIT_ROWS(an_upstream_is_where_its_settings_say, found_rows),
    UNIT_ROWS(what_cannot_be_an_upstream_stops_the_start, refused_rows),
    UNIT_ROWS(a_path_never_leaves_the_host, url_rows),
    UNIT_ONCE(the_list_shows_no_key))
