#include "llm/generator_upstream.h"

#include <stdlib.h>
#include <string.h>

#include "llm/ollama_host.h"

#define OPENAI_URL "https://api.openai.com/v1"
#define OPENAI_MODEL "gpt-4o-mini"
#define OPENROUTER_URL "https://openrouter.ai/api/v1"
#define OPENROUTER_MODEL "openai/gpt-4o-mini"
#define OLLAMA_MODEL "qwen2.5-coder"

static enum err choose_openai(
    const struct config *config, struct upstream *upstream, struct error *error)
{
	const char *url = config->openai_base_url;
	enum err err = upstream_init(upstream, "openai",
	    url != NULL ? url : OPENAI_URL, "OPENAI_BASE_URL",
	    config->openai_api_key, "OPENAI_API_KEY", error);

	if (err == ERR_OK && strcmp(upstream->host, "api.openai.com") == 0)
		upstream->default_model = OPENAI_MODEL;
	return err;
}

static enum err choose_openrouter(
    const struct config *config, struct upstream *upstream, struct error *error)
{
	const char *url = config->openrouter_base_url;

	upstream->default_model = OPENROUTER_MODEL;
	return upstream_init(upstream, "openrouter",
	    url != NULL ? url : OPENROUTER_URL, "OPENROUTER_BASE_URL",
	    config->openrouter_api_key, "OPENROUTER_API_KEY", error);
}

/* The generator speaks OpenAI's protocol, which Ollama has at /v1. */
static enum err choose_ollama(
    const struct config *config, struct upstream *upstream, struct error *error)
{
	char *root = ollama_host_url(config->ollama_host);
	struct upstream ollama = {0};
	enum err err = upstream_init(
	    &ollama, "ollama", root, "OLLAMA_HOST", NULL, NULL, error);
	char *url;

	free(root);
	if (err != ERR_OK)
		return err;
	url = upstream_url(&ollama, "/v1", NULL);
	upstream_clear(&ollama);
	upstream->default_model = OLLAMA_MODEL;
	err = upstream_init(
	    upstream, "ollama", url, "OLLAMA_HOST", NULL, NULL, error);
	free(url);
	return err;
}

enum err upstream_from_config(
    const struct config *config, struct upstream *upstream, struct error *error)
{
	enum err err;

	*upstream = (struct upstream){
	    .mount = "",
	    .connect_seconds = config->generator_connect_seconds,
	    .stall_seconds = config->generator_stall_seconds,
	    .total_seconds = config->generator_seconds,
	};
	if (config->openai_base_url != NULL || config->openai_api_key != NULL)
		err = choose_openai(config, upstream, error);
	else if (config->openrouter_api_key != NULL)
		err = choose_openrouter(config, upstream, error);
	else if (config->ollama_host != NULL)
		err = choose_ollama(config, upstream, error);
	else
		err = error_set(error, ERR_BUSY, "GENERATOR_NOT_CONFIGURED",
		    "No model provider is configured: set OPENAI_API_KEY, "
		    "OPENAI_BASE_URL, OPENROUTER_API_KEY or OLLAMA_HOST");
	if (err != ERR_OK)
		*upstream = (struct upstream){0};
	return err;
}
