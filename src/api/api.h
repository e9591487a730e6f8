/*
 * The resources: a row of the route table and a handler each. Handlers ask the
 * rooms below and fill a response; they hold nothing themselves.
 */
#ifndef API_API_H
#define API_API_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "auth/credential_cache.h"
#include "base/config.h"
#include "db/db.h"
#include "http/router.h"
#include "llm/plugin.h"
#include "llm/prices.h"
#include "llm/upstreams.h"
#include "meter/recorder.h"
#include "meter/time_zone.h"

struct readiness;
struct live_usage;
struct limits;

/* What handlers work with; everything is borrowed from main. */
struct api {
	const struct config *config;
	struct db_pool *pool;
	struct recorder *recorder;
	struct time_zones *zones;
	struct readiness *readiness;
	const struct plugin_generator *generator;
	const struct upstreams *upstreams;
	/* When answers of providers that are still under way are broken off and
	 * recorded, since the program stops; monotonic, 0: not yet. */
	_Atomic int64_t relays_end_at;
	const struct price_list *prices; /* NULL: there is none */
	struct credential_cache *credentials;
	struct limits *limits;	 /* NULL: there are none */
	struct live_usage *live; /* NULL: there are no live streams */
	bool spawned; /* by a web server, with its socket, not by systemd */
	int64_t started_at; /* monotonic */
};

/* The routes that there always are, for both faces. CONTEXT of the site is a
 * struct api. */
extern const struct http_route api_routes[];
extern const size_t api_route_count;

/* Those and a row for each upstream. Starts as {0}. */
struct api_route_table {
	struct http_route *rows;
	size_t count, fixed; /* the first rows are those of api_routes */
};

void api_route_table_init(
    struct api_route_table *table, const struct upstreams *upstreams);
void api_route_table_clear(struct api_route_table *table);

/* The handlers; each checks nothing that its row has checked. */
http_handler api_get_usage_document;
http_stream_handler api_get_usage_stream;
http_handler api_post_usage_events;
http_handler api_get_health;
http_handler api_get_health_simple;
http_stream_handler api_post_plugin_generate;
http_stream_handler api_relay_to_provider;
http_handler api_post_viewer_token;
http_handler api_get_session;
http_handler api_post_session;
http_handler api_delete_session;
http_handler api_get_keys;
http_handler api_post_key;
http_handler api_delete_key;
http_handler api_get_audit;
http_handler api_get_site_usage;
http_handler api_get_users;
http_stream_handler api_get_user_export;
http_handler api_delete_user;

/* The inputs that the rows fill. */
struct document_input {
	const char *user_id;
	int64_t days; /* 0: not given */
	const char *time_zone;
};

struct generate_input {
	const char *prompt;
	const char *user_id;
	const char *name, *plugin_name; /* two names for the same */
	int64_t complexity;
};

struct viewer_input {
	const char *user_id;
	int64_t seconds;
};

struct users_input {
	const char *sort;
	const char *part; /* NULL: all */
	const char *page; /* NULL: the first */
	int64_t limit;
};

struct page_input {
	int64_t before; /* 0: the newest */
	int64_t limit;
};

struct key_input {
	const char *role, *user_id, *label;
	int64_t expires_at; /* 0: never */
};

struct key_id_input {
	int64_t id;
};

#endif
