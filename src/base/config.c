#include "base/config.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/settings.h"
#include "base/url_mask.h"

#define PREFIX "TOKENMETER_"
#define SECRET_FILE_MAXIMUM 65536
#define SECRET_IS_SET "(set)"

static char **text_place(const struct config *config, const struct setting *s)
{
	return (char **)((char *)config + s->offset);
}

static int64_t *number_place(
    const struct config *config, const struct setting *s)
{
	return (int64_t *)((char *)config + s->offset);
}

static bool is_text(const struct setting *s)
{
	return s->type == SETTING_TEXT || s->type == SETTING_URL ||
	       s->type == SETTING_ADDRESSES;
}

static const char *find_variable(
    char *const environment[], const char *name, const char *ending)
{
	size_t length = strlen(name), more = strlen(ending);

	for (; *environment != NULL; environment++) {
		const char *entry = *environment;

		if (strncmp(entry, name, length) == 0 &&
		    strncmp(entry + length, ending, more) == 0 &&
		    entry[length + more] == '=' &&
		    entry[length + more + 1] != '\0')
			return entry + length + more + 1;
	}
	return NULL;
}

static enum err bad_value(
    const struct setting *s, const char *rule, struct error *error)
{
	return error_set(error, ERR_INVALID, "SETTING_INVALID", "%s must be %s",
	    s->name, rule);
}

static enum err store_integer(struct config *config, const struct setting *s,
    const char *value, struct error *error)
{
	char *end, rule[80];
	long long number;

	errno = 0;
	number = strtoll(value, &end, 10);
	if (errno != 0 || end == value || *end != '\0' || number < s->minimum ||
	    number > s->maximum) {
		snprintf(rule, sizeof rule,
		    "an integer from %" PRId64 " to %" PRId64, s->minimum,
		    s->maximum);
		return bad_value(s, rule, error);
	}
	*number_place(config, s) = number;
	return ERR_OK;
}

static enum err store_choice(struct config *config, const struct setting *s,
    const char *value, struct error *error)
{
	const char *const *names = setting_names(s->type);
	struct buffer rule = {0};
	enum err err = ERR_OK;
	int64_t i;

	for (i = 0; names[i] != NULL && strcasecmp(value, names[i]) != 0; i++) {
		if (i > 0)
			buffer_add_text(
			    &rule, names[i + 1] == NULL ? " or " : ", ");
		buffer_add_text(&rule, names[i]);
	}
	if (names[i] != NULL)
		*number_place(config, s) = i;
	else
		err = bad_value(s, rule.data, error);
	buffer_clear(&rule);
	return err;
}

static enum err store(struct config *config, const struct setting *s,
    const char *value, struct error *error)
{
	switch (s->type) {
	case SETTING_INTEGER:
		return store_integer(config, s, value, error);
	case SETTING_LEVEL:
	case SETTING_SWITCH:
	case SETTING_ABORT:
	case SETTING_ACCESS:
		return store_choice(config, s, value, error);
	case SETTING_URL:
		if (strncmp(value, "http://", 7) != 0 &&
		    strncmp(value, "https://", 8) != 0)
			return bad_value(s,
			    "a URL that begins with http:// or https://",
			    error);
		break;
	case SETTING_TEXT:
	case SETTING_ADDRESSES:
	case SETTING_SECRETS:
		break;
	}
	*text_place(config, s) = memory_strdup(value);
	return ERR_OK;
}

/* Reads a secret from the file at PATH, less the line end that editors add.
 * NAME is the setting's. */
static enum err read_secret_file(const char *name, const char *path,
    char text[static SECRET_FILE_MAXIMUM], struct error *error)
{
	FILE *file = fopen(path, "re");
	size_t length;
	bool whole;

	if (file == NULL)
		return error_set(error, ERR_INVALID, "SETTING_INVALID",
		    "%s_FILE: the file cannot be read: %s", name,
		    strerror(errno));
	length = fread(text, 1, SECRET_FILE_MAXIMUM - 1, file);
	whole = feof(file) != 0;
	fclose(file);
	while (length > 0 && memchr("\r\n", text[length - 1], 2) != NULL)
		length--;
	text[length] = '\0';
	if (!whole || length == 0 || strlen(text) != length)
		return error_set(error, ERR_INVALID, "SETTING_INVALID",
		    "%s_FILE: the file holds no usable value", name);
	return ERR_OK;
}

/* Finds the value of NAME, or of the file that NAME_FILE names, which is then
 * in TEXT; NULL: neither is set. */
static enum err find_secret(char *const environment[], const char *name,
    char text[static SECRET_FILE_MAXIMUM], const char **value,
    struct error *error)
{
	const char *file = find_variable(environment, name, "_FILE");

	*value = find_variable(environment, name, "");
	if (file == NULL)
		return ERR_OK;
	if (*value != NULL)
		return error_set(error, ERR_INVALID, "SETTING_INVALID",
		    "%s and %s_FILE are both set; keep one", name, name);
	*value = text;
	return read_secret_file(name, file, text, error);
}

/* Returns the length of what stands in place of NAME in a variable of the
 * secrets S, its ending in *REST; 0: it is none of them. */
static size_t match_secrets(const struct setting *s, const char *variable,
    size_t length, const char **rest)
{
	const char *place = strstr(s->name, "NAME");
	size_t before = (size_t)(place - s->name);
	const char *ending = place + strlen("NAME");
	size_t after = strlen(ending);

	if (strncmp(variable, s->name, before) != 0)
		return 0;
	for (size_t i = before + 1; i + after <= length; i++) {
		*rest = variable + i + after;
		if (strncmp(variable + i, ending, after) == 0 &&
		    (**rest == '=' || strncmp(*rest, "_FILE=", 6) == 0))
			return i - before;
	}
	return 0;
}

static bool has_secret(const struct config *config, const char *name)
{
	for (size_t i = 0; i < config->upstream_key_count; i++)
		if (strcmp(config->upstream_keys[i].name, name) == 0)
			return true;
	return false;
}

static void add_secret(struct config *config, char *name, const char *value)
{
	size_t count = config->upstream_key_count + 1;

	config->upstream_keys = memory_realloc(
	    config->upstream_keys, count * sizeof *config->upstream_keys);
	config->upstream_keys[count - 1] =
	    (struct config_secret){name, memory_strdup(value)};
	config->upstream_key_count = count;
}

/* Reads the secret of ENTRY, a variable of the secrets S, unless it was read
 * (a name and its _FILE are one). */
static enum err read_named_secret(struct config *config,
    const struct setting *s, char *const environment[], const char *entry,
    struct error *error)
{
	size_t length = strcspn(entry, "="), own;
	char text[SECRET_FILE_MAXIMUM], *name, *variable;
	const char *rest, *value = NULL;
	enum err err = ERR_OK;

	own = match_secrets(s, entry, length, &rest);
	if (own == 0)
		return ERR_OK;
	variable = memory_strndup(entry, (size_t)(rest - entry));
	name = memory_strndup(entry + (strstr(s->name, "NAME") - s->name), own);
	if (!has_secret(config, name))
		err = find_secret(environment, variable, text, &value, error);
	if (err == ERR_OK && value != NULL) {
		add_secret(config, name, value);
		name = NULL;
	}
	free(variable);
	free(name);
	return err;
}

static enum err read_setting(struct config *config, const struct setting *s,
    char *const environment[], struct error *error)
{
	char text[SECRET_FILE_MAXIMUM];
	const char *value = NULL;
	enum err err = ERR_OK;

	if (s->type == SETTING_SECRETS) {
		for (size_t i = 0; err == ERR_OK && environment[i] != NULL; i++)
			err = read_named_secret(
			    config, s, environment, environment[i], error);
		return err;
	}
	if (s->secret)
		err = find_secret(environment, s->name, text, &value, error);
	else
		value = find_variable(environment, s->name, "");
	if (value == NULL)
		value = s->preset;
	return err == ERR_OK && value != NULL ? store(config, s, value, error)
					      : err;
}

static bool is_known(const char *name, size_t length)
{
	const char *rest;

	for (size_t i = 0; i < setting_count; i++) {
		size_t own = strlen(settings[i].name);

		if (settings[i].type == SETTING_SECRETS) {
			if (match_secrets(&settings[i], name, length, &rest) >
			    0)
				return true;
			continue;
		}
		if (strncmp(name, settings[i].name, own) != 0)
			continue;
		if (length == own || (settings[i].secret && length == own + 5 &&
					 strncmp(name + own, "_FILE", 5) == 0))
			return true;
	}
	return false;
}

static enum err refuse_unknown(char *const environment[], struct error *error)
{
	for (; *environment != NULL; environment++) {
		size_t length = strcspn(*environment, "=");

		if (strncmp(*environment, PREFIX, strlen(PREFIX)) == 0 &&
		    !is_known(*environment, length))
			return error_set(error, ERR_INVALID, "SETTING_UNKNOWN",
			    "%.*s is not a setting of this program; "
			    "`tokenmeter settings` lists them",
			    (int)length, *environment);
	}
	return ERR_OK;
}

enum err config_read(
    struct config *config, char *const environment[], struct error *error)
{
	enum err err;

	*config = (struct config){0};
	err = refuse_unknown(environment, error);
	for (size_t i = 0; err == ERR_OK && i < setting_count; i++)
		err = read_setting(config, &settings[i], environment, error);
	return err;
}

static void clear_secrets(struct config *config)
{
	for (size_t i = 0; i < config->upstream_key_count; i++) {
		free(config->upstream_keys[i].name);
		free(config->upstream_keys[i].value);
	}
	free(config->upstream_keys);
}

void config_clear(struct config *config)
{
	for (size_t i = 0; i < setting_count; i++)
		if (is_text(&settings[i]))
			free(*text_place(config, &settings[i]));
	clear_secrets(config);
	*config = (struct config){0};
}

/* Adds the value of one that is not named by the operator; false: it has
 * none. */
static bool add_value(
    const struct config *config, const struct setting *s, struct buffer *out)
{
	const char *const *names = setting_names(s->type);
	const char *text;

	if (!is_text(s)) {
		if (names != NULL)
			buffer_add_text(out, names[*number_place(config, s)]);
		else
			buffer_add_format(
			    out, "%" PRId64, *number_place(config, s));
		return true;
	}
	text = *text_place(config, s);
	if (text == NULL)
		return false;
	if (s->secret)
		buffer_add_text(out, SECRET_IS_SET);
	else if (s->type == SETTING_TEXT)
		buffer_add_text(out, text);
	else
		url_mask_add(out, text);
	return true;
}

static void show_secrets(const struct config *config, const struct setting *s,
    void (*show)(void *context, const struct config_value *value),
    void *context)
{
	const char *place = strstr(s->name, "NAME");
	struct buffer name = {0};

	for (size_t i = 0; i < config->upstream_key_count; i++) {
		buffer_reset(&name);
		buffer_add(&name, s->name, (size_t)(place - s->name));
		buffer_add_text(&name, config->upstream_keys[i].name);
		buffer_add_text(&name, place + strlen("NAME"));
		show(context,
		    &(struct config_value){name.data, SECRET_IS_SET, NULL});
	}
	buffer_clear(&name);
}

void config_list_values(const struct config *config,
    void (*show)(void *context, const struct config_value *value),
    void *context)
{
	struct buffer value = {0};

	for (size_t i = 0; i < setting_count; i++) {
		const struct setting *s = &settings[i];
		bool has_value;

		if (s->type == SETTING_SECRETS) {
			show_secrets(config, s, show, context);
			continue;
		}
		buffer_reset(&value);
		has_value = add_value(config, s, &value);
		show(context, &(struct config_value){s->name,
				  has_value ? value.data : NULL, s->preset});
	}
	buffer_clear(&value);
}

static void print_value(void *context, const struct config_value *value)
{
	fprintf(context, "%-38s %s\n", value->name,
	    value->value != NULL ? value->value : "(not set)");
}

void config_print_values(const struct config *config, FILE *out)
{
	config_list_values(config, print_value, out);
}

void config_print_manual(FILE *out)
{
	fputs("| setting | default | what it is |\n|---|---|---|\n", out);
	for (size_t i = 0; i < setting_count; i++) {
		const struct setting *s = &settings[i];

		fprintf(out, "| `%s` | ", s->name);
		if (s->preset != NULL)
			fprintf(out, "`%s`", s->preset);
		fprintf(out, " | %s", s->help);
		if (s->type == SETTING_INTEGER)
			fprintf(out, " (%" PRId64 "–%" PRId64 ")", s->minimum,
			    s->maximum);
		if (s->secret)
			fprintf(out, "; secret, or `%s_FILE`", s->name);
		fputs(" |\n", out);
	}
}
