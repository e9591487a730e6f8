/* The upstream that writes plugins. */
#ifndef LLM_GENERATOR_UPSTREAM_H
#define LLM_GENERATOR_UPSTREAM_H

#include "llm/upstreams.h"

/*
 * Chooses one of UPSTREAMS by CONFIG: the one that
 * TOKENMETER_GENERATOR_UPSTREAM names; without it that of OPENAI_BASE_URL or
 * OPENAI_API_KEY, else of OPENROUTER_API_KEY, OLLAMA_HOST, ANTHROPIC_API_KEY or
 * GEMINI_API_KEY. *UPSTREAM is borrowed from UPSTREAMS. ERR_BUSY with
 * GENERATOR_NOT_CONFIGURED when none is set; ERR_INVALID with SETTING_INVALID
 * when there is no upstream of that name.
 */
enum err generator_upstream_choose(const struct config *config,
    const struct upstreams *upstreams, const struct upstream **upstream,
    struct error *error) ERROR_MUST_CHECK;

/* Returns a model of UPSTREAM that writes plugins well and is sure to be there,
 * static; NULL: only UPSTREAM's owner knows one. */
const char *generator_upstream_model(const struct upstream *upstream);

#endif
