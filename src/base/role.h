/*
 * What callers may do, in the words of credentials and routes.
 */
#ifndef BASE_ROLE_H
#define BASE_ROLE_H

#include <stdbool.h>

/* Each may what the one before may, and more. */
enum role {
	ROLE_NONE,
	ROLE_VIEWER, /* reads one user's numbers */
	ROLE_USER,   /* reads, records and generates for one user */
	ROLE_APP,    /* the same for any user it names */
	ROLE_ADMIN,  /* everything */
};

/* "viewer", "user", "app" or "admin"; "none" for ROLE_NONE. Static. */
const char *role_name(enum role role);

/* The role of that name; ROLE_NONE if there is none. */
enum role role_find(const char *name);

/* Tells whether it is for one user only. */
bool role_is_bound(enum role role);

#endif
