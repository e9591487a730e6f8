#include "base/text.h"

#include <string.h>

#include "unit.h"

#define TEXT(literal) literal, sizeof(literal) - 1

static const struct {
	const char *text;
	size_t length, valid;
} valid_rows[] = {
    {TEXT(""), 0},
    {TEXT("plain"), 5},
    {TEXT("NUL\0is ASCII"), 12},
    {TEXT("\x7F"), 1},
    {TEXT("\xC2\x80"), 2},
    {TEXT("\xDF\xBF"), 2},
    {TEXT("\xE0\xA0\x80"), 3},
    {TEXT("\xED\x9F\xBF"), 3},
    {TEXT("\xEE\x80\x80"), 3},
    {TEXT("\xEF\xBF\xBF"), 3},
    {TEXT("\xF0\x90\x80\x80"), 4},
    {TEXT("\xF4\x8F\xBF\xBF"), 4},
    {TEXT("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80"), 14},
    /* Overlong forms of U+0000, U+007F, U+07FF and U+FFFF. */
    {TEXT("\xC0\x80"), 0},
    {TEXT("\xC1\xBF"), 0},
    {TEXT("\xE0\x9F\xBF"), 0},
    {TEXT("\xF0\x8F\xBF\xBF"), 0},
    /* Surrogates, and beyond the last code point. */
    {TEXT("a\xED\xA0\x80"), 1},
    {TEXT("a\xED\xBF\xBF"), 1},
    {TEXT("a\xF4\x90\x80\x80"), 1},
    {TEXT("a\xF5\x80\x80\x80"), 1},
    {TEXT("a\xFE"), 1},
    {TEXT("a\xFF"), 1},
    /* Broken off, or continued with something else. */
    {TEXT("ab\xC3"), 2},
    {TEXT("ab\xE2\x82"), 2},
    {TEXT("ab\xF0\x9F\x98"), 2},
    {TEXT("ab\xC3("), 2},
    {TEXT("ab\xE2\x28\xA1"), 2},
    {TEXT("ab\xE2\x82\x28"), 2},
    {TEXT("ab\xF0\x9F\x98\x28"), 2},
    {TEXT("\x80"), 0},
    {TEXT("ok\xBFno"), 2},
};

START_TEST(valid_length_ends_at_the_first_bad_byte)
{
	ck_assert_uint_eq(
	    text_valid_length(valid_rows[_i].text, valid_rows[_i].length),
	    valid_rows[_i].valid);
}
END_TEST

static const struct {
	const char *text;
	size_t length, characters;
} count_rows[] = {
    {TEXT(""), 0},
    {TEXT("abc"), 3},
    {TEXT("caf\xC3\xA9"), 4},
    {TEXT("\xE2\x82\xAC\xF0\x9F\x98\x80"), 2},
    {TEXT("\0\0"), 2},
};

START_TEST(characters_are_not_bytes)
{
	ck_assert_uint_eq(
	    text_count_characters(count_rows[_i].text, count_rows[_i].length),
	    count_rows[_i].characters);
}
END_TEST

static const struct {
	const char *text;
	size_t length;
	bool control;
} control_rows[] = {
    {TEXT(""), false},
    {TEXT("a b~"), false},
    {TEXT("\xC2\xA0 no-break space"), false},
    {TEXT("\xC3\x80 is \xC3\x83\xC2\xA0"), false},
    {TEXT("\xE2\x80\x80 holds 80"), false},
    {TEXT("tab\t"), true},
    {TEXT("\n"), true},
    {TEXT("a\0"), true},
    {TEXT("\x1F"), true},
    {TEXT("\x7F"), true},
    {TEXT("\xC2\x80"), true},
    {TEXT("x\xC2\x9F"), true},
};

START_TEST(control_characters_are_found)
{
	ck_assert(text_has_control(control_rows[_i].text,
		      control_rows[_i].length) == control_rows[_i].control);
}
END_TEST

static const struct {
	const char *text;
	size_t length, maximum;
	bool name;
} name_rows[] = {
    {TEXT("u"), 1, true},
    {TEXT("test123"), 255, true},
    {TEXT("a/b c?d=%"), 255, true},
    {TEXT("caf\xC3\xA9"), 5, true},
    {TEXT("caf\xC3\xA9"), 4, false},
    {TEXT(""), 255, false},
    {TEXT("ab"), 1, false},
    {TEXT("a\nb"), 255, false},
    {TEXT("a\0b"), 255, false},
    {TEXT("a\xFF"), 255, false},
};

START_TEST(names_are_short_valid_and_without_controls)
{
	ck_assert(text_is_name(name_rows[_i].text, name_rows[_i].length,
		      name_rows[_i].maximum) == name_rows[_i].name);
}
END_TEST

static const struct {
	const char *lines, *name;
	bool has;
} header_rows[] = {
    {"Accept: a\r\nX-B: c\r\n", "Accept", true},
    {"Accept: a\r\nX-B: c\r\n", "x-b", true},
    {"Accept: a\nX-B:c", "X-B", true},
    {"Accept: X-B: c\r\n", "X-B", false},
    {"Accept-Not: a\r\n", "Accept", false},
    {"Not-Accept: a\r\n", "Accept", false},
    {"Accept", "Accept", false},
    {"", "Accept", false},
    {NULL, "Accept", false},
};

START_TEST(header_lines_have_names)
{
	ck_assert(text_has_header(header_rows[_i].lines,
		      header_rows[_i].name) == header_rows[_i].has);
}
END_TEST

/* Encodes CODE as RFC 3629 says, and returns the length. */
static size_t encode(unsigned code, char *to)
{
	size_t length = code < 0x80	 ? 1
			: code < 0x800	 ? 2
			: code < 0x10000 ? 3
					 : 4;
	static const unsigned lead[] = {0, 0, 0xC0, 0xE0, 0xF0};

	for (size_t i = length - 1; i > 0; i--, code >>= 6)
		to[i] = (char)(0x80 | (code & 0x3F));
	to[0] = (char)(lead[length] | code);
	return length;
}

START_TEST(every_code_point_but_surrogates_is_valid)
{
	for (unsigned code = 0; code <= 0x110000; code++) {
		char text[4];
		size_t length = encode(code, text);
		bool good =
		    code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);

		ck_assert_msg(
		    text_valid_length(text, length) == (good ? length : 0),
		    "U+%04X", code);
	}
}
END_TEST

UNIT_MAIN("text",
    UNIT_ROWS(valid_length_ends_at_the_first_bad_byte, valid_rows),
    UNIT_ROWS(characters_are_not_bytes, count_rows),
    UNIT_ROWS(control_characters_are_found, control_rows),
    UNIT_ROWS(names_are_short_valid_and_without_controls, name_rows),
    UNIT_ROWS(header_lines_have_names, header_rows),
    UNIT_ONCE(every_code_point_but_surrogates_is_valid))
