/*
 * Users' sums since their first event.
 */
#ifndef METER_USAGE_TOTALS_H
#define METER_USAGE_TOTALS_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "db/db.h"

struct usage_totals {
	int64_t prompt;
	int64_t completion;
	int64_t requests;
};

/* Reads the totals as they are now; zeros for a user without usage. */
enum err usage_totals_read(struct db_pool *pool, const char *user_id,
    struct usage_totals *totals, struct error *error) ERROR_MUST_CHECK;

/* The same for COUNT users at once: TOTALS[i] is of USER_IDS[i], who are all
 * different. */
enum err usage_totals_read_many(struct db_pool *pool,
    const char *const *user_ids, size_t count, struct usage_totals *totals,
    struct error *error) ERROR_MUST_CHECK;

#endif
