#include "base/timestamp.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "unit.h"

#define SECOND TIMESTAMP_SECOND

static const struct {
	const char *text;
	int64_t when;
} parse_rows[] = {
    {"1970-01-01T00:00:00Z", 0},
    {"1970-01-01T00:00:00.000001Z", 1},
    {"1969-12-31T23:59:59.999999Z", -1},
    {"2025-06-23T17:18:20.605Z", INT64_C(1750699100605000)},
    {"2000-02-29T12:00:00Z", 951825600 * SECOND},
    {"2024-02-29T00:00:00Z", 1709164800 * SECOND},
    {"0001-01-01T00:00:00Z", INT64_C(-62135596800) * SECOND},
    {"9999-12-31T23:59:59.999999Z", INT64_C(253402300799999999)},
    /* Separators and zones that RFC 3339 allows. */
    {"1970-01-01t00:00:00z", 0},
    {"1970-01-01 00:00:00Z", 0},
    {"1970-01-01T05:45:00+05:45", 0},
    {"1970-01-01T00:00:00+00:00", 0},
    {"1970-01-01T00:00:00-00:00", 0},
    {"1969-12-31T19:00:00-05:00", 0},
    {"1970-01-01T23:59:00+23:59", 0},
    {"0001-01-01T01:00:00+01:00", INT64_C(-62135596800) * SECOND},
    {"9999-12-31T22:59:59-01:00", INT64_C(253402300799) * SECOND},
    /* Fractions are cut, not rounded. */
    {"1970-01-01T00:00:00.5Z", 500000},
    {"1970-01-01T00:00:00.05Z", 50000},
    {"1970-01-01T00:00:00.1234567Z", 123456},
    {"1970-01-01T00:00:00.9999999999999999999999999999999Z", 999999},
    /* A leap second is the next minute's first, whatever its fraction. */
    {"2016-12-31T23:59:60Z", 1483228800 * SECOND},
    {"2016-12-31T23:59:60.999Z", 1483228800 * SECOND},
    {"2017-01-01T05:44:60+05:45", 1483228800 * SECOND},
};

START_TEST(instants_are_read)
{
	int64_t when = 42;

	ck_assert_msg(timestamp_parse(parse_rows[_i].text,
			  strlen(parse_rows[_i].text), &when),
	    "%s is refused", parse_rows[_i].text);
	ck_assert_int_eq(when, parse_rows[_i].when);
}
END_TEST

static const char *const refused_rows[] = {
    "",
    "now",
    "2025",
    "2025-06-23",
    "2025-06-23T17:18Z",
    "2025-06-23T17:18:20",
    "2025-06-23T17:18:20.Z",
    "2025-06-23T17:18:20,5Z",
    "2025-06-23T17:18:20ZZ",
    "2025-06-23T17:18:20Z ",
    " 2025-06-23T17:18:20Z",
    "2025-06-23X17:18:20Z",
    "2025-06-23T17:18:20+0545",
    "2025-06-23T17:18:20+05",
    "2025-06-23T17:18:20+24:00",
    "2025-06-23T17:18:20+05:60",
    "2025-06-23T17:18:20 +05:00",
    "2025-06-23T24:00:00Z",
    "2025-06-23T23:60:00Z",
    "2025-06-23T23:59:61Z",
    "2025-6-23T17:18:20Z",
    "2025-06-23T7:18:20Z",
    "25-06-23T17:18:20Z",
    "12025-06-23T17:18:20Z",
    "2025-00-01T00:00:00Z",
    "2025-13-01T00:00:00Z",
    "2025-01-00T00:00:00Z",
    "2025-01-32T00:00:00Z",
    "2025-04-31T00:00:00Z",
    "2025-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z",
    "2100-02-29T00:00:00Z",
    "0000-12-31T00:00:00Z",
    "-001-12-31T00:00:00Z",
    "+025-06-23T17:18:20Z",
    "2025-06-2aT17:18:20Z",
    "2025-06-23T17:18:20.5aZ",
    /* Within the years as written, not as an instant. */
    "0001-01-01T00:59:59+01:00",
    "9999-12-31T23:00:00-01:00",
    "9999-12-31T23:59:60Z",
};

START_TEST(anything_else_is_refused)
{
	int64_t when = 42;

	ck_assert_msg(
	    !timestamp_parse(refused_rows[_i], strlen(refused_rows[_i]), &when),
	    "%s is read", refused_rows[_i]);
	ck_assert_int_eq(when, 42);
}
END_TEST

START_TEST(length_ends_the_text_and_nul_does_not)
{
	static const char text[] = "2025-06-23T17:18:20Z\0Z";
	int64_t when = 42;

	ck_assert(timestamp_parse(text, 20, &when));
	for (size_t length = 0; length < sizeof text; length++)
		ck_assert_msg(
		    length == 20 || !timestamp_parse(text, length, &when),
		    "the first %zu bytes are read", length);
}
END_TEST

static const struct {
	int64_t when;
	const char *text;
} format_rows[] = {
    {0, "1970-01-01T00:00:00.000Z"},
    {999, "1970-01-01T00:00:00.000Z"},
    {1999, "1970-01-01T00:00:00.001Z"},
    {-1, "1969-12-31T23:59:59.999Z"},
    {-1000, "1969-12-31T23:59:59.999Z"},
    {-1001, "1969-12-31T23:59:59.998Z"},
    {INT64_C(1750699100605999), "2025-06-23T17:18:20.605Z"},
    {INT64_C(-62135596800000000), "0001-01-01T00:00:00.000Z"},
    {INT64_C(253402300799999999), "9999-12-31T23:59:59.999Z"},
};

START_TEST(instants_are_written_in_cut_milliseconds)
{
	char text[TIMESTAMP_TEXT_SIZE];

	timestamp_format(format_rows[_i].when, text);
	ck_assert_str_eq(text, format_rows[_i].text);
}
END_TEST

static int month_days(int year, int month)
{
	if (month == 2)
		return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
			   ? 29
			   : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* check writes a file for each assertion that holds: millions take long. */
static void check_day(int year, int month, int day, int64_t number)
{
	char text[64], back[TIMESTAMP_TEXT_SIZE];
	int64_t when = 0, noon = number * TIMESTAMP_DAY + 43200 * SECOND;

	snprintf(text, sizeof text, "%04d-%02d-%02dT12:00:00.000Z", year, month,
	    day);
	if (!timestamp_parse(text, strlen(text), &when) || when != noon)
		ck_abort_msg("%s is read as %" PRId64, text, when);
	timestamp_format(noon, back);
	if (strcmp(back, text) != 0)
		ck_abort_msg("%s is written as %s", text, back);
}

/* A calendar that only counts, against the one that computes. */
START_TEST(every_day_of_9999_years_comes_and_goes)
{
	int64_t number = INT64_C(-719162); /* 0001-01-01 */

	for (int year = 1; year <= 9999; year++)
		for (int month = 1; month <= 12; month++)
			for (int day = 1; day <= month_days(year, month); day++)
				check_day(year, month, day, number++);
	ck_assert_int_eq(number, INT64_C(2932897)); /* 10000-01-01 */
}
END_TEST

START_TEST(every_second_of_a_day_comes_and_goes)
{
	for (int64_t second = 0; second < 86400; second++) {
		char text[TIMESTAMP_TEXT_SIZE], expected[64];
		int64_t back = 0;

		timestamp_format(second * SECOND, text);
		snprintf(expected, sizeof expected,
		    "1970-01-01T%02d:%02d:%02d.000Z", (int)(second / 3600),
		    (int)(second / 60 % 60), (int)(second % 60));
		ck_assert_str_eq(text, expected);
		ck_assert(timestamp_parse(text, strlen(text), &back));
		ck_assert_int_eq(back, second * SECOND);
	}
}
END_TEST

START_TEST(every_offset_moves_by_its_minutes)
{
	for (int minutes = -1439; minutes <= 1439; minutes++) {
		int size = minutes < 0 ? -minutes : minutes;
		char text[64];
		int64_t when = 0;

		snprintf(text, sizeof text, "2025-06-23T12:00:00%c%02d:%02d",
		    minutes < 0 ? '-' : '+', size / 60, size % 60);
		ck_assert_msg(
		    timestamp_parse(text, strlen(text), &when), "%s", text);
		ck_assert_msg(
		    when == (1750680000 - minutes * 60) * SECOND, "%s", text);
	}
}
END_TEST

START_TEST(clocks_go)
{
	int64_t first = timestamp_monotonic();

	ck_assert_int_gt(timestamp_now(), INT64_C(1700000000) * SECOND);
	ck_assert_int_ge(timestamp_monotonic(), first);
}
END_TEST

UNIT_MAIN("timestamp", UNIT_ROWS(instants_are_read, parse_rows),
    UNIT_ROWS(anything_else_is_refused, refused_rows),
    UNIT_ONCE(length_ends_the_text_and_nul_does_not),
    UNIT_ROWS(instants_are_written_in_cut_milliseconds, format_rows),
    UNIT_ONCE(every_day_of_9999_years_comes_and_goes),
    UNIT_ONCE(every_second_of_a_day_comes_and_goes),
    UNIT_ONCE(every_offset_moves_by_its_minutes), UNIT_ONCE(clocks_go))
