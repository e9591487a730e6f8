/*
 * The removal of a user: his events and sums go on, for the site's totals,
 * under an id that nobody knows, without what could tell whose they were.
 */
#ifndef METER_USER_REMOVAL_H
#define METER_USER_REMOVAL_H

#include <stdint.h>

#include "base/error.h"
#include "db/db.h"

/*
 * Removes USER_ID: his credentials end first, and with that the audit says that
 * ACTOR did it; then his events move, some at a time, the oldest first, each
 * transaction with their sums. Of an event stay what it counts, its model and
 * its instant. Recording goes on; whoever records for that very user waits
 * for a transaction at most.
 *
 * What was recorded when it began is gone when it returns; what is recorded
 * meanwhile, or later, may be a new usage of that user. *EVENTS is how many
 * were moved, also after a failure, which leaves the rest for another call:
 * ERR_BUSY with REMOVAL_UNFINISHED, or as db_query(). Two at a time share the
 * work. May take a while for many events: about 10,000 to 50,000 a second.
 */
enum err user_removal_run(struct db_pool *pool, const char *user_id,
    const char *actor, int64_t *events, struct error *error) ERROR_MUST_CHECK;

#endif
