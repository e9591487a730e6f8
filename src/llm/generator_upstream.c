#include "llm/generator_upstream.h"

#include <stdbool.h>
#include <string.h>

static const char *choose_name(const struct config *config)
{
	const struct {
		bool set;
		const char *name;
	} choices[] = {
	    {config->openai_base_url != NULL || config->openai_api_key != NULL,
		"openai"},
	    {config->openrouter_api_key != NULL, "openrouter"},
	    {config->ollama_host != NULL, "ollama"},
	    {config->anthropic_api_key != NULL, "anthropic"},
	    {config->gemini_api_key != NULL, "gemini"},
	};

	if (config->generator_upstream != NULL)
		return config->generator_upstream;
	for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
		if (choices[i].set)
			return choices[i].name;
	return NULL;
}

enum err generator_upstream_choose(const struct config *config,
    const struct upstreams *upstreams, const struct upstream **upstream,
    struct error *error)
{
	const char *name = choose_name(config);

	*upstream = NULL;
	if (name == NULL)
		return error_set(error, ERR_BUSY, "GENERATOR_NOT_CONFIGURED",
		    "No model provider is configured: set OPENAI_API_KEY, "
		    "OPENAI_BASE_URL, OPENROUTER_API_KEY, OLLAMA_HOST, "
		    "ANTHROPIC_API_KEY or GEMINI_API_KEY, or "
		    "TOKENMETER_GENERATOR_UPSTREAM");
	*upstream = upstreams_find(upstreams, name, strlen(name));
	if (*upstream == NULL)
		return error_set(error, ERR_INVALID, "SETTING_INVALID",
		    "TOKENMETER_GENERATOR_UPSTREAM: there is no upstream %s",
		    name);
	return ERR_OK;
}

const char *generator_upstream_model(const struct upstream *upstream)
{
	static const struct {
		const char *name, *host; /* NULL: any */
		const char *model;
	} models[] = {
	    {"openai", "api.openai.com", "gpt-4o-mini"},
	    {"openrouter", NULL, "openai/gpt-4o-mini"},
	    {"ollama", NULL, "qwen2.5-coder"},
	};

	for (size_t i = 0; i < sizeof models / sizeof *models; i++)
		if (strcmp(upstream->name, models[i].name) == 0 &&
		    (models[i].host == NULL ||
			strcmp(upstream->host, models[i].host) == 0))
			return models[i].model;
	return NULL;
}
