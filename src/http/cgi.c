#include "http/cgi.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

static size_t read_body(void *failed, char *to, size_t room)
{
	size_t used = 0;

	while (used < room) {
		ssize_t got = read(STDIN_FILENO, to + used, room - used);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			*(bool *)failed = true;
		if (got <= 0)
			break;
		used += (size_t)got;
	}
	return used;
}

static bool body_failed(void *failed)
{
	return *(bool *)failed;
}

static bool write_all(void *context, const char *data, size_t length)
{
	(void)context;
	while (length > 0) {
		ssize_t put = write(STDOUT_FILENO, data, length);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		data += put;
		length -= (size_t)put;
	}
	return true;
}

/* A pipe whose other end is closed is in error. */
static bool reader_left(void *context)
{
	struct pollfd output = {.fd = STDOUT_FILENO};

	(void)context;
	return poll(&output, 1, 0) > 0 &&
	       (output.revents & (POLLERR | POLLHUP)) != 0;
}

static bool respond(
    const struct http_request *request, const struct http_response *response)
{
	struct buffer out = {0};
	bool written;

	http_response_write_head(response, request, &out);
	if (strcmp(request->method, "HEAD") != 0)
		buffer_add(&out, response->body.data, response->body.length);
	written = write_all(NULL, out.data, out.length);
	buffer_clear(&out);
	return written;
}

bool cgi_answer(const struct http_site *site, char *const environment[])
{
	bool failed = false, written;
	struct http_body body = {read_body, body_failed, false, &failed, NULL};
	struct http_sink sink = {
	    .write = write_all, .client_left = reader_left};
	struct http_request request;
	struct http_response response;
	struct http_stream stream;

	http_request_init(&request, environment, &body);
	http_response_init(&response);
	http_stream_init(&stream, &sink, &request);
	written = http_site_answer(site, &request, &stream, &response);
	http_request_drop_body(&request);
	http_log_request(&request, &stream, &response);
	if (http_stream_has_begun(&stream))
		written = written && !stream.client_left;
	else
		written = respond(&request, &response);
	http_response_clear(&response);
	http_request_clear(&request);
	return written;
}
