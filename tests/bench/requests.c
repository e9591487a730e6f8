/*
 * Chat requests without streaming over kept connections, each as soon as the
 * one before is answered.
 *
 * usage: requests PORT CONNECTIONS ROUNDS MILLISECONDS PATH...
 *
 * Goes through the PATHs ROUNDS times, for MILLISECONDS each, so that whatever
 * else the machine does slows all of them. A request that has begun is waited
 * for. Prints for each PATH: answers, answers a second, their median time and
 * the 99th percentile in microseconds, requests that failed in any way.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "answer.h"
#include "base/memory.h"
#include "bench.h"

#define BATCH 64
#define NANOSECONDS_PER_MILLISECOND INT64_C(1000000)
#define SILENCE_MAXIMUM_MS 30000

struct target {
	const char *path;
	struct connection *connections;
	struct samples times; /* nanoseconds */
	int64_t busy;	      /* nanoseconds of its rounds */
	long failed;
};

struct connection {
	struct target *target;
	int descriptor; /* -1: none */
	int64_t asked;
	struct answer answer;
};

struct client {
	int port, epoll;
	int asking;	  /* connections that wait for an answer */
	int64_t deadline; /* no request begins after it */
	unsigned long requests;
};

static void disconnect(struct connection *connection)
{
	close(connection->descriptor);
	connection->descriptor = -1;
}

static void reconnect(struct client *client, struct connection *connection)
{
	struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};

	connection->descriptor = bench_connect(client->port);
	epoll_ctl(client->epoll, EPOLL_CTL_ADD, connection->descriptor, &event);
}

static int write_request(
    const struct client *client, const char *path, char *request, size_t size)
{
	char body[512];
	int length = snprintf(body, sizeof body,
	    "{\"model\":\"gpt-4o\",\"user\":\"%lu\",\"temperature\":0.2,"
	    "\"messages\":[{\"role\":\"system\",\"content\":\"You help people "
	    "who keep a small shop.\"},{\"role\":\"user\",\"content\":\"Which "
	    "of last week's orders have not left the house yet, and what "
	    "should I tell those who wait for them?\"}]}",
	    1001 + client->requests % 1000);

	return snprintf(request, size,
	    "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
	    "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
	    path, client->port, length, body);
}

static void ask(struct client *client, struct connection *connection)
{
	char request[2048];
	int length = write_request(
	    client, connection->target->path, request, sizeof request);

	if (connection->descriptor < 0)
		reconnect(client, connection);
	client->requests++;
	answer_begin(&connection->answer, NULL, NULL);
	connection->asked = bench_clock();
	/* It fits into the empty buffer of the socket. */
	if (send(connection->descriptor, request, (size_t)length,
		MSG_NOSIGNAL) != length) {
		connection->target->failed++;
		disconnect(connection);
		return;
	}
	client->asking++;
}

static void finish(struct client *client, struct connection *connection)
{
	const struct answer *answer = &connection->answer;
	struct target *target = connection->target;
	int64_t now = bench_clock();

	client->asking--;
	if (answer->part == ANSWER_WHOLE && answer->status == 200)
		samples_add(&target->times, now - connection->asked);
	else
		target->failed++;
	if (answer->part == ANSWER_BROKEN || answer->closes)
		disconnect(connection);
	if (now < client->deadline && target->failed == 0)
		ask(client, connection);
}

static void receive(struct client *client, struct connection *connection)
{
	char data[16384];
	ssize_t length = read(connection->descriptor, data, sizeof data);

	if (length < 0 && errno == EAGAIN)
		return;
	/* The server may end a kept connection, but not speak unasked. */
	if (answer_is_over(&connection->answer)) {
		connection->target->failed += length > 0;
		disconnect(connection);
		return;
	}
	if (length <= 0)
		answer_end(&connection->answer);
	else
		answer_feed(&connection->answer, data, (size_t)length);
	if (length <= 0 && connection->answer.part == ANSWER_WHOLE)
		connection->answer.closes = true;
	if (answer_is_over(&connection->answer))
		finish(client, connection);
}

/* False: answers stay away. */
static bool run_round(struct client *client, struct target *target,
    int connections, int milliseconds)
{
	struct epoll_event events[BATCH];
	int64_t begun = bench_clock();

	client->deadline = begun + milliseconds * NANOSECONDS_PER_MILLISECOND;
	for (int i = 0; i < connections; i++)
		ask(client, &target->connections[i]);
	while (client->asking > 0) {
		int count = epoll_wait(
		    client->epoll, events, BATCH, SILENCE_MAXIMUM_MS);

		if (count == 0)
			return false;
		for (int i = 0; i < count; i++)
			receive(client, events[i].data.ptr);
	}
	target->busy += bench_clock() - begun;
	return target->failed == 0;
}

static void print_target(struct target *target)
{
	double seconds = (double)target->busy / 1e9;

	printf("result %zu %.1f %.1f %.1f %ld\n", target->times.count,
	    seconds > 0 ? (double)target->times.count / seconds : 0,
	    (double)samples_percentile(&target->times, 500) / 1e3,
	    (double)samples_percentile(&target->times, 990) / 1e3,
	    target->failed);
}

static struct target *make_targets(char *paths[], int count, int connections)
{
	struct target *targets = memory_calloc((size_t)count, sizeof *targets);

	for (int i = 0; i < count; i++) {
		targets[i].path = paths[i];
		targets[i].connections = memory_calloc(
		    (size_t)connections, sizeof *targets[i].connections);
		for (int j = 0; j < connections; j++) {
			targets[i].connections[j].target = &targets[i];
			targets[i].connections[j].descriptor = -1;
		}
	}
	return targets;
}

static void free_targets(struct target *targets, int count, int connections)
{
	for (int i = 0; i < count; i++) {
		for (int j = 0; j < connections; j++) {
			struct connection *c = &targets[i].connections[j];

			if (c->descriptor >= 0)
				disconnect(c);
			answer_clear(&c->answer);
		}
		free(targets[i].connections);
		samples_clear(&targets[i].times);
	}
	free(targets);
}

int main(int argc, char *argv[])
{
	struct client client = {.epoll = epoll_create1(EPOLL_CLOEXEC)};
	struct target *targets;
	int connections, rounds, milliseconds, paths = argc - 5;
	bool answered = true;

	if (paths < 1)
		return 2;
	client.port = bench_number(argv[1], "PORT", 1);
	connections = bench_number(argv[2], "CONNECTIONS", 1);
	rounds = bench_number(argv[3], "ROUNDS", 1);
	milliseconds = bench_number(argv[4], "MILLISECONDS", 0);
	targets = make_targets(argv + 5, paths, connections);
	for (int i = 0; i < rounds && answered; i++)
		for (int j = 0; j < paths && answered; j++)
			answered = run_round(
			    &client, &targets[j], connections, milliseconds);
	for (int i = 0; i < paths; i++)
		print_target(&targets[i]);
	if (!answered)
		fputs("requests: failed, or not answered\n", stderr);
	free_targets(targets, paths, connections);
	close(client.epoll);
	return answered ? 0 : 1;
}
