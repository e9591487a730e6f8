/*
 * A model provider that answers at once, so that what stands before it can be
 * measured: OpenAI's chat completions, as far as the bench asks for them.
 *
 * usage: upstream LISTENERS
 *
 * Listens on so many free ports of loopback and prints them in a line; each
 * has counters of its own. One thread, one epoll. Ends by a signal.
 *
 *   POST …/chat/completions  not streamed: a reply with usage. Streamed: by
 *                            the model "paced;RATE;COUNT" RATE chunks a second,
 *                            COUNT in all, whose content is "#NUMBER TIME", the
 *                            time being CLOCK_MONOTONIC's nanoseconds
 *   GET /counters            connections (that asked for a completion),
 *                            requests, streams, prompt and completion tokens
 */
#include <arpa/inet.h>
#include <errno.h>
#include <inttypes.h>
#include <jansson.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "bench.h"

#define BATCH 256
#define REQUEST_MAXIMUM 1048576
#define NANOSECONDS INT64_C(1000000000)
#define ACCEPTED_AT_ONCE 64

struct listener {
	int descriptor;
	int64_t connections, requests, streams;
	int64_t prompt_tokens, completion_tokens;
};

struct connection {
	struct listener *listener;
	int descriptor; /* -1: closed, freed when its stream is due */
	bool is_counted, is_waiting;
	struct buffer input, output; /* OUTPUT: what the socket did not take */
	/* The stream, while INTERVAL is not 0. */
	int64_t interval, due; /* nanoseconds */
	int next, chunks;
	int64_t prompt_tokens, completion_tokens;
	bool wants_usage;
	char model[64];
};

struct upstream {
	int epoll;
	struct listener *listeners;
	size_t listener_count;
	struct connection **streams; /* a heap: the first is due first */
	size_t stream_count, stream_capacity;
};

static void sink(struct upstream *upstream, size_t at)
{
	struct connection **heap = upstream->streams, *moved = heap[at];

	for (;;) {
		size_t child = 2 * at + 1;

		if (child + 1 < upstream->stream_count &&
		    heap[child + 1]->due < heap[child]->due)
			child++;
		if (child >= upstream->stream_count ||
		    moved->due <= heap[child]->due)
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = moved;
}

static void add_stream(struct upstream *upstream, struct connection *added)
{
	struct connection **heap;
	size_t at = upstream->stream_count++;

	if (at == upstream->stream_capacity) {
		upstream->stream_capacity = at * 2 + 64;
		upstream->streams = memory_realloc(upstream->streams,
		    upstream->stream_capacity * sizeof *upstream->streams);
	}
	heap = upstream->streams;
	for (; at > 0 && added->due < heap[(at - 1) / 2]->due;
	     at = (at - 1) / 2)
		heap[at] = heap[(at - 1) / 2];
	heap[at] = added;
}

static void remove_first_stream(struct upstream *upstream)
{
	upstream->streams[0] = upstream->streams[--upstream->stream_count];
	if (upstream->stream_count > 0)
		sink(upstream, 0);
}

static void hang_up(struct connection *connection)
{
	close(connection->descriptor);
	connection->descriptor = -1;
	buffer_clear(&connection->input);
	buffer_clear(&connection->output);
	if (connection->interval == 0)
		free(connection);
}

static void watch(struct upstream *upstream, struct connection *connection,
    int operation, bool output)
{
	struct epoll_event event = {.events = EPOLLIN | (output ? EPOLLOUT : 0),
	    .data.ptr = connection};

	connection->is_waiting = output;
	epoll_ctl(upstream->epoll, operation, connection->descriptor, &event);
}

/* What the socket does not take waits; a peer that is gone is noticed when it
 * is read from. */
static void put(struct upstream *upstream, struct connection *connection,
    const char *data, size_t length)
{
	ssize_t sent = 0;

	if (!connection->is_waiting)
		sent = send(connection->descriptor, data, length, MSG_NOSIGNAL);
	if (sent < 0 && errno != EAGAIN)
		return;
	if (sent < 0)
		sent = 0;
	if ((size_t)sent == length)
		return;
	buffer_add(&connection->output, data + sent, length - (size_t)sent);
	if (!connection->is_waiting)
		watch(upstream, connection, EPOLL_CTL_MOD, true);
}

static void put_rest(struct upstream *upstream, struct connection *connection)
{
	struct buffer rest = connection->output;

	connection->output = (struct buffer){0};
	watch(upstream, connection, EPOLL_CTL_MOD, false);
	put(upstream, connection, rest.data, rest.length);
	buffer_clear(&rest);
}

static void answer(struct upstream *upstream, struct connection *connection,
    const char *status, const char *body)
{
	char text[2048];
	int length = snprintf(text, sizeof text,
	    "HTTP/1.1 %s\r\nContent-Type: application/json\r\n"
	    "Content-Length: %zu\r\n\r\n%s",
	    status, strlen(body), body);

	put(upstream, connection, text, (size_t)length);
}

static void answer_counters(
    struct upstream *upstream, struct connection *connection)
{
	const struct listener *listener = connection->listener;
	char text[256];

	snprintf(text, sizeof text,
	    "%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 "\n",
	    listener->connections, listener->requests, listener->streams,
	    listener->prompt_tokens, listener->completion_tokens);
	answer(upstream, connection, "200 OK", text);
}

static void write_usage(
    const struct connection *connection, char *text, size_t size)
{
	snprintf(text, size,
	    "{\"prompt_tokens\":%" PRId64 ",\"completion_tokens\":%" PRId64
	    ",\"total_tokens\":%" PRId64 "}",
	    connection->prompt_tokens, connection->completion_tokens,
	    connection->prompt_tokens + connection->completion_tokens);
}

static void answer_chat(
    struct upstream *upstream, struct connection *connection)
{
	char usage[128], text[1024];

	write_usage(connection, usage, sizeof usage);
	snprintf(text, sizeof text,
	    "{\"id\":\"chatcmpl-%" PRId64 "\",\"object\":\"chat.completion\","
	    "\"created\":%lld,\"model\":\"%s\",\"choices\":[{\"index\":0,"
	    "\"message\":{\"role\":\"assistant\",\"content\":\"Three are still "
	    "here: two wait for a part that comes on Thursday, one for its "
	    "payment.\"},\"finish_reason\":\"stop\"}],\"usage\":%s}",
	    connection->listener->requests, (long long)time(NULL),
	    connection->model, usage);
	answer(upstream, connection, "200 OK", text);
}

static void put_event(
    struct upstream *upstream, struct connection *connection, const char *event)
{
	char text[1024];
	int length = snprintf(text, sizeof text, "%zx\r\ndata: %s\n\n\r\n",
	    strlen(event) + strlen("data: \n\n"), event);

	put(upstream, connection, text, (size_t)length);
}

static void put_chunk(struct upstream *upstream, struct connection *connection,
    const char *delta, const char *finish_reason)
{
	char text[512];

	snprintf(text, sizeof text,
	    "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\","
	    "\"created\":1750000000,\"model\":\"%s\",\"choices\":[{"
	    "\"index\":0,\"delta\":{%s},\"finish_reason\":%s}]}",
	    connection->model, delta, finish_reason);
	put_event(upstream, connection, text);
}

static void start_stream(
    struct upstream *upstream, struct connection *connection)
{
	static const char head[] = "HTTP/1.1 200 OK\r\n"
				   "Content-Type: text/event-stream\r\n"
				   "Cache-Control: no-cache\r\n"
				   "Transfer-Encoding: chunked\r\n\r\n";

	connection->listener->streams++;
	connection->next = 0;
	put(upstream, connection, head, strlen(head));
	connection->due = bench_clock();
	add_stream(upstream, connection);
}

static void end_stream(struct upstream *upstream, struct connection *connection)
{
	char usage[128], text[512];

	put_chunk(upstream, connection, "", "\"stop\"");
	if (connection->wants_usage) {
		write_usage(connection, usage, sizeof usage);
		snprintf(text, sizeof text,
		    "{\"id\":\"chatcmpl-1\",\"object\":"
		    "\"chat.completion.chunk\",\"created\":1750000000,"
		    "\"model\":\"%s\",\"choices\":[],\"usage\":%s}",
		    connection->model, usage);
		put_event(upstream, connection, text);
	}
	put_event(upstream, connection, "[DONE]");
	put(upstream, connection, "0\r\n\r\n", 5);
	connection->interval = 0;
}

/* The first stream of the heap is due. */
static void step_stream(struct upstream *upstream)
{
	struct connection *connection = upstream->streams[0];
	char delta[96];

	if (connection->descriptor < 0) {
		remove_first_stream(upstream);
		free(connection);
		return;
	}
	if (connection->next == connection->chunks) {
		remove_first_stream(upstream);
		end_stream(upstream, connection);
		return;
	}
	snprintf(delta, sizeof delta, "\"content\":\"#%d %" PRId64 "\"",
	    connection->next++, bench_clock());
	put_chunk(upstream, connection, delta, "null");
	connection->due += connection->interval;
	sink(upstream, 0);
}

/* False: it is no request for a completion that we know. */
static bool read_chat(
    struct connection *connection, const char *body, size_t length)
{
	json_t *root = json_loadb(body, length, 0, NULL);
	const char *model = NULL;
	int stream = 0, usage = 0, rate = 0;
	bool is_known;

	is_known =
	    json_unpack(root, "{s:s, s?b, s?{s?b}}", "model", &model, "stream",
		&stream, "stream_options", "include_usage", &usage) == 0 &&
	    strlen(model) < sizeof connection->model;
	if (is_known) {
		snprintf(
		    connection->model, sizeof connection->model, "%s", model);
		connection->wants_usage = usage != 0;
		connection->interval = 0;
	}
	if (is_known && stream) {
		// NOLINTNEXTLINE(cert-err34-c)
		is_known = sscanf(model, "paced;%d;%d", &rate,
			       &connection->chunks) == 2 &&
			   rate > 0;
		connection->interval = is_known ? NANOSECONDS / rate : 0;
	}
	json_decref(root);
	return is_known;
}

static void take_chat(struct upstream *upstream, struct connection *connection,
    const char *body, size_t length)
{
	struct listener *listener = connection->listener;

	if (!read_chat(connection, body, length)) {
		answer(upstream, connection, "400 Bad Request",
		    "{\"error\":{\"message\":\"not for the bench\"}}");
		return;
	}
	listener->connections += !connection->is_counted;
	connection->is_counted = true;
	listener->requests++;
	connection->prompt_tokens = 50 + listener->requests % 997;
	connection->completion_tokens = 20 + listener->requests % 499;
	listener->prompt_tokens += connection->prompt_tokens;
	listener->completion_tokens += connection->completion_tokens;
	if (connection->interval > 0)
		start_stream(upstream, connection);
	else
		answer_chat(upstream, connection);
}

/* Returns how many bytes of the input the request has; 0: not all is here. */
static size_t take_request(
    struct upstream *upstream, struct connection *connection)
{
	const char *text = connection->input.data, *end, *length_header;
	size_t head, body = 0;

	end = strstr(text, "\r\n\r\n");
	if (end == NULL)
		return 0;
	head = (size_t)(end - text) + 4;
	length_header = strcasestr(text, "\r\nContent-Length:");
	if (length_header != NULL && length_header < end)
		body = strtoul(
		    length_header + strlen("\r\nContent-Length:"), NULL, 10);
	if (body > REQUEST_MAXIMUM || connection->input.length < head + body)
		return 0;
	if (strncmp(text, "GET /counters ", 14) == 0)
		answer_counters(upstream, connection);
	else if (strncmp(text, "POST ", 5) == 0 &&
		 strstr(text, "/chat/completions HTTP/1.") != NULL)
		take_chat(upstream, connection, text + head, body);
	else
		answer(upstream, connection, "404 Not Found", "{}");
	return head + body;
}

static void receive(struct upstream *upstream, struct connection *connection)
{
	struct buffer *input = &connection->input;
	char *room = buffer_reserve(input, 16384);
	ssize_t length = read(connection->descriptor, room, 16384);
	size_t taken = 0;

	if (length < 0 && errno == EAGAIN)
		return;
	if (length <= 0 || input->length > REQUEST_MAXIMUM) {
		hang_up(connection);
		return;
	}
	input->length += (size_t)length;
	input->data[input->length] = '\0';
	/* One at a time: nobody here sends the next before the answer. */
	if (connection->interval == 0)
		taken = take_request(upstream, connection);
	if (taken > 0) {
		memmove(
		    input->data, input->data + taken, input->length - taken);
		input->length -= taken;
	}
}

static void take_in(struct upstream *upstream, struct listener *listener)
{
	for (int i = 0; i < ACCEPTED_AT_ONCE; i++) {
		int on = 1, descriptor = accept4(listener->descriptor, NULL,
				NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
		struct connection *connection;

		if (descriptor < 0)
			return;
		setsockopt(
		    descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
		connection = memory_calloc(1, sizeof *connection);
		connection->listener = listener;
		connection->descriptor = descriptor;
		watch(upstream, connection, EPOLL_CTL_ADD, false);
	}
}

/* Returns its port. */
static int listen_at_free_port(
    struct upstream *upstream, struct listener *listener)
{
	struct sockaddr_in address = {
	    .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t length = sizeof address;
	struct epoll_event event = {.events = EPOLLIN, .data.ptr = listener};

	listener->descriptor =
	    socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (listener->descriptor < 0 ||
	    bind(listener->descriptor, (struct sockaddr *)&address, length) !=
		0 ||
	    listen(listener->descriptor, SOMAXCONN) != 0 ||
	    getsockname(listener->descriptor, (struct sockaddr *)&address,
		&length) != 0) {
		perror("upstream");
		exit(1);
	}
	epoll_ctl(upstream->epoll, EPOLL_CTL_ADD, listener->descriptor, &event);
	return ntohs(address.sin_port);
}

static void handle(struct upstream *upstream, const struct epoll_event *event)
{
	for (size_t i = 0; i < upstream->listener_count; i++) {
		if (event->data.ptr == &upstream->listeners[i]) {
			take_in(upstream, event->data.ptr);
			return;
		}
	}
	if (event->events & EPOLLOUT)
		put_rest(upstream, event->data.ptr);
	if (event->events & ~(uint32_t)EPOLLOUT)
		receive(upstream, event->data.ptr);
}

static void serve(struct upstream *upstream)
{
	struct epoll_event events[BATCH];

	for (;;) {
		int64_t now = bench_clock(), wait;
		struct timespec timeout, *limit = NULL;
		int count;

		while (upstream->stream_count > 0 &&
		       upstream->streams[0]->due <= now)
			step_stream(upstream);
		if (upstream->stream_count > 0) {
			wait = upstream->streams[0]->due - now;
			timeout =
			    (struct timespec){.tv_sec = wait / NANOSECONDS,
				.tv_nsec = wait % NANOSECONDS};
			limit = &timeout;
		}
		count =
		    epoll_pwait2(upstream->epoll, events, BATCH, limit, NULL);
		for (int i = 0; i < count; i++)
			handle(upstream, &events[i]);
	}
}

int main(int argc, char *argv[])
{
	struct upstream upstream = {.epoll = epoll_create1(EPOLL_CLOEXEC)};

	if (argc != 2)
		return 2;
	upstream.listener_count = (size_t)bench_number(argv[1], "LISTENERS", 1);
	upstream.listeners =
	    memory_calloc(upstream.listener_count, sizeof *upstream.listeners);
	bench_raise_descriptors();
	for (size_t i = 0; i < upstream.listener_count; i++)
		printf("%s%d", i == 0 ? "" : " ",
		    listen_at_free_port(&upstream, &upstream.listeners[i]));
	putchar('\n');
	fflush(stdout);
	serve(&upstream);
}
