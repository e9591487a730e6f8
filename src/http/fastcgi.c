#include "http/fastcgi.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/timestamp.h"
#include "http/fastcgi_request.h"

#define IDLE_MINIMUM 4	    /* threads that stay when there is nothing to do */
#define IDLE_LIMIT_MS 20000 /* how long any other waits before it ends */
#define FULL_PAUSE_NS 20000000
#define COMPLAINT_INTERVAL (3600 * TIMESTAMP_SECOND)
#define LAST_SECONDS 2 /* of a stop, for what follows an answer's end */

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define STACK_SIZE (4096 * 1024) /* sanitizers' frames are large */
#else
#define STACK_SIZE (256 * 1024)
#endif

struct fastcgi_server {
	struct http_listener *listener;
	const struct http_site *site;
	size_t max_requests;
	int stop; /* an eventfd, readable once the server stops */
	pthread_mutex_t lock;
	pthread_cond_t ended; /* a thread has */
	size_t threads, idle, answering;
	bool stopping;
	bool forsaken;	/* nobody waits for threads any more */
	bool has_ended; /* a thread, to be joined: */
	pthread_t last_ended;
	_Atomic int64_t writes_end_at; /* see fastcgi_request.h */
	_Atomic int64_t complains_at;  /* when next of what it runs out of */
};

static void *work(void *server);

/* The process or the system has run out of something, such as descriptors: it
 * can last, and need not fill the log. */
static void complain(
    struct fastcgi_server *server, const char *cannot, int reason)
{
	int64_t now = timestamp_monotonic();
	int64_t due = atomic_load(&server->complains_at);

	if (now >= due && atomic_compare_exchange_strong(&server->complains_at,
			      &due, now + COMPLAINT_INTERVAL))
		log_warning("cannot %s: %s; said once an hour", cannot,
		    strerror(reason));
}

/* False: errno says why. */
static bool spawn(struct fastcgi_server *server)
{
	pthread_attr_t attributes;
	pthread_t thread;
	int failed;

	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, STACK_SIZE);
	failed = pthread_create(&thread, &attributes, work, server);
	pthread_attr_destroy(&attributes);
	errno = failed;
	return failed == 0;
}

/* Accounts for a thread that goes from waiting to working. */
static void leave_idle(struct fastcgi_server *server)
{
	bool more;

	pthread_mutex_lock(&server->lock);
	server->idle--;
	/* One above the limit, to say that it is reached. */
	more = server->idle == 0 && server->threads <= server->max_requests &&
	       !server->stopping;
	if (more) {
		server->threads++;
		server->idle++;
	}
	pthread_mutex_unlock(&server->lock);
	if (more && !spawn(server)) {
		complain(server, "start another thread", errno);
		pthread_mutex_lock(&server->lock);
		server->threads--;
		server->idle--;
		pthread_mutex_unlock(&server->lock);
	}
}

static void enter_idle(struct fastcgi_server *server)
{
	pthread_mutex_lock(&server->lock);
	server->idle++;
	pthread_mutex_unlock(&server->lock);
}

/* Tells whether a waiting thread ends: when the server STOPS, or when it has
 * waited long enough and enough others wait. Then it counts no more. */
static bool retire(struct fastcgi_server *server, bool stops)
{
	bool ends;

	pthread_mutex_lock(&server->lock);
	ends = stops || server->idle > IDLE_MINIMUM;
	if (ends)
		server->idle--;
	pthread_mutex_unlock(&server->lock);
	return ends;
}

enum news { NEWS_CONNECTION, NEWS_NONE, NEWS_STOP };

/* Connections that came before the stop are answered before it. */
static enum news wait_for_news(struct fastcgi_server *server, int epoll)
{
	struct epoll_event events[2];
	int count = epoll_wait(epoll, events, 2, IDLE_LIMIT_MS);
	enum news news = NEWS_NONE;

	for (int i = 0; i < count; i++) {
		if (events[i].data.fd == server->listener->descriptor)
			return NEWS_CONNECTION;
		news = NEWS_STOP;
	}
	return news;
}

/* One waiting thread is woken for a connection, all for the stop. */
static int watch(const struct fastcgi_server *server)
{
	struct epoll_event connection = {.events = EPOLLIN | EPOLLEXCLUSIVE,
	    .data.fd = server->listener->descriptor};
	struct epoll_event stop = {.events = EPOLLIN, .data.fd = server->stop};
	int epoll = epoll_create1(EPOLL_CLOEXEC);

	if (epoll < 0)
		return -1;
	if (epoll_ctl(epoll, EPOLL_CTL_ADD, connection.data.fd, &connection) ||
	    epoll_ctl(epoll, EPOLL_CTL_ADD, stop.data.fd, &stop)) {
		close(epoll);
		return -1;
	}
	return epoll;
}

static void answer(
    struct fastcgi_server *server, struct fastcgi_request *fastcgi)
{
	struct http_request request;
	struct http_response response;
	struct http_stream stream;
	bool full, whole = true;

	pthread_mutex_lock(&server->lock);
	full = ++server->answering > server->max_requests;
	pthread_mutex_unlock(&server->lock);
	http_request_init(&request, fastcgi->fcgi.envp, &fastcgi->body);
	http_response_init(&response);
	http_stream_init(&stream, &fastcgi->sink, &request);
	if (full)
		http_site_refuse_as_busy(server->site, &request, &response);
	else
		whole = http_site_answer(
		    server->site, &request, &stream, &response);
	http_request_drop_body(&request);
	http_log_request(&request, &stream, &response);
	if (!http_stream_has_begun(&stream))
		fastcgi_request_respond(fastcgi, &request, &response);
	http_response_clear(&response);
	http_request_clear(&request);
	fastcgi_request_end(fastcgi, whole);
	pthread_mutex_lock(&server->lock);
	server->answering--;
	pthread_mutex_unlock(&server->lock);
}

/* Accepts what woke this thread, if no other was faster, and answers it. */
static void take_connection(struct fastcgi_server *server)
{
	const struct timespec pause = {.tv_nsec = FULL_PAUSE_NS};
	int descriptor = http_listener_accept(server->listener);
	struct fastcgi_request request;

	if (descriptor >= 0) {
		if (fastcgi_request_begin_take(
			&request, descriptor, &server->writes_end_at))
			answer(server, &request);
		else
			log_debug("a connection brought no request");
	} else if (descriptor == -EMFILE || descriptor == -ENFILE ||
		   descriptor == -ENOMEM || descriptor == -ENOBUFS) {
		complain(server, "accept a connection", -descriptor);
		nanosleep(&pause, NULL);
	} else if (descriptor != -EAGAIN && descriptor != -EINTR) {
		log_debug("a connection failed: %s", strerror(-descriptor));
	}
}

/* Takes requests until the thread retires. */
static void serve(struct fastcgi_server *server, int epoll)
{
	for (;;) {
		enum news news = wait_for_news(server, epoll);

		if (news == NEWS_CONNECTION) {
			leave_idle(server);
			take_connection(server);
			enter_idle(server);
		} else if (retire(server, news == NEWS_STOP)) {
			return;
		}
	}
}

/*
 * The last that a thread does for the server, which may be freed then. Each
 * joins the one that ended before it, so that who joins the last has waited
 * for all, and for what their libraries do at a thread's end. Nobody joins
 * those that end after a stop has given up.
 */
static void end_thread(struct fastcgi_server *server)
{
	pthread_t before;
	bool joins;

	pthread_mutex_lock(&server->lock);
	before = server->last_ended;
	joins = server->has_ended && !server->forsaken;
	if (server->forsaken) {
		pthread_detach(pthread_self());
	} else {
		server->last_ended = pthread_self();
		server->has_ended = true;
	}
	server->threads--;
	pthread_cond_signal(&server->ended);
	pthread_mutex_unlock(&server->lock);
	if (joins)
		pthread_join(before, NULL);
}

static void *work(void *argument)
{
	struct fastcgi_server *server = argument;
	int epoll = watch(server);

	if (epoll >= 0) {
		serve(server, epoll);
	} else {
		complain(server, "have another thread serve", errno);
		retire(server, true);
	}
	if (epoll >= 0)
		close(epoll);
	end_thread(server);
	return NULL;
}

enum err fastcgi_start(struct http_listener *listener,
    const struct http_site *site, size_t max_requests,
    struct fastcgi_server **started, struct error *error)
{
	struct fastcgi_server *server = memory_calloc(1, sizeof *server);
	pthread_condattr_t attributes;

	*started = server;
	server->listener = listener;
	server->site = site;
	server->max_requests = max_requests;
	pthread_mutex_init(&server->lock, NULL);
	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(&server->ended, &attributes);
	pthread_condattr_destroy(&attributes);
	server->stop = eventfd(0, EFD_CLOEXEC);
	if (server->stop < 0 || !fastcgi_request_library_start())
		return error_set(error, ERR_INTERNAL, "START_FAILED",
		    "Cannot start serving: %s", strerror(errno));
	server->threads = server->idle = IDLE_MINIMUM;
	for (int i = 0; i < IDLE_MINIMUM; i++) {
		if (!spawn(server))
			return error_set(error, ERR_INTERNAL, "START_FAILED",
			    "Cannot start a thread: %s", strerror(errno));
	}
	return ERR_OK;
}

/* Waits until all threads have ended or time is up; with the lock held. */
static void wait_for_threads(struct fastcgi_server *server, int64_t seconds)
{
	int64_t deadline = timestamp_monotonic() + seconds * TIMESTAMP_SECOND;
	struct timespec at = {.tv_sec = deadline / TIMESTAMP_SECOND,
	    .tv_nsec = deadline % TIMESTAMP_SECOND * 1000};

	while (server->threads > 0)
		if (pthread_cond_timedwait(
			&server->ended, &server->lock, &at) != 0)
			return;
}

bool fastcgi_stop(
    struct fastcgi_server *server, int64_t seconds, size_t *unfinished)
{
	const uint64_t one = 1;
	int64_t reading = seconds > LAST_SECONDS ? seconds - LAST_SECONDS : 0;
	bool ended;

	http_listener_withdraw(server->listener);
	atomic_store(&server->writes_end_at,
	    timestamp_monotonic() + reading * TIMESTAMP_SECOND);
	pthread_mutex_lock(&server->lock);
	server->stopping = true;
	if (write(server->stop, &one, sizeof one) != sizeof one)
		log_error("cannot tell the threads to stop");
	wait_for_threads(server, seconds);
	ended = server->threads == 0;
	/* Also of one whose request has not come whole. */
	*unfinished = server->threads - server->idle;
	server->forsaken = !ended;
	pthread_mutex_unlock(&server->lock);
	if (server->has_ended)
		pthread_join(server->last_ended, NULL);
	if (!ended)
		return false;
	close(server->stop);
	pthread_cond_destroy(&server->ended);
	pthread_mutex_destroy(&server->lock);
	free(server);
	return true;
}
