/* Costs that providers report, as exact decimal text. */
#ifndef LLM_USAGE_COST_H
#define LLM_USAGE_COST_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Writes NUMBER, the text of a JSON number, times 10^POWER to COST as digits
 * with at most one point ("1.4e-05" as "0.000014"), exactly. False, COST
 * untouched: it is negative, is 10^9 or more, has more than 30 places, or SIZE
 * bytes do not hold it. Any thread.
 */
bool usage_cost_write(const char *number, int power, char *cost, size_t size);

#endif
