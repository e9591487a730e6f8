#include <inttypes.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/limits.h"
#include "api/live_usage.h"
#include "api/pricing.h"
#include "api/record_usage.h"
#include "auth/credential_watch.h"
#include "auth/key_command.h"
#include "base/descriptors.h"
#include "base/log.h"
#include "base/random_id.h"
#include "base/timestamp.h"
#include "db/schema.h"
#include "http/cgi.h"
#include "http/fastcgi.h"
#include "http/listener.h"
#include "meter/maintenance.h"
#include "meter/settings_note.h"
#include "program.h"
#include "serve.h"

/* Of the time that a stop has, what is left to record in. */
#define RECORD_SECONDS 2

static void provide_descriptors(const struct config *config)
{
	int64_t limit = descriptors_raise_limit();
	int64_t wanted = descriptors_wanted(config);

	if (limit < wanted)
		log_warning("this process may have %" PRId64 " descriptors, "
			    "but TOKENMETER_MAX_REQUESTS and "
			    "TOKENMETER_MAX_STREAMS allow for %" PRId64
			    ": raise its limit (ulimit -n, LimitNOFILE) or "
			    "lower them",
		    limit, wanted);
}

static sigset_t stop_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGUSR1);
	return set;
}

/* What cannot be noted now will be at the next start. */
static void note_settings(struct program *program)
{
	char actor[KEY_COMMAND_ACTOR_SIZE];
	struct error error;

	key_command_actor(actor);
	if (settings_note_write(
		program->pool, &program->config, actor, &error) != ERR_OK)
		log_warning("whether the settings changed is not in the "
			    "audit: %s",
		    error.message);
}

/*
 * A database that is away may come back; one with another schema or zone
 * needs its operator, who should hear of it now.
 */
static enum err check_database(struct program *program, struct error *error)
{
	enum err err = schema_check_ready(program->pool, error);

	if (err == ERR_OK)
		err = maintenance_check_zone(
		    program->pool, program->config.time_zone, error);
	if (err == ERR_BUSY &&
	    strcmp(error->code, "DATABASE_NOT_MIGRATED") != 0) {
		log_warning("started without the database: %s; until it "
			    "answers, requests are answered 503",
		    error->message);
		return ERR_OK;
	}
	if (err == ERR_OK)
		note_settings(program);
	return err;
}

static void end_streams(void *context, int64_t credential)
{
	const struct program *program = context;

	live_usage_end(program->live, credential);
}

static enum err start_live(struct program *program, struct error *error)
{
	enum err err = live_usage_start(
	    &program->config, program->pool, &program->live, error);

	program->api.live = program->live;
	program->limits = limits_new(&program->config);
	program->api.limits = program->limits;
	if (err == ERR_OK)
		err = credential_watch_start(program->pool,
		    program->credentials, end_streams, program,
		    &program->credential_watch, error);
	return err;
}

/* Tokens that are spent are recorded even if their answers have to be broken
 * off for the stop. */
static void end_relays(struct program *program)
{
	int64_t seconds = program->config.stop_seconds - RECORD_SECONDS;

	atomic_store(&program->api.relays_end_at,
	    timestamp_monotonic() +
		(seconds > 0 ? seconds * TIMESTAMP_SECOND : 0));
}

static int serve_fastcgi(struct program *program,
    struct http_listener *listener, struct error *error)
{
	sigset_t signals = stop_signals();
	struct fastcgi_server *server = NULL;
	size_t cut;
	bool ended;
	int signal_number;

	/* Until then there is nothing to finish: a signal just ends it. */
	if (check_database(program, error) != ERR_OK)
		return program_complain(error);
	/* Threads inherit this: the signals wait for sigwait() here. */
	pthread_sigmask(SIG_BLOCK, &signals, NULL);
	if (start_live(program, error) != ERR_OK ||
	    fastcgi_start(listener, &program->site,
		(size_t)program->config.max_requests, &server, error) != ERR_OK)
		return program_complain(error);
	/* libfcgi has set a handler of its own. */
	signal(SIGPIPE, SIG_IGN);
	log_info("tokenmeter %s serves", TOKENMETER_VERSION);
	if (program->generator.model == NULL)
		log_info("plugins cannot be generated: %s",
		    program->generator.problem.message);
	sigwait(&signals, &signal_number);
	log_info("stopping: %s", strsignal(signal_number));
	/* Their readers come again, to whoever serves then. */
	live_usage_stop(program->live);
	end_relays(program);
	ended = fastcgi_stop(server, program->config.stop_seconds, &cut);
	if (!ended)
		recordings_log(program->recordings);
	if (cut > 0)
		log_warning("stopped with %zu requests unfinished", cut);
	else
		log_info("stopped");
	upstreams_log_counts(&program->upstreams);
	if (!ended) /* threads run on: free nothing */
		_exit(cut > 0 ? EXIT_FAILURE : EXIT_SUCCESS);
	/* Those who watch need not wait for a database that hangs. */
	db_pool_interrupt(program->pool);
	return EXIT_SUCCESS;
}

static int serve_on(struct program *program, struct error *error)
{
	struct http_listener listener;
	enum err err;
	int status;

	provide_descriptors(&program->config);
	program->api.spawned =
	    http_listener_is_inherited() && getenv("LISTEN_FDS") == NULL;
	err =
	    http_listener_is_inherited()
		? http_listener_inherit(&listener, error)
		: http_listener_open(&listener, program->config.listen, error);
	if (err == ERR_OK && program->config.access == ACCESS_MODE_OPEN &&
	    http_listener_is_public(&listener))
		err = error_set(error, ERR_INVALID, "SETTING_INVALID",
		    "TOKENMETER_ACCESS=open is for this host only, but the "
		    "socket is one that other hosts reach");
	if (err != ERR_OK)
		return program_complain(error);
	status = serve_fastcgi(program, &listener, error);
	http_listener_close(&listener);
	return status;
}

/* Nobody reads a CGI's exit status: the web server has to get an answer. */
static int refuse_cgi(const struct error *error)
{
	char id[RANDOM_ID_SIZE];

	random_id_make(id);
	log_error(
	    "request id=%s status=500: cannot start: %s", id, error->message);
	printf("Status: 500 Internal Server Error\r\nX-Request-Id: %s\r\n"
	       "Content-Type: application/json\r\n\r\n"
	       "{\"error\":\"The server is not set up correctly; its log "
	       "says why\",\"code\":\"NOT_SET_UP\",\"requestId\":\"%s\"}",
	    id, id);
	return EXIT_FAILURE;
}

int serve(void)
{
	struct program program = {0};
	struct error error = {0};
	const char *where = getenv("TOKENMETER_LISTEN");
	bool is_cgi = getenv("REQUEST_METHOD") != NULL &&
		      (where == NULL || where[0] == '\0') &&
		      !http_listener_is_inherited();
	int status = EXIT_USAGE;

	mallopt(M_ARENA_MAX, 4);
	/* A CGI process answers one request, which may need no price. */
	if (program_start(&program, PROGRAM_SERVES, &error) != ERR_OK ||
	    (!is_cgi && pricing_load(program.pricing, &error) != ERR_OK))
		return is_cgi ? refuse_cgi(&error) : program_complain(&error);
	if (is_cgi) {
		signal(SIGPIPE, SIG_IGN);
		status = cgi_answer(&program.site, environ) ? EXIT_SUCCESS
							    : EXIT_FAILURE;
	} else if (program.config.listen != NULL ||
		   http_listener_is_inherited()) {
		status = serve_on(&program, &error);
		if (status != EXIT_SUCCESS)
			_exit(status); /* threads may run */
	} else {
		fputs("tokenmeter: nothing to listen on: set "
		      "TOKENMETER_LISTEN, or have a web server start this; "
		      "`tokenmeter help` says more\n",
		    stderr);
	}
	program_stop(&program);
	return status;
}
