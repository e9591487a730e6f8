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

#define VARIABLES_MAXIMUM 2

struct variables {
	struct variable list[VARIABLES_MAXIMUM];
	size_t count;
};

static void keep_variable(struct variables *variables, const char *name,
    size_t name_length, const char *value, size_t length)
{
	if (variables->count < VARIABLES_MAXIMUM)
		variables->list[variables->count++] =
		    (struct variable){name, value, name_length, length};
}

static bool is_tail(const char *segment, size_t length)
{
	return length > 2 && segment[0] == '{' && segment[length - 2] == '*';
}

/* Matches segment by segment, a tail with all that is left. */
static bool match(
    const char *pattern, const char *path, struct variables *variables)
{
	variables->count = 0;
	while (*pattern == '/' && *path == '/') {
		size_t want = strcspn(++pattern, "/");
		size_t have = strcspn(++path, "/");

		if (is_tail(pattern, want)) {
			keep_variable(variables, pattern + 1, want - 3, path,
			    strlen(path));
			return true;
		}
		if (pattern[0] == '{') {
			if (have == 0)
				return false;
			keep_variable(
			    variables, pattern + 1, want - 2, path, have);
		} else if (want != have || strncmp(pattern, path, want) != 0) {
			return false;
		}
		pattern += want;
		path += have;
	}
	return *pattern == '\0' && *path == '\0';
}

static bool has_tail(const struct http_route *route)
{
	const char *last = strrchr(route->path, '/');

	return last != NULL && is_tail(last + 1, strlen(last + 1));
}

struct found {
	const struct http_route *route; /* NULL: no route for the method */
	struct variables variables;
	bool path_known;
	unsigned methods; /* that the path takes, if no route was found */
};

enum { TAKES_GET = 1, TAKES_POST = 2, TAKES_ANY = 4 };

static unsigned methods_of(const struct http_route *route)
{
	if (strcmp(route->method, "*") == 0)
		return TAKES_ANY;
	return strcmp(route->method, "GET") == 0 ? TAKES_GET : TAKES_POST;
}

static const char *allow(unsigned methods)
{
	if (methods & TAKES_ANY)
		return "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
	if (methods == (TAKES_GET | TAKES_POST))
		return "GET, HEAD, POST, OPTIONS";
	return methods == TAKES_GET ? "GET, HEAD, OPTIONS" : "POST, OPTIONS";
}

static bool takes_method(const struct http_route *route, const char *method)
{
	static const char *const any[] = {
	    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

	if (strcmp(route->method, "*") != 0)
		return strcmp(route->method,
			   strcmp(method, "HEAD") == 0 ? "GET" : method) == 0;
	for (size_t i = 0; i < sizeof any / sizeof *any; i++)
		if (strcmp(any[i], method) == 0)
			return true;
	return false;
}

/* Looks among the rows with a tail, or those without. */
static bool find_among(const struct http_site *site, bool tail,
    const char *method, const char *path, struct found *found)
{
	for (size_t i = 0; i < site->route_count; i++) {
		const struct http_route *route = &site->routes[i];

		if (has_tail(route) != tail ||
		    !match(route->path, path, &found->variables))
			continue;
		found->path_known = true;
		found->methods |= methods_of(route);
		if (takes_method(route, method)) {
			found->route = route;
			return true;
		}
	}
	return false;
}

static struct found find(
    const struct http_site *site, const char *method, const char *path)
{
	struct found found = {0};

	if (!find_among(site, false, method, path, &found))
		find_among(site, true, method, path, &found);
	return found;
}

static bool is_acceptable(
    const struct http_route *route, const struct http_request *request)
{
	const char *coding =
	    http_request_variable(request, "HTTP_CONTENT_ENCODING");

	if (route->body_limit == 0 || route->accepts == NULL)
		return true;
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

/* What a request's input borrows its texts from. */
struct decoded {
	struct query query;
	char *path_values[VARIABLES_MAXIMUM];
};

static char *copy_text(const char *text, size_t length)
{
	char *copy = memory_calloc(1, length + 1);

	memcpy(copy, text, length);
	return copy;
}

/* Tells whether the path's pattern has the parameter, and reads it. */
static bool read_path_parameter(const struct field *field,
    const struct variables *variables, const struct decoded *decoded,
    void *input, struct field_problems *problems)
{
	for (size_t i = 0; i < variables->count; i++) {
		const struct variable *variable = &variables->list[i];

		if (strlen(field->name) == variable->name_length &&
		    memcmp(field->name, variable->name,
			variable->name_length) == 0) {
			field_read_text(field, decoded->path_values[i],
			    variable->length, input, problems);
			return true;
		}
	}
	return false;
}

static void read_query_parameter(const struct field *field,
    const struct query *query, void *input, struct field_problems *problems)
{
	const struct query_pair *pair;
	size_t count;

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

static enum err read_parameters(const struct found *found,
    const struct http_request *request, struct decoded *decoded, void *input,
    struct error *error)
{
	const struct http_fields *fields = &found->route->parameters;
	const struct variables *variables = &found->variables;
	const char *string = http_request_variable(request, "QUERY_STRING");
	struct field_problems problems = {0};
	enum err err;

	err = query_read(&decoded->query, string != NULL ? string : "", error);
	if (err != ERR_OK)
		return err;
	for (size_t i = 0; i < variables->count; i++)
		decoded->path_values[i] = copy_text(
		    variables->list[i].value, variables->list[i].length);
	for (size_t i = 0; i < fields->count; i++)
		if (!read_path_parameter(
			&fields->list[i], variables, decoded, input, &problems))
			read_query_parameter(&fields->list[i], &decoded->query,
			    input, &problems);
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

static enum err handle(const struct http_site *site,
    const struct http_route *route, struct http_request *request,
    const void *input, struct http_stream *stream,
    struct http_response *response, struct error *error)
{
	if (route->stream_handler != NULL)
		return route->stream_handler(
		    site->context, request, input, stream, response, error);
	return route->handler(site->context, request, input, response, error);
}

static enum err call(const struct http_site *site, const struct found *found,
    struct http_request *request, struct http_stream *stream,
    struct http_response *response, struct error *error)
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
		err = handle(
		    site, route, request, input, stream, response, error);
	query_clear(&decoded.query);
	for (size_t i = 0; i < VARIABLES_MAXIMUM; i++)
		free(decoded.path_values[i]);
	return err;
}

static bool answer_route(const struct http_site *site,
    const struct found *found, struct http_request *request,
    struct http_stream *stream, struct http_response *response)
{
	const struct http_route *route = found->route;
	struct error error = {0};
	enum err err;

	if (!is_acceptable(route, request)) {
		refuse_type(route, request, response);
		return true;
	}
	err = call(site, found, request, stream, response, &error);
	if (err == ERR_INTERNAL)
		log_error("request %s: %s", request->id, error.message);
	if (route->stream_handler != NULL && http_stream_has_begun(stream)) {
		if (err != ERR_OK && err != ERR_INTERNAL)
			log_info("request %s: broken off: %s", request->id,
			    error.message);
		return err == ERR_OK;
	}
	if (err != ERR_OK)
		http_response_fail(response, request, err, &error);
	else if (strcmp(route->method, "GET") == 0)
		http_response_validate(response, request);
	return true;
}

bool http_site_answer(const struct http_site *site,
    struct http_request *request, struct http_stream *stream,
    struct http_response *response)
{
	struct error error = {0};
	struct found found = find(site, request->method, request->path);
	enum err err = access_check(request, &error);

	if (found.route != NULL)
		response->write_error = found.route->write_error;
	if (err != ERR_OK) {
		http_response_fail(response, request, err, &error);
	} else if (found.route != NULL) {
		return answer_route(site, &found, request, stream, response);
	} else if (!found.path_known) {
		http_response_refuse(response, request, 404, "NOT_FOUND",
		    "There is nothing at this path");
	} else if (strcmp(request->method, "OPTIONS") == 0) {
		response->status = 204;
		response->allow = allow(found.methods);
	} else {
		response->allow = allow(found.methods);
		http_response_refuse(response, request, 405,
		    "METHOD_NOT_ALLOWED",
		    "This path does not take this method; Allow names those "
		    "that it takes");
	}
	return true;
}

void http_site_refuse_as_busy(const struct http_site *site,
    const struct http_request *request, struct http_response *response)
{
	struct found found = find(site, request->method, request->path);

	if (found.route != NULL)
		response->write_error = found.route->write_error;
	http_response_refuse(response, request, 503, "TOO_MANY_REQUESTS",
	    "Too many requests are being worked on at the moment");
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

void http_log_request(const struct http_request *request,
    const struct http_stream *stream, const struct http_response *response)
{
	int64_t micros = timestamp_monotonic() - request->started_at;
	bool streamed = stream != NULL && http_stream_has_begun(stream);
	struct buffer path = {0};

	add_word(&path, request->path);
	log_info(
	    "request id=%s method=%s path=%s status=%d ms=%.1f bytes=%zu%s",
	    request->id, request->method, path.data,
	    streamed ? stream->status : response->status, (double)micros / 1000,
	    streamed ? stream->bytes_sent : response->body.length,
	    streamed && stream->client_left ? " client=left" : "");
	buffer_clear(&path);
}
