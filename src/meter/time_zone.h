/*
 * The IANA time zones that PostgreSQL knows, by their names alone. It would
 * also take abbreviations and POSIX rules ("EST5EDT4") as zones; those are not
 * what a client may ask for.
 */
#ifndef METER_TIME_ZONE_H
#define METER_TIME_ZONE_H

#include "base/error.h"
#include "db/db.h"

struct time_zones;

/* POOL outlives the list, which is read when it is first needed. */
struct time_zones *time_zones_new(struct db_pool *pool);
void time_zones_free(struct time_zones *zones);

/*
 * ERR_OK if NAME is a zone, in the letters IANA uses (Asia/Kathmandu);
 * ERR_INVALID with TIME_ZONE_INVALID if not; or as db_query(). Any thread.
 */
enum err time_zone_check(struct time_zones *zones, const char *name,
    struct error *error) ERROR_MUST_CHECK;

#endif
