#include "http/cors.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define SETTING "TOKENMETER_CORS_ORIGINS"
#define EXPOSED                                    \
	"ETag, X-Request-Id, Retry-After, Allow, " \
	"RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"
#define TAKEN                                                  \
	"Accept, Authorization, Cache-Control, Content-Type, " \
	"If-None-Match, Last-Event-ID"
#define PREFLIGHT_SECONDS 7200 /* no browser believes it for longer */

#define HOST_MAXIMUM 253 /* of the domain name system */

struct span {
	const char *text;
	size_t length;
};

static const char *const usual_ports[][2] = {
    {"http", ":80"}, {"https", ":443"}};

static bool equals(struct span span, const char *text)
{
	return span.length == strlen(text) &&
	       strncmp(span.text, text, span.length) == 0;
}

/* The next word of LIST, which moves on; an empty one at its end. */
static struct span next_origin(const char **list)
{
	struct span origin;

	*list += strspn(*list, " ");
	origin = (struct span){*list, strcspn(*list, " ")};
	*list += origin.length;
	return origin;
}

static bool is_scheme(struct span scheme)
{
	for (size_t i = 0; i < scheme.length; i++)
		if (!islower((unsigned char)scheme.text[i]) &&
		    (i == 0 || (!isdigit((unsigned char)scheme.text[i]) &&
				   strchr("+-.", scheme.text[i]) == NULL)))
			return false;
	return scheme.length > 0;
}

/* Browsers send names in lower case, and others than ASCII as xn--. */
static bool is_name(struct span host)
{
	for (size_t i = 0; i < host.length; i++)
		if (!islower((unsigned char)host.text[i]) &&
		    !isdigit((unsigned char)host.text[i]) &&
		    strchr("-_.", host.text[i]) == NULL)
			return false;
	return host.length > 0 && host.length <= HOST_MAXIMUM &&
	       host.text[0] != '.';
}

/* An address of version 6 in brackets, in the one form that browsers use. */
static bool is_bracketed_address(struct span host)
{
	char given[INET6_ADDRSTRLEN], usual[INET6_ADDRSTRLEN];
	struct in6_addr address;
	size_t length = host.length - 2; /* of brackets */

	if (host.length < 4 || host.text[host.length - 1] != ']' ||
	    length >= sizeof given)
		return false;
	memcpy(given, host.text + 1, length);
	given[length] = '\0';
	return inet_pton(AF_INET6, given, &address) == 1 &&
	       inet_ntop(AF_INET6, &address, usual, sizeof usual) != NULL &&
	       strcmp(given, usual) == 0;
}

/* PORT begins with its colon. Browsers leave out the scheme's usual one. */
static bool is_port(struct span port, struct span scheme)
{
	if (port.length < 2 || port.length > 6 || port.text[1] == '0')
		return false;
	for (size_t i = 1; i < port.length; i++)
		if (!isdigit((unsigned char)port.text[i]))
			return false;
	for (size_t i = 0; i < sizeof usual_ports / sizeof *usual_ports; i++)
		if (equals(scheme, usual_ports[i][0]) &&
		    equals(port, usual_ports[i][1]))
			return false;
	return strtol(port.text + 1, NULL, 10) <= UINT16_MAX;
}

static bool is_origin(struct span origin)
{
	const char *end = origin.text + origin.length;
	const char *mark = memmem(origin.text, origin.length, "://", 3);
	struct span scheme, host;

	if (mark == NULL)
		return false;
	scheme = (struct span){origin.text, (size_t)(mark - origin.text)};
	host.text = mark + 3;
	host.length = host.text < end && host.text[0] == '['
			  ? strcspn(host.text, "] ") + 1
			  : strcspn(host.text, ": ");
	if (host.length > (size_t)(end - host.text) || !is_scheme(scheme) ||
	    (!is_name(host) && !is_bracketed_address(host)))
		return false;
	mark = host.text + host.length;
	return mark == end ||
	       (*mark == ':' &&
		   is_port((struct span){mark, (size_t)(end - mark)}, scheme));
}

enum err cors_check_origins(const char *origins, struct error *error)
{
	struct span origin;

	while (origins != NULL && *origins != '\0') {
		origin = next_origin(&origins);
		if (equals(origin, "*"))
			return error_set(error, ERR_INVALID, "SETTING_INVALID",
			    SETTING " must name each origin: with * any web "
				    "page could read what the credentials of "
				    "its visitors open");
		if (equals(origin, "null"))
			return error_set(error, ERR_INVALID, "SETTING_INVALID",
			    SETTING " cannot hold null, which any web page "
				    "can call itself");
		if (origin.length > 0 && !is_origin(origin))
			return error_set(error, ERR_INVALID, "SETTING_INVALID",
			    SETTING
			    ": %.*s is not an origin as browsers send it: "
			    "scheme://host or scheme://host:port, in lower "
			    "case, without a path and without the port that "
			    "the scheme has anyway",
			    origin.length < 100 ? (int)origin.length : 100,
			    origin.text);
	}
	return ERR_OK;
}

/* The page's origin, or NULL where no browser says one. */
static const char *origin_of(const struct http_request *request)
{
	const char *origin = http_request_variable(request, "HTTP_ORIGIN");

	return origin != NULL && origin[0] != '\0' ? origin : NULL;
}

static bool is_listed(const char *origins, const char *origin)
{
	while (origins != NULL && *origins != '\0')
		if (equals(next_origin(&origins), origin))
			return true;
	return false;
}

static bool is_own(const struct http_request *request, const char *origin)
{
	const char *https = http_request_variable(request, "HTTPS");
	const char *host = http_request_variable(request, "HTTP_HOST");
	bool secure =
	    https != NULL && https[0] != '\0' && strcasecmp(https, "off") != 0;
	const char *const *usual = usual_ports[secure ? 1 : 0];
	size_t scheme = strlen(usual[0]), length, port = strlen(usual[1]);

	if (host == NULL || strncmp(origin, usual[0], scheme) != 0 ||
	    strncmp(origin + scheme, "://", 3) != 0)
		return false;
	origin += scheme + 3;
	length = strlen(host);
	if (length > port && strcmp(host + length - port, usual[1]) == 0)
		length -= port;
	return length > 0 && strlen(origin) == length &&
	       strncasecmp(origin, host, length) == 0;
}

static bool only_reads(const char *method)
{
	return strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0 ||
	       strcmp(method, "OPTIONS") == 0;
}

enum err cors_check_request(
    const struct http_request *request, struct error *error)
{
	const char *origin = origin_of(request);

	if (origin == NULL || only_reads(request->method) ||
	    is_listed(request->cors_origins, origin) || is_own(request, origin))
		return ERR_OK;
	return error_set(error, ERR_FORBIDDEN, "ORIGIN_NOT_ALLOWED",
	    "Pages on this origin may change nothing here; the operator can "
	    "allow it by " SETTING);
}

bool cors_is_preflight(const struct http_request *request)
{
	return strcmp(request->method, "OPTIONS") == 0 &&
	       origin_of(request) != NULL &&
	       http_request_variable(
		   request, "HTTP_ACCESS_CONTROL_REQUEST_METHOD") != NULL;
}

void cors_write_head(const struct http_request *request, const char *methods,
    struct buffer *head)
{
	const char *origin = origin_of(request);

	if (request->cors_origins == NULL)
		return;
	/* Also where nobody asked: a cache must not give this to a page. */
	buffer_add_text(head, "Vary: Origin\r\n");
	if (origin == NULL || !is_listed(request->cors_origins, origin))
		return;
	buffer_add_format(head,
	    "Access-Control-Allow-Origin: %s\r\n"
	    "Access-Control-Expose-Headers: " EXPOSED "\r\n",
	    origin);
	if (methods != NULL && cors_is_preflight(request))
		buffer_add_format(head,
		    "Access-Control-Allow-Methods: %s\r\n"
		    "Access-Control-Allow-Headers: " TAKEN "\r\n"
		    "Access-Control-Max-Age: %d\r\n",
		    methods, PREFLIGHT_SECONDS);
}
