/*
 * What an event cost, decided before it is recorded.
 */
#ifndef API_PRICING_H
#define API_PRICING_H

#include "api/api.h"
#include "llm/prices.h"
#include "meter/usage_event.h"

/*
 * Fills EVENT's cost and cost_source, which then borrow from ROOM:
 *
 * - a cost that EVENT has (the provider's, or the application's) stays, as a
 *   plain decimal number of 12 digits after the point; one that cannot be read
 *   is as good as none;
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
