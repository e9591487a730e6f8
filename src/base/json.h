/*
 * JSON from strangers, read by jansson behind two limits that it does not
 * have: nesting (its parser recurses, our stacks are small) and the number of
 * values (a value costs twenty times its text).
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <jansson.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/error.h"

#define JSON_DEPTH_MAXIMUM 32
#define JSON_VALUES_MAXIMUM 200000

/*
 * Tells whether TEXT stays within both limits: ERR_OK, or ERR_INVALID with
 * JSON_TOO_DEEP or JSON_TOO_MANY_VALUES. TEXT may hold several documents.
 */
enum err json_check_limits(
    const char *text, size_t length, struct error *error) ERROR_MUST_CHECK;

/* Where reading failed. */
struct json_problem {
	size_t position; /* bytes from the start */
	char member[65]; /* nearest before it, cut; or "" */
};

/*
 * Reads one whole document (any JSON value) from LENGTH bytes of TEXT that
 * passed json_check_limits(). The caller drops *VALUE with json_decref().
 * ERR_INVALID with JSON_MALFORMED, JSON_DUPLICATE_MEMBER,
 * JSON_NUMBER_TOO_LARGE, JSON_NUL_CHARACTER or JSON_INVALID_UTF8, in a sentence
 * that names the member where there is one; PROBLEM (may be NULL) says where.
 * Integers are 64 bits; text holds neither NUL nor bad UTF-8.
 */
enum err json_read(const char *text, size_t length, json_t **value,
    struct json_problem *problem, struct error *error) ERROR_MUST_CHECK;

/* Counts the elements that end before POSITION in the array at the top level
 * of TEXT: the index of the element that POSITION lies in. 0 if TEXT is no
 * array. */
size_t json_element_at(const char *text, size_t length, size_t position);

/* Adds VALUE's compact text to BUFFER; members keep their order. */
void json_write(const json_t *value, struct buffer *buffer);

/* The same with numbers as people write them: 0.1, which 17 digits would make
 * 0.10000000000000001, unless some number needs those 17. */
void json_write_readable(const json_t *value, struct buffer *buffer);

/* Lets jansson use memory that is always there, and seeds its hashing: once,
 * before threads start. */
void json_start(void);

#endif
