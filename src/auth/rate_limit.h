/*
 * How often somebody may do something: so many times a minute, at an even pace
 * but for a burst of a quarter of that (the generic cell rate algorithm: one
 * instant each is all that is kept). One memory of fixed size for all; who has
 * not come for a while is forgotten, and then has his whole burst again.
 *
 * Any thread; nobody waits for more than a few instructions of another.
 */
#ifndef AUTH_RATE_LIMIT_H
#define AUTH_RATE_LIMIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rate_limit;

/* What has a count of its own. */
enum rate_subject { RATE_CREDENTIAL, RATE_ADDRESS, RATE_FAILURE };

struct rate_limit *rate_limit_new(void);

/* NULL is fine. */
void rate_limit_free(struct rate_limit *limit);

/* What came of it. */
struct rate_answer {
	bool allowed;
	int64_t limit;	       /* at once */
	int64_t remaining;     /* of those */
	int64_t reset_seconds; /* until all of them are there again */
	int64_t retry_seconds; /* until one is; 0: now */
};

/*
 * Counts one for NAME (LENGTH bytes) of SUBJECT, if that does not exceed
 * PER_MINUTE (above 0) at NOW, a monotonic instant.
 */
struct rate_answer rate_limit_take(struct rate_limit *limit,
    enum rate_subject subject, const void *name, size_t length,
    int64_t per_minute, int64_t now);

#endif
