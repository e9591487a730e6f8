/* Streams: what their head says, and what follows from a client that left. */
#include "http/stream.h"

#include <string.h>

#include "fake_sink.h"
#include "unit.h"

struct fixture {
	struct fake_sink fake;
	struct http_request request;
	struct http_stream stream;
};

static void open_stream(struct fixture *fixture, char *method)
{
	static char *variables[2];

	variables[0] = method;
	fake_sink_init(&fixture->fake);
	http_request_init(&fixture->request, variables, NULL);
	http_stream_init(
	    &fixture->stream, &fixture->fake.sink, &fixture->request);
}

static void close_stream(struct fixture *fixture)
{
	buffer_clear(&fixture->fake.sent);
	http_request_clear(&fixture->request);
}

static bool begin(struct fixture *fixture, int status, const char *lines)
{
	struct buffer headers = {0};
	bool begun;

	if (lines != NULL)
		buffer_add_text(&headers, lines);
	begun = http_stream_begin(&fixture->stream, status, &headers);
	buffer_clear(&headers);
	return begun;
}

static char get[] = "REQUEST_METHOD=GET", head[] = "REQUEST_METHOD=HEAD";

static const struct {
	int status;
	const char *headers;
	const char *lines[5], *absent[3];
} head_rows[] = {
    {200, NULL,
	{"X-Request-Id: req_", "X-Content-Type-Options: nosniff\r\n",
	    "Cache-Control: no-store\r\n", "X-Accel-Buffering: no\r\n"},
	{"\nContent-Type"}},
    {200, "Content-Type: text/event-stream\r\nX-Own: 1\r\n",
	{"Content-Type: text/event-stream\r\n", "X-Own: 1\r\n",
	    "Cache-Control: no-store\r\n"},
	{0}},
    {200, "cache-control: no-cache\r\nX-ACCEL-BUFFERING: yes\r\n",
	{"cache-control: no-cache\r\n", "X-ACCEL-BUFFERING: yes\r\n"},
	{"no-store", "X-Accel-Buffering"}},
    {200, "X-Request-Id: theirs\r\nX-Content-Type-Options: x\r\n",
	{"X-Request-Id: theirs\r\n", "X-Content-Type-Options: x\r\n"},
	{"req_", "nosniff"}},
    /* A value or a longer name does not stand for a header. */
    {200, "X-Own: Cache-Control: a\r\nCache-Control-Own: b\r\n",
	{"Cache-Control: no-store\r\n"}, {0}},
    /* Which pages may read this is not for others to say. */
    {200,
	"X-Own: 1\r\naccess-control-allow-origin: *\r\n"
	"Access-Control-Max-Age: 9\r\nX-Last: 2\r\n",
	{"X-Own: 1\r\nX-Last: 2\r\n"}, {"ccess-"}},
    {429, "Retry-After: 7\r\n",
	{"Status: 429 Too Many Requests\r\n", "Retry-After: 7\r\n"}, {0}},
    {529, NULL, {"Status: 529 "}, {0}},
};

START_TEST(heads_have_what_was_given_and_what_is_missing)
{
	struct fixture fixture;
	const char *sent;

	open_stream(&fixture, get);
	ck_assert(!http_stream_has_begun(&fixture.stream));
	ck_assert(begin(&fixture, head_rows[_i].status, head_rows[_i].headers));
	ck_assert(http_stream_has_begun(&fixture.stream));
	ck_assert_int_eq(fixture.fake.writes, 1);
	sent = fixture.fake.sent.data;
	ck_assert_int_eq(strncmp(sent, "Status: ", 8), 0);
	ck_assert_ptr_eq(strstr(sent, "\r\n\r\n"), sent + strlen(sent) - 4);
	for (size_t i = 0; i < UNIT_COUNT(head_rows[_i].lines); i++)
		if (head_rows[_i].lines[i] != NULL)
			ck_assert_ptr_nonnull(
			    strstr(sent, head_rows[_i].lines[i]));
	for (size_t i = 0; i < UNIT_COUNT(head_rows[_i].absent); i++)
		if (head_rows[_i].absent[i] != NULL)
			ck_assert_ptr_null(
			    strstr(sent, head_rows[_i].absent[i]));
	close_stream(&fixture);
}
END_TEST

START_TEST(each_part_is_sent_at_once_and_as_it_is)
{
	struct fixture fixture;

	open_stream(&fixture, get);
	begin(&fixture, 200, NULL);
	buffer_reset(&fixture.fake.sent);
	ck_assert(http_stream_write(&fixture.stream, "one\0", 4));
	ck_assert_int_eq(fixture.fake.writes, 2);
	ck_assert(http_stream_write(&fixture.stream, "two", 3));
	ck_assert_int_eq(fixture.fake.writes, 3);
	ck_assert_uint_eq(fixture.fake.sent.length, 7);
	ck_assert_mem_eq(fixture.fake.sent.data, "one\0two", 7);
	ck_assert_uint_eq(fixture.stream.bytes_sent, 7);
	/* FastCGI takes an empty record for the end. */
	ck_assert(http_stream_write(&fixture.stream, "", 0));
	ck_assert_int_eq(fixture.fake.writes, 3);
	close_stream(&fixture);
}
END_TEST

START_TEST(head_gets_no_body)
{
	struct fixture fixture;

	open_stream(&fixture, head);
	ck_assert(begin(&fixture, 200, NULL));
	ck_assert(http_stream_write(&fixture.stream, "body", 4));
	ck_assert_ptr_null(strstr(fixture.fake.sent.data, "body"));
	ck_assert_uint_eq(fixture.stream.bytes_sent, 0);
	close_stream(&fixture);
}
END_TEST

START_TEST(a_client_that_left_is_written_to_no_more)
{
	struct fixture fixture;

	open_stream(&fixture, get);
	begin(&fixture, 200, NULL);
	fixture.fake.room = fixture.fake.sent.length + 5;
	ck_assert(http_stream_write(&fixture.stream, "1234", 4));
	ck_assert(!http_stream_client_left(&fixture.stream));
	ck_assert(!http_stream_write(&fixture.stream, "5678", 4));
	ck_assert_int_eq(fixture.fake.writes, 3);
	ck_assert(!http_stream_write(&fixture.stream, "9", 1));
	ck_assert_int_eq(fixture.fake.writes, 3);
	ck_assert(http_stream_client_left(&fixture.stream));
	ck_assert_uint_eq(fixture.stream.bytes_sent, 4);
	close_stream(&fixture);
}
END_TEST

START_TEST(leaving_in_silence_is_final_too)
{
	struct fixture fixture;

	open_stream(&fixture, get);
	begin(&fixture, 200, NULL);
	ck_assert(!http_stream_client_left(&fixture.stream));
	fixture.fake.left = true;
	ck_assert(http_stream_client_left(&fixture.stream));
	fixture.fake.left = false;
	ck_assert(http_stream_client_left(&fixture.stream));
	ck_assert(!http_stream_write(&fixture.stream, "x", 1));
	ck_assert_int_eq(fixture.fake.writes, 1);
	close_stream(&fixture);
}
END_TEST

START_TEST(a_stream_begins_for_nobody_as_well)
{
	struct fixture fixture;

	open_stream(&fixture, get);
	fixture.fake.left = true;
	ck_assert(!begin(&fixture, 200, NULL));
	ck_assert(http_stream_has_begun(&fixture.stream));
	ck_assert(http_stream_client_left(&fixture.stream));
	close_stream(&fixture);
}
END_TEST

UNIT_MAIN("stream",
    UNIT_ROWS(heads_have_what_was_given_and_what_is_missing, head_rows),
    UNIT_ONCE(each_part_is_sent_at_once_and_as_it_is),
    UNIT_ONCE(head_gets_no_body),
    UNIT_ONCE(a_client_that_left_is_written_to_no_more),
    UNIT_ONCE(leaving_in_silence_is_final_too),
    UNIT_ONCE(a_stream_begins_for_nobody_as_well))
