#include "base/config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "unit.h"

#define ENVIRONMENT(...) ((char *const[]){__VA_ARGS__, NULL})

static struct config config;
static struct error error;

START_TEST(nothing_set_gives_the_defaults)
{
	ck_assert_int_eq(
	    config_read(&config, ENVIRONMENT("PATH=/bin"), &error), ERR_OK);
	ck_assert_ptr_null(config.listen);
	ck_assert_ptr_null(config.database_url);
	ck_assert_ptr_null(config.openai_api_key);
	ck_assert_str_eq(config.time_zone, "UTC");
	ck_assert_int_eq(config.log_level, LOG_LEVEL_INFO);
	ck_assert_int_eq(config.max_requests, 1000);
	config_clear(&config);
}
END_TEST

START_TEST(values_are_read_and_owned)
{
	char listen[] = "TOKENMETER_LISTEN=/run/t.sock";

	ck_assert_int_eq(
	    config_read(&config,
		ENVIRONMENT(listen, "TOKENMETER_MAX_REQUESTS=7",
		    "TOKENMETER_LOG_LEVEL=DEBUG", "OPENAI_API_KEY=k=v",
		    "TOKENMETER_TIME_ZONE=Asia/Kathmandu",
		    "OPENAI_BASE_URL=https://localhost/v1"),
		&error),
	    ERR_OK);
	memset(listen, 'x', sizeof listen - 1);
	ck_assert_str_eq(config.listen, "/run/t.sock");
	ck_assert_int_eq(config.max_requests, 7);
	ck_assert_int_eq(config.log_level, LOG_LEVEL_DEBUG);
	ck_assert_str_eq(config.openai_api_key, "k=v");
	ck_assert_str_eq(config.time_zone, "Asia/Kathmandu");
	ck_assert_str_eq(config.openai_base_url, "https://localhost/v1");
	config_clear(&config);
	ck_assert_ptr_null(config.listen);
	config_clear(&config);
}
END_TEST

START_TEST(an_empty_value_is_none)
{
	ck_assert_int_eq(
	    config_read(&config,
		ENVIRONMENT("TOKENMETER_MAX_REQUESTS=", "OPENAI_API_KEY=",
		    "OPENAI_API_KEY_FILE=", "TOKENMETER_TIME_ZONE="),
		&error),
	    ERR_OK);
	ck_assert_int_eq(config.max_requests, 1000);
	ck_assert_ptr_null(config.openai_api_key);
	ck_assert_str_eq(config.time_zone, "UTC");
	config_clear(&config);
}
END_TEST

static const struct {
	const char *entry;
	const char *words; /* the sentence names the setting */
} refused_rows[] = {
    {"TOKENMETER_TYPO=1", "TOKENMETER_TYPO"},
    {"TOKENMETER_=1", "TOKENMETER_"},
    {"TOKENMETER_LISTE=1", "TOKENMETER_LISTE"},
    {"TOKENMETER_LISTENX=1", "TOKENMETER_LISTENX"},
    {"TOKENMETER_LISTEN_FILE=/x", "TOKENMETER_LISTEN_FILE"},
    {"TOKENMETER_MAX_REQUESTS=0", "TOKENMETER_MAX_REQUESTS"},
    {"TOKENMETER_MAX_REQUESTS=10001", "integer from 1 to 10000"},
    {"TOKENMETER_MAX_REQUESTS=-1", "TOKENMETER_MAX_REQUESTS"},
    {"TOKENMETER_MAX_REQUESTS=ten", "TOKENMETER_MAX_REQUESTS"},
    {"TOKENMETER_MAX_REQUESTS=10k", "TOKENMETER_MAX_REQUESTS"},
    {"TOKENMETER_MAX_REQUESTS=1.5", "TOKENMETER_MAX_REQUESTS"},
    {"TOKENMETER_MAX_REQUESTS=99999999999999999999", "TOKENMETER_MAX_REQUESTS"},
    {"TOKENMETER_LOG_LEVEL=loud", "error, warning, info or debug"},
    {"TOKENMETER_ON_ABORT=stop", "TOKENMETER_ON_ABORT must be drain or cancel"},
    {"TOKENMETER_ESTIMATE=yes", "TOKENMETER_ESTIMATE must be off or on"},
    {"TOKENMETER_UPSTREAM_API_KEY=k", "TOKENMETER_UPSTREAM_API_KEY"},
    {"TOKENMETER_UPSTREAM__API_KEY=k", "TOKENMETER_UPSTREAM__API_KEY"},
    {"TOKENMETER_UPSTREAM_A_API_KEYS=k", "TOKENMETER_UPSTREAM_A_API_KEYS"},
    {"TOKENMETER_UPSTREAM_A_API_KEY_FILE=/does/not/exist",
	"TOKENMETER_UPSTREAM_A_API_KEY_FILE"},
    {"OPENAI_BASE_URL=localhost:1234", "OPENAI_BASE_URL"},
    {"OPENAI_BASE_URL=ftp://localhost", "http://"},
    {"OPENAI_API_KEY_FILE=/does/not/exist", "OPENAI_API_KEY_FILE"},
    {"OPENAI_API_KEY_FILE=/dev/null", "OPENAI_API_KEY_FILE"},
};

START_TEST(bad_settings_stop_with_a_sentence)
{
	char *entry = strdup(refused_rows[_i].entry);

	ck_assert_int_eq(
	    config_read(&config, ENVIRONMENT("HOME=/", entry), &error),
	    ERR_INVALID);
	ck_assert_msg(strstr(error.message, refused_rows[_i].words) != NULL,
	    "\"%s\" lacks %s", error.message, refused_rows[_i].words);
	config_clear(&config);
	free(entry);
}
END_TEST

/* Writes TEXT to a new file, and "NAME_FILE=path" to ENTRY. */
static void make_secret(const void *text, size_t length, char entry[80])
{
	char path[] = "/tmp/tokenmeter-test-XXXXXX";
	int file = mkstemp(path);

	ck_assert_int_ge(file, 0);
	ck_assert_int_eq(write(file, text, length), (ssize_t)length);
	close(file);
	snprintf(entry, 80, "OPENAI_API_KEY_FILE=%s", path);
}

static void remove_secret(const char *entry)
{
	unlink(strchr(entry, '=') + 1);
}

static const struct {
	const char *text;
	size_t length;
	const char *value; /* NULL: refused */
} file_rows[] = {
    {"key", 3, "key"},
    {"key\n", 4, "key"},
    {"key\r\n\n", 6, "key"},
    {" k e y \n", 8, " k e y "},
    {"\n", 1, NULL},
    {"k\0y", 3, NULL},
    {"key\0\n", 5, NULL},
};

START_TEST(secrets_come_from_files)
{
	char entry[80];
	enum err err;

	make_secret(file_rows[_i].text, file_rows[_i].length, entry);
	err = config_read(&config, ENVIRONMENT(entry), &error);
	remove_secret(entry);
	if (file_rows[_i].value != NULL) {
		ck_assert_int_eq(err, ERR_OK);
		ck_assert_str_eq(config.openai_api_key, file_rows[_i].value);
	} else {
		ck_assert_int_eq(err, ERR_INVALID);
	}
	config_clear(&config);
}
END_TEST

/* Half of one is none. */
START_TEST(a_file_is_no_longer_than_any_secret)
{
	static char text[100000];
	char entry[80];
	enum err err;

	memset(text, 'k', sizeof text);
	make_secret(text, sizeof text, entry);
	err = config_read(&config, ENVIRONMENT(entry), &error);
	remove_secret(entry);
	ck_assert_int_eq(err, ERR_INVALID);
	config_clear(&config);
}
END_TEST

START_TEST(a_secret_comes_from_one_place)
{
	char entry[80];

	make_secret("key", 3, entry);
	ck_assert_int_eq(
	    config_read(
		&config, ENVIRONMENT(entry, "OPENAI_API_KEY=other"), &error),
	    ERR_INVALID);
	remove_secret(entry);
	ck_assert_ptr_nonnull(strstr(error.message, "OPENAI_API_KEY_FILE"));
	ck_assert_ptr_null(strstr(error.message, "other"));
	config_clear(&config);
}
END_TEST

START_TEST(secrets_of_what_has_a_name_are_read)
{
	char entry[80], file[120];

	make_secret("two\n", 4, entry);
	snprintf(file, sizeof file,
	    "TOKENMETER_UPSTREAM_MY_GPU_API_KEY_FILE=%s",
	    strchr(entry, '=') + 1);
	ck_assert_int_eq(
	    config_read(&config,
		ENVIRONMENT("TOKENMETER_UPSTREAM_GROQ_API_KEY=one", file,
		    "TOKENMETER_UPSTREAM_EMPTY_API_KEY=",
		    "TOKENMETER_UPSTREAM_A_API_KEY_B_API_KEY=three"),
		&error),
	    ERR_OK);
	remove_secret(entry);
	ck_assert_uint_eq(config.upstream_key_count, 3);
	ck_assert_str_eq(config.upstream_keys[0].name, "GROQ");
	ck_assert_str_eq(config.upstream_keys[0].value, "one");
	ck_assert_str_eq(config.upstream_keys[1].name, "MY_GPU");
	ck_assert_str_eq(config.upstream_keys[1].value, "two");
	ck_assert_str_eq(config.upstream_keys[2].name, "A_API_KEY_B");
	config_clear(&config);
}
END_TEST

START_TEST(choices_are_read_as_numbers)
{
	ck_assert_int_eq(config_read(&config,
			     ENVIRONMENT("TOKENMETER_ON_ABORT=Cancel",
				 "TOKENMETER_ESTIMATE=on"),
			     &error),
	    ERR_OK);
	ck_assert_int_eq(config.on_abort, ON_ABORT_CANCEL);
	ck_assert_int_eq(config.estimate, 1);
	config_clear(&config);
	ck_assert_int_eq(
	    config_read(&config, ENVIRONMENT("PATH=/bin"), &error), ERR_OK);
	ck_assert_int_eq(config.on_abort, ON_ABORT_DRAIN);
	ck_assert_int_eq(config.estimate, 0);
	config_clear(&config);
}
END_TEST

static char *print(void (*what)(FILE *out))
{
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	what(out);
	fclose(out);
	return text;
}

static void print_values(FILE *out)
{
	config_print_values(&config, out);
}

START_TEST(values_print_without_secrets)
{
	char *text;

	ck_assert_int_eq(
	    config_read(&config,
		ENVIRONMENT("OPENAI_API_KEY=sesame-1",
		    "OPENROUTER_API_KEY=sesame-2",
		    "DATABASE_URL=postgresql://u:sesame-3@h/d",
		    "TOKENMETER_UPSTREAM_GROQ_API_KEY=sesame-4",
		    "OPENAI_BASE_URL=https://u:sesame-5@h/v1?key=sesame-6",
		    "OLLAMA_HOST=u:sesame-7@gpu.lan:11434",
		    "TOKENMETER_UPSTREAMS=groq=https://u:sesame-8@groq.lan",
		    "TOKENMETER_ADMINS=ada@example.com",
		    "TOKENMETER_MAX_REQUESTS=7", "TOKENMETER_LOG_LEVEL=error"),
		&error),
	    ERR_OK);
	text = print(print_values);
	ck_assert_ptr_null(strstr(text, "sesame"));
	ck_assert_ptr_nonnull(strstr(text, "OPENAI_API_KEY "));
	ck_assert_ptr_nonnull(
	    strstr(text, "TOKENMETER_UPSTREAM_GROQ_API_KEY       (set)"));
	ck_assert_ptr_nonnull(strstr(text, "(set)"));
	ck_assert_ptr_nonnull(strstr(text, "(not set)"));
	ck_assert_ptr_nonnull(strstr(text, " https://***@h/v1?***\n"));
	ck_assert_ptr_nonnull(strstr(text, " ***@gpu.lan:11434\n"));
	ck_assert_ptr_nonnull(strstr(text, " groq=https://***@groq.lan\n"));
	ck_assert_ptr_nonnull(strstr(text, " ada@example.com\n"));
	ck_assert_ptr_nonnull(strstr(text, " 7\n"));
	ck_assert_ptr_nonnull(strstr(text, " error\n"));
	free(text);
	config_clear(&config);
}
END_TEST

START_TEST(the_manual_has_every_setting_in_order)
{
	char *values, *manual, *rest, *last = NULL;

	ck_assert_int_eq(
	    config_read(&config, ENVIRONMENT("A=b"), &error), ERR_OK);
	values = print(print_values);
	manual = print(config_print_manual);
	for (char *line = strtok_r(values, "\n", &rest); line != NULL;
	     line = strtok_r(NULL, "\n", &rest)) {
		char row[80];

		line[strcspn(line, " ")] = '\0';
		snprintf(row, sizeof row, "| `%s` |", line);
		ck_assert_msg(strstr(manual, row) != NULL, "%s", row);
		ck_assert(last == NULL || strcmp(last, line) < 0);
		last = line;
	}
	free(values);
	free(manual);
	config_clear(&config);
}
END_TEST

UNIT_MAIN("config", UNIT_ONCE(nothing_set_gives_the_defaults),
    UNIT_ONCE(values_are_read_and_owned), UNIT_ONCE(an_empty_value_is_none),
    UNIT_ROWS(bad_settings_stop_with_a_sentence, refused_rows),
    UNIT_ROWS(secrets_come_from_files, file_rows),
    UNIT_ONCE(a_file_is_no_longer_than_any_secret),
    UNIT_ONCE(a_secret_comes_from_one_place),
    UNIT_ONCE(secrets_of_what_has_a_name_are_read),
    UNIT_ONCE(choices_are_read_as_numbers),
    UNIT_ONCE(values_print_without_secrets),
    UNIT_ONCE(the_manual_has_every_setting_in_order))
