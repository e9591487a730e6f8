/*
 * Makes the costs of recorded events anew, with the prices of now for their
 * own times, and moves the sums with them. Costs that a provider or an
 * application told stay, and so do those of refused requests.
 *
 * It goes through the events in the order of their keys, at most a thousand to
 * be priced of at most 20,000 at a time, each time in one transaction that
 * takes its locks in the recorder's order: others read and record meanwhile,
 * and nobody waits in a circle. Broken off, it has done what it has done; it
 * can be repeated at any time.
 */
#ifndef METER_REPRICE_H
#define METER_REPRICE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/decimal.h"
#include "base/error.h"
#include "db/db.h"
#include "meter/usage_event.h"

/* Where a price goes. */
struct reprice_price {
	char amount[DECIMAL_TEXT_SIZE]; /* USD */
	const char *source; /* static; see usage_event.cost_source */
};

/* Tells what EVENT costs by its time, provider, model and usage; false: no
 * price is known. */
typedef bool reprice_price_event(const void *context,
    const struct usage_event *event, struct reprice_price *price);

struct reprice_order {
	const char *from;  /* the first day, YYYY-MM-DD in the deployment's
			    * zone */
	const char *to;	   /* the last day; NULL: no end */
	bool unpriced;	   /* only events without a cost */
	bool dry_run;	   /* say it, but change nothing */
	const char *actor; /* for the audit */
	reprice_price_event *price;
	const void *context;
};

/*
 * Does what ORDER says, and says on OUT what changed. ERR_INVALID with a
 * sentence if a day is none. The pool should have no timeout.
 */
enum err reprice(struct db_pool *pool, const struct reprice_order *order,
    FILE *out, struct error *error) ERROR_MUST_CHECK;

#endif
