#include "api/provider_headers.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "api/presented.h"
#include "base/memory.h"
#include "http/access.h"

#define VARIABLE "HTTP_"
#define TYPE "CONTENT_TYPE="
#define NAME_MAXIMUM 128 /* bytes */

/* A name, or with a hyphen at its end what names begin with. */
static const char *const of_connections[] = {"connection", "keep-alive",
    "proxy", "proxy-", "te", "trailer", "transfer-encoding", "upgrade",
    "content-length", "cookie", "cookie2", "set-cookie", "set-cookie2", "via",
    "x-tokenmeter-", NULL};

/* The last ones have a provider take a request for another than it is counted
 * as, or answer without the report. */
static const char *const of_requests[] = {"host", "expect", "accept-encoding",
    "forwarded", "x-forwarded-", "x-real-ip", "x-client-ip", "x-cluster-",
    "true-client-ip", "cf-connecting-ip", "http2-settings",
    "x-http-method-override", "x-http-method", "x-method-override",
    "x-goog-fieldmask", NULL};

static const char *const of_keys[] = {
    "authorization", "x-api-key", "x-goog-api-key", "api-key", NULL};

/* Status and the X-… are words to the web server; what caches may do is said
 * anew, since one in front of us knows nothing of whose the answer is; the rest
 * binds a browser to the provider's site, which ours is not. */
static const char *const of_answers[] = {"status", "cache-control", "pragma",
    "expires", "age", "surrogate-control", "cdn-cache-control", "x-accel-",
    "x-sendfile", "x-lighttpd-", "x-litespeed-", "x-request-id", "server",
    "date", "alt-svc", "strict-transport-security", "clear-site-data",
    "report-to", "nel", "refresh", NULL};

static bool is_listed(const char *name, const char *const *list)
{
	for (; *list != NULL; list++) {
		size_t length = strlen(*list);

		if (strncmp(name, *list, length) == 0 &&
		    (name[length] == '\0' || (*list)[length - 1] == '-'))
			return true;
	}
	return false;
}

/* Tells whether LIST, Connection's value or NULL, has NAME. */
static bool is_named(const char *list, const char *name)
{
	size_t length = strlen(name);

	while (list != NULL && *list != '\0') {
		size_t own;

		list += strspn(list, ", \t");
		own = strcspn(list, ", \t");
		if (own == length && strncasecmp(list, name, own) == 0)
			return true;
		list += own;
	}
	return false;
}

static bool is_token(const char *name)
{
	if (*name == '\0')
		return false;
	for (; *name != '\0'; name++)
		if (!isalnum((unsigned char)*name) &&
		    strchr("!#$%&'*+-.^_`|~", *name) == NULL)
			return false;
	return true;
}

static bool is_one_line(const char *value)
{
	return value[0] != '\0' && strpbrk(value, "\r\n") == NULL;
}

/* HTTP_ANTHROPIC_VERSION=… gives anthropic-version; NULL: no header. */
static const char *read_variable(
    const char *entry, char name[static NAME_MAXIMUM])
{
	const char *equals = strchr(entry, '=');
	size_t length, skip = strlen(VARIABLE);

	if (equals == NULL)
		return NULL;
	/* nginx has it under both names, and once is enough. */
	if (strncmp(entry, VARIABLE TYPE, strlen(VARIABLE TYPE)) == 0)
		return NULL;
	if (strncmp(entry, TYPE, strlen(TYPE)) == 0)
		skip = 0;
	else if (strncmp(entry, VARIABLE, skip) != 0)
		return NULL;
	length = (size_t)(equals - entry) - skip;
	if (length >= NAME_MAXIMUM)
		return NULL;
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)entry[skip + i];

		name[i] = (char)(byte == '_' ? '-' : tolower(byte));
	}
	name[length] = '\0';
	return equals + 1;
}

void provider_headers_forth(const struct http_request *request,
    const struct upstream *upstream, struct buffer *lines)
{
	const char *connection =
	    http_request_variable(request, "HTTP_CONNECTION");
	char name[NAME_MAXIMUM];

	for (char *const *entry = request->variables; *entry != NULL; entry++) {
		const char *value = read_variable(*entry, name);

		if (value == NULL || !is_token(name) || !is_one_line(value) ||
		    is_listed(name, of_connections) ||
		    is_listed(name, of_requests) || is_named(connection, name))
			continue;
		if (is_listed(name, of_keys) &&
		    (upstream->api_key != NULL || presented_is_ours(value)))
			continue;
		buffer_add_format(lines, "%s: %s\r\n", name, value);
	}
	/* What is compressed cannot be read; and who is called in a circle
	 * shall notice. */
	buffer_add_text(
	    lines, "accept-encoding: identity\r\nvia: " ACCESS_VIA "\r\n");
	upstream_add_key(upstream, lines);
}

/* Takes the next line of *AT: its name, lower case, its value for the caller
 * to free. False at the end; a line that is none has an empty name. */
static bool next_line(
    const char **at, char name[static NAME_MAXIMUM], char **value)
{
	const char *line = *at, *colon, *start;
	size_t length;

	if (line == NULL || *line == '\0')
		return false;
	length = strcspn(line, "\r\n");
	*at = line + length + strspn(line + length, "\r\n");
	colon = memchr(line, ':', length);
	name[0] = '\0';
	*value = NULL;
	if (colon == NULL || colon - line >= NAME_MAXIMUM)
		return true;
	for (size_t i = 0; i < (size_t)(colon - line); i++)
		name[i] = (char)tolower((unsigned char)line[i]);
	name[colon - line] = '\0';
	start = colon + 1 + strspn(colon + 1, " \t");
	length = start < line + length ? (size_t)(line + length - start) : 0;
	*value = memory_strndup(start, length);
	return true;
}

char *provider_header_find(const struct buffer *headers, const char *name)
{
	const char *at = headers->data;
	char own[NAME_MAXIMUM], *value;

	while (next_line(&at, own, &value)) {
		if (strcmp(own, name) == 0)
			return value;
		free(value);
	}
	return NULL;
}

void provider_headers_back(
    int status, const struct buffer *headers, struct buffer *lines)
{
	char *connection = provider_header_find(headers, "connection");
	const char *at = headers->data;
	char name[NAME_MAXIMUM], *value;

	while (next_line(&at, name, &value)) {
		/* Beside a 200, Apache follows it by itself. */
		bool leads = status == 200 && strcmp(name, "location") == 0;

		if (is_token(name) && value != NULL && is_one_line(value) &&
		    !leads && !is_listed(name, of_connections) &&
		    !is_listed(name, of_answers) && !is_named(connection, name))
			buffer_add_format(lines, "%s: %s\r\n", name, value);
		free(value);
	}
	free(connection);
}
