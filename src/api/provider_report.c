#include "api/provider_report.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "llm/request_facts.h"

/* Parameters that all of Google's interfaces know, with and without a $. */
static const struct parameter {
	const char *name;
	bool of_all; /* not only of what is counted */
} parameters[] = {
    {"httpMethod", true},
    {"fields", false},
    {"callback", false},
    {"ct", false},
};

/* What is read for its report. */
static const char *const readable_forms[] = {"alt=json", "alt=sse"};

static bool is_named(const char *pair, const char *name)
{
	size_t length = strlen(name);

	return strncasecmp(pair, name, length) == 0 &&
	       (pair[length] == '=' || pair[length] == '\0');
}

/* PAIR is decoded, its name without the $. */
static bool hides_report(const char *pair, bool counted)
{
	for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++)
		if (is_named(pair, parameters[i].name))
			return counted || parameters[i].of_all;
	if (!counted || !is_named(pair, "alt"))
		return false;
	for (size_t i = 0; i < sizeof readable_forms / sizeof *readable_forms;
	     i++)
		if (strcmp(pair, readable_forms[i]) == 0)
			return false;
	return true;
}

static enum err check_query(
    const char *query, bool counted, struct error *error)
{
	enum err err = ERR_OK;

	while (err == ERR_OK && *query != '\0') {
		size_t length = strcspn(query, "&");
		char *pair = memory_strndup(query, length);
		const char *name = pair;

		pair[text_decode_percent(pair, length, pair)] = '\0';
		name += *name == '$';
		if (hides_report(name, counted))
			err = error_set(error, ERR_INVALID, "PARAMETER_REFUSED",
			    "With %.*s in the query, what this uses could not "
			    "be counted",
			    (int)strcspn(name, "="), name);
		free(pair);
		query += length;
		query += *query == '&';
	}
	return err;
}

static bool is_compressed(const struct http_request *request)
{
	const char *coding =
	    http_request_variable(request, "HTTP_CONTENT_ENCODING");

	return coding != NULL && coding[0] != '\0' &&
	       strcasecmp(coding, "identity") != 0;
}

static enum err check_body(
    const struct http_request *request, struct error *error)
{
	const struct buffer *body = &request->body;

	if (!is_compressed(request) &&
	    request_asks_plainly(
		body->data != NULL ? body->data : "", body->length))
		return ERR_OK;
	return error_set(error, ERR_INVALID, "BODY_INVALID",
	    "The body must be JSON, not compressed, in which \"stream\" and "
	    "\"include_usage\" stand once, as true or false, or what it uses "
	    "could not be counted");
}

enum err provider_report_check(const struct http_request *request,
    const struct upstream *upstream, const struct provider_operation *operation,
    struct error *error)
{
	const char *query = http_request_variable(request, "QUERY_STRING");
	enum err err = ERR_OK;

	if (upstream->protocol == LLM_GEMINI && query != NULL)
		err = check_query(query, operation->counted, error);
	if (err == ERR_OK && operation->asks_by_option &&
	    !upstream->refuses_stream_options)
		err = check_body(request, error);
	return err;
}
