#include "meter/settings_note.h"

#include "base/json_writer.h"

/* Several programs that start together are one change. */
static const char lock[] =
    "SELECT pg_advisory_xact_lock(hashtext('tokenmeter settings'))";

/* What was known before is what the notes before add up to. */
static const struct db_statement statement = {"settings_note",
    "WITH given AS ("
    " SELECT name, value, preset FROM jsonb_to_recordset($2::text::jsonb)"
    "  AS given (name text, value text, preset text)"
    "), last AS ("
    " SELECT DISTINCT ON (name) name, change ->> 'new' AS value"
    " FROM audit, jsonb_each(details) AS setting (name, change)"
    " WHERE act = 'settings.change' ORDER BY name, audit_id DESC"
    "), changed AS ("
    " SELECT name, CASE WHEN last.name IS NULL THEN preset"
    "  ELSE last.value END AS old, given.value AS new"
    " FROM given FULL JOIN last USING (name)"
    ") INSERT INTO audit (actor, act, details)"
    " SELECT $1::text, 'settings.change', jsonb_object_agg("
    "  name, jsonb_build_object('old', old, 'new', new))"
    " FROM changed WHERE old IS DISTINCT FROM new HAVING count(*) > 0"};

/* The audit is an answer of ours, and those tell nobody where things lie. */
static const char *without_path(const char *value)
{
	return value != NULL && value[0] == '/' ? "(a path)" : value;
}

static void add_setting(void *context, const struct config_value *value)
{
	struct json_writer *json = context;

	json_begin_object(json, NULL);
	json_put_text(json, "name", value->name);
	json_put_text(json, "value", without_path(value->value));
	json_put_text(json, "preset", value->preset);
	json_end_object(json);
}

static enum err write_note(struct db_transaction *transaction,
    const char *settings, const char *actor, struct error *error)
{
	struct db_params params = {0};
	struct db_result *result = NULL;
	enum err err = db_run_script(transaction, lock, error);

	if (err != ERR_OK)
		return err;
	db_params_add_text(&params, actor);
	db_params_add_text(&params, settings);
	err = db_run(transaction, &statement, &params, &result, error);
	db_params_clear(&params);
	db_result_free(result);
	return err;
}

enum err settings_note_write(struct db_pool *pool, const struct config *config,
    const char *actor, struct error *error)
{
	struct buffer settings = {0};
	struct json_writer json = {&settings, false};
	struct db_transaction *transaction = NULL;
	enum err err = db_begin(pool, "", &transaction, error), end;

	if (err != ERR_OK)
		return err;
	json_begin_array(&json, NULL);
	config_list_values(config, add_setting, &json);
	json_end_array(&json);
	err = write_note(transaction, settings.data, actor, error);
	buffer_clear(&settings);
	end = db_end(transaction, err == ERR_OK, err == ERR_OK ? error : NULL);
	return err != ERR_OK ? err : end;
}
