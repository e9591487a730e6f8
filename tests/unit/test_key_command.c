#include "auth/key_command.h"

#include <string.h>

#include "unit.h"

static const struct {
	char *words[10];
	bool valid;
	int what;
	enum role role;
	const char *user_id, *label;
	int64_t expires_at, id;
} rows[] = {
    {{"list", NULL}, true, KEY_LIST, ROLE_NONE, NULL, "", 0, 0},
    {{"revoke", "7", NULL}, true, KEY_REVOKE, ROLE_NONE, NULL, "", 0, 7},
    {{"create", "--role", "app", NULL}, true, KEY_CREATE, ROLE_APP, NULL, "", 0,
	0},
    {{"create", "--user", "ada", "--role", "user", "--label", "a b",
	 "--expires", "2030-01-02", NULL},
	true, KEY_CREATE, ROLE_USER, "ada", "a b", INT64_C(1893542400000000),
	0},
    {{"create", "--role", "admin", "--expires", "2030-01-02T01:00:00+01:00",
	 NULL},
	true, KEY_CREATE, ROLE_ADMIN, NULL, "", INT64_C(1893542400000000), 0},
    {{NULL}, false, 0, ROLE_NONE, NULL, NULL, 0, 0},
    {{"make", NULL}, false, 0, ROLE_NONE, NULL, NULL, 0, 0},
    {{"list", "all", NULL}, false, 0, ROLE_NONE, NULL, NULL, 0, 0},
    {{"revoke", NULL}, false, 0, ROLE_NONE, NULL, NULL, 0, 0},
    {{"revoke", "0", NULL}, false, 0, ROLE_NONE, NULL, NULL, 0, 0},
    {{"revoke", "-1", NULL}, false, 0, ROLE_NONE, NULL, NULL, 0, 0},
    {{"revoke", "7x", NULL}, false, 0, ROLE_NONE, NULL, NULL, 0, 0},
    {{"revoke", "99999999999999999999", NULL}, false, 0, ROLE_NONE, NULL, NULL,
	0, 0},
    {{"revoke", "1", "2", NULL}, false, 0, ROLE_NONE, NULL, NULL, 0, 0},
    {{"create", NULL}, false, 0, ROLE_NONE, NULL, NULL, 0, 0},
    {{"create", "--role", NULL}, false, 0, ROLE_NONE, NULL, NULL, 0, 0},
    {{"create", "--role", "root", NULL}, false, 0, ROLE_NONE, NULL, NULL, 0, 0},
    {{"create", "--role", "app", "--expires", "soon", NULL}, false, 0,
	ROLE_NONE, NULL, NULL, 0, 0},
    {{"create", "--role", "app", "--color", "red", NULL}, false, 0, ROLE_NONE,
	NULL, NULL, 0, 0},
};

START_TEST(words_are_read)
{
	struct key_command command;

	ck_assert_int_eq(
	    key_command_read(rows[_i].words, &command), rows[_i].valid);
	if (!rows[_i].valid)
		return;
	ck_assert_int_eq((int)command.what, rows[_i].what);
	ck_assert_int_eq(command.order.role, rows[_i].role);
	ck_assert_str_eq(command.order.label, rows[_i].label);
	ck_assert_int_eq(command.order.expires_at, rows[_i].expires_at);
	ck_assert_int_eq(command.id, rows[_i].id);
	if (rows[_i].user_id == NULL)
		ck_assert_ptr_null(command.order.user_id);
	else
		ck_assert_str_eq(command.order.user_id, rows[_i].user_id);
}
END_TEST

START_TEST(the_actor_is_an_operator)
{
	char actor[KEY_COMMAND_ACTOR_SIZE];

	key_command_actor(actor);
	ck_assert_int_eq(strncmp(actor, "operator ", 9), 0);
	ck_assert_uint_gt(strlen(actor), 9);
}
END_TEST

UNIT_MAIN("key_command", UNIT_ROWS(words_are_read, rows),
    UNIT_ONCE(the_actor_is_an_operator))
