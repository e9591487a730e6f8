/*
 * What is held about one user, to be handed out.
 */
#ifndef METER_USER_DATA_H
#define METER_USER_DATA_H

#include <stdbool.h>

#include "base/error.h"
#include "db/db.h"

/* Takes a line, borrowed for the call; false: no more of them. */
typedef bool user_data_take(void *context, const char *line);

/*
 * Calls TAKE with each thing that is held about USER_ID, one JSON object a
 * line: "kind" says what it is (event, bucket, day, total, credential, act),
 * the other members are the columns of its table, without secrets' hashes. The
 * last line is of kind "end" and says how many came before it.
 *
 * Rows come in pages, each as it is then, so that however slowly they are
 * taken, memory is bounded and no transaction stays open: whatever was there at
 * the start and is there at the end is among them; what is recorded meanwhile
 * may be, or not. That ACTOR asked is in the audit, and so the last act. As
 * db_query(), also after some lines.
 */
enum err user_data_export(struct db_pool *pool, const char *user_id,
    const char *actor, user_data_take *take, void *context,
    struct error *error) ERROR_MUST_CHECK;

#endif
