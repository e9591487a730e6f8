#include "http/router.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/timestamp.h"
#include "http/access.h"
#include "http/cors.h"
#include "http/match.h"
#include "http/query.h"

#define METHOD_LOGGED 20 /* bytes */
#define PATH_LOGGED 400

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
	char *path_values[HTTP_PATH_VALUES];
};

/* Tells whether the path's pattern has the parameter, and reads it. */
static bool read_path_parameter(const struct field *field,
    const struct http_match *match, const struct decoded *decoded, void *input,
    struct field_problems *problems)
{
	for (size_t i = 0; i < match->value_count; i++) {
		const struct http_path_value *value = &match->values[i];

		if (strlen(field->name) == value->name_length &&
		    memcmp(field->name, value->name, value->name_length) == 0) {
			field_read_text(field, decoded->path_values[i],
			    value->length, input, problems);
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

static enum err read_parameters(const struct http_match *match,
    const struct http_request *request, struct decoded *decoded, void *input,
    struct error *error)
{
	const struct http_fields *fields = &match->route->parameters;
	const char *string = http_request_variable(request, "QUERY_STRING");
	struct field_problems problems = {0};
	enum err err;

	err = query_read(&decoded->query, string != NULL ? string : "", error);
	if (err != ERR_OK)
		return err;
	for (size_t i = 0; i < match->value_count; i++)
		decoded->path_values[i] = memory_strndup(
		    match->values[i].text, match->values[i].length);
	for (size_t i = 0; i < fields->count; i++)
		if (!read_path_parameter(
			&fields->list[i], match, decoded, input, &problems))
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

/* Whoever is for one user only may name no other, wherever a row has a field
 * for one. The words are the same whether or not there is such a user. */
static enum err check_users(const struct http_fields *fields,
    const struct http_request *request, const void *input, struct error *error)
{
	for (size_t i = 0; i < fields->count; i++) {
		const struct field *field = &fields->list[i];
		const char *user_id;

		if (field->type != FIELD_USER)
			continue;
		memcpy(&user_id, (const char *)input + field->offset,
		    sizeof user_id);
		if (user_id != NULL &&
		    !http_caller_may_be(&request->caller, user_id))
			return http_refuse_user(error);
	}
	return ERR_OK;
}

static enum err handle(const struct http_site *site,
    const struct http_route *route, struct http_request *request,
    const void *input, struct http_stream *stream,
    struct http_response *response, struct error *error)
{
	if (route->stream_handler == NULL)
		return route->handler(
		    site->context, request, input, response, error);
	/* What comes on the connection from now on says who left. */
	if (route->body_limit == 0)
		http_request_drop_body(request);
	return route->stream_handler(
	    site->context, request, input, stream, response, error);
}

static enum err call(const struct http_site *site,
    const struct http_match *match, struct http_request *request,
    struct http_stream *stream, struct http_response *response,
    struct error *error)
{
	const struct http_route *route = match->route;
	_Alignas(max_align_t) char input[HTTP_INPUT_MAXIMUM] = {0};
	struct decoded decoded = {0};
	enum err err = ERR_OK;

	if (route->defaults != NULL)
		memcpy(input, route->defaults, route->input_size);
	if (route->body_limit > 0)
		err = http_request_read_body(request, route->body_limit, error);
	if (err == ERR_OK)
		err = read_parameters(match, request, &decoded, input, error);
	if (err == ERR_OK && route->members.count > 0)
		err = read_members(route, request, input, error);
	if (err == ERR_OK)
		err = check_users(&route->parameters, request, input, error);
	if (err == ERR_OK)
		err = check_users(&route->members, request, input, error);
	if (err == ERR_OK)
		err = handle(
		    site, route, request, input, stream, response, error);
	query_clear(&decoded.query);
	for (size_t i = 0; i < HTTP_PATH_VALUES; i++)
		free(decoded.path_values[i]);
	return err;
}

static bool answer_route(const struct http_site *site,
    const struct http_match *match, struct http_request *request,
    struct http_stream *stream, struct http_response *response)
{
	const struct http_route *route = match->route;
	struct error error = {0};
	enum err err;

	if (!is_acceptable(route, request)) {
		refuse_type(route, request, response);
		return true;
	}
	err = call(site, match, request, stream, response, &error);
	if (err == ERR_INTERNAL)
		log_error("request %s: %s", request->id, error.message);
	if (stream != NULL && http_stream_has_begun(stream)) {
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

enum err http_refuse_user(struct error *error)
{
	return error_set(error, ERR_FORBIDDEN, "USER_FORBIDDEN",
	    "The credential is for one user's numbers, and these are not his");
}

static enum err admit(const struct http_site *site,
    const struct http_route *route, struct http_request *request,
    struct http_response *response, struct error *error)
{
	enum err err;

	if (site->guard != NULL)
		return site->guard(
		    site->context, route, request, response, error);
	err = access_check(request, error);
	if (err == ERR_OK)
		request->caller = (struct http_caller){
		    .means = MEANS_OPEN, .role = ROLE_ADMIN};
	return err;
}

bool http_site_answer(const struct http_site *site,
    struct http_request *request, struct http_stream *stream,
    struct http_response *response)
{
	struct error error = {0};
	/* Rows that take any method do not take a browser's question. */
	const char *method = cors_is_preflight(request) ? "" : request->method;
	struct http_match match = http_match_find(site, method, request->path);
	enum err err;

	request->cors_origins = site->cors_origins;
	if (match.route != NULL)
		response->write_error = match.route->write_error;
	err = admit(site, match.route, request, response, &error);
	if (err == ERR_OK)
		err = cors_check_request(request, &error);
	if (err != ERR_OK) {
		http_response_fail(response, request, err, &error);
		return true;
	}
	if (match.route != NULL)
		return answer_route(site, &match, request, stream, response);
	response->allow = match.allow;
	if (match.allow == NULL)
		http_response_refuse(response, request, 404, "NOT_FOUND",
		    "There is nothing at this path");
	else if (strcmp(request->method, "OPTIONS") == 0)
		response->status = 204;
	else
		http_response_refuse(response, request, 405,
		    "METHOD_NOT_ALLOWED",
		    "This path does not take this method; Allow names those "
		    "that it takes");
	return true;
}

void http_site_refuse_as_busy(const struct http_site *site,
    struct http_request *request, struct http_response *response)
{
	struct http_match match =
	    http_match_find(site, request->method, request->path);

	request->cors_origins = site->cors_origins;
	if (match.route != NULL)
		response->write_error = match.route->write_error;
	http_response_refuse(response, request, 503, "TOO_MANY_REQUESTS",
	    "Too many requests are being worked on at the moment");
}

/* What a client chose is one word in the log: what could end it is written as
 * %XX. What is longer than any real one is cut, or the line would end before
 * it has said the rest. */
static void add_word(struct buffer *line, const char *text, size_t maximum)
{
	size_t start = line->length;

	for (; *text != '\0' && line->length - start < maximum; text++) {
		unsigned char byte = (unsigned char)*text;

		if (byte <= 0x20 || byte == '"' || byte == 0x7F)
			buffer_add_format(line, "%%%02X", byte);
		else
			buffer_add(line, text, 1);
	}
	if (*text != '\0')
		buffer_add_text(line, "...");
}

void http_log_request(const struct http_request *request,
    const struct http_stream *stream, const struct http_response *response)
{
	int64_t micros = timestamp_monotonic() - request->started_at;
	bool streamed = stream != NULL && http_stream_has_begun(stream);
	struct buffer line = {0};

	buffer_add_text(&line, "method=");
	add_word(&line, request->method, METHOD_LOGGED);
	buffer_add_text(&line, " path=");
	add_word(&line, request->path, PATH_LOGGED);
	log_info("request id=%s %s status=%d ms=%.1f bytes=%zu%s", request->id,
	    line.data, streamed ? stream->status : response->status,
	    (double)micros / 1000,
	    streamed ? stream->bytes_sent : response->body.length,
	    streamed && stream->client_left ? " client=left" : "");
	buffer_clear(&line);
}
