/* For admins: the usage of the whole site, and of all its users. */
#include "api/api.h"
#include "meter/site_usage.h"
#include "meter/user_list.h"

enum err api_get_site_usage(const void *context,
    const struct http_request *request, const void *input,
    struct http_response *response, struct error *error)
{
	const struct api *api = context;
	const struct document_input *asked = input;

	(void)request;
	return site_usage_write(api->pool, asked->days, &response->body, error);
}

enum err api_get_users(const void *context, const struct http_request *request,
    const void *input, struct http_response *response, struct error *error)
{
	const struct api *api = context;
	const struct users_input *asked = input;
	struct user_list_question question = {.sort = asked->sort,
	    .part = asked->part,
	    .page = asked->page,
	    .limit = asked->limit};

	(void)request;
	return user_list_write(api->pool, &question, &response->body, error);
}
