#include "base/json.h"

#include <stdbool.h>
#include <string.h>

#include "unit.h"

#define TEXT(literal) literal, sizeof(literal) - 1

static const struct {
	const char *text;
	size_t length;
	const char *compact;
} read_rows[] = {
    {TEXT("{}"), "{}"},
    {TEXT(" [ ] "), "[]"},
    {TEXT("null"), "null"},
    {TEXT("\"text\""), "\"text\""},
    {TEXT("7"), "7"},
    {TEXT("-0"), "0"},
    {TEXT("9223372036854775807"), "9223372036854775807"},
    {TEXT("-9223372036854775808"), "-9223372036854775808"},
    {TEXT("{\"b\": 1, \"a\": [true, false]}"), "{\"b\":1,\"a\":[true,false]}"},
    {TEXT("\"caf\\u00e9 \\ud83d\\ude00\""), "\"caf\xC3\xA9 \xF0\x9F\x98\x80\""},
    {TEXT("{\"a\": {\"x\": 1}, \"b\": {\"x\": 1}}"),
	"{\"a\":{\"x\":1},\"b\":{\"x\":1}}"},
    {TEXT("\r\n\t{\"a\"\n:\t1}\n"), "{\"a\":1}"},
};

START_TEST(documents_are_read_and_written_in_order)
{
	struct buffer buffer = {0};
	struct error error;
	json_t *value;

	json_start();
	ck_assert_int_eq(json_read(read_rows[_i].text, read_rows[_i].length,
			     &value, NULL, &error),
	    ERR_OK);
	json_write(value, &buffer);
	ck_assert_str_eq(buffer.data, read_rows[_i].compact);
	buffer_clear(&buffer);
	json_decref(value);
}
END_TEST

static const struct {
	const char *text;
	size_t length;
	const char *code, *words;
} refused_rows[] = {
    {TEXT(""), "JSON_MALFORMED", "the document"},
    {TEXT("   "), "JSON_MALFORMED", "the document"},
    {TEXT("{"), "JSON_MALFORMED", "at column 1"},
    {TEXT("{\n"), "JSON_MALFORMED", "at line 2, column 0"},
    {TEXT("[1,]"), "JSON_MALFORMED", "the document"},
    {TEXT("[1 2]"), "JSON_MALFORMED", "the document"},
    {TEXT("{'a': 1}"), "JSON_MALFORMED", "the document"},
    {TEXT("{\"a\": 1} x"), "JSON_MALFORMED", "\"a\""},
    {TEXT("{\"a\": 1}{\"a\": 1}"), "JSON_MALFORMED", "\"a\""},
    {TEXT("{\"first\": 1, \"second\": }"), "JSON_MALFORMED", "\"second\""},
    {TEXT("{\"first\": 1,\n \"second\": tru}"), "JSON_MALFORMED", "line 2"},
    {TEXT("{\"n\": 01}"), "JSON_MALFORMED", "\"n\""},
    {TEXT("{\"n\": +1}"), "JSON_MALFORMED", "\"n\""},
    {TEXT("{\"n\": .5}"), "JSON_MALFORMED", "\"n\""},
    {TEXT("{\"n\": 0x10}"), "JSON_MALFORMED", "\"n\""},
    {TEXT("{\"n\": NaN}"), "JSON_MALFORMED", "\"n\""},
    {TEXT("{\"text\": \"raw\nline end\"}"), "JSON_MALFORMED", "\"text\""},
    {TEXT("{\"text\": \"\\x41\"}"), "JSON_MALFORMED", "\"text\""},
    {TEXT("{\"text\": \"\\ud83d\"}"), "JSON_MALFORMED", "\"text\""},
    {TEXT("{\"promptTokens\": 1000000000000000000000000000000}"),
	"JSON_NUMBER_TOO_LARGE", "\"promptTokens\""},
    {TEXT("{\"a\": 9223372036854775808}"), "JSON_NUMBER_TOO_LARGE", "\"a\""},
    {TEXT("{\"a\": -9223372036854775809}"), "JSON_NUMBER_TOO_LARGE", "\"a\""},
    {TEXT("{\"a\": 1e999}"), "JSON_NUMBER_TOO_LARGE", "\"a\""},
    {TEXT("{\"userId\": \"a\", \"n\": 1, \"userId\": \"b\"}"),
	"JSON_DUPLICATE_MEMBER", "\"userId\""},
    {TEXT("{\"a\": {\"x\": 1, \"x\": 1}}"), "JSON_DUPLICATE_MEMBER", "\"x\""},
    {TEXT("{\"x\": 1, \"\\u0078\": 1}"), "JSON_DUPLICATE_MEMBER", "0078"},
    {TEXT("{\"userId\": \"a\\u0000b\"}"), "JSON_NUL_CHARACTER", "\"userId\""},
    {TEXT("{\"us\\u0000er\": 1}"), "JSON_NUL_CHARACTER", "us"},
    {TEXT("{\"userId\": \"\xFF\"}"), "JSON_INVALID_UTF8", "\"userId\""},
    {TEXT("{\"userId\": \"\xC0\x80\"}"), "JSON_INVALID_UTF8", "\"userId\""},
    {TEXT("{\"userId\": \"\xED\xA0\x80\"}"), "JSON_INVALID_UTF8", "\"userId\""},
    {TEXT("{\"userId\": \"\xE2\x82\"}"), "JSON_INVALID_UTF8", "\"userId\""},
    {TEXT("\xEF\xBB\xBF{}"), "JSON_MALFORMED", "the document"},
    {TEXT("{\"a\": 1}\0"), "JSON_MALFORMED", "\"a\""},
    {TEXT("{\0\"a\": 1}"), "JSON_MALFORMED", "the document"},
};

START_TEST(refusals_say_what_and_where)
{
	struct error error = {{0}, {0}};
	json_t *value;

	json_start();
	ck_assert_int_eq(json_read(refused_rows[_i].text,
			     refused_rows[_i].length, &value, NULL, &error),
	    ERR_INVALID);
	ck_assert_ptr_null(value);
	ck_assert_str_eq(error.code, refused_rows[_i].code);
	ck_assert_msg(strstr(error.message, refused_rows[_i].words) != NULL,
	    "\"%s\" does not name %s", error.message, refused_rows[_i].words);
}
END_TEST

START_TEST(member_names_of_any_length_leave_a_sentence)
{
	for (size_t length = 1; length < 600; length += 7) {
		struct buffer text = {0};
		struct error error = {{0}, {0}};
		json_t *value;

		buffer_add_text(&text, "{\"");
		memset(buffer_reserve(&text, length), 'm', length);
		text.length += length;
		buffer_add_text(&text, "\": 1e999}");
		ck_assert_int_eq(
		    json_read(text.data, text.length, &value, NULL, &error),
		    ERR_INVALID);
		ck_assert_str_eq(error.code, "JSON_NUMBER_TOO_LARGE");
		ck_assert_ptr_nonnull(strstr(error.message, "too large"));
		buffer_clear(&text);
	}
}
END_TEST

/* OPEN, COUNT times, and as often CLOSE, with VALUE between. */
static void nest(struct buffer *buffer, size_t count, const char *open,
    const char *value, const char *close)
{
	for (size_t i = 0; i < count; i++)
		buffer_add_text(buffer, open);
	buffer_add_text(buffer, value);
	for (size_t i = 0; i < count; i++)
		buffer_add_text(buffer, close);
}

static const struct {
	size_t count;
	const char *open, *value, *close;
	const char *code; /* NULL: within the limits */
} depth_rows[] = {
    {JSON_DEPTH_MAXIMUM, "[", "1", "]", NULL},
    {JSON_DEPTH_MAXIMUM + 1, "[", "1", "]", "JSON_TOO_DEEP"},
    {JSON_DEPTH_MAXIMUM, "{\"a\":", "1", "}", NULL},
    {JSON_DEPTH_MAXIMUM + 1, "{\"a\":", "1", "}", "JSON_TOO_DEEP"},
    {10000, "[", "", "]", "JSON_TOO_DEEP"},
    {1000000, "[", "", "", "JSON_TOO_DEEP"},
    {500, "[]", "", "", NULL},
    {500, "", "1", "]", NULL},
    /* Brackets in texts are no nesting, whatever is escaped. */
    {500, "\"[\\\"[\\\\\",", "1", "", NULL},
    {500, "\"[\",", "1", "", NULL},
};

START_TEST(nesting_is_limited)
{
	struct buffer text = {0};
	struct error error = {{0}, {0}};
	enum err err;

	nest(&text, depth_rows[_i].count, depth_rows[_i].open,
	    depth_rows[_i].value, depth_rows[_i].close);
	err = json_check_limits(text.data, text.length, &error);
	if (depth_rows[_i].code == NULL) {
		ck_assert_int_eq(err, ERR_OK);
	} else {
		ck_assert_int_eq(err, ERR_INVALID);
		ck_assert_str_eq(error.code, depth_rows[_i].code);
	}
	buffer_clear(&text);
}
END_TEST

static const struct {
	size_t count;
	const char *value;
	bool good;
} values_rows[] = {
    {JSON_VALUES_MAXIMUM - 2, "1,", true},
    {JSON_VALUES_MAXIMUM, "1,", false},
    {JSON_VALUES_MAXIMUM, "\"a,b\"", true},
    {JSON_VALUES_MAXIMUM, "{}\n", false},
    {JSON_VALUES_MAXIMUM / 3, "[],", true},
    {JSON_VALUES_MAXIMUM / 2 + 1, "[],", false},
};

START_TEST(values_are_limited)
{
	struct buffer text = {0};
	struct error error = {{0}, {0}};
	enum err err;

	buffer_add_text(&text, "[");
	nest(&text, values_rows[_i].count, values_rows[_i].value, "1]", "");
	err = json_check_limits(text.data, text.length, &error);
	ck_assert_int_eq(err, values_rows[_i].good ? ERR_OK : ERR_INVALID);
	if (!values_rows[_i].good)
		ck_assert_str_eq(error.code, "JSON_TOO_MANY_VALUES");
	buffer_clear(&text);
}
END_TEST

/* What passes the limits never recurses deeper than they say. */
START_TEST(limits_hold_for_what_the_parser_sees)
{
	static const char *const quotes[] = {"\"", "\\\"", "\\", "x"};
	struct error error;
	json_t *value;

	json_start();
	for (size_t i = 0; i < 256; i++) {
		struct buffer text = {0};

		for (size_t j = 0, k = i; j < 4; j++, k /= 4)
			buffer_add_text(&text, quotes[k % 4]);
		nest(&text, 100000, "[", "", "");
		if (json_check_limits(text.data, text.length, &error) ==
			ERR_OK &&
		    json_read(text.data, text.length, &value, NULL, &error) ==
			ERR_OK)
			json_decref(value);
		buffer_clear(&text);
	}
}
END_TEST

static const struct {
	const char *before, *after; /* the position in the text */
	size_t index;
} element_rows[] = {
    {"", "", 0},
    {"", "[1, 2]", 0},
    {"[", "1, 2]", 0},
    {" \r\n\t[1", ", 2]", 0},
    {"[1,", " 2]", 1},
    {"[1, 2, 3", "]", 2},
    {"[1, 2, 3]", "", 2},
    {"[[1, 2], {\"a\": [3, 4], \"b\": 5}", ", 6]", 1},
    {"[[1, 2], {\"a\": [3, ", "4]}, 5]", 1},
    {"[\",\", \"[,\\\",\", ", "3]", 2},
    {"[\"a, b", "\", 2]", 0},
    {"[\"a, b", "", 0},
    {"[1], 2", "", 0},
    {"{\"a\": [1, 2, ", "3]}", 0},
    {"1, 2", "", 0},
    {"]]], [", "", 0},
};

START_TEST(elements_are_counted_up_to_a_position)
{
	struct buffer text = {0};

	buffer_add_text(&text, element_rows[_i].before);
	buffer_add_text(&text, element_rows[_i].after);
	ck_assert_uint_eq(json_element_at(text.data, text.length,
			      strlen(element_rows[_i].before)),
	    element_rows[_i].index);
	buffer_clear(&text);
}
END_TEST

static const struct {
	const char *text, *written;
} readable_rows[] = {
    {"[0.1,-2.25,3,1e5]", "[0.1,-2.25,3,100000.0]"},
    {"[0.30000000000000004]", "[0.30000000000000004]"},
    {"{\"a\":{\"b\":0.7}}", "{\"a\":{\"b\":0.7}}"},
    {"\"text\"", "\"text\""},
};

START_TEST(numbers_are_written_as_people_write_them)
{
	const char *text = readable_rows[_i].text;
	struct buffer out = {0};
	json_t *value;

	ck_assert_int_eq(
	    json_read(text, strlen(text), &value, NULL, NULL), ERR_OK);
	buffer_add_text(&out, "before");
	json_write_readable(value, &out);
	ck_assert_str_eq(
	    out.data + strlen("before"), readable_rows[_i].written);
	json_decref(value);
	buffer_clear(&out);
}
END_TEST

UNIT_MAIN("json",
    UNIT_ROWS(numbers_are_written_as_people_write_them, readable_rows),
    UNIT_ROWS(documents_are_read_and_written_in_order, read_rows),
    UNIT_ROWS(refusals_say_what_and_where, refused_rows),
    UNIT_ONCE(member_names_of_any_length_leave_a_sentence),
    UNIT_ROWS(nesting_is_limited, depth_rows),
    UNIT_ROWS(values_are_limited, values_rows),
    UNIT_ONCE(limits_hold_for_what_the_parser_sees),
    UNIT_ROWS(elements_are_counted_up_to_a_position, element_rows))
