#include "http/live.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/timestamp.h"
#include "http/fastcgi_record.h"
#include "http/live_topics.h"

#define COMMENT_INTERVAL (15 * TIMESTAMP_SECOND)
#define COMMENT ":\n\n"
#define RETRY "retry: 2000\n\n" /* ms after which a browser comes again */
#define PENDING_MAXIMUM 16384	/* bytes that a reader may leave unread */
#define EVENTS_AT_ONCE 64
/* The streams are in so many shares, of which all credentials for one user have
 * one; users that hash alike among HOLDERS have it together. */
#define SHARES 8
#define HOLDERS 4096

/* One stream, and what it has not taken yet. */
struct live_reader {
	int descriptor;
	unsigned request_id; /* FastCGI's */
	struct live_topic *topic;
	struct live_reader *next_of_topic, *next, **link;
	struct buffer pending;
	bool gone;			 /* is to be freed */
	size_t *held;			 /* by his user; NULL: he is for any */
	int64_t lineage[CALLER_LINEAGE]; /* of whoever reads */
	int64_t ends_at;		 /* monotonic; 0: it does not */
	char last_id[LIVE_ID_SIZE];
};

/* What other threads ask of ours. */
struct live_message {
	struct live_message *next;
	struct live_reader *reader; /* that joins; or NULL: an event, */
	int64_t ended;		    /* or this credential has */
	char *topic;
	char id[LIVE_ID_SIZE];
	struct buffer event;
};

struct http_live {
	struct http_live_publisher publisher;
	size_t maximum;
	pthread_t thread;
	int epoll, wake;
	/* The thread's own. */
	struct live_topics *topics;
	struct live_reader *readers; /* linked by next */
	bool some_gone;
	int64_t next_comment; /* monotonic, as this */
	int64_t next_end;     /* of a reader; 0: none will */
	/* Shared. */
	pthread_mutex_t lock;
	size_t count; /* of readers that joined */
	size_t held[HOLDERS];
	bool stopping;
	struct live_message *first, **end;
};

static void mark_gone(struct http_live *live, struct live_reader *reader)
{
	reader->gone = true;
	live->some_gone = true;
}

static void watch(
    struct http_live *live, struct live_reader *reader, int operation)
{
	struct epoll_event event = {
	    .events = EPOLLIN | EPOLLRDHUP, .data.ptr = reader};

	if (reader->pending.length > 0)
		event.events |= EPOLLOUT;
	if (epoll_ctl(live->epoll, operation, reader->descriptor, &event) != 0)
		mark_gone(live, reader);
}

/* Sends what is pending, as far as the reader takes it. */
static void flush(struct http_live *live, struct live_reader *reader)
{
	struct buffer *pending = &reader->pending;
	ssize_t sent = send(reader->descriptor, pending->data, pending->length,
	    MSG_NOSIGNAL | MSG_DONTWAIT);

	if (sent < 0 && errno != EAGAIN && errno != EINTR) {
		mark_gone(live, reader);
	} else if (sent > 0) {
		pending->length -= (size_t)sent;
		memmove(pending->data, pending->data + sent, pending->length);
	}
	if (pending->length == 0)
		buffer_clear(pending);
}

/* Sends TEXT as one record; what does not go at once stays pending, and who
 * lets too much stay is dropped. */
static void send_text(struct http_live *live, struct live_reader *reader,
    const char *text, size_t length)
{
	bool was_pending = reader->pending.length > 0;
	unsigned char head[FASTCGI_RECORD_HEAD];

	if (reader->gone)
		return;
	if (reader->pending.length + sizeof head + length > PENDING_MAXIMUM) {
		log_debug("a stream of %s is not read, and ends",
		    reader->topic->name);
		mark_gone(live, reader);
		return;
	}
	fastcgi_record_write_head(head, reader->request_id, length);
	buffer_add(&reader->pending, head, sizeof head);
	buffer_add(&reader->pending, text, length);
	if (was_pending)
		return;
	flush(live, reader);
	if (reader->pending.length > 0)
		watch(live, reader, EPOLL_CTL_MOD);
}

/* An end that the web server passes on as one, if the reader takes it. */
static void send_end(struct live_reader *reader)
{
	unsigned char end[FASTCGI_END_SIZE];

	fastcgi_record_write_end(end, reader->request_id);
	if (reader->pending.length == 0 && !reader->gone &&
	    send(reader->descriptor, end, sizeof end,
		MSG_NOSIGNAL | MSG_DONTWAIT) > 0)
		shutdown(reader->descriptor, SHUT_WR);
}

static void end_reader(struct http_live *live, struct live_reader *reader)
{
	send_end(reader);
	mark_gone(live, reader);
}

static void end_credential(struct http_live *live, int64_t credential)
{
	for (struct live_reader *r = live->readers; r != NULL; r = r->next)
		for (size_t i = 0; i < CALLER_LINEAGE; i++)
			if (r->lineage[i] == credential && !r->gone)
				end_reader(live, r);
}

static void note_end(struct http_live *live, const struct live_reader *reader)
{
	if (reader->ends_at != 0 &&
	    (live->next_end == 0 || reader->ends_at < live->next_end))
		live->next_end = reader->ends_at;
}

/* Ends those whose time is over, and finds out when the next one's is. */
static void end_those_due(struct http_live *live)
{
	int64_t now = timestamp_monotonic();

	if (live->next_end == 0 || now < live->next_end)
		return;
	live->next_end = 0;
	for (struct live_reader *r = live->readers; r != NULL; r = r->next) {
		if (r->gone)
			continue;
		if (r->ends_at != 0 && r->ends_at <= now)
			end_reader(live, r);
		else
			note_end(live, r);
	}
}

static void add_reader(struct http_live *live, struct live_message *message)
{
	struct live_reader *reader = message->reader;

	reader->topic = live_topics_get(live->topics, message->topic);
	reader->next_of_topic = reader->topic->readers;
	reader->topic->readers = reader;
	reader->next = live->readers;
	reader->link = &live->readers;
	if (reader->next != NULL)
		reader->next->link = &reader->next;
	live->readers = reader;
	note_end(live, reader);
	watch(live, reader, EPOLL_CTL_ADD);
	send_text(live, reader, RETRY, strlen(RETRY));
	live->publisher.opened(live->publisher.context, message->topic);
}

static void send_event(struct http_live *live, struct live_message *message)
{
	struct live_topic *topic =
	    live_topics_find(live->topics, message->topic);
	struct live_reader *reader = topic != NULL ? topic->readers : NULL;

	for (; reader != NULL; reader = reader->next_of_topic) {
		if (strcmp(reader->last_id, message->id) == 0)
			continue;
		memcpy(reader->last_id, message->id, LIVE_ID_SIZE);
		send_text(
		    live, reader, message->event.data, message->event.length);
	}
}

static void unlink_from_topic(
    struct http_live *live, struct live_reader *reader)
{
	struct live_topic *topic = reader->topic;
	struct live_reader **link = &topic->readers;

	while (*link != reader)
		link = &(*link)->next_of_topic;
	*link = reader->next_of_topic;
	if (topic->readers != NULL)
		return;
	live->publisher.closed(live->publisher.context, topic->name);
	live_topics_remove(live->topics, topic);
}

static void free_reader(struct live_reader *reader)
{
	close(reader->descriptor);
	buffer_clear(&reader->pending);
	free(reader);
}

static void remove_reader(struct http_live *live, struct live_reader *reader)
{
	size_t *held = reader->held;

	unlink_from_topic(live, reader);
	*reader->link = reader->next;
	if (reader->next != NULL)
		reader->next->link = reader->link;
	free_reader(reader);
	pthread_mutex_lock(&live->lock);
	live->count--;
	if (held != NULL)
		--*held;
	pthread_mutex_unlock(&live->lock);
}

/* Not before all that epoll has reported was looked at. */
static void remove_gone(struct http_live *live)
{
	struct live_reader *reader = live->readers, *next;

	if (!live->some_gone)
		return;
	live->some_gone = false;
	for (; reader != NULL; reader = next) {
		next = reader->next;
		if (reader->gone)
			remove_reader(live, reader);
	}
}

/* Whatever a web server sends now says that the reader has left. */
static void look_at(
    struct http_live *live, struct live_reader *reader, uint32_t events)
{
	if (events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) {
		mark_gone(live, reader);
		return;
	}
	flush(live, reader);
	if (!reader->gone && reader->pending.length == 0)
		watch(live, reader, EPOLL_CTL_MOD);
}

static void send_comments(struct http_live *live)
{
	int64_t now = timestamp_monotonic();

	if (now < live->next_comment)
		return;
	live->next_comment = now + COMMENT_INTERVAL;
	for (struct live_reader *r = live->readers; r != NULL; r = r->next)
		send_text(live, r, COMMENT, strlen(COMMENT));
}

static void free_message(struct live_message *message)
{
	buffer_clear(&message->event);
	free(message->topic);
	free(message);
}

/* Does what others have asked; false once it is to stop. */
static bool take_messages(struct http_live *live)
{
	struct live_message *message, *next;
	uint64_t count;
	bool stopping;

	if (read(live->wake, &count, sizeof count) < 0 && errno != EAGAIN)
		log_error("live streams: %s", strerror(errno));
	pthread_mutex_lock(&live->lock);
	message = live->first;
	live->first = NULL;
	live->end = &live->first;
	stopping = live->stopping;
	pthread_mutex_unlock(&live->lock);
	for (; message != NULL; message = next) {
		next = message->next;
		if (message->reader != NULL)
			add_reader(live, message);
		else if (message->ended != 0)
			end_credential(live, message->ended);
		else
			send_event(live, message);
		free_message(message);
	}
	return !stopping;
}

static void end_streams(struct http_live *live)
{
	while (live->readers != NULL) {
		send_end(live->readers);
		remove_reader(live, live->readers);
	}
}

/* Until then nothing is due, in ms. */
static int time_to_wait(const struct http_live *live)
{
	int64_t until = live->next_comment, left;

	if (live->next_end != 0 && live->next_end < until)
		until = live->next_end;
	left = until - timestamp_monotonic();
	return left > 0 ? (int)(left / 1000) + 1 : 0;
}

static void *run(void *argument)
{
	struct http_live *live = argument;
	struct epoll_event events[EVENTS_AT_ONCE];
	bool going = true;

	while (going) {
		int count = epoll_wait(
		    live->epoll, events, EVENTS_AT_ONCE, time_to_wait(live));

		for (int i = 0; i < count; i++) {
			if (events[i].data.ptr == NULL)
				going = take_messages(live);
			else
				look_at(
				    live, events[i].data.ptr, events[i].events);
		}
		end_those_due(live);
		send_comments(live);
		remove_gone(live);
	}
	end_streams(live);
	return NULL;
}

static void wake(struct http_live *live)
{
	const uint64_t one = 1;

	if (write(live->wake, &one, sizeof one) != sizeof one)
		log_error("live streams cannot be woken: %s", strerror(errno));
}

/* Takes MESSAGE over; false, and the caller keeps it, when it stops. */
static bool hand_in_take(struct http_live *live, struct live_message *message)
{
	bool first, taken;

	pthread_mutex_lock(&live->lock);
	taken = !live->stopping;
	first = live->first == NULL;
	if (taken) {
		*live->end = message;
		live->end = &message->next;
	}
	pthread_mutex_unlock(&live->lock);
	if (taken && first)
		wake(live);
	return taken;
}

static bool open_descriptors(struct http_live *live)
{
	struct epoll_event event = {.events = EPOLLIN};

	live->epoll = epoll_create1(EPOLL_CLOEXEC);
	live->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	return live->epoll >= 0 && live->wake >= 0 &&
	       epoll_ctl(live->epoll, EPOLL_CTL_ADD, live->wake, &event) == 0;
}

enum err http_live_start(size_t maximum,
    const struct http_live_publisher *publisher, struct http_live **started,
    struct error *error)
{
	struct http_live *live = memory_calloc(1, sizeof *live);

	live->publisher = *publisher;
	live->maximum = maximum;
	live->topics = live_topics_new();
	live->end = &live->first;
	live->next_comment = timestamp_monotonic() + COMMENT_INTERVAL;
	pthread_mutex_init(&live->lock, NULL);
	*started = live;
	if (!open_descriptors(live) ||
	    (errno = pthread_create(&live->thread, NULL, run, live)) != 0)
		return error_set(error, ERR_INTERNAL, "START_FAILED",
		    "Cannot start live streams: %s", strerror(errno));
	return ERR_OK;
}

void http_live_stop(struct http_live *live)
{
	pthread_mutex_lock(&live->lock);
	live->stopping = true;
	pthread_mutex_unlock(&live->lock);
	wake(live);
	pthread_join(live->thread, NULL);
}

void http_live_free(struct http_live *live)
{
	if (live == NULL)
		return;
	close(live->epoll);
	close(live->wake);
	live_topics_free(live->topics);
	pthread_mutex_destroy(&live->lock);
	free(live);
}

/* Where it is counted what CALLER's user holds; NULL: he is for any user. */
static size_t *holder_of(
    struct http_live *live, const struct http_caller *caller)
{
	return caller->user_id[0] != '\0'
		   ? &live->held[hash_text(caller->user_id) % HOLDERS]
		   : NULL;
}

/* One viewer's token shall not keep everybody else's streams from opening. */
static bool take_place(struct http_live *live, size_t *held)
{
	size_t share = (live->maximum + SHARES - 1) / SHARES;
	bool taken;

	pthread_mutex_lock(&live->lock);
	taken = !live->stopping && live->count < live->maximum &&
		(held == NULL || *held < share);
	if (taken) {
		live->count++;
		if (held != NULL)
			++*held;
	}
	pthread_mutex_unlock(&live->lock);
	return taken;
}

static struct live_message *make_join(
    struct http_stream *stream, const char *topic, const char *last_id)
{
	struct live_message *message = memory_calloc(1, sizeof *message);
	struct live_reader *reader = memory_calloc(1, sizeof *reader);
	const struct http_caller *caller = &stream->request->caller;
	int64_t now = timestamp_now();
	int64_t until = http_caller_stays_until(caller, now);

	if (last_id != NULL && strlen(last_id) < LIVE_ID_SIZE)
		memcpy(reader->last_id, last_id, strlen(last_id));
	memcpy(reader->lineage, caller->lineage, sizeof reader->lineage);
	if (until != 0)
		reader->ends_at = timestamp_monotonic() + until - now;
	reader->descriptor = http_stream_hand_over(stream, &reader->request_id);
	message->reader = reader;
	message->topic = memory_strdup(topic);
	return message;
}

enum err http_live_join(struct http_live *live, struct http_stream *stream,
    const char *topic, const char *last_id, struct error *error)
{
	size_t *held = holder_of(live, &stream->request->caller);
	struct buffer headers = {0};
	struct live_message *message;

	if (!http_stream_can_stay(stream))
		return error_set(error, ERR_INTERNAL, "STREAM_CANNOT_STAY",
		    "This connection cannot be handed over");
	if (!take_place(live, held))
		return error_set(error, ERR_BUSY, "TOO_MANY_STREAMS",
		    "Too many live streams are open at the moment");
	buffer_add_text(
	    &headers, "Content-Type: text/event-stream; charset=utf-8\r\n");
	http_stream_begin(stream, 200, &headers);
	buffer_clear(&headers);
	message = make_join(stream, topic, last_id);
	message->reader->held = held;
	if (!hand_in_take(live, message)) {
		free_reader(message->reader);
		free_message(message);
	}
	return ERR_OK;
}

void http_live_publish(struct http_live *live, const char *topic,
    const char *id, const char *name, const char *data)
{
	struct live_message *message = memory_calloc(1, sizeof *message);

	message->topic = memory_strdup(topic);
	memcpy(message->id, id, strnlen(id, LIVE_ID_SIZE - 1));
	buffer_add_format(&message->event, "id: %s\nevent: %s\ndata: %s\n\n",
	    message->id, name, data);
	if (!hand_in_take(live, message))
		free_message(message);
}

void http_live_end(struct http_live *live, int64_t credential)
{
	struct live_message *message;

	if (credential == 0)
		return;
	message = memory_calloc(1, sizeof *message);
	message->ended = credential;
	if (!hand_in_take(live, message))
		free_message(message);
}
