/*
 * FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/: quick and well spread,
 * not a defence against those who choose what is hashed.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* 64 bits over LENGTH bytes. */
uint64_t hash_bytes(const char *data, size_t length);

/* 32 bits over a text, folded from the 64. */
uint32_t hash_text(const char *text);

#endif
