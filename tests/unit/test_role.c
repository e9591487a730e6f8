#include "base/role.h"

#include "unit.h"

static const struct {
	const char *name;
	enum role role;
	bool bound;
} rows[] = {
    {"viewer", ROLE_VIEWER, true},
    {"user", ROLE_USER, true},
    {"app", ROLE_APP, false},
    {"admin", ROLE_ADMIN, false},
};

START_TEST(roles_have_names)
{
	ck_assert_int_eq(role_find(rows[_i].name), rows[_i].role);
	ck_assert_str_eq(role_name(rows[_i].role), rows[_i].name);
	ck_assert_int_eq(role_is_bound(rows[_i].role), rows[_i].bound);
}
END_TEST

START_TEST(what_is_no_role_may_nothing)
{
	static const char *const names[] = {
	    "", "none", "Admin", "root", "apps"};

	for (size_t i = 0; i < UNIT_COUNT(names); i++)
		ck_assert_int_eq(role_find(names[i]), ROLE_NONE);
}
END_TEST

UNIT_MAIN("role", UNIT_ROWS(roles_have_names, rows),
    UNIT_ONCE(what_is_no_role_may_nothing))
