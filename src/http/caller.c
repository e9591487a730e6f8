#include "http/caller.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/timestamp.h"

#define LOGIN_STAYS (3600 * TIMESTAMP_SECOND)

static const struct {
	const char *name;
	enum role role;
} kinds[] = {[ACCESS_ADMIN] = {"admin", ROLE_ADMIN},
    [ACCESS_APP] = {"app", ROLE_APP},
    [ACCESS_RELAY] = {"relay", ROLE_USER},
    [ACCESS_RECORD] = {"record", ROLE_USER},
    [ACCESS_READ] = {"read", ROLE_VIEWER},
    [ACCESS_SESSION] = {"session", ROLE_VIEWER},
    [ACCESS_PUBLIC] = {"public", ROLE_NONE}};

const char *http_access_name(enum http_access access)
{
	return kinds[access].name;
}

enum role http_access_role(enum http_access access)
{
	return kinds[access].role;
}

bool http_caller_is_ambient(const struct http_caller *caller)
{
	return caller->means == MEANS_COOKIE || caller->means == MEANS_LOGIN;
}

bool http_access_admits(
    enum http_access access, const struct http_caller *caller)
{
	if (access == ACCESS_RELAY && http_caller_is_ambient(caller))
		return false;
	return caller->role >= kinds[access].role;
}

bool http_caller_may_be(const struct http_caller *caller, const char *user_id)
{
	if (caller->role == ROLE_NONE)
		return false;
	return caller->user_id[0] == '\0' ||
	       strcmp(caller->user_id, user_id) == 0;
}

int64_t http_caller_credential(const struct http_caller *caller)
{
	return caller->lineage[caller->means == MEANS_COOKIE ? 1 : 0];
}

int64_t http_caller_stays_until(const struct http_caller *caller, int64_t now)
{
	return caller->means == MEANS_LOGIN ? now + LOGIN_STAYS
					    : caller->expires_at;
}

void http_caller_write_actor(
    const struct http_caller *caller, char actor[static CALLER_ACTOR_SIZE])
{
	switch (caller->means) {
	case MEANS_HEADER:
	case MEANS_COOKIE:
		snprintf(actor, CALLER_ACTOR_SIZE, "key %" PRId64,
		    http_caller_credential(caller));
		return;
	case MEANS_LOGIN:
		snprintf(actor, CALLER_ACTOR_SIZE, "login %s", caller->login);
		return;
	case MEANS_OPEN:
		snprintf(actor, CALLER_ACTOR_SIZE, "open");
		return;
	case MEANS_NONE:
		break;
	}
	snprintf(actor, CALLER_ACTOR_SIZE, "nobody");
}
