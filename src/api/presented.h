/*
 * What a request presents of ours to say who sends it: a secret in one of the
 * headers that vendors' clients put keys in, or in the session's cookie.
 */
#ifndef API_PRESENTED_H
#define API_PRESENTED_H

#include <stdbool.h>

#include "auth/secret.h"
#include "base/buffer.h"
#include "http/request.h"

struct presented {
	enum http_means means; /* MEANS_NONE: nothing of ours */
	/* What was presented; a text too long to be a secret is cut, and no
	 * good. */
	char secret[SECRET_TEXT_SIZE + 1];
};

/*
 * Finds it: in Authorization (Bearer), X-Api-Key, X-Goog-Api-Key or Api-Key,
 * else in the cookie. Keys that are not ours are none of our business. *FOUND
 * is the caller's to wipe. ERR_INVALID: two headers have different ones, be
 * they of one name, or the path or the query holds one, which logs and
 * histories would keep.
 */
enum err presented_find(const struct http_request *request,
    struct presented *found, struct error *error) ERROR_MUST_CHECK;

/* Tells whether VALUE, a header's, is a secret of ours, or a name and password
 * for our web server: no business of a provider. */
bool presented_is_ours(const char *value);

/* Adds the line that gives a browser SECRET as its cookie for SECONDS, or, with
 * NULL, takes it away. */
void presented_set_cookie(const struct http_request *request,
    const char *secret, long long seconds, struct buffer *headers);

#endif
