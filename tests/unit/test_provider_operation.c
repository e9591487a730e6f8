#include "api/provider_operation.h"

#include <string.h>

#include "unit.h"

static const struct {
	enum llm_protocol upstream;
	const char *mount, *method, *path;
	const char *name;
	enum llm_protocol protocol;
	bool counted, asks_by_option, streams_by_path;
	const char *model;
} rows[] = {
    {LLM_OPENAI, "/v1", "POST", "/v1/chat/completions", "chat", LLM_OPENAI,
	true, true, false, ""},
    {LLM_OPENAI, "/v1", "POST", "/chat/completions", "chat", LLM_OPENAI, true,
	true, false, ""},
    {LLM_OPENAI, "/v1", "POST", "/v1/completions", "completions", LLM_OPENAI,
	true, true, false, ""},
    {LLM_OPENAI, "/v1", "POST", "/v1/responses", "responses", LLM_OPENAI, true,
	false, false, ""},
    {LLM_OPENAI, "/v1", "POST", "/v1/embeddings", "embeddings", LLM_OPENAI,
	true, false, false, ""},
    {LLM_OPENAI, "/v1", "GET", "/v1/models", "models", LLM_OPENAI, false, false,
	false, ""},
    /* A second reading of what was counted is not counted. */
    {LLM_OPENAI, "/v1", "GET", "/v1/responses/resp_1", "other", LLM_OPENAI,
	false, false, false, ""},
    {LLM_OLLAMA, "", "GET", "//v1/responses/resp_1/", "other", LLM_OPENAI,
	false, false, false, ""},
    {LLM_OPENAI, "/v1", "GET", "/v1/responses/resp_1/input_items", "other",
	LLM_OPENAI, false, false, false, ""},
    {LLM_OPENAI, "/v1", "GET", "/v1/responses", "other", LLM_OPENAI, false,
	false, false, ""},
    {LLM_OPENAI, "/v1", "DELETE", "/v1/responses/resp_1", "other", LLM_OPENAI,
	false, false, false, ""},
    {LLM_OPENAI, "/v1", "POST", "/v1/responses/resp_1/cancel", "other",
	LLM_OPENAI, false, false, false, ""},
    {LLM_OPENAI, "/v1", "POST", "/v1/threads/t/messages", "other", LLM_OPENAI,
	false, false, false, ""},
    {LLM_OPENAI, "/v1", "POST", "/v1/moderations", "other", LLM_OPENAI, false,
	false, false, ""},
    {LLM_OPENAI, "", "POST", "/deployments/a/chat/completions", "chat",
	LLM_OPENAI, true, true, false, ""},
    {LLM_OPENAI, "/api/v1", "POST", "/api/v1/chat/completions", "chat",
	LLM_OPENAI, true, true, false, ""},
    {LLM_OPENAI, "/api/v1", "POST", "/api/v1/messages", "messages",
	LLM_ANTHROPIC, true, false, false, ""},
    {LLM_ANTHROPIC, "", "POST", "/v1/messages", "messages", LLM_ANTHROPIC, true,
	false, false, ""},
    {LLM_ANTHROPIC, "", "POST", "/v1/messages/count_tokens", "other",
	LLM_ANTHROPIC, false, false, false, ""},
    {LLM_ANTHROPIC, "", "POST", "/v1/messages/batches", "other", LLM_ANTHROPIC,
	false, false, false, ""},
    {LLM_ANTHROPIC, "", "POST", "/v1/chat/completions", "chat", LLM_OPENAI,
	true, true, false, ""},
    {LLM_GEMINI, "", "POST", "/v1beta/models/gemini-2.5-flash:generateContent",
	"generate_content", LLM_GEMINI, true, false, false, "gemini-2.5-flash"},
    {LLM_GEMINI, "", "POST", "/v1/tunedModels/models/a:streamGenerateContent",
	"generate_content", LLM_GEMINI, true, false, true, "a"},
    {LLM_GEMINI, "", "POST", "/v1beta/models/e:batchEmbedContents",
	"embeddings", LLM_GEMINI, true, false, false, "e"},
    {LLM_GEMINI, "", "POST", "/v1beta/models/a:countTokens", "other",
	LLM_GEMINI, false, false, false, ""},
    {LLM_GEMINI, "", "POST", "/v1beta/openai/chat/completions", "chat",
	LLM_OPENAI, true, true, false, ""},
    {LLM_GEMINI, "", "POST", ":generateContent", "generate_content", LLM_GEMINI,
	true, false, false, ""},
    {LLM_OLLAMA, "", "POST", "/api/chat", "chat", LLM_OLLAMA, true, false,
	false, ""},
    {LLM_OLLAMA, "", "POST", "/api/generate", "generate", LLM_OLLAMA, true,
	false, false, ""},
    {LLM_OLLAMA, "", "POST", "/api/embed", "embeddings", LLM_OLLAMA, true,
	false, false, ""},
    {LLM_OLLAMA, "", "POST", "/v1/chat/completions", "chat", LLM_OPENAI, true,
	true, false, ""},
    {LLM_OLLAMA, "", "POST", "/api/pull", "other", LLM_OLLAMA, false, false,
	false, ""},
    /* Clients put slashes where base URLs and paths meet; providers do not
     * mind. */
    {LLM_ANTHROPIC, "", "POST", "//v1/messages", "messages", LLM_ANTHROPIC,
	true, false, false, ""},
    {LLM_OPENAI, "/v1", "POST", "/v1//responses", "responses", LLM_OPENAI, true,
	false, false, ""},
    {LLM_OPENAI, "/v1", "POST", "/v1/chat//completions/", "chat", LLM_OPENAI,
	true, true, false, ""},
    {LLM_OLLAMA, "", "POST", "//api//chat//", "chat", LLM_OLLAMA, true, false,
	false, ""},
    {LLM_OPENAI, "/v1", "POST", "/v1//", "other", LLM_OPENAI, false, false,
	false, ""},
    {LLM_OPENAI, "/v1", "POST", "", "other", LLM_OPENAI, false, false, false,
	""},
    {LLM_OPENAI, "/v1", "POST", "/v11/chat", "other", LLM_OPENAI, false, false,
	false, ""},
};

START_TEST(method_and_path_tell_the_operation)
{
	struct upstream upstream = {
	    .protocol = rows[_i].upstream, .mount = rows[_i].mount};
	const char *path = provider_path_below_base(&upstream, rows[_i].path);
	struct provider_operation operation =
	    provider_operation_find(&upstream, rows[_i].method, path);

	ck_assert_str_eq(operation.name, rows[_i].name);
	ck_assert_int_eq(operation.protocol, rows[_i].protocol);
	ck_assert_int_eq(operation.counted, rows[_i].counted);
	ck_assert_int_eq(operation.asks_by_option, rows[_i].asks_by_option);
	ck_assert_int_eq(operation.streams_by_path, rows[_i].streams_by_path);
	ck_assert_uint_eq(operation.model_length, strlen(rows[_i].model));
	if (operation.model_length > 0)
		ck_assert_mem_eq(
		    operation.model, rows[_i].model, strlen(rows[_i].model));
	ck_assert_int_eq(
	    operation.may_spend, strcmp(rows[_i].method, "POST") == 0);
}
END_TEST

static const struct {
	enum llm_protocol upstream;
	const char *method, *path;
	bool shows_answer;
} answer_rows[] = {
    {LLM_OPENAI, "GET", "/responses/resp_1", true},
    {LLM_OPENAI, "GET", "/v1/responses/resp_1", true},
    {LLM_OLLAMA, "GET", "//v1/responses/resp_1/", true},
    {LLM_OPENAI, "GET", "/responses", false},
    {LLM_OPENAI, "GET", "/responses/resp_1/input_items", false},
    {LLM_OPENAI, "GET", "/chat/completions/chatcmpl-1", false},
    {LLM_OPENAI, "POST", "/responses/resp_1", false},
    {LLM_OPENAI, "POST", "/v1/responses/resp_1/cancel", true},
    {LLM_OPENAI, "GET", "/responses/resp_1/cancel", false},
    {LLM_OPENAI, "POST", "/batches/batch_1/cancel", false},
    {LLM_OPENAI, "POST", "/cancel", false},
    {LLM_OPENAI, "DELETE", "/responses/resp_1", false},
};

START_TEST(a_response_is_shown_by_its_own_path)
{
	struct upstream upstream = {
	    .protocol = answer_rows[_i].upstream, .mount = ""};
	struct provider_operation operation = provider_operation_find(
	    &upstream, answer_rows[_i].method, answer_rows[_i].path);

	ck_assert_int_eq(operation.shows_answer, answer_rows[_i].shows_answer);
	if (operation.shows_answer)
		ck_assert_int_eq(operation.protocol, LLM_OPENAI);
}
END_TEST

UNIT_MAIN("provider_operation",
    UNIT_ROWS(method_and_path_tell_the_operation, rows),
    UNIT_ROWS(a_response_is_shown_by_its_own_path, answer_rows))
