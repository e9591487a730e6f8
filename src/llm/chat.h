/*
 * A question to a model, and its answer: written, sent and read in the
 * upstream's own protocol, streamed or not, with the usage that it reports.
 * Which protocols there are is hidden.
 */
#ifndef LLM_CHAT_H
#define LLM_CHAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "llm/upstream.h"
#include "llm/usage_reader.h"

/* Bytes of an answer; a stream has hundreds around each word. */
#define CHAT_ANSWER_MAXIMUM (16 * 1024 * 1024)
#define CHAT_STREAM_MAXIMUM (64 * 1024 * 1024)

/* What is asked; valid UTF-8. All is borrowed. */
struct chat_request {
	const char *model;
	const char *instructions; /* ours, to the model */
	const char *prompt;	  /* the person's */
	bool streams;		  /* the answer is to come in pieces */
	int64_t connect_seconds;  /* as in exchange.h */
	int64_t stall_seconds;
	int64_t total_seconds;
};

/* Who watches the answer come, in the caller's thread. */
struct chat_listener {
	/* Takes LENGTH more bytes of the model's text; 0, with TEXT "", about
	 * once a second, too, and whenever something else came. False: the
	 * answer is not waited for any longer. */
	bool (*take)(void *context, const char *text, size_t length);
	void *context;
};

/* What came of it. Starts as {0}. */
struct chat_reply {
	bool answered;	/* the provider did its work, or a part of it, and
			 * has spent tokens: there is usage to record */
	char *content;	/* the model's text; NULL: there is none */
	char *refusal;	/* why not, one short line; NULL: unsaid */
	bool truncated; /* cut off at a length limit */
	int status;	/* HTTP; 0: none came */
	int64_t first_byte_ms; /* rounded up; 0: none came */
	struct usage_report report;
};

/*
 * Asks REQUEST of UPSTREAM and waits for the answer; LISTENER may be NULL. The
 * caller clears REPLY in each case.
 *
 * ERR_OK: the answer came to its end, whatever is in it. ERR_UPSTREAM:
 * - PROVIDER_REFUSED: a status that is not 2xx, or an error in place of an
 *   answer, in a sentence with what the provider said, unless that may show
 *   the key;
 * - PROVIDER_ANSWER_UNUSABLE: nothing of the protocol's was in the answer;
 * - PROVIDER_ANSWER_TOO_LARGE: over its maximum;
 * or as exchange_run() fails. REPLY may have been answered even then: with
 * usage of source partial, where the answer broke off. Any thread, also with a
 * small stack.
 */
enum err chat_complete(const struct upstream *upstream,
    const struct chat_request *request, const struct chat_listener *listener,
    struct chat_reply *reply, struct error *error) ERROR_MUST_CHECK;

void chat_reply_clear(struct chat_reply *reply);

#endif
