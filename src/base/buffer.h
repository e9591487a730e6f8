/*
 * Bytes that grow. The struct is open: read data and length freely. Data is
 * always followed by a NUL byte once anything was added, so it can be handed
 * to functions that take strings. A buffer starts as {0}.
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stddef.h>

struct buffer {
	char *data;
	size_t length;
	size_t capacity;
};

/* Frees the bytes and makes the buffer empty again. */
void buffer_clear(struct buffer *buffer);

/* Forgets the bytes, keeps the memory. */
void buffer_reset(struct buffer *buffer);

/* Makes room for MORE bytes and a NUL; returns where they go. The caller adds
 * what it wrote to length. */
char *buffer_reserve(struct buffer *buffer, size_t more);

void buffer_add(struct buffer *buffer, const void *data, size_t length);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_add_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Returns the bytes, NUL-terminated, for the caller to free, and empties
 * the buffer. */
char *buffer_steal(struct buffer *buffer);

#endif
