#include "api/attribution.h"

#include <string.h>

#include "base/text.h"
#include "meter/usage_event.h"

static bool is_user(const char *text)
{
	return text_is_name(text, strlen(text), USER_ID_MAXIMUM);
}

enum err attribution_find(const struct http_request *request,
    const struct request_facts *facts, const struct config *config,
    struct attribution *attribution, struct error *error)
{
	const char *header =
	    http_request_variable(request, "HTTP_X_TOKENMETER_USER");

	*attribution = (struct attribution){0};
	if (request->caller.user_id[0] != '\0') {
		*attribution =
		    (struct attribution){request->caller.user_id, "key"};
	} else if (header != NULL && header[0] != '\0') {
		if (!is_user(header))
			return error_set(error, ERR_INVALID, "USER_ID_INVALID",
			    "X-Tokenmeter-User must be 1 to %d bytes of UTF-8 "
			    "without control characters",
			    USER_ID_MAXIMUM);
		*attribution = (struct attribution){header, "header"};
	} else if (facts->user != NULL && is_user(facts->user)) {
		*attribution =
		    (struct attribution){facts->user, facts->user_source};
	} else if (config->default_user != NULL) {
		*attribution =
		    (struct attribution){config->default_user, "default"};
	}
	return ERR_OK;
}

enum err attribution_check_settings(
    const struct config *config, struct error *error)
{
	if (config->default_user != NULL && !is_user(config->default_user))
		return error_set(error, ERR_INVALID, "SETTING_INVALID",
		    "TOKENMETER_DEFAULT_USER must be 1 to %d bytes of UTF-8 "
		    "without control characters",
		    USER_ID_MAXIMUM);
	return ERR_OK;
}
