#include "meter/unreported.h"

#include <stdlib.h>

#include "base/memory.h"

/* The columns of the statement. */
enum column {
	COLUMN_USER_ID,
	COLUMN_REQUEST_ID,
	COLUMN_MODEL,
	COLUMN_OPERATION,
	COLUMN_USER_SOURCE,
	COLUMN_OCCURRED_AT,
};

void unreported_clear(struct unreported *found)
{
	free(found->user_id);
	free(found->request_id);
	free(found->model);
	free(found->operation);
	free(found->user_source);
	*found = (struct unreported){0};
}

static char *copy(const struct db_result *result, enum column column)
{
	return memory_strdup(db_result_text(result, 0, (int)column));
}

enum err unreported_find(struct db_pool *pool, const char *provider,
    const char *upstream_id, struct unreported *found, struct error *error)
{
	/* The conditions of the index usage_event_unreported. */
	static const struct db_statement statement = {"unreported_find",
	    "SELECT user_id, request_id, model, operation, user_source,"
	    " occurred_at FROM usage_event"
	    " WHERE upstream_id = $1::text AND provider = $2::text"
	    " AND operation = 'responses'"
	    " AND usage_source IN ('none', 'partial')"
	    " AND prompt_tokens + completion_tokens = 0"
	    " ORDER BY occurred_at, user_id, request_id LIMIT 1"};
	struct db_params params = {0};
	struct db_result *result = NULL;
	enum err err;

	db_params_add_text(&params, upstream_id);
	db_params_add_text(&params, provider);
	err = db_query(pool, &statement, &params, &result, error);
	db_params_clear(&params);
	if (err == ERR_OK && db_result_rows(result) == 1)
		*found =
		    (struct unreported){.user_id = copy(result, COLUMN_USER_ID),
			.request_id = copy(result, COLUMN_REQUEST_ID),
			.model = copy(result, COLUMN_MODEL),
			.operation = copy(result, COLUMN_OPERATION),
			.user_source = copy(result, COLUMN_USER_SOURCE),
			.occurred_at =
			    db_result_timestamp(result, 0, COLUMN_OCCURRED_AT)};
	db_result_free(result);
	return err;
}
