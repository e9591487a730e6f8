/*
 * Who is answered at all. Until callers can prove who they are, it is those on
 * this host: a request must have come in on a loopback address, not through
 * another proxy, and under a name of this host (or any web page could have a
 * browser ask us under its own name, by pointing that name to 127.0.0.1).
 */
#ifndef HTTP_ACCESS_H
#define HTTP_ACCESS_H

#include <stdbool.h>

#include "base/error.h"
#include "http/request.h"

/* What our own requests to model providers say in their header Via. */
#define ACCESS_VIA "1.1 tokenmeter"

/*
 * ERR_OK, or ERR_FORBIDDEN with a sentence that says which rule it broke. One
 * that a TokenMeter's provider path sent here, as its Via says, is told apart
 * from those that other proxies forwarded: a setting is wrong. Any thread.
 */
enum err access_check(
    const struct http_request *request, struct error *error) ERROR_MUST_CHECK;

/* Tells whether HOST, a name or address as in the header Host, perhaps with a
 * port, is a name of whoever calls by it. */
bool access_is_loopback_host(const char *host);

#endif
