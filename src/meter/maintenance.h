/*
 * What operators do to the record of usage as a whole. The pool should have no
 * timeout.
 */
#ifndef METER_MAINTENANCE_H
#define METER_MAINTENANCE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"
#include "db/db.h"

/* Applies the schema; a fresh database gets TIME_ZONE. Says on OUT what it
 * did, and what is left to do; the audit says that ACTOR did it, if there was
 * something to do. */
enum err maintenance_migrate(struct db_pool *pool, const char *time_zone,
    const char *actor, FILE *out, struct error *error) ERROR_MUST_CHECK;

/*
 * Makes buckets and days again from the events, in one transaction, with
 * TIME_ZONE as the deployment's zone from then on. Readers go on; recording
 * waits. The audit says that ACTOR did it.
 */
enum err maintenance_rebuild(struct db_pool *pool, const char *time_zone,
    const char *actor, FILE *out, struct error *error) ERROR_MUST_CHECK;

/* Compares all sums with the events, in one snapshot, and says on OUT what it
 * found; *SOUND if nothing differs. Changes nothing. */
enum err maintenance_verify(struct db_pool *pool, FILE *out, bool *sound,
    struct error *error) ERROR_MUST_CHECK;

/* ERR_OK if the deployment's zone is TIME_ZONE; ERR_INVALID with a sentence
 * that says what to do if not. */
enum err maintenance_check_zone(struct db_pool *pool, const char *time_zone,
    struct error *error) ERROR_MUST_CHECK;

#endif
