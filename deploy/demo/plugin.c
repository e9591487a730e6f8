#include "plugin.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "escape.h"
#include "java.h"
#include "prompt.h"

/* From here on a plugin has what a published one would. */
#define COMPLEXITY_PERMISSIONS 4
#define COMPLEXITY_README 7

static void add_project_file(struct buffer *out, const struct prompt *prompt)
{
	buffer_add_format(out,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<project xmlns=\"http://maven.apache.org/POM/4.0.0\">\n"
	    "  <modelVersion>4.0.0</modelVersion>\n"
	    "  <groupId>" JAVA_PACKAGE "</groupId>\n"
	    "  <artifactId>%s</artifactId>\n"
	    "  <version>1.0.0</version>\n"
	    "  <description>",
	    prompt->plugin_name);
	escape_add_xml(out, prompt->summary);
	buffer_add_text(out,
	    "</description>\n"
	    "  <properties>\n"
	    "    <maven.compiler.release>17</maven.compiler.release>\n"
	    "    <project.build.sourceEncoding>UTF-8"
	    "</project.build.sourceEncoding>\n"
	    "  </properties>\n"
	    "  <repositories>\n"
	    "    <repository>\n"
	    "      <id>papermc</id>\n"
	    "      <url>https://repo.papermc.io/repository/maven-public/"
	    "</url>\n"
	    "    </repository>\n"
	    "  </repositories>\n"
	    "  <dependencies>\n"
	    "    <dependency>\n"
	    "      <groupId>io.papermc.paper</groupId>\n"
	    "      <artifactId>paper-api</artifactId>\n"
	    "      <version>1.20.4-R0.1-SNAPSHOT</version>\n"
	    "      <scope>provided</scope>\n"
	    "    </dependency>\n"
	    "  </dependencies>\n"
	    "</project>\n");
}

static bool has_permissions(const struct prompt *prompt)
{
	return prompt->complexity >= COMPLEXITY_PERMISSIONS &&
	       prompt->command_count > 0;
}

/* Names are quoted, since YAML reads a bare `on` or `no` as a boolean. */
static void add_command_entries(struct buffer *out, const struct prompt *prompt)
{
	if (prompt->command_count > 0)
		buffer_add_text(out, "commands:\n");
	for (size_t i = 0; i < prompt->command_count; i++) {
		const char *name = prompt->commands[i].name;

		buffer_add_format(out,
		    "  \"%s\":\n"
		    "    description: \"%s\"\n"
		    "    usage: \"/<command>\"\n",
		    name, java_action_description(prompt->commands[i].action));
		if (has_permissions(prompt))
			buffer_add_format(out, "    permission: \"%s.%s\"\n",
			    prompt->plugin_name, name);
	}
}

static void add_permission_entries(
    struct buffer *out, const struct prompt *prompt)
{
	if (!has_permissions(prompt))
		return;
	buffer_add_text(out, "permissions:\n");
	for (size_t i = 0; i < prompt->command_count; i++)
		buffer_add_format(out,
		    "  \"%s.%s\":\n"
		    "    description: \"Allows /%s\"\n"
		    "    default: true\n",
		    prompt->plugin_name, prompt->commands[i].name,
		    prompt->commands[i].name);
}

static void add_plugin_file(struct buffer *out, const struct prompt *prompt)
{
	buffer_add_format(out,
	    "name: \"%s\"\n"
	    "version: \"1.0.0\"\n"
	    "main: \"" JAVA_PACKAGE ".%s\"\n"
	    "api-version: \"1.20\"\n"
	    "author: \"demo-template\"\n"
	    "description: ",
	    prompt->plugin_name, prompt->plugin_name);
	escape_add_quoted(out, prompt->summary);
	buffer_add_text(out, "\n");
	add_command_entries(out, prompt);
	add_permission_entries(out, prompt);
}

static void add_readme(struct buffer *out, const struct prompt *prompt)
{
	buffer_add_format(out,
	    "# %s\n\n"
	    "Written by demo-template, from templates.\n\n"
	    "Build it with `mvn package` and copy the jar from `target/` to "
	    "the server's `plugins/`.\n",
	    prompt->plugin_name);
	for (size_t i = 0; i < prompt->command_count; i++)
		buffer_add_format(out, "\n- `/%s`: %s",
		    prompt->commands[i].name,
		    java_action_description(prompt->commands[i].action));
	buffer_add_text(out, prompt->command_count > 0 ? "\n" : "");
}

static void add_features(struct buffer *out, const struct prompt *prompt)
{
	const char *separator = " It has ";

	for (size_t i = 0; i < prompt->command_count; i++) {
		buffer_add_format(out, "%sthe command /%s", separator,
		    prompt->commands[i].name);
		separator = ", ";
	}
	if (prompt->command_count > 0 && prompt->cooldown_seconds > 0)
		buffer_add_format(out, "%sa cooldown of %u seconds", separator,
		    prompt->cooldown_seconds);
	if (prompt->welcomes) {
		buffer_add_format(out, "%sa welcome for players", separator);
		separator = ", ";
	}
	if (prompt->says_goodbye)
		buffer_add_format(out, "%sa goodbye to them", separator);
	buffer_add_text(out, ".");
}

static void add_message(struct buffer *out, const struct prompt *prompt)
{
	buffer_add_format(out,
	    "This is a demo: demo-template put %s together from templates, no "
	    "language model was asked.",
	    prompt->plugin_name);
	add_features(out, prompt);
	buffer_add_text(out, " Build it with `mvn package`.");
}

/* Returns BUFFER's text as JSON and empties it for the next. */
static json_t *take_text(struct buffer *buffer)
{
	json_t *text = json_stringn(buffer->data, buffer->length);

	buffer_reset(buffer);
	return text;
}

static void append_file(json_t *files, const char *path, struct buffer *content)
{
	json_array_append_new(files, json_pack("{s:s, s:o}", "path", path,
					 "content", take_text(content)));
}

static json_t *write_files(const struct prompt *prompt, struct buffer *text)
{
	char path[160];
	json_t *files = json_array();

	java_add_class(text, prompt);
	snprintf(path, sizeof path, "src/main/java/" JAVA_PATH "/%s.java",
	    prompt->plugin_name);
	append_file(files, path, text);
	add_plugin_file(text, prompt);
	append_file(files, "src/main/resources/plugin.yml", text);
	add_project_file(text, prompt);
	append_file(files, "pom.xml", text);
	if (prompt->complexity >= COMPLEXITY_README) {
		add_readme(text, prompt);
		append_file(files, "README.md", text);
	}
	return files;
}

json_t *plugin_write(const char *prompt_text)
{
	struct prompt prompt;
	struct buffer text = {0};
	json_t *plugin = json_object();

	prompt_read(&prompt, prompt_text);
	json_object_set_new(
	    plugin, "pluginName", json_string(prompt.plugin_name));
	add_message(&text, &prompt);
	json_object_set_new(plugin, "message", take_text(&text));
	json_object_set_new(plugin, "files", write_files(&prompt, &text));
	buffer_clear(&text);
	return plugin;
}
