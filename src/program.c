#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "api/attribution.h"
#include "api/guard.h"
#include "api/limits.h"
#include "api/live_usage.h"
#include "api/pricing.h"
#include "api/readiness.h"
#include "api/record_usage.h"
#include "auth/credential_watch.h"
#include "base/json.h"
#include "base/log.h"
#include "base/timestamp.h"
#include "http/cors.h"
#include "llm/exchange.h"
#include "program.h"

int program_complain(const struct error *error)
{
	fprintf(stderr, "tokenmeter: %s\n", error->message);
	return EXIT_FAILURE;
}

/* A program without a model provider still counts; it cannot generate. */
static enum err start_providers(struct program *program, struct error *error)
{
	enum err err = exchange_start(error);

	if (err == ERR_OK)
		err = attribution_check_settings(&program->config, error);
	if (err == ERR_OK)
		err = guard_check_settings(&program->config, error);
	if (err == ERR_OK)
		err = upstreams_read(
		    &program->config, &program->upstreams, error);
	if (err == ERR_OK)
		err = plugin_generator_init(&program->generator,
		    &program->config, &program->upstreams, error);
	return err == ERR_BUSY ? ERR_OK : err;
}

static enum err read_settings(struct config *config, struct error *error)
{
	enum err err = config_read(config, environ, error);

	if (err == ERR_OK)
		err = cors_check_origins(config->cors_origins, error);
	if (err == ERR_OK)
		err = db_check_connection_string(config->database_url, error);
	if (err != ERR_OK)
		config_clear(config);
	return err;
}

static struct db_pool *make_pool(
    const struct config *config, enum program_use use)
{
	if (use == PROGRAM_COMMAND)
		return db_pool_new(config->database_url, 1, 0);
	return db_pool_new(config->database_url,
	    (size_t)config->database_connections, config->database_timeout_ms);
}

enum err program_start(
    struct program *program, enum program_use use, struct error *error)
{
	enum err err = read_settings(&program->config, error);

	if (err != ERR_OK)
		return err;
	log_set_level((enum log_level)program->config.log_level);
	json_start();
	err = start_providers(program, error);
	if (err != ERR_OK)
		return err;
	program->pool = make_pool(&program->config, use);
	program->recorder = recorder_new(program->pool);
	program->zones = time_zones_new(program->pool);
	program->readiness = readiness_new(program->pool);
	program->recordings = recordings_new();
	program->pricing = pricing_new(&program->config);
	program->credentials = credential_cache_new(program->pool);
	api_route_table_init(&program->routes, &program->upstreams);
	program->api = (struct api){.config = &program->config,
	    .pool = program->pool,
	    .recorder = program->recorder,
	    .zones = program->zones,
	    .readiness = program->readiness,
	    .recordings = program->recordings,
	    .pricing = program->pricing,
	    .generator = &program->generator,
	    .upstreams = &program->upstreams,
	    .credentials = program->credentials,
	    .started_at = timestamp_monotonic()};
	program->site = (struct http_site){.routes = program->routes.rows,
	    .route_count = program->routes.count,
	    .context = &program->api,
	    .cors_origins = program->config.cors_origins,
	    .guard = api_guard};
	return ERR_OK;
}

void program_stop(struct program *program)
{
	credential_watch_free(program->credential_watch);
	live_usage_free(program->live);
	limits_free(program->limits);
	credential_cache_free(program->credentials);
	time_zones_free(program->zones);
	recorder_free(program->recorder);
	db_pool_free(program->pool);
	readiness_free(program->readiness);
	recordings_free(program->recordings);
	pricing_free(program->pricing);
	plugin_generator_clear(&program->generator);
	api_route_table_clear(&program->routes);
	upstreams_clear(&program->upstreams);
	exchange_stop();
	config_clear(&program->config);
}
