/*
 * Rules for text that comes from outside: UTF-8 as RFC 3629 has it (no
 * overlong forms, no surrogates, nothing above U+10FFFF), and control
 * characters (U+0000–U+001F, U+007F–U+009F). And what header lines hold.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Returns how many leading bytes of TEXT are whole, valid characters. */
size_t text_valid_length(const char *text, size_t length);

/* Counts the characters of valid UTF-8. */
size_t text_count_characters(const char *text, size_t length);

/* Tells whether valid UTF-8 holds a control character. */
bool text_has_control(const char *text, size_t length);

/*
 * Tells whether TEXT is valid UTF-8 of 1 to MAXIMUM bytes without control
 * characters: what names of users, models and requests have to be.
 */
bool text_is_name(const char *text, size_t length, size_t maximum);

/* Tells whether LINES, each "Name: value" and a line end (NULL: none), have
 * one of NAME, whatever the case of its letters. */
bool text_has_header(const char *lines, const char *name);

/* The value of a hexadecimal digit; -1: C is none. */
int text_hex_digit(char c);

/*
 * Writes LENGTH bytes of TEXT to TO, which has room for as many and may be TEXT
 * itself, with a byte for each %XX; what is no such stays as it is. Returns how
 * many were written. No NUL is added.
 */
size_t text_decode_percent(const char *text, size_t length, char *to);

#endif
