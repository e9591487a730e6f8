/*
 * What a prompt asks for, as far as the templates can serve it: commands,
 * a cooldown, messages to players who come and go, a name.
 */
#ifndef DEMO_PROMPT_H
#define DEMO_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#define PROMPT_SUMMARY_MAXIMUM 120 /* characters */
#define PROMPT_COMMANDS_MAXIMUM 4
#define PROMPT_WORD_MAXIMUM 32 /* bytes of a command or a name */

enum prompt_action {
	PROMPT_ACTION_MESSAGE,
	PROMPT_ACTION_HOME,
	PROMPT_ACTION_SPAWN,
	PROMPT_ACTION_HEAL,
	PROMPT_ACTION_FEED,
	PROMPT_ACTION_FLY,
};

struct prompt_command {
	char name[PROMPT_WORD_MAXIMUM + 1]; /* [a-z][a-z0-9_-]* */
	enum prompt_action action;
};

struct prompt {
	/* The description on one line: UTF-8 that Java, YAML and XML can hold
	 * once escaped. */
	char summary[PROMPT_SUMMARY_MAXIMUM * 4 + 1];
	/* Also the Java class: an upper-case letter, letters, digits. */
	char plugin_name[PROMPT_WORD_MAXIMUM + sizeof "Plugin"];
	struct prompt_command commands[PROMPT_COMMANDS_MAXIMUM];
	size_t command_count;
	unsigned cooldown_seconds; /* 0: none */
	bool welcomes;
	bool says_goodbye;
	unsigned complexity; /* 1 to 10 */
};

/*
 * Reads TEXT, valid UTF-8. Lines that begin "Plugin name:" and "Complexity:"
 * set these two, all others describe the plugin. Whatever the text, the
 * result is a plugin that compiles.
 */
void prompt_read(struct prompt *prompt, const char *text);

#endif
