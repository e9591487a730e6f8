#include "llm/usage_adapter.h"

#include "base/log.h"

static const struct token_usage no_usage = {.cached = TOKEN_COUNT_UNKNOWN,
    .cache_write = TOKEN_COUNT_UNKNOWN,
    .reasoning = TOKEN_COUNT_UNKNOWN,
    .source = USAGE_SOURCE_NONE};

static const struct json_wanted text_part[] = {
    JSON_COUNTED("text"),
    JSON_WANTED_END,
};

const struct json_wanted usage_text_parts[] = {
    JSON_WITHIN(JSON_ELEMENTS, text_part),
    JSON_WANTED_END,
};

void usage_gathered_start(struct usage_gathered *gathered)
{
	*gathered = (struct usage_gathered){0};
	for (size_t i = 0; i < USAGE_COUNTS; i++)
		gathered->counts[i] = TOKEN_COUNT_UNKNOWN;
}

/* Only digits are an integer: 1.0 and 1e3 are some program's doubt. */
static int64_t read_count(const struct json_pick *pick)
{
	int64_t count = 0;

	if (pick->kind != JSON_PICK_NUMBER || pick->text == NULL)
		return USAGE_COUNT_BAD;
	for (size_t i = 0; i < pick->length; i++) {
		if (pick->text[i] < '0' || pick->text[i] > '9')
			return USAGE_COUNT_BAD;
		count = count * 10 + (pick->text[i] - '0');
		if (count > TOKEN_COUNT_MAXIMUM)
			return USAGE_COUNT_BAD;
	}
	return count;
}

void usage_take_count(
    struct usage_gathered *gathered, size_t index, const struct json_pick *pick)
{
	int64_t count;

	if (pick->kind == JSON_PICK_NULL)
		return;
	count = read_count(pick);
	if (count == USAGE_COUNT_BAD)
		gathered->bad = pick->name;
	gathered->counts[index] = count;
	gathered->has_report = true;
}

void usage_add_count(struct usage_gathered *gathered, size_t to, size_t from)
{
	int64_t *sum = &gathered->counts[to];
	int64_t more = gathered->counts[from];

	if (more == TOKEN_COUNT_UNKNOWN || *sum == USAGE_COUNT_BAD)
		return;
	if (more != USAGE_COUNT_BAD)
		*sum = usage_known(*sum) + more;
	if (more == USAGE_COUNT_BAD || *sum > TOKEN_COUNT_MAXIMUM) {
		*sum = USAGE_COUNT_BAD;
		gathered->bad = "a sum";
	}
}

int64_t usage_known(int64_t count)
{
	return count == TOKEN_COUNT_UNKNOWN ? 0 : count;
}

static const char *find_bad(const struct usage_gathered *gathered)
{
	for (size_t i = 0; i < USAGE_COUNTS; i++)
		if (gathered->counts[i] == USAGE_COUNT_BAD)
			return gathered->bad;
	return NULL;
}

bool usage_conclude(const struct usage_adapter *adapter,
    const struct usage_gathered *gathered, struct token_usage *usage)
{
	const char *bad = find_bad(gathered);

	*usage = no_usage;
	if (bad == NULL)
		bad = adapter->conclude(gathered, usage);
	if (bad == NULL && !token_usage_is_sound(usage))
		bad = "a sum";
	if (bad == NULL)
		return true;
	log_warning("a provider's usage report is counted as none: %s is not "
		    "an integer from 0 to 10^12, or does not fit the others",
	    bad);
	*usage = no_usage;
	return false;
}

static void drop_misfit(
    int64_t *part, int64_t whole, int64_t nothing, struct token_usage *usage)
{
	if (*part <= whole)
		return;
	*part = nothing;
	usage->note = "mismatch";
}

void usage_drop_misfits(struct token_usage *usage)
{
	drop_misfit(
	    &usage->reasoning, usage->completion, TOKEN_COUNT_UNKNOWN, usage);
	drop_misfit(&usage->cached, usage->prompt, TOKEN_COUNT_UNKNOWN, usage);
	drop_misfit(&usage->cache_write,
	    usage->prompt - usage_known(usage->cached), TOKEN_COUNT_UNKNOWN,
	    usage);
	drop_misfit(&usage->cache_write_hour, usage_known(usage->cache_write),
	    0, usage);
	drop_misfit(&usage->audio_prompt, usage->prompt, 0, usage);
	drop_misfit(&usage->audio_completion, usage->completion, 0, usage);
}
