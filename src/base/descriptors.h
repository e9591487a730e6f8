/*
 * How many descriptors the process may have, and how many it can come to want:
 * who runs out of them can take no more requests.
 */
#ifndef BASE_DESCRIPTORS_H
#define BASE_DESCRIPTORS_H

#include <stdint.h>

#include "base/config.h"

/* Raises the limit as far as the process may; most systems start programs with
 * few. Returns what it is then; INT64_MAX: none. Before threads start. */
int64_t descriptors_raise_limit(void);

/* The most that serving by CONFIG takes at once. */
int64_t descriptors_wanted(const struct config *config);

#endif
