#include "auth/credential.h"

#include <string.h>

#include "base/text.h"
#include "base/timestamp.h"

#define TOUCH_INTERVAL (INT64_C(3600) * TIMESTAMP_SECOND)

static const char *const kind_names[] = {[SECRET_KEY] = "key",
    [SECRET_VIEWER] = "viewer",
    [SECRET_SESSION] = "session"};

bool credential_descends(
    const int64_t lineage[static CREDENTIAL_LINEAGE], int64_t id)
{
	for (size_t i = 0; i < CREDENTIAL_LINEAGE && lineage[i] != 0; i++)
		if (lineage[i] == id)
			return true;
	return false;
}

/* What is made ends no later than what it was made with; but that may be
 * revoked at any time. */
static const struct db_statement find_statement = {"credential_find",
    "SELECT c.kind, c.role, c.user_id, c.expires_at, c.used_at,"
    " c.credential_id, p.credential_id, g.credential_id"
    " FROM credential c"
    " LEFT JOIN credential p ON p.credential_id = c.parent_id"
    " LEFT JOIN credential g ON g.credential_id = p.parent_id"
    " WHERE c.secret_hash = $1::bytea"
    " AND (c.expires_at IS NULL OR c.expires_at > now())"
    " AND num_nonnulls(c.revoked_at, p.revoked_at, g.revoked_at) = 0"};

static const struct db_statement touch_statement = {"credential_touch",
    "UPDATE credential SET used_at = now() WHERE credential_id = $1::bigint"
    " AND coalesce(used_at < now() - interval '1 hour', true)"};

static enum secret_kind find_kind(const char *name)
{
	if (strcmp(name, kind_names[SECRET_VIEWER]) == 0)
		return SECRET_VIEWER;
	return strcmp(name, kind_names[SECRET_SESSION]) == 0 ? SECRET_SESSION
							     : SECRET_KEY;
}

static void read_row(
    const struct db_result *result, struct credential *credential)
{
	const char *user_id = db_result_text(result, 0, 2);

	*credential =
	    (struct credential){.kind = find_kind(db_result_text(result, 0, 0)),
		.role = role_find(db_result_text(result, 0, 1)),
		.expires_at = db_result_timestamp(result, 0, 3),
		.used_at = db_result_timestamp(result, 0, 4)};
	if (user_id != NULL)
		memcpy(credential->user_id, user_id,
		    strnlen(user_id, CREDENTIAL_USER_SIZE - 1));
	for (int i = 0; i < CREDENTIAL_LINEAGE; i++)
		credential->lineage[i] = db_result_integer(result, 0, 5 + i);
}

/* That the use of one is not noted is no reason to refuse it. */
static void touch(struct db_pool *pool, const struct credential *credential)
{
	struct db_result *result = NULL;
	struct error error;

	if (timestamp_now() - credential->used_at < TOUCH_INTERVAL)
		return;
	if (db_query_integers(pool, &touch_statement, credential->lineage, 1,
		&result, &error) == ERR_OK)
		db_result_free(result);
}

enum err credential_refuse(struct error *error)
{
	return error_set(error, ERR_UNAUTHORIZED, "CREDENTIAL_INVALID",
	    "The credential is not known here, is over, or was revoked; which "
	    "keys are good, `tokenmeter key list` tells an operator");
}

enum err credential_find(struct db_pool *pool,
    const unsigned char hash[static SECRET_HASH_SIZE],
    struct credential *credential, struct error *error)
{
	struct db_params params = {0};
	struct db_result *result = NULL;
	enum err err;

	db_params_add_bytes(&params, hash, SECRET_HASH_SIZE);
	err = db_query(pool, &find_statement, &params, &result, error);
	db_params_clear(&params);
	if (err != ERR_OK)
		return err;
	if (db_result_rows(result) == 1)
		read_row(result, credential);
	else
		err = credential_refuse(error);
	db_result_free(result);
	if (err == ERR_OK)
		touch(pool, credential);
	return err;
}

static enum err check_order(
    const struct credential_order *order, struct error *error)
{
	bool bound = role_is_bound(order->role);

	if (order->role == ROLE_NONE ||
	    (order->kind == SECRET_KEY && order->role == ROLE_VIEWER))
		return error_set(error, ERR_INVALID, "ROLE_INVALID",
		    "role must be admin, app or user");
	if (bound && order->user_id == NULL)
		return error_set(error, ERR_INVALID, "USER_ID_REQUIRED",
		    "A key of the role user is for one user, who must be "
		    "named");
	if (!bound && order->user_id != NULL)
		return error_set(error, ERR_INVALID, "USER_ID_INVALID",
		    "Only a key of the role user is for one user");
	if (bound && !text_is_name(order->user_id, strlen(order->user_id),
			 CREDENTIAL_USER_SIZE - 1))
		return error_set(error, ERR_INVALID, "USER_ID_INVALID",
		    "The user must be 1 to %d bytes of UTF-8 without control "
		    "characters",
		    CREDENTIAL_USER_SIZE - 1);
	if (order->label[0] != '\0' &&
	    !text_is_name(
		order->label, strlen(order->label), CREDENTIAL_LABEL_MAXIMUM))
		return error_set(error, ERR_INVALID, "LABEL_INVALID",
		    "The label must be up to %d bytes of UTF-8 without control "
		    "characters",
		    CREDENTIAL_LABEL_MAXIMUM);
	if (order->expires_at != 0 && order->expires_at <= timestamp_now())
		return error_set(error, ERR_INVALID, "EXPIRES_AT_INVALID",
		    "The end must lie in the future");
	return ERR_OK;
}

/*
 * A second try, after a connection was lost, finds the row of the first. What
 * is long over goes on the way, a few at a time, and what was made with it
 * first: removed along, it might be in somebody's hands, and be waited for.
 */
static const struct db_statement create_statement = {"credential_create",
    "WITH over AS ("
    "  DELETE FROM credential WHERE credential_id IN ("
    "    SELECT credential_id FROM credential o WHERE kind <> 'key'"
    "    AND expires_at < now() - interval '1 day'"
    "    AND NOT EXISTS (SELECT FROM credential c"
    "     WHERE c.parent_id = o.credential_id)"
    "    ORDER BY expires_at LIMIT 20 FOR UPDATE SKIP LOCKED)),"
    " made AS ("
    "  INSERT INTO credential (secret_hash, kind, role, user_id, label,"
    "   created_by, parent_id, expires_at)"
    "  SELECT $1::bytea, $2::text, $3::text, $4::text, $5::text, $6::text,"
    "   $7::bigint, least($8::timestamptz, (SELECT p.expires_at"
    "    FROM credential p WHERE p.credential_id = $7::bigint))"
    "  ON CONFLICT (secret_hash)"
    "   DO UPDATE SET secret_hash = excluded.secret_hash"
    "  RETURNING credential_id, expires_at, kind, role, user_id, label,"
    "   created_by, xmax = 0 AS is_new),"
    " noted AS ("
    "  INSERT INTO audit (actor, act, subject, details)"
    "  SELECT created_by, 'key.create', 'key ' || credential_id,"
    "   jsonb_strip_nulls(jsonb_build_object('role', role,"
    "   'userId', user_id, 'label', label, 'expiresAt', expires_at))"
    "  FROM made WHERE kind = 'key' AND is_new)"
    " SELECT credential_id, expires_at FROM made"};

static void add_integer_or_null(struct db_params *params, int64_t value)
{
	if (value != 0)
		db_params_add_integer(params, value);
	else
		db_params_add_null(params);
}

enum err credential_create(struct db_pool *pool,
    const struct credential_order *order, struct credential_made *made,
    struct error *error)
{
	unsigned char hash[SECRET_HASH_SIZE];
	struct db_params params = {0};
	struct db_result *result = NULL;
	enum err err = check_order(order, error);

	if (err != ERR_OK)
		return err;
	secret_make(order->kind, made->secret);
	secret_hash(made->secret, hash);
	db_params_add_bytes(&params, hash, sizeof hash);
	db_params_add_text(&params, kind_names[order->kind]);
	db_params_add_text(&params, role_name(order->role));
	db_params_add_text(&params, order->user_id);
	db_params_add_text(&params, order->label);
	db_params_add_text(&params, order->actor);
	add_integer_or_null(&params, order->parent);
	if (order->expires_at != 0)
		db_params_add_timestamp(&params, order->expires_at);
	else
		db_params_add_null(&params);
	err = db_query(pool, &create_statement, &params, &result, error);
	db_params_clear(&params);
	if (err != ERR_OK)
		return err;
	made->id = db_result_integer(result, 0, 0);
	made->expires_at = db_result_timestamp(result, 0, 1);
	db_result_free(result);
	return ERR_OK;
}

static const struct db_statement revoke_statement = {"credential_revoke",
    "WITH ended AS ("
    "  UPDATE credential SET revoked_at = now()"
    "  WHERE credential_id = $1::bigint AND revoked_at IS NULL"
    "  AND (kind = 'key' OR $2::bigint = 0)"
    "  RETURNING credential_id, kind, role, user_id, label),"
    " noted AS ("
    "  INSERT INTO audit (actor, act, subject, details)"
    "  SELECT $3::text, 'key.revoke', 'key ' || credential_id,"
    "   jsonb_strip_nulls(jsonb_build_object('role', role,"
    "   'userId', user_id, 'label', label))"
    "  FROM ended WHERE kind = 'key')"
    " SELECT count(pg_notify('" CREDENTIAL_CHANNEL "', credential_id::text))"
    " FROM credential WHERE credential_id = $1::bigint"
    " AND (kind = 'key' OR $2::bigint = 0)"};

enum err credential_revoke(struct db_pool *pool, int64_t id, bool keys_only,
    const char *actor, struct error *error)
{
	struct db_params params = {0};
	struct db_result *result = NULL;
	enum err err;

	db_params_add_integer(&params, id);
	db_params_add_integer(&params, keys_only);
	db_params_add_text(&params, actor);
	err = db_query(pool, &revoke_statement, &params, &result, error);
	db_params_clear(&params);
	if (err != ERR_OK)
		return err;
	if (db_result_integer(result, 0, 0) == 0)
		err = error_set(error, ERR_NOT_FOUND, "KEY_NOT_FOUND",
		    "There is no key of that id");
	db_result_free(result);
	return err;
}

static const struct db_statement list_statement = {"credential_list",
    "SELECT credential_id, role, user_id, label, created_by, created_at,"
    " expires_at, used_at, revoked_at FROM credential"
    " WHERE kind = 'key' AND ($1::bigint = 0 OR credential_id < $1::bigint)"
    " ORDER BY credential_id DESC LIMIT $2::bigint"};

enum err credential_list_keys(struct db_pool *pool, int64_t before,
    int64_t limit,
    void (*show)(void *context, const struct credential_row *row),
    void *context, struct error *error)
{
	const int64_t page[] = {before, limit};
	struct db_result *result = NULL;
	enum err err =
	    db_query_integers(pool, &list_statement, page, 2, &result, error);

	if (err != ERR_OK)
		return err;
	for (size_t i = 0; i < db_result_rows(result); i++) {
		const struct credential_row row = {
		    .id = db_result_integer(result, i, 0),
		    .role = db_result_text(result, i, 1),
		    .user_id = db_result_text(result, i, 2),
		    .label = db_result_text(result, i, 3),
		    .created_by = db_result_text(result, i, 4),
		    .created_at = db_result_timestamp(result, i, 5),
		    .expires_at = db_result_timestamp(result, i, 6),
		    .used_at = db_result_timestamp(result, i, 7),
		    .revoked_at = db_result_timestamp(result, i, 8)};

		show(context, &row);
	}
	db_result_free(result);
	return ERR_OK;
}

/* Those of a user who was removed are not there any more. */
static const struct db_statement ended_statement = {"credential_ended",
    "SELECT credential_id FROM credential"
    " WHERE revoked_at > now() - make_interval(secs => $1::bigint)"
    " UNION ALL"
    " SELECT jsonb_array_elements_text(details -> 'credentials')::bigint"
    " FROM audit WHERE act = 'user.remove'"
    " AND done_at > now() - make_interval(secs => $1::bigint)"};

enum err credential_list_ended(struct db_pool *pool, int64_t seconds,
    void (*ended)(void *context, int64_t id), void *context,
    struct error *error)
{
	struct db_result *result = NULL;
	enum err err = db_query_integers(
	    pool, &ended_statement, &seconds, 1, &result, error);

	if (err != ERR_OK)
		return err;
	for (size_t i = 0; i < db_result_rows(result); i++)
		ended(context, db_result_integer(result, i, 0));
	db_result_free(result);
	return ERR_OK;
}
