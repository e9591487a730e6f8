/*
 * Who is let in: finds out who sends a request, by what it presents or by the
 * web server's login, and whether he may use the row that would answer. One
 * place for all rows; handlers and their fields rely on it.
 */
#ifndef API_GUARD_H
#define API_GUARD_H

#include "api/api.h"

/* The site's guard; CONTEXT is a struct api. */
http_guard api_guard;

/*
 * Tells, for an answer that lasts, whether its caller is still good: ERR_OK,
 * else ERR_UNAUTHORIZED or as credential_cache_find(). Any thread.
 */
enum err guard_check_again(const struct api *api,
    const struct http_request *request, struct error *error) ERROR_MUST_CHECK;

/* ERR_INVALID: a name of TOKENMETER_ADMINS is none. */
enum err guard_check_settings(
    const struct config *config, struct error *error) ERROR_MUST_CHECK;

#endif
