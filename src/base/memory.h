/*
 * Memory that is always there.
 *
 * On a host that has no memory left, a server that counts cannot do anything
 * right: it says so once and aborts. What was answered is committed, what was
 * not will be sent again. So nobody checks these results for NULL.
 * Any thread may call these.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* Returns SIZE bytes, not cleared; the caller frees them with free(). */
void *memory_alloc(size_t size) __attribute__((malloc, returns_nonnull));

/* Returns COUNT * SIZE cleared bytes; aborts when the product overflows. */
void *memory_calloc(size_t count, size_t size)
    __attribute__((malloc, returns_nonnull));

/* Like realloc(), for SIZE > 0. */
void *memory_realloc(void *old, size_t size) __attribute__((returns_nonnull));

/* Returns a copy of TEXT, or NULL for NULL; the caller frees it. */
char *memory_strdup(const char *text);

/* Returns a copy of the first LENGTH bytes of TEXT, which has as many, and
 * a NUL; the caller frees it. */
char *memory_strndup(const char *text, size_t length)
    __attribute__((malloc, returns_nonnull));

#endif
