/*
 * Whose tokens a request on a provider path spends.
 */
#ifndef API_ATTRIBUTION_H
#define API_ATTRIBUTION_H

#include "base/config.h"
#include "base/error.h"
#include "http/request.h"
#include "llm/request_facts.h"

/* Borrowed from what it was found in; NULL both: nobody's. */
struct attribution {
	const char *user_id;
	const char *source; /* static: "key", "header", "safety_identifier",
			     * "user", "metadata" or "default" */
};

/*
 * Finds the user: the one whom the caller's credential is for, else that of the
 * header X-Tokenmeter-User, else of the body, else TOKENMETER_DEFAULT_USER.
 * Nobody is no failure. ERR_INVALID: the header is no name of a user.
 */
enum err attribution_find(const struct http_request *request,
    const struct request_facts *facts, const struct config *config,
    struct attribution *attribution, struct error *error) ERROR_MUST_CHECK;

/* ERR_INVALID: TOKENMETER_DEFAULT_USER is no name of a user. */
enum err attribution_check_settings(
    const struct config *config, struct error *error) ERROR_MUST_CHECK;

#endif
