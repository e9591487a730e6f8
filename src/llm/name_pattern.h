/*
 * Which names a provider or a model goes by, as price lists say it: an object
 * of one member,
 *
 *	{"equals": "o3"}, {"starts_with": "o3-"}, {"ends_with": ":free"},
 *	{"contains": "claude"}, {"regex": "^o[134]"} (POSIX, extended),
 *	{"or": […]}, {"and": […]}, {"not": …}
 *
 * Letters' case does not count.
 */
#ifndef LLM_NAME_PATTERN_H
#define LLM_NAME_PATTERN_H

#include <jansson.h>
#include <stdbool.h>

#include "base/error.h"

struct name_pattern;

/*
 * Reads VALUE; on success the caller frees *PATTERN. ERR_INVALID with a phrase
 * that says what is wrong ("must be …"), to follow the pattern's place.
 */
enum err name_pattern_read(json_t *value, struct name_pattern **pattern,
    struct error *error) ERROR_MUST_CHECK;

/* NULL is fine. */
void name_pattern_free(struct name_pattern *pattern);

/* Tells whether NAME, in lower case, is meant. Any thread. */
bool name_pattern_matches(const struct name_pattern *pattern, const char *name);

/* Puts text into lower case; letters beyond ASCII stay. */
void name_lower(char *name);

#endif
