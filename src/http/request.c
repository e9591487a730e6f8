#include "http/request.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/timestamp.h"

/* Who sends more than this in vain may well see the connection break. */
#define DROP_MAXIMUM (64 * 1024 * 1024)
#define DROP_SECONDS 5

/* Senders that are slower hold a thread, and give nothing for it. */
#define BODY_SECONDS 60
#define BODY_BYTES_A_SECOND ((size_t)16 * 1024)

void http_request_init(struct http_request *request, char *const *variables,
    const struct http_body *source)
{
	const char *method, *path;

	*request = (struct http_request){.variables = variables,
	    .source = source,
	    .started_at = timestamp_monotonic()};
	random_id_make(request->id);
	method = http_request_variable(request, "REQUEST_METHOD");
	path = http_request_variable(request, "PATH_INFO");
	request->method = method != NULL ? method : "";
	request->path = path != NULL && path[0] != '\0' ? path : "/";
}

void http_request_clear(struct http_request *request)
{
	json_decref(request->json);
	request->json = NULL;
	buffer_clear(&request->body);
}

const char *http_request_variable(
    const struct http_request *request, const char *name)
{
	size_t length = strlen(name);

	for (char *const *entry = request->variables; *entry != NULL; entry++)
		if (strncmp(*entry, name, length) == 0 &&
		    (*entry)[length] == '=')
			return *entry + length + 1;
	return NULL;
}

bool http_request_is_type(const struct http_request *request, const char *type)
{
	const char *given = http_request_variable(request, "CONTENT_TYPE");
	size_t length;

	if (given == NULL)
		return false;
	given += strspn(given, " \t");
	length = strcspn(given, "; \t");
	return length == strlen(type) && strncasecmp(given, type, length) == 0;
}

/* Tells whether PARAMETERS of a media range, LENGTH bytes, have a weight of
 * zero. */
static bool is_refused(const char *parameters, size_t length)
{
	const char *end = parameters + length, *at = parameters;

	while ((at = memchr(at, ';', (size_t)(end - at))) != NULL) {
		at++;
		at += strspn(at, " \t");
		if (strncasecmp(at, "q=0", 3) == 0)
			return strspn(at + 3, ".0") == strcspn(at + 3, ",; \t");
	}
	return false;
}

bool http_request_accepts(const struct http_request *request, const char *type)
{
	const char *list = http_request_variable(request, "HTTP_ACCEPT");
	size_t wanted = strlen(type);

	while (list != NULL && *list != '\0') {
		size_t length, own;

		list += strspn(list, " \t,");
		length = strcspn(list, ",");
		own = strcspn(list, ",; \t");
		if (own == wanted && strncasecmp(list, type, own) == 0)
			return !is_refused(list + own, length - own);
		list += length;
	}
	return false;
}

/* CONTENT_LENGTH as RFC 3875 has it: digits, or nothing for no body. */
static bool announced_length(
    const struct http_request *request, uint64_t *length)
{
	const char *text = http_request_variable(request, "CONTENT_LENGTH");

	*length = 0;
	if (text == NULL)
		return true;
	if (strlen(text) > 18)
		return false;
	for (; *text != '\0'; text++) {
		if (!isdigit((unsigned char)*text))
			return false;
		*length = *length * 10 + (uint64_t)(*text - '0');
	}
	return true;
}

static enum err refuse_length(struct error *error)
{
	return error_set(error, ERR_INVALID, "BODY_LENGTH_MISMATCH",
	    "The body is not as long as its Content-Length says");
}

static void end_reading(const struct http_body *source, int64_t seconds)
{
	if (source->end_at != NULL)
		source->end_at(source->context,
		    timestamp_monotonic() + seconds * TIMESTAMP_SECOND);
}

enum err http_request_read_body(
    struct http_request *request, size_t limit, struct error *error)
{
	const struct http_body *source = request->source;
	uint64_t length;
	size_t room, got;

	if (!announced_length(request, &length))
		return refuse_length(error);
	if (length > limit)
		return error_set(error, ERR_TOO_LARGE, "BODY_TOO_LARGE",
		    "The body is larger than the %zu bytes that this path "
		    "takes",
		    limit);
	end_reading(
	    source, BODY_SECONDS + (int64_t)(length / BODY_BYTES_A_SECOND));
	room = (size_t)length + (source->ends ? 1 : 0);
	got = source->read(
	    source->context, buffer_reserve(&request->body, room), room);
	request->taken += got;
	request->body.length = got;
	request->body.data[got] = '\0';
	if (got != length || source->failed(source->context))
		return refuse_length(error);
	return ERR_OK;
}

void http_request_drop_body(struct http_request *request)
{
	const struct http_body *source = request->source;
	char dropped[4096];
	uint64_t length;

	if (!announced_length(request, &length) || length > DROP_MAXIMUM)
		return;
	end_reading(source, DROP_SECONDS);
	if (source->ends)
		length++; /* asked for, so that the end is read */
	while (request->taken < length) {
		uint64_t left = length - request->taken;
		size_t got = source->read(source->context, dropped,
		    left < sizeof dropped ? (size_t)left : sizeof dropped);

		if (got == 0)
			return;
		request->taken += got;
	}
}
