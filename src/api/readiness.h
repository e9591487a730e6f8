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

/* As schema_check_ready(), as of now or a second ago, and as
 * readiness_check_held(). Any thread. */
enum err readiness_check(
    struct readiness *readiness, struct error *error) ERROR_MUST_CHECK;

/*
 * The database takes no rows although it answers, as with a full disk: who
 * found out by ERROR tries on, and calls readiness_resume() when that is over.
 * Any thread.
 */
void readiness_hold(struct readiness *readiness, const struct error *error);
void readiness_resume(struct readiness *readiness);

/* ERR_BUSY, with what the last of them found out, while somebody holds; asks
 * nobody. ERROR may be NULL. Any thread. */
enum err readiness_check_held(
    struct readiness *readiness, struct error *error) ERROR_MUST_CHECK;

/* Something was recorded just now, or could not be. Any thread. */
void readiness_note(struct readiness *readiness, bool recorded);

#endif
