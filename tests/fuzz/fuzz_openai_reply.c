#include "llm/openai.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/log.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_text(const char *text)
{
	return text_valid_length(text, strlen(text)) == strlen(text);
}

static void check_line(const char *text, size_t maximum)
{
	if (text != NULL && !text_is_name(text, strlen(text), maximum))
		abort();
}

/* Whatever a provider sends: sound usage, or zeros that say so; parts that are
 * valid text; one line about a failure. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error error = {{0}, {0}};
	struct chat_reply reply;
	enum err err;

	json_start();
	log_set_level(LOG_LEVEL_ERROR);
	err = openai_read_reply((const char *)data, size, &reply, &error);
	if (err != ERR_OK) {
		check_line(error.code, sizeof error.code);
		if (err != ERR_UPSTREAM || reply.content != NULL ||
		    !is_text(error.message) || error.message[0] == '\0')
			abort();
		return 0;
	}
	if (!token_usage_is_sound(&reply.usage))
		abort();
	if (reply.usage.source == USAGE_SOURCE_NONE &&
	    (reply.usage.prompt != 0 || reply.usage.completion != 0 ||
		reply.usage.cached != TOKEN_COUNT_UNKNOWN))
		abort();
	if (reply.content != NULL && !is_text(reply.content))
		abort();
	check_line(reply.refusal, sizeof error.message);
	check_line(reply.model, 255);
	check_line(reply.upstream_id, 255);
	chat_reply_clear(&reply);
	return 0;
}
