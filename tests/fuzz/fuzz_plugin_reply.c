#include "llm/plugin_reply.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Written anew, so that a fault of plugin_path_is_safe() shows. */
static void check_path(const char *path)
{
	if (path[0] == '/' || path[0] == '\0' || strchr(path, '\\') != NULL ||
	    strchr(path, ':') != NULL || strstr(path, "//") != NULL ||
	    strstr(path, "../") != NULL || strstr(path, "/./") != NULL ||
	    strncmp(path, "./", 2) == 0 || path[strlen(path) - 1] == '/' ||
	    path[strlen(path) - 1] == '.')
		abort();
	for (; *path != '\0'; path++)
		if ((unsigned char)*path < 0x20 || *path == 0x7F)
			abort();
}

static const char *file_path(const json_t *files, size_t index)
{
	const json_t *file = json_array_get(files, index);

	if (json_object_size(file) != 2 ||
	    !json_is_string(json_object_get(file, "content")))
		abort();
	return json_string_value(json_object_get(file, "path"));
}

static void check_files(const json_t *files)
{
	size_t count = json_array_size(files);

	if (count == 0 || count > PLUGIN_FILES_MAXIMUM)
		abort();
	for (size_t i = 0; i < count; i++) {
		check_path(file_path(files, i));
		for (size_t j = 0; j < i; j++)
			if (strcasecmp(
				file_path(files, i), file_path(files, j)) == 0)
				abort();
	}
}

/* Whatever a model writes: a whole plugin with safe paths, or one sentence. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error error = {{0}, {0}};
	json_t *plugin;
	enum err err;

	json_start();
	err =
	    plugin_read_reply((const char *)data, size, NULL, &plugin, &error);
	if (err != ERR_OK) {
		if (err != ERR_UPSTREAM || plugin != NULL ||
		    strcmp(error.code, "PLUGIN_UNREADABLE") != 0 ||
		    error.message[0] == '\0' ||
		    text_valid_length(error.message, strlen(error.message)) !=
			strlen(error.message))
			abort();
		return 0;
	}
	if (json_object_size(plugin) != 3 ||
	    json_string_length(json_object_get(plugin, "pluginName")) == 0 ||
	    json_string_length(json_object_get(plugin, "message")) == 0)
		abort();
	check_files(json_object_get(plugin, "files"));
	json_decref(plugin);
	return 0;
}
