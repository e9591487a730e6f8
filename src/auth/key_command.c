#include "auth/key_command.h"

#include <errno.h>
#include <inttypes.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "base/timestamp.h"

#define LIST_MAXIMUM 1000

static bool read_time(const char *text, int64_t *when)
{
	char whole[sizeof "2027-01-01T00:00:00Z"];

	if (timestamp_parse(text, strlen(text), when))
		return true;
	if (strlen(text) != strlen("2027-01-01"))
		return false;
	snprintf(whole, sizeof whole, "%sT00:00:00Z", text);
	return timestamp_parse(whole, strlen(whole), when);
}

static bool read_option(
    const char *name, const char *value, struct credential_order *order)
{
	if (strcmp(name, "--role") == 0)
		order->role = role_find(value);
	else if (strcmp(name, "--user") == 0)
		order->user_id = value;
	else if (strcmp(name, "--label") == 0)
		order->label = value;
	else if (strcmp(name, "--expires") == 0)
		return read_time(value, &order->expires_at);
	else
		return false;
	return true;
}

static bool read_id(const char *text, int64_t *id)
{
	char *end;

	errno = 0;
	*id = strtoll(text, &end, 10);
	return errno == 0 && end != text && *end == '\0' && *id > 0;
}

bool key_command_read(char *const words[], struct key_command *command)
{
	*command =
	    (struct key_command){.order = {.kind = SECRET_KEY, .label = ""}};
	if (words[0] == NULL)
		return false;
	if (strcmp(words[0], "list") == 0) {
		command->what = KEY_LIST;
		return words[1] == NULL;
	}
	if (strcmp(words[0], "revoke") == 0) {
		command->what = KEY_REVOKE;
		return words[1] != NULL && words[2] == NULL &&
		       read_id(words[1], &command->id);
	}
	if (strcmp(words[0], "create") != 0)
		return false;
	command->what = KEY_CREATE;
	for (words++; *words != NULL; words += 2)
		if (words[1] == NULL ||
		    !read_option(words[0], words[1], &command->order))
			return false;
	return command->order.role != ROLE_NONE;
}

void key_command_actor(char actor[static KEY_COMMAND_ACTOR_SIZE])
{
	struct passwd account, *found = NULL;
	char room[4096];
	const char *name = "";

	if (getpwuid_r(getuid(), &account, room, sizeof room, &found) == 0 &&
	    found != NULL)
		name = found->pw_name;
	if (text_is_name(name, strlen(name), KEY_COMMAND_ACTOR_SIZE / 2))
		snprintf(actor, KEY_COMMAND_ACTOR_SIZE, "operator %s", name);
	else
		snprintf(actor, KEY_COMMAND_ACTOR_SIZE, "operator %ld",
		    (long)getuid());
}

static enum err create(const struct key_command *command, struct db_pool *pool,
    FILE *out, FILE *notes, struct error *error)
{
	struct credential_order order = command->order;
	char actor[KEY_COMMAND_ACTOR_SIZE], end[TIMESTAMP_TEXT_SIZE];
	struct credential_made made;
	enum err err;

	key_command_actor(actor);
	order.actor = actor;
	err = credential_create(pool, &order, &made, error);
	if (err != ERR_OK)
		return err;
	fprintf(
	    notes, "key %" PRId64 ", role %s", made.id, role_name(order.role));
	if (order.user_id != NULL)
		fprintf(notes, ", user %s", order.user_id);
	if (made.expires_at != 0) {
		timestamp_format(made.expires_at, end);
		fprintf(notes, ", until %s", end);
	}
	fputs("; its secret is told only now:\n", notes);
	fflush(notes);
	fprintf(out, "%s\n", made.secret);
	explicit_bzero(&made, sizeof made);
	return ERR_OK;
}

static void put_time(FILE *out, int64_t when)
{
	char text[TIMESTAMP_TEXT_SIZE] = "-";

	if (when != 0)
		timestamp_format(when, text);
	fprintf(out, "\t%s", text);
}

static const char *state_of(const struct credential_row *row)
{
	if (row->revoked_at != 0)
		return "revoked";
	if (row->expires_at != 0 && row->expires_at <= timestamp_now())
		return "over";
	return "good";
}

struct listing {
	FILE *out;
	int64_t last;
	int64_t count;
};

static void show(void *context, const struct credential_row *row)
{
	struct listing *listing = context;
	FILE *out = listing->out;

	listing->last = row->id;
	listing->count++;
	fprintf(out, "%" PRId64 "\t%s\t%s\t%s\t%s\t%s", row->id, state_of(row),
	    row->role, row->user_id != NULL ? row->user_id : "-",
	    row->label[0] != '\0' ? row->label : "-", row->created_by);
	put_time(out, row->created_at);
	put_time(out, row->expires_at);
	put_time(out, row->used_at);
	fputc('\n', out);
}

static enum err list(struct db_pool *pool, FILE *out, struct error *error)
{
	struct listing listing = {.out = out};
	enum err err = ERR_OK;

	fputs("id\tstate\trole\tuser\tlabel\tmade by\tmade\tends\tlast used\n",
	    out);
	do {
		listing.count = 0;
		err = credential_list_keys(
		    pool, listing.last, LIST_MAXIMUM, show, &listing, error);
	} while (err == ERR_OK && listing.count == LIST_MAXIMUM);
	return err;
}

enum err key_command_run(const struct key_command *command,
    struct db_pool *pool, FILE *out, FILE *notes, struct error *error)
{
	char actor[KEY_COMMAND_ACTOR_SIZE];

	switch (command->what) {
	case KEY_CREATE:
		return create(command, pool, out, notes, error);
	case KEY_LIST:
		return list(pool, out, error);
	case KEY_REVOKE:
		break;
	}
	key_command_actor(actor);
	return credential_revoke(pool, command->id, true, actor, error);
}
