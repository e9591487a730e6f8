#include "base/role.h"

#include <string.h>

static const char *const names[] = {[ROLE_NONE] = "none",
    [ROLE_VIEWER] = "viewer",
    [ROLE_USER] = "user",
    [ROLE_APP] = "app",
    [ROLE_ADMIN] = "admin"};

const char *role_name(enum role role)
{
	return names[role];
}

enum role role_find(const char *name)
{
	for (enum role role = ROLE_VIEWER; role <= ROLE_ADMIN; role++)
		if (strcmp(names[role], name) == 0)
			return role;
	return ROLE_NONE;
}

bool role_is_bound(enum role role)
{
	return role == ROLE_VIEWER || role == ROLE_USER;
}
