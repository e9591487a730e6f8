/* For admins: keys, and the record of what was done. Lists come in pages, the
 * newest first; `next` is the `before` of the page that follows. */
#include <string.h>

#include "api/api.h"
#include "auth/audit.h"
#include "auth/credential.h"
#include "base/json.h"
#include "base/timestamp.h"

/* A page that is being filled. */
struct page {
	json_t *rows;
	int64_t last;
};

static json_t *time_or_null(int64_t when)
{
	char text[TIMESTAMP_TEXT_SIZE];

	if (when == 0)
		return json_null();
	timestamp_format(when, text);
	return json_string(text);
}

static void write_page(struct page *page, const char *name, int64_t limit,
    struct http_response *response)
{
	bool full = json_array_size(page->rows) == (size_t)limit;
	json_t *body = json_object();

	json_object_set(body, name, page->rows);
	json_object_set_new(
	    body, "next", full ? json_integer(page->last) : json_null());
	json_write(body, &response->body);
	json_decref(body);
}

static void add_key(void *context, const struct credential_row *row)
{
	struct page *page = context;

	page->last = row->id;
	json_array_append_new(page->rows,
	    json_pack("{s:I, s:s, s:s?, s:s, s:s, s:o, s:o, s:o, s:o}", "id",
		(json_int_t)row->id, "role", row->role, "userId", row->user_id,
		"label", row->label, "createdBy", row->created_by, "createdAt",
		time_or_null(row->created_at), "expiresAt",
		time_or_null(row->expires_at), "lastUsedAt",
		time_or_null(row->used_at), "revokedAt",
		time_or_null(row->revoked_at)));
}

enum err api_get_keys(const void *context, const struct http_request *request,
    const void *input, struct http_response *response, struct error *error)
{
	const struct api *api = context;
	const struct page_input *asked = input;
	struct page page = {.rows = json_array()};
	enum err err = credential_list_keys(
	    api->pool, asked->before, asked->limit, add_key, &page, error);

	(void)request;
	if (err == ERR_OK)
		write_page(&page, "keys", asked->limit, response);
	json_decref(page.rows);
	return err;
}

enum err api_post_key(const void *context, const struct http_request *request,
    const void *input, struct http_response *response, struct error *error)
{
	const struct api *api = context;
	const struct key_input *asked = input;
	char actor[CALLER_ACTOR_SIZE];
	struct credential_order order = {.kind = SECRET_KEY,
	    .role = role_find(asked->role),
	    .user_id = asked->user_id,
	    .label = asked->label,
	    .actor = actor,
	    .expires_at = asked->expires_at};
	struct credential_made made;
	json_t *body;
	enum err err;

	http_caller_write_actor(&request->caller, actor);
	err = credential_create(api->pool, &order, &made, error);
	if (err != ERR_OK)
		return err;
	body = json_pack("{s:I, s:s, s:s, s:s?, s:s, s:o}", "id",
	    (json_int_t)made.id, "key", made.secret, "role", asked->role,
	    "userId", asked->user_id, "label", asked->label, "expiresAt",
	    time_or_null(made.expires_at));
	explicit_bzero(made.secret, sizeof made.secret);
	json_write(body, &response->body);
	json_decref(body);
	response->status = 201;
	return ERR_OK;
}

enum err api_delete_key(const void *context, const struct http_request *request,
    const void *input, struct http_response *response, struct error *error)
{
	const struct api *api = context;
	const struct key_id_input *asked = input;
	char actor[CALLER_ACTOR_SIZE];
	enum err err;

	http_caller_write_actor(&request->caller, actor);
	err = credential_revoke(api->pool, asked->id, true, actor, error);
	if (err != ERR_OK)
		return err;
	credential_cache_forget(api->credentials, asked->id);
	response->status = 204;
	return ERR_OK;
}

static void add_act(void *context, const struct audit_row *row)
{
	struct page *page = context;

	page->last = row->id;
	json_array_append_new(page->rows,
	    json_pack("{s:I, s:o, s:s, s:s, s:s, s:o}", "id",
		(json_int_t)row->id, "doneAt", time_or_null(row->done_at),
		"actor", row->actor, "act", row->act, "subject", row->subject,
		"details", json_loads(row->details, 0, NULL)));
}

enum err api_get_audit(const void *context, const struct http_request *request,
    const void *input, struct http_response *response, struct error *error)
{
	const struct api *api = context;
	const struct page_input *asked = input;
	struct page page = {.rows = json_array()};
	enum err err = audit_list(
	    api->pool, asked->before, asked->limit, add_act, &page, error);

	(void)request;
	if (err == ERR_OK)
		write_page(&page, "acts", asked->limit, response);
	json_decref(page.rows);
	return err;
}
