#include "meter/user_list.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "meter/usage_event.h"
#include "meter/usage_json.h"

#define DAYS 30
#define DAYS_BEFORE_TODAY "29" /* in SQL */

/* Read beyond a page, to know whether there is another; in SQL. */
#define MOST_ROWS "201"

#define USER_ROOM 2048 /* bytes; enough for most */

enum kind { KIND_SITE = 1, KIND_USER, KIND_DAY };

/* Rows of three kinds with the same columns. */
enum column {
	COLUMN_KIND,
	COLUMN_PLACE, /* of the user in the page */
	COLUMN_ZONE,
	COLUMN_DATE,
	COLUMN_PROMPT,
	COLUMN_COMPLETION,
	COLUMN_REQUESTS,
	COLUMN_COST,
	COLUMN_UNPRICED,
	COLUMN_FIRST_AT,
	COLUMN_LAST_AT,
	COLUMN_USER,
	COLUMN_SHARE,
};

/* Of a value in a page's name: more than any sum has. */
#define VALUE_MAXIMUM 64 /* bytes */

/* Where a page begins: after the user with this key. */
struct place {
	const char *value; /* tokens or cost, as text; NULL: none */
	char user_id[USER_ID_MAXIMUM + 1];
};

/*
 * The first users in ORDER for which WHERE holds: those with keys after $1 and
 * $2, as many as LIMIT.
 *
 * There are two limits since PostgreSQL plans for any value of a parameter: of
 * a constant it knows that it is few.
 */
#define LIMIT "$3::bigint"
#define USERS(where, order, limit)                             \
	"SELECT * FROM (SELECT * FROM usage_user WHERE " where \
	" ORDER BY " order " LIMIT " MOST_ROWS ") most LIMIT " limit

/* The page of USERS in ORDER, whose days are read by their primary key. */
#define PAGE(users, order)                                                     \
	"WITH here AS MATERIALIZED ("                                          \
	" SELECT time_zone, (now() AT TIME ZONE time_zone)::date AS today"     \
	" FROM deployment"                                                     \
	"), page AS MATERIALIZED ("                                            \
	" SELECT row_number() OVER (ORDER BY " order ") AS place, u.*"         \
	" FROM (" users ") u"                                                  \
	") SELECT 1 AS kind, 0::bigint AS place, time_zone, today AS day,"     \
	" NULL::bigint, NULL::bigint, NULL::bigint, NULL::text, NULL::bigint," \
	" NULL::timestamptz, NULL::timestamptz, NULL::text, NULL::text"        \
	" FROM here"                                                           \
	" UNION ALL"                                                           \
	" SELECT 2, place, NULL, NULL, p.prompt_tokens, p.completion_tokens,"  \
	" p.request_count, p.cost::text, p.request_count - p.priced_count,"    \
	" p.first_request_at, p.last_request_at, p.user_id,"                   \
	" coalesce(round(100.0 * (p.prompt_tokens + p.completion_tokens)"      \
	"  / nullif(total_tokens, 0), 2), 0.00)::text"                         \
	" FROM page p CROSS JOIN site_usage"                                   \
	" UNION ALL"                                                           \
	" SELECT 3, place, NULL, d.day, d.prompt, d.completion, d.requests,"   \
	" NULL, NULL, NULL, NULL, NULL, NULL"                                  \
	" FROM here CROSS JOIN page p CROSS JOIN LATERAL (SELECT day,"         \
	"  sum(prompt_tokens)::bigint AS prompt,"                              \
	"  sum(completion_tokens)::bigint AS completion,"                      \
	"  sum(request_count)::bigint AS requests FROM usage_day u"            \
	"  WHERE u.user_id = p.user_id AND u.day"                              \
	"   BETWEEN here.today - " DAYS_BEFORE_TODAY " AND here.today"         \
	"  GROUP BY day) d"                                                    \
	" ORDER BY kind, place, day"

/* Once a statement: a function of a parameter would be called for each row. */
#define ONCE(expression) "(SELECT " expression ")"

/* By bytes: no letter means any. */
#define PART ONCE("lower($4::text COLLATE \"C\")")
#define HOLDS_PART "position(" PART " IN lower(user_id)) > 0"
/* The same, as an index finds it that an operator may have made. */
#define IS_LIKE_PART "lower(user_id) LIKE " PART

#define TOKENS "prompt_tokens + completion_tokens"
#define TOKENS_BEFORE ONCE("$1::text::bigint")
#define TOKENS_STEP_BEFORE "usage_step($1::text::bigint)"

/* Who has no known cost comes after all who have one. */
#define COST "coalesce(cost, -1)"
#define COST_BEFORE ONCE("coalesce($1::text::numeric, -1)")
#define COST_STEP_BEFORE \
	"coalesce(usage_step($1::text::numeric::double precision), -1)"

#define BY_VALUE(value) value " DESC, user_id DESC"

/*
 * Along the index of STEP. In those above 0, each step's users have to be
 * sorted by VALUE. In those below, all have the same: who used nothing, or has
 * no known cost, which may be nearly everybody.
 */
#define IN_STEPS(step, value, step_before, value_before)            \
	"WITH in_steps AS MATERIALIZED (" USERS(step                \
	    " > 0 AND (" step ", " value ", user_id) <"             \
	    " (" ONCE(step_before) ", " value_before ", $2::text)", \
	    step " DESC, " BY_VALUE(value), LIMIT) ") TABLE in_steps"

#define KEY_BELOW(step_before)            \
	ONCE("least(" step_before ", 1)") \
	", " ONCE("CASE WHEN " step_before " > 0 THEN '' ELSE $2::text END")

/* One key to begin at, since of two PostgreSQL may take the higher. */
#define BELOW_STEPS(step, step_before)                                    \
	" UNION ALL (" USERS("(" step                                     \
			     ", user_id) < (" KEY_BELOW(step_before) ")", \
	    step " DESC, user_id DESC",                                   \
	    LIMIT " - (SELECT count(*) FROM in_steps)") ")"

#define BY_STEP(step, value, step_before, value_before)       \
	PAGE(IN_STEPS(step, value, step_before, value_before) \
		 BELOW_STEPS(step, step_before),              \
	    BY_VALUE(value))

/* Whoever searches may have to read all users: best as they lie. */
#define IS_AFTER(value, value_before) \
	"(" value ", user_id) < (" value_before ", $2::text)"

#define SEARCH(value, value_before, matches)                      \
	PAGE(USERS(IS_AFTER(value, value_before) " AND " matches, \
		 BY_VALUE(value), LIMIT),                         \
	    BY_VALUE(value))

#define IS_AFTER_USER "user_id > $2::text AND $1::text IS NULL"

#define BY_USER PAGE(USERS(IS_AFTER_USER, "user_id", LIMIT), "user_id")

/* Whoever searches for what many have finds a page of them near its begin.
 * Where few have it, their order is of no help: whoever followed it would go
 * through the whole table as it does not lie. */
#define NEAR_USERS "20000"
#define SEARCH_BY_USER(matches)                                                \
	PAGE("WITH near AS MATERIALIZED (SELECT * FROM ("                      \
	     " SELECT * FROM usage_user WHERE " IS_AFTER_USER                  \
	     " ORDER BY user_id LIMIT " NEAR_USERS ") n WHERE " matches        \
	     " ORDER BY user_id LIMIT " LIMIT ")"                              \
	     " SELECT * FROM near WHERE (SELECT count(*) FROM near) >= " LIMIT \
	     " UNION ALL (SELECT * FROM ("                                     \
	     " SELECT * FROM usage_user WHERE " IS_AFTER_USER " AND " matches  \
	     " OFFSET 0) found"                                                \
	     " WHERE (SELECT count(*) FROM near) < " LIMIT                     \
	     " ORDER BY user_id LIMIT " LIMIT ")",                             \
	    "user_id")

static const struct order {
	const char *name;
	const char *first; /* the value before all others */
	struct db_statement all, search, search_index;
} orders[] = {
    {"tokens", "9223372036854775807",
	{"user_list_by_tokens",
	    BY_STEP("tokens_step", TOKENS, TOKENS_STEP_BEFORE, TOKENS_BEFORE)},
	{"user_search_by_tokens", SEARCH(TOKENS, TOKENS_BEFORE, HOLDS_PART)},
	{"user_search_index_by_tokens",
	    SEARCH(TOKENS, TOKENS_BEFORE, IS_LIKE_PART)}},
    {"cost", "Infinity",
	{"user_list_by_cost",
	    BY_STEP("cost_step", COST, COST_STEP_BEFORE, COST_BEFORE)},
	{"user_search_by_cost", SEARCH(COST, COST_BEFORE, HOLDS_PART)},
	{"user_search_index_by_cost", SEARCH(COST, COST_BEFORE, IS_LIKE_PART)}},
    {"user", NULL, {"user_list_by_user", BY_USER},
	{"user_search_by_user", SEARCH_BY_USER(HOLDS_PART)},
	{"user_search_index_by_user", SEARCH_BY_USER(IS_LIKE_PART)}},
};

static const struct order *find_order(const char *name)
{
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
		if (strcmp(orders[i].name, name) == 0)
			return &orders[i];
	return NULL;
}

/*
 * A page's name is the first letter of its order, the value of the user that it
 * begins after, a hyphen, and that user's id in hexadecimal.
 */
static void write_page_name(struct buffer *name, const struct order *order,
    const struct db_result *rows, size_t row)
{
	const char *id = db_result_text(rows, row, COLUMN_USER);
	const char *cost = db_result_text(rows, row, COLUMN_COST);

	buffer_add(name, order->name, 1);
	if (order->name[0] == 't')
		buffer_add_format(name, "%" PRId64,
		    usage_json_tokens(rows, row, COLUMN_PROMPT));
	else if (order->name[0] == 'c' && cost != NULL)
		buffer_add_text(name, cost);
	buffer_add_text(name, "-");
	for (; *id != '\0'; id++)
		buffer_add_format(name, "%02x", (unsigned char)*id);
}

static bool read_id(const char *hex, char id[static USER_ID_MAXIMUM + 1])
{
	static const char digits[] = "0123456789abcdef";
	size_t length = strlen(hex) / 2;

	if (strlen(hex) % 2 != 0 || length > USER_ID_MAXIMUM)
		return false;
	for (size_t i = 0; i < length; i++) {
		const char *high = strchr(digits, hex[2 * i]);
		const char *low = strchr(digits, hex[2 * i + 1]);

		if (high == NULL || low == NULL)
			return false;
		id[i] = (char)((high - digits) * 16 + (low - digits));
	}
	id[length] = '\0';
	return text_is_name(id, length, USER_ID_MAXIMUM);
}

static bool is_value_of(const struct order *order, const char *value)
{
	size_t whole = strspn(value, "0123456789");
	const char *rest = value + whole;

	if (strlen(value) > VALUE_MAXIMUM)
		return false;
	if (order->name[0] == 'u')
		return value[0] == '\0';
	if (order->name[0] == 'c')
		return value[0] == '\0' ||
		       (whole > 0 &&
			   (*rest == '\0' ||
			       (*rest == '.' && rest[1] != '\0' &&
				   rest[1 + strspn(rest + 1, "0123456789")] ==
				       '\0')));
	errno = 0;
	return whole > 0 && *rest == '\0' && strtoll(value, NULL, 10) >= 0 &&
	       errno == 0;
}

/* Reads TEXT, which changes, into PLACE, which borrows from it. */
static bool read_page_name(
    const struct order *order, char *text, struct place *place)
{
	char *hyphen = strchr(text, '-');

	if (text[0] != order->name[0] || hyphen == NULL)
		return false;
	*hyphen = '\0';
	place->value = text[1] != '\0' ? text + 1 : NULL;
	return is_value_of(order, text + 1) &&
	       read_id(hyphen + 1, place->user_id);
}

/* Trigrams are of letters and digits. By fewer in a row their index finds
 * nobody, only everybody, and slower than without it. */
static bool has_trigram(const char *part)
{
	int row = 0;

	for (; *part != '\0' && row < 3; part++)
		row = isalnum((unsigned char)*part) ? row + 1 : 0;
	return row == 3;
}

static void add_pattern(struct db_params *params, const char *part)
{
	struct buffer pattern = {0};

	buffer_add_text(&pattern, "%");
	for (; *part != '\0'; part++) {
		if (strchr("%_\\", *part) != NULL)
			buffer_add_text(&pattern, "\\");
		buffer_add(&pattern, part, 1);
	}
	buffer_add_text(&pattern, "%");
	db_params_add_text(params, pattern.data);
	buffer_clear(&pattern);
}

/* Adds what the statement that it returns has as its last parameter. */
static const struct db_statement *choose(
    const struct order *order, const char *part, struct db_params *params)
{
	if (part == NULL)
		return &order->all;
	if (has_trigram(part)) {
		add_pattern(params, part);
		return &order->search_index;
	}
	db_params_add_text(params, part);
	return &order->search;
}

static enum err ask(struct db_pool *pool,
    const struct user_list_question *question, const struct order *order,
    const struct place *place, struct db_result **rows, struct error *error)
{
	const struct db_statement *statement;
	struct db_params params = {0};
	enum err err;

	db_params_add_text(&params, place->value);
	db_params_add_text(&params, place->user_id);
	db_params_add_integer(&params, question->limit + 1);
	statement = choose(order, question->part, &params);
	err = db_query(pool, statement, &params, rows, error);
	db_params_clear(&params);
	return err == ERR_OK ? usage_json_check_zone(*rows, error) : err;
}

static void put_user(
    struct json_writer *json, const struct db_result *rows, size_t row)
{
	json_put_text(json, "userId", db_result_text(rows, row, COLUMN_USER));
	usage_json_put_counts(json, rows, row, COLUMN_PROMPT);
	usage_json_put_cost(json, rows, row, COLUMN_PROMPT);
	json_put_text(json, "share", db_result_text(rows, row, COLUMN_SHARE));
	usage_json_put_time(json, "firstRequestAt", rows, row, COLUMN_FIRST_AT);
	usage_json_put_time(json, "lastRequestAt", rows, row, COLUMN_LAST_AT);
}

/* The days of the user in PLACE, from *DAY on, which goes past them. */
static void put_days(struct json_writer *json, const struct db_result *rows,
    size_t *day, int64_t place)
{
	json_begin_array(json, "dailyUsage");
	for (; *day < db_result_rows(rows) &&
	       db_result_integer(rows, *day, COLUMN_PLACE) == place;
	     ++*day) {
		json_begin_object(json, NULL);
		usage_json_put_date(json, "date",
		    db_result_date(rows, *day, COLUMN_DATE), USAGE_JSON_DAY);
		usage_json_put_counts(json, rows, *day, COLUMN_PROMPT);
		json_end_object(json);
	}
	json_end_array(json);
}

static void put_users(struct json_writer *json, const struct db_result *rows,
    struct usage_json_rows users)
{
	size_t day = usage_json_find(rows, KIND_DAY).first;

	json_begin_array(json, "users");
	for (size_t row = users.first; row < users.end; row++) {
		json_begin_object(json, NULL);
		put_user(json, rows, row);
		put_days(json, rows, &day,
		    db_result_integer(rows, row, COLUMN_PLACE));
		json_end_object(json);
	}
	json_end_array(json);
}

static void put_page(struct buffer *out, const struct order *order,
    const struct db_result *rows, int64_t limit)
{
	struct json_writer json = {out, false};
	struct usage_json_rows users = usage_json_find(rows, KIND_USER);
	struct buffer next = {0};

	if (users.end - users.first > (size_t)limit) {
		users.end = users.first + (size_t)limit;
		write_page_name(&next, order, rows, users.end - 1);
	}
	buffer_reserve(out, (users.end - users.first + 1) * USER_ROOM);
	json_begin_object(&json, NULL);
	put_users(&json, rows, users);
	json_put_integer(&json, "days", DAYS);
	json_put_text(&json, "timeZone", db_result_text(rows, 0, COLUMN_ZONE));
	usage_json_put_date(&json, "today",
	    db_result_date(rows, 0, COLUMN_DATE), USAGE_JSON_DAY);
	json_put_text(&json, "next", next.data);
	json_end_object(&json);
	buffer_clear(&next);
}

enum err user_list_write(struct db_pool *pool,
    const struct user_list_question *question, struct buffer *json,
    struct error *error)
{
	const struct order *order = find_order(question->sort);
	struct place place = {0};
	struct db_result *rows = NULL;
	char *page = memory_strdup(question->page);
	enum err err = ERR_OK;

	if (order == NULL) {
		err = error_set(error, ERR_INVALID, "SORT_INVALID",
		    "sort must be tokens, cost or user");
		goto out;
	}
	place.value = order->first;
	if (page != NULL && !read_page_name(order, page, &place)) {
		err = error_set(error, ERR_INVALID, "PAGE_INVALID",
		    "page must be the `next` of a page of the same order");
		goto out;
	}
	err = ask(pool, question, order, &place, &rows, error);
	if (err == ERR_OK)
		put_page(json, order, rows, question->limit);
out:
	db_result_free(rows);
	free(page);
	return err;
}
