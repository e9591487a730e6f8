#include "llm/exchange.h"

#include <arpa/inet.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/log.h"
#include "unit.h"

#define REQUESTS_MAXIMUM 16
#define OK_ANSWER "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

/* What the server does with a request. */
enum manner {
	KEEP,  /* answers, and keeps the connection */
	CLOSE, /* answers as if it kept it, and closes */
	DROP,  /* closes without an answer */
	CUT,   /* closes once it has the header */
	WAIT,  /* sends its answer, then nothing until the client leaves */
};

struct step {
	enum manner manner;
	const char *answer;
};

/*
 * A web server on loopback that serves one connection after the other and
 * goes through its steps, one a request, until it is stopped; requests beyond
 * them it answers, too.
 */
struct server {
	int listener;
	char url[64];
	const struct step *steps;
	size_t step_count;
	pthread_t thread;
	/* What came; to be read after server_stop(). */
	size_t connections, requests;
	struct buffer request[REQUESTS_MAXIMUM];
};

/* Returns where the body begins, or 0 while the request is not whole. */
static size_t find_body(const struct buffer *request, bool head_only)
{
	const char *end, *field;
	size_t start;

	if (request->length == 0 ||
	    (end = strstr(request->data, "\r\n\r\n")) == NULL)
		return 0;
	start = (size_t)(end - request->data) + 4;
	field = strcasestr(request->data, "\r\nContent-Length:");
	if (field == NULL || head_only)
		return start;
	return request->length - start < strtoul(field + 17, NULL, 10) ? 0
								       : start;
}

/* False: the client has left. */
static bool read_request(int client, struct buffer *request, bool head_only)
{
	while (find_body(request, head_only) == 0) {
		char *to = buffer_reserve(request, 65536);
		ssize_t got = recv(client, to, 65536, 0);

		if (got <= 0)
			return false;
		request->length += (size_t)got;
		request->data[request->length] = '\0';
	}
	return true;
}

/* Serves one connection; the steps that it takes are counted. */
static void serve(struct server *server, int client)
{
	static const struct step further = {KEEP, OK_ANSWER};
	char byte;

	while (server->requests < REQUESTS_MAXIMUM) {
		const struct step *step = server->requests < server->step_count
					      ? &server->steps[server->requests]
					      : &further;
		struct buffer *request = &server->request[server->requests];

		buffer_reset(request);
		if (!read_request(client, request, step->manner == CUT))
			return;
		server->requests++;
		if (step->manner == DROP || step->manner == CUT)
			return;
		send(client, step->answer, strlen(step->answer), MSG_NOSIGNAL);
		if (step->manner == WAIT)
			while (recv(client, &byte, 1, 0) > 0)
				continue;
		if (step->manner != KEEP)
			return;
	}
}

static void *run_server(void *argument)
{
	struct server *server = argument;
	int client;

	while ((client = accept4(server->listener, NULL, NULL, SOCK_CLOEXEC)) >=
	       0) {
		server->connections++;
		serve(server, client);
		close(client);
	}
	return NULL;
}

static int listen_on_loopback(in_port_t *port)
{
	struct sockaddr_in self = {
	    .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t length = sizeof self;
	int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	ck_assert_int_ge(listener, 0);
	ck_assert_int_eq(bind(listener, (struct sockaddr *)&self, length), 0);
	ck_assert_int_eq(
	    getsockname(listener, (struct sockaddr *)&self, &length), 0);
	ck_assert_int_eq(listen(listener, 16), 0);
	*port = ntohs(self.sin_port);
	return listener;
}

static void server_start(
    struct server *server, const struct step *steps, size_t count)
{
	in_port_t port;

	*server = (struct server){.steps = steps, .step_count = count};
	server->listener = listen_on_loopback(&port);
	snprintf(
	    server->url, sizeof server->url, "http://127.0.0.1:%u/v1", port);
	ck_assert_int_eq(
	    pthread_create(&server->thread, NULL, run_server, server), 0);
}

/* After the client's connections were closed. */
static void server_stop(struct server *server)
{
	shutdown(server->listener, SHUT_RDWR);
	pthread_join(server->thread, NULL);
	close(server->listener);
}

static void server_clear(struct server *server)
{
	for (size_t i = 0; i < REQUESTS_MAXIMUM; i++)
		buffer_clear(&server->request[i]);
}

static struct exchange_pool *start(void)
{
	static const char *const proxies[] = {"http_proxy", "https_proxy",
	    "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
	struct error error;

	for (size_t i = 0; i < UNIT_COUNT(proxies); i++)
		unsetenv(proxies[i]);
	log_set_level(LOG_LEVEL_ERROR);
	ck_assert_int_eq(exchange_start(&error), ERR_OK);
	return exchange_pool_new("the model provider at llm.example");
}

/* What a listener heard. */
struct heard {
	int heads, status;
	struct buffer headers, body;
	bool ends_at_head, ends_at_body, ends_at_tick;
};

static bool hear_head(void *context, int status, const struct buffer *headers)
{
	struct heard *heard = context;

	heard->heads++;
	heard->status = status;
	if (headers->length > 0)
		buffer_add(&heard->headers, headers->data, headers->length);
	return !heard->ends_at_head;
}

static bool hear_body(void *context, const char *data, size_t length)
{
	struct heard *heard = context;

	ck_assert_uint_gt(length, 0);
	buffer_add(&heard->body, data, length);
	return !heard->ends_at_body;
}

static bool hear_tick(void *context)
{
	struct heard *heard = context;

	return !heard->ends_at_tick;
}

static enum err run(struct exchange_pool *pool, const char *url,
    const char *method, const char *body, struct heard *heard,
    struct error *error)
{
	struct buffer headers = {0};
	struct exchange_request request = {.method = method,
	    .url = url,
	    .headers = &headers,
	    .body = body,
	    .body_length = body != NULL ? strlen(body) : 0,
	    .connect_seconds = 30,
	    .stall_seconds = 60,
	    .total_seconds = 60};
	struct exchange_listener listener = {
	    hear_head, hear_body, hear_tick, heard};
	enum err err;

	buffer_add_text(&headers, "X-One: 1\r\naccept-encoding: identity\r\n");
	err = exchange_run(pool, &request, &listener, error);
	buffer_clear(&headers);
	return err;
}

static void heard_clear(struct heard *heard)
{
	buffer_clear(&heard->headers);
	buffer_clear(&heard->body);
	*heard = (struct heard){0};
}

static const struct step keeping[] = {{KEEP, OK_ANSWER}, {KEEP, OK_ANSWER},
    {KEEP, OK_ANSWER}, {KEEP, OK_ANSWER}, {KEEP, OK_ANSWER}};

START_TEST(a_connection_is_kept)
{
	struct exchange_pool *pool = start();
	struct exchange_counts counts;
	struct server server;
	struct heard heard = {0};
	struct error error;

	server_start(&server, keeping, UNIT_COUNT(keeping));
	for (size_t i = 0; i < UNIT_COUNT(keeping); i++) {
		ck_assert_int_eq(
		    run(pool, server.url, "POST", "{}", &heard, &error),
		    ERR_OK);
		ck_assert_int_eq(heard.heads, 1);
		ck_assert_int_eq(heard.status, 200);
		ck_assert_str_eq(heard.body.data, "ok");
		heard_clear(&heard);
	}
	counts = exchange_pool_count(pool);
	exchange_pool_free(pool);
	server_stop(&server);
	ck_assert_uint_eq(counts.exchanges, UNIT_COUNT(keeping));
	ck_assert_uint_eq(counts.connections, 1);
	ck_assert_uint_eq(server.connections, 1);
	ck_assert_uint_eq(server.requests, UNIT_COUNT(keeping));
	server_clear(&server);
	exchange_stop();
}
END_TEST

#define EXCHANGES 6

/* Requests meet connections that die, before or after they are read. */
static const struct step dying_rows[][4] = {
    {{KEEP, OK_ANSWER}, {DROP, NULL}, {KEEP, OK_ANSWER}, {KEEP, OK_ANSWER}},
    {{KEEP, OK_ANSWER}, {CUT, NULL}, {KEEP, OK_ANSWER}, {KEEP, OK_ANSWER}},
    {{CLOSE, OK_ANSWER}, {CLOSE, OK_ANSWER}, {CLOSE, OK_ANSWER},
	{KEEP, OK_ANSWER}},
    {{CLOSE, OK_ANSWER}, {DROP, NULL}, {CLOSE, OK_ANSWER}, {KEEP, OK_ANSWER}},
    {{KEEP, OK_ANSWER}, {KEEP, OK_ANSWER}, {DROP, NULL}, {KEEP, OK_ANSWER}},
};

static size_t count_received(const struct server *server, const char *body)
{
	size_t count = 0;

	for (size_t i = 0; i < server->requests; i++) {
		const struct buffer *request = &server->request[i];

		count += strstr(request->data, body) != NULL;
	}
	return count;
}

START_TEST(a_request_is_never_sent_twice)
{
	struct exchange_pool *pool = start();
	struct server server;
	struct error error;
	char bodies[EXCHANGES][24];
	bool answered[EXCHANGES];

	server_start(&server, dying_rows[_i], UNIT_COUNT(dying_rows[_i]));
	for (size_t i = 0; i < EXCHANGES; i++) {
		struct heard heard = {0};

		snprintf(bodies[i], sizeof bodies[i], "{\"request\":%zu}", i);
		answered[i] = run(pool, server.url, "POST", bodies[i], &heard,
				  &error) == ERR_OK;
		ck_assert_int_eq(heard.heads, answered[i]);
		heard_clear(&heard);
	}
	exchange_pool_free(pool);
	server_stop(&server);
	for (size_t i = 0; i < EXCHANGES; i++) {
		size_t count = count_received(&server, bodies[i]);

		ck_assert_uint_le(count, 1);
		if (answered[i])
			ck_assert_uint_eq(count, 1);
	}
	ck_assert(answered[0]);
	server_clear(&server);
	exchange_stop();
}
END_TEST

static const struct step talkative[] = {
    {KEEP, OK_ANSWER "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong"},
    {KEEP, OK_ANSWER}};

START_TEST(what_nobody_asked_for_answers_nothing)
{
	struct exchange_pool *pool = start();
	struct server server;
	struct error error;

	server_start(&server, talkative, UNIT_COUNT(talkative));
	for (size_t i = 0; i < 2; i++) {
		struct heard heard = {0};

		ck_assert_int_eq(
		    run(pool, server.url, "POST", "{}", &heard, &error),
		    ERR_OK);
		ck_assert_str_eq(heard.body.data, "ok");
		heard_clear(&heard);
	}
	exchange_pool_free(pool);
	server_stop(&server);
	ck_assert_uint_eq(server.connections, 2);
	server_clear(&server);
	exchange_stop();
}
END_TEST

static const struct {
	const char *method, *body;
	const char *line;
	const char *length; /* Content-Length, or NULL */
} method_rows[] = {
    {"GET", NULL, "GET /v1 HTTP/1.1\r\n", NULL},
    {"HEAD", NULL, "HEAD /v1 HTTP/1.1\r\n", NULL},
    {"DELETE", NULL, "DELETE /v1 HTTP/1.1\r\n", NULL},
    {"OPTIONS", NULL, "OPTIONS /v1 HTTP/1.1\r\n", NULL},
    {"POST", "", "POST /v1 HTTP/1.1\r\n", "Content-Length: 0\r\n"},
    {"POST", "{}", "POST /v1 HTTP/1.1\r\n", "Content-Length: 2\r\n"},
    {"PUT", "{}", "PUT /v1 HTTP/1.1\r\n", "Content-Length: 2\r\n"},
    {"PATCH", "{}", "PATCH /v1 HTTP/1.1\r\n", "Content-Length: 2\r\n"},
    {"DELETE", "{}", "DELETE /v1 HTTP/1.1\r\n", "Content-Length: 2\r\n"},
};

static const struct step one_step[] = {
    {CLOSE, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"}};

START_TEST(every_method_is_sent_as_it_is)
{
	struct exchange_pool *pool = start();
	struct server server;
	struct heard heard = {0};
	struct error error;
	const char *request;

	server_start(&server, one_step, 1);
	ck_assert_int_eq(run(pool, server.url, method_rows[_i].method,
			     method_rows[_i].body, &heard, &error),
	    ERR_OK);
	exchange_pool_free(pool);
	server_stop(&server);
	request = server.request[0].data;
	ck_assert_msg(strncmp(request, method_rows[_i].line,
			  strlen(method_rows[_i].line)) == 0,
	    "%s", request);
	if (method_rows[_i].length != NULL)
		ck_assert_ptr_nonnull(strstr(request, method_rows[_i].length));
	else
		ck_assert_ptr_null(strcasestr(request, "\r\nContent-Length:"));
	ck_assert_ptr_nonnull(strstr(request, "\r\nX-One: 1\r\n"));
	ck_assert_ptr_null(strcasestr(request, "\r\nExpect:"));
	ck_assert_ptr_null(strcasestr(request, "\r\nUser-Agent:"));
	ck_assert_ptr_null(strcasestr(request, "\r\nAccept:"));
	ck_assert_ptr_null(strcasestr(request, "\r\nContent-Type:"));
	heard_clear(&heard);
	server_clear(&server);
	exchange_stop();
}
END_TEST

#define LONG_LINE(c) c c c c c c c c c c c c c c c c
#define KILOBYTE(c) LONG_LINE(LONG_LINE(c c c c))
#define BIG_HEADERS(c) \
	"A: " KILOBYTE(c) "\r\nB: " KILOBYTE(c) "\r\nC: " KILOBYTE(c) "\r\n"

static const struct {
	const char *answer;
	int status;
	const char *headers, *body;
} answer_rows[] = {
    {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
     "HTTP/1.1 201 Made\r\nA: b\r\nContent-Length: 1\r\n\r\nx",
	201, "A: b\r\nContent-Length: 1\r\n", "x"},
    {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: T\r\n\r\n"
     "1\r\na\r\n1\r\nb\r\n0\r\nT: x\r\n\r\n",
	200, "Transfer-Encoding: chunked\r\nTrailer: T\r\n", "ab"},
    {"HTTP/1.1 204 None\r\nA: b\r\n\r\n", 204, "A: b\r\n", NULL},
    {"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n"
     "Content-Length: 0\r\n\r\n",
	302, "Location: http://127.0.0.1:1/\r\nContent-Length: 0\r\n", NULL},
    /* Nothing is unpacked. */
    {"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\n"
     "\x1f\x8b!",
	200, "Content-Encoding: gzip\r\nContent-Length: 3\r\n", "\x1f\x8b!"},
    {"HTTP/1.0 200 OK\r\n\r\nold", 200, NULL, "old"},
    {"HTTP/1.1 200 OK\r\n" BIG_HEADERS("x") "Content-Length: 0\r\n\r\n", 200,
	NULL, NULL},
};

START_TEST(an_answer_is_told_as_it_is)
{
	struct step step = {CLOSE, answer_rows[_i].answer};
	struct exchange_pool *pool = start();
	struct server server;
	struct heard heard = {0};
	struct error error;

	server_start(&server, &step, 1);
	ck_assert_int_eq(
	    run(pool, server.url, "POST", "{}", &heard, &error), ERR_OK);
	exchange_pool_free(pool);
	server_stop(&server);
	ck_assert_int_eq(heard.heads, 1);
	ck_assert_int_eq(heard.status, answer_rows[_i].status);
	if (answer_rows[_i].headers != NULL)
		ck_assert_str_eq(heard.headers.data, answer_rows[_i].headers);
	ck_assert_pstr_eq(heard.body.data, answer_rows[_i].body);
	heard_clear(&heard);
	server_clear(&server);
	exchange_stop();
}
END_TEST

static const struct {
	struct step step;
	struct heard heard; /* what the listener is like */
	enum err err;
	const char *code;
	int heads;
} failure_rows[] = {
    {{DROP, NULL}, {0}, ERR_UPSTREAM, "PROVIDER_ANSWER_UNUSABLE", 0},
    {{CLOSE, "SSH-2.0-x\r\n"}, {0}, ERR_UPSTREAM, "PROVIDER_ANSWER_UNUSABLE",
	0},
    {{CLOSE, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab"}, {0},
	ERR_UPSTREAM, "PROVIDER_ANSWER_UNUSABLE", 1},
    {{CLOSE, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
	     "1\r\na\r\n"},
	{0}, ERR_UPSTREAM, "PROVIDER_ANSWER_UNUSABLE", 1},
    {{CLOSE, "HTTP/1.1 200 OK\r\nA: b\r\n"}, {0}, ERR_UPSTREAM,
	"PROVIDER_ANSWER_UNUSABLE", 0},
    {{WAIT, OK_ANSWER}, {.ends_at_head = true}, ERR_UPSTREAM, "EXCHANGE_ENDED",
	1},
    {{WAIT, OK_ANSWER}, {.ends_at_body = true}, ERR_UPSTREAM, "EXCHANGE_ENDED",
	1},
    {{WAIT, "HTTP/1.1 200 OK\r\n\r\n"}, {.ends_at_tick = true}, ERR_UPSTREAM,
	"EXCHANGE_ENDED", 1},
    {{WAIT, ""}, {.ends_at_tick = true}, ERR_UPSTREAM, "EXCHANGE_ENDED", 0},
};

START_TEST(a_broken_answer_is_a_failure)
{
	struct exchange_pool *pool = start();
	struct server server;
	struct heard heard = failure_rows[_i].heard;
	struct error error;

	server_start(&server, &failure_rows[_i].step, 1);
	ck_assert_int_eq(run(pool, server.url, "POST", "{}", &heard, &error),
	    failure_rows[_i].err);
	ck_assert_str_eq(error.code, failure_rows[_i].code);
	ck_assert_int_eq(heard.heads, failure_rows[_i].heads);
	exchange_pool_free(pool);
	server_stop(&server);
	heard_clear(&heard);
	server_clear(&server);
	exchange_stop();
}
END_TEST

START_TEST(an_endless_header_is_cut_off)
{
	struct exchange_pool *pool = start();
	struct buffer answer = {0};
	struct step step = {CLOSE, NULL};
	struct server server;
	struct heard heard = {0};
	struct error error;

	buffer_add_text(&answer, "HTTP/1.1 200 OK\r\n");
	while (answer.length <= EXCHANGE_HEAD_MAXIMUM)
		buffer_add_text(&answer, "A: 0123456789012345678901234567\r\n");
	buffer_add_text(&answer, "\r\nx");
	step.answer = answer.data;
	server_start(&server, &step, 1);
	ck_assert_int_eq(
	    run(pool, server.url, "POST", "{}", &heard, &error), ERR_UPSTREAM);
	ck_assert_str_eq(error.code, "PROVIDER_ANSWER_UNUSABLE");
	ck_assert_ptr_nonnull(strstr(error.message, "64 KiB"));
	ck_assert_int_eq(heard.heads, 0);
	exchange_pool_free(pool);
	server_stop(&server);
	buffer_clear(&answer);
	heard_clear(&heard);
	server_clear(&server);
	exchange_stop();
}
END_TEST

/* A server with a certificate that it made itself. */
struct tls_server {
	int listener;
	in_port_t port;
	SSL_CTX *context;
	X509 *certificate;
	EVP_PKEY *key;
	pthread_t thread;
};

static void make_certificate(struct tls_server *server)
{
	X509 *certificate = X509_new();
	X509_NAME *name = X509_get_subject_name(certificate);
	X509_EXTENSION *address;

	server->key = EVP_EC_gen("P-256");
	server->certificate = certificate;
	X509_set_version(certificate, 2);
	ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
	X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
	X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
	X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
	    (const unsigned char *)"loopback", -1, -1, 0);
	X509_set_issuer_name(certificate, name);
	X509_set_pubkey(certificate, server->key);
	address = X509V3_EXT_conf_nid(
	    NULL, NULL, NID_subject_alt_name, "IP:127.0.0.1");
	X509_add_ext(certificate, address, -1);
	X509_EXTENSION_free(address);
	ck_assert_int_gt(X509_sign(certificate, server->key, EVP_sha256()), 0);
}

static bool read_tls_request(SSL *tls)
{
	struct buffer request = {0};
	bool whole;

	while (!(whole = find_body(&request, false) > 0)) {
		char *to = buffer_reserve(&request, 4096);
		int got = SSL_read(tls, to, 4096);

		if (got <= 0)
			break;
		request.length += (size_t)got;
		request.data[request.length] = '\0';
	}
	buffer_clear(&request);
	return whole;
}

static void *run_tls_server(void *argument)
{
	struct tls_server *server = argument;
	int client;

	while ((client = accept4(server->listener, NULL, NULL, SOCK_CLOEXEC)) >=
	       0) {
		SSL *tls = SSL_new(server->context);

		SSL_set_fd(tls, client);
		if (SSL_accept(tls) == 1)
			while (read_tls_request(tls))
				SSL_write(
				    tls, OK_ANSWER, (int)strlen(OK_ANSWER));
		SSL_free(tls);
		close(client);
	}
	return NULL;
}

static void tls_server_start(struct tls_server *server)
{
	*server = (struct tls_server){0};
	make_certificate(server);
	server->context = SSL_CTX_new(TLS_server_method());
	SSL_CTX_use_certificate(server->context, server->certificate);
	SSL_CTX_use_PrivateKey(server->context, server->key);
	server->listener = listen_on_loopback(&server->port);
	ck_assert_int_eq(
	    pthread_create(&server->thread, NULL, run_tls_server, server), 0);
}

static void tls_server_stop(struct tls_server *server)
{
	shutdown(server->listener, SHUT_RDWR);
	pthread_join(server->thread, NULL);
	close(server->listener);
	SSL_CTX_free(server->context);
	X509_free(server->certificate);
	EVP_PKEY_free(server->key);
}

/* Makes the certificate the one that is trusted. */
static void trust(const struct tls_server *server)
{
	char path[] = "/tmp/tokenmeter-test-XXXXXX";
	int descriptor = mkstemp(path);
	FILE *file = fdopen(descriptor, "w");

	ck_assert_ptr_nonnull(file);
	PEM_write_X509(file, server->certificate);
	fclose(file);
	setenv("SSL_CERT_FILE", path, 1);
}

static const struct {
	bool trusted;
	const char *host;
	enum err err;
	const char *message;
} tls_rows[] = {
    {true, "127.0.0.1", ERR_OK, NULL},
    {false, "127.0.0.1", ERR_UPSTREAM,
	"The certificate of the model provider at llm.example is not to be "
	"trusted: self-signed certificate"},
    /* is not in the certificate */
    {true, "localhost", ERR_UPSTREAM,
	"The certificate of the model provider at llm.example is not to be "
	"trusted: it is for another name"},
};

START_TEST(certificates_are_checked)
{
	struct exchange_pool *pool = start();
	struct tls_server server;
	struct error error;
	char url[64];

	signal(SIGPIPE, SIG_IGN);
	tls_server_start(&server);
	if (tls_rows[_i].trusted)
		trust(&server);
	snprintf(
	    url, sizeof url, "https://%s:%u/", tls_rows[_i].host, server.port);
	for (size_t i = 0; i < 3; i++) {
		struct heard heard = {0};

		ck_assert_int_eq(run(pool, url, "POST", "{}", &heard, &error),
		    tls_rows[_i].err);
		if (tls_rows[_i].err != ERR_OK) {
			ck_assert_str_eq(error.code, "PROVIDER_UNREACHABLE");
			ck_assert_str_eq(error.message, tls_rows[_i].message);
		}
		heard_clear(&heard);
	}
	if (tls_rows[_i].err == ERR_OK)
		ck_assert_uint_eq(exchange_pool_count(pool).connections, 1);
	exchange_pool_free(pool);
	tls_server_stop(&server);
	if (tls_rows[_i].trusted)
		unlink(getenv("SSL_CERT_FILE"));
	exchange_stop();
}
END_TEST

UNIT_MAIN("exchange", UNIT_ONCE(a_connection_is_kept),
    UNIT_ROWS(a_request_is_never_sent_twice, dying_rows),
    UNIT_ONCE(what_nobody_asked_for_answers_nothing),
    UNIT_ROWS(every_method_is_sent_as_it_is, method_rows),
    UNIT_ROWS(an_answer_is_told_as_it_is, answer_rows),
    UNIT_ROWS(a_broken_answer_is_a_failure, failure_rows),
    UNIT_ONCE(an_endless_header_is_cut_off),
    UNIT_ROWS(certificates_are_checked, tls_rows))
