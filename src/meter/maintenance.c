#include "meter/maintenance.h"

#include <inttypes.h>
#include <string.h>

#include "base/json_writer.h"
#include "db/schema.h"
#include "meter/audit_note.h"
#include "meter/time_zone.h"

static const struct db_statement insert_zone = {"insert_time_zone",
    "INSERT INTO deployment (time_zone) VALUES ($1::text)"
    " ON CONFLICT (singleton) DO NOTHING"};

static const struct db_statement update_zone = {"update_time_zone",
    "INSERT INTO deployment (time_zone) VALUES ($1::text)"
    " ON CONFLICT (singleton) DO UPDATE SET time_zone = excluded.time_zone"};

static enum err check_zone_name(
    struct db_pool *pool, const char *name, struct error *error)
{
	struct time_zones *zones = time_zones_new(pool);
	enum err err = time_zone_check(zones, name, error);

	time_zones_free(zones);
	if (err == ERR_INVALID)
		return error_set(error, err, "TIME_ZONE_INVALID",
		    "TOKENMETER_TIME_ZONE: \"%s\" is not the name of an IANA "
		    "time zone such as Europe/Berlin",
		    name);
	return err;
}

enum err maintenance_check_zone(
    struct db_pool *pool, const char *time_zone, struct error *error)
{
	static const struct db_statement statement = {
	    "deployment_zone", "SELECT time_zone FROM deployment"};
	struct db_result *result = NULL;
	enum err err = db_query(pool, &statement, NULL, &result, error);
	const char *zone;

	if (err != ERR_OK)
		return err;
	zone = db_result_rows(result) == 1 ? db_result_text(result, 0, 0) : "";
	if (strcmp(zone, time_zone) != 0)
		err = error_set(error, ERR_INVALID, "TIME_ZONE_CHANGED",
		    "TOKENMETER_TIME_ZONE is %s, but the days in the database "
		    "are those of %s: set it back, or run `tokenmeter rebuild`",
		    time_zone, zone);
	db_result_free(result);
	return err;
}

static enum err note_migration(const void *context,
    struct db_transaction *transaction, const struct schema_change *change,
    struct error *error)
{
	struct buffer details = {0};
	struct json_writer json = {&details, false};
	enum err err;

	json_begin_object(&json, NULL);
	json_put_integer(&json, "from", change->before);
	json_put_integer(&json, "to", schema_version());
	json_end_object(&json);
	err = audit_note_write(transaction,
	    &(struct audit_note){context, "schema.migrate", "", details.data},
	    error);
	buffer_clear(&details);
	return err;
}

enum err maintenance_migrate(struct db_pool *pool, const char *time_zone,
    const char *actor, FILE *out, struct error *error)
{
	struct db_params params = {0};
	struct db_result *result = NULL;
	struct schema_change change = {0};
	enum err err = check_zone_name(pool, time_zone, error);

	if (err == ERR_OK)
		err =
		    schema_migrate(pool, note_migration, actor, &change, error);
	if (err != ERR_OK)
		return err;
	db_params_add_text(&params, time_zone);
	err = db_query(pool, &insert_zone, &params, &result, error);
	db_params_clear(&params);
	db_result_free(result);
	if (err != ERR_OK)
		return err;
	fprintf(out, "schema %d: %d migration%s applied\n", schema_version(),
	    change.applied, change.applied == 1 ? "" : "s");
	return maintenance_check_zone(pool, time_zone, error);
}

static enum err set_zone(struct db_transaction *transaction,
    const char *time_zone, struct error *error)
{
	struct db_params params = {0};
	struct db_result *result = NULL;
	enum err err;

	db_params_add_text(&params, time_zone);
	err = db_run(transaction, &update_zone, &params, &result, error);
	db_params_clear(&params);
	db_result_free(result);
	return err;
}

/* DELETE, not TRUNCATE: readers go on seeing the old sums until the commit.
 * In the order of the keys, so that a user's rows lie together. */
static const char rebuild_sums[] =
    "DELETE FROM usage_bucket;"
    "INSERT INTO usage_bucket SELECT * FROM usage_bucket_from_events"
    " ORDER BY 1, 2, 3, 4;"
    "DELETE FROM usage_day;"
    "INSERT INTO usage_day SELECT * FROM usage_day_from_events"
    " ORDER BY 1, 2, 3, 4;"
    "DELETE FROM usage_user;"
    "INSERT INTO usage_user SELECT * FROM usage_user_from_events ORDER BY 1;"
    "DELETE FROM usage_site_total;"
    "INSERT INTO usage_site_total"
    " SELECT 0, sum(prompt_tokens), sum(completion_tokens),"
    " sum(cached_tokens), sum(cache_write_tokens), sum(reasoning_tokens),"
    " sum(request_count), min(first_request_at), max(last_request_at),"
    " sum(cost), sum(priced_count), count(*)"
    " FROM usage_user HAVING count(*) > 0;"
    "DELETE FROM usage_site;"
    "INSERT INTO usage_site SELECT * FROM usage_site_from_events"
    " ORDER BY 1, 2, 3, 4";

/* In the recorder's order, and before the snapshot that reads the events. */
static const char stop_recording[] =
    "LOCK TABLE usage_event, usage_bucket, usage_day, usage_user,"
    " usage_site_total, usage_site IN SHARE ROW EXCLUSIVE MODE";

static enum err note_rebuild(struct db_transaction *transaction,
    const char *time_zone, const char *actor, struct error *error)
{
	struct buffer details = {0};
	struct json_writer json = {&details, false};
	enum err err;

	json_begin_object(&json, NULL);
	json_put_text(&json, "timeZone", time_zone);
	json_end_object(&json);
	err = audit_note_write(transaction,
	    &(struct audit_note){actor, "sums.rebuild", "", details.data},
	    error);
	buffer_clear(&details);
	return err;
}

enum err maintenance_rebuild(struct db_pool *pool, const char *time_zone,
    const char *actor, FILE *out, struct error *error)
{
	struct db_transaction *transaction = NULL;
	enum err err = check_zone_name(pool, time_zone, error), end;

	if (err == ERR_OK)
		err = db_begin(pool, "", &transaction, error);
	if (err == ERR_OK)
		err = db_run_script(transaction, stop_recording, error);
	if (err == ERR_OK)
		err = set_zone(transaction, time_zone, error);
	if (err == ERR_OK)
		err = db_run_script(transaction, rebuild_sums, error);
	if (err == ERR_OK)
		err = note_rebuild(transaction, time_zone, actor, error);
	end = db_end(transaction, err == ERR_OK, err == ERR_OK ? error : NULL);
	if (err == ERR_OK)
		err = end;
	if (err == ERR_OK)
		fprintf(out, "sums rebuilt, days in %s\n", time_zone);
	return err;
}

#define SUMS                                                    \
	" prompt_tokens, completion_tokens, cached_tokens,"     \
	" cache_write_tokens, reasoning_tokens, request_count," \
	" first_request_at, last_request_at, cost, priced_count"

/* Each finds the rows, or users, that differ. */
static const struct comparison {
	const char *name;
	struct db_statement statement;
} comparisons[] = {
    {"quarter hours against events",
	{"verify_buckets",
	    "SELECT count(*) FROM ("
	    " (TABLE usage_bucket EXCEPT TABLE usage_bucket_from_events)"
	    " UNION ALL"
	    " (TABLE usage_bucket_from_events EXCEPT TABLE usage_bucket)) d"}},
    {"days against events",
	{"verify_days",
	    "SELECT count(*) FROM ("
	    " (TABLE usage_day EXCEPT TABLE usage_day_from_events)"
	    " UNION ALL"
	    " (TABLE usage_day_from_events EXCEPT TABLE usage_day)) d"}},
    {"users against events",
	{"verify_users",
	    "WITH u AS (SELECT user_id," SUMS " FROM usage_user)"
	    " SELECT count(*) FROM ("
	    " (TABLE u EXCEPT TABLE usage_user_from_events)"
	    " UNION ALL (TABLE usage_user_from_events EXCEPT TABLE u)) d"}},
    {"the site's days against events",
	{"verify_site_days",
	    "WITH s AS (SELECT day, provider, model, sum(prompt_tokens),"
	    "  sum(completion_tokens), sum(cached_tokens),"
	    "  sum(cache_write_tokens), sum(reasoning_tokens),"
	    "  sum(request_count), min(first_request_at),"
	    "  max(last_request_at),"
	    "  CASE WHEN sum(priced_count) > 0 THEN sum(cost) END,"
	    "  sum(priced_count)"
	    "  FROM usage_site GROUP BY 1, 2, 3),"
	    " e AS (SELECT day, provider, model," SUMS
	    "  FROM usage_site_from_events)"
	    " SELECT count(*) FROM ((TABLE s EXCEPT TABLE e)"
	    " UNION ALL (TABLE e EXCEPT TABLE s)) d"}},
    {"the site's totals against users",
	{"verify_site_totals",
	    "WITH s AS (SELECT prompt_tokens, completion_tokens, cached_tokens,"
	    "  cache_write_tokens, reasoning_tokens, request_count,"
	    "  first_request_at, last_request_at, cost, unpriced_count,"
	    "  user_count FROM site_usage),"
	    " u AS (SELECT coalesce(sum(prompt_tokens), 0),"
	    "  coalesce(sum(completion_tokens), 0),"
	    "  coalesce(sum(cached_tokens), 0),"
	    "  coalesce(sum(cache_write_tokens), 0),"
	    "  coalesce(sum(reasoning_tokens), 0),"
	    "  coalesce(sum(request_count), 0), min(first_request_at),"
	    "  max(last_request_at), sum(cost),"
	    "  coalesce(sum(unpriced_count), 0), count(*) FROM total_usage)"
	    " SELECT count(*) FROM (TABLE s EXCEPT TABLE u) d"}},
    {"days against totals",
	{"verify_daily_usage",
	    "SELECT count(*) FROM (SELECT user_id, sum(prompt_tokens)::bigint"
	    "  AS prompt_tokens, sum(completion_tokens)::bigint AS"
	    "  completion_tokens, sum(request_count)::bigint AS request_count,"
	    "  sum(cost) AS cost, sum(unpriced_count) AS unpriced_count"
	    "  FROM daily_usage GROUP BY user_id) d"
	    " FULL JOIN total_usage t USING (user_id) WHERE"
	    " (d.prompt_tokens, d.completion_tokens, d.request_count,"
	    "  d.cost, d.unpriced_count) IS DISTINCT FROM"
	    " (t.prompt_tokens, t.completion_tokens, t.request_count,"
	    "  t.cost, t.unpriced_count)"}},
    {"months against totals",
	{"verify_monthly_usage",
	    "SELECT count(*) FROM (SELECT user_id, sum(prompt_tokens)::bigint"
	    "  AS prompt_tokens, sum(completion_tokens)::bigint AS"
	    "  completion_tokens, sum(request_count)::bigint AS request_count,"
	    "  sum(cost) AS cost, sum(unpriced_count) AS unpriced_count"
	    "  FROM monthly_usage GROUP BY user_id) m"
	    " FULL JOIN total_usage t USING (user_id) WHERE"
	    " (m.prompt_tokens, m.completion_tokens, m.request_count,"
	    "  m.cost, m.unpriced_count) IS DISTINCT FROM"
	    " (t.prompt_tokens, t.completion_tokens, t.request_count,"
	    "  t.cost, t.unpriced_count)"}},
};

static enum err compare(struct db_transaction *transaction,
    const struct comparison *comparison, FILE *out, bool *sound,
    struct error *error)
{
	struct db_result *result = NULL;
	enum err err =
	    db_run(transaction, &comparison->statement, NULL, &result, error);
	int64_t differ;

	if (err != ERR_OK)
		return err;
	differ = db_result_integer(result, 0, 0);
	db_result_free(result);
	if (differ == 0)
		fprintf(out, "%s: equal\n", comparison->name);
	else
		fprintf(
		    out, "%s: %" PRId64 " differ\n", comparison->name, differ);
	*sound = *sound && differ == 0;
	return ERR_OK;
}

enum err maintenance_verify(
    struct db_pool *pool, FILE *out, bool *sound, struct error *error)
{
	struct db_transaction *transaction = NULL;
	enum err err, end;

	*sound = true;
	err = db_begin(pool, "ISOLATION LEVEL REPEATABLE READ READ ONLY",
	    &transaction, error);
	if (err != ERR_OK)
		return err;
	for (size_t i = 0;
	     err == ERR_OK && i < sizeof comparisons / sizeof *comparisons; i++)
		err = compare(transaction, &comparisons[i], out, sound, error);
	end = db_end(transaction, err == ERR_OK, err == ERR_OK ? error : NULL);
	return err != ERR_OK ? err : end;
}
