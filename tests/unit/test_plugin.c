#include "llm/plugin.h"
#include "llm/plugin_reply.h"

#include <string.h>

#include "base/json.h"
#include "unit.h"

#define TEXT(literal) literal, sizeof(literal) - 1

static const struct {
	const char *path;
	size_t length;
	bool safe;
} path_rows[] = {
    {TEXT("pom.xml"), true},
    {TEXT("src/main/java/org/example/Homes.java"), true},
    {TEXT("src/main/resources/plugin.yml"), true},
    {TEXT(".gitignore"), true},
    {TEXT(".github/workflows/build.yml"), true},
    {TEXT("a b/c d.txt"), true},
    {TEXT("lang/\xE6\x97\xA5\xE6\x9C\xAC.yml"), true},
    {TEXT("..a/b..c"), true},
    {TEXT(""), false},
    {TEXT("/"), false},
    {TEXT("/etc/passwd"), false},
    {TEXT("a/"), false},
    {TEXT("a//b"), false},
    {TEXT("."), false},
    {TEXT("./a"), false},
    {TEXT("a/./b"), false},
    {TEXT(".."), false},
    {TEXT("../a"), false},
    {TEXT("a/../b"), false},
    {TEXT("a/.."), false},
    {TEXT("a/..."), false},
    {TEXT(".. /a"), false},
    {TEXT("a./b"), false},
    {TEXT("a "), false},
    {TEXT("a\\b"), false},
    {TEXT("..\\a"), false},
    {TEXT("\\\\server\\share"), false},
    {TEXT("C:a"), false},
    {TEXT("C:/a"), false},
    {TEXT("a.txt:stream"), false},
    {TEXT("a\nb"), false},
    {TEXT("a\0b"), false},
    {TEXT("a\x7F"), false},
    {TEXT("a\xC2\x85"), false},
    {TEXT("a\xFF"), false},
    {TEXT("a/\xC0\xAE\xC0\xAE/b"), false},
    {TEXT("\xED\xA0\x80"), false},
};

START_TEST(paths_stay_in_the_project)
{
	ck_assert(plugin_path_is_safe(path_rows[_i].path,
		      path_rows[_i].length) == path_rows[_i].safe);
}
END_TEST

START_TEST(paths_have_a_longest_length)
{
	char path[PLUGIN_PATH_MAXIMUM + 2];

	memset(path, 'a', sizeof path);
	ck_assert(plugin_path_is_safe(path, PLUGIN_PATH_MAXIMUM));
	ck_assert(!plugin_path_is_safe(path, PLUGIN_PATH_MAXIMUM + 1));
}
END_TEST

#define FILES "\"files\":[{\"path\":\"pom.xml\",\"content\":\"<project/>\"}]"
#define PLUGIN "{\"pluginName\":\"Homes\",\"message\":\"Done.\"," FILES "}"

static const struct {
	const char *text, *name, *plugin;
} plugin_rows[] = {
    {PLUGIN, NULL, PLUGIN},
    {" \r\n" PLUGIN "\n\n", NULL, PLUGIN},
    {"```json\n" PLUGIN "\n```", NULL, PLUGIN},
    {"```\n" PLUGIN "\n```\n", NULL, PLUGIN},
    {"Here is your plugin:\n\n```json\n" PLUGIN "\n```\nHave fun!", NULL,
	PLUGIN},
    {"I use {braces} and \"quotes {\" first. " PLUGIN " {and} after", NULL,
	PLUGIN},
    {"{\"thought\": \"first\"} " PLUGIN, NULL, PLUGIN},
    /* The person's name for it wins, the model's comes next. */
    {PLUGIN, "Casa",
	"{\"pluginName\":\"Casa\",\"message\":\"Done.\"," FILES "}"},
    {"{" FILES "}", "Casa",
	"{\"pluginName\":\"Casa\",\"message\":\"The files of the plugin "
	"Casa.\"," FILES "}"},
    {"{" FILES "}", NULL,
	"{\"pluginName\":\"Plugin\",\"message\":\"The files of the plugin "
	"Plugin.\"," FILES "}"},
    {"{\"pluginName\":\"a\\nb\",\"message\":\"\"," FILES "}", NULL,
	"{\"pluginName\":\"Plugin\",\"message\":\"The files of the plugin "
	"Plugin.\"," FILES "}"},
    {"{\"pluginName\":7,\"message\":[]," FILES "}", NULL,
	"{\"pluginName\":\"Plugin\",\"message\":\"The files of the plugin "
	"Plugin.\"," FILES "}"},
    /* What we do not know is left out; an empty file is a file. */
    {"{\"version\":1,\"pluginName\":\"Homes\",\"message\":\"Done.\","
     "\"files\":[{\"path\":\"a\",\"content\":\"\",\"mode\":\"0777\"},"
     "{\"content\":\"\\u00e9\",\"path\":\"b/a\"}]}",
	NULL,
	"{\"pluginName\":\"Homes\",\"message\":\"Done.\",\"files\":["
	"{\"path\":\"a\",\"content\":\"\"},"
	"{\"path\":\"b/a\",\"content\":\"\xC3\xA9\"}]}"},
    /* Neighbours that only look alike. */
    {"{\"pluginName\":\"Homes\",\"message\":\"Done.\",\"files\":["
     "{\"path\":\"a\",\"content\":\"\"},{\"path\":\"a.b\",\"content\":\"\"},"
     "{\"path\":\"B/a\",\"content\":\"\"},{\"path\":\"b/ab\","
     "\"content\":\"\"}]}",
	NULL,
	"{\"pluginName\":\"Homes\",\"message\":\"Done.\",\"files\":["
	"{\"path\":\"a\",\"content\":\"\"},{\"path\":\"a.b\",\"content\":\"\"},"
	"{\"path\":\"B/a\",\"content\":\"\"},{\"path\":\"b/ab\","
	"\"content\":\"\"}]}"},
};

START_TEST(plugins_are_read)
{
	const char *text = plugin_rows[_i].text;
	struct error error = {.message = ""};
	struct buffer compact = {0};
	json_t *plugin;
	enum err err;

	json_start();
	err = plugin_read_reply(
	    text, strlen(text), plugin_rows[_i].name, &plugin, &error);
	ck_assert_msg(err == ERR_OK, "%s", error.message);
	json_write(plugin, &compact);
	ck_assert_str_eq(compact.data, plugin_rows[_i].plugin);
	json_decref(plugin);
	buffer_clear(&compact);
}
END_TEST

#define TWO(first, second)                                       \
	"{\"files\":[{\"path\":\"" first "\",\"content\":\"\"}," \
	"{\"path\":\"" second "\",\"content\":\"\"}]}"

static const struct {
	const char *text, *words;
} unreadable_rows[] = {
    {"", "no JSON object"},
    {"I cannot write plugins.", "no JSON object"},
    {"[]", "no JSON object"},
    {"{", "no JSON object"},
    {"{}", "no JSON object"},
    {"{\"pluginName\":\"Homes\",\"message\":\"Done.\"}", "no JSON object"},
    {"{\"files\":[{\"path\":\"a\",\"content\":\"b", "no JSON object"},
    {"{\"files\":[{\"path\":\"a\",\"content\":\"raw\nline\"}]}", "malformed"},
    {"{\"files\":[],\"files\":[]}", "more than once"},
    {"{\"files\":[{\"path\":\"a\",\"content\":\"\\u0000\"}]}", "NUL"},
    {"{\"files\":[{\"path\":\"a\",\"content\":\"\xFF\"}]}", "UTF-8"},
    {"{\"files\":[]}", "no files"},
    {"{\"files\":{}}", "no files"},
    {"{\"files\":\"a\"}", "no files"},
    {"{\"files\":null}", "no files"},
    {"{\"files\":[7]}", "file 1 has no path"},
    {"{\"files\":[{\"content\":\"\"}]}", "file 1 has no path"},
    {"{\"files\":[{\"path\":null,\"content\":\"\"}]}", "file 1 has no path"},
    {"{\"files\":[{\"path\":\"a\"}]}", "file 1 has no text"},
    {"{\"files\":[{\"path\":\"a\",\"content\":[]}]}", "file 1 has no text"},
    {TWO("a", "../b"), "file 2 has no path"},
    {TWO("a", "a"), "file 2 has the path"},
    {TWO("src/Main.java", "SRC/main.JAVA"), "file 2 has the path"},
    {TWO("a", "a/b"), "file 2 has the path"},
    {TWO("A/b", "a"), "file 2 has the path"},
};

START_TEST(what_is_no_plugin_is_refused)
{
	const char *text = unreadable_rows[_i].text;
	struct error error = {.message = ""};
	json_t *plugin;

	json_start();
	ck_assert_int_eq(
	    plugin_read_reply(text, strlen(text), NULL, &plugin, &error),
	    ERR_UPSTREAM);
	ck_assert_ptr_null(plugin);
	ck_assert_str_eq(error.code, "PLUGIN_UNREADABLE");
	ck_assert_msg(strstr(error.message, unreadable_rows[_i].words) != NULL,
	    "%s", error.message);
}
END_TEST

static enum err read_files(size_t count, size_t bytes, struct error *error)
{
	struct buffer text = {0};
	json_t *plugin;
	enum err err;

	buffer_add_text(&text, "{\"files\":[");
	for (size_t i = 0; i < count; i++) {
		buffer_add_format(&text,
		    "%s{\"path\":\"f%03zu\",\"content\":\"", i > 0 ? "," : "",
		    i);
		memset(buffer_reserve(&text, bytes), 'x', bytes);
		text.length += bytes;
		buffer_add_text(&text, "\"}");
	}
	buffer_add_text(&text, "]}");
	err = plugin_read_reply(text.data, text.length, NULL, &plugin, error);
	json_decref(plugin);
	buffer_clear(&text);
	return err;
}

static const struct {
	size_t count, bytes;
	const char *words; /* NULL: within the limits */
} size_rows[] = {
    {PLUGIN_FILES_MAXIMUM, 10, NULL},
    {PLUGIN_FILES_MAXIMUM + 1, 10, "too many files"},
    {1, PLUGIN_BYTES_MAXIMUM - 4, NULL},
    {1, PLUGIN_BYTES_MAXIMUM - 3, "too large"},
    {2, PLUGIN_BYTES_MAXIMUM / 2 - 4, NULL},
    {2, PLUGIN_BYTES_MAXIMUM / 2 - 3, "too large"},
    {1, PLUGIN_TEXT_MAXIMUM, "too long"},
};

START_TEST(number_and_size_of_files_are_limited)
{
	struct error error = {.message = ""};
	enum err err;

	json_start();
	err = read_files(size_rows[_i].count, size_rows[_i].bytes, &error);
	if (size_rows[_i].words == NULL) {
		ck_assert_msg(err == ERR_OK, "%s", error.message);
	} else {
		ck_assert_int_eq(err, ERR_UPSTREAM);
		ck_assert_ptr_nonnull(
		    strstr(error.message, size_rows[_i].words));
	}
}
END_TEST

/* Many openings must not cost the square of their number. */
START_TEST(hostile_text_is_refused_soon)
{
	static const char *const pieces[] = {"{", "{}", "{\"", "{\"a\":"};
	struct error error;
	json_t *plugin;

	json_start();
	for (size_t i = 0; i < UNIT_COUNT(pieces); i++) {
		struct buffer text = {0};

		while (text.length < 1024 * 1024)
			buffer_add_text(&text, pieces[i]);
		ck_assert_int_eq(plugin_read_reply(text.data, text.length, NULL,
				     &plugin, &error),
		    ERR_UPSTREAM);
		buffer_clear(&text);
	}
}
END_TEST

START_TEST(without_a_provider_generating_is_refused)
{
	struct plugin_generator generator;
	struct plugin_generation generation;
	struct plugin_order order = {.prompt = "a", .complexity = 5};
	struct upstreams upstreams = {0};
	struct config config = {0};
	struct error error;

	json_start();
	ck_assert_int_eq(
	    plugin_generator_init(&generator, &config, &upstreams, &error),
	    ERR_BUSY);
	ck_assert_str_eq(error.code, "GENERATOR_NOT_CONFIGURED");
	error = (struct error){.message = ""};
	ck_assert_int_eq(
	    plugin_generate(&generator, &order, NULL, &generation, &error),
	    ERR_BUSY);
	ck_assert_str_eq(error.code, "GENERATOR_NOT_CONFIGURED");
	ck_assert(!generation.answered);
	plugin_generation_clear(&generation);
	plugin_generator_clear(&generator);
}
END_TEST

UNIT_MAIN("plugin", UNIT_ROWS(paths_stay_in_the_project, path_rows),
    UNIT_ONCE(paths_have_a_longest_length),
    UNIT_ROWS(plugins_are_read, plugin_rows),
    UNIT_ROWS(what_is_no_plugin_is_refused, unreadable_rows),
    UNIT_ROWS(number_and_size_of_files_are_limited, size_rows),
    UNIT_ONCE(hostile_text_is_refused_soon),
    UNIT_ONCE(without_a_provider_generating_is_refused))
