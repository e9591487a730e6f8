#include <string.h>

#include "api/api.h"
#include "api/guard.h"
#include "api/live_usage.h"

/*
 * mod_fcgid keeps answers back and lets a process do one request at a time.
 * It hands its socket over as a parent does, and says that it is Apache;
 * Apache's other way, mod_proxy_fcgi, connects to a socket of ours.
 */
static bool is_held_back(
    const struct api *api, const struct http_request *request)
{
	const char *server = http_request_variable(request, "SERVER_SOFTWARE");

	return api->spawned && server != NULL &&
	       strncmp(server, "Apache", strlen("Apache")) == 0;
}

enum err api_get_usage_stream(const void *context, struct http_request *request,
    const void *input, struct http_stream *stream,
    struct http_response *response, struct error *error)
{
	const struct api *api = context;
	const struct document_input *asked = input;
	struct error ended;
	enum err err;

	if (api->live == NULL || !http_stream_can_stay(stream) ||
	    is_held_back(api, request)) {
		http_response_refuse(response, request, 501,
		    "STREAMS_UNAVAILABLE",
		    "Live updates cannot be had from this server; ask for the "
		    "usage document from time to time");
		return ERR_OK;
	}
	err = live_usage_join(api->live, stream, asked->user_id,
	    http_request_variable(request, "HTTP_LAST_EVENT_ID"), error);
	/* His credential may have ended after it was looked up and before the
	 * stream was among those that end with it. */
	if (err == ERR_OK &&
	    guard_check_again(api, request, &ended) == ERR_UNAUTHORIZED)
		live_usage_end(api->live, request->caller.lineage[0]);
	return err;
}
