/*
 * Requests whose answer was not made yet when it ended: a response in the
 * background, or one that went on when its reader had left. Their events have
 * no counts and the provider's id of the answer, by which a later report finds
 * whose it is.
 */
#ifndef METER_UNREPORTED_H
#define METER_UNREPORTED_H

#include <stdint.h>

#include "base/error.h"
#include "db/db.h"

/* Begins with {0}, which is nobody's. */
struct unreported {
	char *user_id;
	char *request_id;
	char *model;
	char *operation;
	char *user_source; /* NULL: not told */
	int64_t occurred_at;
};

/*
 * Finds the request, the first if there are several, that PROVIDER gave the
 * answer UPSTREAM_ID and no counts for; FOUND stays as it is if there is none.
 * The caller clears FOUND. Fails as db_query() does. Any thread.
 */
enum err unreported_find(struct db_pool *pool, const char *provider,
    const char *upstream_id, struct unreported *found,
    struct error *error) ERROR_MUST_CHECK;

void unreported_clear(struct unreported *found);

#endif
