#include "http/response.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/json.h"
#include "http/cors.h"

#define RETRY_AFTER_SECONDS 1
#define POLL_AFTER_SECONDS 15 /* for those who would have had a stream */

void http_response_init(struct http_response *response)
{
	*response = (struct http_response){.status = 200};
}

void http_response_clear(struct http_response *response)
{
	json_decref(response->error_members);
	buffer_clear(&response->headers);
	buffer_clear(&response->body);
}

void http_response_error_member(
    struct http_response *response, const char *name, json_t *value)
{
	if (response->error_members == NULL)
		response->error_members = json_object();
	json_object_set_new(response->error_members, name, value);
}

int http_status_of(enum err err)
{
	switch (err) {
	case ERR_OK:
		return 200;
	case ERR_INVALID:
		return 400;
	case ERR_UNAUTHORIZED:
		return 401;
	case ERR_FORBIDDEN:
		return 403;
	case ERR_NOT_FOUND:
		return 404;
	case ERR_CONFLICT:
		return 409;
	case ERR_TOO_LARGE:
		return 413;
	case ERR_LIMITED:
		return 429;
	case ERR_BUSY:
		return 503;
	case ERR_TIMEOUT:
		return 504;
	case ERR_UPSTREAM:
		return 502;
	case ERR_INTERNAL:
		break;
	}
	return 500;
}

/* The body of an error in our own shape. */
static void write_error(const struct http_response *response,
    const struct http_request *request, const char *code, const char *message,
    struct buffer *to)
{
	json_t *body = json_object();

	json_object_set_new(body, "error", json_string(message));
	json_object_set_new(body, "code", json_string(code));
	json_object_set_new(body, "requestId", json_string(request->id));
	if (response->error_members != NULL)
		json_object_update(body, response->error_members);
	json_write(body, to);
	json_decref(body);
}

void http_response_refuse(struct http_response *response,
    const struct http_request *request, int status, const char *code,
    const char *message)
{
	buffer_reset(&response->body);
	if (response->write_error != NULL)
		response->write_error(
		    request, status, code, message, &response->body);
	else
		write_error(response, request, code, message, &response->body);
	response->status = status;
	response->etag[0] = '\0';
}

void http_response_fail(struct http_response *response,
    const struct http_request *request, enum err err, const struct error *error)
{
	http_response_refuse(response, request, http_status_of(err),
	    error->code, error->message);
}

/* RFC 9110, 13.1.2: a list of tags, compared weakly, or an asterisk. */
static bool has_tag(const char *list, const char *etag)
{
	size_t length = strlen(etag);

	for (;;) {
		list += strspn(list, " \t,");
		if (*list == '\0')
			return false;
		if (*list == '*')
			return true;
		if (strncmp(list, "W/", 2) == 0)
			list += 2;
		if (strncmp(list, etag, length) == 0)
			return true;
		list += strcspn(list, ",");
	}
}

void http_response_validate(
    struct http_response *response, const struct http_request *request)
{
	const char *known =
	    http_request_variable(request, "HTTP_IF_NONE_MATCH");

	if (response->status != 200)
		return;
	snprintf(response->etag, sizeof response->etag, "\"%016" PRIx64 "\"",
	    hash_bytes(response->body.data, response->body.length));
	if (known == NULL || !has_tag(known, response->etag))
		return;
	response->status = 304;
	buffer_reset(&response->body);
}

const char *http_reason(int status)
{
	static const struct {
		int status;
		const char *reason;
	} reasons[] = {{200, "OK"}, {201, "Created"}, {202, "Accepted"},
	    {204, "No Content"}, {206, "Partial Content"},
	    {301, "Moved Permanently"}, {302, "Found"}, {304, "Not Modified"},
	    {400, "Bad Request"}, {401, "Unauthorized"},
	    {402, "Payment Required"}, {403, "Forbidden"}, {404, "Not Found"},
	    {405, "Method Not Allowed"}, {406, "Not Acceptable"},
	    {408, "Request Timeout"}, {409, "Conflict"},
	    {413, "Content Too Large"}, {415, "Unsupported Media Type"},
	    {422, "Unprocessable Content"}, {429, "Too Many Requests"},
	    {500, "Internal Server Error"}, {501, "Not Implemented"},
	    {502, "Bad Gateway"}, {503, "Service Unavailable"},
	    {504, "Gateway Timeout"}};

	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].status == status)
			return reasons[i].reason;
	return "Other";
}

void http_response_write_head(const struct http_response *response,
    const struct http_request *request, struct buffer *head)
{
	buffer_add_format(head, "Status: %d %s\r\nX-Request-Id: %s\r\n",
	    response->status, http_reason(response->status), request->id);
	if (response->body.length > 0)
		buffer_add_format(head,
		    "Content-Type: application/json\r\n"
		    "Content-Length: %zu\r\n",
		    response->body.length);
	buffer_add_text(head, "X-Content-Type-Options: nosniff\r\n");
	if (response->etag[0] != '\0')
		buffer_add_format(head,
		    "ETag: %s\r\nCache-Control: private, no-cache\r\n"
		    "Vary: Authorization, Cookie, X-Api-Key, X-Goog-Api-Key, "
		    "Api-Key\r\n",
		    response->etag);
	else
		buffer_add_text(head, "Cache-Control: no-store\r\n");
	buffer_add(head, response->headers.data, response->headers.length);
	if (response->status == 401)
		buffer_add_text(
		    head, "WWW-Authenticate: Bearer realm=\"TokenMeter\"\r\n");
	if (response->allow != NULL)
		buffer_add_format(head, "Allow: %s\r\n", response->allow);
	cors_write_head(
	    request, response->status == 204 ? response->allow : NULL, head);
	if (response->status == 503 || response->status == 501)
		buffer_add_format(head, "Retry-After: %d\r\n",
		    response->status == 503 ? RETRY_AFTER_SECONDS
					    : POLL_AFTER_SECONDS);
	buffer_add_text(head, "\r\n");
}
