/*
 * The generator: has a model write a Minecraft server plugin, and says what
 * that used. It knows nothing of users and of the record; the caller records
 * what comes back.
 */
#ifndef LLM_PLUGIN_H
#define LLM_PLUGIN_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/config.h"
#include "base/error.h"
#include "llm/upstream.h"
#include "meter/token_usage.h"

/* Which model of which upstream writes; {0} has none. */
struct plugin_generator {
	struct upstream upstream;
	char *model;
};

/* What is asked for; valid UTF-8, borrowed. */
struct plugin_order {
	const char *prompt;
	const char *name;   /* NULL: the model names it */
	int64_t complexity; /* 1 to 10 */
};

/* What came of it. Starts as {0}. */
struct plugin_generation {
	bool answered;	      /* the provider replied: there is an event to
			       * record, also when result is NULL */
	json_t *result;	      /* {"pluginName", "message", "files"}, or NULL */
	char *plugin_name;    /* of the result, else the order's, or NULL */
	char *model;	      /* as the provider names it, else as asked for */
	const char *provider; /* the upstream's name, borrowed from it */
	char *upstream_id;    /* the provider's id of the reply, or NULL */
	int64_t latency_ms;   /* of the call to the provider */
	struct token_usage usage;
};

/*
 * Chooses upstream and model by CONFIG. ERR_BUSY with
 * GENERATOR_NOT_CONFIGURED when no provider is set: GENERATOR is {0}, and
 * every plugin_generate() with it fails alike, so a start can go on.
 * ERR_INVALID when the settings cannot be used: among them a server without
 * TOKENMETER_GENERATOR_MODEL whose models we cannot know. After
 * exchange_start().
 */
enum err plugin_generator_init(struct plugin_generator *generator,
    const struct config *config, struct error *error) ERROR_MUST_CHECK;

/* Frees what GENERATOR holds and makes it {0}. No generation may be
 * running. */
void plugin_generator_clear(struct plugin_generator *generator);

/*
 * Has the model write the plugin, and waits for it: minutes, perhaps. ERR_OK:
 * GENERATION has it. ERR_UPSTREAM with PLUGIN_UNREADABLE: the model's reply is
 * of no use, but GENERATION, without result, has what it used. ERR_UPSTREAM,
 * ERR_TIMEOUT or ERR_BUSY otherwise, and nothing was answered. The caller
 * clears GENERATION in each case. Any thread.
 */
enum err plugin_generate(const struct plugin_generator *generator,
    const struct plugin_order *order, struct plugin_generation *generation,
    struct error *error) ERROR_MUST_CHECK;

void plugin_generation_clear(struct plugin_generation *generation);

#endif
