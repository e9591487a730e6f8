/* The upstream that writes plugins. */
#ifndef LLM_GENERATOR_UPSTREAM_H
#define LLM_GENERATOR_UPSTREAM_H

#include "llm/upstream.h"

/*
 * Chooses it by CONFIG: OPENAI_BASE_URL or OPENAI_API_KEY, else
 * OPENROUTER_API_KEY, else OLLAMA_HOST. ERR_BUSY with GENERATOR_NOT_CONFIGURED
 * when none is set, which need not stop a start; else as upstream_init().
 * UPSTREAM is {0} after a failure. After exchange_start().
 */
enum err upstream_from_config(const struct config *config,
    struct upstream *upstream, struct error *error) ERROR_MUST_CHECK;

#endif
