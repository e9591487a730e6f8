#include "meter/usage_totals.h"

#include <string.h>

enum err usage_totals_read_many(struct db_pool *pool,
    const char *const *user_ids, size_t count, struct usage_totals *totals,
    struct error *error)
{
	static const struct db_statement statement = {"usage_totals",
	    "SELECT asked.place, t.prompt_tokens, t.completion_tokens,"
	    " t.request_count"
	    " FROM unnest($1::text[]) WITH ORDINALITY AS asked (user_id, place)"
	    " CROSS JOIN LATERAL (SELECT * FROM total_usage"
	    "  WHERE total_usage.user_id = asked.user_id) t"};
	struct db_params params = {0};
	struct db_result *result = NULL;
	enum err err;

	memset(totals, 0, count * sizeof *totals);
	db_params_begin_array(&params, DB_TYPE_TEXT);
	for (size_t i = 0; i < count; i++)
		db_params_element_text(&params, user_ids[i]);
	db_params_end_array(&params);
	err = db_query(pool, &statement, &params, &result, error);
	db_params_clear(&params);
	if (err != ERR_OK)
		return err;
	for (size_t row = 0; row < db_result_rows(result); row++)
		totals[db_result_integer(result, row, 0) - 1] =
		    (struct usage_totals){db_result_integer(result, row, 1),
			db_result_integer(result, row, 2),
			db_result_integer(result, row, 3)};
	db_result_free(result);
	return ERR_OK;
}

enum err usage_totals_read(struct db_pool *pool, const char *user_id,
    struct usage_totals *totals, struct error *error)
{
	return usage_totals_read_many(pool, &user_id, 1, totals, error);
}
