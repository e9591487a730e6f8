#include "base/timestamp.h"

#include <string.h>
#include <time.h>

static int64_t read_clock(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (int64_t)now.tv_sec * TIMESTAMP_SECOND + now.tv_nsec / 1000;
}

int64_t timestamp_now(void)
{
	return read_clock(CLOCK_REALTIME);
}

int64_t timestamp_monotonic(void)
{
	return read_clock(CLOCK_MONOTONIC);
}

/*
 * Days since 1970-01-01 in the proleptic Gregorian calendar. Counting years
 * from March puts the leap day last, so that month lengths become linear.
 */
static int64_t days_from_date(int64_t year, int64_t month, int64_t day)
{
	int64_t march_year = month > 2 ? year : year - 1;
	int64_t march_month = (month + 9) % 12;

	return 365 * march_year + march_year / 4 - march_year / 100 +
	       march_year / 400 + (153 * march_month + 2) / 5 + day - 1 -
	       719468;
}

static int days_in_month(int year, int month)
{
	static const int days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
		return 29;
	return days[month - 1];
}

/* Reads exactly COUNT digits and moves on; false if they are not there. */
static bool read_digits(const char **at, const char *end, int count, int *value)
{
	*value = 0;
	for (int i = 0; i < count; i++, (*at)++) {
		if (*at == end || **at < '0' || **at > '9')
			return false;
		*value = *value * 10 + (**at - '0');
	}
	return true;
}

static bool read_mark(const char **at, const char *end, const char *marks)
{
	if (*at == end || strchr(marks, **at) == NULL || **at == '\0')
		return false;
	(*at)++;
	return true;
}

static bool read_date(const char **at, const char *end, int64_t *days)
{
	int year, month, day;

	if (!read_digits(at, end, 4, &year) || !read_mark(at, end, "-") ||
	    !read_digits(at, end, 2, &month) || !read_mark(at, end, "-") ||
	    !read_digits(at, end, 2, &day))
		return false;
	if (year < 1 || month < 1 || month > 12 || day < 1 ||
	    day > days_in_month(year, month))
		return false;
	*days = days_from_date(year, month, day);
	return true;
}

static bool read_fraction(const char **at, const char *end, int64_t *micros)
{
	int64_t unit = TIMESTAMP_SECOND / 10;
	const char *start;

	*micros = 0;
	if (*at == end || **at != '.')
		return true;
	start = ++*at;
	for (; *at < end && **at >= '0' && **at <= '9'; (*at)++, unit /= 10)
		*micros += unit * (**at - '0');
	return *at > start;
}

static bool read_time(const char **at, const char *end, int64_t *micros)
{
	int hour, minute, second;
	int64_t fraction;

	if (!read_digits(at, end, 2, &hour) || !read_mark(at, end, ":") ||
	    !read_digits(at, end, 2, &minute) || !read_mark(at, end, ":") ||
	    !read_digits(at, end, 2, &second) ||
	    !read_fraction(at, end, &fraction))
		return false;
	if (hour > 23 || minute > 59 || second > 60)
		return false;
	if (second == 60)
		fraction = 0;
	*micros =
	    (hour * INT64_C(3600) + minute * 60 + second) * TIMESTAMP_SECOND +
	    fraction;
	return true;
}

static bool read_offset(const char **at, const char *end, int64_t *micros)
{
	int hour, minute, sign;

	*micros = 0;
	if (read_mark(at, end, "Zz"))
		return true;
	sign = *at < end && **at == '-' ? -1 : 1;
	if (!read_mark(at, end, "+-") || !read_digits(at, end, 2, &hour) ||
	    !read_mark(at, end, ":") || !read_digits(at, end, 2, &minute) ||
	    hour > 23 || minute > 59)
		return false;
	*micros =
	    sign * (hour * INT64_C(3600) + minute * 60) * TIMESTAMP_SECOND;
	return true;
}

bool timestamp_parse(const char *text, size_t length, int64_t *when)
{
	const int64_t first = days_from_date(1, 1, 1) * TIMESTAMP_DAY;
	const int64_t end_of_9999 = days_from_date(10000, 1, 1) * TIMESTAMP_DAY;
	const char *at = text, *end = text + length;
	int64_t days, micros, offset, value;

	if (!read_date(&at, end, &days) || !read_mark(&at, end, "Tt ") ||
	    !read_time(&at, end, &micros) || !read_offset(&at, end, &offset) ||
	    at != end)
		return false;
	value = days * TIMESTAMP_DAY + micros - offset;
	if (value < first || value >= end_of_9999)
		return false;
	*when = value;
	return true;
}

static void put_digits(char *to, int count, int64_t value)
{
	for (int i = count - 1; i >= 0; i--, value /= 10)
		to[i] = (char)('0' + value % 10);
}

void timestamp_format(int64_t when, char text[static TIMESTAMP_TEXT_SIZE])
{
	int64_t days = when / TIMESTAMP_DAY, rest = when % TIMESTAMP_DAY;
	int64_t era, day, year, month;

	if (rest < 0) {
		rest += TIMESTAMP_DAY;
		days--;
	}
	/* The reverse of days_from_date(), in eras of 400 years. */
	days += 719468;
	era = days / 146097;
	day = days % 146097;
	year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	day -= 365 * year + year / 4 - year / 100;
	month = (5 * day + 2) / 153;
	day -= (153 * month + 2) / 5;
	month = month < 10 ? month + 3 : month - 9;
	year += era * 400 + (month <= 2);

	memcpy(text, "0000-00-00T00:00:00.000Z", TIMESTAMP_TEXT_SIZE);
	put_digits(text, 4, year);
	put_digits(text + 5, 2, month);
	put_digits(text + 8, 2, day + 1);
	rest /= 1000;
	put_digits(text + 20, 3, rest % 1000);
	rest /= 1000;
	put_digits(text + 17, 2, rest % 60);
	put_digits(text + 14, 2, rest / 60 % 60);
	put_digits(text + 11, 2, rest / 3600);
}
