#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "db/db.h"
#include "db/notifications.h"
#include "meter/usage_watch.h"
#include "unit.h"

#define LONGER_THAN_A_TEST (2 * UNIT_SECONDS * 1000) /* ms */

static const struct db_statement statement = {"one", "SELECT 1"};

/* A server that takes connections and says nothing; CONNECTION is how it is
 * reached. */
static int start_silent_server(char connection[static 80])
{
	struct sockaddr_in address = {
	    .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t size = sizeof address;
	int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	ck_assert_int_ge(server, 0);
	ck_assert_int_eq(
	    bind(server, (const struct sockaddr *)&address, size), 0);
	ck_assert_int_eq(listen(server, 8), 0);
	ck_assert_int_eq(
	    getsockname(server, (struct sockaddr *)&address, &size), 0);
	snprintf(
	    connection, 80, "host=127.0.0.1 port=%d", ntohs(address.sin_port));
	return server;
}

static struct db_pool *pool_of(const char *connection)
{
	return db_pool_new(connection, 1, LONGER_THAN_A_TEST);
}

static void *ask(void *pool)
{
	static enum err err;
	struct db_result *result;

	err = db_query(pool, &statement, NULL, &result, NULL);
	return &err;
}

START_TEST(nobody_waits_after_an_interrupt)
{
	char connection[80];
	int server = start_silent_server(connection), peer;
	struct db_pool *pool = pool_of(connection);
	struct db_result *result;
	pthread_t asker;
	void *err;

	ck_assert_int_eq(pthread_create(&asker, NULL, ask, pool), 0);
	peer = accept(server, NULL, NULL);
	ck_assert_int_ge(peer, 0);
	db_pool_interrupt(pool);
	ck_assert_int_eq(pthread_join(asker, &err), 0);
	ck_assert_int_eq(*(enum err *)err, ERR_BUSY);
	ck_assert_int_eq(
	    db_query(pool, &statement, NULL, &result, NULL), ERR_BUSY);
	db_pool_free(pool);
	close(peer);
	close(server);
}
END_TEST

/* What is written to standard error until the end of the test. */
static int catch_log(void)
{
	int ends[2];

	ck_assert_int_eq(pipe2(ends, O_CLOEXEC | O_NONBLOCK), 0);
	ck_assert_int_eq(dup2(ends[1], STDERR_FILENO), STDERR_FILENO);
	close(ends[1]);
	return ends[0];
}

START_TEST(what_lasts_is_not_said_again_and_again)
{
	char connection[80], log[4096];
	int server = start_silent_server(connection), said = catch_log();
	struct db_pool *pool = pool_of(connection);
	struct db_notifications *notifications;
	ssize_t length;

	close(server); /* from now on it refuses */
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(
		    db_notifications_open(pool, "x", &notifications, NULL),
		    ERR_BUSY);
	length = read(said, log, sizeof log - 1);
	ck_assert_int_gt(length, 0);
	log[length] = '\0';
	ck_assert_ptr_nonnull(strstr(log, "cannot connect to the database"));
	ck_assert_ptr_null(strstr(strchr(log, '\n') + 1, "cannot connect"));
	db_pool_free(pool);
}
END_TEST

static void tell(
    void *context, const char *user_id, const struct usage_totals *totals)
{
	(void)context;
	(void)user_id;
	(void)totals;
}

START_TEST(nor_does_who_watches)
{
	char connection[80];
	int server = start_silent_server(connection), peer;
	struct db_pool *pool = pool_of(connection);
	struct usage_watch *watch = usage_watch_new(pool);

	ck_assert_int_eq(usage_watch_start(watch, tell, NULL, NULL), ERR_OK);
	usage_watch_open(watch, "ada");
	peer = accept(server, NULL, NULL);
	ck_assert_int_ge(peer, 0);
	db_pool_interrupt(pool);
	usage_watch_free(watch);
	db_pool_free(pool);
	close(peer);
	close(server);
}
END_TEST

UNIT_MAIN("pool", UNIT_ONCE(nobody_waits_after_an_interrupt),
    UNIT_ONCE(nor_does_who_watches),
    UNIT_ONCE(what_lasts_is_not_said_again_and_again))
