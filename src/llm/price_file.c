#include "llm/price_file.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/json.h"
#include "base/memory.h"
#include "base/timestamp.h"

#define TIERS_MAXIMUM 100
#define FILE_MAXIMUM (16 * 1024 * 1024)
/* 10^6 USD, in units of decimal numbers. */
#define PRICE_END INT64_C(1000000000000000000)

static const char *const rate_names[RATE_KINDS] = {
    [RATE_INPUT] = "input_mtok",
    [RATE_OUTPUT] = "output_mtok",
    [RATE_CACHE_READ] = "cache_read_mtok",
    [RATE_CACHE_WRITE] = "cache_write_mtok",
    [RATE_CACHE_WRITE_HOUR] = "cache_write_1h_mtok",
    [RATE_INPUT_AUDIO] = "input_audio_mtok",
    [RATE_OUTPUT_AUDIO] = "output_audio_mtok",
    [RATE_OUTPUT_REASONING] = "output_reasoning_mtok",
    [RATE_REQUESTS] = "requests_kcount",
};

/* Where reading is: the file, and the way from its top. */
struct reader {
	const char *path;
	struct buffer place;
	struct error *error;
};

/* Goes one step down; returns what step_out() needs. */
static size_t step_in(struct reader *reader, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static size_t step_in(struct reader *reader, const char *format, ...)
{
	size_t mark = reader->place.length;
	char step[120];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(step, sizeof step, format, arguments);
	va_end(arguments);
	if (mark > 0)
		buffer_add_text(&reader->place, " / ");
	buffer_add_text(&reader->place, step);
	return mark;
}

static void step_out(struct reader *reader, size_t mark)
{
	reader->place.length = mark;
	reader->place.data[mark] = '\0';
}

static enum err refuse(struct reader *reader, const char *rule)
{
	return error_set(reader->error, ERR_INVALID, "PRICES_INVALID",
	    "%s: %s %s", reader->path,
	    reader->place.length > 0 ? reader->place.data : "the document",
	    rule);
}

/* Refuses a typing error, which would else mean a price that is not there. */
static enum err check_members(
    struct reader *reader, json_t *object, bool (*is_known)(const char *name))
{
	json_t *value;
	const char *name;
	char rule[160];

	if (!json_is_object(object))
		return refuse(reader, "must be an object");
	json_object_foreach(object, name, value) if (!is_known(name))
	{
		snprintf(rule, sizeof rule,
		    "has a member \"%.60s\", "
		    "which means nothing",
		    name);
		return refuse(reader, rule);
	}
	return ERR_OK;
}

static enum err read_price(struct reader *reader, json_t *value, int64_t *units)
{
	static const char rule[] =
	    "must be a price in US dollars as text, such as \"2.5\": at most "
	    "12 digits after the point, less than 1000000";
	struct decimal price;
	bool exact;

	if (!json_is_string(value) ||
	    !decimal_parse(json_string_value(value), &price, &exact) ||
	    !exact || price.units >= PRICE_END)
		return refuse(reader, rule);
	*units = (int64_t)price.units;
	return ERR_OK;
}

static bool is_tier_member(const char *name)
{
	return strcmp(name, "start") == 0 || strcmp(name, "price") == 0;
}

static enum err read_tier(
    struct reader *reader, json_t *value, struct price_tier *tier)
{
	json_t *start = json_object_get(value, "start");
	enum err err = check_members(reader, value, is_tier_member);

	if (err != ERR_OK)
		return err;
	if (!json_is_integer(start) || json_integer_value(start) < 0)
		return refuse(reader, "must have a whole number as \"start\"");
	tier->start = json_integer_value(start);
	return read_price(
	    reader, json_object_get(value, "price"), &tier->units);
}

static enum err read_tiers(
    struct reader *reader, json_t *list, struct rate *rate)
{
	size_t count = json_array_size(list);
	enum err err = ERR_OK;

	if (!json_is_array(list) || count == 0 || count > TIERS_MAXIMUM)
		return refuse(
		    reader, "must have a list of 1 to 100 as \"tiers\"");
	rate->tiers = memory_calloc(count, sizeof *rate->tiers);
	rate->tier_count = (unsigned short)count;
	for (size_t i = 0; err == ERR_OK && i < count; i++) {
		size_t mark = step_in(reader, "tiers[%zu]", i);

		err =
		    read_tier(reader, json_array_get(list, i), &rate->tiers[i]);
		if (err == ERR_OK && i > 0 &&
		    rate->tiers[i].start <= rate->tiers[i - 1].start)
			err = refuse(
			    reader, "must start above the tier before it");
		step_out(reader, mark);
	}
	return err;
}

static bool is_rate_member(const char *name)
{
	return strcmp(name, "base") == 0 || strcmp(name, "tiers") == 0;
}

static enum err read_rate(
    struct reader *reader, json_t *value, struct rate *rate)
{
	enum err err;

	if (!json_is_object(value))
		return read_price(reader, value, &rate->units);
	err = check_members(reader, value, is_rate_member);
	if (err == ERR_OK)
		err = read_price(
		    reader, json_object_get(value, "base"), &rate->units);
	if (err == ERR_OK)
		err = read_tiers(reader, json_object_get(value, "tiers"), rate);
	return err;
}

static bool is_tariff_member(const char *name)
{
	for (size_t i = 0; i < RATE_KINDS; i++)
		if (strcmp(name, rate_names[i]) == 0)
			return true;
	return strcmp(name, "start_date") == 0 ||
	       strcmp(name, "start_time") == 0 || strcmp(name, "end_time") == 0;
}

/* Reads member NAME of VALUE, which follows BEFORE, as an instant. */
static enum err read_instant(struct reader *reader, json_t *value,
    const char *before, const char *after, const char *rule, int64_t *when)
{
	const char *told = json_string_value(value);
	char text[64];
	int length = snprintf(
	    text, sizeof text, "%s%s%s", before, told ? told : "", after);

	if (length < 0 || (size_t)length >= sizeof text ||
	    !timestamp_parse(text, (size_t)length, when))
		return refuse(reader, rule);
	return ERR_OK;
}

static enum err read_constraint(
    struct reader *reader, json_t *value, struct tariff *tariff)
{
	static const char date_rule[] =
	    "must have a date such as \"2025-06-10\" as \"start_date\"";
	static const char time_rule[] =
	    "must have times in UTC such as \"00:30:00Z\" as \"start_time\" "
	    "and \"end_time\"";
	json_t *date = json_object_get(value, "start_date");
	json_t *start = json_object_get(value, "start_time");
	json_t *end = json_object_get(value, "end_time");
	enum err err = ERR_OK;

	tariff->since = INT64_MIN;
	tariff->day_start = -1;
	if (date != NULL && (start != NULL || end != NULL))
		return refuse(reader, "must have either a date or times");
	if (date != NULL)
		return read_instant(
		    reader, date, "", "T00:00:00Z", date_rule, &tariff->since);
	if (start == NULL && end == NULL)
		return ERR_OK;
	err = read_instant(
	    reader, start, "1970-01-01T", "", time_rule, &tariff->day_start);
	if (err == ERR_OK)
		err = read_instant(reader, end, "1970-01-01T", "", time_rule,
		    &tariff->day_end);
	if (err == ERR_OK &&
	    (tariff->day_start < 0 || tariff->day_start >= TIMESTAMP_DAY ||
		tariff->day_end < 0 || tariff->day_end >= TIMESTAMP_DAY))
		err = refuse(reader, time_rule);
	return err;
}

static enum err read_tariff(
    struct reader *reader, json_t *value, struct tariff *tariff)
{
	enum err err = check_members(reader, value, is_tariff_member);

	if (err == ERR_OK)
		err = read_constraint(reader, value, tariff);
	if (err != ERR_OK)
		return err;
	tariff->rates =
	    memory_calloc(json_object_size(value) + 1, sizeof *tariff->rates);
	for (size_t i = 0; err == ERR_OK && i < RATE_KINDS; i++) {
		json_t *rate = json_object_get(value, rate_names[i]);
		size_t mark;

		if (rate == NULL)
			continue;
		mark = step_in(reader, "%s", rate_names[i]);
		tariff->rates[tariff->rate_count].kind = (enum rate_kind)i;
		err = read_rate(
		    reader, rate, &tariff->rates[tariff->rate_count++]);
		step_out(reader, mark);
	}
	return err;
}

/* One object, or a list of them. */
static enum err read_tariffs(
    struct reader *reader, json_t *value, struct priced_model *model)
{
	size_t count = json_is_array(value) ? json_array_size(value) : 1;
	enum err err = ERR_OK;

	if (count == 0)
		return refuse(reader, "must not be an empty list");
	model->tariffs = memory_calloc(count, sizeof *model->tariffs);
	model->tariff_count = count;
	if (!json_is_array(value))
		return read_tariff(reader, value, &model->tariffs[0]);
	for (size_t i = 0; err == ERR_OK && i < count; i++) {
		size_t mark = step_in(reader, "prices[%zu]", i);

		err = read_tariff(
		    reader, json_array_get(value, i), &model->tariffs[i]);
		step_out(reader, mark);
	}
	return err;
}

static enum err read_pattern(
    struct reader *reader, json_t *value, struct name_pattern **pattern)
{
	struct error why = {0};
	size_t mark = step_in(reader, "match");
	enum err err = name_pattern_read(value, pattern, &why);

	if (err != ERR_OK)
		err = refuse(reader, why.message);
	step_out(reader, mark);
	return err;
}

static bool is_model_member(const char *name)
{
	return strcmp(name, "id") == 0 || strcmp(name, "match") == 0 ||
	       strcmp(name, "prices") == 0;
}

/* Reads the id, and makes it the last step of the place. */
static enum err read_id(
    struct reader *reader, json_t *value, size_t mark, char **id)
{
	const char *text = json_string_value(json_object_get(value, "id"));

	if (text == NULL || text[0] == '\0')
		return refuse(
		    reader, "must have a text that is not empty as \"id\"");
	*id = memory_strdup(text);
	step_out(reader, mark);
	step_in(reader, "%s", text);
	return ERR_OK;
}

static enum err read_model(struct reader *reader, json_t *value, size_t mark,
    struct priced_model *model)
{
	enum err err = check_members(reader, value, is_model_member);
	char *id = NULL;

	if (err == ERR_OK)
		err = read_id(reader, value, mark, &id);
	model->is_claude = id != NULL && strstr(id, "claude") != NULL;
	free(id);
	if (err == ERR_OK)
		err = read_pattern(
		    reader, json_object_get(value, "match"), &model->pattern);
	if (err == ERR_OK && json_object_get(value, "prices") == NULL)
		err = refuse(reader, "must have \"prices\"");
	if (err == ERR_OK)
		err = read_tariffs(
		    reader, json_object_get(value, "prices"), model);
	return err;
}

static enum err read_models(
    struct reader *reader, json_t *list, struct priced_provider *provider)
{
	size_t count = json_array_size(list);
	enum err err = ERR_OK;

	if (!json_is_array(list))
		return refuse(reader, "must have a list as \"models\"");
	provider->models = memory_calloc(count + 1, sizeof *provider->models);
	provider->model_count = count;
	for (size_t i = 0; err == ERR_OK && i < count; i++) {
		size_t mark = step_in(reader, "models[%zu]", i);

		err = read_model(reader, json_array_get(list, i), mark,
		    &provider->models[i]);
		step_out(reader, mark);
	}
	return err;
}

static enum err read_fallbacks(
    struct reader *reader, json_t *list, struct priced_provider *provider)
{
	size_t count = json_array_size(list);

	if (list == NULL)
		return ERR_OK;
	provider->fallbacks =
	    memory_calloc(count + 1, sizeof *provider->fallbacks);
	provider->fallback_count = count;
	for (size_t i = 0; i < count; i++) {
		provider->fallbacks[i] =
		    memory_strdup(json_string_value(json_array_get(list, i)));
		if (provider->fallbacks[i] == NULL)
			return refuse(
			    reader, "must have names as \"fallback\"");
	}
	return json_is_array(list)
		   ? ERR_OK
		   : refuse(reader, "must have a list as \"fallback\"");
}

static bool is_provider_member(const char *name)
{
	return strcmp(name, "id") == 0 || strcmp(name, "match") == 0 ||
	       strcmp(name, "fallback") == 0 || strcmp(name, "models") == 0;
}

static enum err read_provider(struct reader *reader, json_t *value, size_t mark,
    struct priced_provider *provider)
{
	json_t *match = json_object_get(value, "match");
	enum err err = check_members(reader, value, is_provider_member);

	if (err == ERR_OK)
		err = read_id(reader, value, mark, &provider->id);
	if (err == ERR_OK)
		name_lower(provider->id);
	if (err == ERR_OK && match != NULL)
		err = read_pattern(reader, match, &provider->pattern);
	if (err == ERR_OK)
		err = read_fallbacks(
		    reader, json_object_get(value, "fallback"), provider);
	if (err == ERR_OK)
		err = read_models(
		    reader, json_object_get(value, "models"), provider);
	return err;
}

static bool is_document_member(const char *name)
{
	return strcmp(name, "source") == 0 || strcmp(name, "license") == 0 ||
	       strcmp(name, "providers") == 0;
}

static enum err read_document(
    struct reader *reader, json_t *document, struct price_file *file)
{
	json_t *list = json_object_get(document, "providers");
	size_t count = json_array_size(list);
	enum err err = check_members(reader, document, is_document_member);

	if (err == ERR_OK && !json_is_array(list))
		err = refuse(reader, "must have a list as \"providers\"");
	if (err != ERR_OK)
		return err;
	file->providers = memory_calloc(count + 1, sizeof *file->providers);
	file->provider_count = count;
	for (size_t i = 0; err == ERR_OK && i < count; i++) {
		size_t mark = step_in(reader, "providers[%zu]", i);

		err = read_provider(
		    reader, json_array_get(list, i), mark, &file->providers[i]);
		step_out(reader, mark);
	}
	return err;
}

static enum err read_text(
    const char *path, struct buffer *text, struct error *error)
{
	FILE *stream = fopen(path, "re");
	size_t length;
	bool failed;

	if (stream == NULL)
		return error_set(error,
		    errno == ENOENT ? ERR_NOT_FOUND : ERR_INVALID,
		    "PRICES_INVALID", "%s: the price list cannot be read: %s",
		    path, strerror(errno));
	do {
		length = fread(buffer_reserve(text, 65536), 1, 65536, stream);
		text->length += length;
	} while (length > 0 && text->length <= FILE_MAXIMUM);
	failed = ferror(stream);
	fclose(stream);
	if (failed || text->length > FILE_MAXIMUM)
		return error_set(error, ERR_INVALID, "PRICES_INVALID",
		    "%s: the price list cannot be read, or is too large", path);
	return ERR_OK;
}

enum err price_file_read(
    const char *path, struct price_file *file, struct error *error)
{
	struct reader reader = {.path = path, .error = error};
	struct buffer text = {0};
	struct json_problem problem = {0};
	struct error why = {0};
	json_t *document = NULL;
	enum err err = read_text(path, &text, error);

	*file = (struct price_file){0};
	if (err != ERR_OK)
		goto out;
	err = json_check_limits(text.data, text.length, &why);
	if (err == ERR_OK)
		err = json_read(
		    text.data, text.length, &document, &problem, &why);
	if (err == ERR_OK)
		err = read_document(&reader, document, file);
	else
		err = error_set(error, ERR_INVALID, "PRICES_INVALID",
		    "%s: not JSON, at byte %zu: %s", path, problem.position,
		    why.message);
out:
	json_decref(document);
	buffer_clear(&reader.place);
	buffer_clear(&text);
	return err;
}

static void clear_model(struct priced_model *model)
{
	for (size_t i = 0; i < model->tariff_count; i++) {
		struct tariff *tariff = &model->tariffs[i];

		for (size_t j = 0; j < tariff->rate_count; j++)
			free(tariff->rates[j].tiers);
		free(tariff->rates);
	}
	free(model->tariffs);
	name_pattern_free(model->pattern);
}

static void clear_provider(struct priced_provider *provider)
{
	for (size_t i = 0; i < provider->model_count; i++)
		clear_model(&provider->models[i]);
	for (size_t i = 0; i < provider->fallback_count; i++)
		free(provider->fallbacks[i]);
	free(provider->models);
	free(provider->fallbacks);
	name_pattern_free(provider->pattern);
	free(provider->id);
}

void price_file_clear(struct price_file *file)
{
	for (size_t i = 0; i < file->provider_count; i++)
		clear_provider(&file->providers[i]);
	free(file->providers);
	*file = (struct price_file){0};
}
