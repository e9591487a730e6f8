#include "llm/prices.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "base/timestamp.h"
#include "llm/price_file.h"

#define NAME_MAXIMUM 255 /* bytes; longer names have no price */
#define CACHE_SLOTS 1024

/* Requests are priced by the thousand, tokens by the million. */
#define REQUEST_WEIGHT 1000

/* A model and whose price it is; both NULL: there is none. */
struct found {
	const struct priced_model *model;
	const char *source;
};

/* Matching takes microseconds, events come by the thousand and name a handful
 * of models: what was found is kept, the newest for each slot. */
struct slot {
	char *key; /* provider, a tab, model */
	struct found found;
};

struct cache {
	pthread_mutex_t lock;
	struct slot slots[CACHE_SLOTS];
};

struct price_list {
	struct price_file list, override;
	struct cache *cache;
};

enum err price_list_load(const char *path, const char *override_path,
    struct price_list **list, struct error *error)
{
	struct price_list *new = memory_calloc(1, sizeof *new);
	enum err err = ERR_OK;

	new->cache = memory_calloc(1, sizeof *new->cache);
	pthread_mutex_init(&new->cache->lock, NULL);
	if (path != NULL)
		err = price_file_read(path, &new->list, error);
	if (err == ERR_OK && override_path != NULL)
		err = price_file_read(override_path, &new->override, error);
	if (err == ERR_OK)
		*list = new;
	else
		price_list_free(new);
	return err;
}

void price_list_free(struct price_list *list)
{
	if (list == NULL)
		return;
	for (size_t i = 0; i < CACHE_SLOTS; i++)
		free(list->cache->slots[i].key);
	pthread_mutex_destroy(&list->cache->lock);
	free(list->cache);
	price_file_clear(&list->list);
	price_file_clear(&list->override);
	free(list);
}

static size_t count_models(const struct price_file *file)
{
	size_t count = 0;

	for (size_t i = 0; i < file->provider_count; i++)
		count += file->providers[i].model_count;
	return count;
}

struct price_counts price_list_count_models(const struct price_list *list)
{
	if (list == NULL)
		return (struct price_counts){0};
	return (struct price_counts){
	    count_models(&list->list), count_models(&list->override)};
}

static const struct priced_provider *provider_by_id(
    const struct price_file *file, const char *id)
{
	for (size_t i = 0; i < file->provider_count; i++)
		if (strcmp(file->providers[i].id, id) == 0)
			return &file->providers[i];
	return NULL;
}

static const struct priced_provider *find_provider(
    const struct price_file *file, const char *name)
{
	const struct priced_provider *provider = provider_by_id(file, name);

	for (size_t i = 0; provider == NULL && i < file->provider_count; i++) {
		const struct priced_provider *other = &file->providers[i];

		if (other->pattern != NULL &&
		    name_pattern_matches(other->pattern, name))
			provider = other;
	}
	return provider;
}

static const struct priced_model *find_own_model(
    const struct priced_provider *provider, const char *name)
{
	for (size_t i = 0; i < provider->model_count; i++)
		if (name_pattern_matches(provider->models[i].pattern, name))
			return &provider->models[i];
	return NULL;
}

static const struct priced_model *find_model(const struct price_file *file,
    const struct priced_provider *provider, const char *name)
{
	const struct priced_model *model = find_own_model(provider, name);

	for (size_t i = 0; model == NULL && i < provider->fallback_count; i++) {
		const struct priced_provider *other =
		    provider_by_id(file, provider->fallbacks[i]);

		if (other != NULL)
			model = find_own_model(other, name);
	}
	return model;
}

/* Tells whether "-20250416" stands at TEXT, as a date and a whole word. */
static bool is_short_date(const char *text)
{
	char date[] = "0000-00-00T00:00:00Z";
	int64_t when;

	if (strncmp(text, "-20", 3) != 0 ||
	    strspn(text + 1, "0123456789") != 8 ||
	    (text[9] != '\0' && text[9] != '-' && text[9] != ':'))
		return false;
	memcpy(date, text + 1, 4);
	memcpy(date + 5, text + 5, 2);
	memcpy(date + 8, text + 7, 2);
	return timestamp_parse(date, strlen(date), &when);
}

/* Writes NAME with -20250416 as -2025-04-16 to SPELLED, which has room for half
 * as much again. Returns whether there was one. */
static bool spell_dates(const char *name, char *spelled)
{
	bool any = false;

	while (*name != '\0') {
		if (!is_short_date(name)) {
			*spelled++ = *name++;
			continue;
		}
		memcpy(spelled, name, 5);
		spelled[5] = '-';
		memcpy(spelled + 6, name + 5, 2);
		spelled[8] = '-';
		memcpy(spelled + 9, name + 7, 2);
		spelled += 11;
		name += 9;
		any = true;
	}
	*spelled = '\0';
	return any;
}

static const struct priced_model *find_spelled(const struct price_file *file,
    const struct priced_provider *provider, const char *name)
{
	char spelled[NAME_MAXIMUM * 3 / 2 + 1];
	const struct priced_model *model;

	if (provider == NULL)
		return NULL;
	model = find_model(file, provider, name);
	if (model == NULL && spell_dates(name, spelled))
		model = find_model(file, provider, spelled);
	return model;
}

/* An operator's provider is known by the names that the list has for it, too.
 */
static struct found find(
    const struct price_list *list, const char *provider, const char *name)
{
	const struct priced_provider *own =
	    find_provider(&list->list, provider);
	const struct priced_provider *override =
	    find_provider(&list->override, provider);
	const struct priced_model *model;

	if (override == NULL && own != NULL)
		override = provider_by_id(&list->override, own->id);
	model = find_spelled(&list->override, override, name);
	if (model != NULL)
		return (struct found){model, "override"};
	model = find_spelled(&list->list, own, name);
	return (struct found){model, model != NULL ? "list" : NULL};
}

static struct found find_cached(
    const struct price_list *list, const char *provider, const char *name)
{
	struct cache *cache = list->cache;
	char key[2 * NAME_MAXIMUM + 2];
	size_t length = strlen(provider);
	struct slot *slot;
	struct found found;
	bool hit;

	memcpy(key, provider, length);
	key[length] = '\t';
	memcpy(key + length + 1, name, strlen(name) + 1);
	slot = &cache->slots[hash_text(key) % CACHE_SLOTS];
	pthread_mutex_lock(&cache->lock);
	hit = slot->key != NULL && strcmp(slot->key, key) == 0;
	found = slot->found;
	pthread_mutex_unlock(&cache->lock);
	if (hit)
		return found;
	found = find(list, provider, name);
	pthread_mutex_lock(&cache->lock);
	free(slot->key);
	*slot = (struct slot){memory_strdup(key), found};
	pthread_mutex_unlock(&cache->lock);
	return found;
}

static bool holds(const struct tariff *tariff, int64_t when)
{
	int64_t time = when % TIMESTAMP_DAY;

	if (tariff->day_start < 0)
		return when >= tariff->since;
	if (time < 0)
		time += TIMESTAMP_DAY;
	if (tariff->day_end < tariff->day_start)
		return time >= tariff->day_start || time < tariff->day_end;
	return time >= tariff->day_start && time < tariff->day_end;
}

static const struct tariff *find_tariff(
    const struct priced_model *model, int64_t when)
{
	for (size_t i = model->tariff_count; i > 0; i--)
		if (holds(&model->tariffs[i - 1], when))
			return &model->tariffs[i - 1];
	return &model->tariffs[0];
}

/* A bill that is being made. */
struct bill {
	const struct tariff *tariff;
	int64_t prompt; /* decides the tier */
	struct decimal sum;
};

static const struct rate *find_rate(
    const struct tariff *tariff, enum rate_kind kind)
{
	for (size_t i = 0; i < tariff->rate_count; i++)
		if (tariff->rates[i].kind == kind)
			return &tariff->rates[i];
	return NULL;
}

/* Charges COUNT at the price of KIND. Returns how many that were: none, if it
 * has no price. */
static int64_t charge(struct bill *bill, enum rate_kind kind, int64_t count)
{
	const struct rate *rate = find_rate(bill->tariff, kind);
	int64_t units;

	if (rate == NULL)
		return 0;
	units = rate->units;
	for (size_t i = 0; i < rate->tier_count; i++)
		if (bill->prompt > rate->tiers[i].start)
			units = rate->tiers[i].units;
	decimal_add_product(
	    &bill->sum, (struct decimal){(uint64_t)units}, count);
	return count;
}

static int64_t known(int64_t count)
{
	return count > 0 ? count : 0;
}

static int64_t least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t charge_hour_writes(
    struct bill *bill, bool is_claude, int64_t count)
{
	if (find_rate(bill->tariff, RATE_CACHE_WRITE_HOUR) != NULL)
		return charge(bill, RATE_CACHE_WRITE_HOUR, count);
	if (!is_claude || find_rate(bill->tariff, RATE_INPUT) == NULL)
		return charge(bill, RATE_CACHE_WRITE, count);
	charge(bill, RATE_INPUT, count);
	return charge(bill, RATE_INPUT, count);
}

/* False if a price is missing. */
static bool charge_input(
    struct bill *bill, bool is_claude, const struct token_usage *usage)
{
	int64_t rest = usage->prompt;
	int64_t writes = known(usage->cache_write);
	int64_t hour = least(known(usage->cache_write_hour), writes);

	rest -= charge(bill, RATE_CACHE_READ, known(usage->cached));
	rest -= charge(bill, RATE_CACHE_WRITE, writes - hour);
	rest -= charge_hour_writes(bill, is_claude, hour);
	rest -= charge(
	    bill, RATE_INPUT_AUDIO, least(known(usage->audio_prompt), rest));
	return rest == charge(bill, RATE_INPUT, rest);
}

static bool charge_output(struct bill *bill, const struct token_usage *usage)
{
	int64_t rest = usage->completion;

	rest -= charge(bill, RATE_OUTPUT_REASONING, known(usage->reasoning));
	rest -= charge(bill, RATE_OUTPUT_AUDIO,
	    least(known(usage->audio_completion), rest));
	return rest == charge(bill, RATE_OUTPUT, rest);
}

static bool lower_name(const char *name, char lowered[NAME_MAXIMUM + 1])
{
	size_t length = name != NULL ? strlen(name) : 0;

	if (length == 0 || length > NAME_MAXIMUM)
		return false;
	memcpy(lowered, name, length + 1);
	name_lower(lowered);
	return true;
}

bool price_usage(const struct price_list *list, const char *provider,
    const char *model, int64_t when, const struct token_usage *usage,
    struct price *price)
{
	char provider_name[NAME_MAXIMUM + 1], model_name[NAME_MAXIMUM + 1];
	struct bill bill = {.prompt = usage->prompt};
	struct found found;

	if (list == NULL || !token_usage_is_known(usage) ||
	    !token_usage_is_sound(usage) ||
	    !lower_name(provider, provider_name) ||
	    !lower_name(model, model_name))
		return false;
	found = find_cached(list, provider_name, model_name);
	if (found.model == NULL)
		return false;
	bill.tariff = find_tariff(found.model, when);
	if (bill.tariff->rate_count == 0 ||
	    !charge_input(&bill, found.model->is_claude, usage) ||
	    !charge_output(&bill, usage))
		return false;
	charge(&bill, RATE_REQUESTS, REQUEST_WEIGHT);
	decimal_format(decimal_millionth(bill.sum), price->amount);
	price->source = found.source;
	return true;
}
