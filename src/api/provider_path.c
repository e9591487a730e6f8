#include "api/provider_path.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"

/* Tells whether a segment of PATH is "." or "..", parameters aside. */
static bool has_dots(const char *path)
{
	while (*path == '/') {
		size_t length = strcspn(++path, "/");
		size_t name = strcspn(path, "/;");

		if ((name == 1 && path[0] == '.') ||
		    (name == 2 && path[0] == '.' && path[1] == '.'))
			return true;
		path += length;
	}
	return false;
}

/* Servers behind servers decode again, and some take \ for a slash. */
static bool could_climb(const char *path)
{
	size_t length = strlen(path), before;
	char *all = memory_strdup(path);
	bool climbs;

	do {
		before = length;
		length = text_decode_percent(all, length, all);
	} while (length < before && memchr(all, '\0', length) == NULL);
	all[length] = '\0';
	for (char *at = all; (at = strchr(at, '\\')) != NULL;)
		*at = '/';
	climbs = strlen(all) != length || has_dots(all);
	free(all);
	return climbs;
}

/* Writes TEXT as URLs have it; what is encoded in it already, or is no text
 * of a path, has KEPT among its characters if it is to stay. */
static void add_encoded(struct buffer *url, const char *text, const char *kept)
{
	for (; *text != '\0'; text++) {
		unsigned char byte = (unsigned char)*text;

		if (isalnum(byte) || strchr(kept, byte) != NULL)
			buffer_add(url, text, 1);
		else
			buffer_add_format(url, "%%%02X", byte);
	}
}

/* Returns the path of REQUEST_URI for the caller to free; NULL: there is
 * none. */
static char *path_as_sent(const struct http_request *request)
{
	const char *uri = http_request_variable(request, "REQUEST_URI");

	return uri != NULL ? memory_strndup(uri, strcspn(uri, "?")) : NULL;
}

/* Returns how many bytes of TEXT, which is not at its end, are one byte
 * decoded. */
static size_t encoded_length(const char *text)
{
	return text[0] == '%' && isxdigit((unsigned char)text[1]) &&
		       isxdigit((unsigned char)text[2])
		   ? 3
		   : 1;
}

/* Returns what of SENT is PATH, the end of REQUEST's path; NULL: SENT is
 * another path. */
static const char *find_sent(
    const struct http_request *request, const char *sent, const char *path)
{
	const char *script = http_request_variable(request, "SCRIPT_NAME");
	size_t length = strlen(sent), left = strlen(path), begin, used;
	char *decoded = memory_alloc(length + 1);
	const char *found = NULL;

	if (script == NULL)
		script = "";
	begin = strlen(script);
	used = text_decode_percent(sent, length, decoded);
	decoded[used] = '\0';
	if (strlen(decoded) == used && strncmp(decoded, script, begin) == 0 &&
	    strcmp(decoded + begin, request->path) == 0) {
		for (found = sent; used > left; used--)
			found += encoded_length(found);
	}
	free(decoded);
	return found;
}

enum err provider_path_add(const struct http_request *request, const char *path,
    struct buffer *url, struct error *error)
{
	char *sent = path_as_sent(request);
	const char *rest = sent != NULL ? find_sent(request, sent, path) : NULL;
	enum err err = ERR_OK;

	if (could_climb(path))
		err = error_set(error, ERR_INVALID, "PATH_INVALID",
		    "A path with . or .. as a part of it leads nowhere");
	else if (rest != NULL && (*rest == '/' || *rest == '\0'))
		add_encoded(url, rest, "%-._~!$&'()*+,;=:@/");
	else if (sent != NULL && strcasestr(sent, "%2f") != NULL)
		err = error_set(error, ERR_INVALID, "PATH_INVALID",
		    "An encoded slash (%%2F) cannot be passed on here");
	else
		add_encoded(url, path, "-._~!$&'()*+,;=:@/");
	free(sent);
	return err;
}
