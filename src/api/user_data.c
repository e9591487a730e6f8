/* For admins: what is held about a user, and its removal. */
#include <inttypes.h>
#include <string.h>

#include "api/api.h"
#include "api/guard.h"
#include "base/json_writer.h"
#include "meter/user_data.h"

struct export
{
	const struct api *api;
	const struct http_request *request;
	struct http_stream *stream;
	bool ended; /* the reader has left, or may no more */
};

/* The caller is asked anew now and then: an export may take a while. */
static bool send_line(void *context, const char *line)
{
	struct export *export = context;
	struct buffer headers = {0};
	struct error error;

	if (!http_stream_has_begun(export->stream)) {
		buffer_add_text(
		    &headers, "Content-Type: application/x-ndjson\r\n");
		http_stream_begin(export->stream, 200, &headers);
		buffer_clear(&headers);
	}
	export->ended =
	    export->ended ||
	    !http_stream_write(export->stream, line, strlen(line)) ||
	    !http_stream_write(export->stream, "\n", 1) ||
	    guard_check_again(export->api, export->request, &error) ==
		ERR_UNAUTHORIZED;
	return !export->ended;
}

enum err api_get_user_export(const void *context, struct http_request *request,
    const void *input, struct http_stream *stream,
    struct http_response *response, struct error *error)
{
	const struct document_input *asked = input;
	struct export export = {
	    .api = context, .request = request, .stream = stream};
	char actor[CALLER_ACTOR_SIZE];
	enum err err;

	(void)response;
	http_caller_write_actor(&request->caller, actor);
	err = user_data_export(
	    export.api->pool, asked->user_id, actor, send_line, &export, error);
	if (err == ERR_OK && export.ended)
		err = error_set(error, ERR_UNAUTHORIZED, "EXPORT_ENDED",
		    "The reader left, or his credential ended");
	return err;
}

enum err api_delete_user(const void *context,
    const struct http_request *request, const void *input,
    struct http_response *response, struct error *error)
{
	const struct api *api = context;
	const struct document_input *asked = input;
	struct json_writer json = {&response->body, false};
	char actor[CALLER_ACTOR_SIZE];
	int64_t events = 0;
	enum err err;

	http_caller_write_actor(&request->caller, actor);
	err =
	    user_data_remove(api->pool, asked->user_id, actor, &events, error);
	if (err != ERR_OK)
		return err;
	json_begin_object(&json, NULL);
	json_put_integer(&json, "removedEvents", events);
	json_end_object(&json);
	return ERR_OK;
}
