#include "llm/usage_cost.h"

#include <stdlib.h>
#include <string.h>

#define WHOLE_DIGITS 9
#define PLACES 30
#define DIGITS (WHOLE_DIGITS + PLACES)
#define POWER_MAXIMUM 1000

/* 0.d1d2d3… times 10^point: no zeros at either end of the digits. */
struct decimal {
	char digits[DIGITS];
	int length;
	int point;
};

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Reads a JSON number; false: negative, or too many digits. */
static bool read_decimal(const char *at, struct decimal *decimal)
{
	bool after_point = false;
	int zeros = 0; /* that count only if a digit follows */
	long power = 0;

	for (; is_digit(*at) || *at == '.'; at++) {
		if (*at == '.') {
			after_point = true;
			continue;
		}
		if (decimal->length > 0 || *at != '0')
			decimal->point += !after_point;
		else if (after_point)
			decimal->point--;
		if (*at == '0') {
			zeros += decimal->length > 0;
			continue;
		}
		if (decimal->length + zeros >= DIGITS)
			return false;
		memset(decimal->digits + decimal->length, '0', (size_t)zeros);
		decimal->length += zeros;
		decimal->digits[decimal->length++] = *at;
		zeros = 0;
	}
	if (*at == 'e' || *at == 'E')
		power = strtol(at + 1, NULL, 10);
	else if (*at != '\0')
		return false;
	if (power < -POWER_MAXIMUM || power > POWER_MAXIMUM)
		return decimal->length == 0;
	decimal->point += (int)power;
	return true;
}

static char *write_digit(const struct decimal *decimal, int index, char *to)
{
	*to = '0';
	if (index >= 0 && index < decimal->length)
		*to = decimal->digits[index];
	return to + 1;
}

bool usage_cost_write(const char *number, int power, char *cost, size_t size)
{
	struct decimal decimal = {.length = 0};
	char text[DIGITS + 4];
	char *to = text;
	int places;

	if (strlen(number) > POWER_MAXIMUM || !read_decimal(number, &decimal))
		return false;
	decimal.point += power;
	if (decimal.length == 0)
		decimal.point = 0;
	places = decimal.length - decimal.point;
	if (decimal.point > WHOLE_DIGITS || places > PLACES)
		return false;
	if (decimal.point <= 0)
		*to++ = '0';
	for (int i = 0; i < decimal.point; i++)
		to = write_digit(&decimal, i, to);
	if (places > 0)
		*to++ = '.';
	for (int i = 0; i < places; i++)
		to = write_digit(&decimal, decimal.point + i, to);
	*to = '\0';
	if ((size_t)(to - text) >= size)
		return false;
	memcpy(cost, text, (size_t)(to - text) + 1);
	return true;
}
