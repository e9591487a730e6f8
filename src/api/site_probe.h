/*
 * One question to a site from outside, and its answer, as far as a check
 * looks at it.
 */
#ifndef API_SITE_PROBE_H
#define API_SITE_PROBE_H

#include <stdbool.h>

#include "api/site_url.h"
#include "base/buffer.h"
#include "llm/exchange.h"

/* Starts as {0}. All in it was written by a stranger. */
struct site_answer {
	int status;
	struct buffer head; /* lines "Name: value\r\n" */
	struct buffer body; /* up to a limit */
};

/*
 * Asks GET for PATH, behind URL's prefix, with HEADERS (lines "Name:
 * value\r\n", or ""). Fails as exchange_run() does, but that an answer too
 * long to be kept whole, or an event stream, of which nothing is kept, is good.
 * Half a minute at most.
 */
enum err site_probe_ask(struct exchange_pool *pool, const struct site_url *url,
    const char *path, const char *headers, struct site_answer *answer,
    struct error *error) ERROR_MUST_CHECK;

#define SITE_LISTEN_SECONDS 10

/*
 * As site_probe_ask(), but asks as a browser does that wants events, and ends
 * with the first bytes of an event stream, which ANSWER then has. ERR_TIMEOUT:
 * none arrived within SITE_LISTEN_SECONDS.
 */
enum err site_probe_listen(struct exchange_pool *pool,
    const struct site_url *url, const char *path, const char *headers,
    struct site_answer *answer, struct error *error) ERROR_MUST_CHECK;

/* Empties ANSWER. */
void site_answer_clear(struct site_answer *answer);

/* Copies the value of the header NAME, the last one, into TEXT; "" when there
 * is none, or it is longer. */
void site_answer_header(const struct site_answer *answer, const char *name,
    char *text, size_t room);

/* Tells whether some header NAME has PART in its value. */
bool site_answer_header_has(
    const struct site_answer *answer, const char *name, const char *part);

/* Tells whether the body is a JSON object whose member NAME is the text
 * VALUE. */
bool site_answer_is(
    const struct site_answer *answer, const char *name, const char *value);

/* Copies that text of the member NAME into TEXT; "" when there is none, or it
 * is longer. */
void site_answer_text(const struct site_answer *answer, const char *name,
    char *text, size_t room);

#endif
