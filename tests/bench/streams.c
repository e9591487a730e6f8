/*
 * Many chat streams at once, and how late their chunks are.
 *
 * usage: streams PORT PATH STREAMS RATE COUNT [LEAVE]
 *
 * Opens STREAMS of them, two milliseconds apart, and asks bench/upstream for
 * RATE chunks a second, COUNT in all. Each chunk carries its number and the
 * time it was sent. With LEAVE, closes each stream at its chunk of that
 * number. Prints
 *
 *   open                          once a chunk of each has come
 *   result WHOLE CUT DISORDERED CHUNKS P50 P99 MAX WINDOW
 *
 * WHOLE streams came to their [DONE] (or were left) with each chunk in its
 * place; CUT ended before; in DISORDERED, chunks were missing, in another
 * order, or none of ours. CHUNKS came while all streams were open, for WINDOW
 * milliseconds, that many microseconds after they had been sent.
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
#define START_INTERVAL_MS 2
#define SILENCE_MAXIMUM_MS 30000
#define NUMBER_MARK "\"content\":\"#"
#define DONE "data: [DONE]"

struct crowd;

struct stream {
	struct crowd *crowd;
	int descriptor; /* -1: none, or over */
	int next;	/* number of the chunk that is awaited */
	bool is_done, is_disordered;
	int64_t received; /* when the bytes that are read now came */
	struct answer answer;
	struct buffer line;
};

struct crowd {
	int port, epoll;
	const char *path;
	int streams, rate, chunks, leave; /* LEAVE 0: stay to the end */
	int started, heard, over;
	int whole, cut, disordered;
	int64_t all_open, first_over; /* 0: not yet */
	struct samples delays;	      /* nanoseconds */
};

static void hear_first(struct crowd *crowd, int64_t now)
{
	if (++crowd->heard < crowd->streams)
		return;
	crowd->all_open = now;
	puts("open");
	fflush(stdout);
}

static void take_chunk(struct stream *stream, const char *content)
{
	struct crowd *crowd = stream->crowd;
	char *end;
	long number = strtol(content, &end, 10);
	int64_t sent = strtoll(end, NULL, 10);

	if (stream->next == 0)
		hear_first(crowd, stream->received);
	if (number != stream->next++)
		stream->is_disordered = true;
	if (crowd->all_open != 0 && crowd->first_over == 0)
		samples_add(&crowd->delays, stream->received - sent);
}

static void take_line(struct stream *stream, const char *line)
{
	const char *content = strstr(line, NUMBER_MARK);

	if (content != NULL)
		take_chunk(stream, content + strlen(NUMBER_MARK));
	else if (strcmp(line, DONE) == 0)
		stream->is_done = true;
	else if (*line != '\0' &&
		 strstr(line, "\"finish_reason\":\"stop\"") == NULL)
		/* The usage chunk, which nobody asked for, is one of them. */
		stream->is_disordered = true;
}

static void take_body(void *context, const char *data, size_t length)
{
	struct stream *stream = context;

	while (length > 0) {
		const char *end = memchr(data, '\n', length);
		size_t taken = end == NULL ? length : (size_t)(end - data) + 1;

		buffer_add(&stream->line, data, taken);
		if (end != NULL) {
			stream->line.data[stream->line.length - 1] = '\0';
			take_line(stream, stream->line.data);
			buffer_reset(&stream->line);
		}
		data += taken;
		length -= taken;
	}
}

static void start_stream(struct crowd *crowd, struct stream *stream)
{
	struct epoll_event event = {.events = EPOLLIN, .data.ptr = stream};
	char body[512], request[1024];
	int length = snprintf(body, sizeof body,
	    "{\"model\":\"paced;%d;%d\",\"user\":\"%d\",\"stream\":true,"
	    "\"messages\":[{\"role\":\"user\",\"content\":\"Count.\"}]}",
	    crowd->rate, crowd->chunks, 1001 + crowd->started % 1000);

	length = snprintf(request, sizeof request,
	    "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
	    "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
	    crowd->path, crowd->port, length, body);
	stream->descriptor = bench_connect(crowd->port);
	answer_begin(&stream->answer, take_body, stream);
	epoll_ctl(crowd->epoll, EPOLL_CTL_ADD, stream->descriptor, &event);
	crowd->started++;
	/* It fits into the empty buffer of the socket; if not, no answer. */
	if (send(stream->descriptor, request, (size_t)length, MSG_NOSIGNAL) !=
	    length)
		shutdown(stream->descriptor, SHUT_RDWR);
}

static void end_stream(struct stream *stream)
{
	struct crowd *crowd = stream->crowd;
	bool is_left = crowd->leave > 0 && stream->next >= crowd->leave;
	bool is_whole = stream->answer.part == ANSWER_WHOLE &&
			stream->answer.status == 200 && stream->is_done;

	close(stream->descriptor);
	stream->descriptor = -1;
	crowd->over++;
	if (crowd->first_over == 0)
		crowd->first_over = bench_clock();
	if (!is_left && !is_whole)
		crowd->cut++;
	else if (stream->is_disordered ||
		 (!is_left && stream->next != crowd->chunks))
		crowd->disordered++;
	else
		crowd->whole++;
}

static void receive(struct stream *stream)
{
	char data[16384];
	ssize_t length = read(stream->descriptor, data, sizeof data);

	if (length < 0 && errno == EAGAIN)
		return;
	stream->received = bench_clock();
	if (length <= 0)
		answer_end(&stream->answer);
	else
		answer_feed(&stream->answer, data, (size_t)length);
	if (answer_is_over(&stream->answer) ||
	    (stream->crowd->leave > 0 && stream->next >= stream->crowd->leave))
		end_stream(stream);
}

/* Milliseconds until the next stream is to start, or anything is too late. */
static int next_wait(const struct crowd *crowd, int64_t begun)
{
	int64_t due;

	if (crowd->started == crowd->streams)
		return SILENCE_MAXIMUM_MS;
	due = begun +
	      crowd->started * START_INTERVAL_MS * NANOSECONDS_PER_MILLISECOND;
	due -= bench_clock();
	return due <= 0 ? 0 : (int)(due / NANOSECONDS_PER_MILLISECOND) + 1;
}

/* Returns early when nothing comes any more. */
static void run(struct crowd *crowd, struct stream *streams)
{
	struct epoll_event events[BATCH];
	int64_t begun = bench_clock();

	while (crowd->over < crowd->streams) {
		int wait = next_wait(crowd, begun);
		int count = epoll_wait(crowd->epoll, events, BATCH, wait);

		if (count == 0 && wait == SILENCE_MAXIMUM_MS)
			break;
		for (int i = 0; i < count; i++)
			receive(events[i].data.ptr);
		if (crowd->started < crowd->streams &&
		    next_wait(crowd, begun) == 0)
			start_stream(crowd, &streams[crowd->started]);
	}
	for (int i = 0; i < crowd->streams; i++) {
		if (streams[i].descriptor >= 0)
			end_stream(&streams[i]);
		answer_clear(&streams[i].answer);
		buffer_clear(&streams[i].line);
	}
}

static void print_result(struct crowd *crowd)
{
	int64_t window = 0;

	if (crowd->all_open != 0 && crowd->all_open < crowd->first_over)
		window = crowd->first_over - crowd->all_open;
	printf("result %d %d %d %zu %" PRId64 " %" PRId64 " %" PRId64
	       " %" PRId64 "\n",
	    crowd->whole, crowd->cut, crowd->disordered, crowd->delays.count,
	    samples_percentile(&crowd->delays, 500) / 1000,
	    samples_percentile(&crowd->delays, 990) / 1000,
	    samples_percentile(&crowd->delays, 1000) / 1000,
	    window / NANOSECONDS_PER_MILLISECOND);
}

int main(int argc, char *argv[])
{
	struct crowd crowd = {.epoll = epoll_create1(EPOLL_CLOEXEC)};
	struct stream *streams;

	if (argc != 6 && argc != 7)
		return 2;
	crowd.port = bench_number(argv[1], "PORT", 1);
	crowd.path = argv[2];
	crowd.streams = bench_number(argv[3], "STREAMS", 1);
	crowd.rate = bench_number(argv[4], "RATE", 1);
	crowd.chunks = bench_number(argv[5], "COUNT", 1);
	if (argc == 7)
		crowd.leave = bench_number(argv[6], "LEAVE", 1);
	bench_raise_descriptors();
	streams = memory_calloc((size_t)crowd.streams, sizeof *streams);
	for (int i = 0; i < crowd.streams; i++) {
		streams[i].crowd = &crowd;
		streams[i].descriptor = -1;
	}
	run(&crowd, streams);
	print_result(&crowd);
	free(streams);
	samples_clear(&crowd.delays);
	close(crowd.epoll);
	return crowd.whole == crowd.streams ? 0 : 1;
}
