/*
 * Reads what a model provider reports of a request's usage from its answer, as
 * the answer comes: whole or streamed, of each protocol and each vendor's
 * habits. It keeps only what it looks for, so memory is bounded whatever comes,
 * and never fails.
 *
 * A field that a stream reports again overwrites, one that is null or left out
 * keeps its value.
 *
 * When an answer is whole. A body that ends is not yet one that came to its
 * end, since a provider's failure closes a stream just as politely. So a
 * stream is whole when the final report was read, or the protocol's own end
 * was and no error before it:
 *
 *            final report                          own end
 * OpenAI     usage without choices (the usage      "[DONE]"
 *            chunk), or with or after a
 *            finish_reason (Groq, DeepSeek, …);
 *            in responses that of
 *            response.completed, …incomplete,
 *            …failed
 * Anthropic  usage of a message_delta that has a   message_stop
 *            stop_reason
 * Gemini     usageMetadata with or after a         the last finishReason or
 *            finishReason                          blockReason
 * Ollama     the counts of "done": true            "done": true
 *
 * Not streamed, it is whole when its JSON is; an array of answers (Gemini's
 * stream) when it is closed and no error stood in it. A stream in which no
 * event of the protocol was seen has nothing that could have broken off.
 */
#ifndef LLM_USAGE_READER_H
#define LLM_USAGE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "llm/protocol.h"
#include "meter/token_usage.h"

#define USAGE_REPORT_NAME_MAXIMUM 255 /* bytes of model and upstream_id */
#define USAGE_REPORT_COST_SIZE 48     /* of its text, NUL included */

/* How the answer is laid out. Gemini's stream without alt=sse, an array of
 * answers, is JSON. */
enum usage_format {
	USAGE_FORMAT_JSON,
	USAGE_FORMAT_SSE,
	USAGE_FORMAT_NDJSON,
};

/*
 * What was read. Starts as {0}. The source of usage is
 * - provider: the answer is whole and reports;
 * - partial: it broke off; the counts are what it had reported, or 0;
 * - none: it is whole without a report, or the report cannot be true (counts
 *   that are not integers from 0 to 10^12, or do not fit each other), which
 *   writes one line to the log. All counts are 0 then, parts unknown.
 * Its note is "inferred" or "mismatch" where counts and total disagree. It is
 * always sound.
 */
struct usage_report {
	struct token_usage usage;
	char *model;	    /* as served, or NULL */
	char *upstream_id;  /* the provider's id of the answer, or NULL */
	char *cost;	    /* USD that the provider reports: digits, at most
			       one point; or NULL */
	bool failed;	    /* an error stood in the answer */
	bool deferred;	    /* it goes on being made (OpenAI's background
			       responses), and will be reported later */
	int64_t text_bytes; /* of generated text seen, for estimates */
};

void usage_report_clear(struct usage_report *report);

struct usage_reader;

/*
 * A reader for one answer. FORMAT is what the answer's content type says; one
 * that says JSON for a stream of events, or the other way round, is corrected
 * by the first byte. Free with usage_reader_free(). Belongs to one thread at a
 * time.
 */
struct usage_reader *usage_reader_new(
    enum llm_protocol protocol, enum usage_format format);

/* Reads the next bytes of the answer, decompressed; any split will do. */
void usage_reader_feed(
    struct usage_reader *reader, const char *data, size_t length);

/*
 * Fills REPORT, which the caller clears. WHOLE: the transfer came to its proper
 * end; otherwise the source is partial (or none where the report cannot be
 * true). Once per reader, after the last feed.
 */
void usage_reader_finish(
    struct usage_reader *reader, bool whole, struct usage_report *report);

void usage_reader_free(struct usage_reader *reader);

#endif
