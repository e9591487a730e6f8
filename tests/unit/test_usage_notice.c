#include <stdio.h>
#include <string.h>

#include "meter/usage_notice.h"
#include "unit.h"

struct taken {
	size_t count;
	uint32_t hashes[1000];
};

static void take(void *context, uint32_t hash)
{
	struct taken *taken = context;

	taken->hashes[taken->count++] = hash;
}

START_TEST(users_are_named_once_each)
{
	struct usage_notice notice = {0};
	struct taken taken = {0};

	usage_notice_add(&notice, "ada");
	usage_notice_add(&notice, "ada");
	usage_notice_add(&notice, "bob");
	ck_assert(usage_notice_read(usage_notice_text(&notice), take, &taken));
	ck_assert_uint_eq(taken.count, 2);
	ck_assert_uint_eq(taken.hashes[0], usage_notice_hash("ada"));
	ck_assert_uint_eq(taken.hashes[1], usage_notice_hash("bob"));
	buffer_clear(&notice.payload);
}
END_TEST

/* PostgreSQL takes payloads of less than 8,000 bytes. */
START_TEST(a_crowd_is_everybody)
{
	struct usage_notice notice = {0};
	struct taken taken = {0};
	char user[16];

	for (int i = 0; i < 1000; i++) {
		ck_assert_uint_lt(notice.payload.length, 8000);
		snprintf(user, sizeof user, "u%d", i);
		usage_notice_add(&notice, user);
	}
	ck_assert(!usage_notice_read(usage_notice_text(&notice), take, &taken));
	ck_assert_uint_eq(taken.count, 0);
	buffer_clear(&notice.payload);
}
END_TEST

static const char *const strange[] = {
    "", "*", "1234567", "123456789", "0123456g", "ABCDEF01"};

START_TEST(what_is_no_list_is_for_everybody)
{
	struct taken taken = {0};

	ck_assert(!usage_notice_read(strange[_i], take, &taken));
	ck_assert_uint_eq(taken.count, 0);
}
END_TEST

UNIT_MAIN("usage_notice", UNIT_ONCE(users_are_named_once_each),
    UNIT_ONCE(a_crowd_is_everybody),
    UNIT_ROWS(what_is_no_list_is_for_everybody, strange))
