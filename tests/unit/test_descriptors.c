#include "base/descriptors.h"

#include <sys/resource.h>

#include "unit.h"

START_TEST(the_limit_is_what_the_process_may_have)
{
	const struct rlimit few = {.rlim_cur = 20, .rlim_max = 50};
	struct rlimit limit;

	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &few), 0);
	ck_assert_int_eq(descriptors_raise_limit(), 50);
	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
	ck_assert_uint_eq(limit.rlim_cur, 50);
}
END_TEST

static const struct {
	int64_t requests, streams, connections, at_least, at_most;
} wanted_rows[] = {
    {1, 0, 1, 6, 100},
    {1000, 10000, 8, 15008, 15100},
    {10000, 100000, 100, 150100, 150200},
};

START_TEST(each_request_and_stream_is_provided_for)
{
	const struct config config = {.max_requests = wanted_rows[_i].requests,
	    .max_streams = wanted_rows[_i].streams,
	    .database_connections = wanted_rows[_i].connections};

	ck_assert_int_ge(descriptors_wanted(&config), wanted_rows[_i].at_least);
	ck_assert_int_le(descriptors_wanted(&config), wanted_rows[_i].at_most);
}
END_TEST

UNIT_MAIN("descriptors", UNIT_ONCE(the_limit_is_what_the_process_may_have),
    UNIT_ROWS(each_request_and_stream_is_provided_for, wanted_rows))
