#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void buffer_clear(struct buffer *buffer)
{
	free(buffer->data);
	*buffer = (struct buffer){0};
}

void buffer_reset(struct buffer *buffer)
{
	buffer->length = 0;
}

char *buffer_reserve(struct buffer *buffer, size_t more)
{
	size_t need = buffer->length + more + 1;

	if (need > buffer->capacity) {
		size_t capacity = buffer->capacity * 2;

		if (capacity < need)
			capacity = need < 256 ? 256 : need;
		buffer->data = memory_realloc(buffer->data, capacity);
		buffer->capacity = capacity;
	}
	return buffer->data + buffer->length;
}

void buffer_add(struct buffer *buffer, const void *data, size_t length)
{
	char *to = buffer_reserve(buffer, length);

	if (length > 0)
		memcpy(to, data, length);
	buffer->length += length;
	buffer->data[buffer->length] = '\0';
}

void buffer_add_text(struct buffer *buffer, const char *text)
{
	buffer_add(buffer, text, strlen(text));
}

void buffer_add_format(struct buffer *buffer, const char *format, ...)
{
	va_list arguments, again;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length > 0) {
		char *to = buffer_reserve(buffer, (size_t)length);

		vsnprintf(to, (size_t)length + 1, format, arguments);
		buffer->length += (size_t)length;
	}
	va_end(arguments);
}

char *buffer_steal(struct buffer *buffer)
{
	char *data = buffer_reserve(buffer, 0) - buffer->length;

	data[buffer->length] = '\0';
	*buffer = (struct buffer){0};
	return data;
}
