/*
 * Decimal numbers for money: whole multiples of 10^-12, held as 128-bit
 * integers, so that sums and products are exact. Nothing here passes through a
 * double, and nothing is rounded but where a line says so.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DECIMAL_DIGITS 12 /* after the point */

/* Of a number below 10^25, which all products of the functions here are. */
#define DECIMAL_TEXT_SIZE 40

struct decimal {
	__int128 units; /* of 10^-DECIMAL_DIGITS; never negative */
};

#endif
