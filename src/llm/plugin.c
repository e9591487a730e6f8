#include "llm/plugin.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/timestamp.h"
#include "llm/chat.h"
#include "llm/generator_upstream.h"
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

static enum err choose_model(const struct config *config,
    const struct upstream *upstream, char **model, struct error *error)
{
	const char *name = config->generator_model;

	if (name == NULL)
		name = generator_upstream_model(upstream);
	*model = memory_strdup(name);
	if (name != NULL)
		return ERR_OK;
	/* One that is not named for the generator may be there for its
	 * provider path alone. */
	if (config->generator_upstream != NULL)
		return error_set(error, ERR_INVALID, "SETTING_INVALID",
		    "TOKENMETER_GENERATOR_MODEL must name a model of %s",
		    upstream->host);
	return error_set(error, ERR_BUSY, "GENERATOR_NOT_CONFIGURED",
	    "TOKENMETER_GENERATOR_MODEL must name a model of %s, if that is "
	    "to write plugins",
	    upstream->name);
}

enum err plugin_generator_init(struct plugin_generator *generator,
    const struct config *config, const struct upstreams *upstreams,
    struct error *error)
{
	enum err err;

	*generator = (struct plugin_generator){
	    .connect_seconds = config->generator_connect_seconds,
	    .stall_seconds = config->generator_stall_seconds,
	    .total_seconds = config->generator_seconds};
	err = generator_upstream_choose(
	    config, upstreams, &generator->upstream, &generator->problem);
	if (err == ERR_OK)
		err = choose_model(config, generator->upstream,
		    &generator->model, &generator->problem);
	if (err != ERR_OK && error != NULL)
		*error = generator->problem;
	return err;
}

void plugin_generator_clear(struct plugin_generator *generator)
{
	free(generator->model);
	*generator = (struct plugin_generator){0};
}

enum err plugin_generator_check(
    const struct plugin_generator *generator, struct error *error)
{
	if (generator->model != NULL)
		return ERR_OK;
	return error_set(error, ERR_BUSY, "GENERATOR_NOT_CONFIGURED", "%s",
	    generator->problem.message);
}

void plugin_generation_clear(struct plugin_generation *generation)
{
	json_decref(generation->result);
	free(generation->plugin_name);
	free(generation->model);
	free(generation->upstream_id);
	free(generation->cost);
	*generation = (struct plugin_generation){0};
}

static void write_prompt(const struct plugin_order *order, struct buffer *text)
{
	buffer_add_format(text, "%s\n\n", order->prompt);
	if (order->name != NULL)
		buffer_add_format(text, "Plugin name: %s\n", order->name);
	buffer_add_format(text, "Complexity: %" PRId64, order->complexity);
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
		return reply->truncated || reply->refusal != NULL
			   ? refuse_reply(reply, error)
			   : err;
	name = json_object_get(generation->result, "pluginName");
	free(generation->plugin_name);
	generation->plugin_name = memory_strdup(json_string_value(name));
	return ERR_OK;
}

/* What grows, seen from the chat. */
struct growth {
	const struct plugin_watcher *watcher;
	struct plugin_counter *counter;
};

static bool take_text(void *context, const char *text, size_t length)
{
	const struct growth *growth = context;
	struct plugin_progress progress;

	plugin_counter_feed(growth->counter, text, length);
	progress = plugin_counter_progress(growth->counter);
	return growth->watcher->watch(growth->watcher->context, &progress);
}

static enum err ask_model(const struct plugin_generator *generator,
    const struct plugin_order *order, const struct plugin_watcher *watcher,
    struct chat_reply *reply, struct error *error)
{
	struct buffer prompt = {0};
	struct chat_request request = {.model = generator->model,
	    .instructions = instructions,
	    .streams = watcher != NULL,
	    .connect_seconds = generator->connect_seconds,
	    .stall_seconds = generator->stall_seconds,
	    .total_seconds = generator->total_seconds};
	struct growth growth = {.watcher = watcher};
	const struct chat_listener listener = {take_text, &growth};
	enum err err;

	write_prompt(order, &prompt);
	request.prompt = prompt.data;
	if (watcher != NULL)
		growth.counter = plugin_counter_new();
	err = chat_complete(generator->upstream, &request,
	    watcher != NULL ? &listener : NULL, reply, error);
	plugin_counter_free(growth.counter);
	buffer_clear(&prompt);
	return err;
}

/* Moves what was used from REPLY. */
static void fill_generation(const struct plugin_generator *generator,
    const struct plugin_order *order, struct chat_reply *reply,
    struct plugin_generation *generation)
{
	struct usage_report *report = &reply->report;

	generation->answered = true;
	generation->provider = generator->upstream->name;
	generation->plugin_name = memory_strdup(order->name);
	generation->model = memory_strdup(
	    report->model != NULL ? report->model : generator->model);
	generation->upstream_id = report->upstream_id;
	generation->cost = report->cost;
	report->upstream_id = report->cost = NULL;
	generation->usage = report->usage;
	generation->first_byte_ms = reply->first_byte_ms;
	generation->http_status = reply->status;
}

enum err plugin_generate(const struct plugin_generator *generator,
    const struct plugin_order *order, const struct plugin_watcher *watcher,
    struct plugin_generation *generation, struct error *error)
{
	struct chat_reply reply = {0};
	int64_t start = timestamp_monotonic();
	enum err err;

	*generation = (struct plugin_generation){.streamed = watcher != NULL};
	err = plugin_generator_check(generator, error);
	if (err != ERR_OK)
		return err;
	err = ask_model(generator, order, watcher, &reply, error);
	generation->latency_ms = (timestamp_monotonic() - start + 999) / 1000;
	if (reply.answered)
		fill_generation(generator, order, &reply, generation);
	if (err == ERR_OK)
		err = read_plugin(&reply, order, generation, error);
	chat_reply_clear(&reply);
	return err;
}
