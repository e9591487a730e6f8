#include "llm/upstreams.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "llm/ollama_host.h"

#define OPENAI_URL "https://api.openai.com/v1"
#define OLLAMA_HOST "127.0.0.1"

/* The first segments of our own paths, there already or to come. */
static const char *const taken_names[] = {"admin", "api", "assets", "health",
    "login", "logout", "metrics", "plugin", "session", "static", "tokenmeter",
    "usage", "user", "users", "v1", "viewer-tokens"};

static struct upstream *add(
    const struct config *config, struct upstreams *upstreams)
{
	struct upstream *upstream;

	upstreams->list = memory_realloc(
	    upstreams->list, (upstreams->count + 1) * sizeof *upstreams->list);
	upstream = &upstreams->list[upstreams->count++];
	*upstream = (struct upstream){
	    .mount = "",
	    .connect_seconds = config->relay_connect_seconds,
	    .stall_seconds = config->relay_stall_seconds,
	    .total_seconds = config->relay_seconds,
	};
	return upstream;
}

static enum err add_ollama(const struct config *config,
    struct upstreams *upstreams, struct error *error)
{
	const char *host = config->ollama_host;
	char *url = ollama_host_url(host != NULL ? host : OLLAMA_HOST);
	struct upstream *upstream = add(config, upstreams);
	enum err err;

	upstream->protocol = LLM_OLLAMA;
	err = upstream_init(
	    upstream, "ollama", url, "OLLAMA_HOST", NULL, NULL, error);
	free(url);
	return err;
}

static enum err add_vendors(const struct config *config,
    struct upstreams *upstreams, struct error *error)
{
	const struct {
		const char *name, *mount;
		enum llm_protocol protocol;
		enum upstream_key_header key_header;
		const char *url, *url_setting, *key, *key_setting;
	} vendors[] = {
	    {"openai", "/v1", LLM_OPENAI, KEY_IN_AUTHORIZATION,
		config->openai_base_url != NULL ? config->openai_base_url
						: OPENAI_URL,
		"OPENAI_BASE_URL", config->openai_api_key, "OPENAI_API_KEY"},
	    {"anthropic", "", LLM_ANTHROPIC, KEY_IN_X_API_KEY,
		config->anthropic_base_url, "ANTHROPIC_BASE_URL",
		config->anthropic_api_key, "ANTHROPIC_API_KEY"},
	    {"gemini", "", LLM_GEMINI, KEY_IN_X_GOOG_API_KEY,
		config->gemini_base_url, "GOOGLE_GEMINI_BASE_URL",
		config->gemini_api_key, "GEMINI_API_KEY"},
	    {"openrouter", "/api/v1", LLM_OPENAI, KEY_IN_AUTHORIZATION,
		config->openrouter_base_url, "OPENROUTER_BASE_URL",
		config->openrouter_api_key, "OPENROUTER_API_KEY"},
	};
	enum err err = ERR_OK;

	for (size_t i = 0;
	     err == ERR_OK && i < sizeof vendors / sizeof *vendors; i++) {
		struct upstream *upstream = add(config, upstreams);

		upstream->mount = vendors[i].mount;
		upstream->protocol = vendors[i].protocol;
		upstream->key_header = vendors[i].key_header;
		err = upstream_init(upstream, vendors[i].name, vendors[i].url,
		    vendors[i].url_setting, vendors[i].key,
		    vendors[i].key_setting, error);
	}
	return err;
}

static enum err check_name(const struct upstreams *upstreams, const char *name,
    size_t length, struct error *error)
{
	bool valid = length > 0 && length <= UPSTREAM_NAME_MAXIMUM &&
		     islower((unsigned char)name[0]);

	for (size_t i = 0; valid && i < length; i++)
		valid = islower((unsigned char)name[i]) ||
			isdigit((unsigned char)name[i]) || name[i] == '-';
	if (!valid)
		return error_set(error, ERR_INVALID, "SETTING_INVALID",
		    "TOKENMETER_UPSTREAMS: \"%.*s\" is no name; it is a "
		    "lower-case letter, then up to %d letters, digits and "
		    "hyphens",
		    (int)length, name, UPSTREAM_NAME_MAXIMUM - 1);
	for (size_t i = 0; i < sizeof taken_names / sizeof *taken_names; i++)
		if (strlen(taken_names[i]) == length &&
		    memcmp(taken_names[i], name, length) == 0)
			return error_set(error, ERR_INVALID, "SETTING_INVALID",
			    "TOKENMETER_UPSTREAMS: the path /%s is our own",
			    taken_names[i]);
	if (upstreams_find(upstreams, name, length) != NULL)
		return error_set(error, ERR_INVALID, "SETTING_INVALID",
		    "TOKENMETER_UPSTREAMS: there is more than one %.*s",
		    (int)length, name);
	return ERR_OK;
}

/* Tells whether WORD, as it stands in a variable's name, is the upstream's. */
static bool is_variable_word(const char *word, const char *name)
{
	for (; *word != '\0' && *name != '\0'; word++, name++)
		if (*word !=
		    (*name == '-' ? '_' : toupper((unsigned char)*name)))
			return false;
	return *word == *name;
}

static const char *find_key(const struct config *config, const char *name)
{
	for (size_t i = 0; i < config->upstream_key_count; i++)
		if (is_variable_word(config->upstream_keys[i].name, name))
			return config->upstream_keys[i].value;
	return NULL;
}

static bool ends_in_version(const char *url)
{
	size_t length = strlen(url);

	while (length > 0 && url[length - 1] == '/')
		length--;
	return length > 3 && strncmp(url + length - 3, "/v1", 3) == 0;
}

/* Adds the upstream of "NAME=URL", LENGTH bytes. */
static enum err add_further(const struct config *config,
    struct upstreams *upstreams, const char *entry, size_t length,
    struct error *error)
{
	const char *equals = memchr(entry, '=', length);
	struct upstream *upstream;
	char *name, *url;
	enum err err;

	if (equals == NULL)
		return error_set(error, ERR_INVALID, "SETTING_INVALID",
		    "TOKENMETER_UPSTREAMS must be name=URL, with spaces "
		    "between several");
	err = check_name(upstreams, entry, (size_t)(equals - entry), error);
	if (err != ERR_OK)
		return err;
	name = memory_strndup(entry, (size_t)(equals - entry));
	url = memory_strndup(equals + 1, (size_t)(entry + length - equals - 1));
	upstream = add(config, upstreams);
	upstream->protocol = LLM_OPENAI;
	upstream->mount = ends_in_version(url) ? "/v1" : "";
	err = upstream_init(upstream, name, url, "TOKENMETER_UPSTREAMS",
	    find_key(config, name), "TOKENMETER_UPSTREAM_…_API_KEY", error);
	free(name);
	free(url);
	return err;
}

/* Takes the next word of *TEXT; its length, or 0 at the end. */
static size_t next_word(const char **text, const char **word)
{
	*word = *text + strspn(*text, " \t\n,");
	*text = *word + strcspn(*word, " \t\n,");
	return (size_t)(*text - *word);
}

static enum err add_all_further(const struct config *config,
    struct upstreams *upstreams, struct error *error)
{
	const char *rest = config->upstreams != NULL ? config->upstreams : "";
	const char *word;
	size_t length;
	enum err err = ERR_OK;

	while (err == ERR_OK && (length = next_word(&rest, &word)) > 0)
		err = add_further(config, upstreams, word, length, error);
	return err;
}

static enum err mark_without_stream_options(const struct config *config,
    struct upstreams *upstreams, struct error *error)
{
	const char *rest =
	    config->no_stream_options != NULL ? config->no_stream_options : "";
	const char *word;
	size_t length;

	while ((length = next_word(&rest, &word)) > 0) {
		const struct upstream *found =
		    upstreams_find(upstreams, word, length);

		if (found == NULL)
			return error_set(error, ERR_INVALID, "SETTING_INVALID",
			    "TOKENMETER_NO_STREAM_OPTIONS: there is no "
			    "upstream %.*s",
			    (int)length, word);
		upstreams->list[found - upstreams->list]
		    .refuses_stream_options = true;
	}
	return ERR_OK;
}

/* A key that nothing uses is one whose owner misspelt a name. */
static enum err check_keys(const struct config *config,
    const struct upstreams *upstreams, size_t vendors, struct error *error)
{
	for (size_t i = 0; i < config->upstream_key_count; i++) {
		const char *word = config->upstream_keys[i].name;
		bool used = false;

		for (size_t j = vendors; j < upstreams->count; j++)
			used = used ||
			       is_variable_word(word, upstreams->list[j].name);
		if (!used)
			return error_set(error, ERR_INVALID, "SETTING_INVALID",
			    "TOKENMETER_UPSTREAM_%s_API_KEY is for none of the "
			    "names in TOKENMETER_UPSTREAMS",
			    word);
	}
	return ERR_OK;
}

enum err upstreams_read(const struct config *config,
    struct upstreams *upstreams, struct error *error)
{
	size_t vendors;
	enum err err;

	*upstreams = (struct upstreams){0};
	err = add_vendors(config, upstreams, error);
	if (err == ERR_OK)
		err = add_ollama(config, upstreams, error);
	vendors = upstreams->count;
	if (err == ERR_OK)
		err = add_all_further(config, upstreams, error);
	if (err == ERR_OK)
		err = mark_without_stream_options(config, upstreams, error);
	if (err == ERR_OK)
		err = check_keys(config, upstreams, vendors, error);
	if (err != ERR_OK)
		upstreams_clear(upstreams);
	return err;
}

void upstreams_clear(struct upstreams *upstreams)
{
	for (size_t i = 0; i < upstreams->count; i++)
		upstream_clear(&upstreams->list[i]);
	free(upstreams->list);
	*upstreams = (struct upstreams){0};
}

const struct upstream *upstreams_find(
    const struct upstreams *upstreams, const char *name, size_t length)
{
	for (size_t i = 0; i < upstreams->count; i++) {
		const char *own = upstreams->list[i].name;

		if (own != NULL && strlen(own) == length &&
		    memcmp(own, name, length) == 0)
			return &upstreams->list[i];
	}
	return NULL;
}

void upstreams_print(const struct upstreams *upstreams, FILE *out)
{
	for (size_t i = 0; i < upstreams->count; i++) {
		const struct upstream *upstream = &upstreams->list[i];
		char path[UPSTREAM_NAME_MAXIMUM + 16];

		snprintf(path, sizeof path, "/%s%s", upstream->name,
		    upstream->mount);
		fprintf(out, "%-38s %s, %s\n", path, upstream->host,
		    upstream->api_key != NULL ? "with our key"
					      : "with the caller's key");
	}
}

void upstreams_log_counts(const struct upstreams *upstreams)
{
	for (size_t i = 0; i < upstreams->count; i++) {
		struct exchange_counts counts =
		    exchange_pool_count(upstreams->list[i].pool);

		if (counts.exchanges > 0)
			log_info("upstream %s: %" PRIu64
				 " requests over %" PRIu64 " connections",
			    upstreams->list[i].name, counts.exchanges,
			    counts.connections);
	}
}
