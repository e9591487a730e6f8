#include "base/log.h"

#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

#include "base/timestamp.h"

/* An event whose names are of the greatest length fits, and the line into what
 * pipes take in one piece. */
#define MESSAGE_MAXIMUM 3900

static enum log_level log_level = LOG_LEVEL_INFO;

void log_set_level(enum log_level level)
{
	log_level = level;
}

/* Tells whether the byte at AT is a control character, or part of one:
 * U+0080–U+009F are C2 80 – C2 9F. */
static bool is_control(const char *at, const char *start)
{
	unsigned char byte = (unsigned char)*at;

	if (byte == 0xC2)
		return ((unsigned char)at[1] & 0xE0) == 0x80;
	if ((byte & 0xE0) == 0x80)
		return at > start && (unsigned char)at[-1] == 0xC2;
	return byte < 0x20 || byte == 0x7F;
}

static size_t escape(const char *from, char *to, size_t room)
{
	size_t used = 0;

	for (const char *at = from; *at != '\0' && used + 5 < room; at++) {
		if (is_control(at, from))
			used += (size_t)snprintf(to + used, room - used,
			    "\\x%02x", (unsigned char)*at);
		else
			to[used++] = *at;
	}
	return used;
}

void log_write(enum log_level level, const char *format, ...)
{
	static const char *const names[] = {
	    "error", "warning", "info", "debug"};
	char message[MESSAGE_MAXIMUM + 1], line[PIPE_BUF];
	char now[TIMESTAMP_TEXT_SIZE];
	va_list arguments;
	size_t used;

	if (level > log_level)
		return;
	va_start(arguments, format);
	vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);
	timestamp_format(timestamp_now(), now);
	used = (size_t)snprintf(line, sizeof line, "%s %s ", now, names[level]);
	used += escape(message, line + used, sizeof line - used - 1);
	line[used++] = '\n';
	if (write(STDERR_FILENO, line, used) < 0)
		return; /* nowhere left to tell */
}
