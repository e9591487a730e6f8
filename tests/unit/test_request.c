#include "http/request.h"

#include <string.h>

#include "base/timestamp.h"
#include "fake_body.h"
#include "unit.h"

static const struct {
	char *variable;
	const char *method, *path;
} start_rows[] = {
    {"A=1", "", "/"},
    {"PATH_INFO=", "", "/"},
    {"PATH_INFO=/a/b", "", "/a/b"},
    {"REQUEST_METHOD=GET", "GET", "/"},
    {"PATH_INFO_MORE=/x", "", "/"},
};

START_TEST(what_is_absent_has_a_value)
{
	char *variables[] = {start_rows[_i].variable, NULL};
	struct http_request request;

	http_request_init(&request, variables, NULL);
	ck_assert_str_eq(request.method, start_rows[_i].method);
	ck_assert_str_eq(request.path, start_rows[_i].path);
	ck_assert_uint_eq(strlen(request.id), RANDOM_ID_SIZE - 1);
	http_request_clear(&request);
}
END_TEST

START_TEST(variables_are_found_by_their_whole_name)
{
	char *variables[] = {"AB=1", "A=2", "A=3", "B", "C=", NULL};
	struct http_request request;

	http_request_init(&request, variables, NULL);
	ck_assert_str_eq(http_request_variable(&request, "A"), "2");
	ck_assert_str_eq(http_request_variable(&request, "AB"), "1");
	ck_assert_str_eq(http_request_variable(&request, "C"), "");
	ck_assert_ptr_null(http_request_variable(&request, "B"));
	ck_assert_ptr_null(http_request_variable(&request, "a"));
	http_request_clear(&request);
}
END_TEST

static const struct {
	char *variable;
	bool is_json;
} type_rows[] = {
    {"CONTENT_TYPE=application/json", true},
    {"CONTENT_TYPE=Application/JSON", true},
    {"CONTENT_TYPE=application/json;charset=utf-8", true},
    {"CONTENT_TYPE=application/json ; charset=utf-8", true},
    {"CONTENT_TYPE= \tapplication/json\t", true},
    {"CONTENT_TYPE=application/jsonp", false},
    {"CONTENT_TYPE=application/jso", false},
    {"CONTENT_TYPE=text/plain;application/json", false},
    {"CONTENT_TYPE=application/json, text/plain", false},
    {"CONTENT_TYPE=", false},
    {"HTTP_CONTENT_TYPE=application/json", false},
};

START_TEST(media_types_are_compared_without_parameters)
{
	char *variables[] = {type_rows[_i].variable, NULL};
	struct http_request request;

	http_request_init(&request, variables, NULL);
	ck_assert_int_eq(http_request_is_type(&request, "application/json"),
	    type_rows[_i].is_json);
	http_request_clear(&request);
}
END_TEST

static const struct {
	char *variable;
	bool accepts;
} accept_rows[] = {
    {"HTTP_ACCEPT=text/event-stream", true},
    {"HTTP_ACCEPT=Text/Event-Stream", true},
    {"HTTP_ACCEPT=text/event-stream;charset=utf-8", true},
    {"HTTP_ACCEPT=text/event-stream; q=0.5", true},
    {"HTTP_ACCEPT=application/json, text/event-stream", true},
    {"HTTP_ACCEPT=,, text/event-stream ,", true},
    {"HTTP_ACCEPT=text/event-stream;q=0", false},
    {"HTTP_ACCEPT=text/event-stream; q=0.000, */*", false},
    {"HTTP_ACCEPT=text/event-stream ;a=b;Q=0.0", false},
    {"HTTP_ACCEPT=text/event-stream;q=0.001", true},
    {"HTTP_ACCEPT=*/*", false},
    {"HTTP_ACCEPT=text/*", false},
    {"HTTP_ACCEPT=text/event-streams", false},
    {"HTTP_ACCEPT=text/event-strea", false},
    {"HTTP_ACCEPT=x;a=text/event-stream", false},
    {"HTTP_ACCEPT=", false},
    {"HTTP_ACCEPTS=text/event-stream", false},
};

START_TEST(accept_has_to_name_a_type)
{
	char *variables[] = {accept_rows[_i].variable, NULL};
	struct http_request request;

	http_request_init(&request, variables, NULL);
	ck_assert_int_eq(http_request_accepts(&request, "text/event-stream"),
	    accept_rows[_i].accepts);
	http_request_clear(&request);
}
END_TEST

static const struct {
	char *length; /* NULL: none is announced */
	const char *sent;
	bool fails, ends;
	enum err err;
	const char *code;
} body_rows[] = {
    {NULL, "", false, true, ERR_OK, NULL},
    {"CONTENT_LENGTH=", "", false, true, ERR_OK, NULL},
    {"CONTENT_LENGTH=0", "", false, true, ERR_OK, NULL},
    {"CONTENT_LENGTH=4", "body", false, true, ERR_OK, NULL},
    {"CONTENT_LENGTH=0004", "body", false, true, ERR_OK, NULL},
    {"CONTENT_LENGTH=10", "0123456789", false, true, ERR_OK, NULL},
    /* What follows is seen where the source has an end, else not asked for. */
    {"CONTENT_LENGTH=4", "body and more", false, false, ERR_OK, NULL},
    {"CONTENT_LENGTH=4", "body and more", false, true, ERR_INVALID,
	"BODY_LENGTH_MISMATCH"},
    {NULL, "body", false, true, ERR_INVALID, "BODY_LENGTH_MISMATCH"},
    {"CONTENT_LENGTH=5", "body", false, true, ERR_INVALID,
	"BODY_LENGTH_MISMATCH"},
    {"CONTENT_LENGTH=5", "body", false, false, ERR_INVALID,
	"BODY_LENGTH_MISMATCH"},
    {"CONTENT_LENGTH=4", "body", true, true, ERR_INVALID,
	"BODY_LENGTH_MISMATCH"},
    {"CONTENT_LENGTH=-4", "body", false, true, ERR_INVALID,
	"BODY_LENGTH_MISMATCH"},
    {"CONTENT_LENGTH=+4", "body", false, true, ERR_INVALID,
	"BODY_LENGTH_MISMATCH"},
    {"CONTENT_LENGTH= 4", "body", false, true, ERR_INVALID,
	"BODY_LENGTH_MISMATCH"},
    {"CONTENT_LENGTH=4x", "body", false, true, ERR_INVALID,
	"BODY_LENGTH_MISMATCH"},
    {"CONTENT_LENGTH=0x4", "body", false, true, ERR_INVALID,
	"BODY_LENGTH_MISMATCH"},
    {"CONTENT_LENGTH=11", "0123456789a", false, true, ERR_TOO_LARGE,
	"BODY_TOO_LARGE"},
    {"CONTENT_LENGTH=999999999999999999", "", false, true, ERR_TOO_LARGE,
	"BODY_TOO_LARGE"},
    /* 2^64 + 4 */
    {"CONTENT_LENGTH=18446744073709551620", "body", false, true, ERR_INVALID,
	"BODY_LENGTH_MISMATCH"},
};

START_TEST(a_body_is_whole_or_refused)
{
	char *variables[] = {body_rows[_i].length, NULL};
	const char *sent = body_rows[_i].sent;
	struct error error = {{0}, {0}};
	struct http_request request;
	struct fake_body body;

	fake_body_init(&body, sent, strlen(sent));
	body.fails = body_rows[_i].fails;
	body.source.ends = body_rows[_i].ends;
	http_request_init(&request, variables, &body.source);
	ck_assert_int_eq(
	    http_request_read_body(&request, 10, &error), body_rows[_i].err);
	if (body_rows[_i].code != NULL) {
		ck_assert_str_eq(error.code, body_rows[_i].code);
	} else {
		ck_assert_mem_eq(request.body.data, sent, request.body.length);
		ck_assert_int_eq(request.body.data[request.body.length], '\0');
	}
	http_request_clear(&request);
}
END_TEST

static const struct {
	char *length;
	bool ends;
	size_t sent, read; /* bytes */
} drop_rows[] = {
    {NULL, false, 100, 0},
    {"CONTENT_LENGTH=0", false, 100, 0},
    {"CONTENT_LENGTH=100", false, 100, 100},
    {"CONTENT_LENGTH=100", true, 100, 100},
    {"CONTENT_LENGTH=10000", true, 10000, 10000},
    /* Where an end is to be read it is asked for; no further. */
    {NULL, true, 100, 1},
    {"CONTENT_LENGTH=5000", true, 10000, 5001},
    {"CONTENT_LENGTH=5000", false, 10000, 5000},
    /* Nor than there is. */
    {"CONTENT_LENGTH=10000", true, 5000, 5000},
    /* Nonsense, and more than anybody waits for. */
    {"CONTENT_LENGTH=x", true, 100, 0},
    {"CONTENT_LENGTH=99999999999", true, 100, 0},
};

START_TEST(a_refused_body_is_read_to_its_end)
{
	static const char sent[10000];
	char *variables[] = {drop_rows[_i].length, NULL};
	struct http_request request;
	struct fake_body body;

	fake_body_init(&body, sent, drop_rows[_i].sent);
	body.source.ends = drop_rows[_i].ends;
	http_request_init(&request, variables, &body.source);
	http_request_drop_body(&request);
	ck_assert_uint_eq(body.at, drop_rows[_i].read);
	http_request_clear(&request);
}
END_TEST

START_TEST(a_body_that_was_read_is_not_waited_for_again)
{
	char *variables[] = {"CONTENT_LENGTH=4", NULL};
	struct error error = {{0}, {0}};
	struct http_request request;
	struct fake_body body;

	fake_body_init(&body, "body and more", 13);
	body.source.ends = false;
	http_request_init(&request, variables, &body.source);
	ck_assert_int_eq(http_request_read_body(&request, 10, &error), ERR_OK);
	http_request_drop_body(&request);
	ck_assert_uint_eq(body.at, 4);
	http_request_clear(&request);
}
END_TEST

/* How long a sender has, in whole seconds, at the least. */
static const struct {
	char *length;
	int64_t seconds;
} time_rows[] = {
    {"CONTENT_LENGTH=5", 60},
    {"CONTENT_LENGTH=65536", 64},
    {"CONTENT_LENGTH=20971520", 60 + 1280},
};

START_TEST(a_sender_has_time_by_the_length_of_the_body)
{
	char *variables[] = {time_rows[_i].length, NULL};
	int64_t before = timestamp_monotonic(), after;
	int64_t span = time_rows[_i].seconds * TIMESTAMP_SECOND;
	struct http_request request;
	struct fake_body body;
	struct error error;

	fake_body_init(&body, "short", 5);
	http_request_init(&request, variables, &body.source);
	if (http_request_read_body(&request, 20971520, &error) != ERR_OK)
		ck_assert_int_ne(_i, 0);
	after = timestamp_monotonic();
	ck_assert_int_ge(body.ends_at, before + span);
	ck_assert_int_le(body.ends_at, after + span);
	/* What nobody wants has less. */
	http_request_drop_body(&request);
	ck_assert_int_le(
	    body.ends_at, timestamp_monotonic() + 5 * TIMESTAMP_SECOND);
	http_request_clear(&request);
}
END_TEST

UNIT_MAIN("request", UNIT_ROWS(what_is_absent_has_a_value, start_rows),
    UNIT_ONCE(variables_are_found_by_their_whole_name),
    UNIT_ROWS(media_types_are_compared_without_parameters, type_rows),
    UNIT_ROWS(accept_has_to_name_a_type, accept_rows),
    UNIT_ROWS(a_body_is_whole_or_refused, body_rows),
    UNIT_ROWS(a_refused_body_is_read_to_its_end, drop_rows),
    UNIT_ROWS(a_sender_has_time_by_the_length_of_the_body, time_rows),
    UNIT_ONCE(a_body_that_was_read_is_not_waited_for_again))
