#include "base/decimal.h"

#include "unit.h"

static const struct {
	const char *text, *value; /* NULL: refused */
	bool exact;
} parse_rows[] = {
    {"0", "0.00", true},
    {"0.0", "0.00", true},
    {"7", "7.00", true},
    {"12.3", "12.30", true},
    {"0.1", "0.10", true},
    {"2.675", "2.675", true},
    {"0.000000000001", "0.000000000001", true},
    {"12.345678", "12.345678", true},
    {"100000", "100000.00", true},
    {"999999999999.999999999999", "999999999999.999999999999", true},
    /* Exponents, as JSON writers put them. */
    {"1e3", "1000.00", true},
    {"1E+3", "1000.00", true},
    {"1.5e-05", "0.000015", true},
    {"0.0e99", "0.00", true},
    {"123e-2", "1.23", true},
    {"1e-12", "0.000000000001", true},
    {"0.000000000000000001e18", "1.00", true},
    /* Rounded half to even at the twelfth digit. */
    {"0.0000000000005", "0.00", false},
    {"0.0000000000015", "0.000000000002", false},
    {"0.0000000000025", "0.000000000002", false},
    {"0.00000000000250000001", "0.000000000003", false},
    {"0.0000000000024999", "0.000000000002", false},
    {"0.00000000000051", "0.000000000001", false},
    {"0.000014999999999999999", "0.000015", false},
    {"0.18000000000000002", "0.18", false},
    {"5e-13", "0.00", false},
    {"6e-13", "0.000000000001", false},
    {"9e-14", "0.00", false},
    {"1e-99999999999999999999", "0.00", false},
    {"0.9999999999999", "1.00", false},
    /* Out of range, or no number. */
    {"1000000000000", NULL, false},
    {"1e12", NULL, false},
    {"999999999999.9999999999999", NULL, false},
    {"1e99999999999999999999", NULL, false},
    {"123456789012345678901234567890123456789012345678901234567890", NULL,
	false},
    {"", NULL, false},
    {"-1", NULL, false},
    {"+1", NULL, false},
    {"01", NULL, false},
    {"00", NULL, false},
    {".5", NULL, false},
    {"5.", NULL, false},
    {"5.e1", NULL, false},
    {"1e", NULL, false},
    {"1e+", NULL, false},
    {"1,5", NULL, false},
    {"1 ", NULL, false},
    {" 1", NULL, false},
    {"1.2.3", NULL, false},
    {"0x10", NULL, false},
    {"NaN", NULL, false},
    {"Infinity", NULL, false},
    {"$1", NULL, false},
};

START_TEST(numbers_are_read_exactly_or_rounded_half_to_even)
{
	struct decimal value = {77};
	char text[DECIMAL_TEXT_SIZE];
	bool exact = false;

	if (parse_rows[_i].value == NULL) {
		ck_assert(!decimal_parse(parse_rows[_i].text, &value, &exact));
		return;
	}
	ck_assert(decimal_parse(parse_rows[_i].text, &value, &exact));
	decimal_format(value, text);
	ck_assert_str_eq(text, parse_rows[_i].value);
	ck_assert(exact == parse_rows[_i].exact);
}
END_TEST

START_TEST(a_tenth_ten_times_is_one)
{
	struct decimal sum = {0}, tenth;
	char text[DECIMAL_TEXT_SIZE];

	ck_assert(decimal_parse("0.1", &tenth, NULL));
	for (int i = 0; i < 10; i++)
		decimal_add_product(&sum, tenth, 1);
	decimal_format(sum, text);
	ck_assert_str_eq(text, "1.00");
}
END_TEST

static const struct {
	const char *price;
	int64_t count;
	const char *millionth;
} product_rows[] = {
    {"2.5", 1000000, "2.50"},
    {"0.15", 123456, "0.0185184"},
    {"0.15", 0, "0.00"},
    /* 10^12 tokens at nearly 10^12 USD for a million of them. */
    {"999999999999.999999999999", 1000000000000, "999999999999999999.999999"},
    /* 0.0000005 * 1 / 10^6 is half a unit: to the even one, here 0 … */
    {"0.0000005", 1, "0.00"},
    /* … and here 1.5 units, which make 2. */
    {"0.0000005", 3, "0.000000000002"},
    {"0.000000500001", 1, "0.000000000001"},
    {"0.000000499999", 1, "0.00"},
};

START_TEST(products_are_exact_and_rounded_once)
{
	struct decimal sum = {0}, price;
	char text[DECIMAL_TEXT_SIZE];

	ck_assert(decimal_parse(product_rows[_i].price, &price, NULL));
	decimal_add_product(&sum, price, product_rows[_i].count);
	decimal_format(decimal_millionth(sum), text);
	ck_assert_str_eq(text, product_rows[_i].millionth);
}
END_TEST

START_TEST(the_largest_number_fits_its_text)
{
	struct decimal largest = {~(unsigned __int128)0};
	char text[DECIMAL_TEXT_SIZE];

	decimal_format(largest, text);
	ck_assert_str_eq(text, "340282366920938463463374607.431768211455");
}
END_TEST

UNIT_MAIN("decimal",
    UNIT_ROWS(numbers_are_read_exactly_or_rounded_half_to_even, parse_rows),
    UNIT_ONCE(a_tenth_ten_times_is_one),
    UNIT_ROWS(products_are_exact_and_rounded_once, product_rows),
    UNIT_ONCE(the_largest_number_fits_its_text))
