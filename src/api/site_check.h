/*
 * `tokenmeter check --url`: asks a running site from outside, as a stranger
 * and with a made-up key, and says in words what it found and what to write
 * where. It changes nothing, and needs no key, but to see how streams arrive at
 * a closed site.
 */
#ifndef API_SITE_CHECK_H
#define API_SITE_CHECK_H

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"

/*
 * Writes a line for each finding to OUT, then what to do. *WELL: there is
 * nothing to do. KEY, a secret for a stream of its user's, or NULL, goes to the
 * host in TEXT alone, as the made-up one does, and only encrypted or to
 * loopback. Neither these nor anything that the site wrote is printed, but the
 * port and the path that it redirects to. ERR_INVALID: TEXT is no URL of a
 * site; ERR_INTERNAL: libcurl cannot be used. After exchange_start() and
 * json_start().
 */
enum err site_check(const char *text, const char *key, FILE *out, bool *well,
    struct error *error) ERROR_MUST_CHECK;

#endif
