#include "http/fastcgi.h"

#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pthread.h>
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

#define IDLE_MINIMUM 4	    /* threads that stay when there is nothing to do */
#define IDLE_LIMIT_MS 20000 /* how long any other waits before it ends */
#define SELECT_LIMIT 1024   /* FD_SETSIZE */
#define FULL_PAUSE_NS 20000000

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
};

static void *work(void *server);

/* Makes room below 1024 for libfcgi; keeps DESCRIPTOR if there is none. */
static int move_high(int descriptor)
{
	int high = fcntl(descriptor, F_DUPFD_CLOEXEC, SELECT_LIMIT);

	if (high < 0)
		return descriptor;
	close(descriptor);
	return high;
}

static bool spawn(struct fastcgi_server *server)
{
	pthread_attr_t attributes;
	pthread_t thread;
	int failed;

	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, STACK_SIZE);
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	failed = pthread_create(&thread, &attributes, work, server);
	pthread_attr_destroy(&attributes);
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
		log_warning("cannot start another thread: %s", strerror(errno));
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
	epoll = move_high(epoll);
	if (epoll_ctl(epoll, EPOLL_CTL_ADD, connection.data.fd, &connection) ||
	    epoll_ctl(epoll, EPOLL_CTL_ADD, stop.data.fd, &stop)) {
		close(epoll);
		return -1;
	}
	return epoll;
}

static size_t read_body(void *context, char *to, size_t room)
{
	int got = FCGX_GetStr(to, (int)room, context);

	return got > 0 ? (size_t)got : 0;
}

static bool body_failed(void *context)
{
	return FCGX_GetError(context) != 0;
}

static void send_response(FCGX_Request *fcgi,
    const struct http_request *request, const struct http_response *response)
{
	struct buffer head = {0};

	http_response_write_head(response, request, &head);
	FCGX_PutStr(head.data, (int)head.length, fcgi->out);
	if (strcmp(request->method, "HEAD") != 0)
		FCGX_PutStr(
		    response->body.data, (int)response->body.length, fcgi->out);
	buffer_clear(&head);
	FCGX_Finish_r(fcgi);
}

static void answer(struct fastcgi_server *server, FCGX_Request *fcgi)
{
	struct http_body body = {read_body, body_failed, true, fcgi->in};
	struct http_request request;
	struct http_response response;
	bool full;

	pthread_mutex_lock(&server->lock);
	full = ++server->answering > server->max_requests;
	pthread_mutex_unlock(&server->lock);
	http_request_init(&request, fcgi->envp, &body);
	http_response_init(&response);
	if (full)
		http_site_refuse_as_busy(server->site, &request, &response);
	else
		http_site_answer(server->site, &request, NULL, &response);
	http_request_drop_body(&request);
	http_log_request(&request, NULL, &response);
	send_response(fcgi, &request, &response);
	http_response_clear(&response);
	http_request_clear(&request);
	pthread_mutex_lock(&server->lock);
	server->answering--;
	pthread_mutex_unlock(&server->lock);
}

/* Accepts what woke this thread, if no other was faster, and answers it. */
static void take_connection(struct fastcgi_server *server, FCGX_Request *fcgi)
{
	const struct timespec pause = {.tv_nsec = FULL_PAUSE_NS};
	int result = FCGX_Accept_r(fcgi);

	if (result == 0) {
		answer(server, fcgi);
	} else if (result == -EMFILE || result == -ENFILE ||
		   result == -ENOMEM || result == -ENOBUFS) {
		log_warning(
		    "cannot accept a connection: %s", strerror(-result));
		nanosleep(&pause, NULL);
	} else if (result != -EAGAIN && result != -EINTR) {
		log_debug("a connection failed: %s", strerror(-result));
	}
}

/* Takes requests until the thread retires. */
static void serve(struct fastcgi_server *server, int epoll, FCGX_Request *fcgi)
{
	for (;;) {
		enum news news = wait_for_news(server, epoll);

		if (news == NEWS_CONNECTION) {
			leave_idle(server);
			take_connection(server, fcgi);
			enter_idle(server);
		} else if (retire(server, news == NEWS_STOP)) {
			return;
		}
	}
}

static void *work(void *argument)
{
	struct fastcgi_server *server = argument;
	int epoll = watch(server);
	FCGX_Request fcgi;

	if (epoll >= 0 && FCGX_InitRequest(&fcgi, server->listener->descriptor,
			      FCGI_FAIL_ACCEPT_ON_INTR) == 0) {
		serve(server, epoll, &fcgi);
		FCGX_Free(&fcgi, 1);
	} else {
		log_error("a thread cannot serve: %s", strerror(errno));
		retire(server, true);
	}
	if (epoll >= 0)
		close(epoll);
	pthread_mutex_lock(&server->lock);
	server->threads--;
	pthread_cond_signal(&server->ended);
	pthread_mutex_unlock(&server->lock);
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
	if (server->stop < 0 || FCGX_Init() != 0)
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
	bool ended;

	http_listener_withdraw(server->listener);
	pthread_mutex_lock(&server->lock);
	server->stopping = true;
	if (write(server->stop, &one, sizeof one) != sizeof one)
		log_error("cannot tell the threads to stop");
	wait_for_threads(server, seconds);
	ended = server->threads == 0;
	*unfinished = server->answering;
	pthread_mutex_unlock(&server->lock);
	if (!ended)
		return false;
	close(server->stop);
	pthread_cond_destroy(&server->ended);
	pthread_mutex_destroy(&server->lock);
	free(server);
	return true;
}
