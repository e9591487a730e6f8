/*
 * What serving and the operators' commands have in common: the settings, what
 * the rooms below need, made in order, and how a failure is told.
 *
 * The files of src/ itself stand above all rooms: main.c picks between serve.c
 * and commands.c, which both begin and end here.
 */
#ifndef PROGRAM_H
#define PROGRAM_H

#include "api/api.h"

struct credential_watch;

/* The exit status where nothing was tried: the call makes no sense. */
#define EXIT_USAGE 2

/* Built once, in the order of the members. Starts as {0}. */
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

/* A command has one connection to the database, and no limit of time. */
enum program_use { PROGRAM_SERVES, PROGRAM_COMMAND };

/*
 * Reads the settings from the environment and makes what needs nothing else:
 * it neither asks the database nor reads prices. Fails with a sentence for
 * the operator; the process should end then, without program_stop(). PROGRAM
 * must not move afterwards. Before threads start.
 */
enum err program_start(struct program *program, enum program_use use,
    struct error *error) ERROR_MUST_CHECK;

/* Frees all that is there. No other thread may be at work with it. */
void program_stop(struct program *program);

/* Tells ERROR on standard error; returns EXIT_FAILURE. */
int program_complain(const struct error *error);

#endif
