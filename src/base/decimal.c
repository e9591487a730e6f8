#include "base/decimal.h"

#include <string.h>

#define UNITS_IN_ONE UINT64_C(1000000000000) /* 10^DECIMAL_DIGITS */
#define MILLION 1000000
#define LEAST_DIGITS 2

/* More digits than a number in range can have before its value is 0, and more
 * than an exponent needs to leave the range. */
#define EXPONENT_MAXIMUM 1000

/* The integer part is below 10^12. */
#define UNITS_END ((unsigned __int128)UNITS_IN_ONE * UNITS_IN_ONE)

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The parts of a number's text; it is 0.DIGITS… with the point moved POINT
 * places to the right. */
struct parts {
	const char *start, *end; /* digits, perhaps with one point in them */
	long point;
};

/* Reads "e-7", if it is there, into EXPONENT, which is kept within
 * EXPONENT_MAXIMUM. Returns what follows, or NULL. */
static const char *read_exponent(const char *at, long *exponent)
{
	bool negative = false;

	*exponent = 0;
	if (*at != 'e' && *at != 'E')
		return at;
	at++;
	if (*at == '+' || *at == '-')
		negative = *at++ == '-';
	if (!is_digit(*at))
		return NULL;
	for (; is_digit(*at); at++)
		if (*exponent < EXPONENT_MAXIMUM)
			*exponent = *exponent * 10 + (*at - '0');
	if (negative)
		*exponent = -*exponent;
	return at;
}

/* JSON's grammar without the sign; no zeros lead. */
static bool read_parts(const char *text, struct parts *parts)
{
	const char *at = text, *point;
	long exponent;

	while (is_digit(*at))
		at++;
	point = at;
	if (at == text || (text[0] == '0' && at > text + 1))
		return false;
	if (*at == '.') {
		at++;
		if (!is_digit(*at))
			return false;
		while (is_digit(*at))
			at++;
	}
	parts->start = text;
	parts->end = at;
	at = read_exponent(at, &exponent);
	parts->point = (long)(point - text) + exponent;
	return at != NULL && *at == '\0';
}

/* What is cut off, against half a unit. */
enum rest { REST_NONE, REST_LESS, REST_HALF, REST_MORE };

static enum rest add_to_rest(enum rest rest, bool is_first, char digit)
{
	if (is_first)
		return digit == '0'   ? REST_NONE
		       : digit < '5'  ? REST_LESS
		       : digit == '5' ? REST_HALF
				      : REST_MORE;
	if (digit == '0')
		return rest;
	return rest == REST_NONE   ? REST_LESS
	       : rest == REST_HALF ? REST_MORE
				   : rest;
}

static bool rounds_up(enum rest rest, unsigned __int128 units)
{
	return rest == REST_MORE || (rest == REST_HALF && units % 2 == 1);
}

bool decimal_parse(const char *text, struct decimal *value, bool *exact)
{
	struct parts parts;
	unsigned __int128 units = 0;
	enum rest rest = REST_NONE;
	long place; /* of the next digit: 0 is a unit, below is cut off */

	if (!read_parts(text, &parts))
		return false;
	place = parts.point + DECIMAL_DIGITS - 1;
	for (const char *at = parts.start; at < parts.end; at++) {
		if (*at == '.')
			continue;
		if (place >= 0) {
			units = units * 10 + (unsigned)(*at - '0');
			if (units >= UNITS_END)
				return false;
		} else {
			rest = add_to_rest(rest, place == -1, *at);
		}
		place--;
	}
	for (; units > 0 && place >= 0; place--) {
		units *= 10;
		if (units >= UNITS_END)
			return false;
	}
	units += rounds_up(rest, units);
	if (units >= UNITS_END)
		return false;
	value->units = units;
	if (exact != NULL)
		*exact = rest == REST_NONE;
	return true;
}

void decimal_add_product(
    struct decimal *sum, struct decimal value, int64_t count)
{
	sum->units += value.units * (uint64_t)count;
}

struct decimal decimal_millionth(struct decimal value)
{
	struct decimal result = {value.units / MILLION};
	unsigned rest = (unsigned)(value.units % MILLION);

	if (rest > MILLION / 2 ||
	    (rest == MILLION / 2 && result.units % 2 == 1))
		result.units++;
	return result;
}

void decimal_format(struct decimal value, char text[static DECIMAL_TEXT_SIZE])
{
	char reversed[DECIMAL_TEXT_SIZE];
	unsigned __int128 units = value.units;
	size_t length = 0, skip = 0;

	for (; units > 0 || length <= DECIMAL_DIGITS; units /= 10)
		reversed[length++] = (char)('0' + (int)(units % 10));
	while (skip < DECIMAL_DIGITS - LEAST_DIGITS && reversed[skip] == '0')
		skip++;
	for (; length > skip; length--) {
		if (length == DECIMAL_DIGITS)
			*text++ = '.';
		*text++ = reversed[length - 1];
	}
	*text = '\0';
}
