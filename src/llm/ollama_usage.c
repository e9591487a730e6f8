#include "llm/usage_adapter.h"

enum count {
	PROMPT,
	COMPLETION,
};

enum own_pick {
	PICK_DONE = USAGE_PICK_OWN,
};

static const struct json_wanted message_members[] = {
    JSON_COUNTED("content"),
    JSON_COUNTED("thinking"),
    JSON_WANTED_END,
};

static const struct json_wanted answer_members[] = {
    JSON_PICKED("model", USAGE_PICK_MODEL),
    JSON_WITHIN("message", message_members),
    JSON_COUNTED("response"),
    JSON_COUNTED("thinking"),
    JSON_PICKED("done", PICK_DONE),
    JSON_PICKED("prompt_eval_count", USAGE_PICK_COUNT + PROMPT),
    JSON_PICKED("eval_count", USAGE_PICK_COUNT + COMPLETION),
    JSON_PICKED("error", USAGE_PICK_ERROR),
    JSON_WANTED_END,
};

static const struct json_wanted answer = {
    NULL, USAGE_PICK_ANSWER, false, answer_members};

static void take(struct usage_gathered *gathered, const struct json_pick *pick)
{
	if (pick->pick == PICK_DONE) {
		gathered->begun = true;
		gathered->is_last = pick->kind == JSON_PICK_TRUE;
	} else if (pick->pick == USAGE_PICK_ANSWER && gathered->is_last) {
		gathered->ended = gathered->reported = true;
	}
}

/* Counts of zero are left out, so the end of an answer tells both. Embeddings
 * have no "done". */
static const char *conclude(
    const struct usage_gathered *gathered, struct token_usage *usage)
{
	const int64_t *counts = gathered->counts;

	if (!gathered->reported && counts[PROMPT] == TOKEN_COUNT_UNKNOWN &&
	    counts[COMPLETION] == TOKEN_COUNT_UNKNOWN)
		return NULL;
	usage->prompt = usage_known(counts[PROMPT]);
	usage->completion = usage_known(counts[COMPLETION]);
	usage->source = USAGE_SOURCE_PROVIDER;
	return NULL;
}

const struct usage_adapter ollama_usage_adapter = {&answer, take, conclude};
