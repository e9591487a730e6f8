/* Characters and files are counted as a model's text comes. */
#include "llm/plugin_progress.h"

#include <string.h>

#include "base/text.h"
#include "unit.h"

#define FILE(path) "{\"path\":\"" path "\",\"content\":\"x\"}"

static const struct {
	const char *text;
	int64_t files;
} progress_rows[] = {
    {"", 0},
    {"No.", 0},
    {"\xC3\xA9\xE2\x82\xAC\xF0\x9F\xA6\x9C", 0},
    {"{\"files\":[]}", 0},
    {"{\"files\":[" FILE("a") "," FILE("b/c") "]}", 2},
    {"```json\n{\"message\":\"m\",\"files\":[" FILE("a") "]}\n```\n", 1},
    /* A path is one when its name is whole, whatever comes after it. */
    {"{\"files\":[{\"path\":\"a", 0},
    {"{\"files\":[{\"path\":\"a\"", 1},
    {"{\"files\":[{\"content\":\"x\",\"path\":\"a\"}", 1},
    {"{\"files\":[{\"path\":7}]}", 0},
    /* Elsewhere it is none. */
    {"{\"files\":[{\"content\":\"{\\\"path\\\":\\\"a\\\"}\"}]}", 0},
    {"{\"files\":[{\"more\":{\"path\":\"a\"}}]}", 0},
    {"{\"message\":\"the \\\"path\\\":\\\"a\\\"\"}", 0},
    {"\"path\":\"a\"", 0},
    /* Prose may hold braces, and other objects. */
    {"I use {braces} first. {\"files\":[" FILE("a") "]}", 1},
    {"{\"thought\":1} {\"files\":[" FILE("a") "]}", 1},
    {"{{\"files\":[" FILE("a") "]}", 1},
    {"A \"{\" hides {\"files\":[" FILE("a") "," FILE("b") "]}", 2},
};

static struct plugin_progress count(
    const char *text, size_t length, size_t step)
{
	struct plugin_counter *counter = plugin_counter_new();
	struct plugin_progress progress;

	for (size_t at = 0; at < length; at += step)
		plugin_counter_feed(counter, text + at,
		    length - at < step ? length - at : step);
	progress = plugin_counter_progress(counter);
	plugin_counter_free(counter);
	return progress;
}

START_TEST(progress_is_counted_however_the_text_is_cut)
{
	const char *text = progress_rows[_i].text;
	size_t length = strlen(text);

	for (size_t step = 1; step <= length + 1; step++) {
		struct plugin_progress progress = count(text, length, step);

		ck_assert_int_eq(progress.characters,
		    (int64_t)text_count_characters(text, length));
		ck_assert_int_eq(progress.files, progress_rows[_i].files);
	}
}
END_TEST

START_TEST(files_are_counted_when_they_begin)
{
	struct plugin_counter *counter = plugin_counter_new();

	plugin_counter_feed(counter, "{\"files\":[{\"path\":\"a\"", 21);
	ck_assert_int_eq(plugin_counter_progress(counter).files, 1);
	plugin_counter_feed(counter, ",\"content\":\"\"},{\"path\":", 23);
	ck_assert_int_eq(plugin_counter_progress(counter).files, 1);
	plugin_counter_feed(counter, "\"b\"", 3);
	ck_assert_int_eq(plugin_counter_progress(counter).files, 2);
	plugin_counter_free(counter);
}
END_TEST

UNIT_MAIN("plugin_progress",
    UNIT_ROWS(progress_is_counted_however_the_text_is_cut, progress_rows),
    UNIT_ONCE(files_are_counted_when_they_begin))
