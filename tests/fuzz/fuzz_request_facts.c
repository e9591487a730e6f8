#include "llm/request_facts.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/json_picker.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_name(const char *name)
{
	if (name != NULL &&
	    !text_is_name(name, strlen(name), REQUEST_NAME_MAXIMUM))
		abort();
}

static void check_facts(const struct request_facts *facts, size_t size)
{
	check_name(facts->model);
	check_name(facts->user);
	if ((facts->user == NULL) != (facts->user_source == NULL))
		abort();
	if (facts->prompt_bytes < 0 || facts->prompt_bytes > (int64_t)size)
		abort();
}

static bool is_whole(const char *text, size_t length)
{
	static const struct json_wanted nothing = JSON_WANTED_END;
	struct json_picker *picker = json_picker_new(&nothing, NULL, NULL);
	bool whole;

	json_picker_feed(picker, text, length);
	whole = json_picker_is_whole(picker);
	json_picker_free(picker);
	return whole;
}

/* A changed body is JSON that says the same but for the usage; changing it
 * again changes nothing. */
static void check_change(
    const char *body, size_t length, const struct request_facts *before)
{
	struct buffer once = {0}, again = {0};
	struct request_facts after;

	if (!request_add_usage_option(body, length, &once)) {
		if (once.length != 0)
			abort();
		buffer_clear(&once);
		return;
	}
	if (!is_whole(once.data, once.length) ||
	    !request_add_usage_option(once.data, once.length, &again) ||
	    again.length != once.length ||
	    memcmp(again.data, once.data, once.length) != 0)
		abort();
	request_facts_read(LLM_OPENAI, once.data, once.length, &after);
	if (after.prompt_bytes != before->prompt_bytes ||
	    after.streams != before->streams ||
	    (before->asks_usage && !after.asks_usage))
		abort();
	request_facts_clear(&after);
	buffer_clear(&once);
	buffer_clear(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *body = (const char *)data;
	struct request_facts facts;

	json_start();
	request_facts_read(LLM_OPENAI, body, size, &facts);
	check_facts(&facts, size);
	check_change(body, size, &facts);
	if (request_asks_plainly(body, size) && !is_whole(body, size))
		abort();
	request_facts_clear(&facts);
	return 0;
}
