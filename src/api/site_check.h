/*
 * `tokenmeter check --url`: asks a running site from outside, as a stranger
 * and with a made-up key, and says in words what it found and what to write
 * where. It needs no key and changes nothing.
 */
#ifndef API_SITE_CHECK_H
#define API_SITE_CHECK_H

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"

/*
 * Writes a line for each finding to OUT, then what to do. *WELL: there is
 * nothing to do. The made-up key goes to the host in TEXT alone, and neither it
 * nor anything that the site wrote is printed, but the port and the path that
 * it redirects to. ERR_INVALID: TEXT is no URL of a site; ERR_INTERNAL: libcurl
 * cannot be used. After exchange_start() and json_start().
 */
enum err site_check(const char *text, FILE *out, bool *well,
    struct error *error) ERROR_MUST_CHECK;

#endif
