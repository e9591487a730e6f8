/* What crosses between a client and a provider, and what a request presents:
 * nothing in it may become a line of its own. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "api/presented.h"
#include "api/provider_headers.h"
#include "api/provider_path.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define VARIABLES_MAXIMUM 32
#define KEY "sk-ours"

static bool is_named(const char *line, const char *name)
{
	size_t length = strlen(name);

	return strncasecmp(line, name, length) == 0 && line[length] == ':';
}

/* Each line is "name: value", and none has NAMES. */
static void check_lines(const struct buffer *lines, const char *const names[])
{
	const char *line = lines->data != NULL ? lines->data : "";

	while (*line != '\0') {
		size_t length = strcspn(line, "\r\n");
		const char *colon = memchr(line, ':', length);

		if (colon == NULL || colon == line ||
		    strcspn(line, " \t") < (size_t)(colon - line) ||
		    strncmp(line + length, "\r\n", 2) != 0)
			abort();
		for (size_t i = 0; names[i] != NULL; i++)
			if (is_named(line, names[i]))
				abort();
		line += length + 2;
	}
}

static void answer(const char *text, size_t length)
{
	static const char *const never[] = {"set-cookie", "transfer-encoding",
	    "content-length", "connection", "status", "cache-control",
	    "x-accel-redirect", "x-sendfile", NULL};
	struct buffer headers = {0}, lines = {0};
	char *type;

	buffer_add(&headers, text, length);
	provider_headers_back(200, &headers, &lines);
	check_lines(&lines, never);
	type = provider_header_find(&headers, "content-type");
	if (type != NULL && strpbrk(type, "\r\n") != NULL)
		abort();
	free(type);
	buffer_clear(&headers);
	buffer_clear(&lines);
}

static size_t count_named(const struct buffer *lines, const char *name)
{
	size_t count = 0;

	for (const char *line = lines->data; line != NULL; line++) {
		count += is_named(line, name);
		line = strchr(line, '\n');
		if (line == NULL)
			break;
	}
	return count;
}

static void ask(const struct http_request *request, char *key)
{
	static const char *const never[] = {"cookie", "transfer-encoding",
	    "content-length", "connection", "host", "x-forwarded-for",
	    "x-tokenmeter-user", NULL};
	const struct upstream upstream = {.api_key = key};
	struct buffer lines = {0};

	provider_headers_forth(request, &upstream, &lines);
	check_lines(&lines, never);
	/* Ours takes the place of any. */
	if (key != NULL && (count_named(&lines, "authorization") != 1 ||
			       count_named(&lines, "x-api-key") != 0))
		abort();
	buffer_clear(&lines);
}

static void reach(const struct http_request *request)
{
	struct buffer url = {0};
	struct error error;

	if (provider_path_add(request, request->path, &url, &error) == ERR_OK &&
	    url.data != NULL && strpbrk(url.data, " \t\r\n?#\\\"<>") != NULL)
		abort();
	buffer_clear(&url);
}

static void present(const struct http_request *request)
{
	struct presented presented;
	struct error error;

	if (presented_find(request, &presented, &error) == ERR_OK &&
	    presented.means == MEANS_HEADER &&
	    !presented_is_ours(presented.secret))
		abort();
}

static void use(char *const variables[], const char *rest, size_t length)
{
	static const struct http_body none;
	static char key[] = KEY;
	struct http_request request;

	http_request_init(&request, variables, &none);
	ask(&request, NULL);
	ask(&request, key);
	reach(&request);
	present(&request);
	answer(rest, length);
	http_request_clear(&request);
}

/* Lines of "NAME=value" up to an empty one, then a provider's headers. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *variables[VARIABLES_MAXIMUM + 1] = {NULL};
	size_t count = 0;
	const uint8_t *end = data + size;

	while (data < end && count < VARIABLES_MAXIMUM) {
		const uint8_t *stop = memchr(data, '\n', (size_t)(end - data));
		size_t length = (size_t)((stop != NULL ? stop : end) - data);

		variables[count] = strndup((const char *)data, length);
		data += length + (stop != NULL);
		if (variables[count++][0] == '\0')
			break;
	}
	use(variables, (const char *)data, (size_t)(end - data));
	for (size_t i = 0; i < count; i++)
		free(variables[i]);
	return 0;
}
