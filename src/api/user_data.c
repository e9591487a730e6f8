/* For admins: what is held about a user, and its removal. */
#include <string.h>

#include "api/api.h"
#include "api/guard.h"
#include "base/json_writer.h"
#include "meter/user_data.h"
#include "meter/user_removal.h"

/* Bytes that go together: the caller is asked anew after so many. */
#define PART_BYTES 32768

struct export
{
	const struct api *api;
	const struct http_request *request;
	struct http_stream *stream;
	struct buffer part;
	bool ended; /* the reader has left, or may no more */
};

static void send_part(struct export *export)
{
	struct buffer headers = {0};
	struct error error;

	if (!http_stream_has_begun(export->stream)) {
		buffer_add_text(
		    &headers, "Content-Type: application/x-ndjson\r\n");
		http_stream_begin(export->stream, 200, &headers);
		buffer_clear(&headers);
	}
	export->ended = guard_check_again(export->api, export->request,
			    &error) == ERR_UNAUTHORIZED ||
			!http_stream_write(export->stream, export->part.data,
			    export->part.length);
	buffer_reset(&export->part);
}

static bool take_line(void *context, const char *line)
{
	struct export *export = context;

	buffer_add_text(&export->part, line);
	buffer_add_text(&export->part, "\n");
	if (export->part.length >= PART_BYTES)
		send_part(export);
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
	    export.api->pool, asked->user_id, actor, take_line, &export, error);
	if (err == ERR_OK && !export.ended)
		send_part(&export);
	buffer_clear(&export.part);
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
	    user_removal_run(api->pool, asked->user_id, actor, &events, error);
	if (err != ERR_OK)
		return err;
	json_begin_object(&json, NULL);
	json_put_integer(&json, "removedEvents", events);
	json_end_object(&json);
	return ERR_OK;
}
