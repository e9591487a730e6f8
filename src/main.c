/*
 * TokenMeter: start, signals, stop, and the commands of operators.
 */
#include <inttypes.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "api/api.h"
#include "api/attribution.h"
#include "api/guard.h"
#include "api/limits.h"
#include "api/live_usage.h"
#include "api/pricing.h"
#include "api/readiness.h"
#include "api/record_usage.h"
#include "api/route_list.h"
#include "api/site_check.h"
#include "auth/credential_watch.h"
#include "auth/key_command.h"
#include "base/descriptors.h"
#include "base/json.h"
#include "base/log.h"
#include "base/timestamp.h"
#include "db/schema.h"
#include "http/cgi.h"
#include "http/cors.h"
#include "http/fastcgi.h"
#include "http/listener.h"
#include "meter/maintenance.h"
#include "meter/reprice.h"
#include "meter/settings_note.h"

#define EXIT_USAGE 2

/* Of the time that a stop has, what is left to record in. */
#define RECORD_SECONDS 2

/* What the rooms below need; built once, in the order of the members. */
struct program {
	struct config config;
	struct db_pool *pool;
	struct recorder *recorder;
	struct time_zones *zones;
	struct readiness *readiness;
	struct recordings *recordings;
	struct plugin_generator generator;
	struct upstreams upstreams;
	struct api_route_table routes;
	struct credential_cache *credentials;
	struct limits *limits;	 /* NULL but when it serves FastCGI */
	struct live_usage *live; /* NULL but when it serves FastCGI */
	struct credential_watch *credential_watch; /* the same */
	struct pricing *pricing;
	struct api api;
	struct http_site site;
};

static int complain(const struct error *error)
{
	fprintf(stderr, "tokenmeter: %s\n", error->message);
	return EXIT_FAILURE;
}

/* A program without a model provider still counts; it cannot generate. */
static enum err start_providers(struct program *program, struct error *error)
{
	enum err err = exchange_start(error);

	if (err == ERR_OK)
		err = attribution_check_settings(&program->config, error);
	if (err == ERR_OK)
		err = guard_check_settings(&program->config, error);
	if (err == ERR_OK)
		err = upstreams_read(
		    &program->config, &program->upstreams, error);
	if (err == ERR_OK)
		err = plugin_generator_init(&program->generator,
		    &program->config, &program->upstreams, error);
	return err == ERR_BUSY ? ERR_OK : err;
}

static enum err read_settings(struct config *config, struct error *error)
{
	enum err err = config_read(config, environ, error);

	if (err == ERR_OK)
		err = cors_check_origins(config->cors_origins, error);
	if (err != ERR_OK)
		config_clear(config);
	return err;
}

static enum err program_start(struct program *program, struct error *error)
{
	enum err err = read_settings(&program->config, error);

	if (err != ERR_OK)
		return err;
	log_set_level((enum log_level)program->config.log_level);
	json_start();
	err = start_providers(program, error);
	if (err != ERR_OK)
		return err;
	program->pool = db_pool_new(program->config.database_url,
	    (size_t)program->config.database_connections,
	    program->config.database_timeout_ms);
	program->recorder = recorder_new(program->pool);
	program->zones = time_zones_new(program->pool);
	program->readiness = readiness_new(program->pool);
	program->recordings = recordings_new();
	program->pricing = pricing_new(&program->config);
	program->credentials = credential_cache_new(program->pool);
	api_route_table_init(&program->routes, &program->upstreams);
	program->api = (struct api){.config = &program->config,
	    .pool = program->pool,
	    .recorder = program->recorder,
	    .zones = program->zones,
	    .readiness = program->readiness,
	    .recordings = program->recordings,
	    .pricing = program->pricing,
	    .generator = &program->generator,
	    .upstreams = &program->upstreams,
	    .credentials = program->credentials,
	    .started_at = timestamp_monotonic()};
	program->site = (struct http_site){.routes = program->routes.rows,
	    .route_count = program->routes.count,
	    .context = &program->api,
	    .cors_origins = program->config.cors_origins,
	    .guard = api_guard};
	return ERR_OK;
}

static void program_stop(struct program *program)
{
	credential_watch_free(program->credential_watch);
	live_usage_free(program->live);
	limits_free(program->limits);
	credential_cache_free(program->credentials);
	time_zones_free(program->zones);
	recorder_free(program->recorder);
	db_pool_free(program->pool);
	readiness_free(program->readiness);
	recordings_free(program->recordings);
	pricing_free(program->pricing);
	plugin_generator_clear(&program->generator);
	api_route_table_clear(&program->routes);
	upstreams_clear(&program->upstreams);
	exchange_stop();
	config_clear(&program->config);
}

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
		log_warning("started without the database: %s", error->message);
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
		    program->config.database_url,
		    program->config.database_timeout_ms, program->credentials,
		    end_streams, program, &program->credential_watch, error);
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

	/* Threads inherit this: the signals wait for sigwait() here. */
	pthread_sigmask(SIG_BLOCK, &signals, NULL);
	if (check_database(program, error) != ERR_OK ||
	    start_live(program, error) != ERR_OK ||
	    fastcgi_start(listener, &program->site,
		(size_t)program->config.max_requests, &server, error) != ERR_OK)
		return complain(error);
	/* libfcgi has set a handler of its own. */
	signal(SIGPIPE, SIG_IGN);
	log_info("tokenmeter %s serves", TOKENMETER_VERSION);
	if (program->generator.model == NULL)
		log_info("no model provider is set: plugins cannot be "
			 "generated");
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
		return complain(error);
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

static int serve(void)
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
	if (program_start(&program, &error) != ERR_OK ||
	    (!is_cgi && pricing_load(program.pricing, &error) != ERR_OK))
		return is_cgi ? refuse_cgi(&error) : complain(&error);
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

static int migrate(struct program *program, struct error *error)
{
	char actor[KEY_COMMAND_ACTOR_SIZE];

	key_command_actor(actor);
	return maintenance_migrate(program->pool, program->config.time_zone,
		   actor, stdout, error) == ERR_OK
		   ? EXIT_SUCCESS
		   : complain(error);
}

static int rebuild(struct program *program, struct error *error)
{
	char actor[KEY_COMMAND_ACTOR_SIZE];

	key_command_actor(actor);
	return maintenance_rebuild(program->pool, program->config.time_zone,
		   actor, stdout, error) == ERR_OK
		   ? EXIT_SUCCESS
		   : complain(error);
}

static int verify(struct program *program, struct error *error)
{
	bool sound;

	if (maintenance_verify(program->pool, stdout, &sound, error) != ERR_OK)
		return complain(error);
	return sound ? EXIT_SUCCESS : EXIT_FAILURE;
}

static bool price_event(const void *context, const struct usage_event *event,
    struct reprice_price *price)
{
	const struct program *program = context;
	struct price found;

	if (!price_usage(pricing_list(program->pricing), event->provider,
		event->model, event->occurred_at, &event->usage, &found))
		return false;
	memcpy(price->amount, found.amount, sizeof price->amount);
	price->source = found.source;
	return true;
}

#define REPRICE_USAGE \
	"tokenmeter reprice --from DAY [--to DAY] [--unpriced] [--dry-run]"

/* False if OPTIONS are not those of REPRICE_USAGE. */
static bool read_reprice_options(
    char *const options[], struct reprice_order *order)
{
	for (; *options != NULL; options++) {
		const char **day = strcmp(*options, "--from") == 0
				       ? &order->from
				   : strcmp(*options, "--to") == 0 ? &order->to
								   : NULL;

		if (day != NULL && options[1] != NULL)
			*day = *++options;
		else if (strcmp(*options, "--unpriced") == 0)
			order->unpriced = true;
		else if (strcmp(*options, "--dry-run") == 0)
			order->dry_run = true;
		else
			return false;
	}
	return order->from != NULL;
}

static int run_reprice(
    struct program *program, char *const options[], struct error *error)
{
	char actor[KEY_COMMAND_ACTOR_SIZE];
	struct reprice_order order = {
	    .actor = actor, .price = price_event, .context = program};

	if (!read_reprice_options(options, &order)) {
		fputs("usage: " REPRICE_USAGE "\n", stderr);
		return EXIT_USAGE;
	}
	key_command_actor(actor);
	if (pricing_load(program->pricing, error) != ERR_OK ||
	    reprice(program->pool, &order, stdout, error) != ERR_OK)
		return complain(error);
	return EXIT_SUCCESS;
}

static int run_key(
    struct program *program, char *const words[], struct error *error)
{
	struct key_command command;

	if (!key_command_read(words, &command)) {
		fputs("usage: " KEY_COMMAND_USAGE "\n", stderr);
		return EXIT_USAGE;
	}
	return key_command_run(
		   &command, program->pool, stdout, stderr, error) == ERR_OK
		   ? EXIT_SUCCESS
		   : complain(error);
}

static bool report(const char *what, enum err err, const struct error *error)
{
	printf("%-38s %s\n", what, err == ERR_OK ? "ok" : error->message);
	return err == ERR_OK;
}

/* A service may have another limit than who asks here: it is no failure. */
static void print_descriptors(const struct config *config)
{
	int64_t limit = descriptors_raise_limit();
	int64_t wanted = descriptors_wanted(config);

	if (limit == INT64_MAX)
		printf("%-38s no limit here", "descriptors");
	else
		printf("%-38s up to %" PRId64 " here", "descriptors", limit);
	printf(", %" PRId64 " wanted%s\n", wanted,
	    limit < wanted ? ": raise the limit (ulimit -n, LimitNOFILE), or "
			     "lower TOKENMETER_MAX_REQUESTS and _STREAMS"
			   : "");
}

static int check_settings(struct program *program, struct error *error)
{
	bool database, zone, prices, generator;
	enum err err;

	config_print_values(&program->config, stdout);
	err = schema_check_ready(program->pool, error);
	database = report("database", err, error);
	if (database)
		err = maintenance_check_zone(
		    program->pool, program->config.time_zone, error);
	zone = report("time zone", err, error);
	err = pricing_load(program->pricing, error);
	prices = err == ERR_OK;
	if (prices)
		pricing_print(program->pricing, stdout);
	else
		report("prices", err, error);
	generator = program->generator.model != NULL;
	if (generator)
		printf("%-38s %s, model %s\n", "generator",
		    program->generator.upstream->name,
		    program->generator.model);
	else
		printf("%-38s none: %s\n", "generator",
		    program->generator.problem.message);
	print_descriptors(&program->config);
	upstreams_print(&program->upstreams, stdout);
	return database && zone && prices ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int check(
    struct program *program, char *const options[], struct error *error)
{
	bool well = false;

	if (options[0] == NULL)
		return check_settings(program, error);
	if (strcmp(options[0], "--url") != 0 || options[1] == NULL ||
	    options[2] != NULL) {
		fputs("usage: tokenmeter check [--url URL]\n", stderr);
		return EXIT_USAGE;
	}
	if (site_check(options[1], stdout, &well, error) != ERR_OK)
		return complain(error);
	return well ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int print_routes(
    struct program *program, char *const options[], struct error *error)
{
	(void)error;
	if (options[0] == NULL) {
		route_list_print(&program->routes, stdout);
	} else if (strcmp(options[0], "--json") == 0 && options[1] == NULL) {
		route_list_print_json(&program->routes, stdout);
	} else {
		fputs("usage: tokenmeter routes [--json]\n", stderr);
		return EXIT_USAGE;
	}
	return EXIT_SUCCESS;
}

static int print_version(void)
{
	puts("tokenmeter " TOKENMETER_VERSION);
	return EXIT_SUCCESS;
}

static int print_settings(void)
{
	config_print_manual(stdout);
	return EXIT_SUCCESS;
}

static int print_help(void);

/* A command either needs nothing, or the program without time limits; and
 * perhaps what stands after its name, up to a NULL. */
static const struct command {
	const char *name;
	int (*alone)(void);
	int (*with_program)(struct program *program, struct error *error);
	int (*with_options)(struct program *program, char *const options[],
	    struct error *error);
	const char *help;
} commands[] = {
    {"migrate", NULL, migrate, NULL, "create or update the database schema"},
    {"check", NULL, NULL, check,
	"show settings, try the database; --url URL: look at a site from "
	"outside"},
    {"rebuild", NULL, rebuild, NULL,
	"make the sums again from the events, in TOKENMETER_TIME_ZONE"},
    {"verify", NULL, verify, NULL, "compare all sums with the events"},
    {"reprice", NULL, NULL, run_reprice,
	"make costs again: --from DAY [--to DAY] [--unpriced] [--dry-run]"},
    {"key", NULL, NULL, run_key, "make, list and revoke keys"},
    {"routes", NULL, NULL, print_routes,
	"list the paths, and who may; --json: and what they take"},
    {"settings", print_settings, NULL, NULL, "list the settings, as Markdown"},
    {"version", print_version, NULL, NULL, "print the version"},
    {"help", print_help, NULL, NULL, "print this"},
};

#define COMMAND_COUNT (sizeof commands / sizeof *commands)

static int print_help(void)
{
	puts("usage: tokenmeter [command]\n\n"
	     "Without a command it serves: FastCGI on descriptor 0 if that is "
	     "a listening\nsocket, else on TOKENMETER_LISTEN, else one CGI "
	     "request. Settings are\nenvironment variables.\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		printf("  %-10s %s\n", commands[i].name, commands[i].help);
	return EXIT_SUCCESS;
}

/* What the database calls our session, unless an operator has named it: a
 * command is no program that serves. */
static void name_session(const struct command *command)
{
	char name[40];

	snprintf(name, sizeof name, "tokenmeter %s", command->name);
	setenv("PGAPPNAME", name, 0);
}

/* Whatever ends a command must not leave its secrets in a file. The limit
 * says so to whom it asks; where cores are handed to a program, the other
 * does. */
static void refuse_core(void)
{
	const struct rlimit none = {0, 0};

	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0L);
}

static int run(const struct command *command, char *const options[])
{
	struct program program = {0};
	struct error error = {0};
	int status;

	if (command->alone != NULL)
		return command->alone();
	name_session(command);
	refuse_core();
	if (program_start(&program, &error) != ERR_OK)
		return complain(&error);
	db_pool_free(program.pool);
	program.pool = db_pool_new(program.config.database_url, 1, 0);
	status = command->with_program != NULL
		     ? command->with_program(&program, &error)
		     : command->with_options(&program, options, &error);
	program_stop(&program);
	return status;
}

int main(int argc, char *argv[])
{
	/* Web servers give CGI programs a query without "=" as arguments. */
	if (argc == 1 || getenv("REQUEST_METHOD") != NULL)
		return serve();
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(argv[1], commands[i].name) == 0 &&
		    (argc == 2 || commands[i].with_options != NULL))
			return run(&commands[i], argv + 2);
	fprintf(stderr, "tokenmeter: no such command; `tokenmeter help` lists "
			"them\n");
	return EXIT_USAGE;
}
