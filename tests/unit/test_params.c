#include "db/params.h"

#include <string.h>

#include "unit.h"

/* Compares parameter NUMBER (from 0) with the bytes PostgreSQL expects. */
static void check(const struct db_params *params, int number,
    const void *expected, size_t length)
{
	ck_assert_int_lt(number, params->count);
	ck_assert_int_eq(params->length[number], (int)length);
	ck_assert_mem_eq(
	    params->bytes.data + params->offset[number], expected, length);
}

START_TEST(single_values)
{
	struct db_params params = {0};

	db_params_add_text(&params, "é");
	db_params_add_integer(&params, -2);
	db_params_add_null(&params);
	db_params_add_text(&params, NULL);
	db_params_add_text(&params, "");
	ck_assert_int_eq(params.count, 5);
	check(&params, 0, "\xc3\xa9", 2);
	check(&params, 1, "\xff\xff\xff\xff\xff\xff\xff\xfe", 8);
	ck_assert_int_eq(params.length[2], -1);
	ck_assert_int_eq(params.length[3], -1);
	ck_assert_int_eq(params.length[4], 0);
	db_params_clear(&params);
	ck_assert_int_eq(params.count, 0);
}
END_TEST

#define HEAD "\0\0\0\1\0\0\0\1\0\0\0"

START_TEST(bytes_go_as_they_are)
{
	struct db_params params = {0};

	db_params_add_bytes(&params, "a\0\xff", 3);
	db_params_add_bytes(&params, "", 0);
	check(&params, 0, "a\0\xff", 3);
	ck_assert_int_eq(params.length[1], 0);
	db_params_clear(&params);
}
END_TEST

START_TEST(arrays)
{
	static const char texts[] = HEAD "\x19\0\0\0\2\0\0\0\1\0\0\0\2ab"
					 "\xff\xff\xff\xff";
	static const char integers[] = HEAD "\x14\0\0\0\1\0\0\0\1\0\0\0\x08"
					    "\0\0\0\0\0\0\1\0";
	static const char empty[] = HEAD "\x14\0\0\0\0\0\0\0\1";
	struct db_params params = {0};

	db_params_begin_array(&params, DB_TYPE_TEXT);
	db_params_element_text(&params, "ab");
	db_params_element_text(&params, NULL);
	db_params_end_array(&params);
	db_params_begin_array(&params, DB_TYPE_INTEGER);
	db_params_element_integer(&params, 256);
	db_params_end_array(&params);
	db_params_begin_array(&params, DB_TYPE_INTEGER);
	db_params_end_array(&params);
	check(&params, 0, texts, sizeof texts - 1);
	check(&params, 1, integers, sizeof integers - 1);
	check(&params, 2, empty, sizeof empty - 1);
	db_params_clear(&params);
}
END_TEST

START_TEST(times_and_json)
{
	/* 2000-01-01T00:00:01Z is one second into PostgreSQL's time. */
	static const char time[] = HEAD "\xa0\0\0\0\1\0\0\0\1\0\0\0\x08"
					"\0\0\0\0\0\x0f\x42\x40";
	static const char json[] = HEAD "\xda\0\0\0\1\0\0\0\1\0\0\0\3\1{}";
	char expected[sizeof time > sizeof json ? sizeof time : sizeof json];
	struct db_params params = {0};

	db_params_begin_array(&params, DB_TYPE_TIMESTAMP);
	db_params_element_timestamp(&params, INT64_C(946684801000000));
	db_params_end_array(&params);
	db_params_begin_array(&params, DB_TYPE_JSON);
	db_params_element_json(&params, "{}");
	db_params_end_array(&params);
	/* 1184 and 3802 are two bytes. */
	memcpy(expected, time, sizeof time);
	memcpy(expected + 10, "\x04\xa0", 2);
	check(&params, 0, expected, sizeof time - 1);
	memcpy(expected, json, sizeof json);
	memcpy(expected + 10, "\x0e\xda", 2);
	check(&params, 1, expected, sizeof json - 1);
	db_params_clear(&params);
}
END_TEST

UNIT_MAIN("params", UNIT_ONCE(single_values), UNIT_ONCE(bytes_go_as_they_are),
    UNIT_ONCE(arrays), UNIT_ONCE(times_and_json))
