/*
 * What usage_reader and its adapters, one for each protocol, share: an adapter
 * says where in an answer what stands, notes what its protocol has of its own,
 * and makes token_usage of the counts in the end. Nobody else needs this.
 */
#ifndef LLM_USAGE_ADAPTER_H
#define LLM_USAGE_ADAPTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/json_picker.h"
#include "meter/token_usage.h"

#define USAGE_COUNTS 24

/* A count that was told, but cannot be one. */
#define USAGE_COUNT_BAD INT64_C(-2)

/* What the adapters' trees pick. */
enum usage_pick {
	USAGE_PICK_ANSWER = 1, /* the whole, or one event's or element's */
	USAGE_PICK_MODEL,
	USAGE_PICK_ID,
	USAGE_PICK_ERROR,      /* anything but null and false is one */
	USAGE_PICK_COST,       /* in USD */
	USAGE_PICK_TICKS,      /* of 10^-10 USD */
	USAGE_PICK_OWN,	       /* and on: what the adapter takes itself */
	USAGE_PICK_COUNT = 32, /* and on: counts[pick - USAGE_PICK_COUNT] */
};

struct usage_gathered {
	/* Each unknown, bad, or 0 to TOKEN_COUNT_MAXIMUM; what they are is
	 * the adapter's. */
	int64_t counts[USAGE_COUNTS];
	const char *bad; /* the name of one that is bad; static */
	bool streamed;	 /* in events */
	bool begun;	 /* something of the protocol was seen */
	bool reported;	 /* the final report was */
	bool ended;	 /* the protocol's own end was */
	bool failed;	 /* an error was */
	bool finished;	 /* the model's reason to stop was */
	bool background; /* it is made whether or not anybody reads it */

	/* Of the event that is being read: */
	bool has_report; /* any count */
	bool has_choice;
	bool is_unfinished; /* its report cannot be the final one */
	bool is_last;	    /* its report must be the final one */
	bool is_list;	    /* it holds embeddings, not choices */
	bool is_running;    /* it says that it is not made yet */
	/* Of the element that is being read: it belongs to the sum. */
	bool is_summand;
};

struct usage_adapter {
	/* The root of the answer, or of an event's data. */
	const struct json_wanted *wanted;
	/* Takes a pick of USAGE_PICK_OWN and on, counts excepted, or the end of
	 * an answer or event (USAGE_PICK_ANSWER, JSON_PICK_OBJECT_END). */
	void (*take)(
	    struct usage_gathered *gathered, const struct json_pick *pick);
	/*
	 * Makes USAGE, which has no counts and the source none, of the counts:
	 * leaves it so if there is no report, or sets all, with the source
	 * provider. Returns the name of what makes the report impossible, or
	 * NULL. No count is bad then.
	 */
	const char *(*conclude)(
	    const struct usage_gathered *gathered, struct token_usage *usage);
};

extern const struct usage_adapter openai_usage_adapter;
extern const struct usage_adapter anthropic_usage_adapter;
extern const struct usage_adapter gemini_usage_adapter;
extern const struct usage_adapter ollama_usage_adapter;

/* An array of objects whose text counts: what an answer's parts are. */
extern const struct json_wanted usage_text_parts[];

/* Forgets everything. */
void usage_gathered_start(struct usage_gathered *gathered);

/* Takes a count; null keeps what was there. */
void usage_take_count(struct usage_gathered *gathered, size_t index,
    const struct json_pick *pick);

/* Adds count FROM to count TO: unknown adds nothing, bad makes bad. */
void usage_add_count(struct usage_gathered *gathered, size_t to, size_t from);

/*
 * Makes USAGE of the counts by the adapter; USAGE is sound then. False: the
 * report cannot be true; the source is none, and a line in the log says so.
 */
bool usage_conclude(const struct usage_adapter *adapter,
    const struct usage_gathered *gathered, struct token_usage *usage);

/* 0 for an unknown count. */
int64_t usage_known(int64_t count);

/* Drops parts of USAGE that are more than their wholes, and notes a mismatch:
 * for wholes that the provider vouches for. */
void usage_drop_misfits(struct token_usage *usage);

#endif
