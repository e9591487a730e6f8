#include "llm/plugin.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/timestamp.h"
#include "llm/generator_upstream.h"
#include "llm/openai.h"
#include "llm/plugin_reply.h"

static const char instructions[] =
    "You write plugins for Minecraft servers that run Paper or another "
    "server with the Bukkit API. Write the whole plugin that the user "
    "describes: a Maven project with pom.xml, src/main/resources/plugin.yml "
    "and the Java sources under src/main/java. It compiles as it is, "
    "plugin.yml names its main class, every command and every permission, "
    "and nothing is left to fill in. \"Complexity\" is from 1, the least "
    "that does it, to 10, with configuration, messages and every edge case. "
    "If a plugin name is given, use it.\n"
    "\n"
    "Answer with exactly one JSON object and nothing else, neither prose nor "
    "a code fence:\n"
    "{\"pluginName\": \"…\", \"message\": \"…\", "
    "\"files\": [{\"path\": \"…\", \"content\": \"…\"}]}\n"
    "\"message\" is one paragraph for the user: what the plugin does and how "
    "to use it. \"path\" is relative to the project, with / between its "
    "parts. \"content\" is the whole text of the file, escaped as JSON "
    "demands.";

enum err plugin_generator_init(struct plugin_generator *generator,
    const struct config *config, struct error *error)
{
	const char *model = config->generator_model;
	enum err err;

	*generator = (struct plugin_generator){0};
	err = upstream_from_config(config, &generator->upstream, error);
	if (err != ERR_OK)
		return err;
	if (model == NULL)
		model = generator->upstream.default_model;
	if (model == NULL) {
		err = error_set(error, ERR_INVALID, "SETTING_INVALID",
		    "TOKENMETER_GENERATOR_MODEL must name a model of %s",
		    generator->upstream.host);
		upstream_clear(&generator->upstream);
		return err;
	}
	generator->model = memory_strdup(model);
	return ERR_OK;
}

void plugin_generator_clear(struct plugin_generator *generator)
{
	upstream_clear(&generator->upstream);
	free(generator->model);
	generator->model = NULL;
}

void plugin_generation_clear(struct plugin_generation *generation)
{
	json_decref(generation->result);
	free(generation->plugin_name);
	free(generation->model);
	free(generation->upstream_id);
	*generation = (struct plugin_generation){0};
}

static void add_message(json_t *messages, const char *role, const char *content)
{
	json_t *message = json_object();

	json_object_set_new(message, "role", json_string(role));
	json_object_set_new(message, "content", json_string(content));
	json_array_append_new(messages, message);
}

static json_t *make_messages(const struct plugin_order *order)
{
	json_t *messages = json_array();
	struct buffer text = {0};

	buffer_add_format(&text, "%s\n\n", order->prompt);
	if (order->name != NULL)
		buffer_add_format(&text, "Plugin name: %s\n", order->name);
	buffer_add_format(&text, "Complexity: %" PRId64, order->complexity);
	add_message(messages, "system", instructions);
	add_message(messages, "user", text.data);
	buffer_clear(&text);
	return messages;
}

static enum err refuse_reply(
    const struct chat_reply *reply, struct error *error)
{
	if (reply->truncated)
		return error_set(error, ERR_UPSTREAM, "PLUGIN_UNREADABLE",
		    "The model's answer was cut off at its length limit "
		    "before the plugin was whole");
	return error_set(error, ERR_UPSTREAM, "PLUGIN_UNREADABLE",
	    "The model wrote no plugin%s%s", reply->refusal != NULL ? ": " : "",
	    reply->refusal != NULL ? reply->refusal : "");
}

static enum err read_plugin(const struct chat_reply *reply,
    const struct plugin_order *order, struct plugin_generation *generation,
    struct error *error)
{
	const json_t *name;
	enum err err;

	if (reply->content == NULL || reply->content[0] == '\0')
		return refuse_reply(reply, error);
	err = plugin_read_reply(reply->content, strlen(reply->content),
	    order->name, &generation->result, error);
	if (err != ERR_OK)
		return reply->truncated ? refuse_reply(reply, error) : err;
	name = json_object_get(generation->result, "pluginName");
	free(generation->plugin_name);
	generation->plugin_name = memory_strdup(json_string_value(name));
	return ERR_OK;
}

enum err plugin_generate(const struct plugin_generator *generator,
    const struct plugin_order *order, struct plugin_generation *generation,
    struct error *error)
{
	struct chat_reply reply = {0};
	int64_t start = timestamp_monotonic();
	json_t *messages;
	enum err err;

	*generation = (struct plugin_generation){0};
	if (generator->model == NULL)
		return error_set(error, ERR_BUSY, "GENERATOR_NOT_CONFIGURED",
		    "No model provider is configured");
	messages = make_messages(order);
	err = openai_complete_chat(
	    &generator->upstream, generator->model, messages, &reply, error);
	json_decref(messages);
	generation->latency_ms = (timestamp_monotonic() - start) / 1000;
	if (err == ERR_OK) {
		generation->answered = true;
		generation->provider = generator->upstream.name;
		generation->plugin_name = memory_strdup(order->name);
		generation->model = memory_strdup(
		    reply.model != NULL ? reply.model : generator->model);
		generation->upstream_id = memory_strdup(reply.upstream_id);
		generation->usage = reply.usage;
		err = read_plugin(&reply, order, generation, error);
	}
	chat_reply_clear(&reply);
	return err;
}
