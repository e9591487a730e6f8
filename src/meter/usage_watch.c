#include "meter/usage_watch.h"

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
#include "meter/usage_notice.h"

#define TELL_INTERVAL (TIMESTAMP_SECOND / 4)
#define RETRY_INTERVAL (TIMESTAMP_SECOND / 2)
#define CHECK_INTERVAL (15 * TIMESTAMP_SECOND)
#define TOLD_AT_ONCE 500 /* users in one statement */
#define FIRST_SIZE 64	 /* of the table; a power of two */

/* Somebody who is watched. */
struct watched {
	char *user_id;
	uint32_t hash;
	bool due;	    /* his totals may have changed */
	bool open_anew;	    /* tell them even if not */
	bool closed;	    /* freed when he is no longer due */
	bool told;	    /* LAST holds what was told */
	int64_t not_before; /* monotonic */
	struct usage_totals last;
	struct watched *next;	  /* in his chain */
	struct watched *next_due; /* in the list of those who are */
};

struct usage_watch {
	struct db_pool *pool;
	usage_watch_tell *tell;
	void *context;
	pthread_t thread;
	bool started;
	int wake; /* an eventfd */
	/* The thread's own. */
	struct db_notifications *notifications;
	int64_t next_check;
	/* Shared. */
	pthread_mutex_t lock;
	bool stopping, away;
	size_t count, size;
	struct watched **chains;
	struct watched *due;
};

struct usage_watch *usage_watch_new(struct db_pool *pool)
{
	struct usage_watch *watch = memory_calloc(1, sizeof *watch);

	watch->pool = pool;
	watch->wake = -1;
	watch->size = FIRST_SIZE;
	watch->chains = memory_calloc(watch->size, sizeof *watch->chains);
	pthread_mutex_init(&watch->lock, NULL);
	return watch;
}

static struct watched **chain_of(const struct usage_watch *watch, uint32_t hash)
{
	return &watch->chains[hash & (watch->size - 1)];
}

static void wake(const struct usage_watch *watch)
{
	const uint64_t one = 1;

	if (write(watch->wake, &one, sizeof one) != sizeof one)
		log_error("the watch cannot be woken: %s", strerror(errno));
}

/* These are called with the lock held. */

static void make_due(struct usage_watch *watch, struct watched *watched)
{
	if (watched->due)
		return;
	watched->due = true;
	watched->next_due = watch->due;
	watch->due = watched;
}

static void make_all_due(struct usage_watch *watch)
{
	for (size_t i = 0; i < watch->size; i++)
		for (struct watched *w = watch->chains[i]; w; w = w->next)
			make_due(watch, w);
}

static void grow(struct usage_watch *watch)
{
	struct watched **old = watch->chains;
	size_t old_size = watch->size;

	watch->size = old_size * 2;
	watch->chains = memory_calloc(watch->size, sizeof *watch->chains);
	for (size_t i = 0; i < old_size; i++) {
		struct watched *watched = old[i], *next;

		for (; watched != NULL; watched = next) {
			struct watched **chain = chain_of(watch, watched->hash);

			next = watched->next;
			watched->next = *chain;
			*chain = watched;
		}
	}
	free(old);
}

static struct watched *find(
    const struct usage_watch *watch, const char *user_id, uint32_t hash)
{
	struct watched *watched = *chain_of(watch, hash);

	while (watched != NULL && strcmp(watched->user_id, user_id) != 0)
		watched = watched->next;
	return watched;
}

static struct watched *add(
    struct usage_watch *watch, const char *user_id, uint32_t hash)
{
	struct watched *watched = memory_calloc(1, sizeof *watched);
	struct watched **chain;

	if (watch->count == watch->size)
		grow(watch);
	watch->count++;
	watched->user_id = memory_strdup(user_id);
	watched->hash = hash;
	chain = chain_of(watch, hash);
	watched->next = *chain;
	*chain = watched;
	return watched;
}

static void free_watched(struct watched *watched)
{
	free(watched->user_id);
	free(watched);
}

static void free_chain(struct watched *watched)
{
	while (watched != NULL) {
		struct watched *next = watched->next;

		free_watched(watched);
		watched = next;
	}
}

static void drop(struct usage_watch *watch, struct watched *watched)
{
	struct watched **link = chain_of(watch, watched->hash);

	while (*link != watched)
		link = &(*link)->next;
	*link = watched->next;
	watch->count--;
	free_watched(watched);
}

void usage_watch_open(struct usage_watch *watch, const char *user_id)
{
	uint32_t hash = usage_notice_hash(user_id);
	struct watched *watched;

	pthread_mutex_lock(&watch->lock);
	watched = find(watch, user_id, hash);
	if (watched == NULL)
		watched = add(watch, user_id, hash);
	watched->closed = false;
	watched->open_anew = true;
	make_due(watch, watched);
	pthread_mutex_unlock(&watch->lock);
	wake(watch);
}

void usage_watch_close(struct usage_watch *watch, const char *user_id)
{
	struct watched *watched;

	pthread_mutex_lock(&watch->lock);
	watched = find(watch, user_id, usage_notice_hash(user_id));
	if (watched != NULL && watched->due)
		watched->closed = true;
	else if (watched != NULL)
		drop(watch, watched);
	pthread_mutex_unlock(&watch->lock);
}

bool usage_watch_is_away(struct usage_watch *watch)
{
	bool away;

	pthread_mutex_lock(&watch->lock);
	away = watch->away;
	pthread_mutex_unlock(&watch->lock);
	return away;
}

static void set_away(struct usage_watch *watch, bool away)
{
	pthread_mutex_lock(&watch->lock);
	watch->away = away;
	pthread_mutex_unlock(&watch->lock);
}

/* From here on: the thread. */

static void take_hash(void *context, uint32_t hash)
{
	struct usage_watch *watch = context;

	for (struct watched *w = *chain_of(watch, hash); w; w = w->next)
		if (w->hash == hash)
			make_due(watch, w);
}

static void take_notice(void *context, const char *payload)
{
	struct usage_watch *watch = context;

	pthread_mutex_lock(&watch->lock);
	if (!usage_notice_read(payload, take_hash, watch))
		make_all_due(watch);
	pthread_mutex_unlock(&watch->lock);
}

static void disconnect(struct usage_watch *watch)
{
	db_notifications_close(watch->notifications);
	watch->notifications = NULL;
	set_away(watch, true);
}

/* What happened while nobody listened is unknown, so all are due. */
static bool connect_again(struct usage_watch *watch)
{
	struct error error;

	if (db_notifications_open(watch->pool, USAGE_NOTICE_CHANNEL,
		&watch->notifications, &error) != ERR_OK) {
		set_away(watch, true);
		return false;
	}
	watch->next_check = timestamp_monotonic() + CHECK_INTERVAL;
	pthread_mutex_lock(&watch->lock);
	watch->away = false;
	make_all_due(watch);
	pthread_mutex_unlock(&watch->lock);
	return true;
}

/* Takes off the list those who may be told now, at most TOLD_AT_ONCE, as
 * copies: a watched may be closed at any time. */
static size_t take_due(struct usage_watch *watch, char **users)
{
	struct watched **link = &watch->due, *watched;
	int64_t now = timestamp_monotonic();
	size_t count = 0;

	pthread_mutex_lock(&watch->lock);
	while ((watched = *link) != NULL && count < TOLD_AT_ONCE) {
		if (!watched->closed && watched->not_before > now) {
			link = &watched->next_due;
			continue;
		}
		*link = watched->next_due;
		watched->due = false;
		if (watched->closed) {
			drop(watch, watched);
			continue;
		}
		watched->not_before = now + TELL_INTERVAL;
		users[count++] = memory_strdup(watched->user_id);
	}
	pthread_mutex_unlock(&watch->lock);
	return count;
}

/* Tells whether TOTALS are news of USER_ID, and notes them. */
static bool is_news(struct usage_watch *watch, const char *user_id,
    const struct usage_totals *totals)
{
	struct watched *watched;
	bool news = false;

	pthread_mutex_lock(&watch->lock);
	watched = find(watch, user_id, usage_notice_hash(user_id));
	if (watched != NULL) {
		news = watched->open_anew || !watched->told ||
		       memcmp(&watched->last, totals, sizeof *totals) != 0;
		watched->open_anew = false;
		watched->told = true;
		watched->last = *totals;
	}
	pthread_mutex_unlock(&watch->lock);
	return news;
}

static void make_due_again(
    struct usage_watch *watch, char *const *users, size_t count)
{
	int64_t later = timestamp_monotonic() + RETRY_INTERVAL;

	pthread_mutex_lock(&watch->lock);
	for (size_t i = 0; i < count; i++) {
		struct watched *watched =
		    find(watch, users[i], usage_notice_hash(users[i]));

		if (watched == NULL)
			continue;
		watched->not_before = later;
		make_due(watch, watched);
	}
	pthread_mutex_unlock(&watch->lock);
}

static void tell(struct usage_watch *watch, char *const *users, size_t count,
    const struct usage_totals *totals)
{
	for (size_t i = 0; i < count; i++)
		if (is_news(watch, users[i], &totals[i]))
			watch->tell(watch->context, users[i], &totals[i]);
}

/* Tells what is due; false when the database is away. */
static bool tell_due(struct usage_watch *watch)
{
	struct usage_totals totals[TOLD_AT_ONCE];
	char *users[TOLD_AT_ONCE];
	struct error error;
	size_t count;
	bool told = true;

	do {
		count = take_due(watch, users);
		if (count == 0)
			break;
		told = usage_totals_read_many(watch->pool,
			   (const char *const *)users, count, totals,
			   &error) == ERR_OK;
		if (told)
			tell(watch, users, count, totals);
		else
			make_due_again(watch, users, count);
		for (size_t i = 0; i < count; i++)
			free(users[i]);
	} while (told && count == TOLD_AT_ONCE);
	set_away(watch, !told);
	return told;
}

/* How long nothing is to be done, in ms; -1: until somebody wakes us. */
static int time_to_wait(struct usage_watch *watch)
{
	int64_t until = watch->notifications != NULL ? watch->next_check : 0;
	int64_t left;

	pthread_mutex_lock(&watch->lock);
	for (struct watched *w = watch->due; w != NULL; w = w->next_due)
		if (until == 0 || w->not_before < until)
			until = w->not_before;
	pthread_mutex_unlock(&watch->lock);
	if (until == 0)
		return -1;
	left = until - timestamp_monotonic();
	return left > 0 ? (int)((left + 999) / 1000) : 0;
}

/* Waits for news, for a call, or for the time that something is due. */
static void wait_for_news(struct usage_watch *watch, int milliseconds)
{
	struct pollfd what[2] = {{.fd = watch->wake, .events = POLLIN},
	    {.fd = -1, .events = POLLIN}};
	struct error error;
	uint64_t count;

	if (watch->notifications != NULL)
		what[1].fd = db_notifications_descriptor(watch->notifications);
	poll(what, 2, milliseconds);
	if (what[0].revents != 0 &&
	    read(watch->wake, &count, sizeof count) < 0 && errno != EAGAIN)
		log_error("the watch: %s", strerror(errno));
	if (what[1].revents != 0 && db_notifications_read(watch->notifications,
					take_notice, watch, &error) != ERR_OK)
		disconnect(watch);
}

static void check_connection(struct usage_watch *watch)
{
	struct error error;

	if (watch->notifications == NULL ||
	    timestamp_monotonic() < watch->next_check)
		return;
	watch->next_check = timestamp_monotonic() + CHECK_INTERVAL;
	if (db_notifications_check(watch->notifications, &error) != ERR_OK ||
	    db_notifications_read(
		watch->notifications, take_notice, watch, &error) != ERR_OK)
		disconnect(watch);
}

/* While the database is away nobody can come to be watched, so it is not
 * somebody's coming that could have us look for it. */
static bool is_needed(struct usage_watch *watch, bool *stopping)
{
	bool needed;

	pthread_mutex_lock(&watch->lock);
	*stopping = watch->stopping;
	needed = watch->count > 0 || watch->away;
	pthread_mutex_unlock(&watch->lock);
	return needed;
}

static void *run(void *argument)
{
	struct usage_watch *watch = argument;
	bool stopping = false, needed;

	for (;;) {
		needed = is_needed(watch, &stopping);
		if (stopping)
			break;
		check_connection(watch);
		if (!needed) {
			wait_for_news(watch, time_to_wait(watch));
		} else if (watch->notifications == NULL &&
			   !connect_again(watch)) {
			wait_for_news(watch, RETRY_INTERVAL / 1000);
		} else {
			tell_due(watch);
			wait_for_news(watch, time_to_wait(watch));
		}
	}
	db_notifications_close(watch->notifications);
	watch->notifications = NULL;
	return NULL;
}

enum err usage_watch_start(struct usage_watch *watch, usage_watch_tell *told,
    void *context, struct error *error)
{
	watch->tell = told;
	watch->context = context;
	watch->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (watch->wake >= 0)
		errno = pthread_create(&watch->thread, NULL, run, watch);
	watch->started = watch->wake >= 0 && errno == 0;
	if (!watch->started)
		return error_set(error, ERR_INTERNAL, "START_FAILED",
		    "Cannot start watching usage: %s", strerror(errno));
	return ERR_OK;
}

void usage_watch_free(struct usage_watch *watch)
{
	if (watch == NULL)
		return;
	if (watch->started) {
		pthread_mutex_lock(&watch->lock);
		watch->stopping = true;
		pthread_mutex_unlock(&watch->lock);
		wake(watch);
		pthread_join(watch->thread, NULL);
	}
	if (watch->wake >= 0)
		close(watch->wake);
	for (size_t i = 0; i < watch->size; i++)
		free_chain(watch->chains[i]);
	pthread_mutex_destroy(&watch->lock);
	free(watch->chains);
	free(watch);
}
