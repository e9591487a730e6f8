/*
 * Recorded shapes of providers' answers and what usage_reader makes of each.
 * Texts have ' in the place of ". Each row is fed whole, byte by byte and in
 * two pieces at every place: all ways have to give the same.
 */
#ifndef TESTS_USAGE_ROW_H
#define TESTS_USAGE_ROW_H

#include <string.h>

#include "base/buffer.h"
#include "base/json.h"
#include "base/log.h"
#include "llm/usage_reader.h"
#include "unit.h"

#define UNKNOWN TOKEN_COUNT_UNKNOWN

/* Prompt, completion, cached, cache write, reasoning. */
#define PROVIDER(...) .counts = {__VA_ARGS__}, .source = USAGE_SOURCE_PROVIDER
#define PARTIAL(...) .counts = {__VA_ARGS__}, .source = USAGE_SOURCE_PARTIAL
#define NOTHING 0, 0, UNKNOWN, UNKNOWN, UNKNOWN
#define NONE .counts = {NOTHING}, .source = USAGE_SOURCE_NONE

struct usage_row {
	const char *name;
	enum usage_format format;
	const char *text;
	bool is_cut; /* the transfer broke off */
	int64_t counts[5];
	enum usage_source source;
	const char *note;
	int64_t hour, audio_prompt, audio_completion;
	const char *model, *id, *cost;
	bool failed, deferred;
	int64_t text_bytes; /* 0: not looked at */
};

static inline void usage_row_text(
    const struct usage_row *row, struct buffer *text)
{
	buffer_add_text(text, row->text);
	for (size_t i = 0; i < text->length; i++)
		if (text->data[i] == '\'')
			text->data[i] = '"';
}

static inline void usage_row_check(
    const struct usage_row *row, const struct usage_report *report)
{
	const struct token_usage *usage = &report->usage;

	ck_assert_msg(token_usage_is_sound(usage), "%s", row->name);
	ck_assert_msg(usage->prompt == row->counts[0] &&
			  usage->completion == row->counts[1] &&
			  usage->cached == row->counts[2] &&
			  usage->cache_write == row->counts[3] &&
			  usage->reasoning == row->counts[4],
	    "%s: %lld %lld %lld %lld %lld", row->name, (long long)usage->prompt,
	    (long long)usage->completion, (long long)usage->cached,
	    (long long)usage->cache_write, (long long)usage->reasoning);
	ck_assert_msg(usage->source == row->source, "%s: source %s", row->name,
	    usage_source_name(usage->source));
	ck_assert_msg(report->failed == row->failed, "%s: failed", row->name);
	ck_assert_msg(
	    report->deferred == row->deferred, "%s: deferred", row->name);
	ck_assert_pstr_eq(usage->note, row->note);
	ck_assert_int_eq(usage->cache_write_hour, row->hour);
	ck_assert_int_eq(usage->audio_prompt, row->audio_prompt);
	ck_assert_int_eq(usage->audio_completion, row->audio_completion);
	ck_assert_pstr_eq(report->model, row->model);
	ck_assert_pstr_eq(report->upstream_id, row->id);
	ck_assert_pstr_eq(report->cost, row->cost);
	if (row->text_bytes != 0)
		ck_assert_int_eq(report->text_bytes, row->text_bytes);
}

/* Feeds FIRST bytes, and then the rest in pieces of STEP. Each piece is in
 * memory of its own size, so that sanitizers see each step beyond it. */
static inline void usage_row_feed(enum llm_protocol protocol,
    const struct usage_row *row, const struct buffer *text, size_t first,
    size_t step)
{
	struct usage_reader *reader = usage_reader_new(protocol, row->format);
	struct usage_report report = {.failed = false};
	size_t at = 0;

	while (at < text->length) {
		size_t want = at == 0 && first > 0 ? first : step;
		size_t rest = text->length - at;
		size_t length = want < rest ? want : rest;
		char *piece = malloc(length);

		ck_assert_ptr_nonnull(piece);
		memcpy(piece, text->data + at, length);
		usage_reader_feed(reader, piece, length);
		free(piece);
		at += length;
	}
	usage_reader_finish(reader, !row->is_cut, &report);
	usage_row_check(row, &report);
	usage_report_clear(&report);
	usage_reader_free(reader);
}

static inline void usage_row_run(
    enum llm_protocol protocol, const struct usage_row *row)
{
	struct buffer text = {0};

	json_start();
	log_set_level(LOG_LEVEL_ERROR);
	usage_row_text(row, &text);
	usage_row_feed(protocol, row, &text, 0, text.length);
	usage_row_feed(protocol, row, &text, 0, 1);
	for (size_t first = 1; first < text.length; first++)
		usage_row_feed(protocol, row, &text, first, text.length);
	buffer_clear(&text);
}

#endif
