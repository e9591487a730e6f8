#include "api/limits.h"

#include <string.h>

#include "unit.h"

static const struct http_body no_body;

/* One a minute, of all. */
static struct config strict = {.access = ACCESS_MODE_CLOSED,
    .rate_app = 1,
    .rate_user = 1,
    .rate_address = 1,
    .rate_failures = 1,
    .max_generations = 2};

static const struct http_caller user = {
    .means = MEANS_HEADER, .role = ROLE_USER, .lineage = {7}};
static const struct http_caller other = {
    .means = MEANS_HEADER, .role = ROLE_USER, .lineage = {8}};
static const struct http_caller cookie = {
    .means = MEANS_COOKIE, .role = ROLE_USER, .lineage = {70, 7}};
static const struct http_caller other_cookie = {
    .means = MEANS_COOKIE, .role = ROLE_USER, .lineage = {71, 7}};
static const struct http_caller app = {
    .means = MEANS_HEADER, .role = ROLE_APP, .lineage = {9}};
static const struct http_caller login = {
    .means = MEANS_LOGIN, .role = ROLE_USER, .login = "ada"};
static const struct http_caller open_one = {
    .means = MEANS_OPEN, .role = ROLE_ADMIN};
static const struct http_caller nobody;

static void begin(struct http_request *request, char *const *variables,
    const struct http_caller *caller)
{
	http_request_init(request, variables, &no_body);
	request->caller = *caller;
}

/* Counts a request; the answer's headers go to HEADERS, if that is wanted. */
static enum err count(struct limits *limits, char *address,
    const struct http_caller *caller, struct buffer *headers)
{
	char *variables[] = {address, NULL};
	struct http_request request;
	struct http_response response;
	struct error error;
	enum err err;

	begin(&request, variables, caller);
	http_response_init(&response);
	err = limits_count_request(limits, &request, &response, &error);
	if (headers != NULL)
		buffer_add(
		    headers, response.headers.data, response.headers.length);
	http_response_clear(&response);
	return err;
}

#define A "REMOTE_ADDR=203.0.113.9"
#define B "REMOTE_ADDR=203.0.113.10"

static const struct {
	char *first, *second; /* addresses */
	const struct http_caller *one, *two;
	enum err err; /* of the second */
} rows[] = {
    {A, A, &nobody, &nobody, ERR_LIMITED},
    {A, B, &nobody, &nobody, ERR_OK},
    {"REMOTE_ADDR=", "REMOTE_ADDR=", &nobody, &nobody, ERR_OK},
    /* Of version 6 a customer has a whole network. */
    {"REMOTE_ADDR=2001:db8::1", "REMOTE_ADDR=2001:db8::ffff:1", &nobody,
	&nobody, ERR_LIMITED},
    {"REMOTE_ADDR=2001:db8::1", "REMOTE_ADDR=2001:db8:0:1::1", &nobody, &nobody,
	ERR_OK},
    {A, B, &user, &user, ERR_LIMITED},
    {A, B, &user, &other, ERR_OK},
    {A, A, &user, &other, ERR_LIMITED},
    /* A cookie is what it was exchanged for. */
    {A, B, &user, &cookie, ERR_LIMITED},
    {A, B, &cookie, &other_cookie, ERR_LIMITED},
    {A, B, &other, &cookie, ERR_OK},
    {A, B, &login, &login, ERR_LIMITED},
    {A, B, &login, &user, ERR_OK},
    /* Applications call from few addresses. */
    {A, A, &nobody, &app, ERR_OK},
    {A, B, &app, &app, ERR_LIMITED},
    {A, A, &app, &nobody, ERR_OK},
    {A, A, &open_one, &open_one, ERR_OK},
};

START_TEST(who_asks_too_often_is_told)
{
	struct limits *limits = limits_new(&strict);
	struct buffer headers = {0};

	ck_assert_int_eq(
	    count(limits, rows[_i].first, rows[_i].one, NULL), ERR_OK);
	ck_assert_int_eq(count(limits, rows[_i].second, rows[_i].two, &headers),
	    rows[_i].err);
	if (rows[_i].err != ERR_OK) {
		ck_assert_ptr_nonnull(
		    strstr(headers.data, "RateLimit-Remaining: 0\r\n"));
		ck_assert_ptr_nonnull(strstr(headers.data, "Retry-After: "));
	}
	buffer_clear(&headers);
	limits_free(limits);
}
END_TEST

START_TEST(without_limits_nobody_is_counted)
{
	struct config config = {.access = ACCESS_MODE_CLOSED};
	struct limits *limits = limits_new(&config);

	for (int i = 0; i < 100; i++) {
		ck_assert_int_eq(count(limits, A, &user, NULL), ERR_OK);
		ck_assert_int_eq(count(NULL, A, &user, NULL), ERR_OK);
	}
	limits_free(limits);
}
END_TEST

START_TEST(failures_are_counted_apart)
{
	struct limits *limits = limits_new(&strict);
	char *variables[] = {A, NULL};
	struct http_response response;
	struct http_request request;
	struct error error = {.code = "CREDENTIAL_INVALID"};

	begin(&request, variables, &nobody);
	http_response_init(&response);
	ck_assert_int_eq(
	    limits_count_failure(limits, &request, &response, &error), ERR_OK);
	ck_assert_str_eq(error.code, "CREDENTIAL_INVALID");
	ck_assert_int_eq(
	    limits_count_failure(limits, &request, &response, &error),
	    ERR_LIMITED);
	ck_assert_str_eq(error.code, "RATE_LIMITED");
	ck_assert_int_eq(count(limits, A, &user, NULL), ERR_OK);
	http_response_clear(&response);
	limits_free(limits);
}
END_TEST

START_TEST(a_user_has_so_many_generations_at_once)
{
	struct limits *limits = limits_new(&strict);
	char *variables[] = {A, NULL};
	struct http_response response;
	struct http_request request;
	struct error error;

	begin(&request, variables, &app);
	http_response_init(&response);
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 2; i++)
			ck_assert_int_eq(
			    limits_begin_generation(
				limits, &request, "ada", &response, &error),
			    ERR_OK);
		ck_assert_int_eq(limits_begin_generation(limits, &request,
				     "ada", &response, &error),
		    ERR_LIMITED);
		ck_assert_str_eq(error.code, "TOO_MANY_GENERATIONS");
		ck_assert_int_eq(limits_begin_generation(limits, &request,
				     "bob", &response, &error),
		    ERR_OK);
		limits_end_generation(limits, &request, "bob");
		limits_end_generation(limits, &request, "ada");
		ck_assert_int_eq(limits_begin_generation(limits, &request,
				     "ada", &response, &error),
		    ERR_OK);
		limits_end_generation(limits, &request, "ada");
		limits_end_generation(limits, &request, "ada");
	}
	ck_assert_ptr_nonnull(
	    strstr(response.headers.data, "Retry-After: 1\r\n"));
	http_response_clear(&response);
	limits_free(limits);
}
END_TEST

UNIT_MAIN("limits", UNIT_ROWS(who_asks_too_often_is_told, rows),
    UNIT_ONCE(without_limits_nobody_is_counted),
    UNIT_ONCE(failures_are_counted_apart),
    UNIT_ONCE(a_user_has_so_many_generations_at_once))
