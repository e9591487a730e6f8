/*
 * The topics of live streams, each with its readers: a hash table by name.
 * For http/live.c alone, and for one thread.
 */
#ifndef HTTP_LIVE_TOPICS_H
#define HTTP_LIVE_TOPICS_H

#include <stdbool.h>
#include <stddef.h>

struct live_reader;
struct live_topics;

/* Lives while it has readers. */
struct live_topic {
	char *name;
	struct live_reader *readers; /* linked by next_of_topic */
	struct live_topic *next;     /* of those with the same hash */
};

struct live_topics *live_topics_new(void);

/* There are no topics any more. */
void live_topics_free(struct live_topics *topics);

/* Finds the topic of NAME; NULL without one. */
struct live_topic *live_topics_find(
    const struct live_topics *topics, const char *name);

/* Finds it or makes one without readers. */
struct live_topic *live_topics_get(
    struct live_topics *topics, const char *name);

/* Removes and frees a topic, which has no readers. */
void live_topics_remove(struct live_topics *topics, struct live_topic *topic);

#endif
