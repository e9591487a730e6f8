/*
 * The path that a provider is asked for: what the client wrote, byte for byte,
 * as far as that can be known, and never one that leads out of the upstream's
 * base URL.
 */
#ifndef API_PROVIDER_PATH_H
#define API_PROVIDER_PATH_H

#include "base/buffer.h"
#include "base/error.h"
#include "http/request.h"

/*
 * Adds PATH, a rest of REQUEST's path, to URL as URLs have it. Decoded, it no
 * longer says which slashes were %2F; REQUEST_URI does, and counts if it is
 * this very path: if SCRIPT_NAME and PATH_INFO are what it decodes to, so that
 * the web server has neither rewritten nor shortened it.
 * ERR_INVALID: a part of PATH is . or .., however often encoded, or there was
 * a %2F of which nobody knows any more where.
 */
enum err provider_path_add(const struct http_request *request, const char *path,
    struct buffer *url, struct error *error) ERROR_MUST_CHECK;

#endif
