/*
 * Credentials that were seen lately: a caller who comes again is known without
 * asking the database. What is found is at most a second old, and what has
 * ended is forgotten at once, by whoever hears of it. Secrets that are no good
 * are remembered, too, in a place of their own: who tries many does not push
 * out those that are good. Bounded, whatever comes.
 *
 * Any thread.
 */
#ifndef AUTH_CREDENTIAL_CACHE_H
#define AUTH_CREDENTIAL_CACHE_H

#include "auth/credential.h"

struct credential_cache;

/* POOL outlives it. */
struct credential_cache *credential_cache_new(struct db_pool *pool);

/* NULL is fine. */
void credential_cache_free(struct credential_cache *cache);

/* As credential_find(). */
enum err credential_cache_find(struct credential_cache *cache,
    const unsigned char hash[static SECRET_HASH_SIZE],
    struct credential *credential, struct error *error) ERROR_MUST_CHECK;

/* A descriptor that is readable from when on there has been a credential that
 * was good: from then on there is something to forget. */
int credential_cache_used(const struct credential_cache *cache);

/* Forgets the one of ID and all that was made with it. What is being looked up
 * meanwhile is not remembered. */
void credential_cache_forget(struct credential_cache *cache, int64_t id);

#endif
