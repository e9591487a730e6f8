#include "api/provider_operation.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define ANY_PROTOCOL (-1)

/*
 * PATTERN is a whole path below the base URL, or what one ends in, behind an
 * asterisk: deployments and versions stand before some. Of "/messages" only
 * the whole, since OpenAI's threads have messages, too. Ollama and Gemini have
 * OpenAI's operations, and several vendors have Anthropic's.
 */
static const struct row {
	int upstream; /* the upstream's protocol */
	const char *pattern;
	const char *name;
	enum llm_protocol protocol;
	bool asks_by_option, streams_by_path;
} rows[] = {
    {ANY_PROTOCOL, "*/chat/completions", "chat", LLM_OPENAI, true, false},
    {ANY_PROTOCOL, "*/completions", "completions", LLM_OPENAI, true, false},
    {ANY_PROTOCOL, "*/embeddings", "embeddings", LLM_OPENAI, false, false},
    {LLM_OPENAI, "/responses", "responses", LLM_OPENAI, false, false},
    {LLM_OPENAI, "/responses/compact", "responses", LLM_OPENAI, false, false},
    {LLM_OPENAI, "/messages", "messages", LLM_ANTHROPIC, false, false},
    {ANY_PROTOCOL, "/v1/responses", "responses", LLM_OPENAI, false, false},
    {ANY_PROTOCOL, "/v1/messages", "messages", LLM_ANTHROPIC, false, false},
    {LLM_GEMINI, "*:generateContent", "generate_content", LLM_GEMINI, false,
	false},
    {LLM_GEMINI, "*:streamGenerateContent", "generate_content", LLM_GEMINI,
	false, true},
    {LLM_GEMINI, "*:embedContent", "embeddings", LLM_GEMINI, false, false},
    {LLM_GEMINI, "*:batchEmbedContents", "embeddings", LLM_GEMINI, false,
	false},
    {LLM_OLLAMA, "/api/chat", "chat", LLM_OLLAMA, false, false},
    {LLM_OLLAMA, "/api/generate", "generate", LLM_OLLAMA, false, false},
    {LLM_OLLAMA, "/api/embed", "embeddings", LLM_OLLAMA, false, false},
};

static bool ends_with(const char *text, const char *ending)
{
	size_t length = strlen(text), own = strlen(ending);

	return length >= own && strcmp(text + length - own, ending) == 0;
}

static bool matches(
    const struct row *row, const struct upstream *upstream, const char *path)
{
	if (row->upstream != ANY_PROTOCOL &&
	    row->upstream != (int)upstream->protocol)
		return false;
	return row->pattern[0] == '*' ? ends_with(path, row->pattern + 1)
				      : strcmp(path, row->pattern) == 0;
}

/* From "/v1beta/models/gemini-2.5-flash:generateContent". */
static void find_model(struct provider_operation *operation, const char *path)
{
	const char *start = strstr(path, "/models/");
	const char *end = strrchr(path, ':');

	if (start == NULL || end == NULL)
		return;
	start += strlen("/models/");
	if (start < end) {
		operation->model = start;
		operation->model_length = (size_t)(end - start);
	}
}

/* Many providers do not mind "//v1/messages/": it must not go uncounted. For
 * the caller to free. */
static char *without_empty_segments(const char *path)
{
	char *shorter = memory_calloc(1, strlen(path) + 1), *to = shorter;

	for (; *path != '\0'; path++)
		if (*path != '/' || (path[1] != '/' && path[1] != '\0'))
			*to++ = *path;
	return shorter;
}

static const struct row *find_row(
    const struct upstream *upstream, const char *path)
{
	char *shorter = without_empty_segments(path);
	const struct row *found = NULL;

	for (size_t i = 0; found == NULL && i < sizeof rows / sizeof *rows; i++)
		if (matches(&rows[i], upstream, shorter))
			found = &rows[i];
	free(shorter);
	return found;
}

/* GET of "/responses/resp_1", as the rows have "/responses", and POST of its
 * "/cancel". */
static bool shows_response(
    const struct upstream *upstream, const char *method, const char *path)
{
	char *shorter = without_empty_segments(path);
	bool cancels =
	    strcmp(method, "POST") == 0 && ends_with(shorter, "/cancel");
	const struct row *row = NULL;
	char *id;

	if (cancels)
		*strrchr(shorter, '/') = '\0';
	id = strrchr(shorter, '/');
	if (id != NULL && (cancels || strcmp(method, "GET") == 0)) {
		*id = '\0';
		row = find_row(upstream, shorter);
	}
	free(shorter);
	return row != NULL && strcmp(row->name, "responses") == 0;
}

struct provider_operation provider_operation_find(
    const struct upstream *upstream, const char *method, const char *path)
{
	struct provider_operation operation = {.name = "other",
	    .protocol = upstream->protocol,
	    .may_spend = strcmp(method, "POST") == 0};
	const struct row *row;

	if (strcmp(method, "GET") == 0 && ends_with(path, "/models"))
		operation.name = "models";
	if (shows_response(upstream, method, path)) {
		operation.protocol = LLM_OPENAI;
		operation.shows_answer = true;
	}
	row = operation.may_spend ? find_row(upstream, path) : NULL;
	if (row == NULL)
		return operation;
	operation.name = row->name;
	operation.protocol = row->protocol;
	operation.counted = true;
	operation.never_streams = strcmp(row->name, "embeddings") == 0;
	operation.asks_by_option = row->asks_by_option;
	operation.streams_by_path = row->streams_by_path;
	if (row->protocol == LLM_GEMINI)
		find_model(&operation, path);
	return operation;
}

const char *provider_path_below_base(
    const struct upstream *upstream, const char *path)
{
	size_t length = strlen(upstream->mount);

	if (strncmp(path, upstream->mount, length) == 0 &&
	    (path[length] == '/' || path[length] == '\0'))
		return path + length;
	return path;
}
