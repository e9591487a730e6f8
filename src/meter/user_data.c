#include "meter/user_data.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "meter/audit_note.h"

#define PAGE_LINES_TEXT "500"

/*
 * What is held, in pages: the rows of $1 after the one of cursor $2, with their
 * cursors. Events come before the sums over them, so that whoever adds up what
 * was recorded meanwhile finds no more of it than the sums have.
 */
static const struct part {
	const char *first; /* a cursor before all */
	struct db_statement statement;
} parts[] = {
    {"", {"user_events",
	     "SELECT request_id,"
	     " (jsonb_build_object('kind', 'event') || to_jsonb(e))::text"
	     " FROM usage_event e"
	     " WHERE user_id = $1::text AND request_id > $2::text"
	     " ORDER BY request_id LIMIT " PAGE_LINES_TEXT}},
    {"[\"-infinity\", \"\", \"\"]",
	{"user_buckets",
	    "SELECT jsonb_build_array(bucket_start, provider, model)::text,"
	    " (jsonb_build_object('kind', 'bucket') || to_jsonb(b))::text"
	    " FROM usage_bucket b WHERE user_id = $1::text"
	    " AND (bucket_start, provider, model) >"
	    "  (($2::text::jsonb ->> 0)::timestamptz,"
	    "   $2::text::jsonb ->> 1, $2::text::jsonb ->> 2)"
	    " ORDER BY bucket_start, provider, model LIMIT " PAGE_LINES_TEXT}},
    {"[\"-infinity\", \"\", \"\"]",
	{"user_days",
	    "SELECT jsonb_build_array(day, provider, model)::text,"
	    " (jsonb_build_object('kind', 'day') || to_jsonb(d))::text"
	    " FROM usage_day d WHERE user_id = $1::text"
	    " AND (day, provider, model) > (($2::text::jsonb ->> 0)::date,"
	    "  $2::text::jsonb ->> 1, $2::text::jsonb ->> 2)"
	    " ORDER BY day, provider, model LIMIT " PAGE_LINES_TEXT}},
    {"", {"user_total", "SELECT user_id,"
			" (jsonb_build_object('kind', 'total') || to_jsonb(u)"
			"  - 'tokens_step' - 'cost_step')::text"
			" FROM usage_user u"
			" WHERE user_id = $1::text AND $2::text = ''"}},
    {"0", {"user_credentials",
	      "SELECT credential_id::text,"
	      " (jsonb_build_object('kind', 'credential')"
	      "  || (to_jsonb(c) - 'kind' - 'secret_hash')"
	      "  || jsonb_build_object('credential_kind', c.kind))::text"
	      " FROM credential c WHERE user_id = $1::text"
	      " AND credential_id > $2::text::bigint"
	      " ORDER BY c.credential_id LIMIT " PAGE_LINES_TEXT}},
    {"0", {"user_acts",
	      "SELECT audit_id::text,"
	      " (jsonb_build_object('kind', 'act') || to_jsonb(a))::text"
	      " FROM audit a WHERE (details ->> 'userId' = $1::text"
	      "  OR subject = 'user ' || $1::text"
	      "  OR actor = 'login ' || $1::text)"
	      " AND audit_id > $2::text::bigint"
	      " ORDER BY a.audit_id LIMIT " PAGE_LINES_TEXT}},
};

/* An export under way. */
struct export
{
	struct db_pool *pool;
	const char *user_id;
	user_data_take *take;
	void *context;
	int64_t lines;
	bool stopped; /* by TAKE */
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

/* Hands out the rows after *CURSOR, which moves on; *MORE: there may be
 * more. */
static enum err export_page(struct export *export,
    const struct db_statement *statement, char **cursor, bool *more,
    struct error *error)
{
	struct db_params params = {0};
	struct db_result *result = NULL;
	size_t rows;
	enum err err;

	db_params_add_text(&params, export->user_id);
	db_params_add_text(&params, *cursor);
	err = db_query(export->pool, statement, &params, &result, error);
	db_params_clear(&params);
	if (err != ERR_OK)
		return err;
	rows = db_result_rows(result);
	for (size_t i = 0; i < rows && !export->stopped; i++) {
		export->stopped = !export->take(
		    export->context, db_result_text(result, i, 1));
		export->lines++;
	}
	*more = rows > 0;
	if (rows > 0) {
		free(*cursor);
		*cursor = memory_strdup(db_result_text(result, rows - 1, 0));
	}
	db_result_free(result);
	return ERR_OK;
}

static enum err export_part(
    struct export *export, const struct part *part, struct error *error)
{
	char *cursor = memory_strdup(part->first);
	bool more = true;
	enum err err = ERR_OK;

	while (err == ERR_OK && more && !export->stopped)
		err = export_page(
		    export, &part->statement, &cursor, &more, error);
	free(cursor);
	return err;
}

/* Where nobody can break an answer off (plain CGI), its last line tells
 * whether it is whole. */
static void export_end(const struct export *export)
{
	struct buffer line = {0};

	buffer_add_format(&line, "{\"kind\": \"end\", \"lines\": %" PRId64 "}",
	    export->lines);
	export->take(export->context, line.data);
	buffer_clear(&line);
}

enum err user_data_export(struct db_pool *pool, const char *user_id,
    const char *actor, user_data_take *take, void *context, struct error *error)
{
	struct export export = {
	    .pool = pool, .user_id = user_id, .take = take, .context = context};
	enum err err = note_export(pool, user_id, actor, error);

	for (size_t i = 0; err == ERR_OK && !export.stopped &&
			   i < sizeof parts / sizeof *parts;
	     i++)
		err = export_part(&export, &parts[i], error);
	if (err == ERR_OK && !export.stopped)
		export_end(&export);
	return err;
}
