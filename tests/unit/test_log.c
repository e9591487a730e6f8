#include "base/log.h"

#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "base/timestamp.h"
#include "unit.h"

static char written[1 << 16];
static int pipe_ends[2];

/* Sends standard error, where the log writes, into a pipe. */
static void capture(void)
{
	ck_assert_int_eq(pipe(pipe_ends), 0);
	fcntl(pipe_ends[1], F_SETPIPE_SZ, (int)sizeof written);
	ck_assert_int_eq(dup2(pipe_ends[1], STDERR_FILENO), STDERR_FILENO);
	close(pipe_ends[1]);
}

/* Returns what was written since; closes standard error. */
static const char *captured(void)
{
	size_t used = 0;
	ssize_t got;

	close(STDERR_FILENO);
	while ((got = read(pipe_ends[0], written + used,
		    sizeof written - 1 - used)) > 0)
		used += (size_t)got;
	written[used] = '\0';
	return written;
}

START_TEST(a_line_is_time_level_and_message)
{
	const char *line;
	int64_t when = 0, before = timestamp_now() / 1000 * 1000;

	capture();
	log_warning("%d of %s", 2, "three");
	line = captured();
	ck_assert(timestamp_parse(line, TIMESTAMP_TEXT_SIZE - 1, &when));
	ck_assert_int_ge(when, before);
	ck_assert_int_le(when, timestamp_now());
	ck_assert_str_eq(
	    line + TIMESTAMP_TEXT_SIZE - 1, " warning 2 of three\n");
}
END_TEST

static const struct {
	enum log_level level;
	const char *words[4]; /* of error, warning, info, debug */
} level_rows[] = {
    {LOG_LEVEL_ERROR, {"error E", NULL, NULL, NULL}},
    {LOG_LEVEL_WARNING, {"error E", "warning W", NULL, NULL}},
    {LOG_LEVEL_INFO, {"error E", "warning W", "info I", NULL}},
    {LOG_LEVEL_DEBUG, {"error E", "warning W", "info I", "debug D"}},
};

START_TEST(the_level_and_graver_are_written)
{
	static const char *const all[] = {
	    "error E", "warning W", "info I", "debug D"};
	const char *text;

	capture();
	log_set_level(level_rows[_i].level);
	log_error("E");
	log_warning("W");
	log_info("I");
	log_debug("D");
	text = captured();
	for (size_t i = 0; i < 4; i++)
		ck_assert_msg((strstr(text, all[i]) != NULL) ==
				  (level_rows[_i].words[i] != NULL),
		    "%s", all[i]);
}
END_TEST

#define DIGITS "0123456789-_0123456789-_0123456789-_0123456"

static const struct {
	const char *message, *escaped;
} escape_rows[] = {
    {"a\nb", "a\\x0ab"},
    {"a\r\nforged", "a\\x0d\\x0aforged"},
    {"\x1B[31m", "\\x1b[31m"},
    {"\x7F", "\\x7f"},
    {"a\xC2\x9B"
     "b",
	"a\\xc2\\x9bb"},
    {"\xC3\x9B\xE2\x82\xAC", "\xC3\x9B\xE2\x82\xAC"},
    {"caf\xC3\xA9", "caf\xC3\xA9"},
    {"a\xFF"
     "b\xC3",
	"a\\xffb\\xc3"},
    {"\xC0\xAF\xED\xA0\x80\x9B", "\\xc0\\xaf\\xed\\xa0\\x80\\x9b"},
    {"path=/user/tm_" DIGITS "/x tmv_" DIGITS,
	"path=/user/tm_(hidden)/x tmv_(hidden)"},
    {"\xE2\x80\xA8\xE2\x80\xAE\xE2\x81\xA6\xE2\x80\x93",
	"\\xe2\\x80\\xa8\\xe2\\x80\\xae\\xe2\\x81\\xa6\xE2\x80\x93"},
    {"cut: tms_01234567890123456789", "cut: tms_(hidden)"},
    {"atm_" DIGITS " tm_short", "atm_" DIGITS " tm_short"},
};

START_TEST(control_characters_cannot_forge_lines)
{
	char expected[128];

	capture();
	log_info("%s", escape_rows[_i].message);
	snprintf(
	    expected, sizeof expected, " info %s\n", escape_rows[_i].escaped);
	ck_assert_str_eq(captured() + TIMESTAMP_TEXT_SIZE - 1, expected);
}
END_TEST

static const char *const long_rows[] = {"x", "\n", "\xC3\xA9"};

START_TEST(a_long_message_is_cut_and_still_one_line)
{
	char message[9001] = "";
	const char *line;
	size_t length, step = strlen(long_rows[_i]);

	for (size_t used = 0; used + step < sizeof message; used += step)
		memcpy(message + used, long_rows[_i], step + 1);
	capture();
	log_info("%s", message);
	line = captured();
	length = strlen(line);
	ck_assert_uint_le(length, PIPE_BUF);
	ck_assert_uint_gt(length, 3900);
	ck_assert_ptr_eq(strchr(line, '\n'), line + length - 1);
}
END_TEST

#define THREADS 8
#define LINES 50

static void *write_lines(void *letter)
{
	char message[101] = "";

	memset(message, *(const char *)letter, 100);
	for (int i = 0; i < LINES; i++)
		log_info("%s", message);
	return NULL;
}

START_TEST(lines_of_threads_do_not_mix)
{
	static const char letters[THREADS + 1] = "abcdefgh";
	pthread_t threads[THREADS];
	char *rest;
	int lines = 0;

	capture();
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, write_lines,
				     (void *)&letters[i]),
		    0);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	captured();
	for (char *line = strtok_r(written, "\n", &rest); line != NULL;
	     line = strtok_r(NULL, "\n", &rest), lines++) {
		const char *message = line + strlen(line) - 100;
		char letter[2] = {*message, '\0'};

		ck_assert_uint_eq(
		    strlen(line), TIMESTAMP_TEXT_SIZE - 1 + 6 + 100);
		ck_assert_uint_eq(strspn(message, letter), 100);
	}
	ck_assert_int_eq(lines, THREADS * LINES);
}
END_TEST

START_TEST(nobody_reading_does_no_harm)
{
	close(STDERR_FILENO);
	log_error("into the void");
}
END_TEST

UNIT_MAIN("log", UNIT_ONCE(a_line_is_time_level_and_message),
    UNIT_ROWS(the_level_and_graver_are_written, level_rows),
    UNIT_ROWS(control_characters_cannot_forge_lines, escape_rows),
    UNIT_ROWS(a_long_message_is_cut_and_still_one_line, long_rows),
    UNIT_ONCE(lines_of_threads_do_not_mix),
    UNIT_ONCE(nobody_reading_does_no_harm))
