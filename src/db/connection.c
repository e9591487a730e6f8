#include "db/connection.h"

#include <errno.h>
#include <inttypes.h>
#include <libpq-fe.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/timestamp.h"
#include "db/sqlstate.h"

#define STATEMENTS_MAXIMUM 128
#define BINARY 1 /* libpq's number for the format */

struct db_connection {
	PGconn *handle;
	int64_t timeout_ms;
	int interrupt; /* a descriptor; -1: none */
	bool usable;
	size_t prepared_count;
	const struct db_statement *prepared[STATEMENTS_MAXIMUM];
};

/* Instants of the monotonic clock; 0 is "no limit". */
static int64_t deadline_from(int64_t timeout_ms)
{
	return timeout_ms > 0 ? timestamp_monotonic() + timeout_ms * 1000 : 0;
}

/* Waits until the socket is ready for EVENTS; false when time is up, or nobody
 * is to wait any more. */
static bool wait_for(
    const struct db_connection *connection, short events, int64_t deadline)
{
	struct pollfd what[2] = {
	    {.fd = PQsocket(connection->handle), .events = events},
	    {.fd = connection->interrupt, .events = POLLIN}};

	for (;;) {
		int64_t left = -1;
		int ready;

		if (deadline != 0) {
			left = (deadline - timestamp_monotonic() + 999) / 1000;
			if (left <= 0)
				return false;
		}
		ready = poll(what, 2, (int)left);
		if (ready > 0)
			return what[1].revents == 0;
		if (ready < 0 && errno != EINTR)
			return false;
	}
}

static bool is_interrupted(const struct db_connection *connection)
{
	struct pollfd what = {.fd = connection->interrupt, .events = POLLIN};

	return poll(&what, 1, 0) > 0;
}

/* libpq's messages end in a line end, and may have several lines. */
static void first_line(const char *message, char *line, size_t room)
{
	snprintf(line, room, "%.*s", (int)strcspn(message, "\n"), message);
}

static enum err unreachable(const char *why, struct error *error)
{
	char line[300];

	first_line(why, line, sizeof line);
	log_debug("database: %s", line);
	return error_set(error, ERR_BUSY, "DATABASE_UNAVAILABLE",
	    "The database cannot be reached at the moment");
}

static enum err took_too_long(struct error *error)
{
	return error_set(error, ERR_BUSY, "DATABASE_TIMEOUT",
	    "The database took too long to answer");
}

/* Sends what is queued and reads until a result can be taken. */
static bool exchange(
    const struct db_connection *connection, int64_t deadline, bool *timed_out)
{
	PGconn *handle = connection->handle;

	*timed_out = false;
	for (;;) {
		int unsent = PQflush(handle);

		if (unsent < 0)
			return false;
		if (!unsent && !PQisBusy(handle))
			return true;
		if (!wait_for(connection, unsent ? POLLIN | POLLOUT : POLLIN,
			deadline)) {
			*timed_out = true;
			return false;
		}
		if (!PQconsumeInput(handle))
			return false;
	}
}

/* Takes the last result of what was sent; NULL when the connection is lost. */
static PGresult *take_result(struct db_connection *connection, bool *timed_out)
{
	int64_t deadline = deadline_from(connection->timeout_ms);
	PGresult *last = NULL, *next;

	for (;;) {
		if (!exchange(connection, deadline, timed_out)) {
			PQclear(last);
			connection->usable = false;
			return NULL;
		}
		next = PQgetResult(connection->handle);
		if (next == NULL)
			break;
		/* An error in a script ends it: keep that one. */
		if (last != NULL && PQresultStatus(last) == PGRES_FATAL_ERROR) {
			PQclear(next);
			continue;
		}
		PQclear(last);
		last = next;
	}
	if (PQstatus(connection->handle) == CONNECTION_BAD)
		connection->usable = false;
	return last;
}

/* Turns what came back into an answer; keeps RESULT only if it is one. */
static enum err judge(struct db_connection *connection, PGresult *result,
    bool timed_out, bool *lost, struct error *error)
{
	const char *state;
	char line[300];

	*lost = false;
	if (result == NULL) {
		*lost = !timed_out;
		return timed_out
			   ? took_too_long(error)
			   : unreachable(
				 PQerrorMessage(connection->handle), error);
	}
	switch (PQresultStatus(result)) {
	case PGRES_TUPLES_OK:
	case PGRES_COMMAND_OK:
	case PGRES_EMPTY_QUERY:
		return ERR_OK;
	default:
		break;
	}
	state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	if (state == NULL || sqlstate_is_lost_connection(state)) {
		connection->usable = false;
		*lost = true;
		return unreachable(PQresultErrorMessage(result), error);
	}
	if (sqlstate_is_stale_plan(state)) {
		connection->usable = false;
		*lost = true;
	}
	first_line(PQresultErrorMessage(result), line, sizeof line);
	return sqlstate_explain(state, line, error);
}

static enum err finish(struct db_connection *connection, int sent,
    struct db_result **result, bool *lost, struct error *error)
{
	bool timed_out = false;
	PGresult *last = NULL;
	enum err err;

	if (sent)
		last = take_result(connection, &timed_out);
	else
		connection->usable = false;
	err = judge(connection, last, timed_out, lost, error);
	if (err == ERR_OK && result != NULL)
		*result = (struct db_result *)last;
	else
		PQclear(last);
	return err;
}

enum err db_connection_script(
    struct db_connection *connection, const char *sql, struct error *error)
{
	bool lost;

	return finish(connection, PQsendQuery(connection->handle, sql), NULL,
	    &lost, error);
}

enum err db_connection_begin(struct db_connection *connection, const char *mode,
    bool *lost, struct error *error)
{
	struct buffer sql = {0};
	enum err err;

	buffer_add_format(&sql, "BEGIN %s", mode);
	err = finish(connection, PQsendQuery(connection->handle, sql.data),
	    NULL, lost, error);
	buffer_clear(&sql);
	return err;
}

static enum err prepare(struct db_connection *connection,
    const struct db_statement *statement, bool *lost, struct error *error)
{
	enum err err;

	for (size_t i = 0; i < connection->prepared_count; i++)
		if (connection->prepared[i] == statement)
			return ERR_OK;
	if (connection->prepared_count == STATEMENTS_MAXIMUM)
		return error_set(error, ERR_INTERNAL, "TOO_MANY_STATEMENTS",
		    "The program prepares more statements than it planned for");
	err = finish(connection,
	    PQsendPrepare(
		connection->handle, statement->name, statement->sql, 0, NULL),
	    NULL, lost, error);
	if (err == ERR_OK)
		connection->prepared[connection->prepared_count++] = statement;
	return err;
}

enum err db_connection_query(struct db_connection *connection,
    const struct db_statement *statement, const struct db_params *params,
    struct db_result **result, bool *lost, struct error *error)
{
	static const struct db_params none = {0};
	int formats[DB_PARAMS_MAXIMUM];
	const char *values[DB_PARAMS_MAXIMUM];
	enum err err;

	*result = NULL;
	if (params == NULL)
		params = &none;
	err = prepare(connection, statement, lost, error);
	if (err != ERR_OK)
		return err;
	for (int i = 0; i < params->count; i++) {
		formats[i] = BINARY;
		values[i] = params->length[i] < 0
				? NULL
				: params->bytes.data + params->offset[i];
	}
	return finish(connection,
	    PQsendQueryPrepared(connection->handle, statement->name,
		params->count, values, params->length, formats, BINARY),
	    result, lost, error);
}

/* The shorter of TIMEOUT_MS and libpq's own connect_timeout, which it leaves to
 * those who drive it; 0 is "no limit". libpq takes no more seconds than an int
 * holds. */
static int64_t connect_timeout_ms(PGconn *handle, int64_t timeout_ms)
{
	PQconninfoOption *options = PQconninfo(handle);
	int64_t seconds = 0;

	for (PQconninfoOption *o = options; o && o->keyword != NULL; o++)
		if (strcmp(o->keyword, "connect_timeout") == 0 && o->val)
			seconds = strtol(o->val, NULL, 10);
	PQconninfoFree(options);
	if (seconds <= 0 || seconds > INT_MAX ||
	    (timeout_ms > 0 && timeout_ms < seconds * 1000))
		return timeout_ms;
	return seconds * 1000;
}

/* Drives libpq's connecting to its end. */
static bool connect_by(const struct db_connection *connection, int64_t deadline)
{
	PGconn *handle = connection->handle;
	PostgresPollingStatusType next = PGRES_POLLING_WRITING;

	while (PQstatus(handle) != CONNECTION_BAD) {
		if (next == PGRES_POLLING_OK)
			return true;
		if (next == PGRES_POLLING_FAILED)
			return false;
		if (!wait_for(connection,
			next == PGRES_POLLING_READING ? POLLIN : POLLOUT,
			deadline))
			return false;
		next = PQconnectPoll(handle);
	}
	return false;
}

static void ignore_notice(void *context, const PGresult *notice)
{
	(void)context;
	(void)notice;
}

/*
 * The server gives up a little earlier than we do, so that a slow statement
 * does not cost the connection. All statements find their rows by key: one
 * generic plan fits, and planning it once saves more than any custom plan
 * could.
 */
static enum err set_up(struct db_connection *connection, struct error *error)
{
	int64_t server_limit = connection->timeout_ms * 9 / 10;
	char sql[300];

	PQsetnonblocking(connection->handle, 1);
	PQsetNoticeReceiver(connection->handle, ignore_notice, NULL);
	snprintf(sql, sizeof sql,
	    "SET statement_timeout = %" PRId64 ";"
	    "SET idle_in_transaction_session_timeout = %" PRId64 ";"
	    "SET TimeZone = 'UTC'; SET plan_cache_mode = force_generic_plan;"
	    "SET jit = off",
	    server_limit, server_limit);
	return db_connection_script(connection, sql, error);
}

/* libpq has no words for a server that let us wait in vain. */
static void complain(const struct db_connection *connection, bool connected)
{
	const char *why = PQerrorMessage(connection->handle);
	bool silent =
	    !connected && PQstatus(connection->handle) != CONNECTION_BAD;

	log_warning("cannot connect to the database: %.*s%s",
	    (int)strcspn(why, "\n"), why, silent ? "no answer in time" : "");
}

enum err db_connection_open(const char *connection_string, int64_t timeout_ms,
    int interrupt, bool quiet, struct db_connection **opened,
    struct error *error)
{
	static const char *const keywords[] = {
	    "dbname", "fallback_application_name", "client_encoding", NULL};
	const char *const values[] = {
	    connection_string, "tokenmeter", "UTF8", NULL};
	int skip = connection_string == NULL;
	struct db_connection *connection = memory_calloc(1, sizeof *connection);
	bool connected;
	enum err err;

	connection->timeout_ms = timeout_ms;
	connection->interrupt = interrupt;
	connection->usable = true;
	connection->handle =
	    PQconnectStartParams(keywords + skip, values + skip, 1);
	timeout_ms = connect_timeout_ms(connection->handle, timeout_ms);
	connected = connect_by(connection, deadline_from(timeout_ms));
	if (connected)
		err = set_up(connection, error);
	else
		err = unreachable(PQerrorMessage(connection->handle), error);
	if (err != ERR_OK) {
		if (!quiet && !is_interrupted(connection))
			complain(connection, connected);
		db_connection_close(connection);
		connection = NULL;
	}
	*opened = connection;
	return err;
}

void db_connection_close(struct db_connection *connection)
{
	if (connection == NULL)
		return;
	PQfinish(connection->handle);
	free(connection);
}

bool db_connection_is_usable(const struct db_connection *connection)
{
	return connection->usable;
}

int db_connection_socket(const struct db_connection *connection)
{
	return PQsocket(connection->handle);
}

enum err db_connection_take_notifications(struct db_connection *connection,
    void (*take)(void *context, const char *payload), void *context,
    struct error *error)
{
	PGnotify *notification;

	if (!PQconsumeInput(connection->handle) ||
	    PQstatus(connection->handle) == CONNECTION_BAD) {
		connection->usable = false;
		return unreachable(PQerrorMessage(connection->handle), error);
	}
	while ((notification = PQnotifies(connection->handle)) != NULL) {
		take(context, notification->extra);
		PQfreemem(notification);
	}
	return ERR_OK;
}
