/* Usage as OpenAI and all that are compatible with it report it, for those who
 * have the report already read; from answers usage_reader.h reads it. */
#ifndef LLM_OPENAI_USAGE_H
#define LLM_OPENAI_USAGE_H

#include <jansson.h>

#include "meter/token_usage.h"

/*
 * Reads a `usage` object. Never fails: null or NULL gives source none
 * and zero counts; a report that cannot be true (not integers of 0 to 10^12,
 * no prompt) does too, and writes a line to the log. Parts that are not
 * reported stay TOKEN_COUNT_UNKNOWN. USAGE is always sound. Any thread.
 */
void openai_read_usage(const json_t *usage_object, struct token_usage *usage);

#endif
