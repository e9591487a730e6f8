#include "base/buffer.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "unit.h"

START_TEST(bytes_are_kept_and_ended_by_nul)
{
	struct buffer buffer = {0};

	buffer_add(&buffer, "a\0b", 3);
	buffer_add_text(&buffer, "cd");
	buffer_add(&buffer, NULL, 0);
	ck_assert_uint_eq(buffer.length, 5);
	ck_assert_mem_eq(buffer.data, "a\0bcd", 6);
	buffer_clear(&buffer);
	ck_assert_ptr_null(buffer.data);
	ck_assert_uint_eq(buffer.length, 0);
}
END_TEST

START_TEST(nothing_added_is_an_empty_text)
{
	struct buffer buffer = {0};
	char *text;

	buffer_add(&buffer, "", 0);
	ck_assert_str_eq(buffer.data, "");
	buffer_clear(&buffer);
	text = buffer_steal(&buffer);
	ck_assert_str_eq(text, "");
	free(text);
}
END_TEST

START_TEST(formats_grow_as_they_need)
{
	struct buffer buffer = {0};
	char expected[5001] = "", one[16];

	for (int i = 0; i < 1000; i++) {
		buffer_add_format(&buffer, "%04d,", i);
		snprintf(one, sizeof one, "%04d,", i);
		memcpy(expected + i * (ptrdiff_t)5, one, 5);
	}
	buffer_add_format(&buffer, "%s", "");
	ck_assert_uint_eq(buffer.length, 5000);
	ck_assert_str_eq(buffer.data, expected);
	buffer_clear(&buffer);
}
END_TEST

START_TEST(every_size_fits_to_the_byte)
{
	for (size_t size = 0; size < 1030; size++) {
		struct buffer buffer = {0};
		char *to;

		buffer_add_text(&buffer, "x");
		to = buffer_reserve(&buffer, size);
		memset(to, 'y', size);
		buffer.length += size;
		buffer_add(&buffer, "z", 1);
		ck_assert_uint_eq(buffer.length, size + 2);
		ck_assert_int_eq(buffer.data[0], 'x');
		ck_assert_int_eq(buffer.data[size + 1], 'z');
		ck_assert_int_eq(buffer.data[size + 2], '\0');
		buffer_clear(&buffer);
	}
}
END_TEST

START_TEST(reset_keeps_memory_and_steal_gives_it)
{
	struct buffer buffer = {0};
	char *stolen, *before;

	buffer_add_text(&buffer, "first");
	before = buffer.data;
	buffer_reset(&buffer);
	buffer_add_text(&buffer, "2nd");
	ck_assert_ptr_eq(buffer.data, before);
	stolen = buffer_steal(&buffer);
	ck_assert_str_eq(stolen, "2nd");
	ck_assert_ptr_null(buffer.data);
	ck_assert_uint_eq(buffer.capacity, 0);
	free(stolen);
}
END_TEST

UNIT_MAIN("buffer", UNIT_ONCE(bytes_are_kept_and_ended_by_nul),
    UNIT_ONCE(nothing_added_is_an_empty_text),
    UNIT_ONCE(formats_grow_as_they_need),
    UNIT_ONCE(every_size_fits_to_the_byte),
    UNIT_ONCE(reset_keeps_memory_and_steal_gives_it))
