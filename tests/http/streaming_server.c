/*
 * A server whose routes stream, for what is behind them: the room http, and a
 * web server before it.
 *
 * usage: streaming_server SOCKET MAX_REQUESTS
 * Serves FastCGI on SOCKET until SIGTERM, with no descriptor below 1024 free,
 * and writes "ready" to standard output. SIGUSR1 lets streams go on. With
 * REQUEST_METHOD set and no arguments it answers as a CGI program.
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/json.h"
#include "base/log.h"
#include "http/cgi.h"
#include "http/fastcgi.h"

#define STOP_SECONDS 20
#define COUNT_TO 2000000
#define LOOK_MS 200 /* how often a held stream looks for its client */

/* What held streams wait for: SIGUSR1. */
static struct stage {
	pthread_mutex_t lock;
	pthread_cond_t released;
	int releases;
} stage = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0};

static int releases(void)
{
	int count;

	pthread_mutex_lock(&stage.lock);
	count = stage.releases;
	pthread_mutex_unlock(&stage.lock);
	return count;
}

/* Waits for more releases than SEEN, or for the client to leave. */
static void hold(struct http_stream *stream, int seen)
{
	while (releases() == seen && !http_stream_client_left(stream)) {
		struct timespec until;

		clock_gettime(CLOCK_REALTIME, &until);
		until.tv_nsec += LOOK_MS * 1000000;
		until.tv_sec += until.tv_nsec / 1000000000;
		until.tv_nsec %= 1000000000;
		pthread_mutex_lock(&stage.lock);
		if (stage.releases == seen)
			pthread_cond_timedwait(
			    &stage.released, &stage.lock, &until);
		pthread_mutex_unlock(&stage.lock);
	}
}

static void *release_on_signal(void *signals)
{
	int number;

	while (sigwait(signals, &number) == 0) {
		pthread_mutex_lock(&stage.lock);
		stage.releases++;
		pthread_cond_broadcast(&stage.released);
		pthread_mutex_unlock(&stage.lock);
	}
	return NULL;
}

static enum err answer_small(const void *context,
    const struct http_request *request, const void *input,
    struct http_response *response, struct error *error)
{
	(void)context, (void)request, (void)input, (void)error;
	buffer_add_text(&response->body, "{}");
	return ERR_OK;
}

static bool begin(struct http_stream *stream, int status)
{
	struct buffer headers = {0};
	bool begun;

	buffer_add_text(&headers, "Content-Type: text/event-stream\r\n");
	begun = http_stream_begin(stream, status, &headers);
	buffer_clear(&headers);
	return begun;
}

static void write_text(struct http_stream *stream, const char *text)
{
	http_stream_write(stream, text, strlen(text));
}

/* Three parts; the second and third wait for a release each. */
static enum err steps(const void *context, struct http_request *request,
    const void *input, struct http_stream *stream,
    struct http_response *response, struct error *error)
{
	static const char *const parts[] = {"one\n", "two\n", "three\n"};
	int seen = releases();

	(void)context, (void)request, (void)input, (void)response, (void)error;
	begin(stream, 200);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (i > 0 && strcmp(request->method, "HEAD") != 0)
			hold(stream, seen++);
		write_text(stream, parts[i]);
	}
	return ERR_OK;
}

/* More than any buffer takes, without an end but the client's. */
static enum err flood(const void *context, struct http_request *request,
    const void *input, struct http_stream *stream,
    struct http_response *response, struct error *error)
{
	static const char part[100000];

	(void)context, (void)request, (void)input, (void)response, (void)error;
	begin(stream, 200);
	while (http_stream_write(stream, part, sizeof part))
		;
	return ERR_OK;
}

/* Numbers from 1 on, a line each, in parts of all sizes. */
static enum err count(const void *context, struct http_request *request,
    const void *input, struct http_stream *stream,
    struct http_response *response, struct error *error)
{
	struct buffer part = {0};
	size_t size = 1;

	(void)context, (void)request, (void)input, (void)response, (void)error;
	begin(stream, 200);
	for (int i = 1; i <= COUNT_TO; i++) {
		buffer_add_format(&part, "%d\n", i);
		if (part.length < size && i < COUNT_TO)
			continue;
		http_stream_write(stream, part.data, part.length);
		buffer_reset(&part);
		size = size * 3 % 300007;
	}
	buffer_clear(&part);
	return ERR_OK;
}

static enum err break_off(const void *context, struct http_request *request,
    const void *input, struct http_stream *stream,
    struct http_response *response, struct error *error)
{
	int seen = releases();

	(void)context, (void)request, (void)input, (void)response;
	begin(stream, 200);
	write_text(stream, "the first half");
	hold(stream, seen);
	return error_set(error, ERR_UPSTREAM, "BROKEN", "It broke");
}

static enum err fail_early(const void *context, struct http_request *request,
    const void *input, struct http_stream *stream,
    struct http_response *response, struct error *error)
{
	(void)context, (void)request, (void)input, (void)stream;
	(void)response;
	return error_set(error, ERR_UPSTREAM, "BROKEN", "It broke early");
}

/* What the web server passed on. */
static enum err describe(const void *context, struct http_request *request,
    const void *input, struct http_stream *stream,
    struct http_response *response, struct error *error)
{
	static const char *const names[] = {"REQUEST_METHOD", "REQUEST_URI",
	    "PATH_INFO", "HTTP_AUTHORIZATION", "CONTENT_TYPE"};
	json_t *body = json_object();
	struct buffer text = {0};

	(void)context, (void)input, (void)response, (void)error;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		json_object_set_new(body, names[i],
		    json_string(http_request_variable(request, names[i])));
	json_object_set_new(
	    body, "length", json_integer((json_int_t)request->body.length));
	json_write(body, &text);
	begin(stream, 201);
	http_stream_write(stream, text.data, text.length);
	buffer_clear(&text);
	json_decref(body);
	return ERR_OK;
}

static void write_error(const struct http_request *request, int status,
    const char *code, const char *message, struct buffer *body)
{
	(void)request;
	buffer_add_format(body,
	    "{\"own\":{\"code\":\"%s\",\"status\":%d,"
	    "\"message\":\"%s\"}}",
	    code, status, message);
}

static const char *const json_only[] = {"application/json", NULL};

static const struct http_route routes[] = {
    {.method = "POST",
	.path = "/small",
	.handler = answer_small,
	.body_limit = 10,
	.accepts = json_only},
    {.method = "GET", .path = "/steps", .stream_handler = steps},
    {.method = "GET", .path = "/flood", .stream_handler = flood},
    {.method = "GET", .path = "/count", .stream_handler = count},
    {.method = "*",
	.path = "/own/break",
	.stream_handler = break_off,
	.write_error = write_error},
    {.method = "*",
	.path = "/own/early",
	.stream_handler = fail_early,
	.write_error = write_error},
    {.method = "*",
	.path = "/own/{rest*}",
	.stream_handler = describe,
	.write_error = write_error,
	.body_limit = 20 * 1024 * 1024},
};

static const struct http_site site = {
    .routes = routes, .route_count = sizeof routes / sizeof *routes};

/* What used to be the end: select() does not see descriptors from there on. */
static bool use_low_descriptors(void)
{
	struct rlimit limit;
	int descriptor;

	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return false;
	limit.rlim_cur = limit.rlim_max;
	if (setrlimit(RLIMIT_NOFILE, &limit) != 0)
		return false;
	do
		descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC);
	while (descriptor >= 0 && descriptor < 1023);
	return descriptor >= 0;
}

static bool start_releasing(void)
{
	static sigset_t signals;
	pthread_t thread;

	sigemptyset(&signals);
	sigaddset(&signals, SIGUSR1);
	return pthread_sigmask(SIG_BLOCK, &signals, NULL) == 0 &&
	       pthread_create(&thread, NULL, release_on_signal, &signals) ==
		   0 &&
	       pthread_detach(thread) == 0;
}

static int serve(const char *where, size_t max_requests)
{
	struct http_listener listener;
	struct fastcgi_server *server;
	struct error error = {0};
	sigset_t signals;
	size_t unfinished;
	int number;

	sigemptyset(&signals);
	sigaddset(&signals, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &signals, NULL);
	if (!use_low_descriptors() || !start_releasing() ||
	    http_listener_open(&listener, where, &error) != ERR_OK ||
	    fastcgi_start(&listener, &site, max_requests, &server, &error) !=
		ERR_OK) {
		fprintf(stderr, "streaming_server: %s: %s\n", error.message,
		    strerror(errno));
		return EXIT_FAILURE;
	}
	signal(SIGPIPE, SIG_IGN);
	puts("ready");
	fflush(stdout);
	sigwait(&signals, &number);
	if (!fastcgi_stop(server, STOP_SECONDS, &unfinished))
		_exit(EXIT_FAILURE);
	http_listener_close(&listener);
	return EXIT_SUCCESS;
}

int main(int argc, char *argv[])
{
	json_start();
	if (argc == 1 && getenv("REQUEST_METHOD") != NULL) {
		signal(SIGPIPE, SIG_IGN);
		return cgi_answer(&site, environ) ? EXIT_SUCCESS : EXIT_FAILURE;
	}
	if (argc != 3)
		return 2;
	return serve(argv[1], strtoul(argv[2], NULL, 10));
}
