#include "auth/rate_limit.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/hash.h"
#include "base/memory.h"
#include "base/timestamp.h"

#define SHARDS 64
#define SETS 32
#define WAYS 8
#define MINUTE (60 * TIMESTAMP_SECOND)
#define BURST_PART 4
#define NAME_MAXIMUM 300 /* bytes */

/* When somebody would be even with his pace, had he kept to it. */
struct entry {
	uint64_t key;
	int64_t even_at; /* monotonic; 0: the place is free */
};

struct shard {
	pthread_mutex_t lock;
	struct entry entries[SETS][WAYS];
};

struct rate_limit {
	/* So that nobody can choose names that share a place. */
	unsigned char seed[16];
	struct shard shards[SHARDS];
};

struct rate_limit *rate_limit_new(void)
{
	struct rate_limit *limit = memory_calloc(1, sizeof *limit);

	if (getrandom(limit->seed, sizeof limit->seed, 0) != sizeof limit->seed)
		abort();
	for (size_t i = 0; i < SHARDS; i++)
		pthread_mutex_init(&limit->shards[i].lock, NULL);
	return limit;
}

void rate_limit_free(struct rate_limit *limit)
{
	if (limit == NULL)
		return;
	for (size_t i = 0; i < SHARDS; i++)
		pthread_mutex_destroy(&limit->shards[i].lock);
	free(limit);
}

static uint64_t key_of(const struct rate_limit *limit,
    enum rate_subject subject, const void *name, size_t length)
{
	char bytes[sizeof limit->seed + 1 + NAME_MAXIMUM];
	size_t used = sizeof limit->seed;

	if (length > NAME_MAXIMUM)
		length = NAME_MAXIMUM;
	memcpy(bytes, limit->seed, used);
	bytes[used++] = (char)subject;
	memcpy(bytes + used, name, length);
	return hash_bytes(bytes, used + length);
}

/* With the shard's lock held. Whoever is even the longest gives way. */
static struct entry *find(struct shard *shard, uint64_t key)
{
	struct entry *set = shard->entries[key / SHARDS % SETS], *oldest = set;

	for (size_t i = 0; i < WAYS; i++) {
		if (set[i].key == key && set[i].even_at != 0)
			return &set[i];
		if (set[i].even_at < oldest->even_at)
			oldest = &set[i];
	}
	*oldest = (struct entry){.key = key};
	return oldest;
}

static int64_t seconds_up(int64_t micros)
{
	return micros > 0 ? (micros + TIMESTAMP_SECOND - 1) / TIMESTAMP_SECOND
			  : 0;
}

struct rate_answer rate_limit_take(struct rate_limit *limit,
    enum rate_subject subject, const void *name, size_t length,
    int64_t per_minute, int64_t now)
{
	uint64_t key = key_of(limit, subject, name, length);
	struct shard *shard = &limit->shards[key % SHARDS];
	int64_t pace = MINUTE / per_minute, burst, even_at;
	struct rate_answer answer = {0};
	struct entry *entry;

	answer.limit =
	    per_minute / BURST_PART > 0 ? per_minute / BURST_PART : 1;
	burst = answer.limit * pace;
	pthread_mutex_lock(&shard->lock);
	entry = find(shard, key);
	even_at = entry->even_at > now ? entry->even_at : now;
	answer.allowed = even_at + pace - now <= burst;
	if (answer.allowed)
		even_at += pace;
	entry->even_at = even_at;
	pthread_mutex_unlock(&shard->lock);
	answer.remaining = (burst - (even_at - now)) / pace;
	answer.reset_seconds = seconds_up(even_at - now);
	answer.retry_seconds =
	    answer.allowed ? 0 : seconds_up(even_at + pace - now - burst);
	return answer;
}
