/* What a caller may know and hold about himself: a browser's cookie, in place
 * of the credential that it was given, and the token that an application asks
 * for on behalf of one. */
#include <string.h>

#include "api/api.h"
#include "api/presented.h"
#include "auth/credential.h"
#include "base/json_writer.h"
#include "base/timestamp.h"

#define SESSION_LIFE (12 * 3600 * TIMESTAMP_SECOND)

static const char *const means_names[] = {[MEANS_NONE] = "none",
    [MEANS_HEADER] = "header",
    [MEANS_COOKIE] = "cookie",
    [MEANS_LOGIN] = "login",
    [MEANS_OPEN] = "open"};

static void put_time(struct json_writer *json, const char *name, int64_t when)
{
	char text[TIMESTAMP_TEXT_SIZE];

	if (when != 0)
		timestamp_format(when, text);
	json_put_text(json, name, when != 0 ? text : NULL);
}

static void describe(const struct http_caller *caller, int64_t expires_at,
    struct http_response *response)
{
	struct json_writer json = {&response->body, false};

	json_begin_object(&json, NULL);
	json_put_text(&json, "role", role_name(caller->role));
	json_put_text(&json, "userId",
	    caller->user_id[0] != '\0' ? caller->user_id : NULL);
	json_put_text(&json, "knownBy", means_names[caller->means]);
	put_time(&json, "expiresAt", expires_at);
	json_end_object(&json);
}

enum err api_get_session(const void *context,
    const struct http_request *request, const void *input,
    struct http_response *response, struct error *error)
{
	(void)context;
	(void)input;
	(void)error;
	describe(&request->caller, request->caller.expires_at, response);
	return ERR_OK;
}

enum err api_post_session(const void *context,
    const struct http_request *request, const void *input,
    struct http_response *response, struct error *error)
{
	const struct api *api = context;
	const struct http_caller *caller = &request->caller;
	char actor[CALLER_ACTOR_SIZE];
	int64_t now = timestamp_now();
	struct credential_order order = {.kind = SECRET_SESSION,
	    .role = caller->role,
	    .user_id = caller->user_id[0] != '\0' ? caller->user_id : NULL,
	    .label = "",
	    .actor = actor,
	    .parent = caller->lineage[0],
	    .expires_at = now + SESSION_LIFE};
	struct credential_made made;
	enum err err;

	(void)input;
	/* Who is known without a header needs no cookie, or has one. */
	if (caller->means != MEANS_HEADER) {
		describe(caller, caller->expires_at, response);
		return ERR_OK;
	}
	http_caller_write_actor(caller, actor);
	err = credential_create(api->pool, &order, &made, error);
	if (err != ERR_OK)
		return err;
	presented_set_cookie(request, made.secret,
	    (made.expires_at - now) / TIMESTAMP_SECOND, &response->headers);
	explicit_bzero(made.secret, sizeof made.secret);
	describe(caller, made.expires_at, response);
	return ERR_OK;
}

enum err api_delete_session(const void *context,
    const struct http_request *request, const void *input,
    struct http_response *response, struct error *error)
{
	const struct api *api = context;
	char actor[CALLER_ACTOR_SIZE];
	enum err err = ERR_OK;

	(void)input;
	if (request->caller.means == MEANS_COOKIE) {
		http_caller_write_actor(&request->caller, actor);
		err = credential_revoke(
		    api->pool, request->caller.lineage[0], false, actor, error);
		credential_cache_forget(
		    api->credentials, request->caller.lineage[0]);
	}
	if (err != ERR_OK)
		return err;
	presented_set_cookie(request, NULL, 0, &response->headers);
	response->status = 204;
	return ERR_OK;
}

enum err api_post_viewer_token(const void *context,
    const struct http_request *request, const void *input,
    struct http_response *response, struct error *error)
{
	const struct api *api = context;
	const struct viewer_input *asked = input;
	char actor[CALLER_ACTOR_SIZE];
	struct credential_order order = {.kind = SECRET_VIEWER,
	    .role = ROLE_VIEWER,
	    .user_id = asked->user_id,
	    .label = "",
	    .actor = actor,
	    /* It stays when a cookie goes, but no longer than what that was
	     * exchanged for. */
	    .parent = http_caller_credential(&request->caller),
	    .expires_at = timestamp_now() + asked->seconds * TIMESTAMP_SECOND};
	struct json_writer json = {&response->body, false};
	struct credential_made made;
	enum err err;

	http_caller_write_actor(&request->caller, actor);
	err = credential_create(api->pool, &order, &made, error);
	if (err != ERR_OK)
		return err;
	json_begin_object(&json, NULL);
	json_put_text(&json, "token", made.secret);
	json_put_text(&json, "userId", asked->user_id);
	put_time(&json, "expiresAt", made.expires_at);
	json_end_object(&json);
	explicit_bzero(made.secret, sizeof made.secret);
	return ERR_OK;
}
