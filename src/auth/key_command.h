/*
 * `tokenmeter key`: operators make, list and revoke keys.
 */
#ifndef AUTH_KEY_COMMAND_H
#define AUTH_KEY_COMMAND_H

#include <stdbool.h>
#include <stdio.h>

#include "auth/credential.h"

#define KEY_COMMAND_USAGE                                            \
	"tokenmeter key create --role admin|app|user [--user USER] " \
	"[--label TEXT] [--expires TIME]\n"                          \
	"       tokenmeter key list\n"                               \
	"       tokenmeter key revoke ID"

/* What was asked for. */
struct key_command {
	enum { KEY_CREATE, KEY_LIST, KEY_REVOKE } what;
	struct credential_order order; /* for KEY_CREATE; without an actor */
	int64_t id;		       /* for KEY_REVOKE */
};

/* Reads the words after "key", up to a NULL, which COMMAND borrows; false if
 * they are not as KEY_COMMAND_USAGE has them. TIME is RFC 3339, or a date. */
bool key_command_read(char *const words[], struct key_command *command);

/*
 * Does it. OUT gets a new key's secret, alone on its line, or the list; NOTES
 * what a person wants to know beside. As the functions of auth/credential.h.
 */
enum err key_command_run(const struct key_command *command,
    struct db_pool *pool, FILE *out, FILE *notes,
    struct error *error) ERROR_MUST_CHECK;

#define KEY_COMMAND_ACTOR_SIZE 80

/* Writes "operator NAME", by the name of the account that runs us. */
void key_command_actor(char actor[static KEY_COMMAND_ACTOR_SIZE]);

#endif
