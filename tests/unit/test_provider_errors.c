#include "api/provider_errors.h"

#include <string.h>

#include "unit.h"

static const struct {
	enum llm_protocol protocol;
	int status;
	const char *body;
} rows[] = {
    {LLM_OPENAI, 400,
	"{\"error\":{\"message\":\"a \\\"b\\\"\",\"type\":"
	"\"invalid_request_error\",\"param\":null,\"code\":\"user_id_required"
	"\"}}"},
    {LLM_OPENAI, 502,
	"{\"error\":{\"message\":\"a \\\"b\\\"\",\"type\":\"server_error\","
	"\"param\":null,\"code\":\"user_id_required\"}}"},
    {LLM_ANTHROPIC, 413,
	"{\"type\":\"error\",\"error\":{\"type\":\"request_too_large\","
	"\"message\":\"a \\\"b\\\"\"},\"request_id\":\"req_test\"}"},
    {LLM_ANTHROPIC, 503,
	"{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
	"\"message\":\"a \\\"b\\\"\"},\"request_id\":\"req_test\"}"},
    {LLM_ANTHROPIC, 502,
	"{\"type\":\"error\",\"error\":{\"type\":\"api_error\","
	"\"message\":\"a \\\"b\\\"\"},\"request_id\":\"req_test\"}"},
    {LLM_GEMINI, 504,
	"{\"error\":{\"code\":504,\"message\":\"a \\\"b\\\"\","
	"\"status\":\"DEADLINE_EXCEEDED\"}}"},
    {LLM_GEMINI, 418,
	"{\"error\":{\"code\":418,\"message\":\"a \\\"b\\\"\","
	"\"status\":\"INTERNAL\"}}"},
    {LLM_OLLAMA, 400, "{\"error\":\"a \\\"b\\\"\"}"},
};

START_TEST(an_error_has_the_providers_shape)
{
	struct http_request request = {.id = "req_test"};
	struct buffer body = {0};

	provider_error_writer(rows[_i].protocol)(
	    &request, rows[_i].status, "USER_ID_REQUIRED", "a \"b\"", &body);
	ck_assert_str_eq(body.data, rows[_i].body);
	buffer_clear(&body);
}
END_TEST

UNIT_MAIN("provider_errors", UNIT_ROWS(an_error_has_the_providers_shape, rows))
