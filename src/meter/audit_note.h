/*
 * A row of the audit, written in the transaction of the act that it tells of.
 * auth/audit.h reads them.
 */
#ifndef METER_AUDIT_NOTE_H
#define METER_AUDIT_NOTE_H

#include "base/error.h"
#include "db/db.h"

struct audit_note {
	const char *actor;   /* "operator root", "key 7", … */
	const char *act;     /* "sums.rebuild" */
	const char *subject; /* to what; "" */
	const char *details; /* a JSON object's text */
};

/* As db_run(). */
enum err audit_note_write(struct db_transaction *transaction,
    const struct audit_note *note, struct error *error) ERROR_MUST_CHECK;

#endif
