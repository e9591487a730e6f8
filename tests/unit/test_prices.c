#include "llm/prices.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "base/timestamp.h"
#include "unit.h"

#define LIST "data/prices.json"
#define UNKNOWN TOKEN_COUNT_UNKNOWN

static int64_t instant(const char *text)
{
	int64_t when = 0;

	ck_assert(timestamp_parse(text, strlen(text), &when));
	return when;
}

static struct price_list *load(const char *path, const char *override_path)
{
	struct price_list *list = NULL;
	struct error error = {0};

	ck_assert_msg(
	    price_list_load(path, override_path, &list, &error) == ERR_OK, "%s",
	    error.message);
	return list;
}

/* Sums are in USD; M is a million tokens. */
static const struct {
	const char *provider, *model, *when;
	struct token_usage usage;
	const char *amount; /* NULL: no price */
} price_rows[] = {
    /* o3 until 2025-06-10: 10 a M in, 40 out, 0.5 cached. 600 + 400 cached:
     * 600 * 10 + 400 * 0.5 = 6200, 200 * 40 = 8000; 14200 / 10^6. */
    {"openai", "o3-2025-04-16", "2025-06-09T23:59:59.999999Z",
	{.prompt = 1000, .completion = 200, .cached = 400, .reasoning = 150},
	"0.0142"},
    /* From then on 2 in, 8 out: 600 * 2 + 400 * 0.5 = 1400, 200 * 8 = 1600. */
    {"openai", "o3-2025-04-16", "2025-06-10T00:00:00Z",
	{.prompt = 1000, .completion = 200, .cached = 400, .reasoning = 150},
	"0.003"},
    /* Case does not count, and a date may be written together. */
    {"OpenAI", "O3-20250416", "2025-06-10T00:00:00Z",
	{.prompt = 1000, .completion = 200, .cached = UNKNOWN}, "0.0036"},
    /* Gemini 2.5 Pro up to 200,000: 1.25 in, 10 out, 0.125 cached.
     * 150000 * 1.25 = 187500, 50000 * 0.125 = 6250, 1000 * 10 = 10000. */
    {"gemini", "gemini-2.5-pro", "2025-10-01T00:00:00Z",
	{.prompt = 200000, .completion = 1000, .cached = 50000}, "0.20375"},
    /* Over it the whole call costs 2.5, 15 and 0.25, cached tokens counted:
     * 150001 * 2.5 = 375002.5, 50000 * 0.25 = 12500, 1000 * 15 = 15000. */
    {"google", "gemini-2.5-pro-preview-05-06", "2025-10-01T00:00:00Z",
	{.prompt = 200001, .completion = 1000, .cached = 50000}, "0.4025025"},
    /* What speaks is another model, which this list does not know. */
    {"gemini", "gemini-2.5-pro-preview-tts-x", "2025-10-01T00:00:00Z",
	{.prompt = 1, .completion = 1}, NULL},
    /* Claude Opus 4.1: 15 in, 75 out, 1.5 read, 18.75 written for 5 minutes,
     * 30 for an hour. 3 * 15 = 45, 9493 * 1.5 = 14239.5, 1849 * 18.75 =
     * 34668.75, 1000 * 30 = 30000, 527 * 75 = 39525; 118478.25 in all. */
    {"anthropic", "claude-opus-4-1-20250805", "2025-10-01T00:00:00Z",
	{.prompt = 12345,
	    .completion = 527,
	    .cached = 9493,
	    .cache_write = 2849,
	    .cache_write_hour = 1000},
	"0.11847825"},
    /* Claude Sonnet 4.5 at Google has no price for an hour: twice the input's
     * 3. 100 * 3 = 300, 100 * 3.75 = 375, 100 * 6 = 600, 10 * 15 = 150. */
    {"google", "claude-sonnet-4-5@20250929", "2025-10-01T00:00:00Z",
	{.prompt = 300,
	    .completion = 10,
	    .cache_write = 200,
	    .cache_write_hour = 100},
	"0.001425"},
    /* DeepSeek: from 00:30 to 16:30 UTC 0.27 in and 1.1 out, else 0.135 and
     * 0.55; a M each. */
    {"deepseek", "deepseek-chat", "2025-03-01T00:29:59.999Z",
	{.prompt = 1000000, .completion = 1000000}, "0.685"},
    {"deepseek", "deepseek-chat", "2025-03-01T00:30:00Z",
	{.prompt = 1000000, .completion = 1000000}, "1.37"},
    {"deepseek", "deepseek-chat", "2025-03-01T16:29:59.999999Z",
	{.prompt = 1000000, .completion = 1000000}, "1.37"},
    {"deepseek", "deepseek-chat", "1969-12-31T16:30:00Z",
	{.prompt = 1000000, .completion = 1000000}, "0.685"},
    /* Sonar: 1 in, 1 out, and 12 for a thousand requests. */
    {"perplexity", "sonar", "2025-10-01T00:00:00Z",
	{.prompt = 500, .completion = 500}, "0.013"},
    /* Sonar Deep Research: 2 in, 8 out, 3 for reasoning of it:
     * 200 + 600 * 8 + 400 * 3 = 6200. */
    {"perplexity", "sonar-deep-research", "2025-10-01T00:00:00Z",
	{.prompt = 100, .completion = 1000, .reasoning = 400}, "0.0062"},
    /* Audio in costs 0.3, text 0.1, out 0.4: 700 * 0.1 + 300 * 0.3 = 160. */
    {"gemini", "gemini-2.5-flash-lite", "2025-10-01T00:00:00Z",
	{.prompt = 1000, .completion = 100, .audio_prompt = 300}, "0.0002"},
    /* Embeddings have no output and no price for it: 0.02 in. */
    {"openai", "text-embedding-3-small", "2025-10-01T00:00:00Z", {.prompt = 8},
	"0.00000016"},
    {"openai", "text-embedding-3-small", "2025-10-01T00:00:00Z",
	{.prompt = 8, .completion = 1}, NULL},
    /* Azure serves what OpenAI makes. */
    {"azure", "o3", "2025-07-01T00:00:00Z",
	{.prompt = 1000000, .completion = 0}, "2.00"},
    {"openrouter", "openai/o3", "2025-07-01T00:00:00Z",
	{.prompt = 1000000, .completion = 0}, "2.00"},
    {"groq", "llama-3.3-70b-versatile", "2025-07-01T00:00:00Z",
	{.prompt = 1, .completion = 0}, "0.00000059"},
    {"xai", "grok-4.3", "2026-10-01T00:00:00Z", {.prompt = 0}, "0.00"},
    /* The largest counts there are: 10^12 * 2 / 10^6 and * 8 / 10^6. */
    {"openai", "o3", "2025-07-01T00:00:00Z",
	{.prompt = TOKEN_COUNT_MAXIMUM, .completion = TOKEN_COUNT_MAXIMUM},
	"10000000.00"},
    /* A report without any tokens, and models, providers nobody knows. */
    {"openai", "o3", "2025-07-01T00:00:00Z", {.prompt = 0}, "0.00"},
    {"openai", "o3", "2025-07-01T00:00:00Z",
	{.prompt = 0, .source = USAGE_SOURCE_NONE}, NULL},
    /* What broke off before it told anything is not free. */
    {"openai", "o3", "2025-07-01T00:00:00Z",
	{.prompt = 0, .source = USAGE_SOURCE_PARTIAL}, NULL},
    {"openai", "o3", "2025-07-01T00:00:00Z",
	{.prompt = 1000000, .source = USAGE_SOURCE_PARTIAL}, "2.00"},
    {"openai", "o333", "2025-07-01T00:00:00Z", {.prompt = 1}, NULL},
    {"local", "o3", "2025-07-01T00:00:00Z", {.prompt = 1}, NULL},
    {"ollama", "llama3.2", "2025-07-01T00:00:00Z", {.prompt = 1}, NULL},
    {"openai", "", "2025-07-01T00:00:00Z", {.prompt = 1}, NULL},
    {"openai", NULL, "2025-07-01T00:00:00Z", {.prompt = 1}, NULL},
    {NULL, "o3", "2025-07-01T00:00:00Z", {.prompt = 1}, NULL},
    {"", "o3", "2025-07-01T00:00:00Z", {.prompt = 1}, NULL},
    /* A model that is listed without prices. */
    {"openai", "omni-moderation-latest", "2025-07-01T00:00:00Z", {.prompt = 1},
	NULL},
    /* Counts that cannot be. */
    {"openai", "o3", "2025-07-01T00:00:00Z", {.prompt = 1, .cached = 2}, NULL},
    {"openai", "o3", "2025-07-01T00:00:00Z", {.prompt = -1}, NULL},
};

START_TEST(a_call_costs_what_the_list_says_for_its_time)
{
	struct price_list *list = load(LIST, NULL);
	struct price price = {.amount = "untouched", .source = NULL};
	/* The second time it comes from the cache. */
	for (int i = 0; i < 2; i++) {
		bool known = price_usage(list, price_rows[_i].provider,
		    price_rows[_i].model, instant(price_rows[_i].when),
		    &price_rows[_i].usage, &price);

		if (price_rows[_i].amount == NULL) {
			ck_assert(!known);
			ck_assert_str_eq(price.amount, "untouched");
			continue;
		}
		ck_assert(known);
		ck_assert_str_eq(price.amount, price_rows[_i].amount);
		ck_assert_str_eq(price.source, "list");
	}
	price_list_free(list);
}
END_TEST

/* Writes TEXT to a new file; the caller removes it. */
static void write_file(char path[32], const char *text)
{
	int descriptor;

	strcpy(path, "/tmp/prices-XXXXXX");
	descriptor = mkstemp(path);
	ck_assert_int_ge(descriptor, 0);
	ck_assert_int_eq(
	    write(descriptor, text, strlen(text)), (ssize_t)strlen(text));
	close(descriptor);
}

static const char own_prices[] =
    "{\"providers\": ["
    "{\"id\": \"Local\", \"models\": ["
    " {\"id\": \"ours\", \"match\": {\"starts_with\": \"Llama\"},"
    "  \"prices\": {\"input_mtok\": \"0.01\", \"output_mtok\": \"0.02\"}}]},"
    "{\"id\": \"google\", \"models\": ["
    " {\"id\": \"pro\", \"match\": {\"equals\": \"gemini-2.5-pro\"},"
    "  \"prices\": [{\"input_mtok\": \"1\"},"
    "   {\"start_date\": \"2026-01-01\", \"input_mtok\": \"3\"}]}]}]}";

static const struct {
	const char *provider, *model, *when;
	int64_t completion;
	const char *amount, *source; /* for a million tokens of prompt */
} override_rows[] = {
    {"local", "llama3.2:1b", "2025-10-01T00:00:00Z", 1000000, "0.03",
	"override"},
    {"local", "mistral", "2025-10-01T00:00:00Z", 0, NULL, NULL},
    {"google", "gemini-2.5-pro", "2025-10-01T00:00:00Z", 0, "1.00", "override"},
    {"google", "gemini-2.5-pro", "2026-01-01T00:00:00Z", 0, "3.00", "override"},
    /* The list's names for google hold for the operator's entry, too. */
    {"gemini", "gemini-2.5-pro", "2025-10-01T00:00:00Z", 0, "1.00", "override"},
    /* A price that it lacks is not taken from the list. */
    {"gemini", "gemini-2.5-pro", "2025-10-01T00:00:00Z", 1, NULL, NULL},
    {"gemini", "gemini-2.5-flash-lite", "2025-10-01T00:00:00Z", 0, "0.10",
	"list"},
    {"openai", "o3", "2025-10-01T00:00:00Z", 0, "2.00", "list"},
};

START_TEST(an_operators_own_prices_go_before_the_list)
{
	const char *amount = override_rows[_i].amount;
	struct token_usage usage = {
	    .prompt = 1000000, .completion = override_rows[_i].completion};
	struct price_list *list;
	struct price price;
	char path[32];
	bool known;

	write_file(path, own_prices);
	list = load(LIST, path);
	unlink(path);
	known = price_usage(list, override_rows[_i].provider,
	    override_rows[_i].model, instant(override_rows[_i].when), &usage,
	    &price);
	ck_assert(known == (amount != NULL));
	if (known) {
		ck_assert_str_eq(price.amount, amount);
		ck_assert_str_eq(price.source, override_rows[_i].source);
	}
	price_list_free(list);
}
END_TEST

#define MODEL(rest) \
	"{\"providers\":[{\"id\":\"p\",\"models\":[{\"id\":\"m\"" rest "}]}]}"
#define PRICES(prices) MODEL(",\"match\":{\"equals\":\"m\"},\"prices\":" prices)
#define MATCH(match) MODEL(",\"match\":" match ",\"prices\":{}")

static const struct {
	const char *text, *place; /* what the sentence must hold */
} bad_rows[] = {
    {"", "not JSON"},
    {"{\"providers\":[", "not JSON, at byte"},
    {"[]", "the document must be an object"},
    {"{}", "must have a list as \"providers\""},
    {"{\"providers\":{}}", "must have a list as \"providers\""},
    {"{\"providers\":[],\"models\":[]}", "\"models\", which means nothing"},
    {"{\"providers\":[1]}", "providers[0] must be an object"},
    {"{\"providers\":[{}]}", "providers[0] must have a text"},
    {"{\"providers\":[{\"id\":\"p\"}]}", "p must have a list as \"models\""},
    {"{\"providers\":[{\"id\":\"p\",\"models\":[],\"fallback\":[1]}]}",
	"p must have names as \"fallback\""},
    {"{\"providers\":[{\"id\":\"p\",\"models\":[{}]}]}", "p / models[0] must"},
    {MODEL(""), "p / m / match must be an object"},
    {MODEL(",\"match\":{\"equals\":\"m\"}"), "p / m must have \"prices\""},
    {MODEL(",\"price\":1"), "p / m"},
    {MATCH("{}"), "p / m / match must be an object of one member"},
    {MATCH("{\"equal\":\"m\"}"), "p / m / match must be an object of one"},
    {MATCH("{\"equals\":\"\"}"), "\"equals\""},
    {MATCH("{\"equals\":1}"), "\"equals\""},
    {MATCH("{\"regex\":\"(\"}"), "p / m / match must be a POSIX"},
    {MATCH("{\"or\":[]}"), "\"or\""},
    {MATCH("{\"and\":[{\"not\":{\"or\":[{\"x\":1}]}}]}"), "p / m / match"},
    {PRICES("[]"), "p / m must not be an empty list"},
    {PRICES("7"), "p / m must be an object"},
    {PRICES("{\"input_mtoks\":\"1\"}"), "\"input_mtoks\", which means nothing"},
    {PRICES("{\"input_mtok\":1.5}"), "p / m / input_mtok must be a price"},
    {PRICES("{\"input_mtok\":\"-1\"}"), "p / m / input_mtok must be a price"},
    {PRICES("{\"input_mtok\":\"1000000\"}"), "p / m / input_mtok must be"},
    {PRICES("{\"input_mtok\":\"0.0000000000001\"}"), "p / m / input_mtok must"},
    {PRICES("[{},{\"output_mtok\":\"$1\"}]"),
	"p / m / prices[1] / output_mtok"},
    {PRICES("{\"input_mtok\":{\"base\":\"1\"}}"),
	"must have a list of 1 to 100"},
    {PRICES("{\"input_mtok\":{\"tiers\":[]}}"), "p / m / input_mtok must be"},
    {PRICES("{\"input_mtok\":{\"base\":\"1\",\"tiers\":[{\"start\":1.5,"
	    "\"price\":\"1\"}]}}"),
	"input_mtok / tiers[0] must have a whole number"},
    {PRICES("{\"input_mtok\":{\"base\":\"1\",\"tiers\":["
	    "{\"start\":2,\"price\":\"1\"},{\"start\":2,\"price\":\"2\"}]}}"),
	"input_mtok / tiers[1] must start above"},
    {PRICES("{\"start_date\":\"June\"}"), "p / m must have a date"},
    {PRICES("{\"start_date\":\"2025-02-30\"}"), "p / m must have a date"},
    {PRICES("{\"start_time\":\"00:30:00Z\"}"), "p / m must have times"},
    {PRICES("{\"start_time\":\"24:00:00Z\",\"end_time\":\"01:00:00Z\"}"),
	"p / m must have times"},
    {PRICES("{\"start_date\":\"2025-02-03\",\"end_time\":\"01:00:00Z\"}"),
	"p / m must have either"},
};

START_TEST(a_bad_file_is_refused_with_its_name_and_the_place)
{
	struct price_list *list = NULL;
	struct error error = {0};
	char path[32];

	write_file(path, bad_rows[_i].text);
	ck_assert(price_list_load(LIST, path, &list, &error) == ERR_INVALID);
	unlink(path);
	ck_assert_msg(strncmp(error.message, path, strlen(path)) == 0 &&
			  strstr(error.message, bad_rows[_i].place) != NULL,
	    "it says: %s", error.message);
}
END_TEST

START_TEST(a_file_that_is_not_there_is_not_found)
{
	struct price_list *list = NULL;
	struct error error = {0};

	ck_assert(price_list_load("/nonexistent", NULL, &list, &error) ==
		  ERR_NOT_FOUND);
	ck_assert(price_list_load(LIST, "/nonexistent", &list, &error) ==
		  ERR_NOT_FOUND);
	ck_assert_ptr_nonnull(strstr(error.message, "/nonexistent"));
}
END_TEST

static void *price_many(void *argument)
{
	const struct price_list *list = argument;
	struct token_usage usage = {.prompt = 1000000};
	char model[32];
	struct price price;

	for (int i = 0; i < 4000; i++) {
		snprintf(model, sizeof model, "o3-%d", i % 2000);
		price_usage(list, "openai", model, 0, &usage, &price);
		ck_assert(price_usage(
		    list, "openai", "o3", INT64_MAX, &usage, &price));
		ck_assert_str_eq(price.amount, "2.00");
	}
	return NULL;
}

START_TEST(threads_may_ask_at_once)
{
	struct price_list *list = load(LIST, NULL);
	pthread_t threads[4];

	for (int i = 0; i < 4; i++)
		ck_assert_int_eq(
		    pthread_create(&threads[i], NULL, price_many, list), 0);
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	price_list_free(list);
}
END_TEST

UNIT_MAIN("prices",
    UNIT_ROWS(a_call_costs_what_the_list_says_for_its_time, price_rows),
    UNIT_ROWS(an_operators_own_prices_go_before_the_list, override_rows),
    UNIT_ROWS(a_bad_file_is_refused_with_its_name_and_the_place, bad_rows),
    UNIT_ONCE(a_file_that_is_not_there_is_not_found),
    UNIT_ONCE(threads_may_ask_at_once))
