#include "http/router.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/timestamp.h"
#include "http/access.h"
#include "http/query.h"

/* The part of a path that stands where the pattern has braces. */
struct variable {
	const char *name, *value; /* not terminated */
	size_t name_length, length;
};

/* Matches segment by segment; at most one is variable. */
static bool match(
    const char *pattern, const char *path, struct variable *variable)
{
	*variable = (struct variable){0};
	while (*pattern == '/' && *path == '/') {
		size_t want = strcspn(++pattern, "/");
		size_t have = strcspn(++path, "/");

		if (pattern[0] == '{') {
			if (have == 0)
				return false;
			*variable = (struct variable){
			    pattern + 1, path, want - 2, have};
		} else if (want != have || strncmp(pattern, path, want) != 0) {
			return false;
		}
		pattern += want;
		path += have;
	}
	return *pattern == '\0' && *path == '\0';
}

struct found {
	const struct http_route *route; /* NULL: no route for the method */
	struct variable variable;
	bool path_known;
	const char *allow;
};

static struct found find(
    const struct http_site *site, const char *method, const char *path)
{
	struct found found = {0};

	if (strcmp(method, "HEAD") == 0)
		method = "GET";
	for (size_t i = 0; i < site->route_count; i++) {
		const struct http_route *route = &site->routes[i];
		struct variable variable;

		if (!match(route->path, path, &variable))
			continue;
		found.path_known = true;
		found.allow = strcmp(route->method, "GET") == 0
				  ? "GET, HEAD, OPTIONS"
				  : "POST, OPTIONS";
		if (strcmp(route->method, method) == 0) {
			found.route = route;
			found.variable = variable;
			break;
		}
	}
	return found;
}

static bool is_acceptable(
    const struct http_route *route, const struct http_request *request)
{
	const char *coding =
	    http_request_variable(request, "HTTP_CONTENT_ENCODING");

	if (coding != NULL && strcmp(coding, "identity") != 0)
		return false;
	for (const char *const *type = route->accepts; *type != NULL; type++)
		if (http_request_is_type(request, *type))
			return true;
	return false;
}

static void refuse_type(const struct http_route *route,
    const struct http_request *request, struct http_response *response)
{
	struct buffer message = {0};

	buffer_add_text(&message, "The body must be ");
	for (const char *const *type = route->accepts; *type != NULL; type++) {
		if (type != route->accepts)
			buffer_add_text(&message, " or ");
		buffer_add_text(&message, *type);
	}
	buffer_add_text(&message, ", not compressed");
	http_response_refuse(
	    response, request, 415, "UNSUPPORTED_MEDIA_TYPE", message.data);
	buffer_clear(&message);
}

/* One parameter: from the path if the pattern has it, else from the query. */
static void read_parameter(const struct field *field,
    const struct variable *variable, const char *path_value,
    const struct query *query, void *input, struct field_problems *problems)
{
	const struct query_pair *pair;
	size_t count;

	if (variable->name != NULL &&
	    strlen(field->name) == variable->name_length &&
	    memcmp(field->name, variable->name, variable->name_length) == 0) {
		field_read_text(
		    field, path_value, variable->length, input, problems);
		return;
	}
	pair = query_find(query, field->name, &count);
	if (count > 1)
		field_problem_add(problems, 0, field->name,
		    "PARAMETER_REPEATED",
		    "%s may be given only once in the query", field->name);
	else if (pair != NULL && !pair->valid)
		field_refuse_value(field, 0, problems);
	else if (pair != NULL)
		field_read_text(
		    field, pair->value, pair->length, input, problems);
	else
		field_read_text(field, NULL, 0, input, problems);
}

/* What a request's input borrows its texts from. */
struct decoded {
	struct query query;
	char *path_value;
};

static enum err read_parameters(const struct found *found,
    const struct http_request *request, struct decoded *decoded, void *input,
    struct error *error)
{
	const struct http_fields *fields = &found->route->parameters;
	const char *string = http_request_variable(request, "QUERY_STRING");
	struct field_problems problems = {0};
	enum err err;

	err = query_read(&decoded->query, string != NULL ? string : "", error);
	if (err != ERR_OK)
		return err;
	if (found->variable.value != NULL) {
		decoded->path_value =
		    memory_calloc(1, found->variable.length + 1);
		memcpy(decoded->path_value, found->variable.value,
		    found->variable.length);
	}
	for (size_t i = 0; i < fields->count; i++)
		read_parameter(&fields->list[i], &found->variable,
		    decoded->path_value, &decoded->query, input, &problems);
	return field_problems_first(&problems, error);
}

static enum err read_members(const struct http_route *route,
    struct http_request *request, void *input, struct error *error)
{
	struct field_problems problems = {0};
	enum err err;

	err =
	    json_check_limits(request->body.data, request->body.length, error);
	if (err == ERR_OK)
		err = json_read(request->body.data, request->body.length,
		    &request->json, NULL, error);
	if (err != ERR_OK)
		return err;
	if (!json_is_object(request->json))
		return error_set(error, ERR_INVALID, "JSON_NOT_AN_OBJECT",
		    "The body must be a JSON object");
	fields_read_object(route->members.list, route->members.count,
	    request->json, 0, input, &problems);
	return field_problems_first(&problems, error);
}

static enum err call(const struct http_site *site, const struct found *found,
    struct http_request *request, struct http_response *response,
    struct error *error)
{
	const struct http_route *route = found->route;
	_Alignas(max_align_t) char input[HTTP_INPUT_MAXIMUM] = {0};
	struct decoded decoded = {0};
	enum err err = ERR_OK;

	if (route->defaults != NULL)
		memcpy(input, route->defaults, route->input_size);
	if (route->body_limit > 0)
		err = http_request_read_body(request, route->body_limit, error);
	if (err == ERR_OK)
		err = read_parameters(found, request, &decoded, input, error);
	if (err == ERR_OK && route->members.count > 0)
		err = read_members(route, request, input, error);
	if (err == ERR_OK)
		err = route->handler(
		    site->context, request, input, response, error);
	query_clear(&decoded.query);
	free(decoded.path_value);
	return err;
}

static void answer_route(const struct http_site *site,
    const struct found *found, struct http_request *request,
    struct http_response *response)
{
	struct error error = {0};
	enum err err;

	if (found->route->body_limit > 0 &&
	    !is_acceptable(found->route, request)) {
		refuse_type(found->route, request, response);
		return;
	}
	err = call(site, found, request, response, &error);
	if (err != ERR_OK)
		http_response_fail(response, request, err, &error);
	else if (strcmp(found->route->method, "GET") == 0)
		http_response_validate(response, request);
	if (err == ERR_INTERNAL)
		log_error("request %s: %s", request->id, error.message);
}

void http_site_answer(const struct http_site *site,
    struct http_request *request, struct http_response *response)
{
	struct error error = {0};
	enum err err = access_check(request, &error);
	struct found found;

	if (err != ERR_OK) {
		http_response_fail(response, request, err, &error);
		return;
	}
	found = find(site, request->method, request->path);
	if (!found.path_known) {
		http_response_refuse(response, request, 404, "NOT_FOUND",
		    "There is nothing at this path");
	} else if (strcmp(request->method, "OPTIONS") == 0) {
		response->status = 204;
		response->allow = found.allow;
	} else if (found.route == NULL) {
		response->allow = found.allow;
		http_response_refuse(response, request, 405,
		    "METHOD_NOT_ALLOWED",
		    "This path does not take this method; Allow names those "
		    "that it takes");
	} else {
		answer_route(site, &found, request, response);
	}
}

/* A path in the log is one word: what could end it is written as %XX. */
static void add_word(struct buffer *line, const char *path)
{
	for (; *path != '\0'; path++) {
		unsigned char byte = (unsigned char)*path;

		if (byte <= 0x20 || byte == '"' || byte == 0x7F)
			buffer_add_format(line, "%%%02X", byte);
		else
			buffer_add(line, path, 1);
	}
}

void http_log_request(
    const struct http_request *request, const struct http_response *response)
{
	int64_t micros = timestamp_monotonic() - request->started_at;
	struct buffer path = {0};

	add_word(&path, request->path);
	log_info("request id=%s method=%s path=%s status=%d ms=%.1f bytes=%zu",
	    request->id, request->method, path.data, response->status,
	    (double)micros / 1000, response->body.length);
	buffer_clear(&path);
}
