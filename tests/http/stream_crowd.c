/*
 * A crowd of clients that have answers streamed to them, in four protocols.
 *
 * usage: stream_crowd URL CLIENTS REQUESTS USERS
 *
 * Request i is for user storm-(i mod USERS) and has the tag
 * storm-(i mod USERS).i, see tests/upstream/. The answer to every tenth breaks
 * off; every tenth other client leaves when the first bytes are there. Prints
 * how many had the whole answer, left, and saw it break off; who got anything
 * else is none of them.
 */
#include <curl/curl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#define TEXT_SIZE 512

struct crowd {
	const char *url;
	size_t requests, users;
	atomic_size_t next; /* request to make */
	atomic_size_t whole, left, broken;
};

struct protocol {
	const char *path; /* the model stands where %s does, if at all */
	const char *body; /* likewise */
	const char *counts;
};

static const struct protocol protocols[] = {
    {"/openai/v1/chat/completions",
	"{\"model\":\"%s\",\"stream\":true,\"messages\":[]}",
	";cached=17;reasoning=23"},
    {"/anthropic/v1/messages",
	"{\"model\":\"%s\",\"stream\":true,\"max_tokens\":9,\"messages\":[]}",
	";cached=40;written=3"},
    {"/gemini/v1beta/models/%s:streamGenerateContent?alt=sse",
	"{\"contents\":[]}", ";cached=29;reasoning=31"},
    {"/ollama/api/chat", "{\"model\":\"%s\",\"messages\":[]}", ""},
};

#define PROTOCOLS (sizeof protocols / sizeof *protocols)

static bool breaks_off(size_t i)
{
	return i % 10 == 3;
}

static bool leaves(size_t i)
{
	return i % 10 == 7;
}

/* Zero ends the transfer. */
static size_t take(char *data, size_t size, size_t count, void *leaving)
{
	(void)data;
	return *(bool *)leaving ? 0 : size * count;
}

/* Copies FORMAT to TEXT with MODEL in the place of its %s. */
static void fill(char text[TEXT_SIZE], const char *prefix, const char *format,
    const char *model)
{
	size_t length = 0;

	for (; *prefix != '\0' && length < TEXT_SIZE - 1; prefix++)
		text[length++] = *prefix;
	while (*format != '\0' && length < TEXT_SIZE - 1) {
		if (format[0] != '%' || format[1] != 's') {
			text[length++] = *format++;
			continue;
		}
		for (const char *c = model;
		     *c != '\0' && length < TEXT_SIZE - 1; c++)
			text[length++] = *c;
		format += 2;
	}
	text[length] = '\0';
}

/* An answer that breaks off may do so before its head is here. */
static void count(struct crowd *crowd, size_t i, CURLcode result, long status)
{
	bool answered = status == 200;

	if (answered && result == CURLE_OK)
		atomic_fetch_add(&crowd->whole, 1);
	else if (answered && leaves(i) && result == CURLE_WRITE_ERROR)
		atomic_fetch_add(&crowd->left, 1);
	else if (breaks_off(i))
		atomic_fetch_add(&crowd->broken, 1);
}

static void request(CURL *curl, struct crowd *crowd, size_t i)
{
	const struct protocol *protocol = &protocols[i / 10 % PROTOCOLS];
	char model[TEXT_SIZE], url[TEXT_SIZE], body[TEXT_SIZE], user[60];
	struct curl_slist *headers =
	    curl_slist_append(NULL, "Content-Type: application/json");
	bool leaving = leaves(i);
	CURLcode result;
	long status = 0;

	snprintf(model, sizeof model, "stand-in;tag=storm-%zu.%zu%s%s",
	    i % crowd->users, i, protocol->counts,
	    breaks_off(i) ? ";cut=2"
	    : leaving	  ? ";pieces=40"
			  : "");
	fill(url, crowd->url, protocol->path, model);
	fill(body, "", protocol->body, model);
	snprintf(user, sizeof user, "X-Tokenmeter-User: storm-%zu",
	    i % crowd->users);
	headers = curl_slist_append(headers, user);
	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, &leaving);
	result = curl_easy_perform(curl);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
	count(crowd, i, result, status);
	curl_slist_free_all(headers);
}

static void *client(void *argument)
{
	struct crowd *crowd = argument;
	CURL *curl = curl_easy_init();
	size_t i;

	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, 120L);
	/* On a kept connection it would ask again by itself. */
	curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
	while ((i = atomic_fetch_add(&crowd->next, 1)) < crowd->requests)
		request(curl, crowd, i);
	curl_easy_cleanup(curl);
	return NULL;
}

int main(int argc, char *argv[])
{
	struct crowd crowd = {0};
	size_t clients;
	pthread_t *threads;

	if (argc != 5) {
		fputs(
		    "usage: stream_crowd URL CLIENTS REQUESTS USERS\n", stderr);
		return 2;
	}
	curl_global_init(CURL_GLOBAL_DEFAULT);
	crowd.url = argv[1];
	clients = strtoul(argv[2], NULL, 10);
	crowd.requests = strtoul(argv[3], NULL, 10);
	crowd.users = strtoul(argv[4], NULL, 10);
	threads = calloc(clients, sizeof *threads);
	for (size_t i = 0; i < clients; i++)
		if (pthread_create(&threads[i], NULL, client, &crowd) != 0)
			return 1;
	for (size_t i = 0; i < clients; i++)
		pthread_join(threads[i], NULL);
	printf("%zu %zu %zu\n", atomic_load(&crowd.whole),
	    atomic_load(&crowd.left), atomic_load(&crowd.broken));
	free(threads);
	curl_global_cleanup();
	return 0;
}
