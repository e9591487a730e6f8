/*
 * The frame of a unit test program: one suite, each test once or once per row
 * of its table (the row's number is _i). Each runs in a process of its own.
 */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <check.h>
#include <stddef.h>
#include <stdlib.h>

struct unit_test {
	const char *name;
	const TTest *test;
	size_t rows;
};

#define UNIT_COUNT(table) (sizeof(table) / sizeof *(table))
#define UNIT_ONCE(test)        \
	{                      \
#test, test, 1 \
	}
#define UNIT_ROWS(test, table)                 \
	{                                      \
#test, test, UNIT_COUNT(table) \
	}

/* Generous: sanitizers are slow, and only a hang should meet it. */
#define UNIT_SECONDS 120

/* Runs TESTS and prints check's result line; what main() returns. */
static inline int unit_run(
    const char *name, const struct unit_test *tests, size_t count)
{
	Suite *suite = suite_create(name);
	SRunner *runner = srunner_create(suite);
	int failed;

	for (size_t i = 0; i < count; i++) {
		TCase *tcase = tcase_create(tests[i].name);

		tcase_set_timeout(tcase, UNIT_SECONDS);
		tcase_add_loop_test(
		    tcase, tests[i].test, 0, (int)tests[i].rows);
		suite_add_tcase(suite, tcase);
	}
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#define UNIT_MAIN(name, ...)                                     \
	int main(void)                                           \
	{                                                        \
		const struct unit_test tests[] = {__VA_ARGS__};  \
                                                                 \
		return unit_run(name, tests, UNIT_COUNT(tests)); \
	}

#endif
