/*
 * The settings: one table (config.c) says for each environment variable what
 * it is called, what it may be, what it is without being set and what it is
 * for. Parsing, `tokenmeter settings`, `tokenmeter check` and the README's
 * list all come from it. libpq reads its own variables (PGHOST, PGSERVICE, …).
 */
#ifndef BASE_CONFIG_H
#define BASE_CONFIG_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"

/* A secret of something that the operator named. */
struct config_secret {
	char *name; /* as in the variable: upper case */
	char *value;
};

/* What happens to a model's answer whose reader has left. */
enum on_abort { ON_ABORT_DRAIN, ON_ABORT_CANCEL };

/* Who is answered. */
enum access_mode { ACCESS_MODE_CLOSED, ACCESS_MODE_OPEN };

/* Texts are owned by the struct and NULL when not set and without default. */
struct config {
	char *listen;
	int64_t access;		   /* an enum access_mode */
	char *admins;		   /* "name name" */
	int64_t trust_remote_user; /* 0 or 1 */
	int64_t max_requests;
	int64_t max_streams;
	int64_t max_generations;
	int64_t rate_address; /* these are per minute; 0: no limit */
	int64_t rate_app;
	int64_t rate_failures;
	int64_t rate_user;
	int64_t stop_seconds;
	int64_t log_level; /* an enum log_level */
	char *time_zone;
	char *prices;
	char *prices_override;
	char *cors_origins;
	char *database_url;
	int64_t database_connections;
	int64_t database_timeout_ms;
	char *generator_model;
	char *generator_provider;
	char *generator_upstream;
	int64_t generator_connect_seconds;
	int64_t generator_stall_seconds;
	int64_t generator_seconds;
	char *openai_base_url;
	char *openai_api_key;
	char *anthropic_base_url;
	char *anthropic_api_key;
	char *gemini_base_url;
	char *gemini_api_key;
	char *openrouter_base_url;
	char *openrouter_api_key;
	char *ollama_host;
	char *upstreams; /* "name=URL name=URL" */
	struct config_secret *upstream_keys;
	size_t upstream_key_count;
	char *no_stream_options; /* names of upstreams */
	char *default_user;
	int64_t drain_seconds;
	int64_t on_abort; /* an enum on_abort */
	int64_t estimate; /* 0 or 1 */
	int64_t relay_connect_seconds;
	int64_t relay_stall_seconds;
	int64_t relay_seconds;
};

/*
 * Reads ENVIRONMENT ("NAME=value", NULL-terminated). An empty value is as good
 * as none. A secret NAME may come from the file that NAME_FILE names. An
 * unknown TOKENMETER_ variable or a bad value is ERR_INVALID with a sentence
 * that names it. Either way, config_clear() frees what was read.
 */
enum err config_read(struct config *config, char *const environment[],
    struct error *error) ERROR_MUST_CHECK;

void config_clear(struct config *config);

/* One setting, as people may see it; texts are borrowed for the call. */
struct config_value {
	const char *name;
	const char *value;  /* "(set)" for a secret; NULL: not set */
	const char *preset; /* what it is without being set; NULL: nothing */
};

/* Calls SHOW with each setting, in the order of their names. Secrets, and
 * passwords in URLs, are hidden. Those that the operator named are one each,
 * and none when not set. */
void config_list_values(const struct config *config,
    void (*show)(void *context, const struct config_value *value),
    void *context);

/* Prints what config_list_values() shows. */
void config_print_values(const struct config *config, FILE *out);

/* Prints the settings as the Markdown table that stands in the README. */
void config_print_manual(FILE *out);

#endif
