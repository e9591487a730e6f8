/*
 * A model's text, read as a plugin: the one JSON object
 * {"pluginName", "message", "files": [{"path", "content"}]} in it. Tolerant
 * about what surrounds the object and what is merely missing, strict about
 * paths, since people unpack the files on their own machines, be they Linux,
 * Windows or macOS.
 */
#ifndef LLM_PLUGIN_REPLY_H
#define LLM_PLUGIN_REPLY_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

#define PLUGIN_FILES_MAXIMUM 200
#define PLUGIN_PATH_MAXIMUM 255		       /* bytes */
#define PLUGIN_NAME_MAXIMUM 255		       /* bytes */
#define PLUGIN_TEXT_MAXIMUM (8 * 1024 * 1024)  /* bytes of the model's text */
#define PLUGIN_BYTES_MAXIMUM (4 * 1024 * 1024) /* of all paths and contents */

/*
 * Tells whether PATH is relative, stays inside its project and names one file
 * on every system: segments separated by '/', none empty, "." or "..", none
 * that ends in a dot or a space (Windows drops those); no backslash, colon or
 * control character; 1 to PLUGIN_PATH_MAXIMUM bytes of UTF-8.
 */
bool plugin_path_is_safe(const char *path, size_t length);

/*
 * Reads LENGTH bytes of TEXT into *PLUGIN, a new object with exactly
 * pluginName, message and files, for the caller to json_decref(). NAME, which
 * may be NULL, is what the person called the plugin and goes before the
 * model's. ERR_UPSTREAM with PLUGIN_UNREADABLE says what is wrong, and *PLUGIN
 * is NULL. Any thread.
 */
enum err plugin_read_reply(const char *text, size_t length, const char *name,
    json_t **plugin, struct error *error) ERROR_MUST_CHECK;

#endif
