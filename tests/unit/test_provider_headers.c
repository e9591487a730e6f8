#include "api/provider_headers.h"

#include <string.h>

#include "unit.h"

static const struct http_body no_body;

static void ask(char *const *variables, char *key, struct buffer *lines)
{
	struct upstream upstream = {
	    .api_key = key, .key_header = KEY_IN_X_API_KEY};
	struct http_request request;

	http_request_init(&request, variables, &no_body);
	provider_headers_forth(&request, &upstream, lines);
	http_request_clear(&request);
}

static const struct {
	const char *variable;
	const char *line; /* NULL: does not cross */
} forth_rows[] = {
    {"CONTENT_TYPE=application/json; charset=utf-8",
	"content-type: application/json; charset=utf-8\r\n"},
    {"HTTP_ANTHROPIC_VERSION=2023-06-01", "anthropic-version: 2023-06-01\r\n"},
    {"HTTP_OPENAI_ORGANIZATION=o", "openai-organization: o\r\n"},
    {"HTTP_USER_AGENT=OpenAI/JS 5", "user-agent: OpenAI/JS 5\r\n"},
    {"HTTP_X_STAINLESS_LANG=js", "x-stainless-lang: js\r\n"},
    {"HTTP_X_REQUEST_ID=of-the-client", "x-request-id: of-the-client\r\n"},
    {"HTTP_AUTHORIZATION=Bearer c", "authorization: Bearer c\r\n"},
    {"HTTP_X_API_KEY=c", "x-api-key: c\r\n"},
    /* What the caller is known by here is nobody else's business. */
    {"HTTP_AUTHORIZATION=Bearer tm_x", NULL},
    {"HTTP_AUTHORIZATION=bearer  tmv_x", NULL},
    {"HTTP_AUTHORIZATION=Basic YWRhOnNlY3JldA==", NULL},
    {"HTTP_X_API_KEY=tm_x", NULL},
    {"HTTP_X_GOOG_API_KEY=tm_x", NULL},
    {"HTTP_API_KEY=tms_x", NULL},
    {"HTTP_ACCEPT=text/event-stream", "accept: text/event-stream\r\n"},
    {"HTTP_TENANT=t", "tenant: t\r\n"}, /* begins like TE */
    /* Some web servers tell it twice. */
    {"HTTP_CONTENT_TYPE=application/json", NULL},
    {"HTTP_ACCEPT_ENCODING=gzip, br", NULL},
    {"HTTP_HOST=127.0.0.1", NULL},
    {"CONTENT_LENGTH=12", NULL},
    {"HTTP_CONTENT_LENGTH=12", NULL},
    {"HTTP_CONNECTION=close", NULL},
    {"HTTP_KEEP_ALIVE=timeout=5", NULL},
    {"HTTP_TE=trailers", NULL},
    {"HTTP_TRANSFER_ENCODING=chunked", NULL},
    {"HTTP_UPGRADE=h2c", NULL},
    {"HTTP_PROXY_AUTHORIZATION=x", NULL},
    {"HTTP_PROXY=http://evil.example", NULL},
    {"HTTP_COOKIE=session=1", NULL},
    {"HTTP_X_TOKENMETER_USER=ada", NULL},
    {"HTTP_X_TOKENMETER_ANYTHING=x", NULL},
    {"HTTP_FORWARDED=for=1.2.3.4", NULL},
    {"HTTP_X_FORWARDED_FOR=1.2.3.4", NULL},
    {"HTTP_X_REAL_IP=1.2.3.4", NULL},
    {"HTTP_VIA=1.1 x", NULL},
    {"HTTP_EXPECT=100-continue", NULL},
    {"HTTP_X_HTTP_METHOD_OVERRIDE=POST", NULL},
    {"HTTP_X_HTTP_METHOD=POST", NULL},
    {"HTTP_X_METHOD_OVERRIDE=POST", NULL},
    {"HTTP_X_GOOG_FIELDMASK=candidates", NULL},
    {"HTTP_X_GOOG_API_CLIENT=genai", "x-goog-api-client: genai\r\n"},
    {"HTTP_X_EMPTY=", NULL},
    {"HTTP_X_A=b\r\nX-Evil: 1", NULL},
    {"HTTP_X A=b", NULL},
    {"HTTP_=b", NULL},
    {"REMOTE_USER=ada", NULL},
    {"SERVER_NAME=x", NULL},
};

START_TEST(headers_cross_to_the_provider_or_do_not)
{
	char *variables[] = {(char *)forth_rows[_i].variable, NULL};
	struct buffer lines = {0};
	char all[200];

	ask(variables, NULL, &lines);
	snprintf(all, sizeof all,
	    "%saccept-encoding: identity\r\nvia: 1.1 tokenmeter\r\n",
	    forth_rows[_i].line != NULL ? forth_rows[_i].line : "");
	ck_assert_str_eq(lines.data, all);
	buffer_clear(&lines);
}
END_TEST

START_TEST(our_key_takes_the_place_of_the_callers)
{
	char *variables[] = {"HTTP_AUTHORIZATION=Bearer c", "HTTP_X_API_KEY=c",
	    "HTTP_X_GOOG_API_KEY=c", "HTTP_API_KEY=c", "HTTP_X_API_KEY_ID=d",
	    NULL};
	struct buffer lines = {0};
	char key[] = "ours";

	ask(variables, key, &lines);
	ck_assert_str_eq(lines.data,
	    "x-api-key-id: d\r\naccept-encoding: identity\r\n"
	    "via: 1.1 tokenmeter\r\nX-Api-Key: ours\r\n");
	buffer_clear(&lines);
}
END_TEST

START_TEST(what_connection_names_does_not_cross)
{
	char *variables[] = {"HTTP_CONNECTION=keep-alive, X-Hop ,x-other",
	    "HTTP_X_HOP=1", "HTTP_X_OTHER=1", "HTTP_X_HOPE=1", NULL};
	struct buffer lines = {0}, headers = {0};

	ask(variables, NULL, &lines);
	ck_assert_str_eq(lines.data,
	    "x-hope: 1\r\naccept-encoding: identity\r\n"
	    "via: 1.1 tokenmeter\r\n");
	buffer_reset(&lines);
	buffer_add_text(
	    &headers, "X-Hop: 1\r\nConnection: x-hop\r\nX-Hope: 1\r\n");
	provider_headers_back(200, &headers, &lines);
	ck_assert_str_eq(lines.data, "x-hope: 1\r\n");
	buffer_clear(&lines);
	buffer_clear(&headers);
}
END_TEST

static const struct {
	int status;
	const char *header;
	const char *line; /* "": does not cross */
} back_rows[] = {
    {200, "Content-Type: text/event-stream\r\n",
	"content-type: text/event-stream\r\n"},
    {429, "Retry-After: 3\r\n", "retry-after: 3\r\n"},
    {200, "request-id: req_1\r\n", "request-id: req_1\r\n"},
    {200, "x-ratelimit-limit-requests: 60\r\n",
	"x-ratelimit-limit-requests: 60\r\n"},
    {200, "OpenAI-Processing-Ms:\t12\r\n", "openai-processing-ms: 12\r\n"},
    {200, "Content-Encoding: gzip\r\n", "content-encoding: gzip\r\n"},
    {302, "Location: https://h/\r\n", "location: https://h/\r\n"},
    {200, "Location: /etc\r\n", ""},
    {200, "X-Request-Id: theirs\r\n", ""},
    {200, "Content-Length: 5\r\n", ""},
    {200, "Transfer-Encoding: chunked\r\n", ""},
    {200, "Set-Cookie: a=b\r\n", ""},
    {200, "Status: 500\r\n", ""},
    {200, "X-Accel-Redirect: /secret\r\n", ""},
    {200, "X-Sendfile: /etc/passwd\r\n", ""},
    {200, "X-Tokenmeter-User: x\r\n", ""},
    {200, "Strict-Transport-Security: max-age=1\r\n", ""},
    {200, "Alt-Svc: h3=\":443\"\r\n", ""},
    {200, "Keep-Alive: timeout=5\r\n", ""},
    {200, "no header\r\n", ""},
    {200, ": x\r\n", ""},
    {200, "a b: x\r\n", ""},
    {200, "X-Empty:\r\n", ""},
};

START_TEST(headers_cross_to_the_client_or_do_not)
{
	struct buffer headers = {0}, lines = {0};

	buffer_add_text(&headers, back_rows[_i].header);
	provider_headers_back(back_rows[_i].status, &headers, &lines);
	ck_assert_str_eq(
	    lines.data != NULL ? lines.data : "", back_rows[_i].line);
	buffer_clear(&headers);
	buffer_clear(&lines);
}
END_TEST

UNIT_MAIN("provider_headers",
    UNIT_ROWS(headers_cross_to_the_provider_or_do_not, forth_rows),
    UNIT_ONCE(our_key_takes_the_place_of_the_callers),
    UNIT_ONCE(what_connection_names_does_not_cross),
    UNIT_ROWS(headers_cross_to_the_client_or_do_not, back_rows))
