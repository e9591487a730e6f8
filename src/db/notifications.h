/*
 * What other sessions announce by NOTIFY, heard on a connection of its own,
 * outside the pool. For one thread.
 */
#ifndef DB_NOTIFICATIONS_H
#define DB_NOTIFICATIONS_H

#include "base/error.h"
#include "db/db.h"

struct db_notifications;

/*
 * Connects as POOL, which outlives the connection, does, and listens to
 * CHANNEL, a static name that needs no quotes. What is committed after the
 * return is heard. ERR_BUSY, and *OPENED is NULL.
 */
enum err db_notifications_open(struct db_pool *pool, const char *channel,
    struct db_notifications **opened, struct error *error) ERROR_MUST_CHECK;

/* NULL is fine. */
void db_notifications_close(struct db_notifications *notifications);

/* The descriptor that is readable when something has come. */
int db_notifications_descriptor(const struct db_notifications *notifications);

/* Calls TAKE for each payload that has come, and never waits. ERR_BUSY: the
 * connection is lost, and with it perhaps some news: close it. */
enum err db_notifications_read(struct db_notifications *notifications,
    void (*take)(void *context, const char *payload), void *context,
    struct error *error) ERROR_MUST_CHECK;

/* Has the server answer, which a server that is silently gone does not within
 * the timeout: ERR_BUSY then. */
enum err db_notifications_check(struct db_notifications *notifications,
    struct error *error) ERROR_MUST_CHECK;

#endif
