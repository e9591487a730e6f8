/*
 * Live usage: the streams that http/ holds, fed with the totals that meter/
 * watches.
 */
#ifndef API_LIVE_USAGE_H
#define API_LIVE_USAGE_H

#include "base/config.h"
#include "base/error.h"
#include "db/db.h"
#include "http/live.h"

struct live_usage;

/* Starts both threads, for as many streams as CONFIG allows. ERR_INTERNAL.
 * POOL outlives it. */
enum err live_usage_start(const struct config *config, struct db_pool *pool,
    struct live_usage **usage, struct error *error) ERROR_MUST_CHECK;

/* Ends all streams, and later ones at once. NULL is fine, here and below. */
void live_usage_stop(struct live_usage *usage);

/* After live_usage_stop(), when no request is worked on any more. */
void live_usage_free(struct live_usage *usage);

/* Makes STREAM one of USER_ID's, as http_live_join(); ERR_BUSY also while the
 * database is away. */
enum err live_usage_join(struct live_usage *usage, struct http_stream *stream,
    const char *user_id, const char *last_id,
    struct error *error) ERROR_MUST_CHECK;

/* As http_live_end(). */
void live_usage_end(struct live_usage *usage, int64_t credential);

#endif
