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
 * Reads the price lists that CONFIG names, or the one that is installed with
 * the program. There may be none: *LIST is then NULL, and the log says that
 * costs stay unknown. A file that is named and cannot be used is ERR_NOT_FOUND
 * or ERR_INVALID with a sentence. The caller frees *LIST.
 */
enum err pricing_load(const struct config *config, struct price_list **list,
    struct error *error) ERROR_MUST_CHECK;

/*
 * Writes, for operators, which files LIST, as pricing_load() read it for
 * CONFIG, came from and how many models each prices: one line a file.
 */
void pricing_print(
    const struct config *config, const struct price_list *list, FILE *out);

/*
 * Fills EVENT's cost and cost_source, which then borrow from ROOM:
 *
 * - a cost that EVENT has (the provider's, the application's, 0 of what is
 *   free) stays, with at most 12 digits after the point; one that cannot be
 *   read is as good as none;
 * - a request that the provider refused (status 400 or more, no tokens) cost
 *   nothing: 0, "refused";
 * - counts that are known are priced by the lists, "list" or "override";
 * - anything else has no cost: NULL, never 0.
 *
 * Any thread.
 */
void api_price_event(
    const struct api *api, struct usage_event *event, struct price *room);

#endif
