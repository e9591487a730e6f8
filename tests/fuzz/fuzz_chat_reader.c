#include "llm/chat_reader.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/log.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const char *text, size_t length)
{
	if (text_valid_length(text, length) != length ||
	    memchr(text, '\0', length) != NULL)
		abort();
}

static void check_reading(const struct chat_reading *reading)
{
	if (reading->text.length > 0)
		check_text(reading->text.data, reading->text.length);
	if (reading->refusal.length > 0)
		check_text(reading->refusal.data, reading->refusal.length);
	if (reading->failure != NULL &&
	    (!reading->failed ||
		text_has_control(reading->failure, strlen(reading->failure))))
		abort();
}

/* Reads in pieces of STEP bytes; the text is the same whatever STEP is. */
static void read_answer(enum llm_protocol protocol, bool streams,
    const char *data, size_t size, size_t step, struct buffer *text)
{
	struct chat_reader *reader = chat_reader_new(protocol, streams);
	const struct chat_reading *reading = chat_reader_reading(reader);
	struct error error = {{0}, {0}};

	for (size_t at = 0; at < size; at += step)
		chat_reader_feed(
		    reader, data + at, size - at < step ? size - at : step);
	chat_reader_finish(reader);
	check_reading(reading);
	if (chat_reader_refuse(reader, &error) != ERR_UPSTREAM ||
	    !text_is_name(
		error.message, strlen(error.message), sizeof error.message))
		abort();
	buffer_add_text(text, "");
	if (reading->text.length > 0)
		buffer_add(text, reading->text.data, reading->text.length);
	chat_reader_free(reader);
}

/* Whatever a provider sends, and however it is cut: valid text. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum llm_protocol protocols[] = {
	    LLM_OPENAI, LLM_ANTHROPIC, LLM_GEMINI, LLM_OLLAMA};

	json_start();
	log_set_level(LOG_LEVEL_ERROR);
	for (size_t i = 0; i < 8; i++) {
		struct buffer whole = {0}, pieces = {0};

		read_answer(protocols[i / 2], i % 2 == 0, (const char *)data,
		    size, size + 1, &whole);
		read_answer(protocols[i / 2], i % 2 == 0, (const char *)data,
		    size, 1, &pieces);
		if (strcmp(whole.data, pieces.data) != 0)
			abort();
		buffer_clear(&whole);
		buffer_clear(&pieces);
	}
	return 0;
}
