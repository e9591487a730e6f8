/*
 * What an event cost, decided before it is recorded.
 */
#ifndef API_PRICING_H
#define API_PRICING_H

#include <stdio.h>

#include "api/api.h"
#include "base/config.h"
#include "llm/prices.h"
#include "meter/usage_event.h"

/*
 * The price lists that the settings name, or the one that is installed with
 * the program. Reading them takes most of what a CGI process does, so it is
 * done when the first event needs a price, unless pricing_load() is called.
 */
struct pricing;

/* Reads nothing yet. CONFIG outlives it. */
struct pricing *pricing_new(const struct config *config);
void pricing_free(struct pricing *pricing);

/*
 * Reads the lists, if that was not done yet. There may be none: then the log
 * says that costs stay unknown. A file that is named and cannot be used is
 * ERR_NOT_FOUND or ERR_INVALID with a sentence. Any thread.
 */
enum err pricing_load(
    struct pricing *pricing, struct error *error) ERROR_MUST_CHECK;

/* The lists as far as they are read; NULL: there are none. Any thread. */
const struct price_list *pricing_list(const struct pricing *pricing);

/* Writes, for operators, which files the lists came from and how many models
 * each prices: one line a file. */
void pricing_print(const struct pricing *pricing, FILE *out);

/*
 * Fills EVENT's cost and cost_source, which then borrow from ROOM:
 *
 * - a cost that EVENT has (the provider's, the application's, 0 of what is
 *   free) stays, with at most 12 digits after the point; one that cannot be
 *   read is as good as none;
 * - a request that the provider refused (status 400 or more, no tokens) cost
 *   nothing: 0, "refused";
 * - counts that are known are priced by the lists, "list" or "override";
 * - anything else has no cost: NULL, never 0. So has what is recorded while
 *   the lists cannot be read, which is a line in the log.
 *
 * Any thread.
 */
void api_price_event(
    const struct api *api, struct usage_event *event, struct price *room);

#endif
