/*
 * Who sends a request, and what a row of the route table asks of him. Who it
 * is, is found out above (api/guard.h), before anything else is done with the
 * request; what is decided by it is decided here.
 */
#ifndef HTTP_CALLER_H
#define HTTP_CALLER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/role.h"

#define CALLER_USER_SIZE 256 /* of a user's id, with its NUL */
#define CALLER_LINEAGE 3
#define CALLER_ACTOR_SIZE 300

/* How he is known. */
enum http_means {
	MEANS_NONE,   /* he is not */
	MEANS_HEADER, /* a credential that whoever sends it has put there */
	MEANS_COOKIE, /* one that a browser adds by itself */
	MEANS_LOGIN,  /* the web server's, which a browser adds as well */
	MEANS_OPEN,   /* anybody on this host is */
};

struct http_caller {
	enum http_means means;
	enum role role;
	/* The one user whom he is for; "": any. */
	char user_id[CALLER_USER_SIZE];
	const char *login; /* his name there, borrowed, for MEANS_LOGIN */
	/* The ids of his credential, and of what it was made with; 0: none. */
	int64_t lineage[CALLER_LINEAGE];
	int64_t expires_at; /* the wall clock; 0: it does not end */
};

/* What a row asks for. The preset is the strictest. */
enum http_access {
	ACCESS_ADMIN,	/* the role admin */
	ACCESS_APP,	/* app */
	ACCESS_RELAY,	/* user, by a header alone: it is no place for pages */
	ACCESS_RECORD,	/* user: records and generates */
	ACCESS_READ,	/* viewer */
	ACCESS_SESSION, /* viewer: about himself */
	ACCESS_PUBLIC,	/* nothing: nobody is asked who he is */
};

/* "admin", "app", "relay", …; static. */
const char *http_access_name(enum http_access access);

/* The least role that it takes. */
enum role http_access_role(enum http_access access);

/* Tells whether CALLER may use a row of ACCESS. */
bool http_access_admits(
    enum http_access access, const struct http_caller *caller);

/* Tells whether CALLER may see, and act for, the user of USER_ID. */
bool http_caller_may_be(const struct http_caller *caller, const char *user_id);

/* Tells whether a browser sends what he is known by without being told to. */
bool http_caller_is_ambient(const struct http_caller *caller);

/* Returns the id of the key or token that he has shown, or exchanged for the
 * cookie that he has shown; 0: he is known by something else. */
int64_t http_caller_credential(const struct http_caller *caller);

/*
 * Until when what he reads may go on, on the wall clock, with NOW on it; 0: it
 * need not end. A web server vouches for one request and never says that a
 * login is over, so what lasts ends after an hour, and he has to ask again.
 */
int64_t http_caller_stays_until(const struct http_caller *caller, int64_t now);

/* Writes who he is for the audit: "key 7" (a cookie is what it was made with),
 * "login ada" or "open". */
void http_caller_write_actor(
    const struct http_caller *caller, char actor[static CALLER_ACTOR_SIZE]);

#endif
