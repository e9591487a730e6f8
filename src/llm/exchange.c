#include "llm/exchange.h"

#include <ctype.h>
#include <curl/curl.h>
#include <openssl/x509.h>
#include <string.h>

#include "base/text.h"
#include "base/timestamp.h"
#include "llm/exchange_handle.h"

#define TICK (TIMESTAMP_SECOND / 2)

/* One exchange, seen from libcurl's callbacks. */
struct exchange {
	CURL *easy;
	const struct exchange_request *request;
	const struct exchange_listener *listener;
	size_t sent; /* of the request's body */
	struct buffer head;
	size_t head_bytes; /* of all there were: 1xx, trailers */
	bool head_told;
	bool head_too_large;
	bool ended; /* by the listener */
	bool stalled;
	int64_t heard_at, ticked_at; /* monotonic */
};

/* libcurl repeats a request whose kept connection has died only if it can
 * have the body again from its start; for that it would need a seek function,
 * which it does not get. */
static size_t give_body(char *to, size_t size, size_t count, void *context)
{
	struct exchange *exchange = context;
	size_t left = exchange->request->body_length - exchange->sent;
	size_t length = size * count < left ? size * count : left;

	memcpy(to, exchange->request->body + exchange->sent, length);
	exchange->sent += length;
	exchange->heard_at = timestamp_monotonic();
	return length;
}

static bool tell_head(struct exchange *exchange)
{
	long status = 0;

	curl_easy_getinfo(exchange->easy, CURLINFO_RESPONSE_CODE, &status);
	if (status < 200)
		return true;
	exchange->head_told = true;
	exchange->ended = !exchange->listener->head(
	    exchange->listener->context, (int)status, &exchange->head);
	return !exchange->ended;
}

static size_t take_header(char *data, size_t size, size_t count, void *context)
{
	struct exchange *exchange = context;
	size_t length = size * count;

	exchange->heard_at = timestamp_monotonic();
	exchange->head_bytes += length;
	if (exchange->head_bytes > EXCHANGE_HEAD_MAXIMUM) {
		exchange->head_too_large = true;
		return 0;
	}
	if (exchange->head_told) /* a trailer */
		return length;
	if (length > 5 && strncmp(data, "HTTP/", 5) == 0)
		buffer_reset(&exchange->head);
	else if (data[0] == '\r' || data[0] == '\n')
		return tell_head(exchange) ? length : 0;
	else
		buffer_add(&exchange->head, data, length);
	return length;
}

static size_t take_body(char *data, size_t size, size_t count, void *context)
{
	struct exchange *exchange = context;
	size_t length = size * count;

	if (length == 0)
		return 0;
	exchange->ended = !exchange->listener->body(
	    exchange->listener->context, data, length);
	/* The listener may have waited for its reader. */
	exchange->heard_at = timestamp_monotonic();
	return exchange->ended ? 0 : length;
}

/* libcurl calls this at least once a second. */
static int watch(void *context, curl_off_t down_total, curl_off_t down,
    curl_off_t up_total, curl_off_t up)
{
	struct exchange *exchange = context;
	const struct exchange_listener *listener = exchange->listener;
	int64_t now = timestamp_monotonic();
	int64_t limit = exchange->request->stall_seconds * TIMESTAMP_SECOND;

	(void)down_total;
	(void)down;
	(void)up_total;
	(void)up;
	exchange->stalled = now - exchange->heard_at >= limit;
	if (!exchange->stalled && now - exchange->ticked_at >= TICK) {
		exchange->ticked_at = now;
		exchange->ended = listener->tick != NULL &&
				  !listener->tick(listener->context);
	}
	return exchange->stalled || exchange->ended;
}

/* A name with nothing behind it keeps libcurl from adding its own. */
static struct curl_slist *make_headers(const struct buffer *headers)
{
	static const char *const unwanted[] = {
	    "Accept", "Content-Type", "User-Agent"};
	struct curl_slist *list = curl_slist_append(NULL, "Expect:");
	struct buffer line = {0};
	const char *at = headers->data;

	while (at != NULL && *at != '\0') {
		size_t length = strcspn(at, "\r\n");

		buffer_reset(&line);
		buffer_add(&line, at, length);
		list = curl_slist_append(list, line.data);
		at += length;
		at += strspn(at, "\r\n");
	}
	for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++) {
		if (text_has_header(headers->data, unwanted[i]))
			continue;
		buffer_reset(&line);
		buffer_add_format(&line, "%s:", unwanted[i]);
		list = curl_slist_append(list, line.data);
	}
	buffer_clear(&line);
	return list;
}

static void set_method(struct exchange *exchange)
{
	const struct exchange_request *request = exchange->request;
	CURL *easy = exchange->easy;

	if (request->body_length > 0) {
		curl_easy_setopt(easy, CURLOPT_POST, 1L);
		curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
		    (curl_off_t)request->body_length);
		curl_easy_setopt(easy, CURLOPT_READFUNCTION, give_body);
		curl_easy_setopt(easy, CURLOPT_READDATA, exchange);
	} else {
		/* Without a body nothing would keep libcurl from sending it
		 * again, so it gets no connection that might be dead. */
		curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
		if (request->body != NULL)
			curl_easy_setopt(easy, CURLOPT_POSTFIELDS, "");
	}
	if (strcmp(request->method, "HEAD") == 0)
		curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
	else
		curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request->method);
}

static void set_request(
    struct exchange *exchange, const struct curl_slist *headers)
{
	const struct exchange_request *request = exchange->request;
	CURL *easy = exchange->easy;

	curl_easy_setopt(easy, CURLOPT_URL, request->url);
	curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
	set_method(exchange);
	curl_easy_setopt(
	    easy, CURLOPT_CONNECTTIMEOUT, (long)request->connect_seconds);
	curl_easy_setopt(easy, CURLOPT_TIMEOUT, (long)request->total_seconds);
	curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(easy, CURLOPT_HEADERDATA, exchange);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, exchange);
	if (request->direct)
		curl_easy_setopt(easy, CURLOPT_PROXY, "");
	curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
	curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, watch);
	curl_easy_setopt(easy, CURLOPT_XFERINFODATA, exchange);
}

/* What OpenSSL found wrong with a certificate; that it is good and of another
 * name, it leaves to libcurl to say. */
static const char *certificate_problem(CURL *easy)
{
	long result = X509_V_OK;

	curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &result);
	return result == X509_V_OK || result == X509_V_ERR_UNSPECIFIED
		   ? "it is for another name"
		   : X509_verify_cert_error_string(result);
}

/* libcurl's own words per transfer may hold paths and addresses; those per
 * code do not. */
static enum err explain(const struct exchange *exchange, const char *peer,
    CURLcode code, struct error *error)
{
	curl_off_t until_sent = 0;

	curl_easy_getinfo(
	    exchange->easy, CURLINFO_PRETRANSFER_TIME_T, &until_sent);
	if (exchange->ended)
		return error_set(error, ERR_UPSTREAM, "EXCHANGE_ENDED",
		    "The answer of %s was not waited for", peer);
	if (exchange->head_too_large)
		return error_set(error, ERR_UPSTREAM,
		    "PROVIDER_ANSWER_UNUSABLE",
		    "The answer of %s has a header longer than %zu KiB", peer,
		    EXCHANGE_HEAD_MAXIMUM / 1024);
	if (code == CURLE_OPERATION_TIMEDOUT || exchange->stalled)
		return error_set(error, ERR_TIMEOUT, "PROVIDER_TIMEOUT",
		    "%c%s %s", toupper((unsigned char)peer[0]), peer + 1,
		    until_sent == 0 ? "could not be reached in time"
				    : "took too long to answer");
	if (code == CURLE_PEER_FAILED_VERIFICATION)
		return error_set(error, ERR_UPSTREAM, "PROVIDER_UNREACHABLE",
		    "The certificate of %s is not to be trusted: %s", peer,
		    certificate_problem(exchange->easy));
	if (until_sent == 0)
		return error_set(error, ERR_UPSTREAM, "PROVIDER_UNREACHABLE",
		    "%c%s cannot be reached: %s",
		    toupper((unsigned char)peer[0]), peer + 1,
		    curl_easy_strerror(code));
	return error_set(error, ERR_UPSTREAM, "PROVIDER_ANSWER_UNUSABLE",
	    "%c%s gave no whole answer: %s", toupper((unsigned char)peer[0]),
	    peer + 1, curl_easy_strerror(code));
}

enum err exchange_run(struct exchange_pool *pool,
    const struct exchange_request *request,
    const struct exchange_listener *listener, struct error *error)
{
	struct exchange_handle *handle = exchange_handle_take(pool);
	struct exchange exchange = {.request = request,
	    .listener = listener,
	    .heard_at = timestamp_monotonic(),
	    .ticked_at = timestamp_monotonic()};
	struct curl_slist *headers;
	enum err err = ERR_OK;
	long connections = 0;
	CURLcode code;

	if (handle == NULL)
		return error_set(error, ERR_INTERNAL, "CURL_UNUSABLE",
		    "The HTTP client library cannot be used");
	exchange.easy = handle->easy;
	headers = make_headers(request->headers);
	set_request(&exchange, headers);
	code = curl_easy_perform(exchange.easy);
	if (code != CURLE_OK || !exchange.head_told)
		err = explain(&exchange, exchange_pool_peer(pool), code, error);
	curl_easy_getinfo(exchange.easy, CURLINFO_NUM_CONNECTS, &connections);
	exchange_handle_give(pool, handle, connections);
	curl_slist_free_all(headers);
	buffer_clear(&exchange.head);
	return err;
}
