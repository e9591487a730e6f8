/*
 * What the measuring programs share: connections to loopback, a clock, and
 * samples of which they tell percentiles. One thread.
 */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include <stddef.h>
#include <stdint.h>

/* CLOCK_MONOTONIC in nanoseconds: the same for all processes of a host. */
int64_t bench_clock(void);

/* Lets this process open as many descriptors as it may. */
void bench_raise_descriptors(void);

/* Returns a connected, non-blocking socket, the caller's to close. Ends the
 * program with a message when nobody listens at PORT. */
int bench_connect(int port);

/* Returns ARGUMENT, an integer from MINIMUM to INT_MAX; ends the program with
 * a message that names WHAT when it is something else. */
int bench_number(const char *argument, const char *what, int minimum);

struct samples { /* starts as {0} */
	int64_t *values;
	size_t count, capacity;
};

void samples_add(struct samples *samples, int64_t value);

/* Returns the smallest value that PER_MILLE of a thousand samples do not
 * exceed; 0 without samples. Sorts them. */
int64_t samples_percentile(struct samples *samples, size_t per_mille);

void samples_clear(struct samples *samples);

#endif
