/*
 * One connection to PostgreSQL, used by one thread at a time, and never
 * waited for longer than a deadline. Private to db/.
 */
#ifndef DB_CONNECTION_H
#define DB_CONNECTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "db/db.h"

struct db_connection;

/*
 * Connects within TIMEOUT_MS (0: no limit), which then also is the limit of
 * each statement, here and at the server. ERR_BUSY if that fails, and, unless
 * QUIET, a warning in the log that says why. From when on the descriptor
 * INTERRUPT (-1: none) is readable, nothing is waited for any more: everything
 * fails as if its time was up.
 */
enum err db_connection_open(const char *connection_string, int64_t timeout_ms,
    int interrupt, bool quiet, struct db_connection **connection,
    struct error *error) ERROR_MUST_CHECK;

void db_connection_close(struct db_connection *connection);

/* False once the connection is of no further use and must be closed. */
bool db_connection_is_usable(const struct db_connection *connection);

/* See db_query(); prepares the statement when this connection first runs it.
 * *LOST tells that the connection broke, not that the statement failed. */
enum err db_connection_query(struct db_connection *connection,
    const struct db_statement *statement, const struct db_params *params,
    struct db_result **result, bool *lost,
    struct error *error) ERROR_MUST_CHECK;

/* Begins a transaction of MODE, as in "BEGIN MODE"; *LOST as above. */
enum err db_connection_begin(struct db_connection *connection, const char *mode,
    bool *lost, struct error *error) ERROR_MUST_CHECK;

/* See db_run_script(). */
enum err db_connection_script(struct db_connection *connection, const char *sql,
    struct error *error) ERROR_MUST_CHECK;

/* The socket, for poll(). */
int db_connection_socket(const struct db_connection *connection);

/*
 * Takes what notifications have come, without waiting, and calls TAKE for each
 * one's payload. ERR_BUSY: the connection is lost.
 */
enum err db_connection_take_notifications(struct db_connection *connection,
    void (*take)(void *context, const char *payload), void *context,
    struct error *error) ERROR_MUST_CHECK;

#endif
