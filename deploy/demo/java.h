/* The Java half of the templates: a plugin's main class. */
#ifndef DEMO_JAVA_H
#define DEMO_JAVA_H

#include "base/buffer.h"
#include "prompt.h"

#define JAVA_PACKAGE "demo.template"
#define JAVA_PATH "demo/template"

void java_add_class(struct buffer *out, const struct prompt *prompt);

/* What a command does, in words for plugin.yml; a literal. */
const char *java_action_description(enum prompt_action action);

#endif
