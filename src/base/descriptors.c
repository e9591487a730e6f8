#include "base/descriptors.h"

#include <sys/resource.h>

/* A thread's own, its connection, and of a model call the connection and the
 * two that libcurl wakes itself by. */
#define FOR_EACH_REQUEST 5

/* Standard streams, the listener, who listens to the database, and such. */
#define FOR_ALL 32

int64_t descriptors_raise_limit(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return INT64_MAX;
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
	if (getrlimit(RLIMIT_NOFILE, &limit) != 0 ||
	    limit.rlim_cur >= INT64_MAX)
		return INT64_MAX;
	return (int64_t)limit.rlim_cur;
}

int64_t descriptors_wanted(const struct config *config)
{
	return config->max_requests * FOR_EACH_REQUEST + config->max_streams +
	       config->database_connections + FOR_ALL;
}
