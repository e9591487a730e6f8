/*
 * Limits that protect: how often a credential or an address may ask, how often
 * an address may show a credential that is no good, and how many generations
 * of a user run at once. One set of counters for all threads.
 */
#ifndef API_LIMITS_H
#define API_LIMITS_H

#include "api/api.h"

struct limits;

struct limits *limits_new(const struct config *config);

/* NULL is fine. */
void limits_free(struct limits *limits);

/*
 * Counts the request, whose caller is known by now (or is nobody), for his
 * login or credential (with a cookie: what that was exchanged for), and for his
 * address unless he is an application's or an admin's. ERR_LIMITED if that is
 * too often; RESPONSE gets the RateLimit headers either way. Nobody is counted
 * in open mode, nor in a process that answers one request (LIMITS is NULL).
 */
enum err limits_count_request(struct limits *limits,
    const struct http_request *request, struct http_response *response,
    struct error *error) ERROR_MUST_CHECK;

/* Counts a credential that was no good for the address that showed it.
 * ERR_LIMITED if that has shown too many; RESPONSE gets headers then. */
enum err limits_count_failure(struct limits *limits,
    const struct http_request *request, struct http_response *response,
    struct error *error) ERROR_MUST_CHECK;

/*
 * Takes a place among USER_ID's generations, on behalf of REQUEST's caller;
 * ERR_LIMITED: they are all taken. What was taken is given back by
 * limits_end_generation().
 */
enum err limits_begin_generation(struct limits *limits,
    const struct http_request *request, const char *user_id,
    struct http_response *response, struct error *error) ERROR_MUST_CHECK;
void limits_end_generation(struct limits *limits,
    const struct http_request *request, const char *user_id);

#endif
