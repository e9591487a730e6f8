#include "meter/time_zone.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct time_zones {
	struct db_pool *pool;
	pthread_mutex_t lock;
	struct db_result *names; /* sorted by bytes; never changes once set */
};

struct time_zones *time_zones_new(struct db_pool *pool)
{
	struct time_zones *zones = memory_calloc(1, sizeof *zones);

	zones->pool = pool;
	pthread_mutex_init(&zones->lock, NULL);
	return zones;
}

void time_zones_free(struct time_zones *zones)
{
	if (zones == NULL)
		return;
	db_result_free(zones->names);
	pthread_mutex_destroy(&zones->lock);
	free(zones);
}

/* Reading them costs PostgreSQL a walk through its zone files: once. */
static enum err load(struct time_zones *zones, struct error *error)
{
	static const struct db_statement statement = {"time_zone_names",
	    "SELECT name FROM pg_timezone_names"
	    " WHERE name !~ '^(posix|right)/'"
	    " AND name NOT IN ('posixrules', 'localtime', 'Factory')"
	    " ORDER BY name COLLATE \"C\""};
	enum err err = ERR_OK;

	pthread_mutex_lock(&zones->lock);
	if (zones->names == NULL)
		err = db_query(
		    zones->pool, &statement, NULL, &zones->names, error);
	pthread_mutex_unlock(&zones->lock);
	return err;
}

enum err time_zone_check(
    struct time_zones *zones, const char *name, struct error *error)
{
	size_t low = 0, high;
	enum err err;

	if (strcmp(name, "UTC") == 0)
		return ERR_OK;
	err = load(zones, error);
	if (err != ERR_OK)
		return err;
	high = db_result_rows(zones->names);
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order =
		    strcmp(name, db_result_text(zones->names, middle, 0));

		if (order == 0)
			return ERR_OK;
		if (order > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return error_set(error, ERR_INVALID, "TIME_ZONE_INVALID",
	    "timeZone must be the name of an IANA time zone such as "
	    "Asia/Kathmandu");
}
