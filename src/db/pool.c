#include "db/pool.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/timestamp.h"

/* While the database is away, one attempt to connect in this time. */
#define RETRY_INTERVAL (TIMESTAMP_SECOND / 2)
/* And one line in the log that says why. */
#define COMPLAINT_INTERVAL (60 * TIMESTAMP_SECOND)

struct db_pool {
	char *connection_string;
	size_t maximum;
	int64_t timeout_ms;
	int interrupt; /* an eventfd, readable once nobody is to wait */
	pthread_mutex_t lock;
	pthread_cond_t returned;
	size_t open; /* idle, borrowed or being opened */
	size_t idle_count;
	struct db_connection **idle; /* the last one is the warmest */
	bool away;
	int64_t retry_at;     /* while away; monotonic, as this: */
	int64_t complains_at; /* when the log is told next */
};

struct db_transaction {
	struct db_pool *pool;
	struct db_connection *connection;
};

struct db_pool *db_pool_new(
    const char *connection_string, size_t maximum, int64_t timeout_ms)
{
	struct db_pool *pool = memory_calloc(1, sizeof *pool);
	pthread_condattr_t attributes;

	pool->connection_string = memory_strdup(connection_string);
	pool->maximum = maximum;
	pool->timeout_ms = timeout_ms;
	pool->interrupt = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	pool->idle = memory_calloc(maximum, sizeof *pool->idle);
	pthread_mutex_init(&pool->lock, NULL);
	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(&pool->returned, &attributes);
	pthread_condattr_destroy(&attributes);
	return pool;
}

void db_pool_free(struct db_pool *pool)
{
	if (pool == NULL)
		return;
	for (size_t i = 0; i < pool->idle_count; i++)
		db_connection_close(pool->idle[i]);
	if (pool->interrupt >= 0)
		close(pool->interrupt);
	pthread_cond_destroy(&pool->returned);
	pthread_mutex_destroy(&pool->lock);
	free(pool->idle);
	free(pool->connection_string);
	free(pool);
}

void db_pool_interrupt(struct db_pool *pool)
{
	const uint64_t one = 1;

	if (write(pool->interrupt, &one, sizeof one) != sizeof one)
		log_error("waits for the database cannot be ended: %s",
		    strerror(errno));
}

enum err db_pool_connect(struct db_pool *pool,
    struct db_connection **connection, struct error *error)
{
	bool quiet;
	enum err err;

	pthread_mutex_lock(&pool->lock);
	quiet = timestamp_monotonic() < pool->complains_at;
	pthread_mutex_unlock(&pool->lock);
	err = db_connection_open(pool->connection_string, pool->timeout_ms,
	    pool->interrupt, quiet, connection, error);
	if (err == ERR_OK || quiet)
		return err;
	pthread_mutex_lock(&pool->lock);
	pool->complains_at = timestamp_monotonic() + COMPLAINT_INTERVAL;
	pthread_mutex_unlock(&pool->lock);
	return err;
}

static bool wait_until(struct db_pool *pool, int64_t deadline)
{
	struct timespec at = {.tv_sec = deadline / TIMESTAMP_SECOND,
	    .tv_nsec = deadline % TIMESTAMP_SECOND * 1000};

	if (pool->timeout_ms == 0)
		return pthread_cond_wait(&pool->returned, &pool->lock) == 0;
	return pthread_cond_timedwait(&pool->returned, &pool->lock, &at) == 0;
}

enum turn { TURN_IDLE, TURN_OPEN, TURN_AWAY, TURN_TIMEOUT };

/*
 * Decides, under the lock, how this call gets its connection: an idle one,
 * one it may open (its place is taken already), or none.
 */
static enum turn take_turn(
    struct db_pool *pool, struct db_connection **connection)
{
	int64_t deadline =
	    timestamp_monotonic() + pool->timeout_ms * INT64_C(1000);
	bool in_time = true;

	for (;;) {
		if (pool->idle_count > 0) {
			*connection = pool->idle[--pool->idle_count];
			return TURN_IDLE;
		}
		if (pool->away && timestamp_monotonic() < pool->retry_at)
			return TURN_AWAY;
		if (pool->open < pool->maximum) {
			pool->open++;
			/* The others need not wait for what may fail. */
			if (pool->away)
				pool->retry_at =
				    timestamp_monotonic() + RETRY_INTERVAL;
			return TURN_OPEN;
		}
		/* What came back as time ran out is taken all the same. */
		if (!in_time)
			return TURN_TIMEOUT;
		in_time = wait_until(pool, deadline);
	}
}

static void note_outcome(struct db_pool *pool, bool connected)
{
	bool was_away;

	pthread_mutex_lock(&pool->lock);
	was_away = pool->away;
	if (!connected) {
		pool->open--;
		pool->away = true;
		pool->retry_at = timestamp_monotonic() + RETRY_INTERVAL;
	} else {
		pool->away = false;
	}
	pthread_cond_broadcast(&pool->returned);
	pthread_mutex_unlock(&pool->lock);
	if (connected && was_away)
		log_info("the database is back");
}

static enum err open_one(struct db_pool *pool,
    struct db_connection **connection, struct error *error)
{
	enum err err = db_pool_connect(pool, connection, error);

	note_outcome(pool, err == ERR_OK);
	return err;
}

static enum err borrow(struct db_pool *pool, struct db_connection **connection,
    struct error *error)
{
	enum turn turn;

	pthread_mutex_lock(&pool->lock);
	turn = take_turn(pool, connection);
	pthread_mutex_unlock(&pool->lock);
	switch (turn) {
	case TURN_IDLE:
		return ERR_OK;
	case TURN_OPEN:
		return open_one(pool, connection, error);
	case TURN_AWAY:
		return error_set(error, ERR_BUSY, "DATABASE_UNAVAILABLE",
		    "The database cannot be reached at the moment");
	case TURN_TIMEOUT:
		break;
	}
	return error_set(error, ERR_BUSY, "DATABASE_BUSY",
	    "All connections to the database are in use");
}

static void give_back(struct db_pool *pool, struct db_connection *connection)
{
	bool usable = db_connection_is_usable(connection);

	pthread_mutex_lock(&pool->lock);
	if (usable)
		pool->idle[pool->idle_count++] = connection;
	else
		pool->open--;
	pthread_cond_signal(&pool->returned);
	pthread_mutex_unlock(&pool->lock);
	if (!usable)
		db_connection_close(connection);
}

/*
 * One connection was lost, so those that lie idle most likely are, too:
 * without this, each would cost a request its second try.
 */
static void drop_idle(struct db_pool *pool)
{
	struct db_connection *connection;

	for (;;) {
		connection = NULL;
		pthread_mutex_lock(&pool->lock);
		if (pool->idle_count > 0) {
			connection = pool->idle[--pool->idle_count];
			pool->open--;
		}
		pthread_mutex_unlock(&pool->lock);
		if (connection == NULL)
			return;
		db_connection_close(connection);
	}
}

enum err db_query(struct db_pool *pool, const struct db_statement *statement,
    const struct db_params *params, struct db_result **result,
    struct error *error)
{
	struct db_connection *connection = NULL;
	bool lost = false;
	enum err err;

	*result = NULL;
	for (int attempt = 0; attempt < 2; attempt++) {
		err = borrow(pool, &connection, error);
		if (err != ERR_OK)
			return err;
		err = db_connection_query(
		    connection, statement, params, result, &lost, error);
		give_back(pool, connection);
		if (err == ERR_OK || !lost)
			return err;
		drop_idle(pool);
	}
	return err;
}

enum err db_query_integers(struct db_pool *pool,
    const struct db_statement *statement, const int64_t *integers, size_t count,
    struct db_result **result, struct error *error)
{
	struct db_params params = {0};
	enum err err;

	for (size_t i = 0; i < count; i++)
		db_params_add_integer(&params, integers[i]);
	err = db_query(pool, statement, &params, result, error);
	db_params_clear(&params);
	return err;
}

enum err db_begin(struct db_pool *pool, const char *mode,
    struct db_transaction **transaction, struct error *error)
{
	struct db_connection *connection = NULL;
	bool lost = false;
	enum err err;

	*transaction = NULL;
	for (int attempt = 0; attempt < 2; attempt++) {
		err = borrow(pool, &connection, error);
		if (err != ERR_OK)
			return err;
		err = db_connection_begin(connection, mode, &lost, error);
		if (err == ERR_OK) {
			*transaction = memory_calloc(1, sizeof **transaction);
			**transaction =
			    (struct db_transaction){pool, connection};
			return ERR_OK;
		}
		give_back(pool, connection);
		if (!lost)
			return err;
		drop_idle(pool);
	}
	return err;
}

enum err db_end(
    struct db_transaction *transaction, bool commit, struct error *error)
{
	enum err err = ERR_OK;

	if (transaction == NULL)
		return ERR_OK;
	if (commit || db_connection_is_usable(transaction->connection))
		err = db_connection_script(transaction->connection,
		    commit ? "COMMIT" : "ROLLBACK", error);
	give_back(transaction->pool, transaction->connection);
	free(transaction);
	return err;
}

enum err db_run_script(
    struct db_transaction *transaction, const char *sql, struct error *error)
{
	return db_connection_script(transaction->connection, sql, error);
}

enum err db_run(struct db_transaction *transaction,
    const struct db_statement *statement, const struct db_params *params,
    struct db_result **result, struct error *error)
{
	bool lost;

	return db_connection_query(
	    transaction->connection, statement, params, result, &lost, error);
}
