#include <string.h>

#include "db/db.h"
#include "unit.h"

static const struct {
	const char *text;
	bool valid;
} rows[] = {
    {NULL, true},
    {"meter", true}, /* a database's name */
    {"", true},
    {"host=/run/postgresql dbname=meter", true},
    {"host=/home/a@b/run", true},
    {"host=@abstract", true},
    {"host=a,b port=5432,5433 password='se@k/ret'", true},
    {"service=meter", true},
    {"postgresql://", true},
    {"postgres:///meter?host=/run/postgresql", true},
    {"postgresql://u:se%40kret%2F@[::1]:5432/meter?sslmode=require", true},
    {"postgresql://u@a:5432,b:5433/meter?connect_timeout=5", true},
    /* A password as it is. */
    {"postgresql://u:se@kret@h/meter", false},
    {"postgresql://u:sekret/@h/meter", false},
    {"postgresql://u:sekret%@h/meter", false},
    {"postgresql://u:sekret%zz@h/meter", false},
    {"postgresql://u:sekret@[::1/meter", false},
    {"mysql://u:sekret@h/meter", false},
    {"host=h password=se kret", false},
    {"host=h password='sekret", false},
    {"host=h port=sekret", false},
    {"host=h passwd=sekret", false},
    {"postgresql://u@h/meter?sekret", false},
    {"postgresql://u@h/meter?sekret=1", false},
};

START_TEST(what_cannot_be_read_is_not_repeated)
{
	struct error error = {0};
	enum err err = db_check_connection_string(rows[_i].text, &error);

	ck_assert_int_eq(err, rows[_i].valid ? ERR_OK : ERR_INVALID);
	if (rows[_i].valid)
		return;
	ck_assert_ptr_nonnull(strstr(error.message, "DATABASE_URL"));
	ck_assert_ptr_nonnull(strstr(error.message, "%40 for @"));
	ck_assert_ptr_null(strstr(error.message, "kret"));
}
END_TEST

UNIT_MAIN(
    "connection_string", UNIT_ROWS(what_cannot_be_read_is_not_repeated, rows))
