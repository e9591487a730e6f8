#include <libpq-fe.h>
#include <string.h>

#include "db/db.h"

#define SPELLING                                                         \
	"DATABASE_URL must be postgresql://USER:PASSWORD@HOST/NAME or "  \
	"key=value pairs; in a URL, what of a password is no letter or " \
	"digit is written as %%XX, such as %%40 for @"

/* libpq takes a text for one if it begins or looks like this, else for the name
 * of a database. */
static bool is_parsed(const char *text)
{
	return strncmp(text, "postgresql://", 13) == 0 ||
	       strncmp(text, "postgres://", 11) == 0 ||
	       strchr(text, '=') != NULL;
}

/* Not what was meant to be a URL. */
static bool is_name(const char *text)
{
	return text[strcspn(text, "/:@")] == '\0';
}

/* Whoever leaves @ or / in a password as it is has a part of that taken for the
 * host, or the port. */
static bool is_sound(const PQconninfoOption *option)
{
	const char *value = option->val;

	if (value == NULL || value[0] == '\0')
		return true;
	if (strcmp(option->keyword, "port") == 0)
		return value[strspn(value, "0123456789,")] == '\0';
	if (strcmp(option->keyword, "host") == 0)
		return value[0] == '/' || strchr(value + 1, '@') == NULL;
	return true;
}

enum err db_check_connection_string(const char *text, struct error *error)
{
	PQconninfoOption *options;
	char *why = NULL;
	bool sound;

	if (text == NULL || (!is_parsed(text) && is_name(text)))
		return ERR_OK;
	options = PQconninfoParse(text, &why);
	sound = options != NULL;
	for (const PQconninfoOption *o = options; sound && o->keyword != NULL;
	     o++)
		sound = is_sound(o);
	PQconninfoFree(options);
	/* Its words may hold what it could not read. */
	PQfreemem(why);
	return sound
		   ? ERR_OK
		   : error_set(error, ERR_INVALID, "SETTING_INVALID", SPELLING);
}
