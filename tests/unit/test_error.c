#include "base/error.h"

#include <string.h>

#include "base/text.h"
#include "unit.h"

START_TEST(kind_comes_back_and_words_are_kept)
{
	struct error error = {{0}, {0}};

	ck_assert_int_eq(error_set(&error, ERR_CONFLICT, "NOT_TWICE",
			     "%s is there %d times", "userId", 2),
	    ERR_CONFLICT);
	ck_assert_str_eq(error.code, "NOT_TWICE");
	ck_assert_str_eq(error.message, "userId is there 2 times");
}
END_TEST

START_TEST(nobody_has_to_listen)
{
	ck_assert_int_eq(error_set(NULL, ERR_BUSY, "X", "y"), ERR_BUSY);
}
END_TEST

/* One, two, three and four byte characters, at each offset. */
static const char *const characters[] = {
    "a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};

START_TEST(long_messages_are_cut_at_a_character)
{
	const char *character = characters[_i];
	char text[900];
	struct error error;

	for (size_t start = 0; start < 4; start++) {
		size_t used = start, length;

		memset(text, '.', start);
		while (used + 4 < sizeof text) {
			memcpy(text + used, character, strlen(character));
			used += strlen(character);
		}
		text[used] = '\0';
		(void)error_set(&error, ERR_INVALID, "X", "%s", text);
		length = strlen(error.message);
		ck_assert_uint_lt(length, sizeof error.message);
		ck_assert_uint_gt(length, sizeof error.message - 5);
		ck_assert_uint_eq(
		    text_valid_length(error.message, length), length);
	}
}
END_TEST

START_TEST(long_codes_are_cut)
{
	struct error error;
	char code[200];

	memset(code, 'C', sizeof code);
	code[sizeof code - 1] = '\0';
	(void)error_set(&error, ERR_INVALID, code, "x");
	ck_assert_uint_eq(strlen(error.code), sizeof error.code - 1);
}
END_TEST

UNIT_MAIN("error", UNIT_ONCE(kind_comes_back_and_words_are_kept),
    UNIT_ONCE(nobody_has_to_listen),
    UNIT_ROWS(long_messages_are_cut_at_a_character, characters),
    UNIT_ONCE(long_codes_are_cut))
