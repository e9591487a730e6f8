#include "base/json_picker.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/json.h"
#include "base/memory.h"
#include "base/text.h"

#define NAME_SIZE 64
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

enum state {
	STATE_VALUE,	   /* a value has to come */
	STATE_FIRST_VALUE, /* or the array ends */
	STATE_NAME,	   /* a member's name has to come */
	STATE_FIRST_NAME,  /* or the object ends */
	STATE_COLON,
	STATE_AFTER_VALUE,
	STATE_STRING,
	STATE_ESCAPE,
	STATE_HEX,
	STATE_NUMBER,
	STATE_LITERAL,
	STATE_MALFORMED,
};

enum number {
	NUMBER_MINUS,
	NUMBER_ZERO,
	NUMBER_DIGITS,
	NUMBER_POINT,
	NUMBER_FRACTION,
	NUMBER_E,
	NUMBER_SIGN,
	NUMBER_EXPONENT,
};

struct json_picker {
	const struct json_wanted *wanted;
	json_pick_handler *handler;
	void *context;

	enum state state;
	bool begun;
	const char *chunk; /* what is being fed */
	size_t position;   /* of its first byte */

	size_t depth;
	uint64_t objects[JSON_PICKER_DEPTH / 64]; /* a bit for each level */
	const struct json_wanted *levels[JSON_PICKER_TREE_DEPTH];
	const struct json_wanted *member; /* that the next value is, or NULL */

	/* The scalar, or name, that is being read. */
	const struct json_wanted *value; /* NULL: nobody looks for it */
	bool is_name;
	size_t length;
	size_t began_at;
	struct buffer text;
	size_t name_length;
	char name[NAME_SIZE];
	bool ignores_case;
	bool in_other_letters; /* the name that was read last */
	enum number number;
	const char *literal; /* what has still to come */
	enum json_pick_kind literal_kind;
	unsigned character; /* of \uXXXX */
	unsigned digits_left;

	int64_t counted;
};

struct json_picker *json_picker_new(
    const struct json_wanted *wanted, json_pick_handler *handler, void *context)
{
	struct json_picker *picker = memory_calloc(1, sizeof *picker);

	picker->wanted = wanted;
	picker->handler = handler;
	picker->context = context;
	return picker;
}

void json_picker_ignore_case(struct json_picker *picker)
{
	picker->ignores_case = true;
}

void json_picker_free(struct json_picker *picker)
{
	if (picker == NULL)
		return;
	buffer_clear(&picker->text);
	free(picker);
}

void json_picker_reset(struct json_picker *picker)
{
	picker->state = STATE_VALUE;
	picker->begun = false;
	picker->position = 0;
	picker->depth = 0;
	picker->value = NULL;
}

bool json_picker_is_malformed(const struct json_picker *picker)
{
	return picker->state == STATE_MALFORMED;
}

static bool number_may_end(enum number number)
{
	return number == NUMBER_ZERO || number == NUMBER_DIGITS ||
	       number == NUMBER_FRACTION || number == NUMBER_EXPONENT;
}

bool json_picker_is_whole(const struct json_picker *picker)
{
	if (picker->depth > 0 || !picker->begun)
		return false;
	return picker->state == STATE_AFTER_VALUE ||
	       (picker->state == STATE_NUMBER &&
		   number_may_end(picker->number));
}

int64_t json_picker_counted(const struct json_picker *picker)
{
	return picker->counted;
}

static void report(const struct json_picker *picker,
    const struct json_wanted *found, struct json_pick pick)
{
	if (found == NULL || found->pick == 0)
		return;
	pick.pick = found->pick;
	pick.name = found->name;
	pick.in_other_letters = picker->in_other_letters &&
				pick.kind != JSON_PICK_OBJECT_END &&
				pick.kind != JSON_PICK_ARRAY_END;
	picker->handler(picker->context, &pick);
}

static size_t position_of(const struct json_picker *picker, const char *at)
{
	return picker->position + (size_t)(at - picker->chunk);
}

static bool in_object(const struct json_picker *picker)
{
	size_t level = picker->depth - 1;

	return picker->depth > 0 &&
	       (picker->objects[level / 64] >> level % 64 & 1) != 0;
}

/* The members and elements that are looked for where we are, or NULL. */
static const struct json_wanted *wanted_here(const struct json_picker *picker)
{
	const struct json_wanted *level;

	if (picker->depth > JSON_PICKER_TREE_DEPTH)
		return NULL;
	level = picker->levels[picker->depth - 1];
	return level == NULL ? NULL : level->within;
}

static const struct json_wanted *find_wanted(
    const struct json_wanted *wanted, const char *name)
{
	for (; wanted != NULL && wanted->name != NULL; wanted++)
		if (wanted->name[0] == name[0] &&
		    strcmp(wanted->name, name) == 0)
			return wanted;
	return NULL;
}

/* What Unicode's simple folding makes ASCII of, beside ASCII. */
static const struct folding {
	unsigned character;
	const char *text;
	char folded;
} foldings[] = {
    {0x17F, "\xC5\xBF", 's'},
    {0x212A, "\xE2\x84\xAA", 'k'},
};

#define FOLDINGS (sizeof foldings / sizeof *foldings)

/* Makes ASCII of what NAME has of those; it does not grow. */
static void fold(char *name)
{
	char *to = name;

	while (*name != '\0') {
		const struct folding *folding = foldings;

		while (folding < foldings + FOLDINGS &&
		       strncmp(name, folding->text, strlen(folding->text)) != 0)
			folding++;
		if (folding == foldings + FOLDINGS) {
			*to++ = *name++;
			continue;
		}
		*to++ = folding->folded;
		name += strlen(folding->text);
	}
	*to = '\0';
}

static const struct json_wanted *find_in_any_letters(
    const struct json_wanted *wanted, char *name)
{
	fold(name);
	for (; wanted != NULL && wanted->name != NULL; wanted++)
		if (strcasecmp(wanted->name, name) == 0)
			return wanted;
	return NULL;
}

static const struct json_wanted *find_value(const struct json_picker *picker)
{
	if (picker->depth == 0)
		return picker->wanted;
	if (in_object(picker))
		return picker->member;
	return find_wanted(wanted_here(picker), JSON_ELEMENTS);
}

/* Takes bytes of a scalar: counts them, keeps them if somebody looks. */
static void keep(struct json_picker *picker, const char *from, const char *to)
{
	size_t more = (size_t)(to - from);

	picker->length += more;
	if (picker->value != NULL && picker->value->pick != 0 &&
	    picker->length <= JSON_PICK_TEXT_MAXIMUM)
		buffer_add(&picker->text, from, more);
}

static void begin_scalar(struct json_picker *picker, const char *at)
{
	picker->length = 0;
	picker->began_at = position_of(picker, at);
	buffer_reset(&picker->text);
}

static void end_scalar(struct json_picker *picker, enum json_pick_kind kind)
{
	bool fits = picker->length <= JSON_PICK_TEXT_MAXIMUM;

	picker->state = STATE_AFTER_VALUE;
	report(picker, picker->value,
	    (struct json_pick){.kind = kind,
		.text = fits ? picker->text.data : NULL,
		.length = picker->length,
		.position = picker->began_at});
}

static const char *fail(struct json_picker *picker, const char *at)
{
	picker->state = STATE_MALFORMED;
	return at;
}

/* Returns the first quote, backslash or control character, or END. Eight bytes
 * at a time: nearly all of a stream is text between quotes. */
static const char *find_special(const char *at, const char *end)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);

	while (end - at >= 8) {
		uint64_t bytes, quotes, slashes, low;

		memcpy(&bytes, at, sizeof bytes);
		quotes = bytes ^ ones * '"';
		slashes = bytes ^ ones * '\\';
		low = (bytes - ones * 0x20) & ~bytes;
		quotes = (quotes - ones) & ~quotes;
		slashes = (slashes - ones) & ~slashes;
		if (((quotes | slashes | low) & ones * 0x80) != 0)
			break;
		at += 8;
	}
	while (
	    at < end && *at != '"' && *at != '\\' && (unsigned char)*at >= 0x20)
		at++;
	return at;
}

/* A longer name keeps a length that no name that is looked for has. */
static void add_to_name(
    struct json_picker *picker, const char *from, size_t more)
{
	if (more >= NAME_SIZE - picker->name_length) {
		picker->name_length = NAME_SIZE - 1;
		picker->name[0] = '\0';
		picker->member = NULL;
		return;
	}
	memcpy(picker->name + picker->name_length, from, more);
	picker->name_length += more;
}

static void take_characters(
    struct json_picker *picker, const char *from, const char *to)
{
	if (picker->is_name) {
		if (picker->member != NULL)
			add_to_name(picker, from, (size_t)(to - from));
		return;
	}
	keep(picker, from, to);
	if (picker->value != NULL && picker->value->counted)
		picker->counted += to - from;
}

/* Names that are looked for are ASCII, so other characters need not be told
 * apart. */
static void add_character(struct json_picker *picker, unsigned character)
{
	char byte = character > 0 && character < 0x80 ? (char)character : '\1';

	for (size_t i = 0; i < FOLDINGS; i++)
		if (foldings[i].character == character) {
			add_to_name(
			    picker, foldings[i].text, strlen(foldings[i].text));
			return;
		}
	add_to_name(picker, &byte, 1);
}

/* Takes what an escape stands for. */
static void take_escaped(struct json_picker *picker, unsigned character)
{
	bool is_surrogate = character >= 0xD800 && character < 0xE000;

	if (picker->is_name) {
		if (picker->member != NULL)
			add_character(picker, character);
	} else if (picker->value != NULL && picker->value->counted) {
		picker->counted += character < 0x80		       ? 1
				   : character < 0x800 || is_surrogate ? 2
								       : 3;
	}
}

static void begin_string(struct json_picker *picker, const char *at)
{
	begin_scalar(picker, at);
	picker->is_name = false;
	picker->state = STATE_STRING;
	keep(picker, at, at + 1);
}

/* While a name is read, member stands for all that it can still be. */
static void begin_name(struct json_picker *picker)
{
	picker->is_name = true;
	picker->name_length = 0;
	picker->member = wanted_here(picker);
	picker->state = STATE_STRING;
}

static void end_name(struct json_picker *picker)
{
	const struct json_wanted *wanted = picker->member;

	picker->name[picker->name_length] = '\0';
	picker->in_other_letters = false;
	/* The empty name is that of elements. */
	picker->member =
	    picker->name_length > 0 ? find_wanted(wanted, picker->name) : NULL;
	if (picker->member != NULL || !picker->ignores_case ||
	    picker->name[0] == '\0')
		return;
	picker->member = find_in_any_letters(wanted, picker->name);
	picker->in_other_letters = picker->member != NULL;
}

static void end_string(struct json_picker *picker, const char *quote)
{
	if (!picker->is_name) {
		keep(picker, quote, quote + 1);
		end_scalar(picker, JSON_PICK_STRING);
		return;
	}
	picker->state = STATE_COLON;
	end_name(picker);
}

static const char *read_string(
    struct json_picker *picker, const char *at, const char *end)
{
	const char *special = find_special(at, end);

	take_characters(picker, at, special);
	if (special == end)
		return end;
	if (*special == '"')
		end_string(picker, special);
	else if (*special == '\\')
		picker->state = STATE_ESCAPE;
	else
		return fail(picker, special);
	if (picker->state == STATE_ESCAPE && !picker->is_name)
		keep(picker, special, special + 1);
	return special + 1;
}

static const char *read_escape(struct json_picker *picker, const char *at)
{
	static const char escapes[] = "\"\\/bfnrt";
	static const char meanings[] = "\"\\/\b\f\n\r\t";
	const char *escape;

	if (!picker->is_name)
		keep(picker, at, at + 1);
	if (*at == 'u') {
		picker->character = 0;
		picker->digits_left = 4;
		picker->state = STATE_HEX;
		return at + 1;
	}
	escape = *at == '\0' ? NULL : strchr(escapes, *at);
	if (escape == NULL)
		return fail(picker, at);
	take_escaped(picker, (unsigned char)meanings[escape - escapes]);
	picker->state = STATE_STRING;
	return at + 1;
}

static const char *read_hex(struct json_picker *picker, const char *at)
{
	int digit = text_hex_digit(*at);

	if (digit < 0)
		return fail(picker, at);
	if (!picker->is_name)
		keep(picker, at, at + 1);
	picker->character = picker->character * 16 + (unsigned)digit;
	if (--picker->digits_left == 0) {
		take_escaped(picker, picker->character);
		picker->state = STATE_STRING;
	}
	return at + 1;
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Moves on by BYTE; false if the number cannot go on with it. */
static bool step_number(enum number *number, char byte)
{
	bool digit = is_digit(byte), e = (byte | 0x20) == 'e';
	bool sign = byte == '+' || byte == '-';

	switch (*number) {
	case NUMBER_MINUS:
		*number = byte == '0' ? NUMBER_ZERO : NUMBER_DIGITS;
		return digit;
	case NUMBER_ZERO:
	case NUMBER_DIGITS:
		if (digit)
			return *number == NUMBER_DIGITS;
		*number = e ? NUMBER_E : byte == '.' ? NUMBER_POINT : *number;
		return e || byte == '.';
	case NUMBER_POINT:
	case NUMBER_FRACTION:
		if (e && *number == NUMBER_FRACTION) {
			*number = NUMBER_E;
			return true;
		}
		*number = digit ? NUMBER_FRACTION : *number;
		return digit;
	case NUMBER_E:
	case NUMBER_SIGN:
	case NUMBER_EXPONENT:
		if (sign && *number == NUMBER_E) {
			*number = NUMBER_SIGN;
			return true;
		}
		*number = digit ? NUMBER_EXPONENT : *number;
		return digit;
	}
	return false;
}

static const char *read_number(
    struct json_picker *picker, const char *at, const char *end)
{
	const char *from = at;
	bool may_end;

	do {
		may_end = number_may_end(picker->number);
	} while (step_number(&picker->number, *at) && ++at < end);
	keep(picker, from, at);
	if (at == end)
		return at;
	if (!may_end)
		return fail(picker, at);
	end_scalar(picker, JSON_PICK_NUMBER);
	return at;
}

static void begin_literal(struct json_picker *picker, const char *at,
    const char *literal, enum json_pick_kind kind)
{
	begin_scalar(picker, at);
	picker->literal = literal;
	picker->literal_kind = kind;
	picker->state = STATE_LITERAL;
}

static const char *read_literal(struct json_picker *picker, const char *at)
{
	if (*at != *picker->literal)
		return fail(picker, at);
	keep(picker, at, at + 1);
	if (*++picker->literal != '\0')
		return at + 1;
	if (picker->begun)
		end_scalar(picker, picker->literal_kind);
	else
		picker->state = STATE_VALUE;
	return at + 1;
}

static const char *open_bracket(struct json_picker *picker, const char *at)
{
	bool is_object = *at == '{';
	size_t level = picker->depth;
	uint64_t bit = UINT64_C(1) << level % 64;

	if (level == JSON_PICKER_DEPTH)
		return fail(picker, at);
	picker->objects[level / 64] &= ~bit;
	if (is_object)
		picker->objects[level / 64] |= bit;
	if (level < JSON_PICKER_TREE_DEPTH)
		picker->levels[level] = picker->value;
	picker->depth++;
	picker->state = is_object ? STATE_FIRST_NAME : STATE_FIRST_VALUE;
	report(picker, picker->value,
	    (struct json_pick){
		.kind = is_object ? JSON_PICK_OBJECT : JSON_PICK_ARRAY,
		.position = position_of(picker, at)});
	return at + 1;
}

static const char *close_bracket(struct json_picker *picker, const char *at)
{
	bool is_object = *at == '}';
	size_t level = picker->depth - 1;

	if (picker->depth == 0 || in_object(picker) != is_object)
		return fail(picker, at);
	picker->depth = level;
	picker->state = STATE_AFTER_VALUE;
	report(picker,
	    level < JSON_PICKER_TREE_DEPTH ? picker->levels[level] : NULL,
	    (struct json_pick){
		.kind = is_object ? JSON_PICK_OBJECT_END : JSON_PICK_ARRAY_END,
		.position = position_of(picker, at)});
	return at + 1;
}

static const char *begin_value(struct json_picker *picker, const char *at)
{
	if (*at == BYTE_ORDER_MARK[0] && position_of(picker, at) == 0) {
		begin_literal(picker, at, BYTE_ORDER_MARK, JSON_PICK_NULL);
		return at;
	}
	picker->begun = true;
	picker->value = find_value(picker);
	switch (*at) {
	case '{':
	case '[':
		return open_bracket(picker, at);
	case '"':
		begin_string(picker, at);
		return at + 1;
	case 't':
		begin_literal(picker, at, "true", JSON_PICK_TRUE);
		return at;
	case 'f':
		begin_literal(picker, at, "false", JSON_PICK_FALSE);
		return at;
	case 'n':
		begin_literal(picker, at, "null", JSON_PICK_NULL);
		return at;
	default:
		if (*at != '-' && !is_digit(*at))
			return fail(picker, at);
		begin_scalar(picker, at);
		picker->number = *at == '-'   ? NUMBER_MINUS
				 : *at == '0' ? NUMBER_ZERO
					      : NUMBER_DIGITS;
		picker->state = STATE_NUMBER;
		keep(picker, at, at + 1);
		return at + 1;
	}
}

static const char *read_after_value(struct json_picker *picker, const char *at)
{
	if (*at == '}' || *at == ']')
		return close_bracket(picker, at);
	if (*at != ',' || picker->depth == 0)
		return fail(picker, at);
	picker->state = in_object(picker) ? STATE_NAME : STATE_VALUE;
	return at + 1;
}

/* Reads a byte between scalars. */
static const char *read_structure(struct json_picker *picker, const char *at)
{
	if (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')
		return at + 1;
	switch (picker->state) {
	case STATE_FIRST_VALUE:
		if (*at == ']')
			return close_bracket(picker, at);
		return begin_value(picker, at);
	case STATE_VALUE:
		return begin_value(picker, at);
	case STATE_FIRST_NAME:
	case STATE_NAME:
		if (*at == '}' && picker->state == STATE_FIRST_NAME)
			return close_bracket(picker, at);
		if (*at != '"')
			return fail(picker, at);
		begin_name(picker);
		return at + 1;
	case STATE_COLON:
		if (*at != ':')
			return fail(picker, at);
		picker->state = STATE_VALUE;
		return at + 1;
	default:
		return read_after_value(picker, at);
	}
}

void json_picker_feed(
    struct json_picker *picker, const char *data, size_t length)
{
	const char *at = data, *end = data + length;

	picker->chunk = data;
	while (at < end && picker->state != STATE_MALFORMED)
		switch (picker->state) {
		case STATE_STRING:
			at = read_string(picker, at, end);
			break;
		case STATE_ESCAPE:
			at = read_escape(picker, at);
			break;
		case STATE_HEX:
			at = read_hex(picker, at);
			break;
		case STATE_NUMBER:
			at = read_number(picker, at, end);
			break;
		case STATE_LITERAL:
			at = read_literal(picker, at);
			break;
		default:
			at = read_structure(picker, at);
		}
	picker->position += length;
}

bool json_pick_is(const struct json_pick *pick, const char *text)
{
	size_t length = strlen(text);

	return pick->kind == JSON_PICK_STRING && pick->text != NULL &&
	       pick->length == length + 2 &&
	       memcmp(pick->text + 1, text, length) == 0;
}

char *json_pick_string(const struct json_pick *pick)
{
	const char *text = pick->text + 1;
	size_t length = pick->length - 2;
	struct buffer copy = {0};
	json_t *value = NULL;
	char *plain = NULL;

	if (memchr(pick->text, '\\', pick->length) == NULL) {
		if (text_valid_length(text, length) != length)
			return NULL;
		buffer_add(&copy, text, length);
		return buffer_steal(&copy);
	}
	if (json_read(pick->text, pick->length, &value, NULL, NULL) == ERR_OK)
		plain = memory_strdup(json_string_value(value));
	json_decref(value);
	return plain;
}
