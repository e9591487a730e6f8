/*
 * What was changed in the settings, in the audit: the environment of a program
 * that serves is its operator's doing, too.
 */
#ifndef METER_SETTINGS_NOTE_H
#define METER_SETTINGS_NOTE_H

#include "base/config.h"
#include "base/error.h"
#include "db/db.h"

/*
 * Notes, as one act of ACTOR's, which settings of CONFIG are other than when
 * this was last called, in whatever process, or, the first time, other than
 * their presets: old and new values, of secrets and paths only whether they are
 * set. Does nothing when none is. As db_query().
 */
enum err settings_note_write(struct db_pool *pool, const struct config *config,
    const char *actor, struct error *error) ERROR_MUST_CHECK;

#endif
