/*
 * What people may see of an address that somebody has set: a password that
 * stands in it, and a query, which may hold a key, are nobody's business.
 */
#ifndef BASE_ADDRESS_MASK_H
#define BASE_ADDRESS_MASK_H

#include "base/buffer.h"

/*
 * Adds TEXT to OUT: addresses (URLs or host:port), with spaces between and
 * perhaps with names before them ("name=https://…"). What stands before the @
 * of a host, and after a ?, becomes "…".
 */
void address_mask_add(struct buffer *out, const char *text);

#endif
