#include "db/sqlstate.h"

#include <stddef.h>
#include <string.h>

#include "base/log.h"

#define NOT_MIGRATED                                                         \
	"The database lacks the schema of this version; an operator has to " \
	"run `tokenmeter migrate`"
#define POOLED                                                                \
	"A pooler in front of the database hands one connection to several; " \
	"an operator has to have it pool by session"

/* The first row whose prefix fits decides. */
static const struct {
	const char *prefix;
	enum err err;
	const char *code, *message;
} meanings[] = {
    {"57014", ERR_BUSY, "DATABASE_TIMEOUT",
	"The database took too long to answer"},
    {"25006", ERR_BUSY, "DATABASE_READ_ONLY",
	"The database accepts no changes at the moment"},
    {"42P01", ERR_BUSY, "DATABASE_NOT_MIGRATED", NOT_MIGRATED},
    {"42703", ERR_BUSY, "DATABASE_NOT_MIGRATED", NOT_MIGRATED},
    {"42883", ERR_BUSY, "DATABASE_NOT_MIGRATED", NOT_MIGRATED},
    {"42501", ERR_BUSY, "DATABASE_DENIED",
	"The database does not let the role that TokenMeter connects as do "
	"that; it has to be the one that ran `tokenmeter migrate`, which needs "
	"CREATE in the schema"},
    {"3F000", ERR_BUSY, "DATABASE_DENIED",
	"The database has no schema that its user may write to; an operator "
	"has to make one"},
    {"42P05", ERR_BUSY, "DATABASE_POOLED", POOLED},
    {"26000", ERR_BUSY, "DATABASE_POOLED", POOLED},
    {"40", ERR_CONFLICT, "DATABASE_CONFLICT",
	"Another transaction was in the way"},
    {"55P03", ERR_CONFLICT, "DATABASE_CONFLICT",
	"Another transaction was in the way"},
    {"22", ERR_INVALID, "DATABASE_REFUSED",
	"The database refused a value as out of range"},
    {"23", ERR_INVALID, "DATABASE_REFUSED",
	"The database refused a value as inconsistent"},
    {"53100", ERR_BUSY, "DATABASE_OVERLOADED",
	"The database's disk is full; an operator has to make room there"},
    {"53", ERR_BUSY, "DATABASE_OVERLOADED",
	"The database is out of resources at the moment"},
    {"58", ERR_BUSY, "DATABASE_OVERLOADED",
	"The database has trouble with its storage"},
    {"", ERR_INTERNAL, "DATABASE_ERROR", "The database reported an error"},
};

bool sqlstate_is_lost_connection(const char *state)
{
	return strncmp(state, "08", 2) == 0 || strcmp(state, "57P01") == 0 ||
	       strcmp(state, "57P02") == 0 || strcmp(state, "57P03") == 0 ||
	       strcmp(state, "57P05") == 0;
}

bool sqlstate_is_stale_plan(const char *state)
{
	return strcmp(state, "0A000") == 0 || strcmp(state, "26000") == 0;
}

enum err sqlstate_explain(
    const char *state, const char *message, struct error *error)
{
	size_t i = 0;

	while (
	    strncmp(state, meanings[i].prefix, strlen(meanings[i].prefix)) != 0)
		i++;
	log_warning("database: %s (SQLSTATE %s)", message, state);
	return error_set(error, meanings[i].err, meanings[i].code, "%s",
	    meanings[i].message);
}
