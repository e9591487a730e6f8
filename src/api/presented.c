#include "api/presented.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "http/access.h"

static const char *const variables[] = {"HTTP_AUTHORIZATION", "HTTP_X_API_KEY",
    "HTTP_X_GOOG_API_KEY", "HTTP_API_KEY"};

/* With that beginning a browser takes it from nobody but this very host, and
 * only encrypted. */
#define COOKIE_SECURE "__Host-tokenmeter"
#define COOKIE_LOOPBACK "tokenmeter"

/* Skips an authentication scheme's name, if VALUE has that. */
static const char *skip_scheme(const char *value, const char *scheme)
{
	size_t length = strlen(scheme);

	if (strncasecmp(value, scheme, length) != 0 || value[length] != ' ')
		return value;
	value += length;
	return value + strspn(value, " ");
}

bool presented_is_ours(const char *value)
{
	return skip_scheme(value, "Basic") != value ||
	       secret_is_ours(skip_scheme(value, "Bearer"));
}

static void keep(struct presented *found, enum http_means means,
    const char *text, size_t length)
{
	if (length > SECRET_TEXT_SIZE)
		length = SECRET_TEXT_SIZE;
	found->means = means;
	memcpy(found->secret, text, length);
	found->secret[length] = '\0';
}

/* What ENTRY, a variable, says if it is a header that keys are put in. */
static const char *key_in(const char *entry)
{
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		size_t length = strlen(variables[i]);

		if (strncmp(entry, variables[i], length) == 0 &&
		    entry[length] == '=')
			return skip_scheme(entry + length + 1, "Bearer");
	}
	return NULL;
}

/* All are looked at: web servers pass on what was sent twice, and which of two
 * counts must not depend on who looks. */
static enum err find_in_headers(const struct http_request *request,
    struct presented *found, struct error *error)
{
	for (char *const *entry = request->variables; *entry != NULL; entry++) {
		const char *value = key_in(*entry);
		struct presented other;

		if (value == NULL || !secret_is_ours(value))
			continue;
		keep(&other, MEANS_HEADER, value, strlen(value));
		if (found->means != MEANS_NONE &&
		    strcmp(found->secret, other.secret) != 0)
			return error_set(error, ERR_INVALID,
			    "CREDENTIALS_CONFLICT",
			    "Two headers present different credentials");
		*found = other;
	}
	return ERR_OK;
}

/* Over https, or where only this host could listen, a page's cookie is safe;
 * elsewhere a browser is told to send it encrypted only, or not at all. */
static bool is_loopback_only(const struct http_request *request)
{
	const char *https = http_request_variable(request, "HTTPS");
	struct error error;

	if (https != NULL && https[0] != '\0' && strcasecmp(https, "off") != 0)
		return false;
	return access_check(request, &error) == ERR_OK;
}

static const char *cookie_name(const struct http_request *request)
{
	return is_loopback_only(request) ? COOKIE_LOOPBACK : COOKIE_SECURE;
}

static void find_in_cookie(
    const struct http_request *request, struct presented *found)
{
	const char *at = http_request_variable(request, "HTTP_COOKIE");
	const char *name;
	size_t length;

	if (at == NULL)
		return;
	name = cookie_name(request);
	length = strlen(name);
	for (; *at != '\0'; at += *at == ';') {
		size_t own;

		at += strspn(at, " \t");
		own = strcspn(at, ";");
		if (own > length + 1 && strncmp(at, name, length) == 0 &&
		    at[length] == '=') {
			keep(found, MEANS_COOKIE, at + length + 1,
			    own - length - 1);
			return;
		}
		at += own;
	}
}

/* Decodes what is encoded once; that is as far as anybody goes who pastes a
 * secret into a URL. */
static bool has_secret(const char *part)
{
	size_t length = strlen(part), used;
	char *decoded = memory_alloc(length + 1);
	bool found;

	used = text_decode_percent(part, length, decoded);
	decoded[used] = '\0';
	found = secret_text_find(decoded, used, SECRET_TEXT_DIGITS) != NULL;
	free(decoded);
	return found;
}

enum err presented_find(const struct http_request *request,
    struct presented *found, struct error *error)
{
	const char *query = http_request_variable(request, "QUERY_STRING");
	enum err err;

	*found = (struct presented){.means = MEANS_NONE};
	if ((query != NULL && has_secret(query)) || has_secret(request->path))
		return error_set(error, ERR_INVALID, "CREDENTIAL_IN_QUERY",
		    "A credential in a URL is known to every log on its way: "
		    "revoke it, and send one in the header Authorization");
	err = find_in_headers(request, found, error);
	if (err == ERR_OK && found->means == MEANS_NONE)
		find_in_cookie(request, found);
	return err;
}

void presented_set_cookie(const struct http_request *request,
    const char *secret, long long seconds, struct buffer *headers)
{
	const char *name = cookie_name(request);

	buffer_add_format(headers,
	    "Set-Cookie: %s=%s; Path=/; Max-Age=%lld; HttpOnly; "
	    "SameSite=Strict%s\r\n",
	    name, secret != NULL ? secret : "", secret != NULL ? seconds : 0,
	    strcmp(name, COOKIE_SECURE) == 0 ? "; Secure" : "");
}
