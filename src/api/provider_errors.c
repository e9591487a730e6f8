#include "api/provider_errors.h"

#include <ctype.h>

#include "base/json_writer.h"

/* What the vendors call a status. */
struct kind {
	int status;
	const char *name;
};

static const struct kind openai_kinds[] = {{400, "invalid_request_error"},
    {401, "authentication_error"}, {403, "permission_error"},
    {404, "not_found_error"}, {405, "invalid_request_error"},
    {413, "invalid_request_error"}, {415, "invalid_request_error"},
    {429, "rate_limit_error"}, {503, "service_unavailable_error"},
    {504, "timeout_error"}, {0, "server_error"}};

static const struct kind anthropic_kinds[] = {{400, "invalid_request_error"},
    {401, "authentication_error"}, {403, "permission_error"},
    {404, "not_found_error"}, {405, "invalid_request_error"},
    {413, "request_too_large"}, {415, "invalid_request_error"},
    {429, "rate_limit_error"}, {503, "overloaded_error"},
    {504, "timeout_error"}, {0, "api_error"}};

static const struct kind gemini_kinds[] = {{400, "INVALID_ARGUMENT"},
    {401, "UNAUTHENTICATED"}, {403, "PERMISSION_DENIED"}, {404, "NOT_FOUND"},
    {405, "INVALID_ARGUMENT"}, {413, "INVALID_ARGUMENT"},
    {415, "INVALID_ARGUMENT"}, {429, "RESOURCE_EXHAUSTED"},
    {502, "UNAVAILABLE"}, {503, "UNAVAILABLE"}, {504, "DEADLINE_EXCEEDED"},
    {0, "INTERNAL"}};

static const char *name_kind(const struct kind *kind, int status)
{
	while (kind->status != 0 && kind->status != status)
		kind++;
	return kind->name;
}

/* OpenAI's codes are lower case. */
static void put_code(struct json_writer *json, const char *code)
{
	struct buffer text = {0};

	buffer_add_text(&text, code);
	for (size_t i = 0; i < text.length; i++)
		text.data[i] = (char)tolower((unsigned char)text.data[i]);
	json_put_text(json, "code", text.data);
	buffer_clear(&text);
}

void openai_write_error(const struct http_request *request, int status,
    const char *code, const char *message, struct buffer *body)
{
	struct json_writer json = {body, false};

	(void)request;
	json_begin_object(&json, NULL);
	json_begin_object(&json, "error");
	json_put_text(&json, "message", message);
	json_put_text(&json, "type", name_kind(openai_kinds, status));
	json_put_text(&json, "param", NULL);
	put_code(&json, code);
	json_end_object(&json);
	json_end_object(&json);
}

void anthropic_write_error(const struct http_request *request, int status,
    const char *code, const char *message, struct buffer *body)
{
	struct json_writer json = {body, false};

	(void)code;
	json_begin_object(&json, NULL);
	json_put_text(&json, "type", "error");
	json_begin_object(&json, "error");
	json_put_text(&json, "type", name_kind(anthropic_kinds, status));
	json_put_text(&json, "message", message);
	json_end_object(&json);
	json_put_text(&json, "request_id", request->id);
	json_end_object(&json);
}

void gemini_write_error(const struct http_request *request, int status,
    const char *code, const char *message, struct buffer *body)
{
	struct json_writer json = {body, false};

	(void)request;
	(void)code;
	json_begin_object(&json, NULL);
	json_begin_object(&json, "error");
	json_put_integer(&json, "code", status);
	json_put_text(&json, "message", message);
	json_put_text(&json, "status", name_kind(gemini_kinds, status));
	json_end_object(&json);
	json_end_object(&json);
}

void ollama_write_error(const struct http_request *request, int status,
    const char *code, const char *message, struct buffer *body)
{
	struct json_writer json = {body, false};

	(void)request;
	(void)status;
	(void)code;
	json_begin_object(&json, NULL);
	json_put_text(&json, "error", message);
	json_end_object(&json);
}

http_error_writer *provider_error_writer(enum llm_protocol protocol)
{
	switch (protocol) {
	case LLM_ANTHROPIC:
		return anthropic_write_error;
	case LLM_GEMINI:
		return gemini_write_error;
	case LLM_OLLAMA:
		return ollama_write_error;
	case LLM_OPENAI:
		break;
	}
	return openai_write_error;
}
