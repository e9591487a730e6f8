/*
 * A small Paper plugin from templates: a Maven project whose main class does
 * what the prompt's commands and events call for.
 */
#ifndef DEMO_PLUGIN_H
#define DEMO_PLUGIN_H

#include <jansson.h>

/*
 * Returns {"pluginName", "message", "files": [{"path", "content"}]} for the
 * text of a prompt; the caller drops it with json_decref().
 */
json_t *plugin_write(const char *prompt_text);

#endif
