#include "auth/secret.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "unit.h"

#define MANY 5000
#define DIGITS \
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
#define BODY "0123456789-_0123456789-_0123456789-_0123456"

static const struct {
	enum secret_kind kind;
	const char *beginning;
} kind_rows[] = {
    {SECRET_KEY, "tm_"}, {SECRET_VIEWER, "tmv_"}, {SECRET_SESSION, "tms_"}};

START_TEST(secrets_are_their_beginning_and_256_bits)
{
	const char *beginning = kind_rows[_i].beginning;
	char text[SECRET_TEXT_SIZE];

	secret_make(kind_rows[_i].kind, text);
	ck_assert_int_eq(strncmp(text, beginning, strlen(beginning)), 0);
	ck_assert_uint_eq(strlen(text), strlen(beginning) + 43);
	ck_assert_uint_eq(strspn(text + strlen(beginning), DIGITS), 43);
	ck_assert(secret_is_ours(text));
	ck_assert_ptr_eq(
	    secret_text_find(text, strlen(text), SECRET_TEXT_DIGITS), text);
}
END_TEST

static int compare(const void *a, const void *b)
{
	return strcmp(a, b);
}

START_TEST(no_two_secrets_are_equal)
{
	char(*texts)[SECRET_TEXT_SIZE] = calloc(MANY, sizeof *texts);
	size_t seen[64] = {0};

	ck_assert_ptr_nonnull(texts);
	for (size_t i = 0; i < MANY; i++) {
		secret_make(SECRET_KEY, texts[i]);
		for (const char *at = texts[i] + 3; *at != '\0'; at++)
			seen[strchr(DIGITS, *at) - DIGITS]++;
	}
	qsort(texts, MANY, sizeof *texts, compare);
	for (size_t i = 1; i < MANY; i++)
		ck_assert_str_ne(texts[i - 1], texts[i]);
	/* Each digit is about as frequent as any other: 3359 on average. */
	for (size_t i = 0; i < UNIT_COUNT(seen); i++) {
		ck_assert_uint_gt(seen[i], 2700);
		ck_assert_uint_lt(seen[i], 4400);
	}
	free(texts);
}
END_TEST

START_TEST(the_hash_is_sha_256)
{
	static const unsigned char expected[SECRET_HASH_SIZE] = {0xba, 0x78,
	    0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40, 0xde, 0x5d,
	    0xae, 0x22, 0x23, 0xb0, 0x03, 0x61, 0xa3, 0x96, 0x17, 0x7a, 0x9c,
	    0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad};
	unsigned char hash[SECRET_HASH_SIZE];

	secret_hash("abc", hash);
	ck_assert_mem_eq(hash, expected, sizeof hash);
}
END_TEST

static const struct {
	const char *text;
	bool ours;
	int found; /* -1: nothing */
} text_rows[] = {
    {"tm_" BODY, true, 0},
    {"tmv_" BODY, true, 0},
    {"tms_" BODY, true, 0},
    {"tm_", true, -1},
    {"tm_short", true, -1},
    {"tmx_" BODY, false, -1},
    {"TM_" BODY, false, -1},
    {"sk-" BODY, false, -1},
    {"", false, -1},
    {"key=tm_" BODY "&x=1", false, 4},
    {"tm&tm_&key=Bearer tmv_" BODY, false, 18},
    {"userId=tm_" BODY, false, 7},
    {"key=tm_" BODY "more", false, 4},
    {"within-tm_" BODY, false, -1},
    {"atm=tm", false, -1},
};

START_TEST(what_is_ours_is_known)
{
	const char *text = text_rows[_i].text;
	const char *found =
	    secret_text_find(text, strlen(text), SECRET_TEXT_DIGITS);

	ck_assert_int_eq(secret_is_ours(text), text_rows[_i].ours);
	if (text_rows[_i].found < 0)
		ck_assert_ptr_null(found);
	else
		ck_assert_ptr_eq(found, text + text_rows[_i].found);
}
END_TEST

static const struct {
	const char *file;
	size_t length;
	const char *secret; /* NULL: it holds none */
} file_rows[] = {
    {"tm_" BODY, 46, "tm_" BODY},
    {"tmv_" BODY "\n", 48, "tmv_" BODY},
    {"tmv_" BODY "\r\n", 49, "tmv_" BODY},
    {"", 0, NULL},
    {"\n", 1, NULL},
    {BODY, 43, NULL},
    {"sk-" BODY, 46, NULL},
    {"tm_short\n", 9, NULL},
    {" tm_" BODY, 47, NULL},
    {"tm_" BODY "m\n", 48, NULL},
    {"tm_" BODY "\0\n", 48, NULL},
    {"tm_" BODY "\ntm_" BODY "\n", 94, NULL},
    {"tmv_" BODY "\r\nA", 50, NULL},
};

START_TEST(a_file_holds_a_secret_or_none)
{
	const char *secret = file_rows[_i].secret;
	char path[] = "/tmp/test_secret.XXXXXX";
	char text[SECRET_TEXT_SIZE];
	struct error error;
	int file = mkstemp(path);

	ck_assert_int_ge(file, 0);
	ck_assert_int_eq(write(file, file_rows[_i].file, file_rows[_i].length),
	    (ssize_t)file_rows[_i].length);
	close(file);
	ck_assert_int_eq(secret_read_file(path, text, &error),
	    secret != NULL ? ERR_OK : ERR_INVALID);
	unlink(path);
	if (secret != NULL)
		ck_assert_str_eq(text, secret);
	else
		ck_assert_ptr_null(strstr(error.message, "0123"));
	ck_assert_int_eq(secret_read_file(path, text, &error), ERR_INVALID);
	ck_assert_ptr_null(strstr(error.message, "test_secret"));
}
END_TEST

UNIT_MAIN("secret",
    UNIT_ROWS(secrets_are_their_beginning_and_256_bits, kind_rows),
    UNIT_ONCE(no_two_secrets_are_equal), UNIT_ONCE(the_hash_is_sha_256),
    UNIT_ROWS(what_is_ours_is_known, text_rows),
    UNIT_ROWS(a_file_holds_a_secret_or_none, file_rows))
