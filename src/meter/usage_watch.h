/*
 * Watches the totals of the users whom somebody looks at: tells them once, and
 * again after each commit that changes them, whichever process on whichever
 * machine made it. Commits in quick succession are told together, four times a
 * second at most, the last one always. One thread and one connection, and they
 * sleep while nobody is watched and the database is there.
 */
#ifndef METER_USAGE_WATCH_H
#define METER_USAGE_WATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "db/db.h"
#include "meter/usage_totals.h"

struct usage_watch;

/* Called on the watch's thread with what USER_ID's totals are. */
typedef void usage_watch_tell(
    void *context, const char *user_id, const struct usage_totals *totals);

/* POOL outlives the watch. */
struct usage_watch *usage_watch_new(struct db_pool *pool);

/* Starts the thread. ERR_INTERNAL. */
enum err usage_watch_start(struct usage_watch *watch, usage_watch_tell *tell,
    void *context, struct error *error) ERROR_MUST_CHECK;

/* Ends the thread, if it was started, and frees the watch; after
 * db_pool_interrupt() at once. */
void usage_watch_free(struct usage_watch *watch);

/* Begins to watch USER_ID, or, when that is done already, has the totals told
 * once more. Any thread; never waits for the database. */
void usage_watch_open(struct usage_watch *watch, const char *user_id);

/* Ends it. A call of tell may still be under way. */
void usage_watch_close(struct usage_watch *watch, const char *user_id);

/* Tells whether the database was away when it was last asked. */
bool usage_watch_is_away(struct usage_watch *watch);

#endif
