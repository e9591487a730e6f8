/*
 * Many live streams at once, and how long a commit takes to reach those of its
 * user.
 *
 * usage: live PORT USERS STREAMS IDLE ROUNDS COMMITS INTERVAL
 *
 * Opens STREAMS of them for each of USERS, idles for IDLE seconds, and then
 * records COMMITS events ROUNDS times, INTERVAL milliseconds apart, for one
 * user after the other. Prints
 *
 *   open                          once each stream has had its first event
 *   idle                          when IDLE seconds are over
 *   request P50 P99 MAX           these three after each round
 *   answer P50 P99 MAX
 *   commit P50 P99 MAX
 *   result ENDED ANSWERED ARRIVALS LOST
 *
 * ENDED streams did so too early; ANSWERED commits were. They came to streams
 * ARRIVALS times, and LOST times did not. The times are microseconds: from
 * the request that records to the arrival at each stream, to its own answer,
 * and from that answer to the arrival, 0 where this came first.
 *
 * An event carries how many requests its user has made, so it tells of all
 * commits up to that one.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "answer.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "bench.h"

#define BATCH 256
#define NANOSECONDS_PER_MILLISECOND INT64_C(1000000)
#define OPENED_AT_ONCE 32
#define SILENCE_MAXIMUM_MS 30000
#define ARRIVAL_MAXIMUM_MS 5000
#define COUNT_MARK "\"requestCount\":"

struct crowd;

/* When the request was sent, and when it was answered; 0: it is not. */
struct commit {
	int64_t sent, answered;
};

struct user {
	struct commit *commits;
	int count;
};

/* One connection: a stream, or the one that records. */
struct channel {
	struct crowd *crowd;
	struct user *user; /* NULL: it records */
	int descriptor;	   /* -1: none, or over */
	int seen;	   /* commits; -1: no event yet */
	int64_t received;  /* when the bytes that are read now came */
	struct answer answer;
	struct buffer line;
};

struct crowd {
	int port, epoll;
	int users, streams, idle, rounds, commits, interval;
	struct user *people;
	struct channel *channels, recorder;
	int opened, heard, ended;
	int committed, answered;
	size_t arrivals;
	struct commit *asking; /* NULL: none */
	/* Nanoseconds. */
	struct samples from_request, from_answer, answers;
};

static void arrive(
    struct crowd *crowd, const struct commit *commit, int64_t when)
{
	bool was_answered = commit->answered != 0;

	crowd->arrivals++;
	samples_add(&crowd->from_request, when - commit->sent);
	samples_add(
	    &crowd->from_answer, was_answered ? when - commit->answered : 0);
}

static void see(struct channel *channel, int count)
{
	const struct user *user = channel->user;

	if (channel->seen < 0) {
		channel->crowd->heard++;
		channel->seen = 0;
	}
	for (; channel->seen < count && channel->seen < user->count;
	     channel->seen++)
		arrive(channel->crowd, &user->commits[channel->seen],
		    channel->received);
}

static void take_line(struct channel *channel, const char *line)
{
	const char *count = strstr(line, COUNT_MARK);

	if (count != NULL)
		see(channel, (int)strtol(count + strlen(COUNT_MARK), NULL, 10));
}

static void take_body(void *context, const char *data, size_t length)
{
	struct channel *channel = context;

	while (length > 0) {
		const char *end = memchr(data, '\n', length);
		size_t taken = end == NULL ? length : (size_t)(end - data) + 1;

		buffer_add(&channel->line, data, taken);
		if (end != NULL) {
			channel->line.data[channel->line.length - 1] = '\0';
			take_line(channel, channel->line.data);
			buffer_reset(&channel->line);
		}
		data += taken;
		length -= taken;
	}
}

static void connect_channel(struct crowd *crowd, struct channel *channel)
{
	struct epoll_event event = {.events = EPOLLIN, .data.ptr = channel};

	channel->descriptor = bench_connect(crowd->port);
	epoll_ctl(crowd->epoll, EPOLL_CTL_ADD, channel->descriptor, &event);
}

/* It fits into the empty buffer of the socket; if not, no answer. */
static void ask(struct channel *channel, const char *request, int length)
{
	if (send(channel->descriptor, request, (size_t)length, MSG_NOSIGNAL) !=
	    length)
		shutdown(channel->descriptor, SHUT_RDWR);
}

static void open_stream(struct crowd *crowd)
{
	struct channel *channel = &crowd->channels[crowd->opened];
	char request[256];
	int length = snprintf(request, sizeof request,
	    "GET /user/live-%d/token-usage/events HTTP/1.1\r\n"
	    "Host: 127.0.0.1:%d\r\nAccept: text/event-stream\r\n\r\n",
	    crowd->opened % crowd->users, crowd->port);

	connect_channel(crowd, channel);
	answer_begin(&channel->answer, take_body, channel);
	ask(channel, request, length);
	crowd->opened++;
}

static void commit(struct crowd *crowd)
{
	struct channel *recorder = &crowd->recorder;
	int number = crowd->committed++ % crowd->users;
	struct user *user = &crowd->people[number];
	char body[128], request[512];
	int length = snprintf(body, sizeof body,
	    "{\"userId\":\"live-%d\",\"promptTokens\":812,"
	    "\"completionTokens\":377,\"model\":\"gpt-4o\"}",
	    number);

	length = snprintf(request, sizeof request,
	    "POST /usage/events HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
	    "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
	    crowd->port, length, body);
	if (recorder->descriptor < 0)
		connect_channel(crowd, recorder);
	answer_begin(&recorder->answer, NULL, NULL);
	crowd->asking = &user->commits[user->count++];
	crowd->asking->sent = bench_clock();
	ask(recorder, request, length);
}

static void disconnect(struct channel *channel)
{
	close(channel->descriptor);
	channel->descriptor = -1;
}

static void take_answer(struct crowd *crowd, struct channel *recorder)
{
	const struct answer *answer = &recorder->answer;

	if (answer->part == ANSWER_WHOLE && answer->status / 100 == 2) {
		crowd->answered++;
		crowd->asking->answered = recorder->received;
		samples_add(
		    &crowd->answers, recorder->received - crowd->asking->sent);
	}
	crowd->asking = NULL;
	if (answer->part == ANSWER_BROKEN || answer->closes)
		disconnect(recorder);
}

static void receive(struct crowd *crowd, struct channel *channel)
{
	char data[16384];
	ssize_t length = read(channel->descriptor, data, sizeof data);

	if (length < 0 && errno == EAGAIN)
		return;
	channel->received = bench_clock();
	if (length <= 0)
		answer_end(&channel->answer);
	else
		answer_feed(&channel->answer, data, (size_t)length);
	if (channel->user != NULL && answer_is_over(&channel->answer)) {
		crowd->ended++;
		disconnect(channel);
	} else if (channel->user == NULL && crowd->asking == NULL) {
		disconnect(channel); /* a kept one, whose time is over */
	} else if (channel->user == NULL && answer_is_over(&channel->answer)) {
		take_answer(crowd, channel);
	}
}

/* Receives what comes within MILLISECONDS; false when nothing did. */
static bool listen_for(struct crowd *crowd, int64_t milliseconds)
{
	struct epoll_event events[BATCH];
	int count = epoll_wait(crowd->epoll, events, BATCH,
	    milliseconds > 0 ? (int)milliseconds : 0);

	for (int i = 0; i < count; i++)
		receive(crowd, events[i].data.ptr);
	return count > 0;
}

static void listen_until(struct crowd *crowd, int64_t when)
{
	int64_t left;

	while ((left = when - bench_clock()) > 0)
		listen_for(crowd, left / NANOSECONDS_PER_MILLISECOND + 1);
}

/* False: events stay away. */
static bool open_all(struct crowd *crowd)
{
	int count = crowd->users * crowd->streams;

	while (crowd->heard + crowd->ended < count) {
		while (crowd->opened < count &&
		       crowd->opened - crowd->heard < OPENED_AT_ONCE)
			open_stream(crowd);
		if (!listen_for(crowd, SILENCE_MAXIMUM_MS))
			return false;
	}
	return crowd->ended == 0;
}

static void say(const char *word)
{
	puts(word);
	fflush(stdout);
}

static size_t expected_arrivals(const struct crowd *crowd)
{
	return (size_t)crowd->answered * (size_t)crowd->streams;
}

/* After a slow answer the later ones are not made up for: a user's commits
 * would follow each other faster than they are told. */
static void commit_round(struct crowd *crowd)
{
	int64_t due, end;

	for (int i = 0;
	     i < crowd->commits && crowd->answered == crowd->committed; i++) {
		due = bench_clock() +
		      crowd->interval * NANOSECONDS_PER_MILLISECOND;
		commit(crowd);
		while (crowd->asking != NULL &&
		       listen_for(crowd, SILENCE_MAXIMUM_MS))
			;
		listen_until(crowd, due);
	}
	end = bench_clock() + ARRIVAL_MAXIMUM_MS * NANOSECONDS_PER_MILLISECOND;
	while (
	    crowd->arrivals < expected_arrivals(crowd) && bench_clock() < end)
		listen_for(crowd, 100);
}

static void print_times(const char *name, struct samples *times)
{
	printf("%s %" PRId64 " %" PRId64 " %" PRId64 "\n", name,
	    samples_percentile(times, 500) / 1000,
	    samples_percentile(times, 990) / 1000,
	    samples_percentile(times, 1000) / 1000);
	samples_clear(times);
}

static void commit_all(struct crowd *crowd)
{
	for (int i = 0; i < crowd->rounds; i++) {
		commit_round(crowd);
		print_times("request", &crowd->from_request);
		print_times("answer", &crowd->answers);
		print_times("commit", &crowd->from_answer);
	}
}

static void print_result(const struct crowd *crowd)
{
	printf("result %d %d %zu %zu\n", crowd->ended, crowd->answered,
	    crowd->arrivals, expected_arrivals(crowd) - crowd->arrivals);
}

static void make_crowd(struct crowd *crowd)
{
	int count = crowd->users * crowd->streams;

	bench_raise_descriptors();
	crowd->epoll = epoll_create1(EPOLL_CLOEXEC);
	crowd->recorder = (struct channel){.crowd = crowd, .descriptor = -1};
	crowd->people =
	    memory_calloc((size_t)crowd->users, sizeof *crowd->people);
	for (int i = 0; i < crowd->users; i++)
		crowd->people[i].commits = memory_calloc(
		    (size_t)(crowd->rounds * crowd->commits / crowd->users) + 1,
		    sizeof *crowd->people[i].commits);
	crowd->channels = memory_calloc((size_t)count, sizeof *crowd->channels);
	for (int i = 0; i < count; i++)
		crowd->channels[i] = (struct channel){.crowd = crowd,
		    .user = &crowd->people[i % crowd->users],
		    .descriptor = -1,
		    .seen = -1};
}

static void clear_channel(struct channel *channel)
{
	if (channel->descriptor >= 0)
		disconnect(channel);
	answer_clear(&channel->answer);
	buffer_clear(&channel->line);
}

static void clear_crowd(struct crowd *crowd)
{
	for (int i = 0; i < crowd->users * crowd->streams; i++)
		clear_channel(&crowd->channels[i]);
	clear_channel(&crowd->recorder);
	for (int i = 0; i < crowd->users; i++)
		free(crowd->people[i].commits);
	free(crowd->channels);
	free(crowd->people);
	samples_clear(&crowd->from_request);
	samples_clear(&crowd->from_answer);
	samples_clear(&crowd->answers);
	close(crowd->epoll);
}

int main(int argc, char *argv[])
{
	struct crowd crowd = {0};
	bool is_open;

	if (argc != 8)
		return 2;
	crowd.port = bench_number(argv[1], "PORT", 1);
	crowd.users = bench_number(argv[2], "USERS", 1);
	crowd.streams = bench_number(argv[3], "STREAMS", 1);
	crowd.idle = bench_number(argv[4], "IDLE", 0);
	crowd.rounds = bench_number(argv[5], "ROUNDS", 1);
	crowd.commits = bench_number(argv[6], "COMMITS", 1);
	crowd.interval = bench_number(argv[7], "INTERVAL", 0);
	make_crowd(&crowd);
	is_open = open_all(&crowd);
	if (is_open) {
		say("open");
		listen_until(
		    &crowd, bench_clock() + crowd.idle * INT64_C(1000) *
						NANOSECONDS_PER_MILLISECOND);
		say("idle");
		commit_all(&crowd);
	}
	print_result(&crowd);
	clear_crowd(&crowd);
	return is_open ? 0 : 1;
}
