#include "llm/exchange_pool.h"

#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/timestamp.h"
#include "llm/exchange_handle.h"

/* Servers close what is idle, some after 5 seconds, most after 60 or more:
 * what was idle for this long is too likely to end just when it is used. */
#define IDLE_SECONDS 15
#define IDLE_MAXIMUM 128 /* handles */

struct exchange_pool {
	char *peer;
	CURLSH *share;
	pthread_mutex_t share_locks[CURL_LOCK_DATA_LAST];
	pthread_mutex_t lock;
	struct exchange_handle *newest, *oldest; /* the idle ones */
	size_t idle;
	struct exchange_counts counts;
	X509_STORE *certificates; /* NULL: not needed yet */
};

enum err exchange_start(struct error *error)
{
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return error_set(error, ERR_INTERNAL, "CURL_UNUSABLE",
		    "The HTTP client library cannot be used");
	return ERR_OK;
}

void exchange_stop(void)
{
	curl_global_cleanup();
}

static void lock_share(
    CURL *easy, curl_lock_data data, curl_lock_access access, void *context)
{
	struct exchange_pool *pool = context;

	(void)easy;
	(void)access;
	pthread_mutex_lock(&pool->share_locks[data]);
}

static void unlock_share(CURL *easy, curl_lock_data data, void *context)
{
	struct exchange_pool *pool = context;

	(void)easy;
	pthread_mutex_unlock(&pool->share_locks[data]);
}

struct exchange_pool *exchange_pool_new(const char *peer)
{
	CURLSH *share = curl_share_init();
	struct exchange_pool *pool;

	if (share == NULL)
		return NULL;
	pool = memory_calloc(1, sizeof *pool);
	pool->peer = memory_strdup(peer);
	pool->share = share;
	pthread_mutex_init(&pool->lock, NULL);
	for (size_t i = 0; i < CURL_LOCK_DATA_LAST; i++)
		pthread_mutex_init(&pool->share_locks[i], NULL);
	curl_share_setopt(share, CURLSHOPT_LOCKFUNC, lock_share);
	curl_share_setopt(share, CURLSHOPT_UNLOCKFUNC, unlock_share);
	curl_share_setopt(share, CURLSHOPT_USERDATA, pool);
	curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_DNS);
	curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
	return pool;
}

static void free_handle(struct exchange_handle *handle)
{
	curl_easy_cleanup(handle->easy);
	free(handle);
}

/* With the lock held; HANDLE is idle. */
static void remove_idle(
    struct exchange_pool *pool, struct exchange_handle *handle)
{
	if (handle->newer != NULL)
		handle->newer->older = handle->older;
	else
		pool->newest = handle->older;
	if (handle->older != NULL)
		handle->older->newer = handle->newer;
	else
		pool->oldest = handle->newer;
	handle->newer = handle->older = NULL;
	pool->idle--;
}

void exchange_pool_free(struct exchange_pool *pool)
{
	struct exchange_handle *handle, *older;

	if (pool == NULL)
		return;
	for (handle = pool->newest; handle != NULL; handle = older) {
		older = handle->older;
		free_handle(handle);
	}
	curl_share_cleanup(pool->share);
	for (size_t i = 0; i < CURL_LOCK_DATA_LAST; i++)
		pthread_mutex_destroy(&pool->share_locks[i]);
	pthread_mutex_destroy(&pool->lock);
	X509_STORE_free(pool->certificates);
	free(pool->peer);
	free(pool);
}

const char *exchange_pool_peer(const struct exchange_pool *pool)
{
	return pool->peer;
}

struct exchange_counts exchange_pool_count(struct exchange_pool *pool)
{
	struct exchange_counts counts;

	pthread_mutex_lock(&pool->lock);
	counts = pool->counts;
	pthread_mutex_unlock(&pool->lock);
	return counts;
}

/* The trusted certificates, borrowed from the pool; NULL: out of memory. */
static X509_STORE *certificates_of(struct exchange_pool *pool)
{
	X509_STORE *store;

	pthread_mutex_lock(&pool->lock);
	if (pool->certificates == NULL &&
	    (pool->certificates = X509_STORE_new()) != NULL) {
		/* None that can be read: then none is trusted. */
		X509_STORE_set_default_paths(pool->certificates);
		X509_STORE_set_flags(
		    pool->certificates, X509_V_FLAG_TRUSTED_FIRST);
	}
	store = pool->certificates;
	pthread_mutex_unlock(&pool->lock);
	return store;
}

static CURLcode prepare_tls(CURL *easy, void *tls, void *context)
{
	X509_STORE *store = certificates_of(context);

	(void)easy;
	if (store == NULL)
		return CURLE_SSL_CERTPROBLEM;
	SSL_CTX_set1_cert_store(tls, store);
	return CURLE_OK;
}

/* Where libcurl's TLS is not OpenSSL, it reads certificates in its way. */
static void set_certificates(CURL *easy, struct exchange_pool *pool)
{
	if (curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, prepare_tls) !=
	    CURLE_OK)
		return;
	curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, pool);
	curl_easy_setopt(easy, CURLOPT_CAINFO, NULL);
	curl_easy_setopt(easy, CURLOPT_CAPATH, NULL);
}

static void set_connection(CURL *easy, struct exchange_pool *pool)
{
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
	curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
	curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
	curl_easy_setopt(easy, CURLOPT_MAXCONNECTS, 1L);
	curl_easy_setopt(easy, CURLOPT_MAXAGE_CONN, (long)IDLE_SECONDS);
	curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
	curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, 16384L);
	curl_easy_setopt(easy, CURLOPT_UPLOAD_BUFFERSIZE, 16384L);
#if LIBCURL_VERSION_NUM >= 0x075500
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
	curl_easy_setopt(
	    easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
#if LIBCURL_VERSION_NUM >= 0x075700
	/* A name server that is silent must not outlast our time limit. */
	curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#endif
	set_certificates(easy, pool);
}

/* Tells whether the server can be expected to read what is sent next: it has
 * neither closed the connection nor said something unasked. */
static bool is_alive(const struct exchange_handle *handle)
{
	int64_t idle = timestamp_monotonic() - handle->idle_since;
	curl_socket_t descriptor = CURL_SOCKET_BAD;
	struct pollfd news;

	if (idle > IDLE_SECONDS * TIMESTAMP_SECOND ||
	    curl_easy_getinfo(
		handle->easy, CURLINFO_ACTIVESOCKET, &descriptor) != CURLE_OK ||
	    descriptor == CURL_SOCKET_BAD)
		return false;
	news = (struct pollfd){.fd = descriptor, .events = POLLIN};
	return poll(&news, 1, 0) == 0;
}

static struct exchange_handle *new_handle(struct exchange_pool *pool)
{
	CURL *easy = curl_easy_init();
	struct exchange_handle *handle;

	if (easy == NULL)
		return NULL;
	handle = memory_calloc(1, sizeof *handle);
	handle->easy = easy;
	curl_easy_setopt(easy, CURLOPT_SHARE, pool->share);
	return handle;
}

static struct exchange_handle *take_newest(struct exchange_pool *pool)
{
	struct exchange_handle *handle;

	pthread_mutex_lock(&pool->lock);
	handle = pool->newest;
	if (handle != NULL)
		remove_idle(pool, handle);
	pthread_mutex_unlock(&pool->lock);
	return handle;
}

struct exchange_handle *exchange_handle_take(struct exchange_pool *pool)
{
	struct exchange_handle *handle;

	while ((handle = take_newest(pool)) != NULL && !is_alive(handle))
		free_handle(handle);
	if (handle == NULL)
		handle = new_handle(pool);
	if (handle == NULL)
		return NULL;
	curl_easy_reset(handle->easy);
	set_connection(handle->easy, pool);
	return handle;
}

/* The one that nobody took for so long that nobody can use it. With the lock
 * held; NULL: there is none. */
static struct exchange_handle *remove_expired(struct exchange_pool *pool)
{
	struct exchange_handle *oldest = pool->oldest;
	int64_t limit = IDLE_SECONDS * TIMESTAMP_SECOND;

	if (oldest == NULL ||
	    (pool->idle <= IDLE_MAXIMUM &&
		timestamp_monotonic() - oldest->idle_since <= limit))
		return NULL;
	remove_idle(pool, oldest);
	return oldest;
}

void exchange_handle_give(struct exchange_pool *pool,
    struct exchange_handle *handle, long connections)
{
	struct exchange_handle *expired;

	handle->idle_since = timestamp_monotonic();
	pthread_mutex_lock(&pool->lock);
	pool->counts.exchanges++;
	pool->counts.connections += (uint64_t)connections;
	handle->older = pool->newest;
	if (pool->newest != NULL)
		pool->newest->newer = handle;
	else
		pool->oldest = handle;
	pool->newest = handle;
	pool->idle++;
	while ((expired = remove_expired(pool)) != NULL) {
		pthread_mutex_unlock(&pool->lock);
		free_handle(expired);
		pthread_mutex_lock(&pool->lock);
	}
	pthread_mutex_unlock(&pool->lock);
}
