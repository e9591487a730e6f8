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
#include "llm/plugin_progress.h"
#include "llm/upstreams.h"
#include "meter/token_usage.h"

/* Which model of which upstream writes. */
struct plugin_generator {
	const struct upstream *upstream; /* borrowed; NULL: none is set */
	char *model;			 /* NULL: none is set */
	int64_t connect_seconds;	 /* as in exchange.h */
	int64_t stall_seconds;
	int64_t total_seconds;
	struct error problem; /* why there is no model */
};

/* What is asked for; valid UTF-8, borrowed. */
struct plugin_order {
	const char *prompt;
	const char *name;   /* NULL: the model names it */
	int64_t complexity; /* 1 to 10 */
};

/* Who watches the plugin grow, in the caller's thread. */
struct plugin_watcher {
	/* Told of more text, and about once a second while none comes. False:
	 * the rest of it is not waited for. */
	bool (*watch)(void *context, const struct plugin_progress *progress);
	void *context;
};

/* What came of it. Starts as {0}. */
struct plugin_generation {
	bool answered;	       /* the provider did its work, or a part of it:
				* there is an event to record, also when result
				* is NULL */
	json_t *result;	       /* {"pluginName", "message", "files"}, or NULL */
	char *plugin_name;     /* of the result, else the order's, or NULL */
	char *model;	       /* as the provider names it, else as asked for */
	const char *provider;  /* the upstream's name, borrowed from it */
	char *upstream_id;     /* the provider's id of the reply, or NULL */
	char *cost;	       /* USD that the provider reports, or NULL */
	int64_t latency_ms;    /* of the call to the provider, rounded up */
	int64_t first_byte_ms; /* of its answer; 0: none came */
	int http_status;       /* the provider's; 0: none came */
	bool streamed;
	struct token_usage usage;
};

/*
 * Chooses one of UPSTREAMS, which outlive GENERATOR, and a model by CONFIG.
 * ERR_BUSY with GENERATOR_NOT_CONFIGURED when no provider is set, or one that
 * may be set for other reasons and whose models we cannot know: every
 * plugin_generate() fails alike, so a start can go on. ERR_INVALID when the
 * settings cannot be used: among them an upstream that is named for the
 * generator, but without TOKENMETER_GENERATOR_MODEL.
 */
enum err plugin_generator_init(struct plugin_generator *generator,
    const struct config *config, const struct upstreams *upstreams,
    struct error *error) ERROR_MUST_CHECK;

/* Frees what GENERATOR holds and makes it {0}. No generation may be
 * running. */
void plugin_generator_clear(struct plugin_generator *generator);

/* ERR_BUSY with GENERATOR_NOT_CONFIGURED: there is no model. */
enum err plugin_generator_check(const struct plugin_generator *generator,
    struct error *error) ERROR_MUST_CHECK;

/*
 * Has the model write the plugin, and waits for it: minutes, perhaps. WATCHER
 * may be NULL; for one that is not the provider is asked for a stream.
 * ERR_OK: GENERATION has the plugin. ERR_UPSTREAM with PLUGIN_UNREADABLE: the
 * model's reply is of no use, but GENERATION, without result, has what it used.
 * Else it fails as plugin_generator_check() and chat_complete() do; GENERATION
 * has what was used if anything was. The caller clears it in each case. Any
 * thread.
 */
enum err plugin_generate(const struct plugin_generator *generator,
    const struct plugin_order *order, const struct plugin_watcher *watcher,
    struct plugin_generation *generation, struct error *error) ERROR_MUST_CHECK;

void plugin_generation_clear(struct plugin_generation *generation);

#endif
