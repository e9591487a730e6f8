/*
 * Decimal numbers for money: whole multiples of 10^-12, held as 128-bit
 * integers, so that sums and products are exact. Nothing here passes through a
 * double, and nothing is rounded but where a line says so. Numbers are never
 * negative.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DECIMAL_DIGITS 12 /* after the point */
#define DECIMAL_TEXT_SIZE 48

struct decimal {
	unsigned __int128 units; /* of 10^-DECIMAL_DIGITS */
};

/*
 * Reads TEXT, a number as JSON has it: digits, perhaps a fraction and an
 * exponent, no sign. It must be less than 10^12; what is finer than 10^-12 is
 * rounded, half to even. *EXACT (may be NULL) tells whether nothing was. False,
 * and VALUE left alone, for anything else.
 */
bool decimal_parse(const char *text, struct decimal *value, bool *exact);

/* Adds VALUE * COUNT to SUM, exactly. COUNT is 0 to 10^12, VALUE less than
 * 10^12; three hundred such products fit. */
void decimal_add_product(
    struct decimal *sum, struct decimal value, int64_t count);

/* The MILLIONth part of VALUE, rounded half to even. */
struct decimal decimal_millionth(struct decimal value);

/* Writes VALUE without exponent and without zeros at its end, but with at
 * least two digits after the point: "12.30", "0.000001". */
void decimal_format(struct decimal value, char text[static DECIMAL_TEXT_SIZE]);

#endif
