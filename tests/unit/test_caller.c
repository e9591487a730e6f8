#include "http/caller.h"

#include <stdio.h>

#include "unit.h"

/* What each kind of row takes: viewer, user, app and admin by a header, a user
 * by a cookie, a user by the web server's login, anybody in open mode. */
static const struct {
	enum http_access access;
	const char *name;
	bool nobody, viewer, user, app, admin, cookie, login, open;
} access_rows[] = {
    {ACCESS_ADMIN, "admin", false, false, false, false, true, false, false,
	true},
    {ACCESS_APP, "app", false, false, false, true, true, false, false, true},
    {ACCESS_RELAY, "relay", false, false, true, true, true, false, false, true},
    {ACCESS_RECORD, "record", false, false, true, true, true, true, true, true},
    {ACCESS_READ, "read", false, true, true, true, true, true, true, true},
    {ACCESS_SESSION, "session", false, true, true, true, true, true, true,
	true},
    {ACCESS_PUBLIC, "public", true, true, true, true, true, true, true, true},
};

static bool admits(
    enum http_access access, enum http_means means, enum role role)
{
	const struct http_caller caller = {.means = means, .role = role};

	return http_access_admits(access, &caller);
}

START_TEST(rows_take_roles)
{
	enum http_access access = access_rows[_i].access;

	ck_assert_str_eq(http_access_name(access), access_rows[_i].name);
	ck_assert_int_eq(
	    admits(access, MEANS_NONE, ROLE_NONE), access_rows[_i].nobody);
	ck_assert_int_eq(
	    admits(access, MEANS_HEADER, ROLE_VIEWER), access_rows[_i].viewer);
	ck_assert_int_eq(
	    admits(access, MEANS_HEADER, ROLE_USER), access_rows[_i].user);
	ck_assert_int_eq(
	    admits(access, MEANS_HEADER, ROLE_APP), access_rows[_i].app);
	ck_assert_int_eq(
	    admits(access, MEANS_HEADER, ROLE_ADMIN), access_rows[_i].admin);
	ck_assert_int_eq(
	    admits(access, MEANS_COOKIE, ROLE_USER), access_rows[_i].cookie);
	ck_assert_int_eq(
	    admits(access, MEANS_LOGIN, ROLE_USER), access_rows[_i].login);
	ck_assert_int_eq(
	    admits(access, MEANS_OPEN, ROLE_ADMIN), access_rows[_i].open);
}
END_TEST

START_TEST(a_row_that_says_nothing_is_for_admins)
{
	ck_assert_int_eq((enum http_access){0}, ACCESS_ADMIN);
	ck_assert_int_eq((struct http_caller){0}.role, ROLE_NONE);
}
END_TEST

static const struct {
	enum role role;
	const char *bound, *asked;
	bool may;
} user_rows[] = {
    {ROLE_VIEWER, "ada", "ada", true},
    {ROLE_VIEWER, "ada", "Ada", false},
    {ROLE_VIEWER, "ada", "ad", false},
    {ROLE_VIEWER, "ada", "adam", false},
    {ROLE_VIEWER, "ada", "", false},
    {ROLE_USER, "zoë", "zoë", true},
    {ROLE_USER, "zo\xc3\xab", "zoe\xcc\x88", false},
    {ROLE_APP, "", "ada", true},
    {ROLE_ADMIN, "", "ada", true},
    {ROLE_NONE, "", "ada", false},
};

START_TEST(who_is_bound_is_one_user)
{
	struct http_caller caller = {.role = user_rows[_i].role};

	snprintf(
	    caller.user_id, sizeof caller.user_id, "%s", user_rows[_i].bound);
	ck_assert_int_eq(http_caller_may_be(&caller, user_rows[_i].asked),
	    user_rows[_i].may);
}
END_TEST

#define NOW 1000000
#define HOUR 3600000000

static const struct {
	struct http_caller caller;
	int64_t until;
} stay_rows[] = {
    {{.means = MEANS_LOGIN, .login = "ada"}, NOW + HOUR},
    {{.means = MEANS_COOKIE, .expires_at = NOW + 2 * HOUR}, NOW + 2 * HOUR},
    {{.means = MEANS_HEADER, .expires_at = NOW + 5}, NOW + 5},
    {{.means = MEANS_HEADER}, 0},
    {{.means = MEANS_OPEN}, 0},
};

START_TEST(what_lasts_ends_with_him)
{
	ck_assert_int_eq(http_caller_stays_until(&stay_rows[_i].caller, NOW),
	    stay_rows[_i].until);
}
END_TEST

static const struct {
	struct http_caller caller;
	const char *actor;
} actor_rows[] = {
    {{.means = MEANS_HEADER, .lineage = {7, 3}}, "key 7"},
    {{.means = MEANS_COOKIE, .lineage = {9, 7}}, "key 7"},
    {{.means = MEANS_LOGIN, .login = "ada"}, "login ada"},
    {{.means = MEANS_OPEN}, "open"},
};

START_TEST(the_audit_names_him)
{
	char actor[CALLER_ACTOR_SIZE];

	http_caller_write_actor(&actor_rows[_i].caller, actor);
	ck_assert_str_eq(actor, actor_rows[_i].actor);
}
END_TEST

UNIT_MAIN("caller", UNIT_ROWS(rows_take_roles, access_rows),
    UNIT_ONCE(a_row_that_says_nothing_is_for_admins),
    UNIT_ROWS(who_is_bound_is_one_user, user_rows),
    UNIT_ROWS(what_lasts_ends_with_him, stay_rows),
    UNIT_ROWS(the_audit_names_him, actor_rows))
