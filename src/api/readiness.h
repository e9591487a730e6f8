/*
 * Whether usage can be recorded, as far as is known, for requests that must
 * not spend tokens while it cannot: they ask here, and the database is asked
 * once a second at most, whatever comes.
 */
#ifndef API_READINESS_H
#define API_READINESS_H

#include <stdbool.h>

#include "base/error.h"
#include "db/db.h"

struct readiness;

/* POOL outlives it. */
struct readiness *readiness_new(struct db_pool *pool);

void readiness_free(struct readiness *readiness);

/* As schema_check_ready(), as of now or a second ago. Any thread. */
enum err readiness_check(
    struct readiness *readiness, struct error *error) ERROR_MUST_CHECK;

/* Something was recorded just now, or could not be. Any thread. */
void readiness_note(struct readiness *readiness, bool recorded);

#endif
