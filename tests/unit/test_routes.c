/* Each row of the route table, through the router, without what is below. */
#include <stdio.h>
#include <string.h>

#include "api/api.h"
#include "base/json.h"
#include "http/match.h"
#include "unit.h"

static size_t no_body(void *context, char *to, size_t room)
{
	(void)context;
	(void)to;
	(void)room;
	return 0;
}

static bool no_failure(void *context)
{
	(void)context;
	return false;
}

static const struct http_body empty = {no_body, no_failure, true, NULL};

/* A context that handlers must not get to: what is asked here is refused or
 * answered before. */
static const struct http_site *site(void)
{
	static struct http_site all;

	all = (struct http_site){
	    .routes = api_routes, .route_count = api_route_count};
	return &all;
}

/* Writes PATTERN with its variable replaced by "x". */
static void fill(const char *pattern, char *path, size_t room)
{
	const char *open = strchr(pattern, '{');

	if (open == NULL)
		snprintf(path, room, "PATH_INFO=%s", pattern);
	else
		snprintf(path, room, "PATH_INFO=%.*sx%s", (int)(open - pattern),
		    pattern, strchr(open, '}') + 1);
}

/* Answers METHOD on the row's path, with one more variable. */
static void ask(const struct http_route *route, const char *method, char *more,
    struct http_response *response)
{
	char path[100], verb[40], address[] = "SERVER_ADDR=127.0.0.1";
	char *variables[] = {address, path, verb, more, NULL};
	struct http_request request;

	fill(route->path, path, sizeof path);
	snprintf(verb, sizeof verb, "REQUEST_METHOD=%s", method);
	http_request_init(&request, variables, &empty);
	http_response_init(response);
	http_site_answer(site(), &request, NULL, response);
	http_request_clear(&request);
}

static void expect(const struct http_route *route, const char *method,
    char *more, int status, const char *code)
{
	struct http_response response;

	ask(route, method, more, &response);
	ck_assert_msg(response.status == status, "%s %s: %d, expected %d",
	    method, route->path, response.status, status);
	if (code != NULL)
		ck_assert_ptr_nonnull(strstr(response.body.data, code));
	if (status == 405 || status == 204)
		ck_assert_ptr_nonnull(response.allow);
	http_response_clear(&response);
}

/* Tells whether a row that ROUTE's path fits, perhaps by what it has in braces,
 * takes METHOD. */
static bool takes(const struct http_route *route, const char *method)
{
	char path[100];

	fill(route->path, path, sizeof path);
	return http_match_find(site(), method, path + strlen("PATH_INFO="))
		   .route != NULL;
}

static bool is_post(const struct http_route *route)
{
	return strcmp(route->method, "POST") == 0;
}

START_TEST(every_row_is_whole)
{
	for (size_t i = 0; i < api_route_count; i++) {
		const struct http_route *route = &api_routes[i];

		ck_assert(is_post(route) || strcmp(route->method, "GET") == 0 ||
			  strcmp(route->method, "DELETE") == 0);
		ck_assert_int_eq(route->path[0], '/');
		ck_assert((route->handler != NULL) !=
			  (route->stream_handler != NULL));
		if (!is_post(route))
			ck_assert_uint_eq(route->body_limit, 0);
		ck_assert_int_eq(route->body_limit > 0, route->accepts != NULL);
		ck_assert_uint_le(route->input_size, HTTP_INPUT_MAXIMUM);
		for (size_t j = 0; j < i; j++)
			ck_assert(
			    strcmp(route->path, api_routes[j].path) != 0 ||
			    strcmp(route->method, api_routes[j].method) != 0);
	}
}
END_TEST

START_TEST(every_row_refuses_other_methods)
{
	static const char *const methods[] = {"GET", "HEAD", "POST", "PUT",
	    "DELETE", "PATCH", "TRACE", "get", ""};

	for (size_t i = 0; i < api_route_count; i++) {
		const struct http_route *route = &api_routes[i];

		for (size_t j = 0; j < UNIT_COUNT(methods); j++)
			if (!takes(route, methods[j]))
				expect(route, methods[j], NULL, 405,
				    "METHOD_NOT_ALLOWED");
		expect(route, "OPTIONS", NULL, 204, NULL);
	}
}
END_TEST

START_TEST(every_row_refuses_strangers)
{
	char forwarded[] = "HTTP_X_FORWARDED_FOR=127.0.0.1";
	char host[] = "HTTP_HOST=example.org";

	for (size_t i = 0; i < api_route_count; i++) {
		const struct http_route *route = &api_routes[i];

		expect(route, route->method, forwarded, 403, "LOOPBACK_ONLY");
		expect(route, route->method, host, 403, "LOOPBACK_ONLY");
		expect(route, "OPTIONS", host, 403, "LOOPBACK_ONLY");
	}
}
END_TEST

START_TEST(every_row_with_a_body_wants_its_type_and_size)
{
	char text[] = "CONTENT_TYPE=text/plain";
	char large[] = "CONTENT_LENGTH=999999999";
	char json[] = "CONTENT_TYPE=application/json";

	for (size_t i = 0; i < api_route_count; i++) {
		const struct http_route *route = &api_routes[i];

		if (route->body_limit == 0)
			continue;
		expect(route, "POST", NULL, 415, "UNSUPPORTED_MEDIA_TYPE");
		expect(route, "POST", text, 415, "UNSUPPORTED_MEDIA_TYPE");
		expect(route, "POST", large, 415, "UNSUPPORTED_MEDIA_TYPE");
		expect(route, "POST", json, 400, "JSON_MALFORMED");
	}
}
END_TEST

START_TEST(every_upstream_has_a_row)
{
	struct upstream list[] = {{.name = "openai", .protocol = LLM_OPENAI},
	    {.name = "anthropic", .protocol = LLM_ANTHROPIC}};
	struct upstreams upstreams = {list, UNIT_COUNT(list)};
	struct api_route_table table;

	api_route_table_init(&table, &upstreams);
	ck_assert_uint_eq(table.fixed, api_route_count);
	ck_assert_uint_eq(table.count, api_route_count + UNIT_COUNT(list));
	ck_assert_str_eq(table.rows[table.fixed].path, "/openai/{path*}");
	ck_assert_str_eq(
	    table.rows[table.fixed + 1].path, "/anthropic/{path*}");
	for (size_t i = 0; i < table.count; i++)
		ck_assert_int_eq(
		    table.rows[i].write_error != NULL, i >= table.fixed);
	for (size_t i = table.fixed; i < table.count; i++) {
		ck_assert_ptr_nonnull(table.rows[i].stream_handler);
		ck_assert_str_eq(table.rows[i].method, "*");
	}
	ck_assert_ptr_ne(table.rows[table.fixed].write_error,
	    table.rows[table.fixed + 1].write_error);
	api_route_table_clear(&table);
	ck_assert_ptr_null(table.rows);
}
END_TEST

START_TEST(strangers_are_refused_in_the_providers_shape)
{
	struct upstream list[] = {
	    {.name = "anthropic", .protocol = LLM_ANTHROPIC}};
	struct upstreams upstreams = {list, 1};
	char host[] = "HTTP_HOST=example.org", method[] = "REQUEST_METHOD=POST";
	char path[] = "PATH_INFO=/anthropic/v1/messages";
	char address[] = "SERVER_ADDR=127.0.0.1";
	char *variables[] = {address, path, method, host, NULL};
	struct api_route_table table;
	struct http_request request;
	struct http_response response;
	struct http_site all;

	api_route_table_init(&table, &upstreams);
	all = (struct http_site){
	    .routes = table.rows, .route_count = table.count};
	http_request_init(&request, variables, &empty);
	http_response_init(&response);
	ck_assert(http_site_answer(&all, &request, NULL, &response));
	ck_assert_int_eq(response.status, 403);
	ck_assert_ptr_nonnull(
	    strstr(response.body.data, "\"type\":\"permission_error\""));
	http_response_clear(&response);
	http_request_clear(&request);
	api_route_table_clear(&table);
}
END_TEST

UNIT_MAIN("routes", UNIT_ONCE(every_row_is_whole),
    UNIT_ONCE(every_row_refuses_other_methods),
    UNIT_ONCE(every_row_refuses_strangers),
    UNIT_ONCE(every_row_with_a_body_wants_its_type_and_size),
    UNIT_ONCE(every_upstream_has_a_row),
    UNIT_ONCE(strangers_are_refused_in_the_providers_shape))
