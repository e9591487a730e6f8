#include "api/provider_path.h"

#include <stdio.h>
#include <string.h>

#include "unit.h"

#define BAD NULL

static const struct http_body no_body;

/* Below "/up", which the row's name is. */
static const struct {
	const char *script, *sent, *path; /* of the whole request */
	const char *expected;
} rows[] = {
    {"", NULL, "/up/v1/models", "/v1/models"},
    {"", "/up/v1/models", "/up/v1/models", "/v1/models"},
    {"", "/up/v1/models?a=%2F", "/up/v1/models", "/v1/models"},
    {"", "/up", "/up", ""},
    {"", NULL, "/up/a b\xC3\xA9\n", "/a%20b%C3%A9%0A"},
    /* As it was sent. */
    {"", "/up/models/meta%2FLlama%3a1", "/up/models/meta/Llama:1",
	"/models/meta%2FLlama%3a1"},
    {"", "/u%70/a%2fb", "/up/a/b", "/a%2fb"},
    {"", "/up/a\"b", "/up/a\"b", "/a%22b"},
    {"", "/up/50%", "/up/50%", "/50%"},
    {"/cgi-bin/t", "/cgi-bin/t/up/a%2Fb", "/up/a/b", "/a%2Fb"},
    /* A % that encodes nothing. */
    {"/50%", "/50%/up/a%2Fb", "/up/a/b", "/a%2Fb"},
    {"/50%", "/50%/up", "/up", ""},
    {"", "/up/a%5Cb", "/up/a\\b", "/a%5Cb"},
    /* Another path: rewritten, or shortened. */
    {"", "/other/a", "/up/a", "/a"},
    {"", "/up//a", "/up/a", "/a"},
    {"", "http://h/up/a", "/up/a", "/a"},
    {"", "/other/a%2Fb", "/up/a/b", BAD},
    {"", "/up/x/../a%2fb", "/up/a/b", BAD},
    {"", "/up/a%00%2F", "/up/a", BAD},
    {"", "/up%2Fa", "/up/a", BAD},
    /* None leads out. */
    {"", NULL, "/up/..", BAD},
    {"", NULL, "/up/./a", BAD},
    {"", NULL, "/up/a/../../b", BAD},
    {"", "/up/a%2F..%2Fb", "/up/a/../b", BAD},
    {"", "/up/%2e%2e/b", "/up/../b", BAD},
    {"", "/up/%252e%252e/b", "/up/%2e%2e/b", BAD},
    {"", "/up/%25252E./b", "/up/%252E./b", BAD},
    {"", "/up/..%252fb", "/up/..%2fb", BAD},
    {"", "/up/..%5Cb", "/up/..\\b", BAD},
    {"", NULL, "/up/..;x/b", BAD},
    {"", NULL, "/up/a%00", BAD},
    {"", NULL, "/up/.../..a/a../.a", "/.../..a/a../.a"},
};

START_TEST(a_path_stays_as_sent_and_below_the_base)
{
	char method[] = "REQUEST_METHOD=GET", script[100], path[100], uri[100];
	char *variables[] = {method, script, path, uri, NULL};
	struct http_request request;
	struct buffer url = {0};
	struct error error = {0};
	enum err err;

	snprintf(script, sizeof script, "SCRIPT_NAME=%s", rows[_i].script);
	snprintf(path, sizeof path, "PATH_INFO=%s", rows[_i].path);
	snprintf(uri, sizeof uri, "REQUEST_URI=%s",
	    rows[_i].sent != NULL ? rows[_i].sent : "");
	if (rows[_i].sent == NULL)
		variables[3] = NULL;
	http_request_init(&request, variables, &no_body);
	err = provider_path_add(
	    &request, request.path + strlen("/up"), &url, &error);
	if (rows[_i].expected == BAD) {
		ck_assert_int_eq(err, ERR_INVALID);
		ck_assert_str_eq(error.code, "PATH_INVALID");
	} else {
		ck_assert_int_eq(err, ERR_OK);
		ck_assert_str_eq(
		    url.data != NULL ? url.data : "", rows[_i].expected);
	}
	buffer_clear(&url);
	http_request_clear(&request);
}
END_TEST

UNIT_MAIN(
    "provider_path", UNIT_ROWS(a_path_stays_as_sent_and_below_the_base, rows))
