/*
 * The thread that runs one upstream's transfers. A curl handle that runs by
 * itself costs a pair of descriptors and reads the certificate bundle anew
 * each time; handles that share one multi handle do so once together, and
 * the small stacks of the request threads never hold a TLS handshake.
 *
 * It hides libcurl's multi interface. For llm/ only.
 */
#ifndef LLM_TRANSFERS_H
#define LLM_TRANSFERS_H

#include <curl/curl.h>

struct transfers;

/* Makes the place where transfers run, NULL when libcurl cannot. The thread
 * itself starts with the first transfer. After upstream_start(). */
struct transfers *transfers_new(void);

/* Ends the thread. No transfer may be running. NULL is fine. */
void transfers_free(struct transfers *transfers);

/*
 * Runs EASY, which stays the caller's, and returns when it has ended. Its
 * callbacks run on the thread of TRANSFERS, so they must not wait; its
 * CURLOPT_PRIVATE is taken. Any thread.
 */
CURLcode transfers_run(struct transfers *transfers, CURL *easy);

#endif
