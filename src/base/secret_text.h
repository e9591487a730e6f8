/*
 * What our own credentials look like as text, wherever one may turn up: a
 * beginning that says its kind, then 43 digits of base 64 (RFC 4648, section
 * 5). What they open is for src/auth to know.
 */
#ifndef BASE_SECRET_TEXT_H
#define BASE_SECRET_TEXT_H

#include <stddef.h>

#define SECRET_TEXT_DIGITS 43

enum secret_kind { SECRET_KEY, SECRET_VIEWER, SECRET_SESSION };

#define SECRET_KINDS 3
extern const char *const secret_beginnings[SECRET_KINDS];

/* The 64 digits. */
extern const char secret_digits[];

/* Returns the length of the beginning that TEXT has, or 0. */
size_t secret_text_beginning(const char *text);

/*
 * Finds the first word of TEXT, LENGTH bytes and a NUL, that is a beginning and
 * at least DIGITS digits; NULL: there is none. Any thread.
 */
const char *secret_text_find(const char *text, size_t length, size_t digits);

#endif
