#include "llm/upstream.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define AZURE ".azure.com"

void upstream_clear(struct upstream *upstream)
{
	exchange_pool_free(upstream->pool);
	free(upstream->name);
	free(upstream->base_url);
	free(upstream->host);
	free(upstream->api_key);
	*upstream = (struct upstream){0};
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

/* The path of URL, less the slashes it ends in, then PATH. */
static CURLUcode extend_path(CURLU *url, const char *path)
{
	char *own = url_part(url, CURLUPART_PATH);
	struct buffer whole = {0};
	CURLUcode code;

	buffer_add_text(&whole, own);
	while (whole.length > 0 && whole.data[whole.length - 1] == '/')
		whole.length--;
	buffer_add_text(&whole, path);
	code = curl_url_set(url, CURLUPART_PATH, whole.data, 0);
	buffer_clear(&whole);
	free(own);
	return code;
}

char *upstream_url(
    const struct upstream *upstream, const char *path, const char *query)
{
	CURLU *url = curl_url();
	char *extended = NULL;

	if (url != NULL &&
	    curl_url_set(url, CURLUPART_URL, upstream->base_url,
		CURLU_PATH_AS_IS) == CURLUE_OK &&
	    extend_path(url, path) == CURLUE_OK &&
	    (query == NULL || query[0] == '\0' ||
		curl_url_set(url, CURLUPART_QUERY, query, CURLU_APPENDQUERY) ==
		    CURLUE_OK))
		extended = url_part(url, CURLUPART_URL);
	curl_url_cleanup(url);
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

static bool is_azure(const char *host)
{
	const char *ending = strstr(host, AZURE);

	return ending != NULL &&
	       (ending[strlen(AZURE)] == '\0' || ending[strlen(AZURE)] == ':');
}

static struct exchange_pool *pool_for(const char *host)
{
	struct buffer peer = {0};
	struct exchange_pool *pool;

	buffer_add_format(&peer, "the model provider at %s", host);
	pool = exchange_pool_new(peer.data);
	buffer_clear(&peer);
	return pool;
}

enum err upstream_init(struct upstream *upstream, const char *name,
    const char *base_url, const char *url_setting, const char *key,
    const char *key_setting, struct error *error)
{
	enum err err = set_url(upstream, base_url, url_setting, error);

	if (err == ERR_OK)
		err = set_key(upstream, key, key_setting, error);
	if (err == ERR_OK) {
		upstream->name = memory_strdup(name);
		if (is_azure(upstream->host))
			upstream->key_header = KEY_IN_API_KEY;
		upstream->pool = pool_for(upstream->host);
		if (upstream->pool == NULL)
			err = error_set(error, ERR_INTERNAL, "CURL_UNUSABLE",
			    "The HTTP client library cannot be used");
	}
	if (err != ERR_OK)
		upstream_clear(upstream);
	return err;
}

void upstream_add_key(const struct upstream *upstream, struct buffer *headers)
{
	static const char *const beginnings[] = {
	    [KEY_IN_AUTHORIZATION] = "Authorization: Bearer ",
	    [KEY_IN_X_API_KEY] = "X-Api-Key: ",
	    [KEY_IN_X_GOOG_API_KEY] = "X-Goog-Api-Key: ",
	    [KEY_IN_API_KEY] = "Api-Key: "};

	if (upstream->api_key != NULL)
		buffer_add_format(headers, "%s%s\r\n",
		    beginnings[upstream->key_header], upstream->api_key);
}

enum err upstream_post_json(const struct upstream *upstream,
    const struct upstream_post *post, const struct exchange_listener *listener,
    struct error *error)
{
	struct buffer headers = {0};
	char *url = upstream_url(upstream, post->path, post->query);
	struct exchange_request request = {.method = "POST",
	    .url = url,
	    .headers = &headers,
	    .body = post->body->data,
	    .body_length = post->body->length,
	    .connect_seconds = post->connect_seconds,
	    .stall_seconds = post->stall_seconds,
	    .total_seconds = post->total_seconds};
	enum err err;

	if (url == NULL)
		return error_set(error, ERR_INTERNAL, "CURL_UNUSABLE",
		    "The HTTP client library cannot be used");
	buffer_add_text(&headers, "Content-Type: application/json\r\n"
				  "Accept: application/json\r\n"
				  "Accept-Encoding: identity\r\n"
				  "User-Agent: tokenmeter\r\n");
	if (post->headers != NULL)
		buffer_add_text(&headers, post->headers);
	upstream_add_key(upstream, &headers);
	err = exchange_run(upstream->pool, &request, listener, error);
	buffer_clear(&headers);
	free(url);
	return err;
}
