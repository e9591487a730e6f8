/*
 * The schema: the files of sql/, carried in the program. Migrations are
 * numbered, never change once released, and are applied once, in order, each
 * noted in schema_migration with a checksum; functions and views are applied
 * whole every time.
 */
#ifndef DB_SCHEMA_H
#define DB_SCHEMA_H

#include "base/error.h"
#include "db/db.h"

/* What schema_migrate() has done. */
struct schema_change {
	int before;  /* the schema that was there; 0: none */
	int applied; /* how many migrations were new */
};

/*
 * Brings the database to this program's schema, in one transaction under an
 * advisory lock, and tells in *CHANGE what was new. If something was, NOTE is
 * called with it before the commit; its failure is the whole's. Several
 * processes may call at once. Fails without a trace if a migration was changed
 * after it had been applied, or if the schema is newer than the program.
 * ERR_BUSY with SCHEMA_IN_USE if there is something to bring about while a
 * program that serves is connected: it would go on in the old way.
 */
enum err schema_migrate(struct db_pool *pool,
    enum err (*note)(const void *context, struct db_transaction *transaction,
	const struct schema_change *change, struct error *error),
    const void *context, struct schema_change *change,
    struct error *error) ERROR_MUST_CHECK;

/* ERR_OK if usage can be recorded: the database has this program's migrations
 * (perhaps more: a newer program may be about to follow) and takes changes.
 * ERR_BUSY with DATABASE_NOT_MIGRATED or
 * DATABASE_READ_ONLY, or as db_query(), otherwise. */
enum err schema_check_ready(
    struct db_pool *pool, struct error *error) ERROR_MUST_CHECK;

/* The number of the newest migration the program carries. */
int schema_version(void);

#endif
