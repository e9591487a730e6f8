#include "meter/user_data.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/random_id.h"
#include "meter/audit_note.h"
#include "meter/usage_notice.h"

#define PAGE_EVENTS 500

static const struct db_statement event_statement = {"user_events",
    "SELECT request_id, (jsonb_build_object('kind', 'event') || "
    "to_jsonb(e))::text"
    " FROM usage_event e WHERE user_id = $1::text AND request_id > $2::text"
    " ORDER BY request_id LIMIT $3::bigint"};

/* Few, and small. */
static const struct db_statement rest_statements[] = {
    {"user_days",
	"SELECT (jsonb_build_object('kind', 'day') || to_jsonb(d))::text"
	" FROM usage_day d WHERE user_id = $1::text ORDER BY day, provider,"
	" model"},
    {"user_credentials",
	"SELECT (jsonb_build_object('kind', 'credential')"
	" || (to_jsonb(c) - 'kind' - 'secret_hash')"
	" || jsonb_build_object('credential_kind', c.kind))::text"
	" FROM credential c WHERE user_id = $1::text ORDER BY credential_id"},
    {"user_acts",
	"SELECT (jsonb_build_object('kind', 'act') || to_jsonb(a))::text"
	" FROM audit a WHERE details ->> 'userId' = $1::text"
	" OR subject = 'user ' || $1::text ORDER BY audit_id"},
};

/* A transaction for the note alone, where there is nothing else to write. */
static enum err note_export(struct db_pool *pool, const char *user_id,
    const char *actor, struct error *error)
{
	struct db_transaction *transaction = NULL;
	struct buffer subject = {0};
	enum err err = db_begin(pool, "", &transaction, error), end;

	if (err != ERR_OK)
		return err;
	buffer_add_format(&subject, "user %s", user_id);
	err = audit_note_write(transaction,
	    &(struct audit_note){actor, "user.export", subject.data, "{}"},
	    error);
	buffer_clear(&subject);
	end = db_end(transaction, err == ERR_OK, err == ERR_OK ? error : NULL);
	return err != ERR_OK ? err : end;
}

/* Hands out the events after *LAST, which moves on; *MORE: there may be
 * more. */
static enum err export_page(struct db_pool *pool, const char *user_id,
    char **last, bool *more, bool (*take)(void *context, const char *line),
    void *context, struct error *error)
{
	struct db_params params = {0};
	struct db_result *result = NULL;
	size_t rows;
	enum err err;

	db_params_add_text(&params, user_id);
	db_params_add_text(&params, *last);
	db_params_add_integer(&params, PAGE_EVENTS);
	err = db_query(pool, &event_statement, &params, &result, error);
	db_params_clear(&params);
	if (err != ERR_OK)
		return err;
	rows = db_result_rows(result);
	*more = rows == PAGE_EVENTS;
	for (size_t i = 0; i < rows; i++)
		if (!take(context, db_result_text(result, i, 1))) {
			*more = false;
			break;
		}
	if (rows > 0) {
		free(*last);
		*last = memory_strdup(db_result_text(result, rows - 1, 0));
	}
	db_result_free(result);
	return ERR_OK;
}

static enum err export_rest(struct db_pool *pool,
    const struct db_statement *statement, const char *user_id,
    bool (*take)(void *context, const char *line), void *context,
    struct error *error)
{
	struct db_params params = {0};
	struct db_result *result = NULL;
	enum err err;

	db_params_add_text(&params, user_id);
	err = db_query(pool, statement, &params, &result, error);
	db_params_clear(&params);
	if (err != ERR_OK)
		return err;
	for (size_t i = 0; i < db_result_rows(result); i++)
		if (!take(context, db_result_text(result, i, 0)))
			break;
	db_result_free(result);
	return ERR_OK;
}

enum err user_data_export(struct db_pool *pool, const char *user_id,
    const char *actor, bool (*take)(void *context, const char *line),
    void *context, struct error *error)
{
	char *last = memory_strdup("");
	bool more = true;
	enum err err = note_export(pool, user_id, actor, error);

	while (err == ERR_OK && more)
		err = export_page(
		    pool, user_id, &last, &more, take, context, error);
	for (size_t i = 0; err == ERR_OK &&
			   i < sizeof rest_statements / sizeof *rest_statements;
	     i++)
		err = export_rest(
		    pool, &rest_statements[i], user_id, take, context, error);
	free(last);
	return err;
}

/* In the recorder's order, as a rebuild does it. */
static const char stop_recording[] =
    "LOCK TABLE usage_event, usage_bucket, usage_day, usage_user"
    " IN SHARE ROW EXCLUSIVE MODE";

static const struct db_statement remove_statements[] = {
    {"remove_user_events",
	"WITH moved AS (UPDATE usage_event SET user_id = $2::text,"
	" request_id = gen_random_uuid()::text, metadata = NULL,"
	" plugin_name = NULL, upstream_id = NULL, user_source = NULL"
	" WHERE user_id = $1::text RETURNING 1) SELECT count(*) FROM moved"},
    {"remove_user_buckets",
	"WITH moved AS (UPDATE usage_bucket SET user_id = $2::text"
	" WHERE user_id = $1::text RETURNING 1) SELECT count(*) FROM moved"},
    {"remove_user_days",
	"WITH moved AS (UPDATE usage_day SET user_id = $2::text"
	" WHERE user_id = $1::text RETURNING 1) SELECT count(*) FROM moved"},
    {"remove_user_totals",
	"WITH moved AS (UPDATE usage_user SET user_id = $2::text"
	" WHERE user_id = $1::text RETURNING 1) SELECT count(*) FROM moved"},
    {"remove_user_credentials",
	"WITH ended AS (DELETE FROM credential WHERE user_id = $1::text"
	" RETURNING credential_id)"
	" SELECT count(pg_notify('tokenmeter_credential',"
	"  credential_id::text)), $2::text FROM ended"},
    /* Whoever watches somebody looks again. */
    {"remove_user_notice",
	"SELECT 0::bigint, pg_notify('" USAGE_NOTICE_CHANNEL "', 'everybody'),"
	" $1::text, $2::text"},
};

static enum err remove_in(struct db_transaction *transaction,
    const char *user_id, const char *actor, int64_t *events,
    struct error *error)
{
	char id[RANDOM_ID_SIZE];
	struct buffer subject = {0}, nobody = {0};
	struct db_params params = {0};
	enum err err = db_run_script(transaction, stop_recording, error);

	random_id_make(id);
	buffer_add_format(&nobody, "removed_%s", id + strlen("req_"));
	buffer_add_format(&subject, "user %s", user_id);
	db_params_add_text(&params, user_id);
	db_params_add_text(&params, nobody.data);
	for (size_t i = 0; err == ERR_OK && i < sizeof remove_statements /
						    sizeof *remove_statements;
	     i++) {
		struct db_result *result = NULL;

		err = db_run(transaction, &remove_statements[i], &params,
		    &result, error);
		if (err == ERR_OK && i == 0)
			*events = db_result_integer(result, 0, 0);
		db_result_free(result);
	}
	if (err == ERR_OK)
		err = audit_note_write(transaction,
		    &(struct audit_note){
			actor, "user.remove", subject.data, "{}"},
		    error);
	db_params_clear(&params);
	buffer_clear(&nobody);
	buffer_clear(&subject);
	return err;
}

enum err user_data_remove(struct db_pool *pool, const char *user_id,
    const char *actor, int64_t *events, struct error *error)
{
	struct db_transaction *transaction = NULL;
	enum err err = db_begin(pool, "", &transaction, error), end;

	if (err != ERR_OK)
		return err;
	err = remove_in(transaction, user_id, actor, events, error);
	end = db_end(transaction, err == ERR_OK, err == ERR_OK ? error : NULL);
	return err != ERR_OK ? err : end;
}
