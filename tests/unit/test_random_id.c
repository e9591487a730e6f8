#include "base/random_id.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/timestamp.h"
#include "unit.h"

#define MANY 20000

START_TEST(ids_are_req_and_hexadecimal)
{
	char id[RANDOM_ID_SIZE];

	random_id_make(id);
	ck_assert_uint_eq(strlen(id), 36);
	ck_assert_mem_eq(id, "req_", 4);
	ck_assert_uint_eq(strspn(id + 4, "0123456789abcdef"), 32);
}
END_TEST

START_TEST(ids_begin_with_their_time)
{
	int64_t before = timestamp_now() / 1000;
	char id[RANDOM_ID_SIZE], time[13] = "";
	int64_t made;

	random_id_make(id);
	memcpy(time, id + 4, 12);
	made = (int64_t)strtoll(time, NULL, 16);
	ck_assert_int_ge(made, before);
	ck_assert_int_le(made, timestamp_now() / 1000);
}
END_TEST

static int compare(const void *a, const void *b)
{
	return memcmp(a, b, RANDOM_ID_SIZE);
}

START_TEST(no_two_ids_are_equal)
{
	char(*ids)[RANDOM_ID_SIZE] = calloc(MANY, sizeof *ids);

	ck_assert_ptr_nonnull(ids);
	for (size_t i = 0; i < MANY; i++)
		random_id_make(ids[i]);
	qsort(ids, MANY, sizeof *ids, compare);
	for (size_t i = 1; i < MANY; i++)
		ck_assert_str_ne(ids[i - 1], ids[i]);
	free(ids);
}
END_TEST

static const struct {
	const char *text;
	bool leads;
} led_rows[] = {
    {"req_01a224bfee7164de87f76761c2d83044", true},
    {"req_01a224bfee7164de87f76761c2d83044:report", true},
    {"req_01a224bfee7164de87f76761c2d830445", true},
    {"req_01a224bfee7164de87f76761c2d8304", false},
    {"req_01A224BFEE7164DE87F76761C2D83044", false},
    {" req_01a224bfee7164de87f76761c2d83044", false},
    {"req_1", false},
    {"req_", false},
    {"", false},
};

START_TEST(ids_are_known_by_their_form)
{
	char id[RANDOM_ID_SIZE];

	ck_assert_int_eq(
	    random_id_leads(led_rows[_i].text), led_rows[_i].leads);
	random_id_make(id);
	ck_assert(random_id_leads(id));
}
END_TEST

UNIT_MAIN("random_id", UNIT_ROWS(ids_are_known_by_their_form, led_rows),
    UNIT_ONCE(ids_are_req_and_hexadecimal),
    UNIT_ONCE(ids_begin_with_their_time), UNIT_ONCE(no_two_ids_are_equal))
