#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "api/pricing.h"
#include "api/route_list.h"
#include "api/site_check.h"
#include "auth/key_command.h"
#include "auth/secret.h"
#include "base/descriptors.h"
#include "commands.h"
#include "db/schema.h"
#include "meter/maintenance.h"
#include "meter/reprice.h"
#include "program.h"

static int migrate(struct program *program, struct error *error)
{
	char actor[KEY_COMMAND_ACTOR_SIZE];

	key_command_actor(actor);
	return maintenance_migrate(program->pool, program->config.time_zone,
		   actor, stdout, error) == ERR_OK
		   ? EXIT_SUCCESS
		   : program_complain(error);
}

static int rebuild(struct program *program, struct error *error)
{
	char actor[KEY_COMMAND_ACTOR_SIZE];

	key_command_actor(actor);
	return maintenance_rebuild(program->pool, program->config.time_zone,
		   actor, stdout, error) == ERR_OK
		   ? EXIT_SUCCESS
		   : program_complain(error);
}

static int verify(struct program *program, struct error *error)
{
	bool sound;

	if (maintenance_verify(program->pool, stdout, &sound, error) != ERR_OK)
		return program_complain(error);
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
		return program_complain(error);
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
		   : program_complain(error);
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

#define CHECK_USAGE "tokenmeter check [--url URL [--key-file FILE]]"

struct check_options {
	const char *url, *key_file; /* NULL: not given */
};

/* False if OPTIONS are not those of CHECK_USAGE. */
static bool read_check_options(
    char *const options[], struct check_options *read)
{
	for (; *options != NULL; options += 2) {
		const char **place = NULL;

		if (strcmp(*options, "--url") == 0)
			place = &read->url;
		else if (strcmp(*options, "--key-file") == 0)
			place = &read->key_file;
		if (place == NULL || options[1] == NULL)
			return false;
		*place = options[1];
	}
	return read->url != NULL || read->key_file == NULL;
}

static int check(
    struct program *program, char *const words[], struct error *error)
{
	struct check_options options = {0};
	char key[SECRET_TEXT_SIZE];
	bool well = false;
	enum err err = ERR_OK;

	if (!read_check_options(words, &options)) {
		fputs("usage: " CHECK_USAGE "\n", stderr);
		return EXIT_USAGE;
	}
	if (options.url == NULL)
		return check_settings(program, error);
	if (options.key_file != NULL)
		err = secret_read_file(options.key_file, key, error);
	if (err == ERR_OK)
		err = site_check(options.url,
		    options.key_file != NULL ? key : NULL, stdout, &well,
		    error);
	explicit_bzero(key, sizeof key);
	if (err != ERR_OK)
		return program_complain(error);
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
	if (program_start(&program, PROGRAM_COMMAND, &error) != ERR_OK)
		return program_complain(&error);
	status = command->with_program != NULL
		     ? command->with_program(&program, &error)
		     : command->with_options(&program, options, &error);
	program_stop(&program);
	return status;
}

/* Those that only print are found as options, too: `--help`, `--version`. */
static const struct command *find(const char *word)
{
	bool is_option = strncmp(word, "--", 2) == 0;

	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(word + (is_option ? 2 : 0), commands[i].name) == 0 &&
		    (!is_option || commands[i].alone != NULL))
			return &commands[i];
	return NULL;
}

/* What did not get through was not done: a key's secret is told only once. */
static int finish(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	fputs("tokenmeter: the output could not be written\n", stderr);
	return EXIT_FAILURE;
}

int commands_run(char *const words[])
{
	const struct command *command = find(words[0]);

	if (command == NULL) {
		fputs("tokenmeter: no such command; `tokenmeter help` lists "
		      "them\n",
		    stderr);
		return EXIT_USAGE;
	}
	if (words[1] != NULL && command->with_options == NULL) {
		fprintf(stderr, "usage: tokenmeter %s\n", command->name);
		return EXIT_USAGE;
	}
	return finish(run(command, words + 1));
}
