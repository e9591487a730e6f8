#include "api/limits.h"

#include <arpa/inet.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "auth/rate_limit.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/timestamp.h"

#define CHAINS 256
#define GENERATION_RETRY_SECONDS 1

/* A user with generations that run. */
struct running {
	struct running *next;
	int64_t count;
	char user_id[];
};

struct limits {
	const struct config *config;
	struct rate_limit *rates;
	pthread_mutex_t lock;
	struct running *chains[CHAINS];
};

struct limits *limits_new(const struct config *config)
{
	struct limits *limits = memory_calloc(1, sizeof *limits);

	limits->config = config;
	limits->rates = rate_limit_new();
	pthread_mutex_init(&limits->lock, NULL);
	return limits;
}

void limits_free(struct limits *limits)
{
	if (limits == NULL)
		return;
	for (size_t i = 0; i < CHAINS; i++) {
		while (limits->chains[i] != NULL) {
			struct running *running = limits->chains[i];

			limits->chains[i] = running->next;
			free(running);
		}
	}
	rate_limit_free(limits->rates);
	pthread_mutex_destroy(&limits->lock);
	free(limits);
}

static void add_headers(
    const struct rate_answer *answer, struct http_response *response)
{
	buffer_add_format(&response->headers,
	    "RateLimit-Limit: %" PRId64 "\r\nRateLimit-Remaining: %" PRId64
	    "\r\nRateLimit-Reset: %" PRId64 "\r\n",
	    answer->limit, answer->remaining, answer->reset_seconds);
	if (!answer->allowed)
		buffer_add_format(&response->headers,
		    "Retry-After: %" PRId64 "\r\n", answer->retry_seconds);
}

static enum err refuse(
    const struct rate_answer *answer, const char *who, struct error *error)
{
	return error_set(error, ERR_LIMITED, "RATE_LIMITED",
	    "Too many requests %s; the next is taken in %" PRId64 " s", who,
	    answer->retry_seconds);
}

/* Writes what stands for an address: of version 6 the network, in which one
 * customer has them all. Returns its length. */
static size_t read_address(
    const struct http_request *request, unsigned char name[static 16])
{
	const char *text = http_request_variable(request, "REMOTE_ADDR");
	struct in6_addr six;

	if (text == NULL)
		return 0;
	if (inet_pton(AF_INET6, text, &six) == 1) {
		memcpy(name, &six, 16);
		return IN6_IS_ADDR_V4MAPPED(&six) ? 16 : 8;
	}
	return inet_pton(AF_INET, text, name) == 1 ? 4 : 0;
}

static enum err count_address(struct limits *limits, enum rate_subject subject,
    int64_t per_minute, const struct http_request *request,
    struct http_response *response, struct error *error)
{
	unsigned char name[16];
	size_t length = read_address(request, name);
	struct rate_answer answer;

	if (per_minute == 0 || length == 0)
		return ERR_OK;
	answer = rate_limit_take(limits->rates, subject, name, length,
	    per_minute, timestamp_monotonic());
	if (answer.allowed)
		return ERR_OK;
	add_headers(&answer, response);
	return refuse(&answer,
	    subject == RATE_FAILURE
		? "with credentials that are no good come from this address"
		: "come from this address",
	    error);
}

static enum err count_caller(struct limits *limits,
    const struct http_caller *caller, struct http_response *response,
    struct error *error)
{
	int64_t per_minute = caller->role >= ROLE_APP
				 ? limits->config->rate_app
				 : limits->config->rate_user;
	/* Else each of many cookies would have a limit of its own. */
	int64_t credential = http_caller_credential(caller);
	const void *name = caller->login;
	struct rate_answer answer;
	size_t length;

	if (per_minute == 0)
		return ERR_OK;
	length =
	    caller->login != NULL ? strlen(caller->login) : sizeof credential;
	if (caller->login == NULL)
		name = &credential;
	answer = rate_limit_take(limits->rates, RATE_CREDENTIAL, name, length,
	    per_minute, timestamp_monotonic());
	add_headers(&answer, response);
	return answer.allowed
		   ? ERR_OK
		   : refuse(&answer, "come with this credential", error);
}

enum err limits_count_request(struct limits *limits,
    const struct http_request *request, struct http_response *response,
    struct error *error)
{
	const struct http_caller *caller = &request->caller;
	enum err err = ERR_OK;

	if (limits == NULL || caller->means == MEANS_OPEN ||
	    limits->config->access == ACCESS_MODE_OPEN)
		return ERR_OK;
	if (caller->role < ROLE_APP)
		err = count_address(limits, RATE_ADDRESS,
		    limits->config->rate_address, request, response, error);
	if (err == ERR_OK && caller->means != MEANS_NONE)
		err = count_caller(limits, caller, response, error);
	return err;
}

enum err limits_count_failure(struct limits *limits,
    const struct http_request *request, struct http_response *response,
    struct error *error)
{
	struct error limited;
	enum err err;

	if (limits == NULL)
		return ERR_OK;
	err = count_address(limits, RATE_FAILURE, limits->config->rate_failures,
	    request, response, &limited);
	if (err != ERR_OK)
		*error = limited;
	return err;
}

static uint32_t chain_of(const char *user_id)
{
	return hash_text(user_id) % CHAINS;
}

/* With the lock held; points to the link to the user's, or to the chain's
 * end. */
static struct running **find(struct limits *limits, const char *user_id)
{
	struct running **link = &limits->chains[chain_of(user_id)];

	while (*link != NULL && strcmp((*link)->user_id, user_id) != 0)
		link = &(*link)->next;
	return link;
}

static bool is_counted(
    const struct limits *limits, const struct http_request *request)
{
	return limits != NULL && limits->config->max_generations > 0 &&
	       request->caller.means != MEANS_OPEN;
}

enum err limits_begin_generation(struct limits *limits,
    const struct http_request *request, const char *user_id,
    struct http_response *response, struct error *error)
{
	size_t size = strlen(user_id) + 1;
	struct running **link;
	bool taken;

	if (!is_counted(limits, request))
		return ERR_OK;
	pthread_mutex_lock(&limits->lock);
	link = find(limits, user_id);
	if (*link == NULL) {
		*link = memory_calloc(1, sizeof **link + size);
		memcpy((*link)->user_id, user_id, size);
	}
	taken = (*link)->count < limits->config->max_generations;
	if (taken)
		(*link)->count++;
	pthread_mutex_unlock(&limits->lock);
	if (taken)
		return ERR_OK;
	buffer_add_format(&response->headers, "Retry-After: %d\r\n",
	    GENERATION_RETRY_SECONDS);
	return error_set(error, ERR_LIMITED, "TOO_MANY_GENERATIONS",
	    "%" PRId64 " requests to models run for this user already",
	    limits->config->max_generations);
}

void limits_end_generation(struct limits *limits,
    const struct http_request *request, const char *user_id)
{
	struct running **link, *ended = NULL;

	if (!is_counted(limits, request))
		return;
	pthread_mutex_lock(&limits->lock);
	link = find(limits, user_id);
	if (*link != NULL && --(*link)->count == 0) {
		ended = *link;
		*link = ended->next;
	}
	pthread_mutex_unlock(&limits->lock);
	free(ended);
}
