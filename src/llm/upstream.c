#include "llm/upstream.h"

#include <curl/curl.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/memory.h"
#include "llm/transfers.h"

#define OPENAI_URL "https://api.openai.com/v1"
#define OPENAI_MODEL "gpt-4o-mini"
#define OPENROUTER_URL "https://openrouter.ai/api/v1"
#define OPENROUTER_MODEL "openai/gpt-4o-mini"
#define OLLAMA_HOST "127.0.0.1"
#define OLLAMA_PORT "11434"
#define OLLAMA_MODEL "qwen2.5-coder"

/* libfcgi waits with select(), which knows no descriptor from here on. */
#define FIRST_FREE_DESCRIPTOR 1024

/* One call, seen from libcurl's callbacks. */
struct call {
	struct buffer *body;
	size_t header_bytes;
	bool too_large;
};

enum err upstream_start(struct error *error)
{
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return error_set(error, ERR_INTERNAL, "CURL_UNUSABLE",
		    "The HTTP client library cannot be used");
	return ERR_OK;
}

void upstream_stop(void)
{
	curl_global_cleanup();
}

void upstream_clear(struct upstream *upstream)
{
	transfers_free(upstream->transfers);
	free(upstream->base_url);
	free(upstream->host);
	free(upstream->api_key);
	*upstream = (struct upstream){0};
}

void upstream_answer_clear(struct upstream_answer *answer)
{
	buffer_clear(&answer->body);
	answer->status = 0;
}

/* Returns a part of URL for the caller to free, "" for none. */
static char *url_part(CURLU *url, CURLUPart part)
{
	char *value = NULL, *copy;

	curl_url_get(url, part, &value, 0);
	copy = memory_strdup(value != NULL ? value : "");
	curl_free(value);
	return copy;
}

/* Returns host, or host:port where the port is in the URL. */
static char *url_place(CURLU *url)
{
	char *host = url_part(url, CURLUPART_HOST);
	char *port = url_part(url, CURLUPART_PORT);
	struct buffer place = {0};

	buffer_add_text(&place, host);
	if (port[0] != '\0')
		buffer_add_format(&place, ":%s", port);
	free(host);
	free(port);
	return buffer_steal(&place);
}

/*
 * Puts ENDING behind the path of BASE, before a query, however many slashes
 * the path ends in. NULL when BASE is no URL.
 */
static char *extend_url(const char *base, const char *ending)
{
	CURLU *url = curl_url();
	struct buffer path = {0};
	char *part, *extended = NULL;

	if (url == NULL || curl_url_set(url, CURLUPART_URL, base, 0) != 0)
		goto out;
	part = url_part(url, CURLUPART_PATH);
	buffer_add_text(&path, part);
	free(part);
	while (path.length > 0 && path.data[path.length - 1] == '/')
		path.length--;
	buffer_add_text(&path, ending);
	if (curl_url_set(url, CURLUPART_PATH, path.data, 0) == 0)
		extended = url_part(url, CURLUPART_URL);
out:
	curl_url_cleanup(url);
	buffer_clear(&path);
	return extended;
}

/* Adds a host, host:port, :port or bare address with its port to URL. */
static void add_ollama_place(struct buffer *url, const char *place)
{
	const char *bracket = strchr(place, ']');
	const char *colon = strchr(bracket != NULL ? bracket : place, ':');

	if (bracket == NULL && colon != NULL && strchr(colon + 1, ':') != NULL)
		buffer_add_format(url, "[%s]:" OLLAMA_PORT, place);
	else
		buffer_add_format(url, "%s%s%s",
		    place[0] == '\0' || colon == place ? OLLAMA_HOST : "",
		    place, colon == NULL ? ":" OLLAMA_PORT : "");
}

/*
 * Reads OLLAMA_HOST as Ollama's own clients do: with a scheme a URL, whose
 * port is the scheme's unless it says another; else host, host:port, :port
 * or an address, with port 11434 unless it says another.
 */
static char *ollama_url(const char *setting)
{
	size_t length = strcspn(setting, "/");
	struct buffer place = {0}, url = {0};
	char *extended;

	if (strstr(setting, "://") != NULL)
		return extend_url(setting, "/v1");
	buffer_add(&place, setting, length);
	buffer_add_text(&url, "http://");
	add_ollama_place(&url, place.data);
	buffer_add_text(&url, setting + length);
	extended = extend_url(url.data, "/v1");
	buffer_clear(&place);
	buffer_clear(&url);
	return extended;
}

static bool is_http(CURLU *url)
{
	char *scheme = url_part(url, CURLUPART_SCHEME);
	bool yes = strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0;

	free(scheme);
	return yes;
}

/* SETTING is the name of the variable that the URL comes from. */
static enum err set_url(struct upstream *upstream, const char *base_url,
    const char *setting, struct error *error)
{
	CURLU *url = curl_url();
	enum err err = ERR_OK;

	if (url == NULL || base_url == NULL ||
	    curl_url_set(url, CURLUPART_URL, base_url, 0) != 0 || !is_http(url))
		err = error_set(error, ERR_INVALID, "SETTING_INVALID",
		    "%s must be the address of a web server", setting);
	else {
		upstream->base_url = memory_strdup(base_url);
		upstream->host = url_place(url);
	}
	curl_url_cleanup(url);
	return err;
}

/* A key goes into a header, so it must not be able to end one. */
static enum err set_key(struct upstream *upstream, const char *key,
    const char *setting, struct error *error)
{
	for (const char *at = key; at != NULL && *at != '\0'; at++)
		if (*at <= ' ' || *at > '~')
			return error_set(error, ERR_INVALID, "SETTING_INVALID",
			    "%s holds a character that no key has", setting);
	upstream->api_key = memory_strdup(key);
	return ERR_OK;
}

static enum err choose_openai(
    const struct config *config, struct upstream *upstream, struct error *error)
{
	const char *url = config->openai_base_url;
	enum err err = set_url(
	    upstream, url != NULL ? url : OPENAI_URL, "OPENAI_BASE_URL", error);

	if (err != ERR_OK)
		return err;
	upstream->provider = "openai";
	if (strcmp(upstream->host, "api.openai.com") == 0)
		upstream->default_model = OPENAI_MODEL;
	return set_key(
	    upstream, config->openai_api_key, "OPENAI_API_KEY", error);
}

static enum err choose_openrouter(
    const struct config *config, struct upstream *upstream, struct error *error)
{
	enum err err =
	    set_url(upstream, OPENROUTER_URL, "OPENROUTER_API_KEY", error);

	if (err != ERR_OK)
		return err;
	upstream->provider = "openrouter";
	upstream->default_model = OPENROUTER_MODEL;
	return set_key(
	    upstream, config->openrouter_api_key, "OPENROUTER_API_KEY", error);
}

static enum err choose_ollama(
    const struct config *config, struct upstream *upstream, struct error *error)
{
	char *url = ollama_url(config->ollama_host);
	enum err err = set_url(upstream, url, "OLLAMA_HOST", error);

	upstream->provider = "ollama";
	upstream->default_model = OLLAMA_MODEL;
	free(url);
	return err;
}

static enum err choose(
    const struct config *config, struct upstream *upstream, struct error *error)
{
	if (config->openai_base_url != NULL || config->openai_api_key != NULL)
		return choose_openai(config, upstream, error);
	if (config->openrouter_api_key != NULL)
		return choose_openrouter(config, upstream, error);
	if (config->ollama_host != NULL)
		return choose_ollama(config, upstream, error);
	return error_set(error, ERR_BUSY, "GENERATOR_NOT_CONFIGURED",
	    "No model provider is configured: set OPENAI_API_KEY, "
	    "OPENAI_BASE_URL, OPENROUTER_API_KEY or OLLAMA_HOST");
}

enum err upstream_from_config(
    const struct config *config, struct upstream *upstream, struct error *error)
{
	enum err err;

	*upstream = (struct upstream){
	    .connect_seconds = config->generator_connect_seconds,
	    .stall_seconds = config->generator_stall_seconds,
	    .total_seconds = config->generator_seconds,
	};
	err = choose(config, upstream, error);
	if (err == ERR_OK) {
		upstream->transfers = transfers_new();
		if (upstream->transfers == NULL)
			err = error_set(error, ERR_INTERNAL, "CURL_UNUSABLE",
			    "The HTTP client library cannot be used");
	}
	if (err != ERR_OK)
		upstream_clear(upstream);
	return err;
}

static curl_socket_t open_socket(
    void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
	int low = socket(address->family, address->socktype | SOCK_CLOEXEC,
	    address->protocol);
	int high;

	(void)context;
	(void)purpose;
	if (low < 0)
		return CURL_SOCKET_BAD;
	high = fcntl(low, F_DUPFD_CLOEXEC, FIRST_FREE_DESCRIPTOR);
	if (high < 0)
		return low;
	close(low);
	return high;
}

static size_t take_header(char *data, size_t size, size_t count, void *context)
{
	struct call *call = context;

	(void)data;
	call->header_bytes += size * count;
	if (call->header_bytes > UPSTREAM_ANSWER_MAXIMUM) {
		call->too_large = true;
		return 0;
	}
	return size * count;
}

static size_t take_body(char *data, size_t size, size_t count, void *context)
{
	struct call *call = context;

	if (call->body->length + size * count > UPSTREAM_ANSWER_MAXIMUM) {
		call->too_large = true;
		return 0;
	}
	buffer_add(call->body, data, size * count);
	return size * count;
}

static struct curl_slist *make_headers(const struct upstream *upstream)
{
	struct curl_slist *headers = NULL;
	struct buffer key = {0};

	headers = curl_slist_append(headers, "Content-Type: application/json");
	headers = curl_slist_append(headers, "Accept: application/json");
	headers = curl_slist_append(headers, "Accept-Encoding: identity");
	headers = curl_slist_append(headers, "Expect:");
	if (upstream->api_key != NULL) {
		buffer_add_format(
		    &key, "Authorization: Bearer %s", upstream->api_key);
		headers = curl_slist_append(headers, key.data);
		buffer_clear(&key);
	}
	return headers;
}

static void set_limits(CURL *easy, const struct upstream *upstream)
{
	curl_easy_setopt(
	    easy, CURLOPT_CONNECTTIMEOUT, (long)upstream->connect_seconds);
	curl_easy_setopt(easy, CURLOPT_TIMEOUT, (long)upstream->total_seconds);
	curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
	curl_easy_setopt(
	    easy, CURLOPT_LOW_SPEED_TIME, (long)upstream->stall_seconds);
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
	/* A kept connection may die unseen, and libcurl would then send the
	 * request, which costs money, a second time. */
	curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
#if LIBCURL_VERSION_NUM >= 0x075500
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
	curl_easy_setopt(
	    easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
#if LIBCURL_VERSION_NUM >= 0x075700
	/* A name server that is silent must not outlast our time limit. */
	curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#endif
}

static void set_request(CURL *easy, const char *url,
    const struct curl_slist *headers, const struct buffer *body,
    struct call *call)
{
	curl_easy_setopt(easy, CURLOPT_URL, url);
	curl_easy_setopt(easy, CURLOPT_USERAGENT, "tokenmeter");
	curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(
	    easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body->length);
	curl_easy_setopt(
	    easy, CURLOPT_POSTFIELDS, body->data != NULL ? body->data : "");
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(easy, CURLOPT_HEADERDATA, call);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, call);
}

/* libcurl's own words per transfer may hold paths and addresses; those per
 * code do not. */
static enum err explain(const struct upstream *upstream, CURL *easy,
    CURLcode code, bool too_large, struct error *error)
{
	const char *host = upstream->host;
	curl_off_t until_sent = 0;

	curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME_T, &until_sent);
	if (too_large)
		return error_set(error, ERR_UPSTREAM,
		    "PROVIDER_ANSWER_TOO_LARGE",
		    "The answer of the model provider at %s is longer than "
		    "%d MiB",
		    host, UPSTREAM_ANSWER_MAXIMUM / (1024 * 1024));
	if (code == CURLE_OPERATION_TIMEDOUT)
		return error_set(error, ERR_TIMEOUT, "PROVIDER_TIMEOUT",
		    "The model provider at %s %s", host,
		    until_sent == 0 ? "could not be reached in time"
				    : "took too long to answer");
	if (until_sent == 0)
		return error_set(error, ERR_UPSTREAM, "PROVIDER_UNREACHABLE",
		    "The model provider at %s cannot be reached: %s", host,
		    curl_easy_strerror(code));
	return error_set(error, ERR_UPSTREAM, "PROVIDER_ANSWER_UNUSABLE",
	    "The model provider at %s gave no whole answer: %s", host,
	    curl_easy_strerror(code));
}

enum err upstream_post_json(const struct upstream *upstream, const char *path,
    const struct buffer *body, struct upstream_answer *answer,
    struct error *error)
{
	struct call call = {.body = &answer->body};
	struct curl_slist *headers = make_headers(upstream);
	char *url = extend_url(upstream->base_url, path);
	CURL *easy = curl_easy_init();
	enum err err = ERR_OK;
	CURLcode code;

	if (easy == NULL || url == NULL) {
		err = error_set(error, ERR_INTERNAL, "CURL_UNUSABLE",
		    "The HTTP client library cannot be used");
		goto out;
	}
	set_limits(easy, upstream);
	set_request(easy, url, headers, body, &call);
	code = transfers_run(upstream->transfers, easy);
	if (code == CURLE_OK)
		curl_easy_getinfo(
		    easy, CURLINFO_RESPONSE_CODE, &answer->status);
	else
		err = explain(upstream, easy, code, call.too_large, error);
out:
	if (err != ERR_OK)
		upstream_answer_clear(answer);
	curl_easy_cleanup(easy);
	curl_slist_free_all(headers);
	free(url);
	return err;
}
