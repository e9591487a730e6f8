#include "http/access.h"

#include <string.h>

#include "fake_body.h"
#include "unit.h"

#define HERE "SERVER_ADDR=127.0.0.1"

static const struct {
	char *address, *more;
	const char *refusal; /* words of it; NULL: answered */
} access_rows[] = {
    {HERE, NULL, NULL},
    {"SERVER_ADDR=127.8.9.10", NULL, NULL},
    {"SERVER_ADDR=::1", NULL, NULL},
    {"SERVER_ADDR=0:0:0:0:0:0:0:1", NULL, NULL},
    {"SERVER_ADDR=::ffff:127.0.0.1", NULL, NULL},
    {HERE, "HTTP_HOST=", NULL},
    {HERE, "HTTP_HOST=localhost", NULL},
    {HERE, "HTTP_HOST=LocalHost:3000", NULL},
    {HERE, "HTTP_HOST=127.0.0.1:3001", NULL},
    {HERE, "HTTP_HOST=127.0.0.2", NULL},
    {HERE, "HTTP_HOST=[::1]", NULL},
    {HERE, "HTTP_HOST=[::1]:3000", NULL},
    {HERE, "HTTP_VIAL=1", NULL},
    {HERE, "HTTP_FORWARDED_BY_NOBODY=1", NULL},
    /* The server's own address decides, not the peer's. */
    {HERE, "REMOTE_ADDR=192.0.2.1", NULL},
    {"REMOTE_ADDR=127.0.0.1", NULL, "loopback address"},
    {"SERVER_ADDR=", NULL, "loopback address"},
    {"SERVER_ADDR=localhost", NULL, "loopback address"},
    {"SERVER_ADDR=192.0.2.1", NULL, "loopback address"},
    {"SERVER_ADDR=128.0.0.1", NULL, "loopback address"},
    {"SERVER_ADDR=126.255.255.255", NULL, "loopback address"},
    {"SERVER_ADDR=0.0.0.0", NULL, "loopback address"},
    {"SERVER_ADDR=127.0.0.1 ", NULL, "loopback address"},
    {"SERVER_ADDR=127.0.0.1.example.org", NULL, "loopback address"},
    {"SERVER_ADDR=127.1", NULL, "loopback address"},
    {"SERVER_ADDR=::", NULL, "loopback address"},
    {"SERVER_ADDR=::2", NULL, "loopback address"},
    {"SERVER_ADDR=2001:db8::1", NULL, "loopback address"},
    {"SERVER_ADDR=::ffff:192.0.2.1", NULL, "loopback address"},
    {"SERVER_ADDR=unix:/run/nginx.sock", NULL, "loopback address"},
    {HERE, "HTTP_FORWARDED=for=127.0.0.1", "proxy"},
    {HERE, "HTTP_FORWARDED=", "proxy"},
    {HERE, "HTTP_X_FORWARDED_FOR=127.0.0.1", "proxy"},
    {HERE, "HTTP_X_FORWARDED_HOST=localhost", "proxy"},
    {HERE, "HTTP_X_FORWARDED_PROTO=http", "proxy"},
    {HERE, "HTTP_X_REAL_IP=127.0.0.1", "proxy"},
    {HERE, "HTTP_X_CLIENT_IP=127.0.0.1", "proxy"},
    {HERE, "HTTP_X_CLUSTER_CLIENT_IP=127.0.0.1", "proxy"},
    {HERE, "HTTP_TRUE_CLIENT_IP=127.0.0.1", "proxy"},
    {HERE, "HTTP_CF_CONNECTING_IP=127.0.0.1", "proxy"},
    {HERE, "HTTP_VIA=1.1 proxy", "proxy"},
    {HERE, "HTTP_HOST=example.org", "names"},
    {HERE, "HTTP_HOST=localhost.example.org", "names"},
    {HERE, "HTTP_HOST=127.0.0.1.example.org", "names"},
    {HERE, "HTTP_HOST=192.0.2.1:3000", "names"},
    {HERE, "HTTP_HOST=[2001:db8::1]:3000", "names"},
    {HERE, "HTTP_HOST=::1", "names"},
    {HERE, "HTTP_HOST=:3000", "names"},
    {HERE, "HTTP_HOST=[", "names"},
    {HERE,
	"HTTP_HOST=localhostlocalhostlocalhostlocalhostlocalhostlocalhost"
	"localhost",
	"names"},
};

START_TEST(only_this_host_is_answered)
{
	char *variables[] = {
	    access_rows[_i].address, access_rows[_i].more, NULL};
	const char *words = access_rows[_i].refusal;
	struct error error = {{0}, {0}};
	struct http_request request;
	struct fake_body body;

	fake_body_init(&body, "", 0);
	http_request_init(&request, variables, &body.source);
	if (words == NULL) {
		ck_assert_int_eq(access_check(&request, &error), ERR_OK);
	} else {
		ck_assert_int_eq(access_check(&request, &error), ERR_FORBIDDEN);
		ck_assert_str_eq(error.code, "LOOPBACK_ONLY");
		ck_assert_msg(strstr(error.message, words) != NULL,
		    "\"%s\" lacks %s", error.message, words);
	}
	http_request_clear(&request);
}
END_TEST

UNIT_MAIN("access", UNIT_ROWS(only_this_host_is_answered, access_rows))
