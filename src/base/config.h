/*
 * The settings: one table (config.c) says for each environment variable what
 * it is called, what it may be, what it is without being set and what it is
 * for. Parsing, `tokenmeter settings`, `tokenmeter check` and the README's
 * list all come from it. libpq reads its own variables (PGHOST, PGSERVICE, …).
 */
#ifndef BASE_CONFIG_H
#define BASE_CONFIG_H

#include <stdint.h>
#include <stdio.h>

#include "base/error.h"

/* Texts are owned by the struct and NULL when not set and without default. */
struct config {
	char *listen;
	int64_t max_requests;
	int64_t max_streams;
	int64_t stop_seconds;
	int64_t log_level; /* an enum log_level */
	char *time_zone;
	char *cors_origins;
	char *database_url;
	int64_t database_connections;
	int64_t database_timeout_ms;
	char *generator_model;
	char *generator_provider;
	int64_t generator_connect_seconds;
	int64_t generator_stall_seconds;
	int64_t generator_seconds;
	char *openai_base_url;
	char *openai_api_key;
	char *openrouter_api_key;
	char *ollama_host;
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

/* Prints each setting's value and where it comes from; secrets masked. */
void config_print_values(const struct config *config, FILE *out);

/* Prints the settings as the Markdown table that stands in the README. */
void config_print_manual(FILE *out);

#endif
