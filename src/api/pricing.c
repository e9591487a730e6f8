#include "api/pricing.h"

#include <limits.h>
#include <malloc.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "llm/prices.h"

#define INSTALLED "/share/tokenmeter/prices.json"
#define REFUSED_STATUS 400

struct pricing {
	const struct config *config;
	pthread_mutex_t lock;
	atomic_bool is_read; /* the lists are, or cannot be: LIST stays */
	struct price_list *list;
};

/* Writes what stands beside the folder that the program is in: the list is
 * found wherever an installation was put. */
static bool find_installed(char path[PATH_MAX])
{
	ssize_t length =
	    readlink("/proc/self/exe", path, PATH_MAX - sizeof INSTALLED);

	if (length <= 0)
		return false;
	path[length] = '\0';
	for (int i = 0; i < 2; i++) {
		char *slash = strrchr(path, '/');

		if (slash == NULL)
			return false;
		*slash = '\0';
	}
	memcpy(path + strlen(path), INSTALLED, sizeof INSTALLED);
	return access(path, R_OK) == 0;
}

/* The file of the list, which may lie in ROOM; NULL: there is none. */
static const char *list_path(const struct config *config, char room[PATH_MAX])
{
	if (config->prices != NULL)
		return config->prices;
	return find_installed(room) ? room : NULL;
}

struct pricing *pricing_new(const struct config *config)
{
	struct pricing *pricing = memory_calloc(1, sizeof *pricing);

	pricing->config = config;
	pthread_mutex_init(&pricing->lock, NULL);
	return pricing;
}

void pricing_free(struct pricing *pricing)
{
	if (pricing == NULL)
		return;
	price_list_free(pricing->list);
	pthread_mutex_destroy(&pricing->lock);
	free(pricing);
}

/* Under the lock. */
static enum err read_lists(struct pricing *pricing, struct error *error)
{
	const struct config *config = pricing->config;
	char installed[PATH_MAX];
	const char *path = list_path(config, installed);
	enum err err;

	if (path == NULL)
		log_warning("no price list is installed with the program: "
			    "costs stay unknown, unless TOKENMETER_PRICES "
			    "names one");
	if (path == NULL && config->prices_override == NULL)
		return ERR_OK;
	err = price_list_load(
	    path, config->prices_override, &pricing->list, error);
	/* The text of the list took more than the list does. */
	malloc_trim(0);
	return err;
}

enum err pricing_load(struct pricing *pricing, struct error *error)
{
	enum err err = ERR_OK;

	if (atomic_load(&pricing->is_read))
		return ERR_OK;
	pthread_mutex_lock(&pricing->lock);
	if (!atomic_load(&pricing->is_read))
		err = read_lists(pricing, error);
	atomic_store(&pricing->is_read, true);
	pthread_mutex_unlock(&pricing->lock);
	return err;
}

const struct price_list *pricing_list(const struct pricing *pricing)
{
	return atomic_load(&pricing->is_read) ? pricing->list : NULL;
}

static void print_file(
    const char *what, const char *path, size_t models, FILE *out)
{
	fprintf(out, "%-38s %s: %zu model%s\n", what, path, models,
	    models == 1 ? "" : "s");
}

void pricing_print(const struct pricing *pricing, FILE *out)
{
	const struct config *config = pricing->config;
	const struct price_list *list = pricing_list(pricing);
	char installed[PATH_MAX];
	const char *path = list_path(config, installed);
	struct price_counts models = price_list_count_models(list);

	if (path == NULL)
		fprintf(out, "%-38s none: costs stay unknown%s\n", "prices",
		    config->prices_override == NULL ? "" : " but for your own");
	else
		print_file("prices", path, models.list, out);
	if (config->prices_override != NULL)
		print_file("your own prices, which win",
		    config->prices_override, models.override, out);
}

static bool keep_told(struct usage_event *event, struct price *room)
{
	struct decimal cost;

	if (event->cost == NULL || event->cost_source == NULL)
		return false;
	if (!decimal_parse(event->cost, &cost, NULL)) {
		log_warning("event user=%s request=%s: its cost is no decimal "
			    "number and was dropped",
		    event->user_id, event->request_id);
		return false;
	}
	decimal_format(cost, room->amount);
	event->cost = room->amount;
	return true;
}

static bool was_refused(const struct usage_event *event)
{
	return event->http_status >= REFUSED_STATUS &&
	       event->usage.prompt == 0 && event->usage.completion == 0;
}

/* NULL where no list would help. The event is recorded all the same if they
 * cannot be read: what has no cost can get one. */
static const struct price_list *list_for(
    struct pricing *pricing, const struct usage_event *event)
{
	struct error error = {0};

	if (event->provider == NULL || event->model == NULL ||
	    !token_usage_is_known(&event->usage))
		return NULL;
	if (pricing_load(pricing, &error) != ERR_OK)
		log_error("costs stay unknown: %s", error.message);
	return pricing_list(pricing);
}

void api_price_event(
    const struct api *api, struct usage_event *event, struct price *room)
{
	if (keep_told(event, room))
		return;
	event->cost = NULL;
	event->cost_source = NULL;
	if (was_refused(event)) {
		event->cost = "0";
		event->cost_source = "refused";
	} else if (price_usage(list_for(api->pricing, event), event->provider,
		       event->model, event->occurred_at, &event->usage, room)) {
		event->cost = room->amount;
		event->cost_source = room->source;
	}
}
