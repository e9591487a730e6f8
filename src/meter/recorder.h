/*
 * The recorder: the one way into the record of usage. An event and its sums
 * commit together, once for its (user, request id), or not at all.
 *
 * Group commit without a thread or a timer: whoever comes while nothing is
 * being written writes at once, for all who wait; whoever comes meanwhile
 * waits, and one of those writes next. So a lone event pays one round trip,
 * and a crowd shares one.
 *
 * Rows are written in byte order of (user, request id), tables in one order,
 * by every process, so writers wait for each other but never in a circle.
 */
#ifndef METER_RECORDER_H
#define METER_RECORDER_H

#include <stddef.h>

#include "base/error.h"
#include "db/db.h"
#include "meter/usage_event.h"

#define RECORD_EVENTS_MAXIMUM 1000 /* of one call, and of one transaction */

enum record_outcome {
	RECORD_NEW,
	RECORD_DUPLICATE, /* was there, with the same counts */
	RECORD_CONFLICT,  /* was there, with other counts, which stay */
};

struct recorder;

/* POOL outlives the recorder. */
struct recorder *recorder_new(struct db_pool *pool);

/* Nobody may be recording any more. */
void recorder_free(struct recorder *recorder);

/*
 * Records COUNT events (1 to RECORD_EVENTS_MAXIMUM), all or none, and returns
 * after their commit with OUTCOMES[i] for EVENTS[i]. ERR_BUSY: the database is
 * away and what happened is unknown; sending the same again is safe.
 * ERR_INVALID: it refused an event. Any thread; waits for the database's
 * answer.
 */
enum err recorder_record(struct recorder *recorder,
    const struct usage_event *events, size_t count,
    enum record_outcome *outcomes, struct error *error) ERROR_MUST_CHECK;

#endif
