#include "api/site_url.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define HTTP "http://"
#define HTTPS "https://"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

/* Copies LENGTH bytes of FROM to TO, which has ROOM; false if they are too
 * many. */
static bool copy(char *to, size_t room, const char *from, size_t length)
{
	if (length >= room)
		return false;
	memcpy(to, from, length);
	to[length] = '\0';
	return true;
}

static bool read_scheme(const char **at, struct site_url *url)
{
	url->is_https = strncasecmp(*at, HTTPS, strlen(HTTPS)) == 0;
	if (!url->is_https && strncasecmp(*at, HTTP, strlen(HTTP)) != 0)
		return false;
	*at += url->is_https ? strlen(HTTPS) : strlen(HTTP);
	return true;
}

static bool read_host(const char **at, struct site_url *url)
{
	size_t length = strspn(*at, LETTERS DIGITS ".-_");

	if (**at == '[') {
		length = 1 + strspn(*at + 1, DIGITS "abcdefABCDEF:.");
		if ((*at)[length] != ']' || length == 1)
			return false;
		length++;
	}
	if (length == 0 || !copy(url->host, sizeof url->host, *at, length))
		return false;
	for (char *c = url->host; *c != '\0'; c++)
		*c = (char)tolower((unsigned char)*c);
	*at += length;
	return true;
}

static bool read_port(const char **at, struct site_url *url)
{
	size_t length;
	long number;

	if (**at != ':')
		return true;
	++*at;
	length = strspn(*at, DIGITS);
	if (!copy(url->port, sizeof url->port, *at, length))
		return false;
	number = strtol(url->port, NULL, 10);
	*at += length;
	return number > 0 && number <= 65535;
}

static bool read_prefix(const char *at, struct site_url *url)
{
	size_t length = strspn(at, LETTERS DIGITS "/-._~!$&'()*+,;=:%");

	if (at[length] != '\0' || (length > 0 && at[0] != '/'))
		return false;
	while (length > 0 && at[length - 1] == '/')
		length--;
	return copy(url->prefix, sizeof url->prefix, at, length);
}

enum err site_url_read(
    const char *text, struct site_url *url, struct error *error)
{
	const char *at = text;

	*url = (struct site_url){0};
	if (strpbrk(text, "@?#") != NULL)
		return error_set(error, ERR_INVALID, "URL_INVALID",
		    "The URL must be without user, password, query and "
		    "fragment: it needs no secret, and the list of processes "
		    "shows it");
	if (read_scheme(&at, url) && read_host(&at, url) &&
	    read_port(&at, url) && read_prefix(at, url))
		return ERR_OK;
	return error_set(error, ERR_INVALID, "URL_INVALID",
	    "The URL must be one of a site, such as "
	    "https://meter.example.com or https://example.com:3001/meter");
}

bool site_url_follow(const struct site_url *url, const char *path,
    const char *location, struct site_url *next)
{
	size_t own, length = strlen(path);
	struct error error;

	if (location[0] == '/' && location[1] != '/') {
		*next = *url;
		next->prefix[0] = '\0';
		if (!read_prefix(location, next))
			return false;
	} else if (site_url_read(location, next, &error) != ERR_OK) {
		return false;
	}
	own = strlen(next->prefix);
	if (!next->is_https || strcmp(next->host, url->host) != 0 ||
	    own < length || strcmp(next->prefix + own - length, path) != 0)
		return false;
	next->prefix[own - length] = '\0';
	return true;
}

void site_url_add_part(struct buffer *path, const char *text)
{
	for (; *text != '\0'; text++)
		if (strchr(LETTERS DIGITS "-._~", *text) != NULL)
			buffer_add(path, text, 1);
		else
			buffer_add_format(path, "%%%02X", (unsigned char)*text);
}
