/*
 * Hears of credentials that end, from whichever process ended them, on a
 * connection of its own, once there is a credential that could. While that is
 * lost, none is heard of, and the cache is up to a second behind; with a new
 * one come those that ended meanwhile.
 */
#ifndef AUTH_CREDENTIAL_WATCH_H
#define AUTH_CREDENTIAL_WATCH_H

#include "auth/credential_cache.h"

struct credential_watch;

/* Called on the watch's thread for each credential that ended, after the cache
 * has forgotten it. Must not wait. */
typedef void credential_watch_ended(void *context, int64_t id);

/* Starts the thread. POOL and CACHE outlive the watch. ERR_INTERNAL. */
enum err credential_watch_start(struct db_pool *pool,
    struct credential_cache *cache, credential_watch_ended *ended,
    void *context, struct credential_watch **watch,
    struct error *error) ERROR_MUST_CHECK;

/* Stops the thread, after db_pool_interrupt() at once; NULL is fine. */
void credential_watch_free(struct credential_watch *watch);

#endif
