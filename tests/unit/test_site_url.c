#include "api/site_url.h"

#include <string.h>

#include "unit.h"

static const struct {
	const char *text;
	bool is_https;
	const char *host, *port, *prefix;
} good_rows[] = {
    {"https://meter.example.com", true, "meter.example.com", "", ""},
    {"https://meter.example.com/", true, "meter.example.com", "", ""},
    {"HTTPS://Meter.Example.com:8443", true, "meter.example.com", "8443", ""},
    {"http://127.0.0.1:3001/cgi-bin/tokenmeter.fcgi//", false, "127.0.0.1",
	"3001", "/cgi-bin/tokenmeter.fcgi"},
    {"https://[2001:DB8::1]:443/a", true, "[2001:db8::1]", "443", "/a"},
    {"http://localhost:65535", false, "localhost", "65535", ""},
};

START_TEST(a_site_is_read)
{
	struct site_url url;
	struct error error;

	ck_assert_int_eq(
	    site_url_read(good_rows[_i].text, &url, &error), ERR_OK);
	ck_assert_int_eq(url.is_https, good_rows[_i].is_https);
	ck_assert_str_eq(url.host, good_rows[_i].host);
	ck_assert_str_eq(url.port, good_rows[_i].port);
	ck_assert_str_eq(url.prefix, good_rows[_i].prefix);
}
END_TEST

static const char *const bad_rows[] = {"", "meter.example.com", "ftp://h",
    "https://", "https:///a", "https://h:", "https://h:0", "https://h:65536",
    "https://h:123456", "https://h:80x", "https://h x", "https://h/a b",
    "https://h/\n", "https://h/a\\b", "https://[]", "https://[::1",
    "https://[::1%25eth0]", "https://sesame:sesame@h", "https://sesame@h",
    "https://h?key=sesame", "https://h/#sesame", "https://h/a@sesame",
    "https://sesame\xc3\xa9.example"};

START_TEST(what_is_no_site_is_refused_and_not_repeated)
{
	struct site_url url;
	struct error error;

	ck_assert_int_eq(
	    site_url_read(bad_rows[_i], &url, &error), ERR_INVALID);
	ck_assert_ptr_null(strstr(error.message, "sesame"));
}
END_TEST

START_TEST(what_is_too_long_is_refused)
{
	char text[2048] = "https://";
	struct site_url url;
	struct error error;

	memset(text + 8, 'h', SITE_HOST_SIZE);
	ck_assert_int_eq(site_url_read(text, &url, &error), ERR_INVALID);
	text[8 + SITE_HOST_SIZE - 1] = '\0';
	ck_assert_int_eq(site_url_read(text, &url, &error), ERR_OK);
	strcpy(text, "https://h/");
	memset(text + 10, 'a', SITE_PREFIX_SIZE);
	ck_assert_int_eq(site_url_read(text, &url, &error), ERR_INVALID);
	text[10 + SITE_PREFIX_SIZE - 2] = '\0';
	ck_assert_int_eq(site_url_read(text, &url, &error), ERR_OK);
}
END_TEST

static const struct {
	const char *from, *location;
	const char *host, *port, *prefix; /* NULL: is not followed */
} redirect_rows[] = {
    {"http://h", "https://h/health", "h", "", ""},
    {"http://h:80/m", "https://H:8443/n/health", "h", "8443", "/n"},
    {"https://h:8443", "/n/health", "h", "8443", "/n"},
    {"https://h", "/health", "h", "", ""},
    {"http://h", "http://h/health", NULL, NULL, NULL},
    {"http://h", "/n/health", NULL, NULL, NULL},
    {"https://h", "https://evil.example/health", NULL, NULL, NULL},
    {"https://h", "https://h.evil.example/health", NULL, NULL, NULL},
    {"https://h", "https://h@evil.example/health", NULL, NULL, NULL},
    {"https://h", "https://h:1@evil.example/health", NULL, NULL, NULL},
    {"https://h", "//evil.example/health", NULL, NULL, NULL},
    {"https://h", "/\\evil.example/health", NULL, NULL, NULL},
    {"https://h", "https://h/login", NULL, NULL, NULL},
    {"https://h", "https://h/health?a", NULL, NULL, NULL},
    {"https://h", "https://h/", NULL, NULL, NULL},
    {"https://h", "javascript:alert(1)", NULL, NULL, NULL},
    {"https://h", "", NULL, NULL, NULL},
};

START_TEST(redirects_stay_with_the_host)
{
	struct site_url url, next;
	struct error error;
	bool followed;

	ck_assert_int_eq(
	    site_url_read(redirect_rows[_i].from, &url, &error), ERR_OK);
	followed =
	    site_url_follow(&url, "/health", redirect_rows[_i].location, &next);
	ck_assert_int_eq(followed, redirect_rows[_i].host != NULL);
	if (!followed)
		return;
	ck_assert(next.is_https);
	ck_assert_str_eq(next.host, redirect_rows[_i].host);
	ck_assert_str_eq(next.port, redirect_rows[_i].port);
	ck_assert_str_eq(next.prefix, redirect_rows[_i].prefix);
}
END_TEST

static const struct {
	const char *text, *part;
} part_rows[] = {
    {"", ""},
    {"ada-b.c_d~9Z", "ada-b.c_d~9Z"},
    {"a/b?c&d=e#f%2F g+", "a%2Fb%3Fc%26d%3De%23f%252F%20g%2B"},
    {"\xc3\xb6\r\n", "%C3%B6%0D%0A"},
};

START_TEST(a_part_stays_one_part)
{
	struct buffer path = {0};

	buffer_add_text(&path, "/user/");
	site_url_add_part(&path, part_rows[_i].text);
	ck_assert_str_eq(path.data + strlen("/user/"), part_rows[_i].part);
	buffer_clear(&path);
}
END_TEST

UNIT_MAIN("site_url", UNIT_ROWS(a_site_is_read, good_rows),
    UNIT_ROWS(what_is_no_site_is_refused_and_not_repeated, bad_rows),
    UNIT_ONCE(what_is_too_long_is_refused),
    UNIT_ROWS(redirects_stay_with_the_host, redirect_rows),
    UNIT_ROWS(a_part_stays_one_part, part_rows))
