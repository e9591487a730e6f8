/*
 * A price list's file, read whole. Private to prices.c; data/README.md says
 * what the members mean.
 */
#ifndef LLM_PRICE_FILE_H
#define LLM_PRICE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/decimal.h"
#include "base/error.h"
#include "llm/name_pattern.h"

/* What has a price; all but requests by the million tokens. */
enum rate_kind {
	RATE_INPUT,
	RATE_OUTPUT,
	RATE_CACHE_READ,
	RATE_CACHE_WRITE,
	RATE_CACHE_WRITE_HOUR,
	RATE_INPUT_AUDIO,
	RATE_OUTPUT_AUDIO,
	RATE_OUTPUT_REASONING,
	RATE_REQUESTS, /* by the thousand */
	RATE_KINDS
};

/* The price once a prompt is longer than START tokens. Prices are below 10^6
 * USD, so that 64 bits hold a struct decimal's units. */
struct price_tier {
	int64_t start;
	int64_t units;
};

struct rate {
	int64_t units;
	struct price_tier *tiers; /* by start, ascending */
	unsigned short tier_count;
	enum rate_kind kind;
};

/* The prices of a time; each kind once. */
struct tariff {
	int64_t since;	   /* an instant; INT64_MIN: none said */
	int64_t day_start; /* of the UTC day, in microseconds; -1: none said */
	int64_t day_end;   /* not before day_start: until the next day's */
	struct rate *rates;
	size_t rate_count;
};

struct priced_model {
	bool is_claude; /* by its id */
	struct name_pattern *pattern;
	struct tariff *tariffs; /* one at least */
	size_t tariff_count;
};

struct priced_provider {
	char *id;		      /* in lower case */
	struct name_pattern *pattern; /* NULL: the id alone */
	char **fallbacks;	      /* ids of providers */
	size_t fallback_count;
	struct priced_model *models;
	size_t model_count;
};

/* Starts as {0}. */
struct price_file {
	struct priced_provider *providers;
	size_t provider_count;
};

/* Reads the file PATH. ERR_NOT_FOUND if there is none; ERR_INVALID with a
 * sentence that names it, and the place in it, if it cannot be used. Either
 * way price_file_clear() frees what was read. */
enum err price_file_read(const char *path, struct price_file *file,
    struct error *error) ERROR_MUST_CHECK;

void price_file_clear(struct price_file *file);

#endif
