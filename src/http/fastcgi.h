/*
 * Serving FastCGI: threads that each take a request, answer it and take the
 * next. There are a few more than there are requests, up to a limit; beyond it
 * a request is answered 503 at once. A peer that connects and says nothing
 * holds one thread for some seconds.
 */
#ifndef HTTP_FASTCGI_H
#define HTTP_FASTCGI_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "http/listener.h"
#include "http/router.h"

struct fastcgi_server;

/* Starts to serve SITE on LISTENER; both outlive the server. At most
 * MAX_REQUESTS are worked on at once. */
enum err fastcgi_start(struct http_listener *listener,
    const struct http_site *site, size_t max_requests,
    struct fastcgi_server **server, struct error *error) ERROR_MUST_CHECK;

/*
 * Takes no new connections, answers the requests that came, and frees the
 * server. Two seconds before SECONDS are over streams stop waiting for peers
 * that do not read, so that what follows them is done in time. False if threads
 * were still running after SECONDS, with *UNFINISHED requests that they work
 * on, or wait for the rest of: then nothing is freed, and the process has to
 * exit without freeing what they use.
 */
bool fastcgi_stop(
    struct fastcgi_server *server, int64_t seconds, size_t *unfinished);

#endif
