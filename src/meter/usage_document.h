/*
 * The usage document: one user's totals, days, months and newest requests, as
 * JSON. All of it comes from one statement, so from one snapshot: the days add
 * up to the months and the months to the totals, whatever commits meanwhile.
 */
#ifndef METER_USAGE_DOCUMENT_H
#define METER_USAGE_DOCUMENT_H

#include "base/buffer.h"
#include "base/error.h"
#include "db/db.h"
#include "meter/time_zone.h"

#define USAGE_DAYS_MAXIMUM 366

struct usage_question {
	const char *user_id;
	int64_t days; /* 1 to USAGE_DAYS_MAXIMUM: today and the days before;
		       * 0: the newest 30 that have usage */
	const char *time_zone;	   /* NULL: the deployment's */
	const char *own_time_zone; /* what the deployment's most likely is:
				    * asked for by name, it is as fast */
};

/*
 * Adds the document to JSON. A user without usage has one, too. ERR_INVALID
 * with TIME_ZONE_INVALID, or as db_query(). Any thread.
 */
enum err usage_document_write(struct db_pool *pool, struct time_zones *zones,
    const struct usage_question *question, struct buffer *json,
    struct error *error) ERROR_MUST_CHECK;

#endif
