#include <errno.h>
#include <poll.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "base/timestamp.h"
#include "http/live.h"
#include "unit.h"

#define HEAD 8 /* bytes of a record */

/* Seconds that a test lets pass at once. */
static atomic_long passed;

/* Stands for libc's in this program. */
int clock_gettime(clockid_t clock, struct timespec *now)
{
	int status = (int)syscall(SYS_clock_gettime, clock, now);

	now->tv_sec += atomic_load(&passed);
	return status;
}

/* A reader: what http/ has on its side, and the peer that we read from. */
struct reader {
	struct http_request request;
	struct http_sink sink;
	struct http_stream stream;
	int ours, peer;
};

static char *const variables[] = {"REQUEST_METHOD=GET", NULL};
static const struct http_body no_body;

static bool write_nothing(void *context, const char *data, size_t length)
{
	(void)context;
	(void)data;
	(void)length;
	return true;
}

static int hand_over(void *context, unsigned *id)
{
	struct reader *reader = context;

	*id = 7;
	return reader->ours;
}

static void reader_open(struct reader *reader)
{
	int pair[2];

	ck_assert_int_eq(
	    socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
	*reader = (struct reader){.ours = pair[0], .peer = pair[1]};
	reader->sink = (struct http_sink){
	    .write = write_nothing, .hand_over = hand_over, .context = reader};
	http_request_init(&reader->request, variables, &no_body);
	http_stream_init(&reader->stream, &reader->sink, &reader->request);
}

/* What reads_until() has read, the heads of records with it. */
static char got[65536];
static size_t used;

/* Reads what comes until TEXT is in it, or it is at its end. */
static bool reads_until(struct reader *reader, const char *text)
{
	for (used = 0;;) {
		ssize_t more =
		    read(reader->peer, got + used, sizeof got - used);

		ck_assert(more >= 0 || errno == ECONNRESET);
		if (more <= 0)
			return false;
		used += (size_t)more;
		if (memmem(got, used, text, strlen(text)) != NULL)
			return true;
		ck_assert_uint_lt(used, sizeof got);
	}
}

static int times_read(const char *text)
{
	const char *at = got;
	int times = 0;

	while ((at = memmem(at, (size_t)(got + used - at), text,
		    strlen(text))) != NULL) {
		at += strlen(text);
		times++;
	}
	return times;
}

/* What the publisher was told, counted by a pipe that tests wait on. */
static int told[2];

static void opened(void *context, const char *topic)
{
	(void)context;
	(void)topic;
	ck_assert_int_eq(write(told[1], "o", 1), 1);
}

static void closed(void *context, const char *topic)
{
	(void)context;
	(void)topic;
	ck_assert_int_eq(write(told[1], "c", 1), 1);
}

static void expect_told(char what)
{
	char word = 0;

	ck_assert_int_eq(read(told[0], &word, 1), 1);
	ck_assert_int_eq(word, what);
}

static struct http_live *start(size_t maximum)
{
	const struct http_live_publisher publisher = {opened, closed, NULL};
	struct http_live *live;

	ck_assert_int_eq(pipe(told), 0);
	ck_assert_int_eq(
	    http_live_start(maximum, &publisher, &live, NULL), ERR_OK);
	return live;
}

static void stop(struct http_live *live)
{
	http_live_stop(live);
	http_live_free(live);
}

/* READER is open, and has perhaps a caller. */
static void join_opened(struct http_live *live, struct reader *reader,
    const char *topic, const char *last_id)
{
	ck_assert_int_eq(
	    http_live_join(live, &reader->stream, topic, last_id, NULL),
	    ERR_OK);
	ck_assert(reader->stream.handed_over);
	expect_told('o');
}

static void join(struct http_live *live, struct reader *reader,
    const char *topic, const char *last_id)
{
	reader_open(reader);
	join_opened(live, reader, topic, last_id);
}

START_TEST(readers_of_a_topic_get_its_events)
{
	struct http_live *live = start(3);
	struct reader a, b, other;

	join(live, &a, "a", NULL);
	join(live, &b, "a", NULL);
	join(live, &other, "other", NULL);
	http_live_publish(live, "nobody", "1", "news", "none");
	http_live_publish(live, "a", "1", "news", "{\"x\":1}");
	http_live_publish(live, "other", "9", "news", "2");
	ck_assert(reads_until(&a, "id: 1\nevent: news\ndata: {\"x\":1}\n\n"));
	ck_assert(reads_until(&b, "id: 1\nevent: news\ndata: {\"x\":1}\n\n"));
	ck_assert(reads_until(&other, "id: 9\nevent: news\ndata: 2\n\n"));
	stop(live);
}
END_TEST

START_TEST(an_event_is_sent_once)
{
	struct http_live *live = start(2);
	struct reader had, fresh;

	join(live, &had, "a", "1");
	join(live, &fresh, "a", NULL);
	http_live_publish(live, "a", "1", "news", "one");
	http_live_publish(live, "a", "1", "news", "one");
	http_live_publish(live, "a", "2", "news", "two");
	ck_assert(reads_until(&fresh, "data: two\n\n"));
	ck_assert_int_eq(times_read("data: one\n\n"), 1);
	ck_assert(reads_until(&had, "data: two\n\n"));
	ck_assert_int_eq(times_read("data: one\n\n"), 0);
	stop(live);
}
END_TEST

START_TEST(one_that_is_too_many_is_refused)
{
	struct http_live *live = start(1);
	struct reader first, second;
	struct error error;

	join(live, &first, "a", NULL);
	reader_open(&second);
	ck_assert_int_eq(
	    http_live_join(live, &second.stream, "a", NULL, &error), ERR_BUSY);
	ck_assert_str_eq(error.code, "TOO_MANY_STREAMS");
	ck_assert(!http_stream_has_begun(&second.stream));
	close(first.peer);
	expect_told('c');
	stop(live);
}
END_TEST

START_TEST(who_does_not_read_is_dropped)
{
	struct http_live *live = start(2);
	struct reader lazy, busy;
	char data[2000], id[16];
	int small = 4096;

	reader_open(&lazy);
	setsockopt(lazy.ours, SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
	ck_assert_int_eq(
	    http_live_join(live, &lazy.stream, "lazy", NULL, NULL), ERR_OK);
	expect_told('o');
	join(live, &busy, "busy", NULL);
	memset(data, 'x', sizeof data - 1);
	data[sizeof data - 1] = '\0';
	for (int i = 0; i < 100; i++) {
		snprintf(id, sizeof id, "%d", i);
		http_live_publish(live, "lazy", id, "news", data);
	}
	expect_told('c');
	http_live_publish(live, "busy", "1", "news", "here");
	ck_assert(reads_until(&busy, "data: here\n\n"));
	ck_assert(!reads_until(&lazy, "never"));
	stop(live);
}
END_TEST

START_TEST(a_stop_ends_streams_as_whole)
{
	/* An empty STDOUT and an END_REQUEST of request 7. */
	static const char end[] = "\1\6\0\7\0\0\0\0\1\3\0\7\0\10\0\0"
				  "\0\0\0\0\0\0\0";
	struct http_live *live = start(1);
	struct reader reader, late;
	ssize_t more;

	used = 0;
	join(live, &reader, "a", NULL);
	http_live_stop(live);
	while ((more = read(reader.peer, got + used, sizeof got - used)) > 0)
		used += (size_t)more;
	ck_assert_uint_gt(used, sizeof end);
	ck_assert_mem_eq(got + used - sizeof end, end, sizeof end);
	reader_open(&late);
	ck_assert_int_eq(
	    http_live_join(live, &late.stream, "a", NULL, NULL), ERR_BUSY);
	http_live_publish(live, "a", "1", "news", "unheard");
	http_live_free(live);
}
END_TEST

START_TEST(streams_end_with_what_their_reader_came_with)
{
	struct http_live *live = start(4);
	struct reader key, made_with_it, other, open;

	reader_open(&key);
	key.request.caller.lineage[0] = 7;
	join_opened(live, &key, "a", NULL);
	reader_open(&made_with_it);
	made_with_it.request.caller.lineage[0] = 9;
	made_with_it.request.caller.lineage[1] = 8;
	made_with_it.request.caller.lineage[2] = 7;
	join_opened(live, &made_with_it, "b", NULL);
	reader_open(&other);
	other.request.caller.lineage[0] = 77;
	join_opened(live, &other, "a", NULL);
	join(live, &open, "a", NULL);
	http_live_end(live, 0); /* nobody came with that */
	http_live_end(live, 7);
	ck_assert(!reads_until(&key, "never"));
	ck_assert(!reads_until(&made_with_it, "never"));
	expect_told('c'); /* of b alone */
	http_live_publish(live, "a", "1", "news", "here");
	ck_assert(reads_until(&other, "data: here\n\n"));
	ck_assert(reads_until(&open, "data: here\n\n"));
	stop(live);
}
END_TEST

START_TEST(streams_end_when_their_readers_time_is_over)
{
	struct http_live *live = start(3);
	struct reader first, second, later;

	reader_open(&later);
	later.request.caller.expires_at =
	    timestamp_now() + 3600 * TIMESTAMP_SECOND;
	join_opened(live, &later, "a", NULL);
	reader_open(&second);
	second.request.caller.expires_at =
	    timestamp_now() + TIMESTAMP_SECOND / 10;
	join_opened(live, &second, "b", NULL);
	reader_open(&first);
	first.request.caller.expires_at = timestamp_now() - TIMESTAMP_SECOND;
	join_opened(live, &first, "c", NULL);
	ck_assert(!reads_until(&first, "never"));
	expect_told('c');
	ck_assert(!reads_until(&second, "never"));
	expect_told('c');
	http_live_publish(live, "a", "1", "news", "here");
	ck_assert(reads_until(&later, "data: here\n\n"));
	stop(live);
}
END_TEST

START_TEST(streams_by_the_web_servers_login_end_after_an_hour)
{
	struct http_live *live = start(3);
	struct reader login, later_login, key;

	reader_open(&login);
	login.request.caller.means = MEANS_LOGIN;
	join_opened(live, &login, "login", NULL);
	reader_open(&key);
	key.request.caller.means = MEANS_HEADER;
	join_opened(live, &key, "key", NULL);
	/* What is published wakes the thread, which then looks at the clock. */
	atomic_store(&passed, 3500);
	http_live_publish(live, "login", "1", "news", "early");
	ck_assert(reads_until(&login, "data: early\n\n"));
	reader_open(&later_login);
	later_login.request.caller.means = MEANS_LOGIN;
	join_opened(live, &later_login, "later", NULL);
	atomic_store(&passed, 3601);
	http_live_publish(live, "login", "2", "news", "late");
	ck_assert(!reads_until(&login, "never"));
	expect_told('c');
	http_live_publish(live, "later", "1", "news", "here");
	ck_assert(reads_until(&later_login, "data: here\n\n"));
	http_live_publish(live, "key", "1", "news", "here");
	ck_assert(reads_until(&key, "data: here\n\n"));
	stop(live);
	atomic_store(&passed, 0); /* check measures how long a test takes */
}
END_TEST

START_TEST(many_topics_come_and_go)
{
	enum { COUNT = 300 };
	struct http_live *live = start(COUNT);
	static struct reader readers[COUNT];
	char name[16], wanted[64];

	for (int i = 0; i < COUNT; i++) {
		snprintf(name, sizeof name, "t%d", i);
		join(live, &readers[i], name, NULL);
	}
	for (int i = 0; i < COUNT; i++) {
		snprintf(name, sizeof name, "t%d", i);
		http_live_publish(live, name, "1", "news", name);
		snprintf(wanted, sizeof wanted, "data: %s\n\n", name);
		ck_assert(reads_until(&readers[i], wanted));
	}
	for (int i = 0; i < COUNT; i++) {
		close(readers[i].peer);
		expect_told('c');
	}
	join(live, &readers[0], "again", NULL);
	stop(live);
}
END_TEST

UNIT_MAIN("live", UNIT_ONCE(readers_of_a_topic_get_its_events),
    UNIT_ONCE(an_event_is_sent_once),
    UNIT_ONCE(one_that_is_too_many_is_refused),
    UNIT_ONCE(who_does_not_read_is_dropped),
    UNIT_ONCE(a_stop_ends_streams_as_whole),
    UNIT_ONCE(streams_end_with_what_their_reader_came_with),
    UNIT_ONCE(streams_end_when_their_readers_time_is_over),
    UNIT_ONCE(streams_by_the_web_servers_login_end_after_an_hour),
    UNIT_ONCE(many_topics_come_and_go))
