/*
 * The handles of an exchange pool; for exchange.c alone.
 */
#ifndef LLM_EXCHANGE_HANDLE_H
#define LLM_EXCHANGE_HANDLE_H

#include <curl/curl.h>

#include "llm/exchange_pool.h"

struct exchange_handle {
	CURL *easy;
	int64_t idle_since;		       /* monotonic */
	struct exchange_handle *newer, *older; /* while idle */
};

/* Takes the handle that was in use last, if its connection is alive, else a
 * new one; all options are preset but those that belong to the pool. NULL:
 * libcurl cannot. */
struct exchange_handle *exchange_handle_take(struct exchange_pool *pool);

/* Gives HANDLE back after an exchange that opened CONNECTIONS. */
void exchange_handle_give(struct exchange_pool *pool,
    struct exchange_handle *handle, long connections);

const char *exchange_pool_peer(const struct exchange_pool *pool);

#endif
