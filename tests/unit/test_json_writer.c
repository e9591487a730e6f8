#include "base/json_writer.h"

#include <inttypes.h>
#include <jansson.h>

#include "unit.h"

START_TEST(nests_and_separates)
{
	struct buffer out = {0};
	struct json_writer json = {&out, false};

	json_begin_object(&json, NULL);
	json_put_integer(&json, "a", 1);
	json_begin_array(&json, "b");
	json_end_array(&json);
	json_begin_array(&json, "c");
	json_begin_object(&json, NULL);
	json_end_object(&json);
	json_begin_object(&json, NULL);
	json_put_text(&json, "d", NULL);
	json_end_object(&json);
	json_put_integer(&json, NULL, -2);
	json_put_text(&json, NULL, "");
	json_end_array(&json);
	json_put_text(&json, "e", "f");
	json_end_object(&json);
	ck_assert_str_eq(out.data,
	    "{\"a\":1,\"b\":[],\"c\":[{},{\"d\":null},-2,\"\"],"
	    "\"e\":\"f\"}");
	buffer_clear(&out);
}
END_TEST

static const int64_t numbers[] = {
    0, 1, -1, 9, 10, -10, 1000000000000, INT64_MAX, INT64_MIN, INT64_MIN + 1};

START_TEST(numbers_are_read_back)
{
	struct buffer out = {0};
	struct json_writer json = {&out, false};
	json_t *value;

	json_put_integer(&json, NULL, numbers[_i]);
	value = json_loadb(out.data, out.length, JSON_DECODE_ANY, NULL);
	ck_assert_int_eq(json_integer_value(value), numbers[_i]);
	json_decref(value);
	buffer_clear(&out);
}
END_TEST

static const char *const texts[] = {"", "plain", "\"", "\\", "a\"b\\c\"",
    "\x01\x02\x1f", "\b\f\n\r\t", "\x7f", "é€😀", "</script>", "\"\"\\\\"};

START_TEST(texts_are_read_back)
{
	struct buffer out = {0};
	struct json_writer json = {&out, false};
	json_t *value;

	json_put_text(&json, NULL, texts[_i]);
	value = json_loadb(out.data, out.length, JSON_DECODE_ANY, NULL);
	ck_assert_str_eq(json_string_value(value), texts[_i]);
	json_decref(value);
	buffer_clear(&out);
}
END_TEST

UNIT_MAIN("json_writer", UNIT_ONCE(nests_and_separates),
    UNIT_ROWS(numbers_are_read_back, numbers),
    UNIT_ROWS(texts_are_read_back, texts))
