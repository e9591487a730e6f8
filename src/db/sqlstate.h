/*
 * What PostgreSQL's error codes mean to us. Codes: PostgreSQL's manual,
 * appendix "PostgreSQL Error Codes". Private to db/.
 */
#ifndef DB_SQLSTATE_H
#define DB_SQLSTATE_H

#include <stdbool.h>

#include "base/error.h"

/* The server ended the connection, or will: connect again. */
bool sqlstate_is_lost_connection(const char *state);

/* A view changed under a prepared statement: prepare again. */
bool sqlstate_is_stale_plan(const char *state);

/* Fills ERROR for STATE, and logs MESSAGE, the database's own words, if an
 * operator should see them. */
enum err sqlstate_explain(
    const char *state, const char *message, struct error *error);

#endif
