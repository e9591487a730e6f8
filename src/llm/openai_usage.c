#include <string.h>

#include "llm/usage_adapter.h"

/* Where several places tell the same, the first that does counts. */
enum count {
	PROMPT,
	PROMPT_INPUT, /* in responses */
	COMPLETION,
	COMPLETION_OUTPUT,
	TOTAL,
	CACHED,
	CACHED_MISTRAL,
	CACHED_MISTRAL_NUMBER,
	CACHED_DEEPSEEK,
	CACHE_WRITE,
	REASONING,
	AUDIO_PROMPT,
	AUDIO_COMPLETION,
};

enum own_pick {
	PICK_TYPE = USAGE_PICK_OWN,
	PICK_OBJECT,
	PICK_STATUS,
	PICK_BACKGROUND,
	PICK_USAGE,
	PICK_CHOICES,
	PICK_CHOICE,
	PICK_FINISH,
	PICK_CHOICE_ERROR,
};

#define COUNT(name, index) JSON_PICKED(name, USAGE_PICK_COUNT + (index))

static const struct json_wanted prompt_details[] = {
    COUNT("cached_tokens", CACHED),
    COUNT("cache_write_tokens", CACHE_WRITE),
    COUNT("audio_tokens", AUDIO_PROMPT),
    JSON_WANTED_END,
};

static const struct json_wanted prompt_details_mistral[] = {
    COUNT("cached_tokens", CACHED_MISTRAL),
    JSON_WANTED_END,
};

static const struct json_wanted completion_details[] = {
    COUNT("reasoning_tokens", REASONING),
    COUNT("audio_tokens", AUDIO_COMPLETION),
    JSON_WANTED_END,
};

static const struct json_wanted perplexity_cost[] = {
    JSON_PICKED("total_cost", USAGE_PICK_COST),
    JSON_WANTED_END,
};

static const struct json_wanted usage_members[] = {
    COUNT("prompt_tokens", PROMPT),
    COUNT("completion_tokens", COMPLETION),
    COUNT("total_tokens", TOTAL),
    JSON_WITHIN("prompt_tokens_details", prompt_details),
    JSON_WITHIN("completion_tokens_details", completion_details),
    COUNT("input_tokens", PROMPT_INPUT),
    COUNT("output_tokens", COMPLETION_OUTPUT),
    JSON_WITHIN("input_tokens_details", prompt_details),
    JSON_WITHIN("output_tokens_details", completion_details),
    JSON_WITHIN("input_token_details", prompt_details), /* transcriptions */
    JSON_WITHIN("prompt_token_details", prompt_details_mistral),
    COUNT("num_cached_tokens", CACHED_MISTRAL_NUMBER),
    COUNT("prompt_cache_hit_tokens", CACHED_DEEPSEEK),
    {"cost", USAGE_PICK_COST, false, perplexity_cost},	/* OpenRouter: USD */
    JSON_PICKED("cost_in_usd_ticks", USAGE_PICK_TICKS), /* xAI */
    JSON_WANTED_END,
};

#define REPORT                                            \
	{                                                 \
		"usage", PICK_USAGE, false, usage_members \
	}

static const struct json_wanted groq_members[] = {
    REPORT,
    JSON_PICKED("error", USAGE_PICK_ERROR),
    JSON_WANTED_END,
};

static const struct json_wanted response_members[] = {
    JSON_PICKED("id", USAGE_PICK_ID),
    JSON_PICKED("model", USAGE_PICK_MODEL),
    JSON_PICKED("error", USAGE_PICK_ERROR),
    JSON_PICKED("background", PICK_BACKGROUND),
    REPORT,
    JSON_WANTED_END,
};

static const struct json_wanted call_members[] = {
    JSON_COUNTED("arguments"), JSON_WANTED_END};
static const struct json_wanted tool_members[] = {
    JSON_WITHIN("function", call_members), JSON_WANTED_END};
static const struct json_wanted tools[] = {
    JSON_WITHIN(JSON_ELEMENTS, tool_members), JSON_WANTED_END};

static const struct json_wanted message_members[] = {
    {"content", 0, true, usage_text_parts}, /* Mistral: in parts */
    JSON_COUNTED("reasoning_content"),
    JSON_COUNTED("reasoning"),
    JSON_COUNTED("refusal"),
    JSON_WITHIN("tool_calls", tools),
    JSON_WANTED_END,
};

static const struct json_wanted choice_members[] = {
    JSON_WITHIN("delta", message_members),
    JSON_WITHIN("message", message_members),
    JSON_COUNTED("text"),
    JSON_PICKED("finish_reason", PICK_FINISH),
    JSON_PICKED("error", PICK_CHOICE_ERROR), /* OpenRouter */
    JSON_WANTED_END,
};

static const struct json_wanted choices[] = {
    {JSON_ELEMENTS, PICK_CHOICE, false, choice_members}, JSON_WANTED_END};

static const struct json_wanted item_members[] = {
    JSON_WITHIN("content", usage_text_parts),
    JSON_COUNTED("arguments"),
    JSON_WANTED_END,
};
static const struct json_wanted items[] = {
    JSON_WITHIN(JSON_ELEMENTS, item_members), JSON_WANTED_END};

static const struct json_wanted answer_members[] = {
    JSON_PICKED("id", USAGE_PICK_ID),
    JSON_PICKED("object", PICK_OBJECT),
    JSON_PICKED("model", USAGE_PICK_MODEL),
    {"choices", PICK_CHOICES, false, choices},
    REPORT,
    JSON_PICKED("error", USAGE_PICK_ERROR),
    JSON_WITHIN("x_groq", groq_members),
    /* Responses */
    JSON_PICKED("type", PICK_TYPE),
    JSON_PICKED("status", PICK_STATUS),
    JSON_PICKED("background", PICK_BACKGROUND),
    JSON_WITHIN("response", response_members),
    JSON_COUNTED("delta"),
    JSON_WITHIN("output", items),
    JSON_WANTED_END,
};

static const struct json_wanted answer = {
    NULL, USAGE_PICK_ANSWER, false, answer_members};

static bool pick_begins(const struct json_pick *pick, const char *text)
{
	return pick->kind == JSON_PICK_STRING && pick->text != NULL &&
	       strncmp(pick->text + 1, text, strlen(text)) == 0;
}

static void take_type(
    struct usage_gathered *gathered, const struct json_pick *pick)
{
	if (json_pick_is(pick, "error"))
		gathered->failed = true;
	if (!pick_begins(pick, "response."))
		return;
	gathered->begun = true;
	if (json_pick_is(pick, "response.failed"))
		gathered->failed = true;
	gathered->is_last = json_pick_is(pick, "response.completed") ||
			    json_pick_is(pick, "response.incomplete") ||
			    json_pick_is(pick, "response.failed");
	gathered->is_unfinished = !gathered->is_last;
}

static void take_usage(
    struct usage_gathered *gathered, const struct json_pick *pick)
{
	if (pick->kind == JSON_PICK_OBJECT ||
	    pick->kind == JSON_PICK_OBJECT_END || pick->kind == JSON_PICK_NULL)
		return;
	gathered->counts[PROMPT] = USAGE_COUNT_BAD;
	gathered->bad = pick->name;
}

static void take_end(struct usage_gathered *gathered)
{
	gathered->ended |= gathered->is_last;
	if (gathered->has_report && !gathered->is_unfinished &&
	    (!gathered->has_choice || gathered->finished))
		gathered->reported = true;
}

static void take(struct usage_gathered *gathered, const struct json_pick *pick)
{
	switch (pick->pick) {
	case USAGE_PICK_ANSWER:
		take_end(gathered);
		break;
	case PICK_TYPE:
		take_type(gathered, pick);
		break;
	case PICK_OBJECT:
		gathered->failed |= json_pick_is(pick, "error"); /* vLLM */
		gathered->is_list = json_pick_is(pick, "list");
		break;
	case PICK_STATUS:
		gathered->is_running = json_pick_is(pick, "queued") ||
				       json_pick_is(pick, "in_progress");
		break;
	case PICK_BACKGROUND:
		gathered->background = pick->kind == JSON_PICK_TRUE;
		break;
	case PICK_USAGE:
		take_usage(gathered, pick);
		break;
	case PICK_CHOICES:
		gathered->begun = true;
		break;
	case PICK_CHOICE:
		gathered->has_choice = true;
		break;
	case PICK_FINISH:
		gathered->finished |= pick->kind == JSON_PICK_STRING;
		gathered->failed |= json_pick_is(pick, "error");
		break;
	case PICK_CHOICE_ERROR:
		gathered->failed |= pick->kind != JSON_PICK_NULL;
		break;
	default:
		break;
	}
}

static int64_t first_known(
    const int64_t *counts, enum count from, enum count to)
{
	while (from < to && counts[from] == TOKEN_COUNT_UNKNOWN)
		from++;
	return counts[from];
}

/*
 * Decides what the completion is, by what the total says of reasoning: some
 * leave it out of the completion. The first that holds does, in this order.
 */
static void settle_completion(int64_t total, struct token_usage *usage)
{
	int64_t sum = usage->prompt + usage->completion;
	int64_t reasoning = usage_known(usage->reasoning);

	if (total == sum)
		return; /* which vouches for both, not for the reasoning */
	if (total == sum + reasoning || reasoning > usage->completion) {
		usage->completion += reasoning;
	} else if (total > sum) {
		usage->completion += total - sum;
		usage->reasoning = reasoning + total - sum;
		usage->note = "inferred";
	} else if (total != TOKEN_COUNT_UNKNOWN) {
		usage->note = "mismatch";
	}
}

/* Parts that do not fit in the prompt were left out of it. */
static void settle_prompt(struct token_usage *usage)
{
	int64_t cached = usage_known(usage->cached);
	int64_t cache_write = usage_known(usage->cache_write);

	if (cached > usage->prompt)
		usage->prompt += cached;
	if (cached + cache_write > usage->prompt) {
		usage->prompt += cache_write;
		usage->note = "inferred";
	}
}

/* Ollama's and others' chunks count zero until the last. */
static bool is_placeholder(const struct usage_gathered *gathered,
    int64_t prompt, int64_t completion, int64_t total)
{
	return gathered->streamed && prompt == 0 &&
	       usage_known(completion) == 0 && usage_known(total) == 0;
}

static const char *conclude(
    const struct usage_gathered *gathered, struct token_usage *usage)
{
	const int64_t *counts = gathered->counts;
	int64_t prompt = first_known(counts, PROMPT, PROMPT_INPUT);
	int64_t completion = first_known(counts, COMPLETION, COMPLETION_OUTPUT);
	int64_t total = counts[TOTAL];

	if (gathered->is_running)
		return NULL;
	if (gathered->is_list) {
		/* Embeddings: some tell the total alone. */
		prompt = prompt == TOKEN_COUNT_UNKNOWN ? total : prompt;
		total = prompt;
		completion = total == TOKEN_COUNT_UNKNOWN ? total : 0;
	}
	if ((prompt == TOKEN_COUNT_UNKNOWN &&
		completion == TOKEN_COUNT_UNKNOWN &&
		total == TOKEN_COUNT_UNKNOWN) ||
	    is_placeholder(gathered, prompt, completion, total))
		return NULL;
	if (prompt == TOKEN_COUNT_UNKNOWN)
		return "prompt_tokens";
	*usage = (struct token_usage){.prompt = prompt,
	    .completion = usage_known(completion),
	    .cached = first_known(counts, CACHED, CACHED_DEEPSEEK),
	    .cache_write = counts[CACHE_WRITE],
	    .reasoning = counts[REASONING],
	    .source = USAGE_SOURCE_PROVIDER,
	    .audio_prompt = usage_known(counts[AUDIO_PROMPT]),
	    .audio_completion = usage_known(counts[AUDIO_COMPLETION])};
	settle_completion(total, usage);
	settle_prompt(usage);
	usage_drop_misfits(usage);
	return NULL;
}

const struct usage_adapter openai_usage_adapter = {&answer, take, conclude};
