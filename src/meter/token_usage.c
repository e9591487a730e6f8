#include "meter/token_usage.h"

#include <stddef.h>
#include <string.h>

static const char *const source_names[] = {
    "provider", "application", "partial", "estimated", "none"};

const char *usage_source_name(enum usage_source source)
{
	return source_names[source];
}

enum usage_source usage_source_of(const char *name)
{
	for (size_t i = 0; i < sizeof source_names / sizeof *source_names; i++)
		if (strcmp(source_names[i], name) == 0)
			return (enum usage_source)i;
	return USAGE_SOURCE_NONE;
}

static bool is_count(int64_t count)
{
	return count >= 0 && count <= TOKEN_COUNT_MAXIMUM;
}

static int64_t known(int64_t part)
{
	return part == TOKEN_COUNT_UNKNOWN ? 0 : part;
}

static bool fits(int64_t part, int64_t whole)
{
	return part >= 0 && part <= whole;
}

bool token_usage_is_sound(const struct token_usage *usage)
{
	int64_t cached = known(usage->cached);
	int64_t cache_write = known(usage->cache_write);
	int64_t reasoning = known(usage->reasoning);

	return is_count(usage->prompt) && is_count(usage->completion) &&
	       is_count(cached) && is_count(cache_write) &&
	       is_count(reasoning) && cached + cache_write <= usage->prompt &&
	       reasoning <= usage->completion &&
	       fits(usage->cache_write_hour, cache_write) &&
	       fits(usage->audio_prompt, usage->prompt) &&
	       fits(usage->audio_completion, usage->completion);
}

bool token_usage_is_known(const struct token_usage *usage)
{
	if (usage->source == USAGE_SOURCE_PARTIAL)
		return usage->prompt > 0 || usage->completion > 0;
	return usage->source != USAGE_SOURCE_NONE;
}

bool token_usage_equal_counts(
    const struct token_usage *a, const struct token_usage *b)
{
	return a->prompt == b->prompt && a->completion == b->completion &&
	       a->cached == b->cached && a->cache_write == b->cache_write &&
	       a->reasoning == b->reasoning;
}
