#include "auth/credential_cache.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/timestamp.h"

#define AGE_MAXIMUM TIMESTAMP_SECOND
/* From this age on, one caller asks the database while the others go on. */
#define AGE_RENEWED (TIMESTAMP_SECOND / 2)

#define WAYS 4
#define GOOD_SETS 1024
#define BAD_SETS 256

/* What is known of a hash. */
struct entry {
	unsigned char hash[SECRET_HASH_SIZE];
	int64_t checked_at; /* monotonic; 0: the place is free */
	bool renewing;
	struct credential *credential; /* NULL: it is no good */
};

/* A hash has WAYS places; the oldest gives way. */
struct table {
	size_t sets;
	struct entry *entries;
};

struct credential_cache {
	struct db_pool *pool;
	pthread_mutex_t lock;
	uint64_t forgotten; /* how often something was */
	int used;	    /* an eventfd */
	bool was_used;
	struct table good, bad;
};

struct credential_cache *credential_cache_new(struct db_pool *pool)
{
	struct credential_cache *cache = memory_calloc(1, sizeof *cache);
	const size_t size = WAYS * sizeof(struct entry);

	cache->pool = pool;
	cache->used = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	pthread_mutex_init(&cache->lock, NULL);
	cache->good = (struct table){GOOD_SETS, memory_calloc(GOOD_SETS, size)};
	cache->bad = (struct table){BAD_SETS, memory_calloc(BAD_SETS, size)};
	return cache;
}

void credential_cache_free(struct credential_cache *cache)
{
	if (cache == NULL)
		return;
	for (size_t i = 0; i < cache->good.sets * WAYS; i++)
		free(cache->good.entries[i].credential);
	if (cache->used >= 0)
		close(cache->used);
	free(cache->good.entries);
	free(cache->bad.entries);
	pthread_mutex_destroy(&cache->lock);
	free(cache);
}

/* These are called with the lock held. */

/* Any bits of a hash are as good as others. */
static struct entry *set_of(
    const struct table *table, const unsigned char *hash)
{
	size_t index = ((size_t)hash[0] << 8 | hash[1]) % table->sets;

	return &table->entries[index * WAYS];
}

static struct entry *find_in(
    const struct table *table, const unsigned char *hash)
{
	struct entry *set = set_of(table, hash);

	for (size_t i = 0; i < WAYS; i++)
		if (set[i].checked_at != 0 &&
		    memcmp(set[i].hash, hash, SECRET_HASH_SIZE) == 0)
			return &set[i];
	return NULL;
}

static void drop(struct entry *entry)
{
	free(entry->credential);
	*entry = (struct entry){0};
}

static void drop_hash(struct credential_cache *cache, const unsigned char *hash)
{
	struct entry *good = find_in(&cache->good, hash);
	struct entry *bad = find_in(&cache->bad, hash);

	if (good != NULL)
		drop(good);
	if (bad != NULL)
		drop(bad);
}

static void store(struct table *table, const unsigned char *hash,
    int64_t checked_at, const struct credential *credential)
{
	struct entry *set = set_of(table, hash), *place = set;

	for (size_t i = 1; i < WAYS; i++)
		if (set[i].checked_at < place->checked_at)
			place = &set[i];
	drop(place);
	memcpy(place->hash, hash, SECRET_HASH_SIZE);
	place->checked_at = checked_at;
	if (credential == NULL)
		return;
	place->credential = memory_alloc(sizeof *credential);
	*place->credential = *credential;
}

/* Tells whether what is known of HASH answers the call: 1 it is good, -1 it is
 * not; 0 the database has to be asked. */
static int recall(struct credential_cache *cache, const unsigned char *hash,
    struct credential *credential)
{
	int64_t now = timestamp_monotonic(), age;
	struct entry *entry = find_in(&cache->good, hash);

	if (entry == NULL)
		entry = find_in(&cache->bad, hash);
	if (entry == NULL)
		return 0;
	age = now - entry->checked_at;
	if (age >= AGE_MAXIMUM)
		return 0;
	if (entry->credential == NULL)
		return -1;
	if (entry->credential->expires_at != 0 &&
	    entry->credential->expires_at <= timestamp_now())
		return -1;
	if (age >= AGE_RENEWED && !entry->renewing) {
		entry->renewing = true;
		return 0;
	}
	*credential = *entry->credential;
	return 1;
}

static void note_use(struct credential_cache *cache)
{
	const uint64_t one = 1;

	if (cache->was_used)
		return;
	cache->was_used = true;
	if (write(cache->used, &one, sizeof one) != sizeof one)
		log_error("credentials that end may be heard of late");
}

/* From here on the lock is not held. */

/* Remembers what came of asking, unless something ended meanwhile. */
static void remember(struct credential_cache *cache, const unsigned char *hash,
    int64_t asked_at, uint64_t forgotten, enum err err,
    const struct credential *credential)
{
	struct entry *entry;

	pthread_mutex_lock(&cache->lock);
	if (err != ERR_OK && err != ERR_UNAUTHORIZED) {
		entry = find_in(&cache->good, hash);
		if (entry != NULL)
			entry->renewing = false;
	} else {
		drop_hash(cache, hash);
		if (err == ERR_OK)
			note_use(cache);
		if (cache->forgotten == forgotten)
			store(err == ERR_OK ? &cache->good : &cache->bad, hash,
			    asked_at, err == ERR_OK ? credential : NULL);
	}
	pthread_mutex_unlock(&cache->lock);
}

enum err credential_cache_find(struct credential_cache *cache,
    const unsigned char hash[static SECRET_HASH_SIZE],
    struct credential *credential, struct error *error)
{
	int64_t asked_at;
	uint64_t forgotten;
	enum err err;
	int known;

	pthread_mutex_lock(&cache->lock);
	known = recall(cache, hash, credential);
	forgotten = cache->forgotten;
	pthread_mutex_unlock(&cache->lock);
	if (known != 0)
		return known > 0 ? ERR_OK : credential_refuse(error);
	asked_at = timestamp_monotonic();
	err = credential_find(cache->pool, hash, credential, error);
	remember(cache, hash, asked_at, forgotten, err, credential);
	return err;
}

void credential_cache_forget(struct credential_cache *cache, int64_t id)
{
	pthread_mutex_lock(&cache->lock);
	cache->forgotten++;
	for (size_t i = 0; i < cache->good.sets * WAYS; i++) {
		struct entry *entry = &cache->good.entries[i];

		if (entry->credential != NULL &&
		    credential_descends(entry->credential->lineage, id))
			drop(entry);
	}
	pthread_mutex_unlock(&cache->lock);
}

int credential_cache_used(const struct credential_cache *cache)
{
	return cache->used;
}
