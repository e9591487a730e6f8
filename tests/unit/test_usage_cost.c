#include "llm/usage_cost.h"

#include "unit.h"

static const struct {
	const char *number;
	int power;
	const char *cost; /* NULL: refused */
} rows[] = {
    {"0", 0, "0"},
    {"0.0", 0, "0"},
    {"0e99", 0, "0"},
    {"0", -10, "0"},
    {"1", 0, "1"},
    {"15", 0, "15"},
    {"100", 0, "100"},
    {"1.50", 0, "1.5"},
    {"1.0", 0, "1"},
    {"0.00014", 0, "0.00014"},
    {"1.4e-05", 0, "0.000014"},
    {"1.4E-5", 0, "0.000014"},
    {"140e-7", 0, "0.000014"},
    {"1.25e+2", 0, "125"},
    {"1.25e1", 0, "12.5"},
    {"100200.003004", 0, "100200.003004"},
    {"0.10000000000000001", 0, "0.10000000000000001"},
    {"999999999.999999999999999999999999999999", 0,
	"999999999.999999999999999999999999999999"},
    {"10000000000", -10, "1"},
    {"15", -10, "0.0000000015"},
    {"158500", -10, "0.00001585"},
    {"1.5", -10, "0.00000000015"},
    {"1e-30", 0, "0.000000000000000000000000000001"},
    {"1e-31", 0, NULL},
    {"1e9", 0, NULL},
    {"1000000000", 0, NULL},
    {"12345678901234567890123456789012345678901", 0, NULL},
    {"1.2345678901234567890123456789012345678901", 0, NULL},
    {"1e99999999999999999999", 0, NULL},
    {"1e-99999999999999999999", 0, NULL},
    {"-1", 0, NULL},
    {"-0.5", 0, NULL},
};

START_TEST(costs_are_exact)
{
	char cost[48] = "untouched";
	bool fits = usage_cost_write(
	    rows[_i].number, rows[_i].power, cost, sizeof cost);

	ck_assert_int_eq(fits, rows[_i].cost != NULL);
	ck_assert_str_eq(cost, fits ? rows[_i].cost : "untouched");
}
END_TEST

START_TEST(a_cost_that_has_no_room_is_refused)
{
	char cost[5] = "none";

	ck_assert(!usage_cost_write("1.234", 0, cost, sizeof cost));
	ck_assert_str_eq(cost, "none");
	ck_assert(usage_cost_write("1.23", 0, cost, sizeof cost));
	ck_assert_str_eq(cost, "1.23");
}
END_TEST

UNIT_MAIN("usage_cost", UNIT_ROWS(costs_are_exact, rows),
    UNIT_ONCE(a_cost_that_has_no_room_is_refused))
