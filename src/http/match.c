#include "http/match.h"

#include <string.h>

static void keep_value(struct http_match *match, const char *name,
    size_t name_length, const char *text, size_t length)
{
	if (match->value_count < HTTP_PATH_VALUES)
		match->values[match->value_count++] =
		    (struct http_path_value){name, text, name_length, length};
}

static bool is_tail(const char *segment, size_t length)
{
	return length > 2 && segment[0] == '{' && segment[length - 2] == '*';
}

/* Matches segment by segment, a tail with all that is left. */
static bool match_path(
    const char *pattern, const char *path, struct http_match *match)
{
	match->value_count = 0;
	while (*pattern == '/' && *path == '/') {
		size_t want = strcspn(++pattern, "/");
		size_t have = strcspn(++path, "/");

		if (is_tail(pattern, want)) {
			keep_value(
			    match, pattern + 1, want - 3, path, strlen(path));
			return true;
		}
		if (pattern[0] == '{') {
			if (have == 0)
				return false;
			keep_value(match, pattern + 1, want - 2, path, have);
		} else if (want != have || strncmp(pattern, path, want) != 0) {
			return false;
		}
		pattern += want;
		path += have;
	}
	return *pattern == '\0' && *path == '\0';
}

static bool has_tail(const struct http_route *route)
{
	const char *last = strrchr(route->path, '/');

	return last != NULL && is_tail(last + 1, strlen(last + 1));
}

enum { TAKES_GET = 1, TAKES_POST = 2, TAKES_DELETE = 4, TAKES_ANY = 8 };

static int methods_of(const struct http_route *route)
{
	if (strcmp(route->method, "*") == 0)
		return TAKES_ANY;
	if (strcmp(route->method, "DELETE") == 0)
		return TAKES_DELETE;
	return strcmp(route->method, "GET") == 0 ? TAKES_GET : TAKES_POST;
}

static const char *allow(int methods)
{
	if (methods & TAKES_ANY)
		return "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
	switch (methods) {
	case TAKES_GET | TAKES_POST | TAKES_DELETE:
		return "GET, HEAD, POST, DELETE, OPTIONS";
	case TAKES_GET | TAKES_DELETE:
		return "GET, HEAD, DELETE, OPTIONS";
	case TAKES_POST | TAKES_DELETE:
		return "POST, DELETE, OPTIONS";
	case TAKES_DELETE:
		return "DELETE, OPTIONS";
	case TAKES_GET | TAKES_POST:
		return "GET, HEAD, POST, OPTIONS";
	case TAKES_GET:
		return "GET, HEAD, OPTIONS";
	case TAKES_POST:
		return "POST, OPTIONS";
	}
	return NULL;
}

static bool takes_method(const struct http_route *route, const char *method)
{
	static const char *const any[] = {
	    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

	if (strcmp(route->method, "*") != 0)
		return strcmp(route->method,
			   strcmp(method, "HEAD") == 0 ? "GET" : method) == 0;
	for (size_t i = 0; i < sizeof any / sizeof *any; i++)
		if (strcmp(any[i], method) == 0)
			return true;
	return false;
}

/* Looks among the rows with a tail, or those without; what the path takes is
 * added to METHODS. */
static bool find_among(const struct http_site *site, bool tail,
    const char *method, const char *path, struct http_match *match,
    int *methods)
{
	for (size_t i = 0; i < site->route_count; i++) {
		const struct http_route *route = &site->routes[i];

		if (has_tail(route) != tail ||
		    !match_path(route->path, path, match))
			continue;
		*methods |= methods_of(route);
		if (takes_method(route, method)) {
			match->route = route;
			return true;
		}
	}
	return false;
}

struct http_match http_match_find(
    const struct http_site *site, const char *method, const char *path)
{
	struct http_match match = {0};
	int methods = 0;

	if (!find_among(site, false, method, path, &match, &methods) &&
	    !find_among(site, true, method, path, &match, &methods))
		match.allow = allow(methods);
	return match;
}
