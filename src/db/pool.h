/*
 * What a pool lends beside its own connections. Private to db/.
 */
#ifndef DB_POOL_H
#define DB_POOL_H

#include "base/error.h"
#include "db/connection.h"

/* Opens a connection as those of POOL are, which outlives it; it is the
 * caller's to close, and not counted among them. ERR_BUSY; why, the log says
 * once a minute. Any thread. */
enum err db_pool_connect(struct db_pool *pool,
    struct db_connection **connection, struct error *error) ERROR_MUST_CHECK;

#endif
