/*
 * The table of settings, for config.c alone.
 */
#ifndef BASE_SETTINGS_H
#define BASE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum setting_type {
	SETTING_TEXT,
	SETTING_URL,	   /* http:// or https:// */
	SETTING_ADDRESSES, /* a text with URLs or hosts in it */
	SETTING_INTEGER,   /* MINIMUM to MAXIMUM */
	SETTING_LEVEL,	   /* a name of its setting_names(), stored as */
	SETTING_SWITCH,	   /* its number; so for these: off or on, */
	SETTING_ABORT,	   /* an enum on_abort, */
	SETTING_ACCESS,	   /* and an enum access_mode */
	SETTING_SECRETS,   /* one for each name that stands where NAME does */
};

struct setting {
	const char *name;
	enum setting_type type;
	const char *preset; /* as text; NULL: none */
	int64_t minimum, maximum;
	bool secret;
	size_t offset;
	const char *help;
};

/* Sorted by name. */
extern const struct setting settings[];
extern const size_t setting_count;

/* The names, NULL-terminated, that settings of TYPE choose from, or NULL. */
const char *const *setting_names(enum setting_type type);

#endif
