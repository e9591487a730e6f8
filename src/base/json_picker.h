/*
 * Picks single values out of JSON text that comes in pieces, without holding
 * the text: what is looked for is a tree of member names, everything else is
 * only checked and passed over. Memory is bounded whatever comes. The text is
 * held to RFC 8259 but for two things: bytes within strings need not be UTF-8,
 * and a byte order mark before the text is passed over. Nesting ends at
 * JSON_PICKER_DEPTH.
 */
#ifndef BASE_JSON_PICKER_H
#define BASE_JSON_PICKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define JSON_PICKER_DEPTH 512	  /* arrays and objects within another */
#define JSON_PICKER_TREE_DEPTH 16 /* of what is looked for */
#define JSON_PICK_TEXT_MAXIMUM ((size_t)64 * 1024) /* bytes of one scalar */

/* The name of a json_wanted that stands for each element of an array. */
#define JSON_ELEMENTS ""

/*
 * One value that is looked for, or the way to others. Trees of these are
 * constant data and may share parts. A table of members ends with {0}. Names
 * are ASCII, at most 63 bytes.
 */
struct json_wanted {
	const char *name;
	int pick;     /* reported under this number; 0: not reported */
	bool counted; /* if it is a string, its bytes are counted */
	const struct json_wanted *within; /* members, elements; or NULL */
};

/* Rows of such tables. */
#define JSON_PICKED(name, pick)         \
	{                               \
		name, pick, false, NULL \
	}
#define JSON_COUNTED(name)          \
	{                           \
		name, 0, true, NULL \
	}
#define JSON_WITHIN(name, within)      \
	{                              \
		name, 0, false, within \
	}
#define JSON_WANTED_END              \
	{                            \
		NULL, 0, false, NULL \
	}

enum json_pick_kind {
	JSON_PICK_OBJECT, /* begins */
	JSON_PICK_OBJECT_END,
	JSON_PICK_ARRAY, /* begins */
	JSON_PICK_ARRAY_END,
	JSON_PICK_STRING,
	JSON_PICK_NUMBER,
	JSON_PICK_TRUE,
	JSON_PICK_FALSE,
	JSON_PICK_NULL,
};

/*
 * What was found. Arrays and objects are told twice, when they begin and when
 * they end; scalars once, when they have ended. A member that stands in an
 * object twice is told twice.
 */
struct json_pick {
	int pick;
	const char *name;      /* as in the tree */
	bool in_other_letters; /* so the text has it; not told of ends */
	enum json_pick_kind kind;
	/* A scalar's text as it stands (a string with its quotes), followed by
	 * NUL, until the handler returns; NULL for arrays, objects, and for
	 * scalars over JSON_PICK_TEXT_MAXIMUM. */
	const char *text;
	size_t length;	 /* of the scalar, also of one without text */
	size_t position; /* of the first byte (of an end: of the bracket) since
			    json_picker_new() or json_picker_reset() */
};

typedef void json_pick_handler(void *context, const struct json_pick *pick);

struct json_picker;

/*
 * Looks for what WANTED, the root value, and its tree name; HANDLER is called
 * for each find, within json_picker_feed(), with CONTEXT. The tree stays the
 * caller's and outlives the picker. Free with json_picker_free(). A picker
 * belongs to one thread at a time.
 */
struct json_picker *json_picker_new(const struct json_wanted *wanted,
    json_pick_handler *handler, void *context);

void json_picker_free(struct json_picker *picker);

/* Reads the next bytes; any split will do. After a mistake in the text it
 * reads on without finding anything. The handler must not call the picker. */
void json_picker_feed(
    struct json_picker *picker, const char *data, size_t length);

/* Tells whether the text so far is one whole value (with blanks around). A
 * number as the whole text counts as whole; it is never picked. */
bool json_picker_is_whole(const struct json_picker *picker);

/* Tells whether the text so far cannot become JSON, or nests too deeply. */
bool json_picker_is_malformed(const struct json_picker *picker);

/* Begins a new text. */
void json_picker_reset(struct json_picker *picker);

/*
 * From here on names are found in other letters, too: in upper and lower case
 * alike, and with the two letters outside ASCII that Unicode folds into it.
 * Some readers of JSON take those for the same. Call it before the first byte.
 */
void json_picker_ignore_case(struct json_picker *picker);

/* The bytes of UTF-8 that the counted strings come to, since
 * json_picker_new(), of unfinished ones too. */
int64_t json_picker_counted(const struct json_picker *picker);

/* Tells whether PICK is the string TEXT, written without escapes. Any thread.
 */
bool json_pick_is(const struct json_pick *pick, const char *text);

/*
 * Makes plain text of a picked string: returns its characters for the caller
 * to free, or NULL if it holds what text may not (bad escapes, U+0000, bytes
 * that are no UTF-8). PICK is a JSON_PICK_STRING with text. Any thread.
 */
char *json_pick_string(const struct json_pick *pick);

#endif
