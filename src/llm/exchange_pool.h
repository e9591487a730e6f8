/*
 * What the exchanges with one provider share: kept connections, each with the
 * libcurl handle that owns it, the names that were resolved, the TLS sessions,
 * and the certificates that are trusted. A thread that exchanges takes a
 * handle for itself, so none waits for another.
 *
 * The certificates are the system's, or those that SSL_CERT_FILE and
 * SSL_CERT_DIR name, read when they are first needed, once for the pool: for
 * each handle they would cost a megabyte.
 */
#ifndef LLM_EXCHANGE_POOL_H
#define LLM_EXCHANGE_POOL_H

#include <stdint.h>

#include "base/error.h"

struct exchange_pool;

/* How often what was done; a connection in use again is not counted. */
struct exchange_counts {
	uint64_t exchanges, connections;
};

/* Prepares libcurl: once, before threads start. ERR_INTERNAL. */
enum err exchange_start(struct error *error) ERROR_MUST_CHECK;

/* Undoes exchange_start(), after every pool was freed. */
void exchange_stop(void);

/* Makes a pool without connections, NULL when libcurl cannot. PEER is what
 * sentences call the other side, such as "the model provider at
 * api.openai.com"; it is copied. After exchange_start(). */
struct exchange_pool *exchange_pool_new(const char *peer);

/* Closes all connections. No exchange may be running. NULL is fine. */
void exchange_pool_free(struct exchange_pool *pool);

/* Any thread. */
struct exchange_counts exchange_pool_count(struct exchange_pool *pool);

#endif
