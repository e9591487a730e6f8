/*
 * How far a model has come with a plugin, told from its text while that comes:
 * how many characters, and how many files it has begun. It finds the plugin's
 * object in prose and code fences as plugin_reply.h does, nearly: what it
 * counts in a text that is no good may be wrong.
 */
#ifndef LLM_PLUGIN_PROGRESS_H
#define LLM_PLUGIN_PROGRESS_H

#include <stddef.h>
#include <stdint.h>

struct plugin_progress {
	int64_t characters;
	int64_t files; /* whose paths have been written */
};

struct plugin_counter;

/* Free with plugin_counter_free(). Belongs to one thread at a time. */
struct plugin_counter *plugin_counter_new(void);

/* NULL is fine. */
void plugin_counter_free(struct plugin_counter *counter);

/* Reads the next bytes; any split will do. Each is looked at once. */
void plugin_counter_feed(
    struct plugin_counter *counter, const char *text, size_t length);

struct plugin_progress plugin_counter_progress(
    const struct plugin_counter *counter);

#endif
