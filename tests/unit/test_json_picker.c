#include "base/json_picker.h"

#include <ctype.h>
#include <string.h>

#include "base/buffer.h"
#include "base/json.h"
#include "unit.h"

enum { ROOT = 1, NAME, COUNT, LIST, ITEM, DEEP, TEXT };

static const struct json_wanted deep_members[] = {
    JSON_PICKED("deep", DEEP), JSON_WANTED_END};

static const struct json_wanted item_members[] = {
    JSON_PICKED("name", NAME),
    JSON_WITHIN("way", deep_members),
    JSON_COUNTED("text"),
    JSON_WANTED_END,
};

static const struct json_wanted items[] = {
    {JSON_ELEMENTS, ITEM, true, item_members}, JSON_WANTED_END};

static const struct json_wanted members[] = {
    JSON_PICKED("name", NAME),
    JSON_PICKED("count", COUNT),
    {"list", LIST, false, items},
    {"text", TEXT, true, NULL},
    JSON_WITHIN("way", deep_members),
    JSON_WANTED_END,
};

static const struct json_wanted root = {NULL, ROOT, false, members};

/* Writes each find as "pick kind@position text" and a blank. */
static void note_pick(void *context, const struct json_pick *pick)
{
	static const char kinds[] = "{}[]s#tfn";

	ck_assert_int_ge(pick->pick, ROOT);
	ck_assert_int_le(pick->pick, TEXT);
	if (pick->text != NULL)
		ck_assert_uint_eq(strlen(pick->text), pick->length);
	buffer_add_format(context, "%.1s%c@%zu%s ", "?rnclidt" + pick->pick,
	    kinds[pick->kind], pick->position,
	    pick->text != NULL ? pick->text : "");
}

static const struct {
	const char *text, *finds;
	int64_t counted;
} picked_rows[] = {
    {"{}", "r{@0 r}@1 ", 0},
    {" {\"name\":\"a\"} ", "r{@1 ns@9\"a\" r}@12 ", 0},
    {"{\"name\":12,\"count\":-0.5e+3}", "r{@0 n#@8\x31\x32 c#@19-0.5e+3 r}@26 ",
	0},
    {"{\"name\":true,\"count\":false,\"text\":null}",
	"r{@0 nt@8true cf@21false tn@34null r}@38 ", 0},
    {"{\"name\":{\"name\":1}}", "r{@0 n{@8 n}@17 r}@18 ", 0},
    {"{\"other\":{\"name\":1,\"list\":[{\"name\":2}]},\"name\":3}",
	"r{@0 n#@47\x33 r}@48 ", 0},
    {"{\"way\":{\"deep\":[1,{}]}}", "r{@0 d[@15 d]@20 r}@22 ", 0},
    {"{\"way\":[{\"deep\":1}]}", "r{@0 r}@19 ", 0},
    {"{\"way\":7,\"list\":{\"name\":1}}", "r{@0 l{@16 l}@25 r}@26 ", 0},
    {"{\"list\":[]}", "r{@0 l[@8 l]@9 r}@10 ", 0},
    {"{\"list\":[1,\"ab\",{\"name\":2},[3]]}",
	"r{@0 l[@8 i#@9\x31 is@11\"ab\" i{@16 n#@24\x32 i}@25 i[@27 i]@29 "
	"l]@30 r}@31 ",
	2},
    {"{\"name\":1,\"name\":2}", "r{@0 n#@8\x31 n#@17\x32 r}@18 ", 0},
    {"{\"\":1,\"nam\":2,\"names\":3,\"Name\":4}", "r{@0 r}@32 ", 0},
    /* The name of elements is no member's. */
    {"{\"list\":{\"\":1}}", "r{@0 l{@8 l}@13 r}@14 ", 0},
    {"{\"n\\u0061me\":1,\"c\\u006Funt\":2}", "r{@0 n#@13\x31 c#@28\x32 r}@29 ",
	0},
    {"{\"name\\u0000\":1,\"nam\\u0165\":2,\"name\\\"\":3}", "r{@0 r}@40 ", 0},
    {"{\"text\":\"\\u00e9\\n\\ud83d\\ude00\xC3\xA9\\u20ac\"}",
	"r{@0 ts@8\"\\u00e9\\n\\ud83d\\ude00\xC3\xA9\\u20ac\" r}@38 ", 12},
    {"{\"list\":[{\"text\":\"abc\"},{\"text\":4}]}",
	"r{@0 l[@8 i{@9 i}@22 i{@24 i}@33 l]@34 r}@35 ", 3},
    {"\xEF\xBB\xBF{\"count\":7}", "r{@3 c#@12\x37 r}@13 ", 0},
    {"[1,\"a\"]", "r[@0 r]@6 ", 0},
    {"\"a\"", "rs@0\"a\" ", 0},
    {"null\n", "rn@0null ", 0},
};

static void read_text(const char *text, size_t length, size_t first,
    size_t step, struct buffer *finds, int64_t *counted)
{
	struct json_picker *picker = json_picker_new(&root, note_pick, finds);
	size_t at = 0;

	while (at < length) {
		size_t want = at == 0 && first > 0 ? first : step;
		size_t piece = length - at < want ? length - at : want;
		char *copy = malloc(piece);

		ck_assert_ptr_nonnull(copy);
		memcpy(copy, text + at, piece);
		json_picker_feed(picker, copy, piece);
		free(copy);
		at += piece;
	}
	ck_assert(json_picker_is_whole(picker));
	ck_assert(!json_picker_is_malformed(picker));
	*counted = json_picker_counted(picker);
	json_picker_free(picker);
}

START_TEST(values_are_found_however_the_text_is_split)
{
	const char *text = picked_rows[_i].text;
	size_t length = strlen(text);

	for (size_t first = 0; first < length; first++) {
		struct buffer finds = {0};
		int64_t counted;

		read_text(text, length, first, first == 0 ? 1 : length, &finds,
		    &counted);
		buffer_add(&finds, "", 0);
		ck_assert_str_eq(finds.data, picked_rows[_i].finds);
		ck_assert_int_eq(counted, picked_rows[_i].counted);
		buffer_clear(&finds);
	}
}
END_TEST

static const char *const whole_rows[] = {"{}", "[]", "0", "-0", "10.25e-7",
    "1E+2", "\"\"", "true", "false", "null", "[[],{}]", " \t\r\n[ 1 , 2 ] \n",
    "{\"a\" : {\"b\" : [ null ] } }", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\uD800\"",
    "\xEF\xBB\xBF[]", "\"\x7F\xFF\""};

static const char *const open_rows[] = {"", " ", "{", "[", "{\"a\"",
    "{\"a\":", "{\"a\":1", "{\"a\":1,", "[1,", "\"", "\"\\", "\"\\u12", "tru",
    "-", "1.", "1e", "1e+", "\xEF\xBB", "\xEF\xBB\xBF"};

static const char *const malformed_rows[] = {"}", "]", ",", ":", "x", "{]",
    "[}", "{1", "{\"a\",", "{\"a\" 1", "{\"a\":1 \"b\"", "{\"a\":1,}", "{,",
    "[1,]", "[,", "[1 2", "[1:", "01", "-x", "-01", "+1", ".5", "1.x", "1.e1",
    "1ee", "1e+-", "1.2.3", "truE", "nul ", "falsey", "\"\\x\"", "\"\\u12G4\"",
    "\"a\nb\"", "\"\x01\"", "{} {}", "[] 1", "1 1", "\xEF\xBB\xBF\xEF",
    " \xEF\xBB\xBF{}", "\xEF\xBB{}", "'a'", "{'a':1}", "[DONE]", "NaN",
    "Infinity", "/* */1", "<html>"};

enum verdict { WHOLE, OPEN, MALFORMED };

static void check_verdict(const char *text, enum verdict verdict)
{
	struct buffer finds = {0};
	struct json_picker *picker = json_picker_new(&root, note_pick, &finds);

	for (int way = 0; way < 2; way++) {
		if (way == 0)
			json_picker_feed(picker, text, strlen(text));
		else
			for (const char *at = text; *at != '\0'; at++)
				json_picker_feed(picker, at, 1);
		ck_assert_msg(
		    json_picker_is_whole(picker) == (verdict == WHOLE) &&
			json_picker_is_malformed(picker) ==
			    (verdict == MALFORMED),
		    "%s", text);
		json_picker_reset(picker);
	}
	/* A mistake does not outlive its text. */
	json_picker_feed(picker, "{\"count\":1}", 11);
	ck_assert(json_picker_is_whole(picker));
	json_picker_free(picker);
	buffer_clear(&finds);
}

START_TEST(whole_texts_are_told)
{
	check_verdict(whole_rows[_i], WHOLE);
}
END_TEST

START_TEST(unfinished_texts_are_told)
{
	check_verdict(open_rows[_i], OPEN);
}
END_TEST

START_TEST(malformed_texts_are_told)
{
	check_verdict(malformed_rows[_i], MALFORMED);
}
END_TEST

START_TEST(nothing_is_found_after_a_mistake)
{
	struct buffer finds = {0};
	struct json_picker *picker = json_picker_new(&root, note_pick, &finds);
	const char *text = "{\"count\":1,}{\"count\":2}";

	json_picker_feed(picker, text, strlen(text));
	ck_assert_str_eq(finds.data, "r{@0 c#@9\x31 ");
	json_picker_free(picker);
	buffer_clear(&finds);
}
END_TEST

START_TEST(nesting_ends_somewhere)
{
	struct buffer finds = {0};
	struct json_picker *picker = json_picker_new(&root, note_pick, &finds);

	for (int i = 0; i < JSON_PICKER_DEPTH; i++)
		json_picker_feed(picker,
		    i % 2 == 0 ? "[" : "{\"list\":", i % 2 == 0 ? 1 : 8);
	ck_assert(!json_picker_is_malformed(picker));
	for (int i = JSON_PICKER_DEPTH - 1; i >= 0; i--)
		json_picker_feed(picker, i % 2 == 0 ? "]" : "}", 1);
	/* The innermost object has a name and no value. */
	ck_assert(json_picker_is_malformed(picker));
	json_picker_reset(picker);
	for (int i = 0; i < JSON_PICKER_DEPTH; i++)
		json_picker_feed(picker, "[", 1);
	for (int i = 0; i < JSON_PICKER_DEPTH; i++)
		json_picker_feed(picker, "]", 1);
	ck_assert(json_picker_is_whole(picker));
	json_picker_reset(picker);
	for (int i = 0; i < JSON_PICKER_DEPTH; i++)
		json_picker_feed(picker, "[", 1);
	json_picker_feed(picker, "[", 1);
	ck_assert(json_picker_is_malformed(picker));
	json_picker_free(picker);
	buffer_clear(&finds);
}
END_TEST

/* Keeps the last scalar's length, and whether it had text. */
struct last {
	size_t length;
	bool has_text;
};

static void keep_last(void *context, const struct json_pick *pick)
{
	struct last *last = context;

	if (pick->pick == NAME)
		*last = (struct last){pick->length, pick->text != NULL};
}

static void check_length(size_t length, bool has_text)
{
	struct last last = {0, false};
	struct json_picker *picker = json_picker_new(&root, keep_last, &last);
	char piece[1000];
	size_t left = length - 2;

	memset(piece, 'x', sizeof piece);
	json_picker_feed(picker, "{\"name\":\"", 9);
	while (left > 0) {
		size_t more = left < sizeof piece ? left : sizeof piece;

		json_picker_feed(picker, piece, more);
		left -= more;
	}
	json_picker_feed(picker, "\"}", 2);
	ck_assert(json_picker_is_whole(picker));
	ck_assert_uint_eq(last.length, length);
	ck_assert_int_eq(last.has_text, has_text);
	json_picker_free(picker);
}

START_TEST(a_scalar_that_is_too_large_is_told_without_text)
{
	check_length(JSON_PICK_TEXT_MAXIMUM, true);
	check_length(JSON_PICK_TEXT_MAXIMUM + 1, false);
	check_length(5 * JSON_PICK_TEXT_MAXIMUM, false);
}
END_TEST

/* The names that are found where letters do not matter; in capitals: those
 * that the text has in other letters. */
static const struct {
	const char *text, *names;
} letter_rows[] = {
    {"{\"name\":1,\"list\":[]}", "name list "},
    {"{\"Name\":1,\"NAME\":2,\"name\":3}", "NAME NAME name "},
    {"{\"\\u004eame\":1,\"\\u006eame\":1}", "NAME name "},
    {"{\"li\xC5\xBFt\":1,\"LI\\u017fT\":2}", "LIST LIST "},
    {"{\"Way\":{\"deep\":1,\"Deep\":2}}", "deep DEEP "},
    {"{\"nam\":1,\"names\":2,\"na\xC5me\":3,\"\":4,\"\\u017f\":5}", ""},
    {"{\"nam\xE2\x84\xAA\":1,\"\\u0000name\":2,\"\\u212aname\":3}", ""},
};

static void note_name(void *context, const struct json_pick *pick)
{
	struct buffer *names = context;

	if (pick->name == NULL || pick->kind == JSON_PICK_ARRAY_END)
		return;
	for (const char *at = pick->name; *at != '\0'; at++)
		buffer_add_format(names, "%c",
		    pick->in_other_letters ? toupper((unsigned char)*at) : *at);
	buffer_add_text(names, " ");
}

START_TEST(names_are_found_in_other_letters)
{
	struct buffer names = {0};
	struct json_picker *picker = json_picker_new(&root, note_name, &names);
	const char *text = letter_rows[_i].text;

	json_picker_ignore_case(picker);
	for (size_t i = 0; i < strlen(text); i++)
		json_picker_feed(picker, text + i, 1);
	ck_assert(json_picker_is_whole(picker));
	buffer_add(&names, "", 0);
	ck_assert_str_eq(names.data, letter_rows[_i].names);
	buffer_clear(&names);
	json_picker_free(picker);
}
END_TEST

START_TEST(a_long_name_is_not_taken_for_a_short_one)
{
	struct buffer finds = {0};
	struct json_picker *picker = json_picker_new(&root, note_pick, &finds);

	json_picker_feed(picker, "{\"name", 6);
	for (int i = 0; i < 200; i++)
		json_picker_feed(picker, "name", 4);
	json_picker_feed(picker, "\":1,\"name\":2}", 13);
	ck_assert(json_picker_is_whole(picker));
	ck_assert_str_eq(finds.data, "r{@0 n#@817\x32 r}@818 ");
	json_picker_free(picker);
	buffer_clear(&finds);
}
END_TEST

static const struct {
	const char *text, *plain;
} string_rows[] = {
    {"\"\"", ""},
    {"\"a b\"", "a b"},
    {"\"\xC3\xA9\"", "\xC3\xA9"},
    {"\"\\u00e9\\\"\\/\\n\"", "\xC3\xA9\"/\n"},
    {"\"\\ud83d\\ude00\"", "\xF0\x9F\x98\x80"},
    {"\"\\ud83d\"", NULL},
    {"\"a\\u0000b\"", NULL},
    {"\"\xFF\"", NULL},
    {"\"\\n\xFF\"", NULL},
};

START_TEST(strings_become_plain_text)
{
	struct json_pick pick = {.kind = JSON_PICK_STRING,
	    .text = string_rows[_i].text,
	    .length = strlen(string_rows[_i].text)};
	char *plain;

	json_start();
	plain = json_pick_string(&pick);
	ck_assert_pstr_eq(plain, string_rows[_i].plain);
	free(plain);
}
END_TEST

UNIT_MAIN("json_picker",
    UNIT_ROWS(names_are_found_in_other_letters, letter_rows),
    UNIT_ROWS(values_are_found_however_the_text_is_split, picked_rows),
    UNIT_ROWS(whole_texts_are_told, whole_rows),
    UNIT_ROWS(unfinished_texts_are_told, open_rows),
    UNIT_ROWS(malformed_texts_are_told, malformed_rows),
    UNIT_ONCE(nothing_is_found_after_a_mistake),
    UNIT_ONCE(nesting_ends_somewhere),
    UNIT_ONCE(a_scalar_that_is_too_large_is_told_without_text),
    UNIT_ONCE(a_long_name_is_not_taken_for_a_short_one),
    UNIT_ROWS(strings_become_plain_text, string_rows))
