#include "llm/usage_adapter.h"

enum count {
	PROMPT, /* with what is cached */
	CANDIDATES,
	THOUGHTS,
	TOOL_USE,
	CACHED,
	TOTAL,
	AUDIO_PROMPT,
	AUDIO_COMPLETION,
	MODALITY_PROMPT, /* of one entry of the details */
	MODALITY_COMPLETION,
};

enum own_pick {
	PICK_REPORT = USAGE_PICK_OWN,
	PICK_CANDIDATES,
	PICK_FINISH,
	PICK_MODALITY,
	PICK_PROMPT_DETAILS,
	PICK_PROMPT_DETAIL,
	PICK_COMPLETION_DETAILS,
	PICK_COMPLETION_DETAIL,
};

#define COUNT(name, index) JSON_PICKED(name, USAGE_PICK_COUNT + (index))

static const struct json_wanted prompt_detail[] = {
    JSON_PICKED("modality", PICK_MODALITY),
    COUNT("tokenCount", MODALITY_PROMPT),
    JSON_WANTED_END,
};

static const struct json_wanted prompt_details[] = {
    {JSON_ELEMENTS, PICK_PROMPT_DETAIL, false, prompt_detail},
    JSON_WANTED_END,
};

static const struct json_wanted completion_detail[] = {
    JSON_PICKED("modality", PICK_MODALITY),
    COUNT("tokenCount", MODALITY_COMPLETION),
    JSON_WANTED_END,
};

static const struct json_wanted completion_details[] = {
    {JSON_ELEMENTS, PICK_COMPLETION_DETAIL, false, completion_detail},
    JSON_WANTED_END,
};

static const struct json_wanted usage_members[] = {
    COUNT("promptTokenCount", PROMPT),
    COUNT("candidatesTokenCount", CANDIDATES),
    COUNT("thoughtsTokenCount", THOUGHTS),
    COUNT("toolUsePromptTokenCount", TOOL_USE),
    COUNT("cachedContentTokenCount", CACHED),
    COUNT("totalTokenCount", TOTAL),
    {"promptTokensDetails", PICK_PROMPT_DETAILS, false, prompt_details},
    {"candidatesTokensDetails", PICK_COMPLETION_DETAILS, false,
	completion_details},
    JSON_WANTED_END,
};

static const struct json_wanted content_members[] = {
    JSON_WITHIN("parts", usage_text_parts),
    JSON_WANTED_END,
};

static const struct json_wanted candidate_members[] = {
    JSON_WITHIN("content", content_members),
    JSON_PICKED("finishReason", PICK_FINISH),
    JSON_WANTED_END,
};

static const struct json_wanted candidates[] = {
    JSON_WITHIN(JSON_ELEMENTS, candidate_members),
    JSON_WANTED_END,
};

static const struct json_wanted feedback_members[] = {
    JSON_PICKED("blockReason", PICK_FINISH),
    JSON_WANTED_END,
};

#define ANSWER_MEMBERS                                            \
	{"candidates", PICK_CANDIDATES, false, candidates},       \
	    {"usageMetadata", PICK_REPORT, false, usage_members}, \
	    JSON_WITHIN("promptFeedback", feedback_members),      \
	    JSON_PICKED("modelVersion", USAGE_PICK_MODEL),        \
	    JSON_PICKED("responseId", USAGE_PICK_ID),             \
	    JSON_PICKED("error", USAGE_PICK_ERROR)

static const struct json_wanted answer_members[] = {
    ANSWER_MEMBERS,
    JSON_WANTED_END,
};

/* A stream without alt=sse is an array of answers. */
static const struct json_wanted root_members[] = {
    ANSWER_MEMBERS,
    {JSON_ELEMENTS, USAGE_PICK_ANSWER, false, answer_members},
    JSON_WANTED_END,
};

static const struct json_wanted root = {
    NULL, USAGE_PICK_ANSWER, false, root_members};

static void begin_details(struct usage_gathered *gathered,
    const struct json_pick *pick, enum count sum)
{
	if (pick->kind == JSON_PICK_ARRAY)
		gathered->counts[sum] = TOKEN_COUNT_UNKNOWN;
}

static void take_detail(struct usage_gathered *gathered,
    const struct json_pick *pick, enum count sum, enum count count)
{
	if (pick->kind == JSON_PICK_OBJECT_END && gathered->is_summand)
		usage_add_count(gathered, sum, count);
	gathered->counts[count] = TOKEN_COUNT_UNKNOWN;
	gathered->is_summand = false;
}

static void take_end(struct usage_gathered *gathered)
{
	if (!gathered->finished)
		return;
	gathered->ended = true;
	if (gathered->has_report)
		gathered->reported = true;
}

static void take(struct usage_gathered *gathered, const struct json_pick *pick)
{
	switch (pick->pick) {
	case USAGE_PICK_ANSWER:
		take_end(gathered);
		break;
	case PICK_REPORT:
	case PICK_CANDIDATES:
		gathered->begun |= pick->kind != JSON_PICK_NULL;
		break;
	case PICK_FINISH:
		gathered->finished |= pick->kind == JSON_PICK_STRING;
		break;
	case PICK_MODALITY:
		gathered->is_summand = json_pick_is(pick, "AUDIO");
		break;
	case PICK_PROMPT_DETAILS:
		begin_details(gathered, pick, AUDIO_PROMPT);
		break;
	case PICK_PROMPT_DETAIL:
		take_detail(gathered, pick, AUDIO_PROMPT, MODALITY_PROMPT);
		break;
	case PICK_COMPLETION_DETAILS:
		begin_details(gathered, pick, AUDIO_COMPLETION);
		break;
	case PICK_COMPLETION_DETAIL:
		take_detail(
		    gathered, pick, AUDIO_COMPLETION, MODALITY_COMPLETION);
		break;
	default:
		break;
	}
}

/* Counts of zero are left out, so one that is there tells of all. */
static bool tells_counts(const int64_t *counts)
{
	return counts[PROMPT] != TOKEN_COUNT_UNKNOWN ||
	       counts[CANDIDATES] != TOKEN_COUNT_UNKNOWN ||
	       counts[THOUGHTS] != TOKEN_COUNT_UNKNOWN ||
	       counts[TOTAL] != TOKEN_COUNT_UNKNOWN;
}

static const char *conclude(
    const struct usage_gathered *gathered, struct token_usage *usage)
{
	const int64_t *counts = gathered->counts;

	if (!tells_counts(counts))
		return NULL;
	*usage = (struct token_usage){.prompt = usage_known(counts[PROMPT]) +
						usage_known(counts[TOOL_USE]),
	    .completion =
		usage_known(counts[CANDIDATES]) + usage_known(counts[THOUGHTS]),
	    .cached = counts[CACHED],
	    .cache_write = TOKEN_COUNT_UNKNOWN,
	    .reasoning = counts[THOUGHTS],
	    .source = USAGE_SOURCE_PROVIDER,
	    .audio_prompt = usage_known(counts[AUDIO_PROMPT]),
	    .audio_completion = usage_known(counts[AUDIO_COMPLETION])};
	if (counts[TOTAL] != TOKEN_COUNT_UNKNOWN &&
	    counts[TOTAL] != usage->prompt + usage->completion)
		usage->note = "mismatch";
	usage_drop_misfits(usage);
	return NULL;
}

const struct usage_adapter gemini_usage_adapter = {&root, take, conclude};
