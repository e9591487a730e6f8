#include "api/attribution.h"

#include <stdio.h>
#include <string.h>

#include "unit.h"

#define LONGEST                                                            \
	"0123456789012345678901234567890123456789012345678901234567890123" \
	"0123456789012345678901234567890123456789012345678901234567890123" \
	"0123456789012345678901234567890123456789012345678901234567890123" \
	"012345678901234567890123456789012345678901234567890123456789012"

static const struct http_body no_body;

static const struct {
	const char *header, *body, *body_source, *preset; /* NULL: none */
	const char *user, *source;			  /* NULL: nobody */
	enum err err;
	const char *bound; /* to whom the caller's key is; NULL: to nobody */
} rows[] = {
    {"ada", "bob", "user", "cy", "ada", "header", ERR_OK, NULL},
    {NULL, "bob", "user", "cy", "bob", "user", ERR_OK, NULL},
    {NULL, "bob", "safety_identifier", NULL, "bob", "safety_identifier", ERR_OK,
	NULL},
    {NULL, "bob", "metadata", NULL, "bob", "metadata", ERR_OK, NULL},
    {NULL, NULL, NULL, "cy", "cy", "default", ERR_OK, NULL},
    {"", NULL, NULL, "cy", "cy", "default", ERR_OK, NULL},
    {NULL, NULL, NULL, NULL, NULL, NULL, ERR_OK, NULL},
    {"zoë", NULL, NULL, NULL, "zoë", "header", ERR_OK, NULL},
    {LONGEST, NULL, NULL, NULL, LONGEST, "header", ERR_OK, NULL},
    {LONGEST "x", "bob", "user", NULL, NULL, NULL, ERR_INVALID, NULL},
    {"a\x01", "bob", "user", NULL, NULL, NULL, ERR_INVALID, NULL},
    {NULL, NULL, NULL, NULL, "zoe", "key", ERR_OK, "zoe"},
    {"ada", "bob", "user", "cy", "zoe", "key", ERR_OK, "zoe"},
    {"a\x01", NULL, NULL, NULL, "zoe", "key", ERR_OK, "zoe"},
    {"\xff", "bob", "user", NULL, NULL, NULL, ERR_INVALID, NULL},
};

START_TEST(the_first_that_names_a_user_decides)
{
	char header[400];
	char *variables[] = {header, NULL};
	struct config config = {.default_user = (char *)rows[_i].preset};
	struct request_facts facts = {
	    .user = (char *)rows[_i].body, .user_source = rows[_i].body_source};
	struct attribution found;
	struct http_request request;
	struct error error;

	snprintf(header, sizeof header, "HTTP_X_TOKENMETER_USER=%s",
	    rows[_i].header != NULL ? rows[_i].header : "");
	if (rows[_i].header == NULL)
		variables[0] = NULL;
	http_request_init(&request, variables, &no_body);
	if (rows[_i].bound != NULL)
		snprintf(request.caller.user_id, sizeof request.caller.user_id,
		    "%s", rows[_i].bound);
	ck_assert_int_eq(
	    attribution_find(&request, &facts, &config, &found, &error),
	    rows[_i].err);
	ck_assert_pstr_eq(found.user_id, rows[_i].user);
	ck_assert_pstr_eq(found.source, rows[_i].source);
	http_request_clear(&request);
}
END_TEST

START_TEST(a_default_user_has_to_be_a_name)
{
	char good[] = "everyone", bad[] = LONGEST "x";
	struct config config = {0};
	struct error error;

	ck_assert_int_eq(attribution_check_settings(&config, &error), ERR_OK);
	config.default_user = good;
	ck_assert_int_eq(attribution_check_settings(&config, &error), ERR_OK);
	config.default_user = bad;
	ck_assert_int_eq(
	    attribution_check_settings(&config, &error), ERR_INVALID);
	ck_assert_ptr_nonnull(strstr(error.message, "TOKENMETER_DEFAULT_USER"));
}
END_TEST

UNIT_MAIN("attribution", UNIT_ROWS(the_first_that_names_a_user_decides, rows),
    UNIT_ONCE(a_default_user_has_to_be_a_name))
