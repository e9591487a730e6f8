#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "api/provider_errors.h"
#include "base/memory.h"
#include "meter/usage_document.h"
#include "meter/usage_event.h"
#include "meter/user_list.h"

#define KIBIBYTE ((size_t)1024)
#define PROVIDER_BODY_MAXIMUM (20 * 1024 * KIBIBYTE)
#define COUNT(list) (sizeof(list) / sizeof *(list))
#define FIELDS(list)              \
	{                         \
		list, COUNT(list) \
	}

static const char *const json_only[] = {"application/json", NULL};
static const char *const json_or_ndjson[] = {
    "application/json", "application/x-ndjson", NULL};

static const struct field document_parameters[] = {
    {"userId", "User ID", FIELD_USER, true, 0, USER_ID_MAXIMUM,
	offsetof(struct document_input, user_id)},
    {"days", NULL, FIELD_INTEGER, false, 1, USAGE_DAYS_MAXIMUM,
	offsetof(struct document_input, days)},
    {"timeZone", NULL, FIELD_NAME, false, 0, 64,
	offsetof(struct document_input, time_zone)},
};

static const struct field stream_parameters[] = {
    {"userId", "User ID", FIELD_USER, true, 0, USER_ID_MAXIMUM,
	offsetof(struct document_input, user_id)},
};

static const struct field generate_members[] = {
    {"prompt", "Prompt", FIELD_TEXT, true, 0, 20000,
	offsetof(struct generate_input, prompt)},
    {"userId", "User ID", FIELD_USER, true, 0, USER_ID_MAXIMUM,
	offsetof(struct generate_input, user_id)},
    {"name", NULL, FIELD_NAME, false, 0, USAGE_NAME_MAXIMUM,
	offsetof(struct generate_input, name)},
    {"pluginName", NULL, FIELD_NAME, false, 0, USAGE_NAME_MAXIMUM,
	offsetof(struct generate_input, plugin_name)},
    {"complexity", NULL, FIELD_INTEGER, false, 1, 10,
	offsetof(struct generate_input, complexity)},
};

static const struct field viewer_members[] = {
    {"userId", "User ID", FIELD_USER, true, 0, USER_ID_MAXIMUM,
	offsetof(struct viewer_input, user_id)},
    {"ttlSeconds", NULL, FIELD_INTEGER, false, 60, 86400,
	offsetof(struct viewer_input, seconds)},
};

static const struct field page_parameters[] = {
    {"before", NULL, FIELD_INTEGER, false, 1, INT64_MAX,
	offsetof(struct page_input, before)},
    {"limit", NULL, FIELD_INTEGER, false, 1, 200,
	offsetof(struct page_input, limit)},
};

static const struct page_input page_defaults = {.limit = 50};

static const struct field site_parameters[] = {
    {"days", NULL, FIELD_INTEGER, false, 1, USAGE_DAYS_MAXIMUM,
	offsetof(struct document_input, days)},
};

static const struct document_input site_defaults = {.days = 30};

static const struct field users_parameters[] = {
    {"sort", NULL, FIELD_NAME, false, 0, 20,
	offsetof(struct users_input, sort)},
    {"q", NULL, FIELD_NAME, false, 0, USER_ID_MAXIMUM,
	offsetof(struct users_input, part)},
    {"page", NULL, FIELD_NAME, false, 0, USER_LIST_PAGE_MAXIMUM,
	offsetof(struct users_input, page)},
    {"limit", NULL, FIELD_INTEGER, false, 1, USER_LIST_MAXIMUM,
	offsetof(struct users_input, limit)},
};

static const struct users_input users_defaults = {
    .sort = "tokens", .limit = 50};

static const struct field key_members[] = {
    {"role", NULL, FIELD_NAME, true, 0, 20, offsetof(struct key_input, role)},
    {"userId", "User ID", FIELD_USER, false, 0, USER_ID_MAXIMUM,
	offsetof(struct key_input, user_id)},
    {"label", NULL, FIELD_NAME, false, 0, CREDENTIAL_LABEL_MAXIMUM,
	offsetof(struct key_input, label)},
    {"expiresAt", NULL, FIELD_TIMESTAMP, false, 0, 0,
	offsetof(struct key_input, expires_at)},
};

static const struct key_input key_defaults = {.label = ""};

static const struct field key_id_parameters[] = {
    {"id", NULL, FIELD_INTEGER, true, 1, INT64_MAX,
	offsetof(struct key_id_input, id)},
};

static const struct viewer_input viewer_defaults = {.seconds = 3600};

static const struct generate_input generate_defaults = {.complexity = 5};

#define DOCUMENT(path)                                          \
	{                                                       \
		"GET", path, api_get_usage_document,            \
		    .access = ACCESS_READ,                      \
		    .parameters = FIELDS(document_parameters),  \
		    .input_size = sizeof(struct document_input) \
	}

#define STREAM(path)                                                     \
	{                                                                \
		"GET", path, .stream_handler = api_get_usage_stream,     \
			     .access = ACCESS_READ,                      \
			     .parameters = FIELDS(stream_parameters),    \
			     .input_size = sizeof(struct document_input) \
	}

#define EVENTS(path)                                                        \
	{                                                                   \
		"POST", path, api_post_usage_events,                        \
		    .access = ACCESS_RECORD, .body_limit = 4096 * KIBIBYTE, \
		    .accepts = json_or_ndjson                               \
	}

#define GENERATE(path)                                                     \
	{                                                                  \
		"POST", path, .stream_handler = api_post_plugin_generate,  \
			      .access = ACCESS_RECORD,                     \
			      .members = FIELDS(generate_members),         \
			      .defaults = &generate_defaults,              \
			      .input_size = sizeof(struct generate_input), \
			      .body_limit = 64 * KIBIBYTE,                 \
			      .accepts = json_only                         \
	}

#define HEALTH(pattern, function)                                      \
	{                                                              \
		.method = "GET", .path = pattern, .handler = function, \
		.access = ACCESS_PUBLIC                                \
	}

#define VIEWER_TOKEN(path)                                                   \
	{                                                                    \
		"POST", path, api_post_viewer_token,                         \
		    .access = ACCESS_APP, .members = FIELDS(viewer_members), \
		    .defaults = &viewer_defaults,                            \
		    .input_size = sizeof(struct viewer_input),               \
		    .body_limit = 64 * KIBIBYTE, .accepts = json_only        \
	}

#define SESSION(verb, function)                                              \
	{                                                                    \
		.method = verb, .path = "/api/session", .handler = function, \
		.access = ACCESS_SESSION                                     \
	}

#define ADMIN_PAGE(path, function)                                             \
	{                                                                      \
		"GET", path, function, .access = ACCESS_ADMIN,                 \
				       .parameters = FIELDS(page_parameters),  \
				       .defaults = &page_defaults,             \
				       .input_size = sizeof(struct page_input) \
	}

#define NEW_KEY(path)                                                       \
	{                                                                   \
		"POST", path, api_post_key,                                 \
		    .access = ACCESS_ADMIN, .members = FIELDS(key_members), \
		    .defaults = &key_defaults,                              \
		    .input_size = sizeof(struct key_input),                 \
		    .body_limit = 64 * KIBIBYTE, .accepts = json_only       \
	}

#define OLD_KEY(path)                                         \
	{                                                     \
		"DELETE", path, api_delete_key,               \
		    .access = ACCESS_ADMIN,                   \
		    .parameters = FIELDS(key_id_parameters),  \
		    .input_size = sizeof(struct key_id_input) \
	}

#define SITE_USAGE(path)                                        \
	{                                                       \
		"GET", path, api_get_site_usage,                \
		    .access = ACCESS_ADMIN,                     \
		    .parameters = FIELDS(site_parameters),      \
		    .defaults = &site_defaults,                 \
		    .input_size = sizeof(struct document_input) \
	}

#define USERS(path)                                          \
	{                                                    \
		"GET", path, api_get_users,                  \
		    .access = ACCESS_ADMIN,                  \
		    .parameters = FIELDS(users_parameters),  \
		    .defaults = &users_defaults,             \
		    .input_size = sizeof(struct users_input) \
	}

#define USER_EXPORT(path)                                                \
	{                                                                \
		"GET", path, .stream_handler = api_get_user_export,      \
			     .access = ACCESS_ADMIN,                     \
			     .parameters = FIELDS(stream_parameters),    \
			     .input_size = sizeof(struct document_input) \
	}

#define USER_REMOVAL(path)                                      \
	{                                                       \
		"DELETE", path, api_delete_user,                \
		    .access = ACCESS_ADMIN,                     \
		    .parameters = FIELDS(stream_parameters),    \
		    .input_size = sizeof(struct document_input) \
	}

const struct http_route api_routes[] = {
    /* The API face, which servers call, and the web face, for browsers. */
    DOCUMENT("/user/{userId}/token-usage"),
    DOCUMENT("/api/user/token-usage"),
    STREAM("/user/{userId}/token-usage/events"),
    STREAM("/api/user/token-usage/events"),
    EVENTS("/usage/events"),
    EVENTS("/api/usage/events"),
    GENERATE("/plugin/generate"),
    GENERATE("/api/plugin/generate"),
    VIEWER_TOKEN("/viewer-tokens"),
    VIEWER_TOKEN("/api/viewer-tokens"),
    SESSION("GET", api_get_session),
    SESSION("POST", api_post_session),
    SESSION("DELETE", api_delete_session),
    ADMIN_PAGE("/admin/keys", api_get_keys),
    ADMIN_PAGE("/api/admin/keys", api_get_keys),
    NEW_KEY("/admin/keys"),
    NEW_KEY("/api/admin/keys"),
    OLD_KEY("/admin/keys/{id}"),
    OLD_KEY("/api/admin/keys/{id}"),
    ADMIN_PAGE("/admin/audit", api_get_audit),
    ADMIN_PAGE("/api/admin/audit", api_get_audit),
    SITE_USAGE("/admin/usage"),
    SITE_USAGE("/api/admin/usage"),
    USERS("/admin/users"),
    USERS("/api/admin/users"),
    USER_EXPORT("/admin/users/export"),
    USER_EXPORT("/api/admin/users/export"),
    USER_REMOVAL("/admin/users"),
    USER_REMOVAL("/api/admin/users"),
    USER_EXPORT("/admin/users/{userId}/export"),
    USER_EXPORT("/api/admin/users/{userId}/export"),
    USER_REMOVAL("/admin/users/{userId}"),
    USER_REMOVAL("/api/admin/users/{userId}"),
    HEALTH("/health", api_get_health),
    HEALTH("/api/health", api_get_health),
    HEALTH("/health/simple", api_get_health_simple),
    HEALTH("/api/health/simple", api_get_health_simple),
};

const size_t api_route_count = COUNT(api_routes);

_Static_assert(sizeof(struct document_input) <= HTTP_INPUT_MAXIMUM &&
		   sizeof(struct generate_input) <= HTTP_INPUT_MAXIMUM &&
		   sizeof(struct viewer_input) <= HTTP_INPUT_MAXIMUM &&
		   sizeof(struct users_input) <= HTTP_INPUT_MAXIMUM &&
		   sizeof(struct key_input) <= HTTP_INPUT_MAXIMUM,
    "an input must fit into what the router provides");

static struct http_route provider_row(const struct upstream *upstream)
{
	struct buffer path = {0};

	buffer_add_format(&path, "/%s/{path*}", upstream->name);
	return (struct http_route){.method = "*",
	    .path = buffer_steal(&path),
	    .stream_handler = api_relay_to_provider,
	    .access = ACCESS_RELAY,
	    .write_error = provider_error_writer(upstream->protocol),
	    .body_limit = PROVIDER_BODY_MAXIMUM};
}

void api_route_table_init(
    struct api_route_table *table, const struct upstreams *upstreams)
{
	*table = (struct api_route_table){
	    memory_calloc(
		api_route_count + upstreams->count, sizeof *table->rows),
	    api_route_count + upstreams->count, api_route_count};
	memcpy(table->rows, api_routes, api_route_count * sizeof *api_routes);
	for (size_t i = 0; i < upstreams->count; i++)
		table->rows[table->fixed + i] =
		    provider_row(&upstreams->list[i]);
}

void api_route_table_clear(struct api_route_table *table)
{
	for (size_t i = table->fixed; i < table->count; i++)
		free((char *)table->rows[i].path);
	free(table->rows);
	*table = (struct api_route_table){0};
}
