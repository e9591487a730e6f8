#include "meter/user_removal.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/random_id.h"
#include "meter/audit_note.h"
#include "meter/event_lock.h"
#include "meter/usage_notice.h"

/* How often a step that stood in another transaction's way is repeated. */
#define ATTEMPTS_MAXIMUM 4

#define TIME_OF_ID "req_0123456789ab"

/* A removal under way. */
struct removal {
	const char *user_id;
	const char *nobody; /* the id that his events get */
	const char *notice; /* for whoever watches him */
	int64_t at;	    /* up to here events have moved, by instant */
	char *request_id;   /* and request id; "" is before all */
	int64_t newest;	    /* instant of the last event that was there */
	int64_t events;
};

static const struct db_statement end_credentials = {"removal_credentials",
    "WITH ended AS (DELETE FROM credential WHERE user_id = $1::text"
    " RETURNING credential_id)"
    " SELECT jsonb_build_object('credentials', coalesce(jsonb_agg("
    "  credential_id ORDER BY credential_id), '[]'))::text,"
    " count(pg_notify('tokenmeter_credential', credential_id::text))"
    " FROM ended"};

static enum err end_and_note(struct db_transaction *transaction,
    const char *user_id, const char *actor, struct error *error)
{
	struct buffer subject = {0};
	struct db_params params = {0};
	struct db_result *result = NULL;
	enum err err;

	buffer_add_format(&subject, "user %s", user_id);
	db_params_add_text(&params, user_id);
	err = db_run(transaction, &end_credentials, &params, &result, error);
	if (err == ERR_OK)
		err = audit_note_write(transaction,
		    &(struct audit_note){actor, "user.remove", subject.data,
			db_result_text(result, 0, 0)},
		    error);
	db_result_free(result);
	db_params_clear(&params);
	buffer_clear(&subject);
	return err;
}

/* His keys and tokens end before his numbers move, so that they bring no more
 * and show nobody half of what there was. */
static enum err begin(struct db_pool *pool, const char *user_id,
    const char *actor, struct error *error)
{
	struct db_transaction *transaction = NULL;
	enum err err = db_begin(pool, "", &transaction, error), end;

	if (err != ERR_OK)
		return err;
	err = end_and_note(transaction, user_id, actor, error);
	end = db_end(transaction, err == ERR_OK, err == ERR_OK ? error : NULL);
	return err != ERR_OK ? err : end;
}

/* What is dated later is recorded meanwhile: without this bound, who records
 * faster than this removes would keep it from ending. False: nothing is
 * there. */
static enum err find_span(struct db_pool *pool, struct removal *removal,
    bool *more, struct error *error)
{
	static const struct db_statement statement = {"removal_span",
	    "SELECT min(occurred_at), max(occurred_at) FROM usage_event"
	    " WHERE user_id = $1::text"};
	struct db_params params = {0};
	struct db_result *result = NULL;
	enum err err;

	db_params_add_text(&params, removal->user_id);
	err = db_query(pool, &statement, &params, &result, error);
	db_params_clear(&params);
	if (err != ERR_OK)
		return err;
	*more = !db_result_is_null(result, 0, 0);
	removal->at = db_result_timestamp(result, 0, 0);
	removal->newest = db_result_timestamp(result, 0, 1);
	db_result_free(result);
	return ERR_OK;
}

static enum err move_events(struct db_transaction *transaction,
    const struct removal *removal, struct db_result **result,
    struct error *error)
{
	static const struct db_statement statement = {"removal_step",
	    "SELECT moved_count, last_at, last_request_id,"
	    " pg_notify('" USAGE_NOTICE_CHANNEL "', $6::text)"
	    " FROM remove_user_events($1::text, $2::text, $3::timestamptz,"
	    "  $4::text, $5::timestamptz)"};
	struct db_params params = {0};
	enum err err = db_run_script(transaction, EVENT_LOCK, error);

	if (err != ERR_OK)
		return err;
	db_params_add_text(&params, removal->user_id);
	db_params_add_text(&params, removal->nobody);
	db_params_add_timestamp(&params, removal->at);
	db_params_add_text(&params, removal->request_id);
	db_params_add_timestamp(&params, removal->newest);
	db_params_add_text(&params, removal->notice);
	err = db_run(transaction, &statement, &params, result, error);
	db_params_clear(&params);
	return err;
}

static enum err try_step(struct db_pool *pool, const struct removal *removal,
    struct db_result **result, struct error *error)
{
	struct db_transaction *transaction = NULL;
	enum err err = db_begin(pool, "ISOLATION LEVEL READ COMMITTED",
		     &transaction, error),
		 end;

	*result = NULL;
	if (err != ERR_OK)
		return err;
	err = move_events(transaction, removal, result, error);
	end = db_end(transaction, err == ERR_OK, err == ERR_OK ? error : NULL);
	return err != ERR_OK ? err : end;
}

/* Goes one step on; *MORE tells whether there may be another. */
static enum err do_step(struct db_pool *pool, struct removal *removal,
    bool *more, struct error *error)
{
	struct db_result *result = NULL;
	enum err err = ERR_CONFLICT;

	for (int i = 0; i < ATTEMPTS_MAXIMUM && err == ERR_CONFLICT; i++) {
		db_result_free(result);
		err = try_step(pool, removal, &result, error);
	}
	if (err == ERR_OK) {
		*more = db_result_integer(result, 0, 0) > 0;
		removal->events += db_result_integer(result, 0, 0);
	}
	if (err == ERR_OK && *more) {
		removal->at = db_result_timestamp(result, 0, 1);
		free(removal->request_id);
		removal->request_id =
		    memory_strdup(db_result_text(result, 0, 2));
	}
	db_result_free(result);
	return err;
}

static enum err move_all(
    struct db_pool *pool, struct removal *removal, struct error *error)
{
	bool more = false;
	enum err err = find_span(pool, removal, &more, error);

	while (err == ERR_OK && more)
		err = do_step(pool, removal, &more, error);
	if (err == ERR_BUSY || err == ERR_CONFLICT)
		return error_set(error, ERR_BUSY, "REMOVAL_UNFINISHED",
		    "The database was away or busy before all of it was "
		    "removed; ask again, and the rest will be");
	return err;
}

enum err user_removal_run(struct db_pool *pool, const char *user_id,
    const char *actor, int64_t *events, struct error *error)
{
	char id[RANDOM_ID_SIZE];
	struct buffer nobody = {0};
	struct usage_notice notice = {0};
	struct removal removal = {.user_id = user_id};
	enum err err = begin(pool, user_id, actor, error);

	random_id_make(id);
	/* Not with its time, which the audit has, too. */
	buffer_add_format(&nobody, "removed_%s", id + strlen(TIME_OF_ID));
	usage_notice_add(&notice, user_id);
	removal.nobody = nobody.data;
	removal.notice = usage_notice_text(&notice);
	removal.request_id = memory_strdup("");
	if (err == ERR_OK)
		err = move_all(pool, &removal, error);
	*events = removal.events;
	free(removal.request_id);
	buffer_clear(&notice.payload);
	buffer_clear(&nobody);
	return err;
}
