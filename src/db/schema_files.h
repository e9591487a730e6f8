/*
 * The files of sql/, carried in the program; written at build time.
 */
#ifndef DB_SCHEMA_FILES_H
#define DB_SCHEMA_FILES_H

struct schema_file {
	const char *name; /* "migrations/0001-create-usage.sql" */
	const char *text;
};

/* Migrations in their order, then functions, then views; ends with NULLs. */
extern const struct schema_file schema_files[];

#endif
