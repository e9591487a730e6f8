/* The router, with a site of its own whose handler shows what it was given. */
#include "http/router.h"

#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/log.h"
#include "fake_body.h"
#include "fake_sink.h"
#include "unit.h"

struct input {
	const char *name, *note;
	int64_t count;
};

#define PLACE(member) offsetof(struct input, member)

static const struct field fields[] = {
    {"name", "Name", FIELD_NAME, true, 0, 10, PLACE(name)},
    {"count", NULL, FIELD_INTEGER, false, 1, 9, PLACE(count)},
    {"note", NULL, FIELD_NAME, false, 0, 10, PLACE(note)},
};

static const struct field user_fields[] = {
    {"name", NULL, FIELD_USER, true, 0, 10, PLACE(name)},
};

static const struct field more_user_fields[] = {
    {"note", NULL, FIELD_USER, false, 0, 10, PLACE(note)},
};

static const struct input defaults = {.count = 5};
static const char *const accepts[] = {
    "application/json", "application/x-ndjson", NULL};

/* Answers "name count note body"; fails as the name says. */
static enum err show(const void *context, const struct http_request *request,
    const void *given, struct http_response *response, struct error *error)
{
	const struct input *input = given;

	(*(int *)context)++;
	if (input->name != NULL && strcmp(input->name, "busy") == 0)
		return error_set(error, ERR_BUSY, "AWAY", "It is away");
	buffer_add_format(&response->body, "%s %d %s %s",
	    input->name != NULL ? input->name : "-", (int)input->count,
	    input->note != NULL ? input->note : "-",
	    request->body.length > 0 ? request->body.data : "-");
	return ERR_OK;
}

/* Streams "METHOD body"; fails before or after that as the path says. */
static enum err pour(const void *context, struct http_request *request,
    const void *given, struct http_stream *stream,
    struct http_response *response, struct error *error)
{
	struct buffer headers = {0};

	(void)given;
	(*(int *)context)++;
	if (strstr(request->path, "early") != NULL)
		return error_set(error, ERR_TIMEOUT, "SLOW", "It is slow");
	if (strstr(request->path, "plain") != NULL) {
		buffer_add_text(&response->body, "plain");
		return ERR_OK;
	}
	http_stream_begin(stream, 202, &headers);
	http_stream_write(stream, request->method, strlen(request->method));
	http_stream_write(stream, " ", 1);
	http_stream_write(stream, request->body.data, request->body.length);
	if (strstr(request->path, "late") != NULL)
		return error_set(error, ERR_UPSTREAM, "CUT", "It was cut");
	return ERR_OK;
}

static void write_own(const struct http_request *request, int status,
    const char *code, const char *message, struct buffer *body)
{
	buffer_add_format(
	    body, "own %s %d %s %s", request->method, status, code, message);
}

#define GET(pattern)                                              \
	{                                                         \
		.method = "GET", .path = pattern, .handler = show \
	}
#define GET_FIELDS(pattern, preset)                                    \
	{                                                              \
		.method = "GET", .path = pattern, .handler = show,     \
		.parameters = {fields, UNIT_COUNT(fields)},            \
		.defaults = preset, .input_size = sizeof(struct input) \
	}
#define POST(pattern)                                               \
	{                                                           \
		.method = "POST", .path = pattern, .handler = show, \
		.body_limit = 10, .accepts = accepts                \
	}

static const struct http_route routes[] = {
    GET("/"),
    GET("/plain"),
    GET_FIELDS("/a/{name}/b", &defaults),
    GET("/a/fixed/b"),
    GET_FIELDS("/query", NULL),
    POST("/raw"),
    GET("/both"),
    POST("/both"),
    {.method = "*",
	.path = "/tail/{name*}",
	.handler = show,
	.parameters = {fields, UNIT_COUNT(fields)},
	.input_size = sizeof(struct input)},
    {.method = "*", .path = "/tails/{rest*}", .handler = show},
    {.method = "GET",
	.path = "/tail/{note}/x/{name*}",
	.handler = show,
	.parameters = {fields, UNIT_COUNT(fields)},
	.input_size = sizeof(struct input)},
    POST("/tail/post"),
    {.method = "DELETE", .path = "/both", .handler = show},
    {.method = "DELETE", .path = "/gone", .handler = show},
    {.method = "POST",
	.path = "/of/{name}",
	.handler = show,
	.access = ACCESS_READ,
	.parameters = {user_fields, UNIT_COUNT(user_fields)},
	.members = {more_user_fields, UNIT_COUNT(more_user_fields)},
	.input_size = sizeof(struct input),
	.body_limit = 40,
	.accepts = accepts},
    {.method = "*",
	.path = "/pour/{rest*}",
	.stream_handler = pour,
	.write_error = write_own,
	.body_limit = 10},
    {.method = "POST",
	.path = "/pour/json",
	.stream_handler = pour,
	.write_error = write_own,
	.body_limit = 10,
	.accepts = accepts},
    {.method = "POST",
	.path = "/members",
	.handler = show,
	.members = {fields, UNIT_COUNT(fields)},
	.defaults = &defaults,
	.input_size = sizeof(struct input),
	.body_limit = 40,
	.accepts = accepts},
};

struct answer {
	struct http_response response;
	struct fake_sink fake; /* of a stream */
	bool begun, whole;
	int calls; /* of the handler */
	http_guard *guard;
};

static void forget(struct answer *answer)
{
	http_response_clear(&answer->response);
	buffer_clear(&answer->fake.sent);
}

/* Asks METHOD PATH?QUERY; MORE are further variables, up to a NULL. */
static void ask(struct answer *answer, const char *method, const char *path,
    const char *query, const char *text, char *const more[])
{
	char verb[40], info[200], string[200], length[40];
	char *variables[12] = {
	    "SERVER_ADDR=127.0.0.1", verb, info, string, length};
	struct http_site site = {.routes = routes,
	    .route_count = UNIT_COUNT(routes),
	    .context = &answer->calls,
	    .guard = answer->guard};
	struct http_request request;
	struct http_stream stream;
	struct fake_body body;

	for (size_t i = 0; more != NULL && more[i] != NULL; i++)
		variables[5 + i] = more[i];
	snprintf(verb, sizeof verb, "REQUEST_METHOD=%s", method);
	snprintf(info, sizeof info, "PATH_INFO=%s", path);
	snprintf(string, sizeof string, "QUERY_STRING=%s", query);
	snprintf(length, sizeof length, "CONTENT_LENGTH=%zu", strlen(text));
	log_set_level(LOG_LEVEL_ERROR);
	json_start();
	answer->calls = 0;
	fake_body_init(&body, text, strlen(text));
	http_request_init(&request, variables, &body.source);
	http_response_init(&answer->response);
	fake_sink_init(&answer->fake);
	http_stream_init(&stream, &answer->fake.sink, &request);
	answer->whole =
	    http_site_answer(&site, &request, &stream, &answer->response);
	answer->begun = http_stream_has_begun(&stream);
	http_request_clear(&request);
}

/* EXPECTED is the whole body of a 200, else the error's code. */
static void expect(
    const struct answer *answer, int status, const char *expected)
{
	const char *body = answer->response.body.data;

	ck_assert_msg(answer->response.status == status, "%d, not %d: %s",
	    answer->response.status, status, body);
	if (status == 200)
		ck_assert_str_eq(body, expected);
	else
		ck_assert_msg(strstr(body, expected) != NULL, "%s lacks %s",
		    body, expected);
	if (status != 200 && status != 503)
		ck_assert_int_eq(answer->calls, 0);
}

static const struct {
	const char *path;
	int status;
	const char *expected;
} path_rows[] = {
    {"/", 200, "- 0 - -"},
    {"", 200, "- 0 - -"},
    {"/plain", 200, "- 0 - -"},
    {"/plain/", 404, "NOT_FOUND"},
    {"//plain", 404, "NOT_FOUND"},
    {"/Plain", 404, "NOT_FOUND"},
    {"/plai", 404, "NOT_FOUND"},
    {"/plainer", 404, "NOT_FOUND"},
    {"/plain/x", 404, "NOT_FOUND"},
    {"plain", 404, "NOT_FOUND"},
    {"/a/x/b", 200, "x 5 - -"},
    {"/a/x y/b", 200, "x y 5 - -"},
    {"/a/%41/b", 200, "%41 5 - -"},
    {"/a/\xC3\xA9/b", 200, "\xC3\xA9 5 - -"},
    {"/a/./b", 200, ". 5 - -"},
    {"/a/{name}/b", 200, "{name} 5 - -"},
    /* The first row that matches answers. */
    {"/a/fixed/b", 200, "fixed 5 - -"},
    {"/a//b", 404, "NOT_FOUND"},
    {"/a/x", 404, "NOT_FOUND"},
    {"/a/x/b/", 404, "NOT_FOUND"},
    {"/a/x/y/b", 404, "NOT_FOUND"},
    {"/a/x/bb", 404, "NOT_FOUND"},
    {"/a/\x01/b", 400, "NAME_INVALID"},
    {"/a/\xFF/b", 400, "NAME_INVALID"},
    {"/a/12345678901/b", 400, "NAME_INVALID"},
    /* A tail is all that is left. */
    {"/tail/a", 200, "a 0 - -"},
    {"/tail/a/b//c/", 200, "a/b//c/ 0 - -"},
    {"/tail//", 200, "/ 0 - -"},
    {"/tails/", 200, "- 0 - -"},
    {"/tails/a/b", 200, "- 0 - -"},
    {"/tail", 404, "NOT_FOUND"},
    {"/tails", 404, "NOT_FOUND"},
    {"/tail/", 400, "NAME_REQUIRED"},
    /* Among rows with a tail the first wins. */
    {"/tail/n/x/a/b", 200, "n/x/a/b 0 - -"},
};

START_TEST(paths_are_matched_by_segments)
{
	struct answer answer = {.guard = NULL};

	ask(&answer, "GET", path_rows[_i].path, "", "", NULL);
	expect(&answer, path_rows[_i].status, path_rows[_i].expected);
	forget(&answer);
}
END_TEST

static const struct {
	const char *method, *path;
	int status;
	const char *allow;
} method_rows[] = {
    {"GET", "/plain", 200, NULL},
    {"HEAD", "/plain", 200, NULL},
    {"POST", "/plain", 405, "GET, HEAD, OPTIONS"},
    {"OPTIONS", "/plain", 204, "GET, HEAD, OPTIONS"},
    {"get", "/plain", 405, "GET, HEAD, OPTIONS"},
    {"GET ", "/plain", 405, "GET, HEAD, OPTIONS"},
    {"", "/plain", 405, "GET, HEAD, OPTIONS"},
    {"GET", "/raw", 405, "POST, OPTIONS"},
    {"HEAD", "/raw", 405, "POST, OPTIONS"},
    {"PUT", "/raw", 405, "POST, OPTIONS"},
    {"OPTIONS", "/raw", 204, "POST, OPTIONS"},
    {"OPTIONS", "/a/x/b", 204, "GET, HEAD, OPTIONS"},
    /* Also where a variable has a bad value: nobody asked for it. */
    {"OPTIONS", "/a/\x01/b", 204, "GET, HEAD, OPTIONS"},
    {"DELETE", "/a/x/b", 405, "GET, HEAD, OPTIONS"},
    {"OPTIONS", "/nothing", 404, NULL},
    {"OPTIONS", "*", 404, NULL},
    {"POST", "/nothing", 404, NULL},
    {"GET", "/both", 200, NULL},
    {"PUT", "/both", 405, "GET, HEAD, POST, DELETE, OPTIONS"},
    {"OPTIONS", "/both", 204, "GET, HEAD, POST, DELETE, OPTIONS"},
    {"DELETE", "/both", 200, NULL},
    {"DELETE", "/gone", 200, NULL},
    {"GET", "/gone", 405, "DELETE, OPTIONS"},
    {"DELETE", "/tails/a", 200, NULL},
    {"PATCH", "/tails/a", 200, NULL},
    {"HEAD", "/tails/a", 200, NULL},
    /* Its own to answer. */
    {"OPTIONS", "/tails/a", 200, NULL},
    {"BREW", "/tails/a", 405, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"},
    {"get", "/tails/a", 405, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"},
    {"", "/tails/a", 405, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"},
    /* What the row without a tail does not take goes to the one with it. */
    {"PUT", "/tail/post", 200, NULL},
};

START_TEST(methods_are_known_or_refused_with_allow)
{
	struct answer answer = {.guard = NULL};

	ask(&answer, method_rows[_i].method, method_rows[_i].path, "", "",
	    NULL);
	ck_assert_int_eq(answer.response.status, method_rows[_i].status);
	if (method_rows[_i].allow == NULL)
		ck_assert_ptr_null(answer.response.allow);
	else
		ck_assert_str_eq(answer.response.allow, method_rows[_i].allow);
	ck_assert_int_eq(answer.calls, method_rows[_i].status == 200);
	ck_assert_int_eq(
	    answer.response.body.length == 0, method_rows[_i].status == 204);
	forget(&answer);
}
END_TEST

START_TEST(head_has_the_tag_of_get)
{
	struct answer get = {.guard = NULL}, head = {.guard = NULL};

	ask(&get, "GET", "/a/x/b", "", "", NULL);
	ask(&head, "HEAD", "/a/x/b", "", "", NULL);
	ck_assert_str_ne(get.response.etag, "");
	ck_assert_str_eq(get.response.etag, head.response.etag);
	/* The server sends the length and leaves the body out. */
	ck_assert_uint_eq(get.response.body.length, head.response.body.length);
	forget(&get);
	forget(&head);
}
END_TEST

START_TEST(a_get_that_is_known_is_not_modified)
{
	char *more[] = {"HTTP_IF_NONE_MATCH=*", NULL};
	struct answer answer = {.guard = NULL};

	ask(&answer, "GET", "/plain", "", "", more);
	ck_assert_int_eq(answer.response.status, 304);
	ck_assert_uint_eq(answer.response.body.length, 0);
	ck_assert_int_eq(answer.calls, 1);
	forget(&answer);
}
END_TEST

static const struct {
	const char *path, *query;
	int status;
	const char *expected;
} query_rows[] = {
    {"/query", "name=x", 200, "x 0 - -"},
    {"/query", "name=x&count=9&note=n", 200, "x 9 n -"},
    {"/query", "note=n&name=a%2Fb", 200, "a/b 0 n -"},
    {"/query", "name=x&other=1&other=2&%zz=%", 200, "x 0 - -"},
    {"/query", "", 400, "NAME_REQUIRED"},
    {"/query", "name=", 400, "NAME_REQUIRED"},
    {"/query", "name", 400, "NAME_REQUIRED"},
    {"/query", "Name=x", 400, "NAME_REQUIRED"},
    {"/query", "name=x&name=x", 400, "PARAMETER_REPEATED"},
    {"/query", "name=x&count=1&count=1", 400, "count may be given only once"},
    {"/query", "name=%00", 400, "NAME_INVALID"},
    {"/query", "name=a%00b", 400, "NAME_INVALID"},
    {"/query", "name=%ff", 400, "NAME_INVALID"},
    {"/query", "name=%x", 400, "NAME_INVALID"},
    {"/query", "name=x&note=", 400, "NOTE_INVALID"},
    {"/query", "name=x&note=%zz", 400, "note must be"},
    {"/query", "name=x&count=0", 400, "COUNT_INVALID"},
    {"/query", "name=x&count=10", 400, "count must be an integer from 1"},
    {"/query", "name=x&count=", 400, "COUNT_INVALID"},
    {"/query", "name=x&count=1%00", 400, "COUNT_INVALID"},
    /* The path's parameter comes from the path alone. */
    {"/a/x/b", "name=y&count=2", 200, "x 2 - -"},
    {"/a/x/b", "name=y&name=z&name=%zz", 200, "x 5 - -"},
    {"/a/x/b", "count=0", 400, "COUNT_INVALID"},
    /* Who has no parameters minds none. */
    {"/plain", "name=x&name=%zz", 200, "- 0 - -"},
};

START_TEST(parameters_come_from_path_and_query)
{
	struct answer answer = {.guard = NULL};

	ask(&answer, "GET", query_rows[_i].path, query_rows[_i].query, "",
	    NULL);
	expect(&answer, query_rows[_i].status, query_rows[_i].expected);
	forget(&answer);
}
END_TEST

#define JSON "CONTENT_TYPE=application/json"
#define LINES "CONTENT_TYPE=application/x-ndjson; charset=utf-8"

static const struct {
	const char *path;
	char *type, *more;
	const char *body;
	int status;
	const char *expected;
} body_rows[] = {
    {"/raw", JSON, NULL, "1234567890", 200, "- 0 - 1234567890"},
    {"/raw", LINES, NULL, "[", 200, "- 0 - ["},
    {"/raw", JSON, NULL, "", 200, "- 0 - -"},
    {"/raw", JSON, "HTTP_CONTENT_ENCODING=identity", "x", 200, "- 0 - x"},
    {"/both", JSON, NULL, "x", 200, "- 0 - x"},
    {"/raw", JSON, "HTTP_CONTENT_ENCODING=gzip", "x", 415,
	"UNSUPPORTED_MEDIA_TYPE"},
    {"/raw", "CONTENT_TYPE=text/plain", NULL, "x", 415,
	"application/json or application/x-ndjson, not compressed"},
    {"/raw", "CONTENT_TYPE=", NULL, "x", 415, "UNSUPPORTED_MEDIA_TYPE"},
    {"/raw", NULL, NULL, "x", 415, "UNSUPPORTED_MEDIA_TYPE"},
    {"/raw", JSON, NULL, "12345678901", 413, "larger than the 10 bytes"},
    {"/members", JSON, NULL, "{\"name\":\"x\"}", 200, "x 5 - {\"name\":\"x\"}"},
    {"/members", JSON, NULL, "{\"name\":\"x\",\"count\":1}", 200,
	"x 1 - {\"name\":\"x\",\"count\":1}"},
    {"/members", JSON, NULL, "{\"count\":1}", 400, "NAME_REQUIRED"},
    {"/members", JSON, NULL, "{\"name\":\"x\",\"count\":\"1\"}", 400,
	"COUNT_INVALID"},
    {"/members", JSON, NULL, "{\"name\":\"x\",\"name\":\"x\"}", 400,
	"JSON_DUPLICATE_MEMBER"},
    {"/members", JSON, NULL, "[]", 400, "JSON_NOT_AN_OBJECT"},
    {"/members", JSON, NULL, "null", 400, "JSON_NOT_AN_OBJECT"},
    {"/members", JSON, NULL, "", 400, "JSON_MALFORMED"},
    {"/members", JSON, NULL, "{\"name\":\"x\"} {}", 400, "JSON_MALFORMED"},
    {"/members", JSON, NULL, "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1", 400,
	"JSON_TOO_DEEP"},
    {"/members", JSON, NULL, "{\"name\":\"busy\"}", 503, "AWAY"},
};

START_TEST(bodies_are_typed_bounded_and_read)
{
	struct answer answer = {.guard = NULL};
	char *more[] = {body_rows[_i].type, body_rows[_i].more, NULL};

	if (more[0] == NULL)
		more[0] = more[1];
	ask(&answer, "POST", body_rows[_i].path, "", body_rows[_i].body, more);
	expect(&answer, body_rows[_i].status, body_rows[_i].expected);
	ck_assert_str_eq(answer.response.etag, "");
	forget(&answer);
}
END_TEST

/* EXPECTED is what is sent, or the answer's body where none is. */
static const struct {
	char *method, *path, *more;
	const char *body;
	bool begun, whole;
	int status; /* of the answer that is not streamed */
	const char *expected;
} stream_rows[] = {
    {"GET", "/pour/a/b", NULL, "", true, true, 0, "\r\n\r\nGET "},
    {"POST", "/pour/", NULL, "x", true, true, 0, "\r\n\r\nPOST x"},
    {"PUT", "/pour/a", "CONTENT_TYPE=image/png", "1234567890", true, true, 0,
	"\r\n\r\nPUT 1234567890"},
    {"POST", "/pour/a", "HTTP_CONTENT_ENCODING=gzip", "x", true, true, 0,
	"\r\n\r\nPOST x"},
    {"POST", "/pour/late", NULL, "", true, false, 0, "\r\n\r\nPOST "},
    {"POST", "/pour/early", NULL, "", false, true, 504,
	"own POST 504 SLOW It is slow"},
    {"POST", "/pour/plain", NULL, "", false, true, 200, "plain"},
    {"POST", "/pour/a", NULL, "12345678901", false, true, 413,
	"own POST 413 BODY_TOO_LARGE The body is larger than the 10 bytes that "
	"this path takes"},
    {"POST", "/pour/json", "CONTENT_TYPE=text/plain", "x", false, true, 415,
	"own POST 415 UNSUPPORTED_MEDIA_TYPE The body must be "
	"application/json or application/x-ndjson, not compressed"},
    {"POST", "/pour/json", JSON, "{", true, true, 0, "\r\n\r\nPOST {"},
    /* What that row does not take is for the one with the tail. */
    {"PUT", "/pour/json", NULL, "{", true, true, 0, "\r\n\r\nPUT {"},
};

START_TEST(streams_begin_or_answer_in_their_rows_shape)
{
	char *more[] = {stream_rows[_i].more, NULL};
	struct answer answer = {.guard = NULL};
	const char *sent;

	ask(&answer, stream_rows[_i].method, stream_rows[_i].path, "",
	    stream_rows[_i].body, more);
	ck_assert_int_eq(answer.begun, stream_rows[_i].begun);
	ck_assert_int_eq(answer.whole, stream_rows[_i].whole);
	sent = answer.fake.sent.data;
	if (stream_rows[_i].begun) {
		ck_assert_int_eq(strncmp(sent, "Status: 202 ", 12), 0);
		ck_assert_str_eq(
		    strstr(sent, "\r\n\r\n"), stream_rows[_i].expected);
	} else {
		ck_assert_ptr_null(sent);
		ck_assert_int_eq(
		    answer.response.status, stream_rows[_i].status);
		ck_assert_str_eq(
		    answer.response.body.data, stream_rows[_i].expected);
	}
	forget(&answer);
}
END_TEST

static const struct {
	char *path;
	const char *expected;
} busy_rows[] = {
    {"PATH_INFO=/pour/a", "own POST 503 TOO_MANY_REQUESTS"},
    {"PATH_INFO=/plain", "{\"error\":\"Too many requests"},
    {"PATH_INFO=/nothing", "{\"error\":\"Too many requests"},
};

START_TEST(too_many_are_told_in_their_rows_shape)
{
	char *variables[] = {"REQUEST_METHOD=POST", busy_rows[_i].path, NULL};
	const struct http_site site = {
	    .routes = routes, .route_count = UNIT_COUNT(routes)};
	struct http_response response;
	struct http_request request;

	http_request_init(&request, variables, NULL);
	http_response_init(&response);
	http_site_refuse_as_busy(&site, &request, &response);
	ck_assert_int_eq(response.status, 503);
	ck_assert_ptr_eq(strstr(response.body.data, busy_rows[_i].expected),
	    response.body.data);
	http_response_clear(&response);
	http_request_clear(&request);
}
END_TEST

/* Nobody learns which paths exist from a server that does not answer him. */
START_TEST(access_is_decided_first)
{
	static const char *const paths[] = {"/plain", "/nothing", "/raw"};
	char *more[] = {"HTTP_VIA=1.1 proxy", NULL};
	struct answer answer = {.guard = NULL};

	for (size_t i = 0; i < UNIT_COUNT(paths); i++) {
		ask(&answer, "GET", paths[i], "", "", more);
		expect(&answer, 403, "LOOPBACK_ONLY");
		ck_assert_ptr_null(answer.response.allow);
		forget(&answer);
	}
}
END_TEST

/* Lets in who says that he is ada, for her alone; others where nothing is
 * asked of them. */
static enum err let_ada_in(const void *context, const struct http_route *route,
    struct http_request *request, struct http_response *response,
    struct error *error)
{
	const char *name = http_request_variable(request, "HTTP_NAME");

	(void)context;
	buffer_add_text(&response->headers, "X-Guard: was here\r\n");
	if (name == NULL || strcmp(name, "ada") != 0)
		return error_set(error, ERR_UNAUTHORIZED, "WHO", "Who?");
	if (route != NULL && route->access == ACCESS_ADMIN)
		return error_set(error, ERR_FORBIDDEN, "ADMIN", "No");
	request->caller = (struct http_caller){
	    .means = MEANS_HEADER, .role = ROLE_VIEWER, .user_id = "ada"};
	return ERR_OK;
}

static const struct {
	const char *method, *path;
	char *name;
	const char *body;
	int status;
	const char *expected;
} guard_rows[] = {
    /* Before path, method, type and body are looked at. */
    {"GET", "/plain", NULL, "", 401, "WHO"},
    {"GET", "/nothing", NULL, "", 401, "WHO"},
    {"PUT", "/plain", NULL, "", 401, "WHO"},
    {"OPTIONS", "/plain", NULL, "", 401, "WHO"},
    {"POST", "/raw", NULL, "12345678901", 401, "WHO"},
    {"GET", "/nothing", "HTTP_NAME=ada", "", 404, "NOT_FOUND"},
    /* A row that does not say who may is for admins. */
    {"GET", "/plain", "HTTP_NAME=ada", "", 403, "ADMIN"},
    {"POST", "/of/ada", "HTTP_NAME=ada", "{}", 200, "ada 0 - {}"},
    {"POST", "/of/ada", "HTTP_NAME=ada", "{\"note\":\"ada\"}", 200,
	"ada 0 ada {\"note\":\"ada\"}"},
    {"POST", "/of/bob", "HTTP_NAME=ada", "{}", 403, "USER_FORBIDDEN"},
    {"POST", "/of/ad", "HTTP_NAME=ada", "{}", 403, "USER_FORBIDDEN"},
    {"POST", "/of/ada", "HTTP_NAME=ada", "{\"note\":\"bob\"}", 403,
	"USER_FORBIDDEN"},
};

START_TEST(the_guard_decides_first_and_whose_it_is)
{
	char *more[] = {
	    "CONTENT_TYPE=application/json", guard_rows[_i].name, NULL};
	struct answer answer = {.guard = let_ada_in};
	struct buffer head = {0};
	char *none[] = {NULL};
	struct http_request request;

	ask(&answer, guard_rows[_i].method, guard_rows[_i].path, "",
	    guard_rows[_i].body, more);
	expect(&answer, guard_rows[_i].status, guard_rows[_i].expected);
	http_request_init(&request, none, NULL);
	http_response_write_head(&answer.response, &request, &head);
	ck_assert_ptr_nonnull(strstr(head.data, "\r\nX-Guard: was here\r\n"));
	ck_assert_int_eq(guard_rows[_i].status == 401,
	    strstr(head.data, "\r\nWWW-Authenticate: Bearer ") != NULL);
	buffer_clear(&head);
	forget(&answer);
}
END_TEST

#define FOREIGN "HTTP_ORIGIN=http://evil.example"

/* In the row's shape, and before anything is done. */
START_TEST(foreign_pages_change_nothing)
{
	static const char *const paths[] = {"/raw", "/nothing", "/plain"};
	char *more[] = {FOREIGN, NULL};
	struct answer answer = {.guard = NULL};

	for (size_t i = 0; i < UNIT_COUNT(paths); i++) {
		ask(&answer, "POST", paths[i], "", "{}", more);
		expect(&answer, 403, "{\"error\":\"Pages on this origin");
		forget(&answer);
	}
	ask(&answer, "DELETE", "/pour/a", "", "", more);
	expect(&answer, 403, "own DELETE 403 ORIGIN_NOT_ALLOWED");
	forget(&answer);
	ask(&answer, "GET", "/plain", "", "", more);
	expect(&answer, 200, "- 0 - -");
	forget(&answer);
}
END_TEST

static const struct {
	const char *path, *allow;
} preflight_rows[] = {
    {"/plain", "GET, HEAD, OPTIONS"},
    {"/raw", "POST, OPTIONS"},
    {"/both", "GET, HEAD, POST, DELETE, OPTIONS"},
    /* These take OPTIONS, but for this one. */
    {"/tails/a", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"},
    {"/pour/a", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"},
};

START_TEST(preflights_are_answered_for_every_row)
{
	char *more[] = {
	    FOREIGN, "HTTP_ACCESS_CONTROL_REQUEST_METHOD=POST", NULL};
	struct answer answer = {.guard = NULL};

	ask(&answer, "OPTIONS", preflight_rows[_i].path, "", "", more);
	ck_assert_int_eq(answer.response.status, 204);
	ck_assert_str_eq(answer.response.allow, preflight_rows[_i].allow);
	ck_assert_int_eq(answer.calls, 0);
	ck_assert(!answer.begun);
	forget(&answer);
}
END_TEST

START_TEST(a_query_over_its_limit_is_refused)
{
	static char long_query[2 * 1024 * 1024];
	char *variables[] = {"SERVER_ADDR=127.0.0.1", "REQUEST_METHOD=GET",
	    "PATH_INFO=/query", long_query, NULL};
	struct answer answer = {.calls = 0};
	struct http_site site = {.routes = routes,
	    .route_count = UNIT_COUNT(routes),
	    .context = &answer.calls};
	struct http_request request;

	memset(long_query, 'x', sizeof long_query - 1);
	memcpy(long_query, "QUERY_STRING=", 13);
	http_request_init(&request, variables, NULL);
	http_response_init(&answer.response);
	http_site_answer(&site, &request, NULL, &answer.response);
	expect(&answer, 413, "QUERY_TOO_LONG");
	http_response_clear(&answer.response);
	http_request_clear(&request);
}
END_TEST

UNIT_MAIN("router", UNIT_ROWS(paths_are_matched_by_segments, path_rows),
    UNIT_ROWS(methods_are_known_or_refused_with_allow, method_rows),
    UNIT_ONCE(head_has_the_tag_of_get),
    UNIT_ONCE(a_get_that_is_known_is_not_modified),
    UNIT_ROWS(parameters_come_from_path_and_query, query_rows),
    UNIT_ROWS(bodies_are_typed_bounded_and_read, body_rows),
    UNIT_ROWS(streams_begin_or_answer_in_their_rows_shape, stream_rows),
    UNIT_ROWS(too_many_are_told_in_their_rows_shape, busy_rows),
    UNIT_ONCE(access_is_decided_first),
    UNIT_ROWS(the_guard_decides_first_and_whose_it_is, guard_rows),
    UNIT_ONCE(foreign_pages_change_nothing),
    UNIT_ROWS(preflights_are_answered_for_every_row, preflight_rows),
    UNIT_ONCE(a_query_over_its_limit_is_refused))
