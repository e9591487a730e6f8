#include "http/response.h"

#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "unit.h"

/* A request with one more variable. */
static void begin(
    struct http_request *request, char *variables[2], char *variable)
{
	variables[0] = variable;
	variables[1] = NULL;
	http_request_init(request, variables, NULL);
}

static json_t *read_body(const struct http_response *response)
{
	struct error error;
	json_t *body;

	ck_assert_int_eq(json_read(response->body.data, response->body.length,
			     &body, NULL, &error),
	    ERR_OK);
	return body;
}

static void has_text(const json_t *object, const char *name, const char *text)
{
	ck_assert_str_eq(
	    json_string_value(json_object_get(object, name)), text);
}

static const struct {
	enum err err;
	int status;
} failure_rows[] = {
    {ERR_INVALID, 400},
    {ERR_UNAUTHORIZED, 401},
    {ERR_FORBIDDEN, 403},
    {ERR_NOT_FOUND, 404},
    {ERR_CONFLICT, 409},
    {ERR_TOO_LARGE, 413},
    {ERR_INTERNAL, 500},
    {ERR_UPSTREAM, 502},
    {ERR_BUSY, 503},
    {ERR_TIMEOUT, 504},
};

START_TEST(each_failure_has_its_status_and_says_so_in_json)
{
	struct error error = {"SOME_CODE", "A \"sentence\"\n for a person"};
	struct http_response response;
	struct http_request request;
	char *variables[2];
	json_t *body;

	begin(&request, variables, NULL);
	http_response_init(&response);
	buffer_add_text(&response.body, "half of an answer");
	http_response_fail(&response, &request, failure_rows[_i].err, &error);
	ck_assert_int_eq(response.status, failure_rows[_i].status);
	body = read_body(&response);
	ck_assert_uint_eq(json_object_size(body), 3);
	has_text(body, "error", error.message);
	has_text(body, "code", "SOME_CODE");
	has_text(body, "requestId", request.id);
	json_decref(body);
	http_response_clear(&response);
	http_request_clear(&request);
}
END_TEST

START_TEST(an_error_carries_the_members_it_was_given)
{
	struct http_response response;
	struct http_request request;
	char *variables[2];
	json_t *body;

	begin(&request, variables, NULL);
	http_response_init(&response);
	http_response_error_member(&response, "list", json_array());
	http_response_error_member(&response, "count", json_integer(7));
	http_response_refuse(&response, &request, 415, "CODE", "Words");
	body = read_body(&response);
	ck_assert_uint_eq(json_object_size(body), 5);
	ck_assert(json_is_array(json_object_get(body, "list")));
	ck_assert_int_eq(json_integer_value(json_object_get(body, "count")), 7);
	json_decref(body);
	http_response_clear(&response);
	http_request_clear(&request);
}
END_TEST

/* The tag that a 200 with BODY gets. */
static void tag_of(const char *body, char etag[24])
{
	struct http_response response;
	struct http_request request;
	char *variables[2];

	begin(&request, variables, NULL);
	http_response_init(&response);
	buffer_add_text(&response.body, body);
	http_response_validate(&response, &request);
	ck_assert_int_eq(response.status, 200);
	ck_assert_str_eq(response.body.data, body);
	memcpy(etag, response.etag, sizeof response.etag);
	http_response_clear(&response);
	http_request_clear(&request);
}

START_TEST(tags_are_quoted_and_tell_bodies_apart)
{
	char one[24], same[24], other[24];

	tag_of("{\"a\":1}", one);
	tag_of("{\"a\":1}", same);
	tag_of("{\"a\":2}", other);
	ck_assert_str_eq(one, same);
	ck_assert_str_ne(one, other);
	ck_assert_uint_eq(strlen(one), 18);
	ck_assert_int_eq(one[0], '"');
	ck_assert_int_eq(one[17], '"');
	ck_assert_uint_eq(strspn(one + 1, "0123456789abcdef"), 16);
}
END_TEST

static const struct {
	const char *before, *after; /* the tag in If-None-Match */
	bool tag, known;
} match_rows[] = {
    {"", "", true, true},
    {"W/", "", true, true},
    {" ", " ", true, true},
    {"\"x\", ", "", true, true},
    {"\"x\",W/\"y\",W/", ", \"z\"", true, true},
    {",,", ",", true, true},
    {"\t\"x\"\t,\t", "", true, true},
    {"*", "", false, true},
    {"\"x\", *", "", false, true},
    {"", "", false, false},
    {"\"\"", "", false, false},
    {"\"0123456789abcdef\"", "", false, false},
    {"W/\"0123456789abcdef\", \"x\"", "", false, false},
    {"w/", "", true, false},
    {"x", "", true, false},
    {"\"", "\"", true, false},
    {", , ", "", false, false},
};

START_TEST(a_known_tag_is_not_modified)
{
	char etag[24], variable[100], *variables[2];
	struct http_response response;
	struct http_request request;

	tag_of("{}", etag);
	snprintf(variable, sizeof variable, "HTTP_IF_NONE_MATCH=%s%s%s",
	    match_rows[_i].before, match_rows[_i].tag ? etag : "",
	    match_rows[_i].after);
	begin(&request, variables, variable);
	http_response_init(&response);
	buffer_add_text(&response.body, "{}");
	http_response_validate(&response, &request);
	ck_assert_int_eq(response.status, match_rows[_i].known ? 304 : 200);
	ck_assert_uint_eq(response.body.length, match_rows[_i].known ? 0 : 2);
	ck_assert_str_eq(response.etag, etag);
	http_response_clear(&response);
	http_request_clear(&request);
}
END_TEST

START_TEST(only_a_200_gets_a_tag)
{
	char any[] = "HTTP_IF_NONE_MATCH=*", *variables[2];
	struct http_response response;
	struct http_request request;

	begin(&request, variables, any);
	http_response_init(&response);
	response.status = 503;
	buffer_add_text(&response.body, "{}");
	http_response_validate(&response, &request);
	ck_assert_int_eq(response.status, 503);
	ck_assert_str_eq(response.etag, "");
	http_response_clear(&response);
	http_request_clear(&request);
}
END_TEST

START_TEST(what_failed_after_all_has_no_tag)
{
	struct error error = {"CODE", "Words"};
	struct http_response response;
	struct http_request request;
	char *variables[2];

	begin(&request, variables, NULL);
	http_response_init(&response);
	buffer_add_text(&response.body, "{}");
	http_response_validate(&response, &request);
	http_response_fail(&response, &request, ERR_BUSY, &error);
	ck_assert_str_eq(response.etag, "");
	http_response_clear(&response);
	http_request_clear(&request);
}
END_TEST

static const struct {
	struct http_response response;
	const char *body;
	const char *lines[4], *absent[5];
} head_rows[] = {
    {{.status = 200}, "{}",
	{"Status: 200 OK\r\n", "Content-Type: application/json\r\n",
	    "Content-Length: 2\r\n", "Cache-Control: no-store\r\n"},
	{"ETag", "Allow", "Retry-After", "private"}},
    {{.status = 200, .etag = "\"t\""}, "{}",
	{"ETag: \"t\"\r\n", "Cache-Control: private, no-cache\r\n"},
	{"no-store", "Allow"}},
    {{.status = 304, .etag = "\"t\""}, NULL,
	{"Status: 304 Not Modified\r\n", "ETag: \"t\"\r\n"},
	{"\nContent-Type", "Content-Length"}},
    {{.status = 204, .allow = "GET, OPTIONS"}, NULL,
	{"Status: 204 No Content\r\n", "Allow: GET, OPTIONS\r\n"},
	{"\nContent-Type", "Content-Length", "ETag"}},
    {{.status = 405, .allow = "GET"}, "{}",
	{"Status: 405 Method Not Allowed\r\n", "Allow: GET\r\n"},
	{"Retry-After"}},
    {{.status = 503}, "{}",
	{"Status: 503 Service Unavailable\r\n", "Retry-After: 1\r\n",
	    "X-Content-Type-Options: nosniff\r\n"},
	{"ETag", "Allow"}},
    {{.status = 502}, "{}", {"Status: 502 Bad Gateway\r\n"}, {"Retry-After"}},
    {{.status = 500}, "{}", {"Status: 500 Internal Server Error\r\n"}, {0}},
};

static void check_head(const char *head, size_t row, const char *id)
{
	for (size_t i = 0; i < UNIT_COUNT(head_rows[row].lines); i++)
		if (head_rows[row].lines[i] != NULL)
			ck_assert_ptr_nonnull(
			    strstr(head, head_rows[row].lines[i]));
	for (size_t i = 0; i < UNIT_COUNT(head_rows[row].absent); i++)
		if (head_rows[row].absent[i] != NULL)
			ck_assert_ptr_null(
			    strstr(head, head_rows[row].absent[i]));
	ck_assert_int_eq(strncmp(head, "Status: ", 8), 0);
	ck_assert_ptr_eq(strstr(head, "\r\n\r\n"), head + strlen(head) - 4);
	head = strstr(head, "\r\nX-Request-Id: ");
	ck_assert_ptr_nonnull(head);
	ck_assert_int_eq(strncmp(head + 16, id, strlen(id)), 0);
}

START_TEST(heads_say_what_the_answer_is)
{
	struct http_response response = head_rows[_i].response;
	struct http_request request;
	struct buffer head = {0};
	char *variables[2];

	begin(&request, variables, NULL);
	if (head_rows[_i].body != NULL)
		buffer_add_text(&response.body, head_rows[_i].body);
	http_response_write_head(&response, &request, &head);
	check_head(head.data, (size_t)_i, request.id);
	buffer_clear(&head);
	http_response_clear(&response);
	http_request_clear(&request);
}
END_TEST

UNIT_MAIN("response",
    UNIT_ROWS(each_failure_has_its_status_and_says_so_in_json, failure_rows),
    UNIT_ONCE(an_error_carries_the_members_it_was_given),
    UNIT_ONCE(tags_are_quoted_and_tell_bodies_apart),
    UNIT_ROWS(a_known_tag_is_not_modified, match_rows),
    UNIT_ONCE(only_a_200_gets_a_tag),
    UNIT_ONCE(what_failed_after_all_has_no_tag),
    UNIT_ROWS(heads_say_what_the_answer_is, head_rows))
