/*
 * What one model request used. The whole is prompt + completion; the other
 * counts are parts of those, and may be unknown, which is not zero.
 */
#ifndef METER_TOKEN_USAGE_H
#define METER_TOKEN_USAGE_H

#include <stdbool.h>
#include <stdint.h>

#define TOKEN_COUNT_UNKNOWN INT64_C(-1)
#define TOKEN_COUNT_MAXIMUM INT64_C(1000000000000) /* 10^12 */

/* Where the counts come from. */
enum usage_source {
	USAGE_SOURCE_PROVIDER,	  /* the model provider's final report */
	USAGE_SOURCE_APPLICATION, /* an application told us */
	USAGE_SOURCE_PARTIAL,	  /* the answer broke off: its last report */
	USAGE_SOURCE_ESTIMATED,	  /* counted by us, not by the provider */
	USAGE_SOURCE_NONE,	  /* no usable report: the counts are 0 */
};

struct token_usage {
	int64_t prompt;	     /* all input: cached, written to cache, tools */
	int64_t completion;  /* all output: reasoning included */
	int64_t cached;	     /* of prompt: read from the provider's cache */
	int64_t cache_write; /* of prompt: written to it */
	int64_t reasoning;   /* of completion */
	enum usage_source source;
	const char *note; /* static: "inferred", "mismatch", or NULL */
	/* Parts that are 0 when nobody tells them, so that {0} is right: */
	int64_t cache_write_hour; /* of cache_write: kept for an hour */
	int64_t audio_prompt;	  /* of prompt: audio */
	int64_t audio_completion; /* of completion: audio */
};

/* The name that the database and the API use: "provider", … */
const char *usage_source_name(enum usage_source source);

/* The source of that NAME; USAGE_SOURCE_NONE for any other. */
enum usage_source usage_source_of(const char *name);

/*
 * Tells whether the counts can be true: within 0 and TOKEN_COUNT_MAXIMUM
 * (parts may be unknown where TOKEN_COUNT_UNKNOWN says so), and no part, nor
 * cached and cache_write together, more than its whole.
 */
bool token_usage_is_sound(const struct token_usage *usage);

/* Tells whether anything is known of what was used: not where there was no
 * report, nor where the answer broke off before the first. 0 is then no
 * number of tokens. */
bool token_usage_is_known(const struct token_usage *usage);

/* Tells whether both have the same five counts. */
bool token_usage_equal_counts(
    const struct token_usage *a, const struct token_usage *b);

#endif
