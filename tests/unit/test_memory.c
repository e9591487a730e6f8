#include "base/memory.h"

#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

START_TEST(what_is_cleared_is_zero)
{
	char *bytes = memory_calloc(100, 3);

	for (size_t i = 0; i < 300; i++)
		ck_assert_int_eq(bytes[i], 0);
	free(bytes);
}
END_TEST

START_TEST(nothing_is_still_something)
{
	void *none = memory_alloc(0), *cleared = memory_calloc(0, 8);

	ck_assert_ptr_nonnull(none);
	ck_assert_ptr_nonnull(cleared);
	free(none);
	free(cleared);
}
END_TEST

START_TEST(what_grows_keeps_its_bytes)
{
	char *bytes = memory_strdup("kept");

	bytes = memory_realloc(bytes, 100000);
	ck_assert_str_eq(bytes, "kept");
	free(bytes);
	ck_assert_ptr_null(memory_strdup(NULL));
}
END_TEST

static void overflow(void)
{
	volatile size_t half = SIZE_MAX / 2 + 2;

	free(memory_calloc(half, 2));
}

static void alloc_too_much(void)
{
	volatile size_t all = PTRDIFF_MAX - 100;

	free(memory_alloc(all));
}

static void realloc_too_much(void)
{
	volatile size_t all = PTRDIFF_MAX - 100;

	free(memory_realloc(NULL, all));
}

static void (*const abort_rows[])(void) = {
    overflow, alloc_too_much, realloc_too_much};

/* Sanitizers end such a program in their own way. */
START_TEST(what_cannot_be_had_ends_the_program)
{
	pid_t child = fork();
	int status;

	ck_assert_int_ge(child, 0);
	if (child == 0) {
		setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
		abort_rows[_i]();
		_exit(EXIT_SUCCESS);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_SUCCESS);
}
END_TEST

UNIT_MAIN("memory", UNIT_ONCE(what_is_cleared_is_zero),
    UNIT_ONCE(nothing_is_still_something),
    UNIT_ONCE(what_grows_keeps_its_bytes),
    UNIT_ROWS(what_cannot_be_had_ends_the_program, abort_rows))
