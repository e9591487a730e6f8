#include "db/sqlstate.h"

#include <string.h>

#include "base/log.h"
#include "unit.h"

static const struct {
	const char *state;
	enum err err;
	const char *code;
} meaning_rows[] = {
    {"57014", ERR_BUSY, "DATABASE_TIMEOUT"},
    {"25006", ERR_BUSY, "DATABASE_READ_ONLY"},
    {"42P01", ERR_BUSY, "DATABASE_NOT_MIGRATED"},
    {"42703", ERR_BUSY, "DATABASE_NOT_MIGRATED"},
    {"42883", ERR_BUSY, "DATABASE_NOT_MIGRATED"},
    {"42501", ERR_BUSY, "DATABASE_DENIED"},
    {"3F000", ERR_BUSY, "DATABASE_DENIED"},
    {"42P05", ERR_BUSY, "DATABASE_POOLED"},
    {"26000", ERR_BUSY, "DATABASE_POOLED"},
    {"42601", ERR_INTERNAL, "DATABASE_ERROR"},
    {"40P01", ERR_CONFLICT, "DATABASE_CONFLICT"},
    {"40001", ERR_CONFLICT, "DATABASE_CONFLICT"},
    {"55P03", ERR_CONFLICT, "DATABASE_CONFLICT"},
    {"22003", ERR_INVALID, "DATABASE_REFUSED"},
    {"22021", ERR_INVALID, "DATABASE_REFUSED"},
    {"23514", ERR_INVALID, "DATABASE_REFUSED"},
    {"53100", ERR_BUSY, "DATABASE_OVERLOADED"},
    {"53300", ERR_BUSY, "DATABASE_OVERLOADED"},
    {"58030", ERR_BUSY, "DATABASE_OVERLOADED"},
    {"XX000", ERR_INTERNAL, "DATABASE_ERROR"},
    {"", ERR_INTERNAL, "DATABASE_ERROR"},
};

START_TEST(codes_have_meanings_and_words_stay_inside)
{
	struct error error = {{0}, {0}};

	log_set_level(LOG_LEVEL_ERROR);
	ck_assert_int_eq(sqlstate_explain(meaning_rows[_i].state,
			     "secret_column of usage_event", &error),
	    meaning_rows[_i].err);
	ck_assert_str_eq(error.code, meaning_rows[_i].code);
	ck_assert_ptr_null(strstr(error.message, "secret_column"));
	ck_assert_ptr_null(strstr(error.message, "usage_event"));
	ck_assert_uint_gt(strlen(error.message), 10);
}
END_TEST

/* What only an operator can mend. */
static const struct {
	const char *state, *what;
} mending_rows[] = {
    {"42P01", "tokenmeter migrate"},
    {"42501", "role"},
    {"53100", "disk is full"},
};

START_TEST(operators_hear_what_to_mend)
{
	struct error error = {{0}, {0}};

	log_set_level(LOG_LEVEL_ERROR);
	(void)sqlstate_explain(mending_rows[_i].state, "", &error);
	ck_assert_ptr_nonnull(strstr(error.message, mending_rows[_i].what));
}
END_TEST

static const struct {
	const char *state;
	bool lost, stale;
} kind_rows[] = {
    {"08006", true, false},
    {"08P01", true, false},
    {"57P01", true, false},
    {"57P02", true, false},
    {"57P03", true, false},
    {"57P05", true, false},
    {"57014", false, false},
    {"0A000", false, true},
    {"26000", false, true},
    {"23505", false, false},
    {"", false, false},
};

START_TEST(lost_connections_and_stale_plans_are_known)
{
	ck_assert_int_eq(sqlstate_is_lost_connection(kind_rows[_i].state),
	    kind_rows[_i].lost);
	ck_assert_int_eq(
	    sqlstate_is_stale_plan(kind_rows[_i].state), kind_rows[_i].stale);
}
END_TEST

UNIT_MAIN("sqlstate",
    UNIT_ROWS(codes_have_meanings_and_words_stay_inside, meaning_rows),
    UNIT_ROWS(operators_hear_what_to_mend, mending_rows),
    UNIT_ROWS(lost_connections_and_stale_plans_are_known, kind_rows))
