#include "db/db.h"

#include <string.h>

#include "unit.h"

static const char *const good_rows[] = {NULL, "", "postgresql:///tokenmeter",
    "postgres://u:p%40ss@h:5432/d?connect_timeout=3",
    "postgresql://u@/d?host=/run/postgresql", "host=/tmp dbname=d",
    "password='a b' user=u"};

START_TEST(what_libpq_reads_is_taken)
{
	struct error error;

	ck_assert_int_eq(
	    db_check_connection_string(good_rows[_i], &error), ERR_OK);
}
END_TEST

static const char *const bad_rows[] = {"sesame", "mysql://u:sesame@h/d",
    "postgresql://u:sesame@h/d?sesame=1", "postgresql://u:sesame@[h/d",
    "postgresql://u:sesame%zz@h/d", "passwort=sesame", "password='sesame"};

START_TEST(what_it_cannot_read_is_refused_and_not_repeated)
{
	struct error error;

	ck_assert_int_eq(
	    db_check_connection_string(bad_rows[_i], &error), ERR_INVALID);
	ck_assert_ptr_nonnull(strstr(error.message, "DATABASE_URL must be "));
	ck_assert_ptr_null(strstr(error.message, "sesame"));
}
END_TEST

UNIT_MAIN("connection_string", UNIT_ROWS(what_libpq_reads_is_taken, good_rows),
    UNIT_ROWS(what_it_cannot_read_is_refused_and_not_repeated, bad_rows))
