#include "db/schema.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "db/schema_files.h"

#define MIGRATIONS "migrations/"

/* Any number will do, as long as nobody else in the database uses it. */
#define LOCK_SCHEMA "SELECT pg_advisory_xact_lock(7011967523045108)"

static const char create_register[] = LOCK_SCHEMA
    ";"
    "CREATE TABLE IF NOT EXISTS schema_migration ("
    "	version integer PRIMARY KEY,"
    "	name text NOT NULL,"
    "	checksum text NOT NULL,"
    "	applied_at timestamptz NOT NULL DEFAULT now()"
    ");"
    "COMMENT ON TABLE schema_migration IS"
    "	'The files of sql/migrations that were applied here.';"
    "COMMENT ON COLUMN schema_migration.checksum IS"
    "	'MD5 of the file: a migration never changes once released.';";

static bool is_migration(const struct schema_file *file)
{
	return strncmp(file->name, MIGRATIONS, strlen(MIGRATIONS)) == 0;
}

static int migration_number(const struct schema_file *file)
{
	return atoi(file->name + strlen(MIGRATIONS));
}

int schema_version(void)
{
	int version = 0;

	for (const struct schema_file *f = schema_files; f->name; f++)
		if (is_migration(f))
			version = migration_number(f);
	return version;
}

static enum err note_migration(struct db_transaction *transaction,
    const struct schema_file *file, struct error *error)
{
	static const struct db_statement insert = {"note_migration",
	    "INSERT INTO schema_migration (version, name, checksum)"
	    " VALUES ($1::bigint, $2::text, md5($3::text))"};
	struct db_params params = {0};
	struct db_result *result = NULL;
	enum err err;

	db_params_add_integer(&params, migration_number(file));
	db_params_add_text(&params, file->name + strlen(MIGRATIONS));
	db_params_add_text(&params, file->text);
	err = db_run(transaction, &insert, &params, &result, error);
	db_result_free(result);
	db_params_clear(&params);
	return err;
}

/* Tells whether FILE was applied, and that it has not changed since. */
static enum err look_up(struct db_transaction *transaction,
    const struct schema_file *file, bool *applied, struct error *error)
{
	static const struct db_statement select = {"look_up_migration",
	    "SELECT checksum = md5($2::text) FROM schema_migration"
	    " WHERE version = $1::bigint"};
	struct db_params params = {0};
	struct db_result *result = NULL;
	enum err err;

	db_params_add_integer(&params, migration_number(file));
	db_params_add_text(&params, file->text);
	err = db_run(transaction, &select, &params, &result, error);
	db_params_clear(&params);
	if (err != ERR_OK)
		return err;
	*applied = db_result_rows(result) == 1;
	if (*applied && !db_result_integer(result, 0, 0))
		err = error_set(error, ERR_INTERNAL, "MIGRATION_CHANGED",
		    "%s is not what was applied to this database", file->name);
	db_result_free(result);
	return err;
}

static enum err apply(struct db_transaction *transaction,
    const struct schema_file *file, int *applied, struct error *error)
{
	bool present;
	enum err err;

	if (!is_migration(file))
		return db_run_script(transaction, file->text, error);
	err = look_up(transaction, file, &present, error);
	if (err != ERR_OK || present)
		return err;
	++*applied;
	err = db_run_script(transaction, file->text, error);
	return err == ERR_OK ? note_migration(transaction, file, error) : err;
}

/* The newest migration that the database knows; 0 for none. */
static const struct db_statement select_version = {
    "schema_version", "SELECT coalesce(max(version), 0) FROM schema_migration"};

/* Refuses one that is newer. */
static enum err read_version(
    struct db_transaction *transaction, int64_t *version, struct error *error)
{
	struct db_result *result = NULL;
	enum err err;

	err = db_run(transaction, &select_version, NULL, &result, error);
	if (err != ERR_OK)
		return err;
	*version = db_result_integer(result, 0, 0);
	db_result_free(result);
	if (*version > schema_version())
		return error_set(error, ERR_INTERNAL, "SCHEMA_NEWER",
		    "The database has the schema of a newer version "
		    "(migration %" PRId64 "; this program knows %d)",
		    *version, schema_version());
	return ERR_OK;
}

/* Those of programs that serve, which an operator may have given another name
 * than theirs; commands are called after what they do. */
static const struct db_statement count_sessions = {"program_sessions",
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND application_name IN"
    "  ('tokenmeter', current_setting('application_name'))"
    " AND application_name NOT LIKE 'tokenmeter %'"};

/* What has just been stopped may be a moment in the list yet. */
#define WAITS_MAXIMUM 20
static const char wait_a_moment[] =
    "SELECT pg_sleep(0.1), pg_stat_clear_snapshot()";

/* A program that does not know the new schema would write past it. */
static enum err refuse_in_use(
    struct db_transaction *transaction, struct error *error)
{
	struct db_result *result = NULL;
	int64_t sessions = 1;
	enum err err = ERR_OK;

	for (int i = 0; err == ERR_OK && sessions > 0 && i < WAITS_MAXIMUM;
	     i++) {
		if (i > 0)
			err = db_run_script(transaction, wait_a_moment, error);
		if (err == ERR_OK)
			err = db_run(
			    transaction, &count_sessions, NULL, &result, error);
		if (err == ERR_OK)
			sessions = db_result_integer(result, 0, 0);
		db_result_free(result);
		result = NULL;
	}
	if (err == ERR_OK && sessions > 0)
		err = error_set(error, ERR_BUSY, "SCHEMA_IN_USE",
		    "A program of the version before is connected to the "
		    "database (%" PRId64 " session%s): stop it, migrate, and "
		    "start the new one",
		    sessions, sessions == 1 ? "" : "s");
	return err;
}

enum err schema_migrate(struct db_pool *pool,
    enum err (*note)(const void *context, struct db_transaction *transaction,
	const struct schema_change *change, struct error *error),
    const void *context, struct schema_change *change, struct error *error)
{
	struct db_transaction *transaction = NULL;
	int64_t version = 0;
	enum err err, end;

	*change = (struct schema_change){0};
	err = db_begin(pool, "", &transaction, error);
	if (err != ERR_OK)
		return err;
	err = db_run_script(transaction, create_register, error);
	if (err == ERR_OK)
		err = read_version(transaction, &version, error);
	if (err == ERR_OK && version > 0 && version < schema_version())
		err = refuse_in_use(transaction, error);
	if (err == ERR_OK)
		change->before = (int)version;
	for (const struct schema_file *f = schema_files;
	     err == ERR_OK && f->name != NULL; f++)
		err = apply(transaction, f, &change->applied, error);
	if (err == ERR_OK && change->applied > 0)
		err = note(context, transaction, change, error);
	end = db_end(transaction, err == ERR_OK, err == ERR_OK ? error : NULL);
	return err != ERR_OK ? err : end;
}

enum err schema_check_ready(struct db_pool *pool, struct error *error)
{
	static const struct db_statement statement = {"schema_ready",
	    "SELECT coalesce(max(version), 0),"
	    " current_setting('transaction_read_only')::boolean"
	    " FROM schema_migration"};
	struct db_result *result = NULL;
	enum err err = db_query(pool, &statement, NULL, &result, error);
	int64_t version;
	bool read_only;

	if (err != ERR_OK)
		return err;
	version = db_result_integer(result, 0, 0);
	read_only = db_result_integer(result, 0, 1) != 0;
	db_result_free(result);
	if (version < schema_version())
		return error_set(error, ERR_BUSY, "DATABASE_NOT_MIGRATED",
		    "The database has schema %" PRId64 ", this program needs "
		    "%d; an operator has to run `tokenmeter migrate`",
		    version, schema_version());
	if (read_only)
		return error_set(error, ERR_BUSY, "DATABASE_READ_ONLY",
		    "The database accepts no changes at the moment");
	return ERR_OK;
}
