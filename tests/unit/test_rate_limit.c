#include "auth/rate_limit.h"

#include <stdio.h>
#include <string.h>

#include "base/timestamp.h"
#include "unit.h"

#define START (1000 * TIMESTAMP_SECOND)

static struct rate_answer take(
    struct rate_limit *limit, const char *name, int64_t per_minute, int64_t at)
{
	return rate_limit_take(
	    limit, RATE_CREDENTIAL, name, strlen(name), per_minute, at);
}

START_TEST(a_burst_then_an_even_pace)
{
	struct rate_limit *limit = rate_limit_new();
	struct rate_answer answer;

	for (int i = 0; i < 15; i++) {
		answer = take(limit, "a", 60, START);
		ck_assert(answer.allowed);
		ck_assert_int_eq(answer.limit, 15);
		ck_assert_int_eq(answer.remaining, 14 - i);
		ck_assert_int_eq(answer.reset_seconds, i + 1);
	}
	answer = take(limit, "a", 60, START);
	ck_assert(!answer.allowed);
	ck_assert_int_eq(answer.remaining, 0);
	ck_assert_int_eq(answer.retry_seconds, 1);
	/* What was refused does not count. */
	answer = take(limit, "a", 60, START + TIMESTAMP_SECOND);
	ck_assert(answer.allowed);
	answer = take(limit, "a", 60, START + TIMESTAMP_SECOND);
	ck_assert(!answer.allowed);
	/* All of it is back in time, but not more. */
	for (int i = 0; i < 15; i++)
		ck_assert(take(limit, "a", 60, START + 600 * TIMESTAMP_SECOND)
			      .allowed);
	ck_assert(
	    !take(limit, "a", 60, START + 600 * TIMESTAMP_SECOND).allowed);
	rate_limit_free(limit);
}
END_TEST

START_TEST(over_a_minute_it_is_the_rate)
{
	struct rate_limit *limit = rate_limit_new();
	int allowed = 0;

	/* Ten minutes, a hundred tries a second. */
	for (int64_t i = 0; i < 60000; i++)
		allowed += take(limit, "a", 120, START + i * 10000).allowed;
	ck_assert_int_ge(allowed, 1200);
	ck_assert_int_le(allowed, 1200 + 30);
	rate_limit_free(limit);
}
END_TEST

START_TEST(each_has_a_count_of_its_own)
{
	struct rate_limit *limit = rate_limit_new();
	char name[20];

	for (int i = 0; i < 1000; i++) {
		snprintf(name, sizeof name, "n%d", i);
		ck_assert(take(limit, name, 1, START).allowed);
	}
	ck_assert(!take(limit, "n999", 1, START).allowed);
	ck_assert(
	    rate_limit_take(limit, RATE_ADDRESS, "n999", 4, 1, START).allowed);
	rate_limit_free(limit);
}
END_TEST

START_TEST(many_do_not_make_it_grow_or_free_those_who_are_over)
{
	struct rate_limit *limit = rate_limit_new();
	char name[20];
	int over = 0;

	for (int i = 0; i < 40; i++)
		over += !take(limit, "busy", 60, START).allowed;
	ck_assert_int_eq(over, 25);
	for (int i = 0; i < 200000; i++) {
		snprintf(name, sizeof name, "m%d", i);
		take(limit, name, 6000, START);
	}
	/* Among those who are less behind, he is not the one to give way. */
	ck_assert(!take(limit, "busy", 60, START).allowed);
	rate_limit_free(limit);
}
END_TEST

UNIT_MAIN("rate_limit", UNIT_ONCE(a_burst_then_an_even_pace),
    UNIT_ONCE(over_a_minute_it_is_the_rate),
    UNIT_ONCE(each_has_a_count_of_its_own),
    UNIT_ONCE(many_do_not_make_it_grow_or_free_those_who_are_over))
