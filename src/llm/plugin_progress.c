#include "llm/plugin_progress.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_picker.h"
#include "base/memory.h"

#define PICK_PATH 1

static const struct json_wanted file_members[] = {
    JSON_PICKED("path", PICK_PATH),
    JSON_WANTED_END,
};

static const struct json_wanted files[] = {
    JSON_WITHIN(JSON_ELEMENTS, file_members),
    JSON_WANTED_END,
};

/* A brace in prose may hide the beginning of the plugin; then the next object
 * that is found is one of its files. */
static const struct json_wanted plugin_members[] = {
    JSON_WITHIN("files", files),
    JSON_PICKED("path", PICK_PATH),
    JSON_WANTED_END,
};

static const struct json_wanted plugin = {NULL, 0, false, plugin_members};

struct plugin_counter {
	struct plugin_progress progress;
	bool in_object;
	struct json_picker *picker;
};

static void take_pick(void *context, const struct json_pick *pick)
{
	struct plugin_counter *counter = context;

	if (pick->kind == JSON_PICK_STRING)
		counter->progress.files++;
}

struct plugin_counter *plugin_counter_new(void)
{
	struct plugin_counter *counter = memory_calloc(1, sizeof *counter);

	counter->picker = json_picker_new(&plugin, take_pick, counter);
	return counter;
}

void plugin_counter_free(struct plugin_counter *counter)
{
	if (counter == NULL)
		return;
	json_picker_free(counter->picker);
	free(counter);
}

/* Only a brace can end the object, and what is no JSON shows at once. */
static void read_byte(struct plugin_counter *counter, const char *byte)
{
	if (!counter->in_object) {
		if (*byte != '{')
			return;
		json_picker_reset(counter->picker);
		counter->in_object = true;
	}
	json_picker_feed(counter->picker, byte, 1);
	counter->in_object = !json_picker_is_malformed(counter->picker) &&
			     !json_picker_is_whole(counter->picker);
}

void plugin_counter_feed(
    struct plugin_counter *counter, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		/* A character's other bytes are 10xxxxxx. */
		if (((unsigned char)text[i] & 0xC0) != 0x80)
			counter->progress.characters++;
		read_byte(counter, text + i);
	}
}

struct plugin_progress plugin_counter_progress(
    const struct plugin_counter *counter)
{
	return counter->progress;
}
