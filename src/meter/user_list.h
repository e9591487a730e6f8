/*
 * The list of all users with their totals and newest days, a page at a time, as
 * JSON. Pages are found by key: each begins after the last user of the one
 * before, however many those were and whatever is recorded meanwhile. Sums
 * only grow, so that nobody comes twice; who grows past the place between two
 * pages comes with neither, unless the order is that of the ids.
 */
#ifndef METER_USER_LIST_H
#define METER_USER_LIST_H

#include "base/buffer.h"
#include "base/error.h"
#include "db/db.h"

#define USER_LIST_MAXIMUM 200	   /* users in a page */
#define USER_LIST_PAGE_MAXIMUM 600 /* bytes of a page's name */

struct user_list_question {
	const char *sort; /* "tokens" or "cost", the most first; "user" */
	const char *part; /* of the id, ASCII letters whatever their case;
			   * NULL: all */
	const char *page; /* the `next` of the page before; NULL: the first */
	int64_t limit;	  /* 1 to USER_LIST_MAXIMUM */
};

/*
 * Adds the page to JSON. ERR_INVALID with SORT_INVALID or PAGE_INVALID, or as
 * db_query(). Any thread.
 */
enum err user_list_write(struct db_pool *pool,
    const struct user_list_question *question, struct buffer *json,
    struct error *error) ERROR_MUST_CHECK;

#endif
