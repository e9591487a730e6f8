#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "api/event_reader.h"
#include "base/text.h"
#include "base/timestamp.h"
#include "meter/recorder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define NOW (INT64_C(1750000000) * TIMESTAMP_SECOND)

/* What is read can be recorded. */
static void check(const struct usage_event *event)
{
	if (!text_is_name(
		event->user_id, strlen(event->user_id), USER_ID_MAXIMUM) ||
	    !text_is_name(event->request_id, strlen(event->request_id),
		REQUEST_ID_MAXIMUM) ||
	    !token_usage_is_sound(&event->usage) ||
	    event->occurred_at > NOW + USAGE_FUTURE_MAXIMUM ||
	    (event->metadata != NULL &&
		strlen(event->metadata) > USAGE_METADATA_MAXIMUM))
		abort();
}

/* The first byte chooses the type; the rest is the body. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct field_problems problems = {0};
	struct event_batch batch = {0};
	struct error error = {{0}, {0}};
	char *text;

	if (size == 0 || (text = malloc(size)) == NULL)
		return 0;
	memcpy(text, data + 1, size - 1);
	text[size - 1] = '\0';
	if (event_batch_read(&batch, text, size - 1, data[0] == 'n', NOW,
		&problems, &error) == ERR_OK) {
		if (batch.count > RECORD_EVENTS_MAXIMUM || problems.count > 0)
			abort();
		for (size_t i = 0; i < batch.count; i++)
			check(&batch.events[i]);
	} else if (error.message[0] == '\0' ||
		   text_valid_length(error.message, strlen(error.message)) !=
		       strlen(error.message)) {
		abort();
	}
	event_batch_clear(&batch);
	free(text);
	return 0;
}
