/*
 * A crowd of clients that record events, and remember what was acknowledged.
 *
 * usage: storm URL CLIENTS EVENTS TAG SEED [once] >ACKNOWLEDGED
 *
 * Event i of TAG has request id TAG-i, belongs to user storm-(i mod 7) and has
 * (i * 7919) mod 1000 and (i * 10007) mod 1000 tokens. Every fifth is sent
 * twice, unless each is to be sent once; SEED shuffles the order. Prints each i
 * that was answered 200.
 */
#include <curl/curl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct storm {
	const char *url, *tag;
	size_t jobs;
	size_t *events;	     /* job → event */
	atomic_size_t next;  /* job to do */
	atomic_bool *answer; /* event → it was acknowledged */
};

static size_t ignore(char *data, size_t size, size_t count, void *context)
{
	(void)data;
	(void)context;
	return size * count;
}

static bool record(CURL *curl, const struct storm *storm, size_t i)
{
	char body[300];
	long status = 0;

	snprintf(body, sizeof body,
	    "{\"requestId\":\"%s-%zu\",\"userId\":\"storm-%zu\","
	    "\"model\":\"m%zu\",\"promptTokens\":%zu,"
	    "\"completionTokens\":%zu}",
	    storm->tag, i, i % 7, i % 3, i * 7919 % 1000, i * 10007 % 1000);
	curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
	if (curl_easy_perform(curl) != CURLE_OK)
		return false;
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
	return status == 200;
}

static void *client(void *argument)
{
	struct storm *storm = argument;
	struct curl_slist *headers =
	    curl_slist_append(NULL, "Content-Type: application/json");
	CURL *curl = curl_easy_init();
	size_t job;

	curl_easy_setopt(curl, CURLOPT_URL, storm->url);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, 60L);
	while ((job = atomic_fetch_add(&storm->next, 1)) < storm->jobs) {
		size_t i = storm->events[job];

		if (record(curl, storm, i))
			atomic_store(&storm->answer[i], true);
	}
	curl_easy_cleanup(curl);
	curl_slist_free_all(headers);
	return NULL;
}

/* Fisher and Yates's shuffle. */
static void shuffle(size_t *list, size_t count, unsigned seed)
{
	srandom(seed);
	for (size_t i = count; i > 1; i--) {
		size_t other = (size_t)random() % i, kept = list[i - 1];

		list[i - 1] = list[other];
		list[other] = kept;
	}
}

int main(int argc, char *argv[])
{
	struct storm storm = {0};
	size_t clients, events;
	pthread_t *threads;

	if (argc != 6 && (argc != 7 || strcmp(argv[6], "once") != 0)) {
		fputs("usage: storm URL CLIENTS EVENTS TAG SEED [once]\n",
		    stderr);
		return 2;
	}
	curl_global_init(CURL_GLOBAL_DEFAULT);
	storm.url = argv[1];
	clients = strtoul(argv[2], NULL, 10);
	events = strtoul(argv[3], NULL, 10);
	storm.tag = argv[4];
	storm.jobs = argc == 7 ? events : events + events / 5;
	storm.events = calloc(storm.jobs, sizeof *storm.events);
	storm.answer = calloc(events, sizeof *storm.answer);
	threads = calloc(clients, sizeof *threads);
	for (size_t job = 0; job < storm.jobs; job++)
		storm.events[job] = job < events ? job : (job - events) * 5;
	shuffle(storm.events, storm.jobs, (unsigned)atoi(argv[5]));
	for (size_t i = 0; i < clients; i++)
		if (pthread_create(&threads[i], NULL, client, &storm) != 0)
			return 1;
	for (size_t i = 0; i < clients; i++)
		pthread_join(threads[i], NULL);
	for (size_t i = 0; i < events; i++)
		if (atomic_load(&storm.answer[i]))
			printf("%zu\n", i);
	free(threads);
	free(storm.answer);
	free(storm.events);
	curl_global_cleanup();
	return 0;
}
