#include "auth/audit.h"

static const struct db_statement list_statement = {"audit_list",
    "SELECT audit_id, done_at, actor, act, subject, details::text FROM audit"
    " WHERE $1::bigint = 0 OR audit_id < $1::bigint"
    " ORDER BY audit_id DESC LIMIT $2::bigint"};

enum err audit_list(struct db_pool *pool, int64_t before, int64_t limit,
    void (*show)(void *context, const struct audit_row *row), void *context,
    struct error *error)
{
	const int64_t page[] = {before, limit};
	struct db_result *result = NULL;
	enum err err =
	    db_query_integers(pool, &list_statement, page, 2, &result, error);

	if (err != ERR_OK)
		return err;
	for (size_t i = 0; i < db_result_rows(result); i++) {
		const struct audit_row row = {
		    .id = db_result_integer(result, i, 0),
		    .done_at = db_result_timestamp(result, i, 1),
		    .actor = db_result_text(result, i, 2),
		    .act = db_result_text(result, i, 3),
		    .subject = db_result_text(result, i, 4),
		    .details = db_result_text(result, i, 5)};

		show(context, &row);
	}
	db_result_free(result);
	return ERR_OK;
}
