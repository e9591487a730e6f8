#include "api/readiness.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/timestamp.h"
#include "db/schema.h"

struct readiness {
	struct db_pool *pool;
	pthread_mutex_t asking; /* held by the one who asks the database */
	pthread_mutex_t lock;	/* of what follows */
	int64_t known_at;	/* monotonic; 0: never */
	enum err err;
	struct error error;
	unsigned holders;
	struct error held_by;
};

struct readiness *readiness_new(struct db_pool *pool)
{
	struct readiness *readiness = memory_calloc(1, sizeof *readiness);

	readiness->pool = pool;
	pthread_mutex_init(&readiness->asking, NULL);
	pthread_mutex_init(&readiness->lock, NULL);
	return readiness;
}

void readiness_free(struct readiness *readiness)
{
	if (readiness == NULL)
		return;
	pthread_mutex_destroy(&readiness->asking);
	pthread_mutex_destroy(&readiness->lock);
	free(readiness);
}

/* What is known; false: it is too old to rely on. */
static bool recall(
    struct readiness *readiness, enum err *err, struct error *error)
{
	bool fresh;

	pthread_mutex_lock(&readiness->lock);
	fresh = readiness->known_at != 0 &&
		timestamp_monotonic() - readiness->known_at < TIMESTAMP_SECOND;
	*err = readiness->err;
	if (*err != ERR_OK)
		*error = readiness->error;
	pthread_mutex_unlock(&readiness->lock);
	return fresh;
}

static void learn(
    struct readiness *readiness, enum err err, const struct error *error)
{
	pthread_mutex_lock(&readiness->lock);
	readiness->known_at = timestamp_monotonic();
	readiness->err = err;
	if (err != ERR_OK)
		readiness->error = *error;
	pthread_mutex_unlock(&readiness->lock);
}

void readiness_hold(struct readiness *readiness, const struct error *error)
{
	pthread_mutex_lock(&readiness->lock);
	readiness->holders++;
	readiness->held_by = *error;
	pthread_mutex_unlock(&readiness->lock);
}

void readiness_resume(struct readiness *readiness)
{
	pthread_mutex_lock(&readiness->lock);
	readiness->holders--;
	pthread_mutex_unlock(&readiness->lock);
}

enum err readiness_check_held(struct readiness *readiness, struct error *error)
{
	enum err err = ERR_OK;

	pthread_mutex_lock(&readiness->lock);
	if (readiness->holders > 0) {
		err = ERR_BUSY;
		if (error != NULL)
			*error = readiness->held_by;
	}
	pthread_mutex_unlock(&readiness->lock);
	return err;
}

enum err readiness_check(struct readiness *readiness, struct error *error)
{
	enum err err = readiness_check_held(readiness, error);

	if (err != ERR_OK)
		return err;
	if (recall(readiness, &err, error))
		return err;
	pthread_mutex_lock(&readiness->asking);
	/* Another may have asked while this one waited. */
	if (!recall(readiness, &err, error)) {
		err = schema_check_ready(readiness->pool, error);
		learn(readiness, err, error);
	}
	pthread_mutex_unlock(&readiness->asking);
	return err;
}

void readiness_note(struct readiness *readiness, bool recorded)
{
	pthread_mutex_lock(&readiness->lock);
	if (!recorded)
		readiness->known_at = 0;
	else if (readiness->err == ERR_OK)
		readiness->known_at = timestamp_monotonic();
	pthread_mutex_unlock(&readiness->lock);
}
