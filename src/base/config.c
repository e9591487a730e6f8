#include "base/config.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/log.h"
#include "base/memory.h"

#define PREFIX "TOKENMETER_"
#define SECRET_FILE_MAXIMUM 65536

enum setting_type {
	SETTING_TEXT,
	SETTING_URL,	 /* http:// or https:// */
	SETTING_INTEGER, /* MINIMUM to MAXIMUM */
	SETTING_LEVEL,	 /* a log level's name; stored as its number */
};

struct setting {
	const char *name;
	enum setting_type type;
	const char *preset; /* as text; NULL: none */
	int64_t minimum, maximum;
	bool secret;
	size_t offset;
	const char *help;
};

#define PLACE(member) offsetof(struct config, member)

/* Sorted by name. */
static const struct setting settings[] = {
    {"DATABASE_URL", SETTING_TEXT, NULL, 0, 0, true, PLACE(database_url),
	"PostgreSQL connection string (`postgresql://…` or `key=value`); "
	"without it libpq's own variables (`PGHOST`, `PGDATABASE`, "
	"`PGSERVICE`, …) decide; one server, since its hosts share one "
	"time limit"},
    {"OLLAMA_HOST", SETTING_TEXT, NULL, 0, 0, false, PLACE(ollama_host),
	"Ollama server for the generator (`host:port` or URL); used when "
	"there is no OpenAI or OpenRouter setting"},
    {"OPENAI_API_KEY", SETTING_TEXT, NULL, 0, 0, true, PLACE(openai_api_key),
	"key for `OPENAI_BASE_URL`"},
    {"OPENAI_BASE_URL", SETTING_URL, NULL, 0, 0, false, PLACE(openai_base_url),
	"OpenAI-compatible server for the generator, up to and with `/v1`; "
	"with only a key: OpenAI's own"},
    {"OPENROUTER_API_KEY", SETTING_TEXT, NULL, 0, 0, true,
	PLACE(openrouter_api_key),
	"OpenRouter for the generator; used when there is no OpenAI setting"},
    {"TOKENMETER_CORS_ORIGINS", SETTING_TEXT, NULL, 0, 0, false,
	PLACE(cors_origins),
	"origins, separated by spaces, whose pages may use the API in a "
	"browser, such as `https://app.example.com http://127.0.0.1:5173`"},
    {"TOKENMETER_DATABASE_CONNECTIONS", SETTING_INTEGER, "8", 1, 100, false,
	PLACE(database_connections), "most connections to PostgreSQL"},
    {"TOKENMETER_DATABASE_TIMEOUT_MS", SETTING_INTEGER, "5000", 100, 600000,
	false, PLACE(database_timeout_ms),
	"longest wait for PostgreSQL, in milliseconds, before a request is "
	"answered 503"},
    {"TOKENMETER_GENERATOR_CONNECT_SECONDS", SETTING_INTEGER, "10", 1, 600,
	false, PLACE(generator_connect_seconds),
	"longest wait for a connection to the model provider"},
    {"TOKENMETER_GENERATOR_MODEL", SETTING_TEXT, NULL, 0, 0, false,
	PLACE(generator_model), "model that writes the plugins"},
    {"TOKENMETER_GENERATOR_PROVIDER", SETTING_TEXT, NULL, 0, 0, false,
	PLACE(generator_provider),
	"name that the generator's usage is recorded under; without it "
	"`openai`, `openrouter` or `ollama`, by whose setting is used"},
    {"TOKENMETER_GENERATOR_SECONDS", SETTING_INTEGER, "300", 1, 3600, false,
	PLACE(generator_seconds), "longest wait for a whole answer of it"},
    {"TOKENMETER_GENERATOR_STALL_SECONDS", SETTING_INTEGER, "120", 1, 3600,
	false, PLACE(generator_stall_seconds),
	"longest silence of the model provider within an answer"},
    {"TOKENMETER_LISTEN", SETTING_TEXT, NULL, 0, 0, false, PLACE(listen),
	"FastCGI socket to make: an absolute path or a loopback "
	"`address:port`; not needed when the starter hands one over as "
	"descriptor 0"},
    {"TOKENMETER_LOG_LEVEL", SETTING_LEVEL, "info", 0, 0, false,
	PLACE(log_level), "`error`, `warning`, `info` or `debug`"},
    {"TOKENMETER_MAX_REQUESTS", SETTING_INTEGER, "1000", 1, 10000, false,
	PLACE(max_requests),
	"requests worked on at once; one more is answered 503"},
    {"TOKENMETER_MAX_STREAMS", SETTING_INTEGER, "10000", 0, 100000, false,
	PLACE(max_streams),
	"live streams open at once; one more is answered 503"},
    {"TOKENMETER_STOP_SECONDS", SETTING_INTEGER, "8", 0, 3600, false,
	PLACE(stop_seconds),
	"how long a stop waits for requests that are being worked on"},
    {"TOKENMETER_TIME_ZONE", SETTING_TEXT, "UTC", 0, 0, false, PLACE(time_zone),
	"the deployment's IANA time zone, whose days and months are "
	"answered unless a request names another; after a change: "
	"`tokenmeter rebuild`"},
};

#define SETTING_COUNT (sizeof settings / sizeof *settings)

static const char *const level_names[] = {"error", "warning", "info", "debug"};

static char **text_place(const struct config *config, const struct setting *s)
{
	return (char **)((char *)config + s->offset);
}

static int64_t *number_place(
    const struct config *config, const struct setting *s)
{
	return (int64_t *)((char *)config + s->offset);
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

static enum err store_level(struct config *config, const struct setting *s,
    const char *value, struct error *error)
{
	for (size_t i = 0; i < sizeof level_names / sizeof *level_names; i++) {
		if (strcasecmp(value, level_names[i]) == 0) {
			*number_place(config, s) = (int64_t)i;
			return ERR_OK;
		}
	}
	return bad_value(s, "error, warning, info or debug", error);
}

static enum err store(struct config *config, const struct setting *s,
    const char *value, struct error *error)
{
	switch (s->type) {
	case SETTING_INTEGER:
		return store_integer(config, s, value, error);
	case SETTING_LEVEL:
		return store_level(config, s, value, error);
	case SETTING_URL:
		if (strncmp(value, "http://", 7) != 0 &&
		    strncmp(value, "https://", 8) != 0)
			return bad_value(s,
			    "a URL that begins with http:// or https://",
			    error);
		break;
	case SETTING_TEXT:
		break;
	}
	*text_place(config, s) = memory_strdup(value);
	return ERR_OK;
}

/* Reads a secret from the file at PATH, less the line end that editors add. */
static enum err store_from_file(struct config *config, const struct setting *s,
    const char *path, struct error *error)
{
	FILE *file = fopen(path, "re");
	char text[SECRET_FILE_MAXIMUM];
	size_t length;

	if (file == NULL)
		return error_set(error, ERR_INVALID, "SETTING_INVALID",
		    "%s_FILE: the file cannot be read: %s", s->name,
		    strerror(errno));
	length = fread(text, 1, sizeof text - 1, file);
	fclose(file);
	while (length > 0 && strchr("\r\n", text[length - 1]) != NULL)
		length--;
	text[length] = '\0';
	if (length == 0 || strlen(text) != length)
		return error_set(error, ERR_INVALID, "SETTING_INVALID",
		    "%s_FILE: the file holds no usable value", s->name);
	return store(config, s, text, error);
}

static enum err read_setting(struct config *config, const struct setting *s,
    char *const environment[], struct error *error)
{
	const char *value = find_variable(environment, s->name, "");
	const char *file =
	    s->secret ? find_variable(environment, s->name, "_FILE") : NULL;

	if (value != NULL && file != NULL)
		return error_set(error, ERR_INVALID, "SETTING_INVALID",
		    "%s and %s_FILE are both set; keep one", s->name, s->name);
	if (file != NULL)
		return store_from_file(config, s, file, error);
	if (value == NULL)
		value = s->preset;
	return value != NULL ? store(config, s, value, error) : ERR_OK;
}

static bool is_known(const char *name, size_t length)
{
	for (size_t i = 0; i < SETTING_COUNT; i++) {
		size_t own = strlen(settings[i].name);

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
	for (size_t i = 0; err == ERR_OK && i < SETTING_COUNT; i++)
		err = read_setting(config, &settings[i], environment, error);
	return err;
}

static bool is_number(const struct setting *s)
{
	return s->type == SETTING_INTEGER || s->type == SETTING_LEVEL;
}

void config_clear(struct config *config)
{
	for (size_t i = 0; i < SETTING_COUNT; i++)
		if (!is_number(&settings[i]))
			free(*text_place(config, &settings[i]));
	*config = (struct config){0};
}

static void print_value(
    const struct config *config, const struct setting *s, FILE *out)
{
	if (s->type == SETTING_INTEGER)
		fprintf(out, "%" PRId64, *number_place(config, s));
	else if (s->type == SETTING_LEVEL)
		fputs(level_names[*number_place(config, s)], out);
	else if (*text_place(config, s) == NULL)
		fputs("(not set)", out);
	else
		fputs(s->secret ? "(set)" : *text_place(config, s), out);
}

void config_print_values(const struct config *config, FILE *out)
{
	for (size_t i = 0; i < SETTING_COUNT; i++) {
		fprintf(out, "%-38s ", settings[i].name);
		print_value(config, &settings[i], out);
		fputc('\n', out);
	}
}

void config_print_manual(FILE *out)
{
	fputs("| setting | default | what it is |\n|---|---|---|\n", out);
	for (size_t i = 0; i < SETTING_COUNT; i++) {
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
