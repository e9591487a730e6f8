/*
 * What is held about one user: to be handed out, or to be removed.
 */
#ifndef METER_USER_DATA_H
#define METER_USER_DATA_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "db/db.h"

/*
 * Calls TAKE with each thing that is held about USER_ID, one JSON object a
 * line ("kind" says what it is: event, day, credential or act), until TAKE
 * returns false. Events come in pages, each as it is then. That ACTOR asked is
 * in the audit. As db_query(), also after some lines.
 */
enum err user_data_export(struct db_pool *pool, const char *user_id,
    const char *actor, bool (*take)(void *context, const char *line),
    void *context, struct error *error) ERROR_MUST_CHECK;

/*
 * Removes USER_ID, in one transaction: his events and sums go on, for the
 * site's totals, under an id that nobody knows, without the ids of requests
 * and whatever else was said of them; his credentials end. Recording waits.
 * That ACTOR did it is in the audit. *EVENTS is how many there were. As
 * db_query(); a failure leaves all as it was.
 */
enum err user_data_remove(struct db_pool *pool, const char *user_id,
    const char *actor, int64_t *events, struct error *error) ERROR_MUST_CHECK;

#endif
