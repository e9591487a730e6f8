/* What providers say of a failure, made fit for a sentence of ours. */
#ifndef LLM_PROVIDER_WORDS_H
#define LLM_PROVIDER_WORDS_H

#include <jansson.h>
#include <stdbool.h>

/* Returns one short line of TEXT, without control characters and cut at a
 * character, for the caller to free. */
char *provider_words_tidy(const char *text);

/*
 * Returns what OBJECT says of a failure, tidied, for the caller to free:
 * {"error": {"message"}} as most, {"error": "…"} as Ollama, {"message"} as
 * Mistral, {"detail"} as FastAPI. NULL when it says nothing.
 */
char *provider_words_read(const json_t *object);

/* Tells whether TEXT may show KEY (either may be NULL): providers quote it
 * whole, or its beginning. */
bool provider_words_show_key(const char *text, const char *key);

#endif
