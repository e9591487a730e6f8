#include "api/guard.h"

#include <string.h>
#include <strings.h>

#include "api/limits.h"
#include "api/presented.h"
#include "base/text.h"
#include "base/timestamp.h"
#include "http/access.h"
#include "http/cors.h"
#include "meter/usage_event.h"

_Static_assert(CALLER_USER_SIZE == CREDENTIAL_USER_SIZE &&
		   CALLER_LINEAGE == CREDENTIAL_LINEAGE &&
		   CALLER_USER_SIZE == USER_ID_MAXIMUM + 1,
    "a caller is what his credential says");

/* Looks up what was presented. */
static enum err know_by_secret(const struct api *api,
    const struct presented *presented, struct http_caller *caller,
    struct error *error)
{
	unsigned char hash[SECRET_HASH_SIZE];
	struct credential credential;
	enum err err;

	secret_hash(presented->secret, hash);
	err = credential_cache_find(api->credentials, hash, &credential, error);
	if (err != ERR_OK)
		return err;
	/* A cookie is nothing else, and nothing else is a cookie. */
	if ((credential.kind == SECRET_SESSION) !=
	    (presented->means == MEANS_COOKIE))
		return credential_refuse(error);
	*caller = (struct http_caller){.means = presented->means,
	    .role = credential.role,
	    .expires_at = credential.expires_at};
	memcpy(caller->user_id, credential.user_id, sizeof caller->user_id);
	memcpy(caller->lineage, credential.lineage, sizeof caller->lineage);
	return ERR_OK;
}

/* LIST has names with spaces between. */
static bool is_listed(const char *list, const char *name)
{
	size_t length = strlen(name);

	while (list != NULL && *list != '\0') {
		size_t own;

		list += strspn(list, " ");
		own = strcspn(list, " ");
		if (own == length && own > 0 && memcmp(list, name, own) == 0)
			return true;
		list += own;
	}
	return false;
}

/* The web server's word, where the operator says that it counts. */
static enum err know_by_login(const struct api *api,
    const struct http_request *request, struct http_caller *caller,
    struct error *error)
{
	const char *name = http_request_variable(request, "REMOTE_USER");

	if (api->config->trust_remote_user == 0 || name == NULL ||
	    name[0] == '\0')
		return ERR_OK;
	if (!text_is_name(name, strlen(name), USER_ID_MAXIMUM))
		return error_set(error, ERR_UNAUTHORIZED, "LOGIN_INVALID",
		    "The web server's login is no name of a user");
	*caller = (struct http_caller){.means = MEANS_LOGIN, .login = name};
	if (is_listed(api->config->admins, name)) {
		caller->role = ROLE_ADMIN;
	} else {
		caller->role = ROLE_USER;
		memcpy(caller->user_id, name, strlen(name));
	}
	return ERR_OK;
}

static enum err know(const struct api *api, const struct presented *presented,
    struct http_request *request, struct error *error)
{
	struct http_caller *caller = &request->caller;
	enum err err = ERR_OK;

	if (presented->means != MEANS_NONE)
		return know_by_secret(api, presented, caller, error);
	err = know_by_login(api, request, caller, error);
	if (err == ERR_OK && caller->means == MEANS_NONE &&
	    api->config->access == ACCESS_MODE_OPEN)
		*caller = (struct http_caller){
		    .means = MEANS_OPEN, .role = ROLE_ADMIN};
	return err;
}

/* ORIGIN is scheme://authority; the scheme may be that of a proxy before us. */
static bool is_own_origin(
    const struct http_request *request, const char *origin)
{
	const char *host = http_request_variable(request, "HTTP_HOST");

	if (host == NULL || host[0] == '\0')
		return false;
	if (strncmp(origin, "https://", 8) == 0)
		origin += 8;
	else if (strncmp(origin, "http://", 7) == 0)
		origin += 7;
	else
		return false;
	return strcasecmp(origin, host) == 0;
}

/*
 * What a browser adds by itself, it also adds to what a stranger's page asks.
 * A browser says whose page asks whenever something could be changed.
 */
static enum err check_origin(
    const struct http_request *request, struct error *error)
{
	const char *origin = http_request_variable(request, "HTTP_ORIGIN");
	bool reads = strcmp(request->method, "GET") == 0 ||
		     strcmp(request->method, "HEAD") == 0;

	if (!http_caller_is_ambient(&request->caller))
		return ERR_OK;
	if (origin == NULL || origin[0] == '\0')
		return reads
			   ? ERR_OK
			   : error_set(error, ERR_FORBIDDEN, "ORIGIN_REQUIRED",
				 "With a cookie or a login, only this site's "
				 "own pages may do this");
	if (is_own_origin(request, origin))
		return ERR_OK;
	return error_set(error, ERR_FORBIDDEN, "ORIGIN_FORBIDDEN",
	    "With a cookie or a login, only this site's own pages may ask");
}

static enum err check_access(const struct http_route *route,
    const struct http_request *request, struct error *error)
{
	enum http_access access =
	    route != NULL ? route->access : ACCESS_SESSION;

	if (request->caller.role == ROLE_NONE)
		return error_set(error, ERR_UNAUTHORIZED, "CREDENTIAL_REQUIRED",
		    "This needs a credential, as in \"Authorization: Bearer "
		    "tm_…\": an operator makes a key with `tokenmeter key "
		    "create`, an application asks for a page's token at "
		    "POST /viewer-tokens");
	if (!http_access_admits(access, &request->caller))
		return error_set(error, ERR_FORBIDDEN, "ACCESS_FORBIDDEN",
		    "The credential is good, but not for this: it takes the "
		    "role %s%s",
		    role_name(http_access_role(access)),
		    access == ACCESS_RELAY ? ", and a key in a header" : "");
	return ERR_OK;
}

static enum err let_in(const struct api *api, const struct http_route *route,
    const struct presented *presented, struct http_request *request,
    struct http_response *response, struct error *error)
{
	bool is_public = route != NULL && route->access == ACCESS_PUBLIC;
	enum err err = ERR_OK, limited;

	if (!is_public)
		err = know(api, presented, request, error);
	if (err == ERR_UNAUTHORIZED) {
		if (presented->means == MEANS_COOKIE)
			presented_set_cookie(
			    request, NULL, 0, &response->headers);
		limited =
		    limits_count_failure(api->limits, request, response, error);
		return limited != ERR_OK ? limited : err;
	}
	if (err == ERR_OK)
		err =
		    limits_count_request(api->limits, request, response, error);
	if (err == ERR_OK && !is_public)
		err = check_origin(request, error);
	if (err == ERR_OK && !is_public)
		err = check_access(route, request, error);
	return err;
}

/* The vendors' clients repeat 429 and more by themselves, unless they are told
 * that it is no use. */
static void note_retry(const struct http_route *route, enum err err,
    struct http_response *response)
{
	if (route == NULL || route->access != ACCESS_RELAY || err == ERR_OK)
		return;
	buffer_add_format(&response->headers, "x-should-retry: %s\r\n",
	    err == ERR_LIMITED || err == ERR_BUSY ? "true" : "false");
}

enum err api_guard(const void *context, const struct http_route *route,
    struct http_request *request, struct http_response *response,
    struct error *error)
{
	const struct api *api = context;
	struct presented presented = {.means = MEANS_NONE};
	enum err err = ERR_OK;

	if (api->config->access == ACCESS_MODE_OPEN)
		err = access_check(request, error);
	if (err == ERR_OK)
		err = presented_find(request, &presented, error);
	/* Browsers put no credential into the question whether they may. */
	if (err == ERR_OK && !cors_is_preflight(request))
		err = let_in(api, route, &presented, request, response, error);
	explicit_bzero(&presented, sizeof presented);
	note_retry(route, err, response);
	return err;
}

enum err guard_check_again(const struct api *api,
    const struct http_request *request, struct error *error)
{
	struct presented presented;
	struct http_caller caller;
	enum err err = ERR_OK;

	if (request->caller.lineage[0] == 0)
		return ERR_OK;
	err = presented_find(request, &presented, error);
	if (err == ERR_OK)
		err = know_by_secret(api, &presented, &caller, error);
	explicit_bzero(&presented, sizeof presented);
	return err;
}

enum err guard_check_settings(const struct config *config, struct error *error)
{
	const char *list = config->admins;

	if (list != NULL && !text_is_name(list, strlen(list), 65536))
		return error_set(error, ERR_INVALID, "SETTING_INVALID",
		    "TOKENMETER_ADMINS must be names with spaces between");
	return ERR_OK;
}
