#include "llm/plugin_reply.h"

#include <string.h>
#include <strings.h>

#include "base/json.h"
#include "base/text.h"

/* Prose may hold braces: so many are tried before a text counts as unreadable,
 * which bounds the work. */
#define TRIES_MAXIMUM 32

#define NAME_FALLBACK "Plugin"

static bool segment_is_safe(const char *segment, size_t length)
{
	if (length == 0)
		return false;
	/* Also refuses "." and "..". */
	return segment[length - 1] != '.' && segment[length - 1] != ' ';
}

bool plugin_path_is_safe(const char *path, size_t length)
{
	size_t start = 0;

	if (!text_is_name(path, length, PLUGIN_PATH_MAXIMUM) ||
	    memchr(path, '\\', length) != NULL ||
	    memchr(path, ':', length) != NULL)
		return false;
	for (size_t at = 0; at <= length; at++) {
		if (at < length && path[at] != '/')
			continue;
		if (!segment_is_safe(path + start, at - start))
			return false;
		start = at + 1;
	}
	return true;
}

/* Tells whether two paths cannot both be files, where case does not count:
 * they are the same, or one is a folder of the other. */
static bool paths_collide(const char *a, const char *b)
{
	size_t a_length = strlen(a), b_length = strlen(b);
	size_t common = a_length < b_length ? a_length : b_length;

	if (strncasecmp(a, b, common) != 0)
		return false;
	return a_length == b_length ||
	       (a_length > b_length ? a : b)[common] == '/';
}

/* Returns the position after the object that opens at AT, or LENGTH + 1 when
 * it does not end. */
static size_t skip_object(const char *text, size_t length, size_t at)
{
	bool quoted = false;
	size_t depth = 0;

	for (; at < length; at++) {
		if (quoted && text[at] == '\\')
			at++;
		else if (text[at] == '"')
			quoted = !quoted;
		else if (!quoted && text[at] == '{')
			depth++;
		else if (!quoted && text[at] == '}' && --depth == 0)
			return at + 1;
	}
	return length + 1;
}

static json_t *read_object(const char *text, size_t length, struct error *error)
{
	json_t *object = NULL;

	if (json_check_limits(text, length, error) != ERR_OK ||
	    json_read(text, length, &object, NULL, error) != ERR_OK)
		return NULL;
	return object;
}

static enum err refuse(struct error *error, const char *why)
{
	return error_set(error, ERR_UPSTREAM, "PLUGIN_UNREADABLE",
	    "The model's answer cannot be read as a plugin: %s", why);
}

static enum err refuse_file(struct error *error, size_t index, const char *why)
{
	return error_set(error, ERR_UPSTREAM, "PLUGIN_UNREADABLE",
	    "The model's answer cannot be read as a plugin: file %zu %s",
	    index + 1, why);
}

/* Finds the object with files, whatever prose or code fence is around it. */
static enum err find_plugin(
    const char *text, size_t length, json_t **found, struct error *error)
{
	struct error why = {.message = "it holds no JSON object with files"};
	const char *next = memchr(text, '{', length);

	for (int tries = 0; next != NULL && tries < TRIES_MAXIMUM; tries++) {
		size_t start = (size_t)(next - text);
		size_t end = skip_object(text, length, start);
		json_t *object = NULL;

		if (end <= length)
			object = read_object(
			    next, end - start, tries == 0 ? &why : NULL);
		if (json_object_get(object, "files") != NULL) {
			*found = object;
			return ERR_OK;
		}
		if (object == NULL)
			end = start + 1;
		json_decref(object);
		next = memchr(text + end, '{', length - end);
	}
	return refuse(error, why.message);
}

static enum err check_path(
    const json_t *files, size_t index, const json_t *path, struct error *error)
{
	const char *text = json_string_value(path);

	if (text == NULL ||
	    !plugin_path_is_safe(text, json_string_length(path)))
		return refuse_file(error, index,
		    "has no path that is relative and stays in the project");
	for (size_t i = 0; i < json_array_size(files); i++) {
		const json_t *other =
		    json_object_get(json_array_get(files, i), "path");

		if (paths_collide(text, json_string_value(other)))
			return refuse_file(
			    error, index, "has the path of another file");
	}
	return ERR_OK;
}

/* Appends FILE, less what we do not know, to FILES; adds its size to TOTAL. */
static enum err add_file(json_t *files, size_t index, const json_t *file,
    size_t *total, struct error *error)
{
	const json_t *path = json_object_get(file, "path");
	const json_t *content = json_object_get(file, "content");
	json_t *copy;
	enum err err = check_path(files, index, path, error);

	if (err != ERR_OK)
		return err;
	if (!json_is_string(content))
		return refuse_file(error, index, "has no text as its content");
	*total += json_string_length(path) + json_string_length(content);
	if (*total > PLUGIN_BYTES_MAXIMUM)
		return refuse(error, "its files are too large");
	copy = json_object();
	json_object_set(copy, "path", (json_t *)path);
	json_object_set(copy, "content", (json_t *)content);
	json_array_append_new(files, copy);
	return ERR_OK;
}

static enum err copy_files(
    const json_t *from, json_t *files, struct error *error)
{
	size_t total = 0;
	enum err err = ERR_OK;

	if (json_array_size(from) == 0)
		return refuse(error, "it holds no files");
	if (json_array_size(from) > PLUGIN_FILES_MAXIMUM)
		return refuse(error, "it holds too many files");
	for (size_t i = 0; err == ERR_OK && i < json_array_size(from); i++)
		err =
		    add_file(files, i, json_array_get(from, i), &total, error);
	return err;
}

/* The person's name for it goes before the model's. */
static json_t *choose_name(const json_t *reply, const char *name)
{
	const json_t *own = json_object_get(reply, "pluginName");

	if (name != NULL)
		return json_string(name);
	if (json_is_string(own) &&
	    text_is_name(json_string_value(own), json_string_length(own),
		PLUGIN_NAME_MAXIMUM))
		return json_string(json_string_value(own));
	return json_string(NAME_FALLBACK);
}

static json_t *choose_message(const json_t *reply, const json_t *name)
{
	const json_t *message = json_object_get(reply, "message");

	if (json_string_length(message) > 0 &&
	    json_string_length(message) <= PLUGIN_BYTES_MAXIMUM)
		return json_string(json_string_value(message));
	return json_sprintf(
	    "The files of the plugin %s.", json_string_value(name));
}

enum err plugin_read_reply(const char *text, size_t length, const char *name,
    json_t **plugin, struct error *error)
{
	json_t *reply = NULL, *files = json_array(), *chosen;
	enum err err;

	*plugin = NULL;
	if (length > PLUGIN_TEXT_MAXIMUM)
		err = refuse(error, "it is too long");
	else
		err = find_plugin(text, length, &reply, error);
	if (err == ERR_OK)
		err = copy_files(json_object_get(reply, "files"), files, error);
	if (err == ERR_OK) {
		*plugin = json_object();
		chosen = choose_name(reply, name);
		json_object_set_new(*plugin, "pluginName", chosen);
		json_object_set_new(
		    *plugin, "message", choose_message(reply, chosen));
		json_object_set(*plugin, "files", files);
	}
	json_decref(files);
	json_decref(reply);
	return err;
}
