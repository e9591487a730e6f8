#include "http/query.h"

#include <string.h>

#include "unit.h"

static const struct {
	const char *string, *name, *value; /* NULL: absent */
	size_t count;
	bool valid;
} find_rows[] = {
    {"", "a", NULL, 0, false},
    {"a", "a", "", 1, true},
    {"a=", "a", "", 1, true},
    {"a=1", "a", "1", 1, true},
    {"b=2&a=1", "a", "1", 1, true},
    {"a=1&a=2", "a", "1", 2, true},
    {"a=1&b=2", "c", NULL, 0, false},
    {"&&a=1&&", "a", "1", 1, true},
    {"=1&a=b=c", "a", "b=c", 1, true},
    {"a=x+y%20z%2B", "a", "x y z+", 1, true},
    {"a=%E2%82%ac", "a", "€", 1, true},
    {"%61=1", "a", "1", 1, true},
    {"a=%2541", "a", "%41", 1, true},
    {"a=%", "a", "%", 1, false},
    {"a=%4", "a", "%4", 1, false},
    {"a=%4g&b=1", "a", "%4g", 1, false},
    {"a=%zz&b=1", "b", "1", 1, true},
    {"A=1", "a", NULL, 0, false},
    {"ab=1", "a", NULL, 0, false},
    {"a%00b=1", "a", NULL, 0, false},
};

START_TEST(finds_and_decodes)
{
	const struct query_pair *pair;
	struct query query = {0};
	struct error error;
	size_t count;

	ck_assert_int_eq(
	    query_read(&query, find_rows[_i].string, &error), ERR_OK);
	pair = query_find(&query, find_rows[_i].name, &count);
	ck_assert_uint_eq(count, find_rows[_i].count);
	ck_assert_int_eq(pair != NULL, find_rows[_i].value != NULL);
	if (pair != NULL) {
		ck_assert_str_eq(pair->value, find_rows[_i].value);
		ck_assert_uint_eq(pair->length, strlen(find_rows[_i].value));
		ck_assert_int_eq(pair->valid, find_rows[_i].valid);
	}
	query_clear(&query);
}
END_TEST

START_TEST(a_decoded_nul_shows_in_the_length)
{
	struct query query = {0};
	struct error error;
	size_t count;

	ck_assert_int_eq(query_read(&query, "a=x%00y", &error), ERR_OK);
	ck_assert_uint_eq(query_find(&query, "a", &count)->length, 3);
	query_clear(&query);
}
END_TEST

START_TEST(the_longest_is_read_and_a_longer_one_refused)
{
	char string[QUERY_LENGTH_MAXIMUM + 2] = "a=";
	struct query query = {0};
	struct error error;

	memset(string + 2, 'x', QUERY_LENGTH_MAXIMUM - 2);
	ck_assert_int_eq(query_read(&query, string, &error), ERR_OK);
	query_clear(&query);
	string[QUERY_LENGTH_MAXIMUM] = 'x';
	ck_assert_int_eq(query_read(&query, string, &error), ERR_TOO_LARGE);
	ck_assert_str_eq(error.code, "QUERY_TOO_LONG");
	query_clear(&query);
}
END_TEST

UNIT_MAIN("query", UNIT_ROWS(finds_and_decodes, find_rows),
    UNIT_ONCE(a_decoded_nul_shows_in_the_length),
    UNIT_ONCE(the_longest_is_read_and_a_longer_one_refused))
