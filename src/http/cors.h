/*
 * Pages on other origins (the Fetch standard's CORS protocol): which of them
 * may read answers, and that no other makes a browser change anything here.
 * TOKENMETER_CORS_ORIGINS lists them; a page on our own origin needs no entry.
 * Our own origin is the scheme and the Host header as the web server passes
 * them on: where those are not what the browser sees, as behind a proxy that
 * ends TLS, the origin that it sees has to be listed, too.
 */
#ifndef HTTP_CORS_H
#define HTTP_CORS_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/error.h"
#include "http/request.h"

/*
 * Checks the setting: origins as browsers send them ("https://a.example",
 * "http://127.0.0.1:5555"), separated by spaces; NULL is none. ERR_INVALID
 * with a sentence about the first that is none.
 */
enum err cors_check_origins(
    const char *origins, struct error *error) ERROR_MUST_CHECK;

/*
 * ERR_FORBIDDEN if REQUEST would change something (its method is not GET, HEAD
 * or OPTIONS) and a browser sent it for a page whose origin is neither listed
 * nor ours. What is not sent by browsers has no Origin, and passes.
 */
enum err cors_check_request(
    const struct http_request *request, struct error *error) ERROR_MUST_CHECK;

/* Tells whether a browser asks what a page may ask; that is never for a row
 * of the route table, whatever its methods are. */
bool cors_is_preflight(const struct http_request *request);

/*
 * Adds to HEAD the lines that let the page read the answer, if its origin is
 * listed. METHODS are those of the path where the answer is a 204 to OPTIONS,
 * else NULL. Without listed origins nothing is added.
 */
void cors_write_head(const struct http_request *request, const char *methods,
    struct buffer *head);

#endif
