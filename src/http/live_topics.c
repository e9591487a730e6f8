#include "http/live_topics.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"

#define FIRST_SIZE 64 /* a power of two, like each later one */

struct live_topics {
	size_t count, size;
	struct live_topic **chains;
};

struct live_topics *live_topics_new(void)
{
	struct live_topics *topics = memory_calloc(1, sizeof *topics);

	topics->size = FIRST_SIZE;
	topics->chains = memory_calloc(topics->size, sizeof *topics->chains);
	return topics;
}

void live_topics_free(struct live_topics *topics)
{
	if (topics == NULL)
		return;
	free(topics->chains);
	free(topics);
}

static struct live_topic **chain_of(
    const struct live_topics *topics, const char *name)
{
	return &topics->chains[hash_text(name) & (topics->size - 1)];
}

/* Doubles the table once there are as many topics as chains. */
static void grow(struct live_topics *topics)
{
	struct live_topic **old = topics->chains;
	size_t old_size = topics->size;

	topics->size = old_size * 2;
	topics->chains = memory_calloc(topics->size, sizeof *topics->chains);
	for (size_t i = 0; i < old_size; i++) {
		struct live_topic *topic = old[i], *next;

		for (; topic != NULL; topic = next) {
			struct live_topic **chain =
			    chain_of(topics, topic->name);

			next = topic->next;
			topic->next = *chain;
			*chain = topic;
		}
	}
	free(old);
}

struct live_topic *live_topics_find(
    const struct live_topics *topics, const char *name)
{
	struct live_topic *topic = *chain_of(topics, name);

	while (topic != NULL && strcmp(topic->name, name) != 0)
		topic = topic->next;
	return topic;
}

struct live_topic *live_topics_get(struct live_topics *topics, const char *name)
{
	struct live_topic *topic = live_topics_find(topics, name);
	struct live_topic **chain;

	if (topic != NULL)
		return topic;
	if (topics->count == topics->size)
		grow(topics);
	topics->count++;
	chain = chain_of(topics, name);
	topic = memory_calloc(1, sizeof *topic);
	topic->name = memory_strdup(name);
	topic->next = *chain;
	*chain = topic;
	return topic;
}

void live_topics_remove(struct live_topics *topics, struct live_topic *topic)
{
	struct live_topic **link = chain_of(topics, topic->name);

	while (*link != topic)
		link = &(*link)->next;
	*link = topic->next;
	topics->count--;
	free(topic->name);
	free(topic);
}
