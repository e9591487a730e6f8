#include "api/site_check.h"

#include <stdarg.h>
#include <string.h>
#include <strings.h>

#include "api/api.h"
#include "api/site_advice.h"
#include "api/site_probe.h"
#include "auth/secret.h"
#include "http/access.h"
#include "meter/usage_event.h"

#define REDIRECTS_MAXIMUM 3
#define LOCATION_SIZE 1024
#define SESSION "/api/session"
#define NAME "tokenmeter-check" /* of nobody, in whatever asks for a name */

/* A made-up key is no good; that it is called so shows that it arrived. */
enum arrival { ARRIVES, DROPPED, NOT_KNOWN };

struct site_check {
	FILE *out;
	struct site_url url;
	struct exchange_pool *pool;
	enum site_server server;
	bool is_api_face;
	bool is_open;
	const char *key;	/* that was given, or NULL */
	const char *key_header; /* where it goes; NULL: nowhere it arrives */
	bool well;
	struct buffer advice; /* paragraphs */
	struct site_answer answer;
	struct error error;
	char secret[SECRET_TEXT_SIZE];
};

/* Writes a line, and notes whether it is a good one. */
static void find(struct site_check *check, bool good, const char *what,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

static void find(struct site_check *check, bool good, const char *what,
    const char *format, ...)
{
	va_list arguments;

	check->well = check->well && good;
	fprintf(check->out, "%-38s ", what);
	va_start(arguments, format);
	vfprintf(check->out, format, arguments);
	va_end(arguments);
	fputc('\n', check->out);
}

static void advise(struct site_check *check, const char *paragraph)
{
	buffer_add_format(&check->advice, "\n%s\n", paragraph);
}

static void advise_closing(struct site_check *check)
{
	advise(check, "Take TOKENMETER_ACCESS=open out of TokenMeter's "
		      "environment and start it anew: then\nwhoever calls "
		      "needs a key (`tokenmeter key create`).");
}

static bool is_loopback(const struct site_check *check)
{
	return access_is_loopback_host(check->url.host);
}

/* A question that fails leaves an answer whose status is 0. */
static void ask(struct site_check *check, const char *path, const char *headers)
{
	if (site_probe_ask(check->pool, &check->url, path, headers,
		&check->answer, &check->error) != ERR_OK)
		site_answer_clear(&check->answer);
}

static bool is_answer(const struct site_check *check, int status,
    const char *member, const char *value)
{
	return check->answer.status == status &&
	       site_answer_is(&check->answer, member, value);
}

/* Asks who we are taken for. */
static void ask_session(struct site_check *check, const char *headers)
{
	ask(check, SESSION, headers);
}

/* For what came instead of any answer that would tell. */
static void find_nothing(struct site_check *check, const char *what)
{
	int status = check->answer.status;

	if (status == 0)
		find(check, false, what, "not known: %s", check->error.message);
	else if (status == 429)
		find(check, false, what,
		    "not known: asked too often; try again in a minute");
	else
		find(check, false, what, "not known: the answer's status is %d",
		    status);
}

static void find_site(struct site_check *check)
{
	const struct site_url *url = &check->url;
	const char *server;

	check->server = site_server_read(&check->answer);
	server = site_server_name(check->server);
	find(check, true, "site", "%s://%s%s%s%s: the %s face%s%s",
	    url->is_https ? "https" : "http", url->host,
	    url->port[0] != '\0' ? ":" : "", url->port, url->prefix,
	    check->is_api_face ? "API" : "web",
	    server != NULL ? ", behind " : "", server != NULL ? server : "");
}

/* Where nothing of TokenMeter's answers, the status is all there is. */
static void find_no_site(struct site_check *check)
{
	int status = check->answer.status;

	if (is_answer(check, 403, "code", "LOOPBACK_ONLY")) {
		find(check, false, "access",
		    "open, and so it answers nobody but its own host");
		advise_closing(check);
	} else if (status == 401) {
		find(check, false, "site",
		    "the web server asks for a login of its own, even for "
		    "health");
	} else if (status == 502 || status == 503 || status == 504) {
		find(check, false, "site",
		    "the web server does not reach TokenMeter (status %d)",
		    status);
		advise(check, "See whether TokenMeter runs, and whether the "
			      "web server may use its socket; its\nerror log "
			      "says more.");
	} else {
		find(check, false, "site",
		    "no TokenMeter answers here "
		    "(status %d)",
		    status);
		advise(check, "Give the URL that stands before /health/simple "
			      "or /api/health/simple.");
	}
}

/* Goes where the answer to a question for PATH leads, if that is right. */
static bool follow(struct site_check *check, const char *path)
{
	char location[LOCATION_SIZE];
	struct site_url next;

	site_answer_header(
	    &check->answer, "Location", location, sizeof location);
	if (!site_url_follow(&check->url, path, location, &next)) {
		find(check, false, "site",
		    "it redirects elsewhere than to https of the same host; "
		    "that was not followed");
		return false;
	}
	check->url = next;
	return true;
}

/* What a look at the paths of both faces leads to. */
enum look { FOUND, NOT_FOUND, MOVED };

static enum look try_faces(struct site_check *check)
{
	static const char *const paths[] = {
	    "/health/simple", "/api/health/simple"};

	for (size_t i = 0; i < 2; i++) {
		ask(check, paths[i], "");
		if (check->answer.status == 0) {
			find(check, false, "site", "%s", check->error.message);
			return NOT_FOUND;
		}
		if (is_answer(check, 200, "status", "ok")) {
			check->is_api_face = i == 0;
			find_site(check);
			return FOUND;
		}
		if (check->answer.status / 100 == 3)
			return follow(check, paths[i]) ? MOVED : NOT_FOUND;
	}
	find_no_site(check);
	return NOT_FOUND;
}

/* Finds which face answers, if any, and says so. */
static bool look_for_site(struct site_check *check)
{
	for (size_t hops = 0; hops <= REDIRECTS_MAXIMUM; hops++) {
		enum look look = try_faces(check);

		if (look != MOVED)
			return look == FOUND;
	}
	find(check, false, "site", "it redirects again and again");
	return false;
}

static void judge_transport(struct site_check *check)
{
	if (check->url.is_https) {
		find(check, true, "TLS", "ok");
	} else if (is_loopback(check)) {
		find(check, true, "TLS", "none, which is fine on loopback");
	} else {
		find(check, false, "TLS",
		    "none: keys and numbers can be read on their way");
		advise(check, "Let the web server take requests over https "
			      "only, and redirect http to it.");
	}
}

static void judge_health(struct site_check *check)
{
	ask(check, check->is_api_face ? "/health" : "/api/health", "");
	if (is_answer(check, 200, "status", "healthy"))
		find(check, true, "health", "ok");
	else if (is_answer(check, 503, "status", "degraded"))
		find(check, false, "health",
		    "degraded: `tokenmeter check` on its host says why");
	else
		find_nothing(check, "health");
}

static void judge_access(struct site_check *check)
{
	ask_session(check, "");
	if (is_answer(check, 401, "code", "CREDENTIAL_REQUIRED")) {
		find(check, true, "access", "closed");
	} else if (is_answer(check, 200, "knownBy", "open")) {
		check->is_open = true;
		find(check, is_loopback(check), "access",
		    "open: whoever reaches it may everything");
		if (!is_loopback(check))
			advise_closing(check);
	} else if (is_answer(check, 200, "knownBy", "login")) {
		find(check, false, "access",
		    "a stranger is taken for a user who is logged in");
		advise(check, "See where the web server sets REMOTE_USER: it "
			      "must be only where it has checked a password.");
	} else if (check->answer.status == 401) {
		find(check, false, "access",
		    "the web server asks for a login of its own");
	} else {
		find_nothing(check, "access");
	}
}

/* Writes PATTERN's path with a name of nobody's where it has a parameter. */
static void write_path(const char *pattern, struct buffer *path)
{
	while (*pattern != '\0') {
		size_t length = strcspn(pattern, "{");

		buffer_add(path, pattern, length);
		pattern += length;
		if (*pattern == '\0')
			break;
		buffer_add_text(path, NAME);
		pattern += strcspn(pattern, "}");
		pattern += *pattern == '}';
	}
}

/* Tries one; false when there is no use in trying more. */
static bool try_path(struct site_check *check, const char *path)
{
	static const char what[] = "routes without a credential";

	ask(check, path, "");
	if (check->answer.status / 100 == 2) {
		find(check, false, what, "GET %s answers", path);
		advise(check, "The web server lets requests for that path in "
			      "by itself, or something else answers there.");
		return true;
	}
	if (check->answer.status != 0 && check->answer.status != 429)
		return true;
	find_nothing(check, what);
	return false;
}

/* Asks for all that can be read without changing anything, as a stranger. */
static void judge_routes(struct site_check *check)
{
	size_t tried = 0;
	bool was_well = check->well, more = true;

	check->well = true;
	for (size_t i = 0; more && i < api_route_count; i++) {
		const struct http_route *route = &api_routes[i];
		bool is_web = strncmp(route->path, "/api/", 5) == 0;
		struct buffer path = {0};

		if (strcmp(route->method, "GET") != 0 ||
		    route->access == ACCESS_PUBLIC ||
		    is_web == check->is_api_face)
			continue;
		write_path(route->path, &path);
		more = try_path(check, path.data);
		buffer_clear(&path);
		tried++;
	}
	if (more && check->is_api_face) {
		try_path(check, "/openai/v1/models");
		tried++;
	}
	if (check->well)
		find(check, true, "routes without a credential",
		    "none answers, of %zu", tried);
	check->well = check->well && was_well;
}

/* Sends the made-up key in the header NAME, after SCHEME. */
static enum arrival judge_header(
    struct site_check *check, const char *name, const char *scheme)
{
	char line[128];
	enum arrival arrival = NOT_KNOWN;

	snprintf(
	    line, sizeof line, "%s: %s%s\r\n", name, scheme, check->secret);
	ask_session(check, line);
	explicit_bzero(line, sizeof line);
	if (is_answer(check, 401, "code", "CREDENTIAL_INVALID"))
		arrival = ARRIVES;
	else if (is_answer(check, 401, "code", "CREDENTIAL_REQUIRED") ||
		 is_answer(check, 200, "knownBy", "open"))
		arrival = DROPPED;
	if (arrival == NOT_KNOWN)
		find_nothing(check, name);
	else
		find(check, arrival == ARRIVES, name, "%s",
		    arrival == ARRIVES ? "arrives" : "is dropped on the way");
	return arrival;
}

static void judge_keys(struct site_check *check)
{
	enum arrival authorization =
	    judge_header(check, "Authorization", "Bearer ");
	enum arrival api_key = judge_header(check, "X-Api-Key", "");

	check->key_header = authorization != DROPPED ? "Authorization: Bearer "
			    : api_key != DROPPED     ? "X-Api-Key: "
						     : NULL;
	if (authorization != DROPPED)
		return;
	advise(check, site_advice_authorization(check->server));
	if (api_key == ARRIVES)
		advise(check, "Until then, send keys in X-Api-Key: that "
			      "arrives.");
}

/* A name that nobody has checked the password of. */
static void judge_logins(struct site_check *check)
{
	static const struct {
		const char *what, *headers, *advice;
	} tries[] = {
	    {"a login in a header",
		"Remote-User: " NAME "\r\nRemote_User: " NAME "\r\n"
		"X-Remote-User: " NAME "\r\n",
		"The web server makes REMOTE_USER of a header that anybody can "
		"send: take that out."},
	    {"a login that nobody checked",
		/* tokenmeter-check:x */
		"Authorization: Basic dG9rZW5tZXRlci1jaGVjazp4\r\n",
		"REMOTE_USER has whatever name a client sends. In nginx, set "
		"$tokenmeter_login only in\nthe server{} or location whose "
		"auth_basic checks the password."}};

	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		int status;

		ask_session(check, tries[i].headers);
		status = check->answer.status;
		if (status < 200 || status == 429 || status >= 500) {
			find_nothing(check, tries[i].what);
		} else if (is_answer(check, 200, "knownBy", "login")) {
			find(check, false, tries[i].what, "is taken for one");
			advise(check, tries[i].advice);
		} else {
			find(check, true, tries[i].what, "is none");
		}
	}
}

/* One that is no good is taken away under the name that a good one has. */
static void judge_cookies(struct site_check *check)
{
	static const char what[] = "cookies";
	struct buffer line = {0};

	buffer_add_format(&line,
	    "Cookie: __Host-tokenmeter=tms_%s; tokenmeter=tms_%s\r\n",
	    check->secret + strlen("tm_"), check->secret + strlen("tm_"));
	ask_session(check, line.data);
	explicit_bzero(line.data, line.length);
	buffer_clear(&line);
	if (site_answer_header_has(
		&check->answer, "Set-Cookie", "__Host-tokenmeter=")) {
		find(check, true, what, "are only sent encrypted");
	} else if (site_answer_header_has(
		       &check->answer, "Set-Cookie", "tokenmeter=")) {
		find(check, !check->url.is_https && is_loopback(check), what,
		    "are sent unencrypted, too");
		if (check->url.is_https)
			advise(check,
			    "Have the web server tell TokenMeter that it is "
			    "asked by https (the FastCGI variable\nHTTPS=on), "
			    "and by which name (the header Host as it came).");
	} else if (check->answer.status / 100 == 2 ||
		   check->answer.status == 401) {
		find(check, false, what, "are dropped on the way");
		advise(check, "Nobody can sign in to the dashboard: have the "
			      "web server hand on the headers Cookie\nand "
			      "Set-Cookie.");
	} else {
		find_nothing(check, what);
	}
}

/* Asks who the key is for. False, with a line that says why: nobody. */
static bool try_key(
    struct site_check *check, const char *what, const struct buffer *key)
{
	ask_session(check, key->data);
	if (check->answer.status == 200)
		return true;
	if (is_answer(check, 401, "code", "CREDENTIAL_INVALID"))
		find(
		    check, false, what, "not known: the key is not valid here");
	else
		find_nothing(check, what);
	return false;
}

/* Writes the header with the key, where one is needed. False, with a line that
 * says why: no stream is to be opened. */
static bool may_listen(
    struct site_check *check, const char *what, struct buffer *key)
{
	const char *obstacle = NULL;

	if (check->is_open)
		return true;
	if (check->key == NULL)
		obstacle = "that needs a key (--key-file FILE)";
	else if (check->key_header == NULL)
		obstacle = "no key arrives";
	else if (!check->url.is_https && !is_loopback(check))
		obstacle = "the key would travel unencrypted";
	if (obstacle != NULL) {
		find(check, true, what, "not looked at: %s", obstacle);
		return false;
	}
	buffer_add_format(key, "%s%s\r\n", check->key_header, check->key);
	return try_key(check, what, key);
}

/* A key's own user, as the answer to it says; nobody, where anybody will do. */
static void choose_user(
    const struct site_check *check, char user[static USER_ID_MAXIMUM + 1])
{
	user[0] = '\0';
	if (!check->is_open)
		site_answer_text(
		    &check->answer, "userId", user, USER_ID_MAXIMUM + 1);
	if (user[0] == '\0')
		snprintf(user, USER_ID_MAXIMUM + 1, "%s", NAME);
}

/* Opens USER's stream, where each face has it. */
static enum err listen_to(
    struct site_check *check, const char *user, const struct buffer *key)
{
	struct buffer path = {0};
	/* Web servers may refuse a "/" in a part. */
	bool in_path = check->is_api_face && strchr(user, '/') == NULL;
	enum err err;

	buffer_add_text(
	    &path, in_path ? "/user/" : "/api/user/token-usage/events?userId=");
	site_url_add_part(&path, user);
	if (in_path)
		buffer_add_text(&path, "/token-usage/events");
	err = site_probe_listen(check->pool, &check->url, path.data,
	    key->length > 0 ? key->data : "", &check->answer, &check->error);
	buffer_clear(&path);
	return err;
}

/* The server greets whoever opens a stream, which then stays open: what does
 * not arrive is held. */
static void judge_streams(struct site_check *check)
{
	static const char what[] = "streams";
	char user[USER_ID_MAXIMUM + 1];
	struct buffer key = {0};
	bool is_stream;
	enum err err;

	if (!may_listen(check, what, &key))
		goto out;
	choose_user(check, user);
	err = listen_to(check, user, &key);
	is_stream = check->answer.status == 200 &&
		    site_answer_header_has(
			&check->answer, "Content-Type", "text/event-stream");
	if (err == ERR_TIMEOUT && (check->answer.status == 0 || is_stream)) {
		find(check, false, what,
		    "are held back: nothing arrived within %d seconds",
		    SITE_LISTEN_SECONDS);
		advise(check, site_advice_streams(check->server));
	} else if (err != ERR_OK) {
		check->answer.status = 0;
		find_nothing(check, what);
	} else if (is_answer(check, 501, "code", "STREAMS_UNAVAILABLE")) {
		find(check, true, what,
		    "none where a web server starts the program: pages ask "
		    "from time to time");
	} else if (is_stream && check->answer.body.length > 0) {
		find(check, true, what, "arrive as they are made");
	} else {
		find_nothing(check, what);
	}
out:
	if (key.length > 0)
		explicit_bzero(key.data, key.length);
	buffer_clear(&key);
}

static void look(struct site_check *check)
{
	if (!look_for_site(check))
		return;
	judge_transport(check);
	judge_health(check);
	judge_access(check);
	if (!check->is_open)
		judge_routes(check);
	judge_keys(check);
	judge_logins(check);
	judge_cookies(check);
	judge_streams(check);
}

enum err site_check(const char *text, const char *key, FILE *out, bool *well,
    struct error *error)
{
	struct site_check check = {.out = out, .key = key, .well = true};
	enum err err = site_url_read(text, &check.url, error);

	if (err != ERR_OK)
		return err;
	check.pool = exchange_pool_new("the site");
	if (check.pool == NULL)
		return error_set(error, ERR_INTERNAL, "CURL_UNUSABLE",
		    "The HTTP client library cannot be used");
	secret_make(SECRET_KEY, check.secret);
	look(&check);
	if (check.advice.length > 0)
		fputs(check.advice.data, out);
	*well = check.well;
	explicit_bzero(check.secret, sizeof check.secret);
	site_answer_clear(&check.answer);
	buffer_clear(&check.advice);
	exchange_pool_free(check.pool);
	return ERR_OK;
}
