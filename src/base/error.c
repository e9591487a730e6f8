#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum err error_set(struct error *error, enum err kind, const char *code,
    const char *format, ...)
{
	va_list arguments;

	if (error == NULL)
		return kind;
	snprintf(error->code, sizeof error->code, "%s", code);
	va_start(arguments, format);
	vsnprintf(error->message, sizeof error->message, format, arguments);
	va_end(arguments);
	error->message[text_valid_length(
	    error->message, strlen(error->message))] = '\0';
	return kind;
}
