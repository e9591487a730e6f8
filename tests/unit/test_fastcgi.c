#include "http/fastcgi.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "unit.h"

#define PATIENCE 60	     /* seconds */
#define CLEANING_NS 50000000 /* longer than it takes to miss it */

/* A GET of "/" as request 1: its beginning, its variables and their end, and
 * the end of its body. */
static const char get[] = "\1\1\0\1\0\10\0\0"
			  "\0\1\0\0\0\0\0\0"
			  "\1\4\0\1\0\65\3\0"
			  "\16\3REQUEST_METHODGET"
			  "\11\1PATH_INFO/"
			  "\13\11SERVER_ADDR127.0.0.1"
			  "\0\0\0"
			  "\1\4\0\1\0\0\0\0"
			  "\1\5\0\1\0\0\0";

/* What a thread's libraries clean up when it ends. */
static pthread_key_t library;
static atomic_bool is_clean;

static void clean_up(void *value)
{
	const struct timespec work = {.tv_nsec = CLEANING_NS};

	(void)value;
	nanosleep(&work, NULL);
	atomic_store(&is_clean, true);
}

static enum err use_library(const void *context,
    const struct http_request *request, const void *input,
    struct http_response *response, struct error *error)
{
	(void)context;
	(void)request;
	(void)input;
	(void)error;
	ck_assert_int_eq(pthread_setspecific(library, &library), 0);
	response->status = 204;
	return ERR_OK;
}

static const struct http_route routes[] = {
    {"GET", "/", .handler = use_library}};

static const struct http_site site = {
    .routes = routes, .route_count = sizeof routes / sizeof *routes};

static void ask(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int peer = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	char answer[4096];
	size_t used = 0;
	ssize_t got;

	memcpy(address.sun_path, path, strlen(path));
	ck_assert_int_eq(
	    connect(peer, (const struct sockaddr *)&address, sizeof address),
	    0);
	ck_assert_int_eq(write(peer, get, sizeof get), sizeof get);
	while ((got = read(peer, answer + used, sizeof answer - used)) > 0)
		used += (size_t)got;
	ck_assert_ptr_nonnull(memmem(answer, used, "Status: 204", 11));
	close(peer);
}

START_TEST(a_stop_waits_for_all_that_threads_do)
{
	char directory[] = "/tmp/test-fastcgi-XXXXXX";
	char path[sizeof directory + 8];
	struct http_listener listener;
	struct fastcgi_server *server;
	struct error error;
	size_t unfinished;

	ck_assert_ptr_nonnull(mkdtemp(directory));
	snprintf(path, sizeof path, "%s/socket", directory);
	ck_assert_int_eq(pthread_key_create(&library, clean_up), 0);
	ck_assert_int_eq(http_listener_open(&listener, path, &error), ERR_OK);
	ck_assert_int_eq(
	    fastcgi_start(&listener, &site, 10, &server, &error), ERR_OK);
	ask(path);
	ck_assert(fastcgi_stop(server, PATIENCE, &unfinished));
	ck_assert_uint_eq(unfinished, 0);
	ck_assert(atomic_load(&is_clean));
	http_listener_close(&listener);
	rmdir(directory);
}
END_TEST

UNIT_MAIN("fastcgi", UNIT_ONCE(a_stop_waits_for_all_that_threads_do))
