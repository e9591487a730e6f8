/*
 * What to write where, for faults that `tokenmeter check --url` finds in what
 * stands before TokenMeter: by the web server that names itself in an answer.
 */
#ifndef API_SITE_ADVICE_H
#define API_SITE_ADVICE_H

#include "api/site_probe.h"

enum site_server {
	SITE_SERVER_OTHER, /* or unnamed */
	SITE_SERVER_APACHE,
	SITE_SERVER_LITESPEED,
	SITE_SERVER_NGINX
};

/* Tells which one ANSWER's header Server names. */
enum site_server site_server_read(const struct site_answer *answer);

/* Its name as people write it; NULL: SITE_SERVER_OTHER. */
const char *site_server_name(enum site_server server);

/* How Authorization gets through to TokenMeter. Lines to write stand alone,
 * behind a tab, as in all of these. */
const char *site_advice_authorization(enum site_server server);

/* How streams get through as they are made. */
const char *site_advice_streams(enum site_server server);

#endif
