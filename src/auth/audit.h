/*
 * The record of what was done to the installation. Rows are written by the
 * statements that do it; here they are read.
 */
#ifndef AUTH_AUDIT_H
#define AUTH_AUDIT_H

#include <stdint.h>

#include "base/error.h"
#include "db/db.h"

/* Borrowed for the call. */
struct audit_row {
	int64_t id;
	int64_t done_at;
	const char *actor, *act, *subject;
	const char *details; /* a JSON object */
};

/* Calls SHOW for up to LIMIT rows with ids below BEFORE (0: from the newest
 * on), the newest first. As db_query(). */
enum err audit_list(struct db_pool *pool, int64_t before, int64_t limit,
    void (*show)(void *context, const struct audit_row *row), void *context,
    struct error *error) ERROR_MUST_CHECK;

#endif
