/*
 * Typed input by a table. A row says what a member of a JSON object, or a
 * parameter of a query, is called, what it may be and where it goes; the
 * functions here do the checking and the words of refusal, once for all
 * resources.
 *
 * What is absent (or null) leaves its place alone, so the caller puts the
 * defaults there first. Members without a row are ignored.
 */
#ifndef BASE_FIELDS_H
#define BASE_FIELDS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

enum field_type {
	FIELD_NAME,	 /* text of 1 to MAXIMUM bytes, no controls;
			  * const char * */
	FIELD_USER,	 /* the same, as the id of a user whose business it
			  * is */
	FIELD_TEXT,	 /* text of 1 to MAXIMUM characters; const char * */
	FIELD_INTEGER,	 /* MINIMUM to MAXIMUM; int64_t */
	FIELD_TIMESTAMP, /* RFC 3339; int64_t, microseconds */
	FIELD_DECIMAL,	 /* text that decimal_parse() takes; const char * */
	FIELD_OBJECT,	 /* an object of up to MAXIMUM bytes as compact text;
			  * const json_t * */
};

/* "name", "user", "text", "integer", …; static. */
const char *field_type_name(enum field_type type);

struct field {
	const char *name;  /* as clients write it, camelCase */
	const char *label; /* in sentences; NULL: the name */
	enum field_type type;
	bool required;
	int64_t minimum, maximum;
	size_t offset; /* of the place in the caller's struct */
};

/* One refusal. */
struct field_problem {
	size_t index;	   /* which object of several */
	const char *field; /* borrowed from the table, or "" */
	struct error error;
};

#define FIELD_PROBLEMS_MAXIMUM 20

/* Refusals; the first FIELD_PROBLEMS_MAXIMUM are kept, all are counted. */
struct field_problems {
	size_t count;
	struct field_problem list[FIELD_PROBLEMS_MAXIMUM];
};

/* Adds a refusal. FIELD outlives PROBLEMS. */
void field_problem_add(struct field_problems *problems, size_t index,
    const char *field, const char *code, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Makes the first refusal the caller's answer: ERR_INVALID, or ERR_OK when
 * there is none. */
enum err field_problems_first(const struct field_problems *problems,
    struct error *error) ERROR_MUST_CHECK;

/*
 * Reads OBJECT into TARGET by the COUNT rows of FIELDS. Texts and objects are
 * borrowed from OBJECT. Refusals are added under INDEX.
 */
void fields_read_object(const struct field *fields, size_t count,
    const json_t *object, size_t index, void *target,
    struct field_problems *problems);

/* Adds the refusal of a value that FIELD cannot have, for event INDEX. */
void field_refuse_value(
    const struct field *field, size_t index, struct field_problems *problems);

/*
 * Reads one parameter's text, which outlives TARGET, into its place. VALUE is
 * NULL when the parameter is absent. Objects and decimal numbers cannot
 * be read so.
 */
void field_read_text(const struct field *field, const char *value,
    size_t length, void *target, struct field_problems *problems);

#endif
