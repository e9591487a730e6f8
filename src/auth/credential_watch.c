#include "auth/credential_watch.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/timestamp.h"
#include "db/notifications.h"

#define RETRY_INTERVAL_MS 500
#define CHECK_INTERVAL (15 * TIMESTAMP_SECOND)
/* A commit becomes visible some time after its transaction's now(). */
#define MARGIN_SECONDS 60

struct credential_watch {
	struct db_pool *pool;
	struct credential_cache *cache;
	credential_watch_ended *ended;
	void *context;
	pthread_t thread;
	int stop; /* an eventfd, readable once the thread is to end */
	/* The thread's own; times are monotonic. */
	bool needed; /* there is something to forget */
	struct db_notifications *notifications;
	int64_t heard_at; /* up to then nothing was missed */
};

static void take_id(void *context, int64_t id)
{
	struct credential_watch *watch = context;

	credential_cache_forget(watch->cache, id);
	watch->ended(watch->context, id);
}

/* Whoever is in the database can announce anything. */
static void take_notice(void *context, const char *payload)
{
	char *end;
	int64_t id;

	errno = 0;
	id = strtoll(payload, &end, 10);
	if (errno == 0 && *end == '\0' && id > 0)
		take_id(context, id);
}

static void disconnect(struct credential_watch *watch)
{
	db_notifications_close(watch->notifications);
	watch->notifications = NULL;
}

/* Listens first, then asks what was missed: nothing falls between. */
static bool connect_again(struct credential_watch *watch)
{
	int64_t now = timestamp_monotonic(), seconds;
	struct error error;

	if (db_notifications_open(watch->pool, CREDENTIAL_CHANNEL,
		&watch->notifications, &error) != ERR_OK)
		return false;
	seconds = (now - watch->heard_at) / TIMESTAMP_SECOND + MARGIN_SECONDS;
	if (credential_list_ended(
		watch->pool, seconds, take_id, watch, &error) != ERR_OK) {
		disconnect(watch);
		return false;
	}
	watch->heard_at = now;
	return true;
}

/* A server that is silently gone does not answer. */
static void check(struct credential_watch *watch)
{
	int64_t now = timestamp_monotonic();
	struct error error;

	if (now - watch->heard_at < CHECK_INTERVAL)
		return;
	if (db_notifications_check(watch->notifications, &error) == ERR_OK &&
	    db_notifications_read(
		watch->notifications, take_notice, watch, &error) == ERR_OK)
		watch->heard_at = now;
	else
		disconnect(watch);
}

/* Waits for news; false once the thread is to end. */
static bool wait_for_news(struct credential_watch *watch)
{
	struct pollfd what[2] = {{.fd = watch->stop, .events = POLLIN},
	    {.fd = -1, .events = POLLIN}};
	int milliseconds = RETRY_INTERVAL_MS;
	struct error error;

	if (!watch->needed) {
		what[1].fd = credential_cache_used(watch->cache);
		milliseconds = -1;
	} else if (watch->notifications != NULL) {
		what[1].fd = db_notifications_descriptor(watch->notifications);
		milliseconds = (int)(CHECK_INTERVAL / 1000);
	}
	poll(what, 2, milliseconds);
	if (what[0].revents != 0)
		return false;
	if (!watch->needed)
		watch->needed = what[1].revents != 0;
	else if (what[1].revents != 0 &&
		 db_notifications_read(watch->notifications, take_notice, watch,
		     &error) != ERR_OK)
		disconnect(watch);
	return true;
}

static void *run(void *argument)
{
	struct credential_watch *watch = argument;

	do {
		if (watch->notifications != NULL)
			check(watch);
		if (watch->needed && watch->notifications == NULL)
			connect_again(watch);
	} while (wait_for_news(watch));
	disconnect(watch);
	return NULL;
}

enum err credential_watch_start(struct db_pool *pool,
    struct credential_cache *cache, credential_watch_ended *ended,
    void *context, struct credential_watch **started, struct error *error)
{
	struct credential_watch *watch = memory_calloc(1, sizeof *watch);

	*watch = (struct credential_watch){.pool = pool,
	    .cache = cache,
	    .ended = ended,
	    .context = context,
	    .stop = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK),
	    .heard_at = timestamp_monotonic()};
	if (watch->stop >= 0 &&
	    (errno = pthread_create(&watch->thread, NULL, run, watch)) == 0) {
		*started = watch;
		return ERR_OK;
	}
	error_set(error, ERR_INTERNAL, "START_FAILED",
	    "Cannot start watching credentials: %s", strerror(errno));
	if (watch->stop >= 0)
		close(watch->stop);
	free(watch);
	*started = NULL;
	return ERR_INTERNAL;
}

void credential_watch_free(struct credential_watch *watch)
{
	const uint64_t one = 1;

	if (watch == NULL)
		return;
	if (write(watch->stop, &one, sizeof one) != sizeof one)
		log_error("the watch cannot be stopped: %s", strerror(errno));
	pthread_join(watch->thread, NULL);
	close(watch->stop);
	free(watch);
}
