#include "base/fields.h"

#include <string.h>

#include "base/json.h"
#include "unit.h"

struct thing {
	const char *name, *text;
	int64_t count, when;
	const json_t *object;
};

#define PLACE(member) offsetof(struct thing, member)

static const struct field fields[] = {
    {"userId", "User ID", FIELD_NAME, true, 0, 8, PLACE(name)},
    {"prompt", NULL, FIELD_TEXT, false, 0, 4, PLACE(text)},
    {"promptTokens", NULL, FIELD_INTEGER, false, 0, 1000, PLACE(count)},
    {"timestamp", NULL, FIELD_TIMESTAMP, false, 0, 0, PLACE(when)},
    {"metadata", NULL, FIELD_OBJECT, false, 0, 16, PLACE(object)},
};

#define FIELD_COUNT (sizeof fields / sizeof *fields)

static json_t *parse(const char *text)
{
	struct error error;
	json_t *value;

	json_start();
	ck_assert_int_eq(
	    json_read(text, strlen(text), &value, NULL, &error), ERR_OK);
	return value;
}

START_TEST(each_type_finds_its_place)
{
	struct field_problems problems = {0};
	struct thing thing = {0};
	json_t *object = parse(
	    "{\"userId\": \"u/1\", \"prompt\": \"\\n\xE2\x82\xAC\xC3\xA9.\","
	    "\"promptTokens\": 1000, \"metadata\": {\"a\": [1, 2]},"
	    "\"timestamp\": \"1970-01-01T00:00:01Z\", \"more\": 1}");

	fields_read_object(fields, FIELD_COUNT, object, 0, &thing, &problems);
	ck_assert_uint_eq(problems.count, 0);
	ck_assert_str_eq(thing.name, "u/1");
	ck_assert_str_eq(thing.text, "\n\xE2\x82\xAC\xC3\xA9.");
	ck_assert_int_eq(thing.count, 1000);
	ck_assert_int_eq(thing.when, 1000000);
	ck_assert_ptr_eq(thing.object, json_object_get(object, "metadata"));
	json_decref(object);
}
END_TEST

START_TEST(absent_and_null_leave_the_defaults)
{
	struct field_problems problems = {0};
	struct thing thing = {.text = "default", .count = 5, .when = 7};
	json_t *object = parse("{\"userId\": \"u\", \"promptTokens\": null,"
			       "\"timestamp\": null}");

	fields_read_object(fields, FIELD_COUNT, object, 0, &thing, &problems);
	ck_assert_uint_eq(problems.count, 0);
	ck_assert_str_eq(thing.text, "default");
	ck_assert_int_eq(thing.count, 5);
	ck_assert_int_eq(thing.when, 7);
	json_decref(object);
}
END_TEST

static const struct {
	const char *text;
	const char *field; /* the refused one */
	const char *code, *words;
} refused_rows[] = {
    {"{}", "userId", "USER_ID_REQUIRED", "User ID is required"},
    {"{\"userId\": null}", "userId", "USER_ID_REQUIRED", "required"},
    {"{\"userId\": \"\"}", "userId", "USER_ID_REQUIRED", "required"},
    {"{\"userId\": 5}", "userId", "USER_ID_INVALID", "userId must be text"},
    {"{\"userId\": [\"u\"]}", "userId", "USER_ID_INVALID", "1 to 8 bytes"},
    {"{\"userId\": \"123456789\"}", "userId", "USER_ID_INVALID", "8 bytes"},
    {"{\"userId\": \"a\\tb\"}", "userId", "USER_ID_INVALID", "control"},
    {"{\"userId\": \"\xC2\x85\"}", "userId", "USER_ID_INVALID", "control"},
    {"{\"userId\": \"u\", \"prompt\": \"\"}", "prompt", "PROMPT_INVALID",
	"prompt must be"},
    {"{\"userId\": \"u\", \"prompt\": \"12345\"}", "prompt", "PROMPT_INVALID",
	"4 characters"},
    {"{\"userId\": \"u\", \"prompt\": false}", "prompt", "PROMPT_INVALID",
	"text"},
    {"{\"userId\": \"u\", \"promptTokens\": -1}", "promptTokens",
	"PROMPT_TOKENS_INVALID", "an integer from 0 to 1000"},
    {"{\"userId\": \"u\", \"promptTokens\": 1001}", "promptTokens",
	"PROMPT_TOKENS_INVALID", "promptTokens must be"},
    {"{\"userId\": \"u\", \"promptTokens\": 1.0}", "promptTokens",
	"PROMPT_TOKENS_INVALID", "integer"},
    {"{\"userId\": \"u\", \"promptTokens\": \"1\"}", "promptTokens",
	"PROMPT_TOKENS_INVALID", "integer"},
    {"{\"userId\": \"u\", \"promptTokens\": true}", "promptTokens",
	"PROMPT_TOKENS_INVALID", "integer"},
    {"{\"userId\": \"u\", \"timestamp\": \"today\"}", "timestamp",
	"TIMESTAMP_INVALID", "RFC 3339"},
    {"{\"userId\": \"u\", \"timestamp\": 1750699100}", "timestamp",
	"TIMESTAMP_INVALID", "RFC 3339"},
    {"{\"userId\": \"u\", \"metadata\": []}", "metadata", "METADATA_INVALID",
	"an object of at most 16 bytes"},
    {"{\"userId\": \"u\", \"metadata\": {\"a\": 1234567891012}}", "metadata",
	"METADATA_INVALID", "16 bytes"},
};

START_TEST(refusals_name_the_member)
{
	struct field_problems problems = {0};
	struct thing thing = {.count = 5};
	struct error error = {{0}, {0}};
	json_t *object = parse(refused_rows[_i].text);

	fields_read_object(fields, FIELD_COUNT, object, 3, &thing, &problems);
	ck_assert_uint_eq(problems.count, 1);
	ck_assert_uint_eq(problems.list[0].index, 3);
	ck_assert_str_eq(problems.list[0].field, refused_rows[_i].field);
	ck_assert_int_eq(field_problems_first(&problems, &error), ERR_INVALID);
	ck_assert_str_eq(error.code, refused_rows[_i].code);
	ck_assert_msg(strstr(error.message, refused_rows[_i].words) != NULL,
	    "\"%s\" lacks %s", error.message, refused_rows[_i].words);
	json_decref(object);
}
END_TEST

START_TEST(an_object_may_be_exactly_its_maximum)
{
	struct field_problems problems = {0};
	struct thing thing = {0};
	json_t *object =
	    parse("{\"userId\": \"u\", \"metadata\": {\"a\": 1234567890}}");

	fields_read_object(fields, FIELD_COUNT, object, 0, &thing, &problems);
	ck_assert_uint_eq(problems.count, 0);
	ck_assert_ptr_nonnull(thing.object);
	json_decref(object);
}
END_TEST

START_TEST(all_refusals_count_and_the_first_are_kept)
{
	struct field_problems problems = {0};
	struct error error = {{0}, {0}};

	ck_assert_int_eq(field_problems_first(&problems, &error), ERR_OK);
	for (size_t i = 0; i < 50; i++)
		field_problem_add(&problems, i, "x", "X", "number %zu", i);
	ck_assert_uint_eq(problems.count, 50);
	for (size_t i = 0; i < FIELD_PROBLEMS_MAXIMUM; i++)
		ck_assert_uint_eq(problems.list[i].index, i);
	ck_assert_int_eq(field_problems_first(&problems, &error), ERR_INVALID);
	ck_assert_str_eq(error.message, "number 0");
}
END_TEST

enum { NAME, TEXT, INTEGER, WHEN, OBJECT };

static const struct {
	int field;
	const char *value;
	size_t length;
	bool good;
	int64_t number;
} parameter_rows[] = {
    {NAME, "u/1", 3, true, 0},
    {NAME, NULL, 0, false, 0},
    {NAME, "", 0, false, 0},
    {NAME, "a\0b", 3, false, 0},
    {NAME, "123456789", 9, false, 0},
    {TEXT, NULL, 0, true, 0},
    {TEXT, "a\0b", 3, false, 0},
    {TEXT, "\xFF", 1, false, 0},
    {INTEGER, NULL, 0, true, 5},
    {INTEGER, "0", 1, true, 0},
    {INTEGER, "1000", 4, true, 1000},
    {INTEGER, "007", 3, true, 7},
    {INTEGER, "", 0, false, 5},
    {INTEGER, "1001", 4, false, 5},
    {INTEGER, "-1", 2, false, 5},
    {INTEGER, "-", 1, false, 5},
    {INTEGER, "+1", 2, false, 5},
    {INTEGER, " 1", 2, false, 5},
    {INTEGER, "1 ", 2, false, 5},
    {INTEGER, "1\0", 2, false, 5},
    {INTEGER, "1x", 2, false, 5},
    {INTEGER, "0x1", 3, false, 5},
    {INTEGER, "1.0", 3, false, 5},
    {INTEGER, "99999999999999999999", 20, false, 5},
    {INTEGER, "000000000000000000001", 21, false, 5},
    {WHEN, "1970-01-01T00:00:00Z", 20, true, 0},
    {WHEN, "1970-01-01T00:00:00", 19, false, 0},
    {OBJECT, "{}", 2, false, 0},
};

START_TEST(parameters_are_read_from_text)
{
	struct field_problems problems = {0};
	struct thing thing = {.count = 5};

	field_read_text(&fields[parameter_rows[_i].field],
	    parameter_rows[_i].value, parameter_rows[_i].length, &thing,
	    &problems);
	ck_assert_uint_eq(problems.count, parameter_rows[_i].good ? 0 : 1);
	if (parameter_rows[_i].field == INTEGER)
		ck_assert_int_eq(thing.count, parameter_rows[_i].number);
	if (!parameter_rows[_i].good)
		ck_assert_str_eq(problems.list[0].field,
		    fields[parameter_rows[_i].field].name);
}
END_TEST

UNIT_MAIN("fields", UNIT_ONCE(each_type_finds_its_place),
    UNIT_ONCE(absent_and_null_leave_the_defaults),
    UNIT_ROWS(refusals_name_the_member, refused_rows),
    UNIT_ONCE(an_object_may_be_exactly_its_maximum),
    UNIT_ONCE(all_refusals_count_and_the_first_are_kept),
    UNIT_ROWS(parameters_are_read_from_text, parameter_rows))
