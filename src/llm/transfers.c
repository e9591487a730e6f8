#include "llm/transfers.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"

/* A new transfer wakes the thread; this only bounds a wait without any. */
#define WAIT_MILLISECONDS 60000

struct transfer {
	CURL *easy;
	CURLcode outcome;
	bool ended;
	pthread_cond_t end;
	struct transfer *next;
};

struct transfers {
	CURLM *multi; /* the thread's, but for curl_multi_wakeup() */
	pthread_t thread;
	pthread_mutex_t lock; /* guards the rest, and transfers' ends */
	struct transfer *waiting;
	bool running, stopping;
};

struct transfers *transfers_new(void)
{
	struct transfers *transfers = memory_calloc(1, sizeof *transfers);

	transfers->multi = curl_multi_init();
	if (transfers->multi == NULL) {
		free(transfers);
		return NULL;
	}
	pthread_mutex_init(&transfers->lock, NULL);
	return transfers;
}

void transfers_free(struct transfers *transfers)
{
	if (transfers == NULL)
		return;
	pthread_mutex_lock(&transfers->lock);
	transfers->stopping = true;
	pthread_mutex_unlock(&transfers->lock);
	if (transfers->running) {
		curl_multi_wakeup(transfers->multi);
		pthread_join(transfers->thread, NULL);
	}
	curl_multi_cleanup(transfers->multi);
	pthread_mutex_destroy(&transfers->lock);
	free(transfers);
}

/* Nothing of TRANSFER may be touched after this: it is on the stack of the
 * thread that goes on. */
static void end_transfer(
    struct transfers *transfers, struct transfer *transfer, CURLcode outcome)
{
	pthread_mutex_lock(&transfers->lock);
	transfer->outcome = outcome;
	transfer->ended = true;
	pthread_cond_signal(&transfer->end);
	pthread_mutex_unlock(&transfers->lock);
}

/* Begins the transfers that wait; tells whether to go on. */
static bool begin_transfers(struct transfers *transfers)
{
	struct transfer *transfer, *next;
	bool stopping;

	pthread_mutex_lock(&transfers->lock);
	transfer = transfers->waiting;
	transfers->waiting = NULL;
	stopping = transfers->stopping;
	pthread_mutex_unlock(&transfers->lock);
	for (; transfer != NULL; transfer = next) {
		next = transfer->next;
		if (curl_multi_add_handle(transfers->multi, transfer->easy) !=
		    CURLM_OK)
			end_transfer(transfers, transfer, CURLE_FAILED_INIT);
	}
	return !stopping;
}

static void end_transfers(struct transfers *transfers)
{
	CURLMsg *message;
	int left;

	while (
	    (message = curl_multi_info_read(transfers->multi, &left)) != NULL) {
		CURL *easy = message->easy_handle;
		CURLcode outcome = message->data.result;
		struct transfer *transfer;

		if (message->msg != CURLMSG_DONE)
			continue;
		curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&transfer);
		curl_multi_remove_handle(transfers->multi, easy);
		end_transfer(transfers, transfer, outcome);
	}
}

static void *run_transfers(void *argument)
{
	struct transfers *transfers = argument;
	int running;

	while (begin_transfers(transfers)) {
		curl_multi_perform(transfers->multi, &running);
		end_transfers(transfers);
		curl_multi_poll(
		    transfers->multi, NULL, 0, WAIT_MILLISECONDS, NULL);
	}
	return NULL;
}

/* Starts the thread, deaf to signals as are those that curl starts from it
 * to resolve names. Under the lock. */
static bool start_thread(struct transfers *transfers)
{
	sigset_t all, before;

	if (transfers->running)
		return true;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	transfers->running = pthread_create(&transfers->thread, NULL,
				 run_transfers, transfers) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return transfers->running;
}

CURLcode transfers_run(struct transfers *transfers, CURL *easy)
{
	struct transfer transfer = {.easy = easy,
	    .outcome = CURLE_OUT_OF_MEMORY,
	    .end = PTHREAD_COND_INITIALIZER};

	curl_easy_setopt(easy, CURLOPT_PRIVATE, &transfer);
	pthread_mutex_lock(&transfers->lock);
	if (start_thread(transfers)) {
		transfer.next = transfers->waiting;
		transfers->waiting = &transfer;
		curl_multi_wakeup(transfers->multi);
		while (!transfer.ended)
			pthread_cond_wait(&transfer.end, &transfers->lock);
	}
	pthread_mutex_unlock(&transfers->lock);
	pthread_cond_destroy(&transfer.end);
	return transfer.outcome;
}
