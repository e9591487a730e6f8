#include "http/access.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Prefixes of the variables that proxies leave. */
static const char *const forwarding[] = {"HTTP_FORWARDED=", "HTTP_X_FORWARDED",
    "HTTP_X_REAL_IP=", "HTTP_X_CLIENT_IP=", "HTTP_X_CLUSTER_CLIENT_IP=",
    "HTTP_TRUE_CLIENT_IP=", "HTTP_CF_CONNECTING_IP=", "HTTP_VIA="};

static bool is_loopback_address(const char *text)
{
	struct in6_addr six;
	struct in_addr four;

	if (inet_pton(AF_INET, text, &four) == 1)
		return ntohl(four.s_addr) >> 24 == 127;
	if (inet_pton(AF_INET6, text, &six) != 1)
		return false;
	if (IN6_IS_ADDR_V4MAPPED(&six))
		return six.s6_addr[12] == 127;
	return IN6_IS_ADDR_LOOPBACK(&six);
}

bool access_is_loopback_host(const char *host)
{
	char name[64];
	const char *start = host[0] == '[' ? host + 1 : host;
	size_t length = strcspn(start, host[0] == '[' ? "]" : ":");

	if (length >= sizeof name)
		return false;
	snprintf(name, sizeof name, "%.*s", (int)length, start);
	return strcasecmp(name, "localhost") == 0 || is_loopback_address(name);
}

static bool was_forwarded(const struct http_request *request)
{
	for (char *const *entry = request->variables; *entry != NULL; entry++)
		for (size_t i = 0; i < sizeof forwarding / sizeof *forwarding;
		     i++)
			if (strncmp(*entry, forwarding[i],
				strlen(forwarding[i])) == 0)
				return true;
	return false;
}

/* Our own name in Via: a provider path leads back to us, through however many
 * proxies. */
static bool came_from_us(const struct http_request *request)
{
	const char *via = http_request_variable(request, "HTTP_VIA");

	return via != NULL && strstr(via, ACCESS_VIA) != NULL;
}

enum err access_check(const struct http_request *request, struct error *error)
{
	const char *address = http_request_variable(request, "SERVER_ADDR");
	const char *host = http_request_variable(request, "HTTP_HOST");

	if (address == NULL || !is_loopback_address(address))
		return error_set(error, ERR_FORBIDDEN, "LOOPBACK_ONLY",
		    "This server answers only requests to a loopback address "
		    "(127.0.0.1 or ::1), since it cannot tell callers apart");
	if (came_from_us(request))
		return error_set(error, ERR_FORBIDDEN, "PROVIDER_IS_TOKENMETER",
		    "This request comes from a TokenMeter's provider path: the "
		    "base URL of that provider leads back to TokenMeter itself "
		    "and has to be the provider's own address");
	if (was_forwarded(request))
		return error_set(error, ERR_FORBIDDEN, "LOOPBACK_ONLY",
		    "This server answers no requests that another proxy "
		    "forwarded, since it cannot tell callers apart");
	if (host != NULL && host[0] != '\0' && !access_is_loopback_host(host))
		return error_set(error, ERR_FORBIDDEN, "LOOPBACK_ONLY",
		    "This server answers only under the names localhost, "
		    "127.0.0.1 and [::1], since it cannot tell callers apart");
	return ERR_OK;
}
