/* Pages on other origins: which are listed, what they are told, and who may
 * change something. */
#include "http/cors.h"

#include <stdio.h>
#include <string.h>

#include "unit.h"

#define LISTED "http://127.0.0.1:5555 https://app.example.com"

static const struct {
	const char *origins;
	const char *words; /* of the refusal; NULL: taken */
} setting_rows[] = {
    {NULL, NULL},
    {"", NULL},
    {"   ", NULL},
    {"https://app.example.com", NULL},
    {" https://a  http://b:1 ", NULL},
    {"http://127.0.0.1:5555", NULL},
    {"http://localhost:65535", NULL},
    {"http://[::1]:5173", NULL},
    {"https://[2001:db8::1]", NULL},
    {"https://xn--bcher-kva.example", NULL},
    {"http://a_b.example", NULL},
    {"http://a:443", NULL},
    {"https://a:80", NULL},
    {"capacitor://localhost", NULL},
    {"chrome-extension://abcdefgh", NULL},
    {"*", "must name each origin"},
    {"https://a *", "must name each origin"},
    {"null", "any web page"},
    {"https://a null", "any web page"},
    {"https://*.example.com", "https://*.example.com is not an origin"},
    {"example.com", "not an origin"},
    {"//example.com", "not an origin"},
    {"://example.com", "not an origin"},
    {"https:/example.com", "not an origin"},
    {"https://", "not an origin"},
    {"https:// a", "https:// is not an origin"},
    {"https://a https://b/", "https://b/ is not an origin"},
    {"https://a/path", "not an origin"},
    {"https://a?q", "not an origin"},
    {"https://a#f", "not an origin"},
    {"https://user@a", "not an origin"},
    {"https://.a", "not an origin"},
    {"https://A.example", "lower case"},
    {"HTTPS://a.example", "lower case"},
    {"1ttp://a", "not an origin"},
    {"https://b\xC3\xBC.example", "not an origin"},
    {"https://a,https://b", "not an origin"},
    {"https://a\thttps://b", "not an origin"},
    {"https://a\r\nX: y", "not an origin"},
    {"https://a:", "not an origin"},
    {"https://a:0", "not an origin"},
    {"https://a:080", "not an origin"},
    {"https://a:65536", "not an origin"},
    {"https://a:123456", "not an origin"},
    {"https://a:8o", "not an origin"},
    {"https://a:1:2", "not an origin"},
    {"http://a:80", "the port that"},
    {"https://a:443", "the port that"},
    {"http://[::1", "not an origin"},
    {"http://[]", "not an origin"},
    {"http://[", "not an origin"},
    {"http://[::1]x", "not an origin"},
    {"http://[::1]:", "not an origin"},
    {"http://[0:0:0:0:0:0:0:1]", "not an origin"},
    {"http://[2001:DB8::1]", "not an origin"},
    {"http://[127.0.0.1]", "not an origin"},
    {"http://[:: 1]", "not an origin"},
};

START_TEST(origins_are_as_browsers_send_them)
{
	const char *words = setting_rows[_i].words;
	struct error error = {{0}, {0}};
	enum err err = cors_check_origins(setting_rows[_i].origins, &error);

	ck_assert_msg(err == (words == NULL ? ERR_OK : ERR_INVALID), "%d: %s",
	    err, error.message);
	if (words == NULL)
		return;
	ck_assert_str_eq(error.code, "SETTING_INVALID");
	ck_assert_ptr_nonnull(strstr(error.message, "TOKENMETER_CORS_ORIGINS"));
	ck_assert_msg(strstr(error.message, words) != NULL, "\"%s\" lacks %s",
	    error.message, words);
}
END_TEST

/* A long origin is told from its beginning. */
START_TEST(a_refusal_is_bounded)
{
	char origins[4096];
	struct error error = {{0}, {0}};

	memset(origins, '/', sizeof origins - 1);
	origins[sizeof origins - 1] = '\0';
	ck_assert_int_eq(cors_check_origins(origins, &error), ERR_INVALID);
	ck_assert_ptr_nonnull(strstr(error.message, "the scheme has anyway"));
}
END_TEST

static const struct {
	char *method, *origin, *host, *https;
	bool passes;
} request_rows[] = {
    {"POST", NULL, "HTTP_HOST=127.0.0.1:3000", NULL, true},
    {"POST", "HTTP_ORIGIN=", "HTTP_HOST=127.0.0.1:3000", NULL, true},
    {"POST", "HTTP_ORIGIN=http://127.0.0.1:5555", NULL, NULL, true},
    {"POST", "HTTP_ORIGIN=https://app.example.com", NULL, NULL, true},
    {"POST", "HTTP_ORIGIN=http://127.0.0.1:3000", "HTTP_HOST=127.0.0.1:3000",
	NULL, true},
    {"POST", "HTTP_ORIGIN=http://localhost", "HTTP_HOST=LocalHost", NULL, true},
    {"POST", "HTTP_ORIGIN=http://localhost", "HTTP_HOST=localhost:80", NULL,
	true},
    {"POST", "HTTP_ORIGIN=https://localhost", "HTTP_HOST=localhost:443",
	"HTTPS=on", true},
    {"POST", "HTTP_ORIGIN=https://localhost:80", "HTTP_HOST=localhost:80",
	"HTTPS=on", true},
    {"POST", "HTTP_ORIGIN=http://localhost", "HTTP_HOST=localhost", "HTTPS=off",
	true},
    {"POST", "HTTP_ORIGIN=http://localhost", "HTTP_HOST=localhost",
	"HTTPS=", true},
    /* Reading needs no leave: without the lines the page cannot see it. */
    {"GET", "HTTP_ORIGIN=http://evil.example", NULL, NULL, true},
    {"HEAD", "HTTP_ORIGIN=null", NULL, NULL, true},
    {"OPTIONS", "HTTP_ORIGIN=http://evil.example", NULL, NULL, true},
    {"POST", "HTTP_ORIGIN=http://evil.example", "HTTP_HOST=127.0.0.1:3000",
	NULL, false},
    {"PUT", "HTTP_ORIGIN=http://evil.example", NULL, NULL, false},
    {"PATCH", "HTTP_ORIGIN=http://evil.example", NULL, NULL, false},
    {"DELETE", "HTTP_ORIGIN=http://evil.example", NULL, NULL, false},
    {"get", "HTTP_ORIGIN=http://evil.example", NULL, NULL, false},
    {"POST", "HTTP_ORIGIN=null", "HTTP_HOST=null", NULL, false},
    {"POST", "HTTP_ORIGIN=http://", "HTTP_HOST=", NULL, false},
    {"POST", "HTTP_ORIGIN=http://127.0.0.1:3001", "HTTP_HOST=127.0.0.1:3000",
	NULL, false},
    {"POST", "HTTP_ORIGIN=http://127.0.0.1", "HTTP_HOST=127.0.0.1:3000", NULL,
	false},
    {"POST", "HTTP_ORIGIN=http://127.0.0.1:3000", "HTTP_HOST=localhost:3000",
	NULL, false},
    {"POST", "HTTP_ORIGIN=https://localhost", "HTTP_HOST=localhost", NULL,
	false},
    {"POST", "HTTP_ORIGIN=http://localhost", "HTTP_HOST=localhost", "HTTPS=on",
	false},
    {"POST", "HTTP_ORIGIN=http://localhost:443", "HTTP_HOST=localhost:443",
	"HTTPS=on", false},
    {"POST", "HTTP_ORIGIN=http://127.0.0.1:5555, http://a", NULL, NULL, false},
    {"POST", "HTTP_ORIGIN=http://127.0.0.1:555", NULL, NULL, false},
    {"POST", "HTTP_ORIGIN=http://127.0.0.1:55555", NULL, NULL, false},
    {"POST", "HTTP_ORIGIN=HTTPS://app.example.com", NULL, NULL, false},
    {"POST", "HTTP_ORIGIN=https://app.example.com.evil.example", NULL, NULL,
	false},
    {"POST", "HTTP_ORIGIN=" LISTED, NULL, NULL, false},
};

/* A request with some of four more variables. */
static void begin(struct http_request *request, char *variables[5],
    char *const more[4], const char *method)
{
	size_t count = 0;

	for (size_t i = 0; i < 4; i++)
		if (more[i] != NULL)
			variables[count++] = more[i];
	variables[count] = NULL;
	http_request_init(request, variables, NULL);
	request->method = method;
	request->cors_origins = LISTED;
}

START_TEST(only_listed_and_own_pages_change_something)
{
	char *const more[4] = {request_rows[_i].origin, request_rows[_i].host,
	    request_rows[_i].https};
	struct error error = {{0}, {0}};
	struct http_request request;
	char *variables[5];

	begin(&request, variables, more, request_rows[_i].method);
	ck_assert_int_eq(cors_check_request(&request, &error),
	    request_rows[_i].passes ? ERR_OK : ERR_FORBIDDEN);
	if (!request_rows[_i].passes)
		ck_assert_str_eq(error.code, "ORIGIN_NOT_ALLOWED");
	http_request_clear(&request);
}
END_TEST

/* Without the setting, too: this does not depend on anybody's attention. */
START_TEST(without_a_list_only_own_pages_change_something)
{
	char *own[4] = {"HTTP_ORIGIN=http://localhost", "HTTP_HOST=localhost"};
	char *foreign[4] = {
	    "HTTP_ORIGIN=http://127.0.0.1:5555", "HTTP_HOST=localhost"};
	struct http_request request;
	char *variables[5];

	begin(&request, variables, own, "POST");
	request.cors_origins = NULL;
	ck_assert_int_eq(cors_check_request(&request, NULL), ERR_OK);
	begin(&request, variables, foreign, "POST");
	request.cors_origins = NULL;
	ck_assert_int_eq(cors_check_request(&request, NULL), ERR_FORBIDDEN);
}
END_TEST

#define ASKS "HTTP_ACCESS_CONTROL_REQUEST_METHOD=POST"

static const struct {
	const char *method;
	char *origin, *asks;
	bool preflight;
} preflight_rows[] = {
    {"OPTIONS", "HTTP_ORIGIN=http://evil.example", ASKS, true},
    {"OPTIONS", "HTTP_ORIGIN=null", ASKS, true},
    {"OPTIONS", NULL, ASKS, false},
    {"OPTIONS", "HTTP_ORIGIN=", ASKS, false},
    {"OPTIONS", "HTTP_ORIGIN=http://a", NULL, false},
    {"POST", "HTTP_ORIGIN=http://a", ASKS, false},
};

START_TEST(preflights_are_told_from_other_options)
{
	char *const more[4] = {
	    preflight_rows[_i].origin, preflight_rows[_i].asks};
	struct http_request request;
	char *variables[5];

	begin(&request, variables, more, preflight_rows[_i].method);
	ck_assert_int_eq(
	    cors_is_preflight(&request), preflight_rows[_i].preflight);
	http_request_clear(&request);
}
END_TEST

#define VARY "Vary: Origin\r\n"
#define SHARED                                                        \
	VARY "Access-Control-Allow-Origin: http://127.0.0.1:5555\r\n" \
	     "Access-Control-Expose-Headers: "                        \
	     "ETag, X-Request-Id, Retry-After, Allow, "               \
	     "RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset\r\n"
#define ANSWERED                                                 \
	SHARED "Access-Control-Allow-Methods: POST, OPTIONS\r\n" \
	       "Access-Control-Allow-Headers: Accept, "          \
	       "Authorization, Cache-Control, Content-Type, "    \
	       "If-None-Match, Last-Event-ID\r\n"                \
	       "Access-Control-Max-Age: 7200\r\n"

static const struct {
	const char *origins, *method;
	char *origin, *asks;
	const char *methods, *lines;
} head_rows[] = {
    {NULL, "GET", "HTTP_ORIGIN=http://127.0.0.1:5555", NULL, NULL, ""},
    {LISTED, "GET", NULL, NULL, NULL, VARY},
    {LISTED, "GET", "HTTP_ORIGIN=", NULL, NULL, VARY},
    {LISTED, "GET", "HTTP_ORIGIN=null", NULL, NULL, VARY},
    {LISTED, "GET", "HTTP_ORIGIN=http://127.0.0.1:5556", NULL, NULL, VARY},
    {LISTED, "GET", "HTTP_ORIGIN=http://127.0.0.1:5555", NULL, NULL, SHARED},
    {LISTED, "POST", "HTTP_ORIGIN=http://127.0.0.1:5555", NULL, NULL, SHARED},
    {LISTED, "OPTIONS", "HTTP_ORIGIN=http://127.0.0.1:5555", NULL,
	"POST, OPTIONS", SHARED},
    {LISTED, "OPTIONS", "HTTP_ORIGIN=http://127.0.0.1:5555", ASKS,
	"POST, OPTIONS", ANSWERED},
    {LISTED, "OPTIONS", "HTTP_ORIGIN=http://127.0.0.1:5555", ASKS, NULL,
	SHARED},
    {LISTED, "OPTIONS", "HTTP_ORIGIN=http://evil.example", ASKS,
	"POST, OPTIONS", VARY},
};

START_TEST(listed_pages_may_read_and_others_may_not)
{
	char *const more[4] = {head_rows[_i].origin, head_rows[_i].asks};
	struct http_request request;
	struct buffer head = {0};
	char *variables[5];

	begin(&request, variables, more, head_rows[_i].method);
	request.cors_origins = head_rows[_i].origins;
	cors_write_head(&request, head_rows[_i].methods, &head);
	ck_assert_str_eq(
	    head.data != NULL ? head.data : "", head_rows[_i].lines);
	buffer_clear(&head);
	http_request_clear(&request);
}
END_TEST

UNIT_MAIN("cors", UNIT_ROWS(origins_are_as_browsers_send_them, setting_rows),
    UNIT_ONCE(a_refusal_is_bounded),
    UNIT_ROWS(only_listed_and_own_pages_change_something, request_rows),
    UNIT_ONCE(without_a_list_only_own_pages_change_something),
    UNIT_ROWS(preflights_are_told_from_other_options, preflight_rows),
    UNIT_ROWS(listed_pages_may_read_and_others_may_not, head_rows))
