/*
 * Credentials: the rows that say who a secret's holder is. Owns the table; the
 * secret of a new one is told once, to who makes it, and kept nowhere.
 */
#ifndef AUTH_CREDENTIAL_H
#define AUTH_CREDENTIAL_H

#include <stdbool.h>
#include <stdint.h>

#include "auth/secret.h"
#include "base/error.h"
#include "base/role.h"
#include "db/db.h"

#define CREDENTIAL_LABEL_MAXIMUM 255 /* bytes */
#define CREDENTIAL_USER_SIZE 256     /* of a user's id, with its NUL */
#define CREDENTIAL_LINEAGE 3

/* The channel on which the id of each one that ends is announced. */
#define CREDENTIAL_CHANNEL "tokenmeter_credential"

struct credential {
	enum secret_kind kind;
	enum role role;
	char user_id[CREDENTIAL_USER_SIZE]; /* "": any user */
	int64_t expires_at;		    /* 0: it stays */
	int64_t used_at;		    /* 0: never */
	/* Its id, then those of what it was made with; 0: there is none. It
	 * ends with each of them. */
	int64_t lineage[CREDENTIAL_LINEAGE];
};

/* Tells whether ID is among LINEAGE. */
bool credential_descends(
    const int64_t lineage[static CREDENTIAL_LINEAGE], int64_t id);

/*
 * Finds the one with that hash that is good now, and notes, at most once an
 * hour, that it was used. ERR_UNAUTHORIZED: there is none; or as db_query().
 */
enum err credential_find(struct db_pool *pool,
    const unsigned char hash[static SECRET_HASH_SIZE],
    struct credential *credential, struct error *error) ERROR_MUST_CHECK;

/* The refusal of one that is no good: ERR_UNAUTHORIZED, in the same words
 * whyever it is not. */
enum err credential_refuse(struct error *error) ERROR_MUST_CHECK;

/* What is to be made. Texts are borrowed. */
struct credential_order {
	enum secret_kind kind;
	enum role role;
	const char *user_id; /* NULL: any user */
	const char *label;
	const char *actor;  /* who makes it */
	int64_t parent;	    /* the id of what it is made with; 0: none */
	int64_t expires_at; /* 0: it stays; else no later than its parent */
};

/* What was made. */
struct credential_made {
	int64_t id;
	int64_t expires_at; /* 0: it stays */
	char secret[SECRET_TEXT_SIZE];
};

/* ERR_INVALID if role, user, label and expiry do not go together; or as
 * db_query(). A key's making is audited. */
enum err credential_create(struct db_pool *pool,
    const struct credential_order *order, struct credential_made *made,
    struct error *error) ERROR_MUST_CHECK;

/*
 * Ends the one of ID, and what was made with it, everywhere; a key's end is
 * audited with ACTOR. Ending it twice is no failure. ERR_NOT_FOUND: it is no
 * credential (KEYS_ONLY: no key); or as db_query().
 */
enum err credential_revoke(struct db_pool *pool, int64_t id, bool keys_only,
    const char *actor, struct error *error) ERROR_MUST_CHECK;

/* What the list shows; texts are borrowed for the call. */
struct credential_row {
	int64_t id;
	const char *role, *user_id, *label, *created_by; /* user_id or NULL */
	int64_t created_at, expires_at, used_at, revoked_at; /* or 0 */
};

/*
 * Calls SHOW for up to LIMIT keys with ids below BEFORE (0: from the newest
 * on), the newest first. As db_query().
 */
enum err credential_list_keys(struct db_pool *pool, int64_t before,
    int64_t limit,
    void (*show)(void *context, const struct credential_row *row),
    void *context, struct error *error) ERROR_MUST_CHECK;

/* Calls ENDED for each that was revoked in the last SECONDS. As db_query(). */
enum err credential_list_ended(struct db_pool *pool, int64_t seconds,
    void (*ended)(void *context, int64_t id), void *context,
    struct error *error) ERROR_MUST_CHECK;

#endif
