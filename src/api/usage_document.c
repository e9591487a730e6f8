#include "meter/usage_document.h"

#include "api/api.h"

enum err api_get_usage_document(const void *context,
    const struct http_request *request, const void *input,
    struct http_response *response, struct error *error)
{
	const struct api *api = context;
	const struct document_input *asked = input;
	struct usage_question question = {.user_id = asked->user_id,
	    .days = asked->days,
	    .time_zone = asked->time_zone,
	    .own_time_zone = api->config->time_zone};

	(void)request;
	return usage_document_write(
	    api->pool, api->zones, &question, &response->body, error);
}
