/*
 * The usage of the whole site: its totals, and the days, months and models of
 * all users together, as JSON. All of it comes from one statement, so from one
 * snapshot, and from sums that move with every event: it costs the same with
 * ten users and with ten million.
 */
#ifndef METER_SITE_USAGE_H
#define METER_SITE_USAGE_H

#include "base/buffer.h"
#include "base/error.h"
#include "db/db.h"

/* In SQL: which of the rows for the same sum a session writes to, so that
 * writers do not queue for the site's few rows; see usage_site.shard. */
#define SITE_USAGE_SHARD "(pg_backend_pid() % 16)"

/*
 * Adds the document to JSON; its window is today and the DAYS - 1 days before,
 * 1 to USAGE_DAYS_MAXIMUM, in the deployment's zone. Fails as db_query(). Any
 * thread.
 */
enum err site_usage_write(struct db_pool *pool, int64_t days,
    struct buffer *json, struct error *error) ERROR_MUST_CHECK;

#endif
