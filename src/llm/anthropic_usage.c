#include "llm/usage_adapter.h"

enum count {
	INPUT, /* without what the cache wrote and read */
	OUTPUT,
	CACHE_WRITE,
	CACHE_WRITE_MINUTES,
	CACHE_WRITE_HOUR,
	CACHED,
	THINKING,
	/* Of one iteration, and of those that the counts above leave out. */
	ITERATION_INPUT,
	ITERATION_OUTPUT,
	ITERATION_CACHE_WRITE,
	ITERATION_CACHE_WRITE_HOUR,
	ITERATION_CACHED,
	OTHER_INPUT,
	OTHER_OUTPUT,
	OTHER_CACHE_WRITE,
	OTHER_CACHE_WRITE_HOUR,
	OTHER_CACHED,
};

#define ITERATION_COUNTS (OTHER_INPUT - ITERATION_INPUT)

enum own_pick {
	PICK_TYPE = USAGE_PICK_OWN,
	PICK_STOP_REASON,
	PICK_ITERATIONS,
	PICK_ITERATION,
	PICK_ITERATION_TYPE,
};

#define COUNT(name, index) JSON_PICKED(name, USAGE_PICK_COUNT + (index))

static const struct json_wanted creation_members[] = {
    COUNT("ephemeral_5m_input_tokens", CACHE_WRITE_MINUTES),
    COUNT("ephemeral_1h_input_tokens", CACHE_WRITE_HOUR),
    JSON_WANTED_END,
};

static const struct json_wanted output_details[] = {
    COUNT("thinking_tokens", THINKING),
    JSON_WANTED_END,
};

static const struct json_wanted iteration_creation_members[] = {
    COUNT("ephemeral_1h_input_tokens", ITERATION_CACHE_WRITE_HOUR),
    JSON_WANTED_END,
};

static const struct json_wanted iteration_members[] = {
    JSON_PICKED("type", PICK_ITERATION_TYPE),
    COUNT("input_tokens", ITERATION_INPUT),
    COUNT("output_tokens", ITERATION_OUTPUT),
    COUNT("cache_creation_input_tokens", ITERATION_CACHE_WRITE),
    JSON_WITHIN("cache_creation", iteration_creation_members),
    COUNT("cache_read_input_tokens", ITERATION_CACHED),
    JSON_WANTED_END,
};

static const struct json_wanted iterations[] = {
    {JSON_ELEMENTS, PICK_ITERATION, false, iteration_members},
    JSON_WANTED_END,
};

static const struct json_wanted usage_members[] = {
    COUNT("input_tokens", INPUT),
    COUNT("output_tokens", OUTPUT),
    COUNT("cache_creation_input_tokens", CACHE_WRITE),
    COUNT("cache_read_input_tokens", CACHED),
    JSON_WITHIN("cache_creation", creation_members),
    JSON_WITHIN("output_tokens_details", output_details),
    {"iterations", PICK_ITERATIONS, false, iterations},
    JSON_WANTED_END,
};

static const struct json_wanted block_members[] = {
    JSON_COUNTED("text"),
    JSON_COUNTED("thinking"),
    JSON_COUNTED("partial_json"),
    JSON_PICKED("stop_reason", PICK_STOP_REASON),
    JSON_WANTED_END,
};

static const struct json_wanted blocks[] = {
    JSON_WITHIN(JSON_ELEMENTS, block_members),
    JSON_WANTED_END,
};

static const struct json_wanted message_members[] = {
    JSON_PICKED("id", USAGE_PICK_ID),
    JSON_PICKED("model", USAGE_PICK_MODEL),
    JSON_WITHIN("usage", usage_members),
    JSON_WANTED_END,
};

static const struct json_wanted answer_members[] = {
    JSON_PICKED("type", PICK_TYPE),
    JSON_WITHIN("delta", block_members),
    JSON_WITHIN("content_block", block_members),
    JSON_WITHIN("message", message_members),
    JSON_WITHIN("usage", usage_members),
    JSON_PICKED("error", USAGE_PICK_ERROR),
    /* Not streamed */
    JSON_PICKED("id", USAGE_PICK_ID),
    JSON_PICKED("model", USAGE_PICK_MODEL),
    JSON_WITHIN("content", blocks),
    JSON_WANTED_END,
};

static const struct json_wanted answer = {
    NULL, USAGE_PICK_ANSWER, false, answer_members};

static void take_type(
    struct usage_gathered *gathered, const struct json_pick *pick)
{
	if (json_pick_is(pick, "error"))
		gathered->failed = true;
	else if (json_pick_is(pick, "message") ||
		 json_pick_is(pick, "message_start"))
		gathered->begun = true;
	else if (json_pick_is(pick, "message_delta"))
		gathered->is_last = true;
	else if (json_pick_is(pick, "message_stop"))
		gathered->ended = true;
}

static void begin_iteration(struct usage_gathered *gathered)
{
	gathered->is_summand = false;
	for (int i = 0; i < ITERATION_COUNTS; i++)
		gathered->counts[ITERATION_INPUT + i] = TOKEN_COUNT_UNKNOWN;
}

/* A later report's iterations take the place of an earlier one's. */
static void begin_iterations(struct usage_gathered *gathered)
{
	begin_iteration(gathered);
	for (int i = 0; i < ITERATION_COUNTS; i++)
		gathered->counts[OTHER_INPUT + i] = TOKEN_COUNT_UNKNOWN;
}

static void end_iteration(struct usage_gathered *gathered)
{
	for (size_t i = 0; gathered->is_summand && i < ITERATION_COUNTS; i++)
		usage_add_count(gathered, OTHER_INPUT + i, ITERATION_INPUT + i);
	begin_iteration(gathered);
}

static void take(struct usage_gathered *gathered, const struct json_pick *pick)
{
	switch (pick->pick) {
	case USAGE_PICK_ANSWER:
		if (gathered->is_last && gathered->has_report &&
		    gathered->finished)
			gathered->reported = true;
		break;
	case PICK_TYPE:
		take_type(gathered, pick);
		break;
	case PICK_STOP_REASON:
		gathered->finished |= pick->kind == JSON_PICK_STRING;
		break;
	case PICK_ITERATIONS:
		if (pick->kind == JSON_PICK_ARRAY)
			begin_iterations(gathered);
		break;
	case PICK_ITERATION:
		if (pick->kind == JSON_PICK_OBJECT_END)
			end_iteration(gathered);
		break;
	case PICK_ITERATION_TYPE:
		/* The message's own are in the counts of the whole. */
		gathered->is_summand = json_pick_is(pick, "compaction") ||
				       json_pick_is(pick, "advisor_message");
		break;
	default:
		break;
	}
}

/* The sum of two counts, unknown if neither is known. */
static int64_t sum(int64_t a, int64_t b)
{
	if (a == TOKEN_COUNT_UNKNOWN)
		return b;
	return a + usage_known(b);
}

static const char *conclude(
    const struct usage_gathered *gathered, struct token_usage *usage)
{
	const int64_t *counts = gathered->counts;
	int64_t written = counts[CACHE_WRITE];
	int64_t by_time =
	    sum(counts[CACHE_WRITE_MINUTES], counts[CACHE_WRITE_HOUR]);

	if (counts[INPUT] == TOKEN_COUNT_UNKNOWN &&
	    counts[OUTPUT] == TOKEN_COUNT_UNKNOWN)
		return NULL;
	if (counts[INPUT] == TOKEN_COUNT_UNKNOWN)
		return "input_tokens";
	if (written == TOKEN_COUNT_UNKNOWN)
		written = by_time;
	*usage = (struct token_usage){.completion = sum(counts[OTHER_OUTPUT],
					  usage_known(counts[OUTPUT])),
	    .cached = sum(counts[CACHED], counts[OTHER_CACHED]),
	    .cache_write = sum(written, counts[OTHER_CACHE_WRITE]),
	    .reasoning = counts[THINKING],
	    .source = USAGE_SOURCE_PROVIDER,
	    .cache_write_hour = usage_known(
		sum(counts[CACHE_WRITE_HOUR], counts[OTHER_CACHE_WRITE_HOUR]))};
	usage->prompt = sum(counts[INPUT], counts[OTHER_INPUT]) +
			usage_known(usage->cached) +
			usage_known(usage->cache_write);
	usage_drop_misfits(usage);
	return NULL;
}

const struct usage_adapter anthropic_usage_adapter = {&answer, take, conclude};
