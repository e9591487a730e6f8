#include "prompt.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"

#define COOLDOWN_DEFAULT 30
#define COOLDOWN_MAXIMUM 86400
#define COMPLEXITY_DEFAULT 5

static const struct {
	const char *keyword;
	enum prompt_action action;
} actions[] = {
    {"home", PROMPT_ACTION_HOME},
    {"spawn", PROMPT_ACTION_SPAWN},
    {"lobby", PROMPT_ACTION_SPAWN},
    {"teleport", PROMPT_ACTION_SPAWN},
    {"heal", PROMPT_ACTION_HEAL},
    {"feed", PROMPT_ACTION_FEED},
    {"fly", PROMPT_ACTION_FLY},
};

/* Classes that the generated source names; a plugin of that name would hide
 * them. */
static const char *const taken_class_names[] = {"Command", "CommandSender",
    "EventHandler", "HashMap", "JavaPlugin", "Listener", "Location", "Long",
    "Map", "Override", "Player", "PlayerJoinEvent", "PlayerQuitEvent", "String",
    "System", "UUID"};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char to_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static char to_upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static size_t character_length(unsigned char lead)
{
	return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

static uint32_t character_code(const char *text, size_t length)
{
	uint32_t code = (unsigned char)*text;

	if (length > 1)
		code &= 0xffu >> (length + 1);
	for (size_t i = 1; i < length; i++)
		code = code << 6 | ((unsigned char)text[i] & 0x3f);
	return code;
}

/*
 * White space, and what no generated line may hold: control characters, line
 * ends by another name, characters that turn the direction of source text,
 * those that XML and YAML exclude.
 */
static bool is_blank(uint32_t code)
{
	return code <= ' ' || (code >= 0x7f && code <= 0xa0) ||
	       (code >= 0x200e && code <= 0x200f) ||
	       (code >= 0x2028 && code <= 0x202e) ||
	       (code >= 0x2066 && code <= 0x2069) || code == 0xfeff ||
	       (code & 0xfffe) == 0xfffe;
}

static void read_summary(char summary[], const char *text)
{
	size_t used = 0, characters = 0;
	bool gap = false;

	while (*text != '\0' && characters < PROMPT_SUMMARY_MAXIMUM - 1) {
		size_t length = character_length((unsigned char)*text);

		if (is_blank(character_code(text, length))) {
			gap = used > 0;
		} else {
			if (gap) {
				summary[used++] = ' ';
				characters++;
			}
			gap = false;
			memcpy(summary + used, text, length);
			used += length;
			characters++;
		}
		text += length;
	}
	summary[used] = '\0';
}

/* Reads a command's name after its slash; returns its length, or 0 where the
 * text is a path, a URL or too long a word. */
static size_t command_length(const char *text)
{
	size_t length = 0;

	if (!is_letter(*text))
		return 0;
	while (is_letter(text[length]) || is_digit(text[length]) ||
	       text[length] == '_' || text[length] == '-')
		length++;
	if (text[length] == '/' || length > PROMPT_WORD_MAXIMUM ||
	    (text[length] == '.' && is_letter(text[length + 1])))
		return 0;
	return length;
}

static bool has_command(const struct prompt *prompt, const char *name)
{
	for (size_t i = 0; i < prompt->command_count; i++)
		if (strcmp(prompt->commands[i].name, name) == 0)
			return true;
	return false;
}

static void add_command(struct prompt *prompt, const char *name, size_t length)
{
	struct prompt_command command = {"", PROMPT_ACTION_MESSAGE};

	for (size_t i = 0; i < length; i++)
		command.name[i] = to_lower(name[i]);
	if (prompt->command_count < PROMPT_COMMANDS_MAXIMUM &&
	    !has_command(prompt, command.name))
		prompt->commands[prompt->command_count++] = command;
}

static void read_commands(struct prompt *prompt, const char *text)
{
	char before = ' ';

	for (; *text != '\0'; before = *text++) {
		size_t length;

		if (*text != '/' || strchr(" \t\r\n\"'`([,", before) == NULL)
			continue;
		length = command_length(text + 1);
		if (length > 0)
			add_command(prompt, text + 1, length);
	}
}

static int find_action(const char *text)
{
	for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
		if (strcasestr(text, actions[i].keyword) != NULL)
			return (int)i;
	return -1;
}

static void choose_actions(struct prompt *prompt, const char *text)
{
	for (size_t i = 0; i < prompt->command_count; i++) {
		int found = find_action(prompt->commands[i].name);

		if (found < 0 && prompt->command_count == 1)
			found = find_action(text);
		if (found >= 0)
			prompt->commands[i].action = actions[found].action;
	}
}

static unsigned seconds_per_unit(const char *unit)
{
	switch (to_lower(*unit)) {
	case 's':
		return 1;
	case 'm':
		return 60;
	case 'h':
		return 3600;
	default:
		return 0;
	}
}

/* Finds "30 seconds", "5min", "1-hour"; 0 where there is none. */
static unsigned find_duration(const char *text)
{
	while (*text != '\0') {
		char *end;
		unsigned long number;
		unsigned unit;

		if (!is_digit(*text)) {
			text++;
			continue;
		}
		number = strtoul(text, &end, 10);
		text = end;
		end += strspn(end, " -");
		unit = seconds_per_unit(end);
		if (unit != 0 && number > 0)
			return number > COOLDOWN_MAXIMUM / unit
				   ? COOLDOWN_MAXIMUM
				   : (unsigned)number * unit;
	}
	return 0;
}

static unsigned read_cooldown(const char *text)
{
	unsigned seconds;

	if (strcasestr(text, "cooldown") == NULL &&
	    strcasestr(text, "cool-down") == NULL &&
	    strcasestr(text, "once every") == NULL)
		return 0;
	seconds = find_duration(text);
	return seconds > 0 ? seconds : COOLDOWN_DEFAULT;
}

static bool mentions(const char *text, const char *const words[])
{
	for (; *words != NULL; words++)
		if (strcasestr(text, *words) != NULL)
			return true;
	return false;
}

/* Makes WORDS one name in upper camel case; empty where no letter is in it. */
static void set_name(struct prompt *prompt, const char *words)
{
	size_t used = 0;
	bool upper = true;

	for (; *words != '\0' && used < PROMPT_WORD_MAXIMUM; words++) {
		if (is_letter(*words) || (used > 0 && is_digit(*words))) {
			prompt->plugin_name[used++] =
			    upper ? to_upper(*words) : *words;
			upper = false;
		} else {
			upper = true;
		}
	}
	prompt->plugin_name[used] = '\0';
}

static void lengthen_name(struct prompt *prompt)
{
	char *name = prompt->plugin_name;
	size_t length = strlen(name);

	snprintf(name + length, sizeof prompt->plugin_name - length, "Plugin");
}

static void avoid_taken_names(struct prompt *prompt)
{
	const size_t count =
	    sizeof taken_class_names / sizeof *taken_class_names;

	for (size_t i = 0; i < count; i++)
		if (strcasecmp(prompt->plugin_name, taken_class_names[i]) == 0)
			lengthen_name(prompt);
}

/* Returns what follows LABEL where LINE begins with it, or NULL. */
static const char *after_label(const char *line, const char *label)
{
	size_t length = strlen(label);

	if (strncasecmp(line, label, length) != 0)
		return NULL;
	line += length;
	return line + strspn(line, " \t");
}

/* Takes one line: its name or complexity, or else into DESCRIPTION. */
static void read_line(
    struct prompt *prompt, const char *line, struct buffer *description)
{
	const char *value;

	if ((value = after_label(line, "Plugin name:")) != NULL) {
		set_name(prompt, value);
	} else if ((value = after_label(line, "Complexity:")) != NULL) {
		unsigned long number = strtoul(value, NULL, 10);

		if (number >= 1 && number <= 10)
			prompt->complexity = (unsigned)number;
	} else {
		value = after_label(line, "Prompt:");
		buffer_add_text(description, value != NULL ? value : line);
		buffer_add_text(description, "\n");
	}
}

static void read_lines(
    struct prompt *prompt, const char *text, struct buffer *description)
{
	struct buffer line = {0};

	while (*text != '\0') {
		size_t length = strcspn(text, "\r\n");

		buffer_reset(&line);
		buffer_add(&line, text, length);
		if (length > 0)
			read_line(prompt, line.data, description);
		text += length;
		text += strspn(text, "\r\n");
	}
	buffer_clear(&line);
}

/* A plugin has something to do: a command, unless it listens to events. */
static void ensure_command(struct prompt *prompt, const char *text)
{
	int found = find_action(text);

	if (prompt->command_count > 0 || prompt->welcomes ||
	    prompt->says_goodbye)
		return;
	if (found >= 0)
		add_command(prompt, actions[found].keyword,
		    strlen(actions[found].keyword));
	else
		add_command(prompt, "demo", strlen("demo"));
}

static void ensure_name(struct prompt *prompt)
{
	if (prompt->plugin_name[0] != '\0')
		return;
	set_name(prompt,
	    prompt->command_count > 0 ? prompt->commands[0].name : "Greeter");
	if (prompt->command_count > 0)
		lengthen_name(prompt);
}

void prompt_read(struct prompt *prompt, const char *text)
{
	static const char *const arrivals[] = {
	    "welcome", "greet", "join", NULL};
	static const char *const departures[] = {
	    "goodbye", "farewell", "leave", "quit", NULL};
	struct buffer description = {0};

	*prompt = (struct prompt){.complexity = COMPLEXITY_DEFAULT};
	buffer_add_text(&description, "");
	read_lines(prompt, text, &description);
	text = description.data;
	read_summary(prompt->summary, text);
	read_commands(prompt, text);
	prompt->welcomes = mentions(text, arrivals);
	prompt->says_goodbye = mentions(text, departures);
	prompt->cooldown_seconds = read_cooldown(text);
	ensure_command(prompt, text);
	choose_actions(prompt, text);
	ensure_name(prompt);
	avoid_taken_names(prompt);
	buffer_clear(&description);
}
