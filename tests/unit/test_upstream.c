#include "llm/upstream.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/json.h"
#include "base/log.h"
#include "llm/exchange_pool.h"
#include "llm/generator_upstream.h"
#include "llm/openai.h"
#include "llm/plugin.h"
#include "unit.h"

#define KEY "sk-test-0123456789"
#define CALLERS 64
#define SMALL_STACK (256 * 1024)

/* What a server does once it has read a request. */
enum manner {
	ANSWER,	 /* sends its text and closes */
	SILENCE, /* sends its text, then nothing until the client leaves */
	DRIP,	 /* sends its text, then a byte now and then */
	FLOOD,	 /* sends its text, then as much as the client takes */
	ECHO,	 /* sends the request's body back */
};

/*
 * A web server on loopback. It takes COUNT connections, reads a request from
 * each, and only then begins to serve them: so all are open at once.
 */
struct server {
	int listener;
	in_port_t port;
	enum manner manner;
	const char *text;
	size_t count;
	pthread_t thread;
	struct buffer request; /* of the last connection */
	struct sockaddr_in self;
};

static void listen_on_loopback(struct server *server, int backlog)
{
	socklen_t length = sizeof server->self;

	server->self = (struct sockaddr_in){
	    .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	server->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	ck_assert_int_ge(server->listener, 0);
	ck_assert_int_eq(
	    bind(server->listener, (struct sockaddr *)&server->self, length),
	    0);
	ck_assert_int_eq(getsockname(server->listener,
			     (struct sockaddr *)&server->self, &length),
	    0);
	if (backlog >= 0)
		ck_assert_int_eq(listen(server->listener, backlog), 0);
	server->port = ntohs(server->self.sin_port);
}

/* Returns where the body begins, or 0 while the request is not whole. */
static size_t find_body(const struct buffer *request)
{
	const char *end, *field;
	size_t start;

	if (request->length == 0 ||
	    (end = strstr(request->data, "\r\n\r\n")) == NULL)
		return 0;
	start = (size_t)(end - request->data) + 4;
	field = strcasestr(request->data, "\r\nContent-Length:");
	if (field == NULL)
		return start;
	return request->length - start < strtoul(field + 17, NULL, 10) ? 0
								       : start;
}

static void read_request(int client, struct buffer *request)
{
	buffer_reset(request);
	while (find_body(request) == 0) {
		char *to = buffer_reserve(request, 65536);
		ssize_t got = recv(client, to, 65536, 0);

		if (got <= 0)
			return;
		request->length += (size_t)got;
		request->data[request->length] = '\0';
	}
}

static bool send_all(int client, const char *data, size_t length)
{
	while (length > 0) {
		ssize_t sent = send(client, data, length, MSG_NOSIGNAL);

		if (sent < 0)
			return false;
		data += sent;
		length -= (size_t)sent;
	}
	return true;
}

/* Waits until the client leaves, or for MILLISECONDS; -1: for ever. */
static bool client_leaves(int client, int milliseconds)
{
	struct pollfd wait = {.fd = client, .events = POLLIN};
	char byte;

	return poll(&wait, 1, milliseconds) > 0 &&
	       recv(client, &byte, 1, 0) <= 0;
}

static void serve(struct server *server, int client, struct buffer *request)
{
	static char flood[65536];

	if (server->manner == ECHO) {
		const char *body = request->data + find_body(request);
		char head[100];

		snprintf(head, sizeof head,
		    "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\n\r\n",
		    strlen(body));
		send_all(client, head, strlen(head));
		send_all(client, body, strlen(body));
		return;
	}
	send_all(client, server->text, strlen(server->text));
	if (server->manner == SILENCE)
		client_leaves(client, -1);
	else if (server->manner == DRIP)
		while (send_all(client, "x", 1) && !client_leaves(client, 20))
			continue;
	else if (server->manner == FLOOD)
		while (send_all(client, flood, sizeof flood))
			continue;
}

static void *run_server(void *argument)
{
	struct server *server = argument;
	int clients[CALLERS];
	struct buffer requests[CALLERS] = {{0}};

	for (size_t i = 0; i < server->count; i++) {
		clients[i] =
		    accept4(server->listener, NULL, NULL, SOCK_CLOEXEC);
		if (clients[i] < 0)
			abort();
		read_request(clients[i], &requests[i]);
	}
	for (size_t i = 0; i < server->count; i++) {
		serve(server, clients[i], &requests[i]);
		close(clients[i]);
		if (i + 1 == server->count)
			server->request = requests[i];
		else
			buffer_clear(&requests[i]);
	}
	return NULL;
}

static void server_start(
    struct server *server, size_t count, enum manner manner, const char *text)
{
	*server =
	    (struct server){.manner = manner, .text = text, .count = count};
	listen_on_loopback(server, CALLERS);
	ck_assert_int_eq(
	    pthread_create(&server->thread, NULL, run_server, server), 0);
}

static void server_stop(struct server *server)
{
	pthread_join(server->thread, NULL);
	close(server->listener);
	buffer_clear(&server->request);
}

static void start(void)
{
	static const char *const proxies[] = {"http_proxy", "https_proxy",
	    "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
	struct error error;

	for (size_t i = 0; i < UNIT_COUNT(proxies); i++)
		unsetenv(proxies[i]);
	log_set_level(LOG_LEVEL_ERROR);
	json_start();
	ck_assert_int_eq(exchange_start(&error), ERR_OK);
}

/* An upstream at PORT and PATH with a KEY and short limits. */
static struct config configure(
    char *url, size_t room, in_port_t port, const char *path)
{
	static char key[] = KEY, model[] = "test-model";

	snprintf(url, room, "http://127.0.0.1:%u%s", port, path);
	return (struct config){.openai_base_url = url,
	    .openai_api_key = key,
	    .generator_model = model,
	    .generator_connect_seconds = 1,
	    .generator_stall_seconds = 30,
	    .generator_seconds = 30};
}

static void connect_to(
    struct upstream *upstream, in_port_t port, const char *path)
{
	char url[100];
	struct config config = configure(url, sizeof url, port, path);
	struct error error;

	ck_assert_int_eq(
	    upstream_from_config(&config, upstream, &error), ERR_OK);
}

static enum err post(const struct upstream *upstream, const char *text,
    struct upstream_answer *answer, struct error *error)
{
	struct buffer body = {0};
	enum err err;

	buffer_add_text(&body, text);
	err = upstream_post_json(
	    upstream, "/chat/completions", &body, answer, error);
	buffer_clear(&body);
	return err;
}

static char base_url[] = "https://llm.example/v1";
static char base_url_two[] = "http://127.0.0.1:8080/v1/";
static char base_url_secret[] = "https://me:secret@llm.example:8443/v1";
static char base_url_own[] = "https://api.openai.com/v1/";
static char base_url_file[] = "file:///etc/passwd";
static char base_url_bad[] = "http://";
static char base_url_space[] = "http://a b/";
static char key[] = KEY;
static char key_bad[] = "sk-a\r\nX-Evil: 1";
static char key_space[] = "sk a";

static const struct {
	struct config config;
	const char *provider, *url, *host, *key, *model; /* provider NULL: */
	enum err err;
	const char *code;
} choice_rows[] = {
    {{.openai_base_url = base_url}, "openai", base_url, "llm.example", NULL,
	NULL, ERR_OK, NULL},
    {{.openai_base_url = base_url_two, .openai_api_key = key}, "openai",
	base_url_two, "127.0.0.1:8080", KEY, NULL, ERR_OK, NULL},
    {{.openai_base_url = base_url_secret}, "openai", base_url_secret,
	"llm.example:8443", NULL, NULL, ERR_OK, NULL},
    {{.openai_base_url = base_url_own, .openai_api_key = key}, "openai",
	base_url_own, "api.openai.com", KEY, "gpt-4o-mini", ERR_OK, NULL},
    {{.openai_api_key = key}, "openai", "https://api.openai.com/v1",
	"api.openai.com", KEY, "gpt-4o-mini", ERR_OK, NULL},
    {{.openai_api_key = key,
	 .openrouter_api_key = key_space,
	 .ollama_host = base_url_bad},
	"openai", "https://api.openai.com/v1", "api.openai.com", KEY,
	"gpt-4o-mini", ERR_OK, NULL},
    {{.openrouter_api_key = key, .ollama_host = base_url_bad}, "openrouter",
	"https://openrouter.ai/api/v1", "openrouter.ai", KEY,
	"openai/gpt-4o-mini", ERR_OK, NULL},
    {{0}, NULL, NULL, NULL, NULL, NULL, ERR_BUSY, "GENERATOR_NOT_CONFIGURED"},
    {{.openai_base_url = base_url_file}, NULL, NULL, NULL, NULL, NULL,
	ERR_INVALID, "SETTING_INVALID"},
    {{.openai_base_url = base_url_bad}, NULL, NULL, NULL, NULL, NULL,
	ERR_INVALID, "SETTING_INVALID"},
    {{.openai_base_url = base_url_space}, NULL, NULL, NULL, NULL, NULL,
	ERR_INVALID, "SETTING_INVALID"},
    {{.ollama_host = base_url_file}, NULL, NULL, NULL, NULL, NULL, ERR_INVALID,
	"SETTING_INVALID"},
    {{.openai_api_key = key_bad}, NULL, NULL, NULL, NULL, NULL, ERR_INVALID,
	"SETTING_INVALID"},
    {{.openrouter_api_key = key_space}, NULL, NULL, NULL, NULL, NULL,
	ERR_INVALID, "SETTING_INVALID"},
};

START_TEST(settings_choose_the_upstream)
{
	struct error error = {.message = ""};
	struct upstream upstream;

	start();
	ck_assert_int_eq(
	    upstream_from_config(&choice_rows[_i].config, &upstream, &error),
	    choice_rows[_i].err);
	ck_assert_pstr_eq(upstream.name, choice_rows[_i].provider);
	ck_assert_pstr_eq(upstream.base_url, choice_rows[_i].url);
	ck_assert_pstr_eq(upstream.host, choice_rows[_i].host);
	ck_assert_pstr_eq(upstream.api_key, choice_rows[_i].key);
	ck_assert_pstr_eq(upstream.default_model, choice_rows[_i].model);
	if (choice_rows[_i].code != NULL)
		ck_assert_str_eq(error.code, choice_rows[_i].code);
	ck_assert_ptr_null(strstr(error.message, "sk-"));
	upstream_clear(&upstream);
	exchange_stop();
}
END_TEST

static const struct {
	const char *setting, *url, *host;
} ollama_rows[] = {
    {"localhost", "http://localhost:11434/v1", "localhost:11434"},
    {"10.1.2.3", "http://10.1.2.3:11434/v1", "10.1.2.3:11434"},
    {"gpu.example:8000", "http://gpu.example:8000/v1", "gpu.example:8000"},
    {":8000", "http://127.0.0.1:8000/v1", "127.0.0.1:8000"},
    {"::1", "http://[::1]:11434/v1", "[::1]:11434"},
    {"[::1]", "http://[::1]:11434/v1", "[::1]:11434"},
    {"[::1]:8000", "http://[::1]:8000/v1", "[::1]:8000"},
    {"gpu.example/ollama", "http://gpu.example:11434/ollama/v1",
	"gpu.example:11434"},
    {"gpu.example:8000/a:b/", "http://gpu.example:8000/a:b/v1",
	"gpu.example:8000"},
    {"http://gpu.example:11434", "http://gpu.example:11434/v1",
	"gpu.example:11434"},
    {"http://gpu.example:11434/", "http://gpu.example:11434/v1",
	"gpu.example:11434"},
    {"http://gpu.example", "http://gpu.example/v1", "gpu.example"},
    {"https://gpu.example/ollama/", "https://gpu.example/ollama/v1",
	"gpu.example"},
};

START_TEST(ollama_host_is_read_as_ollama_reads_it)
{
	char host[100];
	struct config config = {.ollama_host = host};
	struct upstream upstream;
	struct error error;

	start();
	snprintf(host, sizeof host, "%s", ollama_rows[_i].setting);
	ck_assert_int_eq(
	    upstream_from_config(&config, &upstream, &error), ERR_OK);
	ck_assert_str_eq(upstream.name, "ollama");
	ck_assert_str_eq(upstream.base_url, ollama_rows[_i].url);
	ck_assert_str_eq(upstream.host, ollama_rows[_i].host);
	ck_assert_ptr_null(upstream.api_key);
	upstream_clear(&upstream);
	exchange_stop();
}
END_TEST

static const struct {
	const char *path, *line;
} path_rows[] = {
    {"", "POST /chat/completions HTTP/1.1\r\n"},
    {"/", "POST /chat/completions HTTP/1.1\r\n"},
    {"/v1", "POST /v1/chat/completions HTTP/1.1\r\n"},
    {"/v1/", "POST /v1/chat/completions HTTP/1.1\r\n"},
    {"/v1//", "POST /v1/chat/completions HTTP/1.1\r\n"},
    {"/openai/deployments/a?api-version=2024-10-21",
	"POST /openai/deployments/a/chat/completions?api-version=2024-10-21 "
	"HTTP/1.1\r\n"},
};

START_TEST(a_post_carries_json_and_the_key)
{
	struct server server;
	struct upstream upstream;
	struct upstream_answer answer = {0};
	struct error error;
	const char *request;

	start();
	server_start(&server, 1, ANSWER,
	    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
	connect_to(&upstream, server.port, path_rows[_i].path);
	ck_assert_int_eq(post(&upstream, "{\"a\":1}", &answer, &error), ERR_OK);
	ck_assert_int_eq(answer.status, 200);
	ck_assert_str_eq(answer.body.data, "{}");
	pthread_join(server.thread, NULL);
	request = server.request.data;
	ck_assert_msg(strncmp(request, path_rows[_i].line,
			  strlen(path_rows[_i].line)) == 0,
	    "%s", request);
	ck_assert_ptr_nonnull(
	    strstr(request, "\r\nAuthorization: Bearer " KEY "\r\n"));
	ck_assert_ptr_nonnull(
	    strstr(request, "\r\nContent-Type: application/json\r\n"));
	ck_assert_ptr_nonnull(
	    strstr(request, "\r\nAccept-Encoding: identity\r\n"));
	ck_assert_ptr_null(strstr(request, "\r\nExpect:"));
	ck_assert_str_eq(request + find_body(&server.request), "{\"a\":1}");
	buffer_clear(&server.request);
	close(server.listener);
	upstream_answer_clear(&answer);
	upstream_clear(&upstream);
	exchange_stop();
}
END_TEST

static const struct {
	const char *text;
	long status;
	const char *body;
} status_rows[] = {
    {"HTTP/1.1 204 No Content\r\n\r\n", 204, NULL},
    {"HTTP/1.1 500 Oh\r\n\r\nbroken", 500, "broken"},
    {"HTTP/1.0 200 OK\r\n\r\nold", 200, "old"},
    {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
     "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
	200, "abcde"},
    {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\na", 200, "a"},
    /* Nobody is followed to where the key must not go. */
    {"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n"
     "Content-Length: 0\r\n\r\n",
	302, NULL},
};

START_TEST(every_status_is_an_answer)
{
	struct server server;
	struct upstream upstream;
	struct upstream_answer answer = {0};
	struct error error;

	start();
	server_start(&server, 1, ANSWER, status_rows[_i].text);
	connect_to(&upstream, server.port, "/v1");
	ck_assert_int_eq(post(&upstream, "{}", &answer, &error), ERR_OK);
	ck_assert_int_eq(answer.status, status_rows[_i].status);
	ck_assert_pstr_eq(answer.body.data, status_rows[_i].body);
	upstream_answer_clear(&answer);
	upstream_clear(&upstream);
	server_stop(&server);
	exchange_stop();
}
END_TEST

#define HEAD "HTTP/1.1 200 OK\r\n"

/* A limit that is not the row's outlasts the test's own. */
static const struct {
	enum manner manner;
	const char *text;
	int64_t stall_seconds, total_seconds;
	enum err err;
	const char *code;
} failure_rows[] = {
    {ANSWER, "", 30, 30, ERR_UPSTREAM, "PROVIDER_ANSWER_UNUSABLE"},
    {ANSWER, "220 mail.example ESMTP\r\n", 30, 30, ERR_UPSTREAM,
	"PROVIDER_ANSWER_UNUSABLE"},
    {ANSWER, HEAD "Content-Length: 100\r\n\r\nshort", 30, 30, ERR_UPSTREAM,
	"PROVIDER_ANSWER_UNUSABLE"},
    {ANSWER, HEAD "Transfer-Encoding: chunked\r\n\r\n5\r\nab", 30, 30,
	ERR_UPSTREAM, "PROVIDER_ANSWER_UNUSABLE"},
    {ANSWER, HEAD "Transfer-Encoding: chunked\r\n\r\nzz\r\nab", 30, 30,
	ERR_UPSTREAM, "PROVIDER_ANSWER_UNUSABLE"},
    {FLOOD, HEAD "\r\n", 30, 30, ERR_UPSTREAM, "PROVIDER_ANSWER_TOO_LARGE"},
    {FLOOD, HEAD "Content-Length: 999999999999\r\n\r\n", 30, 30, ERR_UPSTREAM,
	"PROVIDER_ANSWER_TOO_LARGE"},
    {SILENCE, "", 1, 600, ERR_TIMEOUT, "PROVIDER_TIMEOUT"},
    {SILENCE, HEAD "Content-Length: 100\r\n\r\nab", 1, 600, ERR_TIMEOUT,
	"PROVIDER_TIMEOUT"},
    {SILENCE, "", 600, 1, ERR_TIMEOUT, "PROVIDER_TIMEOUT"},
    {DRIP, HEAD "\r\n", 600, 1, ERR_TIMEOUT, "PROVIDER_TIMEOUT"},
};

START_TEST(a_broken_answer_is_a_failure)
{
	struct server server;
	struct upstream upstream;
	struct upstream_answer answer = {0};
	struct error error = {.message = ""};

	start();
	server_start(
	    &server, 1, failure_rows[_i].manner, failure_rows[_i].text);
	connect_to(&upstream, server.port, "/v1");
	upstream.stall_seconds = failure_rows[_i].stall_seconds;
	upstream.total_seconds = failure_rows[_i].total_seconds;
	ck_assert_int_eq(
	    post(&upstream, "{}", &answer, &error), failure_rows[_i].err);
	ck_assert_str_eq(error.code, failure_rows[_i].code);
	ck_assert_ptr_nonnull(strstr(error.message, upstream.host));
	ck_assert_ptr_null(strstr(error.message, "sk-"));
	ck_assert_ptr_null(answer.body.data);
	upstream_clear(&upstream);
	server_stop(&server);
	exchange_stop();
}
END_TEST

START_TEST(nobody_there_is_a_failure)
{
	struct server server = {0};
	struct upstream upstream;
	struct upstream_answer answer = {0};
	struct error error;

	start();
	listen_on_loopback(&server, -1);
	connect_to(&upstream, server.port, "/v1");
	ck_assert_int_eq(post(&upstream, "{}", &answer, &error), ERR_UPSTREAM);
	ck_assert_str_eq(error.code, "PROVIDER_UNREACHABLE");
	ck_assert_ptr_nonnull(strstr(error.message, "127.0.0.1:"));
	upstream_clear(&upstream);
	close(server.listener);
	exchange_stop();
}
END_TEST

/* Fills the queue of a listener that nobody accepts from, so that the next
 * connection hangs. */
static void fill_queue(const struct server *server, int *clients, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		clients[i] = socket(
		    AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
		if (connect(clients[i], (const struct sockaddr *)&server->self,
			sizeof server->self) != 0)
			ck_assert_int_eq(errno, EINPROGRESS);
	}
}

START_TEST(connecting_has_its_own_limit)
{
	struct server server = {0};
	struct upstream upstream;
	struct upstream_answer answer = {0};
	struct error error;
	int clients[4];

	start();
	listen_on_loopback(&server, 0);
	fill_queue(&server, clients, UNIT_COUNT(clients));
	connect_to(&upstream, server.port, "/v1");
	ck_assert_int_eq(post(&upstream, "{}", &answer, &error), ERR_TIMEOUT);
	ck_assert_str_eq(error.code, "PROVIDER_TIMEOUT");
	ck_assert_ptr_nonnull(strstr(error.message, "could not be reached"));
	for (size_t i = 0; i < UNIT_COUNT(clients); i++)
		close(clients[i]);
	upstream_clear(&upstream);
	close(server.listener);
	exchange_stop();
}
END_TEST

struct caller {
	const struct upstream *upstream;
	pthread_t thread;
	char text[40];
	bool answered;
};

static void *run_caller(void *argument)
{
	struct caller *caller = argument;
	struct upstream_answer answer = {0};
	struct error error;

	caller->answered =
	    post(caller->upstream, caller->text, &answer, &error) == ERR_OK &&
	    strcmp(answer.body.data, caller->text) == 0;
	upstream_answer_clear(&answer);
	return NULL;
}

/* The server answers none before it has the request of every one. */
START_TEST(many_small_threads_get_their_own_answers)
{
	struct caller callers[CALLERS];
	struct server server;
	struct upstream upstream;
	pthread_attr_t small;

	start();
	server_start(&server, CALLERS, ECHO, NULL);
	connect_to(&upstream, server.port, "/v1");
	upstream.connect_seconds = 30;
	pthread_attr_init(&small);
	pthread_attr_setstacksize(&small, SMALL_STACK);
	for (size_t i = 0; i < CALLERS; i++) {
		callers[i].upstream = &upstream;
		snprintf(callers[i].text, sizeof callers[i].text,
		    "{\"caller\":%zu}", i);
		ck_assert_int_eq(pthread_create(&callers[i].thread, &small,
				     run_caller, &callers[i]),
		    0);
	}
	for (size_t i = 0; i < CALLERS; i++) {
		pthread_join(callers[i].thread, NULL);
		ck_assert_msg(callers[i].answered, "caller %zu", i);
	}
	pthread_attr_destroy(&small);
	upstream_clear(&upstream);
	server_stop(&server);
	exchange_stop();
}
END_TEST

#define CHAT(content)                                                        \
	"HTTP/1.1 200 OK\r\n\r\n{\"id\":\"c-1\",\"model\":\"test-model-2\"," \
	"\"choices\":[{\"message\":{\"content\":\"" content "\"},"           \
	"\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":7,"       \
	"\"completion_tokens\":3,\"total_tokens\":10}}"
#define PLUGIN                                                    \
	"{\\\"pluginName\\\":\\\"Homes\\\",\\\"message\\\":"      \
	"\\\"Done.\\\",\\\"files\\\":[{\\\"path\\\":\\\"a.b\\\"," \
	"\\\"content\\\":\\\"\\\"}]}"

static const struct {
	const char *text;
	enum err err;
	const char *code, *words;
	bool answered;
} generation_rows[] = {
    {CHAT(PLUGIN), ERR_OK, "", "", true},
    {CHAT("No."), ERR_UPSTREAM, "PLUGIN_UNREADABLE", "no JSON object", true},
    {CHAT(""), ERR_UPSTREAM, "PLUGIN_UNREADABLE", "wrote no plugin", true},
    {"HTTP/1.1 200 OK\r\n\r\n{\"choices\":[{\"message\":{\"content\":\"{\"},"
     "\"finish_reason\":\"length\"}],\"usage\":{\"prompt_tokens\":7,"
     "\"completion_tokens\":3}}",
	ERR_UPSTREAM, "PLUGIN_UNREADABLE", "cut off", true},
    {"HTTP/1.1 200 OK\r\n\r\n{\"choices\":[{\"message\":{\"content\":null,"
     "\"refusal\":\"I will not.\"}}],\"usage\":{\"prompt_tokens\":7,"
     "\"completion_tokens\":3}}",
	ERR_UPSTREAM, "PLUGIN_UNREADABLE", "wrote no plugin: I will not.",
	true},
    {"HTTP/1.1 200 OK\r\n\r\n{\"error\":{\"message\":\"overloaded\"},"
     "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}",
	ERR_UPSTREAM, "PLUGIN_UNREADABLE", "overloaded", true},
    {"HTTP/1.1 200 OK\r\n\r\n{\"error\":{\"message\":\"overloaded\"}}",
	ERR_UPSTREAM, "PROVIDER_REFUSED", "overloaded", false},
    {"HTTP/1.1 200 OK\r\n\r\n<html>", ERR_UPSTREAM, "PROVIDER_ANSWER_UNUSABLE",
	"cannot be read", false},
    {"HTTP/1.1 200 OK\r\n\r\n", ERR_UPSTREAM, "PROVIDER_ANSWER_UNUSABLE",
	"cannot be read", false},
    {"HTTP/1.1 429 Slow\r\n\r\n{\"error\":{\"message\":\"Rate limit reached\","
     "\"code\":\"rate_limit_exceeded\"}}",
	ERR_UPSTREAM, "PROVIDER_REFUSED",
	"we ask too much (status 429): Rate limit reached", false},
    {"HTTP/1.1 404 No\r\n\r\n{\"error\":\"model 'a' not found\"}", ERR_UPSTREAM,
	"PROVIDER_REFUSED", "(status 404): model 'a' not found", false},
    {"HTTP/1.1 422 No\r\n\r\n{\"detail\":\"bad\"}", ERR_UPSTREAM,
	"PROVIDER_REFUSED", "(status 422): bad", false},
    {"HTTP/1.1 502 Bad\r\n\r\n<html>", ERR_UPSTREAM, "PROVIDER_REFUSED",
	"refused the request (status 502)", false},
    {"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n",
	ERR_UPSTREAM, "PROVIDER_REFUSED", "(status 302)", false},
    {"HTTP/1.1 401 No\r\n\r\n{\"error\":{\"message\":"
     "\"Incorrect API key provided: sk-te***789\"}}",
	ERR_UPSTREAM, "PROVIDER_REFUSED",
	"does not accept our key (status 401)", false},
    {"HTTP/1.1 400 No\r\n\r\n{\"error\":{\"message\":\"bad key: " KEY "\"}}",
	ERR_UPSTREAM, "PROVIDER_REFUSED", "(status 400)", false},
    {"HTTP/1.1 200 OK\r\n\r\n{\"error\":{\"message\":\"bad key: " KEY "\"}}",
	ERR_UPSTREAM, "PROVIDER_REFUSED", "with an error", false},
    {"HTTP/1.1 200 OK\r\n\r\n{\"error\":{\"message\":\"bad key: " KEY "\"},"
     "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}",
	ERR_UPSTREAM, "PLUGIN_UNREADABLE", "wrote no plugin", true},
};

static void check_generation(
    const struct plugin_generation *generation, bool has_result)
{
	ck_assert_str_eq(generation->provider, "openai");
	ck_assert_int_eq(generation->usage.prompt, 7);
	ck_assert_int_eq(generation->usage.completion, 3);
	ck_assert_int_eq(generation->usage.source, USAGE_SOURCE_PROVIDER);
	ck_assert_int_ge(generation->latency_ms, 0);
	ck_assert_ptr_nonnull(generation->model);
	ck_assert_int_eq(generation->result != NULL, has_result);
	ck_assert_pstr_eq(generation->plugin_name, has_result ? "Homes" : NULL);
	if (has_result) {
		ck_assert_str_eq(generation->model, "test-model-2");
		ck_assert_str_eq(generation->upstream_id, "c-1");
	}
}

START_TEST(a_generation_says_what_it_used)
{
	struct plugin_order order = {.prompt = "a /home", .complexity = 5};
	struct plugin_generation generation;
	struct plugin_generator generator;
	struct error error = {.message = ""};
	struct config config;
	struct server server;
	char url[100];

	start();
	server_start(&server, 1, ANSWER, generation_rows[_i].text);
	config = configure(url, sizeof url, server.port, "/v1");
	ck_assert_int_eq(
	    plugin_generator_init(&generator, &config, &error), ERR_OK);
	ck_assert_int_eq(
	    plugin_generate(&generator, &order, &generation, &error),
	    generation_rows[_i].err);
	ck_assert_str_eq(error.code, generation_rows[_i].code);
	ck_assert_msg(strstr(error.message, generation_rows[_i].words) != NULL,
	    "%s", error.message);
	ck_assert_ptr_null(strstr(error.message, "sk-"));
	ck_assert_int_eq(generation.answered, generation_rows[_i].answered);
	if (generation.answered)
		check_generation(
		    &generation, generation_rows[_i].err == ERR_OK);
	plugin_generation_clear(&generation);
	plugin_generator_clear(&generator);
	server_stop(&server);
	exchange_stop();
}
END_TEST

START_TEST(an_order_becomes_messages)
{
	struct plugin_order order = {
	    .prompt = "a \"/home\"", .name = "Homes", .complexity = 7};
	struct plugin_generation generation;
	struct plugin_generator generator;
	struct error error;
	struct config config;
	struct server server;
	char url[100];
	const char *body;
	json_t *request;
	const char *model, *system_role, *system_text, *role, *text;
	int stream;

	start();
	server_start(&server, 1, ANSWER, CHAT(PLUGIN));
	config = configure(url, sizeof url, server.port, "/v1");
	ck_assert_int_eq(
	    plugin_generator_init(&generator, &config, &error), ERR_OK);
	ck_assert_int_eq(
	    plugin_generate(&generator, &order, &generation, &error), ERR_OK);
	pthread_join(server.thread, NULL);
	body = server.request.data + find_body(&server.request);
	ck_assert_int_eq(
	    json_read(body, strlen(body), &request, NULL, &error), ERR_OK);
	ck_assert_int_eq(
	    json_unpack(request, "{s:s, s:b, s:[{s:s, s:s}, {s:s, s:s}]}",
		"model", &model, "stream", &stream, "messages", "role",
		&system_role, "content", &system_text, "role", &role, "content",
		&text),
	    0);
	ck_assert_str_eq(model, "test-model");
	ck_assert_int_eq(stream, 0);
	ck_assert_str_eq(system_role, "system");
	ck_assert_ptr_nonnull(strstr(system_text, "\"pluginName\""));
	ck_assert_str_eq(role, "user");
	ck_assert_str_eq(
	    text, "a \"/home\"\n\nPlugin name: Homes\nComplexity: 7");
	json_decref(request);
	plugin_generation_clear(&generation);
	plugin_generator_clear(&generator);
	buffer_clear(&server.request);
	close(server.listener);
	exchange_stop();
}
END_TEST

START_TEST(a_strange_server_needs_a_model)
{
	struct plugin_generator generator;
	struct error error;
	struct config config;
	char url[100];

	start();
	config = configure(url, sizeof url, 1, "/v1");
	config.generator_model = NULL;
	ck_assert_int_eq(
	    plugin_generator_init(&generator, &config, &error), ERR_INVALID);
	ck_assert_ptr_nonnull(
	    strstr(error.message, "TOKENMETER_GENERATOR_MODEL"));
	plugin_generator_clear(&generator);
	exchange_stop();
}
END_TEST

UNIT_MAIN("upstream", UNIT_ROWS(settings_choose_the_upstream, choice_rows),
    UNIT_ROWS(ollama_host_is_read_as_ollama_reads_it, ollama_rows),
    UNIT_ROWS(a_post_carries_json_and_the_key, path_rows),
    UNIT_ROWS(every_status_is_an_answer, status_rows),
    UNIT_ROWS(a_broken_answer_is_a_failure, failure_rows),
    UNIT_ONCE(nobody_there_is_a_failure),
    UNIT_ONCE(connecting_has_its_own_limit),
    UNIT_ONCE(many_small_threads_get_their_own_answers),
    UNIT_ROWS(a_generation_says_what_it_used, generation_rows),
    UNIT_ONCE(an_order_becomes_messages),
    UNIT_ONCE(a_strange_server_needs_a_model))
