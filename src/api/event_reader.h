/*
 * Events as applications send them: one JSON object, an array of them, or one
 * a line (application/x-ndjson, http://ndjson.org). All are read before any is
 * recorded, so that one bad event refuses all.
 */
#ifndef API_EVENT_READER_H
#define API_EVENT_READER_H

#include <jansson.h>
#include <stdbool.h>

#include "base/fields.h"
#include "base/json.h"
#include "base/random_id.h"
#include "meter/usage_event.h"

/* What was read; begin with {0}. Events borrow from the rest. */
struct event_batch {
	size_t count, room;
	struct usage_event *events;
	json_t **documents;
	char (*own_ids)[RANDOM_ID_SIZE];
	char **metadata;
	size_t *lines; /* of NDJSON: the event's line, from 1 on; or NULL */
	struct json_problem problem;
};

/* The members of an event. They are read into a struct that is known to
 * event_batch_read() alone. */
#define EVENT_FIELD_COUNT 15
extern const struct field event_fields[EVENT_FIELD_COUNT];

void event_batch_clear(struct event_batch *batch);

/*
 * Reads TEXT at the instant NOW, the default of timestamps and the measure of
 * those that lie ahead. Events without request id get a fresh one. ERR_OK if
 * the events can be recorded. ERR_INVALID if not; then PROBLEMS says for which
 * event and member; BATCH has the lines of those events, too.
 */
enum err event_batch_read(struct event_batch *batch, const char *text,
    size_t length, bool is_ndjson, int64_t now, struct field_problems *problems,
    struct error *error) ERROR_MUST_CHECK;

#endif
