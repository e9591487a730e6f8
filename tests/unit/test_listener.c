#include "http/listener.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "unit.h"

static char directory[] = "/tmp/test-listener-XXXXXX";
static char path[sizeof directory + 8];

static void make_directory(void)
{
	ck_assert_ptr_nonnull(mkdtemp(directory));
	snprintf(path, sizeof path, "%s/socket", directory);
}

static void remove_directory(void)
{
	unlink(path);
	rmdir(directory);
}

static bool answers(void)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int peer = socket(AF_UNIX, SOCK_STREAM, 0);
	bool connected;

	memcpy(address.sun_path, path, strlen(path));
	connected =
	    connect(peer, (struct sockaddr *)&address, sizeof address) == 0;
	close(peer);
	return connected;
}

START_TEST(a_socket_is_for_owner_and_group)
{
	struct http_listener listener;
	struct error error;
	struct stat status;

	make_directory();
	ck_assert_int_eq(http_listener_open(&listener, path, &error), ERR_OK);
	ck_assert_int_eq(stat(path, &status), 0);
	ck_assert_int_eq(status.st_mode & 0777, 0660);
	ck_assert(answers());
	http_listener_withdraw(&listener);
	ck_assert_int_ne(stat(path, &status), 0);
	http_listener_close(&listener);
	remove_directory();
}
END_TEST

START_TEST(a_live_socket_stays_and_an_abandoned_one_goes)
{
	struct http_listener first, second;
	struct error error;

	make_directory();
	ck_assert_int_eq(http_listener_open(&first, path, &error), ERR_OK);
	ck_assert_int_eq(
	    http_listener_open(&second, path, &error), ERR_INVALID);
	ck_assert_ptr_nonnull(strstr(error.message, "end what listens there"));
	ck_assert(answers());
	/* As a killed process leaves it. */
	close(first.descriptor);
	ck_assert(!answers());
	ck_assert_int_eq(http_listener_open(&second, path, &error), ERR_OK);
	ck_assert(answers());
	http_listener_close(&second);
	free(first.path);
	remove_directory();
}
END_TEST

START_TEST(a_file_is_not_replaced)
{
	struct http_listener listener;
	struct error error;
	FILE *file;

	make_directory();
	file = fopen(path, "w");
	ck_assert_ptr_nonnull(file);
	fclose(file);
	ck_assert_int_eq(
	    http_listener_open(&listener, path, &error), ERR_INVALID);
	ck_assert_int_eq(access(path, F_OK), 0);
	remove_directory();
}
END_TEST

static const char *const refused_rows[] = {"", "relative/path", "0.0.0.0:9000",
    "10.0.0.1:9000", "[::]:9000", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0",
    "127.0.0.1:65536", "127.0.0.1:9x", "localhost:9000", "9000",
    "/nowhere/that/is/socket", "unix:"};

START_TEST(anything_else_is_refused)
{
	struct http_listener listener;
	struct error error;

	ck_assert_int_eq(
	    http_listener_open(&listener, refused_rows[_i], &error),
	    ERR_INVALID);
	ck_assert_str_eq(error.code, "LISTEN_FAILED");
	ck_assert_int_eq(listener.descriptor, -1);
}
END_TEST

START_TEST(a_directory_that_is_missing_is_named_as_what_to_make)
{
	struct http_listener listener;
	struct error error;

	ck_assert_int_eq(
	    http_listener_open(&listener, "/nowhere/that/is/socket", &error),
	    ERR_INVALID);
	ck_assert_ptr_nonnull(strstr(error.message, "make its directory"));
}
END_TEST

START_TEST(a_path_too_long_for_a_socket_is_refused)
{
	char long_path[200] = "/";
	struct http_listener listener;
	struct error error;

	memset(long_path + 1, 'x', sizeof long_path - 2);
	ck_assert_int_eq(
	    http_listener_open(&listener, long_path, &error), ERR_INVALID);
	ck_assert_ptr_nonnull(strstr(error.message, "too long"));
}
END_TEST

static const struct {
	const char *admitted;
	bool accepted;
} admitted_rows[] = {
    {NULL, true},
    {"", true},
    {"127.0.0.1", true},
    {"10.0.0.1,127.0.0.1", true},
    {"127.0.0.1,10.0.0.1", true},
    {"10.0.0.1", false},
    {"127.0.0.11", false},
    {"127.0.0.1x,1127.0.0.1", false},
    {",", false},
};

/* Connects to LISTENER and waits until that has got there. */
static int connect_to(const struct http_listener *listener)
{
	struct pollfd waiting = {listener->descriptor, POLLIN, 0};
	struct sockaddr_in address;
	socklen_t size = sizeof address;
	int peer = socket(AF_INET, SOCK_STREAM, 0);

	getsockname(listener->descriptor, (struct sockaddr *)&address, &size);
	ck_assert_int_eq(connect(peer, (struct sockaddr *)&address, size), 0);
	ck_assert_int_eq(poll(&waiting, 1, -1), 1);
	return peer;
}

START_TEST(connections_come_from_who_is_admitted)
{
	struct sockaddr_in address = {
	    .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct http_listener listener = {
	    .admitted = admitted_rows[_i].admitted};
	int peer, accepted;

	listener.descriptor = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
	ck_assert_int_eq(bind(listener.descriptor, (struct sockaddr *)&address,
			     sizeof address),
	    0);
	ck_assert_int_eq(listen(listener.descriptor, 1), 0);
	ck_assert_int_eq(http_listener_accept(&listener), -EAGAIN);
	peer = connect_to(&listener);
	accepted = http_listener_accept(&listener);
	if (admitted_rows[_i].accepted) {
		ck_assert_int_ge(accepted, 0);
		ck_assert_int_eq(fcntl(accepted, F_GETFD), FD_CLOEXEC);
		ck_assert_int_eq(fcntl(accepted, F_GETFL) & O_NONBLOCK, 0);
		close(accepted);
	} else {
		ck_assert_int_eq(accepted, -EPERM);
	}
	close(peer);
	http_listener_close(&listener);
}
END_TEST

UNIT_MAIN("listener", UNIT_ONCE(a_socket_is_for_owner_and_group),
    UNIT_ONCE(a_live_socket_stays_and_an_abandoned_one_goes),
    UNIT_ONCE(a_file_is_not_replaced),
    UNIT_ROWS(anything_else_is_refused, refused_rows),
    UNIT_ONCE(a_directory_that_is_missing_is_named_as_what_to_make),
    UNIT_ONCE(a_path_too_long_for_a_socket_is_refused),
    UNIT_ROWS(connections_come_from_who_is_admitted, admitted_rows))
