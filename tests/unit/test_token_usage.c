#include "meter/token_usage.h"

#include "unit.h"

#define MAXIMUM TOKEN_COUNT_MAXIMUM
#define UNKNOWN TOKEN_COUNT_UNKNOWN

static const struct {
	int64_t prompt, completion, cached, cache_write, reasoning;
	bool sound;
} sound_rows[] = {
    {0, 0, 0, 0, 0, true},
    {0, 0, UNKNOWN, UNKNOWN, UNKNOWN, true},
    {150, 500, 100, 0, 80, true},
    {150, 500, 100, 50, 500, true},
    {MAXIMUM, MAXIMUM, MAXIMUM, 0, MAXIMUM, true},
    {MAXIMUM + 1, 0, 0, 0, 0, false},
    {0, MAXIMUM + 1, 0, 0, 0, false},
    {INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX, false},
    {INT64_MIN, INT64_MIN, INT64_MIN, INT64_MIN, INT64_MIN, false},
    {UNKNOWN, 0, 0, 0, 0, false},
    {0, UNKNOWN, 0, 0, 0, false},
    {-2, 0, 0, 0, 0, false},
    {0, -2, 0, 0, 0, false},
    {10, 10, -2, 0, 0, false},
    {10, 10, 0, -2, 0, false},
    {10, 10, 0, 0, -2, false},
    {10, 10, 11, 0, 0, false},
    {10, 10, 0, 11, 0, false},
    {10, 10, 6, 5, 0, false},
    {10, 10, 10, UNKNOWN, 0, true},
    {10, 10, UNKNOWN, 10, 0, true},
    {10, 10, 0, 0, 11, false},
    {0, 10, 0, 0, 10, true},
};

START_TEST(parts_fit_their_wholes)
{
	struct token_usage usage = {
	    .prompt = sound_rows[_i].prompt,
	    .completion = sound_rows[_i].completion,
	    .cached = sound_rows[_i].cached,
	    .cache_write = sound_rows[_i].cache_write,
	    .reasoning = sound_rows[_i].reasoning,
	};

	ck_assert(token_usage_is_sound(&usage) == sound_rows[_i].sound);
}
END_TEST

START_TEST(parts_that_are_seldom_told_fit_too)
{
	static const struct {
		int64_t cache_write, hour, audio_prompt, audio_completion;
		bool sound;
	} rows[] = {
	    {UNKNOWN, 0, 0, 0, true},
	    {5, 5, 10, 20, true},
	    {5, 6, 0, 0, false},
	    {UNKNOWN, 1, 0, 0, false},
	    {5, -1, 0, 0, false},
	    {5, 0, 11, 0, false},
	    {5, 0, -1, 0, false},
	    {5, 0, 0, 21, false},
	    {5, 0, 0, -1, false},
	};

	for (size_t i = 0; i < UNIT_COUNT(rows); i++) {
		struct token_usage usage = {.prompt = 10,
		    .completion = 20,
		    .cached = UNKNOWN,
		    .cache_write = rows[i].cache_write,
		    .reasoning = UNKNOWN,
		    .cache_write_hour = rows[i].hour,
		    .audio_prompt = rows[i].audio_prompt,
		    .audio_completion = rows[i].audio_completion};

		ck_assert_msg(token_usage_is_sound(&usage) == rows[i].sound,
		    "row %zu", i);
	}
}
END_TEST

static const struct token_usage reference = {
    100, 200, 10, UNKNOWN, 20, USAGE_SOURCE_PROVIDER, "inferred", 0, 0, 0};

static const struct {
	struct token_usage usage;
	bool equal;
} equal_rows[] = {
    {{100, 200, 10, UNKNOWN, 20, USAGE_SOURCE_PROVIDER, "inferred", 0, 0, 0},
	true},
    {{100, 200, 10, UNKNOWN, 20, USAGE_SOURCE_NONE, NULL, 0, 0, 0}, true},
    {{101, 200, 10, UNKNOWN, 20, USAGE_SOURCE_PROVIDER, NULL, 0, 0, 0}, false},
    {{100, 201, 10, UNKNOWN, 20, USAGE_SOURCE_PROVIDER, NULL, 0, 0, 0}, false},
    {{100, 200, 11, UNKNOWN, 20, USAGE_SOURCE_PROVIDER, NULL, 0, 0, 0}, false},
    {{100, 200, 10, 0, 20, USAGE_SOURCE_PROVIDER, NULL, 0, 0, 0}, false},
    {{100, 200, 10, UNKNOWN, UNKNOWN, USAGE_SOURCE_PROVIDER, NULL, 0, 0, 0},
	false},
};

START_TEST(only_the_five_counts_compare)
{
	ck_assert(token_usage_equal_counts(&reference, &equal_rows[_i].usage) ==
		  equal_rows[_i].equal);
}
END_TEST

static const struct {
	enum usage_source source;
	const char *name;
} source_rows[] = {
    {USAGE_SOURCE_PROVIDER, "provider"},
    {USAGE_SOURCE_APPLICATION, "application"},
    {USAGE_SOURCE_PARTIAL, "partial"},
    {USAGE_SOURCE_ESTIMATED, "estimated"},
    {USAGE_SOURCE_NONE, "none"},
};

START_TEST(sources_have_their_names)
{
	ck_assert_str_eq(
	    usage_source_name(source_rows[_i].source), source_rows[_i].name);
	ck_assert_int_eq(
	    usage_source_of(source_rows[_i].name), source_rows[_i].source);
	ck_assert_int_eq(usage_source_of("provide"), USAGE_SOURCE_NONE);
}
END_TEST

static const struct {
	struct token_usage usage;
	bool known;
} known_rows[] = {
    {{.prompt = 1, .source = USAGE_SOURCE_PROVIDER}, true},
    {{.prompt = 0, .source = USAGE_SOURCE_PROVIDER}, true},
    {{.prompt = 0, .source = USAGE_SOURCE_APPLICATION}, true},
    {{.prompt = 1, .source = USAGE_SOURCE_ESTIMATED}, true},
    {{.prompt = 1, .source = USAGE_SOURCE_PARTIAL}, true},
    {{.completion = 1, .source = USAGE_SOURCE_PARTIAL}, true},
    {{.prompt = 0, .source = USAGE_SOURCE_PARTIAL}, false},
    {{.prompt = 0, .source = USAGE_SOURCE_NONE}, false},
};

START_TEST(zero_does_not_stand_for_unknown)
{
	ck_assert(token_usage_is_known(&known_rows[_i].usage) ==
		  known_rows[_i].known);
}
END_TEST

UNIT_MAIN("token_usage", UNIT_ROWS(parts_fit_their_wholes, sound_rows),
    UNIT_ONCE(parts_that_are_seldom_told_fit_too),
    UNIT_ROWS(only_the_five_counts_compare, equal_rows),
    UNIT_ROWS(sources_have_their_names, source_rows),
    UNIT_ROWS(zero_does_not_stand_for_unknown, known_rows))
