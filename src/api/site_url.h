/*
 * The address of a TokenMeter's face, as `tokenmeter check --url` takes it:
 * http or https, a host, perhaps a port, perhaps the path that the face is
 * reached under. Nothing that could hold a secret belongs into it.
 */
#ifndef API_SITE_URL_H
#define API_SITE_URL_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/error.h"

#define SITE_HOST_SIZE 256
#define SITE_PREFIX_SIZE 512

struct site_url {
	bool is_https;
	char host[SITE_HOST_SIZE];     /* lower case; IPv6 in its brackets */
	char port[sizeof "65535"];     /* "": the scheme's */
	char prefix[SITE_PREFIX_SIZE]; /* "", or "/…" without one at its end */
};

/* Reads TEXT. ERR_INVALID with a sentence that does not repeat it: no such
 * address, or one with a user, a password, a query or a fragment. */
enum err site_url_read(const char *text, struct site_url *url,
    struct error *error) ERROR_MUST_CHECK;

/*
 * Finds where the face is when a request for PATH of it, at URL, was answered
 * with LOCATION. False unless that is the same PATH, by https, of the same
 * host: whoever asks with a key must not carry it elsewhere.
 */
bool site_url_follow(const struct site_url *url, const char *path,
    const char *location, struct site_url *next);

/* Adds TEXT to PATH as one part of it, or as a value in its query: what is not
 * a letter, a digit or one of "-._~" as %XX. */
void site_url_add_part(struct buffer *path, const char *text);

#endif
