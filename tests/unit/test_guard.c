/* Who is let in without a credential of ours; tests/http/auth.test has those
 * who have one. */
#include "api/guard.h"

#include <string.h>

#include "unit.h"

static const struct http_body no_body;

#define ADDRESS "SERVER_ADDR=127.0.0.1"

static const struct {
	enum access_mode mode;
	bool trusts;
	enum http_access access;
	char *variables[5];
	const char *code; /* "" for who is let in */
	enum role role;
	const char *user_id;
} rows[] = {
    {ACCESS_MODE_CLOSED, false, ACCESS_READ, {ADDRESS}, "CREDENTIAL_REQUIRED",
	ROLE_NONE, ""},
    {ACCESS_MODE_CLOSED, false, ACCESS_PUBLIC, {NULL}, "", ROLE_NONE, ""},
    /* Nobody asks who he is, and the database is not asked. */
    {ACCESS_MODE_CLOSED, false, ACCESS_PUBLIC, {"HTTP_X_API_KEY=tm_x"}, "",
	ROLE_NONE, ""},
    {ACCESS_MODE_OPEN, false, ACCESS_READ, {ADDRESS}, "", ROLE_ADMIN, ""},
    {ACCESS_MODE_OPEN, false, ACCESS_ADMIN, {ADDRESS}, "", ROLE_ADMIN, ""},
    {ACCESS_MODE_OPEN, false, ACCESS_READ, {"SERVER_ADDR=203.0.113.9"},
	"LOOPBACK_ONLY", ROLE_NONE, ""},
    {ACCESS_MODE_OPEN, false, ACCESS_PUBLIC, {"SERVER_ADDR=203.0.113.9"},
	"LOOPBACK_ONLY", ROLE_NONE, ""},
    {ACCESS_MODE_OPEN, false, ACCESS_READ, {ADDRESS, "HTTP_VIA=x"},
	"LOOPBACK_ONLY", ROLE_NONE, ""},
    /* The web server's login. */
    {ACCESS_MODE_CLOSED, false, ACCESS_READ, {"REMOTE_USER=ada"},
	"CREDENTIAL_REQUIRED", ROLE_NONE, ""},
    {ACCESS_MODE_CLOSED, true, ACCESS_READ, {"REMOTE_USER=ada"}, "", ROLE_USER,
	"ada"},
    {ACCESS_MODE_CLOSED, true, ACCESS_READ, {"REMOTE_USER="},
	"CREDENTIAL_REQUIRED", ROLE_NONE, ""},
    {ACCESS_MODE_CLOSED, true, ACCESS_READ, {"REMOTE_USER=a\xff"},
	"LOGIN_INVALID", ROLE_NONE, ""},
    {ACCESS_MODE_CLOSED, true, ACCESS_READ, {"HTTP_REMOTE_USER=ada"},
	"CREDENTIAL_REQUIRED", ROLE_NONE, ""},
    {ACCESS_MODE_CLOSED, true, ACCESS_READ, {"HTTP_REMOTE-USER=root"},
	"CREDENTIAL_REQUIRED", ROLE_NONE, ""},
    {ACCESS_MODE_CLOSED, true, ACCESS_ADMIN, {"REMOTE_USER=ada"},
	"ACCESS_FORBIDDEN", ROLE_USER, "ada"},
    {ACCESS_MODE_CLOSED, true, ACCESS_RELAY, {"REMOTE_USER=ada"},
	"ACCESS_FORBIDDEN", ROLE_USER, "ada"},
    {ACCESS_MODE_CLOSED, true, ACCESS_ADMIN, {"REMOTE_USER=root"}, "",
	ROLE_ADMIN, ""},
    {ACCESS_MODE_CLOSED, true, ACCESS_ADMIN, {"REMOTE_USER=eve"}, "",
	ROLE_ADMIN, ""},
    {ACCESS_MODE_CLOSED, true, ACCESS_ADMIN, {"REMOTE_USER=roo"},
	"ACCESS_FORBIDDEN", ROLE_USER, "roo"},
    /* What a browser adds by itself is good for our own pages only. */
    {ACCESS_MODE_CLOSED, true, ACCESS_RECORD,
	{"REMOTE_USER=ada", "REQUEST_METHOD=POST"}, "ORIGIN_REQUIRED",
	ROLE_USER, "ada"},
    {ACCESS_MODE_CLOSED, true, ACCESS_RECORD,
	{"REMOTE_USER=ada", "REQUEST_METHOD=POST", "HTTP_HOST=a.example",
	    "HTTP_ORIGIN=https://a.example"},
	"", ROLE_USER, "ada"},
    {ACCESS_MODE_CLOSED, true, ACCESS_RECORD,
	{"REMOTE_USER=ada", "REQUEST_METHOD=POST", "HTTP_HOST=a.example:3000",
	    "HTTP_ORIGIN=http://A.example:3000"},
	"", ROLE_USER, "ada"},
    {ACCESS_MODE_CLOSED, true, ACCESS_RECORD,
	{"REMOTE_USER=ada", "REQUEST_METHOD=POST", "HTTP_HOST=a.example",
	    "HTTP_ORIGIN=https://evil.example"},
	"ORIGIN_FORBIDDEN", ROLE_USER, "ada"},
    {ACCESS_MODE_CLOSED, true, ACCESS_RECORD,
	{"REMOTE_USER=ada", "REQUEST_METHOD=DELETE", "HTTP_HOST=a.example",
	    "HTTP_ORIGIN=null"},
	"ORIGIN_FORBIDDEN", ROLE_USER, "ada"},
    {ACCESS_MODE_CLOSED, true, ACCESS_RECORD,
	{"REMOTE_USER=ada", "REQUEST_METHOD=POST",
	    "HTTP_ORIGIN=https://a.example"},
	"ORIGIN_FORBIDDEN", ROLE_USER, "ada"},
    {ACCESS_MODE_CLOSED, true, ACCESS_READ,
	{"REMOTE_USER=ada", "REQUEST_METHOD=GET", "HTTP_HOST=a.example",
	    "HTTP_ORIGIN=https://a.example.evil.example"},
	"ORIGIN_FORBIDDEN", ROLE_USER, "ada"},
};

START_TEST(who_is_let_in)
{
	char admins[] = "  root  eve ";
	struct config config = {.access = rows[_i].mode,
	    .trust_remote_user = rows[_i].trusts,
	    .admins = admins};
	const struct api api = {.config = &config};
	const struct http_route route = {.access = rows[_i].access};
	char *variables[6] = {NULL};
	struct http_request request;
	struct http_response response;
	struct error error = {0};
	enum err err;
	size_t count = 0;

	while (count < 5 && rows[_i].variables[count] != NULL) {
		variables[count] = rows[_i].variables[count];
		count++;
	}
	if (count < 5 && (count < 2 || strncmp(variables[1], "REQUEST", 7)))
		variables[count] = "REQUEST_METHOD=GET";
	http_request_init(&request, variables, &no_body);
	http_response_init(&response);
	err = api_guard(&api, &route, &request, &response, &error);
	ck_assert_str_eq(error.code, rows[_i].code);
	ck_assert_int_eq(err == ERR_OK, rows[_i].code[0] == '\0');
	ck_assert_int_eq(request.caller.role, rows[_i].role);
	ck_assert_str_eq(request.caller.user_id, rows[_i].user_id);
	http_response_clear(&response);
}
END_TEST

START_TEST(where_there_is_nothing_strangers_learn_nothing)
{
	struct config config = {.access = ACCESS_MODE_CLOSED};
	const struct api api = {.config = &config};
	char *variables[] = {"REQUEST_METHOD=OPTIONS", NULL};
	struct http_request request;
	struct http_response response;
	struct error error;

	http_request_init(&request, variables, &no_body);
	http_response_init(&response);
	ck_assert_int_eq(api_guard(&api, NULL, &request, &response, &error),
	    ERR_UNAUTHORIZED);
	http_response_clear(&response);
}
END_TEST

START_TEST(admins_have_names)
{
	char good[] = "root eve", bad[] = "root\teve";
	struct config config = {0};
	struct error error;

	ck_assert_int_eq(guard_check_settings(&config, &error), ERR_OK);
	config.admins = good;
	ck_assert_int_eq(guard_check_settings(&config, &error), ERR_OK);
	config.admins = bad;
	ck_assert_int_eq(guard_check_settings(&config, &error), ERR_INVALID);
}
END_TEST

UNIT_MAIN("guard", UNIT_ROWS(who_is_let_in, rows),
    UNIT_ONCE(where_there_is_nothing_strangers_learn_nothing),
    UNIT_ONCE(admins_have_names))
