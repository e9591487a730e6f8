#include "api/presented.h"

#include <string.h>

#include "unit.h"

#define BODY "0123456789-_0123456789-_0123456789-_0123456"
#define KEY "tm_" BODY
#define OTHER "tmv_" BODY

static const struct http_body no_body;

static const struct {
	char *variables[5];
	enum err err;
	enum http_means means;
	const char *secret; /* or the error's code */
} rows[] = {
    {{"HTTP_AUTHORIZATION=Bearer " KEY}, ERR_OK, MEANS_HEADER, KEY},
    {{"HTTP_AUTHORIZATION=bearer   " KEY}, ERR_OK, MEANS_HEADER, KEY},
    {{"HTTP_AUTHORIZATION=" KEY}, ERR_OK, MEANS_HEADER, KEY},
    {{"HTTP_X_API_KEY=" KEY}, ERR_OK, MEANS_HEADER, KEY},
    {{"HTTP_X_GOOG_API_KEY=" KEY}, ERR_OK, MEANS_HEADER, KEY},
    {{"HTTP_API_KEY=" OTHER}, ERR_OK, MEANS_HEADER, OTHER},
    /* A caller's key for the provider beside ours. */
    {{"HTTP_AUTHORIZATION=Bearer sk-x", "HTTP_X_API_KEY=" KEY}, ERR_OK,
	MEANS_HEADER, KEY},
    {{"HTTP_AUTHORIZATION=Bearer " KEY, "HTTP_X_API_KEY=" KEY}, ERR_OK,
	MEANS_HEADER, KEY},
    {{"HTTP_AUTHORIZATION=Bearer " KEY, "HTTP_X_API_KEY=" OTHER}, ERR_INVALID,
	MEANS_HEADER, "CREDENTIALS_CONFLICT"},
    /* One header twice. */
    {{"HTTP_AUTHORIZATION=Bearer " KEY, "HTTP_AUTHORIZATION=Bearer " OTHER},
	ERR_INVALID, MEANS_HEADER, "CREDENTIALS_CONFLICT"},
    {{"HTTP_X_API_KEY=" KEY, "HTTP_X_API_KEY=" KEY}, ERR_OK, MEANS_HEADER, KEY},
    {{"HTTP_AUTHORIZATION=Bearer sk-x"}, ERR_OK, MEANS_NONE, ""},
    {{"HTTP_AUTHORIZATION=Basic dG1fOg=="}, ERR_OK, MEANS_NONE, ""},
    {{"HTTP_AUTHORIZATION=Bearer"}, ERR_OK, MEANS_NONE, ""},
    {{"HTTP_AUTHORIZATION="}, ERR_OK, MEANS_NONE, ""},
    {{"HTTP_X_OTHER=" KEY}, ERR_OK, MEANS_NONE, ""},
    /* Too long, or joined from two headers: it cannot be any good. */
    {{"HTTP_X_API_KEY=" KEY ", " KEY}, ERR_OK, MEANS_HEADER, KEY ", "},
    {{"HTTP_X_API_KEY=tm_"}, ERR_OK, MEANS_HEADER, "tm_"},
    /* The cookie: encrypted, or on this host only. */
    {{"HTTP_COOKIE=a=b; __Host-tokenmeter=tms_x; c=d"}, ERR_OK, MEANS_COOKIE,
	"tms_x"},
    {{"HTTP_COOKIE=tokenmeter=tms_x"}, ERR_OK, MEANS_NONE, ""},
    {{"HTTP_COOKIE=tokenmeter=tms_x", "SERVER_ADDR=127.0.0.1"}, ERR_OK,
	MEANS_COOKIE, "tms_x"},
    {{"HTTP_COOKIE=tokenmeter=tms_x", "SERVER_ADDR=127.0.0.1", "HTTPS=on"},
	ERR_OK, MEANS_NONE, ""},
    {{"HTTP_COOKIE=__Host-tokenmeter=tms_x", "SERVER_ADDR=127.0.0.1",
	 "HTTPS=on"},
	ERR_OK, MEANS_COOKIE, "tms_x"},
    {{"HTTP_COOKIE=x__Host-tokenmeter=tms_x"}, ERR_OK, MEANS_NONE, ""},
    {{"HTTP_COOKIE=__Host-tokenmeter="}, ERR_OK, MEANS_NONE, ""},
    {{"HTTP_COOKIE=__Host-tokenmeter"}, ERR_OK, MEANS_NONE, ""},
    {{"HTTP_COOKIE=;;; ;"}, ERR_OK, MEANS_NONE, ""},
    {{"HTTP_COOKIE=__Host-tokenmeter=tms_x", "HTTP_X_API_KEY=" KEY}, ERR_OK,
	MEANS_HEADER, KEY},
    /* In a URL it is refused, however it is written there. */
    {{"QUERY_STRING=key=" KEY, "HTTP_X_API_KEY=" KEY}, ERR_INVALID, MEANS_NONE,
	"CREDENTIAL_IN_QUERY"},
    {{"PATH_INFO=/user/" KEY "/token-usage"}, ERR_INVALID, MEANS_NONE,
	"CREDENTIAL_IN_QUERY"},
    {{"QUERY_STRING=a=%00" KEY}, ERR_INVALID, MEANS_NONE,
	"CREDENTIAL_IN_QUERY"},
    {{"QUERY_STRING=a=b&x=" OTHER "&c"}, ERR_INVALID, MEANS_NONE,
	"CREDENTIAL_IN_QUERY"},
    {{"QUERY_STRING=x=t%6D%5F" BODY}, ERR_INVALID, MEANS_NONE,
	"CREDENTIAL_IN_QUERY"},
    {{"QUERY_STRING=Bearer%20" KEY}, ERR_INVALID, MEANS_NONE,
	"CREDENTIAL_IN_QUERY"},
    {{"QUERY_STRING=userId=tm_ada&key=AIza" BODY "&%&%1&%zz"}, ERR_OK,
	MEANS_NONE, ""},
};

START_TEST(what_is_ours_is_found)
{
	struct http_request request;
	struct presented found;
	struct error error = {0};

	http_request_init(&request, rows[_i].variables, &no_body);
	ck_assert_int_eq(
	    presented_find(&request, &found, &error), rows[_i].err);
	if (rows[_i].err != ERR_OK) {
		ck_assert_str_eq(error.code, rows[_i].secret);
		ck_assert_ptr_null(strstr(error.message, BODY));
		return;
	}
	ck_assert_int_eq(found.means, rows[_i].means);
	ck_assert_uint_lt(strlen(found.secret), sizeof found.secret);
	ck_assert_int_eq(
	    strncmp(found.secret, rows[_i].secret, strlen(rows[_i].secret)), 0);
	if (strlen(rows[_i].secret) <= strlen(OTHER))
		ck_assert_str_eq(found.secret, rows[_i].secret);
}
END_TEST

static const struct {
	char *variables[4];
	const char *secret, *line;
} cookie_rows[] = {
    {{"SERVER_ADDR=127.0.0.1", "HTTP_HOST=localhost:3000"}, "tms_x",
	"Set-Cookie: tokenmeter=tms_x; Path=/; Max-Age=60; HttpOnly; "
	"SameSite=Strict\r\n"},
    {{"SERVER_ADDR=203.0.113.9", "HTTP_HOST=a.example", "HTTPS=on"}, "tms_x",
	"Set-Cookie: __Host-tokenmeter=tms_x; Path=/; Max-Age=60; HttpOnly; "
	"SameSite=Strict; Secure\r\n"},
    /* A proxy that ends TLS before us. */
    {{"SERVER_ADDR=127.0.0.1", "HTTP_HOST=a.example"}, "tms_x",
	"Set-Cookie: __Host-tokenmeter=tms_x; Path=/; Max-Age=60; HttpOnly; "
	"SameSite=Strict; Secure\r\n"},
    {{"SERVER_ADDR=127.0.0.1", "HTTPS=off"}, NULL,
	"Set-Cookie: tokenmeter=; Path=/; Max-Age=0; HttpOnly; "
	"SameSite=Strict\r\n"},
};

START_TEST(cookies_are_for_this_host_alone)
{
	struct http_request request;
	struct buffer headers = {0};

	http_request_init(&request, cookie_rows[_i].variables, &no_body);
	presented_set_cookie(&request, cookie_rows[_i].secret, 60, &headers);
	ck_assert_str_eq(headers.data, cookie_rows[_i].line);
	buffer_clear(&headers);
}
END_TEST

UNIT_MAIN("presented", UNIT_ROWS(what_is_ours_is_found, rows),
    UNIT_ROWS(cookies_are_for_this_host_alone, cookie_rows))
