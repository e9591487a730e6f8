/*
 * Instants: microseconds since 1970-01-01T00:00:00Z, without leap seconds,
 * as in RFC 3339 and PostgreSQL.
 */
#ifndef BASE_TIMESTAMP_H
#define BASE_TIMESTAMP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TIMESTAMP_SECOND INT64_C(1000000)
#define TIMESTAMP_DAY (INT64_C(86400) * TIMESTAMP_SECOND)
#define TIMESTAMP_TEXT_SIZE sizeof "2025-06-23T17:18:20.605Z"

/* The wall clock. */
int64_t timestamp_now(void);

/* A clock that only goes forward, for durations; microseconds. */
int64_t timestamp_monotonic(void);

/*
 * Reads an RFC 3339 date-time with any offset: years 0001–9999, a fraction of
 * any length (cut to microseconds), second 60 as the next minute's first.
 * Returns false, and leaves WHEN alone, for anything else.
 */
bool timestamp_parse(const char *text, size_t length, int64_t *when);

/*
 * Writes WHEN in UTC with milliseconds (cut, not rounded) and Z. WHEN lies in
 * the years 0001–9999.
 */
void timestamp_format(int64_t when, char text[static TIMESTAMP_TEXT_SIZE]);

#endif
