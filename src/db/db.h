/*
 * PostgreSQL, as the rooms above see it: prepared statements over a pool of
 * connections, each used for one operation and given back. Owns every use of
 * libpq, hides connections, protocol and SQLSTATEs.
 *
 * No wait for the database (for a connection, for a statement) is longer than
 * the pool's timeout, whatever happened to it. A connection that turns out to
 * be lost is replaced and the statement sent once more, so every statement
 * given to db_query() must be safe to run twice. While the database is away,
 * calls fail at once; twice a second one of them tries anew, so it is found
 * again by itself.
 *
 * Any thread may call, unless a line says otherwise.
 */
#ifndef DB_DB_H
#define DB_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "db/params.h"

struct db_pool;
struct db_result;

/* Statements are static: the pointer is the identity, the name is unique. */
struct db_statement {
	const char *name;
	const char *sql;
};

/*
 * ERR_OK if TEXT, DATABASE_URL's value or NULL, is one that connections can be
 * tried with. Else ERR_INVALID with a sentence that repeats nothing of it, as
 * libpq's own words would, which are in the log when it cannot connect.
 */
enum err db_check_connection_string(
    const char *text, struct error *error) ERROR_MUST_CHECK;

/*
 * Makes a pool that connects when it is first needed, to CONNECTION_STRING
 * (NULL: libpq's environment), with at most MAXIMUM connections. Waits end
 * after TIMEOUT_MS; 0 waits for ever, for operators' commands.
 */
struct db_pool *db_pool_new(
    const char *connection_string, size_t maximum, int64_t timeout_ms);

/* Ends the waits of all who ask, now and later, as if their time was up: for
 * the end of the program, when nobody is answered any more. */
void db_pool_interrupt(struct db_pool *pool);

/* Closes all connections; nobody may use the pool any more. */
void db_pool_free(struct db_pool *pool);

/*
 * Runs one statement in a transaction of its own; on success the caller frees
 * *RESULT.
 *
 * ERR_BUSY	the database cannot be reached, is overloaded, read-only, took
 *		too long or lacks the schema; whether a statement that writes
 *		was committed is unknown
 * ERR_CONFLICT	rolled back for another transaction's sake; may be repeated
 * ERR_INVALID	the values were refused (SQLSTATE classes 22 and 23)
 * ERR_INTERNAL	anything else
 *
 * The database's own words go to the log.
 */
enum err db_query(struct db_pool *pool, const struct db_statement *statement,
    const struct db_params *params, struct db_result **result,
    struct error *error) ERROR_MUST_CHECK;

/* The same for a statement whose COUNT values are all INTEGERS. */
enum err db_query_integers(struct db_pool *pool,
    const struct db_statement *statement, const int64_t *integers, size_t count,
    struct db_result **result, struct error *error) ERROR_MUST_CHECK;

/*
 * A transaction on one connection. db_begin() takes the connection, or another
 * if that one turns out to be lost; db_end() gives it back: with COMMIT if it
 * is true, else what was done is rolled back.
 */
struct db_transaction;
enum err db_begin(struct db_pool *pool, const char *mode,
    struct db_transaction **transaction, struct error *error) ERROR_MUST_CHECK;
enum err db_end(struct db_transaction *transaction, bool commit,
    struct error *error) ERROR_MUST_CHECK;

/* Runs SQL text of any number of statements; results are dropped. */
enum err db_run_script(struct db_transaction *transaction, const char *sql,
    struct error *error) ERROR_MUST_CHECK;

/* Like db_query(), within the transaction, without a second try. */
enum err db_run(struct db_transaction *transaction,
    const struct db_statement *statement, const struct db_params *params,
    struct db_result **result, struct error *error) ERROR_MUST_CHECK;

/* Frees a result; NULL is fine. */
void db_result_free(struct db_result *result);

size_t db_result_rows(const struct db_result *result);
bool db_result_is_null(const struct db_result *result, size_t row, int column);

/* Borrowed from the result; NULL for SQL's NULL. */
const char *db_result_text(
    const struct db_result *result, size_t row, int column);

/* bigint, integer, smallint or boolean; 0 for NULL. */
int64_t db_result_integer(
    const struct db_result *result, size_t row, int column);

/* timestamptz as microseconds since 1970; 0 for NULL. */
int64_t db_result_timestamp(
    const struct db_result *result, size_t row, int column);

/* date as days since 1970; 0 for NULL. */
int64_t db_result_date(const struct db_result *result, size_t row, int column);

#endif
